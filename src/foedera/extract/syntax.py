"""A document's parse as the event coder asks for it: who stands in which place of a word.

Universal Dependencies write one thing in many ways. Here passives, relative clauses,
participles, control and coordination are undone, so that `Syntax.slots` answers "who does it"
(`subj`) and "to whom" (`obj`, `iobj`, or a preposition such as `with`) alike for all of them.
What the words mean is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model import Document, Token

Slots = dict[str, list[int]]

CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM")
_OBJECT_CONTROL = frozenset(
    """
    accuse advise allow appoint ask authorise authorize beg bring call challenge command
    compel convince direct enable encourage expect force help instruct invite lead let lobby
    make oblige order permit persuade pledge press pressure prompt push remind request
    require summon tell urge warn
    """.split()
)
_SPELLINGS = {"towards": "toward", "upon": "on", "amongst": "among"}
_RELATIVE = ("who", "which", "that", "whom", "whose")


class Syntax:
    """Looks things up in the parse of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.children: list[list[int]] = [[] for _ in doc.tokens]
        for token in doc.tokens:
            if token.head != token.index:
                self.children[token.head].append(token.index)
        self.sentence_of = [
            n for n, s in enumerate(doc.sentences) for _ in range(s.first, s.last)
        ]

    def having(self, head: int, *relations: str) -> list[int]:
        """Return the dependents of *head* by any of *relations*, subtypes included."""
        return [
            child
            for child in self.children[head]
            if self.tokens[child].deprel in relations
            or self.tokens[child].deprel.partition(":")[0] in relations
        ]

    def exactly(self, head: int, *relations: str) -> list[int]:
        """Return the dependents of *head* by just these relations."""
        return [
            child for child in self.children[head] if self.tokens[child].deprel in relations
        ]

    def subtree(self, head: int) -> tuple[int, int]:
        """Return the half-open range of words from the first to the last below *head*."""
        low = high = head
        todo = list(self.children[head])
        while todo:
            at = todo.pop()
            low, high = min(low, at), max(high, at)
            todo += self.children[at]
        return low, high + 1

    def above(self, index: int) -> Iterator[Token]:
        """Yield the words that govern *index*, nearest first."""
        at = self.tokens[index]
        while at.head != at.index:
            at = self.tokens[at.head]
            yield at

    def conjuncts(self, index: int) -> list[int]:
        """Return *index* and what is coordinated with it."""
        return [index, *self.having(index, "conj")]

    def first_conjunct(self, index: int) -> int:
        """Return the head of the coordination that *index* stands in, perhaps itself."""
        while self.tokens[index].deprel.startswith("conj"):
            index = self.tokens[index].head
        return index

    def marker(self, index: int) -> str:
        """Return the preposition of a noun: "with", "on", "because of"; "" if it has none."""
        found = [child for child in self.exactly(index, "case") if child < index]
        words = [
            self.tokens[w].text.lower() for c in found for w in (c, *self.having(c, "fixed"))
        ]
        return _SPELLINGS.get(" ".join(words), " ".join(words))

    def is_passive(self, verb: int) -> bool:
        """Return whether *verb* is passive or a participle that stands for one."""
        if self.exactly(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        token = self.tokens[verb]
        if token.deprel == "conj" and token.xpos == "VBN":
            bare = not self.having(verb, "aux", "nsubj", "obj")
            return bare and self.is_passive(self.first_conjunct(verb))
        participle = token.xpos == "VBN" and token.deprel in ("acl", "amod", "advcl")
        return participle and not self.having(verb, "aux", "obj")

    def slots(self, head: int) -> Slots:
        """Return what stands in each grammatical place of *head*, in active order.

        The keys are subj, obj, iobj, by, poss, mod and every preposition; coordinated words are not
        yet spread out.
        """
        slots: Slots = {}
        if self.tokens[head].upos in ("VERB", "AUX"):
            self._verb_slots(head, slots)
        else:
            self._noun_slots(head, slots)
        self._add(slots, "clause", *self.having(head, "ccomp", "xcomp", "csubj"))
        return slots

    def _verb_slots(self, verb: int, slots: Slots) -> None:
        passive = self.is_passive(verb)
        for child in self.children[verb]:
            place = self._verb_place(child, passive=passive)
            if place:
                self._add(slots, place, child)
        if "subj" not in slots and not passive:
            self._add(slots, "subj", *self._borrowed_subject(verb))
        token = self.tokens[verb]
        if token.deprel in ("acl", "amod") and passive:
            self._add(slots, "obj", token.head)
        if token.deprel == "acl:relcl":
            self._relative(verb, slots)
        if token.deprel.startswith("conj"):
            self._shared(verb, slots, passive=passive)
        elif not passive and not slots.keys() - {"subj"}:
            self._add(slots, "obj", *self._common_object(verb))

    def _verb_place(self, child: int, *, passive: bool) -> str:
        """Return the place that a dependent fills in the active form of its verb."""
        relation = self.tokens[child].deprel
        base = relation.partition(":")[0]
        if relation == "nsubj:pass":
            return "obj"
        if base == "nsubj":
            return "obj" if passive and relation != "nsubj:outer" else "subj"
        if base in ("obj", "iobj"):
            return base
        if base == "obl":
            marker = self.marker(child)
            agent = relation == "obl:agent" or (passive and marker == "by")
            return "subj" if agent else marker or "at"
        return ""

    def _relative(self, verb: int, slots: Slots) -> None:
        """Put the noun that a relative clause is about into the place of its pronoun."""
        noun = self.tokens[verb].head
        placed = False
        for name, filled in slots.items():
            for position, child in enumerate(filled):
                if self.tokens[child].lemma.lower() in _RELATIVE:
                    filled[position] = noun
                    placed = True
            slots[name] = filled
        if not placed:
            self._add(slots, "subj" if "subj" not in slots else "obj", noun)

    def _shared(self, verb: int, slots: Slots, *, passive: bool) -> None:
        """Let a coordinated verb share its first conjunct's subject, and its object if need be."""
        first = self.first_conjunct(verb)
        if self.tokens[first].upos not in ("VERB", "AUX"):
            if "subj" not in slots:
                self._add(slots, "subj", *self.having(first, "nsubj"))
            return
        theirs = self.slots(first)
        key = "obj" if passive else "subj"
        if key not in slots:
            shared = theirs.get("obj" if self.is_passive(first) else "subj", [])
            self._add(slots, key, *shared)

    def _common_object(self, verb: int) -> list[int]:
        """Return the object that a verb shares with the next: "attacked and annexed C"."""
        for other in self.having(verb, "conj"):
            if self.tokens[other].upos == "VERB" and not self.having(other, "nsubj"):
                return self.exactly(other, "obj")
        return []

    def _borrowed_subject(self, verb: int) -> list[int]:
        """Return the subject that a clause without one takes from its surroundings."""
        token = self.tokens[verb]
        if token.head == verb or token.deprel.partition(":")[0] not in CLAUSES:
            return []
        governor = self.tokens[token.head]
        if token.deprel == "acl" and token.xpos == "VBG":
            return [governor.index]
        if governor.upos not in ("VERB", "AUX"):
            return self._noun_owner(governor.index)
        theirs = self.slots(governor.index)
        if token.deprel in ("xcomp", "ccomp", "advcl") and governor.lemma in _OBJECT_CONTROL:
            told = (
                theirs.get("obj", [])
                + theirs.get("iobj", [])
                + theirs.get("on", [])
                + theirs.get("to", [])
            )
            if told and token.deprel != "advcl":
                return told[:1]
        return theirs.get("subj") or (
            theirs.get("obj", []) if self.is_passive(governor.index) else []
        )

    def _noun_owner(self, noun: int) -> list[int]:
        """Return whose decision, plan or right a noun with an infinitive is."""
        token = self.tokens[noun]
        if token.upos == "ADJ" or self.having(noun, "cop"):
            return self.having(noun, "nsubj")
        own = self.exactly(noun, "nmod:poss") or self.exactly(noun, "amod", "compound")
        if own:
            return own
        if token.deprel.partition(":")[0] in ("obj", "obl", "xcomp") and token.head != noun:
            return self.slots(token.head).get("subj", [])
        return []

    def _noun_slots(self, noun: int, slots: Slots) -> None:
        for child in self.children[noun]:
            token = self.tokens[child]
            base = token.deprel.partition(":")[0]
            if token.deprel == "nmod:poss":
                self._add(slots, "poss", child)
            elif base in ("nmod", "obl"):
                self._add(slots, self.marker(child) or "mod", child)
            elif base in ("amod", "compound", "flat", "nummod", "appos") and child < noun:
                self._add(slots, "mod", child)
            elif base == "nsubj":
                self._add(slots, "subj", child)

    @staticmethod
    def _add(slots: Slots, name: str, *found: int) -> None:
        if found:
            slots.setdefault(name, []).extend(found)
