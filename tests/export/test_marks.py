"""An article with its marks in TimeML, brat standoff and HTML."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from lxml import etree

from foedera.export.marks import render_ann, render_html, render_timeml
from foedera.model import Article, Basis, NamedPlace, Place, Reading, TimeExpression, When
from foedera.pipeline import Marks
from tests.conftest import actor, event

TEXT = "Peru & Chile <met> in Lima on\nFriday, March 7.\n\nThey talked."


def marked() -> Marks:
    article = Article("id", "talks", TEXT, published=date(2025, 3, 8), headline="A & B <met>")
    peru = actor(article, "Peru", code="PER")
    at = TEXT.index("Friday")
    day = date(2025, 3, 7)
    when = When(day, day, Basis.EXPLICIT, "Friday, March 7")
    lima = TEXT.index("Lima")
    place = Place("Lima", "PER", -12.043, -77.028, "Lima", "city")
    return Marks(
        Reading(article, events=(event(article, "<met>", by=(peru,)),)),
        (TimeExpression(at, at + 15, "Friday, March 7", "DATE", "2025-03-07", when),),
        (NamedPlace(lima, lima + 4, place),),
        (peru,),
    )


def test_timeml_is_xml_with_the_article_s_own_words() -> None:
    root = etree.fromstring(render_timeml(marked()).encode())
    text = root.find("TEXT")
    assert text is not None
    assert "".join(map(str, text.itertext())) == TEXT


def test_timeml_carries_type_value_and_the_day_of_publication() -> None:
    root = etree.fromstring(render_timeml(marked()).encode())
    times = [(t.get("type"), t.get("value"), t.text) for t in root.iter("TIMEX3")]
    assert times == [
        ("DATE", "2025-03-08", "2025-03-08"),
        ("DATE", "2025-03-07", "Friday, March 7"),
    ]


def test_standoff_quotes_the_words_at_its_offsets() -> None:
    lines = [line.split("\t") for line in render_ann(marked()).splitlines()]
    stretches = [cells for cells in lines if cells[0].startswith("T")]
    for _, cell, words in stretches:
        kind, _, where = cell.partition(" ")
        parts = [TEXT[int(a) : int(b)] for a, b in (p.split() for p in where.split(";"))]
        assert " ".join(parts) == words, kind
    assert {cells[1].split()[0] for cells in stretches} == {"Date", "Place", "Actor", "Event"}


def test_standoff_notes_what_is_meant() -> None:
    assert "PER -12.043,-77.028 city" in render_ann(marked())


def test_an_article_without_marks_has_no_standoff() -> None:
    article = Article("id", "empty", "Nothing.")
    assert render_ann(Marks(Reading(article), (), (), ())) == ""


def test_the_page_shows_the_article_s_words_and_no_markup_of_theirs() -> None:
    page = render_html(marked())
    main = page[page.index("<main") : page.index("</main>")]
    assert unescape(re.sub(r"<[^>]*>", "", main)) == TEXT
    assert "<met>" not in page


def test_the_page_marks_each_kind_and_fetches_nothing() -> None:
    page = render_html(marked())
    for kind in ("date", "place", "actor"):
        assert f'<mark class="{kind}" title=' in page
    assert '<span class="event" title=' in page
    assert "http" not in page
    assert "<script" not in page


def test_a_state_that_acts_is_an_actor_and_no_place() -> None:
    marks = marked()
    peru = NamedPlace(0, 4, Place("Peru", "PER", -9.2, -75.0, "Peru", "country"))
    both = Marks(marks.reading, marks.times, (peru, *marks.places), marks.actors)
    assert "Place 0 4" not in render_ann(both)


def test_characters_that_xml_lacks_do_no_harm() -> None:
    article = Article("id", "odd", "A\x00B\x0bC")
    etree.fromstring(render_timeml(Marks(Reading(article), (), (), ())).encode())
