"""The domain: links, inventory, reading in parallel, and what is read or written again."""

from __future__ import annotations

import shutil
import zlib

import docutils
import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from annual_report.tracking import updated
from tests.directives.pages import YEAR, directive, document, page, tables_of

OBJECTIVES = f"{YEAR}/data/objectives.yaml"


@pytest.fixture
def site(build):
    """Return ``build`` for the project with two years, without PDFs."""

    def run(files=None, **arguments):
        overrides = {"annual_report_pdf": False, **arguments.pop("overrides", {})}
        return build(files, root=arguments.pop("root", "year"), overrides=overrides, **arguments)

    return run


def again(built, site, files=None, **arguments):
    """Build again with changed files; return the build and the documents read and written."""
    read = dict(built.app.env.all_docs)
    written = {path: path.stat().st_mtime_ns for path in built.output.rglob("*.html")}
    for path in files or {}:
        # so that the change is seen whatever the resolution of the clock
        (built.source / path).unlink(missing_ok=True)
    second = site(files, root=None, **arguments)
    return (
        second,
        {name for name, time in second.app.env.all_docs.items() if time != read.get(name)},
        {
            path.relative_to(second.output).as_posix().removesuffix(".html")
            for path in second.output.rglob("*.html")
            if path.stat().st_mtime_ns != written.get(path)
        },
    )


PAGES = {
    **document(directive("objectives", "columns: status"), name=f"{YEAR}/a.md"),
    **document(directive("projects", "style: list"), name=f"{YEAR}/b.md"),
    **document("{value}`2022:objectives.count`", name=f"{YEAR}/c.md"),
    **document("Ei tietoja.", name=f"{YEAR}/d.md"),
    **document("{objective}`X1` {value}`objectives.count`", name=f"{YEAR}/e.md"),
    **document(directive("objective X1", "title: Uusi", "status: toteutunut"), name=f"{YEAR}/f.md"),
}


def test_objects_are_in_the_inventory_with_their_titles(site):
    built = site(PAGES)
    packed = (built.output / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(packed).decode().splitlines()
    entries = {tuple(line.split(" ", 2)[:2]): line.split(" ", 4)[3:] for line in lines}
    assert entries["2023/T1", "report:objective"] == [
        f"{YEAR}/a.html#objective-2023-t1",
        "Osallisuus lisääntyy",
    ]
    assert entries["2023/X1", "report:objective"] == [f"{YEAR}/f.html#objective-2023-x1", "Uusi"]
    assert entries["2023/alfa", "report:project"][1] == "Alfa -hanke"


def test_the_search_calls_objects_by_their_names_in_the_language_of_the_site(site):
    index = site(PAGES).read("searchindex.js")
    assert '["report", "objective", "tavoite"]' in index.replace(",", ", ").replace(",  ", ", ")


def test_every_place_in_the_inventory_is_on_its_page(site):
    built = site(PAGES)
    for name, _, _, docname, anchor, _ in built.app.env.get_domain("report").get_objects():
        soup = BeautifulSoup(built.read(f"{docname}.html"), "html.parser")
        assert len(soup.select(f"[id='{anchor}']")) == 1, name


def test_other_projects_link_through_the_inventory(site, tmp_path):
    inventory = tmp_path / "objects.inv"
    shutil.copy(site(PAGES).output / "objects.inv", inventory)
    shutil.rmtree(tmp_path / "source")
    shutil.rmtree(tmp_path / "doctrees")
    built = site(
        {"index.md": "# E\n\n{objective}`2023/T1` {objective}`se <2023/X1>`\n"},
        root=None,
        overrides={
            "extensions": ["myst_parser", "sphinx.ext.intersphinx", "annual_report"],
            "intersphinx_mapping": {"muu": ("https://raportit.example/", str(inventory))},
        },
    )
    links = page(built, "index.html").select("a.external")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Osallisuus lisääntyy", f"https://raportit.example/{YEAR}/a.html#objective-2023-t1"),
        ("se", f"https://raportit.example/{YEAR}/f.html#objective-2023-x1"),
    ]


