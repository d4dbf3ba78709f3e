"""Read previews, exports, events and projects of Pulumi, and tell which of their properties land on a Terraform attribute.

    python benchmarks/pulumi_properties.py PATH… [--schema FILE…] [--run-program [--python INTERPRETER]] [-v]

A PATH is a document, a project file or a folder, of which every document and every project is taken. A file of another
kind in a folder is counted and passed over; one that is named is an error. Reading must not fail whatever a file holds.

Without a schema, only what can be told without one is: how many properties there are and what names them, a table, a
rule of the provider or the rule for all. With schemas, each property of a managed resource is looked up, at every depth.
It lands when Terraform has an argument or attribute of that very name in that very block, and a block where the property
holds members. It does not land when the naming rule alone made up a name, or when the block is missing or flat. A map
whose keys are the user's own counts as one property. The types that no schema given knows are listed, and not counted.

Packages made from a cloud's own interface (azure-native, aws-native) are told in Terraform words only as far as rules
need it: their share has a line of its own. So have the few properties that the table EXPLAINED gives a reason for.

A schema is what `terraform providers schema -json` prints, or a wheel of a prebuilt CDKTF provider
(`pip download --no-deps cdktf-cdktf-provider-aws`), whose description names every argument as Terraform does.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Unknown
from hds_scanners.sources.pulumi import tables, urn
from hds_scanners.sources.pulumi.discovery import project_files
from hds_scanners.sources.pulumi.folder import read_projects
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.terraform_json.documents import NotADocument, read

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import generate_pulumi_tables

_DOCUMENTS = {".json", ".ndjson", ".jsonl", ".out"}
_ENOUGH = 40
_NATIVE = frozenset({"aws-native", "azure-native"})
_OLDER = "an argument that Terraform's provider had when the SDK of that state was made, and has no longer"
_DOUBLE = "made up by the provider double of our own samples, which answers so for every type"
EXPLAINED: Mapping[str, str] = {
    "aws_eip.vpc": _OLDER,
    "aws_launch_configuration.vpc_classic_link_id": _OLDER,
    "aws_launch_configuration.vpc_classic_link_security_groups": _OLDER,
    "aws_vpc.enable_classiclink": _OLDER,
    "aws_vpc.enable_classiclink_dns_support": _OLDER,
    "aws_s3_bucket_policy.arn": _DOUBLE,
    "aws_s3_bucket_policy.tags_all": _DOUBLE,
    "aws_s3_bucket_server_side_encryption_configuration.arn": _DOUBLE,
    "aws_s3_bucket_server_side_encryption_configuration.tags_all": _DOUBLE,
}


@dataclass(slots=True)
class Block:
    """Names that a Terraform block has; `inner` for those with members of their own, None where keys are free."""

    names: set[str] = field(default_factory=set)
    inner: dict[str, Block | None] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    """Of a CDKTF wheel: names without their underscores, for attributes that only the provider sets."""

    def has(self, name: str) -> bool:
        """Whether an argument or attribute has this name."""
        return name in self.names or name.replace("_", "") in self.guessed


# -- schemas -----------------------------------------------------------------------------------------------------------


def read_schema(file: Path) -> dict[str, Block]:
    """Terraform type → its block."""
    if file.suffix == ".whl":
        return dict(_of_wheel(file))
    document = json.loads(file.read_text(encoding="utf-8"))
    found = {}
    for provider in document.get("provider_schemas", {}).values():
        for name, schema in provider.get("resource_schemas", {}).items():
            found[name] = _of_block(schema["block"])
    return found


def _of_block(block: Mapping[str, Any]) -> Block:
    made = Block()
    for name, attribute in block.get("attributes", {}).items():
        made.names.add(name)
        if "nested_type" in attribute:
            made.inner[name] = _of_block(attribute["nested_type"])
        elif isinstance(attribute.get("type"), list):
            _of_type(made, name, attribute["type"])
    for name, nested in block.get("block_types", {}).items():
        made.names.add(name)
        made.inner[name] = _of_block(nested["block"])
    return made


def _of_type(made: Block, name: str, spelled: Any) -> None:
    """A type such as `["list", ["object", {"port": "number"}]]` or `["map", "string"]`."""
    while isinstance(spelled, list) and spelled[0] in {"list", "set"}:
        spelled = spelled[1]
    if isinstance(spelled, list) and spelled[0] == "map":
        made.inner[name] = None
    elif isinstance(spelled, list) and spelled[0] == "object":
        inner = made.inner[name] = Block(set(spelled[1]))
        for member, of_member in spelled[1].items():
            _of_type(inner, member, of_member)


def _of_wheel(wheel: Path) -> Iterator[tuple[str, Block]]:
    side = generate_pulumi_tables.terraform_side(wheel)
    made: dict[str, Block] = {}

    def filled(block: Block, arguments: Mapping[str, generate_pulumi_tables.Argument]) -> Block:
        block.names |= arguments.keys()
        block.guessed |= {name.replace("_", "") for name, argument in arguments.items() if argument.guessed}
        for name, argument in arguments.items():
            if argument.free:
                block.inner[name] = None
            elif argument.block in side.blocks:
                if argument.block not in made:
                    made[argument.block] = Block()
                    filled(made[argument.block], side.blocks[argument.block])
                block.inner[name] = made[argument.block]
        return block

    for name, arguments in side.types.items():
        yield name, filled(Block(), arguments | side.computed[name])


# -- what was read -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """Counts of one provider's properties."""

    resources: int = 0
    types: set[str] = field(default_factory=set)
    landed: int = 0
    astray: Counter[str] = field(default_factory=Counter)
    """`<type>.<path>` of each property that does not land."""
    explained: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    """What named the properties: table, rule of the provider, rule for all."""


