"""Functions of Lambda and interfaces of API Gateway. The code of functions is not read, nor the values of their variables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told, without_values
from hds_scanners.sources.aws.services.web_firewalls import BEFORE, before

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

FUNCTIONS = Call("lambda", "ListFunctions", "Functions")
ADDRESSES = Call("lambda", "ListFunctionUrlConfigs", "FunctionUrlConfigs", ("ResourceNotFoundException",))
ADDRESS = Call("lambda", "GetFunctionUrlConfig", "", ("ResourceNotFoundException",))
RESULTS = Call("lambda", "ListFunctionEventInvokeConfigs", "FunctionEventInvokeConfigs", ("ResourceNotFoundException",))
POLICY = Call("lambda", "GetPolicy", "Policy", ("ResourceNotFoundException",))
SOURCES = Call("lambda", "ListEventSourceMappings", "EventSourceMappings")


def functions(api: Api) -> Iterator[Found]:
    """Functions with who may call them, and through which addresses."""
    for item in api.every(FUNCTIONS):
        yield partial(_function, api, item)


def _function(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["FunctionArn"]), str(item["FunctionName"])
    variables = told(item, "Environment.Variables", default={})
    yield Fact(
        "aws_lambda_function",
        arn,
        name,
        {
            "arn": arn,
            "function_name": name,
            **fields(item, runtime="Runtime", kms_key_arn="KMSKeyArn", role="Role"),
            "environment": [{"variables": without_values(variables)}] if variables else [],
            "dead_letter_config": [fields(item, target_arn="DeadLetterConfig.TargetArn")],
        },
    )
    addresses = api.listed(ADDRESSES, FunctionName=name)
    if not isinstance(addresses, Unknown) and api.account.hopeless[ADDRESSES.operation]:
        # Who does not list the addresses of all versions may still tell that of the function itself.
        own = api.one(ADDRESS, FunctionName=name)
        addresses = own if isinstance(own, Unknown) else [own] if own else []
    if isinstance(addresses, Unknown):
        yield Fact(
            "aws_lambda_function_url",
            arn,
            name,
            {"function_name": name, "authorization_type": addresses},
            unseen=addresses,
        )
    else:
        for address in addresses:
            yield Fact(
                "aws_lambda_function_url",
                arn,
                name,
                {"function_name": name, **fields(address, authorization_type="AuthType")},
            )
    yield from _results(arn, name, api.listed(RESULTS, FunctionName=name))
    policy = api.one(POLICY, FunctionName=name)
    if isinstance(policy, Unknown):
        yield Fact("aws_lambda_permission", arn, name, {"function_name": name, "principal": policy}, unseen=policy)
    elif isinstance(policy, str):
        yield from _permissions(arn, name, policy)


def _results(arn: str, name: str, configurations: Any) -> Iterator[Fact]:
    """Where the results of calls that nobody waits for go."""
    type_name = "aws_lambda_function_event_invoke_config"
    if isinstance(configurations, Unknown):
        attributes = {"function_name": name, "destination_config": configurations}
        yield Fact(type_name, arn, name, attributes, unseen=configurations)
        return
    for item in configurations:
        targets = {
            way: [fields(item, destination=f"DestinationConfig.{member}.Destination")]
            for way, member in (("on_failure", "OnFailure"), ("on_success", "OnSuccess"))
        }
        yield Fact(type_name, arn, name, {"function_name": name, "destination_config": [targets]})


def _permissions(arn: str, name: str, policy: str) -> Iterator[Fact]:
    """One permission for each statement, as Terraform writes them."""
    for statement in json.loads(policy).get("Statement") or ():
        if statement.get("Effect") != "Allow":
            continue
        principal = statement.get("Principal")
        if isinstance(principal, Mapping):
            principal = next(iter(principal.values()), None)
        found: dict[str, Any] = {"function_name": name, "statement_id": statement.get("Sid"), "principal": principal}
        for operator in (statement.get("Condition") or {}).values():
            for key, value in operator.items() if isinstance(operator, Mapping) else ():
                argument = _LIMITS.get(key.lower())
                if argument:
                    found[argument] = value
        yield Fact("aws_lambda_permission", arn, str(statement.get("Sid") or name), found)


_LIMITS = {
    "aws:sourcearn": "source_arn",
    "aws:sourceaccount": "source_account",
    "aws:principalorgid": "principal_org_id",
    "lambda:functionurlauthtype": "function_url_auth_type",
}


def sources(api: Api) -> Iterator[Found]:
    """Streams and queues that functions read, with where failures go."""
    for item in api.every(SOURCES):
        identifier = str(item["UUID"])
        failures = told(item, "DestinationConfig.OnFailure.Destination")
        yield Fact(
            "aws_lambda_event_source_mapping",
            told(item, "EventSourceMappingArn") or api.arn("lambda", f"event-source-mapping:{identifier}"),
            identifier,
            {
                "id": identifier,
                **fields(item, event_source_arn="EventSourceArn", function_name="FunctionArn"),
                "destination_config": [{"on_failure": [{"destination_arn": failures}]}] if failures else [],
            },
        )


# -- API Gateway -------------------------------------------------------------------------------------------------------

_GATEWAY = {"right": "apigateway:GET", "resources": ("arn:aws:apigateway:*::/*",)}
REST = Call("apigateway", "GetRestApis", "items", **_GATEWAY)  # type: ignore[arg-type]
REST_STAGES = Call("apigateway", "GetStages", "item", **_GATEWAY)  # type: ignore[arg-type]
REST_DOMAINS = Call("apigateway", "GetDomainNames", "items", **_GATEWAY)  # type: ignore[arg-type]
HTTP = Call("apigatewayv2", "GetApis", "Items", **_GATEWAY)  # type: ignore[arg-type]
HTTP_STAGES = Call("apigatewayv2", "GetStages", "Items", **_GATEWAY)  # type: ignore[arg-type]


def rest_interfaces(api: Api) -> Iterator[Found]:
    """REST interfaces with their stages."""
    for item in api.every(REST):
        identifier = str(item["id"])
        arn = _gateway_arn(api, f"/restapis/{identifier}")
        yield Fact(
            "aws_api_gateway_rest_api",
            arn,
            told(item, "name", default=identifier),
            {
                "id": identifier,
                "arn": arn,
                "name": told(item, "name"),
                "endpoint_configuration": [{"types": told(item, "endpointConfiguration.types", default=["EDGE"])}],
            },
        )
        yield partial(_rest_stages, api, identifier)


def _gateway_arn(api: Api, path: str) -> str:
    return f"arn:{api.account.partition}:apigateway:{api.region}::{path}"


def _rest_stages(api: Api, interface: str) -> Iterator[Found]:
    found = api.listed(REST_STAGES, restApiId=interface)
    if isinstance(found, Unknown):
        yield Fact(
            "aws_api_gateway_stage",
            _gateway_arn(api, f"/restapis/{interface}/stages/*"),
            "*",
            {"rest_api_id": interface, "access_log_settings": found},
            unseen=found,
        )
        return
    for item in found:
        name = str(item["stageName"])
        arn = _gateway_arn(api, f"/restapis/{interface}/stages/{name}")
        logs = told(item, "accessLogSettings.destinationArn")
        yield Fact(
            "aws_api_gateway_stage",
            arn,
            name,
            {
                "id": f"ags-{interface}-{name}",
                "arn": arn,
                # Several interfaces have a stage of the same name, which its settings name too.
                "stage_name": f"{interface}/{name}",
                "rest_api_id": interface,
                "access_log_settings": [{"destination_arn": logs}] if logs else [],
            },
        )
        yield from before(api, arn, name)
        for path, settings in told(item, "methodSettings", default={}).items():
            yield Fact(
                "aws_api_gateway_method_settings",
                arn,
                str(path),
                {
                    "rest_api_id": interface,
                    "stage_name": f"{interface}/{name}",
                    "method_path": path,
                    "settings": [
                        fields(
                            settings,
                            logging_level="loggingLevel",
                            caching_enabled="cachingEnabled",
                            cache_data_encrypted="cacheDataEncrypted",
                        )
                    ],
                },
            )


def rest_domains(api: Api) -> Iterator[Found]:
    """Names of one's own for interfaces."""
    for item in api.every(REST_DOMAINS):
        name = str(item["domainName"])
        arn = told(item, "domainNameArn") or _gateway_arn(api, f"/domainnames/{name}")
        yield Fact(
            "aws_api_gateway_domain_name",
            arn,
            name,
            {"arn": arn, "domain_name": name, **fields(item, security_policy="securityPolicy")},
        )


