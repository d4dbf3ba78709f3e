"""Where logs go: a stream of the Logs Data Platform, with archives that are kept for years."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStreamArgs:
    """`service` is a Logs Data Platform of the account (`ldp-xx-12345`), in a French region."""

    service: str
    archive_years: int = 1


class LogStream(pulumi.ComponentResource):
    """A stream that can be searched, and whose content is archived every day."""

    stream_id: pulumi.Output[str]

    def __init__(self, name: str, args: LogStreamArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:LogStream", name, None, opts)
        stream = ovh.dbaas.LogsOutputGraylogStream(
            name,
            service_name=args.service,
            title=name,
            description="Traces of what holds health data",
            indexing_enabled=True,
            cold_storage_enabled=True,
            cold_storage_content="ALL",
            cold_storage_compression="ZSTD",
            cold_storage_retention=args.archive_years,
            cold_storage_target="PCS",
            cold_storage_notify_enabled=True,
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        self.stream_id = stream.stream_id
        self.register_outputs({"stream_id": self.stream_id})
