"""What an agreement binds its parties to, and what it is said not to contain.

In go the parse, the phrases that speak of one agreement, and the table of cues; out come its
provisions with polarity and words. Only what the text says is in (or not in) the agreement counts:
its own phrase ("a deal that provided sanctions relief"), the complements of verbs whose subject it
is ("the pact allows"), what its parties agree to in the same breath, and what is "under" it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedera.extract.roles import Roles, Side
from foedera.extract.syntax import Syntax
from foedera.knowledge.scopes import Scopes
from foedera.knowledge.treaties import ProvisionCue, Treaties
from foedera.model import Evidence, Polarity, Provision, Specificity

_UNDER = ("under", "in", "as part of", "with", "through", "within", "by", "according to", "per")
_AIMS = re.compile(r"\b(?:aim\w*|hope\w*|seek\w*|strive\w*|encourag\w*|wish\w*|promote)\b")
_FRAMES = re.compile(r"cooperat|partnership|ties|relations")
_TURN = re.compile(r";|,? but |, while ")
_OPENING = ("amod", "compound", "case", "det", "nummod", "nmod")
_DUTIES = frozenset({"will", "shall", "must", "'ll"})
_FAR = 3  # sentences that "they also agreed" may stand from the agreement


@dataclass(frozen=True, slots=True)
class _Zone:
    """A stretch of words, half open, that tells what is in the agreement."""

    first: int
    last: int
    obliged: frozenset[str] = frozenset()  # actor keys; empty: all parties


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue and where it stands in the text."""

    cue: ProvisionCue
    start: int
    end: int


