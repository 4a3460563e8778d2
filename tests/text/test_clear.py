"""Trees of the CLEAR scheme become Universal Dependencies."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.knowledge.clear_labels import load_clear_labels
from foedera.text.clear import Node, to_universal
from tests.text.parses import SIGNED, words_of

LABELS = load_clear_labels()


def nodes_of(parse: str, *persons: tuple[int, int]) -> list[Node]:
    """Return the rebuilt trees."""
    nodes: list[Node] = []
    at = 0
    for word in words_of(parse):
        at += word.spaced
        end = at + len(word.text)
        place = (word.text, at, end)
        nodes.append(Node(*place, word.lemma, word.upos, word.tag, "_", word.head, word.label))
        at = end
    to_universal(nodes, LABELS, persons)
    return nodes


def arcs(parse: str, *persons: tuple[int, int]) -> list[str]:
    """Return "word relation head" for each word that is not punctuation."""
    nodes = nodes_of(parse, *persons)
    return [
        f"{node.text} {node.relation} {nodes[node.head].text if node.relation != 'root' else '-'}"
        for node in nodes
        if node.relation not in ("punct", "det")
    ]


def test_a_preposition_marks_its_object() -> None:
    assert arcs(SIGNED) == [
        "Peru nsubj signed",
        "signed root -",
        "treaty obj signed",
        "with case Ecuador",
        "Ecuador obl signed",
    ]


def test_a_noun_below_a_noun_is_a_modifier() -> None:
    found = arcs("""
        talks NNS NOUN  0 ROOT
        with  IN  ADP   1 prep
        Peru  NNP PROPN 2 pobj
    """)
    assert found == ["talks root -", "with case Peru", "Peru nmod talks"]


def test_a_passive_has_its_own_relations() -> None:
    found = arcs("""
        Treaties=treaty NNS NOUN 3 nsubjpass
        were=be    VBD AUX   3 auxpass
        signed=sign VBN VERB 0 ROOT
        by     IN  ADP   3 agent
        Peru   NNP PROPN 4 pobj
    """)
    assert found == [
        "Treaties nsubj:pass signed",
        "were aux:pass signed",
        "signed root -",
        "by case Peru",
        "Peru obl:agent signed",
    ]


def test_a_copula_hangs_on_its_noun() -> None:
    found = arcs("""
        Peru   NNP PROPN 2 nsubj
        is=be  VBZ AUX   0 ROOT
        now    RB  ADV   2 advmod
        a      DT  DET   5 det
        member NN  NOUN  2 attr
        of     IN  ADP   5 prep
        NATO   NNP PROPN 6 pobj
    """)
    assert found == [
        "Peru nsubj member",
        "is cop member",
        "now advmod member",
        "member root -",
        "of case NATO",
        "NATO nmod member",
    ]


def test_a_copula_hangs_on_its_adjective() -> None:
    found = arcs("""
        Peru  NNP PROPN 3 nsubj
        will  MD  AUX   3 aux
        be    VB  AUX   0 ROOT
        ready JJ  ADJ   3 acomp
        for   IN  ADP   4 prep
        talks NNS NOUN  5 pobj
    """)
    assert found == [
        "Peru nsubj ready",
        "will aux ready",
        "be cop ready",
        "ready root -",
        "for case talks",
        "talks obl ready",
    ]


def test_a_copula_hangs_on_a_phrase_with_a_preposition() -> None:
    found = arcs("""
        Peru  NNP PROPN 2 nsubj
        is=be VBZ AUX   0 ROOT
        in    IN  ADP   2 prep
        talks NNS NOUN  3 pobj
        with  IN  ADP   4 prep
        Chile NNP PROPN 5 pobj
    """)
    assert found == [
        "Peru nsubj talks",
        "is cop talks",
        "in case talks",
        "talks root -",
        "with case Chile",
        "Chile nmod talks",
    ]


def test_a_copula_before_a_clause_leaves_the_subject_outside() -> None:
    found = arcs("""
        fact  NN  NOUN  2 nsubj
        is=be VBZ AUX   0 ROOT
        that  IN  SCONJ 5 mark
        Peru  NNP PROPN 5 nsubj
        left=leave VBD VERB 2 ccomp
    """)
    assert found == [
        "fact nsubj:outer left",
        "is cop left",
        "that mark left",
        "Peru nsubj left",
        "left root -",
    ]


def test_who_is_to_act_is_the_subject() -> None:
    found = arcs("""
        Peru  NNP PROPN 2 nsubj
        is=be VBZ AUX   0 ROOT
        to    TO  PART  4 aux
        sign  VB  VERB  2 xcomp
    """)
    assert found == ["Peru nsubj sign", "is cop sign", "to mark sign", "sign root -"]


def test_what_there_is_is_a_subject() -> None:
    found = arcs("""
        There EX  PRON 2 expl
        is=be VBZ AUX  0 ROOT
        war   NN  NOUN 2 attr
        in    IN  ADP  2 prep
        Peru  NNP PROPN 4 pobj
    """)
    assert found == [
        "There expl is",
        "is root -",
        "war nsubj is",
        "in case Peru",
        "Peru obl is",
    ]


def test_other_verbs_than_be_are_no_copulas() -> None:
    found = arcs("""
        Peru  NNP PROPN 2 nsubj
        became=become VBD VERB 0 ROOT
        member NN NOUN  2 attr
    """)
    assert found == ["Peru nsubj became", "became root -", "member xcomp became"]


def test_a_relative_clause_keeps_its_noun() -> None:
    found = arcs("""
        treaty  NN  NOUN  0 ROOT
        that    WDT PRON  4 dobj
        Peru    NNP PROPN 4 nsubj
        signed=sign VBD VERB 1 relcl
    """)
    assert found == [
        "treaty root -",
        "that obj signed",
        "Peru nsubj signed",
        "signed acl:relcl treaty",
    ]


def test_a_preposition_left_behind_marks_its_pronoun() -> None:
    found = arcs("""
        states NNS NOUN  0 ROOT
        that   WDT PRON  5 pobj
        Peru   NNP PROPN 4 nsubj
        relies=rely VBZ VERB 1 relcl
        on     IN  ADP   4 prep
    """)
    assert found[1:] == [
        "that obl relies",
        "Peru nsubj relies",
        "relies acl:relcl states",
        "on case that",
    ]


def test_all_conjuncts_hang_on_the_first() -> None:
    nodes = nodes_of("""
        Peru    NNP PROPN 6 nsubj
        ~,      ,   PUNCT 1 punct
        Chile   NNP PROPN 1 conj
        and     CC  CCONJ 3 cc
        Ecuador NNP PROPN 3 conj
        agreed=agree VBD VERB 0 ROOT
    """)
    assert [(node.relation, node.head) for node in nodes] == [
        ("nsubj", 5),
        ("punct", 2),
        ("conj", 0),
        ("cc", 4),
        ("conj", 0),
        ("root", 5),
    ]


def test_prepositions_may_be_coordinated() -> None:
    found = arcs("""
        talks NNS NOUN  0 ROOT
        in    IN  ADP   1 prep
        Peru  NNP PROPN 2 pobj
        and   CC  CCONJ 2 cc
        with  IN  ADP   2 conj
        Chile NNP PROPN 5 pobj
    """)
    assert found == [
        "talks root -",
        "in case Peru",
        "Peru nmod talks",
        "and cc Chile",
        "with case Chile",
        "Chile conj Peru",
    ]


def test_predicates_may_be_coordinated() -> None:
    found = arcs("""
        Peru   NNP PROPN 2 nsubj
        is=be  VBZ AUX   0 ROOT
        weak   JJ  ADJ   2 acomp
        and    CC  CCONJ 2 cc
        fears=fear VBZ VERB 2 conj
        war    NN  NOUN  5 dobj
    """)
    assert found == [
        "Peru nsubj weak",
        "is cop weak",
        "weak root -",
        "and cc fears",
        "fears conj weak",
        "war obj fears",
    ]


def test_a_conjunction_that_opens_the_sentence_stays() -> None:
    found = arcs("""
        But    CC  CCONJ 3 cc
        Peru   NNP PROPN 3 nsubj
        came=come VBD VERB 0 ROOT
        and    CC  CCONJ 3 cc
        signed=sign VBD VERB 3 conj
    """)
    assert found[0] == "But cc came"


def test_a_possessor_is_named_as_such() -> None:
    found = arcs("""
        Peru    NNP PROPN 3 poss
        ~'s     POS PART  1 case
        army    NN  NOUN  0 ROOT
    """)
    assert found == ["Peru nmod:poss army", "'s case Peru", "army root -"]


def test_a_particle_belongs_to_its_verb() -> None:
    found = arcs("""
        They  PRP PRON 2 nsubj
        called=call VBD VERB 0 ROOT
        off   RP  ADP  2 prt
        talks NNS NOUN 2 dobj
    """)
    assert found[2:] == ["off compound:prt called", "talks obj called"]


def test_a_negation_is_marked() -> None:
    nodes = nodes_of("""
        did=do VBD AUX  3 aux
        ~n't=not RB PART 3 neg
        sign   VB  VERB 0 ROOT
    """)
    assert (nodes[1].relation, nodes[1].feats) == ("advmod", "Polarity=Neg")


def test_the_sign_of_the_infinitive_is_a_mark() -> None:
    found = arcs("""
        agreed=agree VBD VERB 0 ROOT
        to     TO  PART 3 aux
        sign   VB  VERB 1 xcomp
    """)
    assert found == ["agreed root -", "to mark sign", "sign xcomp agreed"]


def test_a_clause_after_a_preposition_is_a_clause() -> None:
    nodes = nodes_of("""
        left=leave VBD VERB 0 ROOT
        after   IN  ADP  1 prep
        signing=sign VBG VERB 2 pcomp
        a       DT  DET  5 det
        pact    NN  NOUN 3 dobj
    """)
    assert [(n.relation, n.head, n.upos) for n in nodes[1:3]] == [
        ("mark", 2, "SCONJ"),
        ("advcl", 0, "VERB"),
    ]


def test_two_prepositions_mark_one_noun() -> None:
    found = arcs("""
        came=come VBD VERB 0 ROOT
        from  IN  ADP   1 prep
        near  IN  ADP   2 prep
        Lima  NNP PROPN 3 pobj
    """)
    assert found[1:] == ["from case Lima", "near case Lima", "Lima obl came"]


@pytest.mark.parametrize(
    "parse",
    [
        "left=leave VBD VERB 0 ROOT\nbecause IN ADP 1 prep\nof IN ADP 2 pcomp\nwar NN NOUN 3 pobj",
        "left=leave VBD VERB 0 ROOT\nbecause RB ADV 1 advmod\nof IN ADP 2 prep\nwar NN NOUN 3 pobj",
    ],
)
def test_two_words_may_be_one_preposition(parse: str) -> None:
    assert arcs(parse)[1:] == ["because case war", "of fixed because", "war obl left"]


def test_an_example_is_marked_by_such_as() -> None:
    found = arcs("""
        states NNS NOUN  0 ROOT
        such   JJ  ADJ   3 amod
        as     IN  ADP   1 prep
        Peru   NNP PROPN 3 pobj
    """)
    assert found[1:] == ["such case Peru", "as fixed such", "Peru nmod states"]


def test_as_well_as_coordinates() -> None:
    found = arcs("""
        Peru  NNP PROPN 0 ROOT
        as    RB  ADV   3 advmod
        well  RB  ADV   4 advmod
        as    IN  ADP   1 cc
        Chile NNP PROPN 1 conj
    """)
    assert found[1:] == ["as cc Chile", "well fixed as", "as fixed as", "Chile conj Peru"]


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("gave=give VBD VERB 0 ROOT\nPeru NNP PROPN 1 dative\narms NNS NOUN 1 dobj", "iobj"),
        ("elected=elect VBD VERB 0 ROOT\nher PRP PRON 3 nsubj\nchair NN NOUN 1 oprd", "nsubj"),
        ("met=meet VBD VERB 0 ROOT\nlast JJ ADJ 3 amod\nweek NN NOUN 1 npadvmod", "amod"),
        ("all PDT DET 2 predet\nstates NNS NOUN 0 ROOT", "root"),
        ("met=meet VBD VERB 0 ROOT\nhere FW X 1 wonderful", "dep"),
    ],
)
def test_labels_have_their_counterparts(parse: str, expected: str) -> None:
    assert nodes_of(parse)[1].relation == expected


def test_an_indirect_object_with_a_preposition_is_oblique() -> None:
    found = arcs("""
        gave=give VBD VERB 0 ROOT
        arms  NNS NOUN  1 dobj
        to    IN  ADP   1 dative
        Peru  NNP PROPN 3 pobj
    """)
    assert found[2:] == ["to case Peru", "Peru obl gave"]


@pytest.mark.parametrize(
    ("upos", "expected"), [("VERB", "obl:unmarked"), ("NOUN", "nmod:unmarked")]
)
def test_a_noun_without_preposition_is_unmarked(upos: str, expected: str) -> None:
    nodes = nodes_of(f"met VBD {upos} 0 ROOT\nMonday NNP PROPN 1 npadvmod")
    assert nodes[1].relation == expected


def test_the_hyphen_hangs_on_the_first_part() -> None:
    nodes = nodes_of("""
        Iran   NNP PROPN 3 npadvmod
        ~-     HYPH PUNCT 3 punct
        ~backed=back VBN VERB 4 amod
        rebels NNS NOUN  0 ROOT
    """)
    assert [(n.relation, n.head) for n in nodes] == [
        ("obl:unmarked", 2),
        ("punct", 0),
        ("amod", 3),
        ("root", 3),
    ]


def test_the_name_of_a_person_hangs_on_its_first_word() -> None:
    parse = """
        Minister NNP PROPN 3 compound
        Ana      NNP PROPN 3 compound
        Torres   NNP PROPN 4 nsubj
        left=leave VBD VERB 0 ROOT
    """
    assert arcs(parse, (1, 3)) == [
        "Minister nmod:desc Ana",
        "Ana nsubj left",
        "Torres flat Ana",
        "left root -",
    ]


def test_a_quotation_stays_the_complement_of_its_verb() -> None:
    nodes = nodes_of("""
        “      ``  PUNCT 3 punct
        ~We=we PRP PRON  3 nsubj
        won=win VBD VERB 7 ccomp
        ~,     ,   PUNCT 7 punct
        ~”     ''  PUNCT 7 punct
        Peru   NNP PROPN 7 nsubj
        said=say VBD VERB 0 ROOT
        ~.     .   PUNCT 7 punct
    """)
    assert [(n.relation, n.head) for n in nodes[2:7]] == [
        ("ccomp", 6),
        ("punct", 6),
        ("punct", 6),
        ("nsubj", 6),
        ("root", 6),
    ]


_WORD = st.tuples(
    st.sampled_from(["be", "of", "because", "as", "such", "well", "and", ",", "-", "there"]),
    st.sampled_from(["VERB", "AUX", "NOUN", "ADP", "ADV", "PROPN", "CCONJ"]),
    st.sampled_from(sorted(LABELS.relations)),
    st.integers(0, 1000),
)


@given(st.lists(_WORD, min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_whatever_comes_in_trees_come_out(
    words: list[tuple[str, str, str, int]], random: Random
) -> None:
    order = list(range(len(words)))
    random.shuffle(order)
    heads = dict.fromkeys(order[:1], order[0])
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[words[index][3] % place]
    nodes = [
        Node(text, i, i + 1, text, upos, "IN", "_", heads[i], label)
        for i, (text, upos, label, _) in enumerate(words)
    ]
    to_universal(nodes, LABELS, [(0, len(nodes))])
    for index, node in enumerate(nodes):
        steps = 0
        at = index
        while nodes[at].head != at:
            at, steps = nodes[at].head, steps + 1
            assert steps <= len(nodes)
        assert node.relation
    assert [n.relation for n in nodes].count("root") == 1
