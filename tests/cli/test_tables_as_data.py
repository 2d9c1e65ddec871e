"""Commands work with a year whose data files are tables."""

import pytest

CSV = "reports/2023/data/objectives.csv"
TABLE = """\
Tunnus;Tavoite;Tila;Mittari;Tavoitetaso;Toteuma
T1;Lukutaito;toteutui;Ryhmät;65;68,5
T2;Toinen;siirtyy;;;
"""


@pytest.fixture
def year(project):
    project.write(CSV, TABLE)
    return project


def test_check_tells_of_rows_and_columns(year):
    year.replace(CSV, "68,5", "noin 68")
    told = year.run("check", 2023, code=1, language="fi_FI.UTF-8").stdout
    assert f'{CSV}:2: sarake "Toteuma" (indicators.actual): "noin 68" ei ole luku' in told


def test_a_new_year_is_made_from_it(year):
    year.run("new", 2024)
    text = year.read("reports/2024/data/objectives.yaml")
    assert "title: Toinen" in text
    assert "2023/T2" in text
    assert "T1 Lukutaito (toteutunut)" in text, "what has ended is told in a comment"


def test_years_are_compared(year):
    year.write("reports/2022/data/objectives.yaml", "objectives:\n  - {id: T1, title: Vanha}\n")
    found = year.run("diff", 2022, 2023, "--json").stdout
    assert "Lukutaito" in found


def test_export_writes_it_and_import_leaves_it(year):
    year.run("export", 2023, "--tables", "objectives", "--output", "a.xlsx")
    line = year.fault("import", "a.xlsx", 2023, "--yes", code=1)
    assert line.startswith(f"{CSV}: the data of the year is in this spreadsheet; change it")
    (year.folder / CSV).unlink()
    year.run("import", "a.xlsx", 2023, "--yes")
    assert "title: Lukutaito" in year.read("reports/2023/data/objectives.yaml")


def test_export_tells_of_its_faults(year):
    year.replace(CSV, "toteutui", "toteutnut")
    line = year.fault("export", 2023, code=1)
    assert line.startswith(f'{CSV}:2: column "Tila" (status): ')
