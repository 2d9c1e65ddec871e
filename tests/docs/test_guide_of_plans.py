"""What the guide shows of groups, agreements and plans works: its examples build as one year."""

from collections import defaultdict

import yaml
from bs4 import BeautifulSoup

from tests.docs.test_guide import EXAMPLE, GUIDE, REPOSITORY, ROLE, SHOWN

PAGE = "ryhmat-ja-suunnitelma.md"
OTHERS = {
    "data/surveys.yaml": (
        "surveys:\n  - {id: vaka, title: Kysely, invited: 400, responses: 130}\n"
    ),
    "data/finances.yaml": (
        "finances:\n"
        "  - {id: tuki, title: Tuki, kind: income, budget: 900, actual: 910}\n"
        "  - {id: palkat, title: Palkat, kind: expenses, budget: 900, actual: 890}\n"
    ),
    "report.yaml": (
        "year: 2023\ntitle: Toimintakertomus 2023\nstatus: draft\nnetwork: paijat-hame-sivistys\n"
    ),
}


def test_the_examples_of_the_guide_build_as_one_year(build):
    text = (GUIDE / PAGE).read_text(encoding="utf-8")
    shown = defaultdict(str)
    for match in EXAMPLE.finditer(text):
        shown[match["path"]] += match["text"]
    assert len(shown) == 5
    network = yaml.safe_load((REPOSITORY / "reports/network.yaml").read_text(encoding="utf-8"))
    network |= yaml.safe_load(shown.pop("network.yaml"))
    roles = ROLE.findall(text)
    assert len(roles) == 8
    page = "\n".join(["# Sivu", "", *SHOWN.findall(text), *roles])
    built = build(
        {
            "index.md": "# Etusivu\n\n```{toctree}\nreports/2023/index\n```\n",
            "reports/network.yaml": yaml.safe_dump(network, allow_unicode=True),
            "reports/2023/index.md": f"{page}\n\n```{{bibliography}}\n```\n",
            "lahteet.bib": (REPOSITORY / "reports/references.bib").read_text(encoding="utf-8"),
            **{f"reports/2023/{path}": text for path, text in {**shown, **OTHERS}.items()},
        },
        conf='bibtex_bibfiles = ["lahteet.bib"]\nannual_report_pdf = False\n',
    )
    soup = BeautifulSoup(built.read("reports/2023/index.html"), "html.parser")
    for words in ("helmi–maaliskuu", "Lasten kuuleminen vaihtelee kunnittain.", "2024: T1"):
        assert words in soup.get_text()
    figures = [value.get_text().replace("\u00a0", " ") for value in soup.select(".report-value")]
    assert figures == [
        *("1", "6", "130", "32,5 %", "890 €", "20 €", "13.12.2022"),
        "Yhteistoimintasopimus 2022–2025",
    ]
