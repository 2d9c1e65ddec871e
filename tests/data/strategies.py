"""What hypothesis draws: texts, dates, amounts, whole years, and trees like data files."""

from decimal import Decimal

from hypothesis import strategies as st

from annual_report.data import model
from annual_report.data.enums import (
    BodyKind,
    DatePart,
    DecisionKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    ReportStatus,
    Status,
)
from annual_report.data.fields import Model
from annual_report.data.values import LANGUAGES, LocalizedText, PartialDate, Period

UNSHOWABLE = [
    *map(chr, range(9)),
    *map(chr, range(0xFDD0, 0xFDF0)),  # no characters, nor are the next
    "\ufffe",
    "\uffff",
    *map(chr, range(0x202A, 0x202F)),  # turn the direction, as the next do
    *map(chr, range(0x2066, 0x206A)),
]

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=UNSHOWABLE)
    | st.sampled_from("\n\t={}<>&\"'\\;,"),
    min_size=1,
).filter(str.strip)
"""Any text that a reader can be shown."""

localized_texts = (texts | st.dictionaries(st.sampled_from(LANGUAGES), texts, min_size=1)).map(
    LocalizedText.model_validate
)

identifiers = st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,8}[A-Za-z0-9])?", fullmatch=True)

codes = st.from_regex(r"[0-9]{3}", fullmatch=True)

numbers = st.decimals(
    min_value=Decimal(-999_999_999), max_value=Decimal(999_999_999), places=4
) | st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal)

amounts = st.decimals(min_value=Decimal(0), max_value=Decimal(10**12), places=2)


@st.composite
def _partial_dates(draw):
    year = draw(st.integers(1900, 2999))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    part = draw(st.none() | st.sampled_from(DatePart)) if month is None else None
    return PartialDate(year=year, month=month, day=day, part=part)


partial_dates = _partial_dates()

periods = st.builds(
    lambda dates, start, end: Period(
        start=min(dates, key=lambda date: date.first_day) if start else None,
        end=max(dates, key=lambda date: date.last_day) if end else None,
    ),
    st.tuples(partial_dates, partial_dates),
    st.booleans(),
    st.booleans(),
)


def optional(strategy):
    return st.none() | strategy


def tuples(strategy, **keywords):
    return st.lists(strategy, max_size=2, **keywords).map(tuple)


sources = tuples(st.builds(model.SourceReference, key=texts, locator=optional(texts)))

indicators = st.builds(
    model.Indicator,
    name=localized_texts,
    unit=optional(localized_texts),
    baseline=optional(numbers),
    target=optional(numbers),
    actual=optional(numbers),
)

objectives = st.builds(
    model.Objective,
    id=identifiers,
    title=localized_texts,
    kind=optional(st.sampled_from(ObjectiveKind)),
    focus_area=optional(localized_texts),
    description=optional(localized_texts),
    actions=tuples(localized_texts),
    indicators=tuples(indicators),
    status=optional(st.sampled_from(Status)),
    explanation=optional(localized_texts),
    responsible=optional(localized_texts),
    updated=optional(partial_dates),
    projects=tuples(identifiers, unique=True),
    sources=sources,
)

projects = st.builds(
    model.Project,
    id=identifiers,
    name_as_reported=localized_texts,
    official_name=optional(localized_texts),
    official_name_note=optional(localized_texts),
    kind=optional(st.sampled_from(ProjectKind)),
    funders=tuples(identifiers, unique=True),
    grant=optional(amounts),
    own_funding=optional(amounts),
    other_funding=optional(amounts),
    total_cost=optional(amounts),
    grant_record_number=optional(texts),
    period=periods,
    coordinator=optional(codes),
    participants=tuples(codes, unique=True),
    status=optional(st.sampled_from(ProjectStatus)),
    objectives=tuples(identifiers, unique=True),
    results=optional(localized_texts),
    note=optional(localized_texts),
    sources=sources,
)

stages = st.builds(
    model.HandlingStage,
    id=optional(identifiers),
    body=localized_texts,
    body_kind=optional(st.sampled_from(BodyKind)),
    municipality=optional(codes),
    date=partial_dates,
    section=optional(texts),
    record_number=optional(texts),
    decision=optional(st.sampled_from(DecisionKind)),
    decision_text=optional(localized_texts),
    for_information=st.booleans(),
    note=optional(localized_texts),
    sources=sources,
)

reports = st.builds(
    model.Report,
    year=st.integers(1900, 2999),
    title=localized_texts,
    subtitle=optional(localized_texts),
    language=st.sampled_from(LANGUAGES),
    status=st.sampled_from(ReportStatus),
    dates=st.builds(model.ReportDates, handled=optional(partial_dates)),
    network=identifiers,
    sources=sources,
)

years = st.builds(
    model.Year,
    folder=st.just("reports/2023"),
    report=reports,
    objectives=tuples(objectives),
    assessment=optional(st.builds(model.Assessment, text=localized_texts, sources=sources)),
    projects=tuples(projects),
    handling=tuples(stages),
    files=st.just(("reports/2023/report.yaml",)),
)
"""A year whose every field can have anything that it takes."""


def _names(*models):
    return sorted({name for item in models for name in item.model_fields})


FIELDS = _names(
    Period,
    *(item for item in vars(model).values() if isinstance(item, type) and issubclass(item, Model)),
)
"""The names of all fields, so that trees get past the outermost check."""

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["2023", "1.1.2023", "T1", "okm", "398", "achieved", "luonnos", "12,50 €"])
)

keys = st.sampled_from([*FIELDS, "fi", "sv", "texts", ""])

trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(keys | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=30,
)
"""What a YAML file could be read as, most of it wrong."""
