"""Whether an event is told as a fact: actual, future, hypothetical or negated.

In go the parse and the word that carries the event; out comes its `Status`, read off negations,
modals, conditions and the words that govern it. Which words do so is a table.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedera.extract.syntax import Syntax
from foedera.knowledge.cues import Cues
from foedera.model import Status, Token

_INNER = ("xcomp", "ccomp", "csubj", "acl", "obj", "nsubj")
_PARTICLES = ("compound", "advmod", "xcomp")
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
        if any(_is_denied(syntax, subject) for subject in syntax.having(word, "nsubj")):
            return Status.NEGATED
    return None


def _is_denied(syntax: Syntax, subject: int) -> bool:
    """Return whether the subject says that nobody did: "no troops", "neither side"."""
    words = [syntax.tokens[c].lemma.lower() for c in syntax.having(subject, "det", "cc")]
    return bool({"no", "neither"} & {*words, syntax.tokens[subject].lemma.lower()})


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
        if steps > 3 or at.deprel == "acl:relcl" or _base(at) not in _GOVERNED:
            break
        if at.deprel.startswith("conj"):
            inherited = _own_status(syntax, [above.index], cues)
            if inherited is not None and not syntax.having(head, "nsubj"):
                return inherited
        else:
            found = _status_from(syntax, above, at, cues)
            if found is not None:
                return found
        at = above
    return Status.ACTUAL


def _status_from(syntax: Syntax, above: Token, at: Token, cues: Cues) -> Status | None:
    """Return the status that the word *above* gives to the clause of *at*."""
    if _base(at) in _INNER:
        particles = [
            syntax.tokens[c].text.lower() for c in syntax.having(above.index, *_PARTICLES)
        ]
        names = [f"{above.lemma.lower()} {particle}" for particle in particles]
        for name in (*names, above.lemma.lower()):
            status = cues.status("governor", name)
            if status:
                return _turned(syntax, above.index, status)
    marked = [c for c in syntax.exactly(at.index, "mark") if syntax.tokens[c].lemma == "to"]
    if marked and at.deprel in ("acl", "advcl"):
        return Status.FUTURE
    if _base(at) not in _INNER:
        return None
    own = _own_status(syntax, [above.index], cues)
    if own is Status.NEGATED and at.deprel not in ("obj", "xcomp"):
        return None
    return own


def _base(token: Token) -> str:
    return token.deprel.partition(":")[0]


def _turned(syntax: Syntax, governor: int, status: Status) -> Status:
    """Return *status*, or what a negation of the governor makes of it ("did not fail to")."""
    negated = any(
        syntax.tokens[c].lemma.lower() in ("not", "n't", "never", "n’t")
        for c in syntax.having(governor, "advmod")
    )
    if not negated:
        return status
    return Status.ACTUAL if status is Status.NEGATED else Status.NEGATED
