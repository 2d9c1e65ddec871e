"""Takes out of each document what leads out of the project, or would run where it is clicked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes

from annual_report.boundaries.inside import may_be_read
from annual_report.diagnostics import Warnings, warn
from annual_report.svg import MAX_SVG_BYTES, SvgError, examine_svg

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BEFORE_SPHINX = 100
"""Priority: Sphinx has not yet looked for the images and the files to download."""

RUNNING = ("javascript:", "vbscript:", "data:", "file:")
"""The schemes of addresses that run, or name a file of the reader's machine."""

HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00]")
"""Signs that make a text look like another, and one that means nothing."""


def runs(address: str) -> bool:
    """Return whether an address is none of the web; browsers leave out blanks in it."""
    return re.sub(r"[\x00-\x20\x7f-\xa0]", "", address).lower().startswith(RUNNING)


def clean_links(_app: Sphinx, doctree: nodes.document, _docname: str = "") -> None:
    """Take links that run out of a document, and of its sources (``doctree-resolved``)."""
    for reference in list(doctree.findall(nodes.reference)):
        address = reference.get("refuri", "")
        if runs(address):
            _tell_address(address, reference)
            reference.replace_self(_content(reference))


def clean(app: Sphinx, doctree: nodes.document) -> None:
    """Take links that run, and files that are not the project's, out of a document."""
    clean_links(app, doctree)
    for toctree in doctree.findall(addnodes.toctree):
        for entry in [item for item in toctree["entries"] if runs(str(item[1]))]:
            _tell_address(str(entry[1]), toctree)
            toctree["entries"].remove(entry)
    for image in list(doctree.findall(nodes.image)):
        if not _is_fit(app.env, image):
            image.replace_self(_alternative(image))
    for download in list(doctree.findall(addnodes.download_reference)):
        if not _is_of_project(app.env, download["reftarget"], download):
            download.replace_self(_content(download))


def _content(node: nodes.Element) -> list[nodes.Node]:
    inner = [child.deepcopy() for child in node.children]
    return (
        inner if isinstance(node.parent, nodes.TextElement) else [nodes.paragraph("", "", *inner)]
    )


def _alternative(image: nodes.Element) -> list[nodes.Node]:
    text = nodes.Text(str(image.get("alt", "")))
    return (
        [text] if isinstance(image.parent, nodes.TextElement) else [nodes.paragraph("", "", text)]
    )


def _tell_address(address: str, node: nodes.Element) -> None:
    shown = "".join(sign if sign.isprintable() else " " for sign in address[:60])
    message = f'the link to "{shown}" is left out: it is no address of the web'
    warn(Warnings.OUTSIDE, message, location=node)


def _is_of_project(env: BuildEnvironment, target: str, node: nodes.Element) -> bool:
    if "://" in target and not runs(target):
        return True  # on another host: told by what would need it
    path = env.relfn2path(unquote(target) if "%" in target else target, env.docname)[1]
    return may_be_read(env, path, target, node) and may_be_read(
        env, env.relfn2path(target, env.docname)[1], target, node
    )


def _is_fit(env: BuildEnvironment, image: nodes.Element) -> bool:
    """Return whether an image is of the project and, if it is an SVG, does no harm."""
    target = str(image.get("uri", ""))
    if target.startswith("data:image/") and not target.startswith("data:image/svg"):
        return True
    if runs(target):
        _tell_address(target, image)
        return False
    if not _is_of_project(env, target, image):
        return False
    return "://" in target or _is_harmless(env, target, image)


def _is_harmless(env: BuildEnvironment, target: str, image: nodes.Element) -> bool:
    path = Path(env.relfn2path(target, env.docname)[1])
    paths = sorted(path.parent.glob("*.svg")) if target.endswith(".*") else [path]
    for found in paths:
        is_candidate = found.suffix.lower() == ".svg" and found.is_file()
        if not is_candidate or (target.endswith(".*") and found.stem != path.stem):
            continue
        try:
            with found.open("rb") as file:
                examine_svg(file.read(MAX_SVG_BYTES + 1))
        except OSError:
            continue  # told by Sphinx
        except SvgError as error:
            message = f'the image "{target}" is left out: {error}'
            warn(Warnings.IMAGE, message, location=image)
            return False
    return True


def tell_hidden(env: BuildEnvironment, docname: str, text: str) -> None:
    """Tell of the first sign in a document that hides what it says."""
    if found := HIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"the character U+{ord(found[0]):04X} makes the text look like another; remove it"
        warn(Warnings.OUTSIDE, message, location=(str(env.doc2path(docname)) + f":{line}"))