def readings(paths: Iterable[Path], options: PulumiOptions, crashes: list[str]) -> Iterator[tuple[str, PulumiReading]]:
    """Every Pulumi document and project; what is none inside a folder is left out."""
    for path in paths:
        if path.is_dir():
            documents = [file for file in sorted(path.rglob("*")) if file.suffix in _DOCUMENTS and file.is_file()]
            projects = project_files(path)
        else:
            named = path.suffix in {".yaml", ".yml"}
            documents, projects = ([], [path.name]) if named else ([path], [])
        base = path if path.is_dir() else path.parent
        for file in documents:
            reading = _document(file, crashes, named=file == path)
            if reading is not None:
                yield str(file), reading
        for project in projects:
            try:
                found = [item for item in read_projects(base, [project], options) if isinstance(item, PulumiReading)]
            except Exception:  # noqa: BLE001 - that nothing fails is what is measured
                crashes.append(f"{base / project}: {traceback.format_exc(limit=-1)}")
                continue
            yield from ((str(base / project), reading) for reading in found)


def _document(file: Path, crashes: list[str], *, named: bool) -> PulumiReading | None:
    try:
        reading = read(file)
    except NotADocument as problem:
        if named:
            sys.stderr.write(f"{file}: {problem.en}\n")
        return None
    except Exception:  # noqa: BLE001 - that nothing fails is what is measured
        crashes.append(f"{file}: {traceback.format_exc(limit=-1)}")
        return None
    return reading if isinstance(reading, PulumiReading) else None


def count(declaration: Declaration, schema: Mapping[str, Block], tally: Tally) -> bool:
    """Add the properties of one resource; False when no schema knows its type, though there are schemas."""
    tally.resources += 1
    tally.types.add(declaration.type)
    words = tables.words_of(declaration.spelled_type or "")
    exceptions = words.arguments if words else {}
    written = getattr(declaration.origins, "written", {})
    for name in declaration.attributes:
        known = bool(exceptions.get(written.get(name, name)))
        tally.named["by a table" if known else "by the naming rule"] += 1
    block = schema.get(declaration.type)
    if block is None:
        return not schema
    _look(declaration.attributes, block, declaration.type, tally)
    return True


