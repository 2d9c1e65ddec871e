"""Numbers, money, percentages, dates and lists as a language writes them.

Formats come from the CLDR through Babel, in the usage of Finland. Spaces inside a value
(between groups of digits, before a unit) are no-break spaces (U+00A0). Languages are
given as codes (``fi``, ``sv``, ``en``); one that Babel does not know is written as English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError, dates, lists, numbers

from annual_report.data.enums import DatePart
from annual_report.i18n import message, msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from annual_report.data.network import Funder
    from annual_report.data.values import PartialDate, Period

NO_BREAK_SPACE = "\u00a0"
EN_DASH = "\u2013"

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}"})  # the characters after z in ASCII
LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
"""The languages of output in the usage of Finland, English in the British."""

_PART_MESSAGES = {
    DatePart.BEGINNING: msgid("the beginning of {year}"),
    DatePart.SPRING: msgid("spring {year}"),
    DatePart.SUMMER: msgid("summer {year}"),
    DatePart.AUTUMN: msgid("autumn {year}"),
    DatePart.END: msgid("the end of {year}"),
}


@cache
def locale_of(language: str) -> Locale:
    """Return Babel's locale for a language of output, in the usage of Finland."""
    try:
        return Locale.parse(LOCALES.get(language, language), sep="_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LOCALES["en"])


def _number_text(text: str, language: str) -> str:
    """Give a formatted number its no-break spaces and the language's own minus sign."""
    minus = locale_of(language).number_symbols["latn"]["minusSign"]
    return re.sub(r"[ \u202f]", NO_BREAK_SPACE, text).replace("-", minus)


def has_cents(amounts: Iterable[Decimal | None]) -> bool:
    """Return whether any of the amounts is not in whole euros."""
    return any(amount is not None and amount != amount.to_integral_value() for amount in amounts)


def format_money(amount: Decimal, language: str, *, cents: bool | None = None) -> str:
    """Return an amount in euros: ``1 234,56 €``; in English ``€1,234.56``.

    Decimals are written when there are cents, or as ``cents`` says (a column of amounts
    has them in all of its cells or in none).
    """
    decimals = "0.00" if (has_cents([amount]) if cents is None else cents) else "0"
    pattern = locale_of(language).currency_formats["standard"].pattern
    text = numbers.format_currency(
        amount,
        "EUR",
        format=re.sub(r"0(?:\.0+)?", decimals, pattern),
        locale=locale_of(language),
        currency_digits=False,
    )
    return _number_text(text, language)


def format_number(number: Decimal | int, language: str) -> str:
    """Return an exact number with all the decimals it needs: ``1 234,5``."""
    text = numbers.format_decimal(number, locale=locale_of(language), decimal_quantization=False)
    return _number_text(text, language)


def format_decimals(number: Decimal, decimals: int, language: str) -> str:
    """Return a number rounded to a count of decimals, all of which are written: ``3,50``."""
    pattern = f"#,##0.{'0' * decimals}"
    return _number_text(
        numbers.format_decimal(number, format=pattern, locale=locale_of(language)), language
    )


def format_percent(percent: Decimal, language: str) -> str:
    """Return a percentage (``98.5`` means 98.5 %) with one decimal at most: ``98,5 %``."""
    locale = locale_of(language)
    pattern = locale.percent_formats[None].pattern.replace("#,##0", "#,##0.#")
    text = numbers.format_percent(percent / 100, format=pattern, locale=locale)
    return _number_text(text, language)


def format_quantity(number: Decimal, unit: str | None, language: str) -> str:
    """Return a number with its unit: ``12 kpl``; percent as the language writes it."""
    if unit == "%":
        locale = locale_of(language)
        pattern = locale.percent_formats[None].pattern
        mark = re.sub(r"[#,0.]+", "{}", pattern)
        return _number_text(mark.format(format_number(number, language)), language)
    text = format_number(number, language)
    return f"{text}{NO_BREAK_SPACE}{unit}" if unit else text


def format_date(date: PartialDate, language: str) -> str:
    """Return a date as exact as it is: ``20.3.2024``, ``huhtikuu 2023``, ``vuoden 2023 alku``.

    Swedish follows the usage of Finland's administration (``20.3.2024``), English is
    ``20 March 2024``.
    """
    if date.part is not None:
        return message(language, _PART_MESSAGES[date.part], year=date.year)
    if date.month is None:
        return str(date.year)
    if date.day is None:
        pattern = "LLLL y"
    else:
        pattern = "d.M.y" if language in ("fi", "sv") else f"d{NO_BREAK_SPACE}MMMM y"
    return dates.format_date(date.first_day, pattern, locale=locale_of(language))


def format_months(first: int, last: int | None, language: str) -> str:
    """Return months of the year by their numbers: ``helmikuu``, ``helmi–maaliskuu``.

    A time to the same month, or with no ``last``, is that month alone.
    """
    names = locale_of(language).months["stand-alone"]["wide"]
    if last is None or last == first:
        return str(names[first])
    # In Finnish the last month alone has the word for month; the short names lack just that.
    short = "abbreviated" if language == "fi" else "wide"
    start = locale_of(language).months["stand-alone"][short][first]
    return f"{start}{EN_DASH}{names[last]}"


def format_period(period: Period, language: str) -> str | None:
    """Return a time from its start to its end, with an en dash; ``None`` if neither is known.

    ``1.8.2022–31.12.2024``, ``1.8.–31.12.2023`` within a year, and with spaces around the
    dash where the dates themselves have spaces. A missing end is said in words.
    """
    start, end = period.start, period.end
    if start is None or end is None:
        if start is not None:
            known = format_date(start, language)
            return message(language, "from {start}, end not known", start=known)
        if end is not None:
            known = format_date(end, language)
            return message(language, "until {end}, start not known", end=known)
        return None
    first, last = format_date(start, language), format_date(end, language)
    if first == last:
        return first
    if language in ("fi", "sv") and start.is_exact and end.is_exact and start.year == end.year:
        first = first.removesuffix(str(start.year))
    if re.search(r"\s", first + last):
        return f"{first}{NO_BREAK_SPACE}{EN_DASH} {last}"
    return f"{first}{EN_DASH}{last}"


def format_list(items: Sequence[str], language: str) -> str:
    """Return items as a list in prose: ``Lahti, Hollola ja Iitti``."""
    return lists.format_list(list(items), style="standard", locale=locale_of(language))


def format_funder(funder: Funder, language: str) -> str:
    """Return a funder's name with its abbreviation, once: ``Opetushallitus (OPH)``."""
    name = capitalized(funder.name.in_language(language))
    short = f"({funder.abbreviation.in_language(language)})" if funder.abbreviation else ""
    return name if short in name else f"{name} {short}"


def capitalized(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def in_sentence(heading: str) -> str:
    """Return a heading as it stands inside a sentence; abbreviations stay as they are."""
    return heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]


def sorting_key(text: str) -> str:
    """Return a key that sorts words as Finnish and Swedish do: å, ä, ö after z."""
    return text.casefold().translate(_AFTER_Z)
