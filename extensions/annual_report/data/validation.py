"""From a located tree to the model: every fault found, told in the words of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.limits import MAX_FAULTS
from annual_report.data.references import Context
from annual_report.data.wording import did_you_mean, expected, fields_expected, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pydantic_core import ErrorDetails

    from annual_report.data.tree import PathParts, Tree

M = TypeVar("M", bound=BaseModel)

_EXPECTED = {
    "tuple_type": Message("a list"),
    "string_type": Message("a text"),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), Message("a whole number")),
    **dict.fromkeys(("bool_type", "bool_parsing"), Message("true or false")),
}


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """What validating a file gave.

    ``value`` is ``None`` when nothing could be kept. ``left_out`` holds the values, as they
    were read, of the items and fields at fault.
    """

    value: M | None
    faults: tuple[Fault, ...]
    left_out: tuple[tuple[PathParts, Any], ...] = ()


def validate_item(
    model: type[M], tree: Tree, context: Context | None = None
) -> tuple[M | None, tuple[Fault, ...]]:
    """Return the instance of ``model`` that a tree holds, or ``None``, and its faults.

    For one thing defined in place, e.g. ``validate_item(Objective, tree, context)`` with a
    tree of :func:`~annual_report.data.yaml_reader.read_yaml_text` or
    :func:`~annual_report.data.tree.tree_of`. An item with a fault is ``None``.
    """
    try:
        return model.model_validate(tree.value, context=context or Context()), ()
    except ValidationError as error:
        return None, _faults(model, tree, error)


def validate_file(
    model: type[M],
    tree: Tree,
    context: Context | None = None,
    twice: Collection[tuple[PathParts, Fault]] = (),
) -> Validated[M]:
    """Return what can be kept of a file: items at fault are left out of their lists.

    Of fields outside lists the one at fault is left out, and what cannot be without it.
    ``twice`` are items (with their faults) to leave out because their ids are taken.
    """
    context = context or Context()
    faults = [fault for _, fault in twice]
    paths = {path for path, _ in twice}
    value, kept = tree.value, None
    try:
        kept = model.model_validate(value, context=context)
    except ValidationError as error:
        faults += _faults(model, tree, error)
        paths |= {
            _to_leave_out(value, _located(value, item)) for item in error.errors(include_url=False)
        }
    left_out: dict[PathParts, Any] = {}
    while paths and () not in paths:
        left_out |= {path: _at(tree.value, path) for path in paths}
        value = _without(tree.value, (), frozenset(left_out))
        try:
            kept = model.model_validate(value, context=context)
        except ValidationError as error:
            # A field that is required is missing now: what it belongs to goes as well.
            paths = {_located(value, item)[:-1] for item in error.errors(include_url=False)} - set(
                left_out
            )
            paths = paths or {()}
        else:
            break
    if () in paths:
        kept, left_out = None, {(): tree.value}
    faults.sort(key=lambda fault: fault.line)
    return Validated(kept, tuple(faults), tuple(left_out.items()))


def _faults(model: type[BaseModel], tree: Tree, error: ValidationError) -> tuple[Fault, ...]:
    # Of one place one thing is told: what an unknown language says is not looked at.
    by_path = {
        _located(tree.value, item): item for item in reversed(error.errors(include_url=False))
    }
    errors = list(reversed(by_path.values()))
    faults = [_fault(model, tree, item) for item in errors[:MAX_FAULTS]]
    if len(errors) > MAX_FAULTS:
        count = len(errors) - MAX_FAULTS
        message = Message("{count} more faults are not listed", count=count)
        faults.append(tree.fault(FaultKind.LIMIT, (), message))
    return tuple(faults)


def _fault(model: type[BaseModel], tree: Tree, error: ErrorDetails) -> Fault:
    path = _located(tree.value, error)
    if error["type"] == "extra_forbidden":
        name = str(path[-1])
        listed_as = msgid("; the fields are {words}")
        hint = did_you_mean(name, _fields_at(model, path[:-1]), listed_as=listed_as)
        unknown = Message("unknown field {name}{hint}", name=quoted(name), hint=hint)
        return tree.fault(FaultKind.UNKNOWN_FIELD, path, unknown)
    kind, message = _told(error)
    return tree.fault(kind, path, message)


def _told(error: ErrorDetails) -> tuple[FaultKind, str]:
    found, details = error["input"], error.get("ctx", {})
    kind = FaultKind.VALUE
    message: str = Message("{word} cannot stand here", word=quoted(found))
    match error["type"]:
        case "fault":
            kind, message = FaultKind(details["kind"]), details["message"]
        case "value_error":
            message = details["error"].args[0]
        case "missing":
            kind, message = FaultKind.MISSING, Message("this field is required")
        case "greater_than_equal":
            least = str(details["ge"])
            message = Message(
                "must be at least {least}, found {found}", least=least, found=str(found)
            )
        case "less_than_equal":
            most = str(details["le"])
            message = Message("must be at most {most}, found {found}", most=most, found=str(found))
        case "model_type":
            kind, message = FaultKind.TYPE, fields_expected(found)
        case name if name in _EXPECTED:
            kind, message = FaultKind.TYPE, expected(_EXPECTED[name], found)
    return kind, message


def _located(value: Any, error: ErrorDetails) -> PathParts:
    """Return the path as it was written: without the parts that only the model has."""
    missing = error["loc"][-1:] if error["type"] == "missing" else ()
    path: list[str | int] = []
    for part in error["loc"][: -1 if missing else None]:
        if _holds(value, part):
            value = value[part]
            path.append(part)
    return (*path, *missing, *error.get("ctx", {}).get("at", ()))


def _holds(value: Any, part: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, dict) and part in value


def _fields_at(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    current: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str) and current is not None:
            field = current.model_fields.get(part)
            current = _model_in(field.annotation) if field else None
    return tuple(current.model_fields) if current else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside ``tuple[Annotated[Model, …], ...]``, ``Model | None`` and such."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        inner = inner[:1]
    return next((found for item in inner if (found := _model_in(item))), None)


def _to_leave_out(value: Any, path: PathParts) -> PathParts:
    """Return the path of the outermost list's item, or else of the field itself."""
    for position, part in enumerate(path):
        if isinstance(part, int):
            return path[: position + 1]
    there = path and isinstance(holder := _at(value, path[:-1]), dict) and path[-1] in holder
    return path if there else path[:-1]


def _at(value: Any, path: PathParts) -> Any:
    for part in path:
        value = value[part]
    return value


def _without(value: Any, path: PathParts, left_out: frozenset[PathParts]) -> Any:
    """Return a copy of ``value`` without the things at the paths."""
    if isinstance(value, dict):
        return {
            key: _without(item, (*path, key), left_out)
            for key, item in value.items()
            if (*path, key) not in left_out
        }
    if isinstance(value, list):
        return [
            _without(item, (*path, position), left_out)
            for position, item in enumerate(value)
            if (*path, position) not in left_out
        ]
    return value
