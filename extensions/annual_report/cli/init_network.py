"""What a new network is told to be, by options or in answers, and its ``network.yaml``."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from annual_report.cli.clock import clock_today
from annual_report.cli.errors import WrongUseError
from annual_report.cli.new_year.moved import Words
from annual_report.cli.words import say, told_here, unknown
from annual_report.cli.yaml_writing import comment, document
from annual_report.data.values import FIRST_YEAR, LANGUAGES, LAST_YEAR
from annual_report.data.wording import quoted
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MEMBER = re.compile(r"\s*(?P<code>[0-9]{3})\s+(?P<name>\S.*?)\s*")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class Member(NamedTuple):
    """A member municipality: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Given:
    """What is known of a new network."""

    name: str
    slug: str
    language: str
    members: tuple[Member, ...]
    host: Member | None
    year: int


def is_asked() -> bool:
    """Return whether somebody sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def given(  # noqa: PLR0913 - the options of the command
    *,
    name: str | None,
    slug: str | None,
    language: str | None,
    members: Sequence[str],
    host: str | None,
    year: int | None,
) -> Given:
    """Return what options and answers say. Raises where an option cannot be used.

    Only what no option says is asked for, and only when there is no ``--name``: who gives that
    has said what there is to say.
    """
    asks = name is None and is_asked()
    if name is None:
        if not asks:
            raise WrongUseError.at("--name", say("write the name of the network"))
        name = _asked(say("The name of the network"), _name)
    name = _of_option("--name", _name, name)
    if language is None and asks:
        language = _asked(say("The language: fi, sv or en"), _language, LANGUAGES[0])
    language = _of_option("--language", _language, language or LANGUAGES[0])
    found = _of_option("--member", _members, members)
    if not members and asks:
        found = _asked_members()
    hosted = _of_option("--host", lambda word: _host(word, found), host) if host else None
    if host is None and asks and found:
        hosted = _asked(
            say("The member that hosts the network; empty if none"),
            lambda word: _host(word, found) if word else None,
            "",
        )
    this_year = clock_today().year
    if year is None and asks:
        year = _asked(say("The first reporting year"), _year, str(this_year))
    year = _of_option("--year", _year, str(year or this_year))
    slug = _of_option("--slug", _slug, slug) if slug is not None else slug_of(name)
    if not slug:
        raise WrongUseError.at("--slug", say("the name gives no word for addresses; write one"))
    return Given(name, slug, language, found, hosted, year)


def network_file(network: Given) -> str:
    """Return ``network.yaml``; what is not known is a comment."""
    words = Words(network.language)
    members: list[dict[str, Any]] = []
    for member in network.members:
        fields = {"code": member.code, "id": slug_of(member.name), "name": member.name}
        members.append(fields | ({"host": True} if member == network.host else {}))
    fields = {"id": network.slug, "slug": network.slug, "name": network.name}
    text = words.say(
        "The network. The fields are explained in the handbook, under data files. Each fact can "
        "have sources: keys of references.bib."
    )
    written = document(fields, text, apart=False)
    if members:
        written += document({"members": members}, "").removeprefix("#\n")
    lacking = [
        words.say(
            "Not given, and left out: {fields}",
            fields="purpose, region, vision, agreements, funders",
        )
    ]
    if not members:
        lacking.append(words.say("Members, for instance:"))
        lacking += ["members:", '  - {code: "001", id: kunta, name: Kunta, host: true}']
    elif network.host is None:
        lacking.append(words.say("Which member hosts the network: host: true"))
    lacking.append(words.say("Which surveys take turns, for instance:"))
    lacking += [
        "survey_rotation:",
        "  domains: [ecec, pre_primary_and_basic]",
        f"  start: {network.year}",
    ]
    return written + "\n" + comment("\n".join(lacking)) + "\n"


def slug_of(text: str) -> str:
    """Return a text as a word for names of files and addresses; empty where none is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def _name(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError(say("write the name of the network"))
    return " ".join(text.split())


def _language(text: str) -> str:
    if text.strip().lower() not in LANGUAGES:
        raise ValueError(unknown(text, list(LANGUAGES), msgid("{word} is not a language")))
    return text.strip().lower()


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text.strip()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(say("{word} is not a year; write four digits, as 2023", word=quoted(text)))
    return int(text)


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(
            say(
                "{word} cannot be used in addresses; write small letters a-z, digits and hyphens",
                word=quoted(text),
            )
        )
    return text


def _member(text: str) -> Member:
    match = _MEMBER.fullmatch(text)
    if match is None or not slug_of(match["name"]) or not text.isprintable():
        raise ValueError(
            say(
                "{word} is not a member; write its code of three digits and its name, as {example}",
                word=quoted(text),
                example=quoted("016 Asikkala"),
            )
        )
    return Member(match["code"], match["name"])


def _members(texts: Sequence[str]) -> tuple[Member, ...]:
    found: list[Member] = []
    for text in texts:
        found.append(_another(_member(text), found))
    return tuple(found)


def _another(member: Member, found: Sequence[Member]) -> Member:
    if any(
        member.code == other.code or slug_of(member.name) == slug_of(other.name) for other in found
    ):
        raise ValueError(say("{word} is there twice", word=quoted(f"{member.code} {member.name}")))
    return member


def _host(text: str, members: Sequence[Member]) -> Member:
    word = text.strip().casefold()
    for member in members:
        if word in {member.code, member.name.casefold(), f"{member.code} {member.name}".casefold()}:
            return member
    names = [member.name for member in members]
    raise ValueError(unknown(text, names, msgid("{word} is not one of the members")))


def _of_option(option: str, read: Callable[[Any], Any], value: Any) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise WrongUseError.at(option, told_here(error)) from None


def _asked(question: str, read: Callable[[str], Any], default: str | None = None) -> Any:
    """Ask until the answer can be used."""
    while True:
        answer = click.prompt(question, default=default, show_default=bool(default))
        try:
            return read(answer)
        except ValueError as error:
            click.echo(told_here(error), err=True)


def _asked_members() -> tuple[Member, ...]:
    found: list[Member] = []
    while True:
        member = _asked(
            say("A member: code and name, as 016 Asikkala; empty when there are no more"),
            lambda text: _another(_member(text), found) if text else None,
            "",
        )
        if member is None:
            return tuple(found)
        found.append(member)
