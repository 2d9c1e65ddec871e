"""Writes the Typst project of a publication: its documents, templates, images, data, texts."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.util.docutils import LoggingReporter

from annual_report.language import page_language
from annual_report.pdf.book import REGIONS, book
from annual_report.typst_writer.base import document_file
from annual_report.typst_writer.syntax import string, value
from annual_report.typst_writer.translator import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from annual_report.config import Config
    from annual_report.pdf.builder import TypstBuilder
    from annual_report.pdf.publication import Publication
    from annual_report.typst_writer.fragment import Fragment

TEMPLATES = Path(__file__).parents[1] / "typst_writer" / "templates"
MAIN = "main.typ"
HEAD = '#import "/_template/lib.typ": *\n'
MAX_UNUSUAL = 200
"""How many different unusual characters are looked for in the fonts."""
_UNUSUAL = re.compile(r"[^\x00-\u024f\u2010-\u2044\u20ac\u2122\u2190-\u2193\u2212\u2264\u2265]")
OWN_HEAD = '#import "/_own.typ": *\n'


@dataclass(frozen=True, slots=True)
class ProjectLinks:
    """The world outside a document of a PDF, as the writer sees it."""

    documents: frozenset[str]
    address: Callable[[str], str | None]
    language_of: Callable[[str], str]
    page_references: bool = True

    def public_address(self, docname: str, identifier: str) -> str | None:
        """Return the address on the site of a place outside the PDF, if the site has one."""
        address = self.address(docname)
        return f"{address}#{identifier}" if address and identifier else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What stands in a PDF for the document of its name in the environment.

    Its references need not be resolved. ``language`` is its own where it is not the page's.
    """

    doctree: nodes.document
    language: str | None = None


NONE: Mapping[str, Document] = MappingProxyType({})


def documents_of(
    env: BuildEnvironment, root: str, given: Mapping[str, Document] = NONE
) -> tuple[str, ...]:
    """Return the documents that the toctrees of ``root`` lead to, in order, ``root`` first.

    ``given`` are documents that stand for those of the environment, by their names.
    """
    found: dict[str, None] = {}
    waiting = [root]
    while waiting:
        docname = waiting.pop()
        if docname not in found and docname in env.found_docs:
            found[docname] = None
            waiting.extend(reversed(_included(env, docname, given)))
    return tuple(found)


def _included(env: BuildEnvironment, docname: str, given: Mapping[str, Document]) -> list[str]:
    if docname not in given:
        return env.toctree_includes.get(docname, [])
    trees = given[docname].doctree.findall(addnodes.toctree)
    return [name for tree in trees for name in tree["includefiles"]]


