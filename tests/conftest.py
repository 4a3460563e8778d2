"""Builders of articles, mentions and readings; quotations are found by their words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from foedera.model import (
    ActorMention,
    AgreementMention,
    Article,
    Basis,
    EventMention,
    Evidence,
    Reading,
    Status,
    When,
    content_id,
)

TEXT = (
    "France and Ruritania signed a fisheries accord on Tuesday. Borduria condemned the accord."
)


def article(text: str = TEXT, *, name: str = "accord", **changes: Any) -> Article:
    """Return an article of which only the text matters."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return replace(Article(id=digest, name=name, text=text), **changes)


def actor(source: Article, words: str, *, code: str, **changes: Any) -> ActorMention:
    """Return the actor that *words* of the article name."""
    start = source.text.index(words)
    mention = ActorMention(
        code=code, sector="GOV", name=words, text=words, start=start, end=start + len(words)
    )
    return replace(mention, **changes)


def evidence(source: Article, words: str, *, rule: str = "test") -> Evidence:
    """Return *words* of the article as evidence."""
    start = source.text.index(words)
    return Evidence(start, start + len(words), words, rule)


def on(day: str, *, basis: Basis = Basis.EXPLICIT, text: str | None = None) -> When:
    """Return a single day."""
    return When(date.fromisoformat(day), date.fromisoformat(day), basis, text)


def event(
    source: Article,
    words: str,
    *,
    by: tuple[ActorMention, ...],
    to: tuple[ActorMention, ...] = (),
    **changes: Any,
) -> EventMention:
    """Return an event that *words* of the article tell; mutual if nobody suffers it."""
    found = evidence(source, words)
    mention = EventMention(
        id="",
        type="ACCUSE" if to else "SUPPORT",
        mode="disapprove" if to else None,
        contexts=("diplomatic",),
        cameo="111" if to else "057",
        score=-2.0 if to else 5.0,
        source=by,
        target=to,
        mutual=not to,
        status=Status.ACTUAL,
        when=When(),
        place=None,
        said_by=(),
        confidence=0.8,
        evidence=found,
    )
    mention = replace(mention, **changes)
    return mention if mention.id else replace(mention, id=content_id(source.id, repr(mention)))


def agreement(
    source: Article, words: str, *, parties: tuple[ActorMention, ...], **changes: Any
) -> AgreementMention:
    """Return an agreement that *words* of the article tell of."""
    mention = AgreementMention(
        id="",
        name="fisheries accord",
        kind="treaty",
        parties=parties,
        step="signed",
        when=When(),
        place=None,
        term=None,
        provisions=(),
        links=(),
        said_by=(),
        evidence=evidence(source, words),
    )
    mention = replace(mention, **changes)
    return mention if mention.id else replace(mention, id=content_id(source.id, repr(mention)))


def reading(source: Article | None = None, **parts: Any) -> Reading:
    """Return a reading of *source* with *parts*, or of a small article with one of each."""
    if source is not None:
        return Reading(source, **parts)
    source = article(published=date(2026, 3, 4), publisher="Courier", headline="Accord signed")
    france = actor(source, "France", code="FRA")
    ruritania = actor(source, "Ruritania", code="RUR")
    borduria = actor(source, "Borduria", code="BOR")
    signed = "France and Ruritania signed a fisheries accord on Tuesday"
    tuesday = on("2026-03-03", basis=Basis.RELATIVE, text="Tuesday")
    return Reading(
        source,
        events=(
            event(source, signed, by=(france, ruritania), when=tuesday),
            event(
                source, "Borduria condemned the accord", by=(borduria,), to=(france, ruritania)
            ),
        ),
        agreements=(agreement(source, signed, parties=(france, ruritania), when=tuesday),),
    )
