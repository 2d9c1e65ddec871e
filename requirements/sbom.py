"""Writes a bill of materials (CycloneDX 1.6, JSON) of what the site is built with.

    python requirements/sbom.py PYTHON OUT

PYTHON is that of an environment with the lock of the site; what else is installed there, tests for
example, is left out. The same environment gives the same bytes: the time is SOURCE_DATE_EPOCH, or
that of the commit, and there is no serial number.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name
from packaging.version import Version

from carried import Part, parts
from licences import CLASSIFIERS, STATED
from locks import everywhere, versions

REPOSITORY = Path(__file__).parents[1]
ROOT = "root-component"


def epoch() -> str:
    """Return the time of the bill in seconds since 1970: as asked for, or that of the commit."""
    if asked := os.environ.get("SOURCE_DATE_EPOCH"):
        return asked
    command = ["git", "-C", str(REPOSITORY), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.stdout.strip()


def environment(python: str) -> dict[str, Any]:
    """Return the bill of all that is installed beside a Python, with the project as its root."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--spec-version", "1.6"]
    command += ["--output-reproducible", "--no-validate", "--mc-type", "library"]
    command += ["--pyproject", str(REPOSITORY / "pyproject.toml"), "--output-file", "-", python]
    made = subprocess.run(
        command,
        env=os.environ | {"SOURCE_DATE_EPOCH": epoch()},
        stdout=subprocess.PIPE,
        check=True,
    )
    bill: dict[str, Any] = json.loads(made.stdout)
    return bill


def name_of(component: dict[str, Any]) -> str:
    """Return the name of a component as the locks write it."""
    return canonicalize_name(component["name"])


def unlike_the_lock(components: list[dict[str, Any]]) -> list[str]:
    """Return what is installed otherwise than the lock of the site says, one line each."""
    locked = versions("docs")
    told = [
        f"{name_of(item)}: {item['version']} is installed, "
        f"{' or '.join(sorted(locked[name_of(item)]))} is locked"
        for item in components
        if Version(item["version"]) not in {Version(text) for text in locked[name_of(item)]}
    ]
    missing = everywhere("docs") - {name_of(item) for item in components}
    return sorted(told + [f"{name}: is locked and not installed" for name in missing])


def licences_of(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the licences of a component by their SPDX names, each once."""
    if licence := STATED.get(name_of(item)):
        return [{"expression": licence, "acknowledgement": "concluded"}]
    found = [entry for entry in item.get("licenses", []) if "name" not in entry.get("license", {})]
    if found:  # classifiers only say the same once more
        return found
    classifiers = [entry["license"]["name"] for entry in item.get("licenses", [])]
    return [
        {"license": {"id": licence, "acknowledgement": "declared"}}
        for name in classifiers
        if (licence := CLASSIFIERS.get(name.rpartition(" :: ")[2]))
    ]


def component_of(part: Part) -> dict[str, Any]:
    """Return the component of what comes inside a package."""
    return {
        "bom-ref": f"{part.package}/{part.name}",
        "type": "library",
        "name": part.name,
        "licenses": [{"expression": part.licence, "acknowledgement": "declared"}],
        "externalReferences": [{"type": "website", "url": part.address}],
        "properties": [{"name": "annual-report:into", "value": part.into}],
    }


def only_the_site(bill: dict[str, Any]) -> None:
    """Leave out of a bill what is not in the lock of the site; add what comes inside packages."""
    locked = versions("docs")
    bill["components"] = [item for item in bill["components"] if name_of(item) in locked]
    for item in bill["components"]:
        item["licenses"] = licences_of(item)
        if inside := [component_of(part) for part in parts() if part.package == name_of(item)]:
            item["components"] = inside
    kept = {ROOT} | {item["bom-ref"] for item in bill["components"]}
    bill["dependencies"] = [
        entry | {"dependsOn": [ref for ref in entry.get("dependsOn", []) if ref in kept]}
        for entry in bill["dependencies"]
        if entry["ref"] in kept
    ]


def main(python: str, out: str) -> int:
    """Write the bill; say what is wrong with it. Return the exit status."""
    bill = environment(python)
    only_the_site(bill)
    if told := unlike_the_lock(bill["components"]):
        print("\n".join(told))
        return 1
    text = json.dumps(bill, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        print(f"The bill of materials is none: {error}")
        return 1
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"The bill of materials: {out}, {len(bill['components'])} packages")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != len(("sbom.py", "PYTHON", "OUT")):
        sys.exit("python requirements/sbom.py PYTHON OUT")
    sys.exit(main(*sys.argv[1:]))
