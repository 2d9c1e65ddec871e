"""Moving years on in a text, and the words of the archive's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.i18n import label, message

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary

_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)(?P<range>\s*[–—-]\s*\d{4}(?!\d))?")


@dataclass(frozen=True)
class Words:
    """What is written into files is in the archive's language, not in that of the locale."""

    language: str

    def say(self, text: str, /, **values: object) -> str:
        """Return a message with ``{names}`` filled."""
        return message(self.language, text, context="", **values)

    def label(self, member: Vocabulary) -> str:
        """Return the label of a vocabulary's member."""
        return label(member, self.language)


@dataclass(frozen=True)
class Moved:
    """Years of a text moved on: ``last`` becomes ``new``, the year ``before`` becomes ``last``.

    Other years stay, and so does the first of a range: ``2022–2024`` becomes ``2022–2025``.
    """

    before: int
    last: int
    new: int

    def text(self, text: str) -> str:
        """Return a text with its years moved on."""

        def moved(match: re.Match[str]) -> str:
            year, rest = int(match["year"]), match["range"]
            if rest:
                return match["year"] + rest.replace(str(self.last), str(self.new))
            if year == self.last:
                return str(self.new)
            return str(self.last) if year == self.before else match["year"]

        return _YEAR.sub(moved, text)

    def value(self, value: Any) -> Any:
        """Return a text, in one language or several, with its years moved on."""
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        return self.text(value) if isinstance(value, str) else value

    def name(self, name: str) -> str:
        """Return a label of this year: its year moved on, or the year put after it."""
        moved = self.text(name)
        return moved if moved != name else f"{name}-{self.new}"
