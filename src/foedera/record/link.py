"""Readings and judgements in, events and agreements out; a pure function.

Two mentions are one event when type, sides, status and day agree; without a known day, or
with a side that nobody identifies, only within one article.  Two mentions are one agreement
when the parties agree, and so does the name, the term or a dated step.  A judgement overrules
both.  The order of the readings never matters, and identifiers are hashes of content.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TypeVar

from foedera.model import (
    ActorMention,
    AgreementMention,
    EventMention,
    Reading,
    When,
    content_id,
)
from foedera.record.assemble import assemble_agreement, assemble_event
from foedera.record.entries import Agreement, Event, Judgement, Report, Verdict

Mention = TypeVar("Mention", EventMention, AgreementMention)

# Words that any agreement may be called by; what remains of a name tells it from others.
_GENERIC = re.compile(
    r"(an?|the|of|on|for|and|in|to|with|between|its|their|new|final|full|formal|historic|landmark"
    r"|major|long-term|bilateral|multilateral|trilateral|joint"
    r"|accords?|agreements?|arrangement|bargain|charter|compact|contract|convention|covenant|deal"
    r"|declaration|document|instrument|memorandum|mou|pact|paper|protocol|statement|text|treaty"
    r"|understanding)",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b[\w.]+-(?:year|month|week|day)s?\b")
_PAIR = re.compile(r"\b[A-Z]\w*(?:[-–][A-Z]\w*)+\b")  # "US-China", "Russian-Iranian"
_WORD = re.compile(r"[\w-]+")
# Reports of one agreement known only by a description follow each other within this time.
_SILENCE = timedelta(days=365)

Cluster = list[Report[Mention]]
Verdicts = dict[frozenset[str], Verdict]


def link(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = ()
) -> tuple[tuple[Event, ...], tuple[Agreement, ...]]:
    """Return the record that follows from *readings* and *judgements*."""
    events: set[Report[EventMention]] = set()
    agreements: dict[Report[AgreementMention], date | None] = {}
    for reading in readings:
        article = reading.article
        events.update(Report(article.id, mention) for mention in reading.events)
        for mention in reading.agreements:
            report = Report(article.id, mention)
            told = [day for day in (agreements.get(report), article.published) if day]
            agreements[report] = min(told, default=None)
    verdicts = _verdicts(judgements)
    return (
        tuple(sorted(_link_events(events, verdicts), key=_event_order)),
        tuple(sorted(_link_agreements(agreements, verdicts), key=_agreement_order)),
    )


def _event_order(event: Event) -> tuple[date, str]:
    return _due(event.when), event.id


def _agreement_order(agreement: Agreement) -> tuple[date, str]:
    return _due(agreement.steps[0].when), agreement.id


def _due(when: When) -> date:
    """Return the day by which it had happened."""
    return when.latest or when.earliest or date.max


def _day(when: When) -> date | None:
    """Return the day, if it is known to the day."""
    return when.earliest if when.earliest == when.latest else None


def _position(report: Report[Mention]) -> tuple[str, int, int, str]:
    mention = report.mention
    return report.article, mention.evidence.start, mention.evidence.end, mention.id


class _Groups:
    """Things that belong together directly or through others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def find(self, thing: Hashable) -> Hashable:
        """Return the representative of the group of *thing*."""
        above = self._above.setdefault(thing, thing)
        while above != thing:
            self._above[thing] = self._above[above]
            thing, above = above, self._above[above]
        return thing

    def join(self, left: Hashable, right: Hashable) -> None:
        """Put the groups of *left* and *right* together."""
        self._above[self.find(left)] = self.find(right)

    def clusters(self, reports: Iterable[Report[Mention]]) -> list[Cluster[Mention]]:
        """Return *reports* by group; both levels in order of position."""
        found: dict[Hashable, Cluster[Mention]] = defaultdict(list)
        for report in sorted(reports, key=_position):
            found[self.find(report)].append(report)
        return list(found.values())


# ---------------------------------------------------------------- judgements


