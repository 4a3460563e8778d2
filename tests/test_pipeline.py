"""The whole analysis: what a reading holds, and that it is the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedera.model import Article, Document, Reading
from foedera.pipeline import load_knowledge, read_article
from foedera.record.wire import render_reading
from tests.conftest import article
from tests.extract.sentences import told

ACCORD = """
France PROPN 4 nsubj B-Location | and CCONJ 3 cc | Germany PROPN 1 conj B-Location
signed=sign VERB 0 root | a DET 6 det | treaty NOUN 4 obj | on ADP 8 case | Friday PROPN 4 obl
~. PUNCT 4 punct
"""
SAID = """
Spain PROPN 2 nsubj B-Location | said=say VERB 0 root | that SCONJ 5 mark
France PROPN 5 nsubj B-Location | invaded=invade VERB 2 ccomp | Germany PROPN 5 obj B-Location
~. PUNCT 2 punct
"""
STORY = (
    "PARIS, Jan. 17 - France and Germany signed a 20-year defence treaty on Friday, President "
    "Emmanuel Macron said. The pact stopped short of mutual defence but covers joint exercises "
    "and the sale of 100 tanks.\n\n“We condemn the invasion of Ukraine,” Chancellor Olaf Scholz "
    "said. He urged Russia to withdraw its troops. Iran-backed rebels attacked Israel in 2024. "
    "Russia threatened to suspend the New START treaty with the United States if the two sides "
    "fail to meet in Geneva next week. Turkey, Hungary, Serbia and China refused to impose "
    "sanctions on Moscow. The 1963 treaty between the two countries is still in force."
)
# Parted by blanks only: some words end with a line break, and one is empty.
WORDS = st.sampled_from(
    """
    France Germany Russia Iran Israel Washington Moscow Beijing NATO UN Hamas Macron Putin
    President Minister Iranian Russian rebels troops officials he she it they its their who which
    that and or but , ; : - “ ” ' 's the a no not never will would may has been was is to of in on
    at by with from against between under after before if said says told urged agreed refused
    threatened warned signed attacked invaded killed met visited imposed condemned withdrew treaty
    pact truce deal sanctions talks visit war attack New START treaty INF mutual defence Monday
    Friday yesterday 1994 2025 20-year ( ) % $ . ? ! … é \u00a0 \u200b 🙂
    """.split(" ")
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
TEXTS = st.lists(SENTENCES, max_size=4).map(lambda parts: ". ".join(parts))
PUBLISHED = st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2030, 1, 1)))


def read(text: str, published: date | None = date(2025, 1, 18)) -> Reading:
    return read_article(article(text, published=published), load_knowledge())


def read_parse(*parses: str) -> Reading:
    doc = told(*parses).doc
    return read_article(doc.article, load_knowledge(), annotator=lambda _: doc)


# ---------------------------------------------------------------- without the language pipeline


def test_knowledge_is_loaded_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_a_reading_holds_the_article_as_it_is() -> None:
    doc = told(ACCORD).doc
    reading = read_article(doc.article, load_knowledge(), annotator=lambda _: doc)
    assert reading.article is doc.article


def test_the_article_is_given_to_the_annotator() -> None:
    doc, seen = told(ACCORD).doc, list[Article]()

    def annotator(given: Article) -> Document:
        seen.append(given)
        return doc

    read_article(doc.article, load_knowledge(), annotator=annotator)
    assert seen == [doc.article]


def test_a_reading_holds_events() -> None:
    assert [event.type for event in read_parse(SAID).events] == ["ASSAULT"]


def test_a_reading_holds_agreements() -> None:
    assert [agreement.step for agreement in read_parse(ACCORD).agreements] == ["signed"]


def test_a_reading_holds_statements() -> None:
    assert [s.speaker.code for s in read_parse(SAID).statements] == ["ESP"]


def test_an_empty_document_is_read() -> None:
    empty = told(ACCORD).doc
    doc = type(empty)(article(""), (), (), ())
    reading = read_article(doc.article, load_knowledge(), annotator=lambda _: doc)
    assert list(reading.quotations()) == []


# ---------------------------------------------------------------- with it


@pytest.mark.model
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, published=PUBLISHED)
def test_any_text_is_read_and_quoted_word_for_word(text: str, published: date | None) -> None:
    reading = read(text, published)
    assert all(text[start:end] == quote for start, end, quote in reading.quotations())


@pytest.mark.model
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_an_article_read_twice_gives_the_same_bytes(text: str) -> None:
    assert render_reading(read(text)) == render_reading(read(text))


@pytest.mark.model
def test_a_story_gives_events_agreements_and_statements() -> None:
    reading = read(STORY)
    assert all((reading.events, reading.agreements, reading.statements))


@pytest.mark.model
def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import sys; from tests.test_pipeline import STORY, read, render_reading; "
        "sys.stdout.buffer.write(render_reading(read(STORY)))"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert found[0] == found[1]