def _look(values: Mapping[str, Any], block: Block, path: str, tally: Tally) -> None:
    for name, value in values.items():
        here = f"{path}.{name}"
        if name == "id" or value is None:
            continue
        if not block.has(name):
            (tally.explained if here in EXPLAINED else tally.astray)[here] += 1
            continue
        inner = block.inner.get(name)
        members = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Mapping)]
        if members and name not in block.inner:
            tally.astray[f"{here} (has members, Terraform's has none)"] += 1
            continue
        if inner is not None and value != [] and not members and not _undecided(value):
            tally.astray[f"{here} (a block in Terraform)"] += 1
            continue
        tally.landed += 1
        if inner is not None:
            for item in members:
                _look(item, inner, here, tally)


def _undecided(value: Any) -> bool:
    return isinstance(value, Unknown) or (isinstance(value, list) and any(isinstance(item, Unknown) for item in value))


# -- telling -----------------------------------------------------------------------------------------------------------


def table(tallies: Mapping[str, Tally], *, judged: bool) -> Iterator[str]:
    """A line for each provider, and one for all."""
    for name, tally in sorted(tallies.items()):
        ways = ", ".join(f"{number} {way}" for way, number in sorted(tally.named.items()))
        yield f"{name:12} {tally.resources:5} resources of {len(tally.types):3} types; {ways}{_share(tally, judged=judged)}"
    for title, chosen in (("all bridged", tallies.keys() - _NATIVE), ("all native", tallies.keys() & _NATIVE)):
        whole = Tally(landed=sum(tallies[name].landed for name in chosen))
        for name in chosen:
            whole.resources += tallies[name].resources
            whole.astray.update(tallies[name].astray)
            whole.explained.update(tallies[name].explained)
        yield f"{title:12} {whole.resources:5} resources{_share(whole, judged=judged)}"


def _share(tally: Tally, *, judged: bool) -> str:
    total = tally.landed + tally.astray.total()
    aside = f", {tally.explained.total()} explained" if tally.explained else ""
    return f"; landed {tally.landed} of {total} ({100 * tally.landed / total:.2f} %){aside}" if judged and total else ""


def main() -> int:
    """Read all, and print the figures; fails on a crash."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument(
        "--schema", type=Path, action="append", default=[], metavar="FILE", help="see above; may be repeated"
    )
    parser.add_argument("--run-program", action="store_true", help="run the Python programs of folders")
    parser.add_argument("--python", type=Path, help="interpreter for them")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list all that does not land, not the most frequent"
    )
    arguments = parser.parse_args()
    schema: dict[str, Block] = {}
    for file in arguments.schema:
        schema |= read_schema(file)
    options = PulumiOptions(run_program=arguments.run_program, python=arguments.python)
    crashes: list[str] = []
    tallies: dict[str, Tally] = {}
    unknown, unjudged = Counter[str](), Counter[str]()
    read_whole = 0
    for _, reading in readings(arguments.paths, options, crashes):
        read_whole += 1
        for declaration in reading.declarations:
            token = declaration.spelled_type or ""
            if token in reading.unknown_types or declaration.mode != "managed":
                unknown[token] += declaration.mode == "managed"
                continue
            if not count(declaration, schema, tallies.setdefault(urn.package(token), Tally())):
                unjudged[f"{token} ({declaration.type})"] += 1
    if not read_whole:
        sys.stderr.write("no Pulumi document or project there\n")
        return 2
    print(*table(tallies, judged=bool(schema)), sep="\n")
    astray = sum((tally.astray for tally in tallies.values()), Counter[str]())
    listed = astray.most_common(None if arguments.verbose else _ENOUGH)
    print(*(f"  {number:5} × {path} does not land" for path, number in listed), sep="\n", end="\n" if listed else "")
    explained = sum((tally.explained for tally in tallies.values()), Counter[str]())
    for path, number in explained.items():
        print(f"  {number:5} × {path}: {EXPLAINED[path]}")
    for heading, found in (("types of no known provider", unknown), ("types in no schema given", unjudged)):
        if found.total():
            print(f"{heading}: " + ", ".join(f"{name} × {number}" for name, number in sorted(found.items()) if number))
    print(f"{read_whole} documents and stacks read, {len(crashes)} crashes")
    print(*crashes, sep="\n", end="\n" if crashes else "")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
