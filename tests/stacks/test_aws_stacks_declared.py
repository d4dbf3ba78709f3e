"""What the stacks at AWS declare, as Pulumi's mocks see it: properties that health data asks for, not counts."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import Any

import pytest

from aws_mocks import Declared, declared_by, example

STACKS = ("aws_baseline", "practice_platform")
BASELINE = {
    "vpcId": "vpc-1",
    "networkAddresses": "10.20.0.0/16",
    "workloadSubnetIds": ["subnet-w1", "subnet-w2", "subnet-w3"],
    "dataSubnetIds": ["subnet-d1", "subnet-d2", "subnet-d3"],
    "entrySubnetIds": ["subnet-e1", "subnet-e2", "subnet-e3"],
    "bucketAddresses": "pl-1",
    "logsKeyArn": "arn:logs-key",
    "alarmTopicArn": "arn:alarms",
    "boundaryArn": "arn:boundary",
}
"""What the practice platform reads from the baseline."""


def declared(stack: str) -> tuple[Declared, ...]:
    return declared_by(stack, outputs=json.dumps(BASELINE))


def of(stack: str, kind: str) -> dict[str, Mapping[str, Any]]:
    """Inputs by name, of the resources of AWS of a type."""
    return {
        item.name: item.inputs
        for item in declared(stack)
        if item.token.startswith("aws:") and item.token.rpartition(":")[2] == kind
    }


def statements(document: str) -> dict[str, Any]:
    """Statements of a policy by their `Sid`."""
    return {each["Sid"]: each for each in json.loads(document)["Statement"]}


# -- everything ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stack", STACKS)
def test_every_resource_at_aws_goes_through_a_provider_that_the_stack_set_up(stack: str) -> None:
    recorded = declared(stack)
    providers = {item.name for item in recorded if item.token == "pulumi:providers:aws"}
    assert providers
    for item in recorded:
        if item.custom and item.token.startswith("aws:"):
            assert item.provider.split("::")[-2] in providers, item


@pytest.mark.parametrize("stack", STACKS)
def test_a_provider_keeps_to_one_account_and_region_and_labels_what_it_makes(stack: str) -> None:
    for item in declared(stack):
        if item.token != "pulumi:providers:aws":
            continue
        account = "210987654321" if item.name == "management" else "123456789012"
        assert json.loads(item.inputs["allowedAccountIds"]) == [account]
        assert item.inputs["region"] == ("eu-central-1" if item.name == "aws-copies" else "eu-west-3")
        tags = json.loads(item.inputs["defaultTags"])["tags"]
        assert tags["data-classification"] == "health-data"
        assert tags["stack"] == f"{stack}-example"
        assert tags["owner"].endswith("-team")


@pytest.mark.parametrize("stack", STACKS)
def test_no_bucket_lacks_a_companion_that_makes_it_private(stack: str) -> None:
    buckets = of(stack, "Bucket")
    assert buckets
    for kind in (
        "BucketPublicAccessBlock",
        "BucketOwnershipControls",
        "BucketVersioning",
        "BucketServerSideEncryptionConfiguration",
        "BucketLifecycleConfiguration",
        "BucketPolicy",
    ):
        assert of(stack, kind).keys() == buckets.keys(), kind
    for policy in of(stack, "BucketPolicy").values():
        found = statements(policy["policy"])
        assert found["TlsOnly"]["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        assert found["NoOldTls"]["Effect"] == "Deny"
    for versioning in of(stack, "BucketVersioning").values():
        assert versioning["versioningConfiguration"]["status"] == "Enabled"


@pytest.mark.parametrize("stack", STACKS)
def test_every_log_group_has_a_key_of_the_customer_and_an_end_after_six_months_at_least(stack: str) -> None:
    groups = of(stack, "LogGroup")
    assert groups
    for name, group in groups.items():
        assert group["kmsKeyId"].startswith("arn:"), name
        assert group["retentionInDays"] >= 180, name


@pytest.mark.parametrize("stack", STACKS)
def test_every_key_rotates_and_waits_thirty_days_before_it_goes(stack: str) -> None:
    keys = of(stack, "Key")
    assert keys
    for key in keys.values():
        assert (key["enableKeyRotation"], key["deletionWindowInDays"], key["multiRegion"]) == (True, 30, False)


@pytest.mark.parametrize("stack", STACKS)
def test_no_role_may_be_taken_on_by_anybody_and_no_policy_grants_everything(stack: str) -> None:
    for role in of(stack, "Role").values():
        for statement in json.loads(role["assumeRolePolicy"])["Statement"]:
            assert "*" not in json.dumps(statement["Principal"])
    for policy in (*of(stack, "RolePolicy").values(), *of(stack, "Policy").values()):
        document = policy.get("policy") or policy.get("content")
        for statement in json.loads(str(document))["Statement"]:
            assert statement["Effect"] == "Deny" or "*" not in statement.get("Action", [])


@pytest.mark.parametrize("stack", STACKS)
def test_every_alarm_reaches_the_topic(stack: str) -> None:
    alarms = of(stack, "MetricAlarm")
    assert alarms
    for alarm in alarms.values():
        assert alarm["alarmActions"] == ["arn:alarms"]
        assert alarm["actionsEnabled"] is True


# -- the baseline --------------------------------------------------------------------------------------------------------


def test_guard_rails_shut_every_region_but_those_in_use() -> None:
    regions = statements(of("aws_baseline", "Policy")["health-data-regions"]["content"])["OtherRegions"]
    assert regions["Condition"] == {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-3"]}}
    assert "s3:*" not in regions["NotAction"]
    audit = statements(of("aws_baseline", "Policy")["health-data-audit"]["content"])
    assert audit["NobodyLeaves"]["Action"] == ["organizations:LeaveOrganization"]
    assert {"cloudtrail:StopLogging", "guardduty:DeleteDetector"} <= set(audit["AuditAndDefaultsStay"]["Action"])
    spared = audit["AuditAndDefaultsStay"]["Condition"]["ArnNotLike"]["aws:PrincipalArn"]
    assert spared == ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_AdministratorAccess_*"]
    assert "Condition" not in audit["NobodyLeaves"]
    attached = {item["targetId"] for item in of("aws_baseline", "PolicyAttachment").values()}
    assert attached == {"ou-ab12-health001"}


def test_subnets_are_private_disjoint_and_in_three_zones() -> None:
    subnets = of("aws_baseline", "Subnet")
    assert {subnet["mapPublicIpOnLaunch"] for subnet in subnets.values()} == {False}
    blocks = [IPv4Network(subnet["cidrBlock"]) for subnet in subnets.values()]
    assert not any(one.overlaps(other) for at, one in enumerate(blocks) for other in blocks[at + 1 :])
    for tier in ("health-workload", "health-data", "egress-inspection", "egress-egress", "entry"):
        zones = {subnet["availabilityZone"] for name, subnet in subnets.items() if name.startswith(f"{tier}-")}
        assert zones >= {"eu-west-3a", "eu-west-3b", "eu-west-3c"}, tier


def test_programs_leave_by_the_firewall_of_their_zone_and_databases_not_at_all() -> None:
    routes = of("aws_baseline", "Route")
    for zone in "abc":
        out = routes[f"egress-programs-{zone}"]
        assert (out["routeTableId"], out["vpcEndpointId"]) == (f"health-workload-{zone}-id", f"vpce-{zone}")
        inspected = routes[f"egress-inspected-{zone}"]
        assert inspected["natGatewayId"] == f"egress-{zone}-id"
        back = routes[f"egress-back-{zone}"]
        subnet = of("aws_baseline", "Subnet")[f"health-workload-{zone}"]
        assert (back["destinationCidrBlock"], back["vpcEndpointId"]) == (subnet["cidrBlock"], f"vpce-{zone}")
    assert not [name for name, route in routes.items() if route["routeTableId"].startswith("health-data-")]


def test_the_firewall_lets_named_domains_through_and_drops_the_rest() -> None:
    rules = of("aws_baseline", "RuleGroup")["egress-domains"]["ruleGroup"]["rulesSource"]["rulesSourceList"]
    assert rules["generatedRulesType"] == "ALLOWLIST"
    assert rules["targets"] == [".example-sms.fr", "ws.example-payment.fr"]
    policy = of("aws_baseline", "FirewallPolicy")["egress"]["firewallPolicy"]
    assert policy["statefulDefaultActions"] == ["aws:drop_established", "aws:alert_established"]
    assert of("aws_baseline", "Firewall")["egress"]["deleteProtection"] is True


def test_both_tunnels_of_every_site_have_the_strength_of_anssi_and_no_key_in_the_code() -> None:
    connections = of("aws_baseline", "VpnConnection")
    assert connections.keys() == {"sites-main-practice", "sites-second-practice"}
    for connection in connections.values():
        for tunnel in ("tunnel1", "tunnel2"):
            assert connection[f"{tunnel}IkeVersions"] == ["ikev2"]
            for phase in ("Phase1", "Phase2"):
                assert connection[f"{tunnel}{phase}EncryptionAlgorithms"] == ["AES256-GCM-16"]
                assert connection[f"{tunnel}{phase}IntegrityAlgorithms"] == ["SHA2-384"]
                assert connection[f"{tunnel}{phase}DhGroupNumbers"] == [19, 20, 21]
            assert connection[f"{tunnel}LogOptions"]["cloudwatchLogOptions"]["logEnabled"] is True
            assert f"{tunnel}PresharedKey" not in connection
        assert connection["presharedKeyStorage"] == "SecretsManager"


def test_the_client_vpn_asks_for_a_certificate_takes_all_traffic_and_records_who_comes() -> None:
    endpoint = of("aws_baseline", "Endpoint")["people"]
    assert [option["type"] for option in endpoint["authenticationOptions"]] == ["certificate-authentication"]
    assert endpoint["splitTunnel"] is False
    assert endpoint["connectionLogOptions"]["enabled"] is True
    reached = {rule["targetNetworkCidr"] for rule in of("aws_baseline", "AuthorizationRule").values()}
    programs = {
        subnet["cidrBlock"]
        for name, subnet in of("aws_baseline", "Subnet").items()
        if name.startswith("health-workload")
    }
    assert reached == programs


def test_the_audit_trail_is_whole_signed_and_in_a_store_that_nobody_can_shorten() -> None:
    trail = of("aws_baseline", "Trail")["audit-trail"]
    assert trail["isMultiRegionTrail"]
    assert trail["enableLogFileValidation"]
    assert trail["cloudWatchLogsGroupArn"]
    lock = of("aws_baseline", "BucketObjectLockConfiguration")["audit-trail-store"]["rule"]["defaultRetention"]
    assert lock == {"mode": "COMPLIANCE", "days": 365}
    kinds = {
        field["equals"][0]
        for selector in trail["advancedEventSelectors"]
        for field in selector["fieldSelectors"]
        if field["field"] == "resources.type"
    }
    assert "AWS::S3::Object" in kinds


def test_taking_on_the_emergency_role_needs_a_second_factor_and_raises_an_alarm() -> None:
    (trusted,) = json.loads(of("aws_baseline", "Role")["break-glass"]["assumeRolePolicy"])["Statement"]
    assert trusted["Condition"]["Bool"] == {"aws:MultiFactorAuthPresent": "true"}
    assert ":root" not in str(trusted["Principal"])
    watched = of("aws_baseline", "LogMetricFilter")["audit-break-glass"]
    assert "role/break-glass" in watched["pattern"]
    assert of("aws_baseline", "MetricAlarm")["audit-break-glass"]["metricName"] == "audit-break-glass"
    kept = statements(of("aws_baseline", "RolePolicy")["break-glass"]["policy"])["AuditStays"]
    assert kept["Effect"] == "Deny"


def test_vaults_are_locked_and_copies_go_to_the_second_region() -> None:
    locks = of("aws_baseline", "VaultLockConfiguration")
    assert locks.keys() == {"health-backups", "health-backup-copies"}
    assert {lock["changeableForDays"] for lock in locks.values()} == {3}
    for rule in of("aws_baseline", "Plan")["nightly"]["rules"]:
        (copied,) = rule["copyActions"]
        where = "arn:aws:backup:eu-central-1:123456789012:backup-vault:health-backup-copies"
        assert copied["destinationVaultArn"] == where


def test_without_optional_settings_there_is_no_way_in_or_out_and_no_second_region() -> None:
    kept = ("owner", "accountId", "alerted", "emergencyPrincipals")
    given = {key: value for key, value in example("aws_baseline").items() if key in kept}
    recorded = declared_by("aws_baseline", json.dumps(given))
    kinds = {item.token.rpartition(":")[2] for item in recorded if item.token.startswith("aws:")}
    assert not kinds & {"InternetGateway", "NatGateway", "VpnConnection", "Endpoint", "Firewall", "PolicyAttachment"}
    assert {item.inputs["region"] for item in recorded if item.token == "pulumi:providers:aws"} == {"eu-west-3"}
    assert "Trail" in kinds


# -- the practice platform -----------------------------------------------------------------------------------------------


def test_databases_are_private_encrypted_doubled_audited_and_take_tls_alone() -> None:
    databases = of("practice_platform", "Instance")
    assert databases.keys() == {"practice-booking", "practice-invoicing"}
    for database in databases.values():
        assert database["publiclyAccessible"] is False
        assert database["storageEncrypted"] is True
        assert database["multiAz"] is True
        assert database["backupRetentionPeriod"] == 35
        assert database["deletionProtection"] is True
        assert database["manageMasterUserPassword"] is True
        assert "password" not in database
        assert database["tags"]["backup"] == "daily"
    for group in of("practice_platform", "ParameterGroup").values():
        parameters = {item["name"]: item["value"] for item in group["parameters"]}
        assert parameters["rds.force_ssl"] == "1"
        assert "pgaudit" in parameters["shared_preload_libraries"]


def test_only_its_own_service_connects_to_a_database() -> None:
    rules = of("practice_platform", "SecurityGroupIngressRule")
    to_databases = {name: rule["referencedSecurityGroupId"] for name, rule in rules.items() if rule["fromPort"] == 5432}
    assert to_databases == {
        "practice-booking-booking": "practice-booking-id",
        "practice-invoicing-invoicing": "practice-invoicing-id",
    }


def test_documents_are_locked_under_their_own_key_and_are_not_deleted_by_the_service() -> None:
    policy = statements(of("practice_platform", "BucketPolicy")["practice-documents"]["policy"])
    header = "s3:x-amz-server-side-encryption-aws-kms-key-id"
    # A request that names no key is not refused: it gets the bucket's own.
    assert policy["OwnKeyOnly"]["Condition"] == {
        "StringNotEquals": {header: "arn:practice-documents"},
        "Null": {header: "false"},
    }
    lock = of("practice_platform", "BucketObjectLockConfiguration")["practice-documents"]["rule"]
    assert lock["defaultRetention"] == {"mode": "GOVERNANCE", "days": 30}
    rights = statements(of("practice_platform", "RolePolicy")["practice-documents"]["policy"])
    assert rights["Documents"]["Action"] == ["s3:GetObject", "s3:PutObject"]


def test_documents_are_looked_through_and_threats_handed_out_to_nobody() -> None:
    plan = of("practice_platform", "MalwareProtectionPlan")["practice-documents-scan"]
    assert plan["protectedResource"]["s3Bucket"]["bucketName"] == "practice-documents"
    assert plan["actions"][0]["taggings"][0]["status"] == "ENABLED"
    refused = statements(of("practice_platform", "BucketPolicy")["practice-documents"]["policy"])["NoThreats"]
    assert refused["Effect"] == "Deny"
    assert refused["Condition"] == {
        "StringEquals": {"s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "THREATS_FOUND"}
    }
    # Whoever could change the tag could hand a threat out.
    tagging = [
        name for name, policy in of("practice_platform", "RolePolicy").items() if "PutObjectTagging" in policy["policy"]
    ]
    assert tagging == ["practice-documents-scan"]


def test_the_internet_meets_tls_a_filter_and_a_log() -> None:
    balancer = of("practice_platform", "LoadBalancer")["practice"]
    assert balancer["dropInvalidHeaderFields"] is True
    assert balancer["accessLogs"]["enabled"] is True
    listeners = of("practice_platform", "Listener")
    assert listeners["practice-http"]["defaultActions"][0]["redirect"]["protocol"] == "HTTPS"
    assert listeners["practice-https"]["sslPolicy"] == "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
    assert of("practice_platform", "WebAclAssociation")["practice"]["resourceArn"] == "arn:practice"
    groups = {rule["name"]: rule for rule in of("practice_platform", "WebAcl")["practice"]["rules"]}
    assert groups["AWSManagedRulesSQLiRuleSet"]["overrideAction"] == {"none": {}}
    assert "block" in groups["limit-by-address"]["action"]


def test_open_to_the_internet_are_the_ports_of_the_load_balancer_alone() -> None:
    rules = of("practice_platform", "SecurityGroupIngressRule")
    assert {name for name, rule in rules.items() if rule.get("cidrIpv4") == "0.0.0.0/0"} == {
        "practice-80",
        "practice-443",
    }


def test_containers_run_a_named_digest_without_root_and_without_secrets_in_their_settings() -> None:
    tasks = of("practice_platform", "TaskDefinition")
    assert tasks.keys() == {"practice-booking", "practice-documents", "practice-invoicing"}
    for task in tasks.values():
        (container,) = json.loads(task["containerDefinitions"])
        assert "@sha256:" in container["image"]
        assert container["readonlyRootFilesystem"] is True
        assert container["user"] == "10001:10001"
        assert [secret["name"] for secret in container["secrets"]] == ["SESSION_KEY"]
    for role in ("practice-booking", "practice-booking-start", "practice-sessions-rotation"):
        assert of("practice_platform", "Role")[role]["permissionsBoundary"] == "arn:boundary"


def test_without_images_everything_but_the_services_is_there() -> None:
    given = {key: value for key, value in example("practice_platform").items() if key != "images"}
    kinds = {
        item.token.rpartition(":")[2]
        for item in declared_by("practice_platform", json.dumps(given), json.dumps(BASELINE))
    }
    assert "Repository" in kinds
    assert not kinds & {"Service", "TaskDefinition", "ListenerRule"}


def test_secrets_are_changed_every_month_by_a_function_that_only_reaches_its_own() -> None:
    rotation = of("practice_platform", "SecretRotation")["practice-sessions"]
    assert rotation["rotationRules"]["automaticallyAfterDays"] == 30
    rights = statements(of("practice_platform", "RolePolicy")["practice-sessions-rotation"]["policy"])
    assert rights["ThisSecret"]["Resource"] == "arn:practice-sessions"


def test_the_code_of_the_rotation_function_needs_nothing_but_its_runtime() -> None:
    from hds_pulumi.components.aws import rotating_secret

    source = rotating_secret.FUNCTION.read_text(encoding="utf-8")
    imported = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in node.names
    }
    assert imported == {"__future__", "typing", "boto3"}
