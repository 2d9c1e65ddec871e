"""What the guide shows works: its examples build, and its messages are those that come."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from annual_report.data.archive import load_archive
from annual_report.i18n import told

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs/guide"

EXAMPLE = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<path>\S+)\n\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


def examples(page: str) -> dict[str, str]:
    """Return the files that a page of the guide shows, by the paths in their captions."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    return {match["path"]: match["text"] for match in EXAMPLE.finditer(text)}


def reports() -> dict[str, str]:
    """Return the network's file, which every year needs."""
    network = REPOSITORY / "reports/network.yaml"
    return {"reports/network.yaml": network.read_text(encoding="utf-8")}


def test_the_first_report_builds(build):
    files = examples("ensimmainen-raportti.md")
    assert len(files) == 5
    front = "# Etusivu\n\n```{toctree}\nreports/2024/index\n```\n"
    conf = 'bibtex_bibfiles = ["lahteet.bib"]\n'
    bibliography = (REPOSITORY / "reports/references.bib").read_text(encoding="utf-8")
    built = build({"index.md": front, "lahteet.bib": bibliography, **reports(), **files}, conf=conf)
    page = built.read("reports/2024/tavoitteet.html")
    assert "12\u00a0500\u00a0€" in page
    assert "osittain toteutunut" in page
    assert "Hankkeita oli" in built.read("reports/2024/index.html")
    assert (built.output / "pdf/paijat-hame-sivistys-2024.pdf").is_file()


def test_the_data_files_of_the_guide_are_read(tmp_path):
    year = examples("ensimmainen-raportti.md")["reports/2024/report.yaml"]
    shown = examples("datatiedostot.md")
    assert sorted(shown) == ["data/handling.yaml", "data/objectives.yaml", "data/projects.yaml"]
    files = reports() | {"reports/2024/report.yaml": year}
    files |= {f"reports/2024/{path}": text for path, text in shown.items()}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    loaded = load_archive(tmp_path)
    assert not loaded.faults
    assert len(loaded.archive.years[0].handling) == 3


SHOWN = re.compile(r"^````markdown\n(.*?)^````$", re.DOTALL | re.MULTILINE)
ROLE = re.compile(r"`` (\{\w+\}`[^`]+`) ``")


def test_the_tables_and_roles_of_the_guide_build(build):
    text = (GUIDE / "taulukot-ja-roolit.md").read_text(encoding="utf-8")
    directives, roles = SHOWN.findall(text), ROLE.findall(text)
    assert len(directives) == 7
    assert len(roles) == 6
    page = "\n".join(["# Sivu", "", *directives, "", *roles])
    first = examples("ensimmainen-raportti.md")["reports/2024/report.yaml"]
    data = {f"reports/2024/{path}": text for path, text in examples("datatiedostot.md").items()}
    earlier = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
        for path in (REPOSITORY / "reports/2023").rglob("*.yaml")
    }
    files = {
        "index.md": "# Etusivu\n\n```{toctree}\nreports/2024/index\n```\n",
        "lahteet.bib": (REPOSITORY / "reports/references.bib").read_text(encoding="utf-8"),
        "reports/2024/report.yaml": first,
        "reports/2024/index.md": f"{page}\n\n```{{bibliography}}\n```\n",
    }
    # 2023 has data here and no page, so it has no PDF: the years shown are those of the guide.
    conf = 'bibtex_bibfiles = ["lahteet.bib"]\nannual_report_pdf = False\n'
    built = build({**files, **reports(), **data, **earlier}, conf=conf)
    shown = built.read("reports/2024/index.html")
    assert "VALSSI-digitaalinen" in shown
    assert "Kokeilun nimi" in shown
    assert "Toiminnalliset tavoitteet" in shown


BAD = {
    "… ei ole tila; tarkoititko … (…)?": "{id: A, title: B, status: toteutunu}",
    "tuntematon kenttä …; tarkoititko …?": "{id: A, titel: B, title: C}",
    "tämä kenttä vaaditaan": "{id: A}",
    "… on jo kohdan … id": "{id: A, title: B}\n  - {id: A, title: C}",
    "… ei ole vuotta … aiemmalta vuodelta": "{id: A, title: B, continues: 2023/T1}",
    '… ei ole päivä; kirjoita 17.4.2023, 4/2023, 2023 tai "2023 alku"': (
        "{id: A, title: B, updated: pian}"
    ),
    "… ei ole luku": "{id: A, title: B, indicators: [{name: C, target: 5 kpl}]}",
    'tämä ei ole YAMLia: teksti, jossa on ": ", tarvitsee lainausmerkit, tai sisennys on väärin': (
        "id: A: B: C"
    ),
    "tämä ei ole YAMLia: välilyöntien paikalla on sarkain": "\tid: A",
}


@pytest.mark.parametrize(("message", "item"), BAD.items())
def test_the_messages_of_the_guide_come(tmp_path, message, item):
    assert f"`{message}`" in (GUIDE / "virheilmoitukset.md").read_text(encoding="utf-8")
    shutil.copytree(REPOSITORY / "reports", tmp_path / "reports")
    target = tmp_path / "reports/2023/data/objectives.yaml"
    target.write_text(f"objectives:\n  - {item}\n", encoding="utf-8")
    lines = [told("fi", fault.message) for fault in load_archive(tmp_path).faults]
    pattern = re.escape(message).replace("…", ".+")
    assert any(re.fullmatch(pattern, text) for text in lines), lines
