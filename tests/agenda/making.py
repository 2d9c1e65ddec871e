"""Reads the contents of agenda items of a project, as the command does."""

import io
from contextlib import contextmanager

from annual_report.agenda.project import read_project
from tests.conftest import REPOSITORY


@contextmanager
def contents_of(source, output):
    """Give the project in a folder, read for agenda items; warnings and faults are errors."""
    warnings = io.StringIO()
    with read_project(source, output, warnings=warnings) as project:
        assert warnings.getvalue() == ""
        assert project.profiles.faults == ()
        yield project


def repository_contents(output):
    """Give this project, read for its own agenda items."""
    return contents_of(REPOSITORY, output)
