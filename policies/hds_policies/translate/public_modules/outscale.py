"""`tf-outscale-modules/*/outscale`.

Inputs and defaults were read in `variables.tf` and `main.tf` at github.com/tf-outscale-modules/terraform-outscale-<name>
(compute v1.1.0, iam v1.0.1, networking v1.0.1, storage v1.0.0).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import Derived, Input, Inputs, Item, Made, PublicModule


def _openings(inputs: Inputs) -> Any:
    """Rules of a group for what comes in; each names one range."""
    rules = inputs.value(Item("inbound_rules"))
    if isinstance(rules, Unknown) or rules is None:
        return rules
    return [_rule(rule) for rule in rules]


def _rule(rule: Any) -> Any:
    if not isinstance(rule, Mapping):
        return rule
    source = rule.get("ip_range")
    return {**rule, "ip_ranges": None if not isinstance(source, Unknown) and source is None else [source]}


MODULES = {
    f"tf-outscale-modules/{name}/outscale": PublicModule(1, 1, makes)
    for name, makes in {
        "compute": (
            Made(
                "outscale_vm",
                {
                    "placement_subregion_name": Item("placement_subregion_name"),
                    "user_data": Item("user_data"),
                },
                each=Input("vms"),
            ),
            Made(
                "outscale_security_group_rule",
                {"flow": "Inbound", "rules": Derived("security_groups", _openings)},
                when=(Input("enable_security_groups", default=False),),
                each=Input("security_groups"),
            ),
        ),
        "iam": (
            Made(
                "outscale_policy",
                {"document": Item("document")},
                when=(Input("create_policies", default=True),),
                each=Input("policies"),
            ),
        ),
        "networking": (
            Made("outscale_net", {"ip_range": Input("ip_range")}),
            Made(
                "outscale_load_balancer",
                {"listeners": Item("listeners"), "load_balancer_type": Item("load_balancer_type")},
                when=(Input("enable_load_balancers", default=False),),
                each=Input("load_balancers"),
            ),
        ),
        "storage": (
            Made(
                "outscale_volume",
                {"subregion_name": Item("subregion_name"), "snapshot_id": Item("snapshot_id")},
                when=(Input("enable_volume", default=False),),
                each=Input("volumes"),
            ),
        ),
    }.items()
}
