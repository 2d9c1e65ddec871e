"""Years that hypothesis draws whole: finances, groups, surveys, recognitions and the plan too."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from annual_report.data import model
from annual_report.data.enums import (
    Check,
    Direction,
    FinanceKind,
    GroupKind,
    RecognitionScope,
    ReportKind,
    SurveyDomain,
)
from annual_report.data.errata import Erratum
from tests.data.strategies import (
    amounts,
    codes,
    identifiers,
    localized_texts,
    numbers,
    optional,
    partial_dates,
    sources,
    texts,
    tuples,
    years,
)

money = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
shares = st.decimals(min_value=0, max_value=100, places=2)
counts = st.integers(0, 10**6)
text = optional(localized_texts)
date = optional(partial_dates)
accepted = st.dictionaries(st.sampled_from(Check), localized_texts, max_size=1)
dated = st.from_regex(r"20[0-9]{2}/[A-Za-z0-9]{1,5}", fullmatch=True)
references = st.from_regex(r"(?:20[0-9]{2}/)?[A-Za-z0-9]{1,5}", fullmatch=True)

FIGURES: dict[str, Any] = dict.fromkeys(
    ("budget", "amendments", "amended_budget", "actual", "previous"), optional(money)
)
lines = st.builds(
    model.FinanceLine,
    id=identifiers,
    title=localized_texts,
    kind=st.sampled_from(FinanceKind),
    accept=accepted,
    sources=sources,
    **FIGURES,
)
totals = st.builds(
    model.FinanceTotals, income=optional(st.builds(model.Figures, **FIGURES)), accept=accepted
)
contributions = st.builds(
    model.Contribution,
    municipality=codes,
    population=optional(counts),
    population_date=date,
    share=optional(shares),
    amount=optional(amounts),
)
groups = st.builds(
    model.Group,
    id=identifiers,
    name=localized_texts,
    kind=optional(st.sampled_from(GroupKind)),
    members=tuples(
        st.builds(
            model.GroupMember,
            municipality=optional(codes),
            organisation=text,
            name=optional(texts),
        )
    ),
    meetings=optional(counts),
    meeting_dates=tuples(partial_dates),
    activities=tuples(localized_texts),
)


@st.composite
def surveys(draw):
    scale = draw(tuples(localized_texts))
    answers = st.lists(counts, min_size=len(scale), max_size=len(scale)).map(tuple)
    questions = st.builds(
        model.SurveyQuestion,
        id=identifiers,
        text=localized_texts,
        counts=st.just(()) | answers,
        mean=optional(numbers),
    )
    return model.Survey(
        id=draw(identifiers),
        title=draw(localized_texts),
        domain=draw(optional(st.sampled_from(SurveyDomain))),
        conducted=draw(date),
        responses=draw(optional(counts)),
        response_rate=draw(optional(shares)),
        scale=scale,
        questions=draw(tuples(questions)),
    )


recognitions = st.builds(
    model.Recognition,
    id=identifiers,
    title=localized_texts,
    date=date,
    scope=optional(st.sampled_from(RecognitionScope)),
)
findings = st.builds(model.Finding, id=identifiers, text=localized_texts, area=text)
calendar = st.builds(
    model.CalendarEntry,
    title=localized_texts,
    month=optional(st.integers(1, 12)),
    recurs=text,
    done=date,
)
steps = st.builds(model.NextStep, id=identifiers, text=localized_texts, taken_as=optional(dated))
ruled = st.builds(
    model.Objective,
    id=identifiers,
    title=localized_texts,
    continues=optional(dated),
    indicators=tuples(
        st.builds(
            model.Indicator,
            name=localized_texts,
            target=optional(numbers),
            actual=optional(numbers),
            direction=optional(st.sampled_from(Direction)),
            tolerance=optional(shares),
        )
    ),
    evidence=tuples(st.builds(model.Evidence, survey=references, question=optional(identifiers))),
    accept=accepted,
)
PARTS: dict[str, Any] = {
    "objectives": tuples(ruled),
    "finances": tuples(lines),
    "finance_units": tuples(st.builds(model.FinanceUnit, id=identifiers, title=localized_texts)),
    "finance_totals": optional(totals),
    "contributions": tuples(contributions),
    "groups": tuples(groups),
    "surveys": tuples(surveys()),
    "recognitions": tuples(recognitions),
    "self_assessment": optional(
        st.builds(model.SelfAssessment, conducted=date, findings=tuples(findings))
    ),
    "action_plan": optional(
        st.builds(model.ActionPlan, focus_areas=tuples(localized_texts), note=text)
    ),
    "annual_calendar": tuples(calendar),
    "next_steps": tuples(steps),
    "errata": tuples(
        st.builds(Erratum, date=partial_dates, text=localized_texts, document=optional(texts))
    ),
}


@st.composite
def _whole_years(draw):
    year, kind = draw(years), draw(st.sampled_from(ReportKind))
    name = draw(st.sampled_from(sorted(PARTS)))
    report = year.report.model_copy(update={"kind": kind})
    return year.model_copy(update={"report": report, name: draw(PARTS[name])})


whole_years = _whole_years()
"""A year whose parts can have anything they take; one of the newer parts at a time."""
