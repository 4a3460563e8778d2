"""What the commands write: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import RenderableType


def examples(*commands: str) -> str:
    """Return the last lines of a command's help."""
    return "\n\n".join(("[dim]Examples[/dim]", *commands))


def write(pieces: Iterable[bytes]) -> None:
    """Write *pieces* to standard output as they come."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
        sys.stdout.flush()


def display(view: Callable[[int], RenderableType]) -> None:
    """Print what *view* makes for the width of the terminal."""
    from rich.console import Console

    console = Console(markup=False, emoji=False, highlight=False)
    if console.is_terminal:
        console.print(view(console.width))
        return
    with console.capture() as capture:
        console.print(view(console.width))
    for line in capture.get().splitlines():
        typer.echo(line.rstrip())


def tell(message: str) -> None:
    """Tell on standard error what went wrong or was done."""
    typer.echo(f"foedera: {message}", err=True)
