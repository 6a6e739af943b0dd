"""Invented places and organs: governments, departments, townships and development zones that do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

CITIES = ("云汀市", "澜屿市", "岚陵市", "泽原市", "梧亭市", "霁州市", "桐浦市")
COUNTIES = (
    "青禾县",
    "望溪县",
    "禾泉县",
    "霁川县",
    "砚池县",
    "松湾区",
    "鹿屿区",
    "汐宁区",
    "白榆县",
    "麦川县",
    "芦汀县",
)
TOWNS = (
    "柳汀镇",
    "杏坞镇",
    "槐渡镇",
    "鹭洲乡",
    "云梯坪乡",
    "青萍街道",
    "映川街道",
    "苇塘镇",
    "石榴湾镇",
    "晚枫街道",
    "南屏岭乡",
)
ZONES = ("经济技术开发区", "高新技术产业开发区", "临港产业园区", "文化旅游度假区")
OFFICES = [
    "林业局",
    "教育局",
    "卫生健康委员会",
    "民政局",
    "水利局",
    "交通运输局",
    "统计局",
    "市场监督管理局",
    "农业农村局",
    "自然资源局",
    "审计局",
    "应急管理局",
    "住房和城乡建设局",
    "人力资源和社会保障局",
    "生态环境局",
    "文化广电和旅游局",
    "医疗保障局",
    "司法局",
    "公安局",
    "发展和改革委员会",
    "财政局",
    "城市管理局",
    "退役军人事务局",
    "信访局",
    "粮食和物资储备局",
    "行政审批局",
]
OLD_OFFICES = [
    "林业局",
    "教育局",
    "卫生局",
    "民政局",
    "水利局",
    "交通运输局",
    "统计局",
    "农业局",
    "国土资源局",
    "审计局",
    "财政局",
    "司法局",
    "环境保护局",
    "发展和改革委员会",
    "规划局",
    "物价局",
    "安全生产监督管理局",
]


@dataclass(frozen=True)
class Organ:
    """Who reports."""

    name: str
    region: str
    """The place it serves or belongs to."""
    kind: str
    """``government department township committee``."""
    level: str
    """``city county township``."""
    self_names: tuple[str, ...]
    """How it calls itself: 我局, 本机关 …"""
    scope: str
    """全县, 全局 …: how far its figures reach."""
    upper: str
    """The organ above it, as its reports say."""

    @property
    def short(self) -> str:
        """The name without its region."""
        return self.name.removeprefix(self.region)


def _government(rng: Random) -> Organ:
    if rng.random() < 0.35:
        place = rng.choice(CITIES)
        return Organ(
            f"{place}人民政府", place, "government", "city", ("我市", "全市", "市政府"), "全市", "省委、省政府"
        )
    place = rng.choice(COUNTIES)
    unit = place[-1]
    return Organ(
        f"{place}人民政府",
        place,
        "government",
        "county",
        (f"我{unit}", f"全{unit}", f"{unit}政府"),
        f"全{unit}",
        "市委、市政府",
    )


def _department(rng: Random, old: bool) -> Organ:
    office = rng.choice(OLD_OFFICES if old else OFFICES)
    word = "委" if office.endswith("委员会") else "局"
    if rng.random() < 0.35:
        place, level, upper = rng.choice(CITIES), "city", "市委、市政府"
    else:
        place, level = rng.choice(COUNTIES), "county"
        upper = f"{place[-1]}委、{place[-1]}政府"
    return Organ(
        f"{place}{office}", place, "department", level, (f"我{word}", f"本{word}", "本机关"), f"全{word}", upper
    )


def _township(rng: Random) -> Organ:
    county, town = rng.choice(COUNTIES), rng.choice(TOWNS)
    street = town.endswith("街道")
    name = f"{county}{town}{'办事处' if street else '人民政府'}"
    unit = "街道" if street else town[-1]
    return Organ(
        name, county, "township", "township", (f"我{unit}", f"{town}"), f"全{unit}", f"{county[-1]}委、{county[-1]}政府"
    )


def _committee(rng: Random) -> Organ:
    place = rng.choice(CITIES).removesuffix("市") + rng.choice(ZONES)
    return Organ(f"{place}管理委员会", place, "committee", "county", ("管委会", "我区", "全区"), "全区", "市委、市政府")


def invent(rng: Random, old: bool = False, kind: str = "") -> Organ:
    """An organ; `old` uses the names of offices before 2019."""
    kind = kind or rng.choices(("government", "department", "township", "committee"), (25, 45, 22, 8))[0]
    if kind == "government":
        return _government(rng)
    if kind == "department":
        return _department(rng, old)
    return _township(rng) if kind == "township" else _committee(rng)
