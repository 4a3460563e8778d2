"""Who did what to whom: drafts of events to event mentions.

In go the parse, the actors, the dates and the tables; out come the events of one article, each
once, with type, mode, status, sides, date, place, who says so, and the words that it rests on.
What makes an event, and which side is which, is decided in `extract.drafts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from foedera.extract.actors import Actors
from foedera.extract.drafts import NEARBY, Draft, Drafter
from foedera.extract.matching import find_matches
from foedera.extract.moments import Moments
from foedera.extract.places import Places
from foedera.extract.roles import Roles, Side
from foedera.extract.statements import Speech, find_speeches, speaker_of
from foedera.extract.syntax import Syntax
from foedera.knowledge.coding import Coding
from foedera.model import Basis, EventMention, Evidence, Place, Status, When, content_id

_FRESH = (Basis.RELATIVE, Basis.DATELINE, Basis.PUBLISHED)
_IN_WORDS = (1, 3)  # quad classes of verbal acts
NO_PARTNERS: Mapping[int, Side] = MappingProxyType({})


class EventCoder:
    """Codes the events of one document."""

    def __init__(
        self, syntax: Syntax, actors: Actors, moments: Moments, places: Places, coding: Coding
    ) -> None:
        self._syntax = syntax
        self._coding = coding
        self._moments = moments
        self._places = places
        self.matches = find_matches(syntax, coding.predicates, {*actors.at, *actors.modifiers})
        self._roles = Roles(syntax, actors, self.matches)
        self.speeches: tuple[Speech, ...] = find_speeches(syntax, self._roles, self.matches)

    def find_events(
        self, partners: Mapping[int, Side] = NO_PARTNERS
    ) -> tuple[EventMention, ...]:
        """Return the events, each once, in the order of their words.

        Args:
            partners: the parties of agreements, by the words that speak of them.
        """
        drafter = Drafter(self._syntax, self._roles, self.matches, self._coding, partners)
        return _merged(self._mention(draft) for draft in drafter.drafts())

    def _mention(self, draft: Draft) -> EventMention:
        match = draft.match
        when = self._moments.of(match.words, draft.status)
        evidence = self._evidence(draft)
        said_by = self._said_by(draft)
        ontology = self._coding.ontology
        cameo = match.predicate.cameo if draft.type == match.predicate.type else ""
        sides = [*(a.key for a in draft.source), ">", *(a.key for a in draft.target)]
        return EventMention(
            id=content_id(
                self._syntax.doc.article.id,
                draft.type,
                draft.mode or "",
                draft.status,
                *sides,
                str(evidence.start),
                str(evidence.end),
            ),
            type=draft.type,
            mode=draft.mode,
            contexts=draft.contexts,
            cameo=cameo or ontology.cameo_of(draft.type, draft.mode, draft.contexts),
            score=ontology.score(draft.type, draft.mode),
            source=draft.source,
            target=draft.target,
            mutual=draft.mutual,
            status=draft.status,
            when=when,
            place=self._place(draft, when),
            said_by=said_by,
            confidence=self._confidence(draft, when, said_by),
            evidence=evidence,
        )

    def _place(self, draft: Draft, when: When) -> Place | None:
        """Return where it happened: the sentence tells, or words of the day are of the report's."""
        found = self._places.of(draft.match.words)
        fresh = draft.status is Status.ACTUAL and when.basis in _FRESH
        quad = self._coding.ontology.quad(draft.type)
        if found is not None or not fresh or quad not in _IN_WORDS:
            return found
        return self._places.of_report(frozenset(a.code for a in (*draft.source, *draft.target)))

    def _said_by(self, draft: Draft) -> Side:
        """Return on whose word the event rests; nobody's if it is the speaker's own act.

        A noun names an act as known ("the invasion"); what somebody says of his own side is that
        side's act itself.  A party that announces an act of both is named.
        """
        if draft.match.predicate.pos == "noun" and not draft.mutual:
            return ()
        speakers = speaker_of(self.speeches, draft.match.head)
        sides = {actor.key for actor in draft.source}
        if not draft.mutual and any(speaker.key in sides for speaker in speakers):
            return ()
        return speakers

    def _evidence(self, draft: Draft) -> Evidence:
        """Return the stretch of the sentence from the first to the last word that counts."""
        sentence = self._syntax.doc.sentences[self._syntax.sentence_of[draft.match.head]]
        words = self._syntax.doc.words(sentence)
        start, end = words[0].start, words[-1].end
        tokens = [self._syntax.tokens[w] for w in draft.match.words]
        low, high = min(t.start for t in tokens), max(t.end for t in tokens)
        for actor in (*draft.source, *draft.target):
            if start <= actor.start and actor.end <= end:
                low, high = min(low, actor.start), max(high, actor.end)
        return Evidence(low, high, self._syntax.doc.article.text[low:high], draft.rule)

    @staticmethod
    def _confidence(draft: Draft, when: When, said_by: Side) -> float:
        """Return a first estimate of how likely the row is right."""
        sure = 0.8
        for actor in (*draft.source, *draft.target):
            if actor.how not in ("name", "title", "role"):
                sure -= 0.1
                break
        if draft.status is not Status.ACTUAL:
            sure -= 0.1
        if NEARBY in draft.rule:
            sure -= 0.3
        if draft.match.predicate.pos == "noun":
            sure -= 0.1
        if said_by:
            sure -= 0.05
        return round(sure, 2)


def _merged(mentions: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """Return the events with what is told twice left out; what has a day stays."""
    kept: dict[tuple[object, ...], EventMention] = {}
    for mention in sorted(mentions, key=lambda m: (m.evidence.start, m.evidence.end, m.id)):
        key: tuple[object, ...] = (
            mention.type,
            frozenset(a.key for a in mention.source),
            frozenset(a.key for a in mention.target),
            mention.status,
        )
        if mention.type == "CONSULT":
            both = frozenset(a.key for a in (*mention.source, *mention.target))
            key = ("CONSULT", both, mention.status)
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = mention
        elif _differ(earlier.when, mention.when):
            kept[(*key, mention.when.earliest, mention.when.latest)] = mention
        elif earlier.when.text is None and mention.when.text is not None:
            kept[key] = replace(earlier, when=mention.when)
    return tuple(sorted(kept.values(), key=lambda m: (m.evidence.start, m.evidence.end, m.id)))


def _differ(one: When, other: When) -> bool:
    """Return whether two times exclude each other."""
    if one.text is None or other.text is None:
        return False
    late = one.latest and other.earliest and one.latest < other.earliest
    return bool(late or (other.latest and one.earliest and other.latest < one.earliest))
