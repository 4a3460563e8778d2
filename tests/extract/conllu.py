"""Documents for tests: a parse in a few columns, one word a line.

The columns are word (with its lemma, if that is not plain: "flew=fly"), part of speech, head (from
1; 0 for the root), relation and, if the word is in a name, its label ("B-Person", "I-Person").
Sentences are parted by a blank line.  The text is the
words with a blank between them, but none before a word that begins with "~", which is taken off.
"""

from __future__ import annotations

from datetime import date

from foedera.model import Article, Document, Entity, Sentence, Token


def document(parse: str, *, published: date | None = date(2025, 1, 18)) -> Document:
    """Return the document that *parse* writes down."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for number, block in enumerate(parse.strip().split("\n\n")):
        first = len(tokens)
        for line in block.strip().splitlines():
            cells = [*line.split(), "O"][:5]
            form, upos, head, deprel, label = cells
            word, _, lemma = form.partition("=")
            if not word.startswith("~") and text:
                text += " "
            word = word.removeprefix("~") or "~"
            index = len(tokens)
            governor = first + int(head) - 1 if head != "0" else index
            start, end = len(text), len(text) + len(word)
            text += word
            lemma, xpos = lemma or _lemma(word, upos), _xpos(word, upos)
            place = (index, word, start, end)
            tokens.append(Token(*place, lemma, upos, xpos, "_", governor, deprel, label))
        sentences.append(Sentence(first, len(tokens), number))
    article = Article("0" * 64, "test", text, published=published)
    return Document(article, tuple(tokens), tuple(sentences), _entities(tokens, text))


def word(doc: Document, text: str, *, nth: int = 1) -> int:
    """Return the index of the *nth* word *text*."""
    return [token.index for token in doc.tokens if token.text == text][nth - 1]


def _lemma(word: str, upos: str) -> str:
    if upos == "PROPN":
        return word
    if upos == "NOUN" and word.endswith("ies"):
        return word.lower()[:-3] + "y"
    return word.lower().removesuffix("s") if upos == "NOUN" else word.lower()


def _xpos(word: str, upos: str) -> str:
    plural = word.endswith(("s", "men"))
    if upos in ("NOUN", "PROPN"):
        return {"NOUN": "NN", "PROPN": "NNP"}[upos] + ("S" if plural else "")
    return {"ADJ": "JJ", "VERB": "VBD", "PRON": "PRP", "DET": "DT"}.get(upos, upos)


def _entities(tokens: list[Token], text: str) -> tuple[Entity, ...]:
    found: list[Entity] = []
    first = None
    for token in [*tokens, None]:
        if first is not None and (token is None or not token.entity.startswith("I-")):
            last = token.index if token is not None else len(tokens)
            label = tokens[first].entity.removeprefix("B-")
            quote = text[tokens[first].start : tokens[last - 1].end]
            found.append(Entity(label, first, last, quote))
            first = None
        if token is not None and token.entity.startswith("B-"):
            first = token.index
    return tuple(found)
