"""An address tells who answers, and where when its name shows it."""

import pytest

from hds_policies.facts.countries import NAMES
from hds_policies.facts.endpoints import DOMAINS, Endpoint, host_name, provider_by_endpoint
from hds_policies.facts.hosts import HOSTS
from hds_policies.facts.regions import locate

KNOWN = [
    ("https://oos.eu-west-2.outscale.com", "outscale", "eu-west-2", "FR"),
    ("https://api.eu-west-2.outscale.com/api/v1", "outscale", "eu-west-2", "FR"),
    ("https://oos.cloudgouv-eu-west-1.outscale.com", "outscale", "cloudgouv-eu-west-1", "FR"),
    ("https://fcu.us-east-2.outscale.com", "outscale", "us-east-2", "US"),
    ("https://s3.fr-par.scw.cloud", "scaleway", "fr-par", "FR"),
    ("bucket.s3.nl-ams.scw.cloud", "scaleway", "nl-ams", "NL"),
    ("https://s3.gra.io.cloud.ovh.net/", "ovh", "gra", "FR"),
    ("s3.gra.perf.cloud.ovh.net", "ovh", "gra", "FR"),
    ("s3.gra.cloud.ovh.net", "ovh", "gra", "FR"),
    ("https://s3.eu-west-par.io.cloud.ovh.net", "ovh", "eu-west-par", "FR"),
    ("https://s3.uk.io.cloud.ovh.net", "ovh", "uk", "GB"),
    ("https://fra1.digitaloceanspaces.com", "digitalocean", "fra1", "DE"),
    ("eu-central-1.linodeobjects.com", "linode", "eu-central-1", "DE"),
    ("https://abc.eu.r2.cloudflarestorage.com", "cloudflare", "eu", None),
    ("s3.eu-central-1.wasabisys.com", "wasabi", "eu-central-1", "NL"),
    ("s3.us-west-002.backblazeb2.com", "backblaze", "us-west-002", "US"),
    ("https://fsn1.your-objectstorage.com", "hetzner", "fsn1", "DE"),
    ("sos-ch-gva-2.exo.io", "exoscale", "ch-gva-2", "CH"),
    ("https://s3.eu-west-3.amazonaws.com", "aws", "eu-west-3", "FR"),
    ("s3-eu-west-1.amazonaws.com", "aws", "eu-west-1", "IE"),
    ("bucket-eu-west-1.s3.eu-west-2.amazonaws.com", "aws", "eu-west-2", "GB"),
    ("dossier.abc.eu-west-3.rds.amazonaws.com", "aws", "eu-west-3", "FR"),
    ("s3.cn-north-1.amazonaws.com.cn", "aws", "cn-north-1", "CN"),
    ("https://objects.eu-west-2.numspot.com", "numspot", "eu-west-2", "FR"),
    ("europe-west9-docker.pkg.dev", "google", "europe-west9", "FR"),
    ("x.hcp.francecentral.azmk8s.io", "azurerm", "francecentral", "FR"),
    ("ns.compat.objectstorage.eu-paris-1.oraclecloud.com", "oci", "eu-paris-1", "FR"),
    ("s3.eu-de.cloud-object-storage.appdomain.cloud", "ibm", "eu-de", "DE"),
    ("https://iam.eu-west-0.prod-cloud-ocb.orange-business.com/v3", "flexibleengine", "eu-west-0", "FR"),
    ("https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input", "datadog", "us1", "US"),
    ("http-intake.logs.us5.datadoghq.com", "datadog", "us5", "US"),
    ("https://http-intake.logs.datadoghq.eu", "datadog", "eu1", "DE"),
    ("es.eu-west-3.aws.elastic-cloud.com", "elastic", "eu-west-3", "FR"),
]


@pytest.mark.parametrize(("address", "host", "region", "country"), KNOWN)
def test_an_address_tells_host_and_region(address: str, host: str, region: str, country: str | None) -> None:
    endpoint = provider_by_endpoint(address)
    assert endpoint is not None
    assert (endpoint.host, endpoint.region) == (host, region)
    place = locate(host, region)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://auth.cloud.ovh.net/v3", Endpoint("ovh")),
        ("eu.api.ovh.com", Endpoint("ovh")),
        ("https://cellar-c2.services.clever-cloud.com", Endpoint("clevercloud")),
        ("storage.googleapis.com", Endpoint("google")),
        ("acc.blob.core.windows.net", Endpoint("azurerm")),
        ("acc.blob.core.usgovcloudapi.net", Endpoint("azurerm", country="US")),
        ("acc.blob.core.chinacloudapi.cn", Endpoint("azurerm", country="CN")),
        ("sts.amazonaws.com", Endpoint("aws")),
        ("my-bucket-1.s3.amazonaws.com", Endpoint("aws")),
        ("https://api.pub1.infomaniak.cloud/identity/v3", Endpoint("infomaniak", country="CH")),
        ("https://app.terraform.io", Endpoint("terraformcloud", country="US")),
        ("https://gitlab.com/api/v4/projects/1/terraform/state/x", Endpoint("gitlab", country="US")),
        ("https://log-api.newrelic.com/log/v1", Endpoint("newrelic", country="US")),
        ("https://log-api.eu.newrelic.com/log/v1", Endpoint("newrelic", country="DE")),
        ("https://abc@o1.ingest.de.sentry.io/1", Endpoint("sentry", country="DE")),
    ],
)
def test_an_address_that_shows_less_says_less(address: str, expected: Endpoint) -> None:
    assert provider_by_endpoint(address) == expected


@pytest.mark.parametrize(
    "address",
    ["http://localhost:4566", "http://127.0.0.1:9000", "http://[::1]:9000", "http://minio:9000", "localstack:4566"],
)
def test_an_emulator_is_no_host(address: str) -> None:
    endpoint = provider_by_endpoint(address)
    assert endpoint is not None
    assert endpoint.emulator
    assert endpoint.host is None


@pytest.mark.parametrize(
    "address",
    ["", "https://", "https://example.org", "outscale.com.example.org", "notoutscale.com", "com", "minio.example.org"],
)
def test_an_unknown_address_is_nobody(address: str) -> None:
    assert provider_by_endpoint(address) is None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("HTTPS://User:Secret@S3.FR-PAR.scw.cloud:443/bucket?x=1#f", "s3.fr-par.scw.cloud"),
        ("s3.fr-par.scw.cloud.", "s3.fr-par.scw.cloud"),
        ("[::1]:80", "[::1]"),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_name(address) == host


def test_every_domain_belongs_to_a_listed_host_and_its_defaults_are_places() -> None:
    for name, domain in DOMAINS.items():
        assert domain.host in HOSTS, name
        assert domain.country is None or domain.country in NAMES, name
        assert domain.default_region is None or locate(domain.host, domain.default_region), name