def test_any_finds_objectives(site):
    built = site(PAGES | document("{any}`2023/T1`"))
    assert page(built).select_one("a.internal")["href"] == "a.html#objective-2023-t1"


def test_a_block_is_the_place_of_what_it_describes_wherever_it_stands(site):
    built = site(PAGES | document(directive("objective T1"), name=f"{YEAR}/z.md"))
    (built.output / f"{YEAR}/a.html").exists()
    assert not page(built, f"{YEAR}/a.html").select("#objective-2023-t1")
    assert page(built, f"{YEAR}/a.html").select("#objective-2023-t2")
    assert page(built, f"{YEAR}/z.html").select("div#objective-2023-t1")


def test_of_tables_the_first_in_the_order_of_the_toctree_is_the_place(site):
    files = {
        **document(directive("objectives"), name=f"{YEAR}/a.md"),
        **document(directive("objectives"), name=f"{YEAR}/z.md"),
        "index.md": f"# E\n\n```{{toctree}}\n{YEAR}/z\n{YEAR}/a\nreports/2022/index\n"
        f"{YEAR}/index\n```\n",
    }
    built = site(files)
    assert page(built, f"{YEAR}/z.html").select("#objective-2023-t1")
    assert not page(built, f"{YEAR}/a.html").select("#objective-2023-t1")


def test_reading_in_parallel_gives_the_same_pages(site, tmp_path):
    names = [name.removesuffix(".md") + ".html" for name in PAGES]
    first = site(PAGES)
    pages = {name: first.read(name) for name in names}
    inventory = (first.output / "objects.inv").read_bytes()
    second = site(PAGES, parallel=2, freshenv=True)
    assert {name: second.read(name) for name in names} == pages
    assert (second.output / "objects.inv").read_bytes() == inventory


def test_faults_of_the_data_are_told_once(site):
    files = PAGES | {OBJECTIVES: "objectives:\n  - {id: T1, title: Yksi, status: toteutunu}\n"}
    told = (r"objectives.yaml:2: WARNING: objectives\[0\].status",)
    first = site(files, warnings=told, parallel=2)
    assert len(first.warnings) == 1
    second, read, _ = again(first, site, warnings=told)
    assert len(second.warnings) == 1, "told again while it stands"
    assert not read


# What is read and written again


def test_nothing_changed_nothing_read(site):
    _, read, written = again(site(PAGES), site)
    assert read == set()
    assert not {name for name in written if name.startswith("reports")}


def test_a_changed_data_file_is_read_again_where_it_is_shown(site):
    first = site(PAGES)
    content = (first.source / OBJECTIVES).read_text(encoding="utf-8")
    second, read, _ = again(first, site, {OBJECTIVES: content.replace("Yhteistyö", "Yhteispeli")})
    assert read == {f"{YEAR}/{name}" for name in "abef"}
    assert "Yhteispeli laajenee" in second.read(f"{YEAR}/a.html")


def test_a_data_file_that_appears_or_vanishes_is_noticed(site):
    first = site(PAGES)
    path = "reports/2022/data/objectives.yaml"
    content = (first.source / path).read_text(encoding="utf-8")
    (first.source / path).unlink()
    second, read, _ = again(first, site)
    assert read == {f"{YEAR}/c"}
    assert page(second, f"{YEAR}/c.html").p.get_text() == "ei tiedossa"
    third, read, _ = again(second, site, {path: content})
    assert read == {f"{YEAR}/c"}
    assert page(third, f"{YEAR}/c.html").p.get_text() == "1"


def test_a_year_that_appears_is_noticed(site):
    files = document(directive("objectives", "year: 2021"))
    first = site(files, warnings=('there is no year "2021" in the archive',))
    second, read, _ = again(
        first,
        site,
        {
            "reports/2021/report.yaml": (
                "{year: 2021, title: V, status: draft, network: koeverkosto}"
            ),
            "reports/2021/data/objectives.yaml": "objectives: [{id: T1, title: Vanha tavoite}]",
        },
    )
    assert read == {f"{YEAR}/sivu"}
    assert tables_of(page(second))[0].rows == [["Vanha tavoite"]]


