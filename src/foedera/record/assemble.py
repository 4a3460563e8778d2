"""A group of mentions in, one event or agreement out.

Which mentions belong together was decided before (`link`); here their cells are put side by
side: the most used name, the narrowest date, the best report's mode.  Ties are broken by
content, never by order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from foedera.model import (
    ActorMention,
    AgreementMention,
    Basis,
    EventMention,
    Provision,
    Specificity,
    When,
)
from foedera.record.entries import Agreement, Event, Participant, Report, Step

Value = TypeVar("Value")
EventReports = Sequence[Report[EventMention]]
AgreementReports = Sequence[Report[AgreementMention]]

_BASES = tuple(Basis)
_FIRMNESS = tuple(Specificity)


def assemble_event(identifier: str, reports: EventReports) -> Event:
    """Return the event that *reports*, in a fixed order, tell of."""
    mentions = [report.mention for report in reports]
    best = max(mentions, key=lambda m: (m.confidence, m.mode is not None, m.place is not None))
    return Event(
        id=identifier,
        type=best.type,
        mode=best.mode,
        contexts=tuple(sorted({context for m in mentions for context in m.contexts})),
        cameo=best.cameo,
        score=best.score,
        source=_participants(actor for m in mentions for actor in m.source),
        target=_participants(actor for m in mentions for actor in m.target),
        mutual=best.mutual,
        status=best.status,
        when=min((m.when for m in mentions), key=_vagueness),
        place=best.place or next((m.place for m in mentions if m.place), None),
        confidence=best.confidence,
        reports=tuple(reports),
    )


def assemble_agreement(identifier: str, reports: AgreementReports) -> Agreement:
    """Return the agreement that *reports*, in a fixed order, tell of."""
    mentions = [report.mention for report in reports]
    links = {link for m in mentions for link in m.links}
    return Agreement(
        id=identifier,
        name=_best_name(m.name for m in mentions),
        kind=_most_used(m.kind for m in mentions)[0],
        parties=_participants(actor for m in mentions for actor in m.parties),
        steps=_steps(reports),
        term=next(iter(_most_used(m.term for m in mentions if m.term)), None),
        provisions=_provisions(reports),
        links=tuple(sorted(links, key=lambda link: (link.relation, link.name, link.id or ""))),
        reports=tuple(reports),
    )


def _most_used(values: Iterable[Value]) -> list[Value]:
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], str(value)))


def _best_name(names: Iterable[str]) -> str:
    """Return the most used name, a proper one (with capitals) before a description."""
    ranked = _most_used(names)
    return next((name for name in ranked if name != name.lower()), ranked[0])


def _participants(actors: Iterable[ActorMention]) -> tuple[Participant, ...]:
    by_key: dict[str, list[ActorMention]] = defaultdict(list)
    for actor in actors:
        by_key[actor.key].append(actor)
    return tuple(
        Participant(
            key=key,
            code=by_key[key][0].code,
            names=tuple(_most_used(actor.name for actor in by_key[key])),
            sectors=tuple(sorted({actor.sector for actor in by_key[key] if actor.sector})),
        )
        for key in sorted(by_key)
    )


def first_day(when: When) -> date:
    """Return the first day of *when*, the beginning of all days if it is open."""
    return when.earliest or date.min


def last_day(when: When) -> date:
    """Return the last day of *when*, the end of all days if it is open."""
    return when.latest or date.max


def _vagueness(when: When) -> tuple[int, int, str]:
    width = (last_day(when) - first_day(when)).days
    return width, _BASES.index(when.basis), when.text or ""


def _covers(wide: When, narrow: When) -> bool:
    return first_day(wide) <= first_day(narrow) and last_day(narrow) <= last_day(wide)


def _steps(reports: AgreementReports) -> tuple[Step, ...]:
    """Return the steps told of; a vague date joins the one narrower date that it covers."""
    steps: list[tuple[str, When, set[str]]] = []
    ordered = sorted(reports, key=lambda r: (r.mention.step, _vagueness(r.mention.when)))
    for report in ordered:
        mention = report.mention
        within = [s for s in steps if s[0] == mention.step and _covers(mention.when, s[1])]
        if len(within) == 1:
            within[0][2].add(report.article)
        else:
            steps.append((mention.step, mention.when, {report.article}))
    steps.sort(key=lambda s: (s[1].latest or s[1].earliest or date.max, s[0], _vagueness(s[1])))
    return tuple(Step(step, when, tuple(sorted(articles))) for step, when, articles in steps)


def _provisions(reports: AgreementReports) -> tuple[Report[Provision], ...]:
    """Return each provision once a polarity, in its firmest wording."""
    firmest: dict[tuple[str, str], Report[Provision]] = {}
    for report in reports:
        for provision in report.mention.provisions:
            key = (provision.code, provision.polarity)
            held = firmest.get(key)
            if held is None or _firmness(held.mention) < _firmness(provision):
                firmest[key] = Report(report.article, provision)
    return tuple(firmest[key] for key in sorted(firmest))


def _firmness(provision: Provision) -> int:
    return _FIRMNESS.index(provision.specificity)
