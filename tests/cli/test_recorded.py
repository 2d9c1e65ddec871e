"""What is recorded is shown: by the report's handling trail on the site, and by the next item."""

import io

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.html_text import body_of, text_of_html

ITEM = "_build/agenda/2023/iitti/kokousasia.txt"


def site(project):
    """Return the text of the chapter on the handling, after a build without warnings."""
    output, warnings = project.folder / "_build/html", io.StringIO()
    with patch_docutils(project.folder), docutils_namespace():
        doctrees = project.folder / "_build/doctrees"
        app = Sphinx(
            project.folder,
            project.folder,
            output,
            doctrees,
            "html",
            status=None,
            warning=warnings,
        )
        app.build()
    assert warnings.getvalue() == ""
    page = (output / "reports/2023/kasittely.html").read_text(encoding="utf-8")
    return text_of_html(body_of(page))


def test_a_decision_is_told_where_the_profile_has_no_heading_for_it(project):
    project.replace("reports/agenda/iitti.yaml", "  - {part: decision, heading: Päätös}\n", "")
    arguments = ["-m", "iitti", "--date", "2024-03-20", "--decision", "noted"]
    project.run("handling", "record", "2023", *arguments)
    project.run("agenda", "2023", "-m", "iitti", "-f", "text", "--stage", "1")
    assert project.read(ITEM).endswith("merkitsee asian tiedoksi.\n\nMerkittiin tiedoksi.\n")


def test_a_recorded_decision_is_on_the_site_and_in_the_next_item(project):
    project.run("agenda", "2023", "-m", "iitti", "-f", "text")
    assert "Palveluvaliokunta 20.3.2024" in project.read(ITEM)
    before = site(project)
    assert "tabled" not in before
    assert "jätettiin pöydälle" not in before

    arguments = ["-m", "iitti", "--date", "2024-03-20", "--section", "12", "--decision", "tabled"]
    project.run("handling", "record", "2023", *arguments)

    after = site(project)
    assert "12" in after
    assert "jätettiin pöydälle" in after
    project.run("agenda", "2023", "-m", "iitti", "-f", "text")
    item = project.read(ITEM)
    earlier, _, coming = item.partition("Päätös\n\nJätettiin pöydälle.")
    assert "Palveluvaliokunta 20.3.2024 § 12" in earlier
    assert "Palveluvaliokunta 4/2024" in coming or "Palveluvaliokunta huhtikuu" in coming
