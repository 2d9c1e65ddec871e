"""The evaluation surveys of a year and their results."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import model_validator

from annual_report.data.acceptance import NOTHING_ACCEPTED, Accepted
from annual_report.data.enums import SurveyDomain
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import Count, Identifier, Model
from annual_report.data.projects import Percentage
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, Number, PartialDate
from annual_report.data.vocabulary import reads
from annual_report.messages import Message


class SurveyQuestion(Model):
    """A question or statement with its answers.

    ``id`` stays the same from survey to survey, so that answers can be compared. ``counts`` are
    the numbers of answers for each option of the survey's ``scale``, in its order; ``mean`` is the
    mean as the source states it, options counted from one.
    """

    id: Identifier
    text: LocalizedText
    group: LocalizedText | None = None
    counts: tuple[Count, ...] = ()
    responses: Count | None = None
    mean: Number | None = None
    note: LocalizedText | None = None

    @property
    def known_responses(self) -> int | None:
        """How many answered: as stated, or else the sum of the counts."""
        if self.responses is not None:
            return self.responses
        return sum(self.counts) if self.counts else None

    @property
    def known_mean(self) -> Decimal | None:
        """The mean as stated, or else of the counts, options counted from one."""
        if self.mean is not None:
            return self.mean
        whole = sum(self.counts)
        if not whole:
            return None
        weighted = sum(position * count for position, count in enumerate(self.counts, 1))
        return Decimal(weighted) / whole


class Survey(Model):
    """A survey that was made, or was to be made, in the year (``data/surveys.yaml``).

    ``scale`` names the options of the questions, the least favourable first. ``inference`` says
    why the survey is taken to be, where no source tells it: it is then shown as an inference.
    """

    id: Identifier
    title: LocalizedText
    domain: Annotated[SurveyDomain | None, reads(SurveyDomain)] = None
    target_group: LocalizedText | None = None
    conducted: PartialDate | None = None
    results_published: PartialDate | None = None
    invited: Count | None = None
    responses: Count | None = None
    response_rate: Percentage | None = None
    scale: tuple[LocalizedText, ...] = ()
    questions: tuple[SurveyQuestion, ...] = ()
    summary: LocalizedText | None = None
    inference: LocalizedText | None = None
    note: LocalizedText | None = None
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()

    @property
    def known_rate(self) -> Decimal | None:
        """The response rate in per cent: as stated, or else of responses and invited."""
        if self.response_rate is not None:
            return self.response_rate
        if not self.invited or self.responses is None:
            return None
        return Decimal(100 * self.responses) / self.invited

    def question(self, identifier: str) -> SurveyQuestion | None:
        """Return the question with this id, if the survey has it."""
        return next((item for item in self.questions if item.id == identifier), None)

    @model_validator(mode="after")
    def _answers_fit_the_scale(self) -> Self:
        """Refuse counts that are not one for each option, and more answers than invited."""
        for position, question in enumerate(self.questions):
            if question.counts and len(question.counts) != len(self.scale):
                message = Message(
                    "there are {counts} counts, and the scale of the survey has {options} options; "
                    "write one count for each",
                    counts=len(question.counts),
                    options=len(self.scale),
                )
                raise fault_error(FaultKind.VALUE, message, at=("questions", position, "counts"))
        if (
            self.invited is not None
            and self.responses is not None
            and self.responses > self.invited
        ):
            message = Message(
                "{responses} responses are more than the {invited} invited",
                responses=str(self.responses),
                invited=str(self.invited),
            )
            raise fault_error(FaultKind.VALUE, message, at=("responses",))
        return self
