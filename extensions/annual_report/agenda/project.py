"""The project as agenda items need it: read once, with the report's documents at hand."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from docutils.utils import SystemMessage
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from annual_report.agenda.builder import AgendaBuilder
from annual_report.agenda.item import AgendaError
from annual_report.config import Config
from annual_report.data.profile_reader import load_profiles
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from annual_report.agenda.reading import AgendaContent
    from annual_report.data.model import Archive, Year
    from annual_report.data.profile_reader import Profiles
    from annual_report.domain import ReportDomain

DOCTREES = ".doctrees"
"""The folder for what is read, in the folder of the items: a second run reads what changed."""


@dataclass(frozen=True, kw_only=True)
class AgendaProject:
    """What items are made of.

    ``archive`` is the archive with what documents define in place; ``profiles`` are those that
    can be used, with the faults of the others; ``contents`` is what the years' ``agenda.md``
    hold, by the year's folder (``"reports/2023"``). ``app`` has read the documents of the
    report, which the packet is made of.
    """

    archive: Archive
    profiles: Profiles
    contents: Mapping[str, AgendaContent]
    app: Sphinx

    @property
    def domain(self) -> ReportDomain:
        """The domain of the report."""
        return cast("ReportDomain", self.app.env.get_domain("report"))

    def has_faults(self, year: Year) -> bool:
        """Return whether the data of a year or of the network has faults, which were told."""
        return self.domain.has_faults(year)


@contextmanager
def read_project(
    source: Path, workdir: Path, *, warnings: IO[str] | None = sys.stderr
) -> Iterator[AgendaProject]:
    """Read the project in a folder, with its agenda items' contents; nothing is written.

    ``workdir`` is the folder of the items (``_build/agenda``). Warnings go to ``warnings``, as
    Sphinx writes them. Raises :class:`AgendaError` where there is no project, or none that can
    be read.
    """
    if not (source / "conf.py").is_file():
        told = "{folder}: there is no conf.py; this is not the folder of a project"
        raise AgendaError(Message(told, folder=str(source)))
    doctrees = workdir / DOCTREES
    with patch_docutils(str(source)), docutils_namespace():
        try:
            app = Sphinx(
                source,
                source,
                doctrees,
                doctrees,
                AgendaBuilder.name,
                confoverrides={"annual_report_agenda": True},
                status=None,
                warning=warnings,
            )
            app.build()
        except (SphinxError, SystemMessage) as error:
            told = "{folder}: the project cannot be read: {reason}"
            raise AgendaError(Message(told, folder=str(source), reason=str(error))) from error
        domain = cast("ReportDomain", app.env.get_domain("report"))
        yield AgendaProject(
            archive=domain.complete_archive,
            profiles=load_profiles(source, domain.load(), Config.of(app.config).reports_dir),
            contents=cast("AgendaBuilder", app.builder).contents,
            app=app,
        )
