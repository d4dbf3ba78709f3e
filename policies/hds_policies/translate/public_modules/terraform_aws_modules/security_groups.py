"""`terraform-aws-modules/security-group/aws`: a group whose rules come from names, lists of addresses and lists of maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import Derived, Input, Inputs, Listed, Made, PublicModule

# Names of rules, read in rules.tf at v5.3.1: `name=first[:last][/protocol]`, of TCP where none is said.
_NAMED = """
    activemq-5671-tcp=5671 activemq-61614-tcp=61614 activemq-61617-tcp=61617 activemq-61619-tcp=61619
    activemq-8883-tcp=8883 alertmanager-9093-tcp=9093 alertmanager-9094-tcp=9094 all-all=-1/-1 all-icmp=-1/icmp
    all-tcp=0:65535 all-udp=0:65535/udp carbon-admin-tcp=2004 carbon-gui-udp=8081 carbon-line-in-tcp=2003
    carbon-line-in-udp=2003/udp carbon-pickle-tcp=2013 carbon-pickle-udp=2013/udp cassandra-clients-tcp=9042
    cassandra-jmx-tcp=7199 cassandra-thrift-clients-tcp=9160 consul-dns-tcp=8600 consul-dns-udp=8600/udp
    consul-grpc-tcp=8502 consul-grpc-tcp-tls=8503 consul-serf-lan-tcp=8301 consul-serf-lan-udp=8301/udp
    consul-serf-wan-tcp=8302 consul-serf-wan-udp=8302/udp consul-tcp=8300 consul-webui-http-tcp=8500
    consul-webui-https-tcp=8501 dax-cluster-encrypted-tcp=9111 dax-cluster-unencrypted-tcp=8111 dns-tcp=53
    dns-udp=53/udp docker-swarm-mngmt-tcp=2377 docker-swarm-node-tcp=7946 docker-swarm-node-udp=7946/udp
    docker-swarm-overlay-udp=4789/udp elasticsearch-java-tcp=9300 elasticsearch-rest-tcp=9200 etcd-client-tcp=2379
    etcd-peer-tcp=2380 grafana-tcp=3000 graphite-2003-tcp=2003 graphite-2004-tcp=2004 graphite-2023-tcp=2023
    graphite-2024-tcp=2024 graphite-8080-tcp=8080 graphite-8125-tcp=8125 graphite-8125-udp=8125/udp
    graphite-8126-tcp=8126 graphite-webui=80 http-80-tcp=80 http-8080-tcp=8080 https-443-tcp=443 https-8443-tcp=8443
    ipsec-4500-udp=4500/udp ipsec-500-udp=500/udp kafka-broker-sasl-iam-public-tcp=9198
    kafka-broker-sasl-iam-tcp=9098 kafka-broker-sasl-scram-public-tcp=9196 kafka-broker-sasl-scram-tcp=9096
    kafka-broker-tcp=9092 kafka-broker-tls-public-tcp=9194 kafka-broker-tls-tcp=9094 kafka-jmx-exporter-tcp=11001
    kafka-node-exporter-tcp=11002 kibana-tcp=5601 kubernetes-api-tcp=6443 ldap-tcp=389 ldaps-tcp=636
    logstash-tcp=5044 loki-grafana=3100 loki-grafana-grpc=9095 memcached-tcp=11211 minio-tcp=9000
    mongodb-27017-tcp=27017 mongodb-27018-tcp=27018 mongodb-27019-tcp=27019 mssql-analytics-tcp=2383
    mssql-broker-tcp=4022 mssql-tcp=1433 mssql-udp=1434/udp mysql-tcp=3306 nfs-tcp=2049 nomad-http-tcp=4646
    nomad-rpc-tcp=4647 nomad-serf-tcp=4648 nomad-serf-udp=4648/udp ntp-udp=123/udp octopus-tentacle-tcp=10933
    openvpn-https-tcp=443 openvpn-tcp=943 openvpn-udp=1194/udp oracle-db-tcp=1521 postgresql-tcp=5432
    prometheus-http-tcp=9090 prometheus-node-exporter-http-tcp=9100 prometheus-pushgateway-http-tcp=9091
    promtail-http=9080 puppet-tcp=8140 puppetdb-tcp=8081 rabbitmq-15672-tcp=15672 rabbitmq-25672-tcp=25672
    rabbitmq-4369-tcp=4369 rabbitmq-5671-tcp=5671 rabbitmq-5672-tcp=5672 rdp-tcp=3389 rdp-udp=3389/udp
    redis-tcp=6379 redshift-tcp=5439 saltstack-tcp=4505:4506 smtp-submission-2587-tcp=2587
    smtp-submission-587-tcp=587 smtp-tcp=25 smtps-2456-tcp=2465 smtps-465-tcp=465 solr-tcp=8983:8987
    splunk-hec-tcp=8088 splunk-indexer-tcp=9997 splunk-splunkd-tcp=8089 splunk-web-tcp=8000 squid-proxy-tcp=3128
    ssh-tcp=22 storm-nimbus-tcp=6627 storm-supervisor-tcp=6700:6703 storm-ui-tcp=8080 vault-tcp=8200
    wazuh-dashboard=443 wazuh-indexer-restful-api=9200 wazuh-server-agent-cluster-daemon=1516
    wazuh-server-agent-connection-tcp=1514 wazuh-server-agent-connection-udp=1514/udp
    wazuh-server-agent-enrollment=1515 wazuh-server-restful-api=55000 wazuh-server-syslog-collector-tcp=514
    wazuh-server-syslog-collector-udp=514/udp web-jmx-tcp=1099 winrm-http-tcp=5985 winrm-https-tcp=5986
    zabbix-agent=10050 zabbix-proxy=10051 zabbix-server=10051 zipkin-admin-query-tcp=9901 zipkin-admin-tcp=9990
    zipkin-admin-web-tcp=9991 zipkin-query-tcp=9411 zipkin-web-tcp=8080 zookeeper-2181-tcp=2181
    zookeeper-2182-tls-tcp=2182 zookeeper-2888-tcp=2888 zookeeper-3888-tcp=3888 zookeeper-jmx-tcp=7199
