"""``annual-report publish``: the gate, the build, and the lock of a year."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from annual_report import __version__
from annual_report.cli.clock import day_in_words, day_of
from annual_report.cli.data_faults import data_faults
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import at_work, tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.site_build import build_site, doctrees_of, site_of
from annual_report.cli.translations_run import line_of
from annual_report.cli.words import language, say, told_here
from annual_report.cli.yaml_editing import set_in
from annual_report.data.consistency import check
from annual_report.data.enums import BodyKind, ReportStatus
from annual_report.data.handled import REQUIRED, unhandled
from annual_report.data.language_sets import folder_in
from annual_report.data.model import Report
from annual_report.data.published import (
    LOCK_FILE,
    RECORD_DIR,
    Lock,
    LockError,
    Record,
    digest_of,
    read_lock,
    shared_files,
    source_files,
)
from annual_report.data.shapes import NETWORK_FILE, REPORT_FILE
from annual_report.data.trail import held_too_early
from annual_report.data.translations import languages_of_report, required_untranslated
from annual_report.data.vocabulary import read_word
from annual_report.i18n import label
from annual_report.pdf.conformance import pages_of, problems
from annual_report.pdf.used_files import used_files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annual_report.cli.project import Project
    from annual_report.data.model import Year
    from annual_report.data.translations import Untranslated

_CHECKER = "outloud"
"""A checker of accessibility that is asked where it is installed."""
_LISTED = 10
"""Texts lacking in a language that are listed."""
_ERRATUM = "annual-report errata {year} --text …"


def publish_year(
    *,
    year: int,
    date: dt.date | None,
    handled_by: str | None,
    project: Path | None,
    as_json: bool,
) -> None:
    """Publish a year, or tell everything that stands against it; then nothing is changed."""
    found = find_project(project)
    data = found.year(year)
    day = day_of(date)
    required = _required(handled_by)
    _refuse_again(found, data)
    try:
        _gate(found, data, required, day)
    except CommandError:
        if not as_json:
            tell(_refused(year), style="bold")
        raise
    untranslated = required_untranslated(found.source, found.loaded, data)
    if untranslated and not as_json:
        _tell_untranslated(year, untranslated)
    report = found.source / data.folder / REPORT_FILE
    before = report.read_bytes()
    write_all({report: _as_published(before, day)})
    try:
        lock = _locked(found, data, day)
    except BaseException as error:
        write_all({report: before})
        if isinstance(error, CommandError) and not as_json:
            tell(_refused(year), style="bold")
        with at_work(say("Building the site as it was")):
            build_site(found.source)
        raise
    place = f"{data.folder}/{LOCK_FILE}"
    if as_json:
        fields = lock.model_dump(mode="json", exclude={"year"})
        lines = [line_of(item) for item in untranslated]
        tell_json({"year": year, "lock": place, **fields, "untranslated": lines})
    else:
        _tell(data, lock, place)


def _refused(year: int) -> str:
    return say(
        "The report cannot be published yet, and nothing was changed. Mend these, and run: "
        "{command}",
        command=f"annual-report publish {year}",
    )


def _required(words: str | None) -> Sequence[BodyKind]:
    if words is None:
        return REQUIRED
    named = [word.strip() for word in words.split(",") if word.strip()]
    if named == ["none"]:
        return ()
    try:
        return [BodyKind(read_word(BodyKind, word)) for word in named]
    except ValueError:
        known = ", ".join(kind.value for kind in BodyKind)
        text = say(
            "{word} is not a list of kinds of bodies; use {known}, or none", word=words, known=known
        )
        raise WrongUseError.at("--handled-by", text) from None


def _refuse_again(project: Project, year: Year) -> None:
    file = f"{year.folder}/{LOCK_FILE}"
    try:
        lock = read_lock(project.source / year.folder)
    except LockError as error:
        raise CommandError(
            f"{file}: {say('the lock cannot be read: {reason}', reason=told_here(error))}"
        ) from None
    if lock is not None:
        text = say(
            "the report was published on {date}; a correction is told with: {command}",
            date=day_in_words(lock.published),
            command=_ERRATUM.format(year=year.year),
        )
        raise CommandError(f"{file}: {text}")


def _gate(project: Project, year: Year, required: Sequence[BodyKind], day: dt.date) -> None:
    """Raise :class:`CommandError` with all that stands against publishing."""
    network = f"{project.reports_dir}/{NETWORK_FILE}"
    lines: list[object] = [
        fault
        for fault in data_faults(project)
        if fault.file == network or fault.file.startswith(f"{year.folder}/")
    ]
    lines += [fault for fault in check(project.loaded) if fault.file.startswith(f"{year.folder}/")]
    lines += held_too_early(project.loaded, year, day)
    lines += _not_handled(project, year, required, day)
    if lines:
        raise CommandError(lines)


def _not_handled(
    project: Project, year: Year, required: Sequence[BodyKind], day: dt.date
) -> Iterator[str]:
    spoken = language()
    for kind, member in unhandled(project.archive, year, required, day):
        body = label(kind, spoken)
        if member is None:
            text = say(
                "the {body} has not handled the report by {date}; write the day of its approval "
                "here in dates.approved, or that of the handling in data/handling.yaml",
                body=body,
                date=day_in_words(day),
            )
            yield f"{year.folder}/{REPORT_FILE}: {text}"
            continue
        text = say(
            "no handling by the {body} of {member} by {date}; record it with: {command}",
            body=body,
            member=member.name.in_language(spoken),
            date=day_in_words(day),
            command=f"annual-report handling record {year.year} -m {member.id} --date …",
        )
        yield f"{year.folder}/data/handling.yaml: {text}"


def _as_published(content: bytes, day: dt.date) -> bytes:
    """Return ``report.yaml`` with its status and day; its comments and order stay."""
    text = content.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    order = tuple(Report.model_fields)
    text = set_in(text, ("status",), ReportStatus.PUBLISHED.value, order)
    text = set_in(text, ("dates", "published"), day.isoformat(), order)
    return (mark + text).encode()


def _locked(project: Project, year: Year, day: dt.date) -> Lock:
    """Build the site, look at the PDFs, keep them and lock the year."""
    with at_work(say("Building the site")):
        built = build_site(project.source, fresh=True)
    others = [other.folder for other in project.archive.years]
    if lines := built.about(year.folder, others):
        raise CommandError(lines)
    if not built.ok:
        raise CommandError(say("the site cannot be built: {reason}", reason=built.last))
    pdfs = _pdfs(project, year)
    folder = project.source / year.folder
    errata = project.loaded.errata.get(year.folder, ())
    records = {second: _record(path) for second, path in pdfs.items()}
    lock = Lock(
        year=year.year,
        published=day,
        version=__version__,
        pdf=records.pop(""),
        translations=records,
        sources=source_files(folder),
        used=shared_files(project.source, _used(project, year)),
        shared=shared_files(project.source, _shared(project)),
        errata=tuple(item.digest for item in errata),
    )
    kept = {folder / RECORD_DIR / path.name: path.read_bytes() for path in pdfs.values()}
    write_all({**kept, folder / LOCK_FILE: lock.written()})
    return lock


def _record(pdf: Path) -> Record:
    digest = digest_of(pdf.read_bytes())
    return Record(file=pdf.name, pages=pages_of(pdf), sha256=digest.sha256, size=digest.size)


def _pdfs(project: Project, year: Year) -> dict[str, Path]:
    """Return the PDFs of a year on the site by language, the report's own as ``""``.

    Raises :class:`CommandError` with all that stands against any of them.
    """
    _, *seconds = languages_of_report(project.source, year)
    network = project.archive.network
    slug = network.slug if network else "report"
    folder = site_of(project.source) / "pdf"
    pdfs: dict[str, Path] = {}
    lines: list[object] = []
    for second in ("", *seconds):
        mark = f"-{second}" if second else ""
        path = pdfs[second] = folder / f"{slug}-{year.year}{mark}.pdf"
        lines += _against(path, project.source, folder_in(year, second))
    if lines:
        raise CommandError(lines)
    return pdfs


def _against(path: Path, source: Path, folder: str) -> Iterator[str]:
    """Yield what stands against publishing a PDF whose documents are in a folder."""
    place = path.relative_to(source).as_posix()
    if not path.is_file():
        text = say("the build made no PDF; see that {folder}/index is there", folder=folder)
        yield f"{place}: {text}"
        return
    found = [f"{place}: {say(problem)}" for problem in problems(path)]
    yield from found
    if found:
        return
    program = shutil.which(_CHECKER)
    if program is not None:
        command = [program, "--layer", "conformance", str(path)]
        ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - found above, our own file
        if ran.returncode != 0:
            told = say(
                "{program} finds faults in the PDF; run: {command}",
                program=_CHECKER,
                command=f"{_CHECKER} {place}",
            )
            yield f"{place}: {told}"


def _used(project: Project, year: Year) -> list[str]:
    """Return the files outside the year's folder that only its documents take in."""
    found = used_files(doctrees_of(project.source), year.folder)
    shared = _shared(project)
    return [name for name in found if name not in shared]


