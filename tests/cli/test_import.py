"""A spreadsheet is read into the data of a year: what changes is shown, the rest stays as it is."""

import datetime as dt
import io
import json
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

import annual_report
from annual_report.data.archive import load_archive
from annual_report.data.model import Archive
from annual_report.data.references import Context
from annual_report.data.sheets import packed as packing
from annual_report.data.sheets import reading
from annual_report.data.sheets.columns import TABLES
from annual_report.data.sheets.headers import header_of, names_known
from annual_report.data.sheets.packed import RefusedError
from annual_report.data.sheets.reading import read_spreadsheet
from annual_report.spreadsheets.cells import Cells
from annual_report.spreadsheets.merging import merge
from annual_report.spreadsheets.workbook import workbook
from tests.data import strategies

EXAMPLE = Path(annual_report.__file__).parent / "example"
SHEETS = Path(__file__).parent / "sheets"
FILE = "reports/2023/data/objectives.yaml"
OBJECTIVES = """\
# Tavoitteet sovittiin tammikuussa.
objectives:
  - id: T1   # ensimmäinen
    title: 'Lukutaito vahvistuu'
    kind: functional
    indicators:
      - name: Ryhmät   # päiväkodeissa
        unit: "%"
        target: 65
    responsible: {fi: Koordinaattori, sv: Koordinator}

  # Tämä jatkuu ensi vuonna.
  - id: T2
    title: "Toinen"
    actions:
      - Ensimmäinen   # syksyllä
      - Toinen
    projects: [h1, h2]

assessment:
  text: Hyvä vuosi.
"""


@pytest.fixture
def year(project):
    project.write(FILE, OBJECTIVES)
    names = "".join(f"  - {{id: {name}, name_as_reported: Hanke}}\n" for name in ("h1", "h2", "h3"))
    project.write("reports/2023/data/projects.yaml", f"projects:\n{names}")
    return project


def csv(*rows):
    return "".join(f"{row}\n" for row in rows)


def read(project):
    return load_archive(project.folder).archive.year(2023)


# what is written


def test_only_what_changes_is_touched(year):
    year.write(
        "a.csv",
        csv(
            "Tila;TUNNUS;Toteuma;Päivitetty;Toimenpiteet;Vastuutaho;hankkeet",
            'Toteutunut;T1;" 1 234,50 ";17.4.2024;;Rehtori;',
            ';t2;;;"Ensimmäinen\nKolmas";;h1, h3',
        ),
    )
    told = year.run("import", "a.csv", 2023, "--yes")
    assert told.stdout.splitlines() == [
        "Objectives 2023",
        "  T1: changes",
        '    Status (status): nothing → "toteutunut"',
        "    Updated (updated): nothing → 2024-04-17",
        '    Responsible party (responsible): "Koordinaattori" → "Rehtori"',
        "    Actual (indicators[0].actual): nothing → 1,234.5",
        "  t2: changes",
        '    Actions (actions): "Ensimmäinen Toinen" → "Ensimmäinen Kolmas"',
        '    Projects (projects): "h1; h2" → "h1; h3"',
        f"{FILE}: written",
        "Next: annual-report check 2023",
    ]
    expected = (
        OBJECTIVES.replace("target: 65\n", "target: 65\n        actual: 1234.50\n")
        .replace("    responsible: {fi: Koord", "    status: achieved\n    responsible: {fi: Koord")
        .replace(
            "fi: Koordinaattori, sv: Koordinator}",
            "fi: Rehtori, sv: Koordinator}\n    updated: 2024-04-17",
        )
        .replace("      - Toinen\n", "      - Kolmas\n")
        .replace("[h1, h2]", "[h1, h3]")
    )
    assert year.read(FILE) == expected


def test_a_second_import_changes_nothing(year):
    year.write(
        "a.csv", csv("id,title,kind,indicator,actual", "T1,Uusi,talous,,", "T9,Yhdeksäs,,M,3")
    )
    year.replace("a.csv", "talous", "financial objective")
    year.run("import", "a.csv", 2023, "--yes")
    before = year.files()
    assert "nothing changes" in year.run("import", "a.csv", 2023, "--yes").stdout
    assert year.files() == before


