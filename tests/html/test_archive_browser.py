"""The tables of all years in a browser: narrowed, sorted, kept in the address, without a script."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.accessibility.browser import chromium, served, visiting
from tests.conftest import CONF
from tests.html.years import BOOK_THEME, NETWORK, archive, year

pytestmark = pytest.mark.browser

FUNDERS = """
funders:
  - {id: okm, name: opetus- ja kulttuuriministeriö, abbreviation: OKM}
  - {id: oph, name: Opetushallitus, abbreviation: OPH}
"""
NOW = """
projects:
  - {id: alfa, name_as_reported: Alfa, funders: [okm], grant: 12500, status: running,
     participants: ["398"]}
  - {id: beeta, name_as_reported: Ääni, funders: [oph], grant: 900, participants: ["098"]}
  - {id: gamma, name_as_reported: <img src=x onerror=alert(1)>, funders: [okm, oph]}
"""
BEFORE = """
projects:
  - {id: alfa, name_as_reported: Alfa, funders: [okm], grant: 12500, status: running,
     participants: ["398"]}
  - {id: delta, name_as_reported: Delta, funders: [okm], grant: 100000, status: completed}
"""
PAGE = "arkisto/hankkeet.html"
WIDE = {"width": 1280, "height": 900}
NAMES = """() => [...document.querySelectorAll("tbody tr")]
  .filter((row) => row.offsetParent).map((row) => row.cells[0].textContent.trim())"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    source = tmp_path_factory.mktemp("archive")
    shown = "# Hankkeet\n\n```{projects}\n```\n"
    files = archive(
        year(2022, chapters=("hankkeet",)) | {"reports/2022/hankkeet.md": shown},
        year(2023, chapters=("hankkeet", "muu")) | {"reports/2023/hankkeet.md": shown},
    )
    files |= {
        "conf.py": CONF + BOOK_THEME,
        "reports/network.yaml": NETWORK + FUNDERS,
        "reports/2022/data/projects.yaml": BEFORE,
        "reports/2023/data/projects.yaml": NOW,
        "arkisto/hankkeet.md": "# Kaikki hankkeet\n\n```{project-archive}\n```\n",
    }
    files["index.md"] += "\n```{toctree}\narkisto/hankkeet\n```\n"
    for path, content in files.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(content, encoding="utf-8")
    output = tmp_path_factory.mktemp("output")
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", str(source), str(output)]
    subprocess.run(command, check=True)
    with served(output) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def test_a_table_is_narrowed_and_the_address_keeps_it(browser, address):
    with visiting(browser, address, viewport=WIDE, color_scheme="light") as visit:
        page = visit.page
        visit.go(PAGE)
        count = page.get_by_role("status")
        assert count.inner_text() == "Kaikki 4 hanketta näkyvissä."
        page.get_by_label("Vuosi", exact=True).select_option("2023")
        page.get_by_label("Rahoittaja", exact=True).select_option("okm")
        assert page.evaluate(NAMES) == ["Alfa", "<img src=x onerror=alert(1)>"]
        assert count.inner_text() == "2 hanketta näkyvissä, yhteensä 4."
        page.wait_for_url("**/hankkeet.html?vuosi=2023&rahoittaja=okm")
        page.get_by_label("Hae taulukosta").fill("ALFA")
        page.wait_for_url("**&haku=ALFA")
        assert count.inner_text() == "Yksi hanke näkyvissä, yhteensä 4."
        assert visit.faults() == []
        page.get_by_label("Kunta", exact=True).select_option("hollola")
        assert count.inner_text() == "Mikään hanke ei täytä ehtoja."
        page.get_by_role("button", name="Poista rajaukset").click()
        assert len(page.evaluate(NAMES)) == 4
        assert page.url.endswith("/hankkeet.html")
        assert visit.errors == []


def test_an_address_opens_the_table_as_it_was_left(browser, address):
    with visiting(browser, address, viewport=WIDE) as visit:
        visit.go(f"{PAGE}?rahoittaja=okm&jarjestys=-avustus&muu=1&tila=<b>")
        assert visit.page.evaluate(NAMES) == ["Delta", "Alfa", "<img src=x onerror=alert(1)>"]
        assert visit.page.get_by_label("Rahoittaja", exact=True).input_value() == "okm"
        assert visit.page.get_by_label("Tila", exact=True).input_value() == ""
        visit.page.get_by_role("button", name="Hanke").click()
        visit.page.wait_for_url("**rahoittaja=okm&jarjestys=nimi&muu=1")
        assert visit.page.evaluate("document.images.length") == 0
        visit.page.emulate_media(media="print")
        assert len(visit.page.evaluate(NAMES)) == 3


def test_columns_are_sorted_by_keyboard(browser, address):
    with visiting(browser, address, viewport=WIDE) as visit:
        visit.go(PAGE)
        head = visit.page.get_by_role("columnheader", name="Avustus")
        head.get_by_role("button").focus()
        visit.page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        assert [name[:4] for name in visit.page.evaluate(NAMES)] == ["Ääni", "Alfa", "Delt", "<img"]
        visit.page.keyboard.press("Space")
        assert head.get_attribute("aria-sort") == "descending"
        assert [name[:4] for name in visit.page.evaluate(NAMES)] == ["Delt", "Alfa", "Ääni", "<img"]
        head = visit.page.get_by_role("columnheader", name="Hanke")
        head.get_by_role("button").press("Enter")
        assert visit.page.evaluate(NAMES)[-2:] == ["Delta", "Ääni"]  # ä after z
        assert visit.page.locator("[aria-sort]").count() == 1
        assert visit.faults() == []


def test_without_a_script_it_is_a_table(browser, address):
    with visiting(browser, address, viewport=WIDE, java_script_enabled=False) as visit:
        visit.go(PAGE)
        assert visit.page.locator("tbody tr").count() == 4
        assert visit.page.locator("article form, article button").count() == 0
        text = visit.page.locator("article").inner_text()
        assert "Poista rajaukset" not in text


def test_the_switch_of_years_fits_a_phone_and_works_by_keyboard(browser, address):
    with visiting(browser, address, viewport={"width": 320, "height": 640}) as visit:
        visit.go("reports/2023/muu.html")
        visit.page.mouse.wheel(0, 2000)
        switch = visit.page.get_by_role("navigation", name="Vuodet")
        switch.locator("summary").focus()
        visit.page.keyboard.press("Enter")
        links = switch.get_by_role("link")
        assert [" ".join(text.split()) for text in links.all_inner_texts()] == [
            "Toimintakertomus 2023",
            "Toimintakertomus 2022 (vuoden alkuun)",
        ]
        box = links.last.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert visit.faults() == []
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/reports/2022/index.html")
