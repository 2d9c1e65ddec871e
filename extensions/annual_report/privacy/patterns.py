"""What an e-mail address and a telephone number look like in a text.

It is better to ask once too often than to publish a person's number, but a check that cries out
at record numbers, amounts and dates is soon switched off. So a number counts when it is written as
Finnish mobile numbers or as international ones are, or when a word before it says what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


class ContactKind(StrEnum):
    """What was found."""

    EMAIL = "e-mail address"
    PHONE = "telephone number"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact in a text: what it is, as it is written, and where it begins and ends."""

    kind: ContactKind
    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What is the same for the same contact, however it is written."""
        return normalized(self.text)

    @property
    def hint(self) -> str:
        """Enough of it to know it by, and not enough to use it: reports are read by others."""
        if self.kind is ContactKind.EMAIL:
            local, _, domain = self.key.partition("@")
            return f"{local[:1]}…@{domain}"
        return f"{self.text[:4].strip()}…{self.text[-2:]}"


_BLANK: Final = "[ \u00a0\u2009\u202f\n]"
"""What can stand between the groups of a number; lines are broken there, too."""

_LOCAL = re.compile(r"[\w+%-]+(?:\.[\w+%-]+)*$")
"""The characters that addresses are made of in practice: quotes and slashes around them are not."""

_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?![\w-]*@)")
_LONGEST_LOCAL = 64
"""RFC 5321, 4.5.3.1.1."""

_AT = re.compile(
    rf"[\[({{]\s?(?:at|a|ät|ät-merkki|miukumauku|@)\s?[\])}}]{_BLANK}?(?=\w)",
    re.IGNORECASE,
)
"""An @ in words: (at), (a), [at]."""

_DISGUISED_DOMAIN = re.compile(
    rf"(?:[^\W_][\w-]*(?:\.|{_BLANK}?[\[(](?:dot|piste|punkt)[\])]{_BLANK}?))+"
    r"(?:fi|com|net|org|eu|info|se|ax|edu|gov|int|io|me)\b",
    re.IGNORECASE,
)
"""Where the @ is in words, only domains that are likely: "kohta (a) luku.Seuraava" is none."""

_DOT = re.compile(rf"{_BLANK}?[\[(](?:dot|piste|punkt)[\])]{_BLANK}?", re.IGNORECASE)

_FILES = {"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "html", "json", "pdf", "map"}
"""Endings after "@2x" or "@1.2" in names of files and of packages."""

_RESERVED = re.compile(
    r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$", re.IGNORECASE
)
"""Domains nobody has (RFC 2606, RFC 6761): those of examples."""

_DIGITS: Final = rf"(?:(?:{_BLANK}|[-‐‑–]|\){_BLANK}?)?\d)"  # noqa: RUF001 - hyphens people write
_NO_AMOUNT: Final = rf"(?![\d\w]|[-./:]\d|,\d|{_BLANK}?(?:€|%|eur))"

_INTERNATIONAL = re.compile(
    rf"(?<![\w+])(?:\+|00)\(?358\)?{_BLANK}?-?(?:\(0\){_BLANK}?|0)?[1-9]{_DIGITS}{{4,11}}{_NO_AMOUNT}",
    re.IGNORECASE,
)
_MOBILE = re.compile(rf"(?<![\w+])\(?0(?:4\d|50)\)?{_DIGITS}{{6,8}}{_NO_AMOUNT}", re.IGNORECASE)
_MARK: Final = (
    r"(?:\b(?:puhelin(?:numero)?|matkapuhelin|puh|tel|telefon(?:nummer)?|tfn|gsm|phone|"
    r"mobile|vaihde|växel)\b)"
)
_MARKED = re.compile(
    rf"{_MARK}[.:\s\x1f]{{0,4}}(\(?[+0]\d?{_DIGITS}{{5,13}}){_NO_AMOUNT}", re.IGNORECASE
)
_MARKED_LOCAL = re.compile(
    rf"\b(?:puh|tel|tfn)[.:]{_BLANK}?([1-9]{_DIGITS}{{5,9}}){_NO_AMOUNT}", re.IGNORECASE
)
"""Without an area code, only after an abbreviation: "puhelin 100 000 euroa" is an amount."""

_FORMS = ((_INTERNATIONAL, 0), (_MOBILE, 0), (_MARKED, 1), (_MARKED_LOCAL, 1))
"""The forms of numbers and the group that is the number; what is told apart best comes first."""

_RUN = re.compile(r"[0-9](?:[ \u00a0\u2009\u202f\n()‐‑–-]{0,3}[0-9]){5,}")  # noqa: RUF001 - as above
"""What any telephone number has in it. Only around these are the forms tried, which are slow."""

_BEGINNINGS: Final = ("04", "050", "358")
"""What stands in a mobile number and in an international one."""

_MARK_PARTS: Final = ("puh", "tel", "tfn", "gsm", "phone", "mobile", "vaihde", "växel")
"""One of these is in every word that marks a number."""

_MARK_WORD = re.compile(_MARK, re.IGNORECASE)

_AROUND = 24
"""How far the word before a number, and what tells an amount after it, can reach."""

_IN_AMOUNT = re.compile(rf"(?:^|\D)[1-9]\d{{0,2}}{_BLANK}$")
_THOUSANDS = re.compile(rf"\d{{3}}(?:{_BLANK}\d{{3}})+")
_AFTER_DIGIT = re.compile(r"\d[-./,:]$|[\w]/$")


PART = "\x00"
"""What no contact has in it, nor before or after it: where it stands, a text begins and ends."""


def contacts_in(text: str) -> Iterator[Contact]:
    """Yield the e-mail addresses and telephone numbers in a text; reserved domains are none."""
    yield from emails_in(text)
    yield from _phones(text)


def emails_in(text: str) -> Iterator[Contact]:
    """Yield the e-mail addresses in a text, with a sign or with words for the @."""
    at = text.find("@")
    while at >= 0:
        yield from _address(text, at, at + 1, _DOMAIN)
        at = text.find("@", at + 1)
    for sign in _AT.finditer(text):
        end = sign.start()
        end -= text[end - 1 : end].isspace()
        yield from _address(text, end, sign.end(), _DISGUISED_DOMAIN)


def _address(text: str, end: int, begin: int, pattern: re.Pattern[str]) -> Iterator[Contact]:
    """Yield the address whose local part ends at ``end`` and whose domain begins at ``begin``."""
    local = _LOCAL.search(text[max(0, end - _LONGEST_LOCAL) : end])
    domain = pattern.match(text, begin)
    if local is None or domain is None or not any(map(str.isalnum, local[0])):
        return
    labels = _DOT.sub(".", domain[0]).split(".")
    if labels[-1].casefold() in _FILES or all(label.isdigit() for label in labels[:-1]):
        return
    if _RESERVED.search(".".join(labels)):
        return
    start = end - len(local[0])
    yield Contact(ContactKind.EMAIL, text[start : domain.end()], start, domain.end())


def _phones(text: str) -> Iterator[Contact]:
    end = 0
    for start, order, stop in sorted(_numbers(text)):
        follows = end and start - end <= 1  # a list of numbers
        if start < end or (
            _FORMS[order][0] is _MOBILE and not follows and _is_part(text, start, stop)
        ):
            continue
        end = stop
        yield Contact(ContactKind.PHONE, text[start:stop], start, stop)


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a form of a number matches: its start, the place of the form, its end.

    Most runs of digits are no numbers of telephones: what each form must have in it is looked
    for first, which is much quicker than the forms.
    """
    folded = text.casefold()
    marked = any(part in folded for part in _MARK_PARTS)
    for run in _RUN.finditer(text):
        first, last = max(0, run.start() - _AROUND), run.end() + _AROUND
        around = text[first:last]
        if any(part in around for part in _BEGINNINGS) or (marked and _MARK_WORD.search(around)):
            for order, (pattern, group) in enumerate(_FORMS):
                for match in pattern.finditer(text, first, last):
                    yield match.start(group), order, match.end(group)


def _is_part(text: str, start: int, stop: int) -> bool:
    """Return whether what looks like a number goes on with an amount, a number or an address."""
    before = text[max(0, start - 6) : start]
    if _AFTER_DIGIT.search(before):
        return True
    return bool(_IN_AMOUNT.search(before) and _THOUSANDS.fullmatch(text, start, stop))


def normalized(text: str) -> str:
    """Return a contact as it is compared: addresses in small letters, numbers as digits."""
    text = _DOT.sub(".", _AT.sub("@", text.strip())).replace(" @", "@")
    if "@" in text:
        return text.casefold().removeprefix("mailto:")
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    for prefix in ("00358", "358"):
        if digits.startswith(prefix):
            return "0" + digits.removeprefix(prefix).lstrip("0")
    return digits
