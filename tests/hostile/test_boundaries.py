"""A document reaches no file outside the project, and no address that runs."""

from __future__ import annotations

import pytest

from tests.html_text import body_of, text_of_html
from tests.pdf_reading import text_of, year_files

OUTSIDE = "SALAISUUS"
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`"
    b"\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
CONF = 'suppress_warnings = ["annual_report.accessibility"]\n'
STATIC = 'html_static_path = ["_static"]\n'
RST = "```{eval-rst}\n%s\n```"


def secrets(folder):
    """Return the files of an output that hold what lies outside the project."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and (OUTSIDE.encode() in path.read_bytes() or path.read_bytes() == PNG)
    ]


@pytest.fixture
def outside(tmp_path):
    """Return a folder beside the project, with files that are nobody's business."""
    folder = tmp_path / "muualla"
    folder.mkdir()
    (folder / "x.txt").write_text(f"{OUTSIDE}\n", encoding="utf-8")
    (folder / "x.csv").write_text(f"{OUTSIDE},b\n", encoding="utf-8")
    (folder / "x.md").write_text(f"# {OUTSIDE}\n", encoding="utf-8")
    (folder / "x.png").write_bytes(PNG)
    (folder / "x.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{OUTSIDE}</text></svg>', encoding="utf-8"
    )
    return folder


READING = {
    "include": "```{include} /../muualla/x.txt\n```",
    "include from beside": "```{include} ../../../muualla/x.txt\n```",
    "include as it is": "```{include} ../../../muualla/x.txt\n:literal:\n```",
    "include of a link": "```{include} linkki.txt\n```",
    "include of a standard": "```{include} <%s/x.txt>\n```",
    "include of a standard from beside": "```{include} <../../../../../../../..%s/x.txt>\n```",
    "include in reStructuredText": RST % ".. include:: /../muualla/x.txt",
    "include of a standard in reStructuredText": RST % ".. include:: <%s/x.txt>",
    "literalinclude": "```{literalinclude} /../muualla/x.txt\n```",
    "literalinclude of a link": "```{literalinclude} linkki.txt\n```",
    "difference": "```{literalinclude} luku.md\n:diff: /../muualla/x.txt\n```",
    "table": "```{csv-table} T\n:file: ../../../muualla/x.csv\n```",
    "table by its whole path": "```{csv-table} T\n:file: /../muualla/x.csv\n```",
    "raw file": "```{raw} html\n:file: ../../../muualla/x.txt\n```",
    "raw file of a link": "```{raw} html\n:file: linkki.txt\n```",
    "image": "![kuva](../../../muualla/x.png)",
    "image by its whole path": "```{image} /../muualla/x.png\n:alt: kuva\n```",
    "image of a link": "![kuva](linkki.png)",
    "figure": "```{figure} ../../../muualla/x.svg\n:alt: kuva\n\nSelite.\n```",
    "any image": "```{image} ../../../muualla/x.*\n:alt: kuva\n```",
    "download": "{download}`tiedosto <../../../muualla/x.txt>`",
    "download of a link": "{download}`tiedosto <linkki.txt>`",
    "link to a file": "[tiedosto](../../../muualla/x.txt)",
}


def test_no_file_outside_the_project_is_read(build, outside, tmp_path):
    folder = tmp_path / "source/reports/2023"
    folder.mkdir(parents=True)
    for suffix in ("txt", "png"):
        (folder / f"linkki.{suffix}").symlink_to(outside / f"x.{suffix}")
    parts = [f"Ennen {name}.\n\n{text}\n" for name, text in READING.items()]
    text = "\n".join(parts).replace("%s", str(outside))
    files = year_files(luku=f"# Luku\n\n{text}\nLoppu.\n")
    built = build(files, conf=CONF, warnings=("out of the project",))
    assert not secrets(built.output)
    page = built.read("reports/2023/luku.html")
    assert [name for name in READING if f"Ennen {name}." not in page] == []
    assert "Loppu." in page
    links = 2  # themselves are told, as well as each use of them
    assert len(built.warnings) == len(READING) + links


def test_no_file_is_asked_for_on_another_host(build):
    text = "```{raw} html\n:url: https://pwned.invalid/x.html\n```"
    build(year_files(luku=f"# Luku\n\n{text}\n"), warnings=("asks nothing of the network",))


