"""``report.json``: a year and its network, complete, unchanged and without a timestamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.model import Year
from annual_report.data.tree import tree_of
from annual_report.data.validation import validate_item
from annual_report.open_data.exact_json import dumps, loads

if TYPE_CHECKING:
    from annual_report.data.model import Archive

FORMAT = "annual-report/1"
"""The value of ``format``; its number grows when a reader of the old form would be wrong."""

SCHEMA_ADDRESS = "../schema/report-1.json"
"""Where the schema lies, seen from ``data/<year>/report.json`` on the site."""

_AROUND = ("$schema", "format", "network")
"""The fields of ``report.json`` beside those of a year."""


def report_json(archive: Archive, year: Year) -> bytes:
    """Return a year as JSON: every field, unknown ones as ``null``, in the model's order.

    Dates are texts as in data files (``2023-04``, ``2023 beginning``), amounts and numbers
    exact JSON numbers, words of vocabularies their code names. A text is a string (in the
    report's ``language``) or an object of languages. ``network`` tells what the ids of
    funders and the codes of municipalities mean.
    """
    network = archive.network.model_dump() if archive.network else None
    around = {"$schema": SCHEMA_ADDRESS, "format": FORMAT, "network": network}
    return dumps(around | year.model_dump())


def read_json(data: bytes) -> Year:
    """Return the year that :func:`report_json` wrote; it equals the one that was written.

    Raises ``ValueError`` with every fault for what is not such a file.
    """
    fields = loads(data)
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise ValueError(f'the file is not of the format "{FORMAT}"')
    values = {name: value for name, value in fields.items() if name not in _AROUND}
    year, faults = validate_item(Year, tree_of(values, "report.json", 1))
    if year is None:
        raise ValueError("; ".join(fault.text for fault in faults))
    return year
