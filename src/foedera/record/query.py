"""Questions to the record: lists by actor, type, status and day, and single things by name.

Every answer is of the types of the record or the model.  What a user types (a prefix of an
identifier, a code or a name) is understood here; how the answer looks is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from foedera.errors import NotFound
from foedera.knowledge.directory import Candidate
from foedera.model import Reading
from foedera.record.entries import Agreement, Event, Selection
from foedera.record.store import Store

# What names a state as a whole, and so everybody who acts for it.
_STATE_KINDS = ("state", "adjective", "demonym", "capital")
_CODE = re.compile(r"[A-Z]{3}")
_IDENTIFIER = re.compile(r"[0-9a-f]{1,64}")


def usual_name(name: str, lookup: Callable[[str], tuple[Candidate, ...]]) -> str:
    """Return the code of the state or the usual name of the actor that *name* means.

    "Britain" is GBR and so finds its ministers too; "Putin" is the person alone.  A code, and a
    name that *lookup* does not know, is returned as it is.
    """
    found = () if _CODE.fullmatch(name) else lookup(name) or lookup(name.title())
    if not found:
        return name
    return found[0].code if found[0].kind in _STATE_KINDS else found[0].name


def find_events(store: Store, selection: Selection) -> tuple[Event, ...]:
    """Return the events of *selection* by day, those of unknown day last."""
    store.refresh()
    return tuple(store.events(selection))


def find_agreements(store: Store, selection: Selection) -> tuple[Agreement, ...]:
    """Return the agreements of *selection* by their first step, undated ones last."""
    store.refresh()
    return tuple(store.agreements(selection))


def find_one(store: Store, identifier: str) -> Event | Agreement | Reading:
    """Return the event, agreement or article that *identifier*, or its beginning, names.

    Raises:
        NotFound: nothing has it, or several things begin so.
    """
    store.refresh()
    prefix = identifier.strip().lower()
    found = store.names(prefix, limit=6) if _IDENTIFIER.fullmatch(prefix) else ()
    whole = [(kind, name) for kind, name in found if name == prefix]
    if not found:
        raise NotFound(
            f"nothing in {store.path} has the identifier {identifier!r};"
            " foedera list events and foedera list agreements show them"
        )
    if len(found) > 1 and len(whole) != 1:
        several = ", ".join(f"{kind} {name[:12]}" for kind, name in found[:5])
        more = " …" if len(found) > 5 else ""
        raise NotFound(
            f"{identifier!r} is the beginning of several: {several}{more}; add digits"
        )
    kind, name = whole[0] if whole else found[0]
    if kind == "event":
        return store.event(name)
    if kind == "agreement":
        return store.agreement(name)
    return store.reading(name)
