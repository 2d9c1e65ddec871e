"""The project's own open data: every file is what the catalogue says, and valid."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft202012Validator
from lxml import etree
from pyshacl import validate
from rdflib import RDF, Graph, namespace

from annual_report.open_data import read_json
from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year

HERE = Path(__file__).parent
ADDRESS = "http://site.test/data/catalog.jsonld"


def test_every_report_is_valid_and_reads_back(site):
    schema = json.loads((site.output / "data/schema/report-1.json").read_bytes())
    validator = Draft202012Validator(schema)
    reports = sorted(site.output.glob("data/2*/report.json"))
    assert len(reports) >= 5
    for path in reports:
        data = path.read_bytes()
        assert [error.message for error in validator.iter_errors(json.loads(data))] == []
        assert str(read_json(data).year) == path.parent.name
        assert (path.parent / json.loads(data)["$schema"]).resolve().is_file()


def test_every_strategy_is_valid(site):
    schema = etree.RelaxNG(etree.parse(HERE / "stratml.rng"))
    strategies = sorted(site.output.glob("data/2*/strategy.xml"))
    assert strategies
    for path in strategies:
        assert schema.validate(etree.parse(path)), (path, schema.error_log)


def test_the_catalogue_lists_each_file_as_it_is(site):
    graph = Graph().parse(site.output / "data/catalog.jsonld", format="json-ld", publicID=ADDRESS)
    conforms, _, told = validate(graph, shacl_graph=Graph().parse(HERE / "dcat_ap.ttl"))
    assert conforms, told
    listed = {}
    for item in graph.subjects(RDF.type, namespace.DCAT.Distribution):
        address = str(graph.value(item, namespace.DCAT.downloadURL))
        path = site.output / unquote(urlsplit(address).path).lstrip("/")
        listed[path] = int(graph.value(item, namespace.DCAT.byteSize))
    assert {path: path.stat().st_size for path in listed} == listed
    published = {path for path in site.output.glob("data/2*/*") if path.is_file()}
    published |= set(site.output.glob("pdf/*-2*.pdf"))
    assert set(listed) == published
    pages = [str(page) for page in graph.objects(None, namespace.DCAT.landingPage)]
    assert pages
    for page in pages:
        assert (site.output / urlsplit(page).path.lstrip("/")).is_file()


def test_the_project_names_the_licence(build):
    license_url = "https://creativecommons.org/licenses/by/4.0/"
    files = archive(year(2023, objectives=OBJECTIVES))
    conf = BOOK_THEME + f'annual_report_license = "{license_url}"\n'
    built = build(files, conf=conf)
    assert license_url in built.read("data/catalog.jsonld")


def test_a_licence_without_an_address_is_told_and_not_claimed(build):
    conf = BOOK_THEME + 'annual_report_license = "CC BY 4.0"\n'
    warning = r'annual_report_license: "CC BY 4\.0" is not an address'
    built = build(archive(year(2023)), conf=conf, warnings=(warning,))
    assert "license" not in built.read("data/catalog.jsonld")
