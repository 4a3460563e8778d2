"""Plain text, copied from a newspaper page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import InputError
from foedera.model import Article, Dateline
from foedera.text.plain import parse_plain

LEAD = (
    "ZENDA: Ruritania and Graustark signed a treaty on Friday that ends their border quarrel."
)
SECOND = "The treaty is to last for twenty years and must be ratified by both parliaments."
THIRD = "Officials of both countries said that the talks had taken nine years in all."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def read(text: str, **given_by_caller: date | str) -> Article:
    found, _ = parse_plain(text, name="page", **given_by_caller)  # type: ignore[arg-type]
    return found


# ---------------------------------------------------------------- the header


def test_the_body_is_kept_as_it_is() -> None:
    assert read(BODY).text == BODY


def test_the_headline_is_told_from_the_body() -> None:
    page = read(f"Neighbours end old quarrel\n\n{BODY}")
    assert (page.headline, page.text) == ("Neighbours end old quarrel", BODY)


def test_a_text_without_headline_has_none() -> None:
    assert read(BODY).headline is None


def test_a_headline_may_end_with_an_abbreviation() -> None:
    assert read(f"Graustark signs pact with U.S.\n{BODY}").headline is not None


def test_a_lonely_line_is_text_and_no_headline() -> None:
    page = read("Ruritania signs treaty with Graustark")
    assert (page.headline, page.text) == (None, "Ruritania signs treaty with Graustark")


def test_a_subtitle_is_left_out() -> None:
    assert read(f"Old quarrel ends\nNine years of talks bear fruit\n{BODY}").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Published May 3, 2024",
        "Published: 3 May 2024 | Updated 5 May 2024",
        "Friday, May 3, 2024",
        "May 3, 2024 10:15 AM GMT Updated 2 hours ago",
        "Ann Lee | May 3, 2024",
        "By Ann Lee - 03 May 2024",
    ],
)
def test_a_line_with_the_day_gives_it_and_is_left_out(line: str) -> None:
    page = read(f"Old quarrel ends\n{line}\n{BODY}")
    assert (page.published, page.text) == (date(2024, 5, 3), BODY)


def test_the_day_of_an_update_is_better_than_none() -> None:
    assert read(f"Old quarrel ends\nUpdated May 5, 2024\n{BODY}").published == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee and Jo van der Ray", "Ann Lee and Jo van der Ray"),
        ("BY ANN LEE", "Ann Lee"),
        ("Written by Ann Lee | Zenda |", "Ann Lee"),
        ("By Ann Lee, Chief Political Correspondent", "Ann Lee"),
        ("Ann Lee in Zenda", "Ann Lee"),
        ("By our diplomatic correspondent", None),
        ("Staff Report", None),
    ],
)
def test_a_byline_gives_the_author_and_is_left_out(line: str, author: str | None) -> None:
    page = read(f"Old quarrel ends\n{line}\n{BODY}")
    assert (page.author, page.text) == (author, BODY)


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    sentence = "By Monday, both parliaments had ratified the treaty, and the quarrel was over."
    assert read(f"{BODY}\n\n{sentence}").text.endswith(sentence)


@pytest.mark.parametrize(
    "caption",
    [
        "The foreign ministers shake hands after the signing in Zenda.—Reuters",
        "The foreign ministers shake hands after the signing — AFP",
        "The foreign ministers shake hands in Zenda on Friday. (AP Photo/Maria Perez)",
        "The foreign ministers shake hands in Zenda on Friday. Photo: Courier",
        "The foreign ministers shake hands, Zenda, May 3. REUTERS/Jo Ray",
        "The foreign ministers shake hands. File photo",
        "The foreign ministers shake hands. Getty Images",
    ],
)
def test_a_caption_is_left_out_wherever_it_stands(caption: str) -> None:
    above = read(f"Old quarrel ends\n{caption}\n{BODY}")
    amid = read(f"{LEAD}\n{caption}\n{SECOND}\n{THIRD}")
    assert above.text == amid.text == BODY


def test_a_caption_without_credit_above_the_dateline_is_left_out() -> None:
    caption = "The foreign ministers shake hands after the ceremony in the castle of Zenda."
    assert read(f"Old quarrel ends\n{caption}\n{BODY}").text == BODY


def test_lines_that_stand_twice_are_captions() -> None:
    caption = "Ministers at the castle of Zenda"
    assert read(f"Old quarrel ends\n{caption}\n{caption}\n{BODY}").text == BODY


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    assert read(f"{LEAD}\n{SECOND}\n{SECOND}\n{THIRD}").text == BODY


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "Share", "3 min read", "Facebook Twitter WhatsApp", "2 hours ago",
     "Listen to this article", "Also read: Storm hits the coast", "READ MORE",
     "Sign up for our newsletter", "12 comments", "***"],
)  # fmt: skip
def test_lines_of_the_page_are_left_out_amid_the_body(line: str) -> None:
    assert read(f"{LEAD}\n{line}\n{SECOND}\n{THIRD}").text == BODY


def test_titles_under_a_label_are_left_out() -> None:
    links = "Also read:\nStorm hits the coast\nSinger cancels her tour"
    assert read(f"{LEAD}\n{links}\n{SECOND}\n{THIRD}").text == BODY


@pytest.mark.parametrize(
    "head", ["Military training", "‘Global ambitions’", "What comes next?"]
)
def test_a_subhead_is_a_paragraph_of_its_own(head: str) -> None:
    text = f"{LEAD}\n\n{head}\n\n{SECOND}"
    assert read(text).text == text


# ---------------------------------------------------------------- the end


SIDEBAR = """\
Opinion

