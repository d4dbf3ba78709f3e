"""Run a Pulumi program against a monitor of ours, and write down what it registers.

Run by the interpreter of the program, never imported: `python recorder.py < job.json`, with the number of a pipe in the
job. Writes one JSON line for each thing met, `{"kind": "resource" | "placeholder" | "invoke" | "missing" | "unset" | "stand_in" | "end", …}`.

The SDK takes a monitor as an object too: there is no server, so nothing listens and nothing can be reached. In the first
pass computed text outputs are placeholders (their table is written along), in the second they are unknown.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import os
import re
import sys
import threading
import traceback
from typing import Any

# The folder of this file leads the path when it runs, whatever package it belongs to for those who ship it.
confinement: Any = importlib.import_module("confinement")
missing: Any = importlib.import_module("missing")
stand_in: Any = importlib.import_module("stand_in")
policy_document: Any = importlib.import_module("policy_document").policy_document

_SIGNATURE = "4dabf18193072939515e22adb298388d"
_SECRET = {_SIGNATURE: "1b47061264138c4ac30d75fd1eb44270"}
_STACK = "pulumi:pulumi:Stack"
_DEEPEST = 60
# What an SDK says of a property that was not given.
_REQUIRED = re.compile(r"Missing required property '\w+'")
_SCALARS: dict[str, Any] = {
    "str": str,
    "<class 'str'>": str,
    "bool": bool,
    "<class 'bool'>": bool,
    "int": (int, float),
    "<class 'int'>": (int, float),
    "float": (int, float),
    "<class 'float'>": (int, float),
}


class Record:
    """The lines that the parent reads; from any thread."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def write(self, kind: str, **members: Any) -> None:
        """One line."""
        line = json.dumps({"kind": kind, **members}, default=str).encode() + b"\n"
        with self._lock:
            while line:
                line = line[os.write(self._pipe, line) :]


