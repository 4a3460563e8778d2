"""Who says what, and which words rest on somebody's word."""

from __future__ import annotations

import pytest

from foedera.extract.statements import speaker_of, statements_of
from foedera.model import Statement
from tests.extract.sentences import Told, coder, codes, told, wrong

SAID_THAT = """
Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | that SCONJ 5 mark
Borduria PROPN 5 nsubj BOR | invaded=invade VERB 2 ccomp | Syldavia PROPN 5 obj SYL
~. PUNCT 2 punct
"""
WITNESSES = SAID_THAT.replace("Ruritania PROPN 2 nsubj RUR", "Witnesses=witness NOUN 2 nsubj")
QUOTE_FIRST = """
“ PUNCT 3 punct | ~Borduria PROPN 3 nsubj BOR | invaded=invade VERB 8 ccomp
Syldavia PROPN 3 obj SYL | ~, PUNCT 3 punct | ~” PUNCT 3 punct | Ruritania PROPN 8 nsubj RUR
said=say VERB 0 root | ~. PUNCT 8 punct
"""
QUOTE_AROUND = """
“ PUNCT 3 punct | ~Borduria PROPN 3 nsubj BOR | invaded=invade VERB 0 root
Syldavia PROPN 3 obj SYL | ~, PUNCT 3 punct | ~” PUNCT 3 punct | Ruritania PROPN 8 nsubj RUR
said=say VERB 3 parataxis | ~. PUNCT 3 punct
"""
QUOTE_LAST = """
Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | ~, PUNCT 6 punct | “ PUNCT 6 punct
~Borduria PROPN 6 nsubj BOR | invaded=invade VERB 2 ccomp | Syldavia PROPN 6 obj SYL
~. PUNCT 6 punct | ~” PUNCT 6 punct
"""
ACCORDING = """
According ADP 3 case | to ADP 1 fixed | Ruritania PROPN 6 obl RUR | ~, PUNCT 3 punct
Borduria PROPN 6 nsubj BOR | invaded=invade VERB 0 root | Syldavia PROPN 6 obj SYL
~. PUNCT 6 punct
"""
WITH = """
With ADP 2 case | Ruritania PROPN 4 obl RUR | Borduria PROPN 4 nsubj BOR
invaded=invade VERB 0 root | Syldavia PROPN 4 obj SYL
"""
NESTED = """
Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | Syldavia PROPN 4 nsubj SYL
claimed=claim VERB 2 ccomp | Borduria PROPN 6 nsubj BOR | invaded=invade VERB 4 ccomp
Zembla PROPN 6 obj ZEM | ~. PUNCT 2 punct
"""
BOTH = """
Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Syldavia PROPN 1 conj SYL | said=say VERB 0 root
Borduria PROPN 6 nsubj BOR | invaded=invade VERB 4 ccomp | ~. PUNCT 4 punct
"""
NOTHING_SAID = "Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | ~. PUNCT 2 punct"


def statements(one: Told) -> tuple[Statement, ...]:
    return statements_of(one.syntax, coder(one).speeches)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(SAID_THAT, "Borduria invaded Syldavia", id="said-that"),
        pytest.param(QUOTE_LAST, "“Borduria invaded Syldavia.”", id="quote-after"),
        pytest.param(QUOTE_FIRST, "“Borduria invaded Syldavia,”", id="quote-before"),
        pytest.param(QUOTE_AROUND, "“Borduria invaded Syldavia,”", id="quote-is-the-root"),
        pytest.param(
            ACCORDING,
            "Borduria invaded Syldavia",
            id="according-to",
            marks=wrong('the statement includes "According to" and the name of the speaker'),
        ),
    ],
)
def test_what_somebody_says_is_a_statement(parse: str, expected: str) -> None:
    assert [(s.speaker.code, s.quote) for s in statements(told(parse))] == [("RUR", expected)]


@pytest.mark.parametrize("parse", [SAID_THAT, QUOTE_FIRST, QUOTE_AROUND, QUOTE_LAST, ACCORDING])
def test_a_statement_is_quoted_word_for_word(parse: str) -> None:
    one = told(parse)
    (found,) = statements(one)
    assert one.doc.article.text[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("parse", "expected"),
    [(SAID_THAT, False), (QUOTE_FIRST, True), (QUOTE_AROUND, True), (QUOTE_LAST, True)],
    ids=["reported", "quote-before", "quote-is-the-root", "quote-after"],
)
def test_words_in_quotation_marks_are_direct(parse: str, *, expected: bool) -> None:
    (found,) = statements(told(parse))
    assert found.direct is expected


def test_a_statement_keeps_its_cue() -> None:
    assert statements(told(SAID_THAT))[0].cue == "said"


def test_what_two_say_is_a_statement_of_each() -> None:
    assert [s.speaker.code for s in statements(told(BOTH))] == ["RUR", "SYL"]


@pytest.mark.parametrize(
    "parse", [WITNESSES, NOTHING_SAID, WITH], ids=["no-actor", "no-words", "no-speech"]
)
def test_without_actor_words_or_speech_there_is_no_statement(parse: str) -> None:
    assert statements(told(parse)) == ()


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(SAID_THAT, "RUR", id="said"),
        pytest.param(ACCORDING, "RUR", id="according-to"),
        pytest.param(QUOTE_AROUND, "RUR", id="quoted"),
        pytest.param(NESTED, "SYL", id="the-innermost"),
        pytest.param(WITNESSES, "", id="no-actor"),
    ],
)
def test_words_rest_on_who_says_them(parse: str, expected: str) -> None:
    one = told(parse)
    assert codes(speaker_of(coder(one).speeches, one.at("invaded"))) == expected


def test_saying_does_not_rest_on_the_speaker() -> None:
    one = told(SAID_THAT)
    assert speaker_of(coder(one).speeches, one.at("said")) == ()
