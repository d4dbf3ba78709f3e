"""Gives a secret of Secrets Manager its next value. Runs at AWS Lambda, never here.

Secrets Manager calls it four times for each change (AWS Secrets Manager user guide, "Rotation function templates"):
`createSecret`, `setSecret`, `testSecret`, `finishSecret`. Nothing has to be told of the new value: programs read it.
"""

from __future__ import annotations

from typing import Any

_LENGTH = 64


def rotate(event: dict[str, str], context: object, client: Any = None) -> None:
    """One step of a change; every step can be repeated without harm.

    Args:
        event: `Step`, `SecretId`, `ClientRequestToken`.
        context: Of the call; not used.
        client: Of Secrets Manager; made here when None.

    Raises:
        ValueError: Secrets Manager did not ask for this change.
    """
    del context
    if client is None:
        import boto3  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 - part of the runtime of Lambda

        client = boto3.client("secretsmanager")
    secret, token = event["SecretId"], event["ClientRequestToken"]
    stages = client.describe_secret(SecretId=secret).get("VersionIdsToStages", {})
    if token not in stages:
        raise ValueError("this version was not announced")
    if "AWSCURRENT" in stages[token]:
        return
    if event["Step"] == "createSecret":
        _create(client, secret, token)
    elif event["Step"] == "finishSecret":
        current = next((version for version, names in stages.items() if "AWSCURRENT" in names), None)
        moved = {} if current is None else {"RemoveFromVersionId": current}
        client.update_secret_version_stage(SecretId=secret, VersionStage="AWSCURRENT", MoveToVersionId=token, **moved)


def _create(client: Any, secret: str, token: str) -> None:
    try:
        client.get_secret_value(SecretId=secret, VersionId=token, VersionStage="AWSPENDING")
    except client.exceptions.ResourceNotFoundException:
        made = client.get_random_password(PasswordLength=_LENGTH, ExcludePunctuation=True)
        client.put_secret_value(
            SecretId=secret, ClientRequestToken=token, SecretString=made["RandomPassword"], VersionStages=["AWSPENDING"]
        )
