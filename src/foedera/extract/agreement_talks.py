"""Phrases that speak of agreements: their kind, parties, year and the step that is told.

In go the parse, the actors and the tables on agreements; out comes one `Talk` for each phrase
that names an agreement or refers back to one. Which of them speak of the same agreement is
decided in `extract.agreements`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from foedera.extract.actors import Actors
from foedera.extract.roles import Roles, Side
from foedera.extract.syntax import Syntax
from foedera.knowledge.scopes import Scopes
from foedera.knowledge.treaties import KnownAgreement, Treaties
from foedera.model import ActorMention, Status

_DEFINITE = ("the", "this", "that", "its", "their", "both", "his")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_SHORT_OF = ("stop", "fall")
_WITHIN = ("with", "in", "under", "through")
_PARTY_PLACES = ("between", "among", "poss", "mod", "with", "by")
_NEGATIONS = frozenset({"not", "never", "n't", "n’t"})
_MODALS = frozenset({"will", "would", "may", "could", "might", "shall", "should", "can"})
_WISHES = frozenset(
    "due set plan expect hope want try seek ready ahead schedule intend aim".split()
)


@dataclass(slots=True)
class Talk:
    """One phrase that speaks of an agreement."""

    head: int
    kind: str
    sure: bool
    definite: bool
    parties: Side = ()
    year: int | None = None
    known: KnownAgreement | None = None
    step: str | None = None
    step_words: tuple[int, ...] = ()
    status: Status = Status.ACTUAL

    @property
    def denied(self) -> bool:
        """Return whether the step is said not to have been taken."""
        return self.status is Status.NEGATED


class TalkFinder:
    """Finds the phrases of one document that speak of agreements."""

    def __init__(
        self, syntax: Syntax, actors: Actors, treaties: Treaties, scopes: Scopes
    ) -> None:
        self._syntax = syntax
        self._actors = actors
        self._roles = Roles(syntax, actors)
        self._treaties = treaties
        self._scopes = scopes

    def find_talks(self) -> list[Talk]:
        """Return the phrases that speak of agreements, in order."""
        known = self._known_at()
        talks: list[Talk] = []
        for token in self._syntax.tokens:
            noun = self._treaties.nouns.get(token.lemma.lower())
            named = known.get(token.index)
            if self._is_one(token.index):
                talk = self._pronoun(token.index, talks)
            elif named or (
                noun and token.upos in ("NOUN", "PROPN") and not self._is_idiom(token.index)
            ):
                kind = named.kind if named else noun.kind if noun else "agreement"
                talk = Talk(
                    token.index,
                    kind,
                    named is not None or bool(noun and noun.sure),
                    self._is_definite(token.index),
                    (),
                    self._year(token.index),
                    named,
                )
            else:
                continue
            if talk:
                talk.parties = self._parties(talk)
                self._add_step(talk)
                talks.append(talk)
        return talks

    def _known_at(self) -> dict[int, KnownAgreement]:
        """Return the agreements with names of their own by the head word of the name."""
        tokens = self._syntax.tokens
        found: dict[int, KnownAgreement] = {}
        at = 0
        for match in self._treaties.names.finditer(self._syntax.doc.article.text):
            while at < len(tokens) and tokens[at].start < match.start():
                at += 1
            inside = (
                [i for i in range(at, len(tokens)) if tokens[i].start < match.end()]
                if at < len(tokens)
                else []
            )
            for index in inside[:12]:
                if tokens[index].head not in inside or tokens[index].head == index:
                    found[index] = self._treaties.known[match.group()]
                    break
        return found

    def _pronoun(self, index: int, talks: list[Talk]) -> Talk | None:
        """Return "the one signed between A and B" as a phrase of the last agreement's kind."""
        if not talks or not self._clauses_of(index):
            return None
        last = talks[-1]
        near = self._syntax.sentence_of[last.head] == self._syntax.sentence_of[index]
        return Talk(index, last.kind, sure=True, definite=False) if near else None

    def _is_one(self, index: int) -> bool:
        """Return whether the word stands for a noun, as in "the one signed by"."""
        token = self._syntax.tokens[index]
        return token.lemma.lower() in ("one", "ones") and token.upos in ("PRON", "NOUN")

    def _is_idiom(self, index: int) -> bool:
        """Return whether the noun is no agreement: "in agreement", "a great deal of"."""
        token = self._syntax.tokens[index]
        alone = not self._syntax.having(index, "det", "nmod", "amod", "compound", "acl")
        if alone and self._syntax.marker(index) == "in":
            return True
        words = {
            self._syntax.tokens[c].lemma.lower()
            for c in self._syntax.having(index, "amod", "det")
        }
        return (
            token.lemma.lower() == "deal"
            and bool(words & {"great", "good", "big", "real"})
            and ("of" in {self._syntax.marker(c) for c in self._syntax.having(index, "nmod")})
        )

    def _is_definite(self, index: int) -> bool:
        words = [
            self._syntax.tokens[c].text.lower()
            for c in self._syntax.having(index, "det", "nmod:poss")
        ]
        return any(word in _DEFINITE for word in words)

    def _year(self, index: int) -> int | None:
        for child in self._syntax.having(index, "nummod", "compound", "amod", "nmod", "obl"):
            text = self._syntax.tokens[child].text
            if _YEAR.fullmatch(text):
                return int(text)
        for clause in self._syntax.having(index, "acl"):
            for word in self._syntax.having(clause, "obl"):
                if _YEAR.fullmatch(self._syntax.tokens[word].text):
                    return int(self._syntax.tokens[word].text)
        return None

    # ------------------------------------------------------------ parties

    def _parties(self, talk: Talk) -> Side:
        """Return who concludes the agreement, by the phrase and the verb around it."""
        found: dict[str, ActorMention] = {}

        def add(side: Side) -> None:
            for actor in side:
                found.setdefault(actor.key, actor)

        slots = self._syntax.slots(talk.head)
        for place in _PARTY_PLACES:
            for index in slots.get(place, ()):
                add(self._named(index, place))
        if self._is_excluded(talk.head):
            return self._subject_of(talk.head)
        if len(found) < 2:
            self._add_governor(talk, found, add)
        for clause in self._clauses_of(talk.head):
            if len(found) < 2:
                self._add_clause(clause, add)
        if len(found) < 2 and talk.sure and not talk.definite:
            self._add_company(talk, found, add)
        return tuple(found.values())

    def _subject_of(self, head: int) -> Side:
        """Return the subject of the verb that governs the phrase at *head*."""
        slots = self._syntax.slots(self._syntax.tokens[head].head)
        return tuple(a for i in slots.get("subj", ()) for a in self._roles.of_phrase(i))

    def _add_company(
        self, talk: Talk, found: dict[str, ActorMention], add: Callable[[Side], None]
    ) -> None:
        """Add whom the sentence names, if with them just two parties are known."""
        sentence = self._syntax.doc.sentences[self._syntax.sentence_of[talk.head]]
        near: dict[str, ActorMention] = {}
        for index in range(sentence.first, sentence.last):
            for actor in self._modifier(index):
                if actor.code and actor.sector not in ("BUS", "JRN", "CVL"):
                    near.setdefault(actor.key, actor)
        if len(found.keys() | near.keys()) == 2 and self._step_near(talk.head):
            add(tuple(near.values()))

    def _step_near(self, head: int) -> bool:
        """Return whether a word beside the phrase tells a step of it."""
        clauses = self._clauses_of(head)
        return bool(self._step_at(head) or any(self._step_of_clause(head, c) for c in clauses))

    def _clauses_of(self, head: int) -> list[int]:
        """Return the clauses that tell of the phrase: its own, or the one that "one" stands in."""
        own = self._syntax.having(head, "acl")
        if own or not self._is_one(head):
            return own
        governor = self._syntax.tokens[self._syntax.tokens[head].head]
        if governor.deprel.startswith("acl"):
            return [governor.index]
        return [c for c in self._syntax.having(governor.index, "acl") if c > head]

    def _named(self, index: int, place: str) -> Side:
        """Return the actors that a phrase of the agreement names."""
        if place == "mod":
            words = self._syntax.conjuncts(index)
            near = [
                a
                for w in words
                for a in self._actors.at.get(w, ()) or self._actors.modifiers.get(w, ())
            ]
            inner = [
                a
                for w in self._syntax.having(index, "compound", "amod")
                for a in self._modifier(w)
            ]
            return tuple(near + inner)
        return self._roles.of_phrase(index)

    def _modifier(self, index: int) -> Side:
        return self._actors.at.get(index, ()) or self._actors.modifiers.get(index, ())

    def _add_clause(self, clause: int, add: Callable[[Side], None]) -> None:
        """Add the parties that a participle or relative clause tells ("signed between A and B")."""
        slots = self._syntax.slots(clause)
        for place in ("subj", "obj", "iobj", "between", "by", "with", "on"):
            for index in slots.get(place, ()):
                add(self._roles.of_phrase(index))

    def _add_governor(
        self, talk: Talk, found: dict[str, ActorMention], add: Callable[[Side], None]
    ) -> None:
        """Add the subject and partner of the verb that the agreement stands with."""
        verb = self._governor(talk.head)
        if verb is None:
            return
        slots = self._syntax.slots(verb)
        for place in ("subj", "with", "between"):
            for index in slots.get(place, ()):
                if index != talk.head:
                    add(self._roles.of_phrase(index))

    def _governor(self, head: int) -> int | None:
        """Return the verb that tells a step of the agreement, or of undertaking things in it."""
        token = self._syntax.tokens[head]
        if token.head == head:
            return None
        verb = self._syntax.tokens[token.head]
        if verb.upos == "VERB" and self._step_at(head):
            return verb.index
        if not token.deprel.startswith("obl") or self._syntax.marker(head) not in _WITHIN:
            return None
        for above in (verb, *self._syntax.above(verb.index)):
            if above.lemma.lower() in self._scopes.undertake:
                return above.index
            if above.deprel not in ("xcomp", "ccomp"):
                break
        return None

    # ------------------------------------------------------------ steps

    def _add_step(self, talk: Talk) -> None:
        """Put the step that the words around the phrase tell into *talk*."""
        if self._is_excluded(talk.head):
            talk.status = Status.NEGATED
            return
        found = self._step_at(talk.head)
        for clause in self._clauses_of(talk.head):
            if found is None:
                found = self._step_of_clause(talk.head, clause)
        if found is None:
            return
        word, step, coming = found
        status = self.status(word)
        talk.step = coming if status in (Status.FUTURE, Status.HYPOTHETICAL) else step
        talk.status = status
        talk.step_words = (word, talk.head)

    def _is_excluded(self, head: int) -> bool:
        """Return whether the phrase tells what was not agreed: "stopped short of a pact"."""
        token = self._syntax.tokens[head]
        determiners = self._syntax.having(head, "det")
        if any(self._syntax.tokens[c].lemma.lower() == "no" for c in determiners):
            return True
        governor = self._syntax.tokens[token.head]
        if governor.lemma == "short":
            return self._syntax.tokens[governor.head].lemma in _SHORT_OF
        beside = self._syntax.having(governor.index, "advmod", "xcomp")
        short = any(self._syntax.tokens[c].lemma == "short" for c in beside)
        return short and governor.lemma in _SHORT_OF

    def status(self, word: int) -> Status:
        """Return whether the step that *word* tells is done, to come, or denied."""
        beside = self._syntax.having(word, "aux", "advmod", "mark")
        lemmas = {self._syntax.tokens[c].lemma.lower() for c in beside}
        if lemmas & _NEGATIONS:
            return Status.NEGATED
        token = self._syntax.tokens[word]
        above = self._syntax.tokens[token.head].lemma.lower()
        wished = token.deprel in ("xcomp", "acl", "advcl", "ccomp") and above in _WISHES
        return Status.FUTURE if wished or lemmas & _MODALS else Status.ACTUAL

    def _step_at(self, head: int) -> tuple[int, str, str] | None:
        """Return the word that tells a step of the agreement at *head*, and the step."""
        token = self._syntax.tokens[head]
        for child in self._syntax.having(head, "amod", "compound"):
            word = self._treaties.steps.get(("mod", self._syntax.tokens[child].text.lower()))
            if word:
                return head, word.done, word.coming
        if token.head == head:
            return None
        first = self._syntax.first_conjunct(head)
        governor = self._syntax.tokens[self._syntax.tokens[first].head]
        relation = self._syntax.tokens[first].deprel
        if governor.upos == "VERB":
            place = (
                "subj"
                if relation == "nsubj"
                else "obj"
                if relation in ("obj", "nsubj:pass")
                else "prep"
            )
            return self._step_word(governor.index, first, place)
        return self._step_word(governor.index, first, "of")

    def _step_of_clause(self, noun: int, clause: int) -> tuple[int, str, str] | None:
        slots = self._syntax.slots(clause)
        for place in ("obj", "subj"):
            if noun in slots.get(place, ()) or self._is_one(noun):
                return self._step_word(clause, noun, place)
        return None

    def _step_word(self, governor: int, noun: int, place: str) -> tuple[int, str, str] | None:
        """Return the step that *governor* tells with the agreement in *place*."""
        lemma = self._syntax.tokens[governor].lemma.lower()
        marker = self._syntax.marker(noun)
        particles = [
            self._syntax.tokens[c].text.lower()
            for c in self._syntax.having(governor, "compound", "advmod")
        ]
        keys = [f"{lemma} {p} {marker}" for p in particles] + [
            f"{lemma} {p}" for p in particles
        ]
        keys += [f"{lemma} {marker}"] if marker else []
        for child in self._syntax.having(governor, "obl", "obj", "xcomp"):
            if child != noun:
                word = self._syntax.tokens[child].lemma.lower()
                keys += [f"{lemma} {self._syntax.marker(child)} {word}", f"{lemma} {word}"]
        for key in (*keys, lemma):
            found = self._treaties.steps.get((place, key))
            if found:
                return governor, found.done, found.coming
        return None
