"""What a value refers to, by the URN of its resource."""

from __future__ import annotations

from hds_policies.model.value import Reference
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.tables import argument, snake_name, words_of


def reference_to(urn: str, attribute: str = "") -> Reference:
    """One property of a resource (none: the whole of it), in Terraform words."""
    words = words_of(urns.parse(urn).token)
    spelled = argument(words.arguments.get(attribute, "")).name if words else ""
    return Reference(urn, (spelled or snake_name(attribute)) if attribute else None, words.type if words else "")
