"""Directives of the handbook's reference pages: what the code itself can say.

``annual-report-config`` lists the values of ``conf.py``, ``annual-report-warnings`` the kinds
of warnings, ``annual-report-vocabulary`` the words that a field takes,
``annual-report-values`` the figures of the role ``value``, ``annual-report-columns`` the
columns of a directive's table, and ``annual-report-fields`` the fields of a data model. They
write Markdown in English, the language of those pages, so they work in MyST documents only.
"""

from __future__ import annotations

import dataclasses
import types
from enum import Enum
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

from annual_report import diagnostics
from annual_report.config import PREFIX, Config
from annual_report.data import acceptance, enums, errata, faults, fields, model, profiles, values
from annual_report.directives import (
    action_plan,
    agreements,
    annual_calendar,
    contributions,
    finances,
    groups,
    handling,
    members,
    next_steps,
    objective_archive,
    objectives,
    project_archive,
    project_parts,
    recognitions,
    report_archive,
    self_assessment,
    surveys,
)
from annual_report.directives.values import VALUES
from annual_report.i18n import label, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from annual_report.directives.tables import Column

E = TypeVar("E", bound=Enum)

_TAKES: tuple[tuple[object, str], ...] = (
    (fields.Identifier, "id"),
    (fields.MunicipalityCode, "municipality code: three digits in quotes"),
    (fields.MunicipalityReference, "code or name of a member"),
    (fields.FunderReference, "id or abbreviation of a funder"),
    (fields.ItemReference, "id, or year and id: `2022/T3`"),
    (fields.EarlierReference, "year and id: `2022/T3`"),
    (fields.LaterReference, "year and id: `2024/T1`"),
    (fields.Count, "whole number"),
    (acceptance.Accepted, "name of a [check](#vocabulary-check): reason"),
    (fields.Text, "text"),
    (model.SourceReference, "key of `references.bib`, or `key` and `locator`"),
    (values.LocalizedText, "text"),
    (values.Number, "number"),
    (fields.Amount, "euros"),
    (values.PartialDate, "date"),
    (values.Period, "`start` and `end`: dates"),
    (str, "text"),
    (int, "whole number"),
    (bool, "`true` or `false`"),
)

_COLUMNS: dict[str, tuple[Column[Any], ...]] = {
    "objectives": objectives.COLUMNS,
    "projects": project_parts.COLUMNS,
    "handling": handling.COLUMNS,
    "members": members.COLUMNS,
    "objective-archive": objective_archive.COLUMNS,
    "project-archive": project_archive.COLUMNS,
    "report-archive": report_archive.COLUMNS,
    "finances": finances.COLUMNS,
    "contributions": contributions.COLUMNS,
    "surveys": surveys.COLUMNS,
    "groups": groups.COLUMNS,
    "recognitions": recognitions.COLUMNS,
    "agreements": agreements.COLUMNS,
    "annual-calendar": annual_calendar.COLUMNS,
    "self-assessment": self_assessment.COLUMNS,
    "action-plan": action_plan.COLUMNS,
    "next-steps": next_steps.COLUMNS,
}
_SHOWN = {
    "always": "always, or missed in the note under the table",
    "known": "where something is known",
    "asked": "when asked for",
}


class ConfigReference(SphinxDirective):
    """``{annual-report-config}``: every ``annual_report_*`` value with its help and default."""

    def run(self) -> list[nodes.Node]:
        """Return a definition list of the values, in the order of the dataclass."""
        return self.parse_text_to_nodes("\n".join(map(self._entry, dataclasses.fields(Config))))

    @staticmethod
    def _entry(item: dataclasses.Field[Any]) -> str:
        default = (
            item.default if item.default_factory is dataclasses.MISSING else item.default_factory()
        )
        return f"`{PREFIX}{item.name}`\n: {item.metadata['help']} Default: `{default!r}`.\n"


class WarningsReference(SphinxDirective):
    """``{annual-report-warnings}``: every kind of warning with the docstring it has in code."""

    def run(self) -> list[nodes.Node]:
        """Return a definition list of types with subtypes; those of the data come last."""
        entries = [
            f"`{diagnostics.TYPE}.{kind.value}`\n: {meaning}\n"
            for kinds in (diagnostics.Warnings, faults.FaultKind)
            for kind, meaning in docstrings(kinds)
        ]
        return self.parse_text_to_nodes("\n".join(entries))


def docstrings(kinds: Iterable[E]) -> Iterator[tuple[E, str]]:
    """Yield the members of an enumeration with their docstrings."""
    for kind in kinds:
        found = ModuleAnalyzer.for_module(type(kind).__module__).find_attr_docs()
        yield kind, " ".join(found[type(kind).__name__, kind.name]).strip()


