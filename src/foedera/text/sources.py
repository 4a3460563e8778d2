"""Files, folders and standard input -> bytes; bytes -> Article.

Decides what kind of file it is and in which encoding, and hands the text to `html` or `plain`.
It follows no address: nothing here opens a connection.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from foedera.errors import InputError
from foedera.model import Article, Problem
from foedera.text.html import parse_html
from foedera.text.plain import parse_plain

LIMIT = 20_000_000  # bytes of one file
STDIN = Path("-")
SUFFIXES = (".htm", ".html", ".txt")

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(
    r"</?(?:p|div|br|span|a|h[1-6]|meta|article|section|li|ul|title|img)\b[^<>]*>", re.I
)


def find_paths(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """Return the files that *paths* name, each once; a folder stands for its texts, sorted.

    Raises:
        InputError: a path does not exist, or a folder holds no text.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            texts = sorted(_texts_in(path), key=lambda text: text.relative_to(path).parts)
            if not texts:
                raise InputError(
                    f"{path}: no file ending in {', '.join(SUFFIXES)} in this folder"
                )
            found.update(dict.fromkeys(texts))
        elif path == STDIN or path.exists():
            found[path] = None
        else:
            raise InputError(f"{path}: there is no such file or folder")
    return tuple(found)


def read_bytes(path: Path | str) -> bytes:
    """Return the content of the file at *path*, of standard input for "-".

    Raises:
        InputError: it cannot be opened, or is larger than the limit.
    """
    path = Path(path)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with path.open("rb") as file:
                data = file.read(LIMIT + 1)
            if len(data) > LIMIT:
                raise _too_large(str(path), f"{path.stat().st_size:,} bytes")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > LIMIT:
        raise _too_large("standard input", f"more than {LIMIT:,} bytes")
    return data


def parse_article(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article in *data*, a saved page or plain text, and what is doubtful about it.

    Raises:
        InputError: *data* is not text, is too large, or has no article in it.
    """
    if len(data) > LIMIT:
        raise _too_large(name, f"{len(data):,} bytes")
    text, problems = decode(data, name)
    if not text.strip():
        raise InputError(f"{name}: the file is empty")
    parse = parse_html if is_html(text) else parse_plain
    article, more = parse(text, name=name, url=url, published=published, publisher=publisher)
    return article, (*problems, *more)


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Return *data* as text, with a problem if its encoding had to be guessed.

    Raises:
        InputError: *data* is not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}; save the article as text or HTML")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace"), ()
    if _is_binary(data):
        raise InputError(
            f"{name}: this is binary data, not text; save the article as text or HTML"
        )
    declared = _declared_encoding(data)
    for candidate in ("utf-8", declared):
        decoded = _decoded(data, candidate) if candidate else None
        if decoded is not None:
            return decoded, ()
    what = f"it is not {declared}, as it says" if declared else "it declares no encoding"
    problem = Problem("decoded", f"read as windows-1252, since it is not UTF-8 and {what}")
    return data.decode("cp1252", errors="replace"), (problem,)


def is_html(text: str) -> bool:
    """Return whether *text* is a page of HTML, whole or in part."""
    head = text[:4000]
    if _HTML.match(head):
        return True
    return head.lstrip().startswith("<") and len(_TAG.findall(head)) >= 3


def _texts_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and path.is_file() and not hidden:
            yield path


def _too_large(name: str, size: str) -> InputError:
    return InputError(
        f"{name}: {size} are more than the limit of {LIMIT:,} bytes for one article"
    )


def _is_binary(data: bytes) -> bool:
    head = data[:8192]
    controls = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b" for byte in head)
    return controls > 0.01 * len(head)


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 that *data* is in without a mark: every other byte is zero."""
    head = data[:2000]
    even, odd = head[::2], head[1::2]
    if len(head) < 8:
        return None
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.7 * len(even) and not odd.count(0) else None


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        known = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return _READ_AS.get(known, known)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # the second for a codec that is not of text
        return None
