"""What the référentiel or the Code asks for, cut to what a definition of infrastructure can show."""

from __future__ import annotations

from hds_policies.facts.evidence import Confidence
from hds_policies.referential import sources
from hds_policies.referential.requirement import Framework, Reference, Requirement
from hds_policies.rule import Text

REQ_LOC_01 = Requirement(
    id="REQ-LOC-01",
    label="required",
    title=Text(
        en="Every health-data resource has a resolvable EEA location",
        fr="Localisation EEE résolue pour chaque ressource DSCP",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.CSP, "R.1111-9-1"),
        Reference(Framework.SECNUMCLOUD, "19.2.a"),
        Reference(Framework.SECNUMCLOUD, "19.2.b"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

REQ_LOC_02 = Requirement(
    id="REQ-LOC-02",
    label="required",
    title=Text(
        en="Replicas, geo-redundancy and backup copies stay in the EEA",
        fr="Répliques, géo-redondance et copies de sauvegarde dans l'EEE",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.HDS_V2, "EXI 04"),
        Reference(Framework.CSP, "R.1111-9-1"),
        Reference(Framework.SECNUMCLOUD, "12.5.d"),
        Reference(Framework.SECNUMCLOUD, "19.2"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

REQ_LOC_04 = Requirement(
    id="REQ-LOC-04",
    label="required",
    title=Text(
        en="No global or multi-region pseudo-location for health data",
        fr="Pas de localisation globale ou multi-région pour les DSCP",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.CSP, "R.1111-9-1"),
    ),
    evidence="code",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

REQ_RMT_01 = Requirement(
    id="REQ-RMT-01",
    label="required",
    title=Text(
        en="No undeclared network or identity peer outside the EEA",
        fr="Aucun pair réseau ou identité hors EEE non déclaré",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 29"),
        Reference(Framework.HDS_V2, "EXI 31"),
        Reference(Framework.GDPR, "art. 44"),
        Reference(Framework.GDPR, "art. 45"),
        Reference(Framework.GDPR, "art. 46"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

REQ_RMT_03 = Requirement(
    id="REQ-RMT-03",
    label="required",
    title=Text(
        en="SaaS and third-party providers in code are declared",
        fr="SaaS et fournisseurs tiers présents dans le code déclarés",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 22"),
        Reference(Framework.HDS_V2, "EXI 29"),
        Reference(Framework.HDS_V2, "EXI 31"),
        Reference(Framework.GDPR, "art. 28(2)"),
        Reference(Framework.GDPR, "art. 28(4)"),
        Reference(Framework.GDPR, "art. 30"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

REQ_PRV_05 = Requirement(
    id="REQ-PRV-05",
    label="required",
    title=Text(
        en="Provider certificate recorded, in date and covering the activities used",
        fr="Certificat du fournisseur enregistré, valide et couvrant les activités",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 12"),
        Reference(Framework.HDS_V2, "EXI 14"),
        Reference(Framework.HDS_V2, "EXI 17"),
        Reference(Framework.CSP, "L.1111-8"),
        Reference(Framework.CSP, "R.1111-10"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.ESANTE_FAQ,
    ),
)

REQ_PRV_07 = Requirement(
    id="REQ-PRV-07",
    label="required",
    title=Text(
        en="Service-level subcontractor with access from outside the EEA",
        fr="Sous-traitant propre au service avec accès hors EEE",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 22"),
        Reference(Framework.HDS_V2, "EXI 29"),
        Reference(Framework.HDS_V2, "EXI 30"),
        Reference(Framework.HDS_V2, "EXI 31"),
    ),
    evidence="partial",
    confidence=Confidence.VERIFIED,
    sources=(sources.OVH_GUARANTEES,),
)

REQ_RPT_01 = Requirement(
    id="REQ-RPT-01",
    label="required",
    title=Text(en="Generated chapter 8 guarantee table", fr="Tableau de garanties (chapitre 8) généré"),
    references=(
        Reference(Framework.HDS_V2, "EXI 01"),
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.HDS_V2, "EXI 29"),
        Reference(Framework.HDS_V2, "EXI 30"),
        Reference(Framework.HDS_V2, "EXI 31"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.OVH_GUARANTEES,
        sources.APTAR,
    ),
)

REQ_RPT_02 = Requirement(
    id="REQ-RPT-02",
    label="required",
    title=Text(en="Generated responsibility matrix", fr="Matrice de responsabilités générée"),
    references=(
        Reference(Framework.HDS_V2, "EXI 13"),
        Reference(Framework.ISO_27001, "A.5.23"),
    ),
    evidence="partial",
    confidence=Confidence.OWN_MAPPING,
    sources=(sources.HDSV2,),
)
