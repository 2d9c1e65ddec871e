"""The money of projects: parts sum to the total cost, and the grant keeps within its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found, plain, total
from annual_report.data.enums import Check
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.consistency.found import Around


def check(around: Around) -> Iterator[Found]:
    """Yield the projects whose amounts do not agree with each other."""
    for position, project in enumerate(around.year.projects):
        item = ("projects", position)
        cost, grant, highest = project.total_cost, project.grant, project.grant_pct_max
        parts = total((grant, project.own_funding, project.other_funding))
        if cost is not None and parts is not None and parts != cost:
            yield Found(
                check=Check.FUNDING_SUM,
                path=(*item, "total_cost"),
                item=item,
                message=Message(
                    "{stated} is not the sum of grant, own_funding and other_funding, {counted}",
                    stated=plain(cost),
                    counted=plain(parts),
                ),
                remedy=Message("write the right amounts"),
            )
        if grant is None or highest is None or not cost or 100 * grant <= highest * cost:
            continue
        yield Found(
            check=Check.GRANT_SHARE,
            path=(*item, "grant"),
            item=item,
            message=Message(
                "{grant} is more than grant_pct_max, {share} %, of total_cost, {cost}: at most "
                "{most}",
                grant=plain(grant),
                share=plain(highest),
                cost=plain(cost),
                most=plain(highest * cost / 100),
            ),
            remedy=Message("write the right amounts"),
        )
