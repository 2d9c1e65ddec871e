"""Packets of a small project: nested chapters, faults, languages, and what must stay in place."""

import io
from contextlib import contextmanager

import pikepdf
import pymupdf
import pytest

from annual_report.agenda.item import AgendaError, compose
from annual_report.agenda.packet import chapter_names, write_packet
from annual_report.agenda.pdf import write_item_pdf
from annual_report.agenda.project import read_project
from tests.agenda.reading_pdf import addresses, internal_links
from tests.conftest import CONF
from tests.pdf_reading import NETWORK, REPORT, text_of

pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")

PROFILE = """\
general: true
language: fi
body: Sivistyslautakunta
parts:
  - part: meeting
    text: "{body} {date} {section}"
  - part: description
    heading: Selostus
"""
FILES = {
    "conf.py": CONF + 'html_baseurl = "https://example.org/raportit/"\n',
    "index.md": "# Etusivu\n\n```{toctree}\nmuu\nreports/2023/index\n```\n",
    "muu.md": "# Muu sivu\n",
    "reports/network.yaml": NETWORK,
    "reports/agenda/yleinen.yaml": PROFILE,
    "reports/2023/report.yaml": REPORT,
    "reports/2023/agenda.md": "# Asia\n\nKertomus, ks. [alaluku](ryhmat/a.md) ja [muu](/muu.md).\n",
    "reports/2023/index.md": (
        "# Vuosi 2023\n\nAlku.\n\n## Lyhyesti\n\nLyhyt.\n\n"
        "```{toctree}\n:numbered:\n:caption: Osa\n\nalku\nryhmat/index\nloppu\n```\n"
    ),
    "reports/2023/alku.md": "# Alku\n\nKs. [loppu](loppu.md) ja [muu](/muu.md).\n",
    "reports/2023/ryhmat/index.md": "# Ryhmät\n\n```{toctree}\na\nb\n```\n",
    "reports/2023/ryhmat/a.md": "# Ensimmäinen\n\nTekstiä.\n",
    "reports/2023/ryhmat/b.md": "# Toinen\n\nTekstiä.\n",
    "reports/2023/loppu.md": "# Loppu\n\nKs. [ryhmä](ryhmat/b.md).\n",
}


@pytest.fixture
def opened(tmp_path):
    """Return a function that reads the project with changes, and gives it with its item."""

    @contextmanager
    def run(changes=(), *, warnings=""):
        for name, content in {**FILES, **dict(changes)}.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        told = io.StringIO()
        with read_project(tmp_path / "source", tmp_path / "agenda", warnings=told) as project:
            assert warnings in told.getvalue() if warnings else told.getvalue() == ""
            year = project.archive.year(2023)
            member = project.archive.municipality("398")
            content = project.contents[year.folder]
            yield (
                project,
                compose(project.archive, year, member, project.profiles.of(member), content),
            )

    return run


def outline(path):
    with pymupdf.open(path) as pdf:
        return [(level, title) for level, title, _ in pdf.get_toc()]


def test_the_chapters_follow_one_level_under_the_report(opened, tmp_path):
    path = tmp_path / "packet.pdf"
    with opened() as (project, item):
        write_packet(project, item, path)
    assert outline(path) == [
        (1, "Kokousasia"),
        (2, "Sivistyslautakunta [kokouspäivä]"),
        (3, "Selostus"),
        (1, "Vuosi 2023"),
        (2, "Lyhyesti"),
        (2, "1 Alku"),
        (2, "2 Ryhmät"),
        (3, "2.1 Ensimmäinen"),
        (3, "2.2 Toinen"),
        (2, "3 Loppu"),
    ]
    assert [link for link in internal_links(path) if link[1] is None] == []
    assert set(addresses(path)) == {"https://example.org/raportit/muu.html"}


def test_an_extract_takes_a_chapter_with_those_below_it(opened, tmp_path):
    path = tmp_path / "packet.pdf"
    with opened() as (project, item):
        write_packet(project, item, path, ["loppu", "ryhmat/index"])
    assert outline(path)[3:] == [
        (1, "Vuosi 2023"),
        (2, "2 Ryhmät"),
        (3, "2.1 Ensimmäinen"),
        (3, "2.2 Toinen"),
        (2, "3 Loppu"),
    ]


