"""Agenda items for tests: those of the project, and any that could be."""

import datetime as dt

from hypothesis import strategies as st

from annual_report.agenda.content import Heading, ItemList, Paragraph, Run
from annual_report.agenda.item import Handling, Item, Section, compose
from annual_report.agenda.layout import characters
from annual_report.data.enums import AgendaPart
from annual_report.data.model import HandlingStage, Municipality

IITTI = Municipality.model_validate({"code": "142", "id": "iitti", "name": "Iitti"})

HOSTILE = (
    "<script>alert(1)</script>",
    "</p></body>",
    "&amp; <!-- -->",
    '" onclick="alert(1)',
    "]]></w:t>",
    "\x00\x08\x1b",
    "\ud800",
    "<w:br/>",
)
LINKS = ("", "https://example.org/?a=1&b=2", "mailto:kirjaamo@example.org", "javascript:alert(1)")


def items_of_the_project(project):
    """Return items of 2023 by name: two of Iitti, one by a profile, one by the general one."""
    wanted = {
        "iitti 1": ("142", 1),
        "iitti": ("142", 2),
        "hollola": ("098", 1),
        "lahti": ("398", 1),
    }
    year = project.archive.year(2023)
    found = {}
    for name, (code, number) in wanted.items():
        member = project.archive.municipality(code)
        found[name] = compose(
            project.archive,
            year,
            member,
            project.profiles.of(member),
            project.contents[year.folder],
            number=number,
            attachments=(("kertomus-2023.pdf", "Toimintakertomus 2023"),),
        )
    return found


def item_with(*handlings, title="Toimintakertomus", language="fi", stages=None, attachments=()):
    """Return an item whose handlings are lists of sections."""
    stages = stages or [None] * len(handlings)
    return Item(
        year=2023,
        day=dt.date(2024, 2, 14),
        municipality=IITTI,
        title=title,
        language=language,
        is_general=False,
        handlings=tuple(
            Handling(number=number, stage=stage, sections=tuple(sections))
            for number, (sections, stage) in enumerate(zip(handlings, stages, strict=True), 1)
        ),
        attachments=attachments,
        words={"network": "Verkosto", "body": "Valiokunta"},
    )


def section(part, *blocks, heading="", run_in=False):
    """Return a section; texts are paragraphs."""
    made = tuple(
        Paragraph(tuple((Run(text=line),) for line in block.split("\n")))
        if isinstance(block, str)
        else block
        for block in blocks
    )
    return Section(part=AgendaPart(part), heading=heading, run_in=run_in, blocks=made)


def stage(**fields):
    """Return a handling as the data has it."""
    known = {"id": "valiokunta", "body": "Valiokunta", "municipality": "142", "date": "2024-04-17"}
    return HandlingStage.model_validate(known | fields)


def said(item):
    """Return all that an item says, in its order, without blanks."""
    texts = [item.title]
    for handling in item.handlings:
        for part in handling.sections:
            texts += [part.heading, *map(_said, part.blocks)]
    return without_blanks(characters("".join(texts)))


def _said(block):
    if isinstance(block, ItemList):
        return "".join(_said(inner) for item in block.items for inner in item)
    return block.text


def without_blanks(text):
    return "".join(text.split())


def pasted(text):
    """Return what a plain text says, without the marks of its lists and without blanks."""
    lines = (line.strip() for line in text.splitlines())
    return without_blanks("".join(line.removeprefix("- ") for line in lines))


texts = st.text(max_size=12) | st.sampled_from(HOSTILE)
runs = st.builds(
    Run, text=texts, strong=st.booleans(), emphasis=st.booleans(), link=st.sampled_from(LINKS)
)
lines = st.lists(runs, min_size=1, max_size=3).map(tuple)
paragraphs = st.lists(lines, min_size=1, max_size=3).map(tuple).map(Paragraph)
headings = st.builds(Heading, texts, st.integers(1, 9))
blocks = st.recursive(
    paragraphs | headings,
    lambda inner: st.builds(
        ItemList,
        st.lists(st.lists(inner, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
        st.booleans(),
    ),
    max_leaves=6,
)
sections = st.builds(
    Section,
    part=st.sampled_from(AgendaPart),
    heading=texts,
    run_in=st.booleans(),
    blocks=st.lists(blocks, max_size=3).map(tuple),
).filter(lambda found: found.heading or found.blocks)
items = st.builds(
    lambda handlings, title, language: item_with(*handlings, title=title, language=language),
    st.lists(st.lists(sections, max_size=3), min_size=1, max_size=2),
    texts,
    st.sampled_from(["fi", "sv", "en"]),
)
