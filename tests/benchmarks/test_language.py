"""The scorer of the language pipeline scores as the CoNLL 2018 shared task does.

The examples are small enough to be counted by hand; F1 is 2 × right / (gold + system).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.language import (
    Parse,
    find_regressions,
    raised,
    raw_texts,
    read_articles,
    read_names,
    read_parse,
    render_floors,
    score_names,
    score_parse,
    token_faults,
)


def conllu(*sentences: str) -> str:
    """Return CoNLL-U of sentences written as "1 form upos head relation [feats]", one a line."""
    blocks = []
    for sentence in sentences:
        lines = []
        for line in sentence.strip().splitlines():
            number, form, upos, head, relation, feats = [*line.split(), *"______"][:6]
            if "-" in number:
                lines.append("\t".join([number, form, *"________"]))
            else:
                cells = [
                    number,
                    form,
                    form.lower(),
                    upos,
                    upos,
                    feats,
                    head,
                    relation,
                    "_",
                    "_",
                ]
                lines.append("\t".join(cells))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def parse(*sentences: str) -> Parse:
    return read_parse(conllu(*sentences))


def f1(right: int, gold: int, system: int) -> float:
    return round(200 * right / (gold + system), 2)


GOLD = """
    1 Peru PROPN 2 nsubj Number=Sing
    2 left VERB 0 root Tense=Past
    3 the DET 4 det
    4 talks NOUN 2 obj Number=Plur
"""
CONTRACTION = """
    1 They PRON 4 nsubj
    2-3 don't
    2 do AUX 4 aux
    3 n't PART 4 advmod
    4 go VERB 0 root