class Placeholders:
    """Texts that stand for values which only a deployment or a lookup knows."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._count = 0
        self._lock = threading.Lock()

    def text(self, name: str, **meaning: Any) -> str:
        """A text that looks like what `name` says and can be told again; `meaning` is written to the record."""
        with self._lock:
            self._count += 1
            number = self._count
        mark = f"zq{number:05x}qz"
        lowered = name.lower()
        if lowered.endswith("arn"):
            value = f"arn:aws:placeholder:eu-west-3:123456789012:{mark}"
        elif lowered.endswith(("url", "endpoint")) or lowered == "uri":
            value = f"https://{mark}.example.com"
        elif lowered.endswith(("domain", "domainname", "hostname", "fqdn")):
            value = f"{mark}.example.com"
        else:
            value = mark
        self._record.write("placeholder", mark=mark, value=value, **meaning)
        return value


class Monitor:
    """Answers the SDK as the engine's resource monitor does."""

    def __init__(self, job: dict[str, Any], record: Record, placeholders: Placeholders, modules: Any) -> None:
        self.job = job
        self.record = record
        self.placeholders = placeholders
        self.resource, self.empty, self.struct, self.callbacks = modules
        self.types: dict[str, str] = {}
        self.states: dict[str, tuple[str, dict[str, Any]]] = {}
        self.classes: dict[str, type] = {}
        self.transforms: list[Any] = []

    # -- what the monitor can do ---------------------------------------------------------------------------------------

    def GetDeploymentInfo(self, _: Any) -> Any:
        """The features that this monitor has."""
        names = ("SECRETS", "RESOURCE_REFERENCES", "ALIAS_SPECS", "DELETED_WITH", "REPLACE_WITH", "TRANSFORMS",
                 "INVOKE_TRANSFORMS", "PARAMETERIZATION", "RESOURCE_HOOKS", "ERROR_HOOKS", "REPLACEMENT_TRIGGER")  # fmt: skip
        values = [getattr(self.resource, f"RESOURCE_MONITOR_FEATURE_{name}", None) for name in names]
        return self.resource.DeploymentInfo(supportedFeatures=[value for value in values if value is not None])

    def SupportsFeature(self, request: Any) -> Any:
        """The same, as older SDKs ask."""
        return self.resource.SupportsFeatureResponse(hasSupport=request.id != "outputValues")

    def RegisterResource(self, request: Any) -> Any:
        """Note a resource and make up its outputs."""
        urn = self._urn(request)
        inputs = self._transformed(request, plain(request.object))
        self._note(urn, request, inputs)
        outputs, identifier = {}, ""
        if request.custom:
            outputs = {**self._echoed(request.type, inputs), **self._computed(urn, request.type, inputs)}
            identifier = self._identifier(urn)
        self.states[urn] = (identifier, outputs)
        return self.resource.RegisterResourceResponse(urn=urn, id=identifier, object=self._struct(outputs))

    def ReadResource(self, request: Any) -> Any:
        """Note something that exists already."""
        urn = self._urn(request)
        state = plain(request.properties)
        self._note(urn, request, {**state, "id": request.id}, external=True)
        outputs = {**state, **self._computed(urn, request.type, state)}
        self.states[urn] = (request.id, outputs)
        return self.resource.ReadResourceResponse(urn=urn, properties=self._struct(outputs))

    def ExistsResource(self, _: Any) -> Any:
        """Nothing that is looked for is known to exist."""
        return self.resource.ExistsResourceResponse(exists=False)

    def RegisterResourceOutputs(self, _: Any) -> Any:
        """Outputs of components and of the stack tell nothing about resources."""
        return self.empty.Empty()

    def RegisterStackTransform(self, request: Any) -> Any:
        """A transform of every resource that follows."""
        self.transforms.append(request)
        return self.empty.Empty()

    def RegisterStackInvokeTransform(self, _: Any) -> Any:
        """Lookups are answered with placeholders: nothing to transform."""
        return self.empty.Empty()

    RegisterResourceHook = RegisterErrorHook = SignalAndWaitForShutdown = RegisterStackInvokeTransform

    def RegisterPackage(self, request: Any) -> Any:
        """A parameterized provider."""
        return self.resource.RegisterPackageResponse(ref=f"{request.name}-{request.version}")

    def Call(self, request: Any) -> Any:
        """A method of a remote component: not seen."""
        self.record.write("invoke", token=request.tok, answered=False)
        from pulumi.runtime.proto import provider_pb2  # noqa: PLC0415 - the SDK is imported late

        return provider_pb2.CallResponse()

    def Invoke(self, request: Any) -> Any:
        """Answer a lookup, without looking anything up."""
        arguments = plain(request.args)
        if request.tok == "pulumi:pulumi:getResource":
            identifier, state = self.states.get(str(arguments.get("urn")), ("", {}))
            answer: dict[str, Any] = {"urn": arguments.get("urn"), "id": identifier, "state": state}
        else:
            answer = self._answer(request.tok, arguments)
        response = self.resource.ResourceInvokeResponse()
        getattr(response, "return").CopyFrom(self._struct(answer))
        return response

    # -- answers -------------------------------------------------------------------------------------------------------

    def _answer(self, token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        last = token.rpartition(":")[2]

        def made_up(name: str) -> str:
            return self.placeholders.text(name, token=token, attribute=name)

        if token.startswith("aws:iam") and last == "getPolicyDocument":
            text = json.dumps(policy_document(arguments))
            return {**arguments, "json": text, "minifiedJson": text, "id": "policy"}
        region = str(self.job["configuration"].get("aws:region") or "")
        if token.startswith("aws:") and last == "getRegion":
            region = region or made_up("region")
            return {"name": region, "id": region, "region": region, "description": region}
        if token.startswith("aws:") and last == "getCallerIdentity":
            account = made_up("accountId")
            return {"accountId": account, "id": account, "arn": made_up("arn"), "userId": made_up("userId")}
        self.record.write("invoke", token=token, answered=False)
        if last == "getAvailabilityZones":
            zones = [f"{region}{letter}" for letter in "abc"] if region else [made_up("zone") for _ in range(3)]
            return {**arguments, "names": zones, "zoneIds": zones, "id": made_up("id")}
        fields = self._result_fields(token)
        texts = {name: made_up(name) for name, spelled in fields.items() if is_text(spelled)}
        echoed = {name: value for name, value in arguments.items() if fits(fields.get(name, ""), value)}
        return {"id": made_up("id"), **texts, **echoed}

    @staticmethod
    def _result_fields(token: str) -> dict[str, str]:
        """Fields of a lookup's result and their types, by the class that the SDK declares for it."""
        name = token.rpartition(":")[2]
        wanted = f"{name[:1].upper()}{name[1:]}Result"
        package = token.partition(":")[0]
        for module_name, module in list(sys.modules.items()):
            if f"_{package}." not in f"{module_name}.":
                continue
            found = vars(module).get(wanted)
            if isinstance(found, type):
                return declared(found)
        return {}

    def _computed(self, urn: str, token: str, inputs: dict[str, Any]) -> dict[str, Any]:
        if not self.job["placeholders"] or token.startswith("pulumi:"):
            return {}
        found = self.classes.get(token)
        names = [name for name, spelled in declared(found).items() if is_text(spelled)] if found else ["arn"]
        return {name: self.placeholders.text(name, urn=urn, attribute=name) for name in names if name not in inputs}

    def _echoed(self, token: str, inputs: dict[str, Any]) -> dict[str, Any]:
        """What was asked for is what comes out, where the class says that it has the same shape."""
        found = self.classes.get(token)
        spelled = declared(found) if found else {}
        # In the second pass nested values stay unknown: their types are not looked into.
        flat = () if self.job["placeholders"] else (dict, list)
        return {
            name: value
            for name, value in inputs.items()
            if fits(spelled.get(name, ""), value) and not isinstance(value, flat)
        }

    def _identifier(self, urn: str) -> str:
        return self.placeholders.text("id", urn=urn, attribute="id") if self.job["placeholders"] else ""

    def _struct(self, values: dict[str, Any]) -> Any:
        made = self.struct.Struct()
        made.update(values)
        return made

    # -- notes ---------------------------------------------------------------------------------------------------------

    def _urn(self, request: Any) -> str:
        parent = self.types.get(request.parent, "")
        chain = f"{parent}${request.type}" if parent else request.type
        urn = f"urn:pulumi:{self.job['stack']}::{self.job['project']}::{chain}::{request.name}"
        self.types[urn] = "" if request.type == _STACK else chain
        return urn

    def _note(self, urn: str, request: Any, inputs: dict[str, Any], *, external: bool = False) -> None:
        depends = getattr(request, "propertyDependencies", {})
        self.record.write(
            "resource",
            urn=urn,
            type=request.type,
            custom=getattr(request, "custom", True),
            remote=getattr(request, "remote", False),
            external=external,
            inputs=without_secrets(inputs),
            parent=request.parent,
            provider=request.provider,
            providers=dict(getattr(request, "providers", {})),
            propertyDependencies={name: list(value.urns) for name, value in depends.items()},
            positions=list(self._positions(request)),
        )

    @staticmethod
    def _positions(request: Any) -> Any:
        trace = getattr(request, "stackTrace", None)
        frames = [request.sourcePosition, *(frame.pc for frame in (trace.frames if trace is not None else ()))]
        for position in frames:
            if position.uri:
                yield [position.uri, position.line]

    def _transformed(self, request: Any, inputs: dict[str, Any]) -> dict[str, Any]:
        """The inputs after the transforms of the resource and of the stack, which the SDK holds in this process."""
        wanted = [*getattr(request, "transforms", ()), *self.transforms]
        for callback in wanted if request.type != _STACK else ():
            for servicer in getattr(self.callbacks, "_servicers", ()):
                function = servicer._callbacks.get(callback.token)  # noqa: SLF001 - the SDK offers no other way
                if function is None:
                    continue
                asked = self.resource.TransformRequest(
                    type=request.type, name=request.name, custom=request.custom, parent=request.parent,
                    properties=self._struct(inputs),
                )  # fmt: skip
                future = asyncio.run_coroutine_threadsafe(function(asked.SerializeToString()), servicer._loop)  # noqa: SLF001
                inputs = plain(future.result(30).properties)
        return inputs


class Engine:
    """Takes what the program logs and keeps none of it: it may hold secrets."""

    def __init__(self, engine: Any, empty: Any) -> None:
        self._engine = engine
        self._empty = empty
        self._root = ""

    def Log(self, _: Any) -> Any:
        """Not kept."""
        return self._empty.Empty()

    def GetRootResource(self, _: Any) -> Any:
        """As set."""
        return self._engine.GetRootResourceResponse(urn=self._root)

    def SetRootResource(self, request: Any) -> Any:
        """The stack itself."""
        self._root = request.urn
        return self._engine.SetRootResourceResponse()


def declared(found: type) -> dict[str, str]:
    """Pulumi names of a class's properties, and the type of each as text, without what wraps every output."""
    properties = {}
    for base in reversed(found.__mro__):
        for member in vars(base).values():
            getter = getattr(member, "fget", None)
            name = getattr(getter, "_pulumi_name", None)
            if name is not None:
                spelled = str(getattr(getter, "__annotations__", {}).get("return", ""))
                for noise in ("typing.", "pulumi.output.", "pulumi.", "_builtins.", "builtins."):
                    spelled = spelled.replace(noise, "")
                for wrapper in ("Output[", "Optional["):
                    if spelled.startswith(wrapper):
                        spelled = spelled[len(wrapper) : -1]
                properties[name] = spelled
    return properties


def is_text(spelled: str) -> bool:
    """Whether a declared type is one text."""
    return spelled in {"str", "<class 'str'>"}


def fits(spelled: str, value: Any) -> bool:
    """Whether what was asked for may be answered as the output of that type: the SDK checks what it gets."""
    if isinstance(value, list):
        return not spelled.startswith(("Mapping[", "Dict[")) and spelled not in _SCALARS
    if isinstance(value, dict) and _SIGNATURE not in value:
        return not spelled.startswith(("Sequence[", "List[")) and spelled not in _SCALARS
    wanted = _SCALARS.get(spelled)
    return wanted is None or value is None or isinstance(value, (wanted, dict))


def plain(value: Any, depth: int = 0) -> Any:
    """A protobuf value as plain ones."""
    if depth > _DEEPEST:
        return None
    kind = value.WhichOneof("kind") if hasattr(value, "WhichOneof") and value.DESCRIPTOR.name == "Value" else None
    if kind == "struct_value":
        return plain(value.struct_value, depth + 1)
    if kind == "list_value":
        return [plain(item, depth + 1) for item in value.list_value.values]
    if kind == "null_value":
        return None
    if kind is not None:
        return getattr(value, kind)
    return {name: plain(item, depth + 1) for name, item in value.fields.items()}


def without_secrets(value: Any) -> Any:
    """The same with every secret replaced by its bare mark: none leaves this process."""
    if isinstance(value, dict):
        if value.get(_SIGNATURE) == _SECRET[_SIGNATURE]:
            return _SECRET
        return {name: without_secrets(item) for name, item in value.items()}
    return [without_secrets(item) for item in value] if isinstance(value, list) else value


def where(error: BaseException, folder: str) -> tuple[str, int]:
    """File and line of the program that an error comes from."""
    found = ("", 0)
    for frame in traceback.extract_tb(error.__traceback__):
        real = os.path.realpath(frame.filename) if not frame.filename.startswith("<") else ""
        if real.startswith(folder + os.sep) and "site-packages" not in real:
            found = (os.path.relpath(real, folder), frame.lineno or 0)
    if isinstance(error, SyntaxError) and error.filename:
        real = os.path.realpath(error.filename)
        if real.startswith(folder + os.sep):
            found = (os.path.relpath(real, folder), error.lineno or 0)
    return found


def wanted(error: BaseException) -> str:
    """What an error says was not there, if that can only be a name of the code."""
    if isinstance(error, (AttributeError, NameError)) and isinstance(error.name, str) and error.name.isidentifier():
        return f": {error.name}"
    required = _REQUIRED.fullmatch(str(error)) if isinstance(error, TypeError) else None
    return f": {required[0]}" if required else ""


def told(error: BaseException, folder: str, pulumi: Any) -> dict[str, Any]:
    """What may be said of an error: never its text, which may quote a secret."""
    cause, seen = error, {id(error)}
    while not isinstance(cause, (confinement.Refused, ImportError)):
        following = cause.__cause__ or cause.__context__
        # Errors may be each other's context.
        if following is None or id(following) in seen:
            cause = error
            break
        seen.add(id(following))
        cause = following
    file, line = where(error, folder)
    members: dict[str, Any] = {"error": type(error).__name__ + wanted(error), "file": file, "line": line}
    if isinstance(cause, confinement.Refused):
        members["refused"] = str(cause)
    elif isinstance(cause, ImportError) and cause.name:
        members["package"] = cause.name
    if isinstance(error, SystemExit):
        members["error"] = "SystemExit"
    if isinstance(error, pulumi.ConfigTypeError):
        members["error"] = "ConfigTypeError"
    return members


def main() -> None:
    """Read the job from standard input and run it."""
    job = json.load(sys.stdin)
    record = Record(job["pipe"])
    confinement.limit()
    confinement.raise_loopback()
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.abspath(path or ".") != here]
    try:
        import pulumi  # noqa: PLC0415 - the interpreter is the program's own
        from google.protobuf import empty_pb2, struct_pb2  # noqa: PLC0415
        from pulumi import runtime  # noqa: PLC0415
        from pulumi.runtime.proto import engine_pb2, resource_pb2  # noqa: PLC0415
    except ImportError as error:
        record.write("end", error="ImportError", package=error.name or "pulumi", file="", line=0)
        return
    try:
        from pulumi.runtime._callbacks import _CallbackServicer as callbacks  # noqa: PLC0415 - newer SDKs
    except ImportError:
        callbacks = None  # type: ignore[assignment, misc]
    placeholders = Placeholders(record)
    monitor = Monitor(job, record, placeholders, (resource_pb2, empty_pb2, struct_pb2, callbacks))
    note_classes(pulumi, monitor)
    missing.stand_in_for_configuration(
        pulumi,
        lambda key: placeholders.text(key, config=key),
        lambda key: record.write("missing", key=key),
        lambda key: record.write("unset", key=key),
    )
    missing.stand_in_for_files()
    sys.meta_path.append(
        stand_in.Finder(pulumi, placeholders.text, lambda package: record.write("stand_in", package=package))
    )
    configuration = dict(job["configuration"])
    for key in job["secrets"]:
        configuration[key] = placeholders.text("secret", secret=key)
    runtime.set_all_config(configuration, job["secrets"])
    settings = {"monitor": monitor, "engine": Engine(engine_pb2, empty_pb2), "project": job["project"],
                "stack": job["stack"], "parallel": 8, "dry_run": True, "organization": "organization",
                "root_directory": job["folder"]}  # fmt: skip
    known = inspect.signature(runtime.Settings.__init__).parameters
    runtime.configure(runtime.Settings(**{name: value for name, value in settings.items() if name in known}))
    program, folder = job["program"], os.path.realpath(job["folder"])
    sys.argv = [program]
    os.chdir(folder)
    own = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path, os.path.dirname(here)]
    readable = [*job["readable"], folder, *own]
    confinement.confine([os.path.abspath(path) for path in readable if path], [job["temporary"]])
    import runpy  # noqa: PLC0415 - last, so that the program finds the path as it expects

    end: dict[str, Any] = {"error": None}
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(runtime.run_in_stack(lambda: discard(runpy.run_path(program, run_name="__main__"))))
    except BaseException as error:  # noqa: BLE001 - whatever a program does is told, SystemExit included
        end = told(error, folder, pulumi)
    record.write("end", **end)
    os._exit(0)


def discard(_: Any) -> None:
    """A program's namespace is no coroutine to wait for."""


def note_classes(pulumi: Any, monitor: Monitor) -> None:
    """Remember which class stands for each type: it declares the outputs."""
    real = pulumi.Resource.__init__

    def init(self: Any, t: str, *arguments: Any, **named: Any) -> None:
        monitor.classes[t] = type(self)
        real(self, t, *arguments, **named)

    pulumi.Resource.__init__ = init


if __name__ == "__main__":
    main()
