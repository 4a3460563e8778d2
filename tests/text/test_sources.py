"""Files and bytes."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import InputError
from foedera.text import sources
from foedera.text.sources import decode, find_paths, is_html, parse_article, read_bytes

TEXT = (
    "LIMA: Two ministers signed a treaty on Friday — “at last”, as one of them put it in Lima."
)
PAGE = f"<html><head><title>A pact</title></head><body><p>{TEXT}</p></body></html>"


# ---------------------------------------------------------------- files


def test_a_folder_stands_for_its_texts_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/a.htm", "B.TXT", "c.pdf", ".hidden/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    found = [path.relative_to(tmp_path).as_posix() for path in find_paths([tmp_path])]
    assert found == ["B.TXT", "a.html", "b.txt", "c/a.htm"]


def test_a_file_is_found_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert find_paths([path, tmp_path, str(path)]) == (path,)


def test_a_file_that_is_named_may_have_any_ending(tmp_path: Path) -> None:
    path = tmp_path / "article"
    path.write_text(TEXT)
    assert find_paths([path]) == (path,)


def test_standard_input_is_a_path() -> None:
    assert find_paths(["-"]) == (sources.STDIN,)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.txt: there is no such file"):
        find_paths([tmp_path / "nothing.txt"])


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file ending in"):
        find_paths([tmp_path])


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    assert read_bytes(path) == b"abc"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"abc")))
    assert read_bytes("-") == b"abc"


def test_a_file_that_is_too_large_is_refused_with_size_and_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LIMIT", 1000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1234)
    with pytest.raises(InputError, match="1,234 bytes are more than the limit of 1,000 bytes"):
        read_bytes(path)


def test_standard_input_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LIMIT", 1000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a" * 1001)))
    with pytest.raises(InputError, match="standard input: more than 1,000 bytes"):
        read_bytes("-")


def test_a_folder_cannot_be_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(tmp_path)


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_unicode_is_read_with_and_without_mark(data: bytes) -> None:
    assert decode(data, "page") == (TEXT, ())


def test_a_declared_encoding_is_used() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><p>{"Договор"}</p></html>'
    text, problems = decode(page.encode("koi8-r"), "page")
    assert ("Договор" in text, problems) == (True, ())


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    data = '<meta charset="iso-8859-1"><p>“Peace”</p>'.encode("cp1252")
    assert "“Peace”" in decode(data, "page")[0]


def test_utf_8_is_believed_before_a_declaration() -> None:
    page = f'<meta charset="windows-1251"><p>{TEXT}</p>'
    assert decode(page.encode(), "page")[0] == page


def test_an_encoding_that_is_guessed_is_a_problem() -> None:
    text, problems = decode("“Peace”, they said at the café".encode("cp1252"), "page")
    assert (text, [problem.code for problem in problems]) == (
        "“Peace”, they said at the café",
        ["decoded"],
    )


@pytest.mark.parametrize("encoding", ["no-such-thing", "hex", "rot13", "utf-8"])
def test_a_declaration_that_is_wrong_is_a_problem(encoding: str) -> None:
    data = f'<meta charset="{encoding}"><p>café</p>'.encode("cp1252")
    text, problems = decode(data, "page")
    assert ("café" in text, [problem.code for problem in problems]) == (True, ["decoded"])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (b"PK\x03\x04 ...", "a ZIP archive"),
        (b"\x1f\x8b\x08 ...", "compressed with gzip"),
        (b"abc\x00\x01\x02\x03def", "binary data"),
        (bytes(range(1, 32)) * 10, "binary data"),
    ],
)
def test_what_is_no_text_is_refused_by_kind(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"page: this is {kind}"):
        decode(data, "page")


# ---------------------------------------------------------------- articles


@pytest.mark.parametrize(
    "text",
    [PAGE, f"<!DOCTYPE html>\n{PAGE}", f"<!-- saved -->\n{PAGE}", f"<p>One.</p><p>{TEXT}</p>",
     f"<?xml version='1.0'?>\n<html><p>{TEXT}</p></html>"],
)  # fmt: skip
def test_a_page_is_known_as_html(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize("text", [TEXT, "1 < 2 and <p> is a tag", "<Reuters> A treaty.", ""])
def test_a_text_is_known_as_plain(text: str) -> None:
    assert not is_html(text)


def test_a_page_and_a_text_give_the_same_article() -> None:
    plain, _ = parse_article(TEXT.encode(), name="a")
    page, _ = parse_article(PAGE.encode(), name="a")
    assert (page.text, page.id, page.dateline) == (plain.text, plain.id, plain.dateline)


def test_problems_of_decoding_come_with_the_article() -> None:
    _, problems = parse_article(TEXT.encode("cp1252"), name="a")
    assert [problem.code for problem in problems] == ["decoded"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="a: the file is empty"):
        parse_article(data, name="a")


def test_an_article_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LIMIT", 10)
    with pytest.raises(InputError, match="limit of 10 bytes"):
        parse_article(TEXT.encode(), name="a")


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    try:
        article, _ = parse_article(data, name="a")
    except InputError:
        return
    assert article.text.strip()
