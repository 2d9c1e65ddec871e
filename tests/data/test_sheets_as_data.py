"""A table of CSV, XLSX or ODS stands in place of the list of a data file."""

import csv
import datetime as dt
import io
import re
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from annual_report.data import year_files
from annual_report.data.archive import load_archive
from annual_report.data.consistency import check
from annual_report.data.model import Archive
from annual_report.data.references import Context
from annual_report.data.shapes import DATA_FILES
from annual_report.data.sheets import packed, reading
from annual_report.data.sheets.cells import same
from annual_report.data.sheets.columns import OBJECTIVES, TABLES, Kind
from annual_report.data.sheets.data_files import read_table
from annual_report.data.validation import validate_file
from annual_report.open_data import files
from annual_report.spreadsheets.cells import Cells
from annual_report.spreadsheets.workbook import workbook
from tests.data import strategies
from tests.data.archives import GOOD, load, told, write

SHEETS = Path(__file__).parent / "sheets"
DATA = "2023/data"
CSV = f"{DATA}/objectives.csv"
AT = f"reports/{CSV}"
HEADER = "Tunnus;Tavoite;Tila;Mittari;Toteuma\n"

YAML = {
    f"{DATA}/objectives.yaml": """\
objectives:
  - id: T1
    title: "=1+1 ei ole kaava"
    kind: functional
    actions: [Yksi, "Kaksi; ja puoli"]
    indicators:
      - {name: Ryhmät, unit: "%", baseline: 50, target: 65.5, actual: 68, direction: at_least}
      - {name: "'Lainattu", updated: 2023-12}
    status: achieved
    updated: 2023-12-14
    projects: [h1]
    finances: [koulutus]
    sources: [lahde, {key: toinen, locator: "s. 4"}]
  - {id: T2, title: Toinen, responsible: +358, status: partly_achieved}
assessment:
  text: Hyvä vuosi.
""",
    f"{DATA}/projects.yaml": """\
projects:
  - id: h1
    name_as_reported: Hanke
    kind: grant
    funders: [okm, avi]
    grant: 12500.5
    period: {start: 2022-08, end: 2024}
    coordinator: Lahti
    participants: ["016", "398"]
    partners: [Yhdistys, "Toinen, yhdistys"]
    status: running
    objectives: [T1]
""",
    f"{DATA}/finances.yaml": """\
finances:
  - {id: koulutus, title: Koulutukset, kind: expenses, unit: yhteiset, budget: 1000, actual: 999.95}
  - {id: avustus, title: Avustus, kind: income, budget: 500, previous: 400}
finance_units:
  - {id: yhteiset, title: {fi: Yhteiset menot, sv: Gemensamma utgifter}}
""",
}


def book(*sheets):
    """Return an XLSX file of sheets: a name, and rows of texts and numbers, formulas as pairs."""
    content = io.BytesIO()
    with Workbook(content, {"strings_to_formulas": False}) as made:
        for name, rows in sheets:
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write_formula(at, column, cell[0], None, cell[1])
                    else:
                        sheet.write(at, column, cell)
    return content.getvalue()


def ids(loaded):
    return [item.id for item in loaded.archive.years[0].objectives]


def as_tables(folder, ending):
    """Put exported tables in place of the lists of the data files; keep what else these have."""
    before = load_archive(folder).archive
    year = before.years[0]
    for table in TABLES.values():
        yaml = folder / year.folder / "data" / table.file
        (yaml.with_suffix(".xlsx")).write_bytes(workbook(before, year, [table]))
        text = yaml.read_text(encoding="utf-8")
        rest = {"objectives": "assessment", "finances": "finance_units"}.get(table.name)
        yaml.unlink()
        if rest:
            yaml.write_text(text[text.index(f"{rest}:") :], encoding="utf-8")
        if ending != ".xlsx":
            convert(yaml.with_suffix(".xlsx"), ending)


def convert(path, ending):
    """Save a workbook as ODS by LibreOffice, or as CSV as a Finnish program does."""
    if ending == ".csv":
        (sheet, *_) = CalamineWorkbook.from_path(str(path)).sheet_names
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
        with path.with_suffix(".csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([map(finnish, row) for row in rows])
    else:
        profile = f"-env:UserInstallation={(path.parents[3] / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", ending[1:]]
        command += ["--outdir", path.parent, path]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    path.unlink()


def finnish(cell):
    if isinstance(cell, float):
        return f"{cell:.15g}".replace(".", ",")
    return f"{cell.day}.{cell.month}.{cell.year}" if isinstance(cell, dt.date) else cell


# there and back


