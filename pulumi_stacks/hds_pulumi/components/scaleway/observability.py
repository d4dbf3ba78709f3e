"""Logs that are kept, and alerts that reach somebody."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservabilityArgs:
    """`alerted` are the mail addresses that alerts go to: at least one."""

    log_days: int
    alerted: tuple[str, ...]


class Observability(pulumi.ComponentResource):
    """Cockpit: a store of logs with its retention, and the alert manager with the alerts that Scaleway prepared."""

    logs_url: pulumi.Output[str]

    def __init__(self, name: str, args: ObservabilityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Observability", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        logs = scaleway.observability.Source(f"{name}-logs", type="logs", retention_days=args.log_days, opts=child)
        scaleway.observability.AlertManager(
            f"{name}-alerts",
            # The later `preconfigured_alert_ids` takes ids that only a lookup knows.
            enable_managed_alerts=True,
            contact_points=[
                scaleway.observability.AlertManagerContactPointArgs(email=address) for address in args.alerted
            ],
            opts=child,
        )
        self.logs_url = logs.push_url
        self.register_outputs({"logs_url": self.logs_url})
