"""A small scan built by hand, with every outcome, awkward characters and planted secrets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hds_policies.finding import Evidence, Finding, Subject, fingerprint
from hds_policies.model.declaration import Location
from hds_policies.model.policy import Exclusion
from hds_policies.redaction import REDACTED
from hds_policies.rule import Outcome, Severity, Text, Theme
from hds_scanners.scan import Coverage, Diagnostic, Scan

SECRETS = ("hunter2-in-clear", "AKIAABCDEFGHIJKLMNOP", "s3cr3t-psk-value")

SOURCES = {
    "main.tf": """\
provider "aws" {
  region = var.region
}

resource "aws_db_instance" "dossiers" {
  engine            = "postgres"
  storage_encrypted = false
  password          = "hunter2-in-clear"
}

resource "aws_s3_bucket" "documents" {
  bucket = "documents"
}

resource "aws_vpn_connection" "clinic" {
  tunnel1_preshared_key = "s3cr3t-psk-value"
}
""",
    "modules/é/réseau.tf": """\
resource "aws_security_group" "admin" {
\tingress { cidr_blocks = ["0.0.0.0/0"] }
}
""",
}


def write_sources(folder: Path) -> None:
    """Write the files that the sample's locations point at."""
    for name, text in SOURCES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _finding(  # noqa: PLR0917 - one row per finding
    rule_id: str,
    theme: Theme,
    severity: Severity,
    outcome: Outcome,
    address: str,
    location: Location,
    title: Text,
    message: Text,
    *evidence: Evidence,
    region: str | None = None,
    country: str | None = None,
    requirement: tuple[str, str] = ("DER-ENC-01", "derived"),
) -> Finding:
    kind, name = address.rsplit("module.", 1)[-1].split(".")[-2:]
    return Finding(
        rule_id=rule_id,
        theme=theme,
        severity=severity,
        outcome=outcome,
        fingerprint=fingerprint(rule_id, ".", address),
        subject=Subject(address, kind, name.partition("[")[0], ".", "aws", region, country),
        location=location,
        title=title,
        message=message,
        fix=Text("Turn it on {here}.", "L'activer {ici}."),
        evidence=evidence,
        requirements=(requirement,),
    )


_RESIDENCY = Text("Data rests in the European Economic Area", "Données conservées dans l'Espace économique européen")
_ABROAD = Text(
    "the region eu-west-2 is in the United Kingdom, outside the EEA",
    "la région eu-west-2 est au Royaume-Uni, hors de l'EEE",
)
_REGION = Evidence(
    attribute="provider.region",
    value='"eu-west-2"',
    location=Location("main.tf", 2, 2, 11, 21),
    chain=("var.region", "terraform.tfvars:3"),
)
_DATABASE = Location("main.tf", 5, 9)
_BUCKET = Location("main.tf", 11, 13)
_ENCRYPTED = Text("Database storage encrypted", "Stockage de la base de données chiffré")


