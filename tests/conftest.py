"""The one way tests build a Sphinx project: for real, with every warning accounted for."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.required_tools import (
    pytest_runtest_makereport,  # noqa: F401 - a hook of pytest
    pytest_runtest_setup,  # noqa: F401 - a hook of pytest
)

REPOSITORY = Path(__file__).parents[1]
ROOTS = Path(__file__).parent / "roots"
EXAMPLE = REPOSITORY / "extensions/annual_report/example"
os.environ["LC_ALL"] = "C.UTF-8"  # messages are expected in English, wherever tests run


CONF = """
extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]
language = "fi"
project = "Koe"
root_doc = "index"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
bibtex_bibfiles = []
html_theme = "basic"
"""


@dataclass(frozen=True)
class Built:
    """A finished build: the application, its folders and what it warned of."""

    app: Sphinx
    source: Path
    output: Path
    warnings: tuple[str, ...]

    def read(self, path: str) -> str:
        """Return a file of the output."""
        return (self.output / path).read_text(encoding="utf-8")


Build = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds a project and returns what came out.

    ``files`` maps paths to contents (text or bytes) of the project; ``root`` names a folder of
    ``tests/roots`` to copy first. ``conf`` is added to the default ``conf.py``. ``warnings``
    are regular expressions: each must match a warning, and each warning must be matched.
    """

    def run(  # noqa: PLR0913 - keyword arguments of a test's one tool
        files: Mapping[str, str | bytes] | None = None,
        *,
        root: str | None = None,
        builder: str = "html",
        conf: str = "",
        warnings: tuple[str, ...] = (),
        freshenv: bool = False,
        parallel: int = 1,
        overrides: Mapping[str, object] | None = None,
    ) -> Built:
        source = tmp_path / "source"
        if root:
            shutil.copytree(ROOTS / root, source, dirs_exist_ok=True)
        source.mkdir(exist_ok=True)
        if not (source / "conf.py").exists():
            (source / "conf.py").write_text(CONF + conf, encoding="utf-8")
        for path, content in (files or {}).items():
            target = source / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                target.write_bytes(content)
            else:
                target.write_text(content, encoding="utf-8")
        output = tmp_path / "out" / builder
        stream = io.StringIO()
        with patch_docutils(source), docutils_namespace():
            # Sphinx adds its catalogs to those of the last build, until a look-up is too deep.
            locale.translators.clear()
            app = Sphinx(
                source,
                source,
                output,
                tmp_path / "doctrees",
                builder,
                confoverrides=dict(overrides or {}),
                status=None,
                warning=stream,
                freshenv=freshenv,
                parallel=parallel,
            )
            app.build()
        found = tuple(
            line for line in strip_escape_sequences(stream.getvalue()).splitlines() if line.strip()
        )
        unmatched = [w for w in found if not any(re.search(p, w) for p in warnings)]
        assert not unmatched, "unexpected warnings:\n" + "\n".join(unmatched)
        missing = [p for p in warnings if not any(re.search(p, w) for w in found)]
        assert not missing, f"expected warnings that did not come: {missing}\ngot: {found}"
        return Built(app, source, output, found)

    return run


@dataclass(frozen=True)
class Site:
    """A whole archive, built."""

    source: Path
    output: Path


def built_once(source: Path, name: str, temporary: pytest.TempPathFactory) -> Site:
    """Build an archive once for all tests and all workers, warnings fatal."""
    shared = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    output, log, done = shared / name, shared / f"{name}.log", shared / f"{name}.status"
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", "-n"]
    command += ["-d", str(shared / f"{name}.doctrees"), str(source), str(output)]
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            with log.open("wb") as file:
                status = subprocess.run(
                    command, check=False, stdin=subprocess.DEVNULL, stdout=file, stderr=file
                ).returncode
            done.write_text(str(status), encoding="utf-8")
    if done.read_text(encoding="utf-8") != "0":
        told = log.read_text(encoding="utf-8", errors="replace")
        pytest.fail(f"{source} does not build:\n{told}", pytrace=False)
    return Site(source, output)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the project itself, built."""
    return built_once(REPOSITORY, "site", tmp_path_factory)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a copy of the example archive, built: all years full, and the network invented."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    source = shared / "example-source"
    with FileLock(shared / "example-source.lock"):
        if not source.exists():
            shutil.copytree(EXAMPLE, source, ignore=shutil.ignore_patterns("__pycache__"))
    return built_once(source, "example", tmp_path_factory)
