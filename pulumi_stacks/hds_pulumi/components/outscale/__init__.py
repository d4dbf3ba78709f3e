"""Components on 3DS Outscale, as far as its Pulumi provider goes: network, firewall, load balancer, VPN, API access."""
