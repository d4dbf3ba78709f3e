"""The machine that administrators go through: SSH from named networks, an encrypted disk, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

_PUBLIC_NETWORK = "Ext-Net"


@dataclass(frozen=True, slots=True, kw_only=True)
class BastionArgs:
    """`security_group` is a name; `public_key` is the administrators' OpenSSH key; `image_id` is a system image of the region."""

    network_id: pulumi.Input[str]
    security_group: pulumi.Input[str]
    image_id: str
    public_key: str
    flavor: str = "b3-8"
    disk_gb: int = 50
    disk_type: str = "classic-luks"
    """A type whose name says LUKS is encrypted by OVHcloud."""


class Bastion(pulumi.ComponentResource):
    """A machine on the public and on the private network, that starts from an encrypted volume."""

    address: pulumi.Output[str]

    def __init__(self, name: str, args: BastionArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Bastion", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        key = openstack.compute.Keypair(name, public_key=args.public_key, opts=child)
        disk = openstack.blockstorage.Volume(
            name, size=args.disk_gb, volume_type=args.disk_type, image_id=args.image_id, opts=child
        )
        machine = openstack.compute.Instance(
            name,
            flavor_name=args.flavor,
            key_pair=key.name,
            block_devices=[
                openstack.compute.InstanceBlockDeviceArgs(
                    uuid=disk.id,
                    source_type="volume",
                    destination_type="volume",
                    boot_index=0,
                    delete_on_termination=False,
                )
            ],
            networks=[
                openstack.compute.InstanceNetworkArgs(name=_PUBLIC_NETWORK, access_network=True),
                openstack.compute.InstanceNetworkArgs(uuid=args.network_id),
            ],
            security_groups=[args.security_group],
            opts=child,
        )
        self.address = machine.access_ip_v4
        self.register_outputs({"address": self.address})
