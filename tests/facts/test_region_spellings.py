"""Each spelling leads to its place, whoever writes it and however."""

import pytest

from hds_policies.facts.regions import Kind, locate, pair_of

PLACES = [
    # provider, spelling, canonical name, kind, countries
    ("aws", "eu-west-3", "eu-west-3", Kind.REGION, "FR"),
    ("aws", " EU-West-3 ", "eu-west-3", Kind.REGION, "FR"),
    ("aws", "eu-west-3a", "eu-west-3", Kind.ZONE, "FR"),
    ("aws", "euw3-az1", "eu-west-3", Kind.ZONE, "FR"),
    ("aws", "apse2-az3", "ap-southeast-2", Kind.ZONE, "AU"),
    ("aws", "usgw1-az1", "us-gov-west-1", Kind.ZONE, "US"),
    ("aws", "eu-west-2", "eu-west-2", Kind.REGION, "GB"),
    ("aws", "eu-central-2", "eu-central-2", Kind.REGION, "CH"),
    ("aws", "eusc-de-east-1", "eusc-de-east-1", Kind.REGION, "DE"),
    ("aws", "eusc-de-east-1a", "eusc-de-east-1", Kind.ZONE, "DE"),
    ("aws", "us-east-1-bos-1a", "us-east-1-bos-1a", Kind.ZONE, "US"),
    ("aws", "us-east-1-bue-1a", "us-east-1-bue-1a", Kind.ZONE, "AR"),
    ("aws", "eu-central-1-waw-1a", "eu-central-1-waw-1a", Kind.ZONE, "PL"),
    ("aws", "eu-west-2-wl1-lon-wlz-1", "eu-west-2-wl1-lon-wlz-1", Kind.ZONE, "GB"),
    ("aws", "eu-west-3-cmn-wlz-1a", "eu-west-3-cmn-wlz-1a", Kind.ZONE, "MA"),
    ("aws", "arn:aws:backup:eu-west-1:123456789012:backup-vault:v", "eu-west-1", Kind.REGION, "IE"),
    ("azurerm", "francecentral", "francecentral", Kind.REGION, "FR"),
    ("azurerm", "France Central", "francecentral", Kind.REGION, "FR"),
    ("azurerm", "FRANCECENTRAL", "francecentral", Kind.REGION, "FR"),
    ("azurerm", "(Europe) North Europe", "northeurope", Kind.REGION, "IE"),
    ("azurerm", "UK West", "ukwest", Kind.REGION, "GB"),
    ("azurerm", "Norway East", "norwayeast", Kind.REGION, "NO"),
    ("azurerm", "Europe", "europe", Kind.GEOGRAPHY, "IE NL"),
    ("azurerm", "France", "france", Kind.GEOGRAPHY, "FR"),
    ("azurerm", "UK", "unitedkingdom", Kind.GEOGRAPHY, "GB"),
    ("azurerm", "United States", "unitedstates", Kind.GEOGRAPHY, "US"),
    ("bleu", "Bleu France Central", "bleufrancecentral", Kind.REGION, "FR"),
    ("google", "europe-west9", "europe-west9", Kind.REGION, "FR"),
    ("google", "EUROPE-WEST9", "europe-west9", Kind.REGION, "FR"),
    ("google", "europe-west9-a", "europe-west9", Kind.ZONE, "FR"),
    ("google", "europe-west2", "europe-west2", Kind.REGION, "GB"),
    ("google", "europe-west12-b", "europe-west12", Kind.ZONE, "IT"),
    ("google", "regional-europe-west6", "europe-west6", Kind.REGION, "CH"),
    ("google", "projects/p/locations/europe-west9", "europe-west9", Kind.REGION, "FR"),
    ("google", "https://www.googleapis.com/compute/v1/projects/p/zones/us-east1-b", "us-east1", Kind.ZONE, "US"),
    ("google", "europe-west", "europe-west1", Kind.REGION, "BE"),
    ("google", "EUR4", "EUR4", Kind.MULTI_REGION, "FI NL"),
    ("google", "EUR5", "EUR5", Kind.MULTI_REGION, "BE GB"),
    ("google", "EUR7", "EUR7", Kind.MULTI_REGION, "DE GB"),
    ("google", "eur7", "eur7", Kind.MULTI_REGION, "DE IT"),
    ("google", "EUR8", "EUR8", Kind.MULTI_REGION, "CH DE"),
    ("google", "eur3", "eur3", Kind.MULTI_REGION, "BE FI NL"),
    ("google", "NAM4", "NAM4", Kind.MULTI_REGION, "US"),
    ("google", "nam5", "nam5", Kind.MULTI_REGION, "US"),
    ("google", "US", "US", Kind.MULTI_REGION, "US"),
    ("s3ns", "u-france-east1-a", "u-france-east1", Kind.ZONE, "FR"),
    ("ovh", "GRA11", "GRA", Kind.REGION, "FR"),
    ("ovh", "GRA", "GRA", Kind.REGION, "FR"),
    ("ovh", "gra1", "GRA", Kind.REGION, "FR"),
    ("ovh", "SBG5", "SBG", Kind.REGION, "FR"),
    ("ovh", "RBX-A", "RBX", Kind.ZONE, "FR"),
    ("ovh", "EU-WEST-PAR", "EU-WEST-PAR", Kind.REGION, "FR"),
    ("ovh", "eu-west-par", "EU-WEST-PAR", Kind.REGION, "FR"),
    ("ovh", "eu-west-par-b", "EU-WEST-PAR", Kind.ZONE, "FR"),
    ("ovh", "eu-west-gra", "GRA", Kind.REGION, "FR"),
    ("ovh", "ca-east-bhs", "BHS", Kind.REGION, "CA"),
    ("ovh", "UK1", "UK", Kind.REGION, "GB"),
    ("ovh", "DE1", "DE", Kind.REGION, "DE"),
    ("ovh", "WAW1", "WAW", Kind.REGION, "PL"),
    ("ovh", "BHS5", "BHS", Kind.REGION, "CA"),
    ("ovh", "CA-EAST-TOR", "CA-EAST-TOR", Kind.REGION, "CA"),
    ("ovh", "US-EAST-VA-1", "US-EAST-VA", Kind.REGION, "US"),
    ("ovh", "EU-WEST-LZ-ZRH-A", "EU-WEST-LZ-ZRH", Kind.ZONE, "CH"),
    ("ovh", "US-EAST-LZ-ATL-A", "US-EAST-LZ-ATL", Kind.ZONE, "US"),
    ("scaleway", "fr-par", "fr-par", Kind.REGION, "FR"),
    ("scaleway", "fr-par-1", "fr-par", Kind.ZONE, "FR"),
    ("scaleway", "nl-ams/11111111-2222-3333-4444-555555555555", "nl-ams", Kind.REGION, "NL"),
    ("outscale", "eu-west-2", "eu-west-2", Kind.REGION, "FR"),
    ("outscale", "eu-west-2a", "eu-west-2", Kind.ZONE, "FR"),
    ("outscale", "cloudgouv-eu-west-1b", "cloudgouv-eu-west-1", Kind.ZONE, "FR"),
    ("outscale", "us-east-2", "us-east-2", Kind.REGION, "US"),
    ("numspot", "eu-west-2a", "eu-west-2", Kind.ZONE, "FR"),
    ("clevercloud", "par", "par", Kind.REGION, "FR"),
    ("clevercloud", "parhds", "parhds", Kind.REGION, "FR"),
    ("clevercloud", "ldn", "ldn", Kind.REGION, "GB"),
    ("scalingo", "osc-secnum-fr1", "osc-secnum-fr1", Kind.REGION, "FR"),
    ("flexibleengine", "eu-west-0b", "eu-west-0", Kind.ZONE, "FR"),
    ("cloudtemple", "fr1", "FR1", Kind.REGION, "FR"),
    ("ibm", "eu-de-1", "eu-de", Kind.ZONE, "DE"),
    ("ibm", "par01", "par01", Kind.REGION, "FR"),
    ("ibm", "dal10", "dal10", Kind.ZONE, "US"),
    ("ibm", "osl01", "osl01", Kind.ZONE, "NO"),
    ("ibm", "eu-de-fra02-a", "eu-de", Kind.ZONE, "DE"),
    ("ibm", "eu-gb", "eu-gb", Kind.REGION, "GB"),
    ("ibm", "EU-FR2", "eu-fr2", Kind.REGION, "FR"),
    ("oci", "eu-paris-1", "eu-paris-1", Kind.REGION, "FR"),
    ("oci", "CDG", "eu-paris-1", Kind.REGION, "FR"),
    ("oci", "iad", "us-ashburn-1", Kind.REGION, "US"),
    ("oci", "Uocm:EU-MARSEILLE-1-AD-1", "eu-marseille-1", Kind.ZONE, "FR"),
    ("oci", "kIdk:PHX-AD-2", "us-phoenix-1", Kind.ZONE, "US"),
    ("oci", "ocid1.vault.oc1.eu-frankfurt-1.abc.def", "eu-frankfurt-1", Kind.REGION, "DE"),
    ("oci", "eu-jovanovac-1", "eu-jovanovac-1", Kind.REGION, "RS"),
    ("exoscale", "de-fra-1", "de-fra-1", Kind.REGION, "DE"),
    ("exoscale", "ch-gva-2", "ch-gva-2", Kind.REGION, "CH"),
    ("infomaniak", "dc3-a", "dc3-a", Kind.REGION, "CH"),
    ("hetzner", "fsn1-dc14", "fsn1", Kind.ZONE, "DE"),
    ("hetzner", "eu-central", "eu-central", Kind.GEOGRAPHY, "DE FI"),
    ("digitalocean", "FRA1", "fra1", Kind.REGION, "DE"),
    ("linode", "fr-par", "fr-par", Kind.REGION, "FR"),
    ("linode", "eu-central-1", "eu-central", Kind.REGION, "DE"),
    ("vultr", "cdg", "cdg", Kind.REGION, "FR"),
    ("alicloud", "eu-central-1a", "eu-central-1", Kind.ZONE, "DE"),
    ("alicloud", "oss-cn-hangzhou", "cn-hangzhou", Kind.REGION, "CN"),
    ("tencentcloud", "eu-frankfurt-1", "eu-frankfurt", Kind.ZONE, "DE"),
    ("heroku", "eu", "eu", Kind.GEOGRAPHY, "IE"),
    ("heroku", "us", "us", Kind.GEOGRAPHY, "US"),
    ("terraformcloud", "us", "us", Kind.GEOGRAPHY, "US"),
    ("vercel", "cdg1", "cdg1", Kind.REGION, "FR"),
    ("vercel", "iad1", "iad1", Kind.REGION, "US"),
    ("mongodbatlas", "EU_WEST_3", "aws:eu-west-3", Kind.REGION, "FR"),
    ("mongodbatlas", "EU_WEST_2", "aws:eu-west-2", Kind.REGION, "GB"),
    ("mongodbatlas", "EUROPE_WEST_9", "google:europe-west9", Kind.REGION, "FR"),
    ("mongodbatlas", "FRANCE_CENTRAL", "azurerm:francecentral", Kind.REGION, "FR"),
    ("mongodbatlas", "AZURE/EUROPE_NORTH", "azurerm:northeurope", Kind.REGION, "IE"),
    ("mongodbatlas", "GCP/WESTERN_EUROPE", "google:europe-west1", Kind.REGION, "BE"),
    ("aiven", "aws-eu-west-3", "aws:eu-west-3", Kind.REGION, "FR"),
    ("aiven", "google-europe-west6", "google:europe-west6", Kind.REGION, "CH"),
    ("aiven", "azure-france-central", "azurerm:francecentral", Kind.REGION, "FR"),
    ("aiven", "do-fra", "digitalocean:fra1", Kind.REGION, "DE"),
    ("aiven", "upcloud-fi-hel", "upcloud:fi-hel1", Kind.REGION, "FI"),
    ("snowflake", "AWS_EU_WEST_3", "aws:eu-west-3", Kind.REGION, "FR"),
    ("snowflake", "PUBLIC.AWS_EU_CENTRAL_1", "aws:eu-central-1", Kind.REGION, "DE"),
    ("snowflake", "AZURE_SWITZERLANDNORTH", "azurerm:switzerlandnorth", Kind.REGION, "CH"),
    ("snowflake", "GCP_EUROPE_WEST2", "google:europe-west2", Kind.REGION, "GB"),
    ("snowflake", "west-europe.azure", "azurerm:westeurope", Kind.REGION, "NL"),
    ("datadog", "https://api.datadoghq.eu/", "datadoghq.eu", Kind.REGION, "DE"),
    ("datadog", "https://api.us5.datadoghq.com", "us5.datadoghq.com", Kind.REGION, "US"),
    ("datadog", "datadoghq.com", "datadoghq.com", Kind.REGION, "US"),
    ("datadog", "EU", "datadoghq.eu", Kind.REGION, "DE"),
]