@pytest.mark.parametrize(
    "ending",
    [
        ".xlsx",
        pytest.param(".ods", marks=pytest.mark.libreoffice),
        ".csv",
    ],
)
def test_exported_tables_are_the_same_year(tmp_path, ending):
    write(tmp_path, {**GOOD, **YAML})
    before = load_archive(tmp_path)
    assert not before.faults
    as_tables(tmp_path, ending)
    after = load_archive(tmp_path)
    assert not after.faults
    one, other = before.archive.years[0], after.archive.years[0]
    assert f"reports/{DATA}/objectives{ending}" in other.files
    other = other.model_copy(update={"files": one.files})
    assert other == one
    assert files(after.archive, other) == files(before.archive, one)


@pytest.mark.parametrize("name", ["objectives.xlsx", "objectives.ods"])
def test_files_made_by_libreoffice(tmp_path, name):
    loaded = load(tmp_path, {f"{DATA}/{name}": (SHEETS / name).read_bytes()})
    at = f"reports/{DATA}/{name}"
    error = "is the error of a formula; correct the formula, or write the value"
    assert told(loaded) == [
        f'{at}:5: column "Toteuma" (indicators.actual): "#DIV/0!" {error}',
        f'{at}:6: column "Tavoitetaso" (indicators.target): "#N/A" {error}',
    ]
    first, second = loaded.archive.years[0].objectives
    assert (str(first.title), first.kind, first.status) == (
        "=ei kaava",
        "functional",
        "achieved",
    )
    assert first.indicators[0].actual == Decimal("68.5")
    assert first.indicators[1].actual == 7, "the value of a formula"
    assert str(first.updated) == "2023-12-14"
    assert second.actions[1].in_language("fi") == "Toinen"


@settings(max_examples=25, deadline=None)
@given(strategies.years)
def test_any_year_is_the_same_as_a_table(year):
    year = year.model_copy(
        update={
            name: tuple({item.id.casefold(): item for item in getattr(year, name)}.values())
            for name in ("objectives", "projects")
        }
    )
    archive = Archive(years=(year,))
    for table in (TABLES["objectives"], TABLES["projects"]):
        read = read_table(workbook(archive, year, [table]), "f", table, Context(), {})
        assert not read.faults
        assert not read.of_items
        found = validate_file(DATA_FILES[table.file], read.tree, Context())
        assert not found.faults
        cells = Cells(archive, year)
        items = zip(getattr(found.value, table.name), getattr(year, table.name), strict=True)
        for shown, item in items:
            assert len(getattr(shown, "indicators", ())) == len(getattr(item, "indicators", ()))
            pairs = [(None, shown, item)] + [
                (True, *pair)
                for pair in zip(
                    getattr(shown, "indicators", ()), getattr(item, "indicators", ()), strict=True
                )
            ]
            for is_indicator, one, other in pairs:
                for column in table.columns:
                    # texts of lists may hold what stands between them in a cell
                    free = column.kind in {Kind.TEXTS, Kind.SOURCES}
                    if column.is_of_indicator is bool(is_indicator) and not free:
                        assert same(cells.shown(column, one), cells.shown(column, other))


# what is wrong


def test_all_faults_are_told_at_once(tmp_path):
    text = (
        "Verkoston tavoitteet;;;;;\n"
        "Tunnus;Tavoite;Tila;Mittari;Toteuma;Vastutaho;Muistio\n"
        "T1;A;toteutnut;M;#JAKO/0!;;\n"
        "T2;;toteutunut;;5;;\n"
        ";B;;;;;\n"
        "T3;C;;N;12x;;\n"
        "T3;D;;O;1;;;roska\n"
        "t1;A;;;;;\n"
        "T4;Hyvä;toteutui;;;;\n"
    )
    loaded = load(tmp_path, {CSV: text})
    assert told(loaded) == [
        f'{AT}:2: "Vastutaho" is not a column; did you mean "Vastuutaho"?',
        f'{AT}:2: "Muistio" is not a column; remove it',
        (
            f'{AT}:3: column "Toteuma" (indicators.actual): "#JAKO/0!" is the error of a formula; '
            "correct the formula, or write the value"
        ),
        (
            f'{AT}:3: column "Tila" (status): "toteutnut" is not a status; did you mean '
            '"toteutunut" (achieved)?'
        ),
        f'{AT}:4: column "Tavoite" (title): this field is required',
        f'{AT}:4: column "Mittari" (indicators.name): this field is required',
        f'{AT}:5: column "Tunnus" (id): the row has no id; give it one',
        f'{AT}:6: column "Toteuma" (indicators.actual): "12x" is not a number',
        f"{AT}:7: the cell H7 is in a column without a name; name the column",
        f'{AT}:7: column "Tavoite" (title): "D" is not what row 6 says of the same item',
        f'{AT}:8: column "Tunnus" (id): "t1" is already the id of row 3',
    ]
    assert ids(loaded) == ["T4"], "what is at fault is left out, the rest stays"


