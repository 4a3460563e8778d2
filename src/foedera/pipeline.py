"""The whole analysis on one page: an article in, a reading out.

Nothing is stored and nothing is fetched. `load_knowledge` reads the tables once; `read_article`
is then a pure function of the article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foedera.extract.actors import find_actors, named_actors
from foedera.extract.agreement_talks import TalkFinder
from foedera.extract.agreements import AgreementFinder
from foedera.extract.coreference import resolve_references
from foedera.extract.dates import find_times
from foedera.extract.events import EventCoder
from foedera.extract.moments import Moments
from foedera.extract.places import Places
from foedera.extract.provisions import ProvisionFinder
from foedera.extract.roles import Roles
from foedera.extract.statements import statements_of
from foedera.extract.syntax import Syntax
from foedera.extract.terms import find_term_times
from foedera.extract.toponyms import Toponyms
from foedera.knowledge.actors import ActorIndex, load_actors
from foedera.knowledge.coding import Coding, load_coding
from foedera.knowledge.periods import Periods, load_periods
from foedera.knowledge.places import PlaceIndex, load_places
from foedera.knowledge.scopes import Scopes, load_scopes
from foedera.knowledge.treaties import Treaties, load_treaties
from foedera.model import (
    ActorMention,
    Article,
    Document,
    NamedPlace,
    Reading,
    TimeExpression,
)
from foedera.text.annotate import annotate


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known before reading; frozen."""

    actors: ActorIndex
    periods: Periods
    coding: Coding
    treaties: Treaties
    scopes: Scopes
    places: PlaceIndex


@cache
def load_knowledge(own: Path | None = None) -> Knowledge:
    """Return the shipped tables, loaded once.

    Args:
        own: a folder with a user's own tables (actors.csv, offices.csv).

    Raises:
        DataError: a table is wrong; the text names file and line.
    """
    coding = load_coding()
    return Knowledge(
        load_actors(own=own),
        load_periods(),
        coding,
        load_treaties(coding.ontology),
        load_scopes(),
        load_places(),
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article names, beside what it says: its words for days, places and actors."""

    reading: Reading
    times: tuple[TimeExpression, ...]
    places: tuple[NamedPlace, ...]
    actors: tuple[ActorMention, ...]


def read_article(
    article: Article,
    knowledge: Knowledge,
    *,
    annotator: Callable[[Article], Document] = annotate,
) -> Reading:
    """Return what *article* says."""
    return mark_article(article, knowledge, annotator=annotator).reading


def mark_article(
    article: Article,
    knowledge: Knowledge,
    *,
    annotator: Callable[[Article], Document] = annotate,
) -> Marks:
    """Return what *article* says, with the days, places and actors that it names."""
    doc = annotator(article)
    syntax = Syntax(doc)
    actors = resolve_references(syntax, find_actors(syntax, knowledge.actors), knowledge.actors)
    times = (
        *find_times(article, knowledge.periods),
        *find_term_times(syntax, actors, knowledge.actors),
    )
    moments = Moments(syntax, times)
    toponyms = Toponyms(syntax, actors, knowledge.places)
    places = Places(syntax, knowledge.actors, toponyms)
    coder = EventCoder(syntax, actors, moments, places, knowledge.coding)
    talks = TalkFinder(syntax, actors, knowledge.treaties, knowledge.scopes).find_talks()
    provisions = ProvisionFinder(
        syntax, Roles(syntax, actors), knowledge.treaties, knowledge.scopes
    )
    ontology = knowledge.coding.ontology
    finder = AgreementFinder(syntax, moments, places, ontology, provisions, coder.speeches)
    topics = finder.find_topics(talks)
    partners = {talk.head: topic.parties for topic in topics for talk in topic.talks}
    reading = Reading(
        article,
        events=coder.find_events(partners),
        agreements=finder.find_agreements(topics),
        statements=statements_of(syntax, coder.speeches),
        offices=actors.offices,
        problems=actors.problems,
    )
    return Marks(reading, times, places.named(), tuple(named_actors(actors)))
