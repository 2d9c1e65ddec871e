"""A project without reports builds as any Sphinx project does."""


def test_project_without_reports_builds(build):
    built = build({"index.md": "# Etusivu\n\nTeksti.\n"})
    assert "Teksti." in built.read("index.html")
