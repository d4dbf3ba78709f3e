"""Where AWS lets requests of the Internet in, and the web application firewalls that look at them."""

from collections.abc import Iterator

from hds_policies.model.network import EntryPoint, WebFirewall
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.derivation import any_of, certainly, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

_ASSOCIATIONS = ("aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association")


def _associated(resource: Resource) -> Setting[bool]:
    """An association names what it protects; one made in another root, or by Firewall Manager, is not seen from here.

    Nor is a firewall that stands in front of an account. A root that associates other entry points of its own has left
    this one out.
    """
    companions = [resource.companions(type_name, "resource_arn") for type_name in _ASSOCIATIONS]
    found = next((one for them in companions for one in them), None)
    if found is not None:
        return Setting(raw=True, declaration=found.declaration)
    doubt = next((them.doubt for them in companions if them.doubt is not None), None)
    if doubt is not None:
        return resource.at("", raw=doubt)
    if any(resource.every(type_name) for type_name in _ASSOCIATIONS):
        return Setting(raw=False, attribute=_ASSOCIATIONS[0], declaration=resource.declaration, by_default=True)
    unseen = Unknown(Why.UNDECLARED, ("none is associated here; one may stand in front of it",))
    return Setting(unseen, _ASSOCIATIONS[0], resource.declaration, by_default=True)


def load_balancer(resource: Resource) -> Iterator[Thing]:
    """`aws_lb`, `aws_alb`: an application load balancer faces the Internet unless it is internal."""
    kind = resource.text("load_balancer_type", "application")
    if kind.equals("application") and resource.boolean("internal", default=False).raw is False:
        yield EntryPoint(
            declaration=resource.declaration, placement=placement(resource), filtered=_associated(resource)
        )


def distribution(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudfront_distribution`: names its firewall itself."""
    if resource.boolean("enabled", default=True).raw is not False:
        yield EntryPoint(
            declaration=resource.declaration,
            placement=placement(resource),
            filtered=resource.at("web_acl_id", raw=names_something(resource, "web_acl_id")),
        )


def api_stage(resource: Resource) -> Iterator[Thing]:
    """`aws_api_gateway_stage`: unless its interface is private, only reached from networks."""
    interface = resource.referred("rest_api_id")
    if isinstance(interface, Resource):
        kinds = interface.texts("endpoint_configuration.types")
        if kinds.known and "PRIVATE" in kinds.value:
            return
    yield EntryPoint(declaration=resource.declaration, placement=placement(resource), filtered=_associated(resource))


def graph_interface(resource: Resource) -> Iterator[Thing]:
    """`aws_appsync_graphql_api`: on the Internet unless its visibility is private."""
    if resource.text("visibility", "GLOBAL").equals("GLOBAL"):
        yield EntryPoint(
            declaration=resource.declaration, placement=placement(resource), filtered=_associated(resource)
        )


# -- the firewalls -----------------------------------------------------------------------------------------------------


_STOPPING = ("block", "captcha", "challenge")


def web_acl(resource: Resource) -> Iterator[Thing]:
    """`aws_wafv2_web_acl`: stops by default, or by a rule that does more than count, written here, as JSON, or apart."""
    stopping = [rule for rule in resource.blocks("rule") if _stops(rule)] + [
        action for action in resource.blocks("default_action") if action.has("block")
    ]
    apart = [
        other
        for type_name in ("aws_wafv2_web_acl_rule", "aws_wafv2_web_acl_rule_group_association")
        for other in resource.companions(type_name, "web_acl_arn")
        if type_name.endswith("association") or _stops(other)
    ]
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=any_of(
            *(resource.at(block.prefix, raw=True) for block in stopping),
            *(Setting(raw=True, declaration=other.declaration) for other in apart),
            resource.at("rule_json", raw=resource.has("rule_json")),
            resource.at("rule", raw=certainly(resource, "rule", value=False)),
        ),
    )


def _stops(rule: Block) -> bool:
    """Whether a rule does more than count: its own action, or that of the group it stands for unless overridden."""
    return any(action.has(word) for action in rule.blocks("action") for word in _STOPPING) or any(
        override.has("none") for override in rule.blocks("override_action")
    )


def classic_web_acl(resource: Resource) -> Iterator[Thing]:
    """`aws_waf_web_acl`, `aws_wafregional_web_acl`: stops by default, or by a rule that does more than count."""
    path = "rules" if resource.type == "aws_waf_web_acl" else "rule"
    switches = [
        converted(rule.text(kind), wanted.__eq__)
        for rule in resource.blocks(path)
        for kind, wanted in (("action.type", "BLOCK"), ("override_action.type", "NONE"))
        if rule.has(kind)
    ]
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=any_of(
            resource.at(path, raw=certainly(resource, path, value=False)),
            *switches,
            converted(resource.text("default_action.type"), lambda word: word == "BLOCK"),
        ),
    )


TRANSLATORS = {
    "aws_lb": load_balancer,
    "aws_alb": load_balancer,
    "aws_cloudfront_distribution": distribution,
    "aws_api_gateway_stage": api_stage,
    "aws_appsync_graphql_api": graph_interface,
    "aws_wafv2_web_acl": web_acl,
    "aws_waf_web_acl": classic_web_acl,
    "aws_wafregional_web_acl": classic_web_acl,
}
