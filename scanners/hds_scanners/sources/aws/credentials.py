"""Ways into accounts: a profile, a role, all accounts of an organisation, another host that speaks S3 or EC2."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import boto3
import botocore.exceptions
import botocore.parsers
import botocore.session
from botocore.config import Config
from botocore.credentials import DeferredRefreshableCredentials

from hds_policies.facts.endpoints import Endpoint, provider_by_endpoint
from hds_policies.redaction import REDACTED, looks_secret
from hds_policies.rule import Text
from hds_scanners.sources.aws.account import DENIED, EXPIRED, REFUSED, Account, Calls, told_code
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Gathered
from hds_scanners.sources.aws.hosts import interface_of
from hds_scanners.sources.aws.problem import Problem, Reason

WHO = Call("sts", "GetCallerIdentity")
REGIONS = Call("ec2", "DescribeRegions", "Regions")
ACCOUNTS = Call("organizations", "ListAccounts", "Accounts")
_TROUBLE = (
    botocore.exceptions.BotoCoreError,
    botocore.exceptions.ClientError,
    botocore.parsers.ResponseParserError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)
SETUP = (WHO, REGIONS)
"""What is asked before anything of the table."""
FOR_AN_ORGANISATION = (ACCOUNTS,)


class NoWayInError(Exception):
    """The account cannot be entered at all; says why and what to do, in both languages."""

    def __init__(self, message: Text, *, wrong_use: bool = False) -> None:
        super().__init__(message.en)
        self.message = message
        self.wrong_use = wrong_use
        """Whether what the user wrote is wrong, rather than the world."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the user wants to get in."""

    profile: str | None = None
    role_arn: str | None = None
    external_id: str | None = None
    organisation: bool = False
    role_name: str = "OrganizationAccountAccessRole"
    regions: tuple[str, ...] = ()
    endpoint_urls: tuple[str, ...] = ()
    host: str | None = None
    """Who answers at an address that does not tell: a key of `hds_policies.facts.hosts`, or of the user's own policy."""

    @property
    def endpoint_url(self) -> str | None:
        """The only address, where all services answer at one."""
        return self.endpoint_urls[0] if self.endpoint_urls else None


def enter(entrance: Entrance, calls: Calls) -> tuple[list[Account], list[Gathered]]:
    """The accounts to read, and those that could not be entered. Raises `NoWayInError` when there is none."""
    try:
        session = boto3.Session(profile_name=entrance.profile)
    except botocore.exceptions.ProfileNotFound:
        name = entrance.profile or os.environ.get("AWS_PROFILE") or os.environ.get("AWS_DEFAULT_PROFILE") or ""
        raise NoWayInError(
            Text(
                f"there is no AWS profile {name!r}; aws configure list-profiles lists them",
                f"il n'y a pas de profil AWS « {name} » ; aws configure list-profiles les liste",
            ),
            wrong_use=True,
        ) from None
    except botocore.exceptions.BotoCoreError as error:
        raise NoWayInError(_refused(error), wrong_use=True) from None
    calls.watch(session.events)
    _never_wait_for_a_code(session)
    if entrance.role_arn:
        session = _in_role(session, entrance.role_arn, entrance, calls)
    first = _account(session, entrance, calls)
    if not entrance.organisation:
        return [first], []
    members, shut = _members(session, first, entrance, calls)
    return [first, *members], shut


