from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from foedera.model import (
    AgreementMention,
    EventMention,
    Evidence,
    Polarity,
    Provision,
    Reading,
    Specificity,
    Status,
    Term,
    When,
)
from foedera.record.entries import Agreement, Event, Judgement, Verdict
from foedera.record.link import link
from tests.conftest import actor, agreement, article, event, on, reading

TEXT = "Article {n}: Syldavia warned Borduria twice. They signed the Klow Treaty, a pact."


def told(n: int = 1, **changes: Any) -> Reading:
    """Return article *n*, in which Syldavia warns Borduria on 3 March."""
    source = article(TEXT.format(n=n), name=f"a{n}")
    changes = {"when": on("2026-03-03"), **changes}
    syldavia, borduria = (
        actor(source, "Syldavia", code="SYL"),
        actor(source, "Borduria", code="BOR"),
    )
    by = changes.pop("by", (syldavia,))
    to = changes.pop("to", (borduria,))
    mention = event(source, "Syldavia warned Borduria", by=by, to=to, **changes)
    return reading(source, events=(mention,))


def treaty(n: int = 1, *, published: date | None = None, **changes: Any) -> Reading:
    """Return article *n*, in which Syldavia and Borduria sign the Klow Treaty."""
    source = article(TEXT.format(n=n), name=f"a{n}", published=published)
    parties = tuple(
        actor(source, name, code=name[:3].upper()) for name in ("Syldavia", "Borduria")
    )
    changes = {"name": "Klow Treaty", "parties": parties, **changes}
    mention = agreement(source, "They signed the Klow Treaty", **changes)
    return reading(source, agreements=(mention,))


