"""Which files of a project make a build necessary."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

import annual_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PACKAGE = Path(annual_report.__file__).resolve().parent
"""The folder of this package: who works on it sees changes of it as well."""

_NEVER = ("__pycache__", "node_modules", "*.egg-info", "_build")
_PASSING = ("*~", "#*#", ".*", "~$*", "*.swp", "*.tmp", "*.part", "4913")
"""What editors write beside a file that they save."""
_CODE = (".py", ".css", ".js", ".html", ".typ", ".po")


@dataclass(frozen=True, slots=True)
class Watched:
    """The files of a project: those below ``source`` but not in ``outputs``."""

    source: Path
    outputs: tuple[Path, ...]

    @property
    def works_on_package(self) -> bool:
        """Whether the package lies in the project, as it does where it is developed."""
        return PACKAGE.is_relative_to(self.source)

    def is_package(self, path: Path) -> bool:
        """Return whether a file is code of the package that the project holds."""
        return self.works_on_package and path.is_relative_to(PACKAGE) and path.suffix in _CODE

    def matters(self, path: Path, excluded: Sequence[str]) -> bool:
        """Return whether a build can depend on a file; ``excluded`` are Sphinx's patterns."""
        if self.is_package(path):
            return True
        if not path.is_relative_to(self.source):
            return False
        if any(path.is_relative_to(output) for output in self.outputs):
            return False
        parts = path.relative_to(self.source).parts
        if any(part.startswith(".") or _is_any(part, _NEVER) for part in parts[:-1]):
            return False
        if not parts or _is_any(parts[-1], (*_NEVER, *_PASSING)):
            return False
        matches = Matcher(excluded)
        return not any(matches("/".join(parts[:end])) for end in range(1, len(parts) + 1))

    def relative(self, paths: Iterable[Path]) -> list[str]:
        """Return paths as a user knows them, each once."""
        names = {
            path.relative_to(self.source).as_posix()
            if path.is_relative_to(self.source)
            else path.as_posix()
            for path in paths
        }
        return sorted(names)


def _is_any(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
