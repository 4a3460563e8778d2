"""Who is meant by "he", "the two sides", "his counterpart", "the kingdom".

In go the actors that a document names, out come the same with those that it only refers to.  The
rules are few and sure rather than complete: each looks back a sentence or two and prefers
subjects.  Where two readings stay open, there is a problem instead of a guess.
"""

from __future__ import annotations

from dataclasses import replace

from foedera.extract.actors import Actors
from foedera.extract.discourse import (
    MEMORY,
    SUBJECTS,
    Discourse,
    Doubt,
    Mentions,
    Referent,
    home_of,
    singulars,
)
from foedera.extract.offices import find_offices
from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex, Reference
from foedera.knowledge.phrases import NATIONAL
from foedera.model import ActorMention, Problem, Token

_SHE = frozenset(["she", "her", "herself"])
_HE = frozenset(["he", "him", "his", "himself"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "themselves"])
_COUNTS = {"two": 2, "both": 2, "either": 2, "neither": 2, "each": 2, "three": 3, "four": 4}
_LEADERS = ("leader", "head", "chief", "strongman", "ruler")
_CONTEXT = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY"})
_BODIES = frozenset({"IGO", "UNO", "EUR", "ORG", "IMG"})
_QUALIFYING = ("det", "det:predet", "amod", "advmod", "cc:preconj", "compound")


def resolve_references(syntax: Syntax, actors: Actors, index: ActorIndex) -> Actors:
    """Return *actors* with the words that refer back to one of them.

    Their `how` is "pronoun", "pair", "noun", "role", "counterpart", or "context" where a role is
    taken to be of the state that the article is at home in.
    """
    return _Resolver(syntax, actors, index).resolve()


