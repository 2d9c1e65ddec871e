"""What hosts run exists: commands, options, locks; site and PDFs are published."""

import re
import shlex

import pytest
import yaml

from annual_report.building.folders import SITE
from annual_report.cli.program import COMMANDS, program
from tests.rules.sources import REPOSITORY


def read(name):
    return yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))


def read_the_docs():
    return read(".readthedocs.yaml")["build"]["commands"]


def github():
    return [
        step["run"]
        for step in read(".github/workflows/pages.yml")["jobs"]["build"]["steps"]
        if "run" in step
    ]


def gitlab():
    return read(".gitlab-ci.yml")["pages"]["script"]


HOSTS = {"Read the Docs": read_the_docs, "GitHub": github, "GitLab": gitlab}


def check_own_command(words):
    """Hold a command line of ours against the commands and options that there are."""
    assert words[0] == "annual-report"
    assert words[1] in COMMANDS
    command = program.get_command(None, words[1])
    options = {name for item in command.params for name in item.opts}
    assert {word for word in words[2:] if word.startswith("-")} <= options


@pytest.mark.parametrize("commands", HOSTS.values(), ids=HOSTS)
def test_the_commands_of_a_host_are_there(commands):
    own = 0
    for line in commands():
        words = shlex.split(line)
        if words[0] == "annual-report":
            check_own_command(words)
            own += 1
            continue
        assert words[:4] == ["python", "-m", "pip", "install"]
        if words[-1] == ".":  # all else is locked: the build tools, too
            assert words[4:] == ["--no-deps", "--no-build-isolation", "."]
        else:
            assert words[4:-1] == ["--require-hashes", "--only-binary", ":all:", "-r"]
            assert (REPOSITORY / words[-1]).is_file()
    assert own == 1


@pytest.mark.parametrize("commands", HOSTS.values(), ids=HOSTS)
def test_no_host_publishes_a_site_with_warnings(commands):
    (line,) = [item for item in commands() if item.startswith("annual-report")]
    assert "--strict" in line


def test_github_publishes_what_is_built():
    workflow = read(".github/workflows/pages.yml")
    upload = workflow["jobs"]["build"]["steps"][-1]
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    assert upload["with"]["path"] == SITE
    assert workflow["jobs"]["publish"]["needs"] == "build"
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_gitlab_publishes_what_is_built():
    job = read(".gitlab-ci.yml")["pages"]
    (line,) = [item for item in job["script"] if item.startswith("annual-report")]
    words = shlex.split(line)
    assert job["artifacts"]["paths"] == [words[words.index("--output") + 1]] == ["public"]


def test_read_the_docs_finds_what_is_built():
    (line,) = [item for item in read_the_docs() if item.startswith("annual-report")]
    assert '--output "$READTHEDOCS_OUTPUT/html"' in line


def test_the_hook_for_others_is_the_one_used_here():
    (theirs,) = read(".pre-commit-hooks.yaml")
    (ours,) = [
        hook
        for repository in read(".pre-commit-config.yaml")["repos"]
        for hook in repository["hooks"]
        if hook["id"] == theirs["id"]
    ]
    assert ours["entry"] == theirs["entry"]
    assert ours["files"] == theirs["files"]
    assert theirs["language"] == "python"  # installs the package from its repository
    check_own_command(shlex.split(theirs["entry"]))


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("reports/2023/data/objectives.yaml", True),
        ("reports/network.yaml", True),
        ("conf.py", True),
        ("docs/index.md", False),
        ("tests/conf.py", False),
    ],
)
def test_the_hook_runs_when_what_it_checks_changes(file, counts):
    (hook,) = read(".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], file)) is counts


def test_the_recipe_of_the_guide_copies_the_site():
    guide = (REPOSITORY / "docs/guide/verkkoon.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\$ (rsync .*)$", guide, re.MULTILINE)
    words = shlex.split(line)
    assert f"{SITE}/" in words  # with the slash: what is in the folder, not the folder
    assert words[-1].endswith("/")
