"""The table of predicates: what may stand in it, which row comes first, and what it covers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.ontology import Ontology, load_ontology
from foedera.knowledge.predicates import FLAGS, Predicate, Predicates, load_predicates

HEADER = "predicate,pos,when,type,mode,cameo,contexts,source,target,flags\n"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def predicates(ontology: Ontology) -> Predicates:
    return load_predicates(ontology)


def table(folder: Path, *rows: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(
        "# A user's own rows.\n" + HEADER + "\n".join(rows) + "\n", encoding="utf-8"
    )
    return path


def added(ontology: Ontology, folder: Path, row: str) -> Predicate:
    """Return the predicate that *row* of a user's table becomes."""
    found = load_predicates(ontology, table(folder, row))
    return next(p for p in found.rows if p.line == 3 and "zap" in p.words[0])


# ---------------------------------------------------------------- reading a row


def test_alternatives_are_one_word(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap/zip tie/link,verb,,SANCTION,withdraw,161,,,,")
    assert predicate.words == (frozenset({"zap", "zip"}), frozenset({"tie", "link"}))


def test_a_class_stands_for_its_words(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap @agreement,verb,,SUPPORT,,057,,,,")
    assert {"treaty", "pact", "accord"} <= predicate.words[1]


def test_a_class_may_be_one_alternative_of_several(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap @agreement/handshake,verb,,SUPPORT,,057,,,,")
    assert {"treaty", "handshake"} <= predicate.words[1]


def test_a_condition_on_words_is_read(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap,verb,obj=tank|gun,AID,,072,,,,")
    (condition,) = predicate.conditions
    assert (condition.slot, condition.words) == ("obj", frozenset({"tank", "gun"}))


def test_a_condition_may_exclude(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap,verb,!clause=*,AID,,,,,,")
    assert predicate.conditions[0].negated


def test_a_condition_may_ask_for_an_actor(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap,verb,target:actor with=gun,AID,,,,,,")
    assert [c.actor for c in predicate.conditions] == [True, False]


def test_sides_keep_the_order_of_the_row(ontology: Ontology, tmp_path: Path) -> None:
    predicate = added(ontology, tmp_path, "zap,verb,,AID,,,,by|subj,to|obj,")
    assert (predicate.source, predicate.target) == (("by", "subj"), ("to", "obj"))


def test_empty_sides_are_those_of_the_part_of_speech(
    ontology: Ontology, tmp_path: Path
) -> None:
    predicate = added(ontology, tmp_path, "zap,verb,,AID,,,,,,")
    assert (predicate.source, predicate.target) == (("subj",), ("obj", "iobj"))


def test_a_dash_means_no_target(ontology: Ontology, tmp_path: Path) -> None:
    assert added(ontology, tmp_path, "zap,verb,,RETREAT,resign,,,,-,").target == ()


def test_no_mode_is_none(ontology: Ontology, tmp_path: Path) -> None:
    assert added(ontology, tmp_path, "zap,verb,,AID,,,,,,").mode is None


def test_a_rule_is_named_after_type_and_first_alternatives(
    ontology: Ontology, tmp_path: Path
) -> None:
    predicate = added(ontology, tmp_path, "zap/zip of @weapon,verb,,THREATEN,violence,,,,,")
    assert predicate.rule == "threaten.zap_of_weapon"


def test_a_rule_without_type_is_named_after_its_first_flag(
    ontology: Ontology, tmp_path: Path
) -> None:
    assert added(ontology, tmp_path, "zap,verb,,,,,,,,plan|content").rule == "plan.zap"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("zap,verb,,AIDS,,,,,,", "no event type 'AIDS'"),
        ("zap,verb,,AID,visit,,,,,", "AID has no mode 'visit'"),
        ("zap,verb,,,visit,,,,,say", "a row without type has no mode 'visit'"),
        ("zap,verb,,AID,,999,,,,", "no CAMEO code '999'"),
        ("zap,verb,,AID,,,warlike,,,", "no context 'warlike'"),
        ("zap,adverb,,AID,,,,,,", "part of speech 'adverb'"),
        ("zap,verb,,AID,,,,subject,,", "no slot 'subject'"),
        ("zap,verb,,AID,,,,,towards,", "no slot 'towards'"),
        ("zap,verb,,AID,,,,,,loud", "no flag 'loud'"),
        ("zap,verb,,,,,,,,", "neither a type nor a flag"),
        ("zap,verb,,,,,,,,mutual", "neither a type nor a flag"),
        ("zap @zebra,verb,,AID,,,,,,", "no class '@zebra'"),
        ("zap,verb,obj=@zebra,AID,,,,,,", "no class '@zebra'"),
        ("zap,verb,thing=gun,AID,,,,,,", "no slot 'thing'"),
        ("zap,verb,obj:person,AID,,,,,,", "neither slot=words nor slot:actor"),
        ("zap,verb,obj,AID,,,,,,", "neither slot=words nor slot:actor"),
        ("Zap,verb,,AID,,,,,,", "'Zap' is not a lower-case word"),
        ("zap//zip,verb,,AID,,,,,,", "'' is not a lower-case word"),
        (",verb,,AID,,,,,,", "no word"),
        ("zap,verb,,AID,,,,,", "9 cells"),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(
    ontology: Ontology, tmp_path: Path, row: str, complaint: str
) -> None:
    path = table(tmp_path, "zip,verb,,AID,,,,,,", row)
    with pytest.raises(DataError) as error:
        load_predicates(ontology, path)
    assert str(error.value).startswith("mine.csv:4: ")
    assert complaint in str(error.value)


def test_the_same_words_and_conditions_may_stand_only_once(
    ontology: Ontology, tmp_path: Path
) -> None:
    path = table(tmp_path, "zap,verb,,AID,,,,,,", "zap,verb,,SUPPORT,,,,,,")
    with pytest.raises(DataError, match=r"mine\.csv:4: .* line 3"):
        load_predicates(ontology, path)


# ---------------------------------------------------------------- which row comes first


def first_of(ontology: Ontology, folder: Path, *rows: str) -> str:
    """Return the type (or first flag) of the row for "zap" that is tried first."""
    found = load_predicates(ontology, table(folder, *rows)).entries("zap", "verb")[0]
    return found.type or min(found.flags)


def test_more_words_come_first(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap,verb,,AID,,,,,,", "zap tie,verb,,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_more_conditions_come_first(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap,verb,,AID,,,,,,", "zap,verb,obj=gun,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_a_condition_that_excludes_does_not_count(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap,verb,!obj=gun !with=gun,AID,,,,,,", "zap,verb,obj=tank,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_a_word_goes_before_a_condition(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap,verb,obj=gun,AID,,,,,,", "zap gun,verb,,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_a_row_that_blocks_goes_before_its_equals(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap gun,verb,,AID,,,,,,", "zap bell,verb,,,,,,,,noevent")
    assert first_of(ontology, tmp_path, *rows) == "noevent"


def test_a_word_goes_before_a_class(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap @weapon,verb,,AID,,,,,,", "zap gun,verb,,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_words_in_a_slot_go_before_any_actor(ontology: Ontology, tmp_path: Path) -> None:
    rows = ("zap,verb,target:actor,AID,,,,,,", "zap,verb,subj=drone|jet,SUPPORT,,,,,,")
    assert first_of(ontology, tmp_path, *rows) == "SUPPORT"


def test_a_users_row_replaces_ours(ontology: Ontology, tmp_path: Path) -> None:
    path = table(tmp_path, "laud,verb,,ACCUSE,disapprove,111,,,,")
    theirs = load_predicates(ontology, path).entries("laud", "verb")
    ours = load_predicates(ontology).entries("laud", "verb")
    assert ([p.type for p in ours], [p.type for p in theirs]) == (["SUPPORT"], ["ACCUSE"])


def test_a_users_row_that_says_as_much_goes_first(ontology: Ontology, tmp_path: Path) -> None:
    ours = load_predicates(ontology).entries("sign", "verb")
    assert any(p.type == "SUPPORT" and len(p.words) == 2 for p in ours)
    path = table(tmp_path, "sign @agreement/scroll,verb,,AGREE,,,,,,")
    found = load_predicates(ontology, path).entries("sign", "verb")
    pairs = [p for p in found if len(p.words) == 2 and not p.conditions]
    assert pairs[0].type == "AGREE"


# ---------------------------------------------------------------- the table that is shipped


def test_a_word_that_is_not_in_the_table_has_no_rows(predicates: Predicates) -> None:
    assert predicates.entries("xylophone", "verb") == ()


def test_a_word_is_found_by_its_part_of_speech(predicates: Predicates) -> None:
    assert {p.pos for p in predicates.entries("visit", "noun")} == {"noun"}


def test_every_rule_has_a_name_of_its_own(predicates: Predicates) -> None:
    names = Counter(p.rule for p in predicates.rows)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_type_has_verbs_and_nouns(predicates: Predicates, ontology: Ontology) -> None:
    there = {(p.type, p.pos) for p in predicates.rows}
    for type_ in ontology.types:
        assert {(type_, "verb"), (type_, "noun")} <= there


def test_every_mode_can_be_found(predicates: Predicates, ontology: Ontology) -> None:
    there = {(p.type, p.mode) for p in predicates.rows}
    assert ontology.modes.keys() <= there


def test_every_flag_is_in_use(predicates: Predicates) -> None:
    assert {flag for p in predicates.rows for flag in p.flags} == FLAGS.keys()


def test_the_cameo_code_of_a_row_is_of_its_type(
    predicates: Predicates, ontology: Ontology
) -> None:
    for predicate in predicates.rows:
        if predicate.cameo:
            codes = {ontology.cameo[predicate.cameo].type}
            # What CAMEO has under another root than PLOVER has under its type.
            codes |= {m.type for m in ontology.modes.values() if m.cameo == predicate.cameo}
            codes |= {"CONCEDE"} if predicate.cameo in ("055", "056", "087") else set()
            codes |= {"MOBILIZE"} if predicate.cameo == "150" else set()
            assert predicate.type in codes, predicate


@pytest.mark.parametrize("verb", ["have", "go", "come", "face", "move", "work", "lead", "use"])
def test_a_general_verb_is_an_event_only_with_more(predicates: Predicates, verb: str) -> None:
    for predicate in predicates.entries(verb, "verb"):
        bare = len(predicate.words) == 1 and not predicate.conditions
        assert not (bare and predicate.type), predicate


@pytest.mark.parametrize(
    ("lemma", "pos", "type_", "mode"),
    [
        ("condemn", "verb", "ACCUSE", "disapprove"),
        ("criticize", "verb", "ACCUSE", "disapprove"),
        ("criticise", "verb", "ACCUSE", "disapprove"),
        ("apologise", "verb", "CONCEDE", None),
        ("extradite", "verb", "COOPERATE", None),
        ("deport", "verb", "COERCE", "deport"),
        ("resign", "verb", "RETREAT", "resign"),
        ("invade", "verb", "ASSAULT", None),
        ("invasion", "noun", "ASSAULT", None),
        ("airstrike", "noun", "ASSAULT", "aerial"),
        ("ultimatum", "noun", "THREATEN", None),
        ("embargo", "noun", "COERCE", "restrict"),
        ("expulsion", "noun", "SANCTION", "expel"),
        ("extradition", "noun", "COOPERATE", None),
        ("invitation", "noun", "AGREE", None),
        ("visit", "noun", "CONSULT", "visit"),
        ("backed", "compound", "SUPPORT", None),
        ("occupied", "compound", "COERCE", "seize"),
        ("critical", "adj", "ACCUSE", "disapprove"),
        ("willing", "adj", "AGREE", None),
    ],
)
def test_a_plain_word_of_the_news_is_covered(
    predicates: Predicates, lemma: str, pos: str, type_: str, mode: str | None
) -> None:
    found = {(p.type, p.mode) for p in predicates.entries(lemma, pos)}
    assert (type_, mode) in found


@pytest.mark.parametrize(
    ("lemma", "slot", "word"),
    [
        ("strike", "obj", "balance"),
        ("meet", "obj", "demand"),
        ("fight", "obj", "poverty"),
        ("kill", "subj", "earthquake"),
        ("sign", "obj", "decree"),
        ("withdraw", "obj", "bill"),
        ("fire", "obj", "coach"),
    ],
)
def test_a_wrong_reading_is_blocked(
    predicates: Predicates, lemma: str, slot: str, word: str
) -> None:
    blocks = [p for p in predicates.entries(lemma, "verb") if "noevent" in p.flags]
    assert any(c.slot == slot and word in c.words for p in blocks for c in p.conditions)
