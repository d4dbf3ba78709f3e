"""Names of the themes, and those that share one answer."""

from __future__ import annotations

AT_REST = ("encryption-at-rest",)
IN_TRANSIT = ("encryption-in-transit",)
FIREWALL = ("firewall",)
VPN = ("vpn",)
KEYS = ("keys",)
BACKUP = ("backup",)
ACCESS = ("access",)
EXPOSURE = ("exposure", "firewall", "access")
PUBLIC_RIGHTS = ("access", "exposure")
TRACES = ("traceability", "monitoring")
WATCH = ("monitoring", "traceability")
