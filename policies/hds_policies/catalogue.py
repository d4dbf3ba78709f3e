"""All rules, in the order of their ids. The list is explicit: importing a rule registers nothing."""

from typing import Any

from hds_policies.rule import Rule
from hds_policies.rules.access.administrator import policy_grants_no_full_administration
from hds_policies.rules.access.long_lived_credentials import credentials_expire
from hds_policies.rules.access.machine_metadata import machine_metadata_requires_a_session
from hds_policies.rules.access.public_principals import policy_is_closed_to_strangers
from hds_policies.rules.access.rights_of_others import policy_keeps_to_its_holders_rights
from hds_policies.rules.access.rights_of_users import rights_are_given_to_roles_and_groups
from hds_policies.rules.access.service_administrator import policy_grants_no_service_as_a_whole
from hds_policies.rules.access.vendor_accounts import policy_admits_no_uncertified_vendor
from hds_policies.rules.access.written_secrets import secret_is_not_in_the_code
from hds_policies.rules.backup.backup_retention import backups_are_kept_long_enough
from hds_policies.rules.backup.backups_exist import store_is_backed_up
from hds_policies.rules.backup.deletion_protection import store_cannot_be_lost_at_once
from hds_policies.rules.backup.object_versions import object_store_keeps_former_versions
from hds_policies.rules.backup.vault_erasure import backups_cannot_be_erased_at_once
from hds_policies.rules.encryption_at_rest.backup_vaults import backup_vault_is_encrypted
from hds_policies.rules.encryption_at_rest.caches import cache_is_encrypted
from hds_policies.rules.encryption_at_rest.database_storage import database_storage_is_encrypted
from hds_policies.rules.encryption_at_rest.disks import disk_is_encrypted
from hds_policies.rules.encryption_at_rest.file_shares import file_share_is_encrypted
from hds_policies.rules.encryption_at_rest.log_stores import log_store_is_encrypted
from hds_policies.rules.encryption_at_rest.object_stores import object_store_is_encrypted
from hds_policies.rules.encryption_at_rest.queues import queue_is_encrypted
from hds_policies.rules.encryption_at_rest.secret_stores import secret_is_kept_encrypted
from hds_policies.rules.encryption_at_rest.snapshots import snapshot_is_encrypted
from hds_policies.rules.encryption_at_rest.state_backends import state_is_encrypted
from hds_policies.rules.encryption_in_transit.cache_connections import cache_requires_tls
from hds_policies.rules.encryption_in_transit.database_connections import data_service_requires_tls
from hds_policies.rules.encryption_in_transit.file_system_mounts import file_system_is_mounted_over_tls
from hds_policies.rules.encryption_in_transit.listeners import listener_uses_tls_or_redirects_to_it
from hds_policies.rules.encryption_in_transit.object_store_requests import object_store_refuses_plain_http
from hds_policies.rules.encryption_in_transit.tls_versions import listener_requires_tls_1_2
from hds_policies.rules.exposure.data_machines import data_machines_are_private
from hds_policies.rules.exposure.public_databases import database_is_private
from hds_policies.rules.exposure.public_object_stores import object_store_is_private
from hds_policies.rules.exposure.public_services import service_is_not_open_to_all
from hds_policies.rules.exposure.public_snapshots import snapshot_is_private
from hds_policies.rules.exposure.shares_beyond_organisation import share_stays_within_the_organisation
from hds_policies.rules.firewall.administration_ports import administration_is_not_open_to_the_internet
from hds_policies.rules.firewall.all_ports import not_everything_is_open_to_the_internet
from hds_policies.rules.firewall.data_ports import data_services_are_not_open_to_the_internet
from hds_policies.rules.firewall.default_inbound import inbound_traffic_is_dropped_by_default
from hds_policies.rules.firewall.entry_points import public_entry_points_are_filtered
from hds_policies.rules.firewall.web_firewalls import web_firewalls_block
from hds_policies.rules.keys.key_policy import key_is_closed_to_strangers
from hds_policies.rules.keys.purge_protection import key_cannot_be_purged_at_once
from hds_policies.rules.keys.rotation import key_rotates
from hds_policies.rules.monitoring.alarms import alarm_reaches_somebody
from hds_policies.rules.monitoring.event_filters import counted_events_raise_an_alarm
from hds_policies.rules.monitoring.flow_logs import network_flows_are_logged
from hds_policies.rules.monitoring.live_trail import audit_trail_is_watched_live
from hds_policies.rules.monitoring.metering import workloads_are_measured
from hds_policies.rules.monitoring.watchers import watcher_is_on
from hds_policies.rules.provider.certificate import host_is_certified
from hds_policies.rules.provider.certified_activities import activity_is_certified
from hds_policies.rules.provider.certified_regions import region_is_certified
from hds_policies.rules.provider.certified_services import service_is_certified
from hds_policies.rules.provider.switch import hds_offer_is_switched_on
from hds_policies.rules.provider.validity import certificate_is_in_date
from hds_policies.rules.provider.vendor_exports import vendors_are_certified
from hds_policies.rules.residency.backups import backup_copies_stay_in_the_eea
from hds_policies.rules.residency.edge import nothing_is_cached_outside_the_eea
from hds_policies.rules.residency.exports import exports_stay_in_the_eea
from hds_policies.rules.residency.inference import inference_stays_in_the_eea
from hds_policies.rules.residency.keys_and_images import copies_of_keys_and_images_stay_in_the_eea
from hds_policies.rules.residency.logs import logs_stay_in_the_eea
from hds_policies.rules.residency.metadata import metadata_is_kept_in_the_eea
from hds_policies.rules.residency.network_paths import network_paths_stay_in_the_eea
from hds_policies.rules.residency.processing import data_is_processed_in_the_eea
from hds_policies.rules.residency.project_places import data_is_where_the_project_allows
from hds_policies.rules.residency.region_guards import guard_leaves_no_region_open
from hds_policies.rules.residency.replicas import replicas_stay_in_the_eea
from hds_policies.rules.residency.stores import stored_data_is_in_the_eea
from hds_policies.rules.residency.transport import data_passes_through_the_eea
from hds_policies.rules.retention.log_expiry import logs_are_not_kept_for_ever
from hds_policies.rules.retention.object_expiry import objects_are_kept_as_long_as_declared
from hds_policies.rules.traceability.audit_trail import audit_trail_is_on
from hds_policies.rules.traceability.cluster_logs import cluster_logs_its_interface
from hds_policies.rules.traceability.connection_logs import remote_connections_are_logged
from hds_policies.rules.traceability.database_logs import database_logs_its_use
from hds_policies.rules.traceability.entry_point_logs import entry_point_logs_requests
from hds_policies.rules.traceability.locked_logs import collected_logs_cannot_be_erased
from hds_policies.rules.traceability.log_retention import logs_are_kept_long_enough
from hds_policies.rules.traceability.object_store_logs import object_store_logs_access
from hds_policies.rules.traceability.validated_trail import audit_trail_is_validated
from hds_policies.rules.traceability.whole_trail import audit_trail_is_whole
from hds_policies.rules.vpn.client_authentication import client_vpn_needs_more_than_a_password
from hds_policies.rules.vpn.dedicated_lines import dedicated_line_is_encrypted
from hds_policies.rules.vpn.dh_groups import tunnel_dh_groups_are_strong
from hds_policies.rules.vpn.encryption import tunnel_encryption_is_strong
from hds_policies.rules.vpn.forward_secrecy import tunnel_has_forward_secrecy
from hds_policies.rules.vpn.ike_version import tunnel_negotiates_ikev2_only
from hds_policies.rules.vpn.integrity import tunnel_integrity_is_strong
from hds_policies.rules.vpn.preshared_key import tunnel_key_is_not_in_the_code
from hds_policies.rules.vpn.split_tunnel import client_vpn_carries_all_traffic

