"""``strategy.xml``: the objectives of a year as StratML, Part 2 (ISO 17469-1).

Focus areas are goals, objectives are objectives, indicators are performance indicators with
target and actual results. The order of elements is that of the standard's schema (version
2.2.2016-02-16). How an objective came out is a qualitative indicator of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from annual_report.data.enums import ReportKind
from annual_report.data.status_rules import outcome
from annual_report.i18n import label, message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from annual_report.data.enums import Status
    from annual_report.data.model import Archive, Indicator, Objective, Year
    from annual_report.data.values import LocalizedText

NAME = "strategy.xml"

_DECLARATION: Final = "<?xml version='1.0' encoding='utf-8'?>"

NAMESPACE: Final = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def has_strategy(year: Year) -> bool:
    """Return whether a year has objectives: the standard wants a goal at least."""
    return bool(year.objectives)


def strategy(archive: Archive, year: Year) -> bytes | None:
    """Return the plan or report of a year as StratML; ``None`` without objectives."""
    if not has_strategy(year):
        return None
    root = _Writer(archive, year).root()
    ET.indent(root)
    return f"{_DECLARATION}\n{ET.tostring(root, encoding='unicode')}\n".encode(
        errors="xmlcharrefreplace"
    )


class _Writer:
    """Builds the elements of one year, in the language of its report."""

    def __init__(self, archive: Archive, year: Year) -> None:
        self._archive = archive
        self._year = year
        self._language = year.report.language

    def root(self) -> ET.Element:
        report = self._year.report
        is_plan = report.kind is ReportKind.ACTION_PLAN
        kind = "Performance_Plan" if is_plan else "Performance_Report"
        root = ET.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": kind})
        self._add(root, "Name", report.title)
        self._add(root, "Description", report.description)
        self._add(root, "OtherInformation", report.status_note)
        core = ET.SubElement(root, "StrategicPlanCore")
        self._add_organization(core)
        for goal in self._goals():
            core.append(goal)
        self._add_administration(root)
        return root

    def _add(self, parent: ET.Element, name: str, text: LocalizedText | str | None) -> None:
        """Add an element with a text; none when the text is not known."""
        if text is not None:
            words = text if isinstance(text, str) else text.in_language(self._language)
            ET.SubElement(parent, name).text = words

    def _add_organization(self, core: ET.Element) -> None:
        network = self._archive.network
        if network is None:
            return
        organization = ET.SubElement(core, "Organization")
        self._add(organization, "Name", network.name)
        self._add(organization, "Identifier", _xml_id("network", network.id))
        for member in network.members_in(self._year.year):
            kind = {"StakeholderTypeType": "Organization"}
            self._add(ET.SubElement(organization, "Stakeholder", kind), "Name", member.name)
        if network.vision:
            self._add(ET.SubElement(core, "Vision"), "Description", network.vision)
        if network.purpose:
            self._add(ET.SubElement(core, "Mission"), "Description", network.purpose)

    def _goals(self) -> Iterable[ET.Element]:
        """Yield a goal for each focus area, those of the plan first, and one for the rest."""
        plan = self._year.action_plan
        areas: dict[str, list[Objective]] = {
            area.in_language(self._language): [] for area in (plan.focus_areas if plan else ())
        }
        others = []
        for objective in self._year.objectives:
            area = objective.focus_area
            if area is None:
                others.append(objective)
            else:
                areas.setdefault(area.in_language(self._language), []).append(objective)
        named = list(areas.items())
        if others:
            named.append((message(self._language, "Objectives without a focus area"), others))
        for number, (name, objectives) in enumerate(named, 1):
            goal = ET.Element("Goal")
            self._add(goal, "Name", name)
            self._add(goal, "Description", "")  # required; a focus area is its name
            self._add(goal, "Identifier", _xml_id("goal", str(number)))
            self._add(goal, "SequenceIndicator", str(number))
            for objective in objectives:
                goal.append(self._objective(objective))
            yield goal

    def _objective(self, objective: Objective) -> ET.Element:
        element = ET.Element("Objective")
        self._add(element, "Name", objective.title)
        self._add(element, "Description", objective.description)
        self._add(element, "Identifier", _xml_id("objective", objective.id))
        self._add(element, "SequenceIndicator", objective.id)
        if objective.responsible:
            holder = ET.SubElement(element, "Stakeholder")
            self._add(holder, "Name", objective.responsible)
        self._add(element, "OtherInformation", objective.explanation)
        for number, indicator in enumerate(objective.indicators, 1):
            name = _xml_id("indicator", f"{objective.id}-{number}")
            element.append(self._indicator(indicator, name))
        result = outcome(objective)
        if result is not None:
            element.append(self._outcome(result))
        return element

    def _indicator(self, indicator: Indicator, identifier: str) -> ET.Element:
        kind = {"PerformanceIndicatorType": "Quantitative"}
        element = ET.Element("PerformanceIndicator", kind)
        self._add(element, "MeasurementDimension", indicator.name)
        self._add(element, "UnitOfMeasurement", indicator.unit or "")  # required
        self._add(element, "Identifier", identifier)
        results = {"TargetResult": indicator.target, "ActualResult": indicator.actual}
        if any(value is not None for value in results.values()):
            instance = ET.SubElement(element, "MeasurementInstance")
            for name, value in results.items():
                self._add_result(instance, name, value)
        return element

    def _add_result(self, instance: ET.Element, name: str, value: Decimal | None) -> None:
        if value is None:
            return
        result = ET.SubElement(instance, name)
        self._add_dates(result)
        self._add(result, "NumberOfUnits", f"{value:f}")

    def _outcome(self, status: Status) -> ET.Element:
        """Return how an objective came out, as an indicator: the standard has no other place."""
        element = ET.Element("PerformanceIndicator", {"PerformanceIndicatorType": "Qualitative"})
        self._add(element, "MeasurementDimension", message(self._language, "Outcome"))
        self._add(element, "UnitOfMeasurement", "")
        instance = ET.SubElement(element, "MeasurementInstance")
        result = ET.SubElement(instance, "ActualResult")
        self._add_dates(result)
        descriptor = ET.SubElement(result, "Descriptor")
        self._add(descriptor, "DescriptorName", status.value)
        self._add(descriptor, "DescriptorValue", label(status, self._language))
        return element

    def _add_administration(self, root: ET.Element) -> None:
        administration = ET.SubElement(root, "AdministrativeInformation")
        report = self._year.report
        name = _xml_id("report", f"{report.network}-{report.year}")
        self._add(administration, "Identifier", name)
        self._add_dates(administration)
        published = report.dates.published
        if published is not None and published.is_exact:
            self._add(administration, "PublicationDate", str(published))

    def _add_dates(self, parent: ET.Element) -> None:
        """Add the time that a plan or a result is about: the reporting year."""
        self._add(parent, "StartDate", f"{self._year.year}-01-01")
        self._add(parent, "EndDate", f"{self._year.year}-12-31")


def _xml_id(kind: str, name: str) -> str:
    """Return an identifier as ``xsd:ID`` takes it: letters first, and unique in the file."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9_.-]', '-', name)}"
