"""The filter of requests from the Internet."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.log_groups import log_group

# Rule groups that AWS keeps up to date, by priority.
_MANAGED = (
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesSQLiRuleSet",
)
# Headers that prove who somebody is have no place in a log.
_REDACTED = ("authorization", "cookie")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebFirewallArgs:
    """What is filtered.

    Attributes:
        logs_key_arn: Key of the log of requests.
        requests_in_five_minutes: That one address may send.
        larger_bodies: Let bodies over 8 KiB through the common rules: for programs that take files, which they must then
            check themselves. What is given up: the size limit of `AWSManagedRulesCommonRuleSet`, nothing else.
    """

    logs_key_arn: pulumi.Input[str]
    requests_in_five_minutes: int = 2_000
    larger_bodies: bool = False


class WebFirewall(pulumi.ComponentResource):
    """Managed rules that block, a limit by address, and a log without credentials."""

    arn: pulumi.Output[str]

    def __init__(self, name: str, args: WebFirewallArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:WebFirewall", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        rules = [_limit(args.requests_in_five_minutes)]
        rules += [_managed(position, group, args) for position, group in enumerate(_MANAGED, 1)]
        acl = aws.wafv2.WebAcl(
            name,
            scope="REGIONAL",
            default_action=aws.wafv2.WebAclDefaultActionArgs(allow=aws.wafv2.WebAclDefaultActionAllowArgs()),
            rules=rules,
            visibility_config=aws.wafv2.WebAclVisibilityConfigArgs(
                cloudwatch_metrics_enabled=True, metric_name=name, sampled_requests_enabled=False
            ),
            opts=own,
        )
        # WAF writes only into groups of this prefix.
        group = log_group(f"{name}-log", path=f"aws-waf-logs-{name}", key_arn=args.logs_key_arn, opts=own)
        aws.wafv2.WebAclLoggingConfiguration(
            name,
            resource_arn=acl.arn,
            log_destination_configs=[group.arn],
            redacted_fields=[
                aws.wafv2.WebAclLoggingConfigurationRedactedFieldArgs(
                    single_header=aws.wafv2.WebAclLoggingConfigurationRedactedFieldSingleHeaderArgs(name=header)
                )
                for header in _REDACTED
            ],
            opts=own,
        )
        self.arn = acl.arn
        self.register_outputs({"arn": acl.arn})


def _limit(requests: int) -> aws.wafv2.WebAclRuleArgs:
    return aws.wafv2.WebAclRuleArgs(
        name="limit-by-address",
        priority=0,
        action=aws.wafv2.WebAclRuleActionArgs(block=aws.wafv2.WebAclRuleActionBlockArgs()),
        statement=aws.wafv2.WebAclRuleStatementArgs(
            rate_based_statement=aws.wafv2.WebAclRuleStatementRateBasedStatementArgs(
                aggregate_key_type="IP", limit=requests, evaluation_window_sec=300
            )
        ),
        visibility_config=_seen("limit-by-address"),
    )


def _managed(priority: int, group: str, args: WebFirewallArgs) -> aws.wafv2.WebAclRuleArgs:
    override = (
        [
            aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideArgs(
                name="SizeRestrictions_BODY",
                action_to_use=aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseArgs(
                    count=aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementRuleActionOverrideActionToUseCountArgs()
                ),
            )
        ]
        if args.larger_bodies and group == "AWSManagedRulesCommonRuleSet"
        else None
    )
    return aws.wafv2.WebAclRuleArgs(
        name=group,
        priority=priority,
        override_action=aws.wafv2.WebAclRuleOverrideActionArgs(
            # The SDK declares this class without types.
            none=aws.wafv2.WebAclRuleOverrideActionNoneArgs()  # type: ignore[no-untyped-call]
        ),
        statement=aws.wafv2.WebAclRuleStatementArgs(
            managed_rule_group_statement=aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementArgs(
                name=group, vendor_name="AWS", rule_action_overrides=override
            )
        ),
        visibility_config=_seen(group),
    )


def _seen(metric: str) -> aws.wafv2.WebAclRuleVisibilityConfigArgs:
    # Samples would keep requests, and what stands in them, in the console.
    return aws.wafv2.WebAclRuleVisibilityConfigArgs(
        cloudwatch_metrics_enabled=True, metric_name=metric, sampled_requests_enabled=False
    )