def _verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """Return the verdict that stands on each pair: the last one not withdrawn."""
    standing = [judgement for judgement in judgements if judgement.withdrawn_at is None]
    standing.sort(key=lambda judgement: (judgement.made_at, judgement.verdict, judgement.by))
    return {frozenset((found.left, found.right)): found.verdict for found in standing}


def _overrule(clusters: list[Cluster[Mention]], verdicts: Verdicts) -> list[Cluster[Mention]]:
    """Return *clusters*, put together and taken apart as *verdicts* say."""
    if not verdicts:
        return clusters
    homes: dict[str, list[Report[Mention]]] = defaultdict(list)
    groups = _Groups()
    for cluster in clusters:
        for report in cluster:
            homes[report.mention.id].append(report)
            groups.join(report, cluster[0])
    for pair, verdict in verdicts.items():
        if verdict is Verdict.SAME:
            reports = [report for mention in sorted(pair) for report in homes.get(mention, ())]
            for report in reports:
                groups.join(report, reports[0])
    together = groups.clusters(report for cluster in clusters for report in cluster)
    return [part for cluster in together for part in _split(cluster, verdicts)]


def _split(cluster: Cluster[Mention], verdicts: Verdicts) -> list[Cluster[Mention]]:
    """Return *cluster* in as few parts as keep apart what was judged different."""
    ids = {report.mention.id for report in cluster}
    if not any(pair <= ids for pair, found in verdicts.items() if found is Verdict.DIFFERENT):
        return [cluster]
    groups = _Groups()
    apart = []
    for left, right in combinations(cluster, 2):
        verdict = verdicts.get(frozenset((left.mention.id, right.mention.id)))
        if verdict is Verdict.SAME:
            groups.join(left, right)
        elif verdict is Verdict.DIFFERENT:
            apart.append((left, right))
    parts: list[Cluster[Mention]] = []
    for atom in groups.clusters(cluster):
        barred = {b for a, b in apart if a in atom} | {a for a, b in apart if b in atom}
        home = next((part for part in parts if barred.isdisjoint(part)), None)
        if home is None:
            parts.append(atom)
        else:
            home.extend(atom)
    return [sorted(part, key=_position) for part in parts]


# ---------------------------------------------------------------- events


def _link_events(
    reports: Iterable[Report[EventMention]], verdicts: Verdicts
) -> Iterator[Event]:
    keyed: dict[str, Cluster[EventMention]] = defaultdict(list)
    for report in sorted(reports, key=_position):
        keyed[_event_key(report)].append(report)
    taken: set[str] = set()
    for cluster in _overrule(list(keyed.values()), verdicts):
        identifier = min(map(_event_key, cluster))
        if identifier in taken:  # one of several parts of what was judged different
            identifier = content_id(identifier, cluster[0].article, cluster[0].mention.id)
        taken.add(identifier)
        yield assemble_event(identifier, cluster)


def _event_key(report: Report[EventMention]) -> str:
    """Return what two reports of one event have in common."""
    mention = report.mention
    when = mention.when
    known = _day(when) and _identified((*mention.source, *mention.target))
    return content_id(
        "event",
        mention.type,
        *_keys(mention.source),
        "mutual" if mention.mutual else "towards",
        *_keys(mention.target),
        mention.status,
        f"{when.earliest}/{when.latest}",
        "" if known else report.article,
    )


def _keys(actors: Iterable[ActorMention]) -> tuple[str, ...]:
    return tuple(sorted({actor.key for actor in actors}))


def _identified(actors: tuple[ActorMention, ...]) -> bool:
    return bool(actors) and all(actor.code for actor in actors)


# ---------------------------------------------------------------- agreements


@dataclass(frozen=True, slots=True)
class _Traits:
    """By what one mention of an agreement may be known to be another's."""

    report: Report[AgreementMention]
    words: frozenset[str]  # of the name, without those that any agreement has
    proper: bool  # a proper name, not a description
    deed: tuple[str, date] | None  # a step on a known day
    months: int | None
    told: date | None  # when it happened, or else when it was published

    @property
    def marks(self) -> tuple[Hashable, ...]:
        """Return what a nameless mention ("the deal") may share with a named one."""
        return (("article", self.report.article), *self.facts)

    @property
    def facts(self) -> tuple[Hashable, ...]:
        """Return what two mentions with like names must share to be one agreement."""
        facts = (("deed", self.deed), ("term", self.months))
        return tuple(fact for fact in facts if fact[1] is not None)


