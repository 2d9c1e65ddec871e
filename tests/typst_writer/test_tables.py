"""Long, wide and crowded tables stay readable, and stay tables."""

from __future__ import annotations

import itertools

import pymupdf
import pytest

from tests.pdf_reading import tags_of, text_of, year_files

LETTERS = "Pitkähkö selite, joka kertoo mitä vuoden aikana tehtiin ja mitä siitä seurasi. "


def list_table(rows, *, caption="Taulu", options="", header=("Nimi", "Selite", "Määrä")):
    def row(cells):
        return "* - " + "\n  - ".join(cells)

    body = "\n".join(row(cells) for cells in [header, *rows])
    return f"```{{list-table}} {caption}\n:header-rows: 1\n{options}\n{body}\n```\n"


@pytest.fixture
def pdf(build):
    def run(text, **options):
        built = build(year_files(luku=f"# Luku\n\n{text}"), builder="typst", **options)
        return built.output / "pdf/koe-2023.pdf"

    return run


def pages_with(path, word):
    with pymupdf.open(path) as pdf:
        return [number for number, page in enumerate(pdf, 1) if word in page.get_text()]


@pytest.mark.parametrize(
    ("pages", "rows"),
    [(3, 60), (30, 680), pytest.param(300, 6700, marks=pytest.mark.slow)],
)
def test_long_table_has_every_row_and_its_header_on_every_page(pdf, pages, rows):
    path = pdf(list_table([(f"rivi {n}", LETTERS, str(n)) for n in range(rows)]))
    text = text_of(path)
    covered = pages_with(path, "rivi ")
    assert len(covered) >= pages
    assert pages_with(path, "Selite") == covered
    assert text.count("(jatkuu) Nimi Selite Määrä") == len(covered) - 1
    assert all(f"rivi {n} " in text for n in range(rows))
    (table,) = tags_of(path).all("Table")
    assert len(table.all("TR")) == rows + 1
    assert len(table.all("TH")) == 3


def test_row_that_fits_a_page_is_not_split(pdf):
    rows = [(f"alku{n}", LETTERS * 6 + f"loppu{n}", "1") for n in range(30)]
    path = pdf(list_table(rows))
    for n in range(30):
        assert pages_with(path, f"alku{n}\n") == pages_with(path, f"loppu{n}\n")


def test_row_taller_than_a_page_is_split_and_nothing_is_lost(pdf):
    words = " ".join(f"sana{n}" for n in range(1500))
    text = text_of(pdf(list_table([("yksi", words, "1")])))
    assert all(f"sana{n}" in text for n in range(1500))


def test_short_table_stays_on_one_page(pdf):
    filler = "\n\n".join(["Kappale."] * 24) + "\n\n"
    path = pdf(filler + list_table([(f"rivi{n}", "x", "1") for n in range(12)]))
    assert len(pages_with(path, "rivi0\n")) == 1
    assert pages_with(path, "rivi0\n") == pages_with(path, "rivi11\n")


def test_words_that_cannot_be_broken_do_not_run_into_the_next_column(pdf):
    rows = [("Palveluvaliokunta", LETTERS, "270/00.04.01/2023", "17.4.2024", "§ 24", "x")]
    header = ("Toimielin", "Selite", "Diaarinumero", "Päivä", "Pykälä", "Muu")
    path = pdf(list_table(rows, header=header, options=":widths: 10 60 5 5 5 15\n"))
    with pymupdf.open(path) as opened:
        words = [word for page in opened for word in page.get_text("words")]
    number = next(word for word in words if word[4] == "270/00.04.01/2023")
    date = next(word for word in words if word[4] == "17.4.2024")
    assert number[2] < date[0]


def test_ten_columns_stay_apart_and_within_the_page(pdf):
    header = tuple(f"Sarake{n}" for n in range(10))
    rows = [tuple(f"arvo{r}{c}" for c in range(10)) for r in range(5)]
    path = pdf(list_table(rows, header=header))
    with pymupdf.open(path) as opened:
        page = opened[pages_with(path, "arvo00")[0] - 1]
        words = [word for word in page.get_text("words") if word[4].startswith("arvo")]
        sizes = {
            round(span["size"], 1)
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
            if span["text"].startswith("arvo")
        }
        assert min(sizes) >= 7
        assert all(word[0] > 20 and word[2] < page.rect.width - 20 for word in words)
    first_row = sorted(word for word in words if word[4].startswith("arvo0"))
    assert len(first_row) == 10
    assert all(left[2] < right[0] for left, right in itertools.pairwise(first_row))


def test_table_that_asks_for_it_has_a_page_on_its_side(pdf):
    path = pdf(
        "Ennen.\n\n" + list_table([("a", "b", "1")], options=":class: landscape\n") + "\nJälkeen.\n"
    )
    (number,) = pages_with(path, "Taulu\n")
    with pymupdf.open(path) as opened:
        page = opened[number - 1]
        assert page.rect.width > page.rect.height
        assert "Koeverkosto" in page.get_text()
        assert all(p.rect.width < p.rect.height for p in opened if p.number != number - 1)
    assert "Ennen." in text_of(path)
    assert "Jälkeen." in text_of(path)
