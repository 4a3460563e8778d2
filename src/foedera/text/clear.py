"""Trees of the CLEAR scheme rebuilt as Universal Dependencies.

In go the words of a stretch of text with CLEAR heads and labels, as spaCy's English pipelines give
them; afterwards each word has its relation, and its head where the two schemes differ:
prepositions and copulas are no heads, conjuncts hang on the first of them, and a person's name
hangs on its first word. What a label alone decides stands in clear_labels.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedera.knowledge.clear_labels import ClearLabels

HYPHENS = ("-", "‐", "‑", "–")
_PREPOSITIONS = ("prep", "agent", "dative", "pcomp")  # labels of a preposition with its object
_ADVERBIALS = ("advmod", "amod", "advcl", "acl")
_VERBAL = ("VERB", "AUX", "ADJ", "ADV", "ADP")
_NAME = ("PROPN", "NOUN", "X")


@dataclass(slots=True)
class Node:
    """A word of the pipeline; `label` is the pipeline's, `relation` ours."""

    text: str
    start: int  # offsets into `Article.text`, half open
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # index of the head; its own for a root
    label: str
    relation: str = ""

    @property
    def role(self) -> str:
        """Return the relation, or the label if the relation is not yet known."""
        return self.relation or self.label

    @property
    def clausal(self) -> bool:
        """Return whether the word can be the predicate of a clause."""
        return self.upos in ("VERB", "AUX")


def to_universal(
    nodes: Sequence[Node], labels: ClearLabels, persons: Iterable[tuple[int, int]] = ()
) -> None:
    """Rebuild the trees over *nodes*; *persons* are the half-open ranges of names of people."""
    tree = _Tree(nodes)
    raised = _raise_objects(tree)
    for index in sorted(raised):
        _join_fixed(tree, index, labels.fixed)
    _relate_raised(tree, raised)
    for index in range(len(nodes)):
        if nodes[index].lemma == "be" and nodes[index].role not in ("aux", "auxpass"):
            _lower_copula(tree, index, raised)
    _flatten_coordination(tree)
    for index, node in enumerate(nodes):
        if node.role == "conj":
            _join_fixed(tree, index, labels.fixed)
    for first, last in persons:
        _flatten_name(tree, first, last)
    for index in range(len(nodes)):
        _settle(tree, index, labels)


