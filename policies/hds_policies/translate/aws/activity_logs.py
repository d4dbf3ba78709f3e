"""Which AWS services record their use. Defaults are those of the hashicorp/aws documentation: nearly all are off."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hds_policies.model.activity_logs import (
    ClusterLog,
    ConnectionLog,
    DatabaseLog,
    EntryPointLog,
    LockedLog,
    ObjectStoreLog,
)
from hds_policies.model.alarms import LiveTrail
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.aws.log_collectors import collects_logs, unless_it_collects
from hds_policies.translate.derivation import any_of, certainly, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Companions, Resource

# -- entry points ------------------------------------------------------------------------------------------------------


def _entry_point(resource: Resource, recorded: Setting[bool]) -> Iterator[Thing]:
    yield EntryPointLog(declaration=resource.declaration, placement=placement(resource), recorded=recorded)


def _block_switch(resource: Resource, block: str, switch: str, *, default: bool) -> Setting[bool]:
    """A switch in a block that says nothing when the block is absent."""
    if not resource.has(block):
        return resource.at(block, raw=False)
    return resource.boolean(f"{block}.{switch}", default=default)


def load_balancer(resource: Resource) -> Iterator[Thing]:
    """`aws_lb`, `aws_alb`: an application load balancer logs requests when asked, a network one those of TLS listeners.

    Either writes them into a bucket, or hands them to a delivery of CloudWatch Logs.
    """
    kind = resource.text("load_balancer_type", "application").known_or("")
    judged = kind == "application" or (kind == "network" and (resource.has("access_logs") or _ends_tls(resource)))
    if judged:
        written = _block_switch(resource, "access_logs", "enabled", default=False)
        sources = resource.companions("aws_cloudwatch_log_delivery_source", "resource_arn")
        delivered = any(str(source.text("log_type").known_or("")).endswith("ACCESS_LOGS") for source in sources)
        yield from _entry_point(resource, resource.at("access_logs", raw=True) if delivered else written)


def _ends_tls(balancer: Resource) -> bool:
    return any(
        listener.text("protocol").equals("TLS")
        for type_name in ("aws_lb_listener", "aws_alb_listener")
        for listener in balancer.companions(type_name, "load_balancer_arn")
    )


def classic_balancer(resource: Resource) -> Iterator[Thing]:
    """`aws_elb`: the block alone turns the log on."""
    yield from _entry_point(resource, _block_switch(resource, "access_logs", "enabled", default=True))


def api_stage(resource: Resource) -> Iterator[Thing]:
    """`aws_api_gateway_stage`, `aws_apigatewayv2_stage`: access logs, or the execution log of a REST interface."""
    written = resource.has("access_log_settings")
    executed = [
        converted(settings.text("settings.logging_level", "OFF"), lambda word: word != "OFF")
        for settings in resource.companions("aws_api_gateway_method_settings", "stage_name", "stage_name")
    ]
    own = resource.at("access_log_settings", raw=certainly(resource, "access_log_settings", value=written))
    yield from _entry_point(resource, any_of(*executed, own))


def distribution(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudfront_distribution`: its own logging, a real-time configuration, or a delivery of CloudWatch Logs."""
    live = [
        resource.at(path, raw=True)
        for path in ("default_cache_behavior", "ordered_cache_behavior")
        if any(names_something(behaviour, "realtime_log_config_arn") for behaviour in resource.blocks(path))
    ]
    delivered = _companion(resource, resource.companions("aws_cloudwatch_log_delivery_source", "resource_arn"))
    written = certainly(resource, "logging_config", value=resource.has("logging_config"))
    yield from _entry_point(resource, any_of(*live, delivered, resource.at("logging_config", raw=written)))


def accelerator(resource: Resource) -> Iterator[Thing]:
    """`aws_globalaccelerator_accelerator`."""
    yield from _entry_point(resource, resource.boolean("attributes.flow_logs_enabled", default=False))


