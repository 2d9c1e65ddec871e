"""Which published files belong to nothing any more: those of removed documents and years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx


def leftovers(app: Sphinx, names: AbstractSet[str], kept: AbstractSet[str]) -> set[str]:
    """Return those of ``names`` that are to be removed from the output.

    ``names`` are files, relative to the output, that earlier builds wrote and this one did
    not. Pages, sources, images and downloads stay while the documents hold what they are of;
    ``kept`` files, and all in ``kept`` folders (with a slash at their end), stay; all else is
    written by every build that wants it.
    """
    wanted = _wanted(app).union(kept)
    prefixes = tuple(name for name in kept if name.endswith("/"))
    return {name for name in names if name not in wanted and not name.startswith(prefixes)}


def _wanted(app: Sphinx) -> set[str]:
    """Return the names of what the documents of the project need on the site."""
    builder, env = app.builder, app.env
    wanted = set()
    for docname in env.found_docs:
        page = Path(builder.get_outfilename(docname))  # type: ignore[attr-defined] # the builders of sites have it
        wanted.add(page.relative_to(app.outdir).as_posix())
        if app.config.html_copy_source:
            suffix = "".join(Path(env.doc2path(docname)).suffixes[-1:])
            link = app.config.html_sourcelink_suffix
            wanted.add(f"_sources/{docname}{suffix}{'' if suffix == link else link}")
    wanted.update(f"_images/{name}" for _, name in env.images.values())
    wanted.update(f"_downloads/{name}" for _, name in env.dlfiles.values())
    return wanted
