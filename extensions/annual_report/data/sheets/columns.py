"""The tables that spreadsheets hold, and their columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from annual_report.data.enums import (
    Direction,
    FinanceKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    Status,
)
from annual_report.data.model import FinanceLine, Objective, Project
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary
    from annual_report.data.fields import Model

INDICATORS = "indicators"
"""The field of an objective whose items have rows of their own."""


class Kind(Enum):
    """What a cell holds."""

    IDENTIFIER = auto()
    PLAIN = auto()
    """A text that is the same in every language."""
    TEXT = auto()
    TEXTS = auto()
    """Texts, each on its own line of the cell."""
    NUMBER = auto()
    MONEY = auto()
    DATE = auto()
    WORD = auto()
    """A word of a vocabulary."""
    IDENTIFIERS = auto()
    FUNDERS = auto()
    MUNICIPALITY = auto()
    MUNICIPALITIES = auto()
    UNIT = auto()
    """A unit of the finances, by its title or id."""
    SOURCES = auto()


LISTS = frozenset({Kind.TEXTS, Kind.IDENTIFIERS, Kind.FUNDERS, Kind.MUNICIPALITIES, Kind.SOURCES})
"""The kinds of which a cell holds several."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its code name, its label (a message id), where in the model its value is.

    ``path`` are names of fields: ``("period", "start")``; that of an indicator's begins with
    :data:`INDICATORS`.
    """

    name: str
    label: str
    path: tuple[str, ...]
    kind: Kind
    vocabulary: type[Vocabulary] | None = None

    @property
    def is_of_indicator(self) -> bool:
        """Whether each row of an objective has its own value."""
        return self.path[0] == INDICATORS

    @property
    def field(self) -> tuple[str, ...]:
        """The path inside the item, or inside the indicator."""
        return self.path[1:] if self.is_of_indicator else self.path


@dataclass(frozen=True, kw_only=True)
class SheetTable:
    """A table: its code name (the list in the data file), its label, file, model and columns."""

    name: str
    label: str
    file: str
    model: type[Model]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by its code name."""
        return next(column for column in self.columns if column.name == name)


def _column(
    path: str,
    label: str,
    kind: Kind = Kind.TEXT,
    vocabulary: type[Vocabulary] | None = None,
    name: str = "",
) -> Column:
    parts = tuple(path.split("."))
    return Column(
        name=name or "_".join(parts), label=label, path=parts, kind=kind, vocabulary=vocabulary
    )


def _indicator(
    field: str,
    label: str,
    kind: Kind = Kind.TEXT,
    vocabulary: type[Vocabulary] | None = None,
    name: str = "",
) -> Column:
    return _column(f"{INDICATORS}.{field}", label, kind, vocabulary, name or field)


OBJECTIVES = SheetTable(
    name="objectives",
    label=msgid("Objectives"),
    file="objectives.yaml",
    model=Objective,
    columns=(
        _column("id", msgid("Id"), Kind.IDENTIFIER),
        _column("title", msgid("Objective")),
        _column("kind", msgid("Kind"), Kind.WORD, ObjectiveKind),
        _column("continues", msgid("Carries on"), Kind.PLAIN),
        _column("focus_area", msgid("Focus area")),
        _column("description", msgid("Description")),
        _column("actions", msgid("Actions"), Kind.TEXTS),
        _indicator("name", msgid("Indicator"), name="indicator"),
        _indicator("unit", msgid("Unit")),
        _indicator("baseline", msgid("Baseline"), Kind.NUMBER),
        _indicator("target", msgid("Target"), Kind.NUMBER),
        _indicator("actual", msgid("Actual"), Kind.NUMBER),
        _indicator("direction", msgid("Direction"), Kind.WORD, Direction),
        _indicator("tolerance", msgid("Tolerance"), Kind.NUMBER),
        _indicator("updated", msgid("Indicator updated"), Kind.DATE, name="indicator_updated"),
        _indicator(
            "responsible", msgid("Responsible for the indicator"), name="indicator_responsible"
        ),
        _column("status", msgid("Status"), Kind.WORD, Status),
        _column("status_reason", msgid("Reason for the status")),
        _column("explanation", msgid("Explanation")),
        _column("responsible", msgid("Responsible party")),
        _column("updated", msgid("Updated"), Kind.DATE),
        _column("projects", msgid("Projects"), Kind.IDENTIFIERS),
        _column("findings", msgid("Findings"), Kind.IDENTIFIERS),
        _column("finances", msgid("Lines of the finances"), Kind.IDENTIFIERS),
        _column("sources", msgid("Sources"), Kind.SOURCES),
    ),
)
"""A row for each indicator; an objective without any has one."""

