"""The accessibility statement: what it tells, what it admits not to know, and the links to it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from tests.conftest import REPOSITORY
from tests.html.years import BOOK_THEME, archive, year

CONF = BOOK_THEME + 'html_theme_options = {"footer_content_items": ["report-footer"]}\n'
PAGE = "# Seloste\n\n```{accessibility-statement}\n```\n"
PATH = "reports/accessibility.yaml"
FRONT = "# Etusivu\n\n```{toctree}\nseloste\nreports/2023/index\n```\n"


def site(statement=None, **more):
    files = archive(year(2023)) | {"index.md": FRONT, "seloste.md": PAGE}
    if statement is not None:
        files[PATH] = statement
    return files | more


def article(built, name="seloste"):
    soup = BeautifulSoup(built.read(f"{name}.html"), "html.parser")
    return soup.find("article", class_="bd-article")


def text(node):
    return re.sub(r"\s+", " ", node.get_text(" ")).strip()


def facts(node):
    return {
        text(term).removesuffix(" :"): text(term.find_next_sibling("dd"))
        for term in node.find_all("dt")
        if term.find_next_sibling("dd")
    }


GUIDE = (REPOSITORY / "docs/guide/saavutettavuusseloste.md").read_text(encoding="utf-8")
SHOWN = re.search(
    r"^:caption: reports/accessibility\.yaml\n\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE
)[1]


def test_the_statement_of_the_guide_tells_all_that_the_law_asks(build):
    body = article(build(site(SHOWN), conf=CONF))
    assert [text(title).rstrip("# ") for title in body.find_all("h2")] == [
        "Saavutettavuuden tila",
        "Saavutettavuuden arviointi",
        "Sisältö, joka ei ole saavutettavaa",
        "Saavutettavuuspalaute",
        "Valvontaviranomainen",
    ]
    told = facts(body)
    assert told["Palveluntarjoaja"] == "Mallilan kaupunki"
    assert told["Seloste laadittu"] == told["Seloste tarkistettu"] == "2.2.2026"
    assert told["Arviointitapa"] == "Itsearviointi"
    assert told["Arvioitu"] == "19.1.2026"
    assert told["WCAG-vaatimukset"] == "1.1.1 ja 1.4.5"
    assert told["Korjataan viimeistään"] == "joulukuu 2026"
    assert told["Palautteeseen vastaa"] == "Mallilan kaupungin kirjaamo"
    assert "Liikenne- ja viestintävirasto Traficom" in told["Viranomainen"]
    assert "osittain" in text(body)
    assert "kahden viikon kuluessa" in text(body)
    links = {unquote(link["href"]) for link in body.find_all("a")}
    assert "mailto:saavutettavuus@mallila.example" in links
    assert "https://www.saavutettavuusvaatimukset.fi" in links
    assert "ei tiedossa" not in text(body)


def test_without_a_file_nothing_is_made_up(build):
    body = article(build(site(), conf=CONF))
    assert "Selostetta ei ole vielä laadittu" in text(body)
    told = facts(body)
    for name in ("Osoite", "Palveluntarjoaja", "Seloste laadittu", "Seloste tarkistettu"):
        assert told[name] == "ei tiedossa"
    for sentence in (
        "Ei ole tiedossa, miten sivusto täyttää saavutettavuusvaatimukset.",
        "Ei ole tiedossa, miten saavutettavuus on arvioitu.",
        "Ei ole tiedossa, mikä sisältö ei ole saavutettavaa.",
        "Ei ole tiedossa, mihin saavutettavuuspalautetta voi antaa",
    ):
        assert sentence in text(body)
    assert "täyttää laissa" not in text(body)


@pytest.mark.parametrize(
    ("statement", "line", "told"),
    [
        ("compliance: täyttää\n", 1, '"täyttää" is not a compliance'),
        ("feedback:\n  email: kirjaamo\n", 2, '"kirjaamo" is not an e-mail address'),
        ("address: kertomukset.fi\n", 1, '"kertomukset.fi" is not an address'),
        (
            "not_accessible:\n  - content: Kartta\n    reason: kohtuuton rasite\n",
            3,
            "a disproportionate burden is claimed without grounds",
        ),
        (
            "not_accessible:\n  - {content: Kartta, reason: non_compliance, criteria: ['9.1.1']}\n",
            2,
            '"9.1.1" is not a success criterion of WCAG',
        ),
        ("compliance: partially_compliant\n", 1, "tell in not_accessible what does not"),
        (
            "compliance: compliant\nnot_accessible: [{content: Kartta, reason: non_compliance}]\n",
            1,
            "the site is said to meet the requirements, and not_accessible says what does not",
        ),
    ],
)
def test_what_cannot_be_so_is_told_with_its_place(build, statement, line, told):
    place = rf"accessibility\.yaml:{line}: WARNING: .*{re.escape(told)}"
    build(site(statement), conf=CONF, warnings=(place,))


def footer(built, path):
    soup = BeautifulSoup(built.read(path), "html.parser")
    return soup.find("footer", class_="bd-footer-content").find_all("a")


def test_every_page_leads_to_the_statement(build):
    built = build(site(), conf=CONF)
    paths = [path.relative_to(built.output).as_posix() for path in built.output.rglob("*.html")]
    assert {"index.html", "search.html", "reports/2023/talous.html"} <= set(paths)
    for path in paths:
        (link,) = footer(built, path)
        assert link.get_text() == "Saavutettavuusseloste"
        here = path == "seloste.html"
        assert link["href"] == ("#" if here else f"{'../' * path.count('/')}seloste.html")
        assert link.get("aria-current") == ("page" if here else None)


def test_a_page_in_swedish_leads_to_the_swedish_statement(build):
    swedish = f"---\nlang: sv\n---\n\n{PAGE}"
    front = FRONT.replace("seloste\n", "seloste\nutlatande\nsvenska\n")
    pages = {"utlatande.md": swedish, "svenska.md": "---\nlang: sv\n---\n\n# Svenska\n"}
    built = build(site(SHOWN, **{"index.md": front}, **pages), conf=CONF)
    (link,) = footer(built, "svenska.html")
    assert (link.get_text(), link["href"]) == ("Tillgänglighetsutlåtande", "utlatande.html")
    (link,) = footer(built, "index.html")
    assert link["href"] == "seloste.html"
    told = facts(article(built, "utlatande"))
    assert told["Tjänsteleverantör"] == "Mallilan kaupunki"
    assert "Transport- och kommunikationsverket Traficom" in told["Myndighet"]
    assert told["Myndighetens webbplats"] == "https://www.tillganglighetskrav.fi"


def test_without_a_statement_no_page_leads_to_one(build):
    files = site()
    files["seloste.md"] = "# Muuta\n"
    assert footer(build(files, conf=CONF), "index.html") == []


def test_a_statement_that_comes_goes_or_changes_is_seen_on_every_page(build, tmp_path):
    files = site()
    files["seloste.md"] = "# Muuta\n"
    build(files, conf=CONF)
    built = build({"seloste.md": PAGE})
    assert len(footer(built, "reports/2023/talous.html")) == 1
    assert "Selostetta ei ole vielä laadittu" in text(article(built))
    built = build({PATH: SHOWN})
    assert "Mallilan kaupunki" in text(article(built))
    built = build({PATH: SHOWN.replace("Mallilan kaupunki\n", "Kuvilan kaupunki\n")})
    assert "Kuvilan kaupunki" in text(article(built))
    (tmp_path / "source" / PATH).unlink()
    assert "Selostetta ei ole vielä laadittu" in text(article(build()))
    built = build({"seloste.md": "# Muuta\n"})
    assert footer(built, "reports/2023/talous.html") == []


def test_the_address_for_feedback_may_be_published_and_no_other(build):
    address = "saavutettavuus@kunta.fi"
    statement = f"feedback:\n  email: {address}\n"
    build(site(statement), conf=CONF)
    page = PAGE + "\nKysy: maija.meikalainen@kunta.fi\n"
    told = r"this published file holds a person's e-mail address \(m…@kunta\.fi\)"
    built = build({"seloste.md": page}, warnings=(told,))
    assert any("/seloste.html:" in warning for warning in built.warnings)


def test_the_form_is_in_the_language_of_the_page(build):
    statement = (
        "feedback:\n  form: {fi: 'https://kunta.fi/palaute', sv: 'https://kunta.fi/respons'}\n"
    )
    body = article(build(site(statement), conf=CONF))
    link = body.find("a", string="Palautelomake")
    assert link["href"] == "https://kunta.fi/palaute"
