"""The one judgement that the residency rules share: is a place inside the European Economic Area?"""

from hds_policies.facts.countries import ADEQUACY, country_name
from hds_policies.facts.regions import Kind, Place
from hds_policies.model.place import Placement
from hds_policies.rule import Answer, Text, fail, passed, undecided


def in_the_eea(placement: Placement, doing: Text) -> Answer:
    """Pass inside the EEA, fail outside; undecided when the region is not known or the name does not settle it.

    `doing` says what happens there, as the start of a sentence: "data is stored" / "les données sont stockées".
    """
    region = placement.region
    if region.value is None:
        return None
    place = placement.place
    if place is None:
        return undecided(
            region,
            en=f"{doing.en} in {region.value}, which is not in the region table of {placement.host or 'any host'}",
            fr=f"{doing.fr} dans {region.value}, absente de la table des régions de {placement.host or 'tout hébergeur'}",
        )
    if place.eea is None:
        return undecided(
            region,
            en=f"{doing.en} in {place.name}: the name does not settle whether that is inside the EEA",
            fr=f"{doing.fr} dans {place.name} : ce nom n'établit pas si c'est dans l'EEE",
        )
    if place.eea:
        return passed(region)
    where = described(place)
    adequate = any(code in ADEQUACY for code in place.countries)
    return fail(
        region,
        en=f"{doing.en} in {where.en}, outside the EEA"
        + (" (an adequacy decision does not permit storage there)" if adequate else ""),
        fr=f"{doing.fr} à {where.fr}, hors de l'EEE"
        + (" (une décision d'adéquation n'y autorise pas le stockage)" if adequate else ""),
    )


def described(place: Place) -> Text:
    """A place in words: region name, city and country; all countries when there are several."""
    if place.kind is Kind.GLOBAL or not place.countries:
        return Text(f"{place.name} (anywhere in the world)", f"{place.name} (n'importe où dans le monde)")
    if len(place.regions) == 1:
        only = place.regions[0]
        return Text(
            f"{place.name} ({only.city}, {country_name(only.country, 'en')})",
            f"{place.name} ({only.city}, {country_name(only.country, 'fr')})",
        )
    codes = sorted(place.countries)
    return Text(
        f"{place.name} ({', '.join(country_name(code, 'en') for code in codes)})",
        f"{place.name} ({', '.join(country_name(code, 'fr') for code in codes)})",
    )
