"""The projects that are built: what is in them, and which warnings they are known to give."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path

import docutils
import pytest

from tests.conftest import CONF
from tests.corpora import generated, handbook
from tests.corpora.building import END, Project
from tests.pdf_reading import NETWORK, REPORT

COMMONMARK = Path(__file__).parent / "commonmark/commonmark.json"

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SETTINGS = """\
numfig = True
html_secnumber_suffix = " "
annual_report_pdf_page_references = False
"""
"""So that the PDF says no more than the page: pages tell no numbers of pages."""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">
<rect width="40" height="20" fill="#888"/></svg>
"""


def year(
    documents: Mapping[str, str], *, conf: str = "", numbered: bool = True, year: int = 2023
) -> dict[str, str | bytes]:
    """Return the files of a project of one year with some chapters."""
    chapters = {**documents, END: "# Loppu\n"}
    option = ":numbered:\n" if numbered else ""
    toctree = f"```{{toctree}}\n{option}\n" + "\n".join(chapters) + "\n```\n"
    return {
        "conf.py": f"{CONF}{SETTINGS}{conf}",
        "index.md": f"# Etusivu\n\n```{{toctree}}\nreports/{year}/index\n```\n",
        "reports/network.yaml": NETWORK,
        "reports/2023/report.yaml": REPORT,
        f"reports/{year}/index.md": f"# Vuosi {year}\n\n{toctree}",
        **{f"reports/{year}/{name}.md": text for name, text in chapters.items()},
    }


# CommonMark


def examples() -> dict[int, dict[str, str]]:
    """Return the examples of the CommonMark specification by their numbers."""
    return {item["example"]: item for item in json.loads(COMMONMARK.read_text(encoding="utf-8"))}


INVENTED_CONTACTS = 'suppress_warnings = ["annual_report.privacy"]\n'
"""The addresses and numbers of examples and of what is generated belong to nobody."""


def commonmark() -> Project:
    """Return the project of the CommonMark examples, a chapter each."""
    if docutils.__version_info__[:2] < (0, 22):
        pytest.skip("docutils 0.21 stops at a thematic break in a list (example 61)")
    documents = {
        f"e{number:03}": f"# Example {number}\n\n{item['markdown']}"
        for number, item in examples().items()
    }
    files = year(documents, numbered=False, conf=INVENTED_CONTACTS)
    return Project(files, tuple(documents), accepted=COMMONMARK_WARNINGS)


COMMONMARK_WARNINGS = {
    r"cross-reference target not found: .*\[myst\.xref_missing\]": (
        "the examples link to files and addresses that do not exist"
    ),
    r"image file not readable: .*\[image\.not_readable\]": (
        "the examples show pictures that do not exist"
    ),
    r"the image \"url\" has no alternative text": "example 581 is a picture without a text",
    r"(may not begin|may not end) with a transition|Transition at the (start|end) of the": (
        "examples that are a thematic break alone"
    ),
    r"At least one body element (must|should) separate": "example 43 has three in a row",
    r"Transition (must be|only valid as) child of": "example 61 has one in a list",
    r"Non-consecutive header level increase; H1 to H\d": "examples that begin with a low heading",
    r"Pygments lexer name '.*' is not known": "the examples name languages of code by any word",
    r"the heading has no text": "examples 49 and 79 are of empty headings",
    r"the element <textarea> is left out of the PDF": "example 171 is of HTML that shows no text",
    r"no font of the PDF has": "example 27 has letters of Malayalam and Kannada",
    r"Duplicate reference definition: FOO": "example 204 defines a link twice",
}


# The generated document

SEED = 2023


def large() -> Project:
    """Return the project of the large generated document."""
    documents = dict(generated.chapters(SEED))
    others = {
        "lahteet.bib": generated.SOURCES,
        "reports/2023/piste.png": PIXEL,
        "reports/2023/piirros.svg": DRAWING,
    }
    accepted = {
        "the formula has no alternative text": "an environment of LaTeX has no place for one",
    }
    return Project(
        year(documents, conf=generated.CONF + INVENTED_CONTACTS) | others,
        tuple(documents),
        accepted=accepted,
    )


