"""The item as PDF, and the packet: what a member of a committee reads, and where links lead."""

import re
from dataclasses import replace

import outloud
import pikepdf
import pymupdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annual_report.agenda.item import AgendaError, compose
from annual_report.agenda.packet import chapter_names, write_packet
from annual_report.agenda.pdf import write_item_pdf
from annual_report.agenda.plain_text import plain_text
from tests.agenda.items import items
from tests.agenda.making import repository_contents
from tests.agenda.reading_pdf import addresses, internal_links, read_aloud
from tests.pdf_structure import structure_of

pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")

EXTRACT = ["hankkeet", "talous"]


class Written:
    """The project, an item of it, and its PDFs by their names."""

    def __init__(self, project, folder):
        self.project = project
        year = project.archive.year(2023)
        member = project.archive.municipality("142")
        profile, content = project.profiles.of(member), project.contents[year.folder]
        self.item = compose(project.archive, year, member, profile, content, number=2)
        self.pdfs = {name: folder / f"{name}.pdf" for name in ("item", "packet", "extract")}
        write_item_pdf(project, self.item, self.pdfs["item"])
        write_packet(project, self.item, self.pdfs["packet"])
        write_packet(project, self.item, self.pdfs["extract"], EXTRACT)

    def pages(self, name):
        """Return the texts of the pages of a PDF, white space collapsed."""
        with pymupdf.open(self.pdfs[name]) as pdf:
            texts = [page.get_text().replace("\u00ad\n", "") for page in pdf]
        return [" ".join(text.split()) for text in texts]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("agenda")
    with repository_contents(folder) as project:
        yield Written(project, folder)


@pytest.fixture(params=["item", "packet", "extract"])
def pdf(written, request):
    return written.pdfs[request.param]


def words(text):
    """Return the words of a text without the marks of lists."""
    return [word for word in re.split(r"\s+", text) if word not in {"-", "•", ""}]


def test_the_pdf_says_what_the_plain_text_says(written):
    lines = read_aloud(written.pdfs["item"])
    head, body = lines[: lines.index(written.item.title)], lines[lines.index(written.item.title) :]
    assert words(" ".join(body)) == words(plain_text(written.item))
    assert head == [
        "Iitti",
        "Palveluvaliokunta",
        "Kokousasia",
        "17.04.2024 § 24",
        "270/00.04.01/2023",
    ]


def test_headings_are_headings_and_lists_are_lists(written):
    tree = structure_of(written.pdfs["item"])
    assert [h.text().strip() for h in tree.all("H1", "H2", "H3")] == [
        "Palveluvaliokunta 20.03.2024",
        "Valiokunnan ohjaus",
        "Palveluvaliokunta 17.04.2024 § 24",
    ]
    assert [len(found.all("LI")) for found in tree.all("L")] == [3, 5]
    assert [found.text().strip() for found in tree.all("Strong")] == [
        "Kokousasia",
        "Valmistelija",
        "Asian selostus",
        "Valmistelija",
        "Esittelijä",
        "Valiokunnan ohjaus",
    ]


def test_it_holds_the_standards_and_can_be_heard(pdf):
    with pikepdf.open(pdf) as file, file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"].startswith("Sivistyspalveluiden seudullisen")
        assert metadata["dc:creator"] == ["Iitti"]
        assert file.Root.Lang == "fi-FI"
    checked = outloud.check(str(pdf))
    assert checked.error is None
    assert [str(found) for found in checked.findings if found.severity == "error"] == []


@pytest.mark.parametrize("name", ["item", "packet", "extract"])
def test_each_page_has_its_number_and_their_total(written, name):
    pages = written.pages(name)
    for number, text in enumerate(pages, 1):
        assert f"{number} ({len(pages)})" in text
    assert all("Iitti Palveluvaliokunta 17.04.2024 § 24" in text for text in pages[1:])


def test_a_link_to_the_report_is_plain_text_in_the_item(written):
    assert internal_links(written.pdfs["item"]) == []
    assert set(addresses(written.pdfs["item"])) == {"mailto:jari.vonbecker@iitti.fi"}


@pytest.mark.parametrize("name", ["packet", "extract"])
def test_every_link_within_leads_to_a_page(written, name):
    links = internal_links(written.pdfs[name])
    assert len(links) > 10
    assert [link for link in links if link[1] is None] == []


