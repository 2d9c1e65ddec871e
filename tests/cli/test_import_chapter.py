"""``annual-report import CHAPTER.docx`` as a user runs it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.chapters.word_documents import Word, png

DOCUMENTS = Path(__file__).parents[1] / "chapters" / "documents"
CHAPTER = "reports/2023/varhaiskasvatus.md"


@pytest.fixture
def word(project):
    """Return a document that is to be saved into the project's folder."""
    made = Word()
    made.text("Varhaiskasvatus", "Title")
    made.text("Ryhmä kokoontui neljä kertaa.")
    return made


def saved(project, word, name="Varhaiskasvatus.docx"):
    path = project.folder / name
    path.write_bytes(word.data)
    return name


def test_a_chapter_is_written_into_the_newest_year(project, word):
    found = project.run("import", saved(project, word))
    assert project.read(CHAPTER) == "# Varhaiskasvatus\n\nRyhmä kokoontui neljä kertaa.\n"
    first, *_, last = found.stdout.splitlines()
    assert first == f"{CHAPTER}: the chapter was written"
    assert (
        last == 'Next: add "varhaiskasvatus" to the toctree of index.md, then: annual-report check'
    )


def test_another_year_and_another_name(project, word):
    name = saved(project, word)
    project.run("import", name, 2022)
    assert "reports/2022/varhaiskasvatus.md" in project.files()
    found = project.run("import", name, "--output", "reports/2023/kasittely.md", "--yes")
    assert project.read("reports/2023/kasittely.md").startswith("# Varhaiskasvatus")
    assert found.stdout.splitlines()[-1] == "Next: annual-report check"


def test_a_chapter_is_not_replaced_without_a_word(project, word):
    name = saved(project, word)
    project.run("import", name)
    project.write(CHAPTER, "# Oma\n")
    line = project.fault("import", name, code=1)
    assert line == f"{CHAPTER}: the chapter is there already; to replace it: --yes"
    project.run("import", name, "-y")
    assert project.read(CHAPTER).startswith("# Varhaiskasvatus")


def test_an_image_needs_its_alternative_text(project, word):
    word.image(png())
    word.image(png(5, 5), "Neliö")
    name = saved(project, word)
    assert project.fault("import", name, code=1) == (
        f'{name}: image1.png: paragraph 2, "Ryhmä kokoontui neljä kertaa.": the image has no '
        'alternative text; say what it shows: --alt "image1.png=…"'
    )
    line = project.fault("import", name, "--alt", "kuva.png=x", code=2)
    assert line == (
        'annual-report import: --alt: "kuva.png=x" names no image of the document; write '
        "NAME=TEXT, with a name of image1.png, image2.png"
    )
    project.run("import", name, "--alt", "image1.png=Sininen [ruutu]")
    assert "![Sininen \\[ruutu\\]](figures/varhaiskasvatus/image1.png)" in project.read(CHAPTER)
    assert project.files()["reports/2023/figures/varhaiskasvatus/image1.png"] == png()
    project.run("import", name, "--alt", "image1.png=", "--yes")
    assert ":class: decorative" in project.read(CHAPTER)


def test_a_dry_run_tells_and_writes_nothing(project, word):
    word.image(png())
    word.text("Lisätietoja: aino.esimerkki@kunta.fi")
    before = project.files()
    name = saved(project, word)
    found = project.run("import", name, "--dry-run", language="fi_FI.UTF-8")
    assert project.files() == before | {name: project.files()[name]}
    assert f"{CHAPTER}: luku kirjoitettaisiin; mitään ei muutettu" in found.stdout
    assert "kuvalla ei ole vaihtoehtoista tekstiä" in found.stdout
    assert "a…@kunta.fi" in found.stdout
    assert "aino.esimerkki" not in found.stdout


def test_json(project):
    data = (DOCUMENTS / "libreoffice.docx").read_bytes()
    (project.folder / "Varhaiskasvatus.docx").write_bytes(data)
    found = project.run("import", "Varhaiskasvatus.docx", "--alt", "image2.png=Neliö", "--json")
    told = json.loads(found.stdout)
    assert told["file"] == CHAPTER
    assert told["written"] is True
    assert told["images"] == [
        f"reports/2023/figures/varhaiskasvatus/image{number}.png" for number in (1, 2)
    ]
    kinds = [note["kind"] for note in told["notes"]]
    assert [kinds.count(kind) for kind in ("change", "comment", "hidden", "contact")] == [
        2,
        1,
        1,
        1,
    ]
    assert told["notes"][0]["place"]["paragraph"] == 4


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["puuttuu.docx"], 1, "puuttuu.docx: the file cannot be read: it is not there"),
        (["conf.py"], 2, "conf.py: files of this kind are not read; right would be .docx"),
        (["roska.docx"], 1, "roska.docx: the file is not a Word document (.docx)"),
        (["roska.docx", "--output", "../x.md"], 2, "is to lie in the project's folder"),
        (["roska.docx", "--output", "x.txt"], 2, '"x.txt" is not the name of a chapter'),
        (["roska.docx", "2019"], 2, "there is no year 2019"),
    ],
)
def test_wrong_use(project, arguments, code, words):
    project.write("roska.docx", "roskaa")
    assert words in project.fault("import", *arguments, code=code)


def test_the_chapter_builds_and_says_what_the_document_says(project):
    data = (DOCUMENTS / "libreoffice.docx").read_bytes()
    (project.folder / "ryhma.docx").write_bytes(data)
    project.run("import", "ryhma.docx", "--alt", "image2.png=Ruskea neliö")
    project.replace("reports/2023/index.md", "kasittely\n", "kasittely\nryhma\n")
    # the address is there to be told; a build would not publish it
    project.replace("reports/2023/ryhma.md", " aino.esimerkki@kunta.fi", "")
    project.write("reports/2022/index.md", "---\norphan: true\n---\n# Vuosi 2022\n")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", ".", "_build"],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    page = (project.folder / "_build/reports/2023/ryhma.html").read_text(encoding="utf-8")
    body = BeautifulSoup(page, "html.parser").select_one("[role=main], main, .body")
    text = re.sub(r"\s+", " ", body.get_text())
    for words in (
        "Varhaiskasvatuksen ryhmä",
        "Ryhmä kokoontui neljä kertaa ja kaksi kertaa etänä",
        "Pinta-ala on 20 m2.",
        "Ehdotus hyväksyttiin kokouksessa.",
        "Etäkokous pidettiin *verkossa*.",
        "Lahti | Lahtis",
        "# Ei otsikko, {raw}`x` <b> [a](b) ja $5 | *tähti*",
    ):
        assert words in text
    assert [image["alt"] for image in body.select("img")] == [
        "Sininen suorakulmio",
        "Ruskea neliö",
    ]
    assert [cell.get_text().strip() for cell in body.select("th")] == [
        "Kunta",
        "Kokouksia",
        "Huom.",
    ]
    assert [item["start"] for item in body.select("ol[start]")] == ["3"]
