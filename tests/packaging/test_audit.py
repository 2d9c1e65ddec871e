"""The audit fails on what is known of what is installed, and says when nobody could be asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.rules.sources import REPOSITORY

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="sh is not installed")

PIP_AUDIT = f"""#!{sys.executable}
import json, os, pathlib, sys
value = lambda option: sys.argv[sys.argv.index(option) + 1]
lock = pathlib.Path(value("--requirement")).stem
answer = json.loads(os.environ["ANSWERS"]).get(value("--vulnerability-service"), {{}}).get(lock)
assert "--require-hashes" in sys.argv and "--disable-pip" in sys.argv
if answer is None:
    sys.exit("no way to the service")
pathlib.Path(value("--output")).write_text(json.dumps({{"dependencies": answer}}))
sys.exit(any(package.get("vulns") for package in answer))
"""
SOUND = [{"name": "sound", "version": "1", "vulns": []}]
WEAK = [
    *SOUND,
    {"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]},
]
UNKNOWN = [{"name": "sound", "skip_reason": "not found"}]
ALL_SOUND = dict.fromkeys(("docs", "test", "supply", "oldest"), SOUND)


@pytest.fixture
def audit(tmp_path):
    """Return a function that audits with a pip-audit that has given answers."""
    program = tmp_path / "pip-audit"
    program.write_text(PIP_AUDIT, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "python").symlink_to(sys.executable)

    def run(answers):
        return subprocess.run(
            ["sh", str(REPOSITORY / "requirements/audit.sh"), str(program)],
            env=os.environ | {"ANSWERS": json.dumps(answers)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_what_is_sound_passes(audit):
    told = audit({"osv": ALL_SOUND})
    assert told.returncode == 0, told.stderr
    assert "docs: 1 packages, 0 of them unknown to osv, 0 weaknesses\n" in told.stdout
    assert "NOT AUDITED" not in told.stdout


@pytest.mark.parametrize("lock", ["docs", "test", "supply"])
def test_a_weakness_of_what_is_installed_fails(audit, lock):
    told = audit({"osv": ALL_SOUND | {lock: WEAK}})
    assert told.returncode == 1
    assert "  weak 2: PYSEC-1, mended in 3\n" in told.stdout


def test_a_weakness_of_the_oldest_is_told(audit):
    told = audit({"osv": ALL_SOUND | {"oldest": WEAK}})
    assert told.returncode == 0
    assert "oldest: 2 packages, 0 of them unknown to osv, 1 weaknesses (told only)" in told.stdout
    assert "PYSEC-1" in told.stdout


def test_the_index_is_asked_where_osv_is_not_reached(audit):
    told = audit({"pypi": ALL_SOUND | {"docs": [*WEAK, *UNKNOWN]}})
    assert told.returncode == 1
    assert "osv does not answer: no way to the service" in told.stdout
    assert "docs: 3 packages, 1 of them unknown to pypi, 1 weaknesses" in told.stdout


@pytest.mark.parametrize("answers", [{}, {"pypi": dict.fromkeys(ALL_SOUND, UNKNOWN)}])
def test_nobody_to_ask_is_told_and_no_fault(audit, answers):
    told = audit(answers)
    assert told.returncode == 0
    assert told.stdout.endswith("NOT AUDITED: nobody could be asked about what is locked.\n")
    assert ("knows none of the packages" in told.stdout) == bool(answers)


def test_an_answer_that_ends_in_between_is_no_pass(audit):
    told = audit({"osv": {"docs": SOUND}})
    assert told.returncode == 1
    assert "test: osv gave no answer" in told.stdout