@pytest.mark.parametrize("chapters", [None, ["loppu"]])
def test_the_corrections_of_the_report_are_told(opened, tmp_path, chapters):
    path = tmp_path / "packet.pdf"
    errata = (
        "errata:\n  - {date: 2024-05-02, text: Luku on <3>., document: alku}\n"
        "  - {date: 2024-06, text: Toinen.}\n"
    )
    with opened({"reports/2023/errata.yaml": errata}) as (project, item):
        write_packet(project, item, path, chapters)
    text = " ".join(text_of(path).split())
    told = "Oikaisut • 2.5.2024: Luku on <3>. • kesäkuu 2024: Toinen."
    assert text.count(told) == 1
    assert text.index("Vuosi 2023 ") < text.index(told) < text.rindex("3 Loppu")


def test_an_extract_takes_one_below_without_the_one_above(opened, tmp_path):
    path = tmp_path / "packet.pdf"
    with opened() as (project, item):
        names = chapter_names(project, project.archive.year(2023))
        write_packet(project, item, path, ["ryhmat/b", "index", "alku"])
    assert names == ("index", "alku", "ryhmat/index", "ryhmat/a", "ryhmat/b", "loppu")
    assert outline(path)[3:] == [
        (1, "Vuosi 2023"),
        (2, "Lyhyesti"),
        (2, "1 Alku"),
        (2, "2.2 Toinen"),
    ]
    assert "Ks. loppu ja muu." in text_of(path)
    assert "Kertomus, ks. alaluku ja muu." in text_of(path)
    assert addresses(path) == []
    assert [link for link in internal_links(path) if link[0] > 1] == []  # the contents alone


def test_the_item_alone_links_to_nothing(opened, tmp_path):
    path = tmp_path / "item.pdf"
    with opened() as (project, item):
        write_item_pdf(project, item, path)
    assert "Kertomus, ks. alaluku ja muu." in text_of(path)
    assert internal_links(path) == []
    assert addresses(path) == []


def test_a_swedish_item_stands_before_a_finnish_report(opened, tmp_path):
    path = tmp_path / "packet.pdf"
    profile = PROFILE.replace("language: fi", "language: sv")
    with opened({"reports/agenda/yleinen.yaml": profile}) as (project, item):
        write_packet(project, item, path, ["alku"])
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "sv-FI"
    assert outline(path)[0] == (1, "Ärende")
    assert "Innehåll" in text_of(path)
    assert "Ote: mukana on vain osa" in text_of(path)  # the report speaks Finnish


def test_faults_in_the_report_make_no_packet(opened, tmp_path):
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"as it was")
    faulty = {
        "reports/2023/data/handling.yaml": "handling:\n  - {body: Johtoryhmä, date: joskus}\n"
    }
    with opened(faulty, warnings="joskus") as (project, item):
        with pytest.raises(AgendaError, match=r"2023: .* faults \(reports/2023/data/handling.yaml"):
            write_packet(project, item, path)
        assert path.read_bytes() == b"as it was"


def test_a_year_without_documents_has_no_packet(opened, tmp_path):
    with opened() as (project, item):
        project.app.env.found_docs.discard("reports/2023/index")
        with pytest.raises(AgendaError, match=r"no report; reports/2023/index.md is missing"):
            write_packet(project, item, tmp_path / "packet.pdf")


def test_what_cannot_be_set_leaves_the_last_pdf_in_place(opened, tmp_path):
    path = tmp_path / "out" / "item.pdf"
    with opened() as (project, item):
        write_item_pdf(project, item, path)
    before = path.read_bytes()
    broken = {
        "conf.py": FILES["conf.py"] + 'annual_report_typst_template = "oma.typ"\n',
        "oma.typ": '#let paragraph(..rest, body) = panic("ei käy")\n',
    }
    with opened(broken) as (project, item), pytest.raises(AgendaError, match="ei käy"):
        write_item_pdf(project, item, path)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["item.pdf"]


def test_another_reading_gives_the_same_bytes(opened, tmp_path):
    made = []
    for number in range(2):
        path = tmp_path / f"{number}.pdf"
        with opened() as (project, item):
            write_packet(project, item, path)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_folder_without_a_project_is_told(tmp_path):
    with (
        pytest.raises(AgendaError, match=r"there is no conf.py"),
        read_project(tmp_path, tmp_path / "agenda"),
    ):
        pass
