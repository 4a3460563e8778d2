"""Whether an event is told as a fact: actual, future, hypothetical or negated.

In go the parse and the word that carries the event; out comes its `Status`, read off negations,
modals, conditions and the words that govern it. Which words do so is a table.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedera.extract.syntax import Syntax
from foedera.knowledge.cues import Cues
from foedera.model import Status, Token

_GOVERNED = ("xcomp", "ccomp", "csubj", "acl", "advcl", "obj", "nsubj", "obl", "nmod", "conj")


def status_of(syntax: Syntax, words: Iterable[int], cues: Cues) -> Status:
    """Return how an event carried by *words*, the head first, is told.

    Negation and condition count the more the nearer they stand; what governs the clause counts
    only where the clause itself says nothing.
    """
    tokens = list(words)
    own = _own_status(syntax, tokens, cues)
    if own is not None:
        return own
    return _governed_status(syntax, tokens[0], cues)


def _own_status(syntax: Syntax, words: list[int], cues: Cues) -> Status | None:
    """Return the status by what stands beside the event's own words."""
    head = words[0]
    for word in words:
        for child in syntax.children[word]:
            token = syntax.tokens[child]
            lemma = token.lemma.lower()
            place = _place(token)
            status = cues.status(place, lemma) or cues.status(place, token.text.lower())
            if (
                status is Status.HYPOTHETICAL
                and lemma in ("would", "'d")
                and _reported(syntax, head)
            ):
                return Status.FUTURE
            if status:
                return status
    return None


def _place(token: Token) -> str:
    base = token.deprel.partition(":")[0]
    if base == "aux":
        return "aux"
    if base in ("mark", "case"):
        return "mark"
    return "adverb" if base in ("advmod", "cc") else "modifier"


def _reported(syntax: Syntax, head: int) -> bool:
    """Return whether the clause of *head* is told in past speech ("said it would send")."""
    return any(
        token.xpos in ("VBD", "VBN") and syntax.tokens[head].deprel in ("ccomp", "conj")
        for token in list(syntax.above(head))[:2]
    )


def _governed_status(syntax: Syntax, head: int, cues: Cues) -> Status:
    """Return the status by what governs the event, a few steps up."""
    at = syntax.tokens[head]
    for steps, above in enumerate(syntax.above(head)):
        if steps > 3 or at.deprel.partition(":")[0] not in _GOVERNED:
            break
        if at.deprel.startswith("conj"):
            at = above
            inherited = _own_status(syntax, [at.index], cues)
            if inherited is not None and not syntax.having(head, "nsubj"):
                return inherited
            continue
        inner = at.deprel.partition(":")[0] in (
            "xcomp",
            "ccomp",
            "csubj",
            "acl",
            "obj",
            "nsubj",
        )
        status = cues.status("governor", above.lemma.lower()) if inner else None
        if status:
            return _turned(syntax, above.index, status)
        marked = [c for c in syntax.exactly(at.index, "mark") if syntax.tokens[c].lemma == "to"]
        if marked and at.deprel in ("acl", "advcl"):
            return Status.FUTURE
        own = _own_status(syntax, [above.index], cues) if inner else None
        if own in (Status.HYPOTHETICAL, Status.FUTURE) or (
            own is Status.NEGATED and at.deprel in ("obj", "xcomp")
        ):
            return own or Status.ACTUAL
        at = above
    return Status.ACTUAL


def _turned(syntax: Syntax, governor: int, status: Status) -> Status:
    """Return *status*, or what a negation of the governor makes of it ("did not fail to")."""
    negated = any(
        syntax.tokens[c].lemma.lower() in ("not", "n't", "never", "n’t")
        for c in syntax.having(governor, "advmod")
    )
    if not negated:
        return status
    return Status.ACTUAL if status is Status.NEGATED else Status.NEGATED
