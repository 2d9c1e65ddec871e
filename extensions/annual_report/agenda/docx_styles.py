"""The styles, lists and settings of the DOCX: a few, all ours, in the language of the item.

They take the place of those in python-docx's template, which is American English, bears its
maker's name and has three hundred styles nobody needs. The names are those that every word
processor knows and shows in its own language (ECMA-376, 17.7.4), so a municipality's own template
can take over when the text is pasted into it.
"""

from __future__ import annotations

from html import escape
from typing import Final

DEEPEST_LIST = 3
"""How deep lists are nested in styles that word processors know: List Bullet to List Bullet 3."""

BULLETS, NUMBERS = "List Bullet", "List Number"

_FONT = "Arial"
"""Installed with Windows and macOS; elsewhere a face of the same measures stands in for it."""

_NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_REGIONS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

_HEADING_SIZES = (15, 13, 12, 11, 11)
"""Of Heading 1 and on, in points."""


def language_tag(language: str) -> str:
    """Return the language with its region, as spelling checkers name it."""
    return _REGIONS.get(language, language)


def styles(language: str) -> str:
    """Return the styles (``styles.xml``) for a language such as ``"fi"``."""
    tag = escape(language_tag(language))
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    made = [
        _style("Normal", kind="paragraph", default=True, body="<w:qFormat/>"),
        _style("Default Paragraph Font", kind="character", default=True),
        _style("Normal Table", kind="table", default=True, body=_NO_MARGINS),
        _style("No List", kind="numbering", default=True),
        _style(
            "Title",
            body="<w:next w:val='Normal'/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
            f"<w:spacing w:after='240' w:line='240' w:lineRule='auto'/></w:pPr>{_bold(18)}",
        ),
        *(
            _style(f"heading {level}", body=_heading(level, size))
            for level, size in enumerate(_HEADING_SIZES, 1)
        ),
        *(
            _style(_numbered(name, depth), body=_list(number, depth))
            for name, number in ((BULLETS, 1), (NUMBERS, 2), ("List Continue", None))
            for depth in range(1, DEEPEST_LIST + 1)
        ),
        _style(
            "Hyperlink",
            kind="character",
            body="<w:rPr><w:color w:val='1D4F7C'/><w:u w:val='single'/></w:rPr>",
        ),
    ]
    return (
        f"<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/>'
        f"</w:pPr></w:pPrDefault></w:docDefaults>{''.join(made)}</w:styles>"
    )


def numbering(ordered_lists: int) -> str:
    """Return the lists (``numbering.xml``): bullets (1), numbers (2), each ordered list (3 …).

    Every ordered list has a number of its own, which is what makes it begin at one.
    """
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(number, depth) for depth in range(DEEPEST_LIST))
        + "</w:abstractNum>"
        for number in (1, 2)
    )
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for depth in range(DEEPEST_LIST)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{min(number, 2)}"/>'
        f"{starts if number > 2 else ''}</w:num>"  # noqa: PLR2004 - the two kinds come first
        for number in range(1, 3 + ordered_lists)
    )
    return f"<w:numbering {_NAMESPACE}>{kinds}{numbers}</w:numbering>"


def settings(language: str) -> str:
    """Return the settings (``settings.xml``): today's rules of layout, and the language."""
    tag = escape(language_tag(language))
    return (
        f'<w:settings {_NAMESPACE}><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{tag}"/></w:settings>'
    )


_NO_MARGINS = (
    "<w:tblPr><w:tblInd w:w='0' w:type='dxa'/><w:tblCellMar><w:top w:w='0' w:type='dxa'/>"
    "<w:left w:w='108' w:type='dxa'/><w:bottom w:w='0' w:type='dxa'/>"
    "<w:right w:w='108' w:type='dxa'/></w:tblCellMar></w:tblPr>"
)


def _style(name: str, *, kind: str = "paragraph", default: bool = False, body: str = "") -> str:
    identifier = "".join(word[:1].upper() + word[1:] for word in name.split())
    based = "" if default else f"<w:basedOn w:val='{_BASES[kind]}'/>"
    return (
        f"<w:style w:type='{kind}'{' w:default=' + repr('1') if default else ''} "
        f"w:styleId='{identifier}'><w:name w:val='{name}'/>{based}{body}</w:style>"
    )


_BASES = {"paragraph": "Normal", "character": "DefaultParagraphFont"}


def _heading(level: int, size: int) -> str:
    before = 360 if level == 1 else 240
    return (
        "<w:next w:val='Normal'/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>"
        f"<w:spacing w:before='{before}' w:after='80' w:line='240' w:lineRule='auto'/>"
        f"<w:outlineLvl w:val='{level - 1}'/></w:pPr>{_bold(size)}"
    )


def _bold(size: int) -> str:
    return f"<w:rPr><w:b/><w:bCs/><w:sz w:val='{2 * size}'/><w:szCs w:val='{2 * size}'/></w:rPr>"


def _numbered(name: str, depth: int) -> str:
    return name if depth == 1 else f"{name} {depth}"


def _list(number: int | None, depth: int) -> str:
    if number is None:
        return f"<w:pPr><w:ind w:left='{360 * depth}'/></w:pPr>"
    return (
        f"<w:qFormat/><w:pPr><w:numPr><w:ilvl w:val='{depth - 1}'/><w:numId w:val='{number}'/>"
        "</w:numPr><w:contextualSpacing/></w:pPr>"
    )


def _level(number: int, depth: int) -> str:
    kind, text = ("bullet", "•–•"[depth]) if number == 1 else ("decimal", f"%{depth + 1}.")
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )
