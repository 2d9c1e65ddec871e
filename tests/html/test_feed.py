"""The feed, the sitemap and the previews: what programs read to find the pages."""

from __future__ import annotations

from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from annual_report.html.feed import NAMESPACE as ATOM
from annual_report.html.sitemap import NAMESPACE as SITEMAP
from tests.html.years import BOOK_THEME, archive, year

BASE = 'html_baseurl = "https://example.org/raportit"\n'
NAMES = {"a": ATOM, "s": SITEMAP}

PUBLISHED = """status: published
description: Mitä verkosto teki & miksi.
dates: {approved: 2024-02-01, published: 2024-03-15}"""
APPROVED = "status: approved\ndates: {approved: 2023-05}"

YEARS = archive(
    year(2024),
    year(2023, report=PUBLISHED),
    year(2022, report=APPROVED),
)


def feed_of(built):
    """Return the feed after checking what RFC 4287 wants of every feed (4.1.1, 4.1.2)."""
    feed = etree.fromstring((built.output / "atom.xml").read_bytes())
    assert feed.tag == f"{{{ATOM}}}feed"
    assert feed.find("a:author/a:name", NAMES).text
    seen = []
    for element in (feed, *feed.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"a:{name}", NAMES)
            assert found.text
        seen.append(element.findtext("a:id", namespaces=NAMES))
        datetime.fromisoformat(element.findtext("a:updated", namespaces=NAMES))
        kinds = [(link.get("rel"), link.get("type")) for link in element.findall("a:link", NAMES)]
        assert len(kinds) == len(set(kinds))
    assert len(seen) == len(set(seen))
    assert all(item.startswith("urn:uuid:") for item in seen)
    return feed


def texts(feed, path):
    return [item.text for item in feed.findall(path, NAMES)]


def links(feed, path):
    return [
        (link.get("rel"), link.get("href"), link.get("length"))
        for link in feed.findall(path, NAMES)
    ]


def head_of(built, path):
    return BeautifulSoup(built.read(path), "html.parser").head


def metas(head):
    found = {tag.get("property"): tag["content"] for tag in head.select("meta[property]")}
    found |= {tag["name"]: tag["content"] for tag in head.select("meta[name]")}
    return found


def test_without_an_address_nothing_is_invented(build):
    built = build(YEARS, conf=BOOK_THEME)
    feed = feed_of(built)
    assert texts(feed, "a:entry/a:title") == ["Kertomus 2023", "Kertomus 2022"]
    assert texts(feed, "a:updated") == ["2024-03-15T00:00:00Z"]
    assert texts(feed, "a:entry/a:updated") == ["2024-03-15T00:00:00Z", "2023-05-31T00:00:00Z"]
    assert texts(feed, "a:entry/a:published") == ["2024-03-15T00:00:00Z"]
    assert texts(feed, "a:entry/a:summary")[0] == "Mitä verkosto teki & miksi."
    assert links(feed, "a:entry/a:link") == [
        ("alternate", "reports/2023/index.html", None),
        ("alternate", "reports/2022/index.html", None),
    ]
    assert not (built.output / "sitemap.xml").exists()
    for path, up in (("index.html", ""), ("reports/2023/talous.html", "../../")):
        head = head_of(built, path)
        (link,) = head.select('link[type="application/atom+xml"]')
        assert (link["rel"], link["href"]) == (["alternate"], f"{up}atom.xml")
        assert link["title"] == "Koeverkosto: toimintakertomukset"
        assert "og:url" not in metas(head)
        assert not head.select('link[rel="canonical"]')
        assert "http" not in "".join(metas(head).values())
    first = metas(head_of(built, "reports/2023/index.html"))
    assert first["description"] == first["og:description"] == "Mitä verkosto teki & miksi."
    chapter = metas(head_of(built, "reports/2023/talous.html"))
    assert chapter["og:title"] == "Talous 2023 – Toimintakertomus 2023"
    assert (chapter["og:type"], chapter["og:locale"]) == ("article", "fi_FI")
    assert (chapter["description"], chapter["og:site_name"]) == ("Teksti.", "Koeverkosto")
    assert head_of(built, "search.html").select('link[type="application/atom+xml"]')


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_with_an_address_links_are_absolute(build, builder):
    conf = (BOOK_THEME + BASE).replace("annual_report_pdf = False\n", "")
    built = build(archive(year(2023, report=PUBLISHED)), conf=conf, builder=builder)
    page = "reports/2023/index.html" if builder == "html" else "reports/2023/"
    site = "https://example.org/raportit/"
    feed = feed_of(built)
    pdf = built.output / "pdf" / "koe-2023.pdf"
    assert links(feed, "a:entry/a:link") == [
        ("alternate", site + page, None),
        ("enclosure", f"{site}pdf/koe-2023.pdf", str(pdf.stat().st_size)),
    ]
    assert links(feed, "a:link")[0] == ("self", f"{site}atom.xml", None)
    sitemap = etree.fromstring((built.output / "sitemap.xml").read_bytes())
    found = {
        item.findtext("s:loc", namespaces=NAMES): item.findtext("s:lastmod", namespaces=NAMES)
        for item in sitemap
    }
    assert found[site + page] == found[f"{site}pdf/koe-2023.pdf"] == "2024-03-15"
    front = site + ("index.html" if builder == "html" else "")
    assert found[front] is None
    assert len(found) == len(built.app.env.found_docs) + 1
    head = head_of(built, "reports/2023/index.html")
    assert metas(head)["og:url"] == site + page
    assert [link["href"] for link in head.select('link[rel="canonical"]')] == [site + page]


