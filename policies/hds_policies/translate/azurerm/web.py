"""Azure's web applications, gateways and edges, and the interfaces of its clusters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Listener, Service
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.azurerm.storage import tls
from hds_policies.translate.derivation import any_of, converted, spelling
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

# Lowest version of the predefined policies (Microsoft, "Application Gateway SSL policy overview").
_GATEWAY_POLICIES = {
    "20150501": "1.0",
    "20170401": "1.1",
    "20170401S": "1.2",
    "20220101": "1.2",
    "20220101S": "1.2",
}


def web_app(resource: Resource) -> Iterator[Thing]:
    """Web and function applications answer plain HTTP unless `https_only`; TLS 1.2 and no FTP by default."""
    place = placement(resource)
    yield Listener(
        declaration=resource.declaration,
        placement=place,
        encrypted=resource.boolean("https_only", default=False),
        minimum_tls=tls(
            resource.text(spelling(resource, "site_config.minimum_tls_version", "site_config.min_tls_version"), "1.2")
        ),
    )
    if resource.has("site_config.ftps_state"):
        yield Listener(
            declaration=resource.declaration,
            placement=place,
            detail="ftp",
            encrypted=converted(resource.text("site_config.ftps_state"), lambda word: word.lower() != "allallowed"),
        )


def container_app(resource: Resource) -> Iterator[Thing]:
    """`azurerm_container_app`: its entry redirects to HTTPS unless insecure connections are allowed."""
    for ingress in resource.blocks("ingress"):
        yield Listener(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=converted(
                ingress.boolean("allow_insecure_connections", default=False), lambda allowed: not allowed
            ),
        )


def application_gateway(resource: Resource) -> Iterator[Thing]:
    """`azurerm_application_gateway`: a plain listener may only redirect; the lowest TLS comes from the policy."""
    place = placement(resource)
    for listener in resource.blocks("http_listener"):
        yield Listener(
            declaration=resource.declaration,
            placement=place,
            detail=listener.prefix,
            encrypted=converted(listener.text("protocol", "Http"), lambda word: word.lower() == "https"),
            redirects_to_tls=_redirects(resource, listener),
        )
    policy = resource.block("ssl_policy")
    if policy is not None:
        named = policy.text("policy_name")
        yield Listener(
            declaration=resource.declaration,
            placement=place,
            detail="ssl_policy",
            minimum_tls=_lowest_left(policy)
            if named.by_default
            else converted(named, lambda name: _GATEWAY_POLICIES.get(name.removeprefix("AppGwSslPolicy"), "1.2")),
        )


def _lowest_left(policy: Block) -> Setting[Any]:
    """What a policy of one's own accepts: from its lowest version on, or all but the versions that it disables."""
    if not policy.has("disabled_protocols"):
        return tls(policy.text("min_protocol_version", "TLSv1_2"))

    def lowest(names: tuple[str, ...]) -> str:
        off = {"".join(filter(str.isdigit, name)) for name in names}
        return next((version for version in ("1.0", "1.1") if version.replace(".", "") not in off), "1.2")

    return converted(policy.texts("disabled_protocols"), lowest)


