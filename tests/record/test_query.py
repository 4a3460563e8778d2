from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.errors import NotFound
from foedera.knowledge.directory import Candidate
from foedera.record.entries import Selection
from foedera.record.query import find_agreements, find_events, find_one, usual_name
from foedera.record.store import Store
from tests.conftest import article, reading


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "record.db", create=True) as store:
        store.add(reading())
        yield store


def test_events_are_listed_without_an_explicit_rebuild(record: Store) -> None:
    assert len(find_events(record, Selection())) == 2


def test_events_of_unknown_day_come_last(record: Store) -> None:
    assert [event.when.latest is None for event in find_events(record, Selection())] == [
        False,
        True,
    ]


def test_agreements_are_listed(record: Store) -> None:
    assert [a.name for a in find_agreements(record, Selection())] == ["fisheries accord"]


def test_an_event_is_found_by_its_identifier(record: Store) -> None:
    event = find_events(record, Selection())[0]
    assert find_one(record, event.id) == event


def test_an_event_is_found_by_the_beginning_of_its_identifier(record: Store) -> None:
    event = find_events(record, Selection())[0]
    assert find_one(record, event.id[:8].upper()) == event


def test_an_agreement_is_found_by_its_identifier(record: Store) -> None:
    agreement = find_agreements(record, Selection())[0]
    assert find_one(record, agreement.id) == agreement


def test_an_article_is_found_by_its_identifier(record: Store) -> None:
    assert find_one(record, reading().article.id[:10]) == reading()


@pytest.mark.parametrize("identifier", ["ffffffffffffffff", "", "nonsense", "%", "'"])
def test_what_is_not_there_says_how_to_list(record: Store, identifier: str) -> None:
    with pytest.raises(NotFound, match="foedera list events"):
        find_one(record, identifier)


def test_a_beginning_of_several_names_them(record: Store) -> None:
    ids = [find_events(record, Selection())[0].id]
    for n in range(17):  # of seventeen identifiers two begin with the same digit
        other = article(f"Text {n}.")
        record.add(reading(other))
        ids.append(other.id)
    digit = max("0123456789abcdef", key=lambda d: sum(i.startswith(d) for i in ids))
    with pytest.raises(NotFound, match="several"):
        find_one(record, digit)


def lookup(name: str) -> tuple[Candidate, ...]:
    known = {
        "Britain": Candidate("GBR", "", "United Kingdom"),
        "British": Candidate("GBR", "", "United Kingdom", kind="adjective"),
        "Putin": Candidate("RUS", "GOV", "Vladimir Putin", kind="person"),
    }
    return (known[name],) if name in known else ()


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Britain", "GBR"),
        ("british", "GBR"),
        ("Putin", "Vladimir Putin"),
        ("FRA", "FRA"),
        ("Nobody", "Nobody"),
    ],
)
def test_a_name_is_understood_as(name: str, usual: str) -> None:
    assert usual_name(name, lookup) == usual