def test_links_of_the_item_lead_to_what_they_name(written):
    pages = written.pages("packet")
    with pymupdf.open(written.pdfs["packet"]) as pdf:
        begins = next(page for level, title, page in pdf.get_toc() if "toimintakertomus" in title)
        led = {}
        for page in list(pdf)[1 : begins - 1]:
            for link in page.get_links():
                if "page" in link:
                    inside = link["from"] + (2, 2, -2, -2)
                    words = page.get_textbox(inside).replace("\u00ad\n", "")
                    led.setdefault(link["page"], []).append(" ".join(words.split()))
    assert min(led) >= begins - 1
    named = [(page, text) for page, texts in led.items() for text in texts]
    assert any("DigiOne" in text for _, text in named)
    assert any("VALSSI" in text for _, text in named)
    for page, text in named:
        assert text[1:30] in pages[page]


def test_the_contents_lists_the_item_and_the_chapters_over_both(written):
    first = written.pages("packet")[0]
    places = [
        first.index(title)
        for title in ("Kokousasia ", "Vuosi lyhyesti", "1 Verkosto", "4 Kehittämishankkeet")
    ]
    assert places == sorted(places)
    with pymupdf.open(written.pdfs["packet"]) as pdf:
        outline = [(title, page) for level, title, page in pdf.get_toc() if level <= 2]
    led = sorted({there for here, there in internal_links(written.pdfs["packet"]) if here == 1})
    assert led == sorted({page for _, page in outline})
    assert outline[0] == ("Kokousasia", 2)
    assert "10 Lähteet" in [title for title, _ in outline]


def test_chapters_have_the_numbers_and_the_text_of_the_report(written):
    text = " ".join(written.pages("packet"))
    assert "Taulukko 4.1. Kuntien yhteiset kehittämishankkeet vuonna 2023" in text
    assert text.count("Asikkalan kunta (2024)") == 1  # each source once
    assert "Kertomuksen tila: Luonnos" in text


def test_a_draft_is_marked_from_the_report_on(written):
    with pymupdf.open(written.pdfs["packet"]) as pdf:
        begins = next(page for _, title, page in pdf.get_toc() if "toimintakertomus" in title)
    marked = [number for number, text in enumerate(written.pages("packet"), 1) if "Luonnos" in text]
    assert marked == list(range(begins, len(written.pages("packet")) + 1))


def test_an_extract_holds_its_chapters_by_their_numbers_alone(written):
    text = " ".join(written.pages("extract"))
    assert "Ote: mukana on vain osa kertomuksen luvuista." in text
    assert "4 Kehittämishankkeet" in text
    assert "6 Talous" in text
    assert "1 Verkosto" not in text
    assert "Vuosi lyhyesti" not in text


def test_what_leaves_an_extract_is_plain_text(written):
    with pymupdf.open(written.pdfs["extract"]) as pdf:
        outline = pdf.get_toc()
        begins = next(page for _, title, page in outline if "toimintakertomus" in title)
        ends = {page for _, _, page in outline}
    pages = written.pages("extract")
    assert "[6]" in pages[begins]  # a source, whose chapter is left out
    within = [there for here, there in internal_links(written.pdfs["extract"]) if here >= begins]
    assert within  # "ks. Kehittämishankkeet" in the chapter on finances
    assert set(within) <= ends
    whole = [here for here, _ in internal_links(written.pdfs["packet"])]
    assert len(whole) > len(internal_links(written.pdfs["extract"]))


def test_chapters_are_named_by_their_documents(written):
    names = chapter_names(written.project, written.project.archive.year(2023))
    assert names[:3] == ("index", "verkosto", "toimintasuunnitelma")


def test_an_unknown_chapter_is_told_with_those_there_are(written, tmp_path):
    path = tmp_path / "packet.pdf"
    with pytest.raises(AgendaError, match=r'no chapter "hanke".*hankkeet.*it has index, verkosto'):
        write_packet(written.project, written.item, path, ["talous", "hanke"])
    with pytest.raises(AgendaError, match="needs a chapter at least"):
        write_packet(written.project, written.item, path, [])
    assert not path.exists()


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(item=items)
def test_any_item_can_be_set_and_heard(written, item):
    path = written.pdfs["item"].with_name("any.pdf")
    title = f"Asia {item.title}"
    any_item = replace(item, year=2023, title=title, words=written.item.words)
    write_item_pdf(written.project, any_item, path)
    assert outloud.check(str(path)).errors == 0


def test_the_same_input_gives_the_same_bytes(written, tmp_path):
    write_item_pdf(written.project, written.item, tmp_path / "again.pdf")
    write_packet(written.project, written.item, tmp_path / "packet.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == written.pdfs["item"].read_bytes()
    assert (tmp_path / "packet.pdf").read_bytes() == written.pdfs["packet"].read_bytes()
