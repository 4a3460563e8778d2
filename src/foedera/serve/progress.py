"""A bar on standard error while a loop runs; nothing where that is no terminal.

The bar gives way to what is written to the same terminal, and is gone at the end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TypeVar

Outcome = TypeVar("Outcome")


def with_progress(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """Yield *outcomes* with a bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty() or not count:
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    task = progress.add_task("", total=count)
    progress.start()
    try:
        for outcome in outcomes:
            progress.advance(task)
            if sys.stdout.isatty():  # what is written next goes to the same terminal
                progress.stop()
            yield outcome
            progress.start()
    finally:
        progress.stop()
