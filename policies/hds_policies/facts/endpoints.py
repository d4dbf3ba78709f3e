"""Who answers at an address: the host behind an API or S3-compatible endpoint, and the place its name shows.

`provider "aws"` with an endpoint at `outscale.com` is Outscale, whose `eu-west-2` is Paris.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hds_policies.facts.evidence import Confidence, Evidence

EVIDENCE = Evidence(
    source="general knowledge: host names in public documentation and code",
    checked=date(2026, 11, 23),
    note="Not opened one by one.",
)
CONFIDENCE = Confidence.MEMORY


@dataclass(frozen=True, slots=True, repr=False)
class Endpoint:
    """Who is at an address.

    `host` is a key of `hds_policies.facts.hosts.HOSTS`, None for an emulator on the machine itself. `region` is a
    spelling for `hds_policies.facts.regions.locate`, None when the address shows none. `country` is set when the
    address settles it though no region table knows the name.
    """

    host: str | None
    region: str | None = None
    country: str | None = None
    emulator: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Domain:
    """One domain of a host.

    `region` is a pattern searched in what stands before the domain, its last match counts and its group is the region
    as the host spells it; `default_region` holds when it finds nothing.
    """

    host: str
    region: str = ""
    default_region: str | None = None
    country: str | None = None


_CODE = (
    r"(?:^|\.|s3-|s3-website-)"
    r"((?:cloudgouv-)?(?:af|ap|ca|cn|eu|eusc|il|me|mx|na|sa|uk|us)(?:-[a-z]+){1,3}-\d)(?=\.|$)"
)
_CLOUD_REGION = r"(?:^|\.)([a-z0-9-]+)\.(?:aws|gcp|azure)$"
_AZURE_LOCATION = r"(?:^|\.)([a-z0-9]+)$"
_GOOGLE_REGION = r"(?:^|\.)([a-z]+-[a-z]+\d+)(?=[.-]|$)"

DOMAINS: dict[str, Domain] = {
    # French hosts
    "outscale.com": Domain("outscale", _CODE),
    "outscale.hk": Domain("outscale", _CODE),
    "numspot.com": Domain("numspot", _CODE),
    "numspot.internal": Domain("numspot", _CODE),
    "scw.cloud": Domain("scaleway", r"(?:^|\.)([a-z]{2}-[a-z]{3})(?=\.|$)"),
    "scaleway.com": Domain("scaleway"),
    "cloud.ovh.net": Domain("ovh", r"(?:^|\.)(?:s3|storage)\.([a-z0-9-]+)"),
    "cloud.ovh.us": Domain("ovh", r"(?:^|\.)(?:s3|storage)\.([a-z0-9-]+)"),
    "okms.ovh.net": Domain("ovh", r"(?:^|\.)([a-z0-9-]+)$"),
    "ovh.net": Domain("ovh"),
    "ovh.com": Domain("ovh"),
    "ovh.ca": Domain("ovh"),
    "ovh.us": Domain("ovh"),
    "ovhcloud.com": Domain("ovh"),
    "clever-cloud.com": Domain("clevercloud"),
    "scalingo.com": Domain("scalingo", r"(osc-(?:secnum-)?fr1)"),
    "scalingo.io": Domain("scalingo", r"(osc-(?:secnum-)?fr1)"),
    "cloud-temple.com": Domain("cloudtemple", default_region="FR1"),
    "prod-cloud-ocb.orange-business.com": Domain("flexibleengine", _CODE),
    "cloudavenue.orange-business.com": Domain("cloudavenue", country="FR"),
    "s3nsapis.fr": Domain("s3ns", _GOOGLE_REGION),
    # other European hosts
    "infomaniak.com": Domain("infomaniak", country="CH"),
    "infomaniak.cloud": Domain("infomaniak", country="CH"),
    "exo.io": Domain("exoscale", r"sos-([a-z]{2}-[a-z]+-\d)$"),
    "exoscale.com": Domain("exoscale", r"api-([a-z]{2}-[a-z]+-\d)$"),
    "your-objectstorage.com": Domain("hetzner", r"(?:^|\.)([a-z]{3}\d)$"),
    "hetzner.cloud": Domain("hetzner"),
    "hetzner.com": Domain("hetzner"),
    "your-storagebox.de": Domain("hetzner"),
    "upcloudobjects.com": Domain("upcloud"),
    "upcloud.com": Domain("upcloud"),
    "ionos.com": Domain("ionos"),
    "ionoscloud.com": Domain("ionos"),
    # American and Asian hosts
    "amazonaws.com": Domain("aws", _CODE),
    "amazonaws.com.cn": Domain("aws", _CODE, country="CN"),
    "amazonaws.eu": Domain("aws", _CODE),
    "api.aws": Domain("aws", _CODE),
    "on.aws": Domain("aws", _CODE),
    "cloudfront.net": Domain("aws", default_region="aws-global"),
    "core.windows.net": Domain("azurerm"),
    "windows.net": Domain("azurerm"),
    "kusto.windows.net": Domain("azurerm", _AZURE_LOCATION),
    "azure.com": Domain("azurerm"),
    "cloudapp.azure.com": Domain("azurerm", _AZURE_LOCATION),
    "batch.azure.com": Domain("azurerm", _AZURE_LOCATION),
    "azurecontainerapps.io": Domain("azurerm", _AZURE_LOCATION),
    "azurecontainer.io": Domain("azurerm", _AZURE_LOCATION),
    "azmk8s.io": Domain("azurerm", _AZURE_LOCATION),
    "azure.net": Domain("azurerm"),
    "azurewebsites.net": Domain("azurerm"),
    "azurecr.io": Domain("azurerm"),
    "azure-api.net": Domain("azurerm"),
    "azurefd.net": Domain("azurerm", default_region="global"),
    "azureedge.net": Domain("azurerm", default_region="global"),
    "microsoftonline.com": Domain("azurerm"),
    "usgovcloudapi.net": Domain("azurerm", country="US"),
    "azure.us": Domain("azurerm", country="US"),
    "chinacloudapi.cn": Domain("azurerm", country="CN"),
    "azure.cn": Domain("azurerm", country="CN"),
    "googleapis.com": Domain("google", _GOOGLE_REGION),
    "pkg.dev": Domain("google", _GOOGLE_REGION),
    "gcr.io": Domain("google"),
    "run.app": Domain("google", _GOOGLE_REGION),
    "cloudfunctions.net": Domain("google", _GOOGLE_REGION),
    "appspot.com": Domain("google"),
    "firebaseio.com": Domain("firebase"),
    "firebasedatabase.app": Domain("firebase"),
    "cloud-object-storage.appdomain.cloud": Domain("ibm", r"s3\.(?:private\.|direct\.)?([a-z0-9-]+)$"),
    "cloud.ibm.com": Domain("ibm", r"^([a-z]{2}-[a-z]+\d?)(?=\.|$)"),
    "appdomain.cloud": Domain("ibm"),
    "oraclecloud.com": Domain("oci", _CODE),
    "oraclecloud.eu": Domain("oci", _CODE),
    "oci.customer-oci.com": Domain("oci", _CODE),
    "digitaloceanspaces.com": Domain("digitalocean", r"(?:^|\.)([a-z]{3}\d)$"),
    "digitalocean.com": Domain("digitalocean"),
    "linodeobjects.com": Domain("linode", r"(?:^|\.)([a-z]{2}-[a-z]+(?:-\d)?)$"),
    "linode.com": Domain("linode"),
    "vultrobjects.com": Domain("vultr", r"(?:^|\.)([a-z]{3})\d$"),
    "wasabisys.com": Domain("wasabi", r"(?:^|\.)s3\.([a-z]+-[a-z]+-\d)$"),
    "backblazeb2.com": Domain("backblaze", r"(?:^|\.)s3\.([a-z]+-[a-z]+-\d+)$"),
    "r2.cloudflarestorage.com": Domain("cloudflare", r"\.(eu|fedramp)$"),
    "cloudflare.com": Domain("cloudflare"),
    "aliyuncs.com": Domain("alicloud", r"oss-([a-z]{2}-[a-z]+(?:-\d)?)(?:-internal)?$"),
    "myqcloud.com": Domain("tencentcloud", r"cos\.([a-z]{2}-[a-z]+)$"),
    "tencentcos.com": Domain("tencentcloud", r"cos\.([a-z]{2}-[a-z]+)$"),
    # application platforms
    "heroku.com": Domain("heroku"),
    "herokuapp.com": Domain("heroku"),
    "vercel.app": Domain("vercel"),
    "vercel.com": Domain("vercel"),
    "netlify.app": Domain("netlify"),
    "netlify.com": Domain("netlify"),
    "fly.dev": Domain("flyio"),
    "fly.io": Domain("flyio"),
    "onrender.com": Domain("render"),
    "supabase.co": Domain("supabase"),
    "supabase.com": Domain("supabase"),
    "neon.tech": Domain("neon", _CLOUD_REGION),
    # managed databases and streams
    "mongodb.net": Domain("mongodbatlas"),
    "mongodb.com": Domain("mongodbatlas"),
    "aivencloud.com": Domain("aiven"),
    "snowflakecomputing.com": Domain("snowflake"),
    "cloud.databricks.com": Domain("databricks"),
    "azuredatabricks.net": Domain("databricks"),
    "found.io": Domain("elastic", _CLOUD_REGION),
    "elastic-cloud.com": Domain("elastic", _CLOUD_REGION),
    "elastic.co": Domain("elastic"),
    "confluent.cloud": Domain("confluent", _CLOUD_REGION),
    # monitoring
    "datadoghq.com": Domain("datadog", r"(?:^|\.)((?:us|ap)\d)$", default_region="us1"),
    "datadoghq.eu": Domain("datadog", default_region="eu1"),
    "ddog-gov.com": Domain("datadog", default_region="us1-fed"),
    "newrelic.com": Domain("newrelic", country="US"),
    "eu.newrelic.com": Domain("newrelic", country="DE"),
    "nr-data.net": Domain("newrelic", country="US"),
    "eu01.nr-data.net": Domain("newrelic", country="DE"),
    "splunkcloud.com": Domain("splunk"),
    "signalfx.com": Domain("signalfx"),
    "sumologic.com": Domain("sumologic"),
    "sumologic.net": Domain("sumologic"),
    "de.sumologic.com": Domain("sumologic", country="DE"),
    "eu.sumologic.com": Domain("sumologic", country="IE"),
    "honeycomb.io": Domain("honeycomb"),
    "logz.io": Domain("logzio"),
    "coralogix.com": Domain("coralogix"),
    "coralogix.us": Domain("coralogix", country="US"),
    "dynatrace.com": Domain("dynatrace"),
    "grafana.net": Domain("grafana"),
    "grafana.com": Domain("grafana"),
    "sentry.io": Domain("sentry", country="US"),
    "de.sentry.io": Domain("sentry", country="DE"),
    "logtail.com": Domain("betterstack"),
    "betterstackdata.com": Domain("betterstack"),
    "pagerduty.com": Domain("pagerduty"),
    "opsgenie.com": Domain("opsgenie"),
    # messages and identities
    "slack.com": Domain("slack"),
    "twilio.com": Domain("twilio"),
    "sendgrid.net": Domain("sendgrid"),
    "sendgrid.com": Domain("sendgrid"),
    "mailgun.net": Domain("mailgun"),
    "mailgun.org": Domain("mailgun"),
    "auth0.com": Domain("auth0"),
    "okta.com": Domain("okta"),
    "okta-emea.com": Domain("okta"),
    # state backends
    "app.terraform.io": Domain("terraformcloud", country="US"),
    "app.eu.terraform.io": Domain("terraformcloud"),
    "gitlab.com": Domain("gitlab", country="US"),
    "github.com": Domain("github", country="US"),
}
"""Domains by name; the longest that ends an address decides."""

_EMULATOR = Endpoint(None, emulator=True)
_EMULATORS = re.compile(
    r"(?:.*\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal"
    r"|(?:localstack|minio|moto|azurite|motoserver)(?:[.-][a-z0-9-]+)?|.*\.localstack\.cloud"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://")


def host_name(address: str) -> str:
    """The host of a URL or of a bare `host:port/path`, in lower case and without a final dot; "" when there is none."""
    rest = address.strip().lower()
    scheme = _SCHEME.match(rest)
    rest = rest[scheme.end() :] if scheme else rest
    rest = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    if rest.startswith("["):
        return rest.partition("]")[0] + "]"
    return rest.partition(":")[0].rstrip(".")


@lru_cache(maxsize=1024)
def provider_by_endpoint(address: str) -> Endpoint | None:
    """Who answers at a host name or URL; None when nobody known does."""
    host = host_name(address)
    if _EMULATORS.fullmatch(host):
        return _EMULATOR
    labels = host.split(".")
    for cut in range(len(labels) - 1):
        domain = DOMAINS.get(".".join(labels[cut:]))
        if domain is not None:
            found = re.findall(domain.region, ".".join(labels[:cut])) if domain.region else []
            return Endpoint(domain.host, found[-1] if found else domain.default_region, domain.country)
    return None