def test_a_feed_of_drafts_is_empty_and_whole(build):
    built = build(archive(year(2023)), conf=BOOK_THEME)
    feed = feed_of(built)
    assert feed.findall("a:entry", NAMES) == []


def test_the_same_sources_give_the_same_bytes_and_faults_keep_what_was(build):
    first = build(YEARS, conf=BOOK_THEME + BASE)
    names = ("atom.xml", "sitemap.xml", "data/catalog.jsonld", "data/schema/report-1.json")
    before = {name: (first.output / name).read_bytes() for name in names}
    again = build(YEARS, conf=BOOK_THEME + BASE, freshenv=True)
    assert {name: (again.output / name).read_bytes() for name in names} == before
    (again.source / "reports/2023/report.yaml").write_text("year: 2023\n", encoding="utf-8")
    broken = build({}, conf=BOOK_THEME + BASE, warnings=("report.yaml",))
    assert {name: (broken.output / name).read_bytes() for name in names} == before


def test_a_page_that_tells_of_itself_is_left_to_it(build):
    page = (
        "---\nmyst:\n  html_meta:\n    description: Oma kuvaus\n---\n# Sivu\n\n"
        "Lause \\<b> & muuta. " + "sana " * 60 + "\n"
    )
    other = page.partition("---\n# ")[2]
    cited = "# Viite\n\nNäin on {cite:p}`lahde`. Ja noin[^a].\n\n[^a]: Nootti.\n\n"
    cited += "```{bibliography}\n```\n"
    files = archive(year(2023)) | {
        "sivu.md": page,
        "toinen.md": "# " + other,
        "viite.md": cited,
        "lahteet.bib": "@misc{lahde, title = {Nimi}, year = {2023}}\n",
    }
    files["index.md"] = files["index.md"].replace("reports/", "sivu\ntoinen\nviite\nreports/")
    built = build(files, conf=BOOK_THEME + 'bibtex_bibfiles = ["lahteet.bib"]\n')
    assert metas(head_of(built, "viite.html"))["description"] == "Näin on. Ja noin."
    own = head_of(built, "sivu.html")
    assert [tag["content"] for tag in own.select('meta[name="description"]')] == ["Oma kuvaus"]
    said = metas(head_of(built, "toinen.html"))["description"]
    assert said.startswith("Lause <b> & muuta. sana sana")
    assert said.endswith("sana…")
    assert len(said) <= 201


ERRATA = """errata:
  - {date: 2024-05-02, text: "Menot olivat 3 & 4 <€>.", document: talous}
  - {date: 2024-06, text: {fi: Toinen., sv: Andra.}, document: puuttuu}
"""


def test_corrections_are_entries_of_their_own(build):
    files = archive(year(2023, report=PUBLISHED), year(2022, report=APPROVED))
    files |= {"reports/2023/errata.yaml": ERRATA}
    files |= {"reports/2024/errata.yaml": ERRATA, **year(2024)}  # a draft
    files["index.md"] = files["index.md"].replace(
        "reports/2023/index", "reports/2024/index\nreports/2023/index"
    )
    built = build(files, conf=BOOK_THEME + BASE)
    feed = feed_of(built)
    assert texts(feed, "a:entry/a:title") == [
        "Oikaisu: Toimintakertomus 2023",
        "Oikaisu: Toimintakertomus 2023",
        "Kertomus 2023",
        "Kertomus 2022",
    ]
    assert texts(feed, "a:entry/a:summary")[:2] == ["Toinen.", "Menot olivat 3 & 4 <€>."]
    assert texts(feed, "a:entry/a:updated")[:3] == [
        "2024-06-30T00:00:00Z",
        "2024-05-02T00:00:00Z",
        "2024-06-30T00:00:00Z",
    ]
    assert texts(feed, "a:updated") == ["2024-06-30T00:00:00Z"]
    assert [href for _, href, _ in links(feed, "a:entry/a:link")][:3] == [
        "https://example.org/raportit/reports/2023/index.html",
        "https://example.org/raportit/reports/2023/talous.html",
        "https://example.org/raportit/reports/2023/index.html",
    ]
    ids = texts(feed, "a:entry/a:id")
    files["reports/2023/errata.yaml"] = ERRATA + "  - {date: 2024-07-01, text: Kolmas.}\n"
    again = feed_of(build(files, conf=BOOK_THEME + BASE))
    assert texts(again, "a:entry/a:id")[1:] == ids
    sitemap = etree.fromstring((built.output / "sitemap.xml").read_bytes())
    days = {
        item.findtext("s:loc", namespaces=NAMES).rpartition("2023/")[2]: item.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for item in sitemap
        if "reports/2023/" in item.findtext("s:loc", namespaces=NAMES)
    }
    assert days == {
        "index.html": "2024-07-01",
        "talous.html": "2024-03-15",
        "hankkeet.html": "2024-03-15",
    }
