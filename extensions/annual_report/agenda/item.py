"""The agenda item of one municipality: parts in its order, handling by handling."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.agenda.content import (
    Block,
    ItemList,
    Paragraph,
    Run,
    filled,
    paragraph,
    paragraphs,
)
from annual_report.agenda.wording import fill, words_of
from annual_report.data.enums import AgendaPart, StageScope
from annual_report.data.report_dates import report_date
from annual_report.formatting import capitalized
from annual_report.i18n import label, message
from annual_report.messages import Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from annual_report.agenda.reading import AgendaContent
    from annual_report.data.model import Archive, HandlingStage, Municipality, Year
    from annual_report.data.profiles import Person, Profile, ProfilePart


class AgendaError(Exception):
    """An item cannot be made; the text says why and what would be right."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of an item: its heading, which may be empty, and what stands under it."""

    part: AgendaPart
    heading: str
    run_in: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Handling:
    """The item at one handling; ``stage`` is ``None`` for one that is not in the data yet."""

    number: int
    stage: HandlingStage | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """The agenda item as it is at a handling: the earlier ones, then the one to come.

    ``attachments`` are names of files with what they are; ``is_general`` says that the
    municipality has no profile of its own. ``day`` is the date the report bears.
    """

    year: int
    day: dt.date
    municipality: Municipality
    title: str
    language: str
    is_general: bool
    handlings: tuple[Handling, ...]
    attachments: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def current(self) -> Handling:
        """The handling the item is for."""
        return self.handlings[-1]


def stages_of(year: Year, member: Municipality, profile: Profile) -> list[HandlingStage]:
    """Return the handlings of a year's report in the body that the profile is of, in order."""
    return [
        stage
        for stage in year.handling
        if stage.municipality == member.code
        and not stage.for_information
        and (profile.body is None or profile.body in stage.body.texts.values())
    ]


def compose(  # noqa: PLR0913 - what an item is made of
    archive: Archive,
    year: Year,
    member: Municipality,
    profile: Profile,
    content: AgendaContent,
    *,
    number: int | None = None,
    attachments: Sequence[tuple[str, str]] = (),
) -> Item:
    """Return the item of a municipality at handling ``number``, counted from one.

    Without a number it is the one after the last that has a section, or else the last. Raises
    :class:`AgendaError` for a handling that the data does not have; a first one that is only to
    come needs no data.
    """
    stages = stages_of(year, member, profile)
    if number is None:
        held = [position for position, stage in enumerate(stages, 1) if stage.section]
        number = min(max(held, default=0) + 1, max(len(stages), 1))
    if number < 1 or number > max(len(stages), 1):
        raise AgendaError(
            Message(
                "{member}: there is no handling {number} of {year}; data/handling.yaml has {count} "
                "in this body. Add it there, or use one of 1 to {last}",
                member=str(member.name),
                number=number,
                year=year.year,
                count=len(stages),
                last=max(len(stages), 1),
            )
        )
    chosen: list[HandlingStage | None] = [*stages[:number]] or [None]
    title = content.title or year.report.title.in_language(profile.language)
    handlings = []
    for position, stage in enumerate(chosen, 1):
        words = words_of(archive, year, member, profile, stage) | {"title": title}
        sections = tuple(_sections(profile, content, words, stage, position, attachments))
        handlings.append(Handling(number=position, stage=stage, sections=sections))
    return Item(
        year=year.year,
        day=report_date(year.report),
        municipality=member,
        title=title,
        language=profile.language,
        is_general=profile.general,
        handlings=tuple(handlings),
        attachments=tuple(attachments),
        words=words_of(archive, year, member, profile, chosen[-1]) | {"title": title},
    )


