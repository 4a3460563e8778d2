"""Which agreements a document speaks of, and how far each has come.

In go the phrases that speak of agreements (`extract.agreement_talks`); those that speak of the
same one are joined, and out comes one mention for each agreement with parties, step, date,
place, term and provisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedera.extract.agreement_talks import Talk
from foedera.extract.moments import Moments
from foedera.extract.places import Places
from foedera.extract.provisions import ProvisionFinder
from foedera.extract.roles import Side
from foedera.extract.statements import Speech, speaker_of
from foedera.extract.syntax import Syntax
from foedera.knowledge.ontology import Ontology
from foedera.knowledge.treaties import KnownAgreement
from foedera.model import (
    ActorMention,
    AgreementMention,
    Basis,
    Evidence,
    Term,
    When,
    content_id,
)

_TRUCES = ("truce",)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "ninety-nine": 99}
_TERM = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s+|\s?-\s?)(year|month|day)s?\b(?!\s+ago|\s+later|\s+old)",
    re.IGNORECASE,
)
_MONTHS = {"year": 12, "month": 1}


@dataclass(slots=True)
class Topic:
    """All phrases that speak of one agreement, in order."""

    talks: list[Talk]
    parties: Side
    kind: str
    year: int | None
    known: KnownAgreement | None = None


class AgreementFinder:
    """Finds the agreements of one document."""

    def __init__(
        self,
        syntax: Syntax,
        moments: Moments,
        places: Places,
        ontology: Ontology,
        provisions: ProvisionFinder,
        speeches: tuple[Speech, ...],
    ) -> None:
        self._syntax = syntax
        self._moments = moments
        self._places = places
        self._ontology = ontology
        self._provisions = provisions
        self._speeches = speeches

    def find_agreements(self, topics: Iterable[Topic]) -> tuple[AgreementMention, ...]:
        """Return the agreements that *topics* gather, in the order of their first words."""
        found = [self._mention(topic) for topic in topics]
        return tuple(sorted(found, key=lambda m: (m.evidence.start, m.evidence.end, m.id)))

    def find_topics(self, talks: Iterable[Talk]) -> list[Topic]:
        """Return the agreements that the phrases speak of."""
        topics: list[Topic] = []
        for talk in talks:
            topic = self._topic_of(talk, topics)
            if topic is not None:
                topic.talks.append(talk)
            elif self._inherits(talk, topics):
                topics.append(Topic([talk], topics[0].parties, talk.kind, talk.year))
            elif self._starts(talk):
                parties = (
                    talk.parties
                    if len(talk.parties) > 1 or not talk.known
                    else self._known_parties(talk)
                )
                topics.append(Topic([talk], parties, talk.kind, talk.year, talk.known))
        return topics

    def _starts(self, talk: Talk) -> bool:
        """Return whether *talk* can begin an agreement: its parties are known."""
        if talk.known is not None:
            return bool(talk.known.parties) or len(talk.parties) > 0
        return (
            (talk.sure or talk.year is not None)
            and len({a.key for a in talk.parties}) > 1
            and not talk.denied
        )

    @staticmethod
    def _inherits(talk: Talk, topics: list[Topic]) -> bool:
        """Return whether *talk* is another agreement of the parties that the report is about."""
        if not topics or talk.year is None or talk.known is not None or talk.denied:
            return False
        keys = {actor.key for actor in talk.parties}
        return len(keys) < 2 and keys <= {actor.key for actor in topics[0].parties}

    def _known_parties(self, talk: Talk) -> Side:
        """Return the parties of a known agreement, quoted by its name."""
        token = self._syntax.tokens[talk.head]
        found = []
        for key in talk.known.parties if talk.known else ():
            code, _, name = key.partition(":")
            found.append(
                ActorMention(
                    code, "", name or code, token.text, token.start, token.end, how="agreement"
                )
            )
        return tuple(found)

    def _topic_of(self, talk: Talk, topics: list[Topic]) -> Topic | None:
        """Return the agreement among *topics* that *talk* speaks of, if any."""
        if talk.known is not None:
            return next((t for t in topics if t.known is talk.known), None)
        keys = {a.key for a in talk.parties}
        fitting = [t for t in topics if self._fits(talk, keys, t)]
        if not fitting:
            return None
        if len(keys) > 1 or talk.year is not None:
            return fitting[-1]
        if not (talk.definite or talk.denied or talk.step in ("signed", "negotiating")):
            return None
        if self._starts(talk):
            return None
        here = self._syntax.sentence_of[talk.head]
        near = [t for t in fitting if self._syntax.sentence_of[t.talks[-1].head] == here]
        return near[-1] if near else max(reversed(fitting), key=lambda t: len(t.talks))

    @staticmethod
    def _fits(talk: Talk, keys: set[str], topic: Topic) -> bool:
        theirs = {a.key for a in topic.parties}
        if keys and not (keys <= theirs if len(keys) == 1 else keys == theirs):
            return False
        if talk.sure and (talk.kind in _TRUCES) != (topic.kind in _TRUCES):
            return False
        return (
            talk.year == topic.year
            or (talk.year is None and topic.year is None)
            or (talk.year is None and bool(keys) is False and talk.definite)
        )

    def _mention(self, topic: Topic) -> AgreementMention:
        first = topic.talks[0]
        step, talk = self._latest_step(topic)
        evidence = self._evidence(talk)
        article = self._syntax.doc.article
        heads = tuple(t.head for t in topic.talks)
        provisions = self._provisions.of(heads, topic.parties)
        name = self._name(topic)
        return AgreementMention(
            id=content_id(
                article.id, name, *sorted(a.key for a in topic.parties), str(first.head)
            ),
            name=name,
            kind=topic.kind,
            parties=topic.parties,
            step=step,
            when=self._when(topic, talk),
            place=self._places.of(talk.step_words) if talk.step_words else None,
            term=self._term(topic),
            provisions=provisions,
            links=(),
            said_by=speaker_of(self._speeches, talk.head),
            evidence=evidence,
        )

    def _latest_step(self, topic: Topic) -> tuple[str, Talk]:
        """Return how far the agreement has come, and the phrase that tells it."""
        told = [t for t in topic.talks if t.step and not t.denied]
        firm = [
            t for t in told if t.step not in ("breached_alleged", "proposed", "rejected")
        ] or told
        if firm:
            best = max(firm, key=lambda t: (self._ontology.steps[t.step or ""].rank, -t.head))
            return best.step or "", best
        if topic.kind in _TRUCES:
            return "agreed_in_principle", topic.talks[0]
        return (
            "in_force" if topic.year or topic.known else "agreed_in_principle"
        ), topic.talks[0]

    def _when(self, topic: Topic, talk: Talk) -> When:
        if topic.year is not None and talk.year == topic.year:
            return When(
                date(topic.year, 1, 1),
                date(topic.year, 12, 31),
                Basis.EXPLICIT,
                str(topic.year),
            )
        if not talk.step_words:
            return When()
        return self._moments.of(talk.step_words, talk.status)

    def _evidence(self, talk: Talk) -> Evidence:
        tokens = [self._syntax.tokens[w] for w in (talk.head, *talk.step_words)]
        sentence = self._syntax.doc.sentences[self._syntax.sentence_of[talk.head]]
        words = self._syntax.doc.words(sentence)
        low, high = min(t.start for t in tokens), max(t.end for t in tokens)
        for actor in talk.parties:
            if words[0].start <= actor.start and actor.end <= words[-1].end:
                low, high = min(low, actor.start), max(high, actor.end)
        rule = f"agreement.{talk.step or 'named'}"
        return Evidence(low, high, self._syntax.doc.article.text[low:high], rule)

    def _name(self, topic: Topic) -> str:
        """Return by what the report calls the agreement: its own name, else its fullest phrase."""
        if topic.known is not None:
            text = self._syntax.doc.article.text
            for name in topic.known.names:
                if name in text:
                    return name
        phrases = []
        for talk in topic.talks:
            if talk.denied or self._syntax.tokens[talk.head].lemma in ("one", "ones"):
                continue
            first = talk.head
            inner = {
                w
                for c in self._syntax.having(
                    talk.head, "det", "amod", "compound", "nummod", "flat"
                )
                for w in range(*self._syntax.subtree(c))
            }
            while first - 1 in inner:
                first -= 1
            phrases.append(self._syntax.doc.quote(first, talk.head + 1))
        if not phrases:
            return topic.kind
        return max(phrases[:3], key=lambda p: len(p.split()))

    def _term(self, topic: Topic) -> Term | None:
        """Return how long the agreement is to last, if a phrase of it says so."""
        for talk in topic.talks:
            low, high = self._syntax.subtree(talk.head)
            phrase = self._syntax.doc.quote(low, high)
            found = _TERM.search(phrase[:200])
            if found and found[2].lower() in _MONTHS:
                number = _NUMBERS.get(found[1].lower()) or int(found[1])
                return Term(number * _MONTHS[found[2].lower()], found[0])
        return None