PROJECTS = SheetTable(
    name="projects",
    label=msgid("Projects"),
    file="projects.yaml",
    model=Project,
    columns=(
        _column("id", msgid("Id"), Kind.IDENTIFIER),
        _column("name_as_reported", msgid("Project")),
        _column("official_name", msgid("Official name")),
        _column("official_name_note", msgid("Where the official name is from")),
        _column("kind", msgid("Kind"), Kind.WORD, ProjectKind),
        _column("funders", msgid("Funders"), Kind.FUNDERS),
        _column("grant", msgid("Grant"), Kind.MONEY),
        _column("own_funding", msgid("Own funding"), Kind.MONEY),
        _column("other_funding", msgid("Other funding"), Kind.MONEY),
        _column("total_cost", msgid("Total cost"), Kind.MONEY),
        _column("grant_pct_max", msgid("Grant at most, %"), Kind.NUMBER),
        _column("grant_record_number", msgid("Record number of the grant"), Kind.PLAIN),
        _column("grant_use_period.start", msgid("Use of the grant begins"), Kind.DATE),
        _column("grant_use_period.end", msgid("Use of the grant ends"), Kind.DATE),
        _column("use_report", msgid("Use accounted for"), Kind.DATE),
        _column("period.start", msgid("Begins"), Kind.DATE),
        _column("period.end", msgid("Ends"), Kind.DATE),
        _column("coordinator", msgid("Coordinator"), Kind.MUNICIPALITY),
        _column("participants", msgid("Participants"), Kind.MUNICIPALITIES),
        _column("partners", msgid("Partners"), Kind.TEXTS),
        _column("status", msgid("Status"), Kind.WORD, ProjectStatus),
        _column("objectives", msgid("Objectives"), Kind.IDENTIFIERS),
        _column("results", msgid("Results")),
        _column("note", msgid("Note")),
        _column("sources", msgid("Sources"), Kind.SOURCES),
    ),
)
"""A row for each project."""

FINANCES = SheetTable(
    name="finances",
    label=msgid("Finances"),
    file="finances.yaml",
    model=FinanceLine,
    columns=(
        _column("id", msgid("Id"), Kind.IDENTIFIER),
        _column("title", msgid("Line")),
        _column("kind", msgid("Kind"), Kind.WORD, FinanceKind),
        _column("unit", msgid("Unit"), Kind.UNIT),
        _column("budget", msgid("Budget"), Kind.MONEY),
        _column("amendments", msgid("Amendments"), Kind.MONEY),
        _column("amended_budget", msgid("Budget after amendments"), Kind.MONEY),
        _column("actual", msgid("Actual"), Kind.MONEY),
        _column("previous", msgid("Previous year"), Kind.MONEY),
        _column("note", msgid("Note")),
        _column("sources", msgid("Sources"), Kind.SOURCES),
    ),
)
"""A row for each line of income or expenses."""

INSTRUCTIONS = msgid("Instructions")
"""The name of the sheet that tells how the others are filled in."""

TABLES = {table.name: table for table in (OBJECTIVES, PROJECTS, FINANCES)}
"""Every table by its code name."""
