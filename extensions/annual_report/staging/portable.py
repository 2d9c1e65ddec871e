"""What would make the same sources give other bytes elsewhere, or in a build after others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import annual_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PACKAGE = Path(annual_report.__file__).parent

_PATHS = ("templates_path", "html_static_path")


def forget_folder(app: Sphinx) -> None:
    """Have ``.buildinfo`` not depend on where this package is installed (``builder-inited``).

    Sphinx takes a digest of its configuration, in which the paths of our templates stand.
    """
    make = getattr(app.builder, "create_build_info", None)
    if make is None:
        return
    given = {name: app.config[name] for name in _PATHS}
    try:
        for name, paths in given.items():
            app.config[name] = [_named(str(path)) for path in paths]
        app.builder.build_info = make()  # type: ignore[attr-defined] # the builders that make one keep it here
    finally:
        for name, paths in given.items():
            app.config[name] = paths


def _named(path: str) -> str:
    if Path(path).is_absolute() and Path(path).is_relative_to(PACKAGE):
        return Path(path).relative_to(PACKAGE.parent).as_posix()
    return path


def name_images(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the images on the site in the order of their paths (``env-get-updated``).

    Sphinx numbers images of one name in the order it reads them, which a later build does
    not repeat. Returns the documents that show one whose name is another now.
    """
    taken: set[str] = set()
    renamed: set[str] = set()
    for path in sorted(env.images):
        docnames, before = env.images[path]
        name = os.path.basename(path)  # noqa: PTH119 - as Sphinx does, of the path as it is written
        base, suffix = os.path.splitext(name)  # noqa: PTH122 - as above
        number = 0
        while name in taken:
            number += 1
            name = f"{base}{number}{suffix}"
        taken.add(name)
        if name != before:
            env.images[path] = (docnames, name)
            renamed.update(docnames)
    env.images._existing = taken  # noqa: SLF001 - Sphinx looks here for names that are taken
    return sorted(renamed)


def forget_words(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    """Forget words that no page holds any more (``html-collect-pages``, before the index).

    Sphinx's search index of a build after others keeps them, with an empty list of pages.
    """
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        indexer.prune(app.env.all_docs)
        for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 - no other way to them
            for word in [word for word, docnames in words.items() if not docnames]:
                del words[word]
    return iter(())
