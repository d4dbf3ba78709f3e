"""Hand-written rules for providers without a generated table: Scaleway, OVHcloud, Outscale, and those named alike.

Sources: the resource lists of the pulumiverse/scaleway, ovh/ovh and outscale/outscale packages in the Pulumi registry,
beside those of the Terraform providers that they bridge.
"""

from __future__ import annotations

from collections.abc import Mapping

from hds_scanners.sources.pulumi.urn import snake

# Pulumi package → (first word of Terraform's types, registry address).
PROVIDERS: Mapping[str, tuple[str, str]] = {
    "aws": ("aws", "hashicorp/aws"),
    "aws-native": ("aws", "hashicorp/aws"),
    "azure": ("azurerm", "hashicorp/azurerm"),
    "azure-native": ("azurerm", "hashicorp/azurerm"),
    "azuread": ("azuread", "hashicorp/azuread"),
    "gcp": ("google", "hashicorp/google"),
    "google-native": ("google", "hashicorp/google"),
    "openstack": ("openstack", "terraform-provider-openstack/openstack"),
    "ovh": ("ovh", "ovh/ovh"),
    "scaleway": ("scaleway", "scaleway/scaleway"),
    "outscale": ("outscale", "outscale/outscale"),
    "ibm": ("ibm", "ibm-cloud/ibm"),
    "oci": ("oci", "oracle/oci"),
    "f5bigip": ("bigip", "f5networks/bigip"),
    "rancher2": ("rancher2", "rancher/rancher2"),
}
# Components made elsewhere: what they declare is seen by the engine alone.
COMPONENT_PACKAGES = frozenset({"awsx", "eks", "aws-apigateway", "aws-quickstart-vpc", "terraform-module"})

_SCALEWAY_MODULES = {
    "applesilicon": "apple_silicon",
    "containers": "container",
    "databases": "rdb",
    "domain": "domain",
    "edgeservices": "edge_services",
    "elasticmetal": "flexible",
    "functions": "function",
    "hosting": "web",
    "index": "",
    "keymanager": "key_manager",
    "kubernetes": "k8s",
    "loadbalancers": "lb",
    "network": "vpc",
    "observability": "cockpit",
    "s2svpn": "s2s_vpn",
    "secrets": "",
}
_SCALEWAY_EXCEPTIONS = {
    "containers/container": "container",
    "databases/serverlessDatabase": "sdb_sql_database",
    "elasticmetal/server": "baremetal_server",
    "functions/function": "function",
    "hosting/hosting": "webhosting",
    "loadbalancers/loadBalancer": "lb",
    "network/vpc": "vpc",
    "object/item": "object",
    "observability/cockpit": "cockpit",
    "secrets/version": "secret_version",
}
_SCALEWAY_NAMES = {
    "mongo_db_instance": "mongodb_instance",
    "mongo_db_snapshot": "mongodb_snapshot",
    "sdb_database": "sdb_sql_database",
    "kubernetes_node_pool": "k8s_pool",
    "database": "rdb_database",
    "database_backup": "rdb_database_backup",
}
# Old tokens of the module `index` begin with a word of Pulumi's own.
_SCALEWAY_OLD = (("kubernetes_", "k8s_"), ("database_", "rdb_"), ("loadbalancer_", "lb_"), ("object_item", "object"))
_OVH_MODULES = {
    "index": "",
    "IpLoadBalancing": "iploadbalancing",
    "CloudProjectDatabase": "cloud_project_database",
    "CloudProject": "cloud_project",
}
_OVH_EXCEPTIONS = {
    (
        "CloudProject",
        "container_registry_ip_restrictions_management",
    ): "cloud_project_containerregistry_ip_restrictions_management",
    (
        "CloudProject",
        "container_registry_ip_restrictions_registry",
    ): "cloud_project_containerregistry_ip_restrictions_registry",
    ("CloudProject", "project"): "cloud_project",
    ("CloudProject", "project_region"): "cloud_project_region",
    ("CloudProject", "s3_credential"): "cloud_project_user_s3_credential",
    ("CloudProject", "s3_policy"): "cloud_project_user_s3_policy",
    ("CloudProjectDatabase", "database_instance"): "cloud_project_database_database",
    ("CloudProjectDatabase", "kafka_schema_registry_acl"): "cloud_project_database_kafka_schemaregistryacl",
    ("Domain", "dynhost_login"): "domain_zone_dynhost_login",
    ("Hosting", "private_database_allowlist"): "hosting_privatedatabase_whitelist",
    ("Hosting", "private_database_db"): "hosting_privatedatabase_database",
    ("IpLoadBalancing", "load_balancer"): "iploadbalancing",
    ("Me", "apio_auth2_client"): "me_api_oauth2_client",
    ("SavingsPlan", "savings_plan"): "savings_plan",
    ("Vrack", "cloud_project"): "vrack_cloudproject",
    ("Vrack", "ip_v6"): "vrack_ipv6",
    ("Vrack", "ov_hcloud_connect"): "vrack_ovhcloudconnect",
    ("Vrack", "ip_address"): "vrack_ip",
    ("Vrack", "ip_loadbalancing"): "vrack_iploadbalancing",
}
# Words that the OVHcloud provider writes together.
_OVH_TOGETHER = (
    ("container_registry", "containerregistry"),
    ("node_pool", "nodepool"),
    ("ip_restrictions", "iprestrictions"),
    ("postgre_sql", "postgresql"),
    ("postgres_sql", "postgresql"),
    ("m3_db", "m3db"),
    ("mongo_db", "mongodb"),
    ("open_search", "opensearch"),
    ("private_database", "privatedatabase"),
    ("load_balancer", "loadbalancer"),
    ("nas_ha", "nasha"),
    ("dns_sec", "dnssec"),
    ("ip_load_balancing", "iploadbalancing"),
)


