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
    from collections.abc import Iterable, Mapping
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
    counts its pages. ``referred`` are the documents that its references led to.
    """

    key: str
    source: str
    sha256: str
    size: int
    pages: int
    referred: tuple[str, ...] = ()

    @classmethod
    def read(cls, directory: Path) -> State | None:
        """Return the state kept in a project's folder, or ``None``."""
        try:
            read = json.loads((directory / NAME).read_text(encoding="utf-8"))
            return cls(**read | {"referred": tuple(read.get("referred", ()))})
        except (OSError, ValueError, TypeError, AttributeError):
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


def all_objects(env: BuildEnvironment) -> list[tuple[str, str, str, str, str]]:
    """Return what can be referred to: domain, name, display name, document, anchor."""
    return sorted(
        (domain.name, name, shown, docname, f"{kind} {anchor}")
        for domain in env.domains.sorted()
        for name, shown, kind, docname, anchor, _ in domain.get_objects()
    )


def base_key(
    env: BuildEnvironment, config: Config, package: str, objects: Iterable[tuple[str, ...]]
) -> str:
    """Return what all projects depend on: versions, templates, what there is to refer to.

    A document, a label or a number of a source that comes, goes or moves may change what a
    reference of another means, so that all projects are translated again (they are compiled only
    if their Typst changed). What something is called is in :func:`project_key`.
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
    total.update("\n".join(sorted(env.titles)).encode())
    total.update(repr([(domain, name, *rest) for domain, name, _, *rest in objects]).encode())
    total.update(repr(sorted(sources_shown(env).items())).encode())
    total.update(repr(env.domaindata.get("report", {}).get("definitions")).encode())
    return total.hexdigest()


def names_shown(env: BuildEnvironment, objects: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return what documents, and the objects in them, are called, by the document."""
    names = {docname: [title.astext()] for docname, title in env.titles.items()}
    for domain, name, shown, docname, _ in objects:
        names.setdefault(docname, []).append(f"{domain}\t{name}\t{shown}")
    return {docname: "\n".join(found) for docname, found in names.items()}


def project_key(  # noqa: PLR0913, PLR0917 - all that a project is made of
    base: str,
    env: BuildEnvironment,
    publication: Publication,
    documents: Iterable[str],
    files: Iterable[Path],
    names_of: Mapping[str, str],
    referred: Iterable[str],
) -> str:
    """Return what stands for all inputs of a publication's project.

    ``names_of`` is what :func:`names_shown` returns, ``referred`` which other documents the
    references lead to: what these are called, and their numbers, may show.
    """
    total = hashlib.sha256(base.encode())
    total.update(repr(publication).encode())
    names = tuple(documents)
    listed = (name for docname in names for name in env.toctree_includes.get(docname, ()))
    for docname in sorted({*names, *referred, *listed}):
        total.update(f"{docname}\t{names_of.get(docname)}\n".encode())
        total.update(repr(env.toc_secnumbers.get(docname)).encode())
        total.update(repr(env.toc_fignumbers.get(docname)).encode())
    for docname in names:
        total.update(docname.encode())
        total.update((sha256_of(env.doctreedir / f"{docname}.doctree") or "").encode())
    used = {image for image, (users, _) in env.images.items() if not users.isdisjoint(names)}
    for image in sorted(used):
        total.update(f"{image}{sha256_of(env.srcdir / image)}".encode())
    for path in files:
        total.update((sha256_of(path) or "").encode())
    return total.hexdigest()
