"""What a year rests on is told wherever it is named, and invented data is marked everywhere."""

from __future__ import annotations

import pymupdf
from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME, NETWORK, archive, year

INVENTED = "Keksitty esimerkkiaineisto: verkosto, kunnat ja luvut eivät ole todellisia."
PLAN = (
    "Vuoden tiedot perustuvat toimintasuunnitelmaan. Tavoitteiden toteutumista ei ole tässä "
    "raportoitu."
)


def soup_of(built, path):
    return BeautifulSoup(built.read(path), "html.parser")


def texts(found):
    return [" ".join(item.get_text().split()) for item in found]


def test_a_year_is_named_after_its_kind(build):
    files = archive(
        year(2021, report="status: draft\nkind: action_plan"),
        year(2022, report="status: draft\nkind: compilation"),
        year(2023),
    )
    built = build(files, conf=BOOK_THEME)
    front = soup_of(built, "index.html")
    assert texts(front.select(".report-card :is(h2, h3)")) == [
        "Toimintakertomus 2023",
        "Kooste lähteistä 2022",
        "Toimintasuunnitelma 2021",
    ]
    plan = soup_of(built, "reports/2021/index.html")
    assert texts(plan.select(".report-notice--kind p")) == ["Toimintasuunnitelma 2021", PLAN]
    assert texts(plan.select(".report-bar .report-bar__word")) == ["Toimintasuunnitelma 2021"]
    assert "<!--report-pdf 2021 fi action_plan-->" in str(plan)
    chapter = soup_of(built, "reports/2022/talous.html")
    assert "Talous 2022 — Kooste lähteistä 2022" in chapter.title.get_text()
    assert not soup_of(built, "reports/2023/index.html").select(".report-notice--kind")
    assert not front.select(".report-invented, .report-footer--invented")


def test_invented_data_is_marked_on_every_page_and_in_the_pdf(build):
    files = archive(year(2021, report="status: draft\nkind: action_plan"))
    files["reports/network.yaml"] = f"{NETWORK}invented: true\n"
    files["index.md"] += "\n```{toctree}\nmuu\n```\n"
    files["muu.md"] = "# Muu sivu\n\nTeksti.\n"
    built = build(files, conf='html_theme = "sphinx_book_theme"\n')
    for path in ("index.html", "muu.html", "reports/2021/index.html", "reports/2021/talous.html"):
        assert texts(soup_of(built, path).select("article .report-invented")) == [INVENTED], path
    assert texts(soup_of(built, "search.html").select(".report-invented")) == [INVENTED]
    described = soup_of(built, "muu.html").find("meta", {"name": "description"})
    assert described["content"] == f"{INVENTED} Teksti."
    pdf = built.output / "pdf/koe-2021.pdf"
    with pymupdf.open(pdf) as opened:
        pages = [" ".join(page.get_text().split()) for page in opened]
    assert len(pages) > 1
    assert [page.count(INVENTED) for page in pages] == [2, *[1] * (len(pages) - 1)]
    assert PLAN in pages[0]
    assert "Toimintasuunnitelma 2021" in pages[1]
    link = soup_of(built, "reports/2021/index.html").select_one("a.report-pdf")
    assert link.get_text().startswith("Toimintasuunnitelma 2021, ")


def test_marking_data_as_invented_writes_every_page_again(build):
    files = archive(year(2023))
    assert not soup_of(build(files, conf=BOOK_THEME), "index.html").select(".report-invented")
    changed = build({"reports/network.yaml": f"{NETWORK}invented: true\n"}, conf=BOOK_THEME)
    for path in ("index.html", "reports/2023/talous.html"):
        assert soup_of(changed, path).select(".report-invented"), path
