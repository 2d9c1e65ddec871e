"""``{members}``: the member municipalities."""

from tests.directives.pages import directive, document, notes_of, page, tables_of


def test_members_of_the_year_of_the_page(shown):
    soup = shown(directive("members"))
    (table,) = tables_of(soup)
    assert table.caption == "Jäsenkunnat 2023"
    assert table.head == ["Kunta", "Kuntanumero", "Jäsen alkaen", "Asema"]
    assert table.rows == [
        ["Mallila", "901", "ei tiedossa", "isäntäkunta"],
        ["Esimerkkilä", "902", "tammikuu 2018", "jäsenkunta"],
        ["Öivala", "903", "ei tiedossa", "jäsenkunta"],
    ]


def test_all_members_outside_a_year(site):
    built = site(
        {**document(directive("members", "sort: name"), name="sivu.md"), "index.md": "# E\n"},
        warnings=("isn't included in any toctree",),
    )
    (table,) = tables_of(page(built, "sivu.html"))
    assert table.caption == "Jäsenkunnat"
    assert [row[0] for row in table.rows] == ["Entilä", "Esimerkkilä", "Mallila", "Öivala"]
    assert table.column("Jäsen saakka")[0] == "2020"


def test_names_are_in_the_language_of_the_page(shown):
    (table,) = tables_of(shown(directive("members", "columns: role"), lang="sv"))
    assert table.caption == "Medlemskommuner 2023"
    assert table.rows[0] == ["Malby", "värdkommun"]


def test_no_network(build):
    built = build(document(directive("members"), name="index.md"))
    assert notes_of(page(built, "index.html")) == ["Jäsenkunnat eivät ole tiedossa."]
