"""Whatever a data file holds, it gives values or faults with a place, and never an error."""

import re

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annual_report.data.archive import Loaded
from annual_report.data.checks import circles, duplicates_of_file
from annual_report.data.consistency import check
from annual_report.data.links import LinkedYear, check_links
from annual_report.data.located import FileRead
from annual_report.data.model import Archive, Network, Objective, Project, Report, Year
from annual_report.data.references import Context
from annual_report.data.shapes import DATA_FILES
from annual_report.data.tree import Located, Tree, tree_of
from annual_report.data.validation import validate_file, validate_item
from annual_report.data.values import LocalizedText, PartialDate, read_money, read_number
from annual_report.data.yaml_reader import read_yaml, read_yaml_text
from tests.data import strategies as draw

NETWORK = Network(
    id="v",
    slug="v",
    name="V",
    members=({"code": "398", "id": "lahti", "name": {"fi": "Lahti", "sv": "Lahtis"}},),
    funders=({"id": "okm", "name": "OKM", "valid_to": "2020"},),
)

SHAPES = st.sampled_from([Network, Report, *DATA_FILES.values()])

INNER_WORDS = re.compile(
    r"Input should|validation error|NoneType|\bdict|\btuple|\bstr\b|\bint\b|Decimal\(|<class"
)


def assert_well_told(faults, text):
    lines = len(text.splitlines()) + 1
    for fault in faults:
        assert 1 <= fault.line <= lines
        assert len(str(fault).splitlines()) == 1
        assert fault.message.isprintable()


@given(st.text())
def test_any_text_gives_a_tree_or_faults(text):
    tree, faults = read_yaml_text(text, "a.yaml")
    assert tree is not None or faults
    assert_well_told(faults, text)


@given(st.text(st.sampled_from("ab:-?&*!|>'\"%@`{}[],# \n\t<=~1.\\"), max_size=60))
def test_any_text_of_yaml_signs_gives_a_tree_or_faults(text):
    tree, faults = read_yaml_text(text, "a.yaml")
    assert tree is not None or faults
    assert_well_told(faults, text)


@given(st.binary())
def test_any_bytes_give_a_tree_or_faults(data):
    tree, faults = read_yaml(data, "a.yaml")
    assert tree is not None or faults


@given(draw.trees)
def test_yaml_that_a_program_writes_is_read_as_it_was_meant(value):
    meant = _without_decimals(value)
    text = yaml.safe_dump(meant, allow_unicode=True)
    tree, faults = read_yaml_text(text, "a.yaml")
    if tree is not None:
        assert tree.value == meant
    assert_well_told(faults, text)


