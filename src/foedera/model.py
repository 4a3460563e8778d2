"""The types that pass from stage to stage; all frozen, none does I/O.

Two families.  `Article` and `Document` are what is read; mentions and `Reading` are what was
found.  A `Reading` has the shape of the exchange format (docs/reading.schema.json) field by
field, so that writing and reading it needs no second set of types.

The invariant of the project stands here: `article.text[start:end] == quote` for every piece of
evidence; a `Reading` that breaks it cannot be constructed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SCHEMA = "foedera.reading/1"


class Status(StrEnum):
    """Whether an event is told as a fact (PLOVER codebook, auxiliary modes)."""

    ACTUAL = "actual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Basis(StrEnum):
    """How a date is known, best to worst."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DATELINE = "dateline"
    PUBLISHED = "published"
    NONE = "none"


class Polarity(StrEnum):
    """Whether a provision is in the agreement, by what the text says."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    LIMITED = "limited"
    CONDITIONAL = "conditional"
    DISPUTED = "disputed"


class Specificity(StrEnum):
    """How firmly a provision binds."""

    HORTATORY = "hortatory"
    FRAMEWORK = "framework"
    SPECIFIC = "specific"
    QUANTIFIED = "quantified"


def content_id(*parts: str) -> str:
    """Return the identifier of a thing that consists of *parts*: 16 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


# ---------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and perhaps when, a report was filed: "PARIS, March 3 (AP) —"."""

    place: str
    country: str | None = None  # alpha-3 code
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read, cleaned once; every offset counts characters of `text`."""

    id: str  # SHA-256 of `text`
    name: str  # file stem or feed identifier
    text: str
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    language: str = "en"
    published: date | None = None
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word in the sense of Universal Dependencies."""

    index: int  # position in `Document.tokens`
    text: str
    start: int  # offsets into `Article.text`, half open
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str  # CoNLL-U FEATS, "_" if none
    head: int  # index of the head in `Document.tokens`; its own index for a root
    deprel: str
    entity: str  # "O", "B-Person", "I-Person" …


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens, `first` to `last` without `last`."""

    first: int
    last: int
    paragraph: int  # ordinal of the paragraph in the article; -1 for the dateline


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found by the language pipeline."""

    label: str  # Person Organization Location NORP Date Facility Money Product Misc
    first: int  # tokens, half open
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences, words, parse and names."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of *sentence*."""
        return self.tokens[sentence.first : sentence.last]

    def quote(self, first: int, last: int) -> str:
        """Return the article's words from token *first* up to token *last*, not included."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]


# ---------------------------------------------------------------- what is found


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a finding rests on, and the rule that read them."""

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A political actor as the text names it."""

    code: str  # alpha-3 of a state, or IGO UNO EUR NGO ISM IMG MNC ORG WEST; "" if unknown
    sector: str  # PLOVER sector, "" if none
    name: str
    text: str
    start: int
    end: int
    id: str | None = None  # identifier in the knowledge base
    office: str | None = None  # held on the day of the report
    how: str = "name"  # how the words were resolved: name, title, surname, pronoun …

    @property
    def key(self) -> str:
        """Return what tells this actor from another: the state's code, or code and name."""
        return self.code if _is_state(self.code) else f"{self.code}:{self.name}"


def _is_state(code: str) -> bool:
    return code not in ("", "IGO", "NGO", "ISM", "IMG", "MNC", "ORG")


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days and how it is known; an open end is None."""

    earliest: date | None = None
    latest: date | None = None
    basis: Basis = Basis.NONE
    text: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a day, a period, a duration or a set of times (TIMEX3 of TimeML)."""

    start: int  # offsets into `Article.text`, half open
    end: int
    text: str
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3 value: "2025-01-17", "2024", "P3Y", "PRESENT_REF"
    when: When  # the days it covers; both ends None for a bare duration


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    text: str | None = None
    precision: str | None = None  # of lat and lon: point city region country; None without them


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Words that name a place."""

    start: int  # offsets into `Article.text`, half open
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class EventMention:
    """One act of one side towards another, as one text tells it."""

    id: str
    type: str  # PLOVER event type
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    score: float  # PLOVER conflict and cooperation score, -10 … +10
    source: tuple[ActorMention, ...]
    target: tuple[ActorMention, ...]
    mutual: bool  # among all in `source`; `target` is then empty
    status: Status
    when: When
    place: Place | None
    said_by: tuple[ActorMention, ...]
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Provision:
    """What the parties bind themselves to, or are said not to."""

    code: str
    polarity: Polarity
    specificity: Specificity
    obliged: tuple[str, ...]  # actor keys
    beneficiary: tuple[str, ...]
    condition: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement is to last."""

    months: int
    text: str


@dataclass(frozen=True, slots=True)
class AgreementLink:
    """How one agreement stands to another."""

    relation: str  # replaces renews amends implements companion
    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """A treaty, pact, truce or deal at one step of its life, as one text tells it."""

    id: str
    name: str
    kind: str
    parties: tuple[ActorMention, ...]
    step: str
    when: When
    place: Place | None
    term: Term | None
    provisions: tuple[Provision, ...]
    links: tuple[AgreementLink, ...]
    said_by: tuple[ActorMention, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said."""

    speaker: ActorMention
    cue: str
    direct: bool
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """That a person held an office, by the text's own words."""

    person: str
    office: str
    country: str
    as_of: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the material: doubtful, unknown or contradictory."""

    code: str  # explained in docs/problems.md
    message: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says."""

    article: Article
    events: tuple[EventMention, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    problems: tuple[Problem, ...] = ()
    schema: str = field(default=SCHEMA)

    def __post_init__(self) -> None:
        """Refuse a misquotation."""
        for start, end, quote in self.quotations():
            if self.article.text[start:end] != quote:
                raise ValueError(
                    f"{self.article.name}: characters {start} to {end} are not {quote!r}"
                )

    def quotations(self) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and words of every quotation in this reading."""
        for event in self.events:
            yield event.evidence.start, event.evidence.end, event.evidence.quote
            for actor in (*event.source, *event.target, *event.said_by):
                yield actor.start, actor.end, actor.text
        for agreement in self.agreements:
            yield agreement.evidence.start, agreement.evidence.end, agreement.evidence.quote
            for actor in (*agreement.parties, *agreement.said_by):
                yield actor.start, actor.end, actor.text
            for provision in agreement.provisions:
                found = provision.evidence
                yield found.start, found.end, found.quote
        for statement in self.statements:
            yield statement.start, statement.end, statement.quote
        for office in self.offices:
            yield office.evidence.start, office.evidence.end, office.evidence.quote
