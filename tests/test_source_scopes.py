"""A list of sources a year: numbers, links and lists keep to their year."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.pdf_reading import NETWORK, REPORT, text_of

BIB = """
@misc{yhteinen, author = {{Yhteinen lähde}}, year = {2020}, title = {Yhteinen}}
@misc{vanha, author = {{Aakkosissa ensin}}, year = {2021}, title = {Vanha}}
@misc{uusi, author = {{Uusi lähde}}, year = {2022}, title = {Uusi}}
"""
CONF = """
bibtex_bibfiles = ["lahteet.bib"]
bibtex_default_style = "annual_report"
bibtex_reference_style = "annual_report"
"""


def index(year, keys, extra=""):
    return (
        f"# Vuosi {year}\n\n## Lyhyesti\n\nTeksti {{cite:p}}`{keys}`.\n\n{extra}"
        "## Lähteet\n\n```{bibliography}\n```\n"
    )


@pytest.fixture
def two_years():
    return {
        "conf_extra": CONF,
        "index.md": "# Etusivu\n\n```{toctree}\nreports/2022/index\nreports/2023/index\n```\n",
        "lahteet.bib": BIB,
        "reports/network.yaml": NETWORK,
        "reports/2022/report.yaml": REPORT.replace("2023", "2022"),
        "reports/2022/index.md": index(2022, "yhteinen,vanha"),
        "reports/2023/report.yaml": REPORT,
        "reports/2023/index.md": index(2023, "yhteinen,uusi"),
    }


def links(built, page):
    soup = BeautifulSoup(built.read(page), "html.parser")
    return [a["href"] for a in soup.select(".bibtex-citation a")]


def entries(built, page):
    soup = BeautifulSoup(built.read(page), "html.parser")
    return [" ".join(c.get_text().split()) for c in soup.select("div.citation")]


def test_each_year_lists_and_numbers_its_own_sources(build, two_years):
    conf = two_years.pop("conf_extra")
    built = build(two_years, conf=conf)
    first, second = (entries(built, f"reports/{year}/index.html") for year in (2022, 2023))
    assert [entry[:3] for entry in first] == ["[1]", "[2]"]
    assert "Vanha" in first[0]
    assert "Yhteinen" in first[1]
    assert ["Uusi" in entry for entry in second] == [True, False]
    assert not any("Vanha" in entry for entry in second)
    for year in (2022, 2023):
        assert all(href.startswith("#") for href in links(built, f"reports/{year}/index.html"))
    text = text_of(built.output / "pdf/koe-2023.pdf")
    assert "Uusi lähde" in text
    assert "Aakkosissa ensin" not in text


def test_a_list_a_chapter_leads_within_the_chapter(build, two_years):
    conf = two_years.pop("conf_extra")
    local = "```{bibliography}\n:filter: docname in docnames\n```\n"
    two_years["reports/2023/index.md"] = (
        "# Vuosi\n\n## Lyhyesti\n\nTeksti.\n\n```{toctree}\nyksi\nkaksi\n```\n"
    )
    two_years["reports/2023/yksi.md"] = f"# Yksi\n\nTeksti {{cite:p}}`yhteinen,uusi`.\n\n{local}"
    two_years["reports/2023/kaksi.md"] = f"# Kaksi\n\nTeksti {{cite:p}}`yhteinen`.\n\n{local}"
    built = build(two_years, conf=conf)
    for page, count in (("yksi", 2), ("kaksi", 1)):
        assert len(entries(built, f"reports/2023/{page}.html")) == count
        found = links(built, f"reports/2023/{page}.html")
        assert len(found) == count
        assert all(href.startswith("#") for href in found)


def test_a_year_without_a_list_refers_to_another(build, two_years):
    conf = two_years.pop("conf_extra")
    two_years["reports/2023/index.md"] = "# Vuosi\n\n## Lyhyesti\n\nTeksti {cite:p}`vanha`.\n"
    built = build(two_years, conf=conf)
    (href,) = links(built, "reports/2023/index.html")
    assert href.startswith("../2022/index.html#")


def test_a_key_nobody_has_is_told_where_it_stands(build, two_years):
    conf = two_years.pop("conf_extra")
    two_years["reports/2023/index.md"] = index(2023, "yhteinen", "Toinen {cite:p}`outo`.\n\n")
    build(
        two_years,
        conf=conf,
        warnings=(r'2023/index\.md:\d+: WARNING: could not find bibtex key "outo"',) * 1,
    )


def test_the_pdf_leads_from_a_source_back_to_where_it_is_cited(build, two_years):
    conf = two_years.pop("conf_extra")
    two_years["reports/2023/index.md"] = (
        "# Vuosi\n\n## Lyhyesti\n\nTeksti {cite:p}`yhteinen`.\n\n```{toctree}\nluku\nlahteet\n```\n"
    )
    two_years["reports/2023/luku.md"] = (
        "# Luku\n\nTeksti {cite:p}`uusi` ja {cite:p}`yhteinen`, taas {cite:p}`uusi`.\n"
    )
    two_years["reports/2023/lahteet.md"] = "# Lähteet\n\n```{bibliography}\n```\n"
    built = build(two_years, conf=conf)
    text = text_of(built.output / "pdf/koe-2023.pdf").replace("\u00a0", " ")
    sources = text[text.rindex("Lähteet") :]
    assert "Uusi lähde (2022). Uusi. (s. 4)" in sources
    assert "Yhteinen lähde (2020). Yhteinen. (s. 2, 4)" in sources


@pytest.mark.parametrize("order", [("2022", "2023"), ("2023", "2022")])
def test_a_page_of_no_year_refers_to_the_newest_whatever_is_read_first(build, two_years, order):
    conf = two_years.pop("conf_extra")
    two_years["index.md"] = (
        "# Etusivu\n\nTeksti {cite:p}`yhteinen`.\n\n```{toctree}\n"
        + "".join(f"reports/{year}/index\n" for year in order)
        + "```\n"
    )
    reads = (
        "\n\ndef in_order(app, env, names):\n"
        f"    names.sort(key=lambda name: [year in name for year in {order[::-1]!r}])\n"
        "\n\ndef setup(app):\n    app.connect('env-before-read-docs', in_order)\n"
    )
    built = build(two_years, conf=conf + reads)
    (href,) = links(built, "index.html")
    assert href.startswith("reports/2023/index.html#")
