"""What the network says of the accessibility of its site (``reports/accessibility.yaml``).

The fields are those that the act on the provision of digital services (306/2019, chapter 3) and the
model statement of Commission Implementing Decision (EU) 2018/1523 ask for. What is not given is not
known, and is shown so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, model_validator

from annual_report.data.enums import AssessmentMethod, Compliance, InaccessibleReason
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import Model, Text
from annual_report.data.validation import validate_file
from annual_report.data.values import LANGUAGES, LocalizedText, PartialDate
from annual_report.data.vocabulary import reads
from annual_report.data.wording import quoted
from annual_report.i18n import message, msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from typing import Self

    from annual_report.data.files import Files

ACCESSIBILITY_FILE = "accessibility.yaml"
"""In the folder of the archive; the fields of :class:`AccessibilityStatement`."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s@]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CRITERION = re.compile(r"[1-4]\.[1-5]\.\d{1,2}")


def _web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        told = Message(
            "{word} is not an address; write one that begins with https://", word=quoted(value)
        )
        raise ValueError(told)
    return value


def _web_addresses(value: LocalizedText) -> LocalizedText:
    for text in value.texts.values():
        _web_address(text)
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError(
            Message(
                '{word} is not an e-mail address; write it as "name@example.org"',
                word=quoted(value),
            )
        )
    return value


def _criterion(value: str) -> str:
    if not _CRITERION.fullmatch(value):
        raise ValueError(
            Message(
                '{word} is not a success criterion of WCAG; write its number, as "1.4.10"',
                word=quoted(value),
            )
        )
    return value


WebAddress = Annotated[Text, AfterValidator(_web_address)]
"""An absolute address of the web."""

WebAddresses = Annotated[LocalizedText, AfterValidator(_web_addresses)]
"""An absolute address of the web, or one for each language."""

EmailAddress = Annotated[Text, AfterValidator(_email)]
"""An e-mail address."""

Criterion = Annotated[Text, AfterValidator(_criterion)]
"""The number of a success criterion of WCAG."""


class AccessibilityAssessment(Model):
    """How and by whom the accessibility was assessed."""

    method: Annotated[AssessmentMethod, reads(AssessmentMethod)]
    by: LocalizedText | None = None
    date: PartialDate | None = None
    note: LocalizedText | None = None


class Inaccessible(Model):
    """Content that is not accessible: what, why, and until when.

    A disproportionate burden is claimed with its grounds only (section 8 of the act).
    """

    content: LocalizedText
    reason: Annotated[InaccessibleReason, reads(InaccessibleReason)]
    explanation: LocalizedText | None = None
    criteria: tuple[Criterion, ...] = ()
    alternative: LocalizedText | None = None
    mended_by: PartialDate | None = None

    @model_validator(mode="after")
    def _burden_has_grounds(self) -> Self:
        if self.reason is InaccessibleReason.DISPROPORTIONATE_BURDEN and not self.explanation:
            raise fault_error(
                FaultKind.MISSING,
                Message(
                    "a disproportionate burden is claimed without grounds; tell them in explanation"
                ),
                ("reason",),
            )
        return self


class AccessibilityFeedback(Model):
    """Where readers tell of what they cannot use, and who answers: a role, not a person."""

    email: EmailAddress | None = None
    form: WebAddresses | None = None
    handled_by: LocalizedText | None = None


class SupervisoryAuthority(Model):
    """Whom a reader can turn to when the answer does not do."""

    name: LocalizedText
    unit: LocalizedText | None = None
    website: WebAddresses


_WEBSITES = {
    "fi": "https://www.saavutettavuusvaatimukset.fi",
    "sv": "https://www.tillganglighetskrav.fi",
    "en": "https://www.webaccessibility.fi",
}


@cache
def supervisory_authority() -> SupervisoryAuthority:
    """Return the authority of Finland, for a file that names no other.

    It took over from the Regional State Administrative Agency for Southern Finland on 1 January
    2025 (government proposal HE 71/2024 vp). Name, unit and addresses are as public statements
    give them, among them one of the City of Helsinki of 10 June 2026.
    """
    name = msgid("Finnish Transport and Communications Agency Traficom")
    unit = msgid("Digital Accessibility Supervision Unit")
    return SupervisoryAuthority.model_validate(
        {
            "name": {language: message(language, name) for language in LANGUAGES},
            "unit": {language: message(language, unit) for language in LANGUAGES},
            "website": _WEBSITES,
        }
    )


class AccessibilityStatement(Model):
    """``accessibility.yaml``: the accessibility statement of the site.

    ``service`` is the name of the site, without it that of the network; ``provider`` who answers
    for it.
    """

    service: LocalizedText | None = None
    provider: LocalizedText | None = None
    address: WebAddress | None = None
    made: PartialDate | None = None
    reviewed: PartialDate | None = None
    compliance: Annotated[Compliance, reads(Compliance)] | None = None
    assessment: AccessibilityAssessment | None = None
    not_accessible: tuple[Inaccessible, ...] = ()
    feedback: AccessibilityFeedback | None = None
    authority: SupervisoryAuthority | None = None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        lacking = [
            item
            for item in self.not_accessible
            if item.reason is not InaccessibleReason.OUT_OF_SCOPE
        ]
        if self.compliance is Compliance.COMPLIANT and lacking:
            raise fault_error(
                FaultKind.VALUE,
                Message(
                    "the site is said to meet the requirements, and not_accessible says what does "
                    "not"
                ),
                ("compliance",),
            )
        if self.compliance is Compliance.PARTIALLY_COMPLIANT and not lacking:
            raise fault_error(
                FaultKind.MISSING,
                Message(
                    "the site is said to meet the requirements in part; tell in not_accessible "
                    "what does not"
                ),
                ("compliance",),
            )
        return self


def read_statement(files: Files, file: str) -> AccessibilityStatement | None:
    """Read the statement. Faults are gathered in ``files``."""
    tree = files.read(file) if files.exists(file) else None
    if tree is None:
        return None
    read = validate_file(AccessibilityStatement, tree)
    files.faults += read.faults
    return read.value
