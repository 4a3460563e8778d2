"""Terms of office as times: "his first term", "Obama's second term".

In go the article, who is meant by the words before "term", and the offices that persons held; out
come time expressions with the days of that term. A person whose offices are not known gives none.
"""

from __future__ import annotations

from bisect import bisect_left

from foedera.extract.actors import Actors
from foedera.extract.dates import find_terms
from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.directory import Tenure
from foedera.model import ActorMention, Basis, TimeExpression, When


def find_term_times(
    syntax: Syntax, actors: Actors, index: ActorIndex
) -> tuple[TimeExpression, ...]:
    """Return the terms of office that the document names, with their days."""
    article = syntax.doc.article
    starts = [token.start for token in syntax.tokens]
    found = []
    for start, end, number in find_terms(article):
        first = bisect_left(starts, start)
        named = range(first, min(bisect_left(starts, end), first + 3))
        holders = [
            a for i in named for a in (*actors.at.get(i, ()), *actors.modifiers.get(i, ()))
        ]
        tenure = _tenure(holders, number, index)
        if tenure is not None and tenure.start is not None:
            when = When(tenure.start, tenure.end, Basis.RELATIVE, article.text[start:end])
            value = f"{tenure.start}/{tenure.end or ''}"
            found.append(
                TimeExpression(start, end, article.text[start:end], "DATE", value, when)
            )
    return tuple(found)


def _tenure(holders: list[ActorMention], number: int, index: ActorIndex) -> Tenure | None:
    """Return the term *number* (1, 2 …; 0 the current one, -1 the one before) of a holder."""
    for holder in holders:
        if holder.id is None:
            continue
        terms = index.terms(holder.id, holder.name)
        if 0 < number <= len(terms):
            return terms[number - 1]
        if terms and number <= 0 and len(terms) >= 1 - number:
            return terms[number - 1]
    return None
