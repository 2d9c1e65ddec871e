"""Python's collector of garbage, told to look less often while a build runs.

A build makes millions of nodes that live until its end. By default the collector goes
through what is alive after every 700 new objects (2,000 from Python 3.13 on), which takes a
sixth of a build's time and finds little. Ten thousand keep its memory where it was. What is
left at the end is set aside, since a program that ends would go through it once more.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

THRESHOLDS = (10_000, 20, 20)
"""New objects before a collection, and collections of the young before one of the older."""

LAST = 995
"""Priority after those of all other listeners."""


class Collector:
    """What the collector was told before a build, given back after it."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None

    def relax(self) -> None:
        """Have it look less often; one that is off or slower stays so.

        What an earlier build in this process left behind can be collected from now on.
        """
        gc.unfreeze()
        before = gc.get_threshold()
        if 0 < before[0] < THRESHOLDS[0]:
            self._before = before
            gc.set_threshold(*THRESHOLDS)

    def restore(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Have it look as often as before (``build-finished``)."""
        gc.freeze()
        if self._before is not None:
            gc.set_threshold(*self._before)
            self._before = None


def setup_collector(app: Sphinx) -> None:
    """Bind the collector to a build, beginning with what is loaded for it."""
    collector = Collector()
    collector.relax()
    app.connect("build-finished", collector.restore, priority=LAST)