def test_a_changed_definition_is_written_again_where_it_is_shown(site):
    first = site(PAGES)
    changed = document(
        directive("objective X1", "title: Toinen", "status: luovuttu"), name=f"{YEAR}/f.md"
    )
    second, read, written = again(first, site, changed)
    assert read == {f"{YEAR}/f"}
    assert {f"{YEAR}/{name}" for name in "aef"} <= written
    (table,) = tables_of(page(second, f"{YEAR}/a.html"))
    assert table.rows[-1] == ["Toinen", "luovuttu"]
    assert page(second, f"{YEAR}/e.html").select_one("a.internal").get_text() == "Toinen"


def test_only_what_shows_the_year_is_written_again(site):
    built = site(PAGES)
    env = built.app.env
    assert updated(built.app, env) == []
    env.get_domain("report").data["signatures"][2023] = "as it was before"
    assert set(updated(built.app, env)) == {f"{YEAR}/{name}" for name in "abef"}


def test_a_definition_that_vanishes(site):
    first = site(PAGES)
    second, read, _ = again(
        first,
        site,
        document("Tyhjä.", name=f"{YEAR}/f.md"),
        warnings=(r'e.md:3: WARNING: there is no objective "2023/X1"',),
    )
    assert read == {f"{YEAR}/f"}
    assert len(tables_of(page(second, f"{YEAR}/a.html"))[0].rows) == 3


def test_a_block_that_appears_takes_the_place_of_a_row(site):
    first = site(PAGES)
    second, _, written = again(
        first, site, document(directive("objective T1"), name=f"{YEAR}/d.md")
    )
    assert f"{YEAR}/a" in written
    assert not page(second, f"{YEAR}/a.html").select("#objective-2023-t1")


# Every output


@pytest.mark.parametrize(
    "builder", ["text", "latex", "man", "epub", "dirhtml", "singlehtml", "xml", "texinfo"]
)
def test_every_builder_shows_the_content(site, builder):
    if builder == "man" and docutils.__version_info__ < (0, 22):
        pytest.skip("before 0.22 docutils' man pages lose a cell after rows that are joined")
    text = directive("objectives") + directive("handling") + directive("objective T1")
    overrides = {
        "man_pages": [("index", "koe", "Koe", ["Koela"], 1)],
        "texinfo_documents": [("index", "koe", "Koe", "Koela", "koe", "Koe", "")],
        "latex_documents": [("index", "koe.tex", "Koe", "Koela", "manual")],
        "epub_show_urls": "no",
        "version": "1",
        "copyright": "Koela",
    }
    built = site(document(text), builder=builder, overrides=overrides)
    output = "".join(
        path.read_text(encoding="utf-8", errors="ignore")
        for path in sorted(built.output.rglob("*"))
        if path.is_file()
        and path.suffix in {".txt", ".tex", ".1", ".xhtml", ".html", ".xml", ".texi"}
    )
    flat = " ".join(output.replace("\n", " ").split())
    for shown in (
        "Yhteistyö laajenee",
        "Vastausosuus",
        "Sivistyslautakunta",
        "270/00.04.01/2023",
        "toteutunut",
    ):
        assert shown in flat.replace("\\sphinxhyphen{}", "-"), shown


def test_in_one_page_links_lead_to_the_same_places(site):
    built = site(PAGES, builder="singlehtml")
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    (link,) = [a for a in soup.select("p a.internal") if a.get_text() == "Uusi"]
    assert link["href"].endswith("#objective-2023-x1")
    assert len(soup.select("#objective-2023-x1")) == 1


def test_a_page_elsewhere_does_not_take_the_place_of_the_years_own(site):
    elsewhere = directive("objective T1", "year: 2023") + directive("projects", "year: 2023")
    other = "# Muu\n\n" + elsewhere + "\n{objective}`2023/T1`\n"
    built = site({**document(directive("objectives")), "a.md": "---\norphan:\n---\n\n" + other})
    links = BeautifulSoup(built.read("a.html"), "html.parser").select("p > a.internal")
    assert f"{YEAR}/sivu.html#objective-2023-t1" in {link["href"] for link in links}


