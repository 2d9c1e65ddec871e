"""Deviations: told by the build with their place, shown with their reason when accepted."""

from bs4 import BeautifulSoup

from tests.directives.pages import directive, document, notes_of, page

PROJECTS = """\
projects:
  - id: a
    name_as_reported: Hanke A
    grant: 100
    own_funding: 0
    other_funding: 0
    total_cost: 90
    ACCEPT
  - {id: b, name_as_reported: Hanke B, grant: 90, total_cost: 100, grant_pct_max: 80}
"""
REPORT = """\
year: 2022
title: Toimintakertomus 2022
status: draft
network: koeverkosto
accept: {grant_share: Enimmäisosuus nousi kesken vuoden}
"""
IN_PLACE = """\
```{project} c
:name-as-reported: Hanke C
:grant: 10
:own-funding: 10
:other-funding: 0
:total-cost: 30
:accept: funding_sum: Luvut ovat eri päivältä
```

```{objective} X1
:title: Tavoite
:status: achieved
:continues: 2021/T1
:findings: h1
:indicator: Osuus
:target: 90
:actual: 80
:direction: at_least
:tolerance: 5
```
"""
DATA = "reports/2022/data"


def files(accept):
    body = "\n\n".join([directive("accepted"), directive("projects"), IN_PLACE])
    return {
        **document(body, name="reports/2022/sivu.md"),
        f"{DATA}/projects.yaml": PROJECTS.replace("ACCEPT", accept),
        f"{DATA}/plan.yaml": "self_assessment: {findings: [{id: h1, text: Havainto}]}\n",
        "reports/2022/report.yaml": REPORT,
    }


def test_what_does_not_agree_is_told_once_and_what_is_accepted_is_shown(site):
    built = site(
        files("note: Ei hyväksytty"),
        warnings=(
            (
                r"data/projects\.yaml:7: WARNING: projects\[0\]\.total_cost: 90 is not "
                r"the sum of .* \[annual_report\.check\.funding_sum\]$"
            ),
            (
                r"2022/sivu\.md:\d+: WARNING: objective X1: status: achieved is not what the "
                r"rule gives, not_achieved .* \[annual_report\.check\.status\]$"
            ),
        ),
    )
    assert len(built.warnings) == 2
    soup = page(built, "reports/2022/sivu.html")
    shown = [
        note for note in notes_of(soup) if note.startswith("Hyväksytyt poikkeamat tarkistuksista:")
    ]
    head, funding = "Hyväksytyt poikkeamat tarkistuksista:", "avustuksen, omarahoituksen ja muun"
    funding = f"”{funding} rahoituksen summa on kokonaiskustannus”: Luvut ovat eri päivältä"
    assert shown == [
        f"{head} ”avustus on enintään sallittu osuus”: Enimmäisosuus nousi kesken vuoden",
        f"{head} Hanke C, {funding}",
        f"{head} {funding}",
    ]
    # A finding does not make the year faulty: its open data is written.
    assert (built.output / "data/2022/report.json").is_file()


def test_several_that_are_accepted_are_a_list(site):
    built = site(
        files("accept: {funding_sum: Pyöristys, stale: Syy}"),
        warnings=(r"projects\.yaml:8: WARNING: projects\[0\]\.accept\.stale: ", r"check\.status"),
    )
    assert len(built.warnings) == 2
    built = site(
        files("accept: {funding_sum: Pyöristys}"),
        warnings=(r"check\.status",),
    )
    soup = BeautifulSoup(built.read("reports/2022/sivu.html"), "html.parser")
    lists = [item.get_text() for item in soup.select("ul.report-note li")]
    assert [line.partition(",")[0] for line in lists] == ["Hanke A", "Hanke C"]


def test_a_check_can_be_silenced_in_conf(site):
    site(
        files("note: Ei hyväksytty"),
        overrides={
            "suppress_warnings": [
                "annual_report.check.funding_sum",
                "annual_report.check.status",
            ]
        },
    )
