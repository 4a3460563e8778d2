"""The offices that an article's persons hold, by its own words or by the tables.

In go the actors of a document, out comes what `Reading.offices` holds: one a person and office.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedera.extract.names import day_of
from foedera.model import ActorMention, Document, Evidence, OfficeMention

_BY_NAME = frozenset({"name", "surname", "spelling", "title"})


def find_offices(
    doc: Document, at: Mapping[int, tuple[ActorMention, ...]], kinds: Mapping[int, str]
) -> tuple[OfficeMention, ...]:
    """Return the offices that the titles of persons tell, and those that named persons held.

    The latter are known from the tables; their rule is "known".
    """
    told: dict[tuple[str, str], OfficeMention] = {}
    known: dict[str, OfficeMention] = {}
    for head, mentions in sorted(at.items()):
        one = mentions[0]
        if kinds.get(head) != "person" or not one.code or not one.office:
            continue
        if one.how in ("title", "context") and not one.office.startswith("former "):
            told.setdefault((one.name, one.office), _office_of(doc, one, one.how))
        elif one.id and one.how in _BY_NAME:
            known.setdefault(one.name, _office_of(doc, one, "known"))
    named = {name for name, _ in told}
    found = [*told.values(), *(o for name, o in known.items() if name not in named)]
    return tuple(sorted(found, key=lambda o: o.evidence.start))


def _office_of(doc: Document, one: ActorMention, rule: str) -> OfficeMention:
    evidence = Evidence(one.start, one.end, one.text, rule)
    return OfficeMention(one.name, one.office or "", one.code, day_of(doc.article), evidence)
