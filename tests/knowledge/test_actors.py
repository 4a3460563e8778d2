"""Whom a name may mean on a day, and what a phrase denotes."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.actors import ActorIndex, load_actors
from foedera.knowledge.directory import Candidate
from tests.knowledge.world import small_world

DAY = date(2023, 6, 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> ActorIndex:
    return small_world(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def shipped() -> ActorIndex:
    return load_actors()


def best(index: ActorIndex, name: str, day: date | None = DAY) -> Candidate:
    return index.lookup(name, day)[0]


def coded(index: ActorIndex, phrase: str, day: date | None = DAY) -> list[tuple[str, str]]:
    return [(c.code, c.sector) for c in index.code_phrase(phrase, day)]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    "name", ["Ruritania", "the Kingdom of Ruritania", "RU", "R.U.", "Ruritania’s"]
)
def test_a_state_is_found_under_each_of_its_names(world: ActorIndex, name: str) -> None:
    assert best(world, name).code == "RUR"


def test_an_acronym_in_small_letters_is_another_word(world: ActorIndex) -> None:
    assert world.lookup("ru", DAY) == ()


def test_a_common_noun_is_not_the_state_that_is_spelled_alike(world: ActorIndex) -> None:
    assert world.lookup("mallard", DAY) == ()


def test_a_shouted_name_is_found(world: ActorIndex) -> None:
    assert best(world, "SZOHOD").code == "BOR"


def test_a_capital_is_told_from_its_state(world: ActorIndex) -> None:
    assert best(world, "Strelsau").kind == "capital"


def test_people_of_a_state_are_found_in_the_plural(world: ActorIndex) -> None:
    assert best(world, "Bordurians").kind == "demonym"


def test_a_name_that_two_bodies_bear_has_two_candidates(world: ActorIndex) -> None:
    assert {c.code for c in world.lookup("Supreme Court", DAY)} == {"RUR", "BOR"}


def test_an_unknown_name_has_no_candidate(world: ActorIndex) -> None:
    assert world.lookup("Grand Fenwick", DAY) == ()


# ---------------------------------------------------------------- persons


def test_a_person_has_the_office_held_on_the_day(world: ActorIndex) -> None:
    assert best(world, "Plekszy Gladz", date(2018, 1, 1)).office == "president"


def test_a_later_office_replaces_the_earlier(world: ActorIndex) -> None:
    assert best(world, "Plekszy Gladz").sector == "LEG"


def test_a_person_out_of_office_is_a_former_official(world: ActorIndex) -> None:
    gone = best(world, "Anna de la Roche", date(2025, 6, 1))
    assert (gone.sector, gone.office) == ("ELI", "former foreign minister")


def test_a_person_before_the_first_office_has_none(world: ActorIndex) -> None:
    assert best(world, "Anna de la Roche", date(2001, 1, 1)).office is None


def test_an_undated_text_is_of_the_days_in_office(world: ActorIndex) -> None:
    assert best(world, "Anna de la Roche", None).sector == "GOV"


def test_a_surname_is_enough(world: ActorIndex) -> None:
    found = best(world, "al-Muskar")
    assert (found.name, found.how) == ("Ottokar al-Muskar", "surname")


def test_a_surname_means_first_who_is_in_office(world: ActorIndex) -> None:
    assert [c.code for c in world.lookup("Gladz", date(2023, 1, 1))] == ["BOR", "IGO"]


def test_the_head_of_an_organisation_acts_for_it(world: ActorIndex) -> None:
    assert best(world, "Jens Gladz").name == "Pact"


def test_another_transcription_is_found_as_a_person(world: ActorIndex) -> None:
    (found,) = world.directory.find_person("Muhammad Zelenskyy", DAY)
    assert (found.name, found.how) == ("Mohammed Zelensky", "spelling")


# ---------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Ruritanian hardline lawmakers", ("RUR", "LEG")),
        ("the foreign minister of Syldavia", ("SYL", "GOV")),
        ("Syldavia's foreign minister", ("SYL", "GOV")),
        ("rebels in Borduria", ("BOR", "REB")),
        ("Pact troops", ("IGO", "MIL")),
        ("members of ZEP", ("BOR", "SPY")),
        ("Bordurian Supreme Court", ("BOR", "JUD")),
        ("gunmen", ("", "UAF")),
    ],
)
def test_a_phrase_has_the_side_and_sector_of_its_words(
    world: ActorIndex, phrase: str, expected: tuple[str, str]
) -> None:
    assert coded(world, phrase) == [expected]


def test_coordinated_nations_share_their_noun(world: ActorIndex) -> None:
    assert coded(world, "Ruritanian and Western officials") == [("RUR", "GOV"), ("WEST", "GOV")]


def test_a_state_beside_a_noun_of_another_stands_for_itself(world: ActorIndex) -> None:
    assert coded(world, "Ruritania and Bordurian troops") == [("RUR", ""), ("BOR", "MIL")]


def test_a_sponsor_is_not_the_side(world: ActorIndex) -> None:
    assert coded(world, "a Ruritania-backed militia") == [("", "PRM")]


def test_whom_a_party_favours_is_not_its_side(world: ActorIndex) -> None:
    assert coded(world, "a pro-Bordurian party") == [("", "PTY")]


def test_who_leads_a_coalition_is_its_side(world: ActorIndex) -> None:
    assert coded(world, "the Ruritanian-led coalition") == [("RUR", "MIL")]


def test_an_ambassador_is_of_the_sender(world: ActorIndex) -> None:
    assert coded(world, "the Ruritanian ambassador to Borduria") == [("RUR", "GOV")]


def test_a_title_gives_an_unknown_person_an_office(world: ActorIndex) -> None:
    (found,) = world.code_phrase("Foreign Minister Jane Doe of Syldavia", DAY)
    assert (found.code, found.name, found.office) == ("SYL", "Jane Doe", "foreign minister")


def test_former_before_a_title_outweighs_the_office_of_the_day(world: ActorIndex) -> None:
    assert coded(world, "former Bordurian president Plekszy Gladz") == [("BOR", "ELI")]


def test_a_nation_in_the_text_outweighs_a_known_namesake(world: ActorIndex) -> None:
    assert coded(world, "Syldavian Senator Plekszy Gladz") == [("SYL", "LEG")]


def test_private_people_are_not_their_state(world: ActorIndex) -> None:
    assert coded(world, "two Ruritanians") == [("RUR", "CVL")]


def test_a_noun_that_names_no_actor_leaves_the_nation_as_a_modifier(world: ActorIndex) -> None:
    (found,) = world.code_phrase("Ruritanian oil exports", DAY)
    assert (found.code, found.kind) == ("RUR", "modifier")


# ---------------------------------------------------------------- memberships and faults


def test_members_are_those_of_the_day(world: ActorIndex) -> None:
    assert world.directory.members("pact", DAY) == ("RUR",)


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("# Wrong.\nname\nRuritania\n")
    with pytest.raises(DataError, match=r"states\.csv:2"):
        load_actors(tmp_path)


# ---------------------------------------------------------------- the shipped tables


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Kremlin", "RUS"),
        ("U.S.", "USA"),
        ("Tehran", "IRN"),
        ("Turkey", "TUR"),
        ("Britons", "GBR"),
        ("EU", "EUR"),
        ("Nato", "IGO"),
        ("Security Council", "UNO"),
    ],
)
def test_a_well_known_name_is_shipped(shipped: ActorIndex, name: str, code: str) -> None:
    assert best(shipped, name).code == code


def test_trump_was_president_in_2018(shipped: ActorIndex) -> None:
    assert best(shipped, "Donald Trump", date(2018, 5, 1)).office == "president"


def test_trump_was_a_former_president_in_2023(shipped: ActorIndex) -> None:
    assert best(shipped, "Donald Trump", date(2023, 5, 1)).sector == "ELI"


def test_putin_is_known_by_surname(shipped: ActorIndex) -> None:
    assert best(shipped, "Putin", date(2025, 1, 18)).name == "Vladimir Putin"


def test_looking_up_is_fast(shipped: ActorIndex) -> None:
    names = ["Iran", "the Kremlin", "Vladimir Putin", "Grand Fenwick", "U.S.", "Russians"]
    start = time.perf_counter()
    for _ in range(2_000):
        for name in names:
            shipped.lookup(name, DAY)
    # The target is 200,000 a second on a free core; a test must bear a busy machine.
    assert time.perf_counter() - start < 12_000 / 40_000
