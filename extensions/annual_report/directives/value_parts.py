"""The figures of finances, groups, surveys, recognitions, agreements and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.enums import FinanceKind
from annual_report.directives.agreements import agreements_of
from annual_report.directives.finance_rows import Amounts, amounts_of, rows_of
from annual_report.directives.tables import sum_known
from annual_report.directives.value_kinds import (
    ItemValue,
    NetworkValue,
    Value,
    count_value,
    date_value,
    money,
    number,
    text_value,
)
from annual_report.formatting import format_percent, format_period

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from annual_report.data.model import Agreement, FinanceLine, Survey, Year
    from annual_report.directives.value_kinds import Compute
    from annual_report.view import Page

AMOUNTS = {
    "budget": "as budgeted at first",
    "amended_budget": "as budgeted after amendments",
    "actual": "as came of it",
    "deviation": "actual minus budget after amendments",
    "previous": "the actual amount of the year before",
    "actual_pct": "actual in per cent of the budget after amendments",
}
"""What can be told of money, with what it is."""

SUMS = {
    "income": "the income",
    "expenses": "the expenses",
    "total": "what the network cost: the expenses",
    "net": "income minus expenses",
}
"""The sums of a year, with what each is."""


def sum_of(year: Year, name: str, page: Page) -> Amounts:
    """Return a sum of the year's finances, the same as in their table."""
    kinds = {"income": [FinanceKind.INCOME], "net": list(FinanceKind)}
    role = "net" if name == "net" else "total"
    rows = rows_of(
        year.finances, (), year.finance_totals, page, kinds.get(name, [FinanceKind.EXPENSES])
    )
    return next((row.amounts for row in rows if row.role == role), Amounts())


def _amount(amounts: Amounts, field: str, page: Page) -> str | None:
    found: Decimal | None = getattr(amounts, field)
    if field == "actual_pct" and found is not None:
        return format_percent(found, page.language)
    return money(found, page)


def _sum(name: str, field: str) -> Compute:
    return lambda year, page: _amount(sum_of(year, name, page), field, page)


def _line(field: str) -> Callable[[FinanceLine, Page], str | None]:
    return lambda line, page: _amount(amounts_of(line), field, page)


def _rate(survey: Survey, page: Page) -> str | None:
    rate = survey.known_rate
    return None if rate is None else format_percent(rate, page.language)


def _agreement(
    get: Callable[[Agreement, Page], str | None],
) -> Callable[[int | None, Page], str | None]:
    """Return how something of the agreement in force, or else of the newest, is found."""

    def compute(year: int | None, page: Page) -> str | None:
        found = agreements_of(page.archive, year)
        return get(found[0], page) if found else None

    return compute


PART_VALUES: dict[str, Value | NetworkValue | ItemValue] = {
    **{
        f"finances.{name}.{field}": Value(
            help=f"{what} in euros, {meaning}; not known while a part is not",
            compute=_sum(name, field),
        )
        for name, what in SUMS.items()
        for field, meaning in AMOUNTS.items()
        if field != "actual_pct" or name != "net"
    },
    **{
        f"finances.<id>.{field}": ItemValue(
            help=f"a line of the finances in euros, {meaning}",
            items=lambda year: year.finances,
            compute=_line(field),
        )
        for field, meaning in AMOUNTS.items()
    },
    "contributions.total": Value(
        help="the sum of the municipalities' shares in euros; not known while one is not",
        compute=lambda year, page: money(
            sum_known([share.amount for share in year.contributions]), page
        ),
    ),
    "groups.count": Value(help="how many groups there were", compute=count_value("groups")),
    "groups.<id>.meetings": ItemValue(
        help="how many times a group met",
        items=lambda year: year.groups,
        compute=lambda group, page: number(group.known_meetings, page),
    ),
    "surveys.count": Value(help="how many surveys there were", compute=count_value("surveys")),
    "surveys.<id>.invited": ItemValue(
        help="how many were invited to answer a survey",
        items=lambda year: year.surveys,
        compute=lambda survey, page: number(survey.invited, page),
    ),
    "surveys.<id>.responses": ItemValue(
        help="how many answered a survey",
        items=lambda year: year.surveys,
        compute=lambda survey, page: number(survey.responses, page),
    ),
    "surveys.<id>.rate": ItemValue(
        help="the response rate of a survey",
        items=lambda year: year.surveys,
        compute=_rate,
    ),
    "recognitions.count": Value(
        help="how many recognitions were given", compute=count_value("recognitions")
    ),
    "agreement.title": NetworkValue(
        help="the title of the co-operation agreement in force; outside a year of the newest",
        compute=_agreement(lambda agreement, page: page.text(agreement.title)),
    ),
    "agreement.period": NetworkValue(
        help="the time of that agreement",
        compute=_agreement(lambda agreement, page: format_period(agreement.period, page.language)),
    ),
    "plan.title": Value(
        help="the title of the action plan",
        compute=text_value(lambda y: y.action_plan.title if y.action_plan else None),
    ),
    "plan.adopted": Value(
        help="when the action plan was adopted",
        compute=date_value(lambda y: y.action_plan.adopted if y.action_plan else None),
    ),
    "plan.adopted_by": Value(
        help="who adopted the action plan",
        compute=text_value(lambda y: y.action_plan.adopted_by if y.action_plan else None),
    ),
}
"""The figures by their paths; ``<id>`` stands for the id of a line, a group or a survey."""
