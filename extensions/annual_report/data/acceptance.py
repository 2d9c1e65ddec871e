"""Deviations that are known and accepted: the name of a check, and the reason.

A check across fields and years (:mod:`annual_report.data.consistency`) is silenced for one item
by one line in its data, ``accept: {grant_share: Syy}``. The reason is shown where the item is.
"""

from __future__ import annotations

from typing import Annotated

from annual_report.data.enums import Check
from annual_report.data.values import LocalizedText
from annual_report.data.vocabulary import reads

Accepted = dict[Annotated[Check, reads(Check)], LocalizedText]
"""The checks that are silenced, each with the reason."""

NOTHING_ACCEPTED: Accepted = {}
"""The default; pydantic copies it for each item."""
