"""Reads the profiles of ``reports/agenda/``, with all their faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.files import Files
from annual_report.data.profiles import Profile
from annual_report.data.validation import validate_item
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annual_report.data.archive import Loaded
    from annual_report.data.model import Municipality
    from annual_report.data.tree import Tree

AGENDA_DIR = "agenda"
"""In the folder of the archive; holds the profiles."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles that can be used, by the code of their municipality, and what is wrong.

    ``general`` serves the municipalities without a profile of their own. ``trees`` are the files
    of the profiles by the code of their municipality; the general one's is under ``None``.
    """

    own: Mapping[str, Profile]
    general: Profile | None
    faults: tuple[Fault, ...]
    trees: Mapping[str | None, Tree] = field(default_factory=dict)

    def of(self, member: Municipality) -> Profile | None:
        """Return the profile of a member: its own, or the general one."""
        return self.own.get(member.code, self.general)


def load_profiles(source: Path, loaded: Loaded, reports_dir: str = "reports") -> Profiles:
    """Load every profile of the archive. Never raises for what the files hold."""
    files = Files(source)
    folder = str(PurePosixPath(reports_dir) / AGENDA_DIR)
    own: dict[str, Profile] = {}
    trees: dict[str | None, Tree] = {}
    general: Profile | None = None
    names: dict[str | None, str] = {}
    entries = files.entries(folder) if files.exists(folder) and files.is_inside(folder) else []
    for name in entries:
        if not name.endswith((".yaml", ".yml")):
            continue
        file = f"{folder}/{name}"
        tree = files.read(file)
        if tree is None:
            continue
        profile, faults = validate_item(Profile, tree, loaded.context())
        files.faults += faults
        if profile is None:
            continue
        if (other := names.setdefault(profile.municipality, file)) != file:
            path = ("general",) if profile.general else ("municipality",)
            text = (
                msgid("{file} is the general profile already")
                if profile.general
                else msgid("{file} is the profile of this municipality already")
            )
            message = Message(text, file=other)
            files.faults.append(tree.fault(FaultKind.DUPLICATE, path, message))
            continue
        trees[profile.municipality] = tree
        if profile.municipality is None:
            general = profile
        else:
            own[profile.municipality] = profile
    return Profiles(own, general, tuple(files.faults), trees)
