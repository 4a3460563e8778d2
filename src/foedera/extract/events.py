"""Who did what to whom: matches of the table of predicates to event mentions.

In go the parse, the actors, the dates and the table; out come the events of one article, each
once, with type, mode, status, sides, date, place, who says so, and the words that it rests on.
An event that is only what another one is about ("agreed to lift sanctions") gives that one its
mode and target and is not told by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from foedera.extract.actors import Actors
from foedera.extract.matching import Match, find_matches
from foedera.extract.modes import status_of
from foedera.extract.moments import Moments
from foedera.extract.places import Places
from foedera.extract.roles import SPATIAL, Roles, Side
from foedera.extract.statements import Speech, find_speeches, speaker_of
from foedera.extract.syntax import Syntax
from foedera.knowledge.coding import Coding
from foedera.model import EventMention, Evidence, Status, When, content_id

_PROMISES = ("CONSULT", "COOPERATE", "AID", "SUPPORT")
_CLAUSES = (
    "ccomp",
    "xcomp",
    "csubj",
    "advcl",
    "acl",
    "obl",
    "obj",
    "nmod",
    "conj",
    "appos",
    "nsubj:pass",
)
_DEEP = 3  # steps from an act down to the event that it is about


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is dated and quoted."""

    match: Match
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: Side
    target: Side
    mutual: bool
    status: Status


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
        self._told: set[int] = set()
        self.speeches: tuple[Speech, ...] = find_speeches(syntax, self._roles, self.matches)

    def find_events(self) -> tuple[EventMention, ...]:
        """Return the events, each once, in the order of their words."""
        drafts: list[_Draft] = []
        self._told.clear()
        for match in sorted(self.matches.values(), key=self._depth):
            if match.head in self._told or not match.predicate.type:
                continue
            content = self._content(match)
            draft = self._draft(match, content)
            if draft is None:
                continue
            drafts.append(draft)
            if "content" in match.predicate.flags:
                self._told.update(inner.head for inner in content)
        return _merged(self._mention(draft) for draft in drafts)

    def _depth(self, match: Match) -> tuple[int, int]:
        return sum(1 for _ in self._syntax.above(match.head)), match.head

    def _content(self, match: Match) -> list[Match]:
        """Return the matches that an act is about: the first below it, and its equals."""
        level = [*match.words]
        for _ in range(_DEEP):
            level = [
                child
                for parent in level
                for child in self._syntax.having(parent, *_CLAUSES)
                if child not in match.words
                and not (parent == match.head and self._is_equal(child))
            ]
            found = [
                self.matches[i]
                for i in level
                if i in self.matches and self.matches[i].predicate.type
            ]
            if found:
                heads = [w for m in found for w in self._syntax.conjuncts(m.head)]
                return [self.matches[h] for h in dict.fromkeys(heads) if h in self.matches]
        return []

    def _is_equal(self, child: int) -> bool:
        return self._syntax.tokens[child].deprel.startswith("conj")

    def _draft(self, match: Match, content: list[Match]) -> _Draft | None:
        """Return the event of *match*, or None if its sides are not known or are one."""
        predicate = match.predicate
        source = self._roles.source(match)
        if not source and predicate.pos == "verb":
            source, means = self._roles.by_means(match)
            self._told.update([means.head] if means else [])
        target = self._roles.target(match, source)
        about = content if "content" in predicate.flags else []
        if not target:
            target = self._content_target(about, source)
        if not source and "mutual" in predicate.flags:
            source = self._roles.above(match.head, target)
        if source and not target:
            target = self._roles.only_other(match.head, source)
        status = status_of(self._syntax, match.words, self._coding.cues)
        type_, mode = predicate.type, predicate.mode
        if about and mode is None:
            mode = self._coding.content_mode(type_, about[0].predicate.type)
        contexts = dict.fromkeys(
            (*predicate.contexts, *(c for m in about for c in m.predicate.contexts))
        )
        if type_ in _PROMISES and status is Status.FUTURE:
            if type_ != "CONSULT" and self._is_wish(match):
                status = Status.ACTUAL
            type_, mode = "AGREE", None
        mutual = "mutual" in predicate.flags or (
            type_ == "AGREE" and len(source) > 1 and not target
        )
        if mutual:
            source, target = _union(source, target), ()
        draft = _Draft(match, type_, mode, tuple(contexts), source, target, mutual, status)
        return draft if _has_two_sides(draft) else None

    def _is_wish(self, match: Match) -> bool:
        """Return whether the act is what its source says to want or plan: the wish is a fact."""
        for steps, token in enumerate(self._syntax.above(match.head)):
            outer = self.matches.get(token.index)
            if outer is not None and "plan" in outer.predicate.flags:
                return True
            if steps > 1:
                break
        return False

    def _content_target(self, about: list[Match], source: Side) -> Side:
        """Return towards whom an act is, by the event that it is about."""
        keys = {actor.key for actor in source}
        for inner in about:
            theirs = self._roles.source(inner)
            for side in (self._roles.target(inner, theirs), theirs, self._roles.between(inner)):
                left = tuple(actor for actor in side if actor.key not in keys)
                if left:
                    return left
        return ()

    def _mention(self, draft: _Draft) -> EventMention:
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
            place=self._places.of(match.words),
            said_by=said_by,
            confidence=self._confidence(draft, when, said_by),
            evidence=evidence,
        )

    def _said_by(self, draft: _Draft) -> Side:
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

    def _evidence(self, draft: _Draft) -> Evidence:
        """Return the stretch of the sentence from the first to the last word that counts."""
        sentence = self._syntax.doc.sentences[self._syntax.sentence_of[draft.match.head]]
        words = self._syntax.doc.words(sentence)
        start, end = words[0].start, words[-1].end
        tokens = [self._syntax.tokens[w] for w in draft.match.words]
        low, high = min(t.start for t in tokens), max(t.end for t in tokens)
        for actor in (*draft.source, *draft.target):
            if start <= actor.start and actor.end <= end:
                low, high = min(low, actor.start), max(high, actor.end)
        return Evidence(
            low, high, self._syntax.doc.article.text[low:high], draft.match.predicate.rule
        )

    @staticmethod
    def _confidence(draft: _Draft, when: When, said_by: Side) -> float:
        """Return a first estimate of how likely the row is right."""
        sure = 0.8
        for actor in (*draft.source, *draft.target):
            if actor.how not in ("name", "title", "role"):
                sure -= 0.1
                break
        if draft.status is not Status.ACTUAL:
            sure -= 0.1
        if draft.match.predicate.pos == "noun":
            sure -= 0.1
        if said_by:
            sure -= 0.05
        return round(sure, 2)


def _union(source: Side, target: Side) -> Side:
    sides = [actor for actor in (*target, *source) if actor.how not in SPATIAL]
    seen = {actor.key: actor for actor in sides}
    return tuple(sorted(seen.values(), key=lambda actor: (actor.start, actor.end)))


def _has_two_sides(draft: _Draft) -> bool:
    """Return whether two different actors are involved; two sectors of one state count as two."""
    sides = {(a.key, a.sector) for a in draft.source}, {(a.key, a.sector) for a in draft.target}
    if draft.mutual:
        return len({key for key, _ in sides[0]}) > 1
    return bool(sides[0]) and bool(sides[1]) and sides[0] != sides[1]


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
