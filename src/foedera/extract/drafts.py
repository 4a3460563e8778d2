"""Events before they are dated and quoted: type, mode, status and sides of each match.

In go the matches of the table of predicates; out come `Draft`s. An event that is only what another
one is about ("agreed to lift sanctions") gives that one its mode and target and is not told by
itself; what somebody says that another should do is a request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from foedera.extract.matching import Match
from foedera.extract.modes import status_of
from foedera.extract.roles import SPATIAL, Roles, Side
from foedera.extract.syntax import Syntax
from foedera.knowledge.coding import Coding
from foedera.model import Status

_PROMISES = ("CONSULT", "COOPERATE", "AID", "SUPPORT")
_RECIPROCAL = ("AGREE", "CONSULT", "COOPERATE", "SUPPORT")  # acts of several with each other
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
NEARBY = "+nearby"  # marks a rule whose target is the only other actor around
_MATERIAL = (4,)  # quad classes of deeds
_CONFLICT = 4  # quad class of material conflict


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it is dated and quoted."""

    match: Match
    rule: str  # the row of the table, and what was made of it
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: Side
    target: Side
    mutual: bool
    status: Status


class Drafter:
    """Drafts the events of one document."""

    def __init__(
        self,
        syntax: Syntax,
        roles: Roles,
        matches: dict[int, Match],
        coding: Coding,
        partners: Mapping[int, Side],
    ) -> None:
        self._syntax = syntax
        self._roles = roles
        self._matches = matches
        self._coding = coding
        self._partners = partners
        self._told: set[int] = set()

    def drafts(self) -> Iterator[Draft]:
        """Yield the events, those that govern others first."""
        self._told.clear()
        for match in sorted(self._matches.values(), key=self._depth):
            if match.head in self._told:
                continue
            if "say" in match.predicate.flags:
                yield from self._speech_acts(match)
            if not match.predicate.type:
                continue
            content = self._content(match)
            draft = self._draft(match, content)
            if draft is None:
                continue
            yield draft
            if "content" in match.predicate.flags:
                self._told.update(inner.head for inner in content)

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
                self._matches[i]
                for i in level
                if i in self._matches and self._matches[i].predicate.type
            ]
            if found:
                heads = [w for m in found for w in self._syntax.conjuncts(m.head)]
                return [self._matches[h] for h in dict.fromkeys(heads) if h in self._matches]
        return []

    def _is_equal(self, child: int) -> bool:
        return self._syntax.tokens[child].deprel.startswith("conj")

    def _draft(self, match: Match, content: list[Match]) -> Draft | None:
        """Return the event of *match*, or None if its sides are not known or are one."""
        predicate = match.predicate
        about = content if "content" in predicate.flags else []
        source, target, note = self._sides(match, about)
        status = status_of(self._syntax, match.words, self._coding.cues)
        type_, mode = predicate.type, predicate.mode
        if about and mode is None:
            mode = self._coding.content_mode(type_, about[0].predicate.type)
        contexts = dict.fromkeys(
            (*predicate.contexts, *(c for m in about for c in m.predicate.contexts))
        )
        rule = predicate.rule + note
        if type_ in _PROMISES and status is Status.FUTURE:
            if type_ != "CONSULT" and self._is_wish(match):
                status = Status.ACTUAL
            type_, mode, rule = "AGREE", None, f"{rule}+future"
        several = len(source) > 1 and not target
        mutual = "mutual" in predicate.flags or (several and type_ in _RECIPROCAL)
        if mutual:
            source, target = _union(source, target), ()
        draft = Draft(match, rule, type_, mode, tuple(contexts), source, target, mutual, status)
        return draft if _has_two_sides(draft) else None

    def _sides(self, match: Match, about: list[Match]) -> tuple[Side, Side, str]:
        """Return source, target and a note on *match*; *about* is the event that it is about.

        A side that is not said is the only other actor around, and the note says so; not of what is
        told in passing ("which Chad has held"), and of deeds of conflict not who tells of them.
        """
        between = self._roles.between(match)
        if "mutual" in match.predicate.flags and len(between) > 1:
            return between, (), ""
        source = self._roles.source(match)
        if not source and match.predicate.pos == "verb":
            source, means = self._roles.by_means(match)
            self._told.update([means.head] if means else [])
        target = self._roles.target(match, source) or self._content_target(about, source)
        if not source and "mutual" in match.predicate.flags:
            source = self._roles.above(match.head, target)
        material = self._coding.ontology.quad(match.predicate.type) in _MATERIAL
        if source and not target:
            target = self._partner(match, source)
        passing = self._syntax.tokens[match.head].deprel == "acl:relcl"
        if source and not target and not passing:
            aside = self._speakers_above(match.head) if material else ()
            target = self._roles.only_other(match.head, (*source, *aside))
            return source, target, NEARBY if target else ""
        return source, target, ""

    def _partner(self, match: Match, source: Side) -> Side:
        """Return with whom the agreement is that *match* speaks of: "ratified the new treaty"."""
        keys = {actor.key for actor in source}
        parties = [actor for word in match.words for actor in self._partners.get(word, ())]
        named = keys & {actor.key for actor in parties}
        return tuple(actor for actor in parties if actor.key not in keys) if named else ()

    def _speakers_above(self, head: int) -> Side:
        """Return who is said to tell of the act at *head*."""
        above = [self._matches.get(token.index) for token in self._syntax.above(head)]
        says = [m for m in above if m is not None and "say" in m.predicate.flags]
        return tuple(actor for match in says for actor in self._roles.source(match))

    def _speech_acts(self, match: Match) -> Iterator[Draft]:
        """Yield the acts that *match*, a verb of saying, does by what is said."""
        speakers = self._roles.source(match)
        for clause in match.slots.get("clause", ()):
            type_ = self._act_by_saying(match.head, clause)
            inner = self._matches.get(clause)
            subject = self._roles.subject_of(clause)
            draft = None
            if type_ == "THREATEN" and inner is not None:
                draft = self._threat(match, inner, speakers, subject)
            elif type_ and type_ != "THREATEN":
                draft = self._spoken(match, inner, type_, speakers, subject)
            if draft is not None:
                self._told.update([clause, *(m.head for m in self._content(match))])
                yield draft

    def _act_by_saying(self, verb: int, clause: int) -> str | None:
        """Return the type of the act that saying *clause* is, None if it is a mere statement."""
        acts = self._coding.speech_acts
        for child in self._syntax.having(clause, "aux"):
            found = acts.get(("aux", self._syntax.tokens[child].lemma.lower()))
            if found:
                return found
        own = acts.get(("verb", self._syntax.tokens[clause].lemma.lower()))
        return own or acts.get(("speech", self._syntax.tokens[verb].lemma.lower()))

    def _threat(
        self, match: Match, inner: Match, speakers: Side, subject: Side
    ) -> Draft | None:
        """Return the threat that *speakers* warn of an attack of their own."""
        ours = {actor.key for actor in speakers} & {actor.key for actor in subject}
        quad = self._coding.ontology.quad(inner.predicate.type) if inner.predicate.type else 0
        if not ours or quad != _CONFLICT:
            return None
        return self._spoken(
            match, inner, "THREATEN", speakers, self._roles.target(inner, subject)
        )

    def _spoken(
        self, match: Match, inner: Match | None, type_: str, speakers: Side, target: Side
    ) -> Draft | None:
        """Return the act of *type_* that *speakers* do towards *target* by speaking."""
        keys = {actor.key for actor in speakers}
        others = tuple(actor for actor in target if actor.key not in keys)
        mode = self._coding.content_mode(type_, inner.predicate.type if inner else "")
        contexts = inner.predicate.contexts if inner else ()
        rule = f"{match.predicate.rule}+{type_.lower()}"
        status = status_of(self._syntax, match.words, self._coding.cues)
        draft = Draft(
            match, rule, type_, mode, contexts, speakers, others, mutual=False, status=status
        )
        return draft if _has_two_sides(draft) else None

    def _is_wish(self, match: Match) -> bool:
        """Return whether the act is what its source says to want or plan: the wish is a fact."""
        for steps, token in enumerate(self._syntax.above(match.head)):
            outer = self._matches.get(token.index)
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


def _union(source: Side, target: Side) -> Side:
    sides = [actor for actor in (*target, *source) if actor.how not in SPATIAL]
    seen = {actor.key: actor for actor in sides}
    return tuple(sorted(seen.values(), key=lambda actor: (actor.start, actor.end)))


def _has_two_sides(draft: Draft) -> bool:
    """Return whether two different actors are involved; two sectors of one state count as two."""
    sides = {(a.key, a.sector) for a in draft.source}, {(a.key, a.sector) for a in draft.target}
    if draft.mutual:
        return len({key for key, _ in sides[0]}) > 1
    return bool(sides[0]) and bool(sides[1]) and sides[0] != sides[1]
