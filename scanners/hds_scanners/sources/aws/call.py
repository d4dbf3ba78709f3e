"""One operation of an AWS interface: what it answers, and the right it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_READS = re.compile(r"(?:Describe|List|Get|Batch(?:Get|Describe)|Search)[A-Z]")
# Operations that read by their name, and give what health data is made of: objects, secrets, records, images of disks.
_DATA = re.compile(
    r"Get(?:Object(?!LockConfiguration$)\w*|SecretValue|Parameters?(?:ByPath|History)?|Random\w*|Item|Records"
    r"|ShardIterator|PasswordData|ConsoleOutput|ConsoleScreenshot|LogEvents|LogRecord|QueryResults|DownloadUrlForLayer"
    r"|AuthorizationToken|ClusterCredentials\w*|SessionToken|FederationToken|SnapshotBlock|CredentialReport|Function)"
    r"|BatchGet(?:Item|SecretValue|Image)|Search\w*"
)
# What services are called in rights, where it is not what their client is called ("Service Authorization Reference").
_PREFIXES = {
    "apigatewayv2": "apigateway",
    "bedrock-agent": "bedrock",
    "cloudhsmv2": "cloudhsm",
    "efs": "elasticfilesystem",
    "elb": "elasticloadbalancing",
    "elbv2": "elasticloadbalancing",
    "emr": "elasticmapreduce",
    "kinesisanalyticsv2": "kinesisanalytics",
    "lexv2-models": "lex",
    "mwaa": "airflow",
    "opensearch": "es",
    "opensearchserverless": "aoss",
    "s3control": "s3",
    "sesv2": "ses",
    "sso-admin": "sso",
    "stepfunctions": "states",
    "timestream-write": "timestream",
}


@dataclass(frozen=True, slots=True)
class Call:
    """An operation of a service, as boto3 names both, e.g. `Call("rds", "DescribeDBInstances", "DBInstances")`.

    Raises ValueError for an operation that may write, or that gives the content of what it names.
    """

    service: str
    operation: str
    result: str = ""
    """The member of the answer that is wanted, e.g. `DistributionList.Items`; the whole answer when empty."""
    absent: tuple[str, ...] = ()
    """Codes of errors by which the service says that nothing of the kind was set."""
    unused: str = ""
    """Words of a refusal by which the service says no more than that the account does not use it."""
    right: str = ""
    """The action of IAM, where it is not called as the operation."""
    lists: str = ""
    """The Terraform type of what it lists, where that is not the main one of its kind."""
    resources: tuple[str, ...] = ()
    """What the right is limited to in the printed policy; everything when empty."""

    def __post_init__(self) -> None:
        if not _READS.match(self.operation) or _DATA.fullmatch(self.operation):
            raise ValueError(f"{self.service}:{self.operation} is no call of an audit")

    @property
    def action(self) -> str:
        """The action of IAM that allows the call."""
        return self.right or f"{_PREFIXES.get(self.service, self.service)}:{self.operation}"