def test_two_files_of_the_same_data_are_one_fault(tmp_path):
    yaml = "objectives:\n  - {id: Y1, title: Toinen}\n"
    loaded = load(tmp_path, {CSV: f"{HEADER}T1;A", f"{DATA}/objectives.yaml": yaml})
    message = "objectives.yaml holds the same data (objectives); keep it in one file"
    assert told(loaded) == [f"{AT}:1: {message}"]
    assert ids(loaded) == ["Y1"]
    (tmp_path / f"reports/{DATA}/objectives.yaml").unlink()
    loaded = load(tmp_path, {f"{DATA}/objectives.ods": b"unread"})
    message = "objectives.csv holds the same data (objectives); keep it in one file"
    assert told(loaded) == [f"reports/{DATA}/objectives.ods:1: {message}"]
    assert ids(loaded) == ["T1"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("groups.csv", '"groups.csv" is not read: this data is no table; write groups.yaml'),
        ("projects.xls", '"projects.xls" is not read; save it as projects.xlsx'),
        ("projekts.ods", 'unknown data file "projekts.ods"; did you mean "projects.ods"?'),
        ("taulukko.csv", 'unknown data file "taulukko.csv"; the data files are objectives.yaml, '),
    ],
)
def test_a_file_that_is_not_read_is_told(tmp_path, name, message):
    (line,) = told(load(tmp_path, {f"{DATA}/{name}": ""}))
    assert line.startswith(f"reports/{DATA}/{name}:1: {message}")


def test_what_a_spreadsheet_program_keeps_beside_an_open_file_is_no_data(tmp_path):
    marks = {f"{DATA}/~$objectives.xlsx": "x", f"{DATA}/.~lock.objectives.ods#": "x"}
    assert not load(tmp_path, marks).faults


def test_formulas_of_a_workbook(tmp_path):
    rows = [
        ["Tunnus", "Tavoite", "Mittari", "Lähtötaso", "Tavoitetaso", "Toteuma"],
        ["T1", "=1+1", "M", ("=1/0", "#DIV/0!"), ("=1+1", ""), ("=1+1", 2)],
        ["T2", "Toinen", "M", "", 5, ("=1+1", 2)],
    ]
    loaded = load(tmp_path, {f"{DATA}/objectives.xlsx": book(("Tavoitteet", rows))})
    at = f"reports/{DATA}/objectives.xlsx:2"
    assert told(loaded) == [
        (
            f'{at}: column "Lähtötaso" (indicators.baseline): "#DIV/0!" is the error of a formula; '
            "correct the formula, or write the value"
        ),
        (
            f'{at}: column "Tavoitetaso" (indicators.target): the formula has no value; save the '
            "file in a spreadsheet program, or write the value"
        ),
    ]
    (kept,) = loaded.archive.years[0].objectives
    assert (kept.indicators[0].target, kept.indicators[0].actual) == (5, 2)


def test_the_sheet_is_named_where_there_are_several(tmp_path):
    content = book(
        ("Muistio", [["jotain", "muuta"]]),
        ("Tavoitteet", [["Tunnus", "Tavoite", "Tila"], ["T1", "A", "hyvä"]]),
        ("Hankkeet", [["Tunnus", "Hanke"], ["h1", "H"]]),
        ("Toinen", [["Tunnus", "Tavoite"], ["T2", "B"]]),
        ("Ohje", [["Täytä"]]),
    )
    at = f"reports/{DATA}/objectives.xlsx"
    assert [line.partition("; use one")[0] for line in told(load(tmp_path, {at[8:]: content}))] == [
        f'{at}:1: sheet "Hankkeet": this is the table projects; it belongs into a file of its own',
        f'{at}:1: sheet "Toinen": the table is in the sheet "Tavoitteet" already; keep one',
        f'{at}:2: sheet "Tavoitteet", column "Tila" (status): "hyvä" is not a status',
    ]


