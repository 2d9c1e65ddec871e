"""Reads the contents of agenda items of a project, as the command does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from annual_report.data.profile_reader import load_profiles
from tests.conftest import REPOSITORY


@dataclass(frozen=True)
class Made:
    """What items are made of: the archive, the profiles, and the contents by year's folder."""

    archive: Any
    profiles: Any
    contents: Any


def contents_of(source: Path, output: Path) -> Made:
    """Return what the project in a folder holds for agenda items; warnings are errors."""
    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            str(source),
            str(source),
            str(output / "out"),
            str(output / "doctrees"),
            "agenda",
            confoverrides={"annual_report_agenda": True},
            status=None,
            warningiserror=True,
        )
        app.build()
        domain = app.env.get_domain("report")
        profiles = load_profiles(source, domain.load())
        assert profiles.faults == ()
        return Made(domain.complete_archive, profiles, app.builder.contents)


def repository_contents(output: Path) -> Made:
    """Return what this project holds for its own agenda items."""
    return contents_of(REPOSITORY, output)
