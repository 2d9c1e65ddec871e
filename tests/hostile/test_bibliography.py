"""Files of sources that are none are told and left out; what they hold is text."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.database.input.bibtex import Parser

from annual_report.bibliography import ListStyle
from annual_report.bibliography_check import MAX_BIBLIOGRAPHY_BYTES, reason
from tests.hostile.outputs import active
from tests.hostile.payloads import MARKUP

CONF = """
bibtex_bibfiles = ["r.bib"]
bibtex_default_style = "annual_report"
bibtex_reference_style = "annual_report"
"""
PAGE = "# Sivu\n\n```{bibliography}\n:all:\n```\n"

BROKEN = {
    "nesting": b"@misc{a,title={" + b"{" * 3000 + b"x" + b"}" * 3000 + b"}}",
    "Latin-1": "@misc{a,title={ä}}".encode("latin-1"),
    "UTF-16": "@misc{a,title={x}}".encode("utf-16"),
    "cut": b"@misc{a",
    "names": b"@misc{a,title={x},author={a, b, c, d, e and }}",
    "macro": b"@misc{a,title=x}",
    "macro of itself": b'@string{x = "a" # x}@misc{a,title=x}',
    "LaTeX": b"@misc{a,title={x\\}}",
    "LaTeX of names": b"@misc{a,title={x},author={y \\}}",
    "braces of names": b"@misc{a,title={x},author={{{A} and B;, C 3%A4},} and B}}",
    "bytes": b"%" * (MAX_BIBLIOGRAPHY_BYTES + 1),
}


def test_files_that_are_none_are_told_each_and_left_out(build):
    names = [f"{number}.bib" for number in range(len(BROKEN))]
    conf = CONF.replace('"r.bib"', ", ".join(f'"{name}"' for name in ["r.bib", *names]))
    files = {
        name: data.replace(b"{a", f"{{a{name}".encode())
        for name, data in zip(names, BROKEN.values(), strict=True)
    }
    told = tuple(rf"{name}: .*annual_report\.bibliography" for name in names)
    files |= {"index.md": PAGE, "r.bib": "@misc{a, title={Luettava}}"}
    built = build(files, conf=conf, warnings=told)
    assert len(built.warnings) == len(BROKEN)
    assert "Luettava" in built.read("index.html")


def test_file_that_leads_out_of_the_project_is_not_read(build, tmp_path):
    (tmp_path / "r.bib").write_text("@misc{a, title={SALAISUUS}}", encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source/r.bib").symlink_to(tmp_path / "r.bib")
    built = build({"index.md": PAGE}, conf=CONF, warnings=("out of the project",))
    assert "SALAISUUS" not in built.read("index.html")


def test_no_field_of_a_source_is_markup(build):
    text = " ".join(MARKUP).replace("{", "(").replace("}", ")").replace("$", "").replace("\\", "")
    fields = "title author note journal publisher organization howpublished year pages"
    entries = [
        f"@article{{a, {', '.join(f'{name}={{{text}}}' for name in fields.split())}}}",
        "@misc{b, title={b}, url={javascript:pwned()}}",
        "@misc{c, title={c}, url={ JavaScript:pwned()//https://x}}",
        '@misc{d, title={d}, url={https://x/"><script>pwned()</script>}}',
        '@misc{e, title={e}, doi={"><script>pwned()</script>}}',
        "@misc{g, title={g}, author={\\href{javascript:pwned()}{g}}}",
        "@misc{f, title={\\href{javascript:pwned()}{f} \\url{javascript:pwned()}}}",
    ]
    built = build(
        {"index.md": PAGE, "r.bib": "\n".join(entries)}, conf=CONF, warnings=("no address",)
    )
    page = built.read("index.html")
    assert not active(page)
    assert "javascript:pwned()" in page


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab \\{}$&%#~^_\"'-.,äö<>@=\n"), max_size=40))
def test_any_source_that_is_read_can_be_written(text):
    source = f"@misc{{a, title={{{text}}}, author={{{text}}}}}"
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.bib").write_text(source, encoding="utf-8")
        if reason(Parser("utf-8"), Path(folder) / "a.bib", Path(folder)):
            return
    data = parse_string(source, "bibtex")
    for entry in ListStyle().format_entries(data.entries.values()):
        entry.text.render_as("html")
