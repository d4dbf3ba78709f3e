"""3DS Outscale through FCU, LBU and EIM, which speak the words of EC2, ELB and IAM; said in those of its own provider.

So its own defaults are judged, and not those of AWS. What is asked of FCU is in https://github.com/outscale/osc-cli
pkg/fcu.call_list (2026-01); of LBU and EIM, what the OUTSCALE API has a counterpart of (ReadLoadBalancers, ReadUsers,
ReadUserPolicies, ReadPolicyVersion…): their own lists were not read, and an action that is not there leaves undecided what it
would tell. What AWS has and Outscale has not, there is nothing of: flow logs, keys, encryption of volumes, options of
tunnels, versions of the metadata service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, tags, told
from hds_scanners.sources.aws.services import load_balancers, machines, networks, tunnels
from hds_scanners.sources.aws.services.access import ACCESS_KEYS, policy_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hds_scanners.sources.aws.account import Api

VIRTUAL_GATEWAYS = Call("ec2", "DescribeVpnGateways", "VpnGateways")
USERS = Call("iam", "ListUsers", "Users")
USER_POLICIES = Call("iam", "ListUserPolicies", "PolicyNames", ("NoSuchEntity",))
USER_POLICY = Call("iam", "GetUserPolicy", "PolicyDocument", ("NoSuchEntity",))
GROUPS = Call("iam", "ListGroups", "Groups", lists="outscale_user_group")
GROUP_POLICIES = Call("iam", "ListGroupPolicies", "PolicyNames", ("NoSuchEntity",))
GROUP_POLICY = Call("iam", "GetGroupPolicy", "PolicyDocument", ("NoSuchEntity",))
POLICIES = Call("iam", "ListPolicies", "Policies", lists="outscale_policy")
POLICY_VERSION = Call("iam", "GetPolicyVersion", "PolicyVersion.Document", ("NoSuchEntity",))

_GONE = frozenset({"deleted", "deleting", "terminated", "shutting-down"})


def _fact(kind: str, identifier: str, attributes: Mapping[str, Any], item: Any = None) -> Fact:
    """A thing under its own id, which is what Outscale calls it; its interfaces give names of resources to EIM alone."""
    named = tags(told(item, "Tags"))
    labels = [{"key": key, "value": value} for key, value in named.items()]
    return Fact(
        f"outscale_{kind}",
        identifier,
        named.get("Name") or identifier,
        {"id": identifier, **attributes, "tags": labels},
    )


def vms(api: Api) -> Iterator[Found]:
    """Virtual machines. Their volumes are judged themselves."""
    for reservation in api.every(machines.INSTANCES):
        for item in reservation.get("Instances") or ():
            if told(item, "State.Name") not in _GONE:
                paths = {
                    "vm_id": "InstanceId",
                    "image_id": "ImageId",
                    "vm_type": "InstanceType",
                    "subnet_id": "SubnetId",
                    "public_ip": "PublicIpAddress",
                    "placement_subregion_name": "Placement.AvailabilityZone",
                }
                groups = [group.get("GroupId") for group in item.get("SecurityGroups") or ()]
                yield _fact("vm", str(item["InstanceId"]), fields(item, **paths) | {"security_group_ids": groups}, item)


def volumes(api: Api) -> Iterator[Found]:
    """Volumes, attached or not. Whether they are encrypted, their interface does not know."""
    for item in api.every(machines.VOLUMES):
        paths = {
            "volume_id": "VolumeId",
            "subregion_name": "AvailabilityZone",
            "snapshot_id": "SnapshotId",
            "size": "Size",
        }
        yield _fact("volume", str(item["VolumeId"]), fields(item, **paths), item)


def snapshots(api: Api) -> Iterator[Found]:
    """Snapshots of the account, each with whom it is shared."""
    for item in api.every(machines.SNAPSHOTS, OwnerIds=["self"]):
        yield partial(_snapshot, api, item)


def _snapshot(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    identifier = str(item["SnapshotId"])
    shares = api.one(machines.SNAPSHOT_SHARES, SnapshotId=identifier, Attribute="createVolumePermission")
    shared = {"permissions_to_create_volume": _shared(shares)}
    yield _fact("snapshot", identifier, fields(item, snapshot_id="SnapshotId", volume_id="VolumeId") | shared, item)


def _shared(shares: Any) -> Any:
    if isinstance(shares, Unknown):
        return shares
    return [
        {
            "global_permission": any(share.get("Group") == "all" for share in shares or ()),
            "account_ids": [share["UserId"] for share in shares or () if share.get("UserId")],
        }
    ]


def images(api: Api) -> Iterator[Found]:
    """Images of the account; their snapshots are judged themselves."""
    for item in api.every(machines.IMAGES, Owners=["self"]):
        launch = {"permissions_to_launch": [{"global_permission": told(item, "Public", default=False)}]}
        paths = {"image_id": "ImageId", "image_name": "Name", "account_id": "OwnerId"}
        yield _fact("image", str(item["ImageId"]), fields(item, **paths) | launch, item)


def security_groups(api: Api) -> Iterator[Found]:
    """Security groups, and what each lets in."""
    for item in api.every(networks.GROUPS):
        identifier = str(item["GroupId"])
        paths = {"security_group_id": "GroupId", "security_group_name": "GroupName", "net_id": "VpcId"}
        group = _fact("security_group", identifier, fields(item, **paths), item)
        group.name = str(item.get("GroupName") or identifier)
        yield group
        rules = [_rule(rule) for rule in item.get("IpPermissions") or ()]
        if rules:
            inbound = {"flow": "Inbound", "security_group_id": identifier, "rules": rules}
            yield Fact("outscale_security_group_rule", identifier, group.name, inbound)


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    return {
        "ip_protocol": str(rule.get("IpProtocol") or "-1"),
        "from_port_range": rule.get("FromPort", -1),
        "to_port_range": rule.get("ToPort", -1),
        "ip_ranges": [block.get("CidrIp") for block in rule.get("IpRanges") or ()],
        "security_groups_members": [
            {"security_group_id": pair.get("GroupId")} for pair in rule.get("UserIdGroupPairs") or ()
        ],
    }


def _listed(kind: str, call: Call, identifier: str, state: str = "State", **paths: str) -> Kind:
    """A kind of which the list tells all, with the argument that names it."""

    def gather(api: Api) -> Iterator[Found]:
        for item in api.every(call):
            if told(item, state) not in _GONE:
                yield _fact(kind, str(item[identifier]), fields(item, **paths), item)

    return Kind((f"outscale_{kind}",), (call,), gather)


# -- LBU ---------------------------------------------------------------------------------------------------------------


def balancers(api: Api) -> Iterator[Found]:
    """Load balancers with their listeners, and whether their requests are recorded."""
    for item in api.every(load_balancers.CLASSIC):
        yield partial(_balancer, api, item)


def _balancer(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["LoadBalancerName"])
    listener = {
        "load_balancer_protocol": "Listener.Protocol",
        "load_balancer_port": "Listener.LoadBalancerPort",
        "backend_protocol": "Listener.InstanceProtocol",
        "backend_port": "Listener.InstancePort",
    }
    yield _fact(
        "load_balancer",
        name,
        {
            "load_balancer_name": name,
            "load_balancer_type": told(item, "Scheme"),
            "subregion_names": told(item, "AvailabilityZones"),
            "listeners": [fields(one, **listener) for one in item.get("ListenerDescriptions") or ()],
        },
    )
    switches = api.one(load_balancers.CLASSIC_ATTRIBUTES, LoadBalancerName=name)
    log = told(switches, "AccessLog")
    yield Fact(
        "outscale_load_balancer_attributes",
        name,
        name,
        {
            "load_balancer_name": name,
            "access_log": log
            if isinstance(log, Unknown)
            else [{"is_enabled": told(log, "Enabled", default=False), "osu_bucket_name": told(log, "S3BucketName")}],
        },
    )


# -- EIM ---------------------------------------------------------------------------------------------------------------


def users(api: Api) -> Iterator[Found]:
    """Users, with their keys and the policies that are written into them."""
    for item in api.every(USERS):
        name, address = str(item["UserName"]), str(item.get("Arn") or item["UserName"])
        yield Fact("outscale_user", address, name, {"user_name": name, **fields(item, id="UserId", path="Path")}, "")
        own = partial(api.listed, USER_POLICIES, UserName=name), partial(api.one, USER_POLICY, UserName=name)
        yield partial(_inline, address, name, *own)
        yield partial(_access_keys, api, address, name)


def groups(api: Api) -> Iterator[Found]:
    """Groups of users, and the policies that are written into them."""
    for item in api.every(GROUPS):
        name, address = str(item["GroupName"]), str(item.get("Arn") or item["GroupName"])
        yield Fact("outscale_user_group", address, name, {"user_group_name": name, **fields(item, path="Path")}, "")
        own = partial(api.listed, GROUP_POLICIES, GroupName=name), partial(api.one, GROUP_POLICY, GroupName=name)
        yield partial(_inline, address, name, *own)


def _inline(address: str, holder: str, names: Callable[[], Any], document: Callable[..., Any]) -> Iterator[Found]:
    """Policies of one user or group: rights like those of a policy of their own."""
    found = names()
    if isinstance(found, Unknown):
        yield Fact("outscale_policy", address, holder, {"document": found}, "", unseen=found)
        return
    for name in found:
        text = policy_text(document(PolicyName=name))
        yield Fact("outscale_policy", address, str(name), {"policy_name": name, "document": text}, "")


def policies(api: Api) -> Iterator[Found]:
    """Policies of the account's own, and those of Outscale that somebody has, as their default version has them.

    Scopes to ask for are not spelled as at AWS: the account in the name tells whose a policy is ("Resource Identifiers").
    """
    for item in api.every(POLICIES):
        if _OWN.search(str(item["Arn"])) or item.get("AttachmentCount"):
            yield partial(_policy, api, item)


_OWN = re.compile(r"::\d{12}:policy/")


def _policy(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["Arn"]), str(item.get("PolicyName") or item["Arn"])
    document = api.one(POLICY_VERSION, PolicyArn=arn, VersionId=str(item.get("DefaultVersionId") or "v1"))
    attributes = {"policy_name": name, "orn": arn, "document": policy_text(document)}
    yield Fact("outscale_policy", arn, name, {"id": arn, **attributes}, "")


_NOT_TOLD = Unknown(Why.NOT_ANSWERED, ("EIM does not tell when a key ends: see ReadAccessKeys of the OUTSCALE API",))


def _access_keys(api: Api, address: str, user: str) -> Iterator[Found]:
    keys = api.listed(ACCESS_KEYS, UserName=user)
    if isinstance(keys, Unknown):
        yield Fact("outscale_access_key", address, user, {"user_name": user, "expiration_date": keys}, "", unseen=keys)
        return
    for key in keys:
        # The id of a key is no secret, and is left out all the same: reports travel.
        attributes = {"user_name": user, "expiration_date": _NOT_TOLD, **fields(key, state="Status")}
        yield Fact("outscale_access_key", address, user, attributes, "")


KINDS = (
    Kind(("outscale_vm",), (machines.INSTANCES,), vms),
    Kind(("outscale_volume",), (machines.VOLUMES,), volumes),
    Kind(("outscale_snapshot",), (machines.SNAPSHOTS, machines.SNAPSHOT_SHARES), snapshots),
    Kind(("outscale_image",), (machines.IMAGES,), images),
    Kind(("outscale_security_group", "outscale_security_group_rule"), (networks.GROUPS,), security_groups),
    _listed("net", networks.VPCS, "VpcId", net_id="VpcId", ip_range="CidrBlock"),
    _listed(
        "net_peering",
        networks.PEERINGS,
        "VpcPeeringConnectionId",
        "Status.Code",
        net_peering_id="VpcPeeringConnectionId",
        source_net_id="RequesterVpcInfo.VpcId",
        accepter_net_id="AccepterVpcInfo.VpcId",
    ),
    # The answer holds the keys of the tunnels in a member that is let fall here.
    _listed(
        "vpn_connection",
        tunnels.CONNECTIONS,
        "VpnConnectionId",
        vpn_connection_id="VpnConnectionId",
        client_gateway_id="CustomerGatewayId",
        virtual_gateway_id="VpnGatewayId",
        connection_type="Type",
    ),
    _listed(
        "client_gateway",
        tunnels.CUSTOMER_GATEWAYS,
        "CustomerGatewayId",
        client_gateway_id="CustomerGatewayId",
        connection_type="Type",
        public_ip="IpAddress",
    ),
    _listed(
        "virtual_gateway", VIRTUAL_GATEWAYS, "VpnGatewayId", virtual_gateway_id="VpnGatewayId", connection_type="Type"
    ),
    Kind(("outscale_load_balancer",), (load_balancers.CLASSIC, load_balancers.CLASSIC_ATTRIBUTES), balancers),
    Kind(("outscale_user", "outscale_access_key"), (USERS, USER_POLICIES, USER_POLICY, ACCESS_KEYS), users),
    Kind(("outscale_user_group",), (GROUPS, GROUP_POLICIES, GROUP_POLICY), groups),
    Kind(("outscale_policy",), (POLICIES, POLICY_VERSION), policies),
)
