"""Checks across fields and years: what each field alone cannot tell.

Each family has a module with a function that yields what it finds in a year. A finding becomes
a :class:`~annual_report.data.faults.Fault` of the kind ``check.<name>``, located where the value
was written, unless it is accepted: by ``accept`` of the item, or in ``report.yaml`` for the whole
year. What is not known never makes a finding: a sum is checked when all its parts are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency import across_years, funding, indicators, periods, surveys
from annual_report.data.consistency import sums as finance_sums
from annual_report.data.consistency.acceptance import Silencing
from annual_report.data.consistency.found import Around
from annual_report.data.consistency.places import Places
from annual_report.data.faults import FaultKind
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annual_report.data.archive import Loaded
    from annual_report.data.consistency.places import DefinedAt
    from annual_report.data.faults import Fault
    from annual_report.data.model import Archive

__all__ = ["check"]

_FAMILIES = (
    finance_sums.check,
    funding.check,
    periods.check,
    across_years.check,
    surveys.check,
    indicators.check,
)


def check(
    loaded: Loaded,
    archive: Archive | None = None,
    defined: Mapping[DefinedAt, tuple[str, int]] | None = None,
) -> tuple[Fault, ...]:
    """Return what is found, file by file in the order of lines; nothing is changed.

    ``archive`` is that of ``loaded`` with what documents define in place, and ``defined`` tells
    of these, by field, year and id (``("objectives", 2023, "T1")``), the document's file and
    the line.
    """
    archive = archive or loaded.archive
    faults: list[Fault] = []
    for year in archive.years:
        places = Places(loaded, year, defined or {})
        around = Around(archive, year, places)
        silencing = Silencing(year)
        for family in _FAMILIES:
            for found in family(around):
                if not silencing.silences(found):
                    kind = FaultKind(f"check.{found.check.value}")
                    message = found.message_and_remedy(is_in_table=places.is_in_table(found.path))
                    faults.append(places.fault(kind, found.path, message))
        for path, check_name in silencing.unused():
            message = Message(
                "nothing is found of {check} that this would accept; remove it",
                check=check_name.value,
            )
            faults.append(places.fault(FaultKind.CHECK_ACCEPT, path, message))
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    return tuple(
        fault for found in by_file.values() for fault in sorted(found, key=lambda item: item.line)
    )
