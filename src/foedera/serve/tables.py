"""Readings and entries of the record, laid out for a terminal of any width.

A column that would be crowded goes below its neighbour; the words that a line rests on always
stand with it.  Everything that comes from an article is shown as plain text: no markup, no
control characters.
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedera.knowledge.ontology import Ontology
from foedera.model import (
    ActorMention,
    AgreementMention,
    Article,
    EventMention,
    Polarity,
    Problem,
    Provision,
    Reading,
    Status,
    Term,
    When,
)
from foedera.record.entries import Agreement, Event, Participant
from foedera.serve.formats import best_report, name_of

_MEDIUM = 96  # columns from which a list has a column for each cell
_WIDE = 120  # columns from which words stand beside the actors, not below
_POLARITIES = tuple(Polarity)


# ---------------------------------------------------------------- a reading


def render_reading(reading: Reading, ontology: Ontology, width: int) -> RenderableType:
    """Return what one article says, for a terminal of *width* columns."""
    parts: list[RenderableType] = [article_heading(reading.article)]
    if reading.events:
        title = heading("Events", len(reading.events))
        parts.append(Group(title, _events_table(reading.events, width)))
    else:
        parts.append(Text("No events found.", "dim"))
    if reading.agreements:
        parts.append(heading("Agreements", len(reading.agreements)))
        parts += [_agreement_block(mention, ontology) for mention in reading.agreements]
    if reading.problems:
        parts.append(_problems_line(reading.problems))
    return Group(*[line for part in parts for line in (part, Text())][:-1])


def article_heading(article: Article) -> Text:
    """Return headline and origin of *article*."""
    origin = [plain(part) for part in (article.publisher, article.agency) if part]
    facts = [" / ".join(origin)] if origin else []
    if article.published:
        facts.append(f"published {article.published.isoformat()}")
    if article.dateline:
        facts.append(plain(article.dateline.place))
    facts.append(count(len(article.text.split()), "word"))
    title = plain(article.headline or article.name)
    return Text.assemble((title, "bold"), "\n", (" · ".join(facts), "dim"))


def heading(title: str, number: int | None = None) -> Text:
    """Return the heading of a part, with how many things it holds."""
    return Text.assemble((title, "bold"), "" if number is None else (f"  {number}", "dim"))


def _events_table(events: Sequence[EventMention], width: int) -> Table:
    wide = width >= _WIDE
    table = _table()
    table.add_column("Date", width=15 if width < _MEDIUM else 21)
    table.add_column("Event", width=14)
    table.add_column("Source → target", ratio=2)
    if wide:
        table.add_column("The words", ratio=3)
    for number, mention in enumerate(events):
        if number:
            table.add_row()
        who, words = sides(mention.source, mention.target), _words(mention)
        cells = (who, words) if wide else (Text("\n").join([who, words]),)
        table.add_row(_date_cell(mention.when), _event_cell(mention), *cells)
    return table


def _table() -> Table:
    return Table(
        box=SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, header_style="dim"
    )


def _date_cell(when: When) -> Text:
    cell = Text(show_when(when), "" if when.earliest or when.latest else "dim")
    if when.text:
        cell.append(f"\n“{plain(when.text)}”", "dim")
    elif when.earliest or when.latest:
        cell.append(f"\n{when.basis.value}", "dim")
    return cell


def _event_cell(mention: EventMention | Event) -> Text:
    cell = Text(mention.type, _colour(mention.score))
    if mention.mode:
        cell.append(f"\n{mention.mode}")
    cell.append(f"\n{mention.status.value}", _STATUS_STYLE[mention.status])
    return cell


_STATUS_STYLE = {
    Status.ACTUAL: "dim",
    Status.FUTURE: "cyan",
    Status.HYPOTHETICAL: "cyan",
    Status.NEGATED: "magenta",
}


def _colour(score: float) -> str:
    return "bold green" if score > 0 else "bold red" if score < 0 else "bold"


def _words(mention: EventMention | AgreementMention) -> Text:
    text = quotation(mention.evidence.quote)
    if mention.said_by:
        verb = "says" if len(mention.said_by) == 1 else "say"
        text.append(f"\n{verb} ", "dim").append_text(actors(mention.said_by))
    return text


def _problems_line(problems: Sequence[Problem]) -> Text:
    counts = Counter(problem.code for problem in problems)
    kinds = ", ".join(f"{code} {n}" if n > 1 else code for code, n in sorted(counts.items()))
    return Text.assemble((f"{count(len(problems), 'problem')}: ", "yellow"), kinds)


# ---------------------------------------------------------------- agreements


def _agreement_block(mention: AgreementMention, ontology: Ontology) -> RenderableType:
    grid = facts_grid()
    grid.add_row("Parties", actors(mention.parties))
    step = Text.assemble(
        (mention.step.replace("_", " "), "bold"), "  ", when_line(mention.when)
    )
    if mention.place:
        step.append(f"  in {plain(mention.place.name)}")
    grid.add_row("Step", step)
    if mention.term:
        grid.add_row("Term", show_term(mention.term))
    add_provisions(grid, mention.provisions, ontology)
    for link in mention.links:
        grid.add_row(link.relation.capitalize(), Text(plain(link.name)))
    grid.add_row("The words", _words(mention))
    return _titled(mention.name, mention.kind, grid)


def _titled(name: str, kind: str, grid: Table) -> RenderableType:
    title = Text.assemble((plain(name), "bold blue"), ("  " + kind, "dim"))
    return Group(title, Padding(grid, (0, 0, 0, 2)))


def facts_grid() -> Table:
    """Return a table of two columns without rules: what, and its value."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="dim", width=11)
    grid.add_column(ratio=1)
    return grid