"""
# Rules that each submodule adds by itself, read in modules/*/auto_values.tf at v5.3.1. `smtps-2465-tcp` is no name of a rule.
_AUTOMATIC = """
    activemq: activemq-5671-tcp activemq-8883-tcp activemq-61614-tcp activemq-61617-tcp activemq-61619-tcp
    alertmanager: alertmanager-9093-tcp alertmanager-9094-tcp
    carbon-relay-ng: carbon-line-in-tcp carbon-line-in-udp carbon-pickle-tcp carbon-pickle-udp carbon-gui-udp
    cassandra: cassandra-clients-tcp cassandra-thrift-clients-tcp cassandra-jmx-tcp
    consul: consul-tcp consul-grpc-tcp consul-grpc-tcp-tls consul-webui-http-tcp consul-webui-https-tcp
        consul-dns-tcp consul-dns-udp consul-serf-lan-tcp consul-serf-lan-udp consul-serf-wan-tcp
        consul-serf-wan-udp
    dax-cluster: dax-cluster-unencrypted-tcp dax-cluster-encrypted-tcp
    docker-swarm: docker-swarm-mngmt-tcp docker-swarm-node-tcp docker-swarm-node-udp docker-swarm-overlay-udp
    elasticsearch: elasticsearch-rest-tcp elasticsearch-java-tcp
    etcd: etcd-client-tcp etcd-peer-tcp
    grafana: grafana-tcp
    graphite-statsd: graphite-webui graphite-2003-tcp graphite-2004-tcp graphite-2023-tcp graphite-2024-tcp
        graphite-8080-tcp graphite-8125-tcp graphite-8125-udp graphite-8126-tcp
    http-80: http-80-tcp
    http-8080: http-8080-tcp
    https-443: https-443-tcp
    https-8443: https-8443-tcp
    ipsec-4500: ipsec-4500-udp
    ipsec-500: ipsec-500-udp
    kafka: kafka-broker-tcp kafka-broker-tls-tcp kafka-broker-tls-public-tcp kafka-broker-sasl-scram-tcp
        kafka-broker-sasl-scram-tcp kafka-broker-sasl-iam-tcp kafka-broker-sasl-iam-public-tcp
        kafka-jmx-exporter-tcp kafka-node-exporter-tcp
    kibana: kibana-tcp
    kubernetes-api: kubernetes-api-tcp
    ldap: ldap-tcp
    ldaps: ldaps-tcp
    logstash: logstash-tcp
    loki: loki-grafana loki-grafana-grpc
    memcached: memcached-tcp
    minio: minio-tcp
    mongodb: mongodb-27017-tcp mongodb-27018-tcp mongodb-27019-tcp
    mssql: mssql-tcp mssql-udp mssql-analytics-tcp mssql-broker-tcp
    mysql: mysql-tcp
    nfs: nfs-tcp
    nomad: nomad-http-tcp nomad-rpc-tcp nomad-serf-tcp nomad-serf-udp
    ntp: ntp-udp
    openvpn: openvpn-udp openvpn-tcp openvpn-https-tcp
    oracle-db: oracle-db-tcp
    postgresql: postgresql-tcp
    prometheus: prometheus-http-tcp prometheus-pushgateway-http-tcp prometheus-node-exporter-http-tcp
    promtail: promtail-http
    puppet: puppet-tcp puppetdb-tcp
    rabbitmq: rabbitmq-4369-tcp rabbitmq-5671-tcp rabbitmq-5672-tcp rabbitmq-15672-tcp rabbitmq-25672-tcp
    rdp: rdp-tcp rdp-udp
    redis: redis-tcp
    redshift: redshift-tcp
    smtp: smtp-tcp
    smtp-submission: smtp-submission-587-tcp smtp-submission-2587-tcp
    smtps: smtps-465-tcp smtps-2465-tcp
    solr: solr-tcp
    splunk: splunk-indexer-tcp splunk-web-tcp splunk-splunkd-tcp splunk-hec-tcp
    squid: squid-proxy-tcp
    ssh: ssh-tcp
    storm: storm-nimbus-tcp storm-ui-tcp storm-supervisor-tcp
    vault: vault-tcp
    wazuh: wazuh-server-agent-connection-tcp wazuh-server-agent-connection-udp wazuh-server-agent-enrollment
        wazuh-server-agent-cluster-daemon wazuh-server-syslog-collector-tcp wazuh-server-syslog-collector-udp
        wazuh-server-restful-api wazuh-indexer-restful-api wazuh-dashboard
    web: http-80-tcp http-8080-tcp https-443-tcp web-jmx-tcp
    winrm: winrm-http-tcp winrm-https-tcp
    zabbix: zabbix-server zabbix-proxy zabbix-agent
    zipkin: zipkin-admin-tcp zipkin-admin-query-tcp zipkin-admin-web-tcp zipkin-query-tcp zipkin-web-tcp
    zookeeper: zookeeper-2181-tcp zookeeper-2182-tls-tcp zookeeper-2888-tcp zookeeper-3888-tcp zookeeper-jmx-tcp
