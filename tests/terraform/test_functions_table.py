"""The table of functions is complete, and looking up one loads no more than its family."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from hds_scanners.sources.terraform.language import functions
from hds_scanners.sources.terraform.language.calls import Function
from hds_scanners.sources.terraform.language.functions import FAMILIES, FUNCTIONS

DOCUMENTED = """
abs abspath alltrue anytrue base64decode base64encode base64gunzip base64gzip base64sha256 base64sha512 basename bcrypt
ceil chomp chunklist cidrcontains cidrhost cidrnetmask cidrsubnet cidrsubnets coalesce coalescelist compact concat
contains csvdecode dirname distinct element endswith ephemeralasnull file filebase64 filebase64sha256 filebase64sha512
fileexists filemd5 fileset filesha1 filesha256 filesha512 flatten floor format formatdate formatlist indent index
issensitive join jsondecode jsonencode keys length list log lookup lower map matchkeys max md5 merge min nonsensitive
one parseint pathexpand plantimestamp pow range regex regexall replace reverse rsadecrypt sensitive setintersection
setproduct setsubtract setunion sha1 sha256 sha512 signum slice sort split startswith strcontains strrev substr sum
textdecodebase64 textencodebase64 timeadd timecmp timestamp title tobool tolist tomap tonumber toset tostring transpose
trim trimprefix trimspace trimsuffix upper urldecode urlencode uuid uuidv5 values yamldecode yamlencode zipmap
provider::terraform::decode_tfvars provider::terraform::encode_expr provider::terraform::encode_tfvars
"""
"""Of https://developer.hashicorp.com/terraform/language/functions and https://opentofu.org/docs/language/functions/,
without the special forms."""


def test_every_documented_function_is_there() -> None:
    assert set(DOCUMENTED.split()) - set(FUNCTIONS) == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_exactly_the_functions_the_table_says(family: str) -> None:
    table = import_module(f"{functions.__name__}.{family}").FUNCTIONS
    assert sorted(table) == FAMILIES[family].split()
    assert all(isinstance(function, Function) for function in table.values())


def test_no_name_is_in_two_families() -> None:
    names = [name for family in FAMILIES.values() for name in family.split()]
    assert len(names) == len(set(names)) == len(FUNCTIONS)


def test_what_is_no_function_is_not_in_the_table() -> None:
    assert "type" not in FUNCTIONS
    assert FUNCTIONS.get("nope") is None


def test_a_function_loads_nothing_that_it_does_not_need() -> None:
    program = (
        "import sys; from hds_scanners.sources.terraform.language.functions import FUNCTIONS; FUNCTIONS['join'];"
        "print([n for n in sys.modules if n in {'yaml', 'regex', 'hashlib', 'json', 'datetime', 'zlib', 'ipaddress'}"
        " or n.endswith(('.yaml_documents', '.network', '.filesystem'))])"
    )
    path = [entry for entry in sys.path if entry]
    found = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}; {program}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert found.stdout.strip() == "[]"