class _Tree:
    """Heads and dependents kept in step."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._below: list[set[int]] = [set() for _ in nodes]
        for index, node in enumerate(nodes):
            if node.head != index:
                self._below[node.head].add(index)

    def below(self, index: int, *roles: str) -> list[int]:
        """Return the dependents of *index* from left to right, or those in one of *roles*."""
        found = sorted(self._below[index])
        return [i for i in found if self.nodes[i].role in roles] if roles else found

    def is_root(self, index: int) -> bool:
        return self.nodes[index].head == index

    def hang(self, index: int, head: int, relation: str | None = None) -> None:
        """Make *index* a dependent of *head*, which must not stand below it."""
        node = self.nodes[index]
        self._below[node.head].discard(index)
        self._below[head].add(index)
        node.head = head
        if relation is not None:
            node.relation = relation

    def replace(self, old: int, new: int, relation: str) -> None:
        """Put *new*, a dependent of *old*, in its place; all others go with it."""
        was, comes = self.nodes[old], self.nodes[new]
        self._below[old].discard(new)
        comes.label, comes.relation = was.label, was.relation
        if self.is_root(old):
            comes.head = new
        else:
            self._below[was.head].add(new)
            comes.head = was.head
        for child in (*self.below(old), old):
            self.hang(child, new)
        was.relation = relation

    def bottom_up(self) -> list[int]:
        """Return all words, dependents before their heads."""
        order = [index for index in range(len(self.nodes)) if self.is_root(index)]
        for index in order:
            order += self.below(index)
        return order[::-1]

    def left_edge(self, index: int) -> int:
        """Return the first word at or below *index*."""
        low, todo = index, [index]
        while todo:
            at = todo.pop()
            low = min(low, at)
            todo += self._below[at]
        return low


# ---------------------------------------------------------------- prepositions


def _raise_objects(tree: _Tree) -> dict[int, bool]:
    """Put the objects of prepositions in their place; return these, and which are clauses."""
    raised: dict[int, bool] = {}
    for index in tree.bottom_up():
        found = _object_of(tree, index, raised)
        if found is not None:
            complement, clause = found
            tree.replace(index, complement, "mark" if clause else "case")
            raised[complement] = clause
    return raised


def _object_of(tree: _Tree, index: int, raised: dict[int, bool]) -> tuple[int, bool] | None:
    """Return what a preposition governs and whether that is a clause; None if nothing."""
    node = tree.nodes[index]
    objects = tree.below(index, "pobj")
    if objects:
        return objects[0], False
    preposition = node.upos in ("ADP", "SCONJ") and node.label in (*_PREPOSITIONS, "conj")
    if not preposition and node.label not in ("prep", "agent"):
        return None
    for child in tree.below(index, "pcomp"):
        clause = tree.nodes[child].clausal or bool(tree.below(child, "nsubj", "aux"))
        return child, raised.get(child, clause)
    for child in tree.below(index, "prep"):
        if child in raised:  # "from near Lima", "because of the war"
            return child, raised[child]
    return None


def _join_fixed(tree: _Tree, index: int, fixed: frozenset[str]) -> None:
    """Make one word of "because of", "such as", "as well as" … before the word *index*."""
    for end in tree.below(index, "case", "mark", "cc"):
        for size in (3, 2):
            run = range(max(end - size + 1, 0), end + 1)
            words = " ".join(tree.nodes[i].text.lower() for i in run)
            if words in fixed and index not in run:
                _join(tree, index, run)
                return


def _join(tree: _Tree, index: int, run: range) -> None:
    relation = tree.nodes[run[-1]].role
    while tree.nodes[index].head in run:  # "instead" governs "of Peru"
        tree.replace(tree.nodes[index].head, index, relation)
    if all(child in run for i in run for child in tree.below(i)):
        tree.hang(run[0], index, relation)
        for other in run[1:]:
            tree.hang(other, run[0], "fixed")


def _relate_raised(tree: _Tree, raised: dict[int, bool]) -> None:
    """Name the relations of what stood below a preposition, by what it now hangs on."""
    for index, clause in raised.items():
        node = tree.nodes[index]
        if tree.is_root(index) or node.label not in (*_PREPOSITIONS, *_ADVERBIALS):
            continue
        verbal = tree.nodes[node.head].upos in _VERBAL
        if clause:
            node.relation = "advcl" if verbal else "acl"
        elif verbal:
            node.relation = "obl:agent" if node.label == "agent" else "obl"
        else:
            node.relation = "nmod"


# ---------------------------------------------------------------- copulas


def _lower_copula(tree: _Tree, index: int, raised: dict[int, bool]) -> None:
    """Make "be" a dependent of its predicate; where it means "exist" it stays a verb."""
    if any(tree.nodes[i].text.lower() == "there" for i in tree.below(index, "expl")):
        tree.nodes[index].upos = "VERB"
        for child in tree.below(index, "attr"):
            tree.nodes[child].relation = "nsubj"
        return
    predicate = _predicate(tree, index, raised)
    if predicate is None:
        return
    own = tree.below(predicate, "nsubj", "nsubjpass", "csubj")
    that = tree.nodes[predicate].label == "ccomp"
    passive = bool(tree.below(predicate, "auxpass"))
    for subject in tree.below(index, "nsubj"):
        if own or that:
            tree.nodes[subject].relation = "nsubj:outer"
        elif passive:
            tree.nodes[subject].relation = "nsubj:pass"
    tree.replace(index, predicate, "cop")
    tree.nodes[index].upos = "AUX"


def _predicate(tree: _Tree, index: int, raised: dict[int, bool]) -> int | None:
    for role in ("attr", "acomp"):
        found = tree.below(index, role)
        if found:
            return found[0]
    if not tree.below(index, "nsubj"):
        return None
    places = [i for i in tree.below(index, "obl") if i in raised]
    clauses = tree.below(index, "ccomp", "xcomp")
    return next((i for i in (*places, *clauses) if i > index), None)


# ---------------------------------------------------------------- coordination


def _flatten_coordination(tree: _Tree) -> None:
    """Hang conjuncts on the first, conjunctions and commas on the conjunct that follows."""
    for index in range(len(tree.nodes)):
        if _coordinated(tree, index):
            tree.hang(index, _first_conjunct(tree, index), "conj")
    for index, node in enumerate(tree.nodes):
        if node.role == "cc" and index > node.head:
            following = _next_conjunct(tree, index)
            if following is not None:
                tree.hang(index, following)
    for index, node in enumerate(tree.nodes):
        if node.role == "punct" and node.text in (",", ";") and index > node.head:
            following = _next_conjunct(tree, index)
            if following is not None and tree.left_edge(following) == index + 1:
                tree.hang(index, following)


def _coordinated(tree: _Tree, index: int) -> bool:
    return tree.nodes[index].role == "conj" and not tree.is_root(index)


def _first_conjunct(tree: _Tree, index: int) -> int:
    while _coordinated(tree, index):
        index = tree.nodes[index].head
    return index


def _next_conjunct(tree: _Tree, index: int) -> int | None:
    """Return the conjunct that follows the word *index*, which hangs on another of them."""
    first = _first_conjunct(tree, tree.nodes[index].head)
    return next((i for i in tree.below(first, "conj") if i > index), None)


# ---------------------------------------------------------------- names and plain labels


def _flatten_name(tree: _Tree, first: int, last: int) -> None:
    """Let the first word of a person's name govern it, and hang a title on that."""
    end = last - 1
    others = range(first, end)
    hung = all(tree.nodes[i].head == end and tree.nodes[i].role == "compound" for i in others)
    if not others or not hung:
        return
    tree.replace(end, first, "flat")
    for index in range(first + 1, end):
        tree.nodes[index].relation = "flat"
    for index in tree.below(first, "compound"):
        if index < first and tree.nodes[index].upos in _NAME:
            tree.nodes[index].relation = "nmod:desc"


