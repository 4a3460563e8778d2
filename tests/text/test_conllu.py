"""Documents are written as valid CoNLL-U that says what the document says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model import Article, Document, Sentence, Token
from foedera.text.conllu import render_conllu
from foedera.text.words import find_words
from tests.extract.conllu import document

UPOS = set(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)
PARSE = """
    Ana PROPN 3 nsubj B-Person
    Torres PROPN 1 flat I-Person
    left=leave VERB 0 root
    ~. PUNCT 3 punct

    Lima PROPN 3 nsubj B-Location
    will AUX 3 aux
    wait VERB 0 root
    ~. PUNCT 3 punct
"""

Row = list[str]
Block = tuple[list[str], list[Row]]


def blocks(conllu: str) -> list[Block]:
    """Return the comments and the rows of each sentence."""
    assert conllu == "" or conllu.endswith("\n\n")
    found = []
    for block in conllu.split("\n\n")[:-1]:
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        found.append(([line for line in lines if line.startswith("#")], rows))
    return found


def words(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row[0].isdigit()]


def ranges(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in rows if "-" in row[0]]


def misc(row: Row) -> dict[str, str]:
    return dict(entry.split("=", 1) for entry in row[9].split("|")) if row[9] != "_" else {}


def surface(rows: list[Row]) -> list[Row]:
    """Return the surface tokens: ranges, and words in none."""
    found, last = [], 0
    for row in rows:
        first, _, end = row[0].partition("-")
        if int(first) > last:
            found.append(row)
            last = int(end or first)
    return found


def rebuilt(rows: list[Row]) -> str:
    """Return what `# text` has to be."""
    parts = [
        row[1] + ("" if misc(row).get("SpaceAfter") == "No" else " ") for row in surface(rows)
    ]
    return "".join(parts).rstrip(" ")


def original(conllu: str) -> str:
    """Return the text with all its blanks."""
    text = ""
    escapes = {r"\n": "\n", r"\s": " ", r"\t": "\t", r"\r": "\r"}

    def unescaped(blanks: str) -> str:
        return re.sub(r"\\.", lambda match: escapes[match[0]], blanks)

    for _, rows in blocks(conllu):
        for row in surface(rows):
            said = misc(row)
            after = "" if said.get("SpaceAfter") == "No" else " "
            text += unescaped(said.get("SpacesBefore", "")) + row[1]
            text += unescaped(said["SpacesAfter"]) if "SpacesAfter" in said else after
    return text


def faults(conllu: str) -> list[str]:
    """Return what breaks the rules of levels 1 and 2 of the Universal Dependencies."""
    found, seen = [], set()
    for comments, rows in blocks(conllu):
        given_text = [c[9:] for c in comments if c.startswith("# text = ")]
        names = [c[12:] for c in comments if c.startswith("# sent_id = ")]
        if given_text != [rebuilt(rows)]:
            found.append(f"text {given_text} is not {rebuilt(rows)!r}")
        if len(names) != 1 or names[0] in seen or not re.fullmatch(r"\S+", names[0]):
            found.append(f"sent_id {names}")
        seen.update(names)
        found += row_faults(rows) + tree_faults(words(rows)) + range_faults(rows)
    return found


def row_faults(rows: list[Row]) -> list[str]:
    found = []
    for row in rows:
        if len(row) != 10 or not all(cell and cell == cell.strip() for cell in row):
            found.append(f"cells {row}")
        if any(re.search(r"\s", cell) for cell in row):
            found.append(f"blank in {row}")
        for cell in (row[5], row[9]):
            keys = [entry.partition("=")[0].lower() for entry in cell.split("|")]
            if keys != sorted(set(keys)):
                found.append(f"order of {cell}")
    found += [f"tag {row}" for row in words(rows) if row[3] not in UPOS]
    return found


def tree_faults(rows: list[Row]) -> list[str]:
    found = []
    if [row[0] for row in rows] != [str(number) for number in range(1, len(rows) + 1)]:
        found.append("numbers")
    heads = [0, *(int(row[6]) for row in rows)]
    if heads[1:].count(0) != 1:
        found.append("roots")
    for row in rows:
        if (row[6] == "0") != (row[7] == "root"):
            found.append(f"root {row}")
        at, steps = int(row[0]), 0
        while at and steps <= len(rows):
            if not 0 <= heads[at] <= len(rows):
                return [*found, f"head out of range {row}"]
            at, steps = heads[at], steps + 1
        if at:
            found.append(f"cycle {row}")
    return found


def range_faults(rows: list[Row]) -> list[str]:
    """Ranges stand before their words, do not overlap and carry nothing but blanks."""
    found, last = [], 0
    for number, row in enumerate(rows):
        if "-" not in row[0]:
            inside = int(row[0]) <= last
            if inside and any(key.startswith("Space") for key in misc(row)):
                found.append(f"blanks in a range {row}")
            continue
        first, end = map(int, row[0].split("-"))
        if not last < first < end or rows[number + 1][0] != str(first):
            found.append(f"range {row}")
        if row[2:9] != ["_"] * 7:
            found.append(f"cells of a range {row}")
        last = end
    return found


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of any text, cut into sentences at blanks, with any trees and names."""
    piece = st.sampled_from(
        ["don't", "Iran’s", "allies'", "cannot", "(", "“", "'s", "'", ".", "U.S.", "x", "é,"]
    )
    gap = st.sampled_from(["", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028"])
    text = "".join(draw(st.lists(st.one_of(piece, gap, st.text(max_size=3)), max_size=30)))
    spans = find_words(text)
    starts = [
        n
        for n, (start, _) in enumerate(spans)
        if n == 0 or (spans[n - 1][1] < start and draw(st.booleans()))
    ]
    sentences, tokens = [], []
    for paragraph, (first, last) in enumerate(pairwise([*starts, len(spans)])):
        sentences.append(Sentence(first, last, paragraph // 2 - 1))
        order = draw(st.permutations(range(first, last)))
        heads = {order[0]: order[0]}
        for number, index in enumerate(order[1:], 1):
            heads[index] = order[draw(st.integers(0, number - 1))]
        for index in range(first, last):
            start, end = spans[index]
            tokens.append(
                Token(
                    index,
                    text[start:end],
                    start,
                    end,
                    lemma=draw(st.sampled_from(["", "be", "_"])),
                    upos=draw(st.sampled_from(sorted(UPOS))),
                    xpos=draw(st.sampled_from(["POS", "VBZ", "NN"])),
                    feats=draw(st.sampled_from(["_", "Tense=Past|Mood=Ind", "A=1|b=2|C=3"])),
                    head=heads[index],
                    deprel=draw(st.sampled_from(["root", "nsubj", "obl:agent"])),
                    entity=draw(st.sampled_from(["O", "B-Person", "I-Person"])),
                )
            )
    return Document(Article("", "made up", text), tuple(tokens), tuple(sentences), ())


@given(documents())
def test_every_document_is_valid(doc: Document) -> None:
    assert faults(render_conllu(doc)) == []


@given(documents())
def test_words_and_heads_come_back(doc: Document) -> None:
    found = [
        [(row[1], int(row[6])) for row in words(rows)] for _, rows in blocks(render_conllu(doc))
    ]
    told = [
        [
            (t.text, 0 if t.head == t.index else t.head - sentence.first + 1)
            for t in doc.words(sentence)
        ]
        for sentence in doc.sentences
    ]
    assert found == told


@given(documents())
def test_the_text_comes_back_but_for_the_kind_of_rare_blanks(doc: Document) -> None:
    if doc.tokens:
        rare = r"[^\S \n\r\t]"
        assert original(render_conllu(doc)) == re.sub(rare, " ", doc.article.text)


def test_every_cell_of_a_word_is_written() -> None:
    _, rows = blocks(render_conllu(document(PARSE)))[0]
    assert rows[0] == "1 Ana Ana PROPN NNP _ 3 nsubj _ NER=B-Person".split()
    assert rows[2] == "3 left leave VERB VBD _ 0 root _ SpaceAfter=No".split()


def test_sentences_are_numbered_under_the_name_of_the_document() -> None:
    comments = [comment for comment, _ in blocks(render_conllu(document(PARSE)))]
    assert comments[0] == [
        "# newdoc id = test",
        "# newpar",
        "# sent_id = test-1",
        "# text = Ana Torres left.",
    ]
    assert comments[1] == ["# newpar", "# sent_id = test-2", "# text = Lima will wait."]


def test_sentences_of_one_paragraph_are_not_parted() -> None:
    doc = document(PARSE)
    together = replace(doc, sentences=tuple(replace(s, paragraph=0) for s in doc.sentences))
    assert render_conllu(together).count("# newpar") == 1


def test_the_dateline_is_in_the_first_paragraph() -> None:
    doc = document(PARSE)
    first, second = doc.sentences
    sentences = (replace(first, paragraph=-1), replace(second, paragraph=0))
    assert render_conllu(replace(doc, sentences=sentences)).count("# newpar") == 1


def test_a_name_with_blanks_makes_no_blank_in_an_identifier() -> None:
    doc = document(PARSE)
    named = replace(doc, article=replace(doc.article, name="my first text"))
    assert "# sent_id = my_first_text-2\n" in render_conllu(named)


@pytest.mark.parametrize(
    ("parse", "surface_token"),
    [
        ("They PRON 3 nsubj\ndo AUX 3 aux\n~n't PART 0 root", ("2-3", "don't")),
        ("Peru PROPN 3 nmod:poss\n~’s PART 1 case\nenvoy NOUN 0 root", ("1-2", "Peru’s")),
        ("They PRON 0 root\n~'re AUX 1 cop", ("1-2", "They're")),
        ("can AUX 0 root\n~not PART 1 advmod", ("1-2", "cannot")),
        ("gon VERB 0 root\n~na PART 1 mark", ("1-2", "gonna")),
        (
            "could AUX 4 aux\n~n't PART 4 advmod\n~'ve AUX 4 aux\ngone VERB 0 root",
            ("1-3", "couldn't've"),
        ),
    ],
)
def test_contractions_are_one_surface_token(parse: str, surface_token: tuple[str, str]) -> None:
    _, rows = blocks(render_conllu(document(parse)))[0]
    assert ranges(rows) == [surface_token]


def test_an_apostrophe_of_possession_is_in_the_surface_token() -> None:
    doc = document("allies NOUN 3 nmod:poss\n~' PART 1 case\nplan NOUN 0 root")
    tokens = (doc.tokens[0], replace(doc.tokens[1], xpos="POS"), doc.tokens[2])
    _, rows = blocks(render_conllu(replace(doc, tokens=tokens)))[0]
    assert ranges(rows) == [("1-2", "allies'")]


@pytest.mark.parametrize(
    "parse",
    [
        "long ADJ 3 amod\n~- PUNCT 1 punct\n~term NOUN 0 root",
        "word NOUN 0 root\n~' PUNCT 1 punct",
        "“ PUNCT 2 punct\n~'s VERB 0 root",
        "7 NUM 2 nummod\n~pm NOUN 0 root",
        "it PRON 2 nsubj\n's AUX 0 root",
    ],
)
def test_other_neighbours_are_not_one_surface_token(parse: str) -> None:
    _, rows = blocks(render_conllu(document(parse)))[0]
    assert ranges(rows) == []


def test_the_blank_after_a_contraction_is_told_on_its_own_line() -> None:
    doc = document("do AUX 0 root\n~n't PART 1 advmod\n~! PUNCT 1 punct")
    _, rows = blocks(render_conllu(doc))[0]
    assert [row[9] for row in rows] == ["SpaceAfter=No", "_", "_", "SpaceAfter=No"]


def test_features_are_sorted() -> None:
    doc = document("left VERB 0 root")
    token = replace(doc.tokens[0], feats="Tense=Past|Mood=Ind|VerbForm=Fin")
    _, rows = blocks(render_conllu(replace(doc, tokens=(token,))))[0]
    assert rows[0][5] == "Mood=Ind|Tense=Past|VerbForm=Fin"


def test_only_the_root_has_the_relation_root() -> None:
    doc = document("Peru PROPN 2 root\nleft VERB 0 nsubj")
    _, rows = blocks(render_conllu(doc))[0]
    assert [row[7] for row in rows] == ["dep", "root"]


def test_a_text_without_words_is_nothing() -> None:
    assert render_conllu(Document(Article("", "x", " \n"), (), (), ())) == ""
