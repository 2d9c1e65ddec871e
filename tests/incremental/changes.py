"""Changes to an archive on disk, chosen at random: what its writers do in a year, and worse."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

WORDS = ("kunta", "palvelu", "tavoite", "verkosto", "arvio", "kysely", "hanke", "vuosi")


def _years(source: Path) -> list[Path]:
    return sorted(path.parent for path in source.glob("reports/*/report.yaml"))


def _pages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.md") if path.name != "index.md")


class NothingToChangeError(Exception):
    """The project has nothing left that a change could be made to."""


def _pick(chance: Random, found: list[Path]) -> Path:
    if not found:
        raise NothingToChangeError
    return found[chance.randrange(len(found))]


def _words(chance: Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 9)))


def _edit(path: Path, change: Callable[[str], str]) -> str:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    path.write_text(after, encoding="utf-8")
    return path.name if before != after else f"{path.name} (nothing)"


def edit_text(source: Path, chance: Random) -> str:
    """Add a paragraph to a page."""
    page = _pick(chance, sorted(source.glob("reports/*/*.md")))
    return _edit(page, lambda text: f"{text}\nLisäys: {_words(chance)}.\n")


def edit_title(source: Path, chance: Random) -> str:
    """Give a page another title."""
    page = _pick(chance, sorted(source.glob("reports/*/*.md")))
    title = f"# Otsikko {_words(chance)}"
    return _edit(page, lambda text: re.sub(r"^# .*$", title, text, count=1, flags=re.MULTILINE))


def add_section(source: Path, chance: Random) -> str:
    """Add a section with a table, so that numbers of others change."""
    page = _pick(chance, sorted(source.glob("reports/*/*.md")))
    table = f"```{{table}} Taulukko {_words(chance)}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n```\n"
    return _edit(page, lambda text: f"{text}\n## Osa {_words(chance)}\n\n{table}")


def remove_end(source: Path, chance: Random) -> str:
    """Remove the last paragraph of a page."""
    page = _pick(chance, _pages(source / "reports"))
    return _edit(page, lambda text: text.rstrip().rpartition("\n\n")[0] + "\n")


def add_page(source: Path, chance: Random) -> str:
    """Add a chapter to a year."""
    folder = _pick(chance, _years(source))
    name = f"lisa{chance.randrange(1000)}"
    (folder / f"{name}.md").write_text(f"# Lisäluku {_words(chance)}\n\nTeksti.\n", "utf-8")
    _edit(folder / "index.md", lambda text: text.replace("\nlahteet\n", f"\n{name}\nlahteet\n", 1))
    return f"{folder.name}/{name}"


def remove_page(source: Path, chance: Random) -> str:
    """Remove a chapter of a year."""
    page = _pick(chance, _pages(source / "reports"))
    _edit(
        page.parent / "index.md",
        lambda text: re.sub(rf"^{re.escape(page.stem)}\n", "", text, count=1, flags=re.MULTILINE),
    )
    page.unlink()
    return f"{page.parent.name}/{page.stem}"


def rename_page(source: Path, chance: Random) -> str:
    """Give the file of a chapter another name."""
    page = _pick(chance, _pages(source / "reports"))
    name = f"uusi{chance.randrange(1000)}"
    _edit(
        page.parent / "index.md",
        lambda text: re.sub(rf"^{re.escape(page.stem)}$", name, text, flags=re.MULTILINE),
    )
    page.rename(page.with_name(f"{name}.md"))
    return f"{page.parent.name}/{page.stem} -> {name}"


def edit_data(source: Path, chance: Random) -> str:
    """Change a figure or a status in a data file."""
    path = _pick(chance, sorted(source.glob("reports/*/data/*.yaml")))

    def change(text: str) -> str:
        places = list(re.finditer(r"(?<=actual: )\d+|(?<=target: )\d+|(?<=grant: )\d+", text))
        places += list(re.finditer(r"(?<=status: )(?:achieved|partly_achieved)", text))
        if not places:
            return text
        place = places[chance.randrange(len(places))]
        status = "partly_achieved" if place[0] == "achieved" else "achieved"
        new = str(chance.randint(1, 9999)) if place[0].isdigit() else status
        return text[: place.start()] + new + text[place.end() :]

    return _edit(path, change)


def edit_words_of_data(source: Path, chance: Random) -> str:
    """Change a title in a data file."""
    path = _pick(chance, sorted(source.glob("reports/*/data/*.yaml")))
    title = _words(chance)
    return _edit(
        path, lambda text: re.sub(r"(title|name_as_reported): .*", rf"\1: {title}", text, count=1)
    )


def add_objective(source: Path, chance: Random) -> str:
    """Add an objective to a year."""
    path = _pick(chance, sorted(source.glob("reports/*/data/objectives.yaml")))
    name = f"L{chance.randrange(1000)}"
    item = f"  - id: {name}\n    title: Tavoite {_words(chance)}\n    kind: functional\n"
    return _edit(path, lambda text: f"{text.rstrip()}\n{item}") + f" {name}"


def edit_figure(source: Path, chance: Random) -> str:
    """Draw a figure anew."""
    path = _pick(chance, sorted(source.glob("reports/*/figures/*.svg")))
    width = f'width="{chance.randint(1, 39)}"'
    return _edit(path, lambda text: re.sub(r'width="\d+"', width, text))


def add_figure(source: Path, chance: Random) -> str:
    """Add a figure with a name that another year's may have, too."""
    folder = _pick(chance, _years(source))
    number = chance.randrange(5)
    if (folder / f"{number}/kuva.svg").exists():
        return "nothing"
    (folder / str(number)).mkdir()
    shutil.copy(folder / "figures/kuva.svg", folder / str(number))
    page = _pick(chance, sorted(folder.glob("*.md")))
    image = f"\n```{{image}} {number}/kuva.svg\n:alt: Kuva\n```\n"
    return _edit(page, lambda text: text + image) + f" {folder.name}/{number}"


