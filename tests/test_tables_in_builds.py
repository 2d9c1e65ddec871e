"""A build reads tables in place of data files, and again when one changes."""

from annual_report.data.published import source_files
from tests.directives.pages import YEAR, directive, document, page
from tests.test_domain import again, site  # noqa: F401 - a fixture

YAML = f"{YEAR}/data/objectives.yaml"
CSV = f"{YEAR}/data/objectives.csv"
TABLE = "Tunnus;Tavoite;Tila\nT1;Lukutaito;toteutui\nT2;<b>&;kesken\n"
PAGES = {
    **document(directive("objectives", "columns: status"), name=f"{YEAR}/a.md"),
    **document("Ei tietoja.", name=f"{YEAR}/d.md"),
}


def test_a_table_is_read_again_when_it_changes(site):  # noqa: F811 - the fixture
    first = site(PAGES)
    (first.source / YAML).unlink()
    built, read, _ = again(first, site, {CSV: TABLE})
    assert read == {f"{YEAR}/a"}
    text = page(built, f"{YEAR}/a.html").get_text()
    assert "Lukutaito" in text
    assert "<b>&" in text, "what is in a cell is text"
    assert "data/objectives.csv" in source_files(built.source / YEAR)
    built, read, _ = again(built, site, {CSV: TABLE.replace("Lukutaito", "Luku")})
    assert read == {f"{YEAR}/a"}
    wrong = (r'objectives.csv:2: WARNING: column "Tila" \(status\): "huono" is not a status',)
    built, read, _ = again(built, site, {CSV: TABLE.replace("toteutui", "huono")}, warnings=wrong)
    assert "Lukutaito" not in page(built, f"{YEAR}/a.html").get_text()
