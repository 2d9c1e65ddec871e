"""The few nodes whose outputs differ.

Each subclasses the standard node it stands for, so that a writer that does not know it
still shows its text.
"""

from __future__ import annotations

from docutils import nodes


class status_badge(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A status: its word, with a shape (and colour) where the output can draw one.

    The attribute ``status`` is the code name of a :class:`~annual_report.data.enums.Status`,
    or ``"unknown"`` when it is not known.
    """
