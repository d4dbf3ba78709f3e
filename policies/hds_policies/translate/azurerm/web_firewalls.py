"""Where Azure lets requests of the Internet in, and the web application firewalls that look at them."""

from collections.abc import Iterator

from hds_policies.model.network import EntryPoint, WebFirewall
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, any_of, converted, declared_elsewhere, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def _prevents(block: Block, mode: str, default: str) -> Setting[bool]:
    """Detection tells of an attack and lets it through."""
    return converted(block.text(mode, default), lambda word: word.lower() == "prevention")


def application_gateway(resource: Resource) -> Iterator[Thing]:
    """`azurerm_application_gateway`: has a firewall in its own block, or by the policy of the gateway or of a listener."""
    place = placement(resource)
    own = resource.block("waf_configuration")
    if own is not None:
        yield WebFirewall(
            declaration=resource.declaration,
            placement=place,
            blocks=all_of(own.boolean("enabled", default=True), _prevents(own, "firewall_mode", "Detection")),
        )
    rules, frontends = resource.blocks("request_routing_rule"), resource.blocks("frontend_ip_configuration")
    only_redirects = bool(rules) and all(rule.has("redirect_configuration_name") for rule in rules)
    if not only_redirects and any(names_something(frontend, "public_ip_address_id") for frontend in frontends):
        listeners = [listener for listener in resource.blocks("http_listener") if listener.has("firewall_policy_id")]
        yield EntryPoint(
            declaration=resource.declaration,
            placement=place,
            filtered=any_of(
                *(listener.at("firewall_policy_id", raw=True) for listener in listeners),
                resource.at("waf_configuration", raw=own is not None),
                resource.at("firewall_policy_id", raw=names_something(resource, "firewall_policy_id")),
            ),
        )


def classic_front_door(resource: Resource) -> Iterator[Thing]:
    """`azurerm_frontdoor`: each frontend names its policy."""
    for frontend in resource.blocks("frontend_endpoint"):
        path = "web_application_firewall_policy_link_id"
        yield EntryPoint(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=frontend.prefix,
            filtered=frontend.at(path, raw=names_something(frontend, path)),
        )


def front_door_endpoint(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cdn_frontdoor_endpoint`: a security policy of the profile names the endpoints it protects."""
    if resource.boolean("enabled", default=True).raw is False:
        return
    domains = "security_policies.firewall.association.domain.cdn_frontdoor_domain_id"
    found = next(iter(resource.companions("azurerm_cdn_frontdoor_security_policy", domains)), None)
    yield EntryPoint(
        declaration=resource.declaration,
        placement=placement(resource),
        filtered=declared_elsewhere(resource.declaration, "azurerm_cdn_frontdoor_security_policy")
        if found is None
        else Setting(raw=True, declaration=found.declaration),
    )


# -- the firewalls -----------------------------------------------------------------------------------------------------


def regional_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_web_application_firewall_policy`: on and preventing unless its settings say otherwise."""
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=all_of(
            resource.boolean("policy_settings.enabled", default=True),
            _prevents(resource, "policy_settings.mode", "Prevention"),
        ),
    )


def edge_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_frontdoor_firewall_policy`, `azurerm_cdn_frontdoor_firewall_policy`."""
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=all_of(resource.boolean("enabled", default=True), _prevents(resource, "mode", "Prevention")),
    )


TRANSLATORS = {
    "azurerm_application_gateway": application_gateway,
    "azurerm_frontdoor": classic_front_door,
    "azurerm_cdn_frontdoor_endpoint": front_door_endpoint,
    "azurerm_web_application_firewall_policy": regional_policy,
    "azurerm_frontdoor_firewall_policy": edge_policy,
    "azurerm_cdn_frontdoor_firewall_policy": edge_policy,
}
