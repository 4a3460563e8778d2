"""An article with its dates, places, actors and events marked: TimeML, brat standoff, HTML.

In go the marks of one article, out comes text in a format of others.  TimeML carries the time
expressions alone; standoff and page carry everything.  The words of the article are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from foedera.model import EventMention, NamedPlace, TimeExpression
from foedera.pipeline import Marks

_LINES = re.compile(r"[^\n]+")
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPATIAL = ("place", "city")  # how a state or capital is read after "in" or "at"
_STYLE = """\
:root { color-scheme: light dark; --line: #8886; }
body { font: 1.05rem/1.65 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; } header, footer { font-family: system-ui, sans-serif;
  font-size: .85rem; } .text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; background: none; border-bottom: 2px solid; padding-bottom: 1px; }
mark.date { border-color: #2a7de1; } mark.place { border-color: #1a8f4a; }
mark.actor { border-color: #b3541e; } .event { background: #f5c84233; }
ul { padding-left: 1.1rem; } li { margin: .3rem 0; } .key mark { margin-right: .8rem; }"""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text and what it is."""

    kind: str  # date place actor event
    start: int
    end: int
    note: str


def render_timeml(marks: Marks) -> str:
    """Return TimeML: the text with `TIMEX3` around each time expression."""
    article = marks.reading.article
    text = article.text
    pieces: list[str] = []
    at = 0
    times = sorted(marks.times, key=lambda t: (t.start, -t.end))
    for number, time in enumerate(times, start=1):
        if time.start < at:
            continue
        pieces.append(_xml(text[at : time.start]))
        pieces.append(
            f'<TIMEX3 tid="t{number}" type="{time.type}" value="{escape(time.value)}">'
            f"{_xml(text[time.start : time.end])}</TIMEX3>"
        )
        at = time.end
    pieces.append(_xml(text[at:]))
    written = str(article.published) if article.published else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_xml(article.name)}</DOCID>\n"
        '<DCT><TIMEX3 tid="t0" type="DATE" '
        f'value="{written}" temporalFunction="false" functionInDocument="CREATION_TIME">'
        f"{written}</TIMEX3></DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def render_ann(marks: Marks) -> str:
    """Return brat standoff: one `T` line a mark, with its note as an `A`nnotator note."""
    text = marks.reading.article.text
    lines: list[str] = []
    for number, mark in enumerate(_marks(marks), start=1):
        # brat has no stretch over the end of a line
        parts = [
            (mark.start + m.start(), mark.start + m.end())
            for m in _LINES.finditer(text[mark.start : mark.end])
        ]
        where = ";".join(f"{a} {b}" for a, b in parts)
        words = " ".join(text[a:b] for a, b in parts)
        lines.append(f"T{number}\t{mark.kind.title()} {where}\t{words}")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\t{' '.join(mark.note.split())}")
    return "\n".join(lines) + "\n" if lines else ""


def render_html(marks: Marks) -> str:
    """Return one page that needs nothing else: the marked text, and the events below it."""
    article = marks.reading.article
    found = _marks(marks)
    facts = [article.publisher, article.dateline and article.dateline.place, article.published]
    about = " · ".join(escape(str(fact)) for fact in facts if fact)
    title = escape(article.headline or article.name)
    events = "".join(
        f"<li><b>{event.type}</b> {escape(_sides(event))} "
        f"<q>{escape(event.evidence.quote)}</q></li>\n"
        for event in marks.reading.events
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{about}</p>\n"
        '<p class="key"><mark class="date">dates</mark><mark class="place">places</mark>'
        '<mark class="actor">actors</mark><span class="event">events</span></p></header>\n'
        f'<main class="text">{"".join(_segments(article.text, found))}</main>\n'
        f"<footer><h2>Events</h2>\n<ul>\n{events}</ul></footer>\n</body>\n</html>\n"
    )


def _marks(marks: Marks) -> list[_Mark]:
    """Return all marks; a name is marked as an actor or as a place, not as both."""
    actors = [a for a in marks.actors if a.how not in _SPATIAL]
    acting = {(a.start, a.end) for a in actors}
    places = [p for p in marks.places if (p.start, p.end) not in acting]
    found = [
        *(_Mark("date", t.start, t.end, _of_time(t)) for t in marks.times),
        *(_Mark("place", p.start, p.end, _of_place(p)) for p in places),
        *(
            _Mark("actor", a.start, a.end, " ".join(filter(None, (a.code, a.sector, a.name))))
            for a in actors
        ),
        *(
            _Mark("event", e.evidence.start, e.evidence.end, f"{e.type} {_sides(e)}")
            for e in marks.reading.events
        ),
    ]
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.note))


def _of_time(time: TimeExpression) -> str:
    when = time.when
    days = (
        f" {when.earliest or ''}..{when.latest or ''}" if when.earliest or when.latest else ""
    )
    return f"{time.type} {time.value}{days}"


def _of_place(named: NamedPlace) -> str:
    place = named.place
    at = (
        f"{place.lat:.3f},{place.lon:.3f}"
        if place.lat is not None and place.lon is not None
        else ""
    )
    return " ".join(filter(None, (place.country, at, place.precision)))


def _sides(event: EventMention) -> str:
    source = ", ".join(actor.name for actor in event.source)
    target = ", ".join(actor.name for actor in event.target)
    return f"{source} → {target}" if target else source


def _segments(text: str, found: list[_Mark]) -> Iterator[str]:
    """Yield the text in pieces, each within the marks that cover it."""
    bounds = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    for start, end in pairwise(bounds):
        over = [m for m in found if m.start <= start and end <= m.end]
        piece = escape(text[start:end])
        inner = [m for m in over if m.kind != "event"]
        for mark in sorted(inner, key=lambda m: m.end - m.start):
            piece = f'<mark class="{mark.kind}" title="{escape(mark.note)}">{piece}</mark>'
        events = [m for m in over if m.kind == "event"]
        if events:
            note = escape("; ".join(m.note for m in events))
            piece = f'<span class="event" title="{note}">{piece}</span>'
        yield piece


def _xml(text: str) -> str:
    """Return *text* fit for XML; a character that XML cannot hold becomes one that it can."""
    return escape(_UNFIT.sub("\ufffd", text), quote=False)