RULES: tuple[Rule[Any], ...] = (
    policy_grants_no_full_administration,
    policy_is_closed_to_strangers,
    policy_grants_no_service_as_a_whole,
    credentials_expire,
    policy_admits_no_uncertified_vendor,
    machine_metadata_requires_a_session,
    secret_is_not_in_the_code,
    rights_are_given_to_roles_and_groups,
    policy_keeps_to_its_holders_rights,
    store_is_backed_up,
    backups_are_kept_long_enough,
    store_cannot_be_lost_at_once,
    object_store_keeps_former_versions,
    backups_cannot_be_erased_at_once,
    database_storage_is_encrypted,
    disk_is_encrypted,
    object_store_is_encrypted,
    file_share_is_encrypted,
    cache_is_encrypted,
    queue_is_encrypted,
    log_store_is_encrypted,
    snapshot_is_encrypted,
    backup_vault_is_encrypted,
    state_is_encrypted,
    secret_is_kept_encrypted,
    object_store_is_private,
    database_is_private,
    snapshot_is_private,
    service_is_not_open_to_all,
    data_machines_are_private,
    share_stays_within_the_organisation,
    administration_is_not_open_to_the_internet,
    data_services_are_not_open_to_the_internet,
    not_everything_is_open_to_the_internet,
    inbound_traffic_is_dropped_by_default,
    public_entry_points_are_filtered,
    web_firewalls_block,
    key_rotates,
    key_is_closed_to_strangers,
    key_cannot_be_purged_at_once,
    audit_trail_is_on,
    audit_trail_is_whole,
    audit_trail_is_validated,
    logs_are_kept_long_enough,
    entry_point_logs_requests,
    database_logs_its_use,
    object_store_logs_access,
    cluster_logs_its_interface,
    collected_logs_cannot_be_erased,
    remote_connections_are_logged,
    network_flows_are_logged,
    watcher_is_on,
    alarm_reaches_somebody,
    counted_events_raise_an_alarm,
    workloads_are_measured,
    audit_trail_is_watched_live,
    host_is_certified,
    certificate_is_in_date,
    region_is_certified,
    hds_offer_is_switched_on,
    service_is_certified,
    vendors_are_certified,
    activity_is_certified,
    stored_data_is_in_the_eea,
    data_is_processed_in_the_eea,
    data_passes_through_the_eea,
    nothing_is_cached_outside_the_eea,
    metadata_is_kept_in_the_eea,
    replicas_stay_in_the_eea,
    backup_copies_stay_in_the_eea,
    exports_stay_in_the_eea,
    logs_stay_in_the_eea,
    copies_of_keys_and_images_stay_in_the_eea,
    network_paths_stay_in_the_eea,
    inference_stays_in_the_eea,
    data_is_where_the_project_allows,
    guard_leaves_no_region_open,
    objects_are_kept_as_long_as_declared,
    logs_are_not_kept_for_ever,
    listener_uses_tls_or_redirects_to_it,
    listener_requires_tls_1_2,
    cache_requires_tls,
    file_system_is_mounted_over_tls,
    object_store_refuses_plain_http,
    data_service_requires_tls,
    tunnel_negotiates_ikev2_only,
    tunnel_encryption_is_strong,
    tunnel_integrity_is_strong,
    tunnel_dh_groups_are_strong,
    tunnel_has_forward_secrecy,
    tunnel_key_is_not_in_the_code,
    client_vpn_needs_more_than_a_password,
    client_vpn_carries_all_traffic,
    dedicated_line_is_encrypted,
)
