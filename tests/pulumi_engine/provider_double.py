"""A provider that deploys nothing: it checks what it is given as the real one's package says, and invents what that computes.

One program for every provider; `DOUBLE_NAME` says which (`aws`). Protocol: pulumi/proto/provider.proto. In a preview, what a
real provider would compute is unknown, also where a program left an argument out that the provider then decides.
"""

from __future__ import annotations

import collections.abc
import hashlib
import importlib.metadata
import json
import os
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2_grpc
from pulumi.runtime.proto import provider_pb2 as protocol

import provider_types
from plugin_server import serve
from provider_defaults import COMPUTED, DEFAULTS, NAMES
from provider_types import UNKNOWN

NAME = os.environ.get("DOUBLE_NAME", "aws")
ACCOUNT = "123456789012"
REGIONS = {"aws": "eu-west-3", "scaleway": "fr-par", "outscale": "eu-west-2"}
"""Where a provider that is told no region makes things; the others are told for each resource."""
_plain = json_format.MessageToDict


def _struct(values: Mapping[str, Any]) -> Any:
    return json_format.ParseDict(values, struct_pb2.Struct())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _token(urn: str) -> str:
    return urn.split("::")[2].rpartition("$")[2]


def _name(urn: str) -> str:
    return urn.split("::", 3)[3]


def _given(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in inputs.items() if name != "__defaults"}


def checked(token: str, name: str, olds: Mapping[str, Any], news: Mapping[str, Any], seed: bytes) -> dict[str, Any]:
    """The inputs with what the provider fills in."""
    added = {key: value for key, value in DEFAULTS.get(token, {}).items() if key not in news}
    named = NAMES.get(token)
    if named is not None and named not in news and f"{named}Prefix" not in news:
        added[named] = olds.get(named) or f"{name}-{seed.hex()[:7] or _digest(name)[:7]}"
    return {**news, **added, "__defaults": sorted(added)}


def answered(
    token: str, urn: str, inputs: Mapping[str, Any], *, preview: bool, region: str = "eu-west-3"
) -> tuple[str, dict[str, Any]]:
    """The id and the state of a resource with these inputs, by a provider that is set up for `region`."""
    identifier = _digest(urn)[:17]
    # Providers that stand on Terraform's repeat the id among the outputs.
    state = {**_given(inputs), **({} if preview else {"id": identifier})}
    for name, (kind, always) in provider_types.outputs(token).items():
        if name in state:
            continue
        if name == "tagsAll":
            state[name] = state.get("tags", {})
        elif name == "region" and always and region:
            # Planned, not computed: it is known in a preview.
            state[name] = region
        elif always and preview:
            state[name] = UNKNOWN
        elif (token, name) in COMPUTED:
            state[name] = COMPUTED[token, name](inputs, identifier)
        elif always:
            invented = _invented(kind, name, token, f"{region}:{ACCOUNT}:{identifier}")
            if invented is not None:
                state[name] = invented
    return identifier, state


def _invented(kind: Any, name: str, token: str, identifier: str) -> Any:
    """A value of the kind; None for a block of arguments, which is not there unless it was asked for."""
    origin = typing.get_origin(kind)
    if kind is bool:
        return False
    if kind in {int, float}:
        return 0
    if origin in {list, collections.abc.Sequence}:
        return []
    if kind is str:
        service = token.split(":")[1].split("/", maxsplit=1)[0]
        arn = name == "arn" or name.lower().endswith("arn")
        return f"arn:{NAME}:{service}:{identifier}" if arn else f"{name.lower()}-{identifier.rpartition(':')[2]}"
    return {} if origin in {dict, collections.abc.Mapping} else None


def _differences(old: Any, new: Any) -> Any:
    before, after = _given(_plain(old)), _given(_plain(new))
    kind = protocol.PropertyDiff
    changed = {
        name: kind.ADD if name not in before else kind.DELETE if name not in after else kind.UPDATE
        for name in {*before, *after}
        if before.get(name) != after.get(name)
    }
    some = protocol.DiffResponse.DIFF_SOME if changed else protocol.DiffResponse.DIFF_NONE
    details = {name: kind(kind=value, inputDiff=True) for name, value in changed.items()}
    return protocol.DiffResponse(changes=some, diffs=sorted(changed), hasDetailedDiff=True, detailedDiff=details)