class ProvisionFinder:
    """Finds what the agreements of one document contain."""

    def __init__(
        self, syntax: Syntax, roles: Roles, treaties: Treaties, scopes: Scopes
    ) -> None:
        self._syntax = syntax
        self._roles = roles
        self._treaties = treaties
        self._scopes = scopes
        self._text = syntax.doc.article.text

    def of(self, heads: tuple[int, ...], parties: Side) -> tuple[Provision, ...]:
        """Return the provisions of the agreement that the phrases at *heads* speak of."""
        found: dict[tuple[str, Polarity], Provision] = {}
        keys = frozenset(actor.key for actor in parties)
        for zone in self._zones(heads, keys):
            for hit in self._hits(zone):
                provision = self._provision(zone, hit, keys)
                found.setdefault((provision.code, provision.polarity), provision)
        ordered = sorted(
            found.values(), key=lambda p: (p.evidence.start, p.evidence.end, p.code)
        )
        return tuple(ordered)

    def _zones(self, heads: tuple[int, ...], parties: frozenset[str]) -> list[_Zone]:
        zones = [_Zone(*self._syntax.subtree(head)) for head in heads]
        for head in heads:
            zones += self._around(head)
        sentences = {self._syntax.sentence_of[head] for head in heads}
        for token in self._syntax.tokens:
            here = self._syntax.sentence_of[token.index]
            near = any(0 <= here - s <= _FAR for s in sentences)
            if near and token.upos == "VERB":
                zones += self._undertaken(token.index, parties)
        return list(dict.fromkeys(zones))

    def _around(self, head: int) -> list[_Zone]:
        """Return the clause around the phrase at *head*, if it tells of the agreement's content."""
        token = self._syntax.tokens[head]
        governor = self._syntax.tokens[token.head]
        if governor.index == head:
            return []
        relation = token.deprel.partition(":")[0]
        whole = [_Zone(*self._syntax.subtree(governor.index))]
        lemma = governor.lemma.lower()
        if relation == "nsubj":
            return whole if lemma in self._scopes.content or governor.upos != "VERB" else []
        if relation == "obl" and governor.upos == "VERB":
            under = self._syntax.marker(head) in _UNDER
            return whole if under or lemma in ("stop", "fall") else []
        if relation == "obj":
            return [
                _Zone(*self._syntax.subtree(c)) for c in self._purposes(governor.index, head)
            ]
        return []

    def _purposes(self, verb: int, after: int) -> list[int]:
        """Return the infinitives that say what an agreement is for: "signed a deal to build"."""
        return [
            clause
            for clause in self._syntax.having(verb, "advcl", "xcomp")
            if clause > after
            and any(
                self._syntax.tokens[m].lemma == "to"
                for m in self._syntax.having(clause, "mark")
            )
        ]

    def _undertaken(self, verb: int, parties: frozenset[str]) -> list[_Zone]:
        """Return what parties agree to or are to do, if none but parties are its subject."""
        agrees = self._syntax.tokens[verb].lemma.lower() in self._scopes.undertake
        modals = (self._syntax.tokens[c].lemma for c in self._syntax.having(verb, "aux"))
        if not agrees and _DUTIES.isdisjoint(modals):
            return []
        subjects = self._syntax.slots(verb).get("subj", [])
        keys = {actor.key for index in subjects for actor in self._roles.of_phrase(index)}
        if not keys or not keys <= parties:
            return []
        clauses = self._syntax.having(verb, "xcomp", "ccomp") if agrees else [verb]
        return [_Zone(*self._syntax.subtree(c), frozenset(keys)) for c in clauses]

    def _hits(self, zone: _Zone) -> list[_Hit]:
        """Return the cues in a zone; of cues in one place the longest stays."""
        base = self._syntax.tokens[zone.first].start
        text = self._syntax.doc.quote(zone.first, zone.last).lower().replace("’", "'")
        hits = [
            _Hit(cue, base + match.start(), base + match.end())
            for cue in self._treaties.cues
            for match in cue.pattern.finditer(text)
            if match.group().strip()
        ]
        hits.sort(key=lambda hit: (hit.start - hit.end, hit.start, hit.cue.rule))
        kept: list[_Hit] = []
        for hit in hits:
            if not any(hit.start < other.end and other.start < hit.end for other in kept):
                kept.append(hit)
        return kept

    def _provision(self, zone: _Zone, hit: _Hit, parties: frozenset[str]) -> Provision:
        low, high = self._sentence(zone.first)
        before = self._text[low : hit.start].lower()
        clause = _TURN.split(before)[-1]
        exclusions = list(self._scopes.exclude.finditer(clause))
        condition = self._scopes.condition.search(self._text[low:high].lower())
        polarity, start = hit.cue.polarity, hit.start
        if polarity is Polarity.INCLUDED and exclusions:
            polarity = Polarity.EXCLUDED
            start = hit.start - len(clause) + exclusions[-1].start()
        elif polarity is Polarity.INCLUDED and condition and hit.cue.code.startswith("SEC_"):
            polarity = Polarity.CONDITIONAL
        stated = None
        if polarity is Polarity.CONDITIONAL and condition:
            stated = self._text[low + condition.start() : high].partition(",")[0].strip(" .")
        start, end = self._whole_words(start, self._phrase_end(zone, hit.end))
        return Provision(
            code=hit.cue.code,
            polarity=polarity,
            specificity=_specificity(self._text[hit.start : hit.end].lower(), before),
            obliged=tuple(sorted(zone.obliged or parties)),
            beneficiary=tuple(sorted(parties - zone.obliged or parties)),
            condition=stated,
            evidence=Evidence(start, end, self._text[start:end], hit.cue.rule),
        )

    def _phrase_end(self, zone: _Zone, end: int) -> int:
        """Return where the phrase ends whose last matched word ends at *end*."""
        tokens = self._syntax.tokens
        inside = range(zone.first, zone.last)
        last = max((i for i in inside if tokens[i].start < end), default=zone.first)
        while tokens[last].deprel.partition(":")[0] in _OPENING and tokens[last].head > last:
            last = tokens[last].head
        return max(end, tokens[last].end)

    def _sentence(self, index: int) -> tuple[int, int]:
        words = self._syntax.doc.words(
            self._syntax.doc.sentences[self._syntax.sentence_of[index]]
        )
        return words[0].start, words[-1].end

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        """Return *start* and *end* moved out to the bounds of words."""
        while start > 0 and self._text[start - 1].isalnum():
            start -= 1
        while end < len(self._text) and self._text[end].isalnum():
            end += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return start, end


def _specificity(inside: str, before: str) -> Specificity:
    if any(c.isdigit() for c in inside):
        return Specificity.QUANTIFIED
    if _AIMS.search(before[-60:]):
        return Specificity.HORTATORY
    return Specificity.FRAMEWORK if _FRAMES.search(inside) else Specificity.SPECIFIC
