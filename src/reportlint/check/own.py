"""The names of organs: the regions that they begin with, and those by which the reporting organ calls itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from reportlint.check.context import Context

_NO_REGION = r"(?<![社园校小景片辖城矿林新高发开税护验范假贸治])区"
# 盐城市 is a city; 城市管理局, 新城市场 have none in them
_WALLED = r"[^县区旗镇乡局委市]{1,3}城市(?!场|政(?![府务协])|民|容|管理|建设|规划|综合|更新|运行|执法|照明|公用|公共|交通|轨道)"
_pattern = named(
    {
        "aside": r"\([^()]{1,8}\)",
        "lead": r"中共|国家税务总局|国家统计局",
        "before": r"[一-龥]{2,12}(?:省|市|县|区|旗|州|盟|镇|乡|街道)$",
        "words": r".*(?:[年月日和与及、在由对为向请,，。]|编制|公布|发布|登录|联系|通过)",
        "province": r"[一-龥]{2,5}?(?:省|自治区)",
        "city": rf"{_WALLED}|[^县区旗镇乡局委]{{2,7}}?(?:自治州|地区|盟|(?<!城)市)",
        "county": rf"{_WALLED}|[^镇乡局委]{{1,8}}?(?:自治县|县|自治旗|旗|{_NO_REGION}|(?<!城)市)",
        "town": "(?:镇|乡|街道)(?:人民政府|办事处)?",
        "township": r"[^局委]{1,6}?(?:(?<!城)镇|(?<=.城)镇(?=(?:人民)?政府|$)|(?<!城)乡|街道|苏木)",
    }
)
_LEVELS = ("province", "city", "county", "township")
_UNITS = ("自治区", "自治州", "自治县", "自治旗", "街道", "苏木", "地区")
_UNIT_SIGNS = "省市县区旗州盟镇乡"
_COMMITTEES = ("管理委员会", "管委会")
_ANY_REGION = 14


class Region(NamedTuple):
    """One region of a name: 青禾 + 县; `level` is province, city, county or township."""

    stem: str
    unit: str
    level: str


class Own(NamedTuple):
    """The reporting organ: its name in full, the regions in it, what is left of the name, and all names for it."""

    name: str
    regions: tuple[Region, ...]
    base: str
    names: frozenset[str]


def split(name: str) -> tuple[tuple[Region, ...], str]:
    """The regions that `name` begins with, from the widest, and the rest: 云汀市 青禾县 | 林业局."""
    found: list[Region] = []
    lead = _pattern("lead").match(name)
    at = lead.end() if lead else 0
    for level in _LEVELS:
        match = _pattern(level).match(name, at)
        if match and _pattern("town").fullmatch(name, match.end()):
            continue  # 一市镇, 新县镇: the town is called so
        if match:
            word = match.group()
            unit = next((unit for unit in _UNITS if word.endswith(unit)), word[-1])
            found.append(Region(word.removesuffix(unit), unit, level))
            at = match.end()
    return tuple(found), name[at:]


def own(context: Context) -> Own | None:
    """Who reports, worked out once; none when the report names nobody."""
    return context.once("own", lambda: _own(context))


def _own(context: Context) -> Own | None:
    organ = context.report.organ
    if organ is None:
        return None
    regions, base = split(organ.name)
    name = organ.name
    if not regions and (full := longer(name, context)):
        name = full
        regions, base = split(name)
    names = {name, organ.name}
    written = [region.stem + region.unit for region in regions]
    names.update("".join(written[at:]) + base for at in range(len(written)))
    if base:
        names.add(base)
        names.update(region.unit + base for region in regions[-1:])
    if organ.kind == "committee" and name.endswith(_COMMITTEES):
        names.update(_COMMITTEES)
    names.update([_pattern("aside").sub("", known) for known in names])  # 档案局(馆) is the 档案局, too
    return Own(name, regions, base, frozenset(names))


def longer(name: str, context: Context) -> str:
    """The organ's name with its region, where the signature or the prose has it; empty if they have not."""
    if name[0] in _UNIT_SIGNS:  # 县公安局: the prose may say so, or 配合县公安局; whoever signs does so in full
        signed = context.sections["closing"].flow.text if "closing" in context.sections else ""
        full = re.match(rf"[一-龥]{{2,12}}{re.escape(name)}", signed)
        return full.group() if full else ""
    if name not in context.prose:
        return ""
    found = []
    for match in re.finditer(re.escape(name), context.prose):
        region = _pattern("before").search(context.prose[max(match.start() - _ANY_REGION, 0) : match.start()])
        words = _pattern("words").sub("", region.group()) if region else ""
        if len(words) > 1 and words[0] not in "全我本各":
            found.append(words + name)
    return min(found, key=len, default="")  # the one with the fewest words before it