def type_name(token: str) -> str:
    """Terraform's name of a type by rule; "" for what is no provider's resource."""
    provider, _, rest = token.partition(":")
    module, _, name = rest.partition(":")
    module, _, member = module.partition("/")
    if not name or provider in {"pulumi", "pulumi-python", "pulumi-nodejs", "command"} | COMPONENT_PACKAGES:
        return ""
    own = snake(name)
    if provider == "scaleway":
        return f"scaleway_{_scaleway(module, member, own)}"
    if provider == "ovh":
        return f"ovh_{_ovh(module, own)}"
    word = PROVIDERS.get(provider, (provider.replace("-", "_"),))[0]
    if module in {"index", ""} and own.startswith(f"{word}_"):
        return own
    prefix = "" if module in {"index", ""} else f"{snake(module)}_"
    if provider == "outscale":
        prefix = ""
    return f"{word}_{own if own.startswith(prefix) else prefix + own}"


def _scaleway(module: str, member: str, own: str) -> str:
    exception = _SCALEWAY_EXCEPTIONS.get(f"{module}/{member}")
    if exception is not None:
        return exception
    if module == "index":
        own = _SCALEWAY_NAMES.get(own, own)
        for old, new in _SCALEWAY_OLD:
            if f"{own}_".startswith(old) and own not in _SCALEWAY_NAMES.values():
                return (new + f"{own}_"[len(old) :]).rstrip("_")
    prefix = _SCALEWAY_MODULES.get(module, module)
    return own if not prefix or own == prefix or own.startswith(f"{prefix}_") else f"{prefix}_{own}"


def _ovh(module: str, own: str) -> str:
    if (module, own) in _OVH_EXCEPTIONS:
        return _OVH_EXCEPTIONS[module, own]
    prefix = _OVH_MODULES.get(module, snake(module) if module.istitle() else module.lower())
    spelled = f"{prefix}_{own}" if prefix and own != prefix and not own.startswith(f"{prefix}_") else own
    for apart, together in _OVH_TOGETHER:
        spelled = spelled.replace(apart, together)
    return spelled