def http_interfaces(api: Api) -> Iterator[Found]:
    """HTTP and WebSocket interfaces with their stages."""
    for item in api.every(HTTP):
        identifier = str(item["ApiId"])
        arn = _gateway_arn(api, f"/apis/{identifier}")
        yield Fact(
            "aws_apigatewayv2_api",
            arn,
            told(item, "Name", default=identifier),
            {"id": identifier, "arn": arn, "name": told(item, "Name"), "protocol_type": told(item, "ProtocolType")},
        )
        yield partial(_http_stages, api, identifier)


def _http_stages(api: Api, interface: str) -> Iterator[Found]:
    found = api.listed(HTTP_STAGES, ApiId=interface)
    if isinstance(found, Unknown):
        yield Fact(
            "aws_apigatewayv2_stage",
            _gateway_arn(api, f"/apis/{interface}/stages/*"),
            "*",
            {"api_id": interface, "access_log_settings": found},
            unseen=found,
        )
        return
    for item in found:
        name = str(item["StageName"])
        arn = _gateway_arn(api, f"/apis/{interface}/stages/{name}")
        logs = told(item, "AccessLogSettings.DestinationArn")
        yield Fact(
            "aws_apigatewayv2_stage",
            arn,
            name,
            {
                "id": f"{interface}/{name}",
                "arn": arn,
                "api_id": interface,
                "name": name,
                "access_log_settings": [{"destination_arn": logs}] if logs else [],
            },
        )


KINDS = (
    Kind(
        ("aws_lambda_function", "aws_lambda_function_url"), (FUNCTIONS, ADDRESSES, ADDRESS, RESULTS, POLICY), functions
    ),
    Kind(("aws_lambda_event_source_mapping",), (SOURCES,), sources),
    Kind(("aws_api_gateway_rest_api", "aws_api_gateway_stage"), (REST, REST_STAGES, BEFORE), rest_interfaces),
    Kind(("aws_api_gateway_domain_name",), (REST_DOMAINS,), rest_domains),
    Kind(("aws_apigatewayv2_api", "aws_apigatewayv2_stage"), (HTTP, HTTP_STAGES), http_interfaces),
)
