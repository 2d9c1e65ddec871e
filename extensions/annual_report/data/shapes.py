"""Which files a year and an archive hold, and what is in them."""

from __future__ import annotations

from annual_report.data.fields import Model
from annual_report.data.model import (
    ActionPlan,
    Assessment,
    CalendarEntry,
    Contribution,
    FinanceLine,
    FinanceTotals,
    FinanceUnit,
    Group,
    HandlingStage,
    NextStep,
    Objective,
    Project,
    Recognition,
    SelfAssessment,
    Survey,
)

NETWORK_FILE = "network.yaml"
"""In the folder of the archive; the fields of ``Network``."""

REPORT_FILE = "report.yaml"
"""In the folder of a year, and what makes it one; the fields of ``Report``."""

DATA_DIR = "data"
"""In the folder of a year; holds the files of :data:`DATA_FILES`."""

HANDLING_FILE = "handling.yaml"
"""In the folder of the data; the stages of handling."""


class ObjectivesFile(Model):
    """``data/objectives.yaml``."""

    objectives: tuple[Objective, ...] = ()
    assessment: Assessment | None = None


class ProjectsFile(Model):
    """``data/projects.yaml``."""

    projects: tuple[Project, ...] = ()


class HandlingFile(Model):
    """``data/handling.yaml``."""

    handling: tuple[HandlingStage, ...] = ()


class FinancesFile(Model):
    """``data/finances.yaml``."""

    finances: tuple[FinanceLine, ...] = ()
    finance_units: tuple[FinanceUnit, ...] = ()
    finance_totals: FinanceTotals | None = None
    contributions: tuple[Contribution, ...] = ()


class GroupsFile(Model):
    """``data/groups.yaml``."""

    groups: tuple[Group, ...] = ()


class SurveysFile(Model):
    """``data/surveys.yaml``."""

    surveys: tuple[Survey, ...] = ()


class RecognitionsFile(Model):
    """``data/recognitions.yaml``."""

    recognitions: tuple[Recognition, ...] = ()


class PlanFile(Model):
    """``data/plan.yaml``."""

    self_assessment: SelfAssessment | None = None
    action_plan: ActionPlan | None = None
    annual_calendar: tuple[CalendarEntry, ...] = ()
    next_steps: tuple[NextStep, ...] = ()


DATA_FILES: dict[str, type[Model]] = {
    "objectives.yaml": ObjectivesFile,
    "projects.yaml": ProjectsFile,
    HANDLING_FILE: HandlingFile,
    "finances.yaml": FinancesFile,
    "groups.yaml": GroupsFile,
    "surveys.yaml": SurveysFile,
    "recognitions.yaml": RecognitionsFile,
    "plan.yaml": PlanFile,
}
"""The data files of a year, in the order of reading. Each model's fields are the year's."""

OPEN_MARK = "~$"
"""The start of the names of files by which a spreadsheet program tells that another is open."""

SHEET_SUFFIXES = (".csv", ".xlsx", ".ods")
"""The endings of tables that may stand in place of the list of a data file."""

TABLE_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xls", ".xlsm", *SHEET_SUFFIXES})
"""Files in ``data/`` with other endings are not taken for data."""


def data_file_of(name: str) -> str:
    """Return the data file (of :data:`DATA_FILES`) in whose place a file stands, by its name."""
    return name.rpartition(".")[0] + ".yaml"