def _traits(report: Report[AgreementMention], published: date | None) -> _Traits:
    mention = report.mention
    when = mention.when
    day = _day(when)
    own = {word for actor in mention.parties for word in _WORD.findall(actor.name)}
    name = _PAIR.sub(" ", _TERM.sub(" ", mention.name))
    words = [word for word in _WORD.findall(name) if not _GENERIC.fullmatch(word)]
    words = [word for word in words if word not in own]
    return _Traits(
        report=report,
        words=frozenset(word.lower() for word in words),
        proper=any(word[0].isupper() for word in words),
        deed=(mention.step, day) if day else None,
        months=mention.term.months if mention.term else None,
        told=when.latest or when.earliest or published,
    )


def _link_agreements(
    published: dict[Report[AgreementMention], date | None], verdicts: Verdicts
) -> Iterator[Agreement]:
    blocks: dict[tuple[str, ...], list[_Traits]] = defaultdict(list)
    for report in sorted(published, key=_position):
        parties = report.mention.parties
        scope = () if _identified(parties) else (report.article,)
        blocks[_keys(parties) + scope].append(_traits(report, published[report]))
    clusters = [cluster for block in blocks.values() for cluster in _same_agreements(block)]
    for cluster in _overrule(clusters, verdicts):
        first = min(cluster, key=lambda r: (_due(r.mention.when), _position(r)))
        identifier = content_id("agreement", first.article, first.mention.id)
        yield assemble_agreement(identifier, cluster)


def _same_agreements(block: list[_Traits]) -> list[Cluster[AgreementMention]]:
    """Return the reports of *block*, all of the same parties, one cluster an agreement."""
    groups = _Groups()
    named = [traits for traits in block if traits.words]
    nameless = [traits for traits in block if not traits.words]
    _join_by_name(named, groups)
    _join_nameless(nameless, named, groups)
    return groups.clusters(traits.report for traits in block)


def _join_by_name(named: list[_Traits], groups: _Groups) -> None:
    """Join equal names, and names that overlap where a dated step or the term is the same.

    A mere description ("trade deal") is the same agreement only while reports keep coming.
    """
    by_words: dict[tuple[frozenset[str], bool], list[_Traits]] = defaultdict(list)
    for traits in named:
        by_words[traits.words, traits.proper].append(traits)
    for (_, proper), members in by_words.items():
        dated = sorted(
            (traits for traits in members if traits.told or proper),
            key=lambda traits: (traits.told or date.min, _position(traits.report)),
        )
        for earlier, later in pairwise(dated):
            if proper or _within_reach(earlier, later):
                groups.join(earlier.report, later.report)
    for traits in named:
        for fact in traits.facts:
            for word in traits.words:
                groups.join(traits.report, (fact, word))


def _within_reach(earlier: _Traits, later: _Traits) -> bool:
    return bool(earlier.told and later.told and later.told - earlier.told <= _SILENCE)


def _join_nameless(nameless: list[_Traits], named: list[_Traits], groups: _Groups) -> None:
    """Join what has no name by its marks, and to the one named agreement that shares them."""
    bearers: dict[Hashable, set[Hashable]] = defaultdict(set)
    for traits in named:
        for mark in traits.marks:
            bearers[mark].add(groups.find(traits.report))
    for traits in nameless:
        for mark in traits.marks:
            groups.join(traits.report, mark)
    candidates: dict[Hashable, set[Hashable]] = defaultdict(set)
    for traits in nameless:
        for mark in traits.marks:
            candidates[groups.find(traits.report)] |= bearers[mark]
    for nameless_group, found in candidates.items():
        if len(found) == 1:
            groups.join(nameless_group, next(iter(found)))