def policy_document(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What `aws.iam.getPolicyDocument` answers."""
    statements = []
    for given in arguments.get("statements", []):
        conditions: dict[str, dict[str, Any]] = {}
        for each in given.get("conditions", []):
            conditions.setdefault(each["test"], {})[each["variable"]] = each["values"]
        statement = {
            "Sid": given.get("sid"),
            "Effect": given.get("effect", "Allow"),
            "Action": given.get("actions"),
            "Resource": given.get("resources"),
            "Principal": {each["type"]: each["identifiers"] for each in given.get("principals", [])},
            "Condition": conditions,
        }
        statements.append({name: value for name, value in statement.items() if value})
    text = json.dumps({"Version": "2012-10-17", "Statement": statements})
    return {**arguments, "json": text, "minifiedJson": text, "id": _digest(text)[:10]}


INVOKES: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "aws:iam/getPolicyDocument:getPolicyDocument": policy_document,
    "aws:index/getCallerIdentity:getCallerIdentity": lambda given: {
        **given,
        "accountId": ACCOUNT,
        "arn": f"arn:aws:iam::{ACCOUNT}:user/double",
        "id": ACCOUNT,
        "userId": "double",
    },
    "aws:index/getPartition:getPartition": lambda given: {
        **given,
        "partition": "aws",
        "dnsSuffix": "amazonaws.com",
        "id": "aws",
    },
    "aws:index/getAvailabilityZones:getAvailabilityZones": lambda given: {
        **given,
        "names": [f"eu-west-3{letter}" for letter in "abc"],
        "zoneIds": [f"euw3-az{number}" for number in (1, 2, 3)],
        "id": "eu-west-3",
    },
}
"""Answers to functions. One that is not here is an error: an invented answer would hide that a program depends on it."""


def _failures(wrong: Iterable[tuple[str, str]]) -> list[Any]:
    return [protocol.CheckFailure(property=path, reason=f"{path} {reason}".strip()) for path, reason in wrong]


class Provider(provider_pb2_grpc.ResourceProviderServicer):
    region = REGIONS.get(NAME, "")

    def Handshake(self, request: Any, context: Any) -> Any:
        return protocol.ProviderHandshakeResponse(accept_secrets=True)

    def GetPluginInfo(self, request: Any, context: Any) -> Any:
        package = provider_types.PACKAGES.get(NAME, f"pulumi_{NAME}")
        return plugin_pb2.PluginInfo(version=importlib.metadata.version(package))

    def CheckConfig(self, request: Any, context: Any) -> Any:
        wrong = provider_types.problems_of_provider(NAME, _plain(request.news))
        return protocol.CheckResponse(inputs=request.news, failures=_failures(wrong))

    def DiffConfig(self, request: Any, context: Any) -> Any:
        return _differences(request.old_inputs, request.news)

    def Configure(self, request: Any, context: Any) -> Any:
        given = _plain(request.args).get("region")
        if isinstance(given, str) and given != UNKNOWN:
            self.region = given
        return protocol.ConfigureResponse(acceptSecrets=True, supportsPreview=True)

    def Check(self, request: Any, context: Any) -> Any:
        token, news = _token(request.urn), _plain(request.news)
        wrong = provider_types.problems(token, news)
        if wrong:
            return protocol.CheckResponse(failures=_failures(wrong))
        filled = checked(token, _name(request.urn), _plain(request.olds), news, request.randomSeed)
        return protocol.CheckResponse(inputs=_struct(filled))

    def Diff(self, request: Any, context: Any) -> Any:
        return _differences(request.old_inputs, request.news)

    def Create(self, request: Any, context: Any) -> Any:
        identifier, state = self._answered(request, request.properties, preview=request.preview)
        return protocol.CreateResponse(id="" if request.preview else identifier, properties=_struct(state))

    def _answered(self, request: Any, properties: Any, *, preview: bool) -> tuple[str, dict[str, Any]]:
        return answered(_token(request.urn), request.urn, _plain(properties), preview=preview, region=self.region)

    def Read(self, request: Any, context: Any) -> Any:
        known = _plain(request.properties)
        _, state = self._answered(request, request.properties, preview=False)
        return protocol.ReadResponse(id=request.id, inputs=request.inputs, properties=_struct({**state, **known}))

    def Update(self, request: Any, context: Any) -> Any:
        _, state = self._answered(request, request.news, preview=False)
        return protocol.UpdateResponse(properties=_struct(state))

    def Delete(self, request: Any, context: Any) -> Any:
        return empty_pb2.Empty()

    def Invoke(self, request: Any, context: Any) -> Any:
        answer = INVOKES.get(request.tok)
        if answer is None:
            failure = protocol.CheckFailure(reason=f"provider_double.py has no answer to {request.tok}")
            return protocol.InvokeResponse(failures=[failure])
        response = protocol.InvokeResponse()
        getattr(response, "return").CopyFrom(_struct(answer(_plain(request.args))))
        return response

    def Cancel(self, request: Any, context: Any) -> Any:
        return empty_pb2.Empty()


if __name__ == "__main__":
    serve(provider_pb2_grpc.add_ResourceProviderServicer_to_server, Provider())
