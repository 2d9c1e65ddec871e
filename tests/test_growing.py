"""What a document has defined so far is the same, put together at once or bit by bit."""

from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.model import Archive, Objective, Project, Report, Year
from annual_report.objects import Definition, Growing, complete

ITEMS = st.builds(
    lambda kind, name: kind(
        id=name, **{"title" if kind is Objective else "name_as_reported": "Nimi"}
    ),
    st.sampled_from((Objective, Project)),
    st.sampled_from(("A", "a", "B", "C")),
)
DEFINITIONS = st.builds(
    Definition,
    docname=st.just("sivu"),
    line=st.just(1),
    year=st.sampled_from((2022, 2023, 2024)),
    item=ITEMS,
)


def of_years(items):
    years = [
        Year(
            folder=f"reports/{number}",
            report=Report(year=number, title="Nimi", network="koe", status="draft"),
            objectives=tuple(items) if number == 2023 else (),
        )
        for number in (2022, 2023)
    ]
    return Archive(years=tuple(years))


@given(st.lists(ITEMS.filter(lambda item: isinstance(item, Objective)), max_size=1), st.data())
def test_growing_is_completing(items, data):
    archive = of_years(items)
    defined = []
    growing = Growing(archive, defined)
    for part in data.draw(st.lists(st.lists(DEFINITIONS, max_size=3), max_size=4)):
        defined.extend(part)
        assert growing.archive() == complete(archive, {"sivu": defined}, ["sivu"])
    seen = {("objective", 2023, item.id.casefold()) for item in items}
    first = {key: d for d in reversed(defined) if (key := (*d.key[:2], d.key[2].casefold()))}
    for found in growing.archive().years:
        of_year = [*found.objectives, *found.projects]
        wanted = [d.item for key, d in first.items() if d.year == found.year and key not in seen]
        base = items if found.year == 2023 else []
        assert {id(item) for item in of_year} == {id(item) for item in [*base, *wanted]}
    assert growing.is_of(archive, defined)
    assert not growing.is_of(archive, [*defined])
