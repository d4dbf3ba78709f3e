"""The opposite of the baseline at Scaleway, resource by resource."""

from __future__ import annotations

import pulumi
import pulumiverse_scaleway as scaleway

provider = scaleway.Provider("scaleway", region="fr-par", zone="fr-par-1")
here = pulumi.ResourceOptions(provider=provider)

vpc = scaleway.network.Vpc("vpc", opts=here)
network = scaleway.network.PrivateNetwork("network", vpc_id=vpc.id, opts=here)
scaleway.network.Acl("flows", vpc_id=vpc.id, default_policy="accept", rules=[], opts=here)
scaleway.network.PublicGateway("gateway", type="VPC-GW-S", bastion_enabled=True, opts=here)
scaleway.instance.SecurityGroup(
    "machines",
    inbound_rules=[
        scaleway.instance.SecurityGroupInboundRuleArgs(action="accept", port=22, ip_range="0.0.0.0/0"),
        scaleway.instance.SecurityGroupInboundRuleArgs(action="accept", port=5432, ip_range="0.0.0.0/0"),
    ],
    opts=here,
)
scaleway.keymanager.Key("documents", usage="symmetric_encryption", algorithm="aes_256_gcm", unprotected=True, opts=here)
scaleway.databases.Instance(
    "records",
    engine="PostgreSQL-16",
    node_type="db-pro2-xxs",
    disable_backup=True,
    user_name="administrator",
    password="Sunflower-4711-in-the-code",
    opts=here,
)
scaleway.object.Bucket("documents", region="nl-ams", opts=here)
public = scaleway.object.Bucket("exports", versioning=scaleway.object.BucketVersioningArgs(enabled=True), opts=here)
scaleway.object.BucketAcl("exports", bucket=public.name, acl="public-read", opts=here)
balancer = scaleway.loadbalancers.LoadBalancer(
    "entry", type="LB-S", ssl_compatibility_level="ssl_compatibility_level_old", opts=here
)
backend = scaleway.loadbalancers.Backend(
    "entry", lb_id=balancer.id, forward_protocol="http", forward_port=8080, opts=here
)
scaleway.loadbalancers.Frontend("entry", lb_id=balancer.id, backend_id=backend.id, inbound_port=80, opts=here)
scaleway.observability.Source("logs", type="logs", retention_days=7, opts=here)
scaleway.observability.AlertManager("alerts", contact_points=[], opts=here)
application = scaleway.iam.Application("application", opts=here)
scaleway.iam.ApiKey("application", application_id=application.id, opts=here)
scaleway.iam.Policy(
    "application",
    application_id=application.id,
    rules=[scaleway.iam.PolicyRuleArgs(permission_set_names=["AllProductsFullAccess"])],
    opts=here,
)