"""


def test_a_perfect_parse_has_full_marks() -> None:
    assert set(score_parse(parse(GOLD, CONTRACTION), parse(GOLD, CONTRACTION)).values()) == {
        100.0
    }


def test_a_wrong_tag_costs_one_word() -> None:
    scores = score_parse(parse(GOLD), parse(GOLD.replace("Peru PROPN", "Peru NOUN")))
    assert scores["upos"] == scores["xpos"] == f1(3, 4, 4)
    assert scores["las"] == 100.0


def test_a_wrong_head_costs_attachment() -> None:
    scores = score_parse(parse(GOLD), parse(GOLD.replace("DET 4", "DET 2")))
    assert (scores["uas"], scores["las"]) == (75.0, 75.0)


def test_a_wrong_relation_costs_only_the_labelled_score() -> None:
    scores = score_parse(parse(GOLD), parse(GOLD.replace("obj", "obl")))
    assert (scores["uas"], scores["las"]) == (100.0, 75.0)


def test_subtypes_of_relations_are_ignored() -> None:
    assert score_parse(parse(GOLD), parse(GOLD.replace("nsubj", "nsubj:pass")))["las"] == 100.0


def test_features_of_one_language_are_ignored() -> None:
    system = GOLD.replace("Tense=Past", "ExtPos=X|Tense=Past")
    assert score_parse(parse(GOLD), parse(system))["ufeats"] == 100.0


def test_universal_features_have_to_be_the_same() -> None:
    system = GOLD.replace("Number=Plur", "Number=Sing")
    assert score_parse(parse(GOLD), parse(system))["ufeats"] == 75.0


def test_any_lemma_will_do_where_the_gold_has_none() -> None:
    gold = conllu(GOLD).replace("\ttalks\tNOUN", "\t_\tNOUN")
    system = conllu(GOLD).replace("\ttalks\tNOUN", "\ttalk\tNOUN")
    assert score_parse(read_parse(gold), read_parse(system))["lemmas"] == 100.0
    assert score_parse(parse(GOLD), read_parse(system))["lemmas"] == 75.0


def test_a_word_cut_in_two_is_lost() -> None:
    system = """
        1 Peru PROPN 2 nsubj Number=Sing
        2 left VERB 0 root Tense=Past
        3 the DET 5 det
        4 tal X 5 dep
        5 ks NOUN 2 obj
    """
    scores = score_parse(parse(GOLD), parse(system))
    assert scores["tokens"] == scores["words"] == f1(3, 4, 5)
    assert scores["uas"] == f1(2, 4, 5)  # the article hangs on a word that is none


def test_a_contraction_that_is_not_parted_is_one_right_token() -> None:
    system = """
        1 They PRON 3 nsubj
        2 don't AUX 3 aux
        3 go VERB 0 root
    """
    scores = score_parse(parse(CONTRACTION), parse(system))
    assert scores["tokens"] == 100.0
    assert scores["words"] == f1(2, 4, 3)


def test_words_of_a_contraction_are_paired_by_form() -> None:
    system = CONTRACTION.replace("3 n't", "3 not")
    assert score_parse(parse(CONTRACTION), parse(system))["words"] == 75.0


def test_case_does_not_part_words_of_a_contraction() -> None:
    system = CONTRACTION.replace("2 do ", "2 Do ")
    assert score_parse(parse(CONTRACTION), parse(system))["words"] == 100.0


def test_two_words_without_a_range_are_two_tokens() -> None:
    scores = score_parse(parse(CONTRACTION), parse(CONTRACTION.replace("    2-3 don't\n", "")))
    assert scores["tokens"] == f1(2, 3, 4)
    assert scores["words"] == 100.0  # both stand in the stretch, in the same order


def test_overlapping_contractions_make_one_stretch() -> None:
    gold = "1-2 ab\n1 a X 0 root\n2 b X 1 dep\n3-4 cd\n3 c X 1 dep\n4 d X 1 dep"
    system = "1 a X 0 root\n2-3 bc\n2 b X 1 dep\n3 c X 1 dep\n4 d X 1 dep"
    scores = score_parse(parse(gold), parse(system))
    assert scores["words"] == 100.0
    assert scores["tokens"] == 0.0


def test_a_contraction_on_the_other_side_alone_costs_its_words() -> None:
    gold = "1 ab X 0 root\n2 c X 1 dep"
    system = "1-2 ab\n1 a X 0 root\n2 b X 1 dep\n3 c X 1 dep"
    scores = score_parse(parse(gold), parse(system))
    assert (scores["tokens"], scores["words"]) == (100.0, f1(1, 2, 3))


def test_sentences_are_compared_by_both_ends() -> None:
    joined = GOLD.strip() + "\n    5 They PRON 2 nsubj"
    scores = score_parse(parse(GOLD, "1 They PRON 0 root"), parse(joined))
    assert scores["sentences"] == 0.0
    assert scores["tokens"] == 100.0


def test_different_texts_are_not_compared() -> None:
    with pytest.raises(ValueError, match="not of the same text"):
        score_parse(parse(GOLD), parse(CONTRACTION))


def test_faults_in_tokens_are_told_in_the_words_of_both() -> None:
    gold, system = "1 a X 0 root\n2 bcd X 1 dep", "1 a X 0 root\n2 b X 1 dep\n3 cd X 1 dep"
    assert token_faults(parse(gold), parse(system)) == {"bcd ← b | cd": 1}


RAW = """\
# newdoc id = one
# sent_id = 1
# newpar id = p1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\t_\t_\t_\t_\t0\troot\t_\t_
2\tn't\t_\t_\t_\t_\t1\tdep\t_\t_
3\tgo\t_\t_\t_\t_\t1\tdep\t_\tNote=x|SpaceAfter=No
4\t.\t_\t_\t_\t_\t1\tdep\t_\t_

# sent_id = 2
1\tYes\t_\t_\t_\t_\t0\troot\t_\t_
1.1\tghost\t_\t_\t_\t_\t_\t_\t1:dep\t_

# newpar
# newpar_block = p (1 s)
# sent_id = 3
1\tNo\t_\t_\t_\t_\t0\troot\t_\t_

# newdoc id = two
# newpar
# sent_id = 4
1\tEnd\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No

"""


def test_a_treebank_is_turned_into_its_texts() -> None:
    assert list(raw_texts(RAW)) == [("one", "don't go. Yes\n\nNo\n"), ("two", "End\n")]


def test_empty_words_are_no_words() -> None:
    assert len(read_parse(RAW).words) == 7


TEXT = "Ana Torres left Lima. Ana Torres, UN envoy, left Quito."
LABELS = """\
Ana\tB-Person
Torres\tI-Person
left\tO
Lima\tB-Location\tB-Organization
.\tO

