"""The corrections of a report after it has been published (``reports/<year>/errata.yaml``)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from annual_report.data.fields import Model, Text
from annual_report.data.validation import validate_file
from annual_report.data.values import LocalizedText, PartialDate

if TYPE_CHECKING:
    from annual_report.data.files import Files

ERRATA_FILE = "errata.yaml"
"""In the folder of a year; corrections are added to its end."""


class Erratum(Model):
    """A correction: the day it was made, what is corrected, and in which document.

    ``document`` is the name of a document of the year's folder without its ending, ``talous``.
    """

    date: PartialDate
    text: LocalizedText
    document: Text | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of what the correction says, however its file writes it."""
        told = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


class ErrataFile(Model):
    """``errata.yaml``."""

    errata: tuple[Erratum, ...] = ()


def read_errata(files: Files, folder: str) -> tuple[Erratum, ...]:
    """Read the corrections of a year's folder, in their order. Faults are gathered in ``files``."""
    file = f"{folder}/{ERRATA_FILE}"
    tree = files.read(file) if files.exists(file) else None
    if tree is None:
        return ()
    read = validate_file(ErrataFile, tree)
    files.faults += read.faults
    return read.value.errata if read.value else ()
