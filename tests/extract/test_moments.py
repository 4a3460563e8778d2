"""When an event happened: what governs it, or else the day of the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedera.extract.moments import Moments
from foedera.extract.syntax import Syntax
from foedera.model import Basis, Dateline, Status, TimeExpression, When
from tests.extract.sentences import Told, told

PUBLISHED = date(2025, 1, 18)
STORY = When(date(2025, 1, 17), PUBLISHED, Basis.PUBLISHED)
DAYS = {
    "Monday": "2025-01-13",
    "Thursday": "2025-01-16",
    "Friday": "2025-01-17",
    "December": "2024-12-01",
    "1994": "1994-07-01",
}
PLAIN = "Ruritania PROPN 2 nsubj | bombed=bomb VERB 0 root | Borduria PROPN 2 obj"
ON_MONDAY = f"{PLAIN} | on ADP 5 case | Monday PROPN 2 obl"
TWO_CLAUSES = """
Ruritania PROPN 8 nsubj | ~, PUNCT 4 punct | which PRON 4 nsubj
annexed=annex VERB 1 acl:relcl | Borduria PROPN 4 obj | in ADP 7 case | 1994 NUM 4 obl
bombed=bomb VERB 0 root | Syldavia PROPN 8 obj | on ADP 11 case | Friday PROPN 8 obl
"""
TWO_TIMES = """
Monday PROPN 3 obl:tmod | Ruritania PROPN 3 nsubj | bombed=bomb VERB 0 root
Borduria PROPN 3 obj | since ADP 6 case | 1994 NUM 3 obl
"""
SAID = """
Ruritania PROPN 2 nsubj | said=say VERB 0 root | on ADP 4 case | Monday PROPN 2 obl
that SCONJ 7 mark | Borduria PROPN 7 nsubj | bombed=bomb VERB 2 ccomp | Syldavia PROPN 7 obj
in ADP 10 case | 1994 NUM 7 obl
"""
COMPOUND = """
Ruritania PROPN 2 nsubj | condemned=condemn VERB 0 root | the DET 5 det
Monday PROPN 5 compound | attack NOUN 2 obj
"""
LAUNCHED = """
Ruritania PROPN 2 nsubj | launched=launch VERB 0 root | an DET 4 det | attack NOUN 2 obj
{}
"""
EXPRESSION = """
Ruritania PROPN 2 nsubj | bombed=bomb VERB 0 root | Borduria PROPN 2 obj
late ADJ 5 amod | Monday PROPN 2 obl:tmod
"""
BEGAN = """
Ruritania PROPN 2 nsubj | began=begin VERB 0 root | to PART 4 mark | bomb VERB/VB 2 xcomp
"""
HAS = """
Ruritania PROPN 3 nsubj | has=have AUX/VBZ 3 aux | bombed=bomb VERB/VBN 0 root
"""
HAD = HAS.replace("has=have AUX/VBZ", "had=have AUX/VBD")
SINCE = f"""
{HAS.strip()} | Borduria PROPN 3 obj
since SCONJ 6 mark | invading=invade VERB/VBG 3 advcl | it PRON 6 obj | in ADP 9 case
1994 NUM 6 obl
"""
DID = """
Ruritania PROPN 4 nsubj | did=do AUX 4 aux | not PART 4 advmod | bomb VERB/VB 0 root
"""
LEAD = "Borduria PROPN 2 nsubj | resisted=resist VERB 0 root | on ADP 4 case | {} PROPN 2 obl"


def at(one: Told, word: str, *, type_: str = "DATE", value: str = "") -> TimeExpression:
    """Return the word *word* as the time of `DAYS`."""
    token = one.doc.tokens[one.at(word)]
    day = date.fromisoformat(DAYS[word])
    when = When(day, day, Basis.RELATIVE, word)
    return TimeExpression(token.start, token.end, word, type_, value or DAYS[word], when)


def when(one: Told, head: str, *times: TimeExpression, status: Status = Status.ACTUAL) -> When:
    return Moments(one.syntax, times).of((one.at(head),), status)


def text(one: Told, head: str, *words: str) -> str | None:
    """Return the words by which the event at *head* is dated, given the times *words*."""
    return when(one, head, *(at(one, word) for word in words)).text


@pytest.mark.parametrize(
    ("parse", "head", "words", "expected"),
    [
        pytest.param(ON_MONDAY, "bombed", "Monday", "Monday", id="own-clause"),
        pytest.param(TWO_CLAUSES, "bombed", "1994 Friday", "Friday", id="main-clause"),
        pytest.param(TWO_CLAUSES, "annexed", "1994 Friday", "1994", id="relative-clause"),
        pytest.param(TWO_TIMES, "bombed", "Monday 1994", "Monday", id="nearest-in-words"),
        pytest.param(SAID, "bombed", "Monday 1994", "1994", id="what-is-said"),
        pytest.param(SAID, "said", "Monday 1994", "Monday", id="saying"),
        pytest.param(COMPOUND, "attack", "Monday", "Monday", id="word-before-a-noun"),
        pytest.param(
            LAUNCHED.format("on ADP 6 case | Monday PROPN 2 obl"),
            "attack",
            "Monday",
            "Monday",
            id="verb-of-the-noun",
        ),
    ],
)
def test_the_nearest_time_dates_an_event(
    parse: str, head: str, words: str, expected: str
) -> None:
    assert text(told(parse), head, *words.split()) == expected


def test_a_time_of_several_words_stands_where_its_head_stands() -> None:
    one = told(EXPRESSION)
    late, monday = one.doc.tokens[one.at("late")], at(one, "Monday")
    whole = TimeExpression(late.start, monday.end, "late Monday", "DATE", "", monday.when)
    assert when(one, "bombed", whole) == monday.when


def test_a_time_in_another_sentence_does_not_govern() -> None:
    one = told(PLAIN, LEAD.format("December"))
    assert text(one, "bombed", "December") is None


def test_a_time_of_a_relative_clause_does_not_date_the_main_clause() -> None:
    one = told(TWO_CLAUSES)
    assert when(one, "bombed", at(one, "1994")) == STORY


@pytest.mark.parametrize(
    ("type_", "value"),
    [("DURATION", "P3Y"), ("SET", "P1D"), ("DATE", "PRESENT_REF"), ("DATE", "PAST_REF")],
)
def test_a_time_that_names_no_day_dates_nothing(type_: str, value: str) -> None:
    one = told(ON_MONDAY, published=None)
    time = at(one, "Monday", type_=type_, value=value)
    empty = TimeExpression(time.start, time.end, time.text, type_, value, When())
    assert when(one, "bombed", empty) == When()


def test_what_has_no_time_is_of_the_day_in_the_lead() -> None:
    one = told(LEAD.format("Thursday"), PLAIN)
    assert text(one, "bombed", "Thursday") == "Thursday"


def test_a_day_long_past_in_the_lead_is_not_the_story() -> None:
    one = told(LEAD.format("December"), PLAIN)
    assert when(one, "bombed", at(one, "December")) == STORY


def test_several_days_in_the_lead_are_not_the_story() -> None:
    one = told(LEAD.format("Thursday"), PLAIN)
    time = at(one, "Thursday")
    week = When(date(2025, 1, 13), date(2025, 1, 19), Basis.RELATIVE, "Thursday")
    wide = TimeExpression(time.start, time.end, time.text, "DATE", "2025-W03", week)
    assert when(one, "bombed", wide) == STORY


def test_the_dateline_dates_the_story() -> None:
    one = told(PLAIN, dateline=Dateline("Klow", day=date(2025, 1, 16)))
    day = date(2025, 1, 16)
    assert when(one, "bombed") == When(day, day, Basis.DATELINE)


def test_the_lead_goes_before_the_dateline() -> None:
    one = told(LEAD.format("Thursday"), PLAIN, dateline=Dateline("Klow", day=date(2025, 1, 17)))
    assert text(one, "bombed", "Thursday") == "Thursday"


@pytest.mark.parametrize(
    ("parse", "head"),
    [
        pytest.param(PLAIN, "bombed", id="simple-past"),
        pytest.param(DID, "bomb", id="did"),
        pytest.param(BEGAN, "bomb", id="infinitive-of-a-past"),
        pytest.param(LAUNCHED.format("now ADV 2 advmod"), "attack", id="object-of-a-past"),
    ],
)
def test_what_is_told_in_the_past_is_of_the_story(parse: str, head: str) -> None:
    assert when(told(parse), head) == STORY


@pytest.mark.parametrize(
    ("parse", "head"),
    [
        pytest.param(HAD, "bombed", id="pluperfect"),
        pytest.param(COMPOUND, "Monday", id="a-name"),
    ],
)
def test_what_is_told_otherwise_was_before_publication(parse: str, head: str) -> None:
    assert when(told(parse), head) == When(None, PUBLISHED, Basis.PUBLISHED)


def test_the_perfect_in_the_lead_is_the_news() -> None:
    assert when(told(HAS), "bombed") == STORY


def test_the_perfect_further_down_was_before_publication() -> None:
    one = told(*[PLAIN.replace("bombed=bomb", "said=say")] * 3, HAS)
    assert when(one, "bombed") == When(None, PUBLISHED, Basis.PUBLISHED)


def test_what_has_lasted_since_a_day_has_no_end() -> None:
    one = told(SINCE)
    assert when(one, "bombed", at(one, "1994")) == When(
        date(1994, 7, 1), None, Basis.RELATIVE, "1994"
    )


def test_a_later_sentence_of_a_paragraph_is_of_the_day_named_in_it() -> None:
    one = told(LEAD.format("1994"), PLAIN)
    sentences = tuple(replace(sentence, paragraph=0) for sentence in one.doc.sentences)
    syntax = Syntax(replace(one.doc, sentences=sentences))
    found = Moments(syntax, [at(one, "1994")]).of((one.at("bombed"),), Status.ACTUAL)
    assert found.text == "1994"


def test_what_is_to_come_is_after_publication() -> None:
    found = when(told(PLAIN), "bombed", status=Status.FUTURE)
    assert found == When(PUBLISHED, None, Basis.PUBLISHED)


def test_what_is_to_come_may_have_a_day() -> None:
    one = told(ON_MONDAY)
    found = when(one, "bombed", at(one, "Monday"), status=Status.FUTURE)
    assert found.text == "Monday"


@pytest.mark.parametrize("status", [Status.ACTUAL, Status.FUTURE])
def test_nothing_is_made_up_without_any_day(status: Status) -> None:
    assert when(told(PLAIN, published=None), "bombed", status=status) == When()


def test_how_a_time_is_known_is_kept() -> None:
    one = told(ON_MONDAY)
    assert when(one, "bombed", at(one, "Monday")).basis is Basis.RELATIVE


@pytest.mark.xfail(strict=True, raises=OverflowError, reason="there is no day before it")
def test_an_article_of_the_first_day_there_is_can_be_read() -> None:
    one = told(PLAIN, published=date.min)
    assert when(one, "bombed").latest == date.min
