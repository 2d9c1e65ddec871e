"""Finding what a reference in a data file means: funders and member municipalities.

A reference may be the id (of a municipality: the code), or a name or abbreviation in any
language; it is read as the id or the code. Validators in the model look into the
:class:`Context` that a reader gives to pydantic; without one they take what they are given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.wording import did_you_mean, meant, nearest, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import PydanticCustomError

    from annual_report.data.model import Network
    from annual_report.data.values import LocalizedText, PartialDate


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _names(*texts: LocalizedText | None) -> Iterable[str]:
    for text in texts:
        if text is not None:
            yield from text.texts.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a data file is read with: the network it belongs to, and the year.

    ``network`` is ``None`` when it could not be read; references to it are then taken as
    they are, since its own fault is told already. ``left_out`` holds the folded words of
    funders and members that were left out of it for their faults.
    """

    network: Network | None = None
    year: int | None = None
    left_out: frozenset[str] = frozenset()
    _funders: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _members: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        funders: dict[str, str] = {}
        members: dict[str, str] = {}
        if self.network is not None:
            for funder in self.network.funders:
                for word in (funder.id, *_names(funder.abbreviation, funder.name)):
                    funders.setdefault(_folded(word), funder.id)
            for member in self.network.members:
                for word in (member.code, member.id, *_names(member.name)):
                    members.setdefault(_folded(word), member.code)
        object.__setattr__(self, "_funders", funders)
        object.__setattr__(self, "_members", members)

    def funder(self, text: str) -> str:
        """Return the id of the funder that ``text`` names; it must exist in the year."""
        if self.network is None:
            return text
        identifier = self._funders.get(_folded(text))
        if identifier is None:
            if _folded(text) in self.left_out:
                return text
            ids = [item.id for item in self.network.funders]
            told = msgid("{word} is not a funder of network.yaml{hint}")
            raise _dangling(text, told, self._funders, ids)
        funder = next(item for item in self.network.funders if item.id == identifier)
        self._check_validity(text, funder.valid_from, funder.valid_to)
        return identifier

    def municipality(self, text: str) -> str:
        """Return the code of the member municipality that ``text`` names."""
        if self.network is None:
            return text
        code = self._members.get(_folded(text))
        if code is None:
            if _folded(text) in self.left_out:
                return text
            ids = [item.id for item in self.network.members]
            told = msgid("{word} is not a member of network.yaml{hint}")
            raise _dangling(text, told, self._members, ids)
        return code

    def _check_validity(
        self, text: str, first: PartialDate | None, last: PartialDate | None
    ) -> None:
        if self.year is None:
            return
        if first is not None and first.first_day.year > self.year:
            told = msgid("{word} is a funder from {date} on, not in {year}")
            raise ValueError(Message(told, word=quoted(text), date=str(first), year=self.year))
        if last is not None and last.last_day.year < self.year:
            told = msgid("{word} was a funder until {date}, not in {year}")
            raise ValueError(Message(told, word=quoted(text), date=str(last), year=self.year))


def _dangling(
    text: str, told: str, known: Iterable[str], ids: Iterable[str]
) -> PydanticCustomError:
    near = nearest(_folded(text), known)
    hint = meant(near) if near else did_you_mean("", ids)
    return fault_error(FaultKind.REFERENCE, Message(told, word=quoted(text), hint=hint))


def context_of(context: Any) -> Context | None:
    """Return pydantic's validation context, if a reader gave one."""
    return context if isinstance(context, Context) else None


def words_of(value: Any) -> Iterable[str]:
    """Return every text in a value that was left out, folded as references are."""
    if isinstance(value, dict):
        for item in value.values():
            yield from words_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)
    elif value is not None:
        yield _folded(str(value))