def test_documents_and_static_files_that_are_links_out_are_left_out(build, outside, tmp_path):
    source = tmp_path / "source"
    (source / "reports/2023").mkdir(parents=True)
    (source / "_static/a").mkdir(parents=True)
    (source / "_static/oma.txt").write_text("oma", encoding="utf-8")
    (source / "reports/2023/vieras.md").symlink_to(outside / "x.md")
    (source / "reports/2023/kansio").symlink_to(outside)
    (source / "_static/vieras.txt").symlink_to(outside / "x.txt")
    (source / "_static/a/vieras.txt").symlink_to(outside / "x.txt")
    (source / "_static/kansio").symlink_to(outside)
    built = build(year_files(luku="# Luku\n"), conf=CONF + STATIC, warnings=("out of the project",))
    assert not secrets(built.output)
    assert (built.output / "_static/oma.txt").exists()
    assert len(built.warnings) == 5


def test_what_lies_in_the_project_is_read(build, tmp_path):
    source = tmp_path / "source/reports/2023"
    source.mkdir(parents=True)
    (source / "linkki.txt").symlink_to(source / "oma.txt")
    text = (
        "```{include} linkki.txt\n```\n\n```{include} /reports/oma.txt\n```\n\n"
        "```{literalinclude} oma.txt\n```\n\n"
        "```{csv-table} T\n:file: oma.csv\n```\n\n```{raw} html\n:file: oma.txt\n```\n\n"
        "![kuva](oma.png) {download}`tiedosto <oma.txt>`\n\n"
        + RST
        % ".. include:: oma.txt\n.. include:: <isonum.txt>"
    )
    files = year_files(luku=f"# Luku\n\n{text}\n")
    files |= {f"reports/2023/oma.{suffix}": "OMAA,TEKSTIÄ" for suffix in ("txt", "csv")}
    files |= {"reports/oma.txt": "OMAA MUUALTA", "reports/2023/oma.png": PNG}
    built = build(files, conf=CONF)
    text = text_of_html(body_of(built.read("reports/2023/luku.html")))
    assert text.count("OMAA,TEKSTIÄ") == 4
    assert "OMAA MUUALTA" in text
    assert "OMAA TEKSTIÄ" in " ".join(text.split())
    assert (built.output / "_images/oma.png").exists()


RUNNING = {
    "link": "[x](javascript:pwned())",
    "link that is hidden": "[x](java&#10;script:pwned())",
    "autolink": "<javascript:pwned()>",
    "reference": "[x][y]\n\n[y]: vbscript:pwned()",
    "target": "```{image} oma.png\n:alt: kuva\n:target: javascript:pwned()\n```",
    "reStructuredText": RST % "`x <javascript:pwned()>`_",
    "hidden in reStructuredText": RST % "`x <  java\\ script:pwned()>`_",
    "data": RST % "`x <data:text/html,pwned>`_",
    "file": RST % "`x <file:///etc/passwd>`_",
    "table of contents": "```{toctree}\nx <javascript://%0apwned()>\n```",
    "image": "```{image} javascript:pwned()\n:alt: kuva\n```",
    "image as data": "```{image} data:image/svg+xml,<svg/>\n:alt: kuva\n```",
}


def test_no_address_of_a_document_runs(build):
    parts = [f"Ennen {name}.\n\n{text}\n" for name, text in RUNNING.items()]
    text = "\n".join(parts)
    files = year_files(luku=f"# Luku\n\n{text}\n") | {"reports/2023/oma.png": PNG}
    built = build(files, conf=CONF, warnings=("no address of the web", "."))
    page = built.read("reports/2023/luku.html")
    assert [name for name in RUNNING if f"Ennen {name}." not in page] == []
    for attribute in ("href", "src", "data"):
        for scheme in ("javascript", "vbscript", "data", "file", "java"):
            assert f'{attribute}="{scheme}' not in page


SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="pwned()"><text>x</text></svg>'


def test_image_that_runs_is_neither_on_the_site_nor_in_the_pdf(build):
    text = "![Sanoin](x.svg)\n\n```{figure} x.svg\n:alt: Kuvan sanoin\n\nSelite.\n```"
    files = year_files(luku=f"# Luku\n\n{text}\n") | {"reports/2023/x.svg": SVG}
    built = build(files, conf=CONF, warnings=("holds a script",))
    assert len(built.warnings) == 2
    assert not list(built.output.rglob("x.svg"))
    page = built.read("reports/2023/luku.html")
    for words in ("Sanoin", "Kuvan sanoin", "Selite."):
        assert words in page
        assert words in text_of(built.output / "pdf/koe-2023.pdf")


def test_signs_that_hide_what_a_document_says_are_told(build):
    files = year_files(luku="# Luku\n\nLahti\u202eiloK\n", toinen="# Toinen\n\u2066\n")
    build(files, conf=CONF, warnings=(r"luku\.md:3: .*U\+202E", r"toinen\.md:2: .*U\+2066"))
