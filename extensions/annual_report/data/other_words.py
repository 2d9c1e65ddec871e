"""What people write for the words of closed vocabularies, besides codes and labels.

Other forms of the labels (``toteutui`` for ``toteutunut``, ``toiminnallinen`` for ``toiminnallinen
tavoite``) and words that mean the same in this vocabulary. They are read, never written.
"""

from __future__ import annotations

from annual_report.data.enums import (
    Direction,
    FinanceKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    Status,
    Vocabulary,
)

# texts, since members of different vocabularies with one code are equal
_OTHER_WORDS: dict[type[Vocabulary], dict[str, str]] = {
    Status: {
        "achieved": (
            "toteutui, toteutettu, toteutettiin, saavutettu, saavutettiin, uppnåddes, "
            "uppnådd, reached"
        ),
        "partly_achieved": (
            "osittain, toteutunut osittain, toteutui osittain, osin toteutunut, toteutui "
            "osin, osittain toteutettu, osittain saavutettu, delvis, uppnåddes delvis, "
            "partly"
        ),
        "not_achieved": (
            "ei toteutettu, ei saavutettu, ei toteutettu lainkaan, toteutumatta, jäi "
            "toteutumatta, ej uppnått, uppnåddes inte, uppnåddes ej"
        ),
        "in_progress": "kesken, meneillään, pågående, ongoing",
        "carried_over": (
            "siirtyy, siirtyi, siirretty, siirretään, siirtyi seuraavalle vuodelle, "
            "siirretty seuraavalle vuodelle, siirretään seuraavalle vuodelle, siirtyy "
            "seuraavaan vuoteen, överförs, överfördes, överfört"
        ),
        "discontinued": "luovuttiin, keskeytetty, keskeytettiin, slopades, avbrutet, avbröts",
        "not_assessed": (
            "arvioimatta, ei ole arvioitu, jätettiin arvioimatta, ej bedömt, bedömdes inte"
        ),
    },
    ObjectiveKind: {
        "functional": (
            "toiminnallinen, toiminnalliset, toiminnalliset tavoitteet, verksamhetsmässigt, "
            "verksamhetsmässigt mål, operational"
        ),
        "financial": (
            "taloudellinen, taloudelliset, taloudelliset tavoitteet, ekonomiskt, "
            "ekonomiska, ekonomiska mål"
        ),
    },
    ProjectKind: {
        "grant": "avustus, hankeavustus, understöd",
        "pilot": "pilottihanke, pilotointi, kokeilu, pilotprojekt, pilot project",
        "network": "verkosto, verkostohanke, nätverk, nätverksprojekt",
    },
    ProjectStatus: {
        "planned": "suunniteltu, alkamassa, planerad, planerat",
        "running": "jatkuu, kesken, meneillään, pågående, fortsätter, ongoing",
        "completed": "päättyi, valmis, valmistunut, valmistui, avslutad, avslutades, klar",
        "discontinued": "keskeytettiin, keskeytyi, keskeytynyt, avbruten, avbröts",
    },
    FinanceKind: {
        "income": (
            "tulo, tuotot, tuotto, toimintatulot, toimintatuotot, inkomst, intäkter, "
            "intäkt, revenue"
        ),
        "expenses": (
            "meno, kulut, kulu, toimintamenot, toimintakulut, utgift, kostnader, kostnad, "
            "expense, costs"
        ),
    },
    Direction: {
        "at_least": "väh., ainakin, åtminstone, ≥, >=",
        "at_most": "enint., korkeintaan, ≤, <=",
    },
}


def other_words(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return the members that other words than codes and labels name, by these words."""
    return {
        word: vocabulary(code)
        for code, words in _OTHER_WORDS.get(vocabulary, {}).items()
        for word in words.split(", ")
    }
