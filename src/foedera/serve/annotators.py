"""Which language pipeline parses: the shipped one, or a spaCy pipeline by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.model import Article, Document


def load_annotator(language_model: str | None) -> Callable[[Article], Document]:
    """Return the pipeline that the option `--language-model` names.

    Raises:
        ModelError: there is no such pipeline, or it cannot parse.
    """
    if language_model is not None:
        from foedera.text.spacy_model import load_spacy

        return load_spacy(language_model)
    from foedera.text.annotate import annotate

    return annotate
