"""What a user is told: a text in English that can be said in another language.

A :class:`Message` is its English text, for logs and programs, and keeps what it was made of: a
message id of the catalogs, and what fills it. :func:`annual_report.i18n.told` says it in a
language. Texts without letters of their own (names, numbers, values in quotes) are plain strings.
"""

from __future__ import annotations

from typing import Self

_LONG = 10_000  # from here on digits are grouped; below are years, lines and positions


class Message(str):
    """A text whose ``template`` is a message id; ``values`` fill its ``{names}``.

    Values may be messages themselves. A template says something whole: what is put into it must
    not be inflected for it, since other languages inflect more than English does.
    """

    template: str
    values: dict[str, object]

    __slots__ = ("template", "values")

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill a message id, which has to be written out where this is called."""
        made = super().__new__(cls, filled(template, values, ","))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[object, tuple[str, dict[str, object]]]:
        """Tell pickle of the template and the values; the text is made of them."""
        return _made, (self.template, self.values)


def _made(template: str, values: dict[str, object]) -> Message:
    return Message(template, **values)


def filled(template: str, values: dict[str, object], separator: str) -> str:
    """Return a template with its ``{names}`` filled; ``separator`` groups digits by three."""
    if not values:
        return template
    return template.format_map({key: _shown(value, separator) for key, value in values.items()})


def _shown(value: object, separator: str) -> object:
    is_long = isinstance(value, int) and not isinstance(value, bool) and value >= _LONG
    return f"{value:,}".replace(",", separator) if is_long else value


def joined(parts: list[Message]) -> Message | str:
    """Return messages one after another, parted by commas; nothing for none."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to part
        return parts[0] if parts else ""
    return Message("{first}, {rest}", first=parts[0], rest=joined(parts[1:]))
