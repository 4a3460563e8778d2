"""Articles are parsed by the shipped pipeline (marked `model`)."""

import pytest

from foedera.model import Article, Document
from foedera.text.annotate import annotate

TEXT = (
    "LIMA: Peru and Ecuador signed a border treaty on Monday. Foreign Minister Ana Torres said "
    "it would not change anything.\n\nThe U.S. welcomed the pact."
)


def read(text: str) -> Document:
    return annotate(Article(id="", name="", text=text))


@pytest.mark.model
def test_offsets_point_at_the_words() -> None:
    doc = read(TEXT)
    assert all(TEXT[t.start : t.end] == t.text for t in doc.tokens)


@pytest.mark.model
def test_sentences_are_parted() -> None:
    doc = read(TEXT)
    assert [doc.quote(s.first, s.last)[:11] for s in doc.sentences] == [
        "LIMA: Peru ",
        "Foreign Min",
        "The U.S. we",
    ]


@pytest.mark.model
def test_each_sentence_is_a_tree_of_its_own() -> None:
    doc = read(TEXT)
    for sentence in doc.sentences:
        roots = [t for t in doc.words(sentence) if t.head == t.index]
        assert len(roots) == 1
        assert all(sentence.first <= t.head < sentence.last for t in doc.words(sentence))


@pytest.mark.model
def test_subject_and_object_are_found() -> None:
    doc = read("Peru invaded Ecuador.")
    assert [(t.text, t.deprel) for t in doc.tokens[:3]] == [
        ("Peru", "nsubj"),
        ("invaded", "root"),
        ("Ecuador", "obj"),
    ]


@pytest.mark.model
def test_names_are_found() -> None:
    doc = read("Ana Torres flew to Lima on Monday.")
    assert [(e.text, e.label) for e in doc.entities][:2] == [
        ("Ana Torres", "Person"),
        ("Lima", "Location"),
    ]


@pytest.mark.model
def test_neighbouring_articles_do_not_change_a_reading() -> None:
    first = read(TEXT)
    read("Something else entirely happened in Quito.")
    assert read(TEXT) == first


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", " \n ", ".", "x" * 5000, "word " * 3000, "\u200b", "é" * 50]
)
def test_odd_texts_are_read(text: str) -> None:
    doc = read(text)
    assert sum(s.last - s.first for s in doc.sentences) == len(doc.tokens)
