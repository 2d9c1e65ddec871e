"""What a PDF was made from, kept beside its Typst project."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from annual_report.pdf.project import TEMPLATES
from annual_report.source_scopes import sources_shown

PACKAGE = TEMPLATES.parents[1]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from annual_report.config import Config
    from annual_report.pdf.publication import Publication

NAME = "state.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The last good PDF of a publication.

    ``key`` stands for the inputs of its Typst project, ``source`` for the project itself (and
    the time a template of its own is told); ``sha256`` and ``size`` for the file, ``pages``
    counts its pages.
    """

    key: str
    source: str
    sha256: str
    size: int
    pages: int

    @classmethod
    def read(cls, directory: Path) -> State | None:
        """Return the state kept in a project's folder, or ``None``."""
        try:
            return cls(**json.loads((directory / NAME).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, directory: Path) -> None:
        """Keep the state, whole or not at all."""
        path = directory / NAME
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(self)), encoding="utf-8")
        fresh.replace(path)

    def fits(self, pdf: Path) -> bool:
        """Whether the PDF is there as it was made."""
        return sha256_of(pdf) == self.sha256


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, or ``None`` when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def base_key(env: BuildEnvironment, config: Config, package: str) -> str:
    """Return what all projects depend on: versions, templates, titles elsewhere.

    A title, label, number of a source or objective of another document may show in a text,
    so that a change of any makes all projects be translated again (they are compiled only
    if their Typst changed).
    """
    total = hashlib.sha256()
    for name in ("sphinx", "docutils", "myst-parser", "typst", "pikepdf", "vl-convert-python"):
        total.update(f"{name} {version(name)}\n".encode())
    total.update(f"{package}\n{config!r}\n{env.config.html_baseurl}\n".encode())
    if config.typst_template:
        total.update(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for path in sorted(TEMPLATES.glob("*.typ")):
        total.update(path.read_bytes())
    for name in ("typst_writer", "pdf"):
        for path in sorted((PACKAGE / name).glob("*.py")):
            total.update(path.read_bytes())
    for docname in sorted(env.titles):
        total.update(f"{docname}\t{env.titles[docname].astext()}\n".encode())
    for name in sorted(env.domains.keys()):
        objects = sorted(map(repr, env.domains[name].get_objects()))
        total.update("\n".join(objects).encode())
    total.update(repr(sorted(sources_shown(env).items())).encode())
    total.update(repr(env.domaindata.get("report", {}).get("definitions")).encode())
    return total.hexdigest()


def project_key(
    base: str,
    env: BuildEnvironment,
    publication: Publication,
    documents: Iterable[str],
    files: Iterable[Path],
) -> str:
    """Return what stands for all inputs of a publication's project."""
    total = hashlib.sha256(base.encode())
    total.update(repr(publication).encode())
    names = tuple(documents)
    for docname in names:
        total.update(docname.encode())
        total.update((sha256_of(env.doctreedir / f"{docname}.doctree") or "").encode())
        total.update(repr(env.toc_secnumbers.get(docname)).encode())
        total.update(repr(env.toc_fignumbers.get(docname)).encode())
    used = {image for image, (users, _) in env.images.items() if not users.isdisjoint(names)}
    for image in sorted(used):
        total.update(f"{image}{sha256_of(env.srcdir / image)}".encode())
    for path in files:
        total.update((sha256_of(path) or "").encode())
    return total.hexdigest()