def graph_interface(resource: Resource) -> Iterator[Thing]:
    """`aws_appsync_graphql_api`: the block alone turns the log on."""
    written = certainly(resource, "log_config", value=resource.has("log_config"))
    yield from _entry_point(resource, resource.at("log_config", raw=written))


def workflow_console(resource: Resource) -> Iterator[Thing]:
    """`aws_mwaa_environment`: what its web server was asked is recorded when asked."""
    path = "logging_configuration.webserver_logs"
    yield from _entry_point(resource, _block_switch(resource, path, "enabled", default=False))


def web_firewall(resource: Resource) -> Iterator[Thing]:
    """`aws_wafv2_web_acl`: by a resource of its own; the firewalls of WAF Classic by a block."""
    written = resource.at("logging_configuration", raw=resource.has("logging_configuration"))
    if resource.type == "aws_wafv2_web_acl":
        written = _companion(resource, resource.companions("aws_wafv2_web_acl_logging_configuration", "resource_arn"))
    yield from _entry_point(resource, written)


def network_firewall(resource: Resource) -> Iterator[Thing]:
    """`aws_networkfirewall_firewall`: by a resource of its own."""
    yield from _entry_point(
        resource, _companion(resource, resource.companions("aws_networkfirewall_logging_configuration", "firewall_arn"))
    )


def _companion(resource: Resource, companions: Companions, path: str = "") -> Setting[bool]:
    """Whether a companion is there; an uncertain one leaves it open."""
    found = next(iter(companions), None)
    if found is not None:
        return Setting(raw=True, declaration=found.declaration)
    doubt = companions.doubt
    return resource.at(path, raw=False) if doubt is None else resource.at(path, raw=doubt)


# -- databases and brokers ---------------------------------------------------------------------------------------------


def _database(resource: Resource, recorded: Setting[bool]) -> Iterator[Thing]:
    yield DatabaseLog(declaration=resource.declaration, placement=placement(resource), recorded=recorded)


def _exports(resource: Resource, wanted: Callable[[tuple[str, ...]], bool]) -> Setting[bool]:
    return converted(resource.texts("enabled_cloudwatch_logs_exports"), wanted)


# Parameters that make an engine write who connected or what was asked, and what switches them off.
_RECORDING = frozenset({"audit_logs", "general_log", "log_connections", "log_min_duration_statement", "log_statement"})
_OFF = frozenset({"none", "0", "off", "disabled", "-1"})


def relational(resource: Resource) -> Iterator[Thing]:
    """`aws_db_instance`, `aws_rds_cluster`: exported logs, or parameters that make the engine write statements.

    Aurora MySQL tells who did what in the audit log, MySQL and MariaDB in the audit or the general one.
    """
    engine = str(resource.text("engine", "aurora").known_or("")) if resource.type == "aws_rds_cluster" else ""
    engine = engine or str(resource.text("engine", "").known_or(""))
    if engine.startswith("custom-"):
        return
    wanted = {"audit", "general"}
    if engine in ("aurora", "aurora-mysql"):
        wanted = {"audit"}
    told: Callable[[tuple[str, ...]], bool] = (
        (lambda names: not wanted.isdisjoint(names))
        if engine.endswith(("mysql", "mariadb")) or engine == "aurora"
        else bool
    )
    kind, path = (
        ("aws_rds_cluster_parameter_group", "db_cluster_parameter_group_name")
        if resource.type == "aws_rds_cluster"
        else ("aws_db_parameter_group", "parameter_group_name")
    )
    parameters = [
        switch
        for group in resource.every(kind)
        if resource in group.companions(resource.type, path, "name").certain
        for switch in _recording(group)
    ]
    yield from _database(resource, any_of(*parameters, _exports(resource, told)))


def _recording(group: Resource) -> list[Setting[bool]]:
    """The parameters of a group that make an engine write its use, and whether they do."""
    return [
        converted(parameter.text("value", ""), lambda word: word.lower() not in _OFF)
        for parameter in group.blocks("parameter")
        if parameter.text("name").known_or("") in _RECORDING
    ]


