"""``catalog.jsonld`` holds what DCAT-AP requires, and says where each file is."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pyshacl import validate
from rdflib import RDF, Graph, URIRef, namespace

from annual_report.data.archive import load_archive
from annual_report.data.model import Archive
from annual_report.open_data import site_files
from annual_report.open_data.catalog import DataFile, Dataset, Publishing, catalog
from tests.open_data.full_year import FULL, REPORT, write_full
from tests.open_data.whole_years import whole_years

SHAPES = Path(__file__).parent / "dcat_ap.ttl"
SITE = "https://example.org/raportit/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def archive(tmp_path):
    loaded = load_archive(write_full(tmp_path))
    assert loaded.faults == ()
    return loaded.archive


def written(archive, *, site=SITE, license_url=LICENSE):
    datasets = [
        Dataset(
            year=year,
            files=(
                *(
                    DataFile(path=f"data/{year.year}/{name}", size=len(content))
                    for name, content in site_files(archive, year).items()
                ),
                DataFile(path=f"pdf/verkosto-{year.year}.pdf", size=1000),
            ),
            page=f"reports/{year.year}/index.html",
        )
        for year in archive.years
    ]
    publishing = Publishing(site=site, license=license_url, language="fi", title="Koe")
    return catalog(archive, datasets, publishing)


def graph_of(data, base=None):
    context = json.loads(data)["@context"]
    assert isinstance(context, dict)
    assert all(isinstance(item, str) and item[-1] in "#/" for item in context.values())
    return Graph().parse(data=data, format="json-ld", publicID=base)


def told(graph):
    conforms, _, text = validate(graph, shacl_graph=Graph().parse(SHAPES))
    return "" if conforms else text


def test_it_holds_what_the_profile_requires(archive):
    graph = graph_of(written(archive))
    assert told(graph) == ""
    (dataset,) = graph.subjects(RDF.type, namespace.DCAT.Dataset)
    files = set(site_files(archive, archive.years[0]))
    addresses = {str(item) for item in graph.objects(None, namespace.DCAT.downloadURL)}
    assert addresses == {f"{SITE}data/2023/{name}" for name in files} | {
        f"{SITE}pdf/verkosto-2023.pdf"
    }
    assert len(list(graph.objects(dataset, namespace.DCAT.distribution))) == len(files) + 1
    titles = {
        (str(item), item.language) for item in graph.objects(dataset, namespace.DCTERMS.title)
    }
    assert titles == {("Toimintakertomus 2023", "fi"), ("Verksamhetsberättelse 2023", "sv")}
    issued = graph.value(dataset, namespace.DCTERMS.issued)
    assert issued.n3(graph.namespace_manager) == '"2024-03-15"^^xsd:date'
    assert [str(item) for item in graph.objects(None, namespace.FOAF.homepage)] == [SITE]


def test_json_and_csv_say_what_they_follow(archive):
    graph = graph_of(written(archive))
    standards = {
        str(graph.value(item, namespace.DCAT.downloadURL)).rpartition("/")[2]: str(
            graph.value(item, namespace.DCTERMS.conformsTo)
        )
        for item in graph.subjects(RDF.type, namespace.DCAT.Distribution)
        if graph.value(item, namespace.DCTERMS.conformsTo)
    }
    assert standards["report.json"] == f"{SITE}data/schema/report-1.json"
    assert standards["projects.csv"] == "https://www.w3.org/TR/tabular-data-model/"
    assert "grants.json" not in standards


def test_without_an_address_of_the_site_it_is_relative_to_itself(archive):
    data = written(archive, site="")
    assert b"example.org" not in data
    graph = graph_of(data, base="https://mirror.example/x/data/catalog.jsonld")
    assert told(graph) == ""
    address = URIRef("https://mirror.example/x/data/2023/report.json")
    assert (None, namespace.DCAT.accessURL, address) in graph
    pdf = URIRef("https://mirror.example/x/pdf/verkosto-2023.pdf")
    assert (None, namespace.DCAT.accessURL, pdf) in graph


def test_no_licence_is_claimed_when_none_is_set(archive):
    assert list(graph_of(written(archive)).objects(None, namespace.DCTERMS.license))
    assert b"license" not in written(archive, license_url="")


def test_a_draft_is_told_to_be_one(tmp_path):
    files = FULL | {"2023/report.yaml": REPORT.replace("published\n", "draft\n", 1)}
    for name, text in files.items():
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    data = written(load_archive(tmp_path).archive)
    assert b"distribution-status/DEVELOP" in data
    assert b"distribution-status/COMPLETED" not in data


def test_what_is_missing_is_found_by_the_shapes(archive):
    value = json.loads(written(archive))
    del value["dcat:dataset"][0]["dct:description"]
    assert "dct:description" in told(graph_of(json.dumps(value)))


def test_an_archive_without_years_has_a_catalogue():
    graph = graph_of(written(Archive()))
    assert told(graph) == ""


@given(whole_years)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_year_can_be_listed(year):
    archive = Archive(years=(year,))
    data = written(archive)
    assert data == written(archive.model_copy(deep=True))
    graph = graph_of(data)
    assert told(graph) == ""
    (dataset,) = graph.subjects(RDF.type, namespace.DCAT.Dataset)
    said = {str(item) for item in graph.objects(dataset, namespace.DCTERMS.title)}
    assert said == set(year.report.title.texts.values())


def test_invented_data_is_told_to_be_invented(archive):
    assert "keksitty" not in written(archive).decode().lower()
    network = archive.network.model_copy(update={"invented": True})
    invented = archive.model_copy(update={"network": network})
    (said,) = json.loads(written(invented))["dct:description"]
    assert "keksitty" in said["@value"].lower()
