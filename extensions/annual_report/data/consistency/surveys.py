"""The alternation of surveys: each year the one whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found
from annual_report.data.enums import Check
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.consistency.found import Around


def check(around: Around) -> Iterator[Found]:
    """Yield surveys out of turn, and that the one whose turn it is lacks where none is.

    Surveys of domains that do not alternate are none of it; nor are years without surveys.
    """
    network, year = around.archive.network, around.year
    rotation = network.survey_rotation if network else None
    due = rotation.due(year.year) if rotation else None
    if rotation is None or due is None or not year.surveys:
        return
    out_of_turn = False
    for position, survey in enumerate(year.surveys):
        if survey.domain is None or survey.domain is due or survey.domain not in rotation.domains:
            continue
        out_of_turn = out_of_turn or Check.ROTATION not in survey.accept
        item = ("surveys", position)
        yield Found(
            check=Check.ROTATION,
            path=(*item, "domain"),
            item=item,
            message=Message(
                "{domain} is not the domain whose turn is in {year}, {due}",
                domain=survey.domain.value,
                year=year.year,
                due=due.value,
            ),
            remedy=Message("write the right domain"),
        )
    domains = {survey.domain for survey in year.surveys}
    if due in domains or None in domains or out_of_turn or not around.places.is_whole("surveys"):
        return
    yield Found(
        check=Check.ROTATION,
        path=("surveys",),
        message=Message(
            "there is no survey of {domain}, whose turn is in {year}",
            domain=due.value,
            year=year.year,
        ),
        remedy=Message("write what is known of it"),
    )
