"""`hds audit aws`."""

from __future__ import annotations

import contextlib
import datetime as dt
import signal
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hds_policies.rule import Outcome, Severity, Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.output import check_destinations, write
from hds_scanners.cli.parameters import Command, Destination, Page, language_of, option
from hds_scanners.cli.policy import chosen_rules, not_asked, policy_for
from hds_scanners.cli.problem import Problem, Status
from hds_scanners.cli.scan_command import command as scan_command
from hds_scanners.cli.scan_command import exit_status, say_aside, write_reports
from hds_scanners.cli.screen import READING_ACCOUNTS, Progress
from hds_scanners.reports.presentation import Depth, Presentation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hds_scanners.scan import Options, Scan
    from hds_scanners.sources.aws.account import Calls
    from hds_scanners.sources.aws.credentials import Entrance
    from hds_scanners.sources.aws.gathered import Gathered

_PAGE = Page(
    summary=Text("Audit a live AWS account, read-only.", "Auditer un compte AWS en service, en lecture seule."),
    body=Text(
        "Lists what the account holds in every enabled region, reads how it is set up, and judges it by the rules of `hds "
        "scan`. No object, secret, message or record is read. What a refused or failed call would have told is reported as "
        "not established, never as a pass. Credentials are found as the AWS command line finds them.",
        "Liste ce que contient le compte dans chaque région activée, lit comment c'est réglé, et le juge par les règles de "
        "`hds scan`. Aucun objet, secret, message ni enregistrement n'est lu. Ce qu'un appel refusé ou échoué aurait dit est "
        "signalé comme non établi, jamais comme réussi. Les identifiants sont trouvés comme par la commande aws.",
    ),
    examples=(
        (
            "hds audit aws --print-policy > hds-audit.json",
            Text(
                "First: the rights that the audit needs, to give to a role in the account.",
                "D'abord : les droits qu'il faut à l'audit, à donner à un rôle du compte.",
            ),
        ),
        (
            "hds audit aws --profile client --save client.json",
            Text(
                "Read and judge the account, and keep what was found as evidence.",
                "Lire et juger le compte, et garder ce qui a été trouvé comme preuve.",
            ),
        ),
        (
            "hds scan client.json --format json=client-report.json --lang fr",
            Text("Judge it again, without network.", "Le juger à nouveau, sans réseau."),
        ),
        (
            "hds audit aws --organization --role-name hds-audit",
            Text("Every account of an organisation.", "Chaque compte d'une organisation."),
        ),
        (
            "hds audit aws --compare infrastructure/",
            Text(
                "Also: what the code declares and the account lacks, and the reverse.",
                "Aussi : ce que le code déclare et que le compte n'a pas, et l'inverse.",
            ),
        ),
        (
            "hds audit aws --profile ovh --endpoint-url https://s3.gra.io.cloud.ovh.net",
            Text("The buckets of another host.", "Les conteneurs d'objets d'un autre hébergeur."),
        ),
    ),
    closing=Text(
        "Exit status: 0 nothing failed, 1 something failed, 2 wrong use, 3 something could not be established: no way in, "
        "calls refused or failed, interrupted (3 wins over 1).",
        "Code de sortie : 0 aucun échec, 1 au moins un échec, 2 mauvais usage, 3 quelque chose n'a pas pu être établi : pas "
        "d'accès, appels refusés ou échoués, interruption (3 l'emporte sur 1).",
    ),
)

# What is asked of a scan is asked of an audit in the same words.
_SHARED = frozenset(
    [
        "formats",
        "select",
        "ignore",
        "severity",
        "fail_on",
        "unknown",
        "show_passes",
        "config",
        "exit_zero",
        "quiet",
        "verbose",
        "no_color",
        "lang",
    ]
)