def _account(session: boto3.Session, entrance: Entrance, calls: Calls, name: str = "") -> Account:
    addresses = _addresses(session, entrance)
    abroad = {address: endpoint for address in addresses if (endpoint := _abroad(address, entrance)) is not None}
    others = [address for address in entrance.endpoint_urls if address not in abroad]
    if others and len(set(entrance.endpoint_urls)) > 1:
        raise NoWayInError(
            Text(
                f"{others[0]} goes with no other address: several are read of one host, and not of AWS or of nobody known",
                f"{others[0]} ne va avec aucune autre adresse : plusieurs sont lues d'un même hébergeur, et pas d'AWS ni de"
                " personne de connu",
            ),
            wrong_use=True,
        )
    if abroad:
        return _elsewhere(session, entrance, calls, abroad)
    home = _known_region(session, session.region_name, *entrance.regions)
    strangers = [] if entrance.host else [one for one in addresses if provider_by_endpoint(one) is None]
    try:
        client = _client(session, "sts", home or "us-east-1", entrance)
        for stranger in strangers:
            # What says who one is at AWS says nothing of who answers elsewhere.
            if stranger != client.meta.endpoint_url:
                raise NoWayInError(_stranger(stranger), wrong_use=True)
        who = client.get_caller_identity()
        account, partition = str(who["Account"]), str(who["Arn"]).split(":")[1]
    except _TROUBLE as error:
        if strangers and not _is_about_credentials(error):
            raise NoWayInError(_stranger(strangers[0]), wrong_use=True) from None
        raise NoWayInError(_refused(error)) from None
    host = urlsplit(str(client.meta.endpoint_url)).hostname or ""
    found = Account(
        session,
        account,
        partition,
        calls,
        name,
        entrance.endpoint_url,
        elsewhere=not host.endswith((".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".api.aws")),
        home=_HOMES.get(partition, "us-east-1"),
    )
    found.limited = bool(entrance.regions)
    found.regions = _regions(found, entrance, home or found.home)
    return found


def _stranger(address: str) -> Text:
    return Text(
        f"nobody known answers at {address}: say who keeps what is there, --host (see hds facts --kind host)",
        f"personne de connu ne répond à {address} : dire qui garde ce qui s'y trouve, --host (voir hds facts --kind host)",
    )


def _known_region(session: boto3.Session, *names: str | None) -> str | None:
    """The first that botocore knows: nothing answers for a region that does not exist, as if there were no network."""
    known = {
        region
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("ec2", partition_name=partition)
    }
    return next((name for name in names if name in known), None)


# Where what has no region is asked for, by partition ("Endpoints and quotas" of IAM).
_HOMES = {"aws": "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1", "aws-eusc": "eusc-de-east-1"}


# Services that other hosts have; the others are AWS' own.
_SERVICES_ELSEWHERE = ("s3", "ec2", "elb", "iam")


def _addresses(session: boto3.Session, entrance: Entrance) -> list[str]:
    """Where the user says that services answer: by options, or as botocore finds it in the environment or the profile."""
    if entrance.endpoint_urls:
        return list(entrance.endpoint_urls)
    region = session.region_name or (entrance.regions[0] if entrance.regions else "us-east-1")
    found = []
    try:
        for service in _SERVICES_ELSEWHERE:
            client = session.client(service, region_name=region)
            found.append(str(client.meta.endpoint_url))
            client.close()
    except botocore.exceptions.BotoCoreError as error:
        raise NoWayInError(_refused(error)) from None
    return list(dict.fromkeys(found))


def _abroad(address: str, entrance: Entrance) -> Endpoint | None:
    """Who answers at the address, when it is another host than AWS: what it tells, else what the user says."""
    endpoint = provider_by_endpoint(address)
    if entrance.host and (endpoint is None or endpoint.emulator):
        endpoint = Endpoint(entrance.host)
    return endpoint if endpoint is not None and endpoint.host not in (None, "aws") else None


def _elsewhere(session: boto3.Session, entrance: Entrance, calls: Calls, addresses: Mapping[str, Endpoint]) -> Account:
    """What another host keeps; whose it is, its interfaces have no words for."""
    names = [urlsplit(address).hostname or address for address in addresses]
    hosts = sorted({str(endpoint.host) for endpoint in addresses.values()})
    if len(hosts) > 1:
        raise NoWayInError(
            Text(
                f"the addresses are of several hosts ({', '.join(hosts)}): audit one after the other",
                f"les adresses sont de plusieurs hébergeurs ({', '.join(hosts)}) : les auditer l'un après l'autre",
            ),
            wrong_use=True,
        )
    host = hosts[0]
    if entrance.organisation or entrance.role_arn:
        raise NoWayInError(
            Text(
                f"{host} has neither organisations nor roles to assume: name a --profile with keys of the account",
                f"{host} n'a ni organisation ni rôle à prendre : nommer un --profile qui a des clés du compte",
            ),
            wrong_use=True,
        )
    if session.get_credentials() is None:
        raise NoWayInError(_refused(botocore.exceptions.NoCredentialsError()))
    endpoints: dict[tuple[str, str], str] = {}
    for name, (address, endpoint) in zip(names, addresses.items(), strict=True):
        service = interface_of(host).service(name)
        if service is None:
            raise NoWayInError(_not_read(host, name), wrong_use=True)
        endpoints.setdefault((service, _region_of(endpoint, host, session, entrance)), address)
    regions = tuple(sorted({region for _, region in endpoints}))
    absent = [region for region in entrance.regions if region not in regions]
    if absent:
        raise NoWayInError(
            Text(
                f"{absent[0]} is not the region of any address ({', '.join(regions)})",
                f"{absent[0]} n'est la région d'aucune adresse ({', '.join(regions)})",
            ),
            wrong_use=True,
        )
    return Account(
        session,
        _common_domain(names),
        "aws",
        calls,
        elsewhere=True,
        host=host,
        endpoints=endpoints,
        regions=regions,
        home=regions[0],
    )


def _region_of(endpoint: Endpoint, host: str, session: boto3.Session, entrance: Entrance) -> str:
    """The region that the address tells; of one that tells none, what the user says."""
    said = endpoint.region or (entrance.regions[0] if entrance.regions else session.region_name)
    if not said:
        raise NoWayInError(
            Text(
                f"the address does not tell the region of {host}; name it: --region",
                f"l'adresse ne dit pas la région de {host} ; la nommer : --region",
            ),
            wrong_use=True,
        )
    return said


def _not_read(host: str, name: str) -> Text:
    read = ", ".join(interface_of(host).services)
    return Text(
        f"what answers at {name} is not read; of {host}, addresses that begin with one of these are: {read}",
        f"ce qui répond à {name} n'est pas lu ; de {host}, le sont les adresses qui commencent par : {read}",
    )


def _common_domain(names: Sequence[str]) -> str:
    """The name itself of one address; what the names of several end with, e.g. `eu-west-2.outscale.com`."""
    ends = [name.split(".")[::-1] for name in names]
    common = []
    for labels in zip(*ends, strict=False):
        if len(set(labels)) > 1:
            break
        common.append(labels[0])
    return ".".join(reversed(common)) or names[0]


def _client(session: boto3.Session, service: str, region: str, entrance: Entrance) -> Any:
    config = Config(connect_timeout=10, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 3})
    return session.client(service, region_name=region, endpoint_url=entrance.endpoint_url, config=config)


def _regions(account: Account, entrance: Entrance, home: str) -> tuple[str, ...]:
    """The regions that the account has switched on, or those of them that the user names."""
    client = _client(account.session, "ec2", home, entrance)
    try:
        listed = client.describe_regions()["Regions"]
        enabled = sorted(str(region["RegionName"]) for region in listed if region.get("OptInStatus") != "not-opted-in")
    except _TROUBLE as error:
        known = account.session.get_available_regions("ec2", partition_name=account.partition)
        if entrance.regions:
            _must_be_among(entrance.regions, known, account)
            return entrance.regions
        if _is_refusal(error):
            # Then all that there are: those that are not enabled refuse what they are asked, and are said to.
            account.problems.append(Problem(REGIONS.action, home, Reason.DENIED, _short(error)))
            return tuple(sorted(known))
        raise NoWayInError(
            Text(
                f"the regions of the account could not be listed ({_short(error)}): allow ec2:DescribeRegions, or name them:"
                " --region",
                f"les régions du compte n'ont pas pu être listées ({_short(error)}) : permettre ec2:DescribeRegions, ou les"
                " nommer : --region",
            )
        ) from None
    _must_be_among(entrance.regions, enabled, account)
    return entrance.regions or tuple(enabled)


def _must_be_among(wanted: Sequence[str], regions: Sequence[str], account: Account) -> None:
    absent = [region for region in wanted if region not in regions]
    if absent:
        there = ", ".join(sorted(regions))
        raise NoWayInError(
            Text(
                f"{absent[0]} is not a region that account {account.id} has enabled: {there}",
                f"{absent[0]} n'est pas une région activée dans le compte {account.id} : {there}",
            ),
            wrong_use=True,
        )


def _never_wait_for_a_code(session: boto3.Session) -> None:
    """Where nobody sits before a terminal, a profile that asks for the code of a device must not wait for one."""
    if sys.stdin is not None and sys.stdin.isatty():
        return

    def refuse(*_: Any) -> str:
        raise NoWayInError(
            Text(
                "the profile asks for the code of a device (mfa_serial), and there is no terminal to type it: use temporary"
                " credentials (aws sts get-session-token)",
                "le profil demande le code d'un appareil (mfa_serial), et il n'y a pas de terminal pour le taper : utiliser"
                " des identifiants temporaires (aws sts get-session-token)",
            )
        )

    resolver = session._session.get_component("credential_provider")  # noqa: SLF001 - botocore offers no other way
    for provider in resolver.providers:
        if hasattr(provider, "_prompter"):
            provider._prompter = refuse  # noqa: SLF001 - same


def _is_refusal(error: Exception) -> bool:
    return isinstance(error, botocore.exceptions.ClientError) and told_code(error.response) in DENIED


def _in_role(session: boto3.Session, role: str, entrance: Entrance, calls: Calls) -> boto3.Session:
    """A session in a role, that renews its credentials by itself."""
    parameters = {"RoleArn": role, "RoleSessionName": "hds-audit"}
    if entrance.external_id:
        parameters["ExternalId"] = entrance.external_id

    def assume() -> dict[str, str]:
        client = _client(session, "sts", session.region_name or "us-east-1", entrance)
        given = client.assume_role(**parameters)["Credentials"]
        return {
            "access_key": given["AccessKeyId"],
            "secret_key": given["SecretAccessKey"],
            "token": given["SessionToken"],
            "expiry_time": given["Expiration"].isoformat(),
        }

    inner = botocore.session.get_session()
    # What describes the services is read once, whoever asks.
    inner.register_component("data_loader", session._session.get_component("data_loader"))  # noqa: SLF001 - same
    inner._credentials = DeferredRefreshableCredentials(assume, "assume-role")  # noqa: SLF001 - botocore offers no other way
    if session.region_name:
        inner.set_config_variable("region", session.region_name)
    found = boto3.Session(botocore_session=inner)
    calls.watch(found.events)
    return found


def _members(
    session: boto3.Session, first: Account, entrance: Entrance, calls: Calls
) -> tuple[list[Account], list[Gathered]]:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only for organisations

    client = _client(session, "organizations", first.home, entrance)
    try:
        listed = [
            account
            for page in client.get_paginator("list_accounts").paginate()
            for account in page["Accounts"]
            if account.get("Status", "ACTIVE") == "ACTIVE" and account["Id"] != first.id
        ]
    except _TROUBLE as error:
        raise NoWayInError(
            Text(
                f"the accounts of the organisation could not be listed ({_short(error)}): --organization needs"
                " organizations:ListAccounts in the management account or that of a delegate",
                f"les comptes de l'organisation n'ont pas pu être listés ({_short(error)}) : --organization demande"
                " organizations:ListAccounts dans le compte de gestion ou celui d'un délégué",
            )
        ) from None

    def member(one: dict[str, Any]) -> Account | Gathered:
        identifier, name = str(one["Id"]), str(one.get("Name") or "")
        role = f"arn:{first.partition}:iam::{identifier}:role/{entrance.role_name}"
        try:
            return _account(_in_role(session, role, entrance, calls), entrance, calls, name)
        except NoWayInError as error:
            shut = Gathered(identifier, name, first.partition)
            shut.failure = (
                f"could not be entered as {entrance.role_name}: {error.message.en}",
                f"inaccessible par le rôle {entrance.role_name} : {error.message.fr}",
            )
            return shut

    with ThreadPoolExecutor(8) as pool:
        found: Sequence[Account | Gathered] = list(pool.map(member, listed))
    return (
        [item for item in found if isinstance(item, Account)],
        [item for item in found if isinstance(item, Gathered)],
    )


def _short(error: Exception) -> str:
    if isinstance(error, botocore.exceptions.ClientError):
        return told_code(error.response)
    return type(error).__name__


def _is_about_credentials(error: Exception) -> bool:
    """Whether whoever answers speaks of credentials, as only what knows them can, or there are none to send."""
    if isinstance(error, botocore.exceptions.ClientError):
        return told_code(error.response) in DENIED | EXPIRED | REFUSED
    return isinstance(error, (botocore.exceptions.NoCredentialsError, botocore.exceptions.PartialCredentialsError))


def _refused(error: Exception) -> Text:
    """Why nobody was let in, and what to do."""
    code = told_code(error.response) if isinstance(error, botocore.exceptions.ClientError) else ""
    if code in EXPIRED or isinstance(
        error,
        (
            botocore.exceptions.TokenRetrievalError,
            botocore.exceptions.SSOTokenLoadError,
            botocore.exceptions.UnauthorizedSSOTokenError,
        ),
    ):
        return Text(
            "the AWS credentials have expired: renew them (aws sso login, or new temporary credentials)",
            "les identifiants AWS ont expiré : les renouveler (aws sso login, ou de nouveaux identifiants temporaires)",
        )
    if code in REFUSED:
        return Text(
            f"AWS does not know these credentials ({code}): check the profile, or AWS_ACCESS_KEY_ID and its secret",
            f"AWS ne connaît pas ces identifiants ({code}) : vérifier le profil, ou AWS_ACCESS_KEY_ID et son secret",
        )
    if code:
        return Text(
            f"access was refused ({code}): {_message(error)}",
            f"accès refusé ({code}) : {_message(error)}",
        )
    if isinstance(error, (botocore.exceptions.NoCredentialsError, botocore.exceptions.PartialCredentialsError)):
        return Text(
            "no AWS credentials were found: name a --profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID",
            "aucun identifiant AWS trouvé : nommer un --profile, ou fixer AWS_PROFILE ou AWS_ACCESS_KEY_ID",
        )
    if isinstance(error, (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError)):
        return Text(
            f"AWS could not be reached ({type(error).__name__}): check the network, the proxy and AWS_ENDPOINT_URL",
            f"AWS injoignable ({type(error).__name__}) : vérifier le réseau, le mandataire et AWS_ENDPOINT_URL",
        )
    if isinstance(error, OSError):
        reason = f"{error.strerror or type(error).__name__}: {error.filename or ''}".removesuffix(": ")
        return Text(
            f"a file or program that gives credentials cannot be used ({reason}): check the profile",
            f"un fichier ou un programme qui donne des identifiants est inutilisable ({reason}) : vérifier le profil",
        )
    if isinstance(error, botocore.exceptions.BotoCoreError) and not isinstance(
        error, botocore.exceptions.NoRegionError
    ):
        name = type(error).__name__
        return Text(
            f"no way into the account ({name}: {_line(error)})",
            f"impossible d'entrer dans le compte ({name} : {_line(error)})",
        )
    return Text(
        f"the answer to sts:GetCallerIdentity makes no sense ({type(error).__name__}): check AWS_ENDPOINT_URL",
        f"la réponse à sts:GetCallerIdentity n'a pas de sens ({type(error).__name__}) : vérifier AWS_ENDPOINT_URL",
    )


def _line(error: Exception) -> str:
    """What an error says, short; programs that give credentials may say more than should be shown."""
    text = " ".join(str(error).split())[:200]
    return REDACTED if looks_secret("", text) else text


def _message(error: Exception) -> str:
    response = getattr(error, "response", {})
    return str(response.get("Error", {}).get("Message") or "")[:200]
