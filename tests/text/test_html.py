"""Saved pages of HTML."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import InputError
from foedera.model import Article, Dateline
from foedera.text.html import parse_html

EXAMPLE = Path(__file__).parents[2] / "examples" / "treaty-signing.html"
LEAD = "ZENDA, May 3 (AFP) - Ruritania and Graustark signed a treaty that ends their quarrel."
SECOND = "The treaty is to last for twenty years and must be ratified by both parliaments."
THIRD = "Officials of both countries said that the talks had taken nine years in all."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
ASIDE = "This sentence stands on the page beside the article and is no part of what it says."


def page(
    *, head: str = "<title>A page</title>", top: str = "", amid: str = "", end: str = ""
) -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body>{top}<article><p>{LEAD}</p>"
        f"<p>{SECOND}</p>{amid}<p>{THIRD}</p></article>{end}</body></html>"
    )


def read(text: str) -> Article:
    found, _ = parse_html(text, name="page")
    return found


def script(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


# ---------------------------------------------------------------- the text


def test_the_paragraphs_are_the_text() -> None:
    assert read(page()).text == BODY


@pytest.mark.parametrize(
    "part",
    [
        f"<figure><figcaption>{ASIDE}</figcaption></figure>",
        f'<p class="photo-caption">{ASIDE}</p>',
        f'<div class="relatedStories"><p>{ASIDE}</p></div>',
        f'<div id="newsletter_signup"><p>{ASIDE}</p></div>',
        f'<div class="ad-slot"><p>{ASIDE}</p></div>',
        f"<aside><p>{ASIDE}</p></aside>",
        f"<nav><ul><li>{ASIDE}</li></ul></nav>",
        f'<div role="navigation"><p>{ASIDE}</p></div>',
        f"<form><p>{ASIDE}</p></form>",
        f"<table><tr><td>{ASIDE}</td></tr></table>",
        f"<script>var text = '{ASIDE}';</script>",
        f"<!-- {ASIDE} -->",
        "<p>Advertisement</p>",
        "<p>Also read: Storm hits the coast</p>",
        '<div class="share">Share</div>',
    ],
)
def test_a_part_of_the_page_that_is_not_the_article_is_left_out(part: str) -> None:
    assert read(page(amid=part)).text == BODY


@pytest.mark.parametrize(
    "part",
    [
        f'<section class="comments"><p>{ASIDE}</p></section>',
        f"<footer><p>{ASIDE}</p></footer>",
        f'<div class="more-stories"><h3>More from World</h3><p>{ASIDE}</p></div>',
    ],
)
def test_what_follows_the_article_is_left_out(part: str) -> None:
    assert read(page(end=part)).text == BODY


def test_a_subhead_is_a_paragraph_of_its_own() -> None:
    text = read(page(amid="<h2>Old ties</h2>")).text
    assert text == f"{LEAD}\n\n{SECOND}\n\nOld ties\n\n{THIRD}"


def test_a_link_in_a_sentence_keeps_its_words() -> None:
    linked = SECOND.replace("twenty years", '<a href="/x">twenty years</a>')
    assert SECOND in read(page().replace(SECOND, linked)).text


def test_a_class_that_would_cut_the_whole_article_is_ignored() -> None:
    text = page().replace("<p>", '<p class="widget-text">')
    assert read(text).text == BODY


def test_text_without_paragraphs_is_read() -> None:
    text = f"<html><body><div>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</div></body></html>"
    assert SECOND in read(text).text


@pytest.mark.parametrize(
    "sign", ["&#1;", "&#x0b;", "&#xFFFE;", "&#xD800;", "\x0b", "\x00", "\ufffe"]
)
def test_a_character_that_is_none_does_no_harm(sign: str) -> None:
    amid = f"{sign}<nav>{sign}</nav>{sign}<script>{sign}</script>"
    assert read(page(amid=amid)).text == BODY


@pytest.mark.parametrize(
    "text",
    [
        "<html></html>",
        "<html><frameset></frameset></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<!-- -->",
        "<html><head><title>Gone</title></head><body><p>Page not found</p></body></html>",
    ],
)
def test_a_page_without_article_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="page: "):
        parse_html(text, name="page")


# ---------------------------------------------------------------- what the page says


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Old quarrel ends",
    "datePublished": "2024-05-03T23:10:00-08:00",
    "publisher": {"@type": "Organization", "name": "The Courier"},
    "author": [{"name": "Ann Lee"}, {"name": "By Jo Ray"}],
    "mainEntityOfPage": {"@id": "https://courier.example/a"},
}


@pytest.mark.parametrize(
    "head",
    [
        script(**ARTICLE),
        script(**{"@graph": [{"@type": "WebSite", "name": "Site"}, ARTICLE]}),
        script(**{**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]}),
        f'<script type="application/ld+json">[{json.dumps(ARTICLE)}]</script>',
    ],
)
def test_json_ld_is_read_in_all_its_shapes(head: str) -> None:
    found = read(page(head=head))
    assert (found.headline, found.published, found.publisher, found.author, found.url) == (
        "Old quarrel ends",
        date(2024, 5, 3),
        "The Courier",
        "Ann Lee, Jo Ray",
        "https://courier.example/a",
    )


def test_json_ld_is_better_than_meta_elements() -> None:
    head = script(**ARTICLE) + '<meta property="og:title" content="Another title">'
    assert read(page(head=head)).headline == "Old quarrel ends"


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@type": 5}', '"text"', ""])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><title>A page</title>'
    assert read(page(head=head)).headline == "A page"


def test_the_text_in_json_ld_is_used_where_the_page_has_none() -> None:
    head = script(**ARTICLE, articleBody=BODY)
    assert read(f"<html><head>{head}</head><body><div id=app></div></body></html>").text == BODY


def test_meta_elements_are_read() -> None:
    head = (
        '<meta property="og:title" content="Old quarrel ends">'
        '<meta property="article:published_time" content="2024-05-03T08:00:00Z">'
        '<meta property="og:site_name" content="The Courier">'
        '<meta name="author" content="Ann Lee">'
        '<meta property="article:author" content="https://courier.example/ann">'
        '<link rel="canonical" href="https://courier.example/a">'
    )
    found = read(page(head=head))
    assert (found.headline, found.published, found.publisher, found.author, found.url) == (
        "Old quarrel ends",
        date(2024, 5, 3),
        "The Courier",
        "Ann Lee",
        "https://courier.example/a",
    )


def test_the_name_of_the_site_is_no_part_of_the_headline() -> None:
    head = (
        '<meta property="og:site_name" content="The Courier">'
        "<title>Old quarrel ends - at last | Courier</title>"
    )
    assert read(page(head=head)).headline == "Old quarrel ends - at last"


def test_the_headline_is_not_repeated_in_the_text() -> None:
    found = read(page(top="<h1>Old quarrel ends</h1>", head="<title>Old quarrel ends</title>"))
    assert (found.headline, found.text) == ("Old quarrel ends", BODY)


@pytest.mark.parametrize(
    "top",
    [
        '<time datetime="2024-05-03T10:00">yesterday</time>',
        "<p>Published May 3, 2024</p>",
        '<div class="meta"><span>Published: 3 May 2024</span></div>',
        '<time datetime="2024-05-09">9 May</time>'
        '<time class="published" datetime="2024-05-03">3 May</time>',
    ],
)
def test_the_day_on_the_page_is_read(top: str) -> None:
    assert read(page(top=top)).published == date(2024, 5, 3)


def test_a_byline_on_the_page_is_read() -> None:
    assert (
        read(page(top='<p class="byline">By <a href="/ann">Ann Lee</a></p>')).author
        == "Ann Lee"
    )


def test_no_day_is_guessed() -> None:
    found = read(
        page(end="<footer>© 2019 The Courier</footer>", amid="<p>In 1984 they fought.</p>")
    )
    assert found.published is None


def test_what_the_caller_gives_wins() -> None:
    found, _ = parse_html(
        page(head=script(**ARTICLE)),
        name="page",
        url="https://example.org/",
        published=date(2020, 1, 1),
        publisher="The Herald",
    )
    assert (found.url, found.published, found.publisher) == (
        "https://example.org/",
        date(2020, 1, 1),
        "The Herald",
    )


def test_the_dateline_is_read_with_the_year_of_the_page() -> None:
    found = read(page(head=script(**ARTICLE)))
    assert found.dateline == Dateline("Zenda", None, date(2024, 5, 3))


@settings(deadline=None)
@given(st.text(), st.sampled_from(["<p>{}</p>", "<html>{}", "<div class={}>{}", "<meta {}>"]))
def test_nothing_but_an_input_error_is_raised(text: str, form: str) -> None:
    try:
        parse_html(form.replace("{}", text), name="page")
    except InputError as error:
        assert "page" in str(error)


# ---------------------------------------------------------------- the example


@pytest.fixture(scope="module")
def example() -> Article:
    return read(EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_has_all_its_particulars(example: Article) -> None:
    assert (example.publisher, example.author, example.published, example.dateline) == (
        "The Meridian Courier",
        "Helena Marsh",
        date(2024, 12, 5),
        Dateline("Seoul", "KOR", date(2024, 12, 5)),
    )


def test_the_example_has_its_whole_text(example: Article) -> None:
    paragraphs = example.text.split("\n\n")
    assert paragraphs[0].startswith(
        "SEOUL, Dec 5 — A treaty that obliges Russia and North Korea"
    )
    assert paragraphs[-1].endswith("how far its promises reach.")
    assert len(paragraphs) == 15


@pytest.mark.parametrize(
    "words",
    [
        "cookies",
        "Advert",
        "Photo",
        "newsletter",
        "comments",
        "Most read",
        "Related",
        "two cats",
        "File",
    ],
)
def test_the_example_has_nothing_of_the_page_in_its_text(example: Article, words: str) -> None:
    assert words.lower() not in example.text.lower()
