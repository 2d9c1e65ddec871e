"""The invented texts and figures of the archives that are measured.

Each function takes the source of chance, so that the same seed gives the same text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

TEXT = (
    "verkosto kehittää palveluja kunnissa yhdessä ohjausryhmän kanssa tavoitteena tasainen "
    "laatu sekä saatavuus koko alueella vuoden aikana toteutettiin kyselyjä koulutuksia ja "
    "hankkeita joiden tuloksia arvioidaan keväällä osana toimintasuunnitelmaa"
)
WORDS = TEXT.split()
STATUSES = {
    "achieved": "toteutunut",
    "partly_achieved": "osittain toteutunut",
    "not_achieved": "ei toteutunut",
    "in_progress": "käynnissä",
}
"""The statuses in the order of the vocabulary, and how pages write them."""


@dataclass(frozen=True)
class Objective:
    """An invented objective with one indicator."""

    id: str
    title: str
    kind: str
    status: str
    responsible: str
    target: int
    actual: int


def sentence(chance: random.Random) -> str:
    """Return a sentence of 8 to 18 words."""
    words = chance.choices(WORDS, k=chance.randint(8, 18))
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    """Return a paragraph of 3 to 6 sentences."""
    return " ".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def list_table(caption: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table as MyST writes it, its first row the head and its first column too."""
    lines = [
        "\n".join(f"{'* -' if not index else '  -'} {cell}" for index, cell in enumerate(row))
        for row in (head, *rows)
    ]
    options = ":header-rows: 1\n:stub-columns: 1"
    return f"```{{list-table}} {caption}\n{options}\n\n" + "\n".join(lines) + "\n```"


def table(chance: random.Random, number: int, rows: int) -> str:
    """Return a table of ``rows`` rows and three columns."""
    lines = [(f"Rivi {row}", sentence(chance), str(chance.randint(0, 9999))) for row in range(rows)]
    return list_table(f"Taulukko {number}", ("Nimi", "Selite", "Määrä"), lines)


def chapter(  # noqa: PLR0913 - where it stands, and the sizes of what is in it
    chance: random.Random, year: int, number: int, *, sections: int = 4, tables: int, rows: int
) -> str:
    """Return a chapter: sections of prose with emphasis and links, lists, tables."""
    parts = [f"(luku-{year}-{number})=\n# Luku {number}\n\n{paragraph(chance)}"]
    for section in range(sections):
        link = f"[luku](#luku-{year}-{max(number - 1, 1)})"
        parts += [
            f"## Osa {number}.{section}",
            paragraph(chance),
            f"Katso {link}. **{WORDS[section % len(WORDS)]}** ja *{WORDS[-1]}*.",
            "\n".join(f"- {sentence(chance)}" for _ in range(5)),
            paragraph(chance),
        ]
        if section < tables:
            parts.append(table(chance, section, rows))
    return "\n\n".join(parts) + "\n"


def objectives(chance: random.Random, count: int, prefix: str = "T") -> list[Objective]:
    """Return ``count`` objectives of all statuses and both kinds."""
    return [
        Objective(
            id=f"{prefix}{number}",
            title=f"Tavoite {number} {sentence(chance)}",
            kind=chance.choice(("functional", "financial")),
            status=chance.choice(tuple(STATUSES)),
            responsible=f"Ryhmä {number % 7}",
            target=chance.randint(1, 100),
            actual=chance.randint(1, 100),
        )
        for number in range(1, count + 1)
    ]
