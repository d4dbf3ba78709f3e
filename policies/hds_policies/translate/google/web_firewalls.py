"""Where Google Cloud lets requests of the Internet in, and the Cloud Armor policies that look at them."""

from collections.abc import Iterator

from hds_policies.model.network import EntryPoint, WebFirewall
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import any_of, certainly, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

_WEB = frozenset({"HTTP", "HTTPS", "HTTP2", "H2C"})


def backend_service(resource: Resource) -> Iterator[Thing]:
    """`google_compute_backend_service` and its regional twin: names the policy of the traffic that comes to it.

    A global one serves an external load balancer by default, a regional one an internal one.
    """
    default = "INTERNAL" if "_region_" in resource.type else "EXTERNAL"
    scheme, protocol = resource.text("load_balancing_scheme", default), resource.text("protocol", "HTTP")
    if not (scheme.known and scheme.value.startswith("EXTERNAL") and protocol.known and protocol.value in _WEB):
        return
    yield EntryPoint(
        declaration=resource.declaration,
        placement=placement(resource),
        filtered=any_of(
            *(
                resource.at(path, raw=names_something(resource, path))
                for path in ("edge_security_policy", "security_policy")
            )
        ),
    )


def security_policy(resource: Resource) -> Iterator[Thing]:
    """`google_compute_security_policy`: each rule allows, or stops; one in preview only tells what it would do."""
    apart = resource.companions(resource.type + "_rule", "security_policy", "name")
    nothing = certainly(resource, "rule", value=False) if apart.doubt is None else apart.doubt
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=any_of(
            *(_stops(rule) for rule in (*resource.blocks("rule"), *apart)),
            resource.at("rule", raw=nothing),
        ),
    )


def _stops(rule: Block) -> Setting[bool]:
    if rule.boolean("preview", default=False).raw is True:
        return rule.at("preview", raw=False)
    return converted(rule.text("action"), lambda word: word != "allow")


TRANSLATORS = {
    "google_compute_backend_service": backend_service,
    "google_compute_region_backend_service": backend_service,
    "google_compute_security_policy": security_policy,
    "google_compute_region_security_policy": security_policy,
}
