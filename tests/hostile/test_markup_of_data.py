"""No text of a data file is markup or code in any output; each is read as what it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import EXAMPLE
from tests.hostile.outputs import active, faults_of
from tests.hostile.payloads import MARKUP, PAYLOADS, poison
from tests.report_texts import folded, text_of_pdf

LEFT_OUT = ("__pycache__", "2022", "2024", "archive", "agenda")
INDEX = "# Etusivu\n\n```{toctree}\nreports/2023/index\narchive/kaikki\n```\n"
ARCHIVE = """# Arkisto

```{report-archive}
```
```{members}
```
```{project-archive}
```
```{objective-archive}
```
"""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    """Return a built year whose every text has payloads, and the texts in its files."""
    source = tmp_path_factory.mktemp("hostile") / "source"
    shutil.copytree(EXAMPLE, source, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    (source / "archive").mkdir()
    (source / "archive/kaikki.md").write_text(ARCHIVE, encoding="utf-8")
    texts = poison(source)
    output = source.parent / "out"
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", str(source), str(output)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return source, output, texts


def test_texts_of_every_file_are_poisoned(poisoned):
    source, _, texts = poisoned
    assert len(texts) > 200
    files = list((source / "reports").rglob("*.yaml"))
    assert len(files) > 8
    assert [file.name for file in files if "pwned" not in file.read_text(encoding="utf-8")] == []


def test_nothing_on_the_site_runs_or_loads_or_is_a_formula(poisoned):
    _, output, _ = poisoned
    assert list(faults_of(output)) == []


def test_payloads_are_read_as_they_were_written(poisoned):
    _, output, _ = poisoned
    page = (output / "reports/2023/hankkeet.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;pwned()&lt;/script&gt;" in page
    text = folded(text_of_pdf(next((output / "pdf").glob("*.pdf"))))
    for payload in MARKUP:
        assert folded(payload) in text


def test_no_cell_of_an_export_is_a_formula_or_a_link(poisoned, tmp_path):
    source, _, _ = poisoned
    command = [sys.executable, "-c", "from annual_report.cli import main; main()", "export", "2023"]
    command += ["-o", str(tmp_path / "x.xlsx"), "-C", str(source)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "/sheet" in name]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "=HYPERLINK(pwned)" in strings
    assert not [text for text in sheets if "<f>" in text or "<hyperlink" in text]


def test_what_runs_is_seen():
    for payload in (
        "<script>pwned()</script>",
        "<img src=x onerror=pwned()>",
        "<svg/onload=pwned()>",
        "<x-pwned>",
        '<a href=" javascript:pwned()">',
        "<a href=javascript:pwned()>",
        '<img src="https://pwned.invalid/x.png">',
    ):
        assert active(f"<p>{payload}</p>"), payload
    assert not active("<p>&lt;script>pwned()</p>")


def test_formulas_are_seen(tmp_path):
    for number, payload in enumerate(PAYLOADS):
        (tmp_path / f"{number}.csv").write_text(f'"{payload.replace(chr(34), "")}"', "utf-8")
    assert len(list(faults_of(tmp_path))) >= 4
