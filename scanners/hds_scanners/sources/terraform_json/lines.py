"""Point the resources of a plan or state at the file and line that declare them, where the source folder is at hand."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from hds_policies.model.declaration import AttributeOrigin, Declaration, Location, Origins, ProviderConfiguration
from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.discovery import find_roots, is_configuration
from hds_scanners.sources.terraform.folder import read_root
from hds_scanners.sources.terraform.options import TerraformOptions
from hds_scanners.sources.terraform_json.reading import DocumentReading


@dataclass(frozen=True, slots=True)
class _InFolder:
    """Lines of the folder's declaration, secrecy of both."""

    written: Declaration
    own: Origins | None
    prefix: str

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        origin = self.written.origins.origin_of(attribute) if self.written.origins else None
        return AttributeOrigin(_seen_from(self.prefix, origin.location), origin.chain) if origin else None

    def is_sensitive(self, attribute: str) -> bool:
        return any(origins.is_sensitive(attribute) for origins in (self.own, self.written.origins) if origins)


def with_lines(reading: DocumentReading, folder: Path, base: Path, options: TerraformOptions) -> int:
    """Give the declarations of a plan or state their lines in `folder`; the number of those that were found there.

    The folder is evaluated with the variables of the plan. Where the document does not tell what a provider's
    configuration is (a state never does, a plan not when an expression makes the region), the folder does.

    File names are relative to `base`, the folder of the plan, as all locations are relative to what is scanned.
    """
    discovery = find_roots(folder)
    # A plan is made in a root module: the folder itself, or the only root below it.
    root = "." if "." in discovery.roots else next(iter(discovery.roots), None)
    if root is None:
        return 0
    written: dict[str, Declaration] = {}
    given = tuple(
        (name, value if isinstance(value, str) else json.dumps(value))
        for name, value in reading.variables.items()
        if value is not None
    )
    options = replace(options, assignments=(*given, *options.assignments))
    configurations: dict[int, ProviderConfiguration] = {}
    for declaration in read_root(discovery, root, options).declarations:
        written[declaration.address] = declaration
        written.setdefault(declaration.instance_of, declaration)
    found = 0
    prefix = os.path.relpath(folder, base)
    for position, declaration in enumerate(reading.declarations):
        source = written.get(declaration.address) or written.get(declaration.instance_of)
        if source is not None and source.type == declaration.type:
            found += 1
            reading.declarations[position] = replace(
                declaration,
                provider=_configuration(declaration.provider, source.provider, configurations),
                location=_seen_from(prefix, source.location),
                origins=_InFolder(source, declaration.origins, prefix),
            )
    return found


def _configuration(
    known: ProviderConfiguration, written: ProviderConfiguration, evaluated: dict[int, ProviderConfiguration]
) -> ProviderConfiguration:
    """The configuration as the document knows it, else as the folder says; `evaluated` keeps one of each."""
    if known.configured and not any(isinstance(value, Unknown) for value in known.attributes.values()):
        return known
    if not written.configured:
        return known
    if id(written) not in evaluated:
        # Evaluated here, where deeply nested values have room.
        attributes = dict(written.attributes)
        evaluated[id(written)] = replace(written, attributes=attributes)
    return replace(evaluated[id(written)], source=known.source or written.source)


def _seen_from(prefix: str, location: Location) -> Location:
    return location if prefix == "." else replace(location, file=(PurePath(prefix) / location.file).as_posix())


def has_configuration(folder: Path) -> bool:
    """Whether a folder holds Terraform files itself."""
    return any(is_configuration(entry.name) for entry in folder.iterdir() if entry.is_file())