BLOCKS = (nodes.Body, nodes.Structural)


def test_no_block_stands_inside_a_line(site):
    options = ("style: table", "style: list", "style: cards", "style: list\n:group-by: funder")
    text = (
        "".join(directive("projects", option) for option in options)
        + directive("objectives", "group-by: status")
        + directive("objective T1", body="Teksti {value}`projects.count` {status}`achieved`.")
        + directive("members")
        + directive("handling")
        + directive("status-summary")
    )
    built = site(document(text))
    env = built.app.env
    resolved = env.get_doctree(f"{YEAR}/sivu")
    env.resolve_references(resolved, f"{YEAR}/sivu", built.app.builder)
    for doctree in (env.get_doctree(f"{YEAR}/sivu"), resolved):
        for node in doctree.findall(nodes.Element):
            if isinstance(node, (nodes.TextElement, nodes.Inline)):
                blocks = [c for c in node.children if isinstance(c, BLOCKS) and not _inline(c)]
                assert not blocks, f"{node.tagname} holds {blocks[0].tagname}"
            else:
                lines = [c for c in node.children if isinstance(c, (nodes.Text, nodes.Inline))]
                assert not lines, f"{node.tagname} holds {lines[0]!r}"
        for tgroup in doctree.findall(nodes.tgroup):
            assert len(list(tgroup.findall(nodes.colspec))) == tgroup["cols"]
            for part in (*tgroup.findall(nodes.thead), *tgroup.findall(nodes.tbody)):
                assert set(filled(part)) == {tgroup["cols"]}
        assert all(node.source for node in doctree.findall(nodes.table))


def _inline(node):
    return isinstance(node, nodes.Inline)


def filled(part):
    """Return how many columns each row fills, with the cells that span into it."""
    result = [0] * len(part.children)
    for index, row in enumerate(part.children):
        for entry in row.children:
            for line in range(index, index + entry.get("morerows", 0) + 1):
                result[line] += 1
    return result


def test_data_is_text_in_every_output(site):
    nasty = "<b>x</b> *y* `z` #strong[q] \\\\textbf{w} $x$ {{a}} [l](http://u.example)"
    data = (
        f"objectives:\n  - {{id: T1, title: '{nasty}', explanation: '<script>alert(1)</script>'}}\n"
    )
    built = site({**document(directive("objectives")), OBJECTIVES: data})
    soup = page(built)
    (table,) = tables_of(soup)
    assert table.rows == [[nasty, "<script>alert(1)</script>"]]
    assert not soup.select("tbody b, tbody em, tbody script, tbody a:not(.report-permalink)")
    text = site({}, root=None, builder="text").read(f"{YEAR}/sivu.txt")
    assert "<script>alert(1)</script>" in text.replace("\n", "")


def test_quotation_marks_of_the_data_stay(site):
    """Sphinx makes quotation marks of the text curly; those of the data are its own."""
    data = "objectives: [{id: T1, title: '\"Lainaus\" -- tämä'}]"
    body = directive("objectives") + '{objective}`T1` "Oma"'
    files = {**document(body), OBJECTIVES: data}
    for name in (f"{YEAR}/a.rst", f"{YEAR}/b.rst"):
        files[name] = "Sivu\n====\n\n.. objectives::\n\n"
    files[f"{YEAR}/b.rst"] += '.. objective:: X1\n   :title: Uusi\n\n   :objective:`T1` "Oma"\n'
    built = site(files)
    for name in "a", "b", "sivu":
        soup = page(built, f"{YEAR}/{name}.html")
        assert tables_of(soup)[0].rows[0][0] == '"Lainaus" -- tämä'
    assert page(built, f"{YEAR}/b.html").find_all("p")[-1].get_text().endswith("”Oma”")


def test_the_environment_holds_no_archive(site):
    built = site(PAGES)
    pickled = (built.source.parent / "doctrees" / "environment.pickle").read_bytes()
    # the titles of f.md are there, since it defines them; those of the files are not
    assert b"Uusi" in pickled
    assert b"Kustannukset pysyv" not in pickled