def document_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_docdb_cluster`: the audit log, or the profiler's."""
    yield from _database(resource, _exports(resource, lambda names: not {"audit", "profiler"}.isdisjoint(names)))


def document_parameters(resource: Resource) -> Iterator[Thing]:
    """`aws_docdb_cluster_parameter_group` of a cluster that is declared elsewhere: `audit_logs` is off by default."""
    clusters = resource.companions("aws_docdb_cluster", "db_cluster_parameter_group_name", "name")
    if not clusters and not resource.declaration.whole:
        none = resource.at("parameter", raw=certainly(resource, "parameter", value=False))
        yield from _database(resource, any_of(none, *_recording(resource)))


def graph_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_neptune_cluster`: spells the argument its own way."""
    yield from _database(
        resource, converted(resource.texts("enable_cloudwatch_logs_exports"), lambda names: "audit" in names)
    )


def warehouse(resource: Resource) -> Iterator[Thing]:
    """`aws_redshift_cluster`: logging in the cluster (old spelling) or by a resource of its own."""
    companion = _companion(
        resource, resource.companions("aws_redshift_logging", "cluster_identifier", "cluster_identifier"), "logging"
    )
    yield from _database(resource, any_of(_block_switch(resource, "logging", "enable", default=False), companion))


def warehouse_namespace(resource: Resource) -> Iterator[Thing]:
    """`aws_redshiftserverless_namespace`."""
    yield from _database(
        resource,
        converted(
            resource.texts("log_exports"), lambda names: not {"connectionlog", "useractivitylog"}.isdisjoint(names)
        ),
    )


def search_domain(resource: Resource) -> Iterator[Thing]:
    """`aws_opensearch_domain`, `aws_elasticsearch_domain`: any published log but the engine's own errors."""
    published = [
        block.boolean("enabled", default=True)
        for block in resource.blocks("log_publishing_options")
        if block.text("log_type").known_or("") != "ES_APPLICATION_LOGS"
    ]
    none = resource.at("log_publishing_options", raw=certainly(resource, "log_publishing_options", value=False))
    yield from _database(resource, any_of(*published, none))