def _sections(  # noqa: PLR0913, PLR0917 - what a handling is made of
    profile: Profile,
    content: AgendaContent,
    words: Mapping[str, str],
    stage: HandlingStage | None,
    number: int,
    attachments: Sequence[tuple[str, str]],
) -> Iterator[Section]:
    scopes = {StageScope.ALL, StageScope.FIRST if number == 1 else StageScope.LATER}
    for part in profile.parts:
        if part.stages not in scopes:
            continue
        blocks = _blocks(part, profile, content, words, stage, attachments)
        if part.upper:
            blocks = tuple(_upper(block) for block in blocks)
        if blocks or part.heading:
            yield Section(
                part=part.part,
                heading=part.heading or "",
                run_in=part.run_in,
                blocks=blocks,
            )
    has_part = any(part.part is AgendaPart.DECISION for part in profile.parts)
    if not has_part and (blocks := _decision(stage, profile.language)):
        # What was decided is told even where the municipality has no heading for it.
        yield Section(part=AgendaPart.DECISION, heading="", run_in=False, blocks=blocks)


def _upper(block: Block) -> Block:
    return paragraph(block.text.upper()) if isinstance(block, Paragraph) else block


def _blocks(  # noqa: PLR0913, PLR0917 - what a part is made of
    part: ProfilePart,
    profile: Profile,
    content: AgendaContent,
    words: Mapping[str, str],
    stage: HandlingStage | None,
    attachments: Sequence[tuple[str, str]],
) -> tuple[Block, ...]:
    if part.part is AgendaPart.DESCRIPTION and part.text is None:
        return _description(profile, content, words)
    if part.text is not None:
        return paragraphs(fill(part.text, words))
    match part.part:
        case AgendaPart.MEETING:
            return paragraphs(fill("{body} {date} {section}", words))
        case AgendaPart.RECORD_NUMBER:
            return paragraphs(words["record_number"])
        case AgendaPart.TITLE:
            return (paragraph(words["title"]),)
        case AgendaPart.PREPARER:
            return _person(profile.preparer, profile.language)
        case AgendaPart.PRESENTER:
            return _person(profile.presenter, profile.language)
        case AgendaPart.DECISION:
            return _decision(stage, profile.language)
        case AgendaPart.ATTACHMENTS if attachments:
            return (ItemList(tuple((paragraph(text),) for _, text in attachments)),)
    return ()


def _person(person: Person | None, language: str) -> tuple[Block, ...]:
    if person is None:
        return (paragraph(message(language, "[name and contact details]")),)
    known = {
        "title": person.title or message(language, "[title]"),
        "name": person.name or message(language, "[name]"),
        "phone": person.phone or message(language, "[telephone]"),
        "email": person.email or message(language, "[e-mail]"),
    }
    lines = [fill(line, known, as_is=True) for line in person.lines]
    runs = [
        (Run(text=line, link=f"mailto:{person.email}" if line == person.email else ""),)
        for line in lines
        if line
    ]
    return (Paragraph(tuple(runs)),) if runs else ()


def _decision(stage: HandlingStage | None, language: str) -> tuple[Block, ...]:
    if stage is None:
        return ()
    if stage.decision_text is not None:
        return paragraphs(stage.decision_text.in_language(language))
    if stage.decision is None:
        return ()
    return (paragraph(f"{capitalized(label(stage.decision, language))}."),)


def _description(
    profile: Profile, content: AgendaContent, words: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return the shared content with what the profile leaves out, replaces and adds.

    Raises :class:`AgendaError` where the profile names a part that the content does not have.
    """
    own = profile.content
    named = [*own.leave_out, *own.replace, *(item.after for item in own.add)]
    if unknown := [name for name in named if name not in content.parts]:
        raise AgendaError(
            Message(
                "the profile names the part {name}, which agenda.md does not have; it has {parts}",
                name=f'"{unknown[0]}"',
                parts=", ".join(content.parts),
            )
        )
    blocks: list[Block] = []
    for name, part in content.parts.items():
        if name in own.replace:
            blocks += paragraphs(fill(own.replace[name], words))
        elif name not in own.leave_out:
            blocks += filled(part, words)
        for item in own.add:
            if item.after == name:
                blocks += paragraphs(fill(item.text, words))
    return tuple(blocks)
