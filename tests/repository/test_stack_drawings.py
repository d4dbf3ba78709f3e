"""Drawings in the stacks' READMEs are those of their programs, and readable."""

from __future__ import annotations

from typing import Any

import draw_stacks
from hds_scanners.sources.pulumi.program import Registration

STACK = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev"
PROVIDER = "urn:pulumi:dev::p::pulumi:providers:scaleway::paris"


def registered(
    token: str, name: str, parent: str = STACK, inputs: dict[str, Any] | None = None, **references: tuple[str, ...]
) -> Registration:
    return Registration(
        urn=f"urn:pulumi:dev::p::{token}::{name}",
        token=token,
        parent=parent,
        provider=f"{PROVIDER}::1" if token.startswith("scaleway:") else "",
        custom=not token.startswith(("hds:", "pulumi:pulumi:")),
        inputs=inputs or {},
        references=references,
    )


def program() -> list[Registration]:
    network = registered("hds:scaleway:Network", "network")
    private = registered("scaleway:network/privateNetwork:PrivateNetwork", "data", network.urn)
    other = registered("scaleway:network/privateNetwork:PrivateNetwork", "entry", network.urn)
    records = registered("hds:scaleway:Database", "records")
    instance = registered(
        "scaleway:databases/instance:Instance", "records", records.urn, privateNetworkId=(private.urn,)
    )
    user = registered("scaleway:databases/user:User", "application", instance.urn, instanceId=(instance.urn,))
    provider = registered("pulumi:providers:scaleway", "paris", inputs={"region": "fr-par"})
    stack = registered("pulumi:pulumi:Stack", "p-dev", parent="")
    return [stack, provider, network, private, other, records, instance, user]


def test_a_component_is_one_box_with_what_it_holds() -> None:
    drawing = draw_stacks.drawing_of(program())
    assert drawing.nodes.keys() == {"network", "records"}
    assert drawing.nodes["network"].kinds == {"private network": 2}
    assert drawing.nodes["records"].kinds == {"instance": 1, "user": 1}
    assert {node.place for node in drawing.nodes.values()} == {"Scaleway, fr-par (Paris, FR)"}
    assert drawing.nodes["records"].stores
    assert not drawing.nodes["network"].stores


def test_an_arrow_leads_from_a_user_to_what_it_uses_and_says_what_for() -> None:
    assert draw_stacks.drawing_of(program()).edges == {("records", "network"): frozenset({"private network"})}


def test_the_order_of_registrations_is_of_no_account() -> None:
    text = draw_stacks.mermaid(draw_stacks.drawing_of(program()), "en")
    assert draw_stacks.mermaid(draw_stacks.drawing_of(reversed(program())), "en") == text
    assert '[("<b>records</b><br/><i>database</i><br/>instance<br/>user")]' in text
    assert '-->|"private network"|' in text


def test_names_cannot_break_the_drawing() -> None:
    odd: dict[str, Any] = {"token": "hds:scaleway:Database", "name": 'a "b" <script>'}
    text = draw_stacks.mermaid(draw_stacks.drawing_of([*program()[:1], registered(**odd)]), "en")
    assert "<script>" not in text
    assert '"b"' not in text


def test_two_of_the_same_name_are_two_boxes() -> None:
    both = [*program(), registered("hds:scaleway:Keys", "records")]
    assert len(draw_stacks.drawing_of(both).nodes) == 3


def test_who_comes_in_from_outside_is_drawn_in_both_languages() -> None:
    pages = draw_stacks.drawn(draw_stacks.STACKS / "outscale_baseline")
    english, french = (
        next(text for path, text in pages.items() if path.name == name) for name in ("README.md", "README.fr.md")
    )
    assert 'internet(["the Internet"])' in english
    assert 'internet(["Internet"])' in french
    for text in (english, french):
        assert 'internet ==>|"tcp 443"|' in text
        assert 'sites ==>|"IPsec"|' in text
        # What the private networks may send one another is no way in from outside.
        assert "8443" not in text.partition("<!-- /diagram -->")[0]


def test_every_stack_is_drawn_as_it_is() -> None:
    stacks = sorted(path.parent for path in draw_stacks.STACKS.glob("*/Pulumi.yaml"))
    assert {"care_platform", "scaleway_baseline"} <= {folder.name for folder in stacks}
    assert not [folder.name for folder in stacks if "en" not in draw_stacks.readmes(folder)]
    assert draw_stacks.main(["--check"]) == 0
