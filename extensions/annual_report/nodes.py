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


class status_bar(nodes.comment):  # noqa: N801 - docutils names nodes in lower case
    """How many of each status, drawn as one bar beside a table that says the same in words.

    The attribute ``counts`` holds pairs of a code name (or ``"unknown"``) and a number. It is
    decoration: to a writer that cannot draw it, it is a comment.
    """


class pdf_place(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """The place of the link to a year's PDF, with the name of its file as text.

    ``year`` is the year, ``kind`` the code name of its
    :class:`~annual_report.data.enums.ReportKind`. The site puts the link there, one for each
    language the report is in.
    """


class continued_row(nodes.row):  # noqa: N801 - docutils names nodes in lower case
    """A row of a table whose first column is spanned by the row above.

    docutils' HTML writer counts the entries of a row to know which are in a column of row
    headers, and forgets those that span into it. It keeps the count in ``column``, which
    here starts at ``offset``.
    """

    @property
    def column(self) -> int:
        """The column of the next entry."""
        return self._column

    @column.setter
    def column(self, value: int) -> None:
        self._column = value or int(self.get("offset", 1))

    _column = 0


class chart(nodes.paragraph):  # noqa: N801 - docutils names nodes in lower case
    """A chart: a paragraph with its alternative text, where an output cannot draw it.

    ``spec`` is its Vega-Lite specification as JSON, ``title`` its short name, which the
    outputs give what they draw. The text says what the chart shows with its main figures.
    """


class disclosure(nodes.container):  # noqa: N801 - docutils names nodes in lower case
    """What stands behind a disclosure on a page, with the words of ``summary`` to open it.

    On paper, and to a writer that does not know it, its content stands where it is.
    """
