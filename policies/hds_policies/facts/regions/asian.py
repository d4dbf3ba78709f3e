"""Alibaba Cloud and Tencent Cloud."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALIBABA_ZONE = re.compile(r"([a-z]{2}-[a-z]+(?:-\d)?)-?[a-z]")


def _alibaba(name: str) -> Iterator[Reading]:
    """Zones are spelled `eu-central-1a` and `cn-hangzhou-b`; OSS locations `oss-eu-central-1`."""
    yield Reading(name.removeprefix("oss-"))
    if zone := _ALIBABA_ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)


def _tencent(name: str) -> Iterator[Reading]:
    region, _, number = name.rpartition("-")
    if number.isdecimal():
        yield Reading(region, Kind.ZONE)


ALICLOUD = Table(
    provider="alicloud",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("alicloud", "eu-central-1", "Frankfurt", "DE", Confidence.MEMORY),
        Region("alicloud", "eu-west-1", "London", "GB", Confidence.MEMORY),
        Region("alicloud", "us-east-1", "Virginia", "US", Confidence.MEMORY),
        Region("alicloud", "us-west-1", "Silicon Valley", "US", Confidence.MEMORY),
        Region("alicloud", "na-south-1", "Mexico", "MX", Confidence.MEMORY),
        Region("alicloud", "cn-beijing", "Beijing", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-chengdu", "Chengdu", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-guangzhou", "Guangzhou", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-hangzhou", "Hangzhou", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-heyuan", "Heyuan", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-hongkong", "Hong Kong", "HK", Confidence.MEMORY),
        Region("alicloud", "cn-huhehaote", "Hohhot", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-qingdao", "Qingdao", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-shanghai", "Shanghai", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-shenzhen", "Shenzhen", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-wulanchabu", "Ulanqab", "CN", Confidence.MEMORY),
        Region("alicloud", "cn-zhangjiakou", "Zhangjiakou", "CN", Confidence.MEMORY),
        Region("alicloud", "ap-northeast-1", "Tokyo", "JP", Confidence.MEMORY),
        Region("alicloud", "ap-northeast-2", "Seoul", "KR", Confidence.MEMORY),
        Region("alicloud", "ap-southeast-1", "Singapore", "SG", Confidence.MEMORY),
        Region("alicloud", "ap-southeast-3", "Kuala Lumpur", "MY", Confidence.MEMORY),
        Region("alicloud", "ap-southeast-5", "Jakarta", "ID", Confidence.MEMORY),
        Region("alicloud", "ap-southeast-6", "Manila", "PH", Confidence.MEMORY),
        Region("alicloud", "ap-southeast-7", "Bangkok", "TH", Confidence.MEMORY),
        Region("alicloud", "me-central-1", "Riyadh", "SA", Confidence.MEMORY),
        Region("alicloud", "me-east-1", "Dubai", "AE", Confidence.MEMORY),
    ),
    readings=_alibaba,
)
TENCENTCLOUD = Table(
    provider="tencentcloud",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("tencentcloud", "eu-frankfurt", "Frankfurt", "DE", Confidence.MEMORY),
        Region("tencentcloud", "na-ashburn", "Virginia", "US", Confidence.MEMORY),
        Region("tencentcloud", "na-siliconvalley", "Silicon Valley", "US", Confidence.MEMORY),
        Region("tencentcloud", "sa-saopaulo", "São Paulo", "BR", Confidence.MEMORY),
        Region("tencentcloud", "ap-bangkok", "Bangkok", "TH", Confidence.MEMORY),
        Region("tencentcloud", "ap-beijing", "Beijing", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-chengdu", "Chengdu", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-chongqing", "Chongqing", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-guangzhou", "Guangzhou", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-hongkong", "Hong Kong", "HK", Confidence.MEMORY),
        Region("tencentcloud", "ap-jakarta", "Jakarta", "ID", Confidence.MEMORY),
        Region("tencentcloud", "ap-mumbai", "Mumbai", "IN", Confidence.MEMORY),
        Region("tencentcloud", "ap-nanjing", "Nanjing", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-seoul", "Seoul", "KR", Confidence.MEMORY),
        Region("tencentcloud", "ap-shanghai", "Shanghai", "CN", Confidence.MEMORY),
        Region("tencentcloud", "ap-singapore", "Singapore", "SG", Confidence.MEMORY),
        Region("tencentcloud", "ap-tokyo", "Tokyo", "JP", Confidence.MEMORY),
    ),
    readings=_tencent,
)


TABLES = (
    ALICLOUD,
    TENCENTCLOUD,
)
