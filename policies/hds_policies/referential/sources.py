"""Where the requirements were read. No official PDF of the référentiel was readable; see `hdsv2`."""

from __future__ import annotations

from datetime import date

CHECKED = date(2026, 11, 23)

HDSV2 = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/hds-v2.yaml "
    "(third-party transcription of référentiel v2.0)"
)
SNC = "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/secnumcloud-3.2.yaml"
ISOSNC = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/mapping-"
    "iso27001-2022-to-secnumcloud-3.2.yaml (HDS 2.0 annex 1)"
)
PGSSI = "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/pgssi-s-1.0.yaml"
TLS = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/anssi-"
    "recommandations-securite-relatives-tls.yaml"
)
IPSEC = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/anssi-rec-secu-ipsec.yaml"
)
CRYPTO = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/anssi-guide-des-"
    "mecanismes-cryptographiques.yaml"
)
LOG = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/anssi-"
    "recommandations-securite-architecture-systeme-journalisation.yaml"
)
CNIL_GUIDE = (
    "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/cnil-guide-securite.yaml"
)
GDPR = "https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/gdpr.yaml"
SNS = (
    "https://documentation.stormshield.eu/SNS/v4/fr/Content/ANSSI_Configuration_Recommendations_SNS_v4.3-LTSB/"
    "Encryption_profiles.htm"
)
CNIL_CLOUD = (
    "https://www.cnil.fr/fr/informatique-en-nuage-cloud-la-cnil-publie-deux-fiches-pratiques-sur-le-"
    "chiffrement-et-la-securite"
)
CNIL_LOG = (
    "https://www.commu-net.fr/donnees-de-journalisation-la-cnil-precise-les-delais-de-conservation-"
    "recommandes/ (CNIL 2021-122 as summarised)"
)
CNIL_MFA = "https://juriblio.fr/deliberations/deliberation-no-2025-019-du-20-mars-2025/185628382"
ESANTE_FAQ = "https://esante.gouv.fr/foire-aux-questions/produits-services/hds"
CYBERVEILLE = "https://cyberveille.esante.gouv.fr/le-cadre-legislatif"
R1111_11 = (
    "https://french-business-law.com/french-legislation-art/article-r1111-11-of-the-french-public-health-code "
    "(pre-2026 text)"
)
R1112_7 = "https://french-business-law.com/french-legislation-art/article-r1112-7-of-the-french-public-health-code"
DELSOL2026 = (
    "https://www.delsol-lawyers.com/The-new-hosting-providers-decree-aligns-with-the-certification-framework-"
    "regarding-the-location-of-hosting"
)
NATLAW = "https://natlawreview.com/article/v20-certification-french-health-data-hosting-service-providers-hds-now-fully"
LESENOVATEURS = "https://les-enovateurs.com/breves/health-data-new-transparency-requirement-imposed-france"
GH68538844970 = "public note 68538844970 (third-party note quoting R.1111-9 and R.1111-9-1 from Légifrance)"
MIND2024 = (
    "https://www.mind.eu.com/health/financement-et-politiques-publiques/nouveau-referentiel-hds-ce-quil-va-"
    "changer-pour-lecosysteme-de-la-sante/"
)
VIGIER = "https://vigier-avocats.com/referentiel-hds"
OVH_GUARANTEES = (
    "https://github.com/ovh/docs/blob/develop/pages/account_and_service_management/account_information/"
    "garanties_hds/guide.fr-fr.md (2024-05-14)"
)
OVH_ACTIVATE = (
    "https://github.com/ovh/docs/blob/develop/pages/platform/public-cloud/activate-hds-certification/guide.fr-"
    "fr.md (2022-11-28)"
)
APTAR = "https://aptardigitalhealth.com/dscp-mapping-of-transfers"
AWS_HDS = "https://aws.amazon.com/compliance/hds/"
GOOGLE_HDS = "https://cloud.google.com/security/compliance/hds"
MS_HDS = "https://learn.microsoft.com/en-us/compliance/regulatory/offering-hds-france (old copies read)"
SCW_OBJECT = "https://github.com/scaleway/docs-content/blob/main/pages/object-storage/how-to/host-healthcare-data.mdx"
SCW_BLOCK = "https://github.com/scaleway/docs-content/blob/main/pages/block-storage/how-to/host-healthcare-data.mdx"
SCALINGO_DOCS = "https://github.com/Scalingo/documentation"
CLEVER_DOCS = "https://github.com/CleverCloud/documentation"
TF_OVH = "https://github.com/ovh/terraform-provider-ovh/blob/master/docs/resources/cloud_project.md"
TF_SCALINGO = "https://github.com/Scalingo/terraform-provider-scalingo/blob/master/docs/resources/app.md"
TF_SCALEWAY = "https://github.com/scaleway/terraform-provider-scaleway/tree/master/docs/resources"
TF_AZURERM = (
    "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/"
    "virtual_network_gateway_connection.html.markdown"
)
TF_GOOGLE = "https://github.com/hashicorp/terraform-provider-google/tree/main/website/docs/r"
PROWLER = "https://github.com/prowler-cloud/prowler/blob/master/prowler/compliance/aws/secnumcloud_3.2_aws.json"