def events(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> tuple[Event, ...]:
    return link(readings, judgements)[0]


def agreements(*readings: Reading) -> tuple[Agreement, ...]:
    return link(readings)[1]


def judged(left: Reading, right: Reading, verdict: Verdict, **changes: Any) -> Judgement:
    base = Judgement(
        left.events[0].id, right.events[0].id, verdict, "a reader", "2026-03-05T00:00:00+00:00"
    )
    return replace(base, **changes)


# ---------------------------------------------------------------- events


def test_two_articles_that_tell_the_same_day_are_one_event() -> None:
    (found,) = events(told(1), told(2))
    assert len(found.reports) == 2


def test_an_event_keeps_its_identifier_when_another_article_reports_it() -> None:
    assert events(told(1))[0].id == events(told(1), told(2))[0].id


def test_reading_the_same_article_twice_changes_nothing() -> None:
    assert link([told(1), told(1)]) == link([told(1)])


def test_another_day_is_another_event() -> None:
    assert len(events(told(1), told(2, when=on("2026-03-04")))) == 2


def test_another_status_is_another_event() -> None:
    assert len(events(told(1), told(2, status=Status.NEGATED))) == 2


def test_another_type_is_another_event() -> None:
    assert len(events(told(1), told(2, type="THREATEN"))) == 2


def test_the_other_direction_is_another_event() -> None:
    back = told(2)
    mention = back.events[0]
    turned = replace(mention, id="turned", source=mention.target, target=mention.source)
    assert len(events(told(1), replace(back, events=(turned,)))) == 2


def test_undated_mentions_of_two_articles_stay_apart() -> None:
    assert len(events(told(1, when=When()), told(2, when=When()))) == 2


def test_a_year_is_no_reason_to_join_articles() -> None:
    year = When(date(2026, 1, 1), date(2026, 12, 31))
    assert len(events(told(1, when=year), told(2, when=year))) == 2


def test_undated_mentions_of_one_article_are_one_event() -> None:
    once = told(1, when=When())
    again = replace(once.events[0], id="again", confidence=0.5)
    assert len(events(replace(once, events=(*once.events, again)))) == 1


def test_a_side_that_nobody_identifies_joins_no_articles() -> None:
    def by_gunmen(n: int) -> Reading:
        source = article(TEXT.format(n=n))
        return told(n, by=(actor(source, "Syldavia", code=""),))

    assert len(events(by_gunmen(1), by_gunmen(2))) == 2


def test_different_words_for_one_actor_are_one_participant() -> None:
    def by_the_president(n: int) -> Reading:
        source = article(TEXT.format(n=n))
        return told(n, by=(actor(source, "Syldavia", code="SYL", name="Muskar"),))

    (found,) = events(told(1), told(2), by_the_president(3))
    assert [(who.key, who.names) for who in found.source] == [("SYL", ("Syldavia", "Muskar"))]


def test_an_event_takes_the_mode_of_its_surest_report() -> None:
    (found,) = events(told(1, mode="allege", confidence=0.9), told(2, mode="disapprove"))
    assert (found.mode, found.confidence) == ("allege", 0.9)


# ---------------------------------------------------------------- judgements


def test_a_judgement_joins_what_days_keep_apart() -> None:
    left, right = told(1), told(2, when=on("2026-03-04"))
    assert len(events(left, right, judgements=(judged(left, right, Verdict.SAME),))) == 1


def test_a_judgement_parts_what_days_join() -> None:
    left, right = told(1), told(2)
    assert len(events(left, right, judgements=(judged(left, right, Verdict.DIFFERENT),))) == 2


def test_parted_events_have_different_identifiers() -> None:
    left, right = told(1), told(2)
    found = events(left, right, judgements=(judged(left, right, Verdict.DIFFERENT),))
    assert len({event.id for event in found}) == 2


def test_a_withdrawn_judgement_does_nothing() -> None:
    left, right = told(1), told(2)
    verdict = judged(left, right, Verdict.DIFFERENT, withdrawn_at="2026-03-06T00:00:00+00:00")
    assert events(left, right, judgements=(verdict,)) == events(left, right)


def test_the_later_judgement_stands() -> None:
    left, right = told(1), told(2)
    first = judged(left, right, Verdict.DIFFERENT)
    later = judged(right, left, Verdict.UNSURE, made_at="2026-03-07T00:00:00+00:00")
    assert events(left, right, judgements=(later, first)) == events(left, right)


def test_what_is_judged_same_is_parted_together() -> None:
    one, two, three = told(1), told(2), told(3)
    verdicts = (judged(one, two, Verdict.SAME), judged(one, three, Verdict.DIFFERENT))
    sizes = sorted(len(e.reports) for e in events(one, two, three, judgements=verdicts))
    assert sizes == [1, 2]


def test_a_judgement_on_unknown_mentions_does_nothing() -> None:
    verdict = judged(told(8), told(9), Verdict.SAME)
    assert events(told(1), judgements=(verdict,)) == events(told(1))


# ---------------------------------------------------------------- agreements


def test_a_proper_name_joins_articles_of_any_year() -> None:
    signed = treaty(1, when=on("2001-05-05"))
    left = treaty(2, step="withdrawn", when=on("2025-05-05"))
    (found,) = agreements(signed, left)
    assert [step.step for step in found.steps] == ["signed", "withdrawn"]


def test_a_description_joins_articles_of_one_season() -> None:
    signed = treaty(1, name="trade deal", when=on("2025-05-05"))
    ratified = treaty(2, name="trade deal", step="ratified", when=on("2025-11-05"))
    assert len(agreements(signed, ratified)) == 1


def test_a_description_does_not_join_articles_of_different_years() -> None:
    first = treaty(1, name="trade deal", when=on("2001-05-05"))
    second = treaty(2, name="trade deal", when=on("2025-05-05"))
    assert len(agreements(first, second)) == 2


def test_the_names_of_the_parties_do_not_make_a_proper_name() -> None:
    first = treaty(1, name="Syldavia-Borduria trade deal", when=on("2001-05-05"))
    second = treaty(2, name="Syldavia-Borduria trade deal", when=on("2025-05-05"))
    assert len(agreements(first, second)) == 2


def test_two_named_agreements_signed_on_one_day_stay_apart() -> None:
    day = on("2026-03-03")
    found = agreements(
        treaty(1, name="fisheries accord", when=day),
        treaty(2, name="extradition treaty", when=day),
    )
    assert len(found) == 2


def test_overlapping_names_and_the_same_signing_are_one_agreement() -> None:
    day = on("2026-03-03")
    found = agreements(
        treaty(1, name="fisheries accord", when=day),
        treaty(2, name="North Sea fisheries accord", when=day),
    )
    assert [a.name for a in found] == ["North Sea fisheries accord"]


def test_a_nameless_mention_joins_by_the_day_of_a_step() -> None:
    day = on("2026-03-03")
    assert len(agreements(treaty(1, when=day), treaty(2, name="20-year pact", when=day))) == 1


def test_a_nameless_mention_joins_by_the_term() -> None:
    term = Term(240, "20-year")
    found = agreements(treaty(1, term=term), treaty(2, name="20-year pact", term=term))
    assert len(found) == 1


def test_a_nameless_mention_that_fits_two_agreements_joins_neither() -> None:
    day = on("2026-03-03")
    found = agreements(
        treaty(1, name="fisheries accord", when=day),
        treaty(2, name="extradition treaty", when=day),
        treaty(3, name="the agreement", when=day),
    )
    assert len(found) == 3


def test_other_parties_are_another_agreement() -> None:
    source = article(TEXT.format(n=2))
    alone = treaty(2, parties=(actor(source, "Syldavia", code="SYL"),))
    assert len(agreements(treaty(1), alone)) == 2


def test_a_vague_report_of_a_step_joins_the_dated_one() -> None:
    (found,) = agreements(treaty(1, when=on("2026-03-03")), treaty(2), treaty(3))
    assert [(step.step, len(step.articles)) for step in found.steps] == [("signed", 3)]


def test_steps_stand_in_the_order_of_their_days() -> None:
    ratified = treaty(1, step="ratified", when=on("2026-03-03"))
    signed = treaty(2, step="signed", when=on("2026-03-01"))
    terminated = treaty(3, step="terminated")
    (found,) = agreements(ratified, signed, terminated)
    assert [step.step for step in found.steps] == ["signed", "ratified", "terminated"]


def test_a_provision_is_kept_in_its_firmest_wording() -> None:
    def with_provision(n: int, firmness: Specificity) -> Reading:
        plain = treaty(n)
        start = plain.article.text.index("a pact")
        words = Evidence(start, start + 6, "a pact", "test")
        clause = Provision("SEC_DEFENCE", Polarity.INCLUDED, firmness, (), (), None, words)
        return treaty(n, provisions=(clause,))

    (found,) = agreements(
        with_provision(1, Specificity.HORTATORY), with_provision(2, Specificity.SPECIFIC)
    )
    assert [p.mention.specificity for p in found.provisions] == [Specificity.SPECIFIC]


# ---------------------------------------------------------------- properties

DAYS = st.sampled_from(
    [When(), on("2026-03-03"), on("2025-01-01"), When(date(2026, 1, 1), date(2026, 12, 31))]
)
NAMES = st.sampled_from(
    [
        "Klow Treaty",
        "20-year pact",
        "trade deal",
        "new trade pact",
        "the agreement",
        "Klow deal",
    ]
)
STEPS = st.sampled_from(["signed", "ratified"])
TERMS = st.sampled_from([None, Term(240, "20-year")])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    n = draw(st.integers(1, 4))
    mentions: list[EventMention] = []
    for _ in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from(["ACCUSE", "THREATEN"]))
        status = draw(st.sampled_from(list(Status)))
        mentions += told(n, type=kind, status=status, when=draw(DAYS)).events
    pacts: list[AgreementMention] = []
    for _ in range(draw(st.integers(0, 3))):
        cells: dict[str, Any] = {"name": draw(NAMES), "step": draw(STEPS), "term": draw(TERMS)}
        pacts += treaty(n, when=draw(DAYS), **cells).agreements
    source = article(
        TEXT.format(n=n), published=draw(st.sampled_from([None, date(2026, 3, 4)]))
    )
    return reading(source, events=tuple(mentions), agreements=tuple(pacts))


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Reading], list[Judgement]]:
    found = draw(st.lists(readings(), max_size=6))
    ids = [m.id for r in found for m in r.events] + [m.id for r in found for m in r.agreements]
    if len(ids) < 2:
        return found, []
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=4)
    return found, [
        Judgement(left, right, draw(st.sampled_from(list(Verdict))), "x", f"2026-03-0{n + 1}")
        for n, (left, right) in enumerate(draw(pairs))
    ]


