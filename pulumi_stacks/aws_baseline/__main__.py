"""The baseline at AWS: settings, components, outputs."""

from __future__ import annotations

import pulumi
from settings import settings_of

from hds_pulumi.components.aws.access_logs import AccessLogs, AccessLogsArgs
from hds_pulumi.components.aws.account import Account, provider
from hds_pulumi.components.aws.account_defaults import AccountDefaults, AccountDefaultsArgs
from hds_pulumi.components.aws.alarm_topic import AlarmTopic, AlarmTopicArgs
from hds_pulumi.components.aws.audit_alarms import AuditAlarms, AuditAlarmsArgs
from hds_pulumi.components.aws.audit_trail import AuditTrail, AuditTrailArgs
from hds_pulumi.components.aws.backup import BackupPlan, BackupPlanArgs, BackupVault, BackupVaultArgs
from hds_pulumi.components.aws.buckets import ObjectLock
from hds_pulumi.components.aws.client_vpn import ClientVpn, ClientVpnArgs
from hds_pulumi.components.aws.configuration_recorder import ConfigurationRecorder, ConfigurationRecorderArgs
from hds_pulumi.components.aws.detection import Detection, DetectionArgs
from hds_pulumi.components.aws.egress import Egress, EgressArgs
from hds_pulumi.components.aws.endpoints import Endpoints, EndpointsArgs
from hds_pulumi.components.aws.entry import EntryTier, EntryTierArgs
from hds_pulumi.components.aws.keys import Keys, KeysArgs, Purpose
from hds_pulumi.components.aws.network import Network, NetworkArgs
from hds_pulumi.components.aws.organisation import GuardRails, GuardRailsArgs
from hds_pulumi.components.aws.roles import Boundary, BoundaryArgs, BreakGlass, BreakGlassArgs
from hds_pulumi.components.aws.site_vpn import SiteVpn, SiteVpnArgs
from hds_pulumi.components.labels import Labels

settings = settings_of(pulumi.Config().get)
labels = Labels(stack=f"{pulumi.get_project()}-{pulumi.get_stack()}", owner=settings.owner)
protect = settings.deletion_protected

# -- the organisation: only with a role in its management account --------------------------------------------------------

if settings.organisation is not None:
    management = Account(settings.organisation.management_account_id, settings.region)
    GuardRails(
        "health-data",
        GuardRailsArgs(
            targets=settings.organisation.targets,
            regions=settings.regions,
            deployers=settings.organisation.deployers,
        ),
        pulumi.ResourceOptions(
            provider=provider("management", management, labels, assumed_role=settings.organisation.role)
        ),
    )

# -- the account -------------------------------------------------------------------------------------------------------

account = Account(settings.account_id, settings.region)
here = pulumi.ResourceOptions(provider=provider("aws", account, labels))
keys = Keys(
    "baseline",
    KeysArgs(
        account=account,
        purposes=(Purpose.AUDIT, Purpose.LOGS, Purpose.ALARMS, Purpose.BACKUPS, Purpose.DISKS),
        protect=protect,
    ),
    here,
)
logs_key, audit_key = keys.arn(Purpose.LOGS), keys.arn(Purpose.AUDIT)
defaults = AccountDefaults(
    "defaults", AccountDefaultsArgs(account=account, disks_key_arn=keys.arn(Purpose.DISKS)), here
)
boundary = Boundary("boundary", BoundaryArgs(regions=settings.regions), here)
break_glass = BreakGlass("break-glass", BreakGlassArgs(principals=settings.emergency_principals), here)

# -- who did what, and who is told -------------------------------------------------------------------------------------

