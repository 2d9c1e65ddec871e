"""``annual-report verify``: published years are what was published, or it says what is not."""

import json
import shutil

import pytest


def test_nothing_is_changed(published):
    told = published.run("verify").stdout
    assert told == ("2023: as it was published on 1 March 2024; 5 files and the PDF are the same\n")


@pytest.mark.parametrize(
    "name",
    ["index.md", "report.yaml", "data/handling.yaml", "published/verkosto-2023.pdf"],
)
def test_a_changed_byte_is_named(published, name):
    path = published.folder / "reports/2023" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    found = published.run("verify", "2023", code=1)
    assert f"  reports/2023/{name}: changed since it was published\n" in found.stdout
    assert "2023: not what was published\n" in found.stdout
    assert "errata 2023" in found.stdout


def test_all_kinds_of_changes_are_told_to_programs(published):
    (published.folder / "reports/2023/kasittely.md").unlink()
    published.write("reports/2023/data/lisaa.txt", "x")
    published.write("_build/html/pdf/verkosto-2023.pdf", "x")
    published.replace("reports/network.yaml", "Koeverkosto", "Uusi nimi")
    (found,) = json.loads(published.run("verify", "--json", code=1).stdout)["years"]
    assert (found["year"], found["ok"]) == (2023, False)
    assert found["missing"] == ["kasittely.md"]
    assert found["added"] == ["data/lisaa.txt"]
    assert found["changed"] == []
    assert found["site"] == "changed"
    assert found["shared"] == ["reports/network.yaml"]
    assert len(found["faults"]) == 3


def test_a_change_of_what_years_share_is_told_and_is_no_breach(published):
    published.replace("reports/network.yaml", "Koeverkosto", "Uusi nimi")
    told = published.run("verify", language="fi_FI.UTF-8").stdout
    assert "  reports/network.yaml: muuttunut sen jälkeen; tiedosto on vuosille yhteinen" in told


def test_a_site_that_is_not_built_is_no_breach(published):
    shutil.rmtree(published.folder / "_build")
    assert "The site has no PDF of it yet" in published.run("verify").stdout


def test_a_broken_lock_is_a_breach(published):
    published.write("reports/2023/published.lock", "{}")
    told = published.run("verify", code=1).stdout
    assert "reports/2023/published.lock: the lock cannot be read: " in told


def test_a_year_whose_report_is_broken_is_still_verified(published):
    published.write("reports/2023/report.yaml", "year: [")
    told = published.run("verify", code=1).stdout
    assert "reports/2023/report.yaml: changed since it was published" in told


def test_a_year_that_is_not_published_cannot_be_verified(project):
    line = project.fault("verify", "2022", code=2)
    assert line == "reports/2022: the year 2022 is not published: it has no published.lock"
    assert "No year is published yet." in project.run("verify").stdout
