"""What goes on from year to year: objectives by ``continues``, projects and questions by id."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.enums import SurveyDomain
    from annual_report.data.model import Archive, Objective, Project, Survey, SurveyQuestion
    from annual_report.data.values import LocalizedText

Item = TypeVar("Item")

Key: TypeAlias = tuple[int, str]
"""Year and id of an objective."""


class At(NamedTuple, Generic[Item]):
    """Something of a year, with the year it is of."""

    year: int
    item: Item


def earlier_key(at: At[Objective]) -> Key | None:
    """Return which objective one continues; ``None`` when it states none of an earlier year.

    The year that is named must be earlier, so that going from one to the next always ends.
    """
    year, _, identifier = (at.item.continues or "").partition("/")
    if not identifier or int(year) >= at.year:
        return None
    return int(year), identifier


@dataclass(frozen=True, slots=True)
class Lineages:
    """Which objective continues which, over all years: made once, asked often."""

    objectives: dict[Key, At[Objective]] = field(default_factory=dict)
    later: dict[Key, list[Key]] = field(default_factory=dict)
    order: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: Archive) -> Lineages:
        """Return the lineages of an archive, in time linear in its objectives."""
        objectives = {
            (year.year, item.id): At(year.year, item)
            for year in archive.years
            for item in year.objectives
        }
        later: dict[Key, list[Key]] = defaultdict(list)
        for key, at in objectives.items():
            earlier = earlier_key(at)
            if earlier in objectives:
                later[earlier].append(key)
        order = {key: index for index, key in enumerate(objectives)}
        return cls(objectives, dict(later), order)

    def earlier(self, at: At[Objective]) -> At[Objective] | None:
        """Return the objective that one continues, if the archive has it."""
        key = earlier_key(at)
        return None if key is None else self.objectives.get(key)

    def has_history(self, key: Key) -> bool:
        """Return whether an objective continues another, or is continued by one."""
        at = self.objectives.get(key)
        return at is not None and (key in self.later or self.earlier(at) is not None)

    def history(self, key: Key) -> list[At[Objective]]:
        """Return an objective with all that it continues and all that continue it, by year.

        Several may continue one: all of them follow it, but none is in the history of another.
        Empty when the archive does not have the objective.
        """
        first = self.objectives.get(key)
        if first is None:
            return []
        found = [first]
        before = self.earlier(first)
        while before is not None:
            found.append(before)
            before = self.earlier(before)
        waiting = list(self.later.get(key, ()))
        while waiting:
            following = waiting.pop()
            found.append(self.objectives[following])
            waiting += self.later.get(following, ())
        return sorted(found, key=lambda at: self.order[at.year, at.item.id])

    def beginnings(self) -> list[Key]:
        """Return the objectives that others continue and that continue none themselves."""
        return [key for key in self.objectives if key in self.later and not self._is_later(key)]

    def _is_later(self, key: Key) -> bool:
        return self.earlier(self.objectives[key]) is not None


def objective_history(archive: Archive, year: int, identifier: str) -> list[At[Objective]]:
    """Return what an objective of a year continues and what continues it, itself among them."""
    return Lineages.of(archive).history((year, identifier))


def project_histories(archive: Archive) -> dict[str, list[At[Project]]]:
    """Return what each year tells of each project; the same project has the same id."""
    found: dict[str, list[At[Project]]] = {}
    for year in archive.years:
        for project in year.projects:
            found.setdefault(project.id, []).append(At(year.year, project))
    return found


def project_history(archive: Archive, identifier: str) -> list[At[Project]]:
    """Return what the years tell of a project, the earliest first."""
    return project_histories(archive).get(identifier, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHistory:
    """A question that can be compared: of the same id, answered on the same scale."""

    id: str
    scale: tuple[LocalizedText, ...]
    answers: tuple[At[SurveyQuestion], ...]

    @property
    def text(self) -> LocalizedText:
        """The question as it was put last."""
        return self.answers[-1].item.text

    @property
    def is_reworded(self) -> bool:
        """Whether the words of the question are not the same in all years."""
        return any(at.item.text != self.text for at in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyHistory:
    """The surveys of one domain (``None``: not known), the earliest first."""

    domain: SurveyDomain | None
    surveys: tuple[At[Survey], ...]

    @property
    def questions(self) -> list[QuestionHistory]:
        """The questions that were put in more than one year, in the order of the first."""
        asked: dict[tuple[str, tuple[str, ...]], list[tuple[Survey, At[SurveyQuestion]]]]
        asked = defaultdict(list)
        for year, survey in self.surveys:
            scale = tuple(map(repr, survey.scale))
            for question in survey.questions:
                asked[question.id, scale].append((survey, At(year, question)))
        return [
            QuestionHistory(
                id=identifier,
                scale=answers[0][0].scale,
                answers=tuple(answer for _, answer in answers),
            )
            for (identifier, _), answers in asked.items()
            if len({answer.year for _, answer in answers}) > 1
        ]


def survey_histories(archive: Archive) -> dict[SurveyDomain | None, SurveyHistory]:
    """Return the surveys of all years by their domains, in the order they first appear."""
    found: dict[SurveyDomain | None, list[At[Survey]]] = {}
    for year in archive.years:
        for survey in year.surveys:
            found.setdefault(survey.domain, []).append(At(year.year, survey))
    return {
        domain: SurveyHistory(domain=domain, surveys=tuple(surveys))
        for domain, surveys in found.items()
    }


def year_before(archive: Archive, year: int) -> int | None:
    """Return the nearest earlier year that the archive has."""
    earlier: Iterable[int] = (item.year for item in archive.years if item.year < year)
    return max(earlier, default=None)
