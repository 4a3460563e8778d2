"""Words are cut as the treebanks cut them."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.words import find_words


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in find_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't agree.", "They|do|n't|agree|."),
        ("Peru’s envoy can’t travel", "Peru|’s|envoy|ca|n’t|travel"),
        ("a U.S.-backed plan", "a|U.S.|-|backed|plan"),
        ("the pro-Kurdish party", "the|pro-Kurdish|party"),
        ("long-term ties", "long|-|term|ties"),
        ("Mr. Brown met J. Smith on Jan. 5.", "Mr.|Brown|met|J.|Smith|on|Jan.|5|."),
        ("$1,000.50 at 9:30", "$|1,000.50|at|9:30"),
        ("in the 1990s, on the 18th", "in|the|1990s|,|on|the|18th"),
        ("signed 2025-01-17", "signed|2025-01-17"),
        ("We cannot wait", "We|can|not|wait"),
        ("“No deal,” he said…", "“|No|deal|,|”|he|said|…"),
        ("see https://example.org/a?b=c.", "see|https://example.org/a?b=c|."),
    ],
)
def test_words_are_cut(text: str, words: str) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DON'T PANIC", "DO|N'T|PANIC"),
        ("IT'S OVER", "IT|'S|OVER"),
        ("I'd've gone", "I|'d|'ve|gone"),
        ("dont say it isnt so", "do|nt|say|it|is|nt|so"),
        ("thats what youre told", "that|s|what|you|re|told"),
        ("its own terms", "its|own|terms"),
        ("Im sure", "I|m|sure"),
        ("Im Sang-ho resigned", "Im|Sang|-|ho|resigned"),
        ("the allies’ plan", "the|allies|’|plan"),
    ],
)
def test_contractions_are_parted(text: str, words: str) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    "word",
    ["Qur'an", "Sana’a", "N'Djamena", "d’Ivoire", "Sha'ban", "gov't", "O'Hara", "Mi'kmaq"],
)
def test_an_apostrophe_within_a_name_parts_nothing(word: str) -> None:
    assert cut(f"the {word}'s") == f"the|{word}|'s"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at 7:30pm, 5.5km off", "at|7:30|pm|,|5.5|km|off"),
        ("$3.5bn or €40m", "$|3.5|bn|or|€|40|m"),
        ("US$5 and HK$10", "US$|5|and|HK$|10"),
        ("in the 1930's", "in|the|1930's"),
        ("2030's end", "2030|'s|end"),
        ("up to 2.7. Then", "up|to|2.7|.|Then"),
        ("a rise of .5 points", "a|rise|of|.5|points"),
        ("call 555-0142 or 202-555-0142.", "call|555-0142|or|202-555-0142|."),
        ("1914-1918", "1914|-|1918"),
        ("pages 3-14", "pages|3|-|14"),
        ("as shown [3,14]", "as|shown|[|3|,|14|]"),
        ("No. 5 and no. But", "No.|5|and|no|.|But"),
        ("art. 7 of modern art. She", "art.|7|of|modern|art|.|She"),
    ],
)
def test_numbers_are_told_from_what_they_count(text: str, words: str) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fruit, etc. They left", "fruit|,|etc|.|They|left"),
        ("fruit, etc., and more", "fruit|,|etc.|,|and|more"),
        ("at 9 p.m.\n\nThen", "at|9|p.m|.|Then"),
        ("at 9 p.m. on Friday", "at|9|p.m.|on|Friday"),
        ("owned by Acme Inc.", "owned|by|Acme|Inc|."),
        ("Acme Inc. paid", "Acme|Inc.|paid"),
        ("the U.S economy", "the|U.S|economy"),
        ("a Ph.D. in law", "a|Ph.D.|in|law"),
        ("E. coli spread", "E.|coli|spread"),
    ],
)
def test_a_full_stop_goes_with_an_abbreviation_that_ends_no_sentence(
    text: str, words: str
) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anti-Corruption Agency", "Anti-Corruption|Agency"),
        ("the Non-Aligned", "the|Non-Aligned"),
        ("Vice-President", "Vice|-|President"),
        ("by E-mail in mid-1990s", "by|E-mail|in|mid-1990s"),
        ("Sher-e-Bangla", "Sher|-|e|-|Bangla"),
        ("twenty-five", "twenty|-|five"),
    ],
)
def test_a_bound_prefix_stays_with_its_word(text: str, words: str) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    "word",
    [
        "ana@example.org",
        "ana@example",
        "@ana_torres",
        "#Elections2026",
        "example.org",
        "example.co.uk",
        "example.com/news/today",
        "report_v2.PDF",
        "sci.math.research",
        "AT&T",
        "R&D",
        "s/he",
        "<<",
        "-->",
        "$$$",
        "?!",
        ":-)",
        "+44",
        "cafe\u0301",
    ],
)
def test_what_looks_parted_is_one_word(word: str) -> None:
    assert cut(f"see {word} now") == f"see|{word}|now"


@pytest.mark.parametrize(
    "chunk", ["a-", "a.", "aa.", "a'b", "1,", "a@", ".a", "etc.", "[1,", "no", "-", "=", "x_"]
)
def test_a_long_chunk_is_cut_in_time(chunk: str) -> None:
    begun = process_time()
    find_words(chunk * 10_000)
    assert process_time() - begun < 2


def test_a_stretch_of_the_text_is_cut_by_itself() -> None:
    assert find_words("We met Ana", 3, 6) == [(3, 6)]


@given(st.text(max_size=200))
def test_words_hold_every_character_that_is_no_blank(text: str) -> None:
    assert "".join(text[a:b] for a, b in find_words(text)) == "".join(text.split())


@given(st.text(max_size=200))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_words(text)
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
