"""Which services an opening exposes, and whether everyone can reach them."""

from collections.abc import Mapping

from hds_policies.model.network import Opening
from hds_policies.model.reach import covers_internet
from hds_policies.rule import Answer, fail, passed

# Ports as registered with IANA or as the product's manual says; only what must never face the Internet.
ADMINISTRATION: Mapping[int, str] = {
    20: "FTP",
    21: "FTP",
    22: "SSH",
    23: "Telnet",
    135: "RPC",
    137: "NetBIOS",
    138: "NetBIOS",
    139: "NetBIOS",
    445: "SMB",
    512: "rexec",
    513: "rlogin",
    514: "rsh",
    623: "IPMI",
    2375: "Docker",
    2376: "Docker",
    3389: "RDP",
    5800: "VNC",
    5900: "VNC",
    5901: "VNC",
    5985: "WinRM",
    5986: "WinRM",
    10250: "kubelet",
}
DATA: Mapping[int, str] = {
    111: "RPC bind",
    389: "LDAP",
    1433: "SQL Server",
    1434: "SQL Server",
    1521: "Oracle",
    2049: "NFS",
    2181: "ZooKeeper",
    2379: "etcd",
    2380: "etcd",
    2484: "Oracle",
    3306: "MySQL",
    4333: "mSQL",
    5432: "PostgreSQL",
    5439: "Redshift",
    5601: "Kibana",
    5672: "AMQP",
    5984: "CouchDB",
    6379: "Redis",
    6380: "Redis",
    7000: "Cassandra",
    7001: "Cassandra",
    7199: "Cassandra",
    7473: "Neo4j",
    7474: "Neo4j",
    7687: "Neo4j",
    8086: "InfluxDB",
    8123: "ClickHouse",
    9042: "Cassandra",
    9092: "Kafka",
    9160: "Cassandra",
    9200: "Elasticsearch",
    9300: "Elasticsearch",
    11211: "Memcached",
    15672: "RabbitMQ",
    26257: "CockroachDB",
    27017: "MongoDB",
    27018: "MongoDB",
    27019: "MongoDB",
    28015: "RethinkDB",
    50000: "Db2",
    61616: "ActiveMQ",
}
# Within a range they are as likely to be someone's web servers: they count when they are opened by themselves.
_ALONE = frozenset({20, 7000, 7001, 8086, 8123, 50000})
# Over UDP few of them answer, and wide ranges are the rule for voice and video. RDP speaks UDP only beside a connection
# over TCP (MS-RDPEUDP).
_UDP = frozenset({111, 137, 138, 389, 623, 1434, 2049})
_ALL = ((1, 65535),)


def not_from_internet(opening: Opening, services: Mapping[int, str], *, en: str, fr: str) -> Answer:
    """Fail when one of the services can be reached from everywhere (`{services}` in the message).

    An opening of all ports is left to `not_wide_open`.

    Raises:
        Undecided: the answer hangs on a protocol, range or source that is not known.
    """
    if _is_icmp(opening) or (opening.ports.known and _is_all(opening)):
        return None
    if opening.sources.known and not covers_internet(opening.sources.value):
        return passed(opening.sources)
    watched = services.keys() & _UDP if opening.protocol.known_or("") == "udp" else services.keys()
    exposed = sorted(
        port
        for port in watched
        if any(first <= port <= last and (port not in _ALONE or first == last) for first, last in opening.ports.value)
    )
    if not exposed:
        return passed(opening.ports)
    opening.sources.value  # noqa: B018 - reading it is what refuses an unknown value
    names = ", ".join(f"{services[port]} ({port})" for port in exposed[:3]) + (", …" if len(exposed) > 3 else "")
    return fail(opening.sources, opening.ports, en=en.format(services=names), fr=fr.format(services=names))


def not_wide_open(opening: Opening) -> Answer:
    """Fail when every port can be reached from everywhere.

    Raises:
        Undecided: the answer hangs on a protocol, range or source that is not known.
    """
    if _is_icmp(opening) or (opening.ports.known and not _is_all(opening)):
        return None
    if opening.sources.known and not covers_internet(opening.sources.value):
        return passed(opening.sources)
    if opening.sources.value and _is_all(opening):
        return fail(
            opening.sources,
            opening.ports,
            en="every port is open to the Internet",
            fr="tous les ports sont ouverts à Internet",
        )
    return passed(opening.ports)


def _is_all(opening: Opening) -> bool:
    return any(first <= _ALL[0][0] and last >= _ALL[0][1] for first, last in opening.ports.value)


def _is_icmp(opening: Opening) -> bool:
    protocol = opening.protocol.raw
    return isinstance(protocol, str) and protocol.lower().startswith("icmp")
