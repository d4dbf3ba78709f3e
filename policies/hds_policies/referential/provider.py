"""Conditions of one host's HDS offer."""

from __future__ import annotations

from hds_policies.facts.evidence import Confidence
from hds_policies.referential import sources
from hds_policies.referential.requirement import Framework, Reference, Requirement
from hds_policies.rule import Text

PRO_LOC_08 = Requirement(
    id="PRO-LOC-08",
    label="provider",
    title=Text(
        en="Stricter place promised by the provider contract",
        fr="Localisation plus stricte prévue par le contrat fournisseur",
    ),
    references=(
        Reference(Framework.OFFER, "tout hébergeur"),
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.HDS_V2, "EXI 17"),
    ),
    evidence="code",
    confidence=Confidence.VERIFIED,
    sources=(
        sources.SCW_OBJECT,
        sources.SCW_BLOCK,
    ),
)

PRO_PRV_01 = Requirement(
    id="PRO-PRV-01",
    label="provider",
    title=Text(
        en="OVHcloud: HDS option on the Public Cloud project", fr="OVHcloud : option HDS sur le projet Public Cloud"
    ),
    references=(
        Reference(Framework.OFFER, "OVHcloud"),
        Reference(Framework.HDS_V2, "EXI 12"),
        Reference(Framework.HDS_V2, "EXI 17"),
    ),
    evidence="code",
    confidence=Confidence.VERIFIED,
    sources=(
        sources.TF_OVH,
        sources.OVH_ACTIVATE,
    ),
)

PRO_PRV_02 = Requirement(
    id="PRO-PRV-02",
    label="provider",
    title=Text(en="Scalingo: application flagged HDS", fr="Scalingo : application marquée HDS"),
    references=(
        Reference(Framework.OFFER, "Scalingo"),
        Reference(Framework.HDS_V2, "EXI 12"),
        Reference(Framework.HDS_V2, "EXI 17"),
    ),
    evidence="code",
    confidence=Confidence.VERIFIED,
    sources=(sources.TF_SCALINGO,),
)

PRO_PRV_03 = Requirement(
    id="PRO-PRV-03",
    label="provider",
    title=Text(en="Clever Cloud: HDS zone", fr="Clever Cloud : zone HDS"),
    references=(
        Reference(Framework.OFFER, "Clever Cloud"),
        Reference(Framework.HDS_V2, "EXI 12"),
        Reference(Framework.HDS_V2, "EXI 17"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="code",
    confidence=Confidence.VERIFIED,
    sources=(sources.CLEVER_DOCS,),
)

PRO_PRV_04 = Requirement(
    id="PRO-PRV-04",
    label="provider",
    title=Text(en="Scaleway: storage used under HDS conditions", fr="Scaleway : stockage conforme aux conditions HDS"),
    references=(
        Reference(Framework.OFFER, "Scaleway"),
        Reference(Framework.HDS_V2, "EXI 12"),
        Reference(Framework.HDS_V2, "EXI 17"),
        Reference(Framework.HDS_V2, "EXI 28"),
    ),
    evidence="partial",
    confidence=Confidence.VERIFIED,
    sources=(
        sources.SCW_OBJECT,
        sources.SCW_BLOCK,
        sources.TF_SCALEWAY,
    ),
)

PRO_PRV_06 = Requirement(
    id="PRO-PRV-06",
    label="provider",
    title=Text(en="Service inside the certified scope", fr="Service dans le périmètre certifié"),
    references=(
        Reference(Framework.OFFER, "tout hébergeur"),
        Reference(Framework.HDS_V2, "EXI 17"),
    ),
    evidence="partial",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.OVH_GUARANTEES,
        sources.GOOGLE_HDS,
        sources.AWS_HDS,
        sources.MS_HDS,
    ),
)