def remove_figure(source: Path, chance: Random) -> str:
    """Remove the first image of a page."""
    page = _pick(chance, sorted(source.glob("reports/*/*.md")))
    return _edit(page, lambda text: re.sub(r"```\{image\}[^`]*```\n", "", text, count=1))


def _front(source: Path) -> None:
    years = "".join(f"reports/{path.name}/index\n" for path in _years(source))
    _edit(
        source / "index.md",
        lambda text: re.sub(r"(?:reports/\d{4}/index\n)*(?=arkisto)", years, text, count=1),
    )


def add_year(source: Path, _chance: Random) -> str:
    """Add the year after the last, made of it."""
    last = _years(source)[-1]
    new = int(last.name) + 1
    if new > 2025:  # the future is a fault of its own
        return "nothing"
    folder = shutil.copytree(last, last.with_name(str(new)))
    for path in folder.rglob("*"):
        if path.suffix in {".md", ".yaml"}:
            _edit(
                path,
                lambda text: (
                    text.replace(str(new), "@")
                    .replace(f"continues: {new - 2}/", f"continues: {new - 1}/")
                    .replace(f"{new - 1}", f"{new}" if f"continues: {new - 1}" not in text else "%")
                    .replace("@", str(new + 1))
                    .replace("%", str(new))
                    .replace(f"continues: {new}/", f"continues: {new - 1}/")
                ),
            )
    _front(source)
    return str(new)


def remove_year(source: Path, chance: Random) -> str:
    """Remove a year that is not the only one."""
    years = _years(source)
    if len(years) == 1:
        return "nothing"
    folder = _pick(chance, years)
    shutil.rmtree(folder)
    _front(source)
    return folder.name


def edit_network(source: Path, chance: Random) -> str:
    """Give the network another name."""
    name = f"\nname: Verkosto {_words(chance)}\n"
    return _edit(source / "reports/network.yaml", lambda text: re.sub(r"\nname: .*\n", name, text))


def edit_sources(source: Path, chance: Random) -> str:
    """Give a source of the bibliography another title."""
    title = f"title = {{{_words(chance).capitalize()}}}"
    path = source / "reports/sources.bib"
    return _edit(path, lambda text: re.sub(r"title = \{[^}]*\}", title, text, count=1))


def edit_report(source: Path, chance: Random) -> str:
    """Turn a report into a draft, or back."""
    path = _pick(chance, _years(source)) / "report.yaml"

    def change(text: str) -> str:
        if "status: draft" in text:
            return text.replace("status: draft", "status: approved")
        return text.replace("status: approved", "status: draft")

    return _edit(path, change) + f" {path.parent.name}"


CHANGES = (
    edit_text,
    edit_title,
    add_section,
    remove_end,
    add_page,
    remove_page,
    rename_page,
    edit_data,
    edit_words_of_data,
    add_objective,
    edit_figure,
    add_figure,
    remove_figure,
    add_year,
    remove_year,
    edit_network,
    edit_sources,
    edit_report,
)
