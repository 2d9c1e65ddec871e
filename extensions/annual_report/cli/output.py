"""What a user sees: text for people through Rich, JSON for programs, faults on stderr.

Rich leaves colours out when the output is no terminal, and when ``NO_COLOR`` is set.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.text import Text

from annual_report.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.status import Status
    from rich.table import Table


_WIDE = 250  # columns: wider than any line of ours


def _console(*, stderr: bool = False) -> Console:
    return Console(stderr=stderr, highlight=False)


def tell(text: str = "", style: str = "") -> None:
    """Write a line for people; it is not broken, and nothing in it is markup."""
    _console().print(Text(text, style=style), soft_wrap=True)


def show(table: Table) -> None:
    """Write a table. Where the output is no terminal, nothing of it is cut off."""
    console = _console()
    if console.is_terminal:
        console.print(table)
        return
    console.width = _WIDE
    with console.capture() as written:
        console.print(table)
    for line in written.get().splitlines():
        click.echo(line.rstrip())


def tell_json(value: object) -> None:
    """Write a value for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tell_faults(lines: Iterable[str]) -> None:
    """Write faults to stderr, one line each."""
    console = _console(stderr=True)
    for line in lines:
        console.print(Text(line, style="red" if console.is_terminal else ""), soft_wrap=True)


def at_work(text: str) -> Status:
    """Show on a terminal that work goes on, with what it is."""
    return _console(stderr=True).status(say("{work} …", work=text))


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int], None]]:
    """Give a function that shows, on a terminal, what is done and how many per cent of it.

    Nothing is shown before the first call, and nothing is left of it afterwards.
    """
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=_console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=100)

    def shown(text: str, percent: int) -> None:
        if bar.console.is_terminal:
            bar.start()
        bar.update(task, description=text, completed=percent)

    try:
        yield shown
    finally:
        if bar.live.is_started:  # to stop writes an empty line where nothing was shown
            bar.stop()
