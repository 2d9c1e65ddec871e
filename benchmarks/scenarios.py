"""The scenarios: which ways to make which archive stand side by side."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive import LAST_YEAR, Form, Size, archive_files, write_files
from cases import Build, Case, Scenario, different, files_below
from incremental import incremental_cases
from measuring import Command
from objective_tables import TableForm, objective_files, titles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What all scenarios are given: the Python that builds, where to work, and the sizes."""

    python: Path
    work: Path
    size: Size
    long_years: int = 100
    many_years: int = 40
    documents: int = 10
    objectives: int = 1000

    def build(self, scenario: str, name: str, files: Mapping[str, str], jobs: int = 1) -> Build:
        """Write the sources of a case, and return its build."""
        digest = hashlib.sha256("\0".join(f"{k}\0{v}" for k, v in files.items()).encode())
        folder = self.work / scenario / f"{name}-{digest.hexdigest()[:8]}"
        source = folder / "source"
        if not source.is_dir():
            write_files(source, files)
        return Build(python=self.python, source=source, folder=folder / "built", jobs=jobs)

    def archive(self, scenario: str, name: str, size: Size, form: Form, jobs: int = 1) -> Build:
        """Write an archive and return its build."""
        return self.build(scenario, name, archive_files(size, form), jobs)


def _described(size: Size) -> dict[str, object]:
    words = {"years": size.years, "documents a year": size.chapters, "tables": size.tables}
    data = {"objectives a year": size.objectives} if size.data else {}
    return {**words, "rows": size.rows, **data}


def _latex(build: Build, size: Size) -> Case:
    """HTML, then LaTeX of the same doctrees, and XeLaTeX year by year."""
    latex = build.folder / "latex"
    run = ["latexmk", "-xelatex", "-silent", "-interaction=nonstopmode"]
    pdfs = [
        Command(arguments=[*run, f"{year}.tex"], folder=latex)
        for year in range(size.first_year, LAST_YEAR + 1)
    ]
    return Case(
        key="c",
        title="HTML, then `latex` and `latexmk -xelatex` a year",
        commands=[build.command(), build.sphinx("latex", latex), *pdfs],
        outputs=lambda: [*build.files(), *sorted(latex.glob("*.pdf"))],
        prepare=build.clear,
        slow=True,
    )