def streaming_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_msk_cluster`: logs of the brokers go to CloudWatch, Firehose or S3."""
    path = "logging_info.broker_logs"
    switches = [
        _block_switch(resource, f"{path}.{where}", "enabled", default=False)
        for where in ("cloudwatch_logs", "firehose", "s3")
    ]
    yield from _database(resource, any_of(*switches))


def broker(resource: Resource) -> Iterator[Thing]:
    """`aws_mq_broker`: the general log; the audit log exists for ActiveMQ only."""
    yield from _database(
        resource,
        any_of(
            _block_switch(resource, "logs", "audit", default=False),
            _block_switch(resource, "logs", "general", default=False),
        ),
    )


# -- object stores -----------------------------------------------------------------------------------------------------


def bucket(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket`: server access logs, or data events of a trail.

    What a bucket that collects logs must do is keep them: logging access to them would fill it by itself.
    """
    if resource.companions("aws_cloudtrail", "s3_bucket_name", "bucket"):
        yield LockedLog(declaration=resource.declaration, placement=placement(resource), locked=_kept(resource))
    host = placement(resource)
    if collects_logs(resource) or host is None or host.host != "aws":
        # Other hosts that speak the language of S3 keep no such log.
        return
    companions = resource.companions("aws_s3_bucket_logging", "bucket", "bucket")
    written = certainly(resource, "logging", value=resource.has("logging"))
    events = [
        found for trail in resource.every("aws_cloudtrail") if (found := _data_events(resource, trail)) is not None
    ]
    recorded = any_of(*events, resource.at("logging", raw=written), _companion(resource, companions, "logging"))
    yield ObjectStoreLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=unless_it_collects(resource, recorded),
    )


def _data_events(resource: Resource, trail: Resource) -> Setting[bool] | None:
    """Whether a trail records reading and writing the objects of a bucket; None when it surely does not."""
    for selector in trail.blocks("event_selector"):
        for data in selector.blocks("data_resource"):
            if data.text("type").known_or("") == "AWS::S3::Object" and _means(resource, _items(data, "values")):
                return data.at("values", raw=True)
    for selector in trail.blocks("advanced_event_selector"):
        fields = {field.text("field").known_or(""): field for field in selector.blocks("field_selector")}
        kind, arn = fields.get("resources.type"), fields.get("resources.ARN")
        if kind is None or "AWS::S3::Object" not in kind.texts("equals").known_or(()):
            continue
        named = [] if arn is None else [*_items(arn, "equals"), *_items(arn, "starts_with")]
        if arn is None or _means(resource, named):
            return kind.at("equals", raw=True)
    doubt = trail.uncertain("event_selector")
    path = "event_selector" if doubt is not None else "advanced_event_selector"
    doubt = trail.uncertain(path)
    return None if doubt is None else trail.at(path, raw=doubt)


def _items(block: Block, path: str) -> list[Any]:
    value, _ = block.raw(path)
    return list(value) if isinstance(value, (list, tuple)) else []


def _means(resource: Resource, named: Iterable[Any]) -> bool:
    own, _ = resource.raw("bucket")
    for item in named:
        if isinstance(item, Unknown):
            if any(
                reference.address in (resource.address, resource.declaration.instance_of)
                for reference in item.references
            ):
                return True
        elif isinstance(item, str) and (
            item in ("arn:aws:s3", "arn:aws:s3:::")
            or (isinstance(own, str) and item.startswith(f"arn:aws:s3:::{own}/"))
        ):
            return True
    return False


# -- clusters ----------------------------------------------------------------------------------------------------------


def cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_eks_cluster`: nothing is recorded unless asked; who was let in stands in the authenticator's log."""
    kinds = resource.texts("enabled_cluster_log_types")
    yield ClusterLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=converted(kinds, lambda words: {"api", "audit", "authenticator"} <= set(words)),
    )


# -- trails ------------------------------------------------------------------------------------------------------------