def _redirects(resource: Resource, listener: Block) -> Setting[bool]:
    """Whether every rule of the listener leads to a redirection to an HTTPS listener or address.

    A rule names the redirection itself, or a map of paths: its default and its paths count, but the one that answers
    the challenges of certificate authorities, which ask over plain HTTP (RFC 8555, section 8.3).
    """
    secure = {
        _same_name(other, "name")
        for other in resource.blocks("http_listener")
        if str(other.text("protocol").known_or("")).lower() == "https"
    }
    safe = {
        _same_name(redirection, "name")
        for redirection in resource.blocks("redirect_configuration")
        if _same_name(redirection, "target_listener_name") in secure
        or str(redirection.text("target_url").known_or("")).lower().startswith("https:")
    }
    maps = {_same_name(paths, "name"): paths for paths in resource.blocks("url_path_map")}

    def leads_to_tls(rule: Block) -> bool:
        paths = maps.get(_same_name(rule, "url_path_map_name")) if rule.has("url_path_map_name") else None
        if paths is None:
            return _same_name(rule, "redirect_configuration_name") in safe
        return _same_name(paths, "default_redirect_configuration_name") in safe and all(
            _same_name(path, "redirect_configuration_name") in safe or _answers_challenges(path)
            for path in paths.blocks("path_rule")
        )

    name = _same_name(listener, "name")
    found = [
        leads_to_tls(rule)
        for rule in resource.blocks("request_routing_rule")
        if _same_name(rule, "http_listener_name") == name
    ]
    redirected = bool(found) and all(found)
    # Rules made by a `dynamic` block over what is not known may be the redirection.
    doubts = [resource.uncertain(part) for part in ("request_routing_rule", "redirect_configuration", "url_path_map")]
    doubt = next((item for item in doubts if item is not None), None)
    return listener.at("protocol", raw=redirected if redirected or doubt is None else doubt)


def _answers_challenges(path_rule: Block) -> bool:
    paths = path_rule.texts("paths").known_or(())
    return bool(paths) and all(path.startswith("/.well-known/acme-challenge/") for path in paths)


def _same_name(block: Block, path: str) -> object:
    """A name by which the parts of a gateway refer to each other: names made alike with an unknown are the same."""

    def spelled(value: Any) -> object:
        if not isinstance(value, Unknown):
            return value if isinstance(value, str) else None
        if value.parts:
            return tuple(spelled(part) for part in value.parts)
        return (value.chain[-1:], tuple((item.address, item.attribute) for item in value.references))

    return spelled(block.raw(path)[0])


def api_management(resource: Resource) -> Iterator[Thing]:
    """`azurerm_api_management`: the old protocols can be switched on again."""
    old = {
        version: tuple(
            spelled
            for side in ("frontend", "backend")
            for protocol in protocols
            for spelled in (f"{side}_{protocol}_enabled", f"enable_{side}_{protocol}")
        )
        for version, protocols in {"1.0": ("ssl30", "tls10"), "1.1": ("tls11",)}.items()
    }
    for version, names in old.items():
        written = [name for name in names if resource.has(f"security.{name}")]
        if written:
            allowed = any_of(*(resource.boolean(f"security.{name}", default=False) for name in written))
            yield Listener(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=version,
                minimum_tls=converted(allowed, {True: version, False: "1.2"}.__getitem__),
            )


def api_backend(resource: Resource) -> Iterator[Thing]:
    """`azurerm_api_management_backend`: the address at which the gateway calls it."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(resource.text("url", ""), lambda address: not address.lower().startswith("http:")),
    )


def api_portal(resource: Resource) -> Iterator[Thing]:
    """`azurerm_spring_cloud_api_portal`: answers plain HTTP unless `https_only`."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("https_only_enabled", default=False),
    )


def service_fabric_cluster(resource: Resource) -> Iterator[Thing]:
    """`azurerm_service_fabric_cluster`: its nodes talk in clear unless it has a certificate or the setting says so.

    `ClusterProtectionLevel` is `EncryptAndSign` by default in a secured cluster, `None` in another (Microsoft,
    "Customize Service Fabric cluster settings").
    """
    secured = resource.has("certificate") or resource.has("certificate_common_names")
    encrypted: Setting[Any] = resource.at("certificate", raw=secured)
    for settings in resource.blocks("fabric_settings"):
        path = "parameters.ClusterProtectionLevel"
        if settings.texts("parameters.name").equals(("ClusterProtectionLevel",)):
            path = "parameters.value"
        if settings.has(path):
            encrypted = converted(settings.texts(path), lambda words: words == ("EncryptAndSign",))
    yield Listener(declaration=resource.declaration, placement=placement(resource), detail="nodes", encrypted=encrypted)


