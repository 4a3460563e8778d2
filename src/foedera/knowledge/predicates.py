"""The table of predicates: which words speak of which event, and where its two sides stand.

In go predicates.csv and classes.csv, out comes one frozen `Predicates` that gives, for a lemma
and its part of speech, the rows that may match, the most specific first.  A row is only looked
up here; whether its words and conditions hold in a parsed sentence is decided in
`extract.events`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from foedera.knowledge.ontology import Ontology
from foedera.knowledge.tables import Row, read_table

POS = ("verb", "noun", "adj", "compound")

# Slots beside those named by a preposition (the class "preposition").
ROLES = ("subj", "obj", "iobj", "clause", "poss", "mod", "noun", "any")

FLAGS = MappingProxyType(
    {
        "mutual": "the sides act together; the second stands with the subject or after 'with'",
        "content": "the clause or object event says what this act is about, and is no event",
        "deny": "the content is said not to be so",
        "plan": "the content lies in the future",
        "say": "introduces words of somebody and is no event",
        "cause": "an order; towards one's own subordinates it is no event",
        "stop": "the content ends or does not happen",
        "light": "lends its subject to the event that its object noun names",
        "noevent": "keeps a wrong reading away",
    }
)
_WITHOUT_TYPE = frozenset(
    ("deny", "plan", "say", "stop", "light", "noevent", "content", "cause")
)

# Where the sides stand if a row does not say.
_SOURCES = MappingProxyType(
    {
        "verb": ("subj",),
        "noun": ("poss", "mod", "by", "from", "of"),
        "adj": ("subj", "noun"),
        "compound": ("mod",),
    }
)
_TARGETS = MappingProxyType(
    {
        "verb": ("obj", "iobj"),
        "noun": ("on", "against", "to", "toward", "with", "in", "of"),
        "adj": ("to", "of", "toward", "against", "with", "about"),
        "compound": ("noun",),
    }
)

_COLUMNS = (
    "predicate",
    "pos",
    "when",
    "type",
    "mode",
    "cameo",
    "contexts",
    "source",
    "target",
    "flags",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must (or, if `negated`, must not) stand in a slot beside the head word."""

    slot: str  # one of `ROLES`, a preposition, or "source" or "target": those of the row
    words: frozenset[str]  # lemmas; "*" is any word; empty if `actor`
    actor: bool = False  # the slot must hold a political actor
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row: words that speak of an event, the event, and the slots of its two sides."""

    rule: str  # "threaten.warn_of"
    words: tuple[frozenset[str], ...]  # alternatives each; the first is the head word
    pos: str
    conditions: tuple[Condition, ...]
    type: str  # PLOVER event type, "" if the row is no event of its own
    mode: str | None
    cameo: str  # "" if type, mode and contexts tell it
    contexts: tuple[str, ...]
    source: tuple[str, ...]  # slots, best first
    target: tuple[str, ...]  # slots, best first; empty: never has a target
    flags: frozenset[str]
    line: int


@dataclass(frozen=True, slots=True)
class Predicates:
    """All rows, by head word."""

    rows: tuple[Predicate, ...]
    by_head: Mapping[tuple[str, str], tuple[Predicate, ...]]

    def entries(self, lemma: str, pos: str) -> tuple[Predicate, ...]:
        """Return the rows whose first word is *lemma*, the most specific first."""
        return self.by_head.get((lemma, pos), ())


def load_predicates(ontology: Ontology, extra: Path | None = None) -> Predicates:
    """Return the table of predicates, with the rows of the user's table *extra* over it.

    A row of *extra* with the same words, part of speech and conditions replaces ours; any other
    is added and, where it says as much as one of ours, goes before it.

    Raises:
        DataError: a row is wrong; the text names file and line.
    """
    reader = _Reader(ontology, _classes())
    shipped = reader.rows(None)
    added = reader.rows(extra) if extra else {}
    found = tuple((shipped | added).values())
    newer = {predicate.rule for predicate in added.values()}
    by_head: dict[tuple[str, str], list[Predicate]] = {}
    for predicate in sorted(found, key=lambda row: _rank(row, shipped=row.rule not in newer)):
        for lemma in predicate.words[0]:
            by_head.setdefault((lemma, predicate.pos), []).append(predicate)
    return Predicates(
        found, MappingProxyType({key: tuple(rows) for key, rows in by_head.items()})
    )


def _rank(predicate: Predicate, *, shipped: bool) -> tuple[int, int, bool, bool, int, int]:
    """Return a key that puts the most specific row first, the user's before ours."""
    words = len(predicate.words)
    met = loose = 0
    choices = sum(map(len, predicate.words[1:])) if words > 1 else 0
    for condition in predicate.conditions:
        met += not condition.negated
        loose += condition.actor
        choices += len(condition.words)
    return -(words + met), -words, shipped, "noevent" not in predicate.flags, loose, choices


def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for row in read_table("classes", ("class", "words")):
        if row["class"] in classes:
            raise row.wrong(f"class {row['class']!r} stands twice")
        classes[row["class"]] = _lemmas(row, row.several("words"), classes)
    return classes


