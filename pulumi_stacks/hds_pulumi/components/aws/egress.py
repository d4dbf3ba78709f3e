"""The way out: through a firewall that lets through connections to named domains and drops the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.network import Network, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class EgressArgs:
    """Who may be reached.

    Attributes:
        network: With `reaches_internet`.
        allowed_domains: Names that may be reached over TLS: `api.example.fr`, or `.example.fr` for all below.
        logs_key_arn: Key of the firewall's logs and of its rules.
        deletion_protected: Whether AWS refuses to delete the firewall; see the teardown of the stacks.

    Raises:
        ValueError: no domain, or no gateway to leave by.
    """

    network: Network
    allowed_domains: Sequence[str]
    logs_key_arn: pulumi.Input[str]
    deletion_protected: bool = True

    def __post_init__(self) -> None:
        if not self.allowed_domains:
            raise ValueError("a way out that allows no domain is none: leave it out")
        if self.network.internet_gateway is None:
            raise ValueError("the network has no Internet gateway: reaches_internet=True")


class Egress(pulumi.ComponentResource):
    """Network Firewall between the programs and a translation of addresses, in each of three zones.

    Programs → firewall → NAT gateway → Internet gateway; answers come back the same way, so that the firewall sees both
    directions. Nothing can be opened from outside.
    """

    def __init__(self, name: str, args: EgressArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Egress", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        network, outside = args.network, args.network.internet_gateway
        assert outside is not None
        # Addresses of the Internet are given to networks that are on it.
        attached = pulumi.ResourceOptions(parent=self, depends_on=[outside])
        firewall = self._firewall(name, args)
        egress = Tier(f"{name}-egress", network, network.plan.egress, own)
        for position, zone in enumerate(network.account.zones):
            letter = zone[-1]
            address = aws.ec2.Eip(f"{name}-{letter}", domain="vpc", tags={"Name": f"{name}-{letter}"}, opts=attached)
            gateway = aws.ec2.NatGateway(
                f"{name}-{letter}",
                subnet_id=egress.subnet_ids[position],
                allocation_id=address.allocation_id,
                connectivity_type="public",
                tags={"Name": f"{name}-{letter}"},
                opts=attached,
            )
            inspected = firewall.firewall_statuses.apply(partial(endpoint_in, zone))
            self._route(f"{name}-programs-{letter}", network.workload, position, vpc_endpoint_id=inspected)
            self._route(f"{name}-inspected-{letter}", self._inspection, position, nat_gateway_id=gateway.id)
            self._route(f"{name}-leaving-{letter}", egress, position, gateway_id=outside.id)
            self._route(
                f"{name}-back-{letter}",
                egress,
                position,
                destination=str(network.workload.addresses[position]),
                vpc_endpoint_id=inspected,
            )
        self.register_outputs({"firewallArn": firewall.arn})

    def _firewall(self, name: str, args: EgressArgs) -> aws.networkfirewall.Firewall:
        own = pulumi.ResourceOptions(parent=self)
        network = args.network
        encryption = {"type": "CUSTOMER_KMS", "key_id": args.logs_key_arn}
        domains = aws.networkfirewall.RuleGroup(
            f"{name}-domains",
            type="STATEFUL",
            capacity=max(100, 10 * len(args.allowed_domains)),
            description="Domains that programs may reach over TLS",
            encryption_configuration=aws.networkfirewall.RuleGroupEncryptionConfigurationArgs(**encryption),
            rule_group=aws.networkfirewall.RuleGroupRuleGroupArgs(
                rule_variables=aws.networkfirewall.RuleGroupRuleGroupRuleVariablesArgs(
                    ip_sets=[
                        aws.networkfirewall.RuleGroupRuleGroupRuleVariablesIpSetArgs(
                            key="HOME_NET",
                            ip_set=aws.networkfirewall.RuleGroupRuleGroupRuleVariablesIpSetIpSetArgs(
                                definitions=[str(network.plan.network)]
                            ),
                        )
                    ]
                ),
                rules_source=aws.networkfirewall.RuleGroupRuleGroupRulesSourceArgs(
                    rules_source_list=aws.networkfirewall.RuleGroupRuleGroupRulesSourceRulesSourceListArgs(
                        generated_rules_type="ALLOWLIST",
                        target_types=["TLS_SNI"],
                        targets=sorted(args.allowed_domains),
                    )
                ),
                stateful_rule_options=aws.networkfirewall.RuleGroupRuleGroupStatefulRuleOptionsArgs(
                    rule_order="STRICT_ORDER"
                ),
            ),
            opts=own,
        )
        policy = aws.networkfirewall.FirewallPolicy(
            name,
            description="What is not allowed is dropped, and told",
            encryption_configuration=aws.networkfirewall.FirewallPolicyEncryptionConfigurationArgs(**encryption),
            firewall_policy=aws.networkfirewall.FirewallPolicyFirewallPolicyArgs(
                stateless_default_actions=["aws:forward_to_sfe"],
                stateless_fragment_default_actions=["aws:forward_to_sfe"],
                stateful_default_actions=["aws:drop_established", "aws:alert_established"],
                stateful_engine_options=aws.networkfirewall.FirewallPolicyFirewallPolicyStatefulEngineOptionsArgs(
                    rule_order="STRICT_ORDER", stream_exception_policy="DROP"
                ),
                stateful_rule_group_references=[
                    aws.networkfirewall.FirewallPolicyFirewallPolicyStatefulRuleGroupReferenceArgs(
                        priority=1, resource_arn=domains.arn
                    )
                ],
            ),
            opts=own,
        )
        self._inspection = Tier(f"{name}-inspection", network, network.plan.inspection, own)
        firewall = aws.networkfirewall.Firewall(
            name,
            firewall_policy_arn=policy.arn,
            vpc_id=network.vpc_id,
            subnet_mappings=[
                aws.networkfirewall.FirewallSubnetMappingArgs(subnet_id=subnet)
                for subnet in self._inspection.subnet_ids
            ],
            delete_protection=args.deletion_protected,
            subnet_change_protection=args.deletion_protected,
            firewall_policy_change_protection=False,
            encryption_configuration=aws.networkfirewall.FirewallEncryptionConfigurationArgs(**encryption),
            tags={"Name": name},
            opts=own,
        )
        destinations = [
            aws.networkfirewall.LoggingConfigurationLoggingConfigurationLogDestinationConfigArgs(
                log_type=kind.upper(),
                log_destination_type="CloudWatchLogs",
                log_destination={"logGroup": log_group(f"{name}-{kind}-log", key_arn=args.logs_key_arn, opts=own).name},
            )
            for kind in ("alert", "flow")
        ]
        aws.networkfirewall.LoggingConfiguration(
            name,
            firewall_arn=firewall.arn,
            logging_configuration=aws.networkfirewall.LoggingConfigurationLoggingConfigurationArgs(
                log_destination_configs=destinations
            ),
            opts=own,
        )
        return firewall

    def _route(
        self,
        name: str,
        tier: Tier,
        position: int,
        *,
        destination: str = "0.0.0.0/0",
        gateway_id: pulumi.Input[str] | None = None,
        nat_gateway_id: pulumi.Input[str] | None = None,
        vpc_endpoint_id: pulumi.Input[str] | None = None,
    ) -> None:
        aws.ec2.Route(
            name,
            route_table_id=tier.route_tables[position].id,
            destination_cidr_block=destination,
            gateway_id=gateway_id,
            nat_gateway_id=nat_gateway_id,
            vpc_endpoint_id=vpc_endpoint_id,
            opts=pulumi.ResourceOptions(parent=self),
        )


def endpoint_in(zone: str, statuses: Sequence[Any]) -> str:
    """The firewall's endpoint in a zone.

    Raises:
        LookupError: the firewall has none there.
    """
    for status in statuses:
        for state in status.sync_states or ():
            if state.availability_zone == zone and state.attachments:
                return str(state.attachments[0].endpoint_id)
    raise LookupError(f"the firewall has no endpoint in {zone}")