def test_a_new_item_comes_last_with_its_indicators(year):
    year.write(
        "a.csv",
        csv(
            "Beteckning\tMål\tMätare\tMålnivå", "T3\tTredje\tEtt\t5", "\t\tTvå\t6,5", "T1\t\tNy\t1"
        ),
    )
    year.run("import", "a.csv", 2023, "-y")
    text = year.read(FILE)
    assert (
        "    projects: [h1, h2]\n\n  - id: T3\n    title: Tredje\n    indicators:\n"
        "      - name: Ett\n"
        "        target: 5\n      - name: Två\n        target: 6.5\n\nassessment:\n"
    ) in text
    # one row and one indicator: it is that one under another name
    assert [item.target for item in read(year).objectives[2].indicators] == [5, Decimal("6.5")]
    assert str(read(year).objectives[0].indicators[0].name) == "Ny"


def test_a_file_that_is_not_there_yet_is_made(year):
    year.write(
        "a.csv", csv("id;name;status;period start;coordinator", "h1;Hanke;käynnissä;1/2022;Lahti")
    )
    year.run("import", "a.csv", 2022, "--yes", "--table", "projects")
    assert year.read("reports/2022/data/projects.yaml") == (
        "projects:\n  - id: h1\n    name_as_reported: Hanke\n    period: {start: 2022-01}\n"
        "    coordinator: Lahti\n    status: running\n"
    )


def test_what_the_sheet_does_not_have_stays_and_is_told(year):
    year.write("a.csv", csv("id;title", "T1;Uusi", ";", " ; "))
    assert "not in the sheet, kept: T2" in year.run("import", "a.csv", 2023, "--dry-run").stdout
    assert year.read(FILE) == OBJECTIVES


def test_without_consent_nothing_is_written(year):
    year.write("a.csv", csv("id;title", "T1;Uusi"))
    told = year.run("import", "a.csv", 2023, code=1).stdout
    assert '    Objective (title): "Lukutaito vahvistuu" → "Uusi"' in told
    assert "nothing was written" in told
    assert year.read(FILE) == OBJECTIVES


def test_json_for_programs(year):
    year.write("a.csv", csv("id;title;muistio", "T1;Uusi;x", "T9;Y;"))
    found = json.loads(year.run("import", "a.csv", "--json", "--yes").stdout)
    assert (found["year"], found["written"]) == (2023, True)
    table = found["tables"]["objectives"]
    assert (table["new"], table["kept"]) == (["T9"], ["T2"])
    assert table["changed"] == {
        "T1": [{"field": "title", "from": "Lukutaito vahvistuu", "to": "Uusi"}]
    }
    assert found["notes"] == ['a.csv:C1: "muistio" is not a column; it was not read']


def test_a_comment_inside_a_list_is_not_lost(year):
    year.write("a.csv", csv("id;actions", "T2;Yksi"))
    line = year.fault("import", "a.csv", 2023, "--yes", code=1)
    assert line.startswith(f"{FILE}:2: the file is written in a form that cannot be changed")


def test_a_published_year_is_told_of(year):
    year.write("reports/2023/published.lock", "")
    year.write("a.csv", csv("id;title", "T1;Uusi"))
    told = year.run("import", "a.csv", 2023, "--dry-run").stdout.splitlines()
    assert told[0].startswith("reports/2023/published.lock: the year is published")


# what is wrong