def sample_scan(folder: Path | str = "infra") -> Scan:
    """Every outcome; inputs is `folder`."""
    findings = (
        _finding(
            "HDS_RES_001",
            Theme.RESIDENCY,
            Severity.CRITICAL,
            Outcome.FAIL,
            "aws_db_instance.dossiers",
            _DATABASE,
            _RESIDENCY,
            _ABROAD,
            _REGION,
            region="eu-west-2",
            country="GB",
            requirement=("EXI-28", "required"),
        ),
        _finding(
            "HDS_RES_001",
            Theme.RESIDENCY,
            Severity.CRITICAL,
            Outcome.FAIL,
            'aws_s3_bucket.documents["à"]',
            _BUCKET,
            _RESIDENCY,
            _ABROAD,
            _REGION,
            region="eu-west-2",
            country="GB",
            requirement=("EXI-28", "required"),
        ),
        _finding(
            "HDS_ENC_001",
            Theme.ENCRYPTION_AT_REST,
            Severity.HIGH,
            Outcome.FAIL,
            "aws_db_instance.dossiers",
            _DATABASE,
            _ENCRYPTED,
            Text("the storage is in clear", "le stockage est en clair"),
            Evidence("storage_encrypted", "false", Location("main.tf", 7, 7, 22, 27)),
        ),
        _finding(
            "HDS_ENC_001",
            Theme.ENCRYPTION_AT_REST,
            Severity.HIGH,
            Outcome.UNKNOWN,
            "module.replica.aws_db_instance.copy",
            Location("modules/é/réseau.tf", 1, 3),
            _ENCRYPTED,
            Text(
                "storage_encrypted is not known: no value was given (var.encrypted)",
                "storage_encrypted n'est pas connue : aucune valeur n'a été donnée (var.encrypted)",
            ),
            Evidence(
                "storage_encrypted", None, Location("modules/é/réseau.tf", 2, 2, 1, 9), ("var.encrypted",), unknown=True
            ),
        ),
        _finding(
            "HDS_FWL_001",
            Theme.FIREWALL,
            Severity.HIGH,
            Outcome.FAIL,
            'module.net["\x1b[31m"].aws_security_group.admin',
            Location("modules/é/réseau.tf", 1, 3),
            Text("Administration ports closed to the Internet", "Ports d'administration fermés à l'Internet"),
            Text("port 22 is open to 0.0.0.0/0", "le port 22 est ouvert à 0.0.0.0/0"),
            Evidence("ingress[0].cidr_blocks", '["0.0.0.0/0"]', Location("modules/é/réseau.tf", 2, 2, 25, 38)),
        ),
        _finding(
            "HDS_VPN_006",
            Theme.VPN,
            Severity.MEDIUM,
            Outcome.FAIL,
            "aws_vpn_connection.clinic",
            Location("main.tf", 15, 17),
            Text("No shared key in clear", "Pas de clé partagée en clair"),
            Text("a shared key is written in the code", "une clé partagée est écrite dans le code"),
            Evidence("tunnel1_preshared_key", REDACTED, Location("main.tf", 16, 16, 26, 44)),
        ),
        _finding(
            "HDS_BKP_001",
            Theme.BACKUP,
            Severity.MEDIUM,
            Outcome.FAIL,
            "aws_db_instance.dossiers",
            _DATABASE,
            Text("Backups exist", "Des sauvegardes existent"),
            Text("no backup is kept", "aucune sauvegarde n'est conservée"),
            Evidence("backup_retention_period", "0", _DATABASE, by_default=True),
        ),
        _finding(
            "HDS_ENC_003",
            Theme.ENCRYPTION_AT_REST,
            Severity.HIGH,
            Outcome.PASS,
            'aws_s3_bucket.documents["à"]',
            _BUCKET,
            Text("Object store encrypted", "Stockage d'objets chiffré"),
            Text("Object store encrypted", "Stockage d'objets chiffré"),
        ),
        replace(
            _finding(
                "HDS_EXP_001",
                Theme.EXPOSURE,
                Severity.HIGH,
                Outcome.WAIVED,
                'aws_s3_bucket.documents["à"]',
                _BUCKET,
                Text("Object store private", "Stockage d'objets privé"),
                Text(
                    "anybody may read · accepted until 2027-01-01: leaflets, ticket 12",
                    "chacun peut lire · accepté jusqu'au 2027-01-01 : leaflets, ticket 12",
                ),
            ),
            exclusion=Exclusion("HDS_EXP_001", ("*",), "leaflets, ticket 12", dt.date(2027, 1, 1), source="hds.yaml:4"),
        ),
        _finding(
            "HDS_LOG_001",
            Theme.TRACEABILITY,
            Severity.LOW,
            Outcome.ERROR,
            "aws_s3_bucket.documents",
            _BUCKET,
            Text("Audit trail on", "Journal d'audit actif"),
            Text("the rule HDS_LOG_001 crashed: KeyError: 'x'", "la règle HDS_LOG_001 a échoué : KeyError: 'x'"),
        ),
    )
    return Scan(
        inputs=(str(folder),),
        findings=findings,
        coverage=Coverage(
            unknown_types=("acme_widget",),
            skipped=(
                ("link.tf", Text("a link out of the scanned folder", "lien vers l'extérieur du dossier examiné")),
            ),
            modules_not_fetched=(("module.vpc", "terraform-aws-modules/vpc/aws"),),
            files=3,
            roots=1,
            resources=5,
            out_of_scope=1,
        ),
        diagnostics=(
            Diagnostic("error", Text("unexpected end of block", "fin de bloc inattendue"), "broken.tf", 3),
            Diagnostic("warning", Text("count is not known", "count n'est pas connu")),
        ),
        duration=0.314,
        stages={"discover": 0.01, "read": 0.2},
        incomplete=True,
    )
