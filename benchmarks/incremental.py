"""Builds after a small change: one page, the data of one year, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive import LAST_YEAR
from cases import Build, Case, files_below, stamps
from measuring import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PAGE = "luku05.md"
"""The page of the middle year that is edited; ``luku01.md`` shows the data of the year."""


@dataclass
class _Watched:
    """A build that is made once, and then again and again after changes."""

    build: Build
    before: dict[Path, tuple[int, int]] = field(default_factory=dict)
    is_ready: bool = False

    def ready(self, change: Callable[[int], None]) -> Callable[[int], None]:
        """Return what makes the build ready for a run: whole and up to date, then changed."""

        def prepare(number: int) -> None:
            if not self.is_ready:
                self.build.clear()
                measure([self.build.command()], self.build.folder.parent / "clean.log")
                self.is_ready = True
            self.before = stamps(self.build.html)
            change(number)

        return prepare

    def written(self) -> dict[str, object]:
        """Return how many pages, PDFs and files in all the last run wrote."""
        files = [
            path
            for path, stamp in stamps(self.build.html).items()
            if self.before.get(path) != stamp
        ]
        return {
            "pages_written": sum(path.suffix == ".html" for path in files),
            "pdfs_written": sum(path.suffix == ".pdf" for path in files),
            "files_written": len(files),
            "names": [path.relative_to(self.build.html).as_posix() for path in files],
        }


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def incremental_cases(plain: Build, ours: Build) -> Sequence[Case]:
    """Return the cases: each change, in the archive of Sphinx alone and in ours."""
    years = sorted(path.name for path in (plain.source / "reports").iterdir() if path.is_dir())
    year = years[len(years) // 2] if years else str(LAST_YEAR)

    def page(build: Build) -> Callable[[int], None]:
        path = build.source / "reports" / year / PAGE
        return lambda number: _append(path, f"\nKorjaus {number}.\n")

    def figure(build: Build) -> Callable[[int], None]:
        folder = build.source / "reports" / year
        data = folder / "data/objectives.yaml"
        path = data if data.is_file() else folder / "luku01.md"

        def change(number: int) -> None:
            text = path.read_text(encoding="utf-8")
            place = text.index("Tavoite 1 ")
            end = text.index("\n", place)
            path.write_text(f"{text[:end]} Korjaus {number}.{text[end:]}", encoding="utf-8")

        return change

    changes: list[tuple[str, str, Callable[[Build], Callable[[int], None]]]] = [
        ("nothing", "nothing changed", lambda _build: lambda _number: None),
        ("page", "one page edited", page),
        ("data", "one objective edited", figure),
    ]
    builds = [("a", "Sphinx's HTML alone", plain), ("b", "One pass", ours)]
    watched = {key: _Watched(build) for key, _, build in builds}
    return [
        Case(
            key=f"{key}-{name}",
            title=f"{title}: {what}",
            commands=[build.command()],
            outputs=lambda build=build: files_below(build.html),
            prepare=watched[key].ready(change(build)),
            facts=watched[key].written,
        )
        for name, what, change in changes
        for key, title, build in builds
    ]
