"""Other parts of the project can become PDFs as well."""

from __future__ import annotations

import pikepdf

from tests.pdf_reading import tags_of, text_of, year_files

FILES = year_files(luku="# Luku\n\nTeksti.\n") | {
    "index.md": "# Etusivu\n\n```{toctree}\nreports/2023/index\nohje/index\n```\n",
    "ohje/index.md": "# Ohjeet\n\nAlku.\n\n```{toctree}\n\nsivu\n```\n",
    "ohje/sivu.md": "# Sivu\n\nOhje, ks. {doc}`/reports/2023/luku`.\n",
}
DOCUMENT = {"root": "ohje/index", "slug": "ohjeet", "title": "Kirjoittajan ohjeet"}


def test_a_part_of_the_project_becomes_a_pdf(build):
    built = build(FILES, overrides={"annual_report_documents": [DOCUMENT]})
    path = built.output / "pdf/ohjeet.pdf"
    text = text_of(path)
    assert text.startswith("Koeverkosto Kirjoittajan ohjeet")
    assert "Sivu Ohje, ks. Luku." in text
    assert [tag.kind for tag in tags_of(path).all("Title", "H1")] == ["Title", "H1", "H1"]
    with pikepdf.open(path) as pdf:
        assert not pdf.attachments
    assert (built.output / "pdf/koe-2023.pdf").is_file()


def test_the_contents_stands_once_however_many_toctrees_there_are(build):
    files = FILES | {
        "ohje/index.md": "# Ohjeet\n\n```{toctree}\nsivu\n```\n\n```{toctree}\ntoinen\n```\n",
        "ohje/toinen.md": "# Toinen sivu\n\nTeksti.\n",
    }
    built = build(files, overrides={"annual_report_documents": [DOCUMENT]})
    text = text_of(built.output / "pdf/ohjeet.pdf")
    assert text.count("Sisällys") == 1
    assert text.count("Toinen sivu") == 2


def test_a_document_without_a_title_is_told(build):
    built = build(
        FILES,
        overrides={"annual_report_documents": [{"root": "ohje/index", "slug": "ohjeet"}]},
        warnings=(r"conf\.py:1: WARNING: annual_report_documents: .* is not a document; write",),
    )
    assert len(built.warnings) == 1
    assert not (built.output / "pdf/ohjeet.pdf").exists()
