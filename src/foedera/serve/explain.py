"""Why the record says what it says: each report in its sentence, with every cell's reason.

What a stage of the analysis knows stands in the fields of its mentions; if something cannot be
explained here, a field is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foedera.knowledge.ontology import Ontology
from foedera.model import (
    ActorMention,
    AgreementMention,
    Article,
    Basis,
    EventMention,
    Evidence,
    Reading,
    When,
)
from foedera.record.entries import Agreement, Event, Participant, Report
from foedera.serve.tables import (
    actors,
    add_provisions,
    article_heading,
    count,
    event_title,
    facts_grid,
    heading,
    plain,
    quotation,
    show_term,
    show_when,
    sides,
    when_line,
)

Articles = Mapping[str, Article]
Mention = TypeVar("Mention", EventMention, AgreementMention)

_CONTEXT = 400  # characters of a sentence shown before and after the words
# The end of a sentence; not after a capital or a short word, which may be "U.S." or "Mr."
_STOP = re.compile(r"(?<=[a-z0-9%,)][a-z0-9%)])[.!?][\"”’)]*(?=\s|$)|\n")

_BASIS = {
    Basis.EXPLICIT: "the text names it",
    Basis.RELATIVE: "counted from the day of the report",
    Basis.DATELINE: "the day of the dateline",
    Basis.PUBLISHED: "the day of publication; the text names none",
    Basis.NONE: "neither the text nor its publication names a day",
}


# ---------------------------------------------------------------- what it is


def render_event(event: Event, articles: Articles) -> RenderableType:
    """Return *event* with the words of each of its reports."""
    grid = _facts_of_event(event)
    for report in _in_order(event.reports, articles):
        grid.add_row("Report", _report_line(report, articles))
        grid.add_row("", quotation(report.mention.evidence.quote))
    return Group(_title_of_event(event), Text(), grid)


def render_agreement(
    agreement: Agreement, articles: Articles, ontology: Ontology
) -> RenderableType:
    """Return *agreement* with its steps, its provisions and the words of each report."""
    grid = _facts_of_agreement(agreement, ontology)
    for report in _in_order(agreement.reports, articles):
        grid.add_row("Report", _report_line(report, articles))
        grid.add_row("", quotation(report.mention.evidence.quote))
    return Group(_title_of_agreement(agreement), Text(), grid)


def _title_of_event(event: Event) -> Text:
    title = event_title(event)
    return title.append("\n").append_text(sides(event.source, event.target))


def _title_of_agreement(agreement: Agreement) -> Text:
    return Text.assemble((plain(agreement.name), "bold blue"), (f"  {agreement.kind}", "dim"))


def _facts_of_event(event: Event) -> Table:
    grid = facts_grid()
    grid.add_row("Id", Text(event.id))
    grid.add_row("Date", when_line(event.when))
    grid.add_row("Status", Text(event.status.value))
    if event.place:
        grid.add_row("Place", Text(plain(event.place.name)))
    grid.add_row("Contexts", Text(", ".join(event.contexts) or "–"))
    for side, members in (("Source", event.source), ("Target", event.target)):
        _add_names(grid, side, members)
    return grid


def _add_names(grid: Table, side: str, members: Iterable[Participant]) -> None:
    """Add members that the reports call by several names or place in a sector."""
    for member in members:
        names = ", ".join(plain(name) for name in member.names)
        sectors = " ".join(member.sectors)
        grid.add_row(side, Text.assemble((member.code or "?", "bold"), f" {sectors}  {names}"))


def _facts_of_agreement(agreement: Agreement, ontology: Ontology) -> Table:
    grid = facts_grid()
    grid.add_row("Id", Text(agreement.id))
    grid.add_row("Parties", actors(agreement.parties))
    label = "Steps"
    for step in agreement.steps:
        line = Text.assemble((step.step.replace("_", " "), "bold"), "  ", when_line(step.when))
        line.append(f"  {count(len(step.articles), 'article')}", "dim")
        grid.add_row(label, line)
        label = ""
    if agreement.term:
        grid.add_row("Term", show_term(agreement.term))
    add_provisions(grid, (report.mention for report in agreement.provisions), ontology)
    for link in agreement.links:
        grid.add_row(link.relation.capitalize(), Text(plain(link.name)))
    return grid


# ---------------------------------------------------------------- why


def explain_event(event: Event, articles: Articles, ontology: Ontology) -> RenderableType:
    """Return what *event* rests on and how each of its cells was found."""
    grid = facts_grid()
    grid.add_row("Id", Text(event.id))
    kind, mode = (
        ontology.types.get(event.type),
        ontology.modes.get((event.type, event.mode or "")),
    )
    grid.add_row("Type", _defined(event.type, kind.definition if kind else ""))
    if event.mode:
        grid.add_row("Mode", _defined(event.mode, mode.definition if mode else ""))
    cameo = ontology.cameo.get(event.cameo)
    grid.add_row("CAMEO", _defined(event.cameo or "–", cameo.label if cameo else ""))
    grid.add_row(
        "Score", _defined(f"{event.score:+.1f}", "from -10, conflict, to +10, cooperation")
    )
    for code in event.contexts:
        context = ontology.contexts.get(code)
        grid.add_row("Context", _defined(code, context.definition if context else ""))
    parts: list[RenderableType] = [_title_of_event(event), Text(), grid]
    for number, report in enumerate(_in_order(event.reports, articles), start=1):
        parts += _report_heading(number, len(event.reports), report, articles)
        parts.append(_indented(_reasons_of_event(report.mention, articles[report.article])))
    return Group(*parts)


def explain_agreement(
    agreement: Agreement, articles: Articles, ontology: Ontology
) -> RenderableType:
    """Return what *agreement* rests on and how each of its cells was found."""
    parts: list[RenderableType] = [
        _title_of_agreement(agreement),
        Text(),
        _facts_of_agreement(agreement, ontology),
    ]
    for number, report in enumerate(_in_order(agreement.reports, articles), start=1):
        parts += _report_heading(number, len(agreement.reports), report, articles)
        article = articles[report.article]
        parts.append(_indented(_reasons_of_agreement(report.mention, article, ontology)))
    return Group(*parts)


def explain_reading(reading: Reading) -> RenderableType:
    """Return what was doubtful in an article, problem by problem, each with its words."""
    parts: list[RenderableType] = [article_heading(reading.article), Text()]
    if not reading.problems:
        parts.append(Text("No problems.", "dim"))
    for problem in reading.problems:
        parts.append(Text.assemble((problem.code, "yellow"), f"  {plain(problem.message)}"))
        if problem.end > problem.start:
            quote = reading.article.text[problem.start : problem.end]
            words = Evidence(problem.start, problem.end, quote, "")
            parts.append(Padding(_in_sentence(reading.article, words), (0, 0, 0, 2)))
    return Group(*parts)


def _defined(code: str, definition: str) -> Text:
    return Text.assemble((plain(code), "bold"), (f"  {definition}", "dim"))


def _report_heading(
    number: int, count: int, report: Report[Mention], articles: Articles
) -> tuple[RenderableType, ...]:
    title = heading(f"Report {number} of {count}").append("  ")
    return Text(), title.append_text(_report_line(report, articles))


def _reasons_of_event(mention: EventMention, article: Article) -> Table:
    grid = facts_grid()
    grid.add_row("The words", _in_sentence(article, mention.evidence))
    _add_when(grid, mention.when, article)
    for side, members in (
        ("Source", mention.source),
        ("Target", mention.target),
        ("Said by", mention.said_by),
    ):
        _add_actors(grid, side, members)
    grid.add_row("Status", Text(mention.status.value))
    if mention.place:
        grid.add_row("Place", Text(plain(mention.place.name)))
    grid.add_row("Rule", Text(mention.evidence.rule))
    grid.add_row("Confidence", Text(f"{mention.confidence:.2f}"))
    return grid


def _reasons_of_agreement(
    mention: AgreementMention, article: Article, ontology: Ontology
) -> Table:
    grid = facts_grid()
    grid.add_row("The words", _in_sentence(article, mention.evidence))
    grid.add_row("Called", Text(plain(mention.name)))
    step = ontology.steps.get(mention.step)
    grid.add_row("Step", _defined(mention.step, step.definition if step else ""))
    _add_when(grid, mention.when, article)
    _add_actors(grid, "Party", mention.parties)
    _add_actors(grid, "Said by", mention.said_by)
    grid.add_row("Rule", Text(mention.evidence.rule))
    for provision in mention.provisions:
        cell = Text.assemble((provision.code, "bold"), f"  {provision.polarity.value}")
        cell.append(f"  {provision.evidence.rule}\n", "dim")
        grid.add_row("Provision", cell.append_text(_in_sentence(article, provision.evidence)))
    return grid


def _add_when(grid: Table, when: When, article: Article) -> None:
    reason = _BASIS[when.basis]
    if when.basis is Basis.RELATIVE and article.published:
        reason += f", published {article.published.isoformat()}"
    words = f"“{plain(when.text)}”, " if when.text else ""
    grid.add_row(
        "Date", Text.assemble((show_when(when), "bold"), (f"  {words}{reason}", "dim"))
    )


def _add_actors(grid: Table, label: str, members: Sequence[ActorMention]) -> None:
    for member in members:
        cell = Text.assemble(f"“{plain(member.text)}” ", "→ ", (member.code or "?", "bold"))
        cell.append(f" {member.sector}  {plain(member.name)}")
        if member.office:
            cell.append(f", {plain(member.office)}")
        grid.add_row(label, cell.append(f"  by {member.how}", "dim"))


def _in_order(reports: Iterable[Report[Mention]], articles: Articles) -> list[Report[Mention]]:
    """Return *reports* by the day of publication, and as they stand in the article."""

    def place(report: Report[Mention]) -> tuple[date, str, int]:
        published = articles[report.article].published or date.max
        return published, report.article, report.mention.evidence.start

    return sorted(reports, key=place)


def _report_line(report: Report[Mention], articles: Articles) -> Text:
    """Return where *report* stands: publisher, day and article."""
    article = articles[report.article]
    facts = [plain(article.publisher)] if article.publisher else []
    facts += [article.published.isoformat()] if article.published else []
    facts += [plain(article.headline or article.name), f"article {article.id[:8]}"]
    return Text(" · ".join(facts), "dim")


def _indented(grid: Table) -> Padding:
    return Padding(grid, (0, 0, 0, 2))


def _in_sentence(article: Article, evidence: Evidence) -> Text:
    """Return the sentence around the words of *evidence*, the words themselves set off."""
    before, after = sentence_around(article.text, evidence.start, evidence.end)
    return Text.assemble(
        (_spaced(before), "dim"),
        "[",
        (plain(evidence.quote), "bold"),
        "]",
        (_spaced(after), "dim"),
    )


def _spaced(words: str) -> str:
    """Return *words* as plain text that keeps a blank at its ends."""
    inner = plain(words)
    left = " " if words[:1].isspace() else ""
    right = " " if inner and words[-1:].isspace() else ""
    return f"{left}{inner}{right}"


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the sentence before `text[start:end]` and after it.

    >>> sentence_around("It rained. France and Spain met in Rome. They ate.", 18, 31)
    ('France ', ' in Rome.')
    """
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, start - _CONTEXT), start)]
    first = stops[-1] if stops else max(0, start - _CONTEXT)
    before = text[first:start].lstrip()
    if not stops and first > 0:
        before = f"… {before}"
    last = min(len(text), end + _CONTEXT)
    if _STOP.match(text, end - 1):  # the words themselves end the sentence
        return before, ""
    stop = _STOP.search(text, end, last)
    after = text[end : stop.end() if stop else last].rstrip()
    return before, after if stop or last == len(text) else f"{after} …"