The price of bread

The price of bread

Bakers ask for help as the cost of flour rises for the third time in a year.
Lighthouse sold
Updated 18 Feb, 2025

Lighthouse sold

The council says that it had no choice but to sell the lighthouse to a hotel."""


def test_nothing_after_the_colophon_stays() -> None:
    page = read(f"{BODY}\n\nPublished in The Courier, May 4th, 2024\n\n{SIDEBAR}")
    assert page.text == BODY


def test_the_colophon_gives_publisher_and_day() -> None:
    page = read(f"{BODY}\n\nPublished in The Courier, May 4th, 2024\n\n{SIDEBAR}")
    assert (page.publisher, page.published) == ("The Courier", date(2024, 5, 4))


def test_the_day_at_the_top_is_better_than_that_of_the_colophon() -> None:
    page = read(
        f"Old quarrel ends\nPublished May 3, 2024\n{BODY}\nPublished in X, May 4th, 2024"
    )
    assert page.published == date(2024, 5, 3)


@pytest.mark.parametrize(
    "line",
    ["Related stories", "Most read", "More from Politics", "Comments", "Leave a comment",
     "© 2024 The Courier", "All rights reserved.", "Topics: treaties, borders",
     "Reporting by Ann Lee in Zenda; Editing by Jo Ray", "You may also like"],
)  # fmt: skip
def test_what_follows_the_end_is_left_out(line: str) -> None:
    after = (
        "Singer cancels tour\nThe singer says that she needs a rest after a long and busy year."
    )
    assert read(f"{BODY}\n{line}\n{after}").text == BODY


def test_a_label_early_in_the_text_does_not_end_it() -> None:
    assert read(f"{LEAD}\nRelated stories\nStorm hits coast\n{SECOND}\n{THIRD}").text == BODY


def test_a_list_of_dated_teasers_ends_the_article() -> None:
    teasers = (
        "Bread\nBread\n18 Feb, 2025\nFlour is dear.\nLighthouse\n17 Feb, 2025\nIt is sold."
    )
    assert read(f"{BODY}\n{teasers}").text == BODY


def test_reporters_named_at_the_end_are_the_author() -> None:
    page = read(f"{BODY}\n(Reporting by Ann Lee in Zenda; Editing by Jo Ray)")
    assert page.author == "Ann Lee"


@pytest.mark.parametrize("credit", [" (Yonhap)", " — Yonhap", "\nYonhap", "\n(Yonhap)"])
def test_a_credit_at_the_end_gives_the_agency_and_is_left_out(credit: str) -> None:
    page = read(f"{BODY}{credit}")
    assert (page.agency, page.text) == ("Yonhap", BODY)


def test_an_abbreviation_at_the_end_of_a_sentence_is_no_credit() -> None:
    text = f"{BODY}\n\nThe ministers flew home by way of Miami International Airport (MIA)."
    assert read(text).text == text


# ---------------------------------------------------------------- what the first lines say


def test_a_first_line_with_an_address_is_the_address() -> None:
    page = read(f"https://www.dawn.com/news/2024/05/03/a-pact\n\n{BODY}")
    assert (page.url, page.text) == ("https://www.dawn.com/news/2024/05/03/a-pact", BODY)


def test_the_address_gives_publisher_and_day() -> None:
    page = read(f"https://www.dawn.com/news/2024/05/03/a-pact\n\n{BODY}")
    assert (page.publisher, page.published) == ("Dawn", date(2024, 5, 3))


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("Published: 2024-05-03 | Publisher: The Courier", date(2024, 5, 3), "The Courier"),
        ("Publisher: The Courier | Published: May 3, 2024", date(2024, 5, 3), "The Courier"),
        ("Published: 3 May 2024", date(2024, 5, 3), None),
        ("Publisher: The Courier", None, "The Courier"),
    ],
)
def test_a_first_line_with_labels_is_read_and_left_out(
    line: str, published: date | None, publisher: str | None
) -> None:
    page = read(f"{line}\n\n{BODY}")
    assert (page.published, page.publisher, page.text) == (published, publisher, BODY)


def test_what_the_caller_gives_wins() -> None:
    page = read(
        f"Published: 2024-05-03 | Publisher: The Courier\n\n{BODY}",
        published=date(2020, 1, 1),
        publisher="The Herald",
        url="https://example.org/",
    )
    assert (page.published, page.publisher, page.url) == (
        date(2020, 1, 1),
        "The Herald",
        "https://example.org/",
    )


# ---------------------------------------------------------------- the article


def test_the_dateline_is_read_and_stays() -> None:
    page = read(f"Published: 2024-05-04\n{BODY.replace('ZENDA:', 'SOFIA, May 3 (AFP) —')}")
    assert (page.dateline, page.agency) == (Dateline("Sofia", "BGR", date(2024, 5, 3)), "AFP")
    assert page.text.startswith("SOFIA, May 3 (AFP) —")


def test_the_agency_of_the_dateline_is_better_than_that_of_a_caption() -> None:
    caption = "Ministers shake hands.—Reuters"
    assert read(f"{caption}\n{BODY.replace('ZENDA:', 'ZENDA (AFP) —')}").agency == "AFP"


def test_the_identifier_depends_on_the_text_alone() -> None:
    assert read(BODY).id == read(f"Old quarrel ends\nShare\n{BODY}").id != read(LEAD).id


def test_an_english_text_has_no_problem() -> None:
    found, problems = parse_plain(BODY, name="page")
    assert (found.language, problems) == ("en", ())


def test_a_text_in_another_language_is_a_problem() -> None:
    text = (
        "Die beiden Regierungen haben am Freitag einen Vertrag unterzeichnet, der ihren alten "
        "Streit um die Grenze beendet und zwanzig Jahre lang gelten soll."
    )
    found, problems = parse_plain(text, name="page")
    assert (found.language, [problem.code for problem in problems]) == ("de", ["not_english"])


@pytest.mark.parametrize("text", ["", " \n ", "Share\nAdvertisement\n", "\u200b"])
def test_a_text_of_which_nothing_is_left_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="page: no text"):
        parse_plain(text, name="page")


LINES = [
    LEAD, SECOND, "Share", "By Ann Lee", "Published in X, May 4th, 2024", "May 3, 2024", "Related",
    "Also read:", "A title", "Handshake. —Reuters", "https://example.org", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=90), max_size=12))
def test_nothing_but_an_input_error_is_raised(lines: list[str]) -> None:
    try:
        found = read("\n".join(lines))
    except InputError:
        return
    assert found.text.strip()


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_word_is_added_to_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        paragraphs = read(text).text.split("\n\n")
    except InputError:
        return
    assert all(paragraph in text for paragraph in paragraphs)