Ana\tB-Person
Torres\tI-Person
,\tO
UN\tB-Organization
envoy\tB-Person
,
left\tO
Quito\tI-Location
"""


def test_labels_are_laid_on_the_text() -> None:
    found = [(TEXT[a:b], label) for a, b, label in read_names(TEXT, LABELS)]
    assert found == [
        ("Ana Torres", "Person"),
        ("Lima", "Location"),
        ("Ana Torres", "Person"),
        ("UN", "Organization"),
        ("envoy", "Person"),
        ("Quito", "Location"),
    ]


def test_neighbouring_names_of_one_label_are_two() -> None:
    assert [
        a for a, _, _ in read_names("Lima Quito", "Lima\tB-Location\nQuito\tB-Location")
    ] == [
        0,
        5,
    ]


def test_tokens_that_are_not_in_the_text_are_passed_over() -> None:
    labels = "address\tO\nin\tO\nLima\tB-Location"
    assert read_names("in Lima", labels) == [(3, 7, "Location")]


def test_a_token_that_is_missing_is_not_taken_for_one_further_on() -> None:
    labels = "to\tO\nin\tO\nLima\tB-Location\n,\tO\nnot\tO\nto\tO\nQuito\tB-Location"
    assert [start for start, _, _ in read_names("in Lima, not to Quito", labels)] == [3, 16]


def test_articles_with_the_labels_of_another_text_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "right.txt").write_text("http://example.org/1\nAna left Lima.")
    (tmp_path / "right.tsv").write_text("Ana\tB-Person\nleft\tO\nLima\tB-Location\n.\tO\n")
    (tmp_path / "wrong.txt").write_text("Something else.")
    (tmp_path / "wrong.tsv").write_text("Ana\tB-Person\nleft\tO\n")
    names = {(0, 3, "Person"), (9, 13, "Location")}
    assert read_articles(tmp_path) == [("Ana left Lima.", names)]


def test_names_count_by_span_and_label() -> None:
    gold = [{(0, 3, "Person"), (5, 9, "Location")}, {(0, 3, "Person")}]
    system = [{(0, 3, "Person"), (5, 9, "Person")}, {(1, 3, "Person")}]
    assert score_names(gold, system) == {
        "micro": f1(1, 3, 3),
        "location": 0.0,
        "person": f1(1, 2, 3),
    }


FIGURES = {
    "ewt_dev": {"las": 88.5, "uas": 90.0},
    "costs": {"words_per_second": 5000.0, "memory_mb": 300.0},
}


@pytest.mark.parametrize(
    ("table", "key", "floor", "told"),
    [
        ("ewt_dev", "las", 88.5, []),
        ("ewt_dev", "las", 88.6, ["ewt_dev.las: 88.5 is below 88.6"]),
        ("ewt_dev", "clas", 10.0, ["ewt_dev.clas: 0.0 is below 10.0"]),
        ("costs", "words_per_second", 6000, ["costs.words_per_second: 5000.0 is below 6000"]),
        ("costs", "memory_mb", 300, []),
        ("costs", "memory_mb", 299, ["costs.memory_mb: 300.0 is above 299"]),
    ],
)
def test_what_is_worse_than_its_floor_is_told(
    table: str, key: str, floor: float, told: list[str]
) -> None:
    assert find_regressions(FIGURES, {table: {key: floor}}) == told


def test_floors_are_raised_to_a_little_below_the_scores() -> None:
    new = raised(FIGURES, {"ewt_dev": {"las": 80.0}}, allow_regression=False)
    assert new["ewt_dev"] == {"las": 88.3, "uas": 89.8}


def test_floors_are_not_lowered_unless_that_is_allowed() -> None:
    old = {"ewt_dev": {"las": 89.0}}
    assert raised(FIGURES, old, allow_regression=False)["ewt_dev"]["las"] == 89.0
    assert raised(FIGURES, old, allow_regression=True)["ewt_dev"]["las"] == 88.3


def test_floors_of_costs_are_left_as_they_are() -> None:
    old = {"costs": {"memory_mb": 400.0}}
    assert raised(FIGURES, old, allow_regression=True)["costs"] == {"memory_mb": 400.0}


def test_floors_are_written_as_toml() -> None:
    assert render_floors({"ewt_dev": {"las": 88.3}}, "abc").splitlines()[2:] == [
        'corpora = "abc"',
        "",
        "[ewt_dev]",
        "las = 88.3",
    ]