# The handbook


def examples_of_the_handbook() -> Project:
    """Return a project with a chapter for each example of the handbook, with the data it needs.

    The year is the one whose data the guide writes; the year before has the data of this
    repository, and one page.
    """
    shown = handbook.files()
    documents = {
        name: f"# {name}\n\n{text}"
        for name, text in {**handbook.snippets(), **handbook.VARIANTS}.items()
    }
    documents["roolit"] = "# Roolit\n\n" + "\n\n".join(handbook.roles()) + "\n"
    documents["tavoitteet"] = shown["reports/2024/tavoitteet.md"]
    documents["lahteet"] = "# Lähteet\n\n```{bibliography}\n```\n"
    reports = handbook.REPOSITORY / "reports"
    earlier = [reports / "network.yaml", *(reports / "2023").rglob("*.yaml")]
    files = {
        **year(documents, conf='bibtex_bibfiles = ["lahteet.bib"]\n', year=2024),
        "reports/2023/index.md": "---\norphan: true\n---\n\n# Vuosi 2023\n",
        **{
            path.relative_to(handbook.REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
            for path in earlier
        },
        "lahteet.bib": (handbook.REPOSITORY / "reports/references.bib").read_text(encoding="utf-8"),
        "reports/2024/report.yaml": shown["reports/2024/report.yaml"],
        **{f"reports/2024/{p}": text for p, text in handbook.BESIDE.items()},
        **{f"reports/2024/{p}": text for p, text in shown.items() if p.startswith("data/")},
    }
    return Project(
        files,
        tuple(documents),
        year="reports/2024",
        pdf="pdf/paijat-hame-sivistys-2024.pdf",
    )


# The project itself


def _own_files() -> dict[str, str | bytes]:
    folders = [
        p
        for name in ("archive", "benchmarks/results", "docs", "reports")
        for p in (handbook.REPOSITORY / name).rglob("*")
    ]
    paths = [handbook.REPOSITORY / "index.md", *(path for path in folders if path.is_file())]
    files: dict[str, str | bytes] = {
        path.relative_to(handbook.REPOSITORY).as_posix(): path.read_bytes() for path in paths
    }
    conf = (handbook.REPOSITORY / "conf.py").read_text(encoding="utf-8")
    plain = 'html_theme = "basic"\nhtml_theme_options = {}\n'
    return {**files, "conf.py": f"{conf}{SETTINGS}{plain}"}


def _with_end(root: bytes, end: str) -> tuple[tuple[str, ...], bytes]:
    """Return the documents of the toctrees of a page, and the page with one more at the end."""
    trees = re.findall(r"^```\{toctree\}\n(.*?)^```$", root.decode(), re.DOTALL | re.MULTILINE)
    names = [line for tree in trees for line in tree.splitlines() if line and line[0] != ":"]
    return tuple(names), root + f"\n```{{toctree}}\n{end}\n```\n".encode()


def report_2023() -> Project:
    """Return the report for 2023."""
    files = _own_files()
    chapters, root = _with_end(files["reports/2023/index.md"], END)
    files |= {"reports/2023/index.md": root, f"reports/2023/{END}.md": "# Loppu\n"}
    return Project(files, chapters, pdf="pdf/paijat-hame-sivistys-2023.pdf")


def the_handbook() -> Project:
    """Return the handbook."""
    files = _own_files()
    chapters, root = _with_end(files["docs/index.md"], END)
    files |= {"docs/index.md": root, f"docs/{END}.md": "# Loppu\n"}
    return Project(files, chapters, year="docs", pdf="pdf/kasikirja.pdf")


ALL = {
    "commonmark": commonmark,
    "large": large,
    "examples": examples_of_the_handbook,
    "handbook": the_handbook,
    "report": report_2023,
}
"""The functions that return the projects, by the names of the corpora."""
