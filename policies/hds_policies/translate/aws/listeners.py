"""Where AWS services accept connections: load balancers, CloudFront, API Gateway, file transfer, function addresses."""

import re
from collections.abc import Iterator

from hds_policies.model.network import Listener
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, always, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

_CLEAR = frozenset({"HTTP"})
_TLS = frozenset({"HTTPS", "TLS", "SSL", "QUIC"})
# What load balancers use when no policy is named and they are not created in the console.
_DEFAULT_POLICY = "ELBSecurityPolicy-2016-08"
_LOWEST_IN_NAME = re.compile(r"(?:TLS13|TLS|FS)-1-([0-3])")


def lowest_version(policy: str) -> str:
    """The lowest TLS version of a security policy of Elastic Load Balancing, told by its name.

    `ELBSecurityPolicy-TLS13-1-2-2021-06` starts at 1.2; those that name no version (`2016-08`, `FS-2018-06`) at 1.0.
    """
    found = _LOWEST_IN_NAME.search(policy)
    return f"1.{found.group(1)}" if found else "1.0"


def _policy(block: Block, path: str) -> Setting[str]:
    return converted(block.text(path, _DEFAULT_POLICY), lowest_version)


# -- load balancers ----------------------------------------------------------------------------------------------------


def load_balancer_listener(resource: Resource) -> Iterator[Thing]:
    """`aws_lb_listener`, `aws_alb_listener`: HTTP is the default of application load balancers.

    A listener of TCP or UDP passes on what it gets and is not judged: TLS may end behind it.
    """
    protocol = resource.text("protocol", "HTTP")
    balancer = resource.referred("load_balancer_arn")
    if protocol.by_default and isinstance(balancer, Resource):
        kind = balancer.text("load_balancer_type", "application")
        if kind.equals("gateway") or not kind.known:
            return
    if protocol.known and protocol.value.upper() not in _CLEAR | _TLS:
        return
    encrypted = converted(protocol, lambda word: word.upper() in _TLS)
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        redirects_to_tls=_only_redirects(resource),
        minimum_tls=_policy(resource, "ssl_policy") if encrypted.raw is True else None,
    )


def _only_redirects(resource: Resource) -> Setting[bool]:
    actions = [*resource.blocks("default_action")]
    for type_name in ("aws_lb_listener_rule", "aws_alb_listener_rule"):
        for rule in resource.companions(type_name, "listener_arn"):
            actions += rule.blocks("action")
    if not actions:
        doubt = resource.uncertain("default_action")
        return resource.at("default_action", raw=False if doubt is None else doubt)
    return all_of(*(_redirects(action) for action in actions))


def _redirects(action: Block) -> Setting[bool]:
    """Whether an action sends to HTTPS, or answers by itself (`fixed-response`) without passing anything on."""
    kind = action.text("type")
    if not kind.equals("redirect"):
        return converted(kind, lambda word: word == "fixed-response")
    # Without a protocol the redirection keeps the one of the request.
    return converted(action.text("redirect.protocol", "#{protocol}"), lambda word: word.upper() == "HTTPS")


def classic_balancer(resource: Resource) -> Iterator[Thing]:
    """`aws_elb`: one listener a block; the security policy is a resource of its own."""
    for block in resource.blocks("listener"):
        protocol = block.text("lb_protocol")
        if protocol.known and str(protocol.value).upper() not in _CLEAR | _TLS:
            continue
        yield Listener(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=block.prefix,
            encrypted=converted(protocol, lambda word: word.upper() in _TLS),
        )


