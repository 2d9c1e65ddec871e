"""Which passages of a file can hold contacts: many are looked at as one text, which is quicker."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from annual_report.privacy.patterns import PART, contacts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annual_report.privacy.reading import Passage

TOGETHER = 200
"""How many passages are looked at as one text; data has tens of thousands of short ones."""

FEW = 3
"""So many are left to who asks: most pages and programs have no more."""


def sifted(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages of those among which there is a contact, in their order."""
    rest = iter(passages)
    while part := list(islice(rest, TOGETHER)):
        together = PART.join(passage.text for passage in part)
        if len(part) <= FEW or any(contacts_in(together)):
            yield from part