@dataclass(slots=True)
class Project:
    """A Typst project on disk. ``fragments`` maps its files to what they were made of."""

    directory: Path
    fragments: dict[str, Fragment] = field(default_factory=dict)
    head: str = HEAD
    own_template: Path | None = None

    def source_of(self, file: str, line: int) -> tuple[str, int | None] | None:
        """Return the source file and line that a line of the project comes from."""
        fragment = self.fragments.get(file)
        if fragment is None:
            return None
        return fragment.source_of(line - self.head.count("\n") - 2)

    def unusual_characters(self) -> str:
        """Return the characters of the documents that a font might not have, a few at most."""
        found = set[str]().union(*(_UNUSUAL.findall(f.code) for f in self.fragments.values()))
        return "".join(sorted(found)[:MAX_UNUSUAL])

    def place_of(self, character: str) -> tuple[str, int | None] | None:
        """Return the source file and line where a character first stands."""
        for fragment in self.fragments.values():
            lines = fragment.code.split("\n")
            for number, line in enumerate(lines, 1):
                if character in line:
                    return fragment.source_of(number)
        return None

    def digest(self) -> str:
        """Return the SHA-256 of all files, names included: what the PDF is made from."""
        total = hashlib.sha256()
        for path in sorted(p for p in self.directory.rglob("*") if p.is_file()):
            if path.name != "state.json":
                total.update(path.relative_to(self.directory).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()


def translate_documents(
    builder: TypstBuilder, links: ProjectLinks, root: str, given: Mapping[str, Document] = NONE
) -> dict[str, Fragment]:
    """Return the fragments of a publication's documents, resolved and translated one by one."""
    env = builder.env
    fragments: dict[str, Fragment] = {}
    waiting = [(root, 0)]
    while waiting:
        docname, depth = waiting.pop()
        if docname in fragments or docname not in env.found_docs:
            continue
        doctree = given[docname].doctree if docname in given else _doctree(env, docname)
        env.resolve_references(doctree, docname, builder)
        fragment = translate(doctree, builder, docname, depth, links)
        fragments[docname] = fragment
        waiting.extend(
            (item.docname, item.depth)
            for item in reversed(fragment.inclusions)
            if item.docname not in fragments
        )
    return fragments


def _doctree(env: BuildEnvironment, docname: str) -> nodes.document:
    """Return a document as it was read: from memory, where this build has read it, else from disk.

    What is taken from memory is taken out of it, since resolving changes it: a later reader
    in the same process gets it from disk.
    """
    cache: dict[str, nodes.document] = getattr(env, "_write_doc_doctree_cache", {})
    doctree = cache.pop(docname, None)
    if doctree is None:
        return env.get_doctree(docname)
    doctree.settings.env = env
    doctree.reporter = LoggingReporter(str(env.doc2path(docname)))
    return doctree


def write_project(  # noqa: PLR0913 - keyword arguments of the one place they meet
    directory: Path,
    *,
    builder: TypstBuilder,
    publication: Publication,
    config: Config,
    version: str,
    address: Callable[[str], str | None],
    given: Mapping[str, Document] = NONE,
) -> Project:
    """Write a Typst project and return it. Files in its folder that are not its own go.

    ``given`` are documents that stand for those of the environment, by their names.
    """
    srcdir, root = Path(builder.srcdir), publication.root
    language_of = partial(_language, builder.env, given)
    links = ProjectLinks(
        documents=frozenset(documents_of(builder.env, root, given)),
        address=address,
        language_of=language_of,
        page_references=config.pdf_page_references,
    )
    fragments = translate_documents(builder, links, root, given)
    labels, references, aliases = _places(fragments.values())
    logo = srcdir / config.logo if config.logo else None
    own = srcdir / config.typst_template if config.typst_template else None
    head = HEAD + (OWN_HEAD if own else "")
    told = book(
        publication,
        config,
        version=version,
        chapters=len(fragments) - 1,
        missing_labels=references - labels - aliases.keys(),
        aliases={name: aliases[name] for name in sorted(references & aliases.keys())},
        logo=f"/_logo{logo.suffix}" if logo else None,
        address=address(root),
    )
    texts = {
        MAIN: f'{head}#show: {publication.frame}\n#include "{document_file(root)}"\n',
        "_book.typ": f"#let book = {value(told)}\n",
    }
    for docname, fragment in fragments.items():
        language = language_of(docname)
        region = REGIONS.get(language)
        texts[document_file(docname)[1:]] = (
            f"{head}#set text(lang: {string(language)}, region: {value(region)})\n"
            f"#{{\n{fragment.code}}}\n"
        )
    files = {name: text.encode() for name, text in texts.items()}
    files |= {f"_data/{name}": content for name, content in publication.data.items()}
    copies = {f"_template/{path.name}": path for path in TEMPLATES.glob("*.typ")}
    if own:
        copies["_own.typ"] = own
    if logo:
        copies[f"_logo{logo.suffix}"] = logo
    for fragment in fragments.values():
        copies |= {name: Path(path) for name, path in fragment.images.items()}
    _write(directory, files, copies)
    return Project(
        directory, {document_file(name): found for name, found in fragments.items()}, head, own
    )


def _language(env: BuildEnvironment, given: Mapping[str, Document], docname: str) -> str:
    own = given[docname].language if docname in given else None
    return own or page_language(env, docname)


def _places(fragments: Iterable[Fragment]) -> tuple[set[str], set[str], dict[str, str]]:
    """Return the labels, the references and the aliases of all fragments."""
    labels: set[str] = set()
    references: set[str] = set()
    aliases: dict[str, str] = {}
    for fragment in fragments:
        labels |= fragment.labels
        references |= fragment.references
        aliases |= fragment.aliases
    return labels, references, aliases


def _write(directory: Path, files: Mapping[str, bytes], copies: Mapping[str, Path]) -> None:
    wanted = {*files, *copies, "state.json"}
    if directory.is_dir():
        for path in [p for p in directory.rglob("*") if p.is_file()]:
            if path.relative_to(directory).as_posix() not in wanted:
                path.unlink()
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    for name, source in copies.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