class VocabularyReference(SphinxDirective):
    """``{annual-report-vocabulary} Status``: a closed list of words, in every language."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table of the words under the label that fields link to."""
        known = {item.__name__: item for item in enums.Vocabulary.__subclasses__()}
        vocabulary = known.get(self.arguments[0])
        if vocabulary is None:
            _warn(self, f'"{self.arguments[0]}" is not a vocabulary; use one of {", ".join(known)}')
            return []
        rows = [
            [f"`{word.value}`", *(label(word, language) for language in values.LANGUAGES)]
            for word in vocabulary
        ]
        words = table(["Code", "Finnish", "Swedish", "English"], rows)
        return self.parse_text_to_nodes(f"({_anchor(vocabulary)})=\n{words}")


def _anchor(vocabulary: type[enums.Vocabulary]) -> str:
    return "vocabulary-" + vocabulary.context().replace(" ", "-")


class ValuesReference(SphinxDirective):
    """``{annual-report-values}``: the figures that the role ``value`` knows."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the names with what each is."""
        rows = [[f"`{name}`", value.help] for name, value in VALUES.items()]
        return self.parse_text_to_nodes(table(["Name", "What it is"], rows))


class ColumnsReference(SphinxDirective):
    """``{annual-report-columns} projects``: the columns of a directive's table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table of the columns in their order."""
        name = self.arguments[0]
        if name not in _COLUMNS:
            _warn(self, f'"{name}" has no columns; use one of {", ".join(_COLUMNS)}')
            return []
        rows = [
            [
                f"`{column.name}`",
                *(message(language, column.heading) for language in ("fi", "en")),
                _SHOWN[column.shown],
            ]
            for column in _COLUMNS[name]
        ]
        head = ["Name", "Heading in Finnish", "in English", "Shown"]
        return self.parse_text_to_nodes(table(head, rows))


_MODELS = (model, profiles, errata)
"""The modules whose models can be told of."""


class FieldsReference(SphinxDirective):
    """``{annual-report-fields} Objective``: the fields of a model.

    The body says what each field means, one line a field (``title: What it aims at``). A field
    without a line and a line without a field are warnings, so that the page cannot lag behind.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a table: field, what it takes, whether it is required, meaning."""
        name = self.arguments[0]
        named = next(filter(None, (getattr(part, name, None) for part in _MODELS)), None)
        if not (isinstance(named, type) and issubclass(named, fields.Model)):
            _warn(self, f'"{name}" is not a model of annual_report.data.model or profiles')
            return []
        said = {
            name.strip(): meaning.strip()
            for name, _, meaning in (line.partition(":") for line in self.content if line.strip())
        }
        known = named.model_fields
        for name in sorted(known.keys() - said.keys()):
            _warn(self, f"{named.__name__}.{name} is not explained")
        for name in sorted(said.keys() - known.keys()):
            _warn(self, f'{named.__name__} has no field "{name}"')
        hints = get_type_hints(named, include_extras=True)
        rows = [
            [
                f"`{name}`",
                _takes(hints[name]),
                "yes" if info.is_required() else "no",
                said.get(name, ""),
            ]
            for name, info in known.items()
        ]
        return self.parse_text_to_nodes(table(["Field", "Takes", "Required", "Meaning"], rows))


def _warn(directive: SphinxDirective, text: str) -> None:
    place = (directive.env.docname, directive.lineno)
    diagnostics.warn(diagnostics.Warnings.DIRECTIVE, text, location=place)


def _takes(hint: object) -> str:
    """Say in words what a field of this type takes."""
    for known, words in _TAKES:
        if hint == known:
            return words
    arguments = get_args(hint)
    if get_origin(hint) is Annotated:
        return _takes(arguments[0])
    if get_origin(hint) in (Union, types.UnionType):
        return _takes(next(each for each in arguments if each is not type(None)))
    if get_origin(hint) is dict:
        return f"names, each with: {_takes(arguments[1])}"
    if get_origin(hint) is tuple:
        return f"list: {_takes(arguments[0])}"
    if isinstance(hint, type) and issubclass(hint, enums.Vocabulary):
        return f"[{hint.context()}](#{_anchor(hint)})"
    return f"fields of `{getattr(hint, '__name__', hint)}`"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table with a heading row in MyST."""
    lines = ["~~~{list-table}", ":header-rows: 1", ""]
    for row in (head, *rows):
        lines += [f"* - {row[0]}", *(f"  - {cell}" for cell in row[1:])]
    return "\n".join([*lines, "~~~", ""])


def setup_reference(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("annual-report-config", ConfigReference)
    app.add_directive("annual-report-warnings", WarningsReference)
    app.add_directive("annual-report-vocabulary", VocabularyReference)
    app.add_directive("annual-report-values", ValuesReference)
    app.add_directive("annual-report-columns", ColumnsReference)
    app.add_directive("annual-report-fields", FieldsReference)
