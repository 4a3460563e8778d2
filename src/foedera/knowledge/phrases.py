"""What a noun phrase denotes: "Iranian troops", "Peru's foreign minister", "NATO soldiers".

In goes a noun phrase whose names and roles are known, with whoever possesses it; out come the
actors that it denotes: several if nations are coordinated, none if its noun names no actor.
How the phrase was cut out of the sentence, by a parse or by bare words, is the caller's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foedera.knowledge.directory import DASHES, Candidate, Part, Role
from foedera.knowledge.names import fold

Qualifiers = Mapping[str, frozenset[str]]

NATIONAL = frozenset({"state", "adjective", "demonym", "capital"})
LOOSE = frozenset({"ORG", "IMG", "ISM", "NGO", "MNC"})  # keep their own sector
_MEMBERS = frozenset({"GOV", "MIL", "REB", "UAF", "PRM", "PTY", "OPP"})
_COURTESY = ("leader", "strongman", "ruler")
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "SPY", "MIL", "COP"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words of a noun phrase without what follows its noun."""

    words: Sequence[str]  # of the whole sentence
    first: int
    last: int  # half open
    head: int
    parts: tuple[Part, ...]  # names and roles between `first` and `last`
    owners: tuple[Candidate, ...] = ()  # from "X's" or "of X"

    @property
    def head_part(self) -> Part | None:
        """Return the name or role that the noun of the phrase belongs to."""
        return next((p for p in self.parts if p.first <= self.head < p.last), None)


def code_noun_phrase(phrase: NounPhrase, qualifiers: Qualifiers) -> tuple[Candidate, ...]:
    """Return the actors that *phrase* denotes, or the nations that only qualify its noun.

    The latter have the kind "modifier".
    """
    head = phrase.head_part
    own = tuple(c for part in _qualifying(phrase, qualifiers) for c in part.candidates[:1])
    role = _title(phrase)
    effects = _effects(phrase, qualifiers)
    if head is None:
        if role is not None and _names_bearer(phrase):
            return _bearers(phrase, role, own, effects)
        return tuple(replace(c, kind="modifier", how="modifier") for c in own or phrase.owners)
    if head.kind == "person":
        return (_person(phrase, head, role, own, effects),)
    if head.candidates:
        return _named(head, own or phrase.owners, effects)
    if head.role is not None:
        return code_role(head.role, own or phrase.owners, former="former" in effects)
    return ()


def code_role(
    role: Role, owners: Sequence[Candidate], *, former: bool = False
) -> tuple[Candidate, ...]:
    """Return the holders of *role* on the side of each of *owners*."""
    found: dict[tuple[str, str], Candidate] = {}
    for owner in owners or (Candidate("", "", role.phrase, kind="role"),):
        made = _holder(role, owner)
        if former and role.sector in _OFFICIAL and role.kind in ("office", "person"):
            made = replace(made, sector="ELI", office=f"former {role.phrase}")
        found.setdefault((made.code, "" if is_state(made) else made.name), made)
    return tuple(found.values())


def effect_beside(words: Sequence[str], part: Part, qualifiers: Qualifiers) -> str:
    """Return what a hyphen ties to a name: "owner" for "Saudi-led", "other" for "Iran-backed"."""
    at = part.last
    if at + 1 < len(words) and words[at] in DASHES:
        found = qualifiers.get(fold(words[at + 1]), frozenset())
        return next((e for e in ("other", "owner") if e in found), "")
    if part.first >= 2 and words[part.first - 1] in DASHES:
        found = qualifiers.get(f"{fold(words[part.first - 2])}-", frozenset())
        return "other" if "other" in found else ""
    return ""


def _qualifying(phrase: NounPhrase, qualifiers: Qualifiers) -> tuple[Part, ...]:
    """Return the names before the head that tell whose it is, plain ones before "X-led"."""
    head = phrase.head_part
    plain: list[Part] = []
    leading: list[Part] = []
    after, effect = None, ""
    for part in reversed(phrase.parts):
        if part is head or not part.candidates or part.first > phrase.head:
            continue
        shared = after is not None and _joined(phrase.words[part.last : after.first])
        effect = effect_beside(phrase.words, part, qualifiers) or (effect if shared else "")
        if effect != "other":
            (leading if effect else plain).insert(0, part)
        after = part
    return tuple(plain or leading)


def _joined(between: Sequence[str]) -> bool:
    """Return whether "Russian" and "Iranian-backed" share their second half."""
    return 0 < len(between) <= 2 and {*between} <= {"and", "or", ","}


def _title(phrase: NounPhrase) -> Role | None:
    head = phrase.head_part
    found = [p for p in phrase.parts if p.kind == "role" and p is not head]
    return found[-1].role if found else None


