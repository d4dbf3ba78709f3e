"""Who hosts: what is known of each host's HDS certificate, and what its Terraform provider stands for.

A certificate is never a yes or no about a company: it covers activities, services and regions, often only when an
option is switched on and a contract signed. Certified regions and the EEA are two lists, to be intersected. What no
source shows is None; `unknown` is not `not certified`. The public list to check against is kept by the agency:
https://esante.gouv.fr/offres-services/hds/liste-des-herbergeurs-certifies
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hds_policies.facts.evidence import Confidence


class Claim(Enum):
    """What a host says of itself. The value appears in reports."""

    STATED = "stated"
    """The host, or a source on it, states an HDS certificate."""
    NO_STATEMENT = "no-statement"
    """A search found no statement, or a source denies it."""
    UNKNOWN = "unknown"
    """Not settled: old, remembered or contradictory statements."""


class Role(Enum):
    """What a Terraform provider stands for."""

    HOST = "host"
    """Stores or processes what is declared through it."""
    VENDOR = "vendor"
    """A service on top of hosts that receives data: monitoring, mail, identity."""
    PLATFORM = "platform"
    """Software run by somebody the name does not show (OpenStack, vSphere): its endpoint may tell who."""
    HELPER = "helper"
    """Computes values or drives something declared elsewhere; hosts nothing."""
    TOOL = "tool"
    """Configures a product that holds no health data by itself: code forge, pipeline, secret store."""


@dataclass(frozen=True, slots=True, repr=False)
class Certificate:
    """A certificate as printed: None for what the source does not show."""

    body: str | None
    number: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, repr=False)
class Switch:
    """How a host's HDS offer is switched on in code.

    `resource_type` may end in `*`. `wanted` holds the values that switch it on; `default` is what holds when the
    attribute is absent.
    """

    resource_type: str
    attribute: str
    wanted: frozenset[str | bool]
    default: str | bool | None


ALL_ACTIVITIES = frozenset({1, 2, 3, 4, 5, 6})
"""Article R.1111-9: sites, hardware, virtual infrastructure, platform, administration and operation, backup."""

VERSION_2_ONLY_SINCE = date(2026, 5, 16)
"""Since that day only certificates on version 2 of the référentiel count."""

_CHECKED = date(2026, 11, 23)


@dataclass(frozen=True, slots=True, repr=False)
class Host:
    """One host, as far as sources show.

    `activities` are numbered as in article R.1111-9 (2024 order); None: not shown. `regions` are codes of
    `hds_policies.facts.regions` in the certificate's scope; None: not shown. `home_country` is that of the group's seat
    (general knowledge), for the foreign-law part of EXI 30.
    """

    key: str
    name: str
    claim: Claim
    source: str
    confidence: Confidence
    home_country: str | None = None
    certificate: Certificate | None = None
    version: str | None = None
    activities: frozenset[int] | None = None
    regions: frozenset[str] | None = None
    services_excluded: tuple[str, ...] = ()
    switch: Switch | None = None
    legal_note: str = ""
    checked: date = _CHECKED

    @property
    def valid_from(self) -> date | None:
        """First day of the certificate, when shown."""
        return self.certificate.valid_from if self.certificate else None

    @property
    def valid_to(self) -> date | None:
        """Last day of the certificate, when shown."""
        return self.certificate.valid_to if self.certificate else None


_NOTHING_FOUND = "search of stored public pages: no HDS statement found"


def _silent(key: str, name: str, country: str | None, source: str = _NOTHING_FOUND, note: str = "") -> Host:
    """A host for which the search found no statement."""
    return Host(key, name, Claim.NO_STATEMENT, source, Confidence.SECONDARY, country, legal_note=note)


_CONTRACT = "The healthcare addendum or contract with the host is needed besides, and no code shows it."

_STATED = (
    Host(
        key="aws",
        name="Amazon Web Services",
        claim=Claim.STATED,
        source="https://aws.amazon.com/compliance/hds/",
        confidence=Confidence.VERIFIED,
        home_country="US",
        version="2.0",
        legal_note="States 27 regions in scope, world-wide; the list was not visible: storage must also be in the EEA. "
        + _CONTRACT,
    ),
    Host(
        key="azurerm",
        name="Microsoft Azure",
        claim=Claim.STATED,
        source="https://learn.microsoft.com/en-us/compliance/regulatory/offering-hds-france"
        " (copy in github jwmiller5/Compliance, about 2022)",
        confidence=Confidence.SECONDARY,
        home_country="US",
        certificate=Certificate(body="BSI", number=None, valid_from=None, valid_to=None),
        regions=frozenset({"francecentral", "francesouth", "northeurope", "westeurope"}),
        services_excluded=("previews",),
        legal_note="First granted in November 2018. The regions come from a copy of about 2022 and the certificate on "
        "version 2 was not seen: ask for it. " + _CONTRACT,
    ),
    Host(
        key="google",
        name="Google Cloud",
        claim=Claim.STATED,
        source="https://cloud.google.com/security/compliance/hds",
        confidence=Confidence.VERIFIED,
        home_country="US",
        version="2.0",
        activities=ALL_ACTIVITIES,
        legal_note="Activity 5 covers fewer products; the scope follows each product's residency commitment, for "
        "enterprise customers only. " + _CONTRACT,
    ),
    Host(
        key="ovh",
        name="OVHcloud",
        claim=Claim.STATED,
        source="https://github.com/ovh/docs hds_certification guide (2024-10-24); "
        "https://github.com/ovh/terraform-provider-ovh docs/resources/cloud_project.md",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        services_excluded=(
            "web hosting",
            "domain names",
            "shared e-mail",
            "VPS",
            "Eco dedicated servers",
            "Essential and Discovery database plans",
        ),
        switch=Switch(
            resource_type="ovh_cloud_project",
            attribute="plan_option[].plan_code",
            wanted=frozenset({"certification.hds.2018", "certification.hds"}),
            default=None,
        ),
        legal_note="The stored page still prints HDS v2018; a certificate on version 2 was announced but not seen. "
        "Business or Enterprise support is needed. " + _CONTRACT,
    ),
    Host(
        key="scaleway",
        name="Scaleway",
        claim=Claim.STATED,
        source="https://github.com/scaleway/docs-content host-healthcare-data.mdx (2025-11-12); "
        "https://www.scaleway.com/fr/security-and-compliance/hds/ as cited in repository notes of 2026",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        version="2.0",
        activities=frozenset({1, 2, 3, 4}),
        regions=frozenset({"fr-par"}),
        services_excluded=("GLACIER storage class", "lifecycle rules on an HDS bucket"),
        legal_note="Paris only. The HDS tag of a bucket is set in the console, the Terraform provider has no argument "
        "for it. Version and activities come from secondary texts. " + _CONTRACT,
    ),
    Host(
        key="outscale",
        name="3DS Outscale",
        claim=Claim.STATED,
        source="https://en.outscale.com/our-certifications/ as linked from Scalingo's documentation (2026-02-26)",
        confidence=Confidence.SECONDARY,
        home_country="FR",
        legal_note="Also qualified SecNumCloud 3.2. Regions and activities were not visible. " + _CONTRACT,
    ),
    Host(
        key="numspot",
        name="NumSpot",
        claim=Claim.STATED,
        source="https://numspot.com/partenaire_type-de-certification/hds",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        version="2.0",
        legal_note="Platform services on Outscale, on the 2024 référentiel. " + _CONTRACT,
    ),
    Host(
        key="clevercloud",
        name="Clever Cloud",
        claim=Claim.STATED,
        source="https://github.com/CleverCloud/documentation/pull/1014 (2026-09-09)",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        certificate=Certificate(
            body="Bureau Veritas Certification",
            number="FR094504",
            valid_from=date(2024, 12, 20),
            valid_to=date(2027, 12, 19),
        ),
        version="2.0",
        activities=ALL_ACTIVITIES,
        regions=frozenset({"parhds", "grahds", "rbxhds", "fr-north-hds"}),
        services_excluded=("FS Buckets",),
        switch=Switch(
            resource_type="clevercloud_*",
            attribute="region",
            wanted=frozenset({"parhds", "grahds", "rbxhds", "fr-north-hds"}),
            default="par",
        ),
        legal_note="Some products are absent from some HDS zones. " + _CONTRACT,
    ),
    Host(
        key="scalingo",
        name="Scalingo",
        claim=Claim.STATED,
        source="https://github.com/Scalingo/documentation src/_posts/compliance/2000-01-01-hds.md (2026-02-26)",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        certificate=Certificate(body="LNE", number="38436", valid_from=date(2025, 9, 12), valid_to=date(2028, 9, 11)),
        version="2.0",
        activities=ALL_ACTIVITIES,
        services_excluded=("Elasticsearch", "MongoDB", "InfluxDB"),
        switch=Switch(resource_type="scalingo_app", attribute="hds_resource", wanted=frozenset({True}), default=False),
        legal_note="Applications and databases created with the HDS option only; databases in the Business or "
        "Enterprise class. " + _CONTRACT,
    ),
    Host(
        key="cloudtemple",
        name="Cloud Temple",
        claim=Claim.STATED,
        source="https://github.com/Cloud-Temple/docs docs/network/private_backbone/private_backbone.md, "
        "docs/changelog.md (2026-08)",
        confidence=Confidence.VERIFIED,
        home_country="FR",
        regions=frozenset({"FR1"}),
        legal_note="One page prints HDS V1, while the processing agreement was updated for the latest HDS on "
        "2026-03-19. Also qualified SecNumCloud 3.2. " + _CONTRACT,
    ),
)

_LISTED_2019 = "https://www.mind.eu.com/health/?p=2485 (2019-06-14: listed among HDS hosts)"


def _unsettled(
    key: str, name: str, country: str | None, source: str = "general knowledge: has advertised HDS", note: str = ""
) -> Host:
    """A host whose certificate is remembered or was stated long ago."""
    confidence = Confidence.MEMORY if source.startswith("general knowledge") else Confidence.SECONDARY
    return Host(key, name, Claim.UNKNOWN, source, confidence, country, legal_note=note)


_UNSETTLED = (
    _unsettled("flexibleengine", "Orange Business Flexible Engine", "FR", _LISTED_2019),
    _unsettled("cloudavenue", "Orange Business Cloud Avenue", "FR", _LISTED_2019),
    _unsettled("ibm", "IBM Cloud", "US"),
    _unsettled("oci", "Oracle Cloud", "US"),
    _unsettled("exoscale", "Exoscale", "CH"),
    _unsettled("mongodbatlas", "MongoDB Atlas", "US"),
    _unsettled(
        "s3ns",
        "S3NS",
        "FR",
        "repository note citing blog.datacenter-paris.com",
        "Qualified SecNumCloud 3.2 on 2025-12-17; no HDS statement seen.",
    ),
    _unsettled("bleu", "Bleu", "FR", "stored list of Microsoft codes: region names only"),
    _unsettled("salesforce", "Salesforce", "US", "general knowledge: HDS on Hyperforce France"),
    _unsettled("heroku", "Heroku", "US", "general knowledge: a Salesforce company, own scope not known"),
)

_NOTE_2026 = "repository notes of 2026: reported as not certified"

_SILENT = (
    _silent(
        "infomaniak",
        "Infomaniak",
        "CH",
        "https://csf.hop3.abilian.com/providers/infomaniak.html",
        "Data centres in Switzerland, outside the EEA.",
    ),
    _silent("hetzner", "Hetzner", "DE"),
    _silent("digitalocean", "DigitalOcean", "US"),
    _silent("linode", "Akamai (Linode)", "US"),
    _silent("vultr", "Vultr", "US"),
    _silent("alicloud", "Alibaba Cloud", "CN"),
    _silent("tencentcloud", "Tencent Cloud", "CN"),
    _silent("upcloud", "UpCloud", "FI"),
    _silent("ionos", "IONOS", "DE"),
    _silent("hostinger", "Hostinger", "LT"),
    _silent("flyio", "Fly.io", "US"),
    _silent("render", "Render", "US"),
    _silent("railway", "Railway", "US", _NOTE_2026),
    _silent("vercel", "Vercel", "US", _NOTE_2026),
    _silent("netlify", "Netlify", "US", _NOTE_2026),
    _silent("neon", "Neon", "US", _NOTE_2026),
    _silent("supabase", "Supabase", "US", "repository note of 2026: no backend-as-a-service is certified"),
    _silent("firebase", "Firebase", "US", "repository note of 2026: no backend-as-a-service is certified"),
    _silent(
        "cloudflare", "Cloudflare", "US", note="Caches at edge sites world-wide; no certificate for cached data known."
    ),
    _silent("fastly", "Fastly", "US"),
    _silent("akamai", "Akamai", "US"),
    _silent("snowflake", "Snowflake", "US", "https://docs.snowflake.com/en/user-guide/intro-regions: no HDS statement"),
    _silent("databricks", "Databricks", "US"),
    _silent("aiven", "Aiven", "FI"),
    _silent("elastic", "Elastic Cloud", "US"),
    _silent("confluent", "Confluent Cloud", "US"),
    _silent("planetscale", "PlanetScale", "US"),
    _silent("cockroachdb", "CockroachDB Cloud", "US"),
    _silent("astra", "DataStax Astra", "US"),
    _silent("rediscloud", "Redis Cloud", "US"),
    _silent("datadog", "Datadog", "US"),
    _silent("newrelic", "New Relic", "US"),
    _silent("splunk", "Splunk Cloud", "US"),
    _silent("sumologic", "Sumo Logic", "US"),
    _silent("honeycomb", "Honeycomb", "US"),
    _silent("logzio", "Logz.io", "IL"),
    _silent("coralogix", "Coralogix", "IL"),
    _silent("dynatrace", "Dynatrace", "US"),
    _silent("signalfx", "Splunk Observability", "US"),
    _silent("grafana", "Grafana Cloud", "US"),
    _silent("sentry", "Sentry", "US"),
    _silent("betterstack", "Better Stack", "CZ"),
    _silent("pagerduty", "PagerDuty", "US"),
    _silent("opsgenie", "Opsgenie (Atlassian)", "AU"),
    _silent("auth0", "Auth0 (Okta)", "US"),
    _silent("okta", "Okta", "US"),
    _silent("twilio", "Twilio", "US"),
    _silent("sendgrid", "SendGrid (Twilio)", "US"),
    _silent("mailgun", "Mailgun", "US"),
    _silent("slack", "Slack (Salesforce)", "US"),
    _silent("fivetran", "Fivetran", "US"),
    _silent("wasabi", "Wasabi", "US"),
    _silent("backblaze", "Backblaze", "US"),
    _silent("terraformcloud", "HCP Terraform", "US"),
    _silent("gitlab", "GitLab.com", "US"),
    _silent("github", "GitHub", "US"),
    _silent("opentelekomcloud", "Open Telekom Cloud", "DE"),
    _silent("stackit", "STACKIT", "DE"),
    _silent("gridscale", "gridscale", "DE"),
    _silent("civo", "Civo", "GB"),
    _silent("huaweicloud", "Huawei Cloud", "CN"),
    _silent("yandex", "Yandex Cloud", "RU"),
)

HOSTS: dict[str, Host] = {host.key: host for host in (*_STATED, *_UNSETTLED, *_SILENT)}
"""All hosts by key. A key missing here is a host nobody looked at."""


@dataclass(frozen=True, slots=True, repr=False)
class Provider:
    """What a Terraform provider stands for; `host` is a key of `HOSTS`, None when the role has none to name."""

    role: Role
    host: str | None = None


def _of(role: Role, names: str) -> dict[str, Provider]:
    return {name: Provider(role) for name in names.split()}


def _hosted(role: Role, names: dict[str, str]) -> dict[str, Provider]:
    return {name: Provider(role, host) for name, host in names.items()}


PROVIDERS: dict[str, Provider] = {
    **_hosted(
        Role.HOST,
        {
            "aws": "aws",
            "awscc": "aws",
            "azurerm": "azurerm",
            "azapi": "azurerm",
            "azuread": "azurerm",
            "azurestack": "azurerm",
            "google": "google",
            "google-beta": "google",
            "googleworkspace": "google",
            "ovh": "ovh",
            "scaleway": "scaleway",
            "outscale": "outscale",
            "numspot": "numspot",
            "clevercloud": "clevercloud",
            "scalingo": "scalingo",
            "cloudtemple": "cloudtemple",
            "flexibleengine": "flexibleengine",
            "cloudavenue": "cloudavenue",
            "ibm": "ibm",
            "oci": "oci",
            "exoscale": "exoscale",
            "infomaniak": "infomaniak",
            "hcloud": "hetzner",
            "hetznerdns": "hetzner",
            "digitalocean": "digitalocean",
            "linode": "linode",
            "vultr": "vultr",
            "alicloud": "alicloud",
            "tencentcloud": "tencentcloud",
            "huaweicloud": "huaweicloud",
            "opentelekomcloud": "opentelekomcloud",
            "stackit": "stackit",
            "gridscale": "gridscale",
            "civo": "civo",
            "yandex": "yandex",
            "upcloud": "upcloud",
            "ionoscloud": "ionos",
            "profitbricks": "ionos",
            "hostinger": "hostinger",
            "fly": "flyio",
            "render": "render",
            "railway": "railway",
            "heroku": "heroku",
            "herokux": "heroku",
            "vercel": "vercel",
            "netlify": "netlify",
            "cloudflare": "cloudflare",
            "fastly": "fastly",
            "akamai": "akamai",
            "b2": "backblaze",
            "wasabi": "wasabi",
            "supabase": "supabase",
            "neon": "neon",
            "planetscale": "planetscale",
            "cockroach": "cockroachdb",
            "astra": "astra",
            "rediscloud": "rediscloud",
            "mongodbatlas": "mongodbatlas",
            "snowflake": "snowflake",
            "snowsql": "snowflake",
            "databricks": "databricks",
            "aiven": "aiven",
            "ec": "elastic",
            "confluent": "confluent",
            "confluentcloud": "confluent",
        },
    ),
    **_hosted(
        Role.VENDOR,
        {
            "datadog": "datadog",
            "newrelic": "newrelic",
            "splunk": "splunk",
            "scp": "splunk",
            "signalfx": "signalfx",
            "sumologic": "sumologic",
            "honeycombio": "honeycomb",
            "logzio": "logzio",
            "coralogix": "coralogix",
            "dynatrace": "dynatrace",
            "grafana": "grafana",
            "sentry": "sentry",
            "better-uptime": "betterstack",
            "logtail": "betterstack",
            "pagerduty": "pagerduty",
            "opsgenie": "opsgenie",
            "auth0": "auth0",
            "okta": "okta",
            "twilio": "twilio",
            "sendgrid": "sendgrid",
            "mailgun": "mailgun",
            "slack": "slack",
            "fivetran": "fivetran",
            "salesforce": "salesforce",
        },
    ),
    **_of(
        Role.PLATFORM,
        "openstack vsphere vcd nsxt nutanix nutanixkps proxmox libvirt xenorchestra opennebula cloudstack maas metal3"
        " elasticstack opensearch elasticsearch minio rke rancher2",
    ),
    **_of(
        Role.HELPER,
        "terraform random null tls local time archive http external template cloudinit kubernetes helm kubectl"
        " kustomization kustomize ignition ansible acme dns deepmerge utils shell validation assert hashes jq jinja"
        " htpasswd bcrypt wireguard sops corefunc",
    ),
    **_of(
        Role.TOOL,
        "docker github gitlab bitbucket azuredevops vault consul nomad boundary tfe postgresql mysql mongodb mssql"
        " redshift kafka rabbitmq keycloak argocd flux spacelift doppler onepassword teleport artifactory harbor"
        " sonarqube jenkins buildkite circleci powerdns checkly statuscake hcp packer ad windns",
    ),
}
"""By type, the last part of a source address (`hashicorp/aws`) and the usual local name."""


def provider_of(name: str, source: str | None = None) -> Provider | None:
    """What a provider stands for, by its source address when given, else by its local name or resource prefix.

    `name` is Terraform's local name or a resource type's first word. None: a provider nobody looked at.
    """
    if source:
        known = PROVIDERS.get(source.rpartition("/")[2].lower())
        if known is not None:
            return known
    return PROVIDERS.get(name.lower())
