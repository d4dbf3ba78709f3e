"""The practice platform: settings, what is shared, booking, documents, invoicing, outputs."""

from __future__ import annotations

import pulumi
from settings import SERVICES, settings_of

from hds_pulumi.components.aws.access_logs import AccessLogs, AccessLogsArgs
from hds_pulumi.components.aws.account import Account, provider
from hds_pulumi.components.aws.baseline import Baseline
from hds_pulumi.components.aws.buckets import ObjectLock
from hds_pulumi.components.aws.containers import Cluster, Service, ServiceArgs
from hds_pulumi.components.aws.database import POSTGRESQL, Database, DatabaseArgs
from hds_pulumi.components.aws.document_store import DocumentStore, DocumentStoreArgs
from hds_pulumi.components.aws.entry import Entry, EntryArgs
from hds_pulumi.components.aws.images import Images, ImagesArgs
from hds_pulumi.components.aws.keys import Keys, KeysArgs, Purpose
from hds_pulumi.components.aws.malware_scan import MalwareScan, MalwareScanArgs
from hds_pulumi.components.aws.policy_documents import allow
from hds_pulumi.components.aws.rotating_secret import RotatingSecret, RotatingSecretArgs
from hds_pulumi.components.aws.web_firewall import WebFirewall, WebFirewallArgs
from hds_pulumi.components.aws.work_queue import WorkQueue, WorkQueueArgs
from hds_pulumi.components.labels import Labels

settings = settings_of(pulumi.Config().get)
account = Account(settings.account_id, settings.region)
labels = Labels(stack=f"{pulumi.get_project()}-{pulumi.get_stack()}", owner=settings.owner)
here = pulumi.ResourceOptions(provider=provider("aws", account, labels))
baseline = Baseline(settings.baseline)
protect = settings.deletion_protected

# -- what the services share -------------------------------------------------------------------------------------------

keys = Keys(
    "practice",
    KeysArgs(
        account=account,
        purposes=(Purpose.DATABASES, Purpose.DOCUMENTS, Purpose.IMAGES, Purpose.QUEUES, Purpose.SECRETS),
        protect=protect,
    ),
    here,
)
around = baseline.surroundings(account, secrets_key_arn=keys.arn(Purpose.SECRETS))
cluster = Cluster("practice", around, here)
images = {name: Images(f"practice-{name}", ImagesArgs(key_arn=keys.arn(Purpose.IMAGES)), here) for name in SERVICES}
access_logs = AccessLogs("practice-access-logs", AccessLogsArgs(account=account, protect=protect), here)
sessions = RotatingSecret(
    "practice-sessions",
    RotatingSecretArgs(
        account=account,
        description="Signs the sessions of users",
        secrets_key_arn=keys.arn(Purpose.SECRETS),
        logs_key_arn=around.logs_key_arn,
        boundary_arn=around.boundary_arn,
    ),
    here,
)
web_firewall = WebFirewall("practice", WebFirewallArgs(logs_key_arn=around.logs_key_arn, larger_bodies=True), here)
entry = Entry(
    "practice",
    EntryArgs(
        vpc_id=baseline.vpc_id,
        subnet_ids=baseline.entry_subnet_ids,
        certificate_arn=settings.certificate,
        web_firewall_arn=web_firewall.arn,
        access_logs=access_logs,
        deletion_protected=protect,
    ),
    here,
)
visits = WorkQueue("practice-visits", WorkQueueArgs(key_arn=keys.arn(Purpose.QUEUES), topic_arn=around.topic_arn), here)
documents = DocumentStore(
    "practice-documents",
    DocumentStoreArgs(
        key_arn=keys.arn(Purpose.DOCUMENTS),
        access_logs=access_logs,
        lock=ObjectLock(days=settings.document_lock_days, mode=settings.document_lock_mode),
        protect=protect,
    ),
    here,
)
MalwareScan(
    "practice-documents-scan",
    MalwareScanArgs(
        account=account, store=documents, key_arn=keys.arn(Purpose.DOCUMENTS), boundary_arn=around.boundary_arn
    ),
    here,
)

# -- what each service may do ------------------------------------------------------------------------------------------

databases = {
    name: Database(
        f"practice-{name}",
        DatabaseArgs(
            vpc_id=baseline.vpc_id,
            subnet_ids=baseline.data_subnet_ids,
            data_key_arn=keys.arn(Purpose.DATABASES),
            secrets_key_arn=keys.arn(Purpose.SECRETS),
            logs_key_arn=around.logs_key_arn,
            topic_arn=around.topic_arn,
            database=name,
            instance_class=settings.database_class,
            backup_days=settings.backup_days,
            deletion_protected=protect,
        ),
        here,
    )
    for name in ("booking", "invoicing")
}
queue_key = allow(["kms:Decrypt", "kms:GenerateDataKey"], keys.arn(Purpose.QUEUES), sid="QueueKey")
rights = {
    "booking": [
        databases["booking"].right_to_connect(account, "booking"),
        allow(["sqs:SendMessage"], visits.arn, sid="AnnounceVisits"),
        queue_key,
    ],
    "documents": [
        allow(["s3:GetObject", "s3:PutObject"], pulumi.Output.concat(documents.arn, "/documents/*"), sid="Documents"),
        allow(["kms:Decrypt", "kms:GenerateDataKey"], keys.arn(Purpose.DOCUMENTS), sid="DocumentKey"),
    ],
    "invoicing": [
        databases["invoicing"].right_to_connect(account, "invoicing"),
        allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"], visits.arn, sid="TakeVisits"),
        queue_key,
    ],
}
environment: dict[str, dict[str, pulumi.Input[str]]] = {
    "booking": {"DATABASE": databases["booking"].endpoint, "VISITS": visits.url},
    "documents": {"DOCUMENTS": documents.bucket},
    "invoicing": {"DATABASE": databases["invoicing"].endpoint, "VISITS": visits.url},
}

# Reminders by text message, and payments: the baseline's firewall knows their names.
LEAVES_NETWORK = ("booking", "invoicing")

# -- the services ------------------------------------------------------------------------------------------------------

for priority, name in enumerate(SERVICES if settings.digests else (), 100):
    service = Service(
        f"practice-{name}",
        ServiceArgs(
            surroundings=around,
            cluster=cluster,
            repository=images[name],
            digest=settings.digests[name],
            entry=entry,
            path=f"/{name}",
            priority=priority,
            environment=environment[name],
            secrets={"SESSION_KEY": sessions.arn},
            rights=rights[name],
            leaves_network=name in LEAVES_NETWORK,
        ),
        here,
    )
    if name in databases:
        service.reach("database", databases[name].security_group_id, POSTGRESQL)
        databases[name].let_in(name, service.security_group_id)

pulumi.export("address", entry.dns_name)
pulumi.export("repositories", {name: repository.url for name, repository in images.items()})
pulumi.export("documentsBucket", documents.bucket)
pulumi.export("databaseAddresses", {name: database.endpoint for name, database in databases.items()})
pulumi.export("databaseSecrets", {name: database.secret_arn for name, database in databases.items()})
pulumi.export("visitsQueue", visits.url)
