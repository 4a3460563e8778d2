"""Who is named in a document, and by which word of the sentence.

In goes a parsed document, out comes `Actors`: for the head word of a noun phrase the actor that the
phrase denotes ("Iranian troops", "Russian President Vladimir Putin" as one), and apart from these
the actors that only qualify another noun ("Russia's invasion").  Words that refer back ("he", "the
two sides", "the president") are left to `extract.coreference`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from foedera.extract.names import UNKNOWN, People, find_parts
from foedera.extract.offices import find_offices
from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.directory import DASHES, Candidate, Part
from foedera.knowledge.phrases import NATIONAL, NounPhrase, code_role, effect_beside, is_state
from foedera.model import ActorMention, OfficeMention, Problem

_INNER = frozenset({"amod", "compound", "nummod"})
_SPATIAL = frozenset(
    ["in", "at", "near", "from", "into", "across", "inside", "outside", "over", "around",
     "throughout", "toward", "towards", "via", "through", "within", "off", "onto", "out of"]
)  # fmt: skip
_MOTION = frozenset(
    ["go", "come", "travel", "fly", "drive", "walk", "sail", "arrive", "return", "move", "head",
     "flee", "escape", "bring", "take", "carry", "ship", "transport", "transfer", "deport", "visit",
     "trip", "tour", "journey", "voyage", "flight", "arrival", "return", "way", "road", "export",
     "move", "migrate", "relocate", "deploy", "deployment", "send", "dispatch"]
)  # fmt: skip
_RESIDENT = ("in", "from", "across", "inside", "within", "throughout")
_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent", "nsubj:outer")
_OWNED = ("role", "body", "organisation")
_HONORIFICS = frozenset(
    [
        "Dr",
        "Dr.",
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Prof",
        "Prof.",
        "Sir",
        "Dame",
        "Sheikh",
    ]
)
_REACH = 12  # words between a noun and what belongs to its name or title
_LONGEST = 20  # words of a phrase that is quoted whole
_GROUPS = frozenset({"PTY", "REB", "OPP", "PRM", "UAF"})


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of one document by the head word of the phrase that denotes them.

    An `ActorMention.how` of "place" marks a state read as a territory ("in Iran"), "city" a capital
    read as a town ("in Tehran"), "role" a noun whose side is not told ("the soldiers"; its code is
    "") and "unknown" a name that is in no table.
    """

    at: Mapping[int, tuple[ActorMention, ...]]
    modifiers: Mapping[int, tuple[ActorMention, ...]]
    kinds: Mapping[int, str] = field(default_factory=dict)  # of `at`: state, person, role …
    offices: tuple[OfficeMention, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_actors(syntax: Syntax, index: ActorIndex) -> Actors:
    """Return the actors that the document of *syntax* names."""
    return _Reader(syntax, index).read()


def named_actors(actors: Actors) -> Iterator[ActorMention]:
    """Yield the mentions of known actors in the order of the text, each stretch once."""
    seen: set[tuple[int, int]] = set()
    found = (
        m for mentions in (*actors.at.values(), *actors.modifiers.values()) for m in mentions
    )
    for mention in sorted(found, key=lambda m: (m.start, m.end)):
        if mention.code and (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            yield mention


class _Reader:
    """Reads one document; keeps what its phrases denote."""

    def __init__(self, syntax: Syntax, index: ActorIndex) -> None:
        self.syntax = syntax
        self.doc = doc = syntax.doc
        self.index = index
        self.words = [token.text for token in doc.tokens]
        parts = find_parts(doc, index, self.syntax)
        self.groups: dict[int, list[Part]] = {}
        for part in parts:
            self.groups.setdefault(self._noun_of(self._anchor(part)), []).append(part)
        self.same = self._join_titles(parts)
        self.known: dict[int, tuple[Candidate, ...]] = {}
        self.extents: dict[int, tuple[int, int]] = {}
        self.people = People()
        for part in (p for parts in self.groups.values() for p in parts):
            if part.kind == "person":
                self.people.meet(self._text(part), part.candidates[0])

    # ------------------------------------------------------------ which phrase a name stands in

    def _join_titles(self, parts: Sequence[Part]) -> dict[int, int]:
        """Join a title and the name right after it where the parse does not.

        Returns the head words that were lost, with those of the phrases that took their parts.
        """
        joined: dict[int, int] = {}
        for title, person in pairwise(parts):
            between = self.words[title.last : person.first]
            if title.kind != "role" or person.kind != "person" or len(between) > 1:
                continue
            if title.role is None or title.role.plural or not {*between} <= _HONORIFICS:
                continue
            mine, theirs = (self._noun_of(self._anchor(p)) for p in (title, person))
            if mine != theirs and self.groups.get(theirs) == [person] and mine in self.groups:
                self.groups[mine].append(self.groups.pop(theirs)[0])
                joined[theirs] = mine
        return joined

    def _anchor(self, part: Part) -> int:
        """Return the word of *part* that the others depend on."""
        inside = range(part.first, part.last)
        heads = [at for at in inside if self._governor(at) not in inside]
        if not heads:
            return part.last - 1
        # A parse may part a name: a person goes by the first word, another name by the last.
        ranked = heads if part.kind == "person" else heads[::-1]
        return max(ranked, key=lambda at: sum(self._governor(c) == at for c in inside))

    def _governor(self, at: int) -> int:
        head = self.doc.tokens[at].head
        return head if head != at else -1

    def _noun_of(self, at: int) -> int:
        """Return the noun of the phrase that the word *at* stands in, perhaps itself."""
        for _ in range(12):  # a parse has no cycles, but a bound costs nothing
            if not self._is_inner(at):
                break
            at = self.doc.tokens[at].head
        return at

    def _is_inner(self, at: int) -> bool:
        token = self.doc.tokens[at]
        head = token.head
        if head == at or abs(head - at) > _REACH:
            return False
        base = token.deprel.partition(":")[0]
        if base == "flat":
            return head < at
        if base in _INNER or token.deprel == "nmod:desc":
            return at < head
        if base == "appos":
            between = self.words[min(head, at) + 1 : max(head, at)]
            return not {",", "(", "—", "–", "-", ":"}.intersection(between)
        if base == "conj":
            noun = self.doc.tokens[head].head
            return self._is_inner(head) and head < at < noun
        dashed = at + 1 < head and self.words[at + 1] in DASHES and head - at <= 3
        return dashed and self.doc.tokens[head].deprel in ("amod", "compound", "advcl")

    def _text(self, part: Part) -> str:
        return self.doc.quote(part.first, part.last)

    # ------------------------------------------------------------ what a phrase denotes

    def resolve(self, head: int) -> tuple[Candidate, ...]:
        """Return the actors that the phrase with the noun *head* denotes."""
        if head not in self.known:
            self.known[head] = ()  # while it is being worked out
            self.known[head] = self._resolve(head)
        return self.known[head]

    def _resolve(self, head: int) -> tuple[Candidate, ...]:
        parts = self.groups.get(head)
        if parts is None:
            return self._counted(head)
        if len(parts) == 1 and parts[0].kind == "organisation":
            self._learn_acronym(parts[0])
        parts = [self._recalled(part) for part in parts]
        phrase = self._phrase(head, parts)
        found = self._group_by_name(phrase) or self.index.code_noun_phrase(phrase)
        if any(c.kind == "modifier" for c in found):
            return found
        found = self._in_apposition(head, phrase, found)
        for candidate in found[:1]:
            if candidate.kind == "person":
                self.people.meet(self._name(phrase, parts), candidate)
        return found

    def _counted(self, head: int) -> tuple[Candidate, ...]:
        """Return whom a noun that only counts or groups denotes: "members of parliament"."""
        effects = self.index.qualifiers.get(self.words[head].lower(), frozenset())
        if "part" not in effects:
            return ()
        found = self._below(head, ("of",))
        if found:
            child = self._children(head, ("of",))[0]
            self.extents[head] = self.extents.get(child, (head, head + 1))
        return found

    def _recalled(self, part: Part) -> Part:
        """Return *part* as the bearer of a surname whom the article has named in full."""
        if part.kind == "role" or part.candidates[0].how not in ("surname", UNKNOWN):
            return part
        known = self.people.recall(self._text(part))
        return replace(part, candidates=(known,)) if known is not None else part

    def _learn_acronym(self, part: Part) -> None:
        """Let "SAGO" in "the Grains Organization (SAGO)" stand for what is before the bracket."""
        if self.words[part.first - 1 : part.first] != ["("] or not self._text(part).isupper():
            return
        for head, extent in self.extents.items():
            if extent[1] == part.first - 1 and len(self.known.get(head, ())) == 1:
                self.people.abbreviate(self._text(part), self.known[head][0])

    def _phrase(self, head: int, parts: Sequence[Part]) -> NounPhrase:
        persons = [p for p in parts if p.kind == "person"]
        noun = next((p for p in parts if p.first <= head < p.last), None)
        if persons and (noun is None or noun.kind != "person") and persons[-1].first > head:
            at = persons[-1].first  # "leader Jane Doe": the name is the noun
            noun = persons[-1]
        else:
            at = head
        inner = [c for c in self.syntax.children[head] if c < head and self._is_inner(c)]
        first = min(*(p.first for p in parts), *inner, head)
        last = max(*(p.last for p in parts), head + 1)
        for child in self.syntax.exactly(head, "flat"):
            last = child + 1 if child == last else last
        within = tuple(p for p in parts if p.first < last)
        title = next((p for p in reversed(parts) if p.kind == "role"), None)
        if noun is None or noun.kind not in _OWNED:
            owners, extent = self._owners(head, title)
        else:
            owners, extent = self._owners(head, noun)
        named = min(p.first for p in within)
        wide = (min(named, extent[0]), max(last, extent[1]))
        self.extents[head] = wide if wide[1] - wide[0] <= _LONGEST else (named, last)
        return NounPhrase(self.words, first, last, at, within, owners)

    def _owners(
        self, head: int, noun: Part | None
    ) -> tuple[tuple[Candidate, ...], tuple[int, int]]:
        """Return whose a role is, and the words that the phrase spans because of that."""
        heads = sorted({head, *(range(noun.first, noun.last) if noun is not None else ())})
        for at in heads:
            for child in self.syntax.exactly(at, "nmod:poss"):
                found = self._coordinated(child)
                if found:
                    return found, (self.extents.get(child, (child, child))[0], head + 1)
        if noun is None or noun.kind not in _OWNED:
            return (), (head, head)
        prepositions: tuple[str, ...] = ("of",)
        if noun.role is not None and noun.role.office is not None:
            prepositions = ("of", "for")
        elif noun.role is not None and noun.role.sector != "MIL":
            prepositions = ("of", *_RESIDENT)
        for preposition in prepositions:
            for at in heads:
                found = self._below(at, (preposition,))
                if found:
                    child = self._children(at, (preposition,))[0]
                    return found, (head, self.extents.get(child, (head, head))[1])
        return (), (head, head)

    def _children(self, head: int, prepositions: Sequence[str]) -> list[int]:
        return [
            child
            for child in self.syntax.having(head, "nmod")
            if child > head and self.syntax.marker(child) in prepositions
        ]

    def _below(self, head: int, prepositions: Sequence[str]) -> tuple[Candidate, ...]:
        for child in self._children(head, prepositions):
            found = self._coordinated(child)
            if found:
                return found
        return ()

    def _coordinated(self, head: int) -> tuple[Candidate, ...]:
        """Return whom a noun and what is coordinated with it denote, if they are actors."""
        found = [
            c
            for at in self.syntax.conjuncts(head)
            for c in self.resolve(at)
            if c.kind != "modifier" and c.code
        ]
        return tuple(dict.fromkeys(found))

    def _group_by_name(self, phrase: NounPhrase) -> tuple[Candidate, ...]:
        """Return an unknown party or armed group: its name ends in a noun for such."""
        noun = phrase.head_part
        if noun is None or noun.kind != "role" or noun.role is None:
            return ()
        if noun.role.sector not in _GROUPS:
            return ()
        for entity in self.doc.entities:
            if entity.label == "Organization" and entity.first < noun.first < entity.last:
                name = entity.text.removeprefix("the ").removeprefix("The ")
                return (Candidate("ORG", noun.role.sector, name, None, None, "organisation"),)
        return ()

    def _in_apposition(
        self, head: int, phrase: NounPhrase, found: tuple[Candidate, ...]
    ) -> tuple[Candidate, ...]:
        """Join "Peru's foreign minister, Jane Doe" and "Jane Doe, foreign minister of Peru"."""
        if len(found) != 1:
            return found
        (one,) = found
        for child in self.syntax.exactly(head, "appos"):
            if self._is_inner(child) or child not in self.groups:
                continue
            if one.kind == "role":
                person = next((p for p in self.groups[child] if p.kind == "person"), None)
                if person is not None:
                    return (self._named_holder(one, self._recalled(person)),)
            elif one.kind == "person" and not one.code:
                told = self.resolve(child)
                if len(told) == 1 and told[0].kind == "role" and told[0].code:
                    name = one.name if is_state(told[0]) else told[0].name
                    return (replace(told[0], name=name, kind="person", id=None, how="title"),)
        return found

    def _named_holder(self, role: Candidate, person: Part) -> Candidate:
        known = next(
            (c for c in person.candidates if c.code and c.code == (role.code or c.code)), None
        )
        office = role.office
        if known is not None:
            return replace(
                known, sector=role.sector, office=office or known.office, how="title"
            )
        name = self._text(person) if role.code and is_state(role) else role.name
        made = replace(role, name=name, id=None, kind="person", how="title")
        self.people.meet(self._text(person), made)
        return made

    def _name(self, phrase: NounPhrase, parts: Iterable[Part]) -> str:
        person = next((p for p in parts if p.first <= phrase.head < p.last), None)
        if person is not None and person.kind == "person":
            return self._text(person)
        return self.doc.quote(phrase.head, phrase.last)

    # ------------------------------------------------------------ mentions

    def read(self) -> Actors:
        at: dict[int, tuple[ActorMention, ...]] = {}
        modifiers: dict[int, tuple[ActorMention, ...]] = {}
        kinds: dict[int, str] = {}
        heads = set(self.groups) | {
            t.index for t in self.doc.tokens if self._may_count(t.index)
        }
        for head in sorted(h for h in heads if not self._in_dateline(h)):
            found = self.resolve(head)
            if not found:
                continue
            if found[0].kind == "modifier":
                modifiers.update(self._qualifying(head))
            elif self._is_tied(head):
                modifiers[head] = self._mentions(head, found)
            elif not self._owns(head):
                at[head] = self._mentions(head, found)
                kinds[head] = found[0].kind
            elif not self._is_actor(self._noun_of(self.doc.tokens[head].head)):
                modifiers[head] = self._mentions(head, found)
        at = {head: self._second_thoughts(found) for head, found in at.items()}
        for lost, head in self.same.items():
            if head in at:
                at[lost], kinds[lost] = at[head], kinds[head]
        modifiers.update({a: m for a, m in self._tied().items() if a not in at})
        return Actors(
            at, modifiers, kinds, find_offices(self.doc, at, kinds), self._problems(at)
        )

    def _in_dateline(self, at: int) -> bool:
        """Return whether a word only tells where the report was filed."""
        return self.doc.sentences[self.syntax.sentence_of[at]].paragraph < 0

    def _may_count(self, at: int) -> bool:
        return self.doc.tokens[at].upos in ("NOUN", "NUM", "DET", "PRON", "ADJ") and (
            "part" in self.index.qualifiers.get(self.words[at].lower(), frozenset())
        )

    def _is_tied(self, head: int) -> bool:
        """Return whether a hyphen ties a name to another word: "Iran-hawk"."""
        parts = self.groups.get(head, ())
        return len(parts) == 1 and self._is_tied_part(parts[0])

    def _tied(self) -> dict[int, tuple[ActorMention, ...]]:
        """Return the names that a hyphen ties to another word, by their own: "Iran-backed"."""
        parts = [p for parts in self.groups.values() for p in parts]
        return {
            self._anchor(part): (self._mention(part.candidates[0], part.first, part.last),)
            for part in parts
            if part.candidates and self._is_tied_part(part)
        }

    def _is_tied_part(self, part: Part) -> bool:
        return bool(effect_beside(self.words, part, self.index.qualifiers))

    def _owns(self, head: int) -> bool:
        return self.doc.tokens[head].deprel == "nmod:poss"

    def _is_actor(self, head: int) -> bool:
        found = self.resolve(head)
        return bool(found) and found[0].kind != "modifier"

    def _mentions(self, head: int, found: Iterable[Candidate]) -> tuple[ActorMention, ...]:
        first, last = self.extents.get(head, (head, head + 1))
        spatial = self._is_place(head)
        return tuple(self._mention(c, first, last, spatial=spatial) for c in found)

    def _is_place(self, head: int) -> bool:
        """Return whether a preposition makes a name a territory: "in Iran", "flew to Iran"."""
        marker = self.syntax.marker(self.syntax.first_conjunct(head))
        if marker != "to":
            return marker in _SPATIAL
        governor = self.doc.tokens[self.doc.tokens[self.syntax.first_conjunct(head)].head]
        return governor.lemma.lower() in _MOTION

    def _mention(
        self, candidate: Candidate, first: int, last: int, *, spatial: bool = False
    ) -> ActorMention:
        how = {"acronym": "name"}.get(candidate.how, candidate.how)
        if spatial and candidate.kind in ("state", "capital", "body"):
            how = "place" if candidate.kind == "state" else "city"
        tokens = self.doc.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        return ActorMention(
            candidate.code,
            candidate.sector,
            candidate.name,
            self.doc.article.text[start:end],
            start,
            end,
            candidate.id,
            candidate.office,
            how,
        )

    def _qualifying(self, head: int) -> dict[int, tuple[ActorMention, ...]]:
        """Return the actors that only qualify the noun *head*, by their own words."""
        found: dict[int, tuple[ActorMention, ...]] = {}
        parts = self.groups[head]
        nations = [p for p in parts if p.kind in NATIONAL]
        for part in parts:
            at = self._anchor(part)
            if part.role is not None and not part.candidates:
                owners = [p.candidates[0] for p in nations if p.last == part.first]
                sides = code_role(part.role, owners)
                first = min([part.first, *(p.first for p in nations if owners)])
                found[at] = tuple(self._mention(c, first, part.last) for c in sides)
            else:
                (one,) = self._recalled(part).candidates[:1]
                spatial = one.kind == "capital"
                if one.code:
                    found[at] = (self._mention(one, part.first, part.last, spatial=spatial),)
        return found

    def _second_thoughts(self, found: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
        """Return a person named for short before the article told who that is."""
        if len(found) != 1 or found[0].how != UNKNOWN:
            return found
        known = self.people.recall(found[0].name)
        if known is None or not known.code:
            return found
        return (
            replace(
                found[0],
                code=known.code,
                sector=known.sector,
                name=known.name,
                id=known.id,
                office=known.office,
                how="surname",
            ),
        )

    def _problems(self, at: Mapping[int, tuple[ActorMention, ...]]) -> tuple[Problem, ...]:
        told: dict[str, Problem] = {}
        for head, found in at.items():
            one = found[0]
            if one.how == UNKNOWN and self.doc.tokens[head].deprel in _SUBJECTS:
                message = f"{one.text!r} is in no table of actors"
                told.setdefault(one.name, Problem("unknown_actor", message, one.start, one.end))
        return tuple(told.values())