def _effects(phrase: NounPhrase, qualifiers: Qualifiers) -> frozenset[str]:
    found: set[str] = set()
    for word in phrase.words[phrase.first : phrase.last]:
        low = fold(word)
        found |= qualifiers.get(low, frozenset())
        prefix, dash, _ = word.lower().partition("-")
        if dash:
            found |= qualifiers.get(f"{prefix}-", frozenset())
    return frozenset(found)


def _names_bearer(phrase: NounPhrase) -> bool:
    """Return whether capitalised words follow the title: "Governor Jane Doe"."""
    at = max(p.last for p in phrase.parts if p.kind == "role")
    rest = phrase.words[at : phrase.last]
    return bool(rest) and all(w[:1].isupper() or w in DASHES for w in rest)


def _bearers(
    phrase: NounPhrase, role: Role, own: Sequence[Candidate], effects: frozenset[str]
) -> tuple[Candidate, ...]:
    at = max(p.last for p in phrase.parts if p.kind == "role")
    name = " ".join(phrase.words[at : phrase.last])
    coded = code_role(role, own or phrase.owners, former="former" in effects)
    return tuple(
        replace(c, name=name if is_state(c) else c.name, id=None, kind="person", how="title")
        for c in coded[:1]
    )


def _holder(role: Role, owner: Candidate) -> Candidate:
    office = role.office
    kind = "equipment" if role.kind == "equipment" else "role"
    if owner.kind == "role":
        whole = owner.sector if role.kind == "office" and role.sector == "GOV" else ""
        sector = whole or role.sector  # "president of the trade union" is of the union
        return replace(owner, sector=sector, office=office, kind=kind, how="role")
    if owner.kind in NATIONAL:
        sector = owner.sector if owner.sector == "PRE" else role.sector
        name = owner.name
    elif owner.kind == "body":
        sector, name = owner.sector or role.sector, owner.name
    elif owner.kind == "person":
        sector, name = role.sector or owner.sector, "" if is_state(owner) else owner.name
    else:
        keeps = owner.code in LOOSE and owner.sector and role.sector in _MEMBERS
        sector, name = owner.sector if keeps else role.sector, owner.name
    return Candidate(
        owner.code, sector, name, owner.id, office, kind, "phrase", owner.countries
    )


def is_state(candidate: Candidate) -> bool:
    """Return whether the code of *candidate* is that of a state."""
    return candidate.code not in LOOSE and candidate.code not in ("IGO", "UNO", "EUR")


def _person(
    phrase: NounPhrase,
    head: Part,
    role: Role | None,
    own: Sequence[Candidate],
    effects: frozenset[str],
) -> Candidate:
    """Return the person named, whose title and nation in the text outweigh what is known."""
    sides = [c.code for c in own or phrase.owners if c.kind != "person"]
    same = [c for c in head.candidates if c.kind == "person" and c.code in sides]
    if sides and not same and (role is not None or own):
        name = " ".join(phrase.words[head.first : head.last])
        whose = [c for c in own or phrase.owners if c.kind != "person"]
        coded = _holder(role, whose[-1]) if role is not None else whose[-1]
        return replace(coded, name=name, id=None, kind="person", how="title")
    known = (same or [c for c in head.candidates if c.kind == "person"])[0]
    if role is None or not role.sector:
        return known
    if "former" in effects:
        return replace(known, sector="ELI", office=f"former {role.phrase}", how="title")
    if "coming" in effects and "-" not in role.phrase:
        return replace(known, sector=role.sector, office=f"{role.phrase}-elect", how="title")
    if known.sector == "ELI" and role.phrase in (*_COURTESY, (known.office or "")[7:]):
        return known  # "former …": a title that is kept, or the last that one was known by
    same_office = known.office is not None and known.sector == role.sector
    office = known.office if same_office or role.office is None else role.office
    return replace(known, sector=role.sector, office=office, how="title")


def _named(
    head: Part, own: Sequence[Candidate], effects: frozenset[str]
) -> tuple[Candidate, ...]:
    """Return a state, body or organisation; the nation beside it tells it from namesakes."""
    best = head.candidates[0]
    if best.kind in ("demonym", "adjective") and "private" in effects:
        return (replace(best, sector="CVL", how="phrase"),)
    if best.kind not in ("body", "organisation"):
        return (best,)
    nations = [c for c in own if c.kind in NATIONAL]
    codes = {c.code for c in nations}
    for candidate in head.candidates:
        if candidate.code in codes or codes.intersection(candidate.countries):
            return (candidate,)
    if nations and best.kind == "body":
        role = head.role or Role(best.name, best.sector, plural=False, kind="institution")
        return code_role(role, nations)
    if head.role is not None and (nations or len(head.candidates) > 1):
        return code_role(head.role, own)
    if nations and best.countries and best.code in LOOSE:  # a namesake elsewhere
        return tuple(replace(c, kind="modifier", how="modifier") for c in nations)
    return (best,)
