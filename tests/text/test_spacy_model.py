"""spaCy pipelines in place of the shipped one; theirs are made here and know a few sentences."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedera.errors import ModelError
from foedera.model import Article, Dateline, Document, Token
from foedera.pipeline import load_knowledge, read_article
from foedera.text.spacy_model import load_spacy
from tests.text.parses import SIGNED, Word, text_of, words_of

spacy = pytest.importorskip("spacy")

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Train = Callable[..., str]

SIGNED_UD = """
Peru     NNP PROPN 2 nsubj B-GPE
signed=sign VBD VERB 0 ROOT
a        DT  DET   4 det
treaty   NN  NOUN  2 obj
with     IN  ADP   6 case
Ecuador  NNP PROPN 2 obl B-GPE
~.       .   PUNCT 2 punct
"""
LEFT = """
Chile    NNP PROPN 2 nsubj B-GPE
left=leave VBD VERB 0 ROOT
~.       .   PUNCT 2 punct
"""


@spacy.Language.factory("foedera_given_parses")
class Given:
    """Gives words the parses it was told, and others a chain without labels of a scheme."""

    def __init__(self, nlp: Any, name: str, parses: list[str], layers: list[str]) -> None:
        self._known = {
            tuple(word.text for word in words): words for words in map(words_of, parses)
        }
        self._layers = layers

    def __call__(self, doc: Doc) -> Doc:
        forms = [token.text for token in doc]
        words = self._known.get(tuple(forms)) or tuple(
            Word(form, index > 0, form, "NN", "NOUN", max(index - 1, 0), "dep", "O")
            for index, form in enumerate(forms)
        )
        given: dict[str, Any] = {
            "heads": [word.head for word in words],
            "deps": ["ROOT" if w.head == i else w.label for i, w in enumerate(words)],
            "tags": [word.tag for word in words],
            "pos": [word.upos for word in words],
            "lemmas": [word.lemma for word in words],
            "ents": [word.name for word in words],
        }
        spaces = [bool(token.whitespace_) for token in doc]
        kept = {layer: given[layer] for layer in self._layers}
        return type(doc)(doc.vocab, words=forms, spaces=spaces, **kept)


@pytest.fixture
def trained(tmp_path: Path) -> Train:
    """Return what saves a pipeline that knows some parses, and gives its path."""

    def train(*parses: str, without: tuple[str, ...] = ()) -> str:
        layers = ["heads", "deps", "tags", "pos", "lemmas", "ents"]
        config = {"parses": parses, "layers": [i for i in layers if i not in without]}
        nlp = spacy.blank("en")
        nlp.add_pipe("foedera_given_parses", config=config)
        nlp.to_disk(tmp_path / "pipeline")
        return str(tmp_path / "pipeline")

    return train


def article(text: str, **changes: Any) -> Article:
    return Article(id="", name="", text=text, **changes)


def arcs(doc: Document) -> list[tuple[str, str, str]]:
    return [(t.text, t.deprel, doc.tokens[t.head].text) for t in doc.tokens]


def word(doc: Document, text: str) -> Token:
    return next(token for token in doc.tokens if token.text == text)


def read(train: Train, parse: str) -> Document:
    return load_spacy(train(parse))(article(text_of(words_of(parse))))


def test_clear_trees_are_rebuilt(trained: Train) -> None:
    assert arcs(read(trained, SIGNED)) == [
        ("Peru", "nsubj", "signed"),
        ("signed", "root", "signed"),
        ("a", "det", "treaty"),
        ("treaty", "obj", "signed"),
        ("with", "case", "Ecuador"),
        ("Ecuador", "obl", "signed"),
        (".", "punct", "signed"),
    ]


def test_universal_trees_stay_as_they_are(trained: Train) -> None:
    assert arcs(read(trained, SIGNED_UD)) == arcs(read(trained, SIGNED))


def test_words_keep_lemma_and_tags(trained: Train) -> None:
    signed = word(read(trained, SIGNED), "signed")
    assert (signed.lemma, signed.upos, signed.xpos, signed.feats) == (
        "sign",
        "VERB",
        "VBD",
        "_",
    )


def test_a_pipeline_without_lemmas_gets_ours(trained: Train) -> None:
    doc = load_spacy(trained(SIGNED, without=("lemmas",)))(article(text_of(words_of(SIGNED))))
    assert [token.lemma for token in doc.tokens[:4]] == ["Peru", "sign", "a", "treaty"]


def test_offsets_point_at_the_words(trained: Train) -> None:
    text = f"  {text_of(words_of(LEFT))}\n\n{text_of(words_of(SIGNED))} "
    doc = load_spacy(trained(SIGNED, LEFT))(article(text))
    assert [text[t.start : t.end] for t in doc.tokens] == [t.text for t in doc.tokens]


def test_each_sentence_is_a_tree_of_its_own(trained: Train) -> None:
    text = text_of(words_of(SIGNED + LEFT))
    doc = load_spacy(trained(f"{SIGNED}\n\n{LEFT}"))(article(text))
    roots = [t.text for s in doc.sentences for t in doc.words(s) if t.head == t.index]
    assert roots == ["signed", "left"]


def test_blank_lines_end_paragraphs(trained: Train) -> None:
    text = "\n\n".join(text_of(words_of(parse)) for parse in (SIGNED, LEFT))
    doc = load_spacy(trained(SIGNED, LEFT))(article(text))
    assert [(s.first, s.last, s.paragraph) for s in doc.sentences] == [(0, 7, 0), (7, 10, 1)]


def test_the_dateline_is_a_sentence_of_its_own(trained: Train) -> None:
    text = f"LIMA, March 3 - {text_of(words_of(SIGNED))}"
    told = article(text, published=date(2026, 3, 4), dateline=Dateline("Lima"))
    doc = load_spacy(trained(SIGNED))(told)
    assert [doc.quote(s.first, s.last) for s in doc.sentences][-1] == text_of(words_of(SIGNED))


def test_the_dateline_is_in_no_paragraph(trained: Train) -> None:
    text = f"LIMA, March 3 - {text_of(words_of(SIGNED))}"
    told = article(text, published=date(2026, 3, 4), dateline=Dateline("Lima"))
    doc = load_spacy(trained(SIGNED))(told)
    assert {s.paragraph for s in doc.sentences[:-1]} == {-1}


def test_blanks_are_no_words(trained: Train) -> None:
    doc = load_spacy(trained())(article("Peru  signed\n a \t treaty"))
    assert [token.text for token in doc.tokens] == ["Peru", "signed", "a", "treaty"]


def test_compounds_that_spacy_keeps_are_parted(trained: Train) -> None:
    doc = read(
        trained,
        """
        U.S.-backed JJ  ADJ  2 amod
        rebels=rebel NNS NOUN 3 nsubj
        left=leave  VBD VERB 0 ROOT
        """,
    )
    assert arcs(doc) == [
        ("U.S.", "compound", "backed"),
        ("-", "punct", "U.S."),
        ("backed", "amod", "rebels"),
        ("rebels", "nsubj", "left"),
        ("left", "root", "left"),
    ]


def test_a_part_of_a_compound_has_a_lemma(trained: Train) -> None:
    doc = read(trained, "U.S.-backed JJ ADJ 2 amod\nrebels=rebel NNS NOUN 0 ROOT")
    assert word(doc, "backed").lemma == "back"


def test_compounds_that_spacy_parts_have_universal_heads(trained: Train) -> None:
    doc = read(
        trained,
        """
        Iran   NNP PROPN 3 npadvmod B-GPE
        ~-     HYPH PUNCT 3 punct
        ~backed=back VBN VERB 4 amod
        rebels=rebel NNS NOUN 0 ROOT
        """,
    )
    assert arcs(doc)[:3] == [
        ("Iran", "obl:unmarked", "backed"),
        ("-", "punct", "Iran"),
        ("backed", "amod", "rebels"),
    ]


def test_names_have_our_kinds(trained: Train) -> None:
    doc = read(trained, SIGNED)
    assert [(e.label, e.text) for e in doc.entities] == [
        ("Location", "Peru"),
        ("Location", "Ecuador"),
    ]


def test_words_know_what_name_they_are_in(trained: Train) -> None:
    doc = read(trained, "Ana NNP PROPN 2 compound B-PERSON\nTorres NNP PROPN 0 ROOT I-PERSON")
    assert [token.entity for token in doc.tokens] == ["B-Person", "I-Person"]


def test_the_name_of_a_person_hangs_on_its_first_word(trained: Train) -> None:
    doc = read(
        trained,
        """
        Ana    NNP PROPN 2 compound B-PERSON
        Torres NNP PROPN 4 poss     I-PERSON
        ~'s    POS PART  2 case     I-PERSON
        plan   NN  NOUN  0 ROOT
        """,
    )
    assert arcs(doc)[:3] == [
        ("Ana", "nmod:poss", "plan"),
        ("Torres", "flat", "Ana"),
        ("'s", "case", "Ana"),
    ]


def test_the_mark_of_the_possessor_is_not_in_the_name(trained: Train) -> None:
    doc = read(
        trained,
        "Peru NNP PROPN 3 poss B-GPE\n~'s POS PART 1 case I-GPE\narmy NN NOUN 0 ROOT",
    )
    assert [e.text for e in doc.entities] == ["Peru"]


def test_kinds_of_names_that_are_not_ours_are_dropped(trained: Train) -> None:
    doc = read(trained, "two CD NUM 2 nummod B-CARDINAL\npacts=pact NNS NOUN 0 ROOT")
    assert doc.entities == ()


@pytest.mark.parametrize("text", ["", " \n ", ".", "x" * 500, "word " * 300, "\u200b", "é-é"])
def test_odd_texts_are_read(trained: Train, text: str) -> None:
    doc = load_spacy(trained())(article(text))
    assert sum(s.last - s.first for s in doc.sentences) == len(doc.tokens)


@pytest.mark.parametrize("parse", [SIGNED, SIGNED_UD])
def test_events_are_coded_from_either_scheme(trained: Train, parse: str) -> None:
    annotator = load_spacy(trained(parse))
    told = article(text_of(words_of(parse)), published=date(2026, 3, 4))
    reading = read_article(told, load_knowledge(), annotator=annotator)
    assert [
        (event.cameo, {actor.code for actor in (*event.source, *event.target)})
        for event in reading.events
    ] == [("057", {"PER", "ECU"})]


def test_a_pipeline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="'no_such_pipeline' is not installed"):
        load_spacy("no_such_pipeline")


def test_a_folder_that_is_no_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not installed"):
        load_spacy(str(tmp_path))


def test_a_pipeline_without_parser_is_told(trained: Train) -> None:
    with pytest.raises(ModelError, match="lacks a parser"):
        load_spacy(trained(without=("heads", "deps")))


def test_a_pipeline_without_tagger_is_told(trained: Train) -> None:
    with pytest.raises(ModelError, match="lacks a tagger"):
        load_spacy(trained(without=("pos", "tags")))


def test_a_pipeline_with_unknown_parts_is_told(trained: Train) -> None:
    config = Path(trained()) / "config.cfg"
    config.write_text(re.sub('foedera_given_parses"', 'no_such_part"', config.read_text()))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_spacy(str(config.parent))


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModelError, match=r'pip install "foedera\[spacy\]"'):
        load_spacy("en_core_web_sm")
