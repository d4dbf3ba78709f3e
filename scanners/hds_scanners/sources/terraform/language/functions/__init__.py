"""The built-in functions of Terraform 1.11, and those that OpenTofu has besides.

`FUNCTIONS` is the table of all of them by name; `core::` in front of a name means the same function. Special forms
(`try`, `can`, `type`, `templatefile`, `templatestring`) are the evaluator's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.calls import Function

FAMILIES: Mapping[str, str] = {
    "date_and_time": "formatdate plantimestamp timeadd timecmp timestamp",
    "encoding": "base64decode base64encode base64gunzip base64gzip csvdecode textdecodebase64 textencodebase64 urldecode urlencode",
    "filesystem": "abspath basename dirname file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset filesha1 filesha256 filesha512 pathexpand",
    "hashing_and_crypto": "base64sha256 base64sha512 bcrypt md5 rsadecrypt sha1 sha256 sha512 uuid uuidv5",
    "json_documents": "jsondecode jsonencode",
    "maps": "keys lookup merge transpose values zipmap",
    "matching": "regex regexall",
    "network": "cidrcontains cidrhost cidrnetmask cidrsubnet cidrsubnets",
    "numeric": "abs ceil floor log max min parseint pow range signum sum",
    "sensitivity": "ephemeralasnull flipsensitive issensitive nonsensitive sensitive",
    "sequences": "alltrue anytrue chunklist coalesce coalescelist compact concat contains distinct element flatten index length list map matchkeys one reverse slice sort",
    "sets": "setintersection setproduct setsubtract setunion",
    "strings": "chomp endswith format formatlist indent join lower replace split startswith strcontains strrev substr title trim trimprefix trimspace trimsuffix upper",
    "terraform_provider": "provider::terraform::decode_tfvars provider::terraform::encode_expr provider::terraform::encode_tfvars",
    "type_conversion": "tobool tolist tomap tonumber toset tostring",
    "yaml_documents": "yamldecode yamlencode",
}
"""The modules of this package and what each has in its own table `FUNCTIONS`.

The names are written out so that a call loads one family and not all of them: most folders use a handful of functions.
"""


class _Table(Mapping[str, "Function"]):
    """All functions, loaded by family when first looked up."""

    def __init__(self) -> None:
        self._family_of = {name: family for family, names in FAMILIES.items() for name in names.split()}
        self._loaded: dict[str, Function] = {}

    def __getitem__(self, name: str) -> Function:
        function = self._loaded.get(name)
        if function is None:
            self._loaded |= import_module(f"{__name__}.{self._family_of[name]}").FUNCTIONS
            function = self._loaded[name]
        return function

    def __iter__(self) -> Iterator[str]:
        return iter(self._family_of)

    def __len__(self) -> int:
        return len(self._family_of)


FUNCTIONS: Mapping[str, Function] = _Table()
