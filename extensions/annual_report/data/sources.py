"""Where a fact comes from."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from annual_report.data.fields import Model, Text


def _source(value: object) -> object:
    return {"key": value} if isinstance(value, str) else value


class SourceReference(Model):
    """A citation of ``references.bib``; written as the key alone or with a locator."""

    key: Text
    locator: Text | None = None


Source = Annotated[SourceReference, BeforeValidator(_source)]
Sources = tuple[Source, ...]
