"""Characters as they come -> clean lines and paragraphs.

This is the one place where a text is altered: line ends are unified, invisible characters go,
runs of blanks become one blank, and lines of a hard-wrapped file are joined again.  Quotation
marks and dashes stay as they are written.  Doing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

BREAK = "\n\n"  # between two paragraphs

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_PLAIN = re.compile(r"[\x20-\x7e\n]*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WRAP_WIDTHS = range(40, 111)  # characters a line, in files that are wrapped by hand
_SLACK = 3  # a line this much shorter than the width is still full
_WRAP_SHARE = 0.5  # of the lines that do not end their block


def clean(text: str) -> str:
    """Return *text* with paragraphs parted by one empty line and no character out of sight."""
    return BREAK.join(split_paragraphs(text))


def split_paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of *text*, cleaned: its lines, or its blocks if it is wrapped.

    >>> split_paragraphs("One\t line.\r\nAnd  another. ")
    ('One line.', 'And another.')
    """
    lines = [line.strip() for line in _visible(text).split("\n")]
    return tuple(_unwrap(lines))


def clean_line(text: str) -> str:
    """Return *text* as a single clean line."""
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    """Return *text* in composed form with its control and format characters gone."""
    text = _LINE_ENDS.sub("\n", text)
    if not _PLAIN.fullmatch(text):
        text = text.replace("\t", " ")
        text = "".join(char for char in text if char == "\n" or _shows(char))
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", text)


def _shows(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _unwrap(lines: list[str]) -> list[str]:
    """Join the lines that were broken only because they were full."""
    width = _wrap_width(lines)
    joined: list[str] = []
    previous = ""
    for line in lines:
        if (
            previous
            and line
            and len(previous) + len(line.split(" ", 1)[0]) + _SLACK > width > 0
        ):
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        previous = line
    return joined


def _wrap_width(lines: list[str]) -> int:
    """Return the width to which the file is wrapped, 0 if it is not."""
    followed = [line for line, after in pairwise(lines) if line and after]
    if len(followed) < 3:
        return 0
    width = sorted(map(len, followed))[len(followed) * 19 // 20]
    if width not in _WRAP_WIDTHS:
        return 0
    broken = sum(
        not _SENTENCE_END.search(line) and len(line) > width * 0.7 for line in followed
    )
    return width if broken >= _WRAP_SHARE * len(followed) else 0
