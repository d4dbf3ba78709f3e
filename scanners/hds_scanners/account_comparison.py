"""What code declares against what live accounts hold: told by ARN, by id, or by the name that both bear.

A name of which the code gives the beginning counts when it is completed as Terraform or Pulumi complete names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.rule import Text
from hds_scanners.scan import Diagnostic, Options, Scan, findings_of, judge_accounts
from hds_scanners.sources.aws.hosts import INTERFACES
from hds_scanners.sources.aws.reading import AccountReading
from hds_scanners.state_comparison import Comparison, changes

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration

# Arguments that name a thing, of any type; the first that is written counts.
_NAMES = (
    "bucket",
    "identifier",
    "cluster_identifier",
    "replication_group_id",
    "cluster_id",
    "function_name",
    "domain_name",
    "cluster_name",
    "global_cluster_identifier",
    "namespace_name",
    "workgroup_name",
    "family",
    "alarm_name",
    "broker_name",
    "load_balancer_name",
    "security_group_name",
    "image_name",
    "policy_name",
    "user_name",
    "user_group_name",
    "name",
)
# Types that mean the same thing, and what an audit calls it.
_CALLED = {
    "aws_alb": "aws_lb",
    "aws_alb_listener": "aws_lb_listener",
    "aws_elasticsearch_domain": "aws_opensearch_domain",
    "aws_ebs_snapshot": "aws_ebs_snapshot_copy",
    "ovh_cloud_project_storage": "aws_s3_bucket",
    "scaleway_object_bucket": "aws_s3_bucket",
}
# What an audit lists only to complete something else, or what nobody declares.
_NO_THINGS = frozenset(
    [
        "aws_backup_selection",
        "aws_wafv2_web_acl_association",
        "aws_ebs_encryption_by_default",
        "aws_s3_account_public_access_block",
        "aws_cloudwatch_log_metric_filter",
        "aws_ecr_replication_configuration",
        "outscale_access_key",
        "outscale_security_group_rule",
    ]
)
_THINGS = (
    frozenset(kind for interface in INTERFACES.values() for entry in interface.kinds for kind in entry.types)
    | {"aws_security_group", "aws_network_acl", "aws_subnet", "aws_db_cluster_snapshot", "aws_lb_listener"}
) - _NO_THINGS


def judge_against(readings: Sequence[AccountReading], path: Path, options: Options) -> Scan:
    """The audit, with the comparison of what `path` declares (folder, plan, state, stack) and what the accounts hold."""
    options = replace(options, explain_passes=True)
    result = judge_accounts(readings, options)
    code, remarks = _code(path, options)
    real = [
        item
        for reading in readings
        for item in reading.declarations
        if item.type in _THINGS and (item.address, item.shown_type) not in reading.unestablished
    ]
    if not code:
        return replace(result, diagnostics=(*result.diagnostics, *remarks), incomplete=True)
    declared = [
        item for reading in code for item in reading.declarations if item.mode == "managed" and _called(item) in _THINGS
    ]
    pairs, nameless = _paired(declared, real)
    paired = {id(one) for one, _ in pairs} | {id(one) for one in nameless}
    held = {id(other) for _, other in pairs}
    changed = changes(
        (finding for reading in code for finding in findings_of(reading, options)),
        findings_of(_as_declared(readings, pairs), options),
        {one.address: one for one, _ in pairs},
    )
    comparison = Comparison(
        state=", ".join(f"aws:{reading.account}" for reading in readings),
        root=declared[0].root if declared else ".",
        not_applied=tuple((item.address, item.location) for item in declared if id(item) not in paired),
        not_declared=tuple(dict.fromkeys(item.address for item in real if id(item) not in held)),
        changed=changed,
        unchanged=len({one.address for one, _ in pairs} - {item.address for item in changed}),
    )
    if nameless:
        remarks.append(_not_matched(nameless))
    incomplete = result.incomplete or any(remark.severity == "error" for remark in remarks)
    return replace(result, comparison=comparison, diagnostics=(*result.diagnostics, *remarks), incomplete=incomplete)


# -- what the code declares --------------------------------------------------------------------------------------------


def _code(path: Path, options: Options) -> tuple[list[Any], list[Diagnostic]]:
    """Readings of the code, one for each root, document or stack."""
    from hds_scanners.sources.terraform.discovery import is_configuration  # noqa: PLC0415 - loads the parser

    if path.is_file() and not is_configuration(path.name) and path.suffix != ".yaml":
        return _document(path)
    from hds_scanners.sources.pulumi.discovery import project_files  # noqa: PLC0415 - only for folders
    from hds_scanners.sources.terraform.folder import find_roots, read_root  # noqa: PLC0415 - loads the evaluator

    tree = find_roots(path)
    readings: list[Any] = [read_root(tree, root, options.terraform) for root in tree.roots]
    files = project_files(path)
    if files:
        from hds_scanners.sources.pulumi.folder import NotRun, read_projects  # noqa: PLC0415 - loads the YAML parser

        readings += [
            reading
            for reading in read_projects(path if path.is_dir() else path.parent, files, options.pulumi)
            if not isinstance(reading, NotRun)
        ]
    if readings:
        return readings, []
    return [], [
        Diagnostic(
            "error",
            Text(
                f"{path} was not compared: no definition was found in it",
                f"{path} n'a pas été comparé : aucune définition n'y a été trouvée",
            ),
        )
    ]


def _document(path: Path) -> tuple[list[Any], list[Diagnostic]]:
    from hds_scanners.sources.terraform_json.documents import NotADocument, read  # noqa: PLC0415 - only for documents

    try:
        reading = read(path)
    except NotADocument as problem:
        message = Text(f"{path}: {problem.en}", f"{path} : {problem.fr}")
        return [], [Diagnostic("error", message, None, problem.line or None)]
    return (list(reading) if isinstance(reading, list) else [reading]), []


# -- pairs -------------------------------------------------------------------------------------------------------------


def _called(item: Declaration) -> str:
    return _CALLED.get(item.type, item.type)


def _paired(
    declared: Sequence[Declaration], real: Sequence[Declaration]
) -> tuple[list[tuple[Declaration, Declaration]], list[Declaration]]:
    """What is the same in both, and what is declared without anything that would tell which it is."""
    by_key: dict[tuple[str, str], list[Declaration]] = defaultdict(list)
    for item in real:
        for key in dict.fromkeys(_keys(item)):
            by_key[_called(item), key].append(item)
    pairs: list[tuple[Declaration, Declaration]] = []
    nameless: list[Declaration] = []
    for item in declared:
        keys = list(_keys(item))
        found = next((one for key in keys if (one := _one_of(by_key[_called(item), key], item)) is not None), None)
        pattern = _generated(item)
        if found is None and pattern is not None:
            alike = [one for one in real if _called(one) == _called(item) and any(map(pattern.fullmatch, _keys(one)))]
            found = _one_of(list({id(one): one for one in alike}.values()), item)
        if found is not None:
            pairs.append((item, found))
        elif not keys and pattern is None:
            nameless.append(item)
    return pairs, nameless


# What Terraform adds to a prefix: the time and a counter (terraform-plugin-sdk, `id.PrefixedUniqueId`).
_AFTER_A_PREFIX = r"\d{18}[0-9a-f]{8}"
# What Pulumi adds to the name in the program ("Resource names", Pulumi documentation).
_AFTER_A_LOGICAL_NAME = r"-[0-9a-f]{7}"


def _generated(item: Declaration) -> re.Pattern[str] | None:
    """The names that a thing may have got, when the code gives only the beginning; None when it gives more or less."""
    for name in _NAMES:
        prefix = item.get(f"{name}_prefix")
        if isinstance(prefix, str) and prefix:
            return re.compile(re.escape(prefix) + _AFTER_A_PREFIX)
    if item.address.startswith("urn:pulumi:") and not any(item.get(name) for name in ("arn", "id", *_NAMES)):
        return re.compile(re.escape(item.name) + _AFTER_A_LOGICAL_NAME)
    return None


def _keys(item: Declaration) -> Iterator[str]:
    """What tells a thing from others of its type, the surest first."""
    for name in ("arn", "id", *_NAMES):
        value = item.get(name)
        if isinstance(value, str) and value:
            yield value
    tagged = _name_tag(item.get("tags"))
    if isinstance(tagged, str) and tagged:
        yield f"Name={tagged}"


def _name_tag(tags: Any) -> Any:
    """What the tag `Name` says, in a map of tags or in Outscale's blocks of a key and a value."""
    if isinstance(tags, Mapping):
        return tags.get("Name")
    blocks = tags if isinstance(tags, (list, tuple)) else ()
    return next((one.get("value") for one in blocks if isinstance(one, Mapping) and one.get("key") == "Name"), None)


