"""Published years in a build: looked at, told of, and their PDFs of record put on the site.

The PDF of a published year is not made again: the one that was published is copied, so that
neither a later version of the software nor a change outside the year's folder can change it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from annual_report.artifacts import PdfInfo
from annual_report.data.published import (
    LOCK_FILE,
    RECORD_DIR,
    LockError,
    compare,
    digest_of_file,
    read_lock,
    record_fits,
)
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annual_report.data.published import Breach, Lock
    from annual_report.domain import ReportDomain


class PublishedYears:
    """The published years of one application's build, by year.

    ``locks`` holds ``None`` for a year whose lock cannot be read: it is published, and nobody
    knows as what, so that nothing of it is made or overwritten.
    """

    def __init__(self) -> None:
        self.locks: dict[int, Lock | None] = {}
        self._folders: dict[int, Path] = {}

    def look(self, app: Sphinx) -> None:
        """Read the locks and tell of what was changed since (event ``builder-inited``)."""
        loaded = cast("ReportDomain", app.env.get_domain("report")).load()
        self.locks, self._folders = {}, {}
        years = {year.folder: year.year for year in loaded.archive.years}
        for name in [*years, *loaded.unread]:
            folder = Path(app.srcdir) / name
            try:
                lock = read_lock(folder)
            except LockError as error:
                text = f"{error}; restore the file, the PDF is not made anew"
                warn(Warnings.PUBLISHED, text, location=f"{folder / LOCK_FILE}:1")
                if name in years:
                    self.locks[years[name]] = None
                continue
            if lock is None:
                continue
            self.locks[lock.year] = lock
            self._folders[lock.year] = folder
            _tell(folder, lock, compare(folder, lock, loaded.errata.get(name, ())))

    def put(self, outdir: Path) -> None:
        """Put the PDFs of record on the site; one that is not what was published is left out."""
        for year, lock in self.locks.items():
            if lock is None or not record_fits(self._folders[year], lock):
                continue
            target = outdir / "pdf" / lock.pdf.file
            kept = self._folders[year] / RECORD_DIR / lock.pdf.file
            if digest_of_file(target) == digest_of_file(kept):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            new = target.with_name(f".{target.name}.new")
            new.write_bytes(kept.read_bytes())
            new.replace(target)

    def file(self, year: int | None, otherwise: str) -> str:
        """Return the name of a year's PDF: that of the lock, if it is published."""
        lock = self.locks.get(year) if year is not None else None
        return lock.pdf.file if lock else otherwise

    def info(self, year: int, outdir: Path) -> PdfInfo | None:
        """Return what is on the site of a published year's PDF, ``None`` if it is not it."""
        lock = self.locks.get(year)
        if lock is None:
            return None
        path = f"pdf/{lock.pdf.file}"
        found = digest_of_file(outdir / path)
        if found is None or found.sha256 != lock.pdf.sha256:
            return None
        return PdfInfo(year=year, path=path, pages=lock.pdf.pages, size=lock.pdf.size)


def _tell(folder: Path, lock: Lock, breach: Breach) -> None:
    """Warn of each file that is no longer what was published."""
    since = f"the report of {lock.year} was published on {lock.published}"
    cure = f"a correction is told with: annual-report errata {lock.year}"
    for names, what in (
        (breach.changed, f"the file was changed after {since}; restore it"),
        (breach.missing, f"the file is missing, and {since} with it; restore it"),
        (breach.added, f"the file was added after {since}; remove it"),
    ):
        for name in names:
            warn(Warnings.PUBLISHED, f"{what}, {cure}", location=f"{folder / name}:1")
    for position in breach.errata:
        text = f"errata[{position}]: the correction is no longer what was told; restore it"
        warn(Warnings.PUBLISHED, text, location=f"{folder / 'errata.yaml'}:1")