@given(cases(), st.randoms())
def test_the_order_of_readings_and_judgements_never_matters(
    case: tuple[list[Reading], list[Judgement]], random: Any
) -> None:
    found, judgements = case
    before = link(found, judgements)
    random.shuffle(found)
    random.shuffle(judgements)
    assert link(found, judgements) == before


@given(cases())
def test_linking_twice_as_much_of_the_same_gives_the_same(
    case: tuple[list[Reading], list[Judgement]],
) -> None:
    found, judgements = case
    assert link(found * 2, judgements) == link(found, judgements)


@given(cases())
def test_every_mention_is_in_exactly_one_entry(
    case: tuple[list[Reading], list[Judgement]],
) -> None:
    found, judgements = case
    entries = link(found, judgements)
    for kind in (0, 1):
        reports = [report for entry in entries[kind] for report in entry.reports]
        mentions = {
            (r.article.id, mention) for r in found for mention in (r.events, r.agreements)[kind]
        }
        assert {(r.article, r.mention) for r in reports} == mentions
        assert len(reports) == len(mentions)


@given(cases())
def test_identifiers_are_unique(case: tuple[list[Reading], list[Judgement]]) -> None:
    events, agreements = link(*case)
    ids = [event.id for event in events] + [agreement.id for agreement in agreements]
    assert len(ids) == len(set(ids))