def test_all_faults_are_told_with_their_cells(year):
    book = io.BytesIO()
    with Workbook(book) as made:
        sheet = made.add_worksheet("Tavoitteet")
        sheet.write_row(0, 0, ["Kevään taulukko"])
        sheet.write_row(2, 0, ["Tunnus", "Tavoite", "Tila", "Mittari", "Toteuma"])
        sheet.write_row(3, 0, ["T1", "", "toteutnut", "Ryhmät", "noin 5"])
        sheet.write_row(4, 0, ["", "Ilman tunnusta"])
        sheet.write_row(5, 0, ["T7", "", "ajallaan"])
        sheet.write_row(6, 0, ["T2", "Toinen"])
        sheet.write_row(7, 0, ["T2", "Kolmas"])
    (year.folder / "a.xlsx").write_bytes(book.getvalue())
    found = year.run("import", "a.xlsx", 2023, "--yes", code=1)
    status = (
        "use one of achieved, partly_achieved, not_achieved, in_progress, carried_over, "
        "discontinued, not_assessed"
    )
    near = 'did you mean "toteutunut" (achieved)?'
    assert found.stderr.splitlines() == [
        f'a.xlsx:Tavoitteet!C4: status: "toteutnut" is not a status; {near}',
        'a.xlsx:Tavoitteet!E4: indicators[0].actual: "noin 5" is not a number',
        "a.xlsx:Tavoitteet!A5: id: the row has no id; give it one",
        "a.xlsx:Tavoitteet!A6: title: this field is required",
        f'a.xlsx:Tavoitteet!C6: status: "ajallaan" is not a status; {status}',
        'a.xlsx:Tavoitteet!B8: title: "Kolmas" is not what row 7 says of the same item',
    ]
    assert year.read(FILE) == OBJECTIVES


def test_a_column_that_is_nearly_known_is_a_fault(year):
    year.write("a.csv", csv("Tunnus;Tavoite;Vastutaho", "T1;Uusi;X"))
    line = year.fault("import", "a.csv", 2023, "--yes", code=1)
    assert line == 'a.csv:C1: "Vastutaho" is not a column; did you mean "Vastuutaho"?'


def test_a_column_twice_is_a_fault(year):
    year.write("a.csv", csv("id;Tavoite;title", "T1;Uusi;X"))
    line = year.fault("import", "a.csv", 2023, code=1)
    assert line == "a.csv:C1: the column is there twice; remove one"


def test_a_file_without_a_table_is_told(year):
    year.write("a.csv", csv("terve;maailma", "1;2"))
    line = year.fault("import", "a.csv", 2023, code=1)
    assert line.startswith("a.csv: no table was found")


def test_data_with_faults_is_mended_first(year):
    year.replace(FILE, "functional", "fnctional")
    year.write("a.csv", csv("id;title", "T1;Uusi"))
    assert year.fault("import", "a.csv", 2023, code=1).startswith(f"{FILE}:5: objectives[0].kind")


# files of every kind