def _one_of(candidates: Sequence[Declaration], item: Declaration) -> Declaration | None:
    """The only candidate, or the only one in the region that the declaration says."""
    if len(candidates) > 1:
        here = item.get("region")
        region = here if isinstance(here, str) else item.provider.attributes.get("region")
        candidates = [one for one in candidates if one.get("region") == region]
    return candidates[0] if len(candidates) == 1 else None


def _as_declared(
    readings: Sequence[AccountReading], pairs: Iterable[tuple[Declaration, Declaration]]
) -> AccountReading:
    """What the accounts hold under the addresses of the code, so that findings on both can be laid side by side."""
    code = {(other.address, other.type): one for one, other in pairs}
    renamed = AccountReading(readings[0].account if readings else "")
    for reading in readings:
        for item in reading.declarations:
            twin = code.get((item.address, item.type))
            if twin is not None:
                item = replace(item, address=twin.address, instance_of=twin.instance_of, root=twin.root)  # noqa: PLW2901
            renamed.declarations.append(item)
    return renamed


def _not_matched(nameless: Sequence[Declaration]) -> Diagnostic:
    listed = ", ".join(sorted({item.address for item in nameless})[:5])
    more = "…" if len(nameless) > 5 else ""
    return Diagnostic(
        "warning",
        Text(
            f"{len(nameless)} declared resources bear no name, id or Name tag that is known, and were not looked for in the"
            f" account: {listed}{more}; compare with the state, which knows their ids",
            f"{len(nameless)} ressources déclarées ne portent ni nom, ni identifiant, ni étiquette Name connus, et n'ont pas"
            f" été cherchées dans le compte : {listed}{more} ; comparer avec l'état, qui connaît leurs identifiants",
        ),
    )