"""


def _named_rules() -> Iterator[tuple[str, dict[str, Any]]]:
    for word in _NAMED.split():
        name, _, rest = word.partition("=")
        ports, _, protocol = rest.partition("/")
        first, _, last = ports.partition(":")
        protocol = "-1" if name == "all-all" else protocol or "tcp"
        yield name, {"from_port": int(first), "to_port": int(last or first), "protocol": protocol}


_RULES = dict(_named_rules())
_ADDRESSES = ("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids")


def _gather(inputs: Inputs, automatic: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Each rule that lets addresses in, with the path of the input that says so; an Unknown for those not known."""
    everywhere = {name: inputs.value(Input(f"ingress_{name}", default=())) for name in _ADDRESSES}
    own = [Input("auto_ingress_rules", automatic)] if automatic else []
    for row in (*own, Input("ingress_rules", ()), Input("computed_ingress_rules", ())):
        names = inputs.value(row)
        for position, name in _items(names):
            path = f"{row.name}[{position}]" if inputs.written(row.name) else "ingress_cidr_blocks"
            yield path, _named(inputs, name, everywhere)
    for kind in ("cidr_blocks", "ipv6_cidr_blocks"):
        for prefix in ("", "computed_"):
            given = f"{prefix}ingress_with_{kind}"
            for position, item in _items(inputs.value(Input(given, ()))):
                yield f"{given}[{position}]", _written(inputs, item, kind, everywhere)


def _items(value: Any) -> list[tuple[int, Any]]:
    if isinstance(value, Unknown):
        return [(0, value)]
    return list(enumerate(value)) if isinstance(value, (list, tuple)) else []


def _named(inputs: Inputs, name: Any, sources: Mapping[str, Any]) -> Any:
    if isinstance(name, Unknown):
        return name
    rule = _RULES.get(name) if isinstance(name, str) else None
    return {**sources, **(rule or dict.fromkeys(("from_port", "to_port", "protocol"), inputs.open("var.rules")))}


def _written(inputs: Inputs, item: Any, kind: str, everywhere: Mapping[str, Any]) -> Any:
    """A rule as a map: its addresses are one text with commas, and default to those given for all rules."""
    if not isinstance(item, Mapping):
        return item
    rule = _named(inputs, item["rule"], {}) if "rule" in item else {}
    if isinstance(rule, Unknown):
        return rule
    addresses = item[kind] if kind in item else everywhere[kind]
    if isinstance(addresses, str):
        addresses = [address.strip() for address in addresses.split(",") if address.strip()]
    return {
        **rule,
        **{name: item[name] for name in ("from_port", "to_port", "protocol") if name in item},
        kind: [addresses] if isinstance(addresses, Unknown) else addresses,
        "prefix_list_ids": everywhere["prefix_list_ids"],
    }


def _group(automatic: tuple[str, ...] = ()) -> PublicModule:
    # What is not known stands apart, so that it casts no doubt on the rules that are.
    def known(inputs: Inputs) -> list[tuple[str, Any]]:
        return [(path, rule) for path, rule in _gather(inputs, automatic) if not isinstance(rule, Unknown)]

    def unknown(inputs: Inputs) -> Any:
        return next((rule for _, rule in _gather(inputs, automatic) if isinstance(rule, Unknown)), None)

    def made(inputs: Inputs) -> Any:
        return inputs.value(Input("create", default=True))

    return PublicModule(
        1,
        5,
        (
            Made("aws_security_group", {"ingress": Listed(known)}, when=(Derived("create", made),)),
            Made(
                "aws_security_group",
                {"ingress": Derived("ingress_with_cidr_blocks", unknown)},
                when=(Derived("create", made), Derived("ingress_with_cidr_blocks", unknown)),
            ),
        ),
    )


def _automatic() -> Iterator[tuple[str, tuple[str, ...]]]:
    words = _AUTOMATIC.split()
    starts = [at for at, word in enumerate(words) if word.endswith(":")]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield words[start][:-1], tuple(words[start + 1 : end])


MODULES = {
    "security-group/aws": _group(),
    **{f"security-group/aws//modules/{name}": _group(rules) for name, rules in _automatic()},
}
