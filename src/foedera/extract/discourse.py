"""Whom a document has spoken of so far, and who of them a later word may mean.

In go the actors of each word in turn, out come referents: the nearest subject that fits, the last
pair spoken of together.  Where several fit equally, `Doubt` says so.  Which words refer back, and
to what kind of actor, is decided in `extract.coreference`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from foedera.extract.syntax import Syntax
from foedera.model import ActorMention, Document, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "obl:agent")
SPATIAL = ("place", "city")
MEMORY = 6  # sentences over which a pair or a noun still points back
_BORROWED = ("context", "pronoun")
_UNSURE = (*SPATIAL, "role", "unknown")

Mentions = tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True)
class Referent:
    """An actor, or several as one group, that later words may refer to."""

    head: int
    sentence: int
    kind: str  # state, body, person, group
    mentions: Mentions
    plural: bool
    subject: bool
    aside: bool = False  # only qualifies another noun: "NATO" in "NATO summit"

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what tells these actors from others."""
        return tuple(key_of_actor(m) for m in self.mentions)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Referents that fit equally well."""

    found: tuple[Referent, ...]


Fits = Callable[[Referent], bool]


def key_of_actor(mention: ActorMention) -> str:
    """Return what tells an actor, down to the person, from others."""
    return f"{mention.code}:{mention.name}"


class Discourse:
    """The referents of one document, in the order in which they were spoken of."""

    def __init__(self, doc: Document, syntax: Syntax) -> None:
        self.doc = doc
        self.syntax = syntax
        self.referents: list[Referent] = []

    def remember(self, token: Token, mentions: Mentions, kind: str, *, plural: bool) -> None:
        """Keep the actors of a word."""
        sentence = self.syntax.sentence_of[token.index]
        subject = token.deprel in SUBJECTS or self._is_agent(token)
        self.referents.append(Referent(token.index, sentence, kind, mentions, plural, subject))

    def remember_aside(self, token: Token, mentions: Mentions) -> None:
        """Keep a body that only qualifies a noun; pronouns do not mean it, "the bloc" may."""
        sentence = self.syntax.sentence_of[token.index]
        self.referents.append(
            Referent(
                token.index, sentence, "body", mentions, plural=False, subject=False, aside=True
            )
        )

    def remember_group(self, first: int, mentions: Mentions) -> None:
        """Keep coordinated actors as one group; *first* is the first of their words."""
        if len({key_of_actor(m) for m in mentions}) < 2:
            return
        sentence = self.syntax.sentence_of[first]
        subject = self.doc.tokens[first].deprel in SUBJECTS and not self.syntax.marker(first)
        group = Referent(first, sentence, "group", mentions, plural=True, subject=subject)
        self.referents.append(group)

    def nearest(self, token: Token, fits: Fits) -> Referent | Doubt | None:
        """Return the nearest subject that fits, or the only actor that does.

        Looks at the sentence of *token* and the one before.
        """
        sentence = self.syntax.sentence_of[token.index]
        near = [r for r in self.referents if r.sentence >= sentence - 1 and fits(r)]
        near = [r for r in near if not r.aside and not self._same_clause(token, r)]
        for back in (0, 1):
            here = [r for r in near if r.sentence == sentence - back]
            subjects = [r for r in here if r.subject]
            if subjects:
                return subjects[-1]
            if len({r.keys for r in here}) == 1:
                return here[-1]
            open_ = tuple(r for r in here if r.mentions[0].how not in _UNSURE)
            if len({r.keys for r in open_}) > 1:
                return Doubt(open_)
        return None

    def last(self, token: Token, fits: Fits, back: int) -> Referent | Doubt | None:
        """Return the only actor of the last *back* sentences that fits, or the only subject."""
        sentence = self.syntax.sentence_of[token.index]
        near = [r for r in self.referents if r.sentence >= sentence - back and fits(r)]
        if not near:
            return None
        if len({r.mentions[0].code for r in near}) == 1:
            return near[-1]
        subjects = [r for r in near if r.subject and r.sentence >= sentence - 1]
        if len({r.mentions[0].code for r in subjects}) == 1:
            return subjects[-1]
        return Doubt(tuple(near))

    def last_state(self, token: Token, fits: Fits) -> Referent | Doubt | None:
        """Return the state that "the country" means.

        That is the last one of this sentence, or the only one, or only subject, of the one before.
        """
        sentence = self.syntax.sentence_of[token.index]
        here = [r for r in self.referents if r.sentence == sentence and fits(r)]
        return here[-1] if here else self.last(token, fits, 1)

    def last_group(self, count: int, fits: Fits) -> Referent | None:
        """Return the *count* actors spoken of together, or else side by side in a sentence.

        The later the better; but who acts together is remembered longer than who is mentioned.
        """
        if not self.referents:
            return None
        now = self.referents[-1].sentence
        near = [
            r for r in self.referents if r.sentence >= now - MEMORY and fits(r) and not r.aside
        ]
        ranked = [
            (now - r.sentence + (0 if r.subject else 1.5), -n, r)
            for n, r in enumerate(near)
            if len({m.code for m in r.mentions if m.code}) == count
        ]
        for sentence in {r.sentence for r in near}:
            beside = _beside([r for r in near if r.sentence == sentence])
            if beside is not None and len(beside.mentions) == count:
                ranked.append((now - sentence + 1.75, 0, beside))
        return min(ranked, key=lambda one: one[:2])[2] if ranked else None

    def same_noun(self, token: Token) -> Mentions | Doubt | None:
        """Return whom the noun of *token* named before: "the ministry" after "Iran's ministry".

        A body is also meant by the last word of its name: "the bank" after "the World Bank".
        """
        noun = token.text.lower()
        near = [
            r
            for r in self.referents
            if len(r.mentions) == 1
            and r.mentions[0].code
            and r.mentions[0].how not in _BORROWED
            if noun in (self.doc.tokens[r.head].text.lower(), _last_word(r.mentions[0].name))
        ]
        if not near:
            return None
        sentence = self.syntax.sentence_of[token.index]
        recent = [r for r in near if r.sentence >= sentence - 2] or near[-1:]
        if len({r.mentions[0].key for r in recent}) > 1:
            return Doubt(tuple(recent))
        return recent[-1].mentions

    def persons(self, fits: Callable[[ActorMention], bool]) -> tuple[ActorMention, ...]:
        """Return the different persons spoken of who fit, the last one first."""
        found: dict[str, ActorMention] = {}
        for referent in reversed(self.referents):
            one = referent.mentions[0]
            if referent.kind != "person" or len(referent.mentions) > 1:
                continue
            if one.code and fits(one):
                found.setdefault(key_of_actor(one), one)
        return tuple(found.values())

    def is_topic(self, mention: ActorMention, token: Token) -> bool:
        """Return whether an actor was a subject in this sentence or the one before."""
        sentence = self.syntax.sentence_of[token.index]
        return any(
            r.sentence >= sentence - 1 and r.subject and key_of_actor(mention) in r.keys
            for r in self.referents
        )

    def _is_agent(self, token: Token) -> bool:
        """Return whether *token* is who acts in a passive: "by Iran"."""
        by = self.syntax.marker(token.index) == "by" and token.head != token.index
        return by and self.syntax.is_passive(token.head)

    def _same_clause(self, token: Token, referent: Referent) -> bool:
        """Return whether both depend on one verb, so that they cannot be the same actor."""
        if token.deprel == "nmod:poss":
            return False
        head = self.doc.tokens[referent.head].head
        return head == token.head and head != referent.head


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _beside(referents: Sequence[Referent]) -> Referent | None:
    """Return the different actors of a sentence as one group."""
    single: dict[str, ActorMention] = {}
    for referent in referents:
        for mention in referent.mentions:
            if mention.code and mention.how not in SPATIAL:
                single.setdefault(mention.code, mention)
    if not single:
        return None
    return replace(referents[-1], mentions=tuple(single.values()), plural=True, subject=True)


def singulars(token: Token) -> tuple[str, ...]:
    """Return the forms that may be the singular of a noun; a lemma may be wrong."""
    low = token.text.lower()
    found = [token.lemma.lower(), low]
    if low.endswith("ies"):
        found.append(f"{low[:-3]}y")
    elif low.endswith("s"):
        found.append(low[:-1])
    return tuple(found)


def home_of(doc: Document, named: Iterable[Mentions]) -> str:
    """Return the state that an article mostly speaks of, or else that of its dateline."""
    counts = Counter(m.code for found in named for m in found if len(m.code) == 3)
    if counts:
        code, most = counts.most_common(1)[0]
        if most > counts.total() / 2:
            return code
    dateline = doc.article.dateline
    return (dateline.country or "") if dateline is not None else ""