def _lemmas(
    row: Row, words: tuple[str, ...], classes: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return *words* with every "@class" replaced by the words of the class."""
    found: set[str] = set()
    for word in words:
        if word.startswith("@"):
            if word[1:] not in classes:
                raise row.wrong(f"there is no class {word!r}")
            found |= classes[word[1:]]
        elif not word or word != word.lower():
            raise row.wrong(f"{word!r} is not a lower-case word")
        else:
            found.add(word)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Act:
    """The cells of a row that many rows share."""

    kind: str  # begins the names of rules
    type: str
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]


class _Reader:
    """Turns rows into predicates; remembers cells, because they recur thousandfold."""

    def __init__(self, ontology: Ontology, classes: dict[str, frozenset[str]]) -> None:
        self._ontology = ontology
        self._classes = classes
        self._slots = frozenset(ROLES) | classes["preposition"]
        self._words: dict[str, frozenset[str]] = {}
        self._conditions: dict[str, tuple[Condition, ...]] = {}
        self._acts: dict[tuple[str, ...], _Act] = {}
        self._rules: dict[str, int] = {}

    def rows(self, path: Path | None) -> dict[tuple[str, ...], Predicate]:
        """Return the rows of a table by what a row may say only once."""
        found: dict[tuple[str, ...], Predicate] = {}
        for row in read_table("predicates", _COLUMNS, path=path):
            cells = tuple(row.cells.values())
            if cells[:3] in found:
                earlier = found[cells[:3]].line
                raise row.wrong(f"the same words and conditions stand in line {earlier}")
            found[cells[:3]] = self._predicate(row, cells)
        return found

    def _predicate(self, row: Row, cells: tuple[str, ...]) -> Predicate:
        text, pos, when = cells[:3]
        act = self._acts.get(cells[1:2] + cells[3:])
        if not act:
            act = self._acts[cells[1:2] + cells[3:]] = self._act(row)
        conditions = self._conditions.get(when)
        if conditions is None:
            conditions = tuple(self._condition(row, part) for part in when.split())
            self._conditions[when] = conditions
        words = text.split()
        if not words:
            raise row.wrong("the predicate has no word")
        return Predicate(
            self._rule(act.kind, words),
            tuple([self._words.get(word) or self._alternatives(row, word) for word in words]),
            pos,
            conditions,
            act.type,
            act.mode,
            act.cameo,
            act.contexts,
            act.source,
            act.target,
            act.flags,
            row.line,
        )

    def _act(self, row: Row) -> _Act:
        pos, type_, flags = row["pos"], row["type"], row.several("flags")
        if pos not in POS:
            raise row.wrong(f"part of speech {pos!r} is none of {', '.join(POS)}")
        for flag in flags:
            if flag not in FLAGS:
                raise row.wrong(f"there is no flag {flag!r}")
        if not type_ and _WITHOUT_TYPE.isdisjoint(flags):
            raise row.wrong("the row has neither a type nor a flag that does without")
        self._check_event(row)
        return _Act(
            type_.lower() or flags[0],
            type_,
            row["mode"] or None,
            row["cameo"],
            row.several("contexts"),
            self._sides(row, "source", _SOURCES[pos]),
            self._sides(row, "target", _TARGETS[pos]),
            frozenset(flags),
        )

    def _check_event(self, row: Row) -> None:
        type_, mode, cameo = row["type"], row["mode"], row["cameo"]
        if type_ and type_ not in self._ontology.types:
            raise row.wrong(f"there is no event type {type_!r}")
        if mode and (type_, mode) not in self._ontology.modes:
            raise row.wrong(f"{type_ or 'a row without type'} has no mode {mode!r}")
        if cameo and cameo not in self._ontology.cameo:
            raise row.wrong(f"there is no CAMEO code {cameo!r}")
        for context in row.several("contexts"):
            if context not in self._ontology.contexts:
                raise row.wrong(f"there is no context {context!r}")

    def _sides(self, row: Row, column: str, default: tuple[str, ...]) -> tuple[str, ...]:
        slots = row.several(column)
        if slots == ("-",):
            return ()
        for slot in slots:
            if slot not in self._slots:
                raise row.wrong(f"there is no slot {slot!r}")
        return slots or default

    def _alternatives(self, row: Row, word: str) -> frozenset[str]:
        self._words[word] = found = _lemmas(row, tuple(word.split("/")), self._classes)
        return found

    def _condition(self, row: Row, part: str) -> Condition:
        negated, bare = part.startswith("!"), part.removeprefix("!")
        slot, is_words, words = bare.partition("=")
        if is_words:
            alternatives = _lemmas(row, tuple(words.split("|")), self._classes)
            condition = Condition(slot, alternatives, negated=negated)
        else:
            slot, _, kind = bare.partition(":")
            if kind != "actor":
                raise row.wrong(f"condition {part!r} is neither slot=words nor slot:actor")
            condition = Condition(slot, frozenset(), actor=True, negated=negated)
        if slot not in self._slots and slot not in ("source", "target"):
            raise row.wrong(f"there is no slot {slot!r}")
        return condition

    def _rule(self, kind: str, words: list[str]) -> str:
        rule = f"{kind}.{'_'.join([word.split('/', 1)[0].lstrip('@') for word in words])}"
        self._rules[rule] = number = self._rules.get(rule, 0) + 1
        return rule if number == 1 else f"{rule}_{number}"
