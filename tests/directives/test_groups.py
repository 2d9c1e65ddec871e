"""``{groups}``: the steering group and the development groups."""

from tests.directives.pages import cells, directive, document, notes_of, page, tables_of, text
from tests.directives.test_nonsense import NONSENSE

GROUPS = """\
groups:
  - id: ohjausryhma
    name: {fi: Ohjausryhmä, sv: Styrgruppen}
    kind: steering_group
    task: Johtaa verkostoa.
    chair: Mallilan sivistysjohtaja
    members:
      - {municipality: Mallila, role: sivistysjohtaja}
      - {municipality: Mallila, role: hallintopäällikkö, name: Maija Malli}
      - {municipality: Esimerkkilä}
      - {organisation: Koulutuskeskus, role: rehtori}
    meetings: 6
    meeting_dates: [2023-01-17, 2023-03]
    activities: [Päätti suunnitelmasta., Valitsi aiheet.]
  - id: varhaiskasvatus
    name: Varhaiskasvatuksen ryhmä
    note: Aloitti helmikuussa.
    kind: working_group
    members: [{municipality: Mallila}, {municipality: Öivala}]
    meeting_dates: [2023-02-01, 2023-10-11]
    activities: [Teki mallin.]
  - id: avoin
    name: Avoin ryhmä
"""
MALLILA = "Mallila: sivistysjohtaja; Maija Malli, hallintopäällikkö"


def pages(site, *bodies, warnings=()):
    """Return the pages of 2023 with the groups above, one for each (name, language, body)."""
    files = {"reports/2023/data/groups.yaml": GROUPS}
    for name, lang, body in bodies:
        files |= document(body, lang=lang, name=f"reports/2023/{name}.md")
    built = site(files, warnings=warnings)
    return [page(built, f"reports/2023/{name}.html") for name, _, _ in bodies]


def facts_of(block):
    """Return the facts of a block: names with the texts of their values."""
    names = [text(tag).rstrip(": ") for tag in block.select("dt")]
    return list(zip(names, (cells_of(tag) for tag in block.select("dd")), strict=True))


def cells_of(tag):
    """Return the text of a value; the items of a list are divided by `` | ``."""
    return " | ".join(block.get_text() for block in tag.select("p"))


def test_one_row_a_group_in_three_languages(site):
    finnish, swedish, english = pages(
        site,
        ("a", "", directive("groups")),
        ("b", "sv", directive("groups", "kind: steering_group", "columns: kind, meeting_dates")),
        ("c", "en", directive("groups", "group: avoin")),
    )
    (table,) = tables_of(finnish)
    assert table.caption == "Ryhmät 2023"
    assert table.head == ["Ryhmä", "Tehtävä", "Puheenjohtaja", "Jäsenet", "Kokouksia"]
    assert table.rows == [
        [
            "Ohjausryhmä",
            "Johtaa verkostoa.",
            "Mallilan sivistysjohtaja",
            f"{MALLILA} | Esimerkkilä | Koulutuskeskus: rehtori",
            "6",
        ],
        [
            "Varhaiskasvatuksen ryhmä | Aloitti helmikuussa.",
            "ei tiedossa",
            "ei tiedossa",
            "Mallila ja Öivala",
            "2",
        ],
        ["Avoin ryhmä", "ei tiedossa", "ei tiedossa", "ei tiedossa", "ei tiedossa"],
    ]
    (table,) = tables_of(swedish)
    assert table.head == ["Grupp", "Typ", "Mötesdagar"]
    assert table.rows == [["Styrgruppen", "styrgrupp", "17.1.2023 och mars 2023"]]
    (table,) = tables_of(english)
    assert table.rows == [["Avoin ryhmä"]]
    assert notes_of(english) == ["Not known: task, chair, members, meetings."]


def test_a_block_a_group_tells_all_and_what_is_not_known(site):
    body = directive("groups", "style: laaja", "caption: *Kaikki* ryhmät")
    (soup,) = pages(site, ("a", "", body))
    assert soup.select_one(".report-caption").get_text() == "Kaikki ryhmät"
    first, second, third = soup.select(".report-group")
    assert [text(block.select_one(".rubric")) for block in (first, second, third)] == [
        "Ohjausryhmä",
        "Varhaiskasvatuksen ryhmä",
        "Avoin ryhmä",
    ]
    assert facts_of(first)[-3:] == [
        ("Kokouksia", "6"),
        ("Kokouspäivät", "17.1.2023 ja maaliskuu 2023"),
        ("Mitä tehtiin", "Päätti suunnitelmasta. | Valitsi aiheet."),
    ]
    assert facts_of(second)[-2:] == [
        ("Mitä tehtiin", "Teki mallin."),
        ("Huomautus", "Aloitti helmikuussa."),
    ]
    assert facts_of(third) == [
        ("Tehtävä", "ei tiedossa"),
        ("Puheenjohtaja", "ei tiedossa"),
        ("Jäsenet", "ei tiedossa"),
        ("Kokouksia", "ei tiedossa"),
    ]


def test_nothing_to_show_and_options_that_cannot_be_used(site):
    wrong = ("group: ohjausryhm, avoin", "style: taulu", "columns: tehtava")
    soups = pages(
        site,
        ("a", "", directive("groups", "year: 2022") + "\n" + directive("groups", "kind: unknown")),
        ("b", "", directive("groups", *wrong)),
        warnings=(
            r'groups: group: "ohjausryhm" is not a group of 2023; did you mean "ohjausryhma"\?',
            r'groups: style: "taulu" is not a style',
            r'groups: columns: "tehtava" is not a column',
        ),
    )
    assert notes_of(soups[0])[0] == "Vuoden 2022 ryhmät eivät ole tiedossa."
    assert [cells(row)[0] for row in soups[0].select("tbody tr")] == ["Avoin ryhmä"]
    assert [row[0] for row in tables_of(soups[1])[0].rows] == ["Avoin ryhmä"]


def test_nonsense_in_options_is_told_and_the_groups_are_shown(site):
    options = ("style", "kind", "group", "columns")
    pairs = [(option, nonsense) for option in options for nonsense in NONSENSE]
    body = "".join(directive("groups", f"{option}: '{nonsense}'") for option, nonsense in pairs)
    warnings = (r"sivu.md:\d+: WARNING: groups: ",)
    (soup,) = pages(site, ("sivu", "", body), warnings=warnings)
    assert len(tables_of(soup)) == len(pairs)
