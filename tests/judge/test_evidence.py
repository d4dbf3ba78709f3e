"""What a finding shows of the values that it rests on."""

from __future__ import annotations

from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.thing import Inventory, Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.rule import Outcome, Rule, Severity, Text, Theme, Verdict, fail


def _rule() -> Rule[Thing]:
    def broad(thing: Thing) -> Verdict:
        computed = Unknown(Why.COMPUTED, ("azurerm_subnet.a.id",))
        setting = Setting(raw=True, attribute="scope", declaration=thing.declaration, spelled=computed)
        return fail(setting, en="wide", fr="large")

    text = Text("a", "a")
    return Rule("HDS_ACC_999", Theme.ACCESS, Severity.LOW, (), text, text, text, broad, Thing, False, "broad")  # noqa: FBT003


def test_a_verdict_on_what_the_source_spells_with_an_unknown_value_is_shown() -> None:
    provider = ProviderConfiguration("azurerm")
    declaration = Declaration("azurerm_x.a", "azurerm_x", "a", {}, provider, Location("main.tf", 1))
    (finding,) = judge(Context(Inventory([Thing(declaration=declaration)])), [_rule()])
    assert finding.outcome is Outcome.FAIL
    assert [item.value for item in finding.evidence] == ['"(unknown)"']
