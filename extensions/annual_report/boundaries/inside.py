"""Whether a file lies in the project, when all links are followed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_UNLOOKED = frozenset({"node_modules", "__pycache__"})


def is_inside(root: Path, path: Path) -> bool:
    """Return whether a path stays in a folder; one that cannot be followed does not."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or no path at all
        return False


def may_be_read(
    env: BuildEnvironment, path: str | Path, name: str, location: Node | tuple[str, int] | str
) -> bool:
    """Return whether a file may be read for a document; if not, tell it."""
    if is_inside(Path(env.srcdir), Path(path)):
        return True
    message = f'"{name}" leads out of the project; it is not read'
    warn(Warnings.OUTSIDE, message, location=location)
    return False


def leave_out_links(app: Sphinx, config: Config) -> None:
    """Leave out documents and static files that are links out of the project (``config-inited``).

    The folder of ``conf.py`` counts as the project, too: they are one in most projects.
    """
    roots = {Path(app.srcdir), Path(app.confdir)}
    is_excluded = Matcher(config.exclude_patterns)
    found = [
        (root, path)
        for root in sorted(roots)
        for path in _links(root, Path(app.outdir), Path(app.doctreedir))
        if not any(is_inside(other, path) for other in roots)
    ]
    statics = [Path(app.confdir) / str(folder) for folder in config.html_static_path]
    for root, path in found:
        name = path.relative_to(root).as_posix()
        parts = Path(name).parts
        if any(is_excluded("/".join(parts[: end + 1])) for end in range(len(parts))):
            continue  # nothing of it is read anyway
        message = f'"{name}" is a link that leads out of the project; it is left out'
        warn(Warnings.OUTSIDE, message)
        names = [name]
        for folder in statics:
            if folder in path.parents:
                below = path.relative_to(folder).as_posix()
                names += [below, f"./{below}"]  # Sphinx writes the latter right in the folder
        for pattern in names:
            config.exclude_patterns += [_literal(pattern), f"{_literal(pattern)}/**"]


def _literal(name: str) -> str:
    """Return a name as a pattern that only it matches."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _links(root: Path, *unlooked: Path) -> Iterator[Path]:
    """Yield the links below a folder, none of them followed; hidden folders are not looked into."""
    for folder, names, files in os.walk(root):
        here = Path(folder)
        yield from (here / name for name in [*names, *files] if (here / name).is_symlink())
        names[:] = [
            name
            for name in names
            if not name.startswith(".") and name not in _UNLOOKED and here / name not in unlooked
        ]
