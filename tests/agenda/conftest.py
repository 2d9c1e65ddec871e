"""What the tests of agenda items share: the project's own items, composed once."""

import pytest

from tests.agenda.items import items_of_the_project
from tests.agenda.making import repository_contents


@pytest.fixture(scope="session")
def project_items(tmp_path_factory):
    """Return the archive, and items of this project by name."""
    with repository_contents(tmp_path_factory.mktemp("agenda")) as project:
        return project.archive, items_of_the_project(project)
