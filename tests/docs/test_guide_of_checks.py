"""What the guide says of checks: its examples are accepted, each check is told, and no other."""

import re

from bs4 import BeautifulSoup

from annual_report.data.archive import load_archive
from annual_report.data.consistency import check
from annual_report.data.enums import Check
from annual_report.i18n import told
from tests.docs.test_guide import GUIDE, SHOWN, examples, reports

PAGE = "tarkistukset.md"


def written(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load_archive(folder)


def of_the_guide():
    return reports() | {f"reports/2023/{path}": text for path, text in examples(PAGE).items()}


def test_each_check_is_told_of():
    text = (GUIDE / PAGE).read_text(encoding="utf-8")
    assert sorted(re.findall(r"^`(\w+)`:", text, re.MULTILINE)) == sorted(Check)


def test_the_message_of_the_guide_comes_and_its_examples_are_accepted(tmp_path):
    files = of_the_guide()
    assert len(files) == 4
    loaded = written(tmp_path / "accepted", files)
    assert loaded.faults == check(loaded) == ()
    bare = {
        name: re.sub(r"^ *accept:\n.*\n", "", text, flags=re.MULTILINE)
        for name, text in files.items()
    }
    lines = [told("fi", fault.message) for fault in check(written(tmp_path / "bare", bare))]
    assert len(lines) == 2
    assert lines[0] in (GUIDE / PAGE).read_text(encoding="utf-8")


def test_the_reasons_of_the_guide_are_shown(build):
    page = "\n".join(["# Sivu", *SHOWN.findall((GUIDE / PAGE).read_text(encoding="utf-8"))])
    front = "# Etusivu\n\n```{toctree}\nreports/2023/index\n```\n"
    built = build(
        {
            **of_the_guide(),
            "index.md": front,
            "reports/2023/index.md": f"{page}\n\n```{{projects}}\n```\n",
        },
        conf="annual_report_pdf = False\nsuppress_warnings = ['bibtex']\n",
    )
    soup = BeautifulSoup(built.read("reports/2023/index.html"), "html.parser")
    shown = " ".join(soup.get_text().split())
    assert "Ohjausryhmän viimeinen kokous siirtyi tammikuulle." in shown
    assert "Rahoituspäätöksessä on pyöristetty kokonaiskustannus." in shown
