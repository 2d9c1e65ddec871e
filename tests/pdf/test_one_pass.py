"""One pass of the HTML builder writes the PDFs too, and only those that changed."""

from __future__ import annotations

import subprocess
import sys

import pikepdf

from annual_report.pdf import one_pass
from tests.conftest import CONF
from tests.pdf_reading import text_of, year_files

PDF = "pdf/koe-2023.pdf"
CHAPTER = "# Luku\n\nTeksti.\n"


def test_html_build_writes_the_pdf_with_its_standards_and_data(build):
    built = build(year_files(luku=CHAPTER))
    assert "Teksti." in built.read("reports/2023/luku.html")
    with pikepdf.open(built.output / PDF) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["dc:title"] == "Kokeen toimintakertomus"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("fi")
        assert "report.json" in {name.rsplit("/", 1)[-1] for name in pdf.attachments}
        assert [item.title for item in pdf.open_outline().root] == [
            "Lyhyesti",
            "1 Luku",
        ]


def test_two_builders_make_the_same_bytes(build):
    first = (build(year_files(luku=CHAPTER)).output / PDF).read_bytes()
    second = (build(year_files(luku=CHAPTER), builder="typst").output / PDF).read_bytes()
    assert first == second


def test_cover_tells_title_network_year_status_and_handling(build):
    handling = (
        "handling:\n  - {id: a, body: Ohjausryhmä, date: 2024-02-14}\n"
        '  - {id: b, body: Lautakunta, municipality: "398", date: 2024-04-17, section: 24}\n'
        "  - {id: c, body: Hallitus}\n"
    )
    files = year_files(luku=CHAPTER) | {"reports/2023/data/handling.yaml": handling}
    text = text_of(build(files).output / PDF)
    cover = text[: text.index("Lyhyesti")]
    assert "Koeverkosto 2023 Kokeen toimintakertomus" in cover
    assert "Ohjausryhmä 14.2.2024 Lautakunta (Lahti) 17.4.2024 § 24" in cover
    assert "Hallitus" not in cover
    assert "Luonnos" not in text


def test_draft_says_so_on_the_cover_and_on_every_page(build):
    files = year_files(luku=CHAPTER)
    files["reports/2023/report.yaml"] = files["reports/2023/report.yaml"].replace(
        "approved\n", "draft\n"
    )
    built = build(files)
    with pikepdf.open(built.output / PDF) as pdf:
        pages = len(pdf.pages)
    text = text_of(built.output / PDF)
    cover, rest = text.split("Lyhyesti", 1)
    assert "Luonnos" in cover
    assert rest.count("Koeverkosto Toimintakertomus 2023 Luonnos") == pages - 2


def test_nothing_changed_compiles_nothing(build):
    built = build(year_files(luku=CHAPTER))
    before = (built.output / PDF).stat()
    again = build(year_files(luku=CHAPTER))
    assert (again.output / PDF).stat().st_mtime_ns == before.st_mtime_ns


def test_changed_chapter_and_changed_data_are_in_the_next_pdf(build):
    build(year_files(luku=CHAPTER))
    built = build(year_files(luku="# Luku\n\nUusi sana.\n"))
    assert "Uusi sana." in text_of(built.output / PDF)
    handling = "handling:\n  - {id: a, body: Johtoryhmä, date: 2024-02-14}\n"
    built = build({"reports/2023/data/handling.yaml": handling})
    assert "Johtoryhmä 14.2.2024" in text_of(built.output / PDF)


def test_incremental_pdf_has_the_bytes_of_a_clean_one(build, tmp_path):
    build(year_files(luku=CHAPTER, toinen="# Toinen\n"))
    changed = year_files(luku=CHAPTER, toinen="# Toinen\n\nLisäys.\n")
    incremental = (build(changed).output / PDF).read_bytes()
    clean = build({}, freshenv=True, overrides={"annual_report_revision": ""})
    (clean.output / PDF).unlink()
    clean = build({}, freshenv=True)
    assert (clean.output / PDF).read_bytes() == incremental


def test_lost_pdf_is_made_again(build):
    built = build(year_files(luku=CHAPTER))
    (built.output / PDF).unlink()
    assert (build({}).output / PDF).is_file()


