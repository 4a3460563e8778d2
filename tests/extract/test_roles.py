"""Who stands in the places of a match: its source and its target."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from foedera.extract.matching import Match
from foedera.extract.roles import Roles
from foedera.knowledge.ontology import load_ontology
from foedera.knowledge.predicates import Predicates, load_predicates
from tests.extract.sentences import Told, codes, told

TABLE = """\
# Invented words.
predicate,pos,when,type,mode,cameo,contexts,source,target,flags
glorp,verb,,AID,,,,,obj|to,
beg,verb,,REQUEST,,,,,clause,content
snarl,verb,,REJECT,,,,,any,
fizz,noun,,AID,,,,,,
"""
TWO = """
Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR
glorped=glorp VERB 0 root | Syldavia PROPN 4 obj SYL | and CCONJ 7 cc | Zembla PROPN 5 conj ZEM
"""
INSIDE = """
Borduria PROPN 2 nsubj BOR | glorped=glorp VERB 0 root | Ruritanian ADJ 5 amod (RUR)
oil NOUN 5 compound | exports NOUN 2 obj
"""
DEEP_INSIDE = """
Borduria PROPN 2 nsubj BOR | glorped=glorp VERB 0 root | release NOUN 2 obj | of ADP 6 case
Ruritanian ADJ 6 amod (RUR) | soldiers NOUN 3 nmod
"""
DENOTED = """
Borduria PROPN 2 nsubj BOR | glorped=glorp VERB 0 root | Ruritanian ADJ 4 amod (RUR)
envoys NOUN 2 obj SYL
"""
SECOND_PLACE = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | money NOUN 2 obj | to ADP 5 case
Borduria PROPN 2 obl BOR
"""
BOTH_PLACES = SECOND_PLACE.replace("money NOUN 2 obj", "Syldavia PROPN 2 obj SYL")
ITSELF = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | Ruritania PROPN 2 obj RUR
and CCONJ 5 cc | Borduria PROPN 3 conj BOR
"""
TWICE = """
Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Ruritania PROPN 1 conj RUR
glorped=glorp VERB 0 root | Borduria PROPN 4 obj BOR
"""
UNKNOWN = """
soldiers NOUN 2 nsubj - | glorped=glorp VERB 0 root | Borduria PROPN 2 obj BOR
"""
LAUNCHED = """
Ruritania PROPN 2 nsubj RUR | launched=launch VERB 0 root | a DET 4 det | fizz NOUN 2 obj
on ADP 6 case | Borduria PROPN 4 nmod BOR
"""
OWNED = """
Ruritania PROPN 2 nsubj RUR | praised=praise VERB 0 root | Syldavia PROPN 5 nmod:poss SYL
~'s PART 3 case | fizz NOUN 2 obj
"""
GLORPED_FIZZ = LAUNCHED.replace("launched=launch", "snarled=snarl")
BEGGED = """
Ruritania PROPN 2 nsubj RUR | begged=beg VERB 0 root | that SCONJ 5 mark
Borduria PROPN 5 nsubj BOR | leave VERB/VB 2 ccomp | Syldavia PROPN 5 obj SYL
"""
BEGGED_WITHIN = """
Ruritania PROPN 2 nsubj RUR | begged=beg VERB 0 root | that SCONJ 5 mark | tanks NOUN 5 nsubj
leave VERB/VB 2 ccomp | Syldavia PROPN 5 obj SYL
"""
ANYWHERE = """
Ruritania PROPN 2 nsubj RUR | snarled=snarl VERB 0 root | during ADP 4 case
Borduria PROPN 2 obl BOR
"""
BY_FIZZ = """
Syldavia PROPN 3 nsubj:pass SYL | was=be AUX 3 aux:pass | glorped=glorp VERB/VBN 0 root
in ADP 7 case | a DET 7 det | Ruritanian ADJ 7 amod (RUR) | fizz NOUN 3 obl
"""
BETWEEN = """
a DET 2 det | fizz NOUN 0 root | between ADP 4 case | Ruritania PROPN 2 nmod RUR
and CCONJ 6 cc | Borduria PROPN 4 conj BOR
"""
NESTED = """
Ruritania PROPN 2 nsubj RUR | praised=praise VERB 0 root | a DET 4 det | plan NOUN 2 obj
for ADP 6 case | talks NOUN 4 nmod
"""
RESISTED = "Borduria PROPN 2 nsubj {} | resisted=resist VERB 0 root"
BOTH_RESISTED = """
Borduria PROPN 4 nsubj BOR | and CCONJ 3 cc | Syldavia PROPN 1 conj SYL
resisted=resist VERB 0 root
"""
ALONE = "Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root"


@pytest.fixture(scope="module")
def predicates(tmp_path_factory: pytest.TempPathFactory) -> Predicates:
    path: Path = tmp_path_factory.mktemp("tables") / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return load_predicates(load_ontology(), path)


@pytest.mark.parametrize(
    ("parse", "head", "expected"),
    [
        pytest.param(TWO, "glorped", "RUR+BOR", id="coordination"),
        pytest.param(TWICE, "glorped", "RUR", id="each-once"),
        pytest.param(UNKNOWN, "glorped", "", id="nobody-knows-whose-soldiers"),
        pytest.param(LAUNCHED, "fizz", "RUR", id="subject-of-a-light-verb"),
        pytest.param(OWNED, "fizz", "SYL", id="owner-before-subject"),
        pytest.param(GLORPED_FIZZ, "fizz", "", id="not-the-subject-of-another-act"),
    ],
)
def test_the_source_is_who_acts(
    predicates: Predicates, parse: str, head: str, expected: str
) -> None:
    one = told(parse)
    matches = one.matches(predicates)
    assert codes(roles(one, matches).source(matches[head])) == expected


@pytest.mark.parametrize(
    ("parse", "head", "expected"),
    [
        pytest.param(TWO, "glorped", "SYL+ZEM", id="coordination"),
        pytest.param(INSIDE, "glorped", "RUR", id="inside-the-phrase"),
        pytest.param(DEEP_INSIDE, "glorped", "RUR", id="two-steps-inside"),
        pytest.param(DENOTED, "glorped", "SYL", id="the-phrase-before-what-is-inside"),
        pytest.param(SECOND_PLACE, "glorped", "BOR", id="next-place-if-no-actor"),
        pytest.param(BOTH_PLACES, "glorped", "SYL", id="first-place-first"),
        pytest.param(ITSELF, "glorped", "BOR", id="nobody-who-acts"),
        pytest.param(LAUNCHED, "fizz", "BOR", id="preposition-of-a-noun"),
        pytest.param(BEGGED, "begged", "BOR", id="subject-of-the-clause"),
        pytest.param(BEGGED_WITHIN, "begged", "SYL", id="else-another-of-the-clause"),
        pytest.param(ANYWHERE, "snarled", "BOR", id="any-place"),
        pytest.param(ALONE, "glorped", "", id="nobody"),
    ],
)
def test_the_target_is_towards_whom(
    predicates: Predicates, parse: str, head: str, expected: str
) -> None:
    one = told(parse)
    match = one.matches(predicates)[head]
    found = roles(one)
    assert codes(found.target(match, found.source(match))) == expected


def test_who_acts_may_be_told_by_the_means(predicates: Predicates) -> None:
    one = told(BY_FIZZ)
    matches = one.matches(predicates)
    side, means = roles(one, matches).by_means(matches["glorped"])
    assert (codes(side), means) == ("RUR", matches["fizz"])


def test_an_act_may_be_between_two(predicates: Predicates) -> None:
    one = told(BETWEEN)
    assert codes(roles(one).between(one.matches(predicates)["fizz"])) == "RUR+BOR"


def test_the_nearest_above_may_lend_its_subject() -> None:
    one = told(NESTED)
    assert codes(roles(one).above(one.at("talks"))) == "RUR"


def test_who_is_known_already_is_not_found_above() -> None:
    one = told(NESTED)
    ruritania = one.actors.at[one.at("Ruritania")]
    assert roles(one).above(one.at("talks"), ruritania) == ()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([RESISTED.format("BOR")], "BOR", id="sentence-before"),
        pytest.param([BOTH_RESISTED], "", id="two-are-too-many"),
        pytest.param([RESISTED.format("BOR@place")], "", id="no-place"),
        pytest.param([RESISTED.format("BOR"), NESTED.replace("RUR", "O")], "", id="too-far"),
    ],
)
def test_the_only_other_is_one_named_nearby(before: list[str], expected: str) -> None:
    one = told(*before, ALONE)
    head = one.at("glorped")
    ruritania = one.actors.at[head - 1]
    assert codes(roles(one).only_other(head, ruritania)) == expected


def roles(one: Told, matches: Mapping[str, Match] = MappingProxyType({})) -> Roles:
    return Roles(one.syntax, one.actors, {match.head: match for match in matches.values()})
