"""``{accessibility-statement}``: the accessibility statement of the site.

Its parts are those of the model of Commission Implementing Decision (EU) 2018/1523, as the act on
the provision of digital services (306/2019) asks. Each is a section of the page, so that headings
and the table of contents lead to it. What the data does not tell is said not to be known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from annual_report.data.accessibility import AccessibilityStatement, supervisory_authority
from annual_report.data.enums import Compliance, InaccessibleReason
from annual_report.directives.base import ReportDirective
from annual_report.directives.parts import facts, paragraph, unknown
from annual_report.formatting import capitalized, format_date, format_list
from annual_report.i18n import msgid
from annual_report.language import language_while_reading
from annual_report.view import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annual_report.data.accessibility import Inaccessible
    from annual_report.data.values import LocalizedText, PartialDate

COMPLIANCE = {
    Compliance.COMPLIANT: msgid(
        "The site meets the requirements of accessibility that the act lays down (WCAG, levels A "
        "and AA)."
    ),
    Compliance.PARTIALLY_COMPLIANT: msgid(
        "The site meets the requirements of accessibility that the act lays down (WCAG, levels A "
        "and AA) in part. What does not meet them is told below."
    ),
    Compliance.NON_COMPLIANT: msgid(
        "The site does not meet the requirements of accessibility that the act lays down (WCAG, "
        "levels A and AA). What does not meet them is told below."
    ),
}

REASONS = {
    InaccessibleReason.NON_COMPLIANCE: msgid("It does not meet the requirements yet."),
    InaccessibleReason.DISPROPORTIONATE_BURDEN: msgid(
        "Meeting the requirements would be a disproportionate burden now."
    ),
    InaccessibleReason.OUT_OF_SCOPE: msgid("The act does not apply to this content."),
}


class AccessibilityStatementDirective(ReportDirective):
    """Show the accessibility statement as sections of the page."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the introduction and the sections."""
        docname = self.env.docname
        self.domain.note_accessibility(docname)
        page = Page(
            archive=self.domain.archive,
            docname=docname,
            language=language_while_reading(self.env, self.state.document),
            cite=lambda _source: nodes.Text(""),
        )
        given = page.archive.accessibility
        statement = given or AccessibilityStatement()
        result = list(_introduction(statement, page, is_given=given is not None))
        parts = (
            (page.say("How accessible the site is"), _compliance),
            (page.say("How the accessibility was assessed"), _assessment),
            (page.say("Content that is not accessible"), _not_accessible),
            (page.say("Feedback"), _feedback),
            (page.say("Supervisory authority"), _authority),
        )
        result += [self._section(title, body(statement, page)) for title, body in parts]
        result = page.with_languages(result)
        for node in result:
            if isinstance(node, nodes.Element):
                node["support_smartquotes"] = False  # data is shown as it is
                self.set_source_info(node)
        return result

    def _section(self, title: str, body: Sequence[nodes.Node]) -> nodes.section:
        section = nodes.section("", nodes.title("", title), *body)
        section["names"].append(nodes.fully_normalize_name(title))
        self.state.document.note_implicit_target(section, section)
        return section


def _introduction(
    statement: AccessibilityStatement, page: Page, *, is_given: bool
) -> Iterator[nodes.Node]:
    network = page.archive.network.name if page.archive.network else None
    service = statement.service or network
    if is_given:
        yield paragraph(
            page.say(
                "This accessibility statement is given as the act on the provision of digital "
                "services (306/2019) asks."
            )
        )
    else:
        yield nodes.important(
            "",
            paragraph(
                page.say(
                    "The statement has not been made yet: the accessibility of the site has not "
                    "been assessed, or nothing is recorded of it. What is missing is said not to "
                    "be known."
                )
            ),
        )
    address: Sequence[nodes.Node] = [unknown(page)]
    if statement.address:
        address = [nodes.paragraph("", "", _link(statement.address, statement.address))]
    yield facts(
        (
            (page.say("Site"), _text(service, page)),
            (page.say("Address"), address),
            (page.say("Who answers for the site"), _text(statement.provider, page)),
            (page.say("Statement made"), _date(statement.made, page)),
            (page.say("Statement reviewed"), _date(statement.reviewed or statement.made, page)),
        )
    )


