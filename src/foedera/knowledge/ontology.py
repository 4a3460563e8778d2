"""What kinds of events, agreements and provisions there are.

In go six tables of knowledge/data, out comes one frozen `Ontology`: PLOVER's event types, modes
and contexts with their scores, the CAMEO codes that go with them, the provisions of agreements
and the steps of an agreement's life.  Every reference between the tables is checked on loading.
Which words speak of which event is not said here but in `predicates`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from foedera.knowledge.tables import Row, read_table

_Kind = TypeVar("_Kind")
_CAMEO = ("code", "type", "mode", "contexts", "deduced", "label")


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of act of one actor towards another."""

    code: str
    quad: int  # 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
    score: float  # -10 (conflict) to 10 (cooperation)
    cameo: str
    recipient: bool  # whether PLOVER requires a target
    definition: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of a type was done."""

    type: str
    mode: str
    score: float | None  # None: that of the type
    cameo: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an act was about."""

    code: str
    definition: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A code of the older CAMEO scheme and its place in PLOVER."""

    code: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    deduced: bool  # whether type and mode with any of the contexts suffice to give this code
    label: str


@dataclass(frozen=True, slots=True)
class ProvisionKind:
    """A kind of promise in an agreement."""

    code: str
    family: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the life of an agreement."""

    code: str
    rank: int  # how far the agreement has come
    alive: bool  # whether it can be called valid or coming after this step
    definition: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds there are, by code; the mappings cannot be changed."""

    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], Mode]  # by type and mode
    contexts: Mapping[str, Context]
    cameo: Mapping[str, Cameo]
    provisions: Mapping[str, ProvisionKind]
    steps: Mapping[str, Step]

    def score(self, type_: str, mode: str | None = None) -> float:
        """Return the conflict and cooperation score of an event: its mode's, else its type's.

        >>> load_ontology().score("CONSULT", "visit")
        4.0
        """
        own = self.modes[type_, mode].score if mode else None
        return self.types[type_].score if own is None else own

    def quad(self, type_: str) -> int:
        """Return 1 to 4: verbal, material cooperation, verbal, material conflict."""
        return self.types[type_].quad

    def modes_of(self, type_: str) -> tuple[str, ...]:
        """Return the modes that a type may have, in the order of the table."""
        return tuple(mode for owner, mode in self.modes if owner == type_)

    def cameo_of(
        self, type_: str, mode: str | None = None, contexts: Iterable[str] = ()
    ) -> str:
        """Return the CAMEO code that says the most of an event without saying too much.

        >>> load_ontology().cameo_of("COOPERATE", None, ["military"])
        '062'
        """
        default = self.modes[type_, mode].cameo if mode else self.types[type_].cameo
        given = frozenset(contexts)
        fitting = [
            (-len(given.intersection(code.contexts)), code.code)
            for code in self.cameo.values()
            if code.deduced and code.type == type_ and code.mode == (mode or None)
        ]
        shared, code = min(fitting, default=(0, default))
        return code if shared else default


def load_ontology() -> Ontology:
    """Return the ontology that is shipped with the program.

    Raises:
        DataError: a table names a type, mode, context or code that there is not.
    """
    contexts = _by_code(
        read_table("contexts", ("code", "definition")),
        lambda row: Context(row["code"], row["definition"]),
    )
    codes = frozenset(row["code"] for row in read_table("cameo", _CAMEO))
    types = _by_code(
        read_table(
            "event_types", ("code", "quad", "score", "cameo", "recipient", "definition")
        ),
        lambda row: _event_type(row, codes),
    )
    modes: dict[tuple[str, str], Mode] = {}
    for row in read_table("modes", ("type", "mode", "score", "cameo", "definition")):
        mode = _mode(row, types, codes)
        if (mode.type, mode.mode) in modes:
            raise row.wrong(f"{mode.type} {mode.mode} stands twice")
        modes[mode.type, mode.mode] = mode
    provisions = _by_code(
        read_table("provisions", ("code", "family", "title", "definition")),
        lambda row: ProvisionKind(row["code"], row["family"], row["title"], row["definition"]),
    )
    steps = _by_code(read_table("steps", ("code", "rank", "alive", "definition")), _step)
    cameo = _by_code(
        read_table("cameo", _CAMEO), lambda row: _cameo(row, types, modes, contexts)
    )
    return Ontology(types, MappingProxyType(modes), contexts, cameo, provisions, steps)


def _by_code(rows: Iterable[Row], make: Callable[[Row], _Kind]) -> Mapping[str, _Kind]:
    found: dict[str, _Kind] = {}
    for row in rows:
        if row["code"] in found:
            raise row.wrong(f"{row['code']!r} stands twice")
        found[row["code"]] = make(row)
    return MappingProxyType(found)


def _event_type(row: Row, codes: frozenset[str]) -> EventType:
    if row["quad"] not in ("1", "2", "3", "4"):
        raise row.wrong(f"quad {row['quad']!r} is not 1, 2, 3 or 4")
    return EventType(
        row["code"],
        int(row["quad"]),
        _score(row),
        _known(row, "cameo", codes),
        _yes(row, "recipient"),
        row["definition"],
    )


def _mode(row: Row, types: Mapping[str, EventType], codes: frozenset[str]) -> Mode:
    return Mode(
        _known(row, "type", types),
        row["mode"],
        _score(row) if row["score"] else None,
        _known(row, "cameo", codes),
        row["definition"],
    )


def _cameo(
    row: Row,
    types: Mapping[str, EventType],
    modes: Mapping[tuple[str, str], Mode],
    contexts: Mapping[str, Context],
) -> Cameo:
    type_, mode = _known(row, "type", types), row["mode"]
    if mode and (type_, mode) not in modes:
        raise row.wrong(f"{type_} has no mode {mode!r}")
    for context in row.several("contexts"):
        if context not in contexts:
            raise row.wrong(f"there is no context {context!r}")
    return Cameo(
        row["code"],
        type_,
        mode or None,
        row.several("contexts"),
        _yes(row, "deduced"),
        row["label"],
    )


def _step(row: Row) -> Step:
    if not row["rank"].isdecimal():
        raise row.wrong(f"rank {row['rank']!r} is not a number")
    return Step(row["code"], int(row["rank"]), _yes(row, "alive"), row["definition"])


def _score(row: Row) -> float:
    try:
        score = float(row["score"])
    except ValueError:
        raise row.wrong(f"score {row['score']!r} is not a number") from None
    if not -10 <= score <= 10:
        raise row.wrong(f"score {score} is not between -10 and 10")
    return score


def _yes(row: Row, column: str) -> bool:
    if row[column] not in ("yes", "no"):
        raise row.wrong(f"{column} {row[column]!r} is neither yes nor no")
    return row[column] == "yes"


def _known(row: Row, column: str, there: Container[str]) -> str:
    if row[column] not in there:
        raise row.wrong(f"there is no {column} {row[column]!r}")
    return row[column]
