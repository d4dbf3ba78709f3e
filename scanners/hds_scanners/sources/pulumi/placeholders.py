"""What the recorder's stand-ins mean, put back as unknown values that name their source."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.references import reference_to
from hds_scanners.sources.pulumi.values import secret
from hds_scanners.sources.pulumi.yaml_functions import made_of

_MARK = re.compile(r"zq[0-9a-f]{5,}qz")


@dataclass(slots=True)
class Placeholders:
    """By mark: the whole text that was handed out, and the value that it stands for."""

    _known: dict[str, tuple[str, Unknown]] = field(default_factory=dict)
    _lists: dict[str, Any] = field(default_factory=dict)
    """By text: the number of the made-up list that it was handed out in."""

    def add(self, line: Mapping[str, Any]) -> None:
        """Take one line of the record."""
        self._known[str(line.get("mark"))] = (str(line.get("value")), _meaning(line))
        if "list" in line:
            self._lists[str(line.get("value"))] = line["list"]

    def restored(self, value: Any) -> Any:
        """The value with every stand-in replaced."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            restored = [self.restored(item) for item in value]
            # How many there are was made up too.
            lists = {self._lists.get(item) if isinstance(item, str) else None for item in value}
            return restored[0] if len(lists) == 1 and lists != {None} else restored
        if isinstance(value, Mapping):
            whole = next((self._known[name] for name in value if isinstance(name, str) and name in self._known), None)
            if whole is not None:
                # An object of which nothing is known, passed on whole.
                return _cut(whole[1])
            return {name: self.restored(item) for name, item in value.items()}
        return value

    def _text(self, text: str) -> Any:
        if not _MARK.search(text):
            return text
        if text[:1] in {"{", "["}:
            try:
                document = self.restored(json.loads(text))
            except (ValueError, RecursionError):
                document = None
            if document is not None:
                return made_of(document, document=document)
        parts = list(self._parts(text))
        if len(parts) == 1:
            return parts[0]
        return made_of(parts, parts=tuple(parts))

    def _parts(self, text: str) -> list[Any]:
        parts: list[Any] = []
        position = 0
        for match in _MARK.finditer(text):
            whole, meaning = self._known.get(match[0], (match[0], Unknown(Why.NOT_EVALUATED)))
            start = match.start() - whole.index(match[0])
            if start < position or text[start : start + len(whole)] != whole:
                # Cut out of its surroundings by the program: the mark alone tells what it was.
                start, whole, meaning = match.start(), match[0], _cut(meaning)
            if text[position:start]:
                parts.append(text[position:start])
            parts.append(meaning)
            position = start + len(whole)
        if text[position:]:
            parts.append(text[position:])
        return parts


def _cut(meaning: Unknown) -> Unknown:
    return Unknown(meaning.why, meaning.chain, meaning.references, sensitive=meaning.sensitive)


def _meaning(line: Mapping[str, Any]) -> Unknown:
    urn, attribute = line.get("urn"), str(line.get("attribute"))
    if isinstance(urn, str):
        chain = (f"{urns.parse(urn).name}.{attribute}",)
        return Unknown(Why.COMPUTED, chain, (reference_to(urn, attribute),), exact=True)
    if "token" in line:
        return Unknown(Why.DATA_SOURCE, (f"{line['token']}.{attribute}",))
    if "config" in line:
        return Unknown(Why.NO_VALUE, (str(line["config"]),))
    return secret(str(line.get("secret", "")))
