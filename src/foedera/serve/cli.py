"""The program `foedera`: commands, options, exit codes; nothing is analysed here.

What needs time to load is imported by the command that needs it, so that help comes at once.
Errors that the program names end here, as one line on standard error and exit code 1; wrong
usage is exit code 2.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from foedera import __version__
from foedera.errors import FoederaError
from foedera.serve.annotators import load_annotator
from foedera.serve.imports import import_offices
from foedera.serve.mark import mark
from foedera.serve.options import (
    Actors,
    EventStatus,
    EventType,
    Format,
    Formats,
    Identifier,
    LanguageModel,
    Notation,
    Notations,
    Paths,
    Published,
    Record,
    Since,
    Step,
    Texts,
    Until,
    View,
    Views,
    tables_beside,
)
from foedera.serve.terminal import display, examples, tell, write
from foedera.serve.who import who

if TYPE_CHECKING:
    from rich.console import RenderableType

    from foedera.knowledge.directory import Candidate
    from foedera.model import Article, Reading
    from foedera.record.entries import Agreement, Event
    from foedera.record.store import Store
    from foedera.serve.batch import Reader, Refusal


Entry = TypeVar("Entry", "Event", "Agreement")


app = typer.Typer(
    name="foedera",
    help="Read the news and keep the record of what political actors do to each other.",
    epilog=examples("foedera read article.html"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
lists = typer.Typer(help="List what the record holds.", no_args_is_help=True)
app.add_typer(lists, name="list")
imports = typer.Typer(help="Take in tables that others publish.", no_args_is_help=True)
app.add_typer(imports, name="import")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; *arguments* are those of the command line unless given."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal without "→" shows "?"
    try:
        app(args=arguments, prog_name="foedera")
    except FoederaError as error:
        tell(str(error))
        sys.exit(1)


# ---------------------------------------------------------------- reading


@app.command(
    epilog=examples(
        "foedera read page.html",
        "foedera read news/ --record record.db",
        "foedera read - --published 2026-03-04 --format json < article.txt",
    )
)
def read(
    paths: Paths,
    published: Published = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="The publisher, if the articles lack it.")
    ] = None,
    format: Formats = Format.TABLE,
    record: Annotated[
        Path | None,
        typer.Option(
            envvar="FOEDERA_RECORD",
            metavar="FILE",
            help="Also enter what is read into this record; it is made if there is none.",
        ),
    ] = None,
    language_model: LanguageModel = None,
) -> None:
    """Read articles and write down the events and agreements they tell of."""
    from foedera.serve.batch import Given, find_articles, read_articles
    from foedera.serve.progress import with_progress
    from foedera.serve.tables import count

    found, refusals = find_articles(paths)
    tally = _Tally(refusals)
    with ExitStack() as stack:
        store = stack.enter_context(_store(record, create=True)) if record else None
        outcomes = read_articles(
            found, Given(published, publisher), partial(_load_reader, language_model, record)
        )
        _write_readings(tally.readings(with_progress(outcomes, len(found)), store), format)
        if store:
            store.refresh()
            known = f", {tally.known} there already" if tally.known else ""
            tell(f"{count(tally.entered, 'new reading')} in {record}{known}")
    if tally.faults:
        raise typer.Exit(1)


class _Tally:
    """Counts what became of the articles, and says on standard error what went wrong."""

    def __init__(self, refusals: Iterable[Refusal] = ()) -> None:
        self.faults = self.entered = self.known = 0
        for refusal in refusals:
            self.refuse(refusal)

    def refuse(self, refusal: Refusal) -> None:
        """Count and tell why something was not read."""
        self.faults += 1
        tell(refusal.message)

    def readings(
        self, outcomes: Iterable[Reading | Refusal], store: Store | None
    ) -> Iterator[Reading]:
        """Yield the readings; enter those into *store* in which nothing crashed."""
        from foedera.serve.batch import Refusal, crash_of

        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self.refuse(outcome)
                continue
            crash = crash_of(outcome)
            if crash:
                self.faults += 1
                tell(f"{outcome.article.name}: the program failed on this article\n{crash}")
            elif store:
                new = store.add(outcome)
                self.entered += new
                self.known += not new
            yield outcome


@app.command(epilog=examples("foedera parse article.txt", "foedera parse - < article.txt"))
def parse(
    paths: Texts, format: Notations = Notation.CONLLU, language_model: LanguageModel = None
) -> None:
    """Parse texts as they stand: sentences, words, lemmas, tags, dependencies and names."""
    from foedera.serve.batch import Refusal, find_articles, take_texts
    from foedera.text.conllu import render_conllu

    render = {Notation.CONLLU: render_conllu}[format]
    annotate = load_annotator(language_model)
    found, refusals = find_articles(paths)
    tally = _Tally(refusals)
    for text in take_texts(found):
        if isinstance(text, Refusal):
            tally.refuse(text)
        else:
            write([render(annotate(text)).encode()])
    if tally.faults:
        raise typer.Exit(1)


def _load_reader(language_model: str | None, record: Path | None) -> Reader:
    from foedera.pipeline import load_knowledge, read_article

    annotator = load_annotator(language_model)
    knowledge = load_knowledge(tables_beside(record))
    return lambda article: read_article(article, knowledge, annotator=annotator)


def _write_readings(readings: Iterator[Reading], format: Format) -> None:
    from foedera.serve.formats import csv_of_readings, json_array, json_lines

    if format is not Format.TABLE:
        writers = {
            Format.JSON: json_array,
            Format.JSONL: json_lines,
            Format.CSV: csv_of_readings,
        }
        write(writers[format](readings))
        return
    from foedera.knowledge.ontology import load_ontology
    from foedera.serve.tables import render_reading

    ontology = load_ontology()
    for number, reading in enumerate(readings):
        if number:
            display(lambda _: "")
        display(partial(render_reading, reading, ontology))


app.command(
    epilog=examples(
        "foedera mark page.html --as html > marked.html",
        "foedera mark article.txt --as timeml --published 2025-01-18",
    )
)(mark)


# ---------------------------------------------------------------- the record


@lists.command(
    "events",
    epilog=examples(
        "foedera list events --actor FRA --with DEU --from 2025",
        "foedera list events --type THREATEN --target IRN --format csv",
    ),
)
def list_events(  # noqa: PLR0913 - the options of a command are its parameters
    actors: Actors = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one who acts.")
    ] = None,
    target: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one acted upon.")
    ] = None,
    type: EventType = None,
    status: EventStatus = None,
    since: Since = None,
    until: Until = None,
    format: Formats = Format.TABLE,
    record: Record = None,
) -> None:
    """List events of the record by day."""
    from foedera.record.entries import Selection
    from foedera.record.query import find_events
    from foedera.serve.formats import csv_of_events
    from foedera.serve.tables import render_events

    selection = Selection(
        actors=tuple(map(_named, actors or ())),
        source=_named(source) if source else None,
        target=_named(target) if target else None,
        type=type,
        status=status,
        since=since,
        until=until,
    )
    with _store(record) as store:
        events = find_events(store, selection)
    _write_entries(events, format, csv_of_events, partial(render_events, events))


@lists.command(
    "agreements",
    epilog=examples(
        "foedera list agreements --actor RUS --with IRN",
        "foedera list agreements --step signed --from 2025",
    ),
)
def list_agreements(  # noqa: PLR0913 - the options of a command are its parameters
    actors: Actors = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", "--type", metavar="KIND", help="As treaty or ceasefire."),
    ] = None,
    step: Step = None,
    since: Since = None,
    until: Until = None,
    format: Formats = Format.TABLE,
    record: Record = None,
) -> None:
    """List agreements of the record by their first step."""
    from foedera.record.entries import Selection
    from foedera.record.query import find_agreements
    from foedera.serve.formats import csv_of_agreements
    from foedera.serve.tables import render_agreements

    selection = Selection(
        actors=tuple(map(_named, actors or ())),
        type=kind,
        status=step,
        since=since,
        until=until,
    )
    with _store(record) as store:
        agreements = find_agreements(store, selection)
    _write_entries(
        agreements, format, csv_of_agreements, partial(render_agreements, agreements)
    )


@app.command(epilog=examples("foedera show 3fa2", "foedera show 3fa2 --format json"))
def show(identifier: Identifier, format: Views = View.TABLE, record: Record = None) -> None:
    """Show an event, an agreement or an article of the record."""
    from foedera.knowledge.ontology import load_ontology
    from foedera.model import Reading
    from foedera.record.entries import Event
    from foedera.record.query import find_one
    from foedera.serve.explain import render_agreement, render_event
    from foedera.serve.formats import json_lines
    from foedera.serve.tables import render_reading

    with _store(record) as store:
        found = find_one(store, identifier)
        if format is View.JSON:
            write(json_lines([found]))
        elif isinstance(found, Reading):
            display(partial(render_reading, found, load_ontology()))
        elif isinstance(found, Event):
            view = render_event(found, _articles(store, found))
            display(lambda _: view)
        else:
            view = render_agreement(found, _articles(store, found), load_ontology())
            display(lambda _: view)


@app.command(epilog=examples("foedera explain 3fa2"))
def explain(identifier: Identifier, record: Record = None) -> None:
    """Explain an entry of the record: its words, and how each cell was found."""
    from foedera.knowledge.ontology import load_ontology
    from foedera.model import Reading
    from foedera.record.entries import Event
    from foedera.record.query import find_one
    from foedera.serve.explain import explain_agreement, explain_event, explain_reading

    ontology = load_ontology()
    with _store(record) as store:
        found = find_one(store, identifier)
        if isinstance(found, Reading):
            view = explain_reading(found)
        elif isinstance(found, Event):
            view = explain_event(found, _articles(store, found), ontology)
        else:
            view = explain_agreement(found, _articles(store, found), ontology)
    display(lambda _: view)


@app.command(epilog=examples("foedera rebuild --record record.db --check"))
def rebuild(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; check every quotation instead.")
    ] = False,
    record: Record = None,
) -> None:
    """Compute the events and agreements of the record anew from what the articles say."""
    from foedera.serve.tables import count

    with _store(record) as store:
        if not check:
            events, agreements = store.rebuild()
            found = f"{count(events, 'event')} and {count(agreements, 'agreement')}"
            typer.echo(f"{found} in {store.path}")
            return
        faults = 0
        for fault in store.check():
            faults += 1
            tell(fault)
        if faults:
            raise typer.Exit(1)
        typer.echo(f"{store.path} is whole: every quotation stands in its article")


# ---------------------------------------------------------------- what is known

app.command(
    epilog=examples(
        'foedera who "President Trump" --on 2018-05-01',
        'foedera who "the foreign minister of Peru" --on 2015-03-01 --format json',
        "foedera who - < phrases.tsv",
    )
)(who)


imports.command(
    "offices",
    epilog=examples(
        "foedera import offices leaders.csv --record record.db",
        "foedera import offices wikidata.csv --record record.db",
    ),
)(import_offices)


# ---------------------------------------------------------------- the program


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - the callback of a flag
    if wanted:
        typer.echo(f"foedera {__version__}")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Read the news and keep the record of what political actors do to each other."""


