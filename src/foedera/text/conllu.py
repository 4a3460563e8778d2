"""A document to CoNLL-U, the file format of Universal Dependencies.

Contractions and possessives are one surface token of several words ("8-9 don't"), as in the
English treebanks EWT and GUM.  What stands between two tokens is kept: SpaceAfter=No for nothing,
no mark for one blank, SpacesAfter (with the escapes of UDPipe) for anything else, so that the text
can be put together again.  Names are in MISC: NER=B-Person.  Nothing is read or corrected here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model import Document, Sentence, Token

# One that opens nothing is behind a word: Iran's, they’re; "n't" is told by its letters.
_CLITIC = re.compile(r"['’´`](?:s|re|ve|ll|d|m)", re.IGNORECASE)
_OPENING = "([{“‘«"
_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def render_conllu(doc: Document) -> str:
    """Return *doc* in CoNLL-U, each sentence with a blank line after it; "" if it has no words.

    Blanks other than the space, the tabulator and the ends of lines are written as a space.
    """
    blocks: list[str] = []
    paragraph = -1
    name = "_".join(doc.article.name.split()) or "text"
    for number, sentence in enumerate(doc.sentences, 1):
        lines = [] if blocks else [f"# newdoc id = {name}"]
        begun = max(sentence.paragraph, 0)  # the dateline stands in the first paragraph
        if begun != paragraph:
            lines.append("# newpar")
            paragraph = begun
        lines += [f"# sent_id = {name}-{number}", f"# text = {_text(doc, sentence)}"]
        for group in _surface_tokens(doc.words(sentence)):
            lines += _token_lines(doc, sentence, group)
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def _text(doc: Document, sentence: Sentence) -> str:
    words = doc.words(sentence)
    pieces = (word.text + (" " if _gap_after(doc, word) else "") for word in words)
    return "".join(pieces).rstrip(" ")


def _surface_tokens(words: tuple[Token, ...]) -> list[list[Token]]:
    """Return *words* in groups: those of one surface token together."""
    groups: list[list[Token]] = []
    for word in words:
        if groups and _continues(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _continues(before: Token, word: Token) -> bool:
    """Return whether *word* was cut off the word *before* it."""
    if before.end != word.start or before.text[-1] in _OPENING:
        return False
    if before.text[-1].isalpha() and word.text[0].isalpha():  # do|n't, can|not
        return True
    return _CLITIC.fullmatch(word.text) is not None or word.xpos == "POS"  # the allies|'


def _token_lines(doc: Document, sentence: Sentence, group: list[Token]) -> Iterator[str]:
    spaces = _spaces(doc, group[0], group[-1])
    if len(group) == 1:
        yield _word_line(sentence, group[0], spaces)
        return
    first, last = (word.index - sentence.first + 1 for word in (group[0], group[-1]))
    form = "".join(word.text for word in group)
    yield _line(f"{first}-{last}", form, *["_"] * 7, _misc(spaces))
    for word in group:
        yield _word_line(sentence, word, {})


def _word_line(sentence: Sentence, word: Token, spaces: dict[str, str]) -> str:
    root = word.head == word.index
    relation = word.deprel if (word.deprel == "root") == root else "root" if root else "dep"
    return _line(
        str(word.index - sentence.first + 1),
        word.text,
        word.lemma or "_",
        word.upos,
        word.xpos or "_",
        _sorted(word.feats.split("|")),
        "0" if root else str(word.head - sentence.first + 1),
        relation,
        "_",
        _misc({"NER": word.entity, **spaces} if word.entity != "O" else spaces),
    )


def _line(*cells: str) -> str:
    return "\t".join(cells)


def _spaces(doc: Document, first: Token, last: Token) -> dict[str, str]:
    """Return what MISC says of the blanks around the surface token from *first* to *last*."""
    found: dict[str, str] = {}
    gap = _gap_after(doc, last)
    if not gap:
        found["SpaceAfter"] = "No"
    elif gap != " ":
        found["SpacesAfter"] = _escaped(gap)
    if first.index == 0 and first.start > 0:
        found["SpacesBefore"] = _escaped(doc.article.text[: first.start])
    return found


def _gap_after(doc: Document, word: Token) -> str:
    following = word.index + 1
    end = doc.tokens[following].start if following < len(doc.tokens) else None
    return doc.article.text[word.end : end]


def _escaped(blanks: str) -> str:
    return "".join(_ESCAPES.get(blank, r"\s") for blank in blanks)


def _misc(entries: dict[str, str]) -> str:
    return _sorted([f"{key}={value}" for key, value in entries.items()])


def _sorted(entries: list[str]) -> str:
    return "|".join(sorted(entries, key=lambda entry: entry.partition("=")[0].lower())) or "_"
