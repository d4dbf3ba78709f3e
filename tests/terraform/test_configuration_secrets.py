"""No error message tells a sensitive value."""

from __future__ import annotations

from pathlib import Path

import pytest

from configuration_reading import reading_of
from hds_scanners.sources.terraform.dump import dump_root, evaluate_lines

EXPRESSIONS = """
tonumber(S)
tobool(S)
regex("z", S)
file(S)
filebase64("../../../${S}")
templatefile(S, {})
templatefile("../../${S}", {})
jsondecode(S)
yamldecode("${S}: [")
csvdecode("a,a\\n${S},1")
{ a = 1 }[S]
[1][S]
lookup({ a = 1 }, S)
base64decode("${S}!")
parseint(S, 10)
cidrhost(S, 1)
timeadd(S, "1h")
formatdate(S, "2020-01-01T00:00:00Z")
format("${S}%z", 1)
"${S}" + 1
{ for x in [1, 2] : S => x }
merge({ a = 1 }, S)
one([S, 2])
zipmap([S, "b"], [1])
index(["a"], S)
""".strip().splitlines()


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_message_of_an_error_hides_the_sensitive_value(tmp_path: Path, expression: str) -> None:
    reading = reading_of(tmp_path, 'variable "s" {\n  default   = "planted"\n  sensitive = true\n}\n')
    (answer,) = evaluate_lines(reading, [("1", expression.replace("S", "var.s"))])

    assert "planted" not in str(answer.get("message", ""))
    assert answer["error"] or answer["unknown"]


def test_condition_that_does_not_hold_hides_a_sensitive_message(tmp_path: Path) -> None:
    text = """
variable "s" {
  default   = "planted"
  sensitive = true
  validation {
    condition     = length(var.s) > 99
    error_message = "not ${var.s}"
  }
}
"""
    assert "planted" not in str(dump_root(reading_of(tmp_path, text)))
