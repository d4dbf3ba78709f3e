"""Secrets of a scanned folder appear in no output, wherever they were planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from hds_scanners import cli

PLANTED = {
    "main.tf": """\
variable "psk" {
  type      = string
  sensitive = true
  default   = "PLANTED-psk"
}
variable "number" {
  type      = number
  sensitive = true
  default   = "PLANTED-no-number"
}
variable "checked" {
  sensitive = true
  default   = "PLANTED-checked"
  validation {
    condition     = length(var.checked) > 100
    error_message = "not ${var.checked}"
  }
}
locals {
  token = "ghp_PLANTEDaaaaaaaaaaaaaaaaaaaaaaaaaa"
  url   = "postgres://app:PLANTED-url@db.example.org/x"
}
provider "aws" {
  region     = "eu-west-2"
  access_key = "AKIAPLANTEDABCDEFGHI"
  secret_key = "PLANTED-secret-key"
}
resource "aws_vpn_connection" "a" {
  tunnel1_preshared_key = var.psk
  tunnel2_preshared_key = "PLANTED-second-psk"
}
resource "aws_db_instance" "d" {
  password          = "PLANTED-password"
  storage_encrypted = tonumber(var.psk)
  identifier        = "${var.psk}-x"
  tags              = { token = local.token, api_key = "PLANTED-tag" }
}
resource "aws_instance" "i" {
  user_data = <<-EOT
    export DB_PASSWORD=PLANTED-heredoc
  EOT
  root_block_device {
    encrypted = var.psk == "x"
  }
}
resource "openstack_compute_instance_v2" "o" {
  admin_pass = "PLANTED-machine"
}
resource "azurerm_key_vault_secret" "v" {
  value = "PLANTED-vault"
}
resource "aws_lambda_function" "f" {
  environment {
    variables = { DB_PASSWORD = "PLANTED-environment" }
  }
}
resource "aws_launch_template" "l" {
  user_data = base64encode("export DB_PASSWORD=PLANTED-encoded")
}
resource "aws_ecs_task_definition" "t" {
  container_definitions = jsonencode([{ environment = [{ name = "DB_PASSWORD", value = "PLANTED-container" }] }])
}
resource "aws_lambda_function" "l" {
  environment {
    variables = { STRIPE_SECRET = "PLANTED-function", URL = local.url }
  }
}
resource "aws_ssm_parameter" "p" {
  type   = "SecureString"
  value  = "PLANTED-parameter"
  region = var.psk
}
resource "kubernetes_secret" "k" {
  data = { a = "PLANTED-kubernetes" }
}
resource "azurerm_mssql_server" "s" {
  administrator_login_password = "PLANTED-mssql"
  location                     = "uksouth"
}
output "x" { value = "PLANTED-${local.url}" }
terraform {
  backend "s3" {
    region     = "us-east-1"
    secret_key = "PLANTED-backend"
  }
}
""",
    "broken.tf": 'resource "aws_db_instance" "b" {\n  password = "PLANTED-broken\n  x = = "PLANTED-after"\n}\n',
    "terraform.tfvars": 'undeclared = "PLANTED-undeclared"\n',
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in PLANTED.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", "-v", "--show-passes"),
        ("scan", "-v", "--show-passes", "--format", "json"),
        ("scan", "-v", "--show-passes", "--format", "sarif"),
        ("scan", "-v", "--show-passes", "--format", "junit"),
        ("scan", "--var", "number=PLANTED-var"),
        ("dump",),
        ("dump", "--format", "json"),
    ],
    ids=" ".join,
)
def test_no_output_shows_what_was_planted(
    arguments: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*arguments, "--lang", language]) == 3
    captured = capsys.readouterr()
    assert "aws_ssm_parameter.p" in captured.out
    assert "PLANTED" not in captured.out + captured.err


def test_reveal_shows_them_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["dump", "--reveal", "--format", "json"])
    text = capsys.readouterr().out
    for secret in ("PLANTED-password", "PLANTED-psk", "PLANTED-parameter"):
        assert secret in text
