"""The best tree is found, and it is a tree."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.trees import find_tree

small_scores = st.integers(1, 4).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(-9, 9), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n
    )
)


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        seen = set()
        at = start
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def best_by_force(scores: list[list[int]]) -> int:
    count = len(scores)
    trees = (h for h in product(range(-1, count), repeat=count) if is_tree(list(h)))
    return max(sum(scores[d][h + 1] for d, h in enumerate(heads)) for heads in trees)


@given(small_scores)
def test_result_is_a_tree_with_one_root(scores: list[list[int]]) -> None:
    assert is_tree(find_tree(np.array(scores, dtype=np.float32)))


@given(small_scores)
def test_no_tree_scores_better(scores: list[list[int]]) -> None:
    heads = find_tree(np.array(scores, dtype=np.float32))
    assert sum(scores[d][h + 1] for d, h in enumerate(heads)) == best_by_force(scores)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 5], [1, 9, 0]], dtype=np.float32)
    assert find_tree(scores) == [-1, 0]
