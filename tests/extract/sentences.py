"""Sentences for tests: a parse with the actors written in, so that no names need be read.

The cells of a word are those of `conllu.document`; words are parted by " | " or a line break.
A part of speech may have its tag with it ("sign VERB/VBN"; verbs are VBD otherwise).  A fifth cell
in capitals is an actor: "RUR", with a sector "RUR:MIL", with how it is known "RUR@place", in
brackets if the word only describes another noun: "(RUR)".  Any other fifth cell is a label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from foedera.extract.actors import Actors
from foedera.extract.agreement_talks import Talk, TalkFinder
from foedera.extract.agreements import AgreementFinder
from foedera.extract.dates import find_times
from foedera.extract.events import EventCoder
from foedera.extract.matching import Match, find_matches
from foedera.extract.moments import Moments
from foedera.extract.places import Places
from foedera.extract.provisions import ProvisionFinder
from foedera.extract.roles import Roles
from foedera.extract.syntax import Syntax
from foedera.extract.toponyms import Toponyms
from foedera.knowledge.predicates import Predicates
from foedera.model import ActorMention, AgreementMention, Dateline, Document, EventMention
from foedera.pipeline import load_knowledge
from tests.extract.conllu import document

_ACTOR = re.compile(r"(\(?)([A-Z]{3}|-)(?::([A-Z]{3}))?(?:@(\w+))?\)?")
Side = tuple[ActorMention, ...]


@dataclass(frozen=True)
class Told:
    """A document, its parse looked up, and its actors."""

    doc: Document
    syntax: Syntax
    actors: Actors

    def at(self, word: str, *, nth: int = 1) -> int:
        """Return the index of the *nth* word *word*."""
        return [t.index for t in self.doc.tokens if t.text == word][nth - 1]

    def words(self, indices: list[int] | tuple[int, ...]) -> list[str]:
        """Return the words at *indices*."""
        return [self.doc.tokens[index].text for index in indices]

    def matches(self, predicates: Predicates) -> dict[str, Match]:
        """Return the matches of the table by the text of their head words."""
        known = {*self.actors.at, *self.actors.modifiers}
        found = find_matches(self.syntax, predicates, known)
        return {self.doc.tokens[head].text: match for head, match in found.items()}


def told(
    *parses: str,
    published: date | None = date(2025, 1, 18),
    dateline: Dateline | None = None,
) -> Told:
    """Return the sentences *parses* as one document; each is a paragraph."""
    tags: list[str] = []
    marks: list[str] = []
    blocks: list[str] = []
    for parse in parses:
        rows = []
        for row in re.split(r"\s*[|\n]\s*", parse.strip()):
            form, upos, head, deprel, mark = [*row.split(), "O"][:5]
            upos, _, tag = upos.partition("/")
            tags.append(tag)
            marks.append(mark)
            label = "O" if _ACTOR.fullmatch(mark) else mark
            rows.append(f"{form} {upos} {head} {deprel} {label}")
        blocks.append("\n".join(rows))
    doc = document("\n\n".join(blocks), published=published)
    tokens = tuple(
        replace(token, xpos=tag or token.xpos)
        for token, tag in zip(doc.tokens, tags, strict=True)
    )
    doc = replace(doc, tokens=tokens, article=replace(doc.article, dateline=dateline))
    return Told(doc, Syntax(doc), _actors(doc, marks))


def _actors(doc: Document, marks: list[str]) -> Actors:
    at: dict[int, Side] = {}
    modifiers: dict[int, Side] = {}
    for token, mark in zip(doc.tokens, marks, strict=True):
        found = _ACTOR.fullmatch(mark)
        if found:
            bracket, code, sector, how = found.groups()
            actor = ActorMention(
                code="" if code == "-" else code,
                sector=sector or "GOV",
                name=token.text,
                text=token.text,
                start=token.start,
                end=token.end,
                how=how or "name",
            )
            (modifiers if bracket else at)[token.index] = (actor,)
    return Actors(at, modifiers)


def coder(one: Told) -> EventCoder:
    """Return the coder of the document's events by the shipped tables."""
    knowledge = load_knowledge()
    times = find_times(one.doc.article, knowledge.periods)
    moments, places = Moments(one.syntax, times), placed(one)
    return EventCoder(one.syntax, one.actors, moments, places, knowledge.coding)


def placed(one: Told) -> Places:
    """Return the places of the document by the shipped tables."""
    knowledge = load_knowledge()
    toponyms = Toponyms(one.syntax, one.actors, knowledge.places)
    return Places(one.syntax, knowledge.actors, toponyms)


def talks(one: Told) -> list[Talk]:
    """Return the phrases that speak of agreements, by the shipped tables."""
    knowledge = load_knowledge()
    return TalkFinder(one.syntax, one.actors, knowledge.treaties, knowledge.scopes).find_talks()


def provision_finder(one: Told) -> ProvisionFinder:
    """Return the finder of provisions by the shipped tables."""
    knowledge = load_knowledge()
    roles = Roles(one.syntax, one.actors)
    return ProvisionFinder(one.syntax, roles, knowledge.treaties, knowledge.scopes)


def agreements(*parses: str) -> tuple[AgreementMention, ...]:
    """Return the agreements that the sentences speak of, by the shipped tables."""
    one, knowledge = told(*parses), load_knowledge()
    times = find_times(one.doc.article, knowledge.periods)
    finder = AgreementFinder(
        one.syntax,
        Moments(one.syntax, times),
        placed(one),
        knowledge.coding.ontology,
        provision_finder(one),
        coder(one).speeches,
    )
    return finder.find_agreements(finder.find_topics(talks(one)))


def codes(side: Side) -> str:
    """Return who is in *side*, in order: "RUR+BOR"."""
    return "+".join(actor.code for actor in side)


def brief(event: EventMention) -> str:
    """Return the main cells of an event: "RUR REQUEST/meet BOR actual"."""
    mode = f"/{event.mode}" if event.mode else ""
    sides = codes(event.source), event.type + mode, codes(event.target), event.status.value
    return " ".join(filter(None, sides))


def wrong(reason: str) -> pytest.MarkDecorator:
    """Mark what the program is believed to do wrong, for *reason*."""
    return pytest.mark.xfail(strict=True, reason=reason)
