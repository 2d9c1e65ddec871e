"""A PDF that does not get finished is given up, and the build goes on."""

from __future__ import annotations

from annual_report.pdf import compiler
from annual_report.pdf.compiler import Compilation, Job

ENDLESS = "#" + "".join(f"for a{n} in range(9999) {{ " for n in range(4)) + "}" * 4


def test_compiler_that_does_not_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(compiler, "MAX_SECONDS", 1)
    (tmp_path / "main.typ").write_text(ENDLESS, encoding="utf-8")
    output = tmp_path / "x.pdf"
    job = Job(root=tmp_path, main="main.typ", output=output, font_paths=(), timestamp=0)
    answer = Compilation(job).answer()
    assert answer.error is not None
    assert "longer than 1 seconds" in answer.error.message
    assert not output.exists()
