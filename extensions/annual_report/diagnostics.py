"""The warnings of the extension: their kinds, and the one way to give one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx.util import logging

from annual_report.i18n import language_of_locale, told

if TYPE_CHECKING:
    from docutils.nodes import Node

    from annual_report.data.faults import Fault

TYPE = "annual_report"
"""The type of every warning; with a subtype it can be silenced in ``suppress_warnings``."""

logger = logging.getLogger(__name__)


class Warnings(StrEnum):
    """The subtypes of warnings, beside those of the data (``FaultKind``)."""

    CONFIG = "config"
    """A value in ``conf.py`` cannot be used."""
    DIRECTIVE = "directive"
    """A directive or role is used in a way it does not know."""
    NOT_IN_YEAR = "not_in_year"
    """A data directive stands outside the folder of a year."""
    UNKNOWN_NODE = "unknown_node"
    """The PDF writer does not know a node; its text is kept."""
    UNSUPPORTED = "unsupported"
    """Something that cannot be shown in the PDF as it is; the message says what is shown."""
    ACCESSIBILITY = "accessibility"
    """Something that PDF/UA-1 or WCAG 2.2 refuses."""
    IMAGE = "image"
    """An image that cannot be read."""
    OUTSIDE = "outside"
    """A document reaches out of the project, or holds a link that would run; it is left out."""
    GLYPH = "glyph"
    """A character that no font of the PDF has; a box is shown in its place."""
    BIBLIOGRAPHY = "bibliography"
    """A file of sources cannot be read; it is left out."""
    SEARCH = "search"
    """The index of the search could not be written; the last good one stays."""
    CHART = "chart"
    """A chart that cannot be drawn; what it shows is said in words."""
    PRIVACY = "privacy"
    """A published file holds contact details of a person, or could not be looked into."""
    PDF = "pdf"
    """A PDF could not be written; the last good one stays."""
    PUBLISHED = "published"
    """A file of a published year is no longer what was published; its PDF of record stays."""


def warn(
    kind: Warnings, message: str, *, location: str | tuple[str, int | None] | Node | None = None
) -> None:
    """Give a warning through Sphinx, so that ``-W`` makes it fatal.

    ``location`` is a node, ``(docname, line)``, or a text such as ``path:line``.
    """
    logger.warning("%s", message, location=location, type=TYPE, subtype=kind.value)


def warn_fault(fault: Fault, srcdir: str) -> None:
    """Give the warning of a fault in a data file, located by file and line.

    It is in the language of the locale, as Sphinx's own messages are.
    """
    language = language_of_locale()
    text = ": ".join(told(language, part) for part in (fault.path, fault.message) if part)
    logger.warning(
        "%s",
        text,
        location=f"{srcdir}/{fault.file}:{fault.line}",
        type=TYPE,
        subtype=fault.kind.value,
    )
