"""What each stack declares, as Pulumi's mocks see it: properties that health data asks for, not counts."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from stack_run import PASSWORD, Program, declared_by

SCALEWAY = ("databaseAdministratorPassword", "databaseApplicationPassword")
SECRETS = {
    "scaleway_baseline": SCALEWAY,
    "care_platform": (*SCALEWAY, "certificateChain"),
    "ovh_baseline": (),
    "outscale_baseline": (),
}
# Types whose provider has no argument for labels, or that are companions of one that has.
UNLABELLED = {
    "scaleway": {
        "Acl",
        "GatewayNetwork",
        "Database",
        "User",
        "Privilege",
        "Version",
        "Source",
        "AlertManager",
        "Policy",
    }
    | {"Certificate", "Backend", "Frontend", "Connection", "BucketAcl", "BucketLockConfiguration"}
    | {"BucketServerSideEncryptionConfiguration"},
}


@cache
def stack(name: str) -> Program:
    return declared_by(name, SECRETS[name])


@pytest.mark.parametrize("name", SECRETS)
def test_every_resource_goes_through_a_provider_of_the_stack(name: str) -> None:
    recorded = stack(name)
    providers = {item.name for item in recorded.declared if item.token.startswith("pulumi:providers:")}
    assert providers
    for item in recorded.declared:
        if item.custom and not item.token.startswith("pulumi:"):
            assert item.provider.split("::")[-2] in providers, item


@pytest.mark.parametrize("name", ["scaleway_baseline", "care_platform"])
def test_the_region_of_the_provider_is_the_configured_one(name: str) -> None:
    provider = stack(name).one("scaleway")
    assert (provider["region"], provider["zone"]) == ("fr-par", "fr-par-1")
    for item in stack(name).declared:
        assert str(item.inputs.get("zone", "fr-par-1")).startswith("fr-par-"), item
        assert item.inputs.get("region", "fr-par") == "fr-par", item


@pytest.mark.parametrize("name", ["scaleway_baseline", "care_platform"])
def test_what_takes_labels_says_whose_it_is_and_what_it_holds(name: str) -> None:
    labelled = [item for item in stack(name).declared if "tags" in item.inputs]
    assert {"Vpc", "Instance", "Bucket", "LoadBalancer", "Secret", "Key"} <= {item.kind for item in labelled}
    for item in labelled:
        tags = item.inputs["tags"]
        words = {f"{key}={value}" for key, value in tags.items()} if isinstance(tags, dict) else set(tags)
        assert "data-classification=health-data" in words, item
        assert any(word.startswith("owner=") for word in words), item
    for item in stack(name).declared:
        kind = item.kind
        if item.custom and item.token.startswith("scaleway:") and kind not in UNLABELLED["scaleway"]:
            assert "tags" in item.inputs, item


@pytest.mark.parametrize("name", ["scaleway_baseline", "care_platform"])
def test_the_database_at_scaleway_is_private_encrypted_doubled_and_backed_up_in_the_region(name: str) -> None:
    database = next(item for item in stack(name).of("Instance") if "databases" in item.token).inputs
    assert database["encryptionAtRest"] is True
    assert database["isHaCluster"] is True
    assert database["privateNetwork"]["pnId"] == "network-data-id"
    assert "loadBalancer" not in database
    assert database["backupSameRegion"] is True
    assert database["backupScheduleRetention"] >= 30
    user = stack(name).one("User")
    assert user["isAdmin"] is False


@pytest.mark.parametrize("name", ["scaleway_baseline", "care_platform"])
def test_only_named_flows_pass_between_private_networks_with_their_answers(name: str) -> None:
    for item in stack(name).of("Acl"):
        assert item.inputs["defaultPolicy"] == "drop"
    rules = stack(name).one("Acl", "network-flows")["rules"]
    assert {rule["action"] for rule in rules} == {"accept"}
    asked = {(rule["source"], rule["destination"], rule["dstPortLow"]) for rule in rules if rule["srcPortLow"] == 1}
    answered = {(rule["destination"], rule["source"], rule["srcPortLow"]) for rule in rules if rule["srcPortLow"] != 1}
    assert asked == answered
    assert all(rule["dstPortLow"] == rule["dstPortHigh"] for rule in rules if rule["srcPortLow"] == 1)
    assert {port for _, _, port in asked} <= {443, 5432}


@pytest.mark.parametrize("name", ["scaleway_baseline", "care_platform"])
def test_buckets_at_scaleway_are_versioned_locked_encrypted_and_without_lifecycle(name: str) -> None:
    buckets = {item.name: item.inputs for item in stack(name).of("Bucket")}
    assert buckets.keys() == {"documents", "traces"}
    for bucket in buckets.values():
        assert bucket["versioning"]["enabled"] is True
        assert bucket["objectLockEnabled"] is True
        assert bucket["forceDestroy"] is False
        # Scaleway leaves buckets with lifecycle rules out of its HDS offer.
        assert "lifecycleRules" not in bucket
    locks = {
        item.name: item.inputs["rule"]["defaultRetention"]["mode"] for item in stack(name).of("BucketLockConfiguration")
    }
    assert locks == {"documents": "GOVERNANCE", "traces": "COMPLIANCE"}
    assert {item.name for item in stack(name).of("BucketServerSideEncryptionConfiguration")} == buckets.keys()


def test_the_bastion_answers_named_networks_only() -> None:
    gateway = stack("scaleway_baseline").one("PublicGateway")
    assert gateway["bastionEnabled"] is True
    assert gateway["allowedIpRanges"] == ["198.51.100.0/28"]


def test_port_80_only_redirects() -> None:
    frontends = {item.inputs["inboundPort"]: item.inputs for item in stack("scaleway_baseline").of("Frontend")}
    assert frontends.keys() == {80, 443}
    assert frontends[443]["certificateIds"] == ["entry-id"]
    (rule,) = frontends[80]["acls"]
    assert rule["action"]["redirects"] == [{"type": "scheme", "target": "https", "code": 301}]
    assert rule["match"]["ipSubnets"] == ["0.0.0.0/0", "::/0"]


def test_keys_rotate_and_are_protected() -> None:
    for item in stack("scaleway_baseline").of("Key"):
        assert item.inputs["rotationPolicy"] == {"rotationPeriod": "2160h"}
        assert item.inputs["unprotected"] is False


def test_on_site_care_has_no_door_to_the_internet() -> None:
    recorded = stack("care_platform")
    assert recorded.one("LoadBalancer")["assignFlexibleIp"] is False
    assert not [item for item in recorded.declared if item.token == "scaleway:loadbalancers/ip:Ip"]


def test_every_site_has_a_tunnel_at_the_strength_of_anssi_and_routes_of_its_own() -> None:
    recorded = stack("care_platform")
    connections = {item.name: item.inputs for item in recorded.of("Connection")}
    assert connections.keys() == {"sites-lyon", "sites-rennes", "sites-toulouse"}
    strong = [{"encryption": "aes256gcm", "integrity": "sha384", "dhGroup": "ecp384"}]
    for name, connection in connections.items():
        assert connection["ikev2Ciphers"] == strong
        assert connection["espCiphers"] == strong
        # Scaleway makes the pre-shared key.
        assert "secretId" not in connection
        assert connection["bgpConfigIpv4s"][0]["routingPolicyId"] == f"{name}-id"
    believed = {item.name: item.inputs["prefixFilterIns"] for item in recorded.of("RoutingPolicy")}
    assert believed["sites-lyon"] == ["10.101.0.0/24"]
    ends = [connection["bgpConfigIpv4s"][0]["privateIp"] for connection in connections.values()]
    assert len(set(ends)) == len(ends)


def test_secrets_are_secret_wherever_they_go() -> None:
    for name in ("scaleway_baseline", "care_platform"):
        holders = {item.kind for item in stack(name).declared if PASSWORD in json.dumps(item.inputs)}
        assert {"Instance", "User", "Version"} <= holders
        for item in stack(name).declared:
            assert PASSWORD not in json.dumps(_known(item.inputs)), item


def _known(value: Any) -> Any:
    """The value without what is marked as secret."""
    if isinstance(value, dict):
        secret = value.get("4dabf18193072939515e22adb298388d")
        return "[secret]" if secret else {key: _known(item) for key, item in value.items()}
    return [_known(item) for item in value] if isinstance(value, list) else value


def test_the_project_at_ovhcloud_is_ordered_with_the_hds_option() -> None:
    project = stack("ovh_baseline").one("Project", "project")
    assert [option["planCode"] for option in project["planOptions"]] == ["certification.hds.2018"]
    assert project["deletionProtection"] is True


def test_the_database_at_ovhcloud_is_on_the_private_network_with_backups_in_another_french_region() -> None:
    database = next(item for item in stack("ovh_baseline").of("Database")).inputs
    assert {node["networkId"] for node in database["nodes"]} == {"network-gra"}
    assert database["backupRegions"] == ["GRA", "SBG"]
    assert database["plan"] == "advanced"
    assert database["deletionProtection"] is True
    assert [rule["ip"] for rule in database["ipRestrictions"]] == ["10.40.0.0/24"]


def test_documents_at_ovhcloud_are_encrypted_versioned_and_locked_and_versions_end_after_the_lock() -> None:
    recorded = stack("ovh_baseline")
    bucket = recorded.one("Storage")
    assert bucket["encryption"] == {"sseAlgorithm": "AES256"}
    assert bucket["versioning"] == {"status": "enabled"}
    assert bucket["objectLock"]["rule"] == {"mode": "governance", "period": "P30D"}
    (rule,) = recorded.one("CloudProjectStorageObjectBucketLifecycleConfiguration")["rules"]
    assert "expiration" not in rule
    assert rule["noncurrentVersionExpiration"]["noncurrentDays"] >= 30


def test_the_application_at_ovhcloud_may_not_touch_versions_locks_or_settings_of_its_bucket() -> None:
    (statement,) = json.loads(stack("ovh_baseline").one("S3Policy")["policy"])["Statement"]
    assert statement["Resource"] == ["arn:aws:s3:::documents", "arn:aws:s3:::documents/*"]
    assert not [action for action in statement["Action"] if "Delete" in action or "Lock" in action or "*" in action]


def test_security_groups_at_ovhcloud_start_from_nothing() -> None:
    recorded = stack("ovh_baseline")
    assert {item.inputs["deleteDefaultRules"] for item in recorded.of("SecGroup")} == {True}
    inbound = [item.inputs for item in recorded.of("SecGroupRule") if item.inputs["direction"] == "ingress"]
    assert "0.0.0.0/0" not in {rule["remoteIpPrefix"] for rule in inbound}


def test_the_load_balancer_at_ovhcloud_answers_in_tls_alone_and_logs() -> None:
    recorded = stack("ovh_baseline")
    balancer = next(item for item in recorded.of("LoadBalancer")).inputs
    (listener,) = balancer["listeners"]
    assert (listener["port"], listener["protocol"]) == (443, "terminatedHTTPS")
    assert set(listener["tlsVersions"]) == {"TLSv1.2", "TLSv1.3"}
    assert recorded.one("RegionLoadBalancerLogSubscription")["kind"] == "haproxy"


def test_only_https_comes_in_from_the_internet_at_outscale() -> None:
    open_to_all = [
        (item.name, rule["fromPortRange"])
        for item in stack("outscale_baseline").of("SecurityGroupRule")
        for rule in item.inputs["rules"]
        if item.inputs["flow"] == "Inbound" and "0.0.0.0/0" in rule["ipRanges"]
    ]
    assert open_to_all == [("firewall-entry-inbound-443", 443)]


def test_subnets_at_outscale_are_in_two_places_and_give_no_public_address() -> None:
    subnets = [item.inputs for item in stack("outscale_baseline").of("Subnet")]
    assert {subnet["subregionName"] for subnet in subnets} == {"eu-west-2a", "eu-west-2b"}
    assert {subnet["mapPublicIpOnLaunch"] for subnet in subnets} == {False}


def test_the_load_balancer_at_outscale_has_one_listener_in_https_and_logs_requests() -> None:
    recorded = stack("outscale_baseline")
    balancer = next(item for item in recorded.of("LoadBalancer")).inputs
    (listener,) = balancer["listeners"]
    assert (listener["loadBalancerProtocol"], listener["backendProtocol"]) == ("HTTPS", "HTTPS")
    assert recorded.one("LoadBalancerAttributes", "entry-logs")["accessLog"]["isEnabled"] is True


def test_access_keys_at_outscale_end_and_the_api_answers_named_networks() -> None:
    recorded = stack("outscale_baseline")
    assert recorded.one("ApiAccessPolicy")["maxAccessKeyExpirationSeconds"] == 90 * 86400
    assert recorded.one("ApiAccessRule")["ipRanges"] == ["198.51.100.0/28"]
