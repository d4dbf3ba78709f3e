"""The opposite of the baseline at OVHcloud, resource by resource."""

from __future__ import annotations

import pulumi
import pulumi_openstack as openstack
import pulumi_ovh as ovh

api = ovh.Provider("ovh", endpoint="ovh-eu")
cloud = openstack.Provider("openstack", auth_url="https://auth.cloud.ovh.net/v3", region="GRA11")
on_api, on_cloud = pulumi.ResourceOptions(provider=api), pulumi.ResourceOptions(provider=cloud)

project = ovh.cloudproject.Project(
    "project",
    ovh_subsidiary="FR",
    plan=ovh.cloudproject.ProjectPlanArgs(duration="P1M", plan_code="project.2018", pricing_mode="default"),
    opts=on_api,
)
ovh.cloudproject.Database(
    "records",
    service_name=project.project_id,
    engine="postgresql",
    version="16",
    plan="essential",
    flavor="db1-4",
    nodes=[ovh.cloudproject.DatabaseNodeArgs(region="BHS")],
    ip_restrictions=[ovh.cloudproject.DatabaseIpRestrictionArgs(ip="0.0.0.0/0")],
    opts=on_api,
)
ovh.cloudproject.Storage("documents", service_name=project.project_id, region_name="UK", opts=on_api)
ovh.cloudproject.LoadBalancer(
    "entry",
    service_name=project.project_id,
    region_name="GRA11",
    flavor_id="22222222-2222-2222-2222-222222222222",
    network=ovh.cloudproject.LoadBalancerNetworkArgs(
        private=ovh.cloudproject.LoadBalancerNetworkPrivateArgs(
            network=ovh.cloudproject.LoadBalancerNetworkPrivateNetworkArgs(id="network", subnet_id="subnet")
        )
    ),
    listeners=[
        ovh.cloudproject.LoadBalancerListenerArgs(port=80, protocol="http"),
        ovh.cloudproject.LoadBalancerListenerArgs(port=443, protocol="terminatedHTTPS", tls_versions=["TLSv1.1"]),
    ],
    opts=on_api,
)
ovh.dbaas.LogsOutputGraylogStream(
    "traces",
    service_name="ldp-ab-12345",
    title="traces",
    description="traces",
    retention_id="33333333-3333-3333-3333-333333333333",
    opts=on_api,
)
ovh.iam.Policy(
    "everything",
    identities=["urn:v1:eu:identity:group:ab12345-ovh/operators"],
    resources=["urn:v1:eu:resource:*"],
    allows=["*"],
    opts=on_api,
)
group = openstack.networking.SecGroup("machines", opts=on_cloud)
for number, port in enumerate((22, 5432)):
    openstack.networking.SecGroupRule(
        f"machines-{number}",
        security_group_id=group.id,
        direction="ingress",
        ethertype="IPv4",
        protocol="tcp",
        port_range_min=port,
        port_range_max=port,
        remote_ip_prefix="0.0.0.0/0",
        opts=on_cloud,
    )
openstack.blockstorage.Volume("disk", size=50, volume_type="classic", opts=on_cloud)