def _without_decimals(value):
    """Return a value as both sides can have it; floats and decimals are no subject here."""
    if isinstance(value, dict):
        return {key: _without_decimals(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_decimals(item) for item in value]
    return value if value is None or isinstance(value, (bool, int)) else f"t{value}"


@given(draw.trees, SHAPES, st.sampled_from([None, 2019, 2023]))
def test_any_tree_gives_models_or_faults(value, shape, year):
    tree = _located(value)
    context = Context(network=NETWORK, year=year)
    read = validate_file(shape, tree, context)
    assert read.value is not None or read.faults
    assert_well_told(read.faults, "\n" * 10_000)
    _, again = validate_item(shape, tree, context)
    assert sorted(map(str, again)) == sorted(map(str, read.faults))


@pytest.mark.parametrize("name", DATA_FILES)
@given(data=st.data())
@settings(max_examples=20)
def test_any_tree_can_be_looked_through_for_ids_and_links(name, data):
    fields = list(DATA_FILES[name].model_fields)
    tree = _located(data.draw(st.dictionaries(st.sampled_from(fields), draw.trees)))
    twice = [fault for _, fault in (*duplicates_of_file(name, tree, Context()), *circles(tree))]
    faults, links = check_links([LinkedYear("reports/2023", 2023, {name: tree})])
    assert_well_told([*twice, *faults], "\n" * 10_000)
    assert {link.fault for link in links} <= set(faults)


@given(st.dictionaries(st.sampled_from(list(DATA_FILES)), draw.trees), draw.trees)
@settings(max_examples=30)
def test_whatever_is_kept_of_files_can_be_checked(values, report):
    base = {"year": 2023, "title": "A", "status": "draft", "network": "v"}
    more = report if isinstance(report, dict) else {}
    trees = {"report.yaml": _located({**more, **base})}
    trees |= {f"data/{name}": _located(value) for name, value in values.items()}
    fields, files = {}, {}
    for name, tree in trees.items():
        shape = DATA_FILES.get(name.removeprefix("data/"), Report)
        read = validate_file(shape, tree, Context(network=NETWORK, year=2023))
        left_out = frozenset(path for path, _ in read.left_out)
        files[f"reports/2023/{name}"] = FileRead(Tree(f"reports/2023/{name}", tree.root), left_out)
        fields |= {"report": read.value} if shape is Report else dict(read.value or {})
    assume(fields["report"] is not None)
    year = Year(folder="reports/2023", **fields)
    found = check(Loaded(archive=Archive(network=NETWORK, years=(year,)), files=files))
    assert_well_told(found, "\n" * 10_000)


# Texts that cannot hold the words by chance.
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("äöxz ", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(draw.keys, inner, max_size=6),
    max_leaves=20,
)


@given(st.lists(st.dictionaries(draw.keys, _PLAIN, max_size=8), min_size=1, max_size=3))
def test_faults_are_told_without_the_words_of_programs(items):
    for name, shape in DATA_FILES.items():
        tree = _located({name.removesuffix(".yaml"): items})
        for fault in validate_file(shape, tree, Context(network=NETWORK, year=2023)).faults:
            assert not INNER_WORDS.search(fault.message), fault


@given(_PLAIN, SHAPES)
def test_a_fault_names_a_place_that_was_written(value, shape):
    tree = _located(value)
    for fault in validate_file(shape, tree, Context(network=NETWORK, year=2023)).faults:
        parts = [
            int(number) if number else name.replace('""', "")
            for name, number in re.findall(r"([^.\[\]]+)|\[(\d+)\]", fault.path)
        ]
        holder = value
        for part in parts[:-1]:
            holder = holder[part]
        if parts and "required" not in fault.message:
            assert part_of(holder, parts[-1]), fault


def part_of(holder, part):
    return part < len(holder) if isinstance(holder, list) else part in holder


def _located(value, line=1):
    """Return a tree in which every value has its own line."""
    counter = iter(range(1, 1_000_000))

    def build(item):
        here = next(counter)
        pairs = (
            item.items()
            if isinstance(item, dict)
            else enumerate(item)
            if isinstance(item, list)
            else ()
        )
        return Located(item, here, {key: (next(counter), build(inner)) for key, inner in pairs})

    return Tree("a.yaml", build(value))


@given(draw.partial_dates)
def test_a_date_is_read_as_it_is_written(date):
    assert PartialDate.model_validate(str(date)) == date
    assert date.first_day <= date.last_day


@given(draw.numbers)
def test_a_number_stays_exact(number):
    assert str(read_number(f"{number:f}")) == f"{number.copy_abs() if number == 0 else number:f}"
    tree, _ = read_yaml_text(f"a: {number:f}", "a.yaml")
    assert read_number(tree.value["a"]) == number


@given(draw.amounts)
def test_an_amount_stays_exact_in_every_way_of_writing_it(amount):
    finnish = f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert read_money(f"{finnish} €") == read_money(str(amount)) == amount


@given(draw.localized_texts)
def test_a_text_is_read_as_it_is_written(text):
    assert LocalizedText.model_validate(text.model_dump()) == text


@given(draw.texts)
def test_a_text_comes_through_a_data_file(text):
    data = yaml.safe_dump({"id": "T1", "title": f"t{text}"}, allow_unicode=True)
    tree, faults = read_yaml_text(data, "a.yaml")
    assert faults == ()
    objective, faults = validate_item(Objective, tree)
    assert faults == ()
    assert str(objective.title) == f"t{text}".strip()


@given(st.text())
def test_any_id_is_read_or_refused(text):
    project, faults = validate_item(
        Project, tree_of({"id": text, "name_as_reported": "P"}, "a.yaml", 1)
    )
    assert (project is None) == bool(faults)
