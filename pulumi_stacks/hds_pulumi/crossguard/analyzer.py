"""The analyzer that the engine talks to: `pulumirpc.Analyzer` of pulumi/proto/analyzer.proto.

It speaks the protocol itself. `pulumi_policy` would hand over secrets in clear, leave out a rule as soon as it touches a
value that is not known yet, and read all resources anew for each policy.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import empty_pb2
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as protocol
from pulumi.runtime.proto import plugin_pb2
from pulumi.runtime.proto.analyzer_pb2_grpc import AnalyzerServicer

from hds_policies.finding import Finding
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.declaration import Declaration
from hds_policies.model.scope import in_scope
from hds_policies.model.thing import Inventory
from hds_policies.rule import Outcome, Text
from hds_policies.translate import translate
from hds_pulumi.crossguard import wording
from hds_pulumi.crossguard.alone import decided_alone
from hds_pulumi.crossguard.policies import ABOUT_THE_PACK, JUDGED, PACK, SEVERITY, described
from hds_pulumi.crossguard.remediation import REMEDIATIONS, remediated
from hds_pulumi.crossguard.settings import Settings, WrongSettings, settings_of
from hds_pulumi.crossguard.stack import Stack, configuration_of
from hds_scanners import __version__
from hds_scanners.sources.pulumi.reading import PulumiReading

_TOLD = frozenset({Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.ERROR})
_DECIDED = frozenset({Outcome.FAIL, Outcome.WAIVED})
_REMEDIABLE = frozenset(item.rule_id for item in REMEDIATIONS)


@dataclass
class Analyzer(AnalyzerServicer):
    """One pack in one operation of the engine; `folder` is that of the program."""

    folder: Path
    language: str
    documentation: str = ""
    stack: Stack = field(default_factory=Stack)
    told: set[str] = field(default_factory=set)
    """Fingerprints of what was told of single resources, so that it is not told again of the stack."""
    levels: dict[str, int] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    _settings: Settings | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    # -- what the engine asks before it begins -----------------------------------------------------------------------

    def Handshake(self, request: Any, context: Any) -> protocol.AnalyzerHandshakeResponse:
        """Nothing to agree on."""
        return protocol.AnalyzerHandshakeResponse()

    def GetPluginInfo(self, request: Any, context: Any) -> plugin_pb2.PluginInfo:
        """The version of this distribution."""
        return plugin_pb2.PluginInfo(version=__version__)

    def GetAnalyzerInfo(self, request: Any, context: Any) -> protocol.AnalyzerInfo:
        """Every policy, with its texts, its severity and what can be configured."""
        return protocol.AnalyzerInfo(
            name=PACK,
            version=__version__,
            supportsConfig=True,
            policies=described(self.language, self.documentation),
        )

    def ConfigureStack(self, request: Any, context: Any) -> protocol.AnalyzerStackConfigureResponse:
        """An operation on a stack begins."""
        with self._lock:
            self.stack = Stack(configuration_of(request.config, request.config_secret_keys), request.dry_run)
            self.told.clear()
        return protocol.AnalyzerStackConfigureResponse()

    def Configure(self, request: Any, context: Any) -> empty_pb2.Empty:
        """Levels and settings by policy, as the engine made them of defaults and of the user's file."""
        with self._lock:
            self.levels = {name: item.enforcementLevel for name, item in request.policyConfig.items()}
            self.given = {name: MessageToDict(item.properties) for name, item in request.policyConfig.items()}
            self._settings = None
        self._settled(context)
        return empty_pb2.Empty()

    def Cancel(self, request: Any, context: Any) -> empty_pb2.Empty:
        """Nothing goes on that could be stopped."""
        return empty_pb2.Empty()

    def _settled(self, context: Any) -> Settings:
        with self._lock:
            if self._settings is None:
                try:
                    self._settings = settings_of(self.given, self.folder, self.language)
                except WrongSettings as wrong:
                    context.abort(grpc.StatusCode.INVALID_ARGUMENT, wrong.message.in_language(self.language))
            assert self._settings is not None
            return self._settings

    # -- resources and stacks ----------------------------------------------------------------------------------------

    def Analyze(self, request: Any, context: Any) -> protocol.AnalyzeResponse:
        """What a resource that is about to be made decides by itself.

        Only what fails is told here, and blocks it where its policy is mandatory. What is undecided may be decided by
        another resource.
        """
        settings = self._settled(context)
        with self._lock:
            reading = self.stack.registered(request)
        managed = [item for item in reading.declarations if item.address == request.urn and item.mode == "managed"]
        findings: list[Finding] = []
        for declaration in self._in_scope(managed, settings):
            findings += self._judged(decided_alone(declaration), settings)
        failed = [item for item in findings if item.outcome in _DECIDED and not _rests_on_unknown(item)]
        with self._lock:
            self.told |= {item.fingerprint for item in failed}
        decided = {item.rule_id for item in failed}
        decided |= {item.rule_id for item in findings if item.outcome is Outcome.PASS}
        why = wording.JUDGED_WITH_THE_STACK.in_language(settings.language)
        return protocol.AnalyzeResponse(
            diagnostics=[self._diagnostic(item, settings) for item in failed],
            not_applicable=[
                protocol.PolicyNotApplicable(policy_name=name, reason=why) for name in JUDGED if name not in decided
            ],
        )

    def AnalyzeStack(self, request: Any, context: Any) -> protocol.AnalyzeResponse:
        """All that is known of the stack at the end, less what was told of single resources."""
        settings = self._settled(context)
        with self._lock:
            reading = self.stack.whole(request.resources)
            told = set(self.told)
        inventory = translate(list(self._in_scope(reading.declarations, settings)))
        findings = list(self._judged(inventory, settings))
        here = [item for item in findings if item.outcome in _TOLD and item.fingerprint not in told]
        judged = {item.rule_id for item in findings}
        return protocol.AnalyzeResponse(
            diagnostics=[
                *(self._diagnostic(item, settings) for item in here),
                *self._about_the_pack(inventory, reading, settings),
            ],
            not_applicable=[protocol.PolicyNotApplicable(policy_name=name) for name in JUDGED if name not in judged],
        )

    def _in_scope(self, declarations: Iterable[Declaration], settings: Settings) -> Iterable[Declaration]:
        return (item for item in declarations if in_scope(item, settings.policy.scope))

    def _judged(self, inventory: Inventory, settings: Settings) -> Iterable[Finding]:
        enabled = [rule for name, rule in JUDGED.items() if self.levels.get(name) != protocol.DISABLED]
        return judge(Context(inventory, settings.policy, settings.today), enabled)

    def _diagnostic(self, finding: Finding, settings: Settings) -> protocol.AnalyzeDiagnostic:
        level = self._level(finding.rule_id)
        if finding.outcome is Outcome.WAIVED or (finding.outcome is Outcome.UNKNOWN and not settings.unknown_fails):
            level = protocol.ADVISORY
        return protocol.AnalyzeDiagnostic(
            policyName=finding.rule_id,
            policyPackName=PACK,
            policyPackVersion=__version__,
            description=finding.title.in_language(settings.language),
            message=wording.violation(finding, settings.language),
            enforcementLevel=level,
            urn=finding.subject.address,
            severity=SEVERITY[finding.severity],
        )

    def _level(self, name: str) -> Any:
        level = self.levels.get(name, protocol.ADVISORY)
        # What is left to tell after a remediation must not go through unseen.
        return protocol.MANDATORY if level == protocol.REMEDIATE else level

    def _about_the_pack(
        self, inventory: Inventory, reading: PulumiReading, settings: Settings
    ) -> Iterable[protocol.AnalyzeDiagnostic]:
        own_level = self._level(ABOUT_THE_PACK)
        if own_level == protocol.DISABLED:
            return
        types = inventory.unknown_types | reading.unknown_types
        if types:
            level = own_level if settings.unknown_fails else protocol.ADVISORY
            yield self._remark(wording.unknown_types(types, settings.language), level)
        for declaration, error in inventory.failures:
            text = wording.not_understood(declaration.name, error, settings.language)
            yield self._remark(text, own_level, declaration.address)
        for remark in reading.diagnostics:
            yield self._remark(Text(remark.en, remark.fr).in_language(settings.language), own_level)
        for exclusion in settings.policy.exclusions:
            if not exclusion.in_force(settings.today):
                text = wording.exclusion_ended(
                    exclusion.source, exclusion.rule_id, exclusion.until.isoformat(), settings.language
                )
                yield self._remark(text, protocol.ADVISORY)

    def _remark(self, message: str, level: Any, urn: str = "") -> protocol.AnalyzeDiagnostic:
        return protocol.AnalyzeDiagnostic(
            policyName=ABOUT_THE_PACK,
            policyPackName=PACK,
            policyPackVersion=__version__,
            message=message,
            enforcementLevel=level,
            urn=urn,
            severity=protocol.POLICY_SEVERITY_LOW,
        )

    # -- remediation -------------------------------------------------------------------------------------------------

    def Remediate(self, request: Any, context: Any) -> protocol.RemediateResponse:
        """Adds what rules ask for whose level is `remediate`. Secrets and unknown values pass through as they came."""
        response = protocol.RemediateResponse()
        inputs = MessageToDict(request.properties)
        for name in JUDGED:
            if self.levels.get(name) != protocol.REMEDIATE or name not in _REMEDIABLE:
                continue
            changed = remediated(name, request.type, inputs)
            if changed is None:
                continue
            inputs = changed
            response.remediations.append(
                protocol.Remediation(
                    policyName=name,
                    policyPackName=PACK,
                    policyPackVersion=__version__,
                    description=JUDGED[name].title.in_language(self.language),
                    properties=ParseDict(inputs, Struct()),
                )
            )
        return response


def _rests_on_unknown(finding: Finding) -> bool:
    """Whether another resource may still decide it: an exclusion also covers what is undecided."""
    return any(evidence.unknown for evidence in finding.evidence)