def _settle(tree: _Tree, index: int, labels: ClearLabels) -> None:
    """Give a word the relation that its label stands for, and what goes with it."""
    node = tree.nodes[index]
    node.relation = node.relation or _plain_relation(tree, index, labels)
    if node.label == "neg" and "Polarity" not in node.feats:
        rest = [] if node.feats == "_" else node.feats.split("|")
        node.feats = "|".join(sorted([*rest, "Polarity=Neg"]))
    if node.relation == "mark" and node.upos == "ADP":
        node.upos = "SCONJ"
    if node.relation == "punct" and node.text in HYPHENS:
        _hang_hyphen(tree, index)


def _plain_relation(tree: _Tree, index: int, labels: ClearLabels) -> str:
    node = tree.nodes[index]
    if tree.is_root(index):
        return "root"
    if node.label == "aux" and node.xpos == "TO":
        return "mark"
    if node.label == "npadvmod" and tree.nodes[node.head].upos not in _VERBAL:
        return "nmod:unmarked"
    return labels.relations.get(node.label, "dep")


def _hang_hyphen(tree: _Tree, index: int) -> None:
    """Hang the hyphen of "Iran-backed" on its first part."""
    left, right = index - 1, index + 1
    if left < 0 or right == len(tree.nodes) or tree.below(index):
        return
    before, hyphen, after = tree.nodes[left], tree.nodes[index], tree.nodes[right]
    if before.end == hyphen.start and hyphen.end == after.start and before.head == right:
        tree.hang(index, left)
