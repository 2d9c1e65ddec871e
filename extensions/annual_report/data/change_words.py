"""What is said of what changed from year to year, as message ids: in pages and on the command line.

Whatever shows :class:`~annual_report.data.changes.YearChanges` says it with these.
"""

from __future__ import annotations

from annual_report.i18n import msgid

ARROW = "\u00a0\u2192 "
"""Between what was and what is: a no-break space, an arrow, a space."""

AMOUNTS = {
    "grant": msgid("Grant"),
    "own_funding": msgid("Own funding"),
    "other_funding": msgid("Other funding"),
    "total_cost": msgid("Total cost"),
}

NONE = msgid("none")

WORDS: dict[str, dict[str, str]] = {
    "objective": {
        "new": msgid("New objectives"),
        "not_told_before": msgid("Objectives that {before} does not mention"),
        "kept": msgid("Objectives that go on"),
        "ended": msgid("Objectives no longer there"),
        "not_told_now": msgid("Objectives that {year} does not mention"),
        "states": msgid("Objectives whose status changed"),
        "unknown": msgid("What changed in the objectives is not known: {years} does not tell."),
        "none": msgid("No change in the objectives is known."),
        "counts": msgid("objectives: {counts}"),
        "uncounted": msgid("objectives: not known of {years}"),
    },
    "project": {
        "new": msgid("New projects"),
        "not_told_before": msgid("Projects that {before} does not mention"),
        "kept": msgid("Projects that go on"),
        "ended": msgid("Projects no longer there"),
        "not_told_now": msgid("Projects that {year} does not mention"),
        "states": msgid("Projects whose status changed"),
        "unknown": msgid("What changed in the projects is not known: {years} does not tell."),
        "none": msgid("No change in the projects is known."),
        "counts": msgid("projects: {counts}"),
        "uncounted": msgid("projects: not known of {years}"),
    },
}
"""What is said of objectives and of projects, as message ids."""

TARGETS = msgid("Objectives whose target changed")
PROJECT_AMOUNTS = msgid("Projects whose amounts changed")
JOINED = msgid("Municipalities that joined")
LEFT = msgid("Municipalities that left")
SURVEYS = msgid("Surveys")
STATUS_UNKNOWN = msgid("status not known")
CARRIES_ON = msgid("carries on, of {year}:")
GOES_ON_WHERE = msgid("An objective goes on where it is stated which one it carries on.")
COMPARED = msgid("{year} compared with {before}.")
