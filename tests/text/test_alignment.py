"""Words cut in another way are brought to ours."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedera.text.alignment import Aligned, align
from foedera.text.clear import Node
from foedera.text.words import find_words


def aligned(text: str, *theirs: str) -> list[Aligned]:
    """Return our words of *text*; *theirs* are "word/tag/head/relation" from left to right."""
    nodes: list[Node] = []
    at = 0
    for cells in theirs:
        form, tag, head, relation = cells.split("/")
        start = text.index(form, at)
        at = start + len(form)
        index = len(nodes) if head == "-" else int(head)
        nodes.append(
            Node(form, start, at, form.lower(), "X", tag, "_", index, relation, relation)
        )
    return align(nodes, find_words(text), text)


def shape(words: list[Aligned]) -> list[tuple[str, str, int, str]]:
    return [(w.text, w.xpos, w.head, w.relation) for w in words]


def test_words_cut_alike_stay_as_they_are() -> None:
    assert shape(aligned("Peru signed", "Peru/NNP/1/nsubj", "signed/VBD/-/root")) == [
        ("Peru", "NNP", 1, "nsubj"),
        ("signed", "VBD", 1, "root"),
    ]


def test_a_word_of_theirs_is_governed_through_its_last_part() -> None:
    assert shape(
        aligned("U.S.-backed rebels", "U.S.-backed/JJ/1/amod", "rebels/NNS/-/root")
    ) == [
        ("U.S.", "NNP", 2, "compound"),
        ("-", "HYPH", 0, "punct"),
        ("backed", "VBN", 3, "amod"),
        ("rebels", "NNS", 3, "root"),
    ]


def test_a_number_before_a_hyphen_counts() -> None:
    found = aligned("10-year pact", "10-year/JJ/1/amod", "pact/NN/-/root")
    assert shape(found)[0] == ("10", "CD", 2, "nummod")


def test_a_part_has_no_lemma_of_theirs() -> None:
    words = aligned("U.S.-backed rebels", "U.S.-backed/JJ/1/amod", "rebels/NNS/-/root")
    assert [w.lemma for w in words] == ["", "", "", "rebels"]


def test_words_of_theirs_that_are_one_of_ours_count_as_the_one_that_governs() -> None:
    found = aligned(
        "pro-Kurdish party",
        "pro/JJ/2/amod",
        "-/HYPH/2/punct",
        "Kurdish/NNP/3/amod",
        "party/NN/-/root",
    )
    assert shape(found) == [("pro-Kurdish", "NNP", 1, "amod"), ("party", "NN", 1, "root")]


def test_what_hangs_on_a_swallowed_word_hangs_on_the_whole() -> None:
    found = aligned(
        "very pro-Kurdish",
        "very/RB/1/advmod",
        "pro/JJ/3/amod",
        "-/HYPH/3/punct",
        "Kurdish/JJ/-/root",
    )
    assert shape(found) == [("very", "RB", 1, "advmod"), ("pro-Kurdish", "JJ", 1, "root")]


def test_blanks_that_govern_are_passed_over() -> None:
    found = aligned("Peru  left", "Peru/NNP/1/nsubj", " /_SP/2/dep", "left/VBD/-/root")
    assert shape(found) == [("Peru", "NNP", 1, "nsubj"), ("left", "VBD", 1, "root")]


@given(st.data())
def test_however_words_are_cut_there_are_no_circles(data: st.DataObject) -> None:
    text = data.draw(st.text("ab-.' 1", min_size=1, max_size=20))
    cuts = data.draw(st.sets(st.integers(1, len(text) - 1))) if len(text) > 1 else set()
    edges = [0, *sorted(cuts), len(text)]
    order = data.draw(st.permutations(range(len(edges) - 1)))
    heads = {order[0]: order[0]}
    for place, index in enumerate(order[1:], 1):
        heads[index] = order[data.draw(st.integers(0, place - 1))]
    nodes = [
        Node(text[a:b], a, b, "", "X", "NN", "_", heads[i], "dep", "dep")
        for i, (a, b) in enumerate(pairwise(edges))
    ]
    words = align(nodes, find_words(text), text)
    for at in range(len(words)):
        steps = 0
        while words[at].head != at:
            at, steps = words[at].head, steps + 1
            assert steps <= len(words)
