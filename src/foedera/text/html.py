"""A saved page of HTML -> Article.

Parts of the page that are plainly not the article (navigation, captions, related stories) are
cut off by their element or class; what is left, trafilatura reads for the running text; its
lines then go the same way as those of a plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from foedera.errors import InputError
from foedera.model import Article, Problem
from foedera.text.cleaning import clean_line, split_paragraphs
from foedera.text.furniture import furniture_classes, is_prose
from foedera.text.metadata import read_json_body, read_metadata, text_of
from foedera.text.particulars import Particulars
from foedera.text.plain import parse_lines

_NO_TEXT = {"iframe", "noscript", "object", "script", "select", "style", "svg", "template"}
_PARTS = {
    "aside", "audio", "button", "dialog", "figcaption", "figure", "footer", "form", "nav",
    "picture", "video",
}  # fmt: skip
_ROLES = {"navigation", "complementary", "contentinfo", "search", "banner", "dialog"}
_WHOLE = {"html", "head", "body", "main", "article"}  # never cut, whatever their class
_BLOCKS = ("p", "h2", "h3", "h4", "blockquote", "li")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_INLINE = {"a", "abbr", "b", "cite", "em", "font", "i", "q", "small", "span", "strong", "u"}
_SILENT = logging.NullHandler()  # it warns on standard error of pages that have no text
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_MOST = 0.3  # of the text; a part with more is not furniture, whatever its class
_ENOUGH = 0.5  # of the text in paragraphs; with less than that, too much has been cut
_PARAGRAPHS = 500  # characters in paragraphs that show the page to be made of such
_LEAST = 200  # characters of an article that has no full paragraph


def parse_html(
    text: str,
    *,
    name: str,
    url: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article on the page *text*; what the caller gives wins over what it says.

    Raises:
        InputError: there is no article on the page.
    """
    page = _parse_page(text, name)
    known = Particulars(url=url, published=published, publisher=publisher)
    known = known.or_else(read_metadata(page))
    body = read_json_body(page)
    lines = _read_body(page, text, name)
    if not any(map(is_prose, lines)):  # a page that a script was to fill
        lines = split_paragraphs(body) or lines
    if not any(map(is_prose, lines)) and sum(map(len, lines)) < _LEAST:
        raise InputError(f"{name}: no text of an article is on this page")
    return parse_lines(lines, name, known)


def _parse_page(text: str, name: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = _NOT_IN_XML.sub(" ", text).encode("utf-8", errors="replace")
    try:
        page = document_fromstring(source, parser)
    except etree.ParserError as error:
        raise InputError(f"{name}: the page is empty") from error
    for element in page.iter():  # such a character may still be written as "&#1;"
        element.text = _NOT_IN_XML.sub(" ", element.text or "")
        element.tail = _NOT_IN_XML.sub(" ", element.tail or "")
    return page


def _read_body(page: HtmlElement, text: str, name: str) -> tuple[str, ...]:
    """Return the clean lines of the body; *text* is the source of *page*, which is cut."""
    _cut_furniture(page, frozenset())
    whole = _prose_length(page)
    _cut_furniture(page, furniture_classes())
    if _prose_length(page) < _ENOUGH * whole:  # a class that means something else here
        page = _parse_page(text, name)
        _cut_furniture(page, frozenset())
    lines = _read_with_trafilatura(page)
    if sum(map(len, lines)) < _ENOUGH * _prose_length(page):
        lines = list(_blocks_of(page))
    if not any(map(is_prose, lines)):
        lines = list(_rows_of(page))
    return split_paragraphs("\n\n".join(lines))


def _cut_furniture(page: HtmlElement, classes: frozenset[str]) -> None:
    """Remove from *page* what its element, role or class says is furniture."""
    for element in list(page.iter(*_NO_TEXT)):
        element.drop_tree()
    in_paragraphs = _text_length(page, "p") > _PARAGRAPHS
    tag = "p" if in_paragraphs else None
    limit = _MOST * _text_length(page, tag)
    for element in list(page.iter(etree.Element)):
        if element.tag in _WHOLE or element.getparent() is None:
            continue
        if _is_furniture(element, classes) and _text_length(element, tag) <= limit:
            element.drop_tree()


def _is_furniture(element: HtmlElement, classes: frozenset[str]) -> bool:
    if element.tag in _PARTS or element.get("role") in _ROLES:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(word.lower() in classes for word in _WORD.findall(marks))


def _read_with_trafilatura(page: HtmlElement) -> list[str]:
    from trafilatura import extract  # takes a fifth of a second

    logging.getLogger("trafilatura").addHandler(_SILENT)
    text = extract(
        page, favor_precision=True, include_comments=False, include_tables=False, fast=True
    )
    return text.splitlines() if text else []


def _blocks_of(page: HtmlElement) -> Iterator[str]:
    """Yield the text of every paragraph, heading and item of a list."""
    for element in page.iter(*_BLOCKS):
        if not any(True for _ in element.iterancestors(*_BLOCKS)):
            line = text_of(element)
            if line:
                yield line


def _rows_of(page: HtmlElement) -> Iterator[str]:
    """Yield the lines of a page that is made without paragraphs."""
    row = ""
    body = next(page.iter("body"), page)
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield clean_line(row)
            row = ""
        row += (element.text if event == "start" else element.tail) or ""


def _prose_length(page: HtmlElement) -> int:
    return sum(len(line) for line in _blocks_of(page) if is_prose(line))


def _text_length(element: HtmlElement, tag: str | None) -> int:
    """Return the length of the text in *element*, or in those elements *tag* in it."""
    parts = element.iter(tag) if tag else [element]
    return sum(len(text.strip()) for part in parts for text in map(str, part.itertext()))
