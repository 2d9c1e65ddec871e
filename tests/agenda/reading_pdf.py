"""Reads the PDF of an item or a packet: the words in reading order, and where its links lead."""

import pikepdf

from tests.pdf_structure import NEW_LINE, structure_of


def read_aloud(path):
    """Return the text of a PDF as its tags have it, without page headers; a line a block."""
    text = structure_of(path).text().replace(f"\u00ad{NEW_LINE}", "").replace(NEW_LINE, " ")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def internal_links(path):
    """Return pairs of pages (from one): where a link within the PDF stands, and leads to.

    A link that leads nowhere has ``None`` for the page it leads to.
    """
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        tree = pdf.Root.get("/Names", {}).get("/Dests")
        names = pikepdf.NameTree(tree) if tree is not None else {}
        found = []
        for number, page in enumerate(pdf.pages, 1):
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A", {})
                if annotation.Subtype != "/Link" or "/URI" in action:
                    continue
                place = annotation.get("/Dest", action.get("/D"))
                if isinstance(place, (pikepdf.String, pikepdf.Name)):
                    place = names.get(str(place))
                there = numbers.get(place[0].objgen) if place is not None else None
                found.append((number, there))
    return found


def addresses(path):
    """Return the addresses outside of the PDF that its links lead to."""
    with pikepdf.open(path) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        return [str(link.A.URI) for link in links if "/URI" in link.get("/A", {})]
