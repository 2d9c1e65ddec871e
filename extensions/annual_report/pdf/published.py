"""Published years in a build: looked at, told of, and their PDFs of record put on the site.

The PDFs of a published year are not made again: those that were published are copied, so that
neither a later version of the software nor a change outside the year's folder can change them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.util.logging import getLogger

from annual_report.config import Config
from annual_report.data.errata import ERRATA_FILE
from annual_report.data.published import (
    LOCK_FILE,
    RECORD_DIR,
    LockError,
    changed_shared,
    compare,
    digest_of_file,
    place_of,
    published_folders,
    read_lock,
    record_fits,
)
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annual_report.data.published import Breach, Lock, Record
    from annual_report.domain import ReportDomain
    from annual_report.staging.site import Staging

logger = getLogger(__name__)


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
        folders = published_folders(Path(app.srcdir), Config.of(app.config).reports_dir)
        for name in dict.fromkeys([*years, *loaded.unread, *folders]):
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
            source, errata = Path(app.srcdir), loaded.errata.get(name, ())
            _tell(source, name, lock, compare(source, name, lock, errata))
            if shared := changed_shared(source, lock):
                text = "%s: changed since the report of %s was published; its PDF stays as it was"
                logger.info(text, ", ".join(shared), lock.year)

    def put(self, staging: Staging) -> None:
        """Put the PDFs of record on the site; one that is not what was published is left out."""
        for year, lock in self.locks.items():
            for record in lock.records.values() if lock else ():
                if record_fits(self._folders[year], record):
                    kept = self._folders[year] / RECORD_DIR / record.file
                    _put(kept, staging, f"pdf/{record.file}")

    def keeps(self, year: int, second: str = "") -> bool:
        """Return whether a year's PDF in a language is not to be made.

        One in a second language that the lock does not know is: it came when the year was
        published already.
        """
        lock = self.locks.get(year)
        return year in self.locks and (lock is None or second in lock.records)

    def record(self, year: int | None, second: str = "") -> Record | None:
        """Return the PDF of record of a year in a language, if it is published."""
        lock = self.locks.get(year) if year is not None else None
        return lock.records.get(second) if lock else None

    @staticmethod
    def is_on_site(record: Record, pdf: Path) -> bool:
        """Return whether a PDF of record is on the site as it was published."""
        found = digest_of_file(pdf)
        return found is not None and found.sha256 == record.sha256


def _put(kept: Path, staging: Staging, name: str) -> None:
    """Copy a file to its place on the site, whole, unless it is there."""
    if digest_of_file(staging.live / name) == digest_of_file(kept):
        return
    target = staging.folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    new.write_bytes(kept.read_bytes())
    new.replace(target)


def _tell(source: Path, folder: str, lock: Lock, breach: Breach) -> None:
    """Warn of each file that is no longer what was published."""
    since = f"the report of {lock.year} was published on {lock.published}"
    cure = f"a correction is told with: annual-report errata {lock.year}"
    for names, what in (
        (breach.changed, f"the file was changed after {since}; restore it"),
        (breach.missing, f"the file is missing, and {since} with it; restore it"),
        (breach.added, f"the file was added after {since}; remove it"),
    ):
        for name in names:
            warn(
                Warnings.PUBLISHED,
                f"{what}, {cure}",
                location=f"{source / place_of(folder, name)}:1",
            )
    errata = f"{source / folder / ERRATA_FILE}:1"
    for position in breach.errata:
        text = f"errata[{position}]: the correction is no longer what was told; restore it"
        warn(Warnings.PUBLISHED, text, location=errata)
    for position in breach.unrecorded:
        text = f"errata[{position}]: the correction is not in the lock; remove it, {cure}"
        warn(Warnings.PUBLISHED, text, location=errata)