def classic_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_load_balancer_policy` of kind SSL negotiation: protocols switched on one by one, or a reference policy."""
    if resource.text("policy_type_name").known_or("") != "SSLNegotiationPolicyType":
        return
    lowest: Setting[str] | None = None
    for attribute in resource.blocks("policy_attribute"):
        name, value = attribute.text("name").known_or(""), attribute.text("value")
        if name == "Reference-Security-Policy":
            lowest = converted(value, lowest_version)
        elif name in ("Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1") and value.equals("true"):
            lowest = value.same_place({"Protocol-TLSv1.1": "1.1", "Protocol-TLSv1": "1.0"}.get(name, "SSL 3.0"))
    if lowest is not None:
        yield Listener(declaration=resource.declaration, minimum_tls=lowest)


# -- CloudFront --------------------------------------------------------------------------------------------------------


def distribution(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudfront_distribution`: each behaviour says whether viewers may use HTTP; the default certificate means TLS 1.0."""
    for path in ("default_cache_behavior", "ordered_cache_behavior"):
        for behaviour in resource.blocks(path):
            policy = behaviour.text("viewer_protocol_policy")
            yield Listener(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=behaviour.prefix,
                encrypted=converted(policy, lambda word: word != "allow-all"),
            )
    for certificate in resource.blocks("viewer_certificate"):
        default = certificate.boolean("cloudfront_default_certificate", default=False)
        version = certificate.text("minimum_protocol_version", "TLSv1")
        lowest = version.same_place("1.0") if default.raw is True else converted(version, _viewer_version)
        yield Listener(declaration=resource.declaration, placement=placement(resource), minimum_tls=lowest)
    for origin in resource.blocks("origin"):
        for custom in origin.blocks("custom_origin_config"):
            policy = custom.text("origin_protocol_policy")
            if policy.equals("match-viewer"):
                # As safe as the behaviours above, which are judged.
                continue
            yield Listener(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=custom.prefix,
                encrypted=converted(policy, lambda word: word == "https-only"),
            )


def _viewer_version(name: str) -> str:
    """`TLSv1.2_2021` → `1.2`, `TLSv1_2016` → `1.0`, `SSLv3` → `SSL 3.0`."""
    found = re.match(r"TLSv1(?:\.(\d))?", name)
    return f"1.{found.group(1) or 0}" if found else "SSL 3.0"


# -- interfaces --------------------------------------------------------------------------------------------------------


def api_domain(resource: Resource) -> Iterator[Thing]:
    """`aws_api_gateway_domain_name`: new domains get TLS 1.2 unless asked otherwise."""
    policy = resource.text("security_policy", "TLS_1_2")
    yield Listener(
        declaration=resource.declaration, placement=placement(resource), minimum_tls=converted(policy, _api_version)
    )


def http_api_domain(resource: Resource) -> Iterator[Thing]:
    """`aws_apigatewayv2_domain_name`: TLS 1.2 is all that it accepts, and required."""
    policy = resource.text("domain_name_configuration.security_policy", "TLS_1_2")
    yield Listener(
        declaration=resource.declaration, placement=placement(resource), minimum_tls=converted(policy, _api_version)
    )


def _api_version(name: str) -> str:
    found = re.search(r"TLS_?1_([0-3])|TLS13_1_([0-3])", name)
    return f"1.{found.group(1) or found.group(2)}" if found else "1.2"


def file_transfer(resource: Resource) -> Iterator[Thing]:
    """`aws_transfer_server`: SFTP by default; FTP sends files and passwords in clear."""
    protocols = resource.texts("protocols", ("SFTP",))
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(protocols, lambda names: "FTP" not in names),
    )


def app_runner(resource: Resource) -> Iterator[Thing]:
    """Services that only speak TLS: `aws_apprunner_service`, `aws_lambda_function_url`."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="the service accepts TLS only"),
    )


def mail(resource: Resource) -> Iterator[Thing]:
    """`aws_ses_configuration_set`, `aws_sesv2_configuration_set`: mail goes out in clear to whoever has no TLS, unless asked."""
    policy = resource.text("delivery_options.tls_policy", "Optional")
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(policy, lambda word: word.upper() == "REQUIRE"),
    )


TRANSLATORS = {
    "aws_lb_listener": load_balancer_listener,
    "aws_alb_listener": load_balancer_listener,
    "aws_elb": classic_balancer,
    "aws_load_balancer_policy": classic_policy,
    "aws_cloudfront_distribution": distribution,
    "aws_api_gateway_domain_name": api_domain,
    "aws_apigatewayv2_domain_name": http_api_domain,
    "aws_transfer_server": file_transfer,
    "aws_apprunner_service": app_runner,
    "aws_lambda_function_url": app_runner,
    "aws_ses_configuration_set": mail,
    "aws_sesv2_configuration_set": mail,
}
