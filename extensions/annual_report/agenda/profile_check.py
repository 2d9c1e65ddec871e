"""What a profile and a year's content say of each other, checked where the profile says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.faults import FaultKind
from annual_report.data.wording import did_you_mean, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.agenda.reading import AgendaContent
    from annual_report.data.faults import Fault
    from annual_report.data.profiles import Profile
    from annual_report.data.tree import PathParts, Tree


def unknown_parts(profile: Profile, tree: Tree, content: AgendaContent) -> Iterator[Fault]:
    """Yield a fault for each part that the profile names and the content does not have."""
    own = profile.content
    named: list[tuple[PathParts, str]] = [
        *((("leave_out", at), name) for at, name in enumerate(own.leave_out)),
        *((("replace", name), name) for name in own.replace),
        *((("add", at, "after"), item.after) for at, item in enumerate(own.add)),
    ]
    for path, name in named:
        if name not in content.parts:
            hint = did_you_mean(name, content.parts, listed_as=msgid("; it has {words}"))
            message = Message("agenda.md has no part {name}{hint}", name=quoted(name), hint=hint)
            yield tree.fault(FaultKind.REFERENCE, ("content", *path), message)
