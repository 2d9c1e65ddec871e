"""What a build writes after one that was ended while it made PDFs, as the preview ends its own."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.incremental.comparing import differences, files_of, sphinx_build
from tests.incremental.project import write_project

if TYPE_CHECKING:
    from pathlib import Path

ENDS = """
import os
import sys


def _end(app, exception):
    if os.path.exists(os.path.join(app.srcdir, "END")):
        sys.stdout.flush()
        os._exit(9)


def setup(app):
    app.connect("build-finished", _end, priority=0)
"""
CHANGED = "reports/2022/talous.md"


def written(source: Path, output: Path, doctrees: Path, *, code: int) -> list[str]:
    """Build, which ends with a code; return the documents whose pages it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-N", "-b", "html", "-d", doctrees, source, output],
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == code, told
    found = re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", done.stdout)
    assert found, told
    return found


def test_only_what_the_ended_build_was_to_write_is_written_again(tmp_path: Path) -> None:
    source, output, doctrees = tmp_path / "source", tmp_path / "on", tmp_path / "on.d"
    write_project(source)
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(ENDS)
    sphinx_build(source, output, doctrees)

    page = source / CHANGED
    page.write_text(page.read_text(encoding="utf-8") + "\nUutta.\n", encoding="utf-8")
    (source / "END").touch()
    first = written(source, output, doctrees, code=9)
    (source / "END").unlink()
    other = source / "reports/2023/talous.md"
    other.write_text(other.read_text(encoding="utf-8") + "\nMuuta.\n", encoding="utf-8")
    then = written(source, output, doctrees, code=0)
    assert CHANGED.removesuffix(".md") in first
    assert {*first, "reports/2023/talous"} <= set(then)
    everything = [path for path in source.rglob("*.md") if "_build" not in path.parts]
    assert len(then) < len(everything)

    sphinx_build(source, tmp_path / "clean", tmp_path / "clean.d")
    assert not differences(files_of(output), files_of(tmp_path / "clean"))
