"""The check at the end of a build: every kind of published file, with the place."""

import gzip
import json
import re

import pikepdf
import pymupdf
import pytest

from annual_report.privacy.check import STATE
from tests.conftest import REPOSITORY
from tests.html.years import archive, year

ADDRESS = "maija.meikalainen@kunta.fi"
NUMBER = "040 123 4567"

CONF = 'html_theme = "sphinx_book_theme"\nhtml_baseurl = "https://example.org/raportit"\n'
WITHOUT_PDF = CONF + "annual_report_pdf = False\n"
ANY = (r"holds a person's (e-mail address|telephone number)",)

OBJECTIVES = f"""objectives:
  - {{id: T1, title: "Kysely tehdään (kysy {ADDRESS}, puh. {NUMBER})", status: achieved}}
"""
PUBLISHED = f"""status: published
description: Kysy osoitteesta {ADDRESS}
dates: {{published: 2024-03-15}}"""


def places(built, what):
    """Return the published files a kind of contact was told of, each with its place."""
    found = {}
    for warning in built.warnings:
        assert ADDRESS not in warning  # who reads a log need not know
        assert NUMBER not in warning
        place, _, message = warning.partition(": WARNING: ")
        if what in message:
            found[place.removeprefix(f"{built.output}/")] = message
    return found


@pytest.fixture
def planted(build):
    """Return a build whose data and pages hold an address and a number, in all kinds of files."""
    files = archive(year(2023, report=PUBLISHED, objectives=OBJECTIVES))
    files["reports/2023/index.md"] += (
        f"\n```{{objectives}}\n```\n\n```{{raw}} html\n<!-- kysy {NUMBER} -->\n```\n"
    )
    return build(files, conf=CONF, warnings=ANY)


def test_it_is_found_in_each_kind_of_file_with_its_place(planted):
    emails = places(planted, "e-mail address (m…@kunta.fi)")
    wanted = {
        r"reports/2023/index\.html:\d+": "a page",
        r"data/2023/report\.json:/report/description": "JSON",
        r"data/2023/objectives\.csv:2": "CSV",
        r"data/2023/strategy\.xml:\d+": "XML",
        r"atom\.xml:\d+": "the feed",
        r"pdf/koe-2023\.pdf:page \d+": "the text of a PDF",
        r"pagefind/fragment/.+\.pf_fragment:/(content|meta/title)": "the index of the search",
    }
    missing = [
        kind for place, kind in wanted.items() if not any(map(re.compile(place).fullmatch, emails))
    ]
    assert missing == [], sorted(emails)
    phones = places(planted, "telephone number (040…67)")
    assert any(place.startswith("reports/2023/index.html:") for place in phones)
    assert any(place.startswith("pdf/koe-2023.pdf:page ") for place in phones)


def test_it_is_told_until_it_is_gone(build, planted):
    again = build(conf=CONF, warnings=ANY)
    assert places(again, "holds") == places(planted, "holds")


def test_metadata_and_attachments_of_a_pdf_are_looked_at(build):
    described = year(2023, report=f"status: draft\ndescription: Kysy osoitteesta {ADDRESS}")
    built = build(archive(described), conf=CONF, warnings=ANY)
    (place,) = [p for p in places(built, "e-mail address") if p.startswith("pdf/")]
    assert place == "pdf/koe-2023.pdf:beside the pages (metadata, outline, alternative texts)"


def test_a_file_that_only_a_pdf_holds_is_looked_at(build):
    handling = f'handling:\n  - {{body: Valiokunta, date: 2024-02-14, note: "Soita {NUMBER}"}}\n'
    files = archive(year(2023)) | {"reports/2023/data/handling.yaml": handling}
    built = build(files, conf=CONF, builder="typst", warnings=ANY)
    told = places(built, "telephone number")
    (place,) = [p for p in told if p.startswith("pdf/")]
    assert re.fullmatch(
        r"pdf/koe-2023\.pdf:.*(report\.json, /handling/0/note|handling\.csv)", place
    )


@pytest.mark.parametrize("builder", ["html", "dirhtml", "typst"])
def test_each_builder_that_publishes_is_checked(build, builder):
    files = archive(year(2023, chapters=("talous",)))
    files["reports/2023/talous.md"] += f"\nKysy numerosta {NUMBER}.\n"
    built = build(files, conf=CONF, builder=builder, warnings=ANY)
    assert places(built, "telephone number")


def test_a_build_that_publishes_nothing_is_not(build):
    build({"index.md": f"# Otsikko\n\nKysy: {ADDRESS}\n"}, builder="text")


def test_a_role_may_be_allowed_by_name_however_it_is_written(build):
    text = "# Otsikko\n\nKirjaamo(at)kunta.fi, kirjaamo@kunta.fi, puh. (03) 814 2111\n"
    allowed = 'annual_report_public_contacts = ["kirjaamo@kunta.fi", "+358 3 814 2111"]\n'
    build({"index.md": text}, conf=WITHOUT_PDF + allowed)


def test_no_more_is_allowed_than_is_named(build):
    text = f"# Otsikko\n\nkirjaamo@kunta.fi, {ADDRESS}\n"
    allowed = 'annual_report_public_contacts = ["kirjaamo@kunta.fi"]\n'
    built = build({"index.md": text}, conf=WITHOUT_PDF + allowed, warnings=ANY)
    assert {m[:70] for m in places(built, "holds").values()} == {
        "this published file holds a person's e-mail address (m…@kunta.fi); tak"
    }


