"""Every build looks at the published years: what was changed is named, and what is kept stays."""

import json
import os
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import annual_report
from tests.cli.conftest import Project
from tests.cli.test_publish import PDF, SITE_PDF, build

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
YEAR = "reports/2023"
PAGE = "_build/html/reports/2023/index.html"
CHAPTER = """\
# Tulokset

```{objectives}
```

![Kaksi pylvästä.](kuvat/kaavio.png)

![Toiset kaksi pylvästä.](/yhteiset/kaavio.png)

```{include} /yhteiset/teksti.txt
```
"""
OBJECTIVES = "objectives:\n  - {id: T1, title: Tavoite, status: achieved}\n"


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Return a project whose year has data, and images and texts in and outside its folder."""
    folder = tmp_path_factory.mktemp("builds") / "project"
    folder.mkdir()
    project = Project(folder)
    project.write("conf.py", project.read("conf.py") + 'exclude_patterns += ["yhteiset"]\n')
    project.write(f"{YEAR}/data/objectives.yaml", OBJECTIVES)
    project.write(f"{YEAR}/tulokset.md", CHAPTER)
    project.write("yhteiset/teksti.txt", "Yhteinen teksti.\n")
    for name in (f"{YEAR}/kuvat/kaavio.png", "yhteiset/kaavio.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(PNG)
    project.replace(f"{YEAR}/index.md", "kasittely\n", "kasittely\ntulokset\n")
    before = Path.cwd()
    os.chdir(folder)
    try:
        project.run("publish", "2023", "--date", "2024-03-01", "--handled-by", "none")
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def locked(once, tmp_path, monkeypatch):
    folder = tmp_path / "published"
    folder.mkdir()
    project = Project(folder)
    shutil.copytree(once, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return project


def record(project):
    return (project.folder / PDF).read_bytes()


def text_of(project):
    """Return what the year's pages say, without what lies around them."""
    pages = sorted((project.folder / "_build/html" / YEAR).glob("*.html"))
    soups = [BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") for page in pages]
    return [" ".join(soup.find(attrs={"role": "main"}).get_text().split()) for soup in soups]


def of_the_lock(lines):
    """Return the warnings about published years; each bears its type, which makes ``-W`` fail."""
    return [line for line in lines if line.endswith(" [annual_report.published]")]


def test_what_is_locked(locked):
    lock = json.loads(locked.read(f"{YEAR}/published.lock"))
    assert {"kuvat/kaavio.png", "data/objectives.yaml", "tulokset.md"} <= set(lock["sources"])
    assert set(lock["used"]) == {"yhteiset/kaavio.png", "yhteiset/teksti.txt"}
    assert set(lock["shared"]) == {"conf.py", "reports/network.yaml"}
    assert build(locked) == []


@pytest.mark.parametrize(
    "name",
    [
        f"{YEAR}/tulokset.md",
        f"{YEAR}/report.yaml",
        f"{YEAR}/data/objectives.yaml",
        f"{YEAR}/kuvat/kaavio.png",
        PDF,
        "yhteiset/kaavio.png",
        "yhteiset/teksti.txt",
    ],
)
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_file_that_is_changed_or_missing_is_named(locked, name, how):
    kept = record(locked)
    path = locked.folder / name
    if how == "changed":
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    else:
        path.unlink()
    (line,) = of_the_lock(build(locked))
    told = "was changed after" if how == "changed" else "is missing, and"
    assert line.startswith(f"{path}:1: WARNING: the file {told} the report of 2023 was published")
    assert "annual-report errata 2023" in line
    assert (locked.folder / SITE_PDF).read_bytes() == kept
    assert f"  {name}: " in locked.run("verify", code=1).stdout


@pytest.mark.parametrize("name", [f"{YEAR}/uusi.md", f"{YEAR}/kuvat/x.svg", f"{PDF}.pdf"])
def test_a_file_that_was_added_is_named(locked, name):
    locked.write(name, "---\norphan:\n---\n\n# Uusi\n")
    (line,) = of_the_lock(build(locked))
    assert line.startswith(f"{locked.folder / name}:1: WARNING: the file was added after")
    assert f"  {name}: " in locked.run("verify", code=1).stdout


def test_a_lock_that_was_removed_is_named_and_the_pdf_stays(locked):
    kept = record(locked)
    (locked.folder / YEAR / "published.lock").unlink()
    locked.replace(f"{YEAR}/tulokset.md", "Tulokset", "Tuloksia")
    (line,) = of_the_lock(build(locked))
    assert f"{YEAR}/published.lock:1: WARNING: the file is missing, and the PDF of record" in line
    assert (locked.folder / SITE_PDF).read_bytes() == kept
    assert "the lock cannot be read" in locked.run("verify", code=1).stdout
    assert "the lock cannot be read" in locked.fault("errata", "2023", "--text", "x", code=1)


def test_only_the_command_adds_a_correction(locked):
    locked.run("errata", "2023", "--text", "Luku on 3.", "--date", "2024-05-02")
    assert build(locked) == []
    assert "Luku on 3." in locked.read(PAGE)
    errata = locked.read(f"{YEAR}/errata.yaml")
    locked.write(f"{YEAR}/errata.yaml", errata + "  - {date: 2024-06-01, text: Luku on 4.}\n")
    (line,) = build(locked)
    assert line.startswith(f"{locked.folder / YEAR}/errata.yaml:1: WARNING: errata[1]: the corr")
    assert "is not in the lock; remove it" in line
    told = locked.fault("errata", "2023", "--text", "Luku on 5.", code=1)
    assert told.startswith("reports/2023/errata.yaml: errata[1]: the correction is not in the lock")
    for other in (errata.replace("3.", "4."), "errata: []\n"):
        locked.write(f"{YEAR}/errata.yaml", other)
        (line,) = build(locked)
        assert "errata[0]: the correction is no longer what was told; restore it" in line
    (locked.folder / YEAR / "errata.yaml").unlink()
    (line,) = build(locked)
    assert "errata[0]: the correction is no longer what was told; restore it" in line


def test_the_pdf_of_record_is_published_whatever_changes_around_it(locked, monkeypatch):
    kept, said = record(locked), text_of(locked)
    shutil.rmtree(locked.folder / "_build")
    locked.write("reports/2022/data/objectives.yaml", OBJECTIVES)
    later = locked.read("reports/2022/report.yaml").replace("2022", "2024")
    locked.write("reports/2024/report.yaml", later)
    monkeypatch.setattr(annual_report, "__version__", "99.0")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert build(locked) == []
    assert (locked.folder / SITE_PDF).read_bytes() == kept
    assert text_of(locked) == said


def test_what_years_share_may_change_and_the_build_says_so(locked):
    kept = record(locked)
    locked.replace("reports/network.yaml", "name: Iitti", "name: Uusi-Iitti")
    told = []
    assert build(locked, told) == []
    (line,) = [line for line in told if "reports/network.yaml" in line]
    assert line == (
        "reports/network.yaml: changed since the report of 2023 was published; "
        "its PDF stays as it was"
    )
    assert (locked.folder / SITE_PDF).read_bytes() == kept
    assert "Uusi-Iitti" in " ".join(text_of(locked))
    assert "reports/network.yaml: changed since" in locked.run("verify").stdout
