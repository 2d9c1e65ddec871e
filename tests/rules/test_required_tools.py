"""Where a tool must be there, a test that would be skipped for want of it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "required_tools.py"


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a small test file with the project's hooks."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/conftest.py").write_bytes(HOOKS.read_bytes())
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser:\n  poppler:\n")

    def run_pytest(code, **environment):
        (tmp_path / "tests/test_it.py").write_text(f"import pytest\n\n{code}")
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "REQUIRE"))}
        inherited["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q"]
        return subprocess.run(
            [*command, "-rs", str(tmp_path)],
            cwd=tmp_path,
            env=inherited | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run_pytest


MARKED = "@pytest.mark.browser\ndef test_a(): pass\n"


def test_without_the_tool_a_marked_test_is_skipped(run):
    result = run(MARKED, PATH="")
    assert "chromium is not installed" in result.stdout
    assert "1 skipped" in result.stdout
    assert result.returncode == 0


def test_without_the_tool_a_marked_test_fails_where_it_is_required(run):
    result = run(MARKED, PATH="", REQUIRE_BROWSER="1")
    assert "REQUIRE_BROWSER is set" in result.stdout
    assert "1 error" in result.stdout
    assert result.returncode == 1


def test_another_tool_being_required_does_not_matter(run):
    assert run(MARKED, PATH="", REQUIRE_POPPLER="1").returncode == 0


def test_a_marked_test_that_expects_to_fail_is_no_skip(run, tmp_path):
    browser = tmp_path / "bin/chromium"
    browser.parent.mkdir()
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    xfail = "@pytest.mark.browser\n@pytest.mark.xfail\ndef test_a(): assert False\n"
    result = run(xfail, PATH=str(browser.parent), REQUIRE_BROWSER="1")
    assert "1 xfailed" in result.stdout
    assert result.returncode == 0