def _shared(project: Project) -> list[str]:
    """Return the files outside the year's folder that all years show something of."""
    folder = project.source / project.reports_dir
    names = [f"{project.reports_dir}/{NETWORK_FILE}"]
    names += sorted(f"{project.reports_dir}/{path.name}" for path in folder.glob("*.bib"))
    return [*names, "conf.py"]


def _tell_untranslated(year: int, items: Sequence[Untranslated]) -> None:
    """Say what a report in several languages shows in another one; it is no hindrance."""
    tell(say("Not in each language of the report, and shown in another:"), style="yellow")
    for item in items[:_LISTED]:
        tell(f"  {line_of(item)}")
    if len(items) > _LISTED:
        tell("  " + say("{count} more", count=len(items) - _LISTED))
    tell(say("Next: {command}", command=f"annual-report translations {year}"))


def _tell(year: Year, lock: Lock, place: str) -> None:
    tell(
        say(
            "The report of {year} is published: {date}",
            year=year.year,
            date=day_in_words(lock.published),
        ),
        style="bold green",
    )
    kept = f"{year.folder}/{RECORD_DIR}"
    for text in (
        say("Set in {file}: status and dates.published", file=f"{year.folder}/{REPORT_FILE}"),
        *(
            say(
                "The PDF of record, {count} pages: {file}",
                count=record.pages,
                file=f"{kept}/{record.file}",
            )
            for record in lock.records.values()
        ),
        say("Locked, {count} files: {file}", count=len(lock.sources), file=place),
    ):
        tell(f"  {text}")
    tell(
        say(
            "Next: save the changes in version control or a backup, and copy the folder {folder} "
            "to the web server",
            folder="_build/html",
        )
    )
    tell(
        say(
            "From now on a change of these files is told in every build; a correction: {command}",
            command=_ERRATUM.format(year=year.year),
        )
    )