@app.command()
def version() -> None:
    """Show the version of the program."""
    typer.echo(f"foedera {__version__}")


@app.command()
def schema() -> None:
    """Show the JSON Schema of what foedera read --format jsonl writes."""
    from foedera.record.wire import render_schema

    write([render_schema().encode()])


# ---------------------------------------------------------------- in and out


def _named(name: str) -> str:
    """Return the code or usual name of the actor that a user calls *name*."""
    from foedera.record.query import usual_name

    def lookup(words: str) -> tuple[Candidate, ...]:
        from foedera.knowledge.actors import load_actors

        return load_actors().lookup(words)

    return usual_name(name, lookup)


def _store(record: Path | None, *, create: bool = False) -> Store:
    from foedera.record.store import Store

    if record is None:
        raise typer.BadParameter(
            "name the record with --record FILE, or in the environment variable FOEDERA_RECORD"
        )
    return Store(record, create=create)


def _articles(store: Store, entry: Event | Agreement) -> dict[str, Article]:
    return {report.article: store.reading(report.article).article for report in entry.reports}


def _write_entries(
    entries: Sequence[Entry],
    format: Format,
    csv_of: Callable[[Iterable[Entry]], Iterator[bytes]],
    view: Callable[[int], RenderableType],
) -> None:
    from foedera.serve.formats import json_array, json_lines

    if format is Format.TABLE:
        display(view)
    elif format is Format.CSV:
        write(csv_of(entries))
    else:
        write((json_array if format is Format.JSON else json_lines)(entries))
