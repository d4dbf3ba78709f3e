"""The 31 requirements of the référentiel HDS v2.0 (order of 26 April 2024), in our own short words.

Read in a complete third-party transcription, not in the official PDF. Items of article R.1111-11 are numbered as the
référentiel quotes them in 2024; decree 2026-209 may have moved them.
"""

from __future__ import annotations

from hds_policies.facts.evidence import Confidence
from hds_policies.referential import sources
from hds_policies.referential.requirement import Framework, Reference, Requirement
from hds_policies.rule import Text

EXI_01 = Requirement(
    id="EXI-01",
    label="required",
    title=Text(en="Certified ISMS and the whole HDS rule set", fr="SMSI certifié et socle complet HDS"),
    references=(
        Reference(Framework.HDS_V2, "EXI 01"),
        Reference(Framework.CSP, "L.1111-8"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_02 = Requirement(
    id="EXI-02",
    label="required",
    title=Text(
        en="ISMS context covers the protection of client health data",
        fr="Contexte du SMSI : protection des données de santé confiées",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 02"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_03 = Requirement(
    id="EXI-03",
    label="required",
    title=Text(
        en="Interested parties: health-data law taken into account",
        fr="Parties intéressées : prise en compte du droit des données de santé",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 03"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_04 = Requirement(
    id="EXI-04",
    label="required",
    title=Text(
        en="ISMS scope includes every processing of health data, backups and media transfers",
        fr="Périmètre du SMSI : tous les traitements, sauvegardes et transferts de supports",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 04"),),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_05 = Requirement(
    id="EXI-05",
    label="required",
    title=Text(
        en="Risk assessment covers the eight mandatory event families",
        fr="Appréciation des risques : huit familles d'événements à traiter",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 05"),
        Reference(Framework.GDPR, "art. 32"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_06 = Requirement(
    id="EXI-06",
    label="required",
    title=Text(
        en="Control of changes in subcontractors' security measures",
        fr="Maîtrise des changements chez les sous-traitants",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 06"),
        Reference(Framework.GDPR, "art. 28"),
        Reference(Framework.ISO_27001, "A.5.22"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_07 = Requirement(
    id="EXI-07",
    label="required",
    title=Text(
        en="Client interfaces and first-line support in French",
        fr="Interfaces clients et support de premier niveau en français",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 07"),
        Reference(Framework.SECNUMCLOUD, "19.3"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SNC,
    ),
)

EXI_08 = Requirement(
    id="EXI-08",
    label="required",
    title=Text(
        en="Statement of Applicability available in French", fr="Déclaration d'applicabilité disponible en français"
    ),
    references=(Reference(Framework.HDS_V2, "EXI 08"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_09 = Requirement(
    id="EXI-09",
    label="required",
    title=Text(
        en="Security objectives include health-data protection and GDPR",
        fr="Objectifs de sécurité intégrant DSCP et RGPD",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 09"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_10 = Requirement(
    id="EXI-10",
    label="required",
    title=Text(
        en="Awareness of staff and subcontractors' staff", fr="Sensibilisation du personnel et des sous-traitants"
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 10"),
        Reference(Framework.ISO_27001, "A.6.3"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_11 = Requirement(
    id="EXI-11",
    label="required",
    title=Text(
        en="Client contact points list, ready for the authority",
        fr="Liste des points de contact clients, transmissible à l'autorité",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 11"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.SCALINGO_DOCS,
    ),
)

EXI_12 = Requirement(
    id="EXI-12",
    label="required",
    title=Text(en="HDS certificates handed to clients", fr="Remise des certificats HDS aux clients"),
    references=(Reference(Framework.HDS_V2, "EXI 12"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_13 = Requirement(
    id="EXI-13",
    label="required",
    title=Text(
        en="Planned and controlled split of responsibilities",
        fr="Répartition des responsabilités planifiée et contrôlée",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 13"),
        Reference(Framework.ISO_27001, "A.5.23"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_14 = Requirement(
    id="EXI-14",
    label="required",
    title=Text(
        en="Procedure for loss or suspension of a subcontractor's certificate",
        fr="Procédure en cas de perte ou suspension de certification d'un sous-traitant",
    ),
    references=(Reference(Framework.HDS_V2, "EXI 14"),),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_15 = Requirement(
    id="EXI-15",
    label="required",
    title=Text(
        en="Client can verify security: audits, reports, access traces",
        fr="Vérifications par le client : audits, rapports, traces d'accès",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 15"),
        Reference(Framework.ISO_27001, "A.5.22"),
        Reference(Framework.ISO_27001, "A.8.15"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_16 = Requirement(
    id="EXI-16",
    label="required",
    title=Text(
        en="Internal audits include staff access traces", fr="Audits internes incluant les traces d'accès du personnel"
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 16"),
        Reference(Framework.ISO_27001, "A.8.15"),
        Reference(Framework.ISO_27001, "A.5.35"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(sources.HDSV2,),
)

EXI_17 = Requirement(
    id="EXI-17",
    label="required",
    title=Text(en="Contract: certificate scope and dates", fr="Contrat : périmètre et dates du certificat"),
    references=(
        Reference(Framework.HDS_V2, "EXI 17"),
        Reference(Framework.CSP, "R.1111-11 1°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_18 = Requirement(
    id="EXI-18",
    label="required",
    title=Text(
        en="Contract: service description (availability, integrity, confidentiality, auditability)",
        fr="Contrat : description des prestations (disponibilité, intégrité, confidentialité, auditabilité)",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 18"),
        Reference(Framework.CSP, "R.1111-11 2°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_19 = Requirement(
    id="EXI-19",
    label="required",
    title=Text(
        en="Contract: data-subject rights, breach reporting, DPO audits",
        fr="Contrat : droits des personnes, violations, audits du DPO",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 19"),
        Reference(Framework.CSP, "R.1111-11 4°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_20 = Requirement(
    id="EXI-20",
    label="required",
    title=Text(en="Contract: contact for incidents", fr="Contrat : référent pour les incidents"),
    references=(
        Reference(Framework.HDS_V2, "EXI 20"),
        Reference(Framework.CSP, "R.1111-11 5°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_21 = Requirement(
    id="EXI-21",
    label="required",
    title=Text(
        en="Contract: indicators, guaranteed levels, penalties", fr="Contrat : indicateurs, niveaux garantis, pénalités"
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 21"),
        Reference(Framework.CSP, "R.1111-11 6°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_22 = Requirement(
    id="EXI-22",
    label="required",
    title=Text(
        en="Contract: outside technical providers with equal protection",
        fr="Contrat : prestataires externes et protection équivalente",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 22"),
        Reference(Framework.CSP, "R.1111-11 7°"),
        Reference(Framework.GDPR, "art. 28(4)"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_23 = Requirement(
    id="EXI-23",
    label="required",
    title=Text(
        en="Contract: how access to health data is governed", fr="Contrat : encadrement des accès aux données de santé"
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 23"),
        Reference(Framework.CSP, "R.1111-11 8°"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_24 = Requirement(
    id="EXI-24",
    label="required",
    title=Text(
        en="Contract: technical changes and prior consent", fr="Contrat : évolutions techniques et accord préalable"
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 24"),
        Reference(Framework.CSP, "R.1111-11 9°"),
    ),
    evidence="none",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_25 = Requirement(
    id="EXI-25",
    label="required",
    title=Text(en="Contract: cover for host failure", fr="Contrat : couverture d'une défaillance de l'hébergeur"),
    references=(
        Reference(Framework.HDS_V2, "EXI 25"),
        Reference(Framework.CSP, "R.1111-11 10°"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_26 = Requirement(
    id="EXI-26",
    label="required",
    title=Text(en="Contract: no other use of the data", fr="Contrat : interdiction d'usage à d'autres fins"),
    references=(
        Reference(Framework.HDS_V2, "EXI 26"),
        Reference(Framework.CSP, "R.1111-11 11°"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_27 = Requirement(
    id="EXI-27",
    label="required",
    title=Text(
        en="Contract: reversibility, return, destruction, formats",
        fr="Contrat : réversibilité, restitution, destruction, formats",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 27"),
        Reference(Framework.CSP, "R.1111-11 12°-14°"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.R1111_11,
    ),
)

EXI_28 = Requirement(
    id="EXI-28",
    label="required",
    title=Text(
        en="Health data stored only in the EEA; place documented to the client",
        fr="Stockage exclusif dans l'EEE ; localisation documentée et communiquée",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 28"),
        Reference(Framework.CSP, "R.1111-9-1"),
        Reference(Framework.CSP, "R.1111-11 3°"),
    ),
    evidence="code",
    confidence=Confidence.SECONDARY,
    sources=(
        sources.HDSV2,
        sources.DELSOL2026,
        sources.NATLAW,
        sources.GH68538844970,
    ),
)

EXI_29 = Requirement(
    id="EXI-29",
    label="required",
    title=Text(
        en="Remote access from outside the EEA: adequacy or art. 46 safeguards, client told",
        fr="Accès à distance hors EEE : adéquation ou garanties art. 46, information du client",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 29"),
        Reference(Framework.CSP, "R.1111-11"),
        Reference(Framework.GDPR, "art. 44"),
        Reference(Framework.GDPR, "art. 45"),
        Reference(Framework.GDPR, "art. 46"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.MIND2024,
        sources.OVH_GUARANTEES,
        sources.APTAR,
    ),
)

EXI_30 = Requirement(
    id="EXI-30",
    label="required",
    title=Text(
        en="Foreign-law exposure listed with mitigations and residual risk",
        fr="Lois extra-européennes : liste, mesures, risques résiduels",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 30"),
        Reference(Framework.CSP, "R.1111-11"),
        Reference(Framework.GDPR, "art. 48"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.ESANTE_FAQ,
        sources.OVH_GUARANTEES,
    ),
)

EXI_31 = Requirement(
    id="EXI-31",
    label="required",
    title=Text(
        en="Public, up-to-date map of transfers, accesses and risks",
        fr="Cartographie publique et à jour des transferts, accès et risques",
    ),
    references=(
        Reference(Framework.HDS_V2, "EXI 31"),
        Reference(Framework.CSP, "R.1111-11"),
    ),
    evidence="partial",
    confidence=Confidence.TRANSCRIPTION,
    sources=(
        sources.HDSV2,
        sources.MIND2024,
        sources.OVH_GUARANTEES,
        sources.LESENOVATEURS,
    ),
)
