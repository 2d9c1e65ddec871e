"""Small archives for the tests of the site: the files of a project, by what matters to it."""

from __future__ import annotations

BOOK_THEME = 'html_theme = "sphinx_book_theme"\nannual_report_pdf = False\n'
"""The project's theme, and no PDFs: the tests of the site tell of PDFs what they like."""

NETWORK = """
id: koe
slug: koe
name: {fi: Koeverkosto, sv: Provnätverket}
members:
  - {code: "398", id: lahti, name: Lahti, host: true}
  - {code: "098", id: hollola, name: Hollola}
"""

OBJECTIVES = """
objectives:
  - {id: T1, title: Ensimmäinen, status: achieved}
  - {id: T2, title: Toinen, status: achieved}
  - {id: T3, title: Kolmas, status: carried_over}
  - {id: T4, title: Neljäs}
"""


def year(
    number: int,
    *,
    title: str = "",
    report: str = "status: draft",
    chapters: tuple[str, ...] = ("talous", "hankkeet"),
    objectives: str = "",
) -> dict[str, str]:
    """Return the files of a year; ``report`` adds lines to ``report.yaml``."""
    folder = f"reports/{number}"
    title = title or f"Kertomus {number}"
    files = {
        f"{folder}/report.yaml": f"year: {number}\ntitle: {title}\nnetwork: koe\n{report}\n",
        f"{folder}/index.md": f"# {title}\n\nAlku.\n\n```{{toctree}}\n:numbered:\n\n"
        + "\n".join(chapters)
        + "\n```\n",
    }
    for chapter in chapters:
        files[f"{folder}/{chapter}.md"] = f"# {chapter.capitalize()} {number}\n\nTeksti.\n"
    if objectives:
        files[f"{folder}/data/objectives.yaml"] = objectives
    return files


def archive(*years: dict[str, str], front: str = "Kaksi virkettä.") -> dict[str, str]:
    """Return the files of a project with these years."""
    files: dict[str, str] = {"reports/network.yaml": NETWORK}
    for one in years:
        files |= one
    indexes = [path.removesuffix(".md") for path in files if path.endswith("/index.md")]
    files["index.md"] = (
        f"# Etusivu\n\n{front}\n\n```{{toctree}}\n:hidden:\n\n" + "\n".join(indexes) + "\n```\n"
    )
    return files