def front_door_domain(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cdn_frontdoor_custom_domain`: TLS 1.2 by default."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=tls(resource.text(spelling(resource, "tls.minimum_version", "tls.minimum_tls_version"), "TLS12")),
    )


def front_door_route(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cdn_frontdoor_route`: plain requests are redirected by default."""
    protocols = resource.texts("supported_protocols", ("Https",))
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(protocols, lambda names: all(name.lower() == "https" for name in names)),
        redirects_to_tls=resource.boolean("https_redirect_enabled", default=True),
    )
    if resource.has("forwarding_protocol"):
        yield Listener(
            declaration=resource.declaration,
            placement=placement(resource),
            detail="forwarding_protocol",
            encrypted=converted(
                resource.text("forwarding_protocol"), lambda word: word.lower() not in ("httponly", "http_only")
            ),
        )


def cdn_domain(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cdn_endpoint_custom_domain`: TLS 1.2 by default."""
    path = spelling(resource, "cdn_managed_https.tls_version", "user_managed_https.tls_version")
    # `None` puts no lower bound: it does not mean clear text.
    lowest = tls(resource.text(path, "TLS12"))
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=converted(lowest, lambda version: "1.0" if version == "none" else version),
    )


def cdn_endpoint(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cdn_endpoint`: HTTP is answered unless switched off or redirected by a delivery rule."""
    redirects = [
        converted(action.text("protocol", ""), lambda word: word.lower() == "https")
        for rule in resource.blocks("delivery_rule")
        for action in rule.blocks("url_redirect_action")
    ]
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(resource.boolean("is_http_allowed", default=True), lambda allowed: not allowed),
        redirects_to_tls=any_of(*redirects, resource.at("delivery_rule", raw=False)),
    )


def kubernetes_cluster(resource: Resource) -> Iterator[Thing]:
    """`azurerm_kubernetes_cluster`: its interface is public to all unless private or limited to addresses."""
    open_to_all: Setting[Any]
    private = resource.boolean("private_cluster_enabled", default=False)
    ranges = spelling(resource, "api_server_access_profile.authorized_ip_ranges", "api_server_authorized_ip_ranges")
    if private.raw is not False or not resource.has(ranges):
        open_to_all = converted(private, lambda is_private: not is_private)
    else:
        open_to_all = converted(resource.texts(ranges), lambda blocks: not blocks or "0.0.0.0/0" in blocks)
    yield Service(
        declaration=resource.declaration, placement=placement(resource), kind="cluster", open_to_all=open_to_all
    )


_WEB_APPS = (
    "azurerm_linux_web_app",
    "azurerm_linux_web_app_slot",
    "azurerm_windows_web_app",
    "azurerm_windows_web_app_slot",
    "azurerm_linux_function_app",
    "azurerm_linux_function_app_slot",
    "azurerm_windows_function_app",
    "azurerm_windows_function_app_slot",
    "azurerm_function_app_flex_consumption",
    "azurerm_app_service",
    "azurerm_app_service_slot",
    "azurerm_function_app",
    "azurerm_function_app_slot",
    "azurerm_logic_app_standard",
)
TRANSLATORS = {
    **dict.fromkeys(_WEB_APPS, web_app),
    "azurerm_container_app": container_app,
    "azurerm_application_gateway": application_gateway,
    "azurerm_api_management": api_management,
    "azurerm_cdn_frontdoor_custom_domain": front_door_domain,
    "azurerm_cdn_frontdoor_route": front_door_route,
    "azurerm_cdn_endpoint_custom_domain": cdn_domain,
    "azurerm_cdn_endpoint": cdn_endpoint,
    "azurerm_kubernetes_cluster": kubernetes_cluster,
    "azurerm_api_management_backend": api_backend,
    "azurerm_spring_cloud_api_portal": api_portal,
    "azurerm_service_fabric_cluster": service_fabric_cluster,
}
