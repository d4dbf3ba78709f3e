"""Kinds that one list, and at most one detail of each thing, tell all about: what is theirs is a row, not a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api
    from hds_scanners.sources.aws.call import Call

_GONE = frozenset({"DELETED", "DELETING", "TERMINATED", "TERMINATING", "TERMINATED_WITH_ERRORS", "CREATE_FAILED"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: the type, the call that lists it, and where the answers tell what Terraform's arguments say."""

    type: str
    call: Call
    arn: str
    """The path of the ARN in an item; or, with braces, `service:resource` of which members of the item are a part."""
    name: str
    """The path of the name; the whole item where the list is one of names or ARNs."""
    arguments: Mapping[str, str | Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    """Path in Terraform's words, e.g. `target.arn`, with the path in the item or what to make of it.

    `detail` is, in the item, what the detail tells.
    """
    detail: Call | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    """Parameters of the detail, by the path of their value in the item."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Parameters of the list; `{account}` stands for the account's number."""
    state: str = ""
    """The path of the word that tells what is gone, or as good as gone."""
    kept: Callable[[Mapping[str, Any]], bool] | None = None
    """Whether an item counts, where the state does not tell."""
    scope: Scope = Scope.REGION

    @property
    def kind(self) -> Kind:
        """The row as an entry of the table."""
        calls = (self.call,) if self.detail is None else (self.call, self.detail)
        return Kind((self.type,), calls, self._gather, self.scope)

    def _gather(self, api: Api) -> Iterator[Found]:
        parameters = {
            name: api.account.id if value == "{account}" else value for name, value in self.parameters.items()
        }
        for found in api.every(self.call, **parameters):
            item = found if isinstance(found, Mapping) else {"self": found}
            gone = str(told(item, self.state, default="")).upper() in _GONE if self.state else False
            if gone or (self.kept is not None and not self.kept(item)):
                continue
            if self.detail is None:
                yield self._fact(api, item)
            else:
                yield partial(self._detailed, api, item, self.detail)

    def _detailed(self, api: Api, item: Mapping[str, Any], detail: Call) -> Iterator[Found]:
        asked = {name: told(item, path) for name, path in self.asked.items()}
        yield self._fact(api, {**item, "detail": api.one(detail, **asked)})

    def _fact(self, api: Api, item: Mapping[str, Any]) -> Fact:
        region = None if self.scope is Scope.REGION else ""
        name = str(told(item, self.name, default=""))
        if "{" in self.arn:
            service, _, resource = self.arn.format_map(item).partition(":")
            arn = api.arn(service, resource, region)
        else:
            arn = str(told(item, self.arn, default=name))
        attributes: dict[str, Any] = {"arn": arn, "name": name.rpartition("/")[2] if name == arn else name}
        for path, source in self.arguments.items():
            value = told(item, source) if isinstance(source, str) else source(item)
            if value is not None:
                _put(attributes, path, value)
        return Fact(self.type, arn, attributes["name"] or arn, attributes, region)


def _put(attributes: dict[str, Any], path: str, value: Any) -> None:
    """Set an argument, within the blocks on its path; what is not known leaves the outermost of them unknown."""
    head, _, rest = path.partition(".")
    if not rest or isinstance(value, Unknown):
        attributes[head] = value
        return
    blocks = attributes.setdefault(head, [{}])
    if not isinstance(blocks, Unknown):
        _put(blocks[0], rest, value)