class _Resolver:
    """Walks through a document once, remembering whom it spoke of."""

    def __init__(self, syntax: Syntax, actors: Actors, index: ActorIndex) -> None:
        self.syntax = syntax
        self.doc = doc = syntax.doc
        self.index = index
        self.given = actors
        self.at = dict(actors.at)
        self.modifiers = dict(actors.modifiers)
        self.kinds = dict(actors.kinds)
        self.problems = list(actors.problems)
        self.discourse = Discourse(doc, self.syntax)
        self.called: dict[str, str] = {}  # "he" or "she" by person
        self.home = home_of(doc, (*actors.at.values(), *actors.modifiers.values()))

    def resolve(self) -> Actors:
        """Return the actors with all references that are clear."""
        for token in self.doc.tokens:
            self._read(token)
            self._remember(token)
        return replace(
            self.given,
            offices=find_offices(self.doc, self.at, self.kinds),
            at=dict(sorted(self.at.items())),
            modifiers=dict(sorted(self.modifiers.items())),
            kinds=self.kinds,
            problems=tuple(sorted(self.problems, key=lambda p: p.start)),
        )

    def _read(self, token: Token) -> None:
        low = token.text.lower()
        if token.upos == "PRON" and token.deprel != "expl":
            self._read_pronoun(token, low)
        if low in ("both", "latter", "former") and token.upos != "PROPN":
            self._read_listed(token, low)
        elif token.lemma.lower() in ("counterpart", "counterparts"):
            self._read_counterpart(token)
        elif token.index in self.at and not self._is_plain(token):
            self._read_role(token)
        elif token.upos in ("NOUN", "PROPN"):
            self._read_noun(token)

    def _is_plain(self, token: Token) -> bool:
        """Return whether a noun of unknown side is one that points back: "the country"."""
        reference = self._reference(token)
        if reference is None or (reference.denotes == "person" and not reference.codes):
            return False
        plain = reference.denotes != "states" or self._count(token) > 1
        return plain and self.kinds[token.index] == "role" and _is_open(self.at[token.index])

    def _remember(self, token: Token) -> None:
        poss = token.deprel == "nmod:poss"
        mentions = self.at.get(token.index) or ()
        if not mentions and (qualifying := self.modifiers.get(token.index)):
            if not poss:
                if qualifying[0].code in _BODIES:
                    self.discourse.remember_aside(token, qualifying[:1])
                return
            mentions = qualifying
        if not mentions or (poss and token.upos == "PRON"):
            return
        plural = len(mentions) > 1 or token.xpos in ("NNS", "NNPS")
        kind = self._kind(token, mentions, plural=plural)
        self.discourse.remember(token, mentions, kind, plural=plural)
        first = self.syntax.first_conjunct(token.index)
        if first != token.index:
            heads = [at for at in self.syntax.conjuncts(first) if at <= token.index]
            together = tuple(m for at in heads for m in self.at.get(at, ()) if m.code)
            self.discourse.remember_group(first, together)

    def _kind(self, token: Token, mentions: Mentions, *, plural: bool) -> str:
        kind = self.kinds.get(token.index, "state")
        if kind == "demonym" and plural:
            return "group"
        if kind in NATIONAL:
            return "state"
        if kind == "role":
            if plural:
                return "group"
            return "person" if mentions[0].office else "state"
        return "body" if kind == "organisation" else kind

    def _doubt(self, token: Token, found: Referent | Doubt | None) -> Referent | None:
        """Return the one referent found; write down a problem if there are several."""
        if not isinstance(found, Doubt):
            return found
        self._problem(token, tuple(m for r in found.found for m in r.mentions))
        return None

    def _problem(self, token: Token, mentions: Mentions) -> None:
        names = " or ".join(sorted({m.name for m in mentions}))
        message = f"{token.text!r} may be {names}"
        self.problems.append(Problem("ambiguous_actor", message, token.start, token.end))

    # ------------------------------------------------------------ pronouns

    def _read_pronoun(self, token: Token, low: str) -> None:
        if low in _HE or low in _SHE:
            found = self._person_called(token, "she" if low in _SHE else "he")
        elif low in (*_IT, *_THEY):
            if token.deprel != "nmod:poss" and self._may_mean_thing(token):
                return
            if low in _THEY:
                found = self.discourse.nearest(token, lambda r: r.plural)
            else:
                found = self.discourse.nearest(
                    token, lambda r: r.kind in ("state", "body") and not r.plural
                )
        else:
            return
        self._write(token, self._doubt(token, found), "pronoun")

    def _person_called(self, token: Token, pronoun: str) -> Referent | Doubt | None:
        """Return whom "he" means: nobody whom the article has called "she" before."""

        def fits(referent: Referent) -> bool:
            called = self.called.get(referent.keys[0], pronoun)
            return referent.kind == "person" and not referent.plural and called == pronoun

        found = self.discourse.nearest(token, fits)
        if isinstance(found, Referent):
            self.called[found.keys[0]] = pronoun
        return found

    def _may_mean_thing(self, token: Token) -> bool:
        """Return whether the nearest subject before a pronoun is no actor, or "it is" nothing."""
        if token.text.lower() == "it" and self.syntax.exactly(token.head, "cop"):
            return True
        sentence = self.syntax.sentence_of[token.index]
        for at in range(token.index - 1, -1, -1):
            if self.syntax.sentence_of[at] < sentence - 1:
                return False
            other = self.doc.tokens[at]
            if other.deprel in SUBJECTS and other.upos in ("NOUN", "PROPN"):
                return at not in self.at
        return False

    def _write(self, token: Token, found: Referent | None, how: str) -> None:
        if found is None or not all(m.code for m in found.mentions):
            return
        mentions = tuple(
            replace(m, text=token.text, start=token.start, end=token.end, how=how)
            for m in found.mentions
        )
        if token.deprel != "nmod:poss":
            self.at[token.index] = mentions
            self.kinds[token.index] = found.kind
        elif token.head not in self.at or _is_open(self.at[token.head]):
            self.modifiers[token.index] = mentions

    # ------------------------------------------------------------ nouns that point back

    def _read_listed(self, token: Token, low: str) -> None:
        """Read "both", "the former" and "the latter" without a noun."""
        if token.deprel in _QUALIFYING:
            return
        group = self.discourse.last_group(2, lambda r: r.head != token.head)
        if group is None or len(group.mentions) != 2:
            return
        if low != "both":
            if not self.syntax.exactly(token.index, "det"):
                return
            one = group.mentions[0 if low == "former" else 1]
            group = replace(group, mentions=(one,), plural=False)
        self._write(token, group, "pair")

    def _read_noun(self, token: Token) -> None:
        reference = self._reference(token)
        if reference is None:
            return
        count = self._count(token)
        if count > 1:
            self._write_pair(token, reference, count)
        elif self._is_definite(token) and not self._write_same_noun(token):
            self._write_noun(token, reference)

    def _reference(self, token: Token) -> Reference | None:
        known = self.index.references
        inner = self.syntax.exactly(token.index, "amod", "compound")
        forms = singulars(token)
        for singular in forms:
            for at in inner:
                found = known.get(f"{self.doc.tokens[at].text.lower()} {singular}")
                if found is not None:
                    return found
        return next((known[singular] for singular in forms if singular in known), None)

    def _count(self, token: Token) -> int:
        """Return how many are meant: 2 for "the two sides" and "both sides"; 1 if not told."""
        for child in self.syntax.exactly(token.index, "nummod", "det", "det:predet"):
            count = _COUNTS.get(self.doc.tokens[child].text.lower())
            if count:
                return count
        return 1

    def _is_definite(self, token: Token) -> bool:
        """Return whether a noun has "the" and nothing that would tell which one is meant."""
        children = [self.doc.tokens[c] for c in self.syntax.children[token.index]]
        telling = ("nmod", "acl", "compound", "nummod")
        if any(c.deprel.partition(":")[0] in telling for c in children):
            return False
        words = {c.text.lower() for c in children}
        return bool(words & {"the", "that", "this"}) and token.xpos in ("NN", "NNP")

    def _write_pair(self, token: Token, reference: Reference, count: int) -> None:
        group = None
        if reference.denotes == "person":
            group = self.discourse.last_group(count, lambda r: r.kind in ("person", "group"))
        group = group or self.discourse.last_group(count, lambda r: r.head != token.head)
        if group is not None and len(group.mentions) == count:
            if reference.denotes in ("any", "state", "states"):
                group = self._states(group)
            self._write_phrase(token, group, "pair")

    def _write_same_noun(self, token: Token) -> bool:
        """Let "the ministry" be the ministry spoken of; True if there was one or more."""
        children = self.syntax.exactly(token.index, "det")
        if not {"the", "that", "this"} & {self.doc.tokens[c].text.lower() for c in children}:
            return False
        start = self.at[token.index][0].start if token.index in self.at else token.start
        telling = self.syntax.having(token.index, "amod", "nmod", "acl", "compound", "nummod")
        if any(not start <= self.doc.tokens[c].start < token.start for c in telling):
            return False
        found = self.discourse.same_noun(token)
        if isinstance(found, Doubt):
            self._doubt(token, found)
        elif found:
            kind = self.kinds.get(token.index, "role")
            plain = Referent(token.index, 0, kind, found, plural=False, subject=False)
            self._write_phrase(token, plain, "noun")
        return found is not None

    def _write_noun(self, token: Token, reference: Reference) -> None:
        if reference.denotes in ("any", "states"):
            return
        if reference.denotes == "person" and not reference.codes:
            return

        def fits(referent: Referent) -> bool:
            return self._fits(referent, reference, token.lemma.lower())

        if reference.denotes == "state":
            found = self._doubt(token, self.discourse.last_state(token, fits))
        else:
            found = self._doubt(token, self.discourse.last(token, fits, MEMORY))
        if found is not None:
            if reference.denotes in ("state", "named"):
                found = self._states(found)
            self._write_phrase(token, found, "noun")

    def _fits(self, referent: Referent, reference: Reference, noun: str) -> bool:
        """Return whether *noun* may mean a referent."""
        one = referent.mentions[0]
        if len(referent.mentions) != 1 or not one.code:
            return False
        if reference.codes and one.code not in reference.codes:
            return False
        if reference.denotes == "named":
            return f" {noun} " in f" {self.index.officials.get(one.code, '')} "
        if reference.denotes == "state":
            return referent.kind in ("state", "person") and one.code in self.index.states
        return referent.kind == reference.denotes

    def _states(self, found: Referent) -> Referent:
        """Return the states that persons or bodies act for."""
        states = []
        for mention in found.mentions:
            state = self.index.states.get(mention.code)
            if state is not None:
                mention = replace(mention, sector="", name=state.name, id=state.id, office=None)
            states.append(mention)
        return replace(found, mentions=tuple(states), kind="state")

    def _write_phrase(self, token: Token, found: Referent, how: str) -> None:
        """Write a noun with its "the" and number."""
        if not all(m.code for m in found.mentions):
            return
        inner = self.syntax.exactly(token.index, "det", "nummod", "amod", "det:predet")
        first = min([token.index, *(c for c in inner if c < token.index)])
        start = self.doc.tokens[first].start
        text = self.doc.article.text[start : token.end]
        mentions = tuple(
            replace(m, text=text, start=start, end=token.end, how=how) for m in found.mentions
        )
        if token.deprel == "nmod:poss" and token.head not in self.at:
            self.modifiers[token.index] = mentions
        elif token.deprel.partition(":")[0] not in ("compound", "amod", "flat"):
            self.at[token.index] = mentions
            self.kinds[token.index] = found.kind

    # ------------------------------------------------------------ roles and counterparts

    def _read_role(self, token: Token) -> None:
        """Give a role its side: "his foreign minister", "the president", "the army"."""
        mentions = self.at[token.index]
        if self.kinds.get(token.index) == "person":
            self._place_holder(token, mentions)
        if self.kinds.get(token.index) != "role":
            return
        if not _is_open(mentions):
            self._name_holder(token, mentions)
            return
        (role,) = mentions[:1]
        owners = self._possessor(token)
        count, reference = self._count(token), self._reference(token)
        if owners:
            sides = (replace(role, code=m.code, name=self._side(m), how="role") for m in owners)
            self.at[token.index] = tuple({m.key: m for m in sides}.values())
        elif count > 1 and reference is not None:
            self._write_pair(token, reference, count)
        elif (
            self._is_of_another(token)
            or self._same_office(token, role)
            or self._write_same_noun(token)
        ):
            return
        elif self._is_domestic(role) and self._is_known(token, role):
            home = replace(role, code=self.home, how="context")
            self.at[token.index] = (replace(home, name=self._side(home)),)

    def _is_of_another(self, token: Token) -> bool:
        """Return whether what follows tells that a role is of somebody else, though not whom."""
        return any(
            self.syntax.marker(child) in ("of", "for")
            and not self.index.references.keys() & {*singulars(self.doc.tokens[child])}
            for child in self.syntax.having(token.index, "nmod")
            if child > token.index and self.doc.tokens[child].upos == "PROPN"
        )

    def _is_known(self, token: Token, role: ActorMention) -> bool:
        """Return whether a role is told as if the reader knew whose: "the army", "police said"."""
        inner = self.syntax.having(token.index, "amod", "compound", "det", "nummod")
        words = {self.doc.tokens[c].text.lower() for c in inner}
        words.update(role.name.lower().split())
        if any("abroad" in self.index.qualifiers.get(word, ()) for word in words):
            return False
        if self.syntax.exactly(token.index, "nummod"):
            return False
        if words & {"the", "this", "that", "these", "those"} or token.upos == "PROPN":
            return True
        return token.deprel in SUBJECTS and not words & {"a", "an"}

    def _is_domestic(self, mention: ActorMention) -> bool:
        return bool(self.home) and not mention.code and mention.sector in _CONTEXT

    def _place_holder(self, token: Token, mentions: Mentions) -> None:
        """Take an unknown minister without a nation to be of the state the article is about."""
        (holder,) = mentions[:1]
        if holder.how == "title" and holder.office and self._is_domestic(holder):
            self.at[token.index] = (replace(holder, code=self.home, how="context"),)

    def _possessor(self, token: Token) -> Mentions:
        """Take whom a possessive pronoun before a role means."""
        for child in self.syntax.exactly(token.index, "nmod:poss"):
            found = self.modifiers.pop(child, ())
            if found:
                return found
        return ()

    def _side(self, mention: ActorMention) -> str:
        state = self.index.states.get(mention.code)
        return state.name if state is not None else mention.name

    def _same_office(self, token: Token, role: ActorMention) -> bool:
        """Let "the president" be the only president spoken of; True if there was one or more."""
        if token.xpos not in ("NN", "NNP") or not role.office:
            return False
        found = self.discourse.persons(lambda m: self._holds(m, role))
        if found and not self._become(token, found):
            self._problem(token, found)
        return bool(found)

    def _name_holder(self, token: Token, mentions: Mentions) -> None:
        """Let "the Iranian leader" be the person of that side spoken of last."""
        (role,) = mentions[:1]
        if len(mentions) == 1 and token.xpos in ("NN", "NNP") and role.office:
            self._become(
                token,
                self.discourse.persons(lambda m: m.code == role.code and self._holds(m, role)),
            )

    def _holds(self, mention: ActorMention, role: ActorMention) -> bool:
        """Return whether a person is known to hold an office; who governs is a leader."""
        office = role.office or ""
        if mention.name == self._side(mention):  # a role, not a person
            return False
        if office in _LEADERS:
            return mention.sector in ("GOV", "ELI", "PTY", "REB", "")
        held = (mention.office or "").removeprefix("former ")
        return bool(held) and (office in held or held in office)

    def _become(self, token: Token, found: Mentions) -> bool:
        """Let a role be the last of the persons *found*, if that is clear."""
        if not found or (len(found) > 1 and not self.discourse.is_topic(found[0], token)):
            return False
        old = self.at[token.index][0]
        self.at[token.index] = (
            replace(found[0], text=old.text, start=old.start, end=old.end, how="role"),
        )
        self.kinds[token.index] = "person"
        return True

    def _read_counterpart(self, token: Token) -> None:
        """Give "his Iranian counterpart" the office of the one on whose side it stands."""
        nations = [
            child
            for child in self.modifiers
            if self.doc.tokens[child].head == token.index and child < token.index
        ]
        sides = self.at.get(token.index) or tuple(
            m
            for child in sorted(nations)
            if self.doc.tokens[child].upos != "PRON"
            for m in self.modifiers[child]
        )
        if not sides or not all(m.code for m in sides):
            return
        for child in nations:
            del self.modifiers[child]
        model = next(iter(self.discourse.persons(lambda m: True)), None)
        start = min(m.start for m in sides)
        end = max(token.end, *(m.end for m in sides))
        made = []
        for side in sides:
            named = self.kinds.get(token.index) == "person"
            side = replace(side, text=self.doc.article.text[start:end], start=start, end=end)
            if model is not None and not (named and side.office):
                side = replace(side, sector=model.sector, office=model.office)
            made.append(replace(side, how="counterpart"))
        self.at[token.index] = tuple(made)
        self.kinds.setdefault(token.index, "role")


def _is_open(mentions: Mentions) -> bool:
    """Return whether these are a role whose side is not told."""
    return all(m.how == "role" and not m.code for m in mentions)
