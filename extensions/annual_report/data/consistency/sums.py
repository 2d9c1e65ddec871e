"""Parts sum to totals: the budget, the lines of the finances, shares, and answers of surveys."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found, half_step, plain, total
from annual_report.data.enums import Check, FinanceKind
from annual_report.data.model import Figures
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annual_report.data.consistency.found import Around
    from annual_report.data.model import Contribution, FinanceLine, FinanceTotals, Survey
    from annual_report.data.tree import PathParts

_HUNDRED = Decimal(100)
_AMOUNTS = Message("write the right amounts")


def check(around: Around) -> Iterator[Found]:
    """Yield the totals that their parts do not sum to."""
    year, places = around.year, around.places
    for position, line in enumerate(year.finances):
        item = ("finances", position)
        yield from _amended(line, item, item)
    if year.finance_totals is not None:
        yield from _totals(
            year.finance_totals, year.finances if places.is_whole("finances") else ()
        )
    if places.is_whole("contributions"):
        yield from _shares(year.contributions)
    for position, survey in enumerate(year.surveys):
        yield from _answers(survey, ("surveys", position))


def _amended(figures: Figures, path: PathParts, item: PathParts) -> Iterator[Found]:
    stated, counted = figures.amended_budget, total((figures.budget, figures.amendments))
    if stated is not None and counted is not None and stated != counted:
        yield Found(
            check=Check.SUM,
            path=(*path, "amended_budget"),
            item=item,
            message=Message(
                "{stated} is not the sum of budget and amendments, {counted}",
                stated=plain(stated),
                counted=plain(counted),
            ),
            remedy=_AMOUNTS,
        )


def _totals(totals: FinanceTotals, lines: Sequence[FinanceLine]) -> Iterator[Found]:
    for kind in FinanceKind:
        figures: Figures | None = getattr(totals, kind.value)
        if figures is None:
            continue
        path = ("finance_totals", kind.value)
        yield from _amended(figures, path, path[:1])
        parts = [line for line in lines if line.kind is kind]
        for name in Figures.model_fields:
            stated = getattr(figures, name)
            counted = total(_amount(line, name) for line in parts)
            if stated is not None and counted is not None and stated != counted:
                yield Found(
                    check=Check.SUM,
                    path=(*path, name),
                    item=path[:1],
                    message=Message(
                        "{stated} is not the sum of {field} of the lines of {kind}, {counted}",
                        stated=plain(stated),
                        field=name,
                        kind=kind.value,
                        counted=plain(counted),
                    ),
                    remedy=_AMOUNTS,
                )


def _amount(line: FinanceLine, name: str) -> Decimal | None:
    """Return an amount of a line; the budget after amendments is counted where it can be."""
    stated: Decimal | None = getattr(line, name)
    if stated is None and name == "amended_budget":
        return total((line.budget, line.amendments))
    return stated


def _shares(contributions: Sequence[Contribution]) -> Iterator[Found]:
    shares = [item.share for item in contributions if item.share is not None]
    whole = sum(shares, Decimal(0))
    rounding = sum(map(half_step, shares), Decimal(0))
    if shares and len(shares) == len(contributions) and abs(whole - _HUNDRED) > rounding:
        yield Found(
            check=Check.SUM,
            path=("contributions",),
            message=Message("the shares sum to {sum}, not to 100", sum=plain(whole)),
            remedy=Message("write the right shares"),
        )
    people = [item.population for item in contributions if item.population is not None]
    if not sum(people) or len(people) != len(contributions):
        return
    for position, item in enumerate(contributions):
        share, population = item.share, item.population
        if share is None or population is None:
            continue
        counted = _HUNDRED * population / sum(people)
        if abs(share - counted) > half_step(share):
            yield Found(
                check=Check.SUM,
                path=("contributions", position, "share"),
                item=("contributions", position),
                message=Message(
                    "{stated} is not the share of the population, {counted} ({part} of {whole})",
                    stated=plain(share),
                    counted=plain(counted),
                    part=str(population),
                    whole=str(sum(people)),
                ),
                remedy=Message("write the right share"),
            )


def _answers(survey: Survey, item: PathParts) -> Iterator[Found]:
    rate, responses, invited = survey.response_rate, survey.responses, survey.invited
    if rate is not None and responses is not None and invited:
        counted = _HUNDRED * responses / invited
        if abs(rate - counted) > half_step(rate):
            yield Found(
                check=Check.SUM,
                path=(*item, "response_rate"),
                item=item,
                message=Message(
                    "{stated} is not the share of responses, {counted} ({part} of {whole})",
                    stated=plain(rate),
                    counted=plain(counted),
                    part=str(responses),
                    whole=str(invited),
                ),
                remedy=Message("write the right numbers"),
            )
    for position, question in enumerate(survey.questions):
        if question.counts and question.responses not in {None, sum(question.counts)}:
            yield Found(
                check=Check.SUM,
                path=(*item, "questions", position, "responses"),
                item=item,
                message=Message(
                    "{stated} is not the sum of counts, {counted}",
                    stated=str(question.responses),
                    counted=str(sum(question.counts)),
                ),
                remedy=Message("write the right numbers"),
            )