def test_error_of_the_compiler_is_located_and_the_last_good_pdf_stays(build):
    built = build(year_files(luku=CHAPTER))
    good = (built.output / PDF).read_bytes()
    broken = '# Luku\n\nTeksti.\n\n```{raw} typst\n#panic("rikki")\n```\n'
    built = build(
        year_files(luku=broken),
        warnings=(r"luku\.md:\d+: WARNING: the PDF was not written: .*rikki.*annual_report\.pdf",),
    )
    assert (built.output / PDF).read_bytes() == good
    assert "Teksti." in built.read("reports/2023/luku.html")
    mended = build(year_files(luku="# Luku\n\nKorjattu.\n"))
    assert "Korjattu." in text_of(mended.output / PDF)


def test_pdf_can_be_turned_off(build):
    built = build(year_files(luku=CHAPTER), overrides={"annual_report_pdf": False})
    assert not (built.output / "pdf").exists()


def test_the_html_does_not_see_what_is_only_for_typst(build):
    text = (
        "# Luku\n\n```{only} html\nVain verkossa.\n```\n\n```{only} typst\nVain paperilla.\n```\n"
    )
    built = build(year_files(luku=text))
    page, pdf = built.read("reports/2023/luku.html"), text_of(built.output / PDF)
    assert "Vain verkossa." in page
    assert "Vain paperilla." not in page
    assert "Vain paperilla." in pdf
    assert "Vain verkossa." not in pdf


def test_parallel_build_makes_the_same_pdf(build, tmp_path):
    files = year_files(**{f"luku{n}": f"# Luku {n}\n\nTeksti.\n" for n in range(8)})
    one = (build(files).output / PDF).read_bytes()
    (tmp_path / "out/html" / PDF).unlink()
    two = (build(files, freshenv=True, parallel=2).output / PDF).read_bytes()
    assert one == two


def test_year_with_a_fault_keeps_its_last_good_outputs(build):
    objectives = "objectives:\n  - {id: T1, title: Ensimmäinen, status: achieved}\n"
    files = year_files(luku=CHAPTER) | {"reports/2023/data/objectives.yaml": objectives}
    built = build(files)
    pdf = (built.output / PDF).read_bytes()
    data = built.read("data/2023/report.json")
    built = build(
        {"reports/2023/data/objectives.yaml": objectives.replace("achieved", "toteutunu")},
        warnings=(r'objectives\.yaml:2: WARNING: objectives\[0\]\.status: "toteutunu" is not',),
    )
    assert (built.output / PDF).read_bytes() == pdf
    assert built.read("data/2023/report.json") == data
    built = build(
        {"reports/2023/data/objectives.yaml": objectives.replace("achieved", "käynnissä")}
    )
    assert "in_progress" in built.read("data/2023/report.json")
    assert (built.output / PDF).read_bytes() != pdf


def test_character_without_a_glyph_is_told_with_its_place(build):
    text = "# Luku\n\nTavallinen ≤ →.\n\nKuva 😀 ja 漢.\n"
    built = build(
        year_files(luku=text),
        warnings=(r'luku\.md:5: WARNING: no font of the PDF has "漢" \(U\+6F22\), "😀" .*\.glyph',),
    )
    assert "Kuva 😀 ja 漢." in text_of(built.output / PDF)


def test_a_failed_pdf_makes_the_build_fail_where_warnings_are_errors(tmp_path):
    files = year_files(luku='# Luku\n\nTeksti.\n\n```{raw} typst\n#panic("rikki")\n```\n')
    for path, content in (files | {"conf.py": CONF}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    output = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(tmp_path), str(output)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "the PDF was not written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Teksti." in (output / "reports/2023/luku.html").read_text(encoding="utf-8")
    assert not (output / PDF).exists()


def test_without_forking_the_outputs_are_the_same(build, monkeypatch):
    files = year_files(
        luku="# Luku\n\nTeksti {cite:p}`a`.\n\n```{only} html\nVain verkossa.\n```\n",
        lahteet="# Lähteet\n\n```{bibliography}\n```\n",
    ) | {"lahteet.bib": "@misc{a, author = {{Tekijä}}, year = {2020}, title = {Nimi}}\n"}
    conf = 'bibtex_bibfiles = ["lahteet.bib"]\nbibtex_default_style = "annual_report"\n'
    forked = build(files, conf=conf)
    pages = ("reports/2023/luku.html", "reports/2023/lahteet.html")
    before = [forked.read(page) for page in pages], (forked.output / PDF).read_bytes()
    (forked.output / PDF).unlink()
    monkeypatch.setattr(one_pass, "IS_POSSIBLE", False)
    alone = build(files, freshenv=True)
    assert ([alone.read(page) for page in pages], (alone.output / PDF).read_bytes()) == before
    assert before[0][1].count("Nimi.") == 1