def test_links_and_checks_find_the_rows(tmp_path):
    finances = "Tunnus;Rivi;Laji;Yksikkö;Talousarvio;Muutokset;Toteuma\n"
    loaded = load(
        tmp_path,
        {
            f"{DATA}/finances.csv": f"{finances}a;A;menot;Yhteiset menot;5;;5\nb;B;kulu;muu;1;;1\n",
            f"{DATA}/finances.yaml": "finance_units:\n  - {id: y, title: Yhteiset menot}\n",
            f"{DATA}/projects.csv": (
                "Tunnus;Hanke;Avustus;Omarahoitus;Muu rahoitus;Kokonaiskustannukset;Tavoitteet\n"
                "h1;Hanke;5;5;0;11;\nh2;Toinen;;;;;T9, T1\n"
            ),
            CSV: "id;title\nT1;Yksi\n",
        },
    )
    assert told(loaded) == [
        (
            f'reports/{DATA}/projects.csv:3: column "Tavoitteet" (objectives): "T9" is not the id '
            "of an objective of the year; there are T1"
        ),
        (
            f'reports/{DATA}/finances.csv:3: column "Yksikkö" (unit): "muu" is not the id of a '
            "finance unit of the year; there are y"
        ),
    ]
    (found,) = check(loaded)
    assert str(found).startswith(
        f'reports/{DATA}/projects.csv:2: column "Kokonaiskustannukset" (total_cost): '
    )
    assert found.message.endswith('accept it with "accept: {funding_sum: reason}" in report.yaml')


def test_windows_1252_is_told(tmp_path):
    loaded = load(tmp_path, {CSV: "Tunnus;Tavoite\nT1;Hyvä".encode("cp1252")})
    assert told(loaded) == [
        (
            f"{AT}:1: the file is not UTF-8; it was read as Windows-1252: look at the letters with "
            "dots; save it as UTF-8"
        ),
    ]


@pytest.mark.parametrize(
    ("name", "limit", "content"),
    [
        ("MAX_SHEET_BYTES", 100, "x" * 101),
        ("MAX_ROWS", 3, HEADER * 4),
        ("MAX_COLUMNS", 4, HEADER),
        ("MAX_CELLS", 9, HEADER * 2),
        ("MAX_CELL_CHARACTERS", 9, f"{HEADER}T1;{'x' * 10}"),
    ],
)
def test_a_file_over_a_limit_is_one_fault(tmp_path, monkeypatch, name, limit, content):
    monkeypatch.setattr(reading, name, limit)
    if name == "MAX_SHEET_BYTES":
        monkeypatch.setattr(year_files, name, limit)
    loaded = load(tmp_path, {CSV: content})
    (line,) = told(loaded)
    assert re.fullmatch(rf"{AT}:1: (a|the) \w+ (has more|is larger) than {limit} \w+", line)
    assert loaded.faults[0].kind == "data.limit"


def test_a_packed_file_over_a_limit_is_one_fault(tmp_path, monkeypatch):
    at = f"{DATA}/objectives.ods"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("content.xml", b"<a/>" + b"\n" * 1_000_000)
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 1_000_000)
    message = "the file unpacks to more than 1,000,000 bytes"
    assert told(load(tmp_path, {at: content.getvalue()})) == [f"reports/{at}:1: {message}"]
    rows = [["Tunnus", "Tavoite"], *([f"T{at}", "A"] for at in range(10))]
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 10_000_000)
    monkeypatch.setattr(packed, "MAX_CELLS", 20)
    message = "the file has more than 20 cells"
    assert told(load(tmp_path, {at: book(("Tavoitteet", rows))})) == [f"reports/{at}:1: {message}"]


def test_many_faults_are_counted(tmp_path):
    rows = "".join(f"T{at};A;hyvä;M;#ARVO!\n" for at in range(150))
    lines = told(load(tmp_path, {CSV: HEADER + rows}))
    assert len(lines) == 201
    assert lines[-1].startswith(f"{AT}:151:") or lines[0].endswith("more faults are not listed")


# free cells

cells = st.text(max_size=8) | st.sampled_from(
    ["T1", "2022/T1", "12,5", "#N/A", "toteutui", "okm", "\r\n", "'=1", "99999999999999999999"]
)
tables = st.lists(st.lists(cells, max_size=6), max_size=4) | st.lists(
    st.lists(cells, min_size=5, max_size=5), max_size=4
)


@settings(max_examples=80, deadline=None)
@given(tables, st.booleans())
def test_any_cells_are_read_or_told(rows, is_book):
    header = HEADER.strip().split(";")
    if is_book:
        content = book(("", [header, *rows]))
    else:
        quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
        content = "\n".join([HEADER.strip(), *quoted]).encode("utf-8", "replace")
    read = read_table(content, "f", OBJECTIVES, Context(), {})
    assert read.tree is not None or read.faults
    if read.tree is None:
        return
    found = validate_file(DATA_FILES["objectives.yaml"], read.tree, Context(), read.of_items)
    for fault in (*read.faults, *found.faults):
        assert 1 <= fault.line <= 1 + sum(len(row) + 1 for row in rows) * 8
    kept = {item.id.casefold() for item in found.value.objectives}
    written = {str(row[0]).strip().casefold() for row in rows if row}
    assert kept <= written


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_faults_or_a_table(data):
    read = read_table(data, "f", OBJECTIVES, Context(), {})
    assert read.tree is not None or read.faults