access_logs = AccessLogs("access-logs", AccessLogsArgs(account=account, protect=protect), here)
trail = AuditTrail(
    "audit-trail",
    AuditTrailArgs(
        account=account,
        audit_key_arn=audit_key,
        logs_key_arn=logs_key,
        access_logs=access_logs,
        lock=ObjectLock(days=settings.trail_lock_days),
        protect=protect,
    ),
    here,
)
recorder = ConfigurationRecorder(
    "configuration",
    ConfigurationRecorderArgs(account=account, audit_key_arn=audit_key, access_logs=access_logs, protect=protect),
    here,
)
detection = Detection("detection", DetectionArgs(account=account), here)
topic = AlarmTopic(
    "alarms", AlarmTopicArgs(account=account, key_arn=keys.arn(Purpose.ALARMS), addresses=settings.alerted), here
)
alarms = AuditAlarms(
    "audit",
    AuditAlarmsArgs(log_group_name=trail.log_group_name, topic_arn=topic.arn, events=(break_glass.event,)),
    here,
)

# -- the network, and the ways in and out ------------------------------------------------------------------------------

network = Network(
    "health",
    NetworkArgs(
        account=account,
        addresses=settings.network,
        logs_key_arn=logs_key,
        reaches_internet=settings.public_entry or bool(settings.reachable_domains),
    ),
    here,
)
endpoints = Endpoints("services", EndpointsArgs(network=network), here)
if settings.reachable_domains:
    Egress(
        "egress",
        EgressArgs(
            network=network,
            allowed_domains=settings.reachable_domains,
            logs_key_arn=logs_key,
            deletion_protected=protect,
        ),
        here,
    )
entry_tier = EntryTier("entry", EntryTierArgs(network=network), here) if settings.public_entry else None
if settings.sites:
    SiteVpn("sites", SiteVpnArgs(network=network, sites=settings.sites, logs_key_arn=logs_key), here)
if settings.client_vpn is not None:
    ClientVpn(
        "people",
        ClientVpnArgs(
            network=network,
            addresses=settings.client_vpn.addresses,
            server_certificate_arn=settings.client_vpn.server_certificate,
            client_authority_arn=settings.client_vpn.client_authority,
            logs_key_arn=logs_key,
        ),
        here,
    )

# -- backups, in a second region where the project allows its country ----------------------------------------------------

vault = BackupVault(
    "health-backups",
    BackupVaultArgs(
        account=account, key_arn=keys.arn(Purpose.BACKUPS), grace_days=settings.vault_grace_days, protect=protect
    ),
    here,
)
copies: BackupVault | None = None
if settings.backup_copy_region is not None:
    elsewhere = Account(settings.account_id, settings.backup_copy_region)
    there = pulumi.ResourceOptions(provider=provider("aws-copies", elsewhere, labels))
    copy_keys = Keys("copies", KeysArgs(account=elsewhere, purposes=(Purpose.BACKUPS,), protect=protect), there)
    copies = BackupVault(
        "health-backup-copies",
        BackupVaultArgs(
            account=elsewhere,
            key_arn=copy_keys.arn(Purpose.BACKUPS),
            grace_days=settings.vault_grace_days,
            protect=protect,
        ),
        there,
    )
plan = BackupPlan("nightly", BackupPlanArgs(vault=vault, topic_arn=topic.arn, copy_to=copies), here)

# -- what application stacks need --------------------------------------------------------------------------------------

pulumi.export("accountId", account.account_id)
pulumi.export("region", account.region)
pulumi.export("vpcId", network.vpc_id)
pulumi.export("networkAddresses", str(settings.network))
pulumi.export("workloadSubnetIds", network.workload.subnet_ids)
pulumi.export("dataSubnetIds", network.data.subnet_ids)
pulumi.export("entrySubnetIds", [] if entry_tier is None else entry_tier.subnet_ids)
pulumi.export("bucketAddresses", endpoints.bucket_addresses)
pulumi.export("logsKeyArn", logs_key)
pulumi.export("accessLogsBucket", access_logs.bucket)
pulumi.export("alarmTopicArn", topic.arn)
pulumi.export("boundaryArn", boundary.arn)
pulumi.export("breakGlassRoleArn", break_glass.arn)
pulumi.export("auditTrailBucket", trail.bucket)
pulumi.export("backupVaultArn", vault.arn)