TYPES: Mapping[str, Mapping[str, str]] = {
    "ovh_cloud_project_kube": {
        "customizationApiservers": "customization_apiserver",
        "customizationKubeProxy": "|w",
        "privateNetworkConfiguration": "|w",
    },
    "ovh_cloud_project_kube_oidc": {
        "oidcGroupsClaims": "oidc_groups_claim",
        "oidcRequiredClaims": "oidc_required_claim",
    },
    "ovh_cloud_project_network_private_subnet_v2": {"hostRoutes": "host_route"},
    "ovh_dedicated_server": {"storages": "storage"},
    "ovh_dedicated_server_reinstall_task": {"storages": "storage"},
    "ovh_iam_permissions_group": {"allows": "allow", "denies": "deny", "excepts": "except"},
    "ovh_iploadbalancing": {"zones": "zone"},
    "ovh_iploadbalancing_udp_frontend": {"dedicatedIpfos": "dedicated_ipfo"},
    "ovh_iploadbalancing_vrack_network": {"farmIds": "farm_id"},
    "ovh_iam_policy": {"allows": "allow", "denies": "deny", "excepts": "except"},
    "ovh_iploadbalancing_http_frontend": {"allowedSources": "allowed_source", "dedicatedIpfos": "dedicated_ipfo"},
    "ovh_iploadbalancing_tcp_frontend": {
        "allowedSources": "allowed_source",
        "dedicatedIpfos": "dedicated_ipfo",
        "deniedSources": "denied_source",
    },
    "scaleway_container": {"commands": "command"},
    "scaleway_iam_policy": {"rules": "rule"},
    "scaleway_vpc_acl": {"rules": "rules"},
    "scaleway_vpc_public_gateway_dhcp": {"dnsSearches": "dns_search", "dnsServersOverrides": "dns_servers_override"},
    "scaleway_job_definition": {"startupCommands": "startup_command"},
    "scaleway_key_manager_key": {"rotationPolicy": "|w"},
}
"""Properties of types without a generated table that neither the naming rule nor the shape of their values tells."""

ARGUMENTS: Mapping[str, Mapping[str, str]] = {
    "ovh": {
        "configurations": "configuration",
        "disableds": "disabled",
        "enableds": "enabled",
        "external_informations": "external_information",
        "hardware_raids": "hardware_raid",
        "http_headers": "http_header",
        "orderable_zones": "orderable_zone",
        "orders": "order",
        "plan_options": "plan_option",
        "plans": "plan",
        "regions_statuses": "regions_status",
        "routed_tos": "routed_to",
        "run_actions_before_destroys": "run_actions_before_destroy",
        "sans": "san",
    },
    "scaleway": {
        "extension_nls": "extension_nl",
        "flexible_ip_ids_to_duplicates": "flexible_ip_ids_to_duplicate",
        "groups_claims": "groups_claim",
        "http_filter_values": "http_filter_value",
        "ip_subnets": "ip_subnet",
        "ns_defaults": "ns_default",
        "ns_masters": "ns_master",
        "prefix_filter_ins": "prefix_filter_in",
        "prefix_filter_outs": "prefix_filter_out",
        "required_claims": "required_claim",
        "static_configs": "static_config",
        "subject_alternative_names": "subject_alternative_name",
    },
}
"""Lists of plain values that Terraform has in the singular, by Pulumi's package, at any depth."""

# Lists of blocks stand in the singular in Terraform, save where the provider's newer framework or its own taste says not.
KEEPS_PLURALS = frozenset({"cloudavenue", "numspot", "ovh", "outscale", "oci", "azure-native", "aws-native"})
PLURAL_BLOCKS = frozenset(
    {
        "acl_rules",
        "additional_volumes",
        "contact_points",
        "dns_records",
        "endpoints",
        "esp_ciphers",
        "exclusion_rules",
        "filesystems",
        "ikev2_ciphers",
        "options",
        "public_ips",
        "roles",
        "startup_taints",
        "taints",
        "volumes",
    }
)
"""Blocks of Scaleway, and attributes of its newer resources, that Terraform itself has in the plural."""
FREE_MAPS = frozenset(
    {
        "tags",
        "labels",
        "annotations",
        "metadata",
        "settings",
        "init_settings",
        "environment_variables",
        "secret_environment_variables",
        "environment",
        "variables",
        "env",
        "headers",
        "parameters",
        "advanced_configuration",
        "user_data",
        "node_labels",
        "kubelet_args",
        "extra_specs",
    }
)
"""Arguments, in Terraform's spelling, whose keys are the user's own."""
