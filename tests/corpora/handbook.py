"""The examples of the handbook: what its pages show of directives and roles."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs/guide"
REFERENCE = REPOSITORY / "docs/reference"

_SHOWN = re.compile(
    r"^(?P<fence>`{3,})(?:markdown|\{code-block\} markdown)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
_FILE = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<path>\S+)\n\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
_ROLE = re.compile(r"`` (\{[\w:-]+\}`[^`]+`) ``")
_NAME = re.compile(r"\{([\w:-]+)\}")

VARIANTS = {
    "korteiksi": "```{projects}\n:year: 2023\n:style: cards\n```\n",
    "luetteloksi": "```{projects}\n:year: 2023\n:style: list\n:group-by: funder\n```\n",
    "rahoittajittain": "```{projects}\n:year: 2023\n:group-by: funder\n:totals:\n```\n",
    "kasittely": "```{handling}\n:year: 2023\n```\n",
    "tavoitteet-2023": "```{objectives}\n:year: 2023\n:group-by: kind\n```\n",
    "taulukossa": (
        "```{objectives}\n- id: X1\n  title: Tavoite $x$ #let <b>\n  status: toteutunut\n"
        "  explanation: Selite *ilman* merkintöjä.\n```\n"
    ),
}
"""Options that the handbook explains without an example, on the data of 2023."""


WITH_FILES = ("ensimmainen-raportti", "datatiedostot")
"""The pages of the guide whose files together are a year's."""

BESIDE = {
    "data/groups.yaml": (
        "groups:\n  - {id: ohjausryhma, name: Ohjausryhmä, kind: ohjausryhmä, meetings: 9}\n"
    ),
    "data/finances.yaml": (
        "finances:\n"
        "  - {id: palkat, title: Palkat, kind: menot, unit: vaka, budget: 10, actual: 9}\n"
        "finance_units:\n  - {id: vaka, title: Varhaiskasvatus}\n"
    ),
    "data/surveys.yaml": (
        "surveys:\n  - {id: vaka, title: Kysely, conducted: 2024-11, invited: 40, responses: 20}\n"
    ),
}
"""What the examples name and other pages of the guide tell, which have tests of their own."""


def pages() -> dict[str, str]:
    """Return the pages of the guide and the reference by their paths."""
    found = sorted([*GUIDE.glob("*.md"), *REFERENCE.glob("*.md")])
    return {p.relative_to(REPOSITORY).as_posix(): p.read_text(encoding="utf-8") for p in found}


def files() -> dict[str, str]:
    """Return the files that the guide shows whole, by the paths in their captions."""
    guide = (GUIDE / f"{name}.md" for name in WITH_FILES)
    return {
        match["path"]: match["text"]
        for page in guide
        for match in _FILE.finditer(page.read_text(encoding="utf-8"))
    }


def snippets() -> dict[str, str]:
    """Return the pieces of Markdown that the handbook shows, by names made of their places.

    Pieces without a directive or a role are none of ours, and files are taken whole.
    """
    found: dict[str, str] = {}
    for path, text in pages().items():
        for match in _SHOWN.finditer(text):
            if not match["text"].startswith(":caption:") and _NAME.search(match["text"]):
                found[f"{Path(path).stem}-{len(found):02}"] = match["text"]
    return found


def roles() -> list[str]:
    """Return the roles of ours that the handbook shows in its text, each once.

    Where it shows a form alone, with an ellipsis for what stands in it, there is no example.
    """
    found = [role for text in pages().values() for role in _ROLE.findall(text)]
    ours = documented()[1]
    return [r for r in dict.fromkeys(found) if _NAME.findall(r)[0] in ours and "…" not in r]


def documented() -> tuple[set[str], set[str]]:
    """Return the names of the directives and of the roles of the reference."""
    text = (REFERENCE / "directives.md").read_text(encoding="utf-8")
    directives, _, rest = text.partition("\n## Roles\n")
    names = re.findall(r"^## `([\w-]+)`$", directives, re.MULTILINE)
    terms = re.findall(r"^((?:`[\w-]+`(?:, )?)+)\n: ", rest, re.MULTILINE)
    return set(names), {name for term in terms for name in re.findall(r"`([\w-]+)`", term)}


def shown() -> set[str]:
    """Return the names of the directives and roles that the examples use."""
    texts = [*snippets().values(), *roles(), *VARIANTS.values()]
    return {name for text in texts for name in _NAME.findall(text)}
