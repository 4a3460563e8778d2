"""When an event happened: the time expression that governs it, or else the day of the story.

In go the parse and the document's time expressions; `Moments.of` gives an event's `When` and
says how it is known. Finding the expressions themselves is the business of `extract.dates`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import timedelta

from foedera.extract.syntax import Syntax
from foedera.model import Basis, Status, TimeExpression, When

_DATED = ("DATE", "TIME")
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_LEAD = 3  # sentences that tell the news
_STORY = timedelta(days=8)  # how far the day of a story may lie from its publication


def _is_past(time: TimeExpression) -> bool:
    """Return whether *time* is a stretch of days with a beginning and an end."""
    when = time.when
    whole = when.earliest is not None and when.latest is not None
    return whole and time.value not in _VAGUE


class Moments:
    """Dates the events of one document."""

    def __init__(self, syntax: Syntax, times: Iterable[TimeExpression]) -> None:
        self._syntax = syntax
        starts = [token.start for token in syntax.tokens]
        self._at: dict[int, list[tuple[int, TimeExpression]]] = {}
        for time in times:
            first = bisect_left(starts, time.start)
            if first >= len(starts) or starts[first] >= time.end:
                continue
            last = max(first, bisect_left(starts, time.end) - 1)
            sentence = syntax.sentence_of[first]
            self._at.setdefault(sentence, []).append((self._top(first, last), time))
        self._story = self._story_day()

    def of(self, words: tuple[int, ...], status: Status) -> When:
        """Return when the event carried by *words*, the head first, happened or is to happen."""
        found = self._governing(words)
        if found is not None:
            return found.when
        return self._default(words[0], status)

    def _top(self, first: int, last: int) -> int:
        """Return the word of a stretch that governs the rest of it."""
        for index in range(first, last + 1):
            head = self._syntax.tokens[index].head
            if head == index or not first <= head <= last:
                return index
        return first

    def _governing(self, words: tuple[int, ...]) -> TimeExpression | None:
        """Return the nearest dated expression that an event's own clause holds."""
        head = words[0]
        best: tuple[int, int, int] | None = None
        chosen = None
        for index, time in self._at.get(self._syntax.sentence_of[head], ()):
            if time.type not in _DATED or time.value in _VAGUE:
                continue
            steps = self._steps(index, words)
            if steps is None:
                continue
            rank = (steps, abs(index - head), index)
            if best is None or rank < best:
                best, chosen = rank, time
        return chosen

    def _steps(self, index: int, words: tuple[int, ...]) -> int | None:
        """Return how far the event stands from what the expression at *index* modifies."""
        for up, token in enumerate(self._syntax.above(index)):
            if token.index in words:
                return up
            if token.upos == "VERB" or token.deprel == "root":
                return self._distance_down(token.index, words, up)
        return None

    def _distance_down(self, verb: int, words: tuple[int, ...], up: int) -> int | None:
        """Return the steps if the event hangs below *verb* without a clause of its own time."""
        for down, token in enumerate(self._syntax.above(words[0]), start=1):
            if token.index == verb:
                return up + down + 2
            if token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP") and down > 1:
                return None
            if down > 4:
                return None
        return None

    def _default(self, head: int, status: Status) -> When:
        """Return the story's day for what is told in the simple past, else what can be known."""
        published = self._syntax.doc.article.published
        if status is Status.FUTURE:
            return When(published, None, Basis.PUBLISHED if published else Basis.NONE)
        since = self._since(head)
        if since is not None:
            return since
        if self._is_story(head):
            told = self._narrative(head) or self._story
            if told is not None:
                return told
        if published is None:
            return When()
        return When(None, published, Basis.PUBLISHED)

    def _is_story(self, head: int) -> bool:
        """Return whether the clause of *head* is told in the simple past or historical present."""
        token = self._syntax.tokens[head]
        if token.upos != "VERB":
            governor = self._syntax.tokens[self._syntax.first_conjunct(head)]
            governed_by = self._syntax.tokens[governor.head]
            if governor.deprel not in ("obj", "nsubj") or governed_by.upos != "VERB":
                return False
            token = governed_by
        aux = [self._syntax.tokens[c].lemma for c in self._having_aux(token.index)]
        if (
            "have" in aux
        ):  # "has suspended" in the lead is the news; "had suspended" is before it
            lead = self._syntax.sentence_of[head] < _LEAD
            return lead and not any(
                self._tag(c) == "VBD" for c in self._having_aux(token.index)
            )
        if token.deprel == "xcomp":
            return self._is_story(token.head)
        return token.xpos in ("VBD", "VBN") or "do" in aux

    def _having_aux(self, verb: int) -> list[int]:
        return list(self._syntax.having(verb, "aux"))

    def _tag(self, word: int) -> str:
        return self._syntax.tokens[word].xpos

    def _since(self, head: int) -> When | None:
        """Return the open stretch of what has lasted "since sending troops in 2022"."""
        if self._syntax.tokens[head].upos != "VERB":
            head = self._syntax.tokens[head].head
        if not any(self._tag(c) in ("VBZ", "VBP") for c in self._having_aux(head)):
            return None
        below = [
            child
            for child in self._syntax.having(head, "advcl", "obl")
            if any(
                self._syntax.tokens[c].text.lower() == "since"
                for c in self._syntax.having(child, "mark", "case")
            )
        ]
        for at, time in self._at.get(self._syntax.sentence_of[head], ()):
            under = {at, *(token.index for token in self._syntax.above(at))}
            if time.when.earliest is not None and under.intersection(below):
                return When(time.when.earliest, None, time.when.basis, time.when.text)
        return None

    def _narrative(self, head: int) -> When | None:
        """Return the day that was named last in the paragraph before the sentence of *head*."""
        sentences = self._syntax.doc.sentences
        at = self._syntax.sentence_of[head]
        paragraph = sentences[at].paragraph
        while at > 0 and sentences[at - 1].paragraph == paragraph:
            at -= 1
            dated = [t for _, t in self._at.get(at, ()) if t.type in _DATED and _is_past(t)]
            if dated:
                return max(dated, key=lambda t: t.start).when
        return None

    def _story_day(self) -> When | None:
        """Return the day that the report is about: named in the lead, else dateline, else none."""
        article = self._syntax.doc.article
        anchor = article.published
        for sentence in range(min(4, len(self._syntax.doc.sentences))):
            for _, time in self._at.get(sentence, ()):
                when = time.when
                if when.earliest is None or when.earliest != when.latest:
                    continue
                if anchor is None or abs(when.earliest - anchor) <= _STORY:
                    return when
        if article.dateline is not None and article.dateline.day is not None:
            day = article.dateline.day
            return When(day, day, Basis.DATELINE)
        if anchor is not None:
            return When(anchor - timedelta(days=1), anchor, Basis.PUBLISHED)
        return None
