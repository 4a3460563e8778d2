"""Web addresses of news pages -> the publisher and the day that they tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from foedera.knowledge.tables import read_table
from foedera.text.days import parse_day

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_DAY_PATHS = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_-]|$)"),
)
_DAY_FIRST = re.compile(r"/(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?=/|$)")


def is_url(text: str) -> bool:
    """Return whether *text* is one web address and nothing else."""
    return _URL.fullmatch(text) is not None


def publisher_of(url: str | None) -> str | None:
    """Return the name of the newspaper or agency at the host of *url*.

    >>> publisher_of("https://edition.cnn.com/2024/06/19/asia/a-treaty/index.html")
    'CNN'
    """
    host = _host(url)
    names = _publishers()
    while "." in host:
        if host in names:
            return names[host]
        host = host.split(".", 1)[1]
    return None


def usual_name(publisher: str) -> str:
    """Return the usual name of a publisher that calls itself by its host, as "DAWN.COM"."""
    name = publisher.strip()
    known = _publishers().get(name.casefold().removeprefix("www."))
    return known or next((n for n in _names() if n.casefold() == name.casefold()), name)


def day_of(url: str | None) -> date | None:
    """Return the day in the path of *url*, as in ``/2024/06/19/``."""
    path = _path(url)
    for form in _DAY_PATHS:
        for found in form.finditer(path):
            if day := parse_day("-".join(found.groups())):
                return day
    found_first = _DAY_FIRST.search(path)
    return parse_day("/".join(found_first.groups())) if found_first else None


def is_name_of_host(name: str, url: str | None) -> bool:
    """Return whether *name* is the site's own, as "TODAY NICARAGUA" on todaynicaragua.com."""
    letters = "".join(char for char in name.casefold() if char.isalnum())
    labels = [label for label in _host(url).replace("-", "").split(".") if len(label) > 4]
    return any(letters.startswith(label) for label in labels)


def _host(url: str | None) -> str:
    return _split(url)[0].casefold().removeprefix("www.")


def _path(url: str | None) -> str:
    return _split(url)[1]


def _split(url: str | None) -> tuple[str, str]:
    """Return host and path; both empty for what is no address."""
    if not url or not is_url(url):
        return "", ""
    try:
        parts = urlsplit(url if "://" in url else f"https://{unquote(url)}")
    except ValueError:
        return "", ""
    return parts.netloc.rpartition("@")[2].partition(":")[0], parts.path


@lru_cache(maxsize=1)
def _publishers() -> Mapping[str, str]:
    columns = ("host", "name", "country")
    return {row["host"]: row["name"] for row in read_table("publishers", columns)}


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(sorted(set(_publishers().values())))