def packed(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return content.getvalue()


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TABLE = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
OFFICE = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected with a password, or is of"),
        (b"PK\x03\x04 no archive", "not a spreadsheet that can be read"),
        (b"\0\1\2\3", "not a spreadsheet that can be read"),
        (packed(word__document_xml="<a/>"), "not a spreadsheet that can be read"),
        (packed(xl__workbook_xml="<a/>"), "not a spreadsheet that can be read"),
        (packed(xl__workbook_xml="<a"), "not a spreadsheet that can be read"),
        (packed(xl__workbook_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "not a spreadsheet"),
        (
            packed(xl__workbook_xml=f'<a {MAIN}><row r="1"/><c r="A1048576"/></a>'),
            "more than 5000 rows",
        ),
        (packed(xl__workbook_xml=f'<a {MAIN}><c r="XFD1"/></a>'), "more than 500 columns"),
        (
            packed(
                content_xml=f"<a {TABLE} {OFFICE}><t:table><t:table-row "
                't:number-rows-repeated="1000000"><t:table-cell o:value="1"/></t:table-row>'
                "</t:table></a>"
            ),
            "more than 5000 rows",
        ),
        (
            packed(
                content_xml="<a/>",
                META_xml='<m:encryption-data xmlns:m="urn:oasis:names:tc:opendocument:x"/>',
            ),
            "protected with a password; save it without one",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_an_odd_file_is_one_message(year, data, told, name):
    (year.folder / name).write_bytes(data)
    line = year.fault("import", name, 2023, code=1)
    assert line.startswith(f"{name}: ")
    assert told in line


def test_a_file_over_the_limits_is_one_message(year, monkeypatch):
    monkeypatch.setattr(reading, "MAX_SHEET_BYTES", 2_000)
    year.write("a.csv", csv("id;title", "T1;" + "x" * 2_000))
    assert "larger than 2000 bytes" in year.fault("import", "a.csv", 2023, code=1)
    monkeypatch.setattr(packing, "MAX_UNPACKED_BYTES", 1_000_000)
    (year.folder / "a.ods").write_bytes(packed(content_xml="<a/>", big=b"\0" * 1_000_001))
    assert "unpacks to more than 1000000" in year.fault("import", "a.ods", 2023, code=1)


@pytest.mark.parametrize("name", ["koe.ods", "koe.xlsx"])
def test_files_made_by_libreoffice(year, name):
    shutil.copy(SHEETS / name, year.folder / name)
    year.run("import", name, 2023, "--yes")
    first, second, third = read(year).objectives
    assert (str(first.title), first.status) == ("Lukutaito vahvistuu", "achieved")
    assert first.indicators[0].actual == Decimal("1234.5")
    assert first.updated.first_day == dt.date(2024, 4, 17)
    assert (second.status, third.id) == ("in_progress", "T3")
    assert "nothing changes" in year.run("import", name, 2023).stdout


def test_windows_1252_is_read_and_told(year):
    (year.folder / "a.csv").write_bytes(
        csv("Tunnus;Selite", "T1;Hyvä työ – valmis").encode("cp1252")
    )
    told = year.run("import", "a.csv", 2023, "--yes").stdout
    assert "it was read as Windows-1252" in told
    assert str(read(year).objectives[0].explanation) == "Hyvä työ – valmis"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_every_separator_and_encoding(year, encoding, mark):
    text = csv(mark.join(["Tunnus", "Selite"]), mark.join(["T1", "Hyvä"]))
    (year.folder / "a.csv").write_bytes(text.encode(encoding))
    year.run("import", "a.csv", 2023, "--yes")
    assert str(read(year).objectives[0].explanation) == "Hyvä"


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_read_or_refused(data):
    try:
        names = [sheet.name for sheet in read_spreadsheet(data, names_known).sheets]
    except RefusedError as refused:
        names = [refused.text and ""]
    assert names == [""]


# there and back


@pytest.mark.parametrize("number", [2022, 2023, 2024])
def test_the_example_comes_back_as_it_was(project, number, tmp_path, monkeypatch):
    project.folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, project.folder)
    monkeypatch.chdir(project.folder)
    before = project.files()
    project.run("export", number, "--output", "vuosi.xlsx")
    told = project.run("import", "vuosi.xlsx", number, "--yes").stdout
    assert told.splitlines()[-2:] == ["nothing changes", f"Next: annual-report check {number}"]
    (project.folder / "vuosi.xlsx").unlink()
    assert project.files() == before


@settings(max_examples=15, deadline=None)
@given(strategies.years)
def test_any_year_comes_back_as_it_was(year):
    year = year.model_copy(
        update={
            name: tuple({item.id.casefold(): item for item in getattr(year, name)}.values())
            for name in ("objectives", "projects")
        }
    )
    archive = Archive(years=(year,))
    book = read_spreadsheet(workbook(archive, year, list(TABLES.values())), names_known)
    for sheet in book.sheets[:-1]:
        header = header_of(sheet)
        if header is None:
            continue
        existing = getattr(year, header.table.name)
        raw = [item.model_dump(mode="json", exclude_none=True) for item in existing]
        cells = Cells(archive, year)
        changes = merge(header, cells, Context(), existing, raw)
        assert not [fault.message for _, fault in changes.faults]
        assert not changes.row_faults
        assert not [item.entries for item in changes.items if item.is_change]
        assert not changes.kept