def trail(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudtrail`: events reach alarms through a log group, or through a rule of EventBridge."""
    path = "cloud_watch_logs_group_arn"
    rules = [
        rule.at("event_pattern", raw=watches)
        for rule in resource.every("aws_cloudwatch_event_rule")
        if isinstance(watches := _watches(rule), Unknown) or watches
    ]
    yield LiveTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        works=any_of(*rules, _names_group(resource, path)),
    )


def _names_group(resource: Resource, path: str) -> Setting[bool]:
    group = resource.setting(path)
    if isinstance(group.raw, Unknown):
        # A group that is made at the same time is one; a variable without a value may be null.
        return group if group.raw.why is Why.NO_VALUE else resource.at(path, raw=True)
    return resource.at(path, raw=bool(group.raw))


def _watches(rule: Resource) -> bool | Unknown:
    pattern = rule.raw("event_pattern")[0]
    if isinstance(pattern, Unknown):
        if pattern.why is Why.NOT_ANSWERED:
            return pattern
        pattern = str(pattern.document)
    return "via CloudTrail" in str(pattern)


def _kept(collector: Resource) -> Setting[bool]:
    """Whether objects of a bucket survive being overwritten or deleted."""
    versions = collector.companions("aws_s3_bucket_versioning", "bucket", "bucket")
    by_companion = [
        converted(item.text("versioning_configuration.status", ""), lambda word: word == "Enabled") for item in versions
    ]
    doubt = [] if versions.doubt is None else [collector.at("versioning", raw=versions.doubt)]
    return any_of(
        collector.boolean("object_lock_enabled", default=False),
        _companion(collector, collector.companions("aws_s3_bucket_object_lock_configuration", "bucket", "bucket")),
        *by_companion,
        *doubt,
        collector.boolean("versioning.enabled", default=False),
    )


# -- VPN ---------------------------------------------------------------------------------------------------------------


def client_vpn(resource: Resource) -> Iterator[Thing]:
    """`aws_ec2_client_vpn_endpoint`: who connected and when is recorded when asked."""
    yield ConnectionLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=resource.boolean("connection_log_options.enabled", default=False),
    )


def connection(resource: Resource) -> Iterator[Thing]:
    """`aws_vpn_connection`: one log a tunnel."""
    for name in ("tunnel1", "tunnel2"):
        yield ConnectionLog(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=name,
            recorded=resource.boolean(f"{name}_log_options.cloudwatch_log_options.log_enabled", default=False),
        )


# -- shells ------------------------------------------------------------------------------------------------------------


def container_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_ecs_cluster`: commands that people run in containers are recorded unless told `NONE`."""
    path = "configuration.execute_command_configuration.logging"
    if resource.has(path):
        yield ConnectionLog(
            declaration=resource.declaration,
            placement=placement(resource),
            recorded=converted(resource.text(path), lambda word: word.upper() != "NONE"),
        )


# A destination of session logs with something in it, in the JSON or YAML of a session document.
_SESSION_LOG = re.compile(r"""["']?(?:s3BucketName|cloudWatchLogGroupName)["']?[ \t]*:[ \t]*["']?[^\s"',}]""")


def session_preferences(resource: Resource) -> Iterator[Thing]:
    """`aws_ssm_document` of type Session: shells on machines are recorded when a bucket or a log group is named.

    A document without `inputs` (a command, a forwarded port) follows the preferences of the account.
    """
    content, path = resource.raw("content")
    written = content.document if isinstance(content, Unknown) and content.document is not None else content
    if not resource.text("document_type").equals("Session"):
        return
    recorded: bool | Unknown
    if isinstance(written, Mapping):
        inputs = written.get("inputs")
        if not isinstance(inputs, Mapping):
            return
        named = [inputs.get(name) for name in ("s3BucketName", "cloudWatchLogGroupName")]
        recorded = any(isinstance(name, Unknown) or name for name in named)
    elif isinstance(written, Unknown):
        recorded = written
    elif "inputs" in str(written):
        recorded = bool(_SESSION_LOG.search(str(written)))
    else:
        return
    yield ConnectionLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=Setting(recorded, path, resource.declaration, spelled=None),
    )


TRANSLATORS = {
    "aws_lb": load_balancer,
    "aws_alb": load_balancer,
    "aws_elb": classic_balancer,
    "aws_api_gateway_stage": api_stage,
    "aws_apigatewayv2_stage": api_stage,
    "aws_cloudfront_distribution": distribution,
    "aws_globalaccelerator_accelerator": accelerator,
    "aws_appsync_graphql_api": graph_interface,
    "aws_mwaa_environment": workflow_console,
    "aws_wafv2_web_acl": web_firewall,
    "aws_waf_web_acl": web_firewall,
    "aws_wafregional_web_acl": web_firewall,
    "aws_networkfirewall_firewall": network_firewall,
    "aws_db_instance": relational,
    "aws_rds_cluster": relational,
    "aws_docdb_cluster": document_cluster,
    "aws_docdb_cluster_parameter_group": document_parameters,
    "aws_neptune_cluster": graph_cluster,
    "aws_redshift_cluster": warehouse,
    "aws_redshiftserverless_namespace": warehouse_namespace,
    "aws_opensearch_domain": search_domain,
    "aws_elasticsearch_domain": search_domain,
    "aws_msk_cluster": streaming_cluster,
    "aws_mq_broker": broker,
    "aws_s3_bucket": bucket,
    "aws_eks_cluster": cluster,
    "aws_cloudtrail": trail,
    "aws_ec2_client_vpn_endpoint": client_vpn,
    "aws_vpn_connection": connection,
    "aws_ecs_cluster": container_cluster,
    "aws_ssm_document": session_preferences,
}