@pytest.mark.parametrize(("provider", "spelling", "name", "kind", "countries"), PLACES)
def test_a_spelling_leads_to_its_place(provider: str, spelling: str, name: str, kind: Kind, countries: str) -> None:
    place = locate(provider, spelling)
    assert place is not None
    assert (place.name, place.kind, place.countries) == (name, kind, frozenset(countries.split()))


@pytest.mark.parametrize(
    ("provider", "spelling"),
    [
        ("aws", "eu-west-9"),
        ("aws", "eu-west-9a"),
        ("aws", ""),
        ("aws", "local"),
        ("aws", "francecentral"),
        ("aws", "arn:aws:s3:::bucket"),
        ("aws", "us-east-1-zzz-1a"),  # a local zone we do not know may be in another country than its region
        ("azurerm", "europewest"),
        ("google", "europe-west99"),
        ("google", "projects/p"),
        ("ovh", "XYZ1"),
        ("ovh", "12"),
        ("ibm", "xyz01"),
        ("scaleway", "fr-lyo-1"),
        ("oci", "ocid1.tenancy.oc1..abc"),
        ("aiven", "timewarp-region"),
        ("datadog", "https://notdatadoghq.com"),
        ("not-a-provider", "eu-west-3"),
    ],
)
def test_an_unlisted_name_is_no_place(provider: str, spelling: str) -> None:
    assert locate(provider, spelling) is None


