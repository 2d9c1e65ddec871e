"""The nodes of a year's ``agenda.md`` that other documents do not have."""

from __future__ import annotations

from docutils import nodes


class agenda_part(nodes.container):  # noqa: N801 - docutils names nodes in lower case
    """A part of the content that a profile can leave out or replace by its ``name``."""


class agenda_word(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A word that each municipality has its own for: ``name`` is the placeholder's."""