def _weasyprint(build: Build, size: Size) -> Case:
    """HTML, then each year as one page and WeasyPrint of it, tagged as PDF/UA-1 asks.

    The one page has Sphinx's basic theme: less for WeasyPrint to lay out than the site's own.
    """
    commands = [build.command()]
    for year in range(size.first_year, LAST_YEAR + 1):
        page, pdf = build.folder / f"single/{year}", build.folder / f"pdf/{year}.pdf"
        start = [build.python, "-m", "sphinx", "-q", "-b", "singlehtml"]
        options = ["-c", build.source, "-D", "html_theme=basic", "-D", "html_theme_options="]
        source = build.source / f"reports/{year}"
        doctrees = build.folder / f"single-doctrees/{year}"
        commands += [
            Command(arguments=[*start, *options, "-d", doctrees, source, page]),
            Command(
                arguments=[
                    *(build.python, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", "-q"),
                    *(page / "index.html", pdf),
                ]
            ),
        ]

    def prepare(number: int) -> None:
        build.clear(number)
        (build.folder / "pdf").mkdir()

    return Case(
        key="d",
        title="HTML, then `singlehtml` and WeasyPrint a year",
        commands=commands,
        outputs=lambda: [*build.files(), *files_below(build.folder / "pdf")],
        prepare=prepare,
        slow=True,
    )


def archive(setting: Setting) -> Scenario:
    """Return the same pages as HTML, in one pass, by LaTeX and by WeasyPrint."""
    size = replace(setting.size, data=False)
    name = "archive"
    builds = {
        key: setting.archive(name, key, size, form)
        for key, form in {"a": "plain", "b": "ours", "c": "plain", "d": "plain"}.items()
    }
    return Scenario(
        name=name,
        title="An archive of prose and tables",
        parameters=_described(size),
        cases=[
            builds["a"].case("a", "Sphinx's HTML alone"),
            builds["b"].case("b", "One pass: HTML, PDFs, search, open data"),
            _latex(builds["c"], size),
            _weasyprint(builds["d"], size),
        ],
    )


def data(setting: Setting) -> Scenario:
    """Return an archive with data files and directives, and with tables in their place."""
    plain = setting.archive("data", "a", setting.size, "plain")
    ours = setting.archive("data", "b", setting.size, "ours")
    no_pdf = replace(ours, folder=ours.folder.parent / "no-pdf", settings=["annual_report_pdf=0"])
    return Scenario(
        name="data",
        title="An archive with data",
        parameters=_described(setting.size),
        cases=[
            plain.case("a", "Sphinx's HTML alone, data written as tables"),
            no_pdf.case("b-html", "Ours without PDFs"),
            ours.case("b", "One pass: HTML, PDFs, charts, search, open data"),
        ],
    )


def scaling(setting: Setting) -> Scenario:
    """Return ten years and many years of the same size."""
    cases = []
    for years, many in ((setting.size.years, False), (setting.long_years, True)):
        size = replace(setting.size, years=years)
        for key, form, title in (
            ("a", "plain", "Sphinx's HTML alone"),
            ("b", "ours", "One pass"),
        ):
            build = setting.archive("scaling", f"{key}-{years}", size, form)
            case = build.case(f"{key}-{years}", f"{title}, {years} years", slow=many)
            cases.append(replace(case, facts=_page_sizes(build)))
    described = {**_described(setting.size), "years": f"{setting.size.years}, {setting.long_years}"}
    return Scenario(
        name="scaling",
        title="More years of the same size",
        parameters=described,
        cases=cases,
    )


def _page_sizes(build: Build) -> Callable[[], dict[str, object]]:
    def facts() -> dict[str, object]:
        pages = list((build.html / f"reports/{LAST_YEAR}").glob("*.html"))
        return {"last_year_html_bytes": sum(page.stat().st_size for page in pages)}

    return facts


def objectives(setting: Setting) -> Scenario:
    """Return tables of very many objectives, of ours and of sphinx-needs."""
    sizes = {"documents": setting.documents, "count": setting.objectives}
    forms: dict[str, tuple[TableForm, str, list[str]]] = {
        "b-html": ("ours", "Ours, HTML alone, as sphinx-needs writes", ["annual_report_pdf=0"]),
        "b": ("ours", "Ours, one pass with the PDFs", []),
        "b-in-place": (
            "ours in place",
            "Ours, HTML alone, objectives defined in the documents",
            ["annual_report_pdf=0"],
        ),
        "e": ("needs", "sphinx-needs, a directive an objective", []),
        "e-import": ("needs import", "sphinx-needs, `needimport` of hidden objectives", []),
    }
    cases = []
    for key, (form, title, settings) in forms.items():
        build = setting.build("objectives", key, objective_files(form, **sizes))
        build = replace(build, settings=settings)
        case = build.case(key, title, slow=form.startswith("needs"))
        cases.append(replace(case, facts=_rows_shown(build, setting.objectives)))
    return Scenario(
        name="objectives",
        title="Tables of objectives",
        parameters={"documents": setting.documents, "objectives a document": setting.objectives},
        cases=cases,
    )


def _rows_shown(build: Build, count: int) -> Callable[[], dict[str, object]]:
    """Return what counts the rows of the last table whose first cell is the title that is due."""

    def facts() -> dict[str, object]:
        page = (build.html / f"reports/{LAST_YEAR}/index.html").read_text(encoding="utf-8")
        table = page[page.rindex("<table") :]
        return {
            "rows_shown_in_the_last_table": sum(title in table for title in titles(count=count))
        }

    return facts


def incremental(setting: Setting) -> Scenario:
    """Return small changes, and none, in an archive of many years."""
    size = replace(setting.size, years=setting.many_years)
    plain = setting.archive("incremental", "a", size, "plain")
    ours = setting.archive("incremental", "b", size, "ours")
    return Scenario(
        name="incremental",
        title="A build after a small change",
        parameters=_described(size),
        cases=incremental_cases(plain, ours),
    )


def parallel(setting: Setting) -> Scenario:
    """Return builds with one process and with two."""
    builds = {
        f"{key}-j{jobs}": setting.archive("parallel", f"{key}-j{jobs}", setting.size, form, jobs)
        for key, form in (("a", "plain"), ("b", "ours"))
        for jobs in (1, 2)
    }
    titles = {"a": "Sphinx's HTML alone", "b": "One pass"}
    cases = [
        build.case(key, f"{titles[key[0]]}, `-j {build.jobs}`") for key, build in builds.items()
    ]

    def facts() -> dict[str, object]:
        return {"different_files": different(builds["b-j1"].html, builds["b-j2"].html)}

    return Scenario(
        name="parallel",
        title="One process and two",
        parameters=_described(setting.size),
        cases=[*cases[:-1], replace(cases[-1], facts=facts)],
    )


SCENARIOS: dict[str, Callable[[Setting], Scenario]] = {
    scenario.__name__: scenario
    for scenario in (archive, data, scaling, objectives, incremental, parallel)
}