@pytest.mark.parametrize(
    ("provider", "spelling", "eea"),
    [
        ("google", "EU", True),
        ("google", "eu", True),
        ("google", "europe", True),
        ("google", "global", False),
        ("google", "ASIA", False),
        ("google", "nam-eur-asia1", False),
        ("google", "EUR7", False),
        ("google", "eur7", True),
        ("google", "eur6", False),
        ("azurerm", "global", False),
        ("azurerm", "Europe", True),
        ("aws", "aws-global", False),
        ("aws", "eu", None),
        ("ibm", "eu", None),
        ("cloudflare", "weur", None),
        ("cloudflare", "eu", True),
        ("s3ns", "global", True),
    ],
)
def test_an_area_says_whether_it_keeps_inside_the_eea(provider: str, spelling: str, *, eea: bool | None) -> None:
    place = locate(provider, spelling)
    assert place is not None
    assert place.eea is eea


def test_the_multi_region_of_the_union_is_neither_london_nor_zurich() -> None:
    place = locate("google", "EU")
    assert place is not None
    assert "FR" in place.countries
    assert not place.countries & {"GB", "CH"}


def test_a_place_of_one_country_names_it_and_another_does_not() -> None:
    paris, union = locate("aws", "eu-west-3"), locate("google", "EU")
    assert paris is not None
    assert union is not None
    assert (paris.country, union.country) == ("FR", None)


@pytest.mark.parametrize(
    ("code", "pair"),
    [
        ("francecentral", "francesouth"),
        ("northeurope", "westeurope"),
        ("brazilsouth", "southcentralus"),
        ("polandcentral", None),
    ],
)
def test_geo_redundant_copies_go_to_the_pair(code: str, pair: str | None) -> None:
    place = locate("azurerm", code)
    assert place is not None
    found = pair_of(place.regions[0])
    assert (found.code if found else None) == pair
