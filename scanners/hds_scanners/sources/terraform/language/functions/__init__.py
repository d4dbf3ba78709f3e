"""The built-in functions of Terraform 1.11, and those that OpenTofu has besides.

`FUNCTIONS` is the table of all of them by name; `core::` in front of a name means the same function. Special forms
(`try`, `can`, `type`, `templatefile`, `templatestring`) are the evaluator's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.functions import (
    date_and_time,
    encoding,
    filesystem,
    hashing_and_crypto,
    json_documents,
    maps,
    network,
    numeric,
    sensitivity,
    sequences,
    sets,
    strings,
    terraform_provider,
    type_conversion,
    yaml_documents,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hds_scanners.sources.terraform.language.calls import Function

FUNCTIONS: Mapping[str, Function] = {
    **date_and_time.FUNCTIONS,
    **encoding.FUNCTIONS,
    **filesystem.FUNCTIONS,
    **hashing_and_crypto.FUNCTIONS,
    **json_documents.FUNCTIONS,
    **maps.FUNCTIONS,
    **network.FUNCTIONS,
    **numeric.FUNCTIONS,
    **sensitivity.FUNCTIONS,
    **sequences.FUNCTIONS,
    **sets.FUNCTIONS,
    **strings.FUNCTIONS,
    **terraform_provider.FUNCTIONS,
    **type_conversion.FUNCTIONS,
    **yaml_documents.FUNCTIONS,
}
