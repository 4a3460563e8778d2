"""The types of the record: what `link` makes of mentions, and the judgements it heeds.

All frozen.  An event or an agreement holds the mentions it rests on, each with the identifier
of its article, so that every cell can be followed to the words that say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from foedera.model import (
    AgreementLink,
    AgreementMention,
    EventMention,
    Place,
    Provision,
    Status,
    Term,
    When,
)

Found = TypeVar("Found")


class Verdict(StrEnum):
    """What a judgement says of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two mentions speak of one event or agreement, or do not; dated and reversible."""

    left: str  # identifiers of mentions
    right: str
    verdict: Verdict
    by: str
    made_at: str  # ISO 8601, UTC
    withdrawn_at: str | None = None


@dataclass(frozen=True, slots=True)
class Report(Generic[Found]):
    """Something found, and the article that says it."""

    article: str  # identifier of the article
    mention: Found


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in the record, under all the names that its reports use."""

    key: str  # as `ActorMention.key`
    code: str
    names: tuple[str, ...]  # most used first
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One act of one side towards another, and every report of it."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    score: float
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    mutual: bool
    status: Status
    when: When
    place: Place | None
    confidence: float  # of the best report
    reports: tuple[Report[EventMention], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the life of an agreement, and the articles that tell of it."""

    step: str
    when: When
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, pact, truce or deal, with what is known of its life and content."""

    id: str
    name: str
    kind: str
    parties: tuple[Participant, ...]
    steps: tuple[Step, ...]  # by day, undated ones last
    term: Term | None
    provisions: tuple[Report[Provision], ...]
    links: tuple[AgreementLink, ...]
    reports: tuple[Report[AgreementMention], ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries to list; what is empty selects everything."""

    actors: tuple[str, ...] = ()  # each takes part, on whichever side
    source: str | None = None
    target: str | None = None
    type: str | None = None  # of an event; kind of an agreement
    status: str | None = None  # of an event; a step of an agreement
    since: date | None = None
    until: date | None = None
