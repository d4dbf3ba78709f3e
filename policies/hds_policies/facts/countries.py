"""Countries, the EEA, and the European Commission's adequacy decisions.

Health data is stored in the EEA only: the 27 member states of the Union, Iceland, Liechtenstein and Norway (EXI 28,
article R.1111-9-1 of the Public Health Code). An adequacy decision never permits storage; it matters for remote access
from a third country (EXI 29) and for the transfers to be published (EXI 31).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hds_policies.facts.evidence import Confidence, Evidence

# fmt: off
EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})
# fmt: on
"""ISO 3166-1 alpha-2 codes of the member states of the European Union."""

EEA = EU | {"IS", "LI", "NO"}
"""ISO 3166-1 alpha-2 codes of the European Economic Area: 30 states."""

EEA_EVIDENCE = Evidence(
    source="https://bienvivreledigital.orange.fr/vie-pratique/budget/"
    "comment-ne-pas-exploser-son-forfait-mobile-a-letranger.html (names all 30); https://www.tutor2u.net/economics/topics/european-economic-area-eea",
    checked=date(2026, 11, 23),
    note="The United Kingdom and Switzerland are outside. Overseas countries of member states are not settled here.",
)
EEA_CONFIDENCE = Confidence.SECONDARY


def is_eea(code: str) -> bool:
    """Whether an ISO 3166-1 alpha-2 code, in upper case, is a state of the EEA."""
    return code in EEA


@dataclass(frozen=True, slots=True)
class Adequacy:
    """One decision of the Commission under article 45 GDPR, in force on the day it was checked."""

    scope: tuple[str, str]
    """`full`, or the organisations it covers, in English and French."""
    note: tuple[str, str]
    source: str
    confidence: Confidence
    checked: date


_CHECKED = date(2026, 11, 23)
_LIST = "public legal note on transfers, repository ThomasMoreAI/legal-skills-open (gdpr-transfers.md, 2026-08-05)"


def _listed(
    scope: tuple[str, str] = ("full", "entière"), note: tuple[str, str] = ("", ""), source: str = _LIST
) -> Adequacy:
    return Adequacy(scope, note, source, Confidence.SECONDARY, _CHECKED)


ADEQUACY: dict[str, Adequacy] = {
    "AD": _listed(),
    "AR": _listed(),
    "BR": _listed(
        note=(
            "Implementing Decision (EU) 2026/179 of 2026-01-26; not yet in the EEA Agreement in May 2026",
            "décision d'exécution (UE) 2026/179 du 2026-01-26 ; pas encore dans l'accord EEE en mai 2026",
        ),
        source="https://europalov.no/rettsakt/beskyttelse-av-personopplysninger-ved-datautveksling-med-brasil/id-34841",
    ),
    "CA": _listed(("commercial organisations under PIPEDA", "organisations commerciales soumises à la PIPEDA")),
    "CH": _listed(),
    "FO": _listed(),
    "GB": _listed(
        note=("renewed on 2025-12-19, until 2031-12-27", "renouvelée le 2025-12-19, jusqu'au 2031-12-27"),
        source="https://www.dpocentre.com/news/eu-renews-uk-personal-data-adequacy-decisions",
    ),
    "GG": _listed(),
    "IL": _listed(),
    "IM": _listed(),
    "JE": _listed(),
    "JP": _listed(
        ("private sector", "secteur privé"),
        note=(
            "the limit to the private sector is general knowledge",
            "la limite au secteur privé est de notoriété générale",
        ),
    ),
    "KR": _listed(),
    "NZ": _listed(),
    "US": _listed(
        (
            "organisations certified under the EU-US Data Privacy Framework",
            "organisations certifiées selon le cadre de protection des données UE-États-Unis",
        ),
        note=(
            "Decision 2023/1795; upheld in T-553/23 on 2025-09-03, appeal C-703/25 P pending",
            "décision 2023/1795 ; confirmée dans T-553/23 le 2025-09-03, pourvoi C-703/25 P pendant",
        ),
    ),
    "UY": _listed(),
}
"""Countries with a decision in force, by ISO code; the European Patent Organisation is no country and left out."""

NAMES: dict[str, tuple[str, str]] = {
    "AD": ("Andorra", "Andorre"),
    "AE": ("United Arab Emirates", "Émirats arabes unis"),
    "AR": ("Argentina", "Argentine"),
    "AT": ("Austria", "Autriche"),
    "AU": ("Australia", "Australie"),
    "BD": ("Bangladesh", "Bangladesh"),
    "BE": ("Belgium", "Belgique"),
    "BG": ("Bulgaria", "Bulgarie"),
    "BH": ("Bahrain", "Bahreïn"),
    "BR": ("Brazil", "Brésil"),
    "CA": ("Canada", "Canada"),
    "CH": ("Switzerland", "Suisse"),
    "CL": ("Chile", "Chili"),
    "CN": ("China", "Chine"),
    "CO": ("Colombia", "Colombie"),
    "CY": ("Cyprus", "Chypre"),
    "CZ": ("Czechia", "Tchéquie"),
    "DE": ("Germany", "Allemagne"),
    "DK": ("Denmark", "Danemark"),
    "EE": ("Estonia", "Estonie"),
    "ES": ("Spain", "Espagne"),
    "FI": ("Finland", "Finlande"),
    "FO": ("Faroe Islands", "Îles Féroé"),
    "FR": ("France", "France"),
    "GB": ("United Kingdom", "Royaume-Uni"),
    "GG": ("Guernsey", "Guernesey"),
    "GR": ("Greece", "Grèce"),
    "HK": ("Hong Kong", "Hong Kong"),
    "HR": ("Croatia", "Croatie"),
    "HU": ("Hungary", "Hongrie"),
    "ID": ("Indonesia", "Indonésie"),
    "IE": ("Ireland", "Irlande"),
    "IL": ("Israel", "Israël"),
    "IM": ("Isle of Man", "Île de Man"),
    "IN": ("India", "Inde"),
    "IS": ("Iceland", "Islande"),
    "IT": ("Italy", "Italie"),
    "JE": ("Jersey", "Jersey"),
    "JP": ("Japan", "Japon"),
    "KR": ("South Korea", "Corée du Sud"),
    "LI": ("Liechtenstein", "Liechtenstein"),
    "LT": ("Lithuania", "Lituanie"),
    "LU": ("Luxembourg", "Luxembourg"),
    "LV": ("Latvia", "Lettonie"),
    "MA": ("Morocco", "Maroc"),
    "MT": ("Malta", "Malte"),
    "MX": ("Mexico", "Mexique"),
    "MY": ("Malaysia", "Malaisie"),
    "NG": ("Nigeria", "Nigéria"),
    "NL": ("Netherlands", "Pays-Bas"),
    "NO": ("Norway", "Norvège"),
    "NZ": ("New Zealand", "Nouvelle-Zélande"),
    "OM": ("Oman", "Oman"),
    "PE": ("Peru", "Pérou"),
    "PH": ("Philippines", "Philippines"),
    "PL": ("Poland", "Pologne"),
    "PT": ("Portugal", "Portugal"),
    "QA": ("Qatar", "Qatar"),
    "RO": ("Romania", "Roumanie"),
    "RS": ("Serbia", "Serbie"),
    "RU": ("Russia", "Russie"),
    "SA": ("Saudi Arabia", "Arabie saoudite"),
    "SE": ("Sweden", "Suède"),
    "SG": ("Singapore", "Singapour"),
    "SI": ("Slovenia", "Slovénie"),
    "SK": ("Slovakia", "Slovaquie"),
    "TH": ("Thailand", "Thaïlande"),
    "TW": ("Taiwan", "Taïwan"),
    "US": ("United States", "États-Unis"),
    "UY": ("Uruguay", "Uruguay"),
    "ZA": ("South Africa", "Afrique du Sud"),
}
"""English and French names by ISO 3166-1 alpha-2 code."""


def country_name(code: str, language: str = "en") -> str:
    """Name of a country in `en` or `fr`; the code itself when the table lacks it."""
    names = NAMES.get(code)
    if names is None:
        return code
    return names[1] if language == "fr" else names[0]
