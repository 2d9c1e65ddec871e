"""The files that new archives and years begin with: kept as files, one folder a language."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).parents[1] / "templates"
EXAMPLE = Path(__file__).parents[2] / "example"


def template_files(*folders: str) -> dict[str, str]:
    """Return the texts of a folder of templates by their paths in it."""
    return files_of(TEMPLATES.joinpath(*folders))


def files_of(folder: Path) -> dict[str, str]:
    """Return the texts of the files of a folder by their paths in it."""
    return {name: content.decode() for name, content in copy_of(folder).items()}


def copy_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder as they are, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def filled(text: str, **values: str) -> str:
    """Return a template with ``@names@`` filled."""
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text