def add_provisions(grid: Table, provisions: Iterable[Provision], ontology: Ontology) -> None:
    """Add to *grid* what is in the agreement and what is said not to be."""
    last = ""
    for provision in sorted(provisions, key=lambda p: _POLARITIES.index(p.polarity)):
        label = provision.polarity.value.capitalize()
        kind = ontology.provisions.get(provision.code)
        cell = Text(kind.title if kind else "", "bold")
        cell.append(f"  {provision.code} · {provision.specificity.value}", "not bold dim")
        if provision.condition:
            cell.append(f"\n{plain(provision.condition)}", "not bold dim")
        cell.append("\n").append_text(quotation(provision.evidence.quote))
        grid.add_row("" if label == last else label, cell)
        last = label


def show_term(term: Term) -> Text:
    """Return a term in years or months, with the words for it."""
    years, months = divmod(term.months, 12)
    length = count(term.months, "month") if months else count(years, "year")
    return Text.assemble(f"{length}  ", (f"“{plain(term.text)}”", "dim"))


# ---------------------------------------------------------------- lists


def render_events(events: Sequence[Event], width: int) -> RenderableType:
    """Return a list of events of the record, one or two lines each."""
    if not events:
        return Text("No events.", "dim")
    medium, wide = width >= _MEDIUM, width >= _WIDE
    table = _table()
    table.add_column("Id", width=8, style="dim", no_wrap=True)
    table.add_column("Date", width=15 if medium else 10)
    table.add_column("Event", width=24 if wide else 14)
    table.add_column("Source → target", ratio=2)
    if medium:
        table.add_column("Status", width=12)
    if wide:
        table.add_column("The words", ratio=3)
    table.add_column("Reports" if medium else "№", justify="right", width=7 if medium else 3)
    for event in events:
        kind = event_title(event)
        cells = [Text(event.id[:8]), Text(show_when(event.when)), kind]
        cells.append(sides(event.source, event.target))
        status = Text(event.status.value, _STATUS_STYLE[event.status])
        if medium:
            cells.append(status)
        elif event.status is not Status.ACTUAL:
            kind.append("\n").append_text(status)
        if wide:
            cells.append(quotation(best_report(event).evidence.quote))
        table.add_row(*cells, Text(str(len(event.reports))))
    return Group(table, Text(), _count_line(len(events), "event"))


def render_agreements(agreements: Sequence[Agreement], width: int) -> RenderableType:
    """Return a list of agreements of the record."""
    if not agreements:
        return Text("No agreements.", "dim")
    table = _table()
    table.add_column("Id", width=8, style="dim", no_wrap=True)
    table.add_column("Agreement", ratio=2)
    table.add_column("Parties", ratio=2)
    table.add_column("Steps", ratio=2)
    table.add_column("Term", width=9)
    for agreement in agreements:
        steps = Text("\n").join(
            Text.assemble(step.step.replace("_", " "), (f" {show_when(step.when)}", "dim"))
            for step in agreement.steps
        )
        term = str(show_term(agreement.term)).split("  ")[0] if agreement.term else ""
        name = Text.assemble((plain(agreement.name), "bold"), (f"\n{agreement.kind}", "dim"))
        table.add_row(
            Text(agreement.id[:8]), name, actors(agreement.parties), steps, Text(term)
        )
    return Group(table, Text(), _count_line(len(agreements), "agreement"))


def _count_line(number: int, noun: str) -> Text:
    return Text(f"{count(number, noun)}; foedera explain ID shows what one rests on", "dim")


def count(number: int, noun: str) -> str:
    """Return *number* with its noun in the singular or plural.

    >>> count(1, "event"), count(2000, "event")
    ('1 event', '2,000 events')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def event_title(event: Event) -> Text:
    """Return type and mode of *event*."""
    title = Text(event.type, _colour(event.score))
    if event.mode:
        title.append(f" {event.mode}", "default not bold")
    return title


# ---------------------------------------------------------------- cells


def sides(
    source: Sequence[ActorMention | Participant], target: Sequence[ActorMention | Participant]
) -> Text:
    """Return who acts towards whom; "↔" between all of them if the act is mutual."""
    if target:
        return Text.assemble(actors(source), " → ", actors(target))
    return actors(source, " ↔ ")


def actors(mentions: Iterable[ActorMention | Participant], between: str = ", ") -> Text:
    """Return actors by name and code."""
    return Text(between).join(_actor(mention) for mention in mentions) or Text("–", "dim")


def _actor(mention: ActorMention | Participant) -> Text:
    name = name_of(mention)
    text = Text(plain(name))
    if mention.code and mention.code != name:
        text.append(f" ({mention.code})", "dim")
    return text


def quotation(words: str) -> Text:
    """Return *words* in quotation marks."""
    return Text(f"“{plain(words)}”", "italic")


def when_line(when: When) -> Text:
    """Return days and the words for them on one line."""
    line = Text(show_when(when))
    if when.text:
        line.append(f" “{plain(when.text)}”", "dim")
    return line


def show_when(when: When) -> str:
    """Return an interval of days in its shortest form: a day, a month, a year, or two ends."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return "undated"
    if first is None or last is None:
        return f"from {first}" if first else f"until {last}"
    start, end = first.isoformat(), last.isoformat()
    if start.endswith("-01-01") and end.endswith("-12-31"):
        start, end = start[:4], end[:4]
    elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        start, end = start[:7], end[:7]
    return start if start == end else f"{start} to {end}"


def plain(words: str) -> str:
    """Return *words* on one line, without what would steer the terminal."""
    visible = (
        c for c in " ".join(words.split()) if unicodedata.category(c) not in ("Cc", "Cf")
    )
    return "".join(visible)