@click.command("aws", cls=Command, page=_PAGE, params=[one for one in scan_command.params if one.name in _SHARED])
@option(
    "--profile",
    metavar="NAME",
    text=Text("The AWS profile; AWS_PROFILE by default.", "Le profil AWS ; à défaut AWS_PROFILE."),
)
@option("--role-arn", metavar="ARN", text=Text("A role to assume first.", "Un rôle à prendre d'abord."))
@option(
    "--external-id",
    metavar="ID",
    text=Text("The external id that the role asks for.", "L'identifiant externe que demande le rôle."),
)
@option(
    "--organization",
    is_flag=True,
    text=Text(
        "All accounts of the organisation; one that cannot be entered does not stop the others.",
        "Tous les comptes de l'organisation ; un compte inaccessible n'arrête pas les autres.",
    ),
)
@option(
    "--role-name",
    metavar="NAME",
    default="OrganizationAccountAccessRole",
    text=Text(
        "The role to assume in each account (OrganizationAccountAccessRole).",
        "Le rôle à prendre dans chaque compte (OrganizationAccountAccessRole).",
    ),
)
@option(
    "--region",
    "regions",
    multiple=True,
    metavar="NAME",
    text=Text(
        "Only this region. Repeatable; all enabled ones by default, where what is forgotten is found.",
        "Seulement cette région. Répétable ; par défaut toutes celles activées, où se trouve ce qu'on a oublié.",
    ),
)
@option(
    "--endpoint-url",
    "endpoint_urls",
    multiple=True,
    metavar="URL",
    text=Text(
        "Another address than AWS': S3 of any host; FCU, LBU, EIM of Outscale. Repeatable: several regions or services.",
        "Une autre adresse que celle d'AWS : S3 de tout hébergeur ; FCU, LBU, EIM d'Outscale. Répétable : plusieurs régions"
        " ou services.",
    ),
)
@option(
    "--host",
    metavar="NAME",
    text=Text(
        "Who answers at an address that does not tell: a host of `hds facts`, or of `hosts` in hds.yaml.",
        "Qui répond à une adresse qui ne le dit pas : un hébergeur de `hds facts`, ou de `hosts` dans hds.yaml.",
    ),
)
@option(
    "--save",
    type=click.Path(path_type=Path),
    metavar="FILE",
    text=Text(
        "Keep what was found, without secrets; `hds scan FILE` judges it again.",
        "Garder ce qui a été trouvé, sans secret ; `hds scan FILE` le juge à nouveau.",
    ),
)
@option(
    "--compare",
    type=click.Path(path_type=Path),
    metavar="PATH",
    text=Text(
        "Terraform folder or state, or Pulumi stack, to compare with what the account holds.",
        "Dossier ou état Terraform, ou pile Pulumi, à comparer avec ce que contient le compte.",
    ),
)
@option(
    "--print-policy",
    is_flag=True,
    text=Text(
        "Print the IAM policy that the audit needs, made of the calls it makes, and exit; of EIM with Outscale's address.",
        "Afficher la politique IAM qu'il faut à l'audit, faite de ses appels, et sortir ; d'EIM, avec l'adresse d'Outscale.",
    ),
)
@click.pass_context
def command(
    context: click.Context,
    *,
    formats: tuple[Destination, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    fail_on: str | None,
    unknown: str,
    show_passes: bool,
    config: Path | None,
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    profile: str | None,
    role_arn: str | None,
    external_id: str | None,
    organization: bool,
    role_name: str,
    regions: tuple[str, ...],
    endpoint_urls: tuple[str, ...],
    host: str | None,
    save: Path | None,
    compare: Path | None,
    print_policy: bool,
) -> int:
    """Audit, write the reports, and return the exit status."""
    if print_policy:
        click.echo(_rights(endpoint_urls, host), nl=False)
        return Status.OK
    language = language_of(context)
    destinations = formats or (Destination("terminal"),)
    check_destinations([*destinations, *([Destination("save", save)] if save else [])])
    if compare is not None:
        check_path(compare)
    rules = chosen_rules(select, ignore)
    policy, configuration = policy_for((), config)
    from hds_scanners.scan import Options  # noqa: PLC0415 - after the options were found sound

    options = Options(policy=policy, rules=rules, explain_passes=show_passes)
    entrance_settings = {
        "profile": profile,
        "role_arn": role_arn,
        "external_id": external_id,
        "organisation": organization,
        "role_name": role_name,
        "regions": regions,
        "endpoint_urls": endpoint_urls,
        "host": host,
    }
    try:
        from hds_scanners.sources.aws.account import Calls  # noqa: PLC0415 - loads boto3
        from hds_scanners.sources.aws.credentials import Entrance  # noqa: PLC0415 - same
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in ("boto3", "botocore"):
            raise
        raise Problem(
            Text(
                "hds audit aws needs boto3: pip install 'hds-policy-pack[aws]'",
                "hds audit aws demande boto3 : pip install 'hds-policy-pack[aws]'",
            )
        ) from None
    calls = Calls()
    gathered = _gathered(Entrance(**entrance_settings), calls, language, quiet=quiet)  # type: ignore[arg-type]
    if save is not None:
        from hds_scanners.sources.aws.saved import document  # noqa: PLC0415 - only on demand

        write(document(gathered, dt.datetime.now(tz=dt.UTC)), save)
    result = _judged(gathered, compare, options)
    if severity is not None:
        least = Severity[severity.upper()]
        kept = tuple(item for item in result.findings if item.severity >= least or item.outcome is Outcome.ERROR)
        passes = {key: number for key, number in result.passes.items() if key[1] >= least}
        result = replace(result, findings=kept, passes=passes)
    presentation = Presentation(
        language=language,
        rules={rule.id: rule for rule in rules},
        rules_not_asked=not_asked(rules, policy),
        show_passes=show_passes,
        depth=Depth.QUIET if quiet else Depth.VERBOSE if verbose else Depth.NORMAL,
        configuration=str(configuration) if configuration else None,
    )
    write_reports(destinations, result, presentation, no_color=no_color)
    say_aside(result, destinations, presentation)
    _say_calls(calls, gathered, language, presentation.depth)
    status = exit_status(result, fail_on=fail_on, unknown_fails=unknown == "fail")
    return Status.OK if exit_zero and status is Status.FAILED else status


def _rights(addresses: Sequence[str], host: str | None) -> str:
    """The policy that the audit needs at AWS, or at the host that the addresses tell."""
    from hds_policies.facts.endpoints import provider_by_endpoint  # noqa: PLC0415 - only for what is printed
    from hds_scanners.sources.aws.permissions import calls_at, policy_at  # noqa: PLC0415 - same

    told = (provider_by_endpoint(address) for address in addresses)
    who = next((one.host for one in told if one is not None and one.host), host) or "aws"
    policy = policy_at(who)
    if policy is None:
        requests = ", ".join(sorted({call.operation for call in calls_at(who)}))
        raise Problem(
            Text(
                f"rights at {who} are not given in the language of IAM; the audit makes these requests: {requests}",
                f"les droits chez {who} ne se donnent pas dans le langage d'IAM ; l'audit fait ces requêtes : {requests}",
            )
        )
    return policy


def _gathered(entrance: Entrance, calls: Calls, language: str, *, quiet: bool) -> list[Gathered]:
    from hds_scanners.sources.aws.credentials import NoWayInError, enter  # noqa: PLC0415 - loads boto3
    from hds_scanners.sources.aws.gathering import gather  # noqa: PLC0415 - same

    try:
        accounts, shut = enter(entrance, calls)
    except NoWayInError as none:
        raise Problem(none.message, Status.WRONG_USE if none.wrong_use else Status.INCOMPLETE) from None
    with (
        _terminated_as_interrupted(),
        Progress(language, wanted=not quiet, text=READING_ACCOUNTS) as progress,
    ):
        return [*gather(accounts, progress=progress), *shut]


@contextlib.contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Keep what was gathered also where a scheduler ends the audit, with SIGTERM."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _judged(gathered: Sequence[Gathered], compare: Path | None, options: Options) -> Scan:
    from hds_scanners.scan import judge_accounts  # noqa: PLC0415 - after what was asked was gathered
    from hds_scanners.sources.aws.reading import reading_of  # noqa: PLC0415 - same

    readings = [reading_of(account) for account in gathered]
    if compare is None:
        return judge_accounts(readings, options)
    from hds_scanners.account_comparison import judge_against  # noqa: PLC0415 - only on demand

    return judge_against(readings, compare, options)


_CALLS = Text(
    "hds: {calls} calls to {accounts} account(s) in {regions} region(s), {again} of them made again",
    "hds: {calls} appels à {accounts} compte(s) dans {regions} région(s), dont {again} répétés",
)


def _say_calls(calls: Calls, gathered: Sequence[Gathered], language: str, depth: Depth) -> None:
    if depth is Depth.QUIET:
        return
    text = _CALLS.in_language(language).format(
        calls=calls.made.total(),
        accounts=len(gathered),
        regions=max((len(account.regions) for account in gathered), default=0),
        again=calls.retried,
    )
    click.echo(text, err=True)
    if depth is Depth.VERBOSE:
        for (action, region), number in sorted(calls.made.items()):
            click.echo(f"hds: {number:6} {action} {region}", err=True)