def _compliance(statement: AccessibilityStatement, page: Page) -> list[nodes.Node]:
    if statement.compliance is None:
        return [paragraph(page.say("It is not known how the site meets the requirements."))]
    return [paragraph(page.say(COMPLIANCE[statement.compliance]))]


def _assessment(statement: AccessibilityStatement, page: Page) -> list[nodes.Node]:
    found = statement.assessment
    if found is None:
        return [paragraph(page.say("It is not known how the accessibility was assessed."))]
    pairs: list[tuple[str, list[nodes.Node]]] = [
        (page.say("Way of assessing"), [paragraph(capitalized(page.label(found.method)))]),
        (page.say("Assessed by"), _text(found.by, page)),
        (page.say("Assessed on"), _date(found.date, page)),
    ]
    return [facts(pairs), *([paragraph(page.text(found.note))] if found.note else [])]


def _not_accessible(statement: AccessibilityStatement, page: Page) -> list[nodes.Node]:
    if not statement.not_accessible:
        if statement.compliance is Compliance.COMPLIANT:
            return [paragraph(page.say("No content is known that is not accessible."))]
        return [paragraph(page.say("It is not known which content is not accessible."))]
    items = [
        nodes.definition_list_item(
            "",
            nodes.term("", page.text(item.content)),
            nodes.definition("", *_told_of(item, page)),
        )
        for item in statement.not_accessible
    ]
    return [nodes.definition_list("", *items)]


def _told_of(item: Inaccessible, page: Page) -> Iterator[nodes.Node]:
    reason = page.say(REASONS[item.reason])
    told = page.text(item.explanation) if item.explanation else ""
    yield paragraph(f"{reason} {told}".rstrip())
    pairs: list[tuple[str, list[nodes.Node]]] = []
    if item.criteria:
        criteria = format_list(item.criteria, page.language)
        pairs.append((page.say("Requirements of WCAG"), [paragraph(criteria)]))
    if item.alternative:
        pairs.append((page.say("How to get it otherwise"), _text(item.alternative, page)))
    if item.reason is not InaccessibleReason.OUT_OF_SCOPE:
        pairs.append((page.say("Mended by"), _date(item.mended_by, page)))
    if pairs:
        yield facts(pairs)


def _feedback(statement: AccessibilityStatement, page: Page) -> list[nodes.Node]:
    found = statement.feedback
    ways: list[nodes.Node] = []
    if found and found.form:
        address = page.plain.text(found.form)
        ways.append(nodes.paragraph("", "", _link(page.say("Form for feedback"), address)))
    if found and found.email:
        ways.append(nodes.paragraph("", "", _link(found.email, f"mailto:{found.email}")))
    if not ways:
        told = page.say(
            "Where feedback on accessibility can be given is not known: the statement names no "
            "address yet."
        )
        return [paragraph(told)]
    asked = paragraph(
        page.say(
            "Tell us what you cannot use, or ask for the content in a form that is accessible to "
            "you. You get an answer within two weeks."
        )
    )
    handled_by = _text(found.handled_by if found else None, page)
    pairs = ((page.say("Give feedback"), ways), (page.say("Who answers"), handled_by))
    return [asked, facts(pairs)]


def _authority(statement: AccessibilityStatement, page: Page) -> list[nodes.Node]:
    authority = statement.authority or supervisory_authority()
    told = paragraph(
        page.say(
            "If the answer does not satisfy you, or you get none within two weeks, you can "
            "complain to the supervisory authority or ask it for an investigation. Its site tells "
            "how."
        )
    )
    website = page.plain.text(authority.website)
    unit = [paragraph(page.text(authority.unit))] if authority.unit else []
    pairs = (
        (page.say("Authority"), [paragraph(page.text(authority.name)), *unit]),
        (page.say("Its site"), [nodes.paragraph("", "", _link(website, website))]),
    )
    return [told, facts(pairs)]


def _text(text: LocalizedText | None, page: Page) -> list[nodes.Node]:
    return [paragraph(page.text(text)) if text else unknown(page)]


def _date(date: PartialDate | None, page: Page) -> list[nodes.Node]:
    return [paragraph(format_date(date, page.language)) if date else unknown(page)]


def _link(text: str, address: str) -> nodes.reference:
    return nodes.reference("", text, refuri=address)