@pytest.mark.parametrize("entry", ["kunta.fi", "*@kunta.fi extra", "040", "@kunta.fi"])
def test_only_whole_contacts_can_be_allowed(build, entry):
    conf = f'{WITHOUT_PDF}annual_report_public_contacts = ["{entry}"]\n'
    build({"index.md": "# Otsikko\n"}, conf=conf, warnings=("neither an e-mail address nor",))


def test_what_the_project_brings_is_checked_and_what_programs_bring_is_not(build):
    conf = WITHOUT_PDF + 'html_static_path = ["oma", "../muiden"]\nhtml_extra_path = ["lisat"]\n'
    files = {
        "index.md": "# Otsikko\n\n{download}`ohje.txt`\n",
        "ohje.txt": f"Kysy: {ADDRESS}\n",
        "oma/oma.js": f"// {ADDRESS}\n",
        "../muiden/muiden.js": f"// {ADDRESS}\n",
        "lisat/tiedot.txt": f"\n{ADDRESS}\n",
    }
    built = build(files, conf=conf, warnings=ANY)
    told = {re.sub(r"_downloads/\w+/", "_downloads/", place) for place in places(built, "holds")}
    assert told == {"_static/oma.js:1", "tiedot.txt:2", "_downloads/ohje.txt:1"}
    assert ADDRESS in built.read("_static/muiden.js")


def test_what_was_found_clean_is_not_read_again(build, monkeypatch):
    read = []

    def noting(name, data):
        read.append(name)
        return ()

    monkeypatch.setattr("annual_report.privacy.check.passages", noting)
    files = {"index.md": "# Otsikko\n", "toinen.md": "---\norphan: true\n---\n# Toinen\n"}
    first = build(files, conf=WITHOUT_PDF)
    assert {"index.html", "toinen.html"} <= set(read)
    read.clear()
    build(conf=WITHOUT_PDF)
    assert read == []
    build({"toinen.md": "---\norphan: true\n---\n# Kolmas\n"}, conf=WITHOUT_PDF)
    assert "toinen.html" in read
    assert "index.html" not in read
    read.clear()
    build(conf=WITHOUT_PDF, overrides={"annual_report_public_contacts": ["a@kunta.fi"]})
    assert "index.html" in read
    (first.output.parents[1] / "doctrees" / STATE).write_text("{broken", encoding="utf-8")
    read.clear()
    build(conf=WITHOUT_PDF)
    assert "index.html" in read


def test_a_profile_is_never_published_even_without_contacts(build):
    files = archive(year(2023)) | {
        "reports/agenda/yleinen.yaml": "general: true\nparts: [{part: title}]\n",
        "index.md": "# Otsikko\n\n{download}`malli <reports/agenda/yleinen.yaml>`\n",
    }
    files["index.md"] += "\n```{toctree}\nreports/2023/index\n```\n"
    conf = WITHOUT_PDF + 'html_extra_path = ["reports/agenda"]\n'
    told = (r"this is reports/agenda/yleinen\.yaml: profiles hold contact details",)
    built = build(files, conf=conf, warnings=told)
    found = {re.sub(r"_downloads/\w+/", "_downloads/", p) for p in places(built, "profiles")}
    assert found == {"yleinen.yaml:", "_downloads/yleinen.yaml:"}


def test_a_file_that_cannot_be_opened_is_told(build):
    files = {"index.md": "# Otsikko\n\n{download}`liite.pdf`\n", "liite.pdf": b"%PDF-1.7 rikki"}
    build(files, conf=WITHOUT_PDF, warnings=(r"liite\.pdf.*was not checked for contact details",))


# The project itself


def profile_contacts():
    """Return the addresses and numbers that stand in the profiles of the municipalities."""
    found = set()
    for path in (REPOSITORY / "reports/agenda").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s+(?:phone|email): (.+)$", text, re.MULTILINE))
    return found


def test_contacts_of_the_profiles_are_nowhere_in_the_site(site):
    contacts = profile_contacts()
    assert "jari.vonbecker@iitti.fi" in contacts
    needles = {text.encode() for text in contacts} | {
        re.sub(r"\s", "", t).encode() for t in contacts
    }
    places = [
        (path.relative_to(site.output).as_posix(), needle)
        for path in site.output.rglob("*")
        if path.is_file()
        for needle in needles
        if needle in unpacked(path)
    ]
    assert places == []


def unpacked(path):
    """Return the bytes of a file, what is packed in it unpacked."""
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"%PDF-"):
        with pikepdf.open(path) as pdf, pymupdf.open(path) as pages:
            streams = [
                item.read_bytes()
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image"
            ]
            text = "".join(page.get_text() for page in pages)
            return b"\n".join([*streams, text.encode(), json.dumps(pages.metadata).encode()])
    return data


def test_profiles_are_never_copied_to_the_site(site):
    names = {path.name for path in (REPOSITORY / "reports/agenda").iterdir()}
    assert "iitti.yaml" in names
    assert not [path for path in site.output.rglob("*") if path.name in names]
    assert not [path for path in site.output.rglob("*") if "agenda" in path.parts]
    assert not (site.output / "reports/2023/agenda.html").exists()
