"""The opposite of the baseline at Outscale, resource by resource."""

from __future__ import annotations

import pulumi
import pulumi_outscale as outscale

provider = outscale.Provider("outscale", region="us-east-2")
here = pulumi.ResourceOptions(provider=provider)

net = outscale.Net("net", ip_range="10.50.0.0/16", opts=here)
group = outscale.SecurityGroup("machines", net_id=net.net_id, security_group_name="machines", opts=here)
outscale.SecurityGroupRule(
    "machines",
    flow="Inbound",
    security_group_id=group.security_group_id,
    rules=[
        outscale.SecurityGroupRuleRuleArgs(
            ip_protocol="tcp", from_port_range=22, to_port_range=22, ip_ranges=["0.0.0.0/0"]
        ),
        outscale.SecurityGroupRuleRuleArgs(ip_protocol="-1", ip_ranges=["0.0.0.0/0"]),
    ],
    opts=here,
)
outscale.LoadBalancer(
    "entry",
    load_balancer_name="entry",
    listeners=[
        outscale.LoadBalancerListenerArgs(
            load_balancer_port=80, load_balancer_protocol="HTTP", backend_port=8080, backend_protocol="HTTP"
        )
    ],
    opts=here,
)
outscale.ApiAccessRule("everyone", ip_ranges=["0.0.0.0/0"], opts=here)
outscale.Volume("records", subregion_name="us-east-2a", size=50, opts=here)
