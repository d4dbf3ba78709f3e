"""Write a large Terraform tree that looks like real ones: environments that call shared modules, at several providers.

The same size and seed give the same bytes. `SMALL` and `LARGE` are the two sizes that the project is measured on.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Size:
    """How much is written; `lines` is met within one block per file."""

    folders: int
    files: int
    lines: int

    def scaled(self, share: float) -> Size:
        """The same shape with `share` of everything."""
        return Size(round(self.folders * share), round(self.files * share), round(self.lines * share))


SMALL = Size(folders=5, files=47, lines=2_900)
LARGE = Size(folders=300, files=2_800, lines=173_000)

_ROOTS_PER_MODULE = 4
_TOPICS = ("network", "database", "storage", "compute", "access", "logs", "keys", "messages", "front")
_REGIONS = {
    "aws": ("eu-west-3", "eu-central-1", "eu-west-1", "eu-south-1", "eu-west-2", "us-east-1"),
    "google": ("europe-west9", "europe-west1", "europe-west2"),
    "azurerm": ("francecentral", "westeurope", "uksouth"),
    "scaleway": ("fr-par", "nl-ams"),
}


@dataclass(slots=True)
class _Folder:
    """What has been declared so far in one folder, so that later blocks can refer to it."""

    provider: str
    region: str
    chance: random.Random
    count: int = 0
    declared: dict[str, list[str]] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        """A new name, remembered under its resource type."""
        self.count += 1
        name = f"{self.chance.choice(('booking', 'records', 'imaging', 'billing', 'audit'))}_{self.count}"
        self.declared.setdefault(kind, []).append(name)
        return name

    def any(self, kind: str) -> str | None:
        """An earlier resource of a type, if there is one."""
        names = self.declared.get(kind)
        return self.chance.choice(names) if names else None

    def flag(self, likely: float = 0.8) -> str:
        """A literal `true`, or sometimes `false`."""
        return "true" if self.chance.random() < likely else "false"


def _text(block: str) -> str:
    return dedent(block).strip("\n") + "\n"


def _aws_bucket(folder: _Folder) -> str:
    name = folder.name("aws_s3_bucket")
    key = folder.any("aws_kms_key")
    algorithm = '"aws:kms"' if key else '"AES256"'
    key_line = f"\n          kms_master_key_id = aws_kms_key.{key}.arn" if key else ""
    return _text(f"""
        resource "aws_s3_bucket" "{name}" {{
          bucket = "${{local.prefix}}-{name.replace("_", "-")}"
          tags   = merge(local.tags, {{ data = "health" }})
        }}

        resource "aws_s3_bucket_server_side_encryption_configuration" "{name}" {{
          bucket = aws_s3_bucket.{name}.id

          rule {{
            apply_server_side_encryption_by_default {{
              sse_algorithm = {algorithm}{key_line}
            }}
          }}
        }}

        resource "aws_s3_bucket_public_access_block" "{name}" {{
          bucket                  = aws_s3_bucket.{name}.id
          block_public_acls       = {folder.flag()}
          block_public_policy     = {folder.flag()}
          ignore_public_acls      = {folder.flag()}
          restrict_public_buckets = {folder.flag()}
        }}
    """)


def _aws_database(folder: _Folder) -> str:
    name = folder.name("aws_db_instance")
    return _text(f"""
        resource "aws_db_instance" "{name}" {{
          identifier              = "${{local.prefix}}-{name.replace("_", "-")}"
          engine                  = "postgres"
          engine_version          = "16.4"
          instance_class          = var.environment == "production" ? "db.r6g.large" : "db.t4g.medium"
          allocated_storage       = {folder.chance.randrange(20, 400, 20)}
          username                = "portal"
          password                = var.database_password
          storage_encrypted       = {folder.flag()}
          publicly_accessible     = {folder.flag(0.1)}
          backup_retention_period = local.backup_days
          deletion_protection     = {folder.flag()}
          skip_final_snapshot     = {folder.flag(0.2)}
          tags                    = local.tags
        }}
    """)


def _aws_security_group(folder: _Folder) -> str:
    name = folder.name("aws_security_group")
    world = '["0.0.0.0/0"]' if folder.chance.random() < 0.2 else "var.allowed_networks"
    return _text(f"""
        resource "aws_security_group" "{name}" {{
          name        = "${{local.prefix}}-{name}"
          description = "Entries of {name}"
          vpc_id      = var.vpc_id

          dynamic "ingress" {{
            for_each = {{ https = 443, metrics = 9100, administration = 22 }}

            content {{
              description = ingress.key
              from_port   = ingress.value
              to_port     = ingress.value
              protocol    = "tcp"
              cidr_blocks = {world}
            }}
          }}

          egress {{
            from_port   = 0
            to_port     = 0
            protocol    = "-1"
            cidr_blocks = ["0.0.0.0/0"]
          }}
        }}

        resource "aws_security_group_rule" "{name}_database" {{
          security_group_id = aws_security_group.{name}.id
          type              = "ingress"
          from_port         = 5432
          to_port           = 5432
          protocol          = "tcp"
          cidr_blocks       = [for index in range(2) : cidrsubnet("10.40.0.0/16", 8, index)]
        }}
    """)


def _aws_machine(folder: _Folder) -> str:
    name = folder.name("aws_instance")
    group = folder.any("aws_security_group")
    groups = f"[aws_security_group.{group}.id]" if group else "[]"
    return _text(f"""
        resource "aws_instance" "{name}" {{
          for_each = toset(["a", "b"])

          ami                    = var.image
          instance_type          = lookup(local.sizes, var.environment, "t3.small")
          vpc_security_group_ids = {groups}

          user_data = <<-EOT
            #!/bin/sh
            set -eu
            echo "${{each.key}} of ${{local.prefix}}" > /etc/motd
            %{{ if var.environment == "production" }}systemctl enable audit%{{ endif }}
          EOT

          metadata_options {{
            http_tokens = "required"
          }}

          root_block_device {{
            volume_size = 40
            encrypted   = {folder.flag()}
          }}

          tags = merge(local.tags, {{ Name = format("%s-%s", local.prefix, each.key) }})
        }}

        resource "aws_ebs_volume" "{name}" {{
          availability_zone = "{folder.region}a"
          size              = {folder.chance.randrange(50, 500, 50)}
          encrypted         = {folder.flag()}
        }}
    """)


def _aws_key(folder: _Folder) -> str:
    name = folder.name("aws_kms_key")
    return _text(f"""
        resource "aws_kms_key" "{name}" {{
          description             = "Key of {name}"
          enable_key_rotation     = {folder.flag()}
          deletion_window_in_days = 30
          tags                    = local.tags
        }}

        resource "aws_kms_alias" "{name}" {{
          name          = "alias/${{local.prefix}}-{name}"
          target_key_id = aws_kms_key.{name}.key_id
        }}
    """)


def _aws_role(folder: _Folder) -> str:
    name = folder.name("aws_iam_role")
    bucket = folder.any("aws_s3_bucket")
    resource = f'"${{aws_s3_bucket.{bucket}.arn}}/*"' if bucket else '"arn:aws:s3:::${local.prefix}/*"'
    return _text(f"""
        data "aws_iam_policy_document" "{name}" {{
          statement {{
            sid       = "Read"
            actions   = ["s3:GetObject", "s3:ListBucket"]
            resources = [{resource}]
          }}
        }}

        resource "aws_iam_role" "{name}" {{
          name = "${{local.prefix}}-{name}"
          assume_role_policy = jsonencode({{
            Version = "2012-10-17"
            Statement = [{{
              Effect    = "Allow"
              Action    = "sts:AssumeRole"
              Principal = {{ Service = "ec2.amazonaws.com" }}
            }}]
          }})
        }}

        resource "aws_iam_role_policy" "{name}" {{
          role   = aws_iam_role.{name}.id
          policy = data.aws_iam_policy_document.{name}.json
        }}
    """)


def _aws_logs(folder: _Folder) -> str:
    name = folder.name("aws_cloudwatch_log_group")
    return _text(f"""
        resource "aws_cloudwatch_log_group" "{name}" {{
          name              = "/${{local.prefix}}/{name}"
          retention_in_days = {folder.chance.choice((14, 90, 365, 731))}
          tags              = local.tags
        }}

        resource "aws_sqs_queue" "{name}" {{
          name                    = "${{local.prefix}}-{name}"
          sqs_managed_sse_enabled = {folder.flag()}
          redrive_policy          = null
        }}
    """)


def _google_store(folder: _Folder) -> str:
    name = folder.name("google_storage_bucket")
    return _text(f"""
        resource "google_storage_bucket" "{name}" {{
          name                        = "${{local.prefix}}-{name.replace("_", "-")}"
          location                    = upper(var.region)
          uniform_bucket_level_access = true
          labels                      = local.tags

          versioning {{
            enabled = {folder.flag()}
          }}
        }}

        resource "google_compute_firewall" "{name}" {{
          name          = "${{local.prefix}}-{name.replace("_", "-")}"
          network       = "default"
          source_ranges = var.allowed_networks

          allow {{
            protocol = "tcp"
            ports    = ["22", "5432"]
          }}
        }}
    """)


def _azure_store(folder: _Folder) -> str:
    name = folder.name("azurerm_storage_account")
    return _text(f"""
        resource "azurerm_storage_account" "{name}" {{
          name                            = replace("${{local.prefix}}{name}", "/[^a-z0-9]/", "")
          resource_group_name             = "${{local.prefix}}-group"
          location                        = var.region
          account_tier                    = "Standard"
          account_replication_type        = "{folder.chance.choice(("LRS", "ZRS", "GRS"))}"
          https_traffic_only_enabled      = {folder.flag()}
          allow_nested_items_to_be_public = {folder.flag(0.2)}
          min_tls_version                 = "TLS1_2"
          tags                            = local.tags
        }}

        resource "azurerm_managed_disk" "{name}" {{
          name                 = "${{local.prefix}}-{name}"
          resource_group_name  = "${{local.prefix}}-group"
          location             = var.region
          storage_account_type = "Premium_LRS"
          create_option        = "Empty"
          disk_size_gb         = 128
        }}
    """)


def _scaleway_store(folder: _Folder) -> str:
    name = folder.name("scaleway_object_bucket")
    return _text(f"""
        resource "scaleway_object_bucket" "{name}" {{
          name = "${{local.prefix}}-{name.replace("_", "-")}"
          tags = local.tags
        }}

        resource "scaleway_instance_security_group" "{name}" {{
          name                   = "${{local.prefix}}-{name}"
          inbound_default_policy = "drop"

          dynamic "inbound_rule" {{
            for_each = var.allowed_networks

            content {{
              action   = "accept"
              port     = 22
              ip_range = inbound_rule.value
            }}
          }}
        }}
    """)


_BLOCKS: dict[str, dict[str, tuple[Callable[[_Folder], str], ...]]] = {
    "aws": {
        "network": (_aws_security_group,),
        "database": (_aws_database,),
        "storage": (_aws_bucket,),
        "compute": (_aws_machine,),
        "access": (_aws_role,),
        "logs": (_aws_logs,),
        "keys": (_aws_key,),
        "messages": (_aws_logs, _aws_role),
        "front": (_aws_security_group, _aws_machine),
    },
    "google": dict.fromkeys(_TOPICS, (_google_store,)),
    "azurerm": dict.fromkeys(_TOPICS, (_azure_store,)),
    "scaleway": dict.fromkeys(_TOPICS, (_scaleway_store,)),
}


def _providers(folder: _Folder, *, module: bool) -> str:
    namespace = "scaleway" if folder.provider == "scaleway" else "hashicorp"
    requirements = _text(f"""
        terraform {{
          required_providers {{
            {folder.provider} = {{
              source = "{namespace}/{folder.provider}"
            }}
          }}
        }}
    """)
    if module:
        return requirements
    setting = "features {}" if folder.provider == "azurerm" else "region = var.region"
    return f'{requirements}\nprovider "{folder.provider}" {{\n  {setting}\n}}\n'


def _variables(folder: _Folder) -> str:
    return _text(f"""
        variable "environment" {{
          type    = string
          default = "{folder.chance.choice(("production", "staging"))}"
        }}

        variable "region" {{
          type    = string
          default = "{folder.region}"
        }}

        variable "allowed_networks" {{
          type    = list(string)
          default = ["10.0.0.0/8", "192.168.{folder.chance.randrange(256)}.0/24"]
        }}

        variable "vpc_id" {{
          type    = string
          default = null
        }}

        variable "image" {{
          type    = string
          default = "ami-0a1b2c3d4e5f60718"
        }}

        variable "database_password" {{
          type      = string
          sensitive = true
        }}

        locals {{
          prefix      = join("-", compact(["portal", var.environment, var.region]))
          backup_days = var.environment == "production" ? 30 : 7
          sizes       = {{ production = "m6i.large", staging = "t3.medium" }}
          tags = {{
            environment = var.environment
            region      = var.region
          }}
        }}
    """)


def _filled(folder: _Folder, topic: str, lines: int) -> str:
    """Blocks about one topic until `lines` is reached."""
    makers = _BLOCKS[folder.provider][topic]
    parts: list[str] = []
    written = 0
    while not parts or written < lines:
        parts.append(folder.chance.choice(makers)(folder))
        written += parts[-1].count("\n") + 1
    return "\n".join(parts)


def _calls(chance: random.Random, modules: list[str], providers: dict[str, str], provider: str) -> str:
    """Calls of the shared modules of the same provider, if there are some."""
    fitting = [module for module in modules if providers[module] == provider]
    chosen = chance.sample(fitting, k=min(len(fitting), chance.randint(0, 2)))
    return "\n".join(
        _text(f"""
            module "{module.rsplit("/", 1)[-1].replace("-", "_")}" {{
              source = "../../{module}"

              environment       = var.environment
              region            = var.region
              allowed_networks  = concat(var.allowed_networks, ["172.16.{index}.0/24"])
              database_password = var.database_password
            }}
        """)
        for index, module in enumerate(chosen)
    )


def files(size: Size, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Pairs of relative path and text, `size.files` of them."""
    chance = random.Random(seed)
    module_count = max(1, size.folders // (_ROOTS_PER_MODULE + 1))
    modules = [f"modules/service-{number:03d}" for number in range(module_count)]
    roots = [f"environments/team-{number:03d}" for number in range(size.folders - module_count)]
    kinds = ("aws", "aws", "aws", "google", "azurerm", "scaleway")
    providers = {name: kinds[index % len(kinds)] for names in (modules, roots) for index, name in enumerate(names)}

    files_left, lines_left = size.files, size.lines
    for index, name in enumerate([*modules, *roots]):
        share = round(files_left / (size.folders - index))
        provider = providers[name]
        folder = _Folder(provider, chance.choice(_REGIONS[provider]), chance)
        is_module = name.startswith("modules/")
        fixed = {"versions.tf": _providers(folder, module=is_module), "variables.tf": _variables(folder)}
        calls = "" if is_module else _calls(chance, modules, providers, provider)
        if calls:
            fixed["modules.tf"] = calls
        for file_index in range(share):
            if fixed:
                file, text = fixed.popitem()
            else:
                topic = _TOPICS[file_index % len(_TOPICS)]
                file = f"{topic}.tf" if file_index < len(_TOPICS) else f"{topic}_{file_index}.tf"
                text = _filled(folder, topic, round(lines_left / files_left * chance.uniform(0.6, 1.1)))
            files_left -= 1
            lines_left -= text.count("\n")
            yield f"{name}/{file}", text


def write(target: Path, size: Size, seed: int = 1) -> Size:
    """Write the tree below `target` and say what was written."""
    folders, lines, count = set(), 0, 0
    for path, text in files(size, seed):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        folders.add(file.parent)
        lines += text.count("\n")
        count += 1
    return Size(len(folders), count, lines)


def main() -> None:
    """Write a tree from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--size", choices=("small", "large"), default="small")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(write(options.target, SMALL if options.size == "small" else LARGE, options.seed))


if __name__ == "__main__":
    main()
