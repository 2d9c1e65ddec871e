"""The workbook of a year: what others see when they open it to fill it in."""

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from annual_report.data.sheets.columns import TABLES
from annual_report.data.sheets.headers import header_of
from annual_report.data.sheets.reading import Sheet
from annual_report.data.values import LANGUAGES
from annual_report.i18n import message

OBJECTIVES = """\
objectives:
  - id: T1
    title: "=HYPERLINK(\\"https://example.invalid\\")"
    kind: functional
    status: achieved
    indicators:
      - {name: "-1 % vuodessa", unit: "%", target: 12.5, actual: 13, updated: 2023-12-14}
      - {name: "@mittari", updated: 2023-12}
    responsible: +358
  - {id: T2, title: Toinen, actions: [Yksi, Kaksi]}
"""
NETWORK = """\
id: verkosto
slug: verkosto
name: Koeverkosto
members:
  - {code: "016", id: asikkala, name: Asikkala, left: 2020}
  - {code: "142", id: iitti, name: Iitti}
funders:
  - {id: okm, name: {fi: Ministeriö, sv: Ministeriet}}
"""
PROJECTS = """\
projects:
  - id: h1
    name_as_reported: Hanke
    funders: [okm]
    grant: 12500.50
    participants: ["142"]
"""
FILE = "_build/export/2023.xlsx"


@pytest.fixture
def exported(project):
    project.write("reports/network.yaml", NETWORK)
    project.write("reports/2023/data/objectives.yaml", OBJECTIVES)
    project.write("reports/2023/data/projects.yaml", PROJECTS)
    return project


def sheets(project, file=FILE):
    book = CalamineWorkbook.from_path(str(project.folder / file))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def rows(project, name, file=FILE):
    header, *found = sheets(project, file)[name]
    return [
        {key: cell for key, cell in zip(header, row, strict=True) if cell != ""} for row in found
    ]


def parts(project, file=FILE):
    with zipfile.ZipFile(project.folder / file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_row_for_each_indicator_in_the_words_of_the_report(exported):
    exported.run("export", 2023)
    first, second, third = rows(exported, "Tavoitteet")
    assert first["Tunnus"] == second["Tunnus"] == "T1"
    assert (first["Tila"], first["Laji"]) == ("toteutunut", "toiminnallinen tavoite")
    assert (first["Tavoitetaso"], first["Toteuma"]) == (12.5, 13.0)
    assert str(first["Mittari päivitetty"]) == "2023-12-14"
    assert second == {"Tunnus": "T1", "Mittari": "@mittari", "Mittari päivitetty": "12/2023"}
    assert third == {"Tunnus": "T2", "Tavoite": "Toinen", "Toimenpiteet": "Yksi\nKaksi"}
    (project,) = rows(exported, "Hankkeet")
    assert project["Rahoittajat"] == "Ministeriö"
    assert project["Osallistujakunnat"] == "Iitti"
    assert project["Avustus"] == 12500.5


def test_texts_are_never_formulas(exported):
    exported.run("export", 2023)
    assert "<f>" not in "".join(
        text for name, text in parts(exported).items() if "worksheets/" in name
    )
    first = rows(exported, "Tavoitteet")[0]
    assert first["Tavoite"] == '=HYPERLINK("https://example.invalid")'
    assert (first["Mittari"], first["Vastuutaho"]) == ("-1 % vuodessa", "+358")


def test_drop_down_lists_offer_the_words_of_the_archive(exported):
    exported.run("export", 2023)
    found = parts(exported)
    objectives = found["xl/worksheets/sheet1.xml"]
    assert objectives.count('type="list"') == 3  # kind, direction, status
    assert 'type="list"' in found["xl/worksheets/sheet2.xml"]
    book = CalamineWorkbook.from_path(str(exported.folder / FILE))
    hidden = [m.name for m in book.sheets_metadata if m.visible is SheetVisibleEnum.Hidden]
    assert hidden == ["Luettelot"]
    words = {cell for row in sheets(exported)["Luettelot"] for cell in row}
    assert {"toteutunut", "vähintään", "Ministeriö", "Iitti"} <= words
    assert "Asikkala" not in words  # it left before the year
    assert re.search(r"'?Luettelot'?!\$A\$1:\$A\$\d", objectives)


def test_the_header_stays_and_the_id_has_a_note(exported):
    exported.run("export", 2023)
    found = parts(exported)
    assert 'state="frozen"' in found["xl/worksheets/sheet1.xml"]
    assert "älä muuta sitä" in found["xl/comments1.xml"]
    assert "sheetProtection" not in found["xl/worksheets/sheet1.xml"]
    assert len(sheets(exported)["Ohje"]) == 3


def test_the_same_data_gives_the_same_bytes(exported):
    exported.run("export", 2023, "--output", "a.xlsx")
    exported.run("export", 2023, "--output", "b.xlsx", language="sv_FI.UTF-8")
    assert (exported.folder / "a.xlsx").read_bytes() == (exported.folder / "b.xlsx").read_bytes()


def test_the_report_of_another_language_has_its_words(exported):
    exported.replace("reports/2023/report.yaml", "status:", "language: sv\nstatus:")
    exported.run("export", 2023, "--tables", "objectives")
    assert list(sheets(exported)) == ["Mål", "Anvisning", "Listor"]


def test_what_is_told(exported):
    told = exported.run("export", 2023, "--tables", "projects, objectives").stdout
    assert told.splitlines() == [
        f"{FILE}: written",
        "  Projects: 1 rows",
        "  Objectives: 3 rows",
        f"Next: annual-report import {FILE} 2023",
    ]
    assert '"projects": 1' in exported.run("export", 2023, "--json").stdout


def test_a_slip_is_told_with_what_is_right(exported):
    line = exported.fault("export", 2023, "--tables", "objectvies", code=2)
    assert line == (
        'annual-report export: --tables: "objectvies" is not a table; did you mean "objectives"?'
    )
    assert "name it x.xlsx" in exported.fault("export", 2023, "-o", "x.ods", code=2)


def test_data_with_faults_is_not_written_out(exported):
    exported.replace("reports/2023/data/objectives.yaml", "achieved", "acheived")
    line = exported.fault("export", 2023, code=1)
    assert line.startswith("reports/2023/data/objectives.yaml:5: objectives[0].status")
    exported.run("export", 2023, "--tables", "projects")


def test_a_text_longer_than_a_cell_is_told(exported):
    long = "x" * 14_000
    file = "reports/2023/data/objectives.yaml"
    exported.replace(file, "[Yksi, Kaksi]", f"[a{long}, b{long}, c{long}]")
    line = exported.fault("export", 2023, code=1)
    assert line.endswith("T2.actions: the text is longer than the 32767 characters of a cell")


def test_an_empty_year_has_tables_to_fill_in(exported):
    exported.run("export", 2022)
    found = sheets(exported, "_build/export/2022.xlsx")
    assert [len(found[name]) for name in ("Tavoitteet", "Hankkeet", "Talous")] == [1, 1, 1]
    with zipfile.ZipFile(
        io.BytesIO((exported.folder / "_build/export/2022.xlsx").read_bytes())
    ) as z:
        assert b'type="list"' in z.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_label_names_its_own_column(table, language):
    row = tuple(message(language, column.label) for column in table.columns)
    header = header_of(Sheet(name=message(language, table.label), rows=(row,)))
    assert header.table is table
    assert list(header.columns.values()) == list(table.columns)
    codes = tuple(column.name.upper().replace("_", "  ") for column in table.columns)
    assert list(header_of(Sheet(name="", rows=(codes,)), table).columns.values()) == [
        *table.columns
    ]
