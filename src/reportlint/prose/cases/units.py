"""Tells which unit a clause counts for, and whether that is the reporting organ, as it may call itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    import re

    from reportlint.values import Organ

_WORD = (
    "(?:(?!收到|受理|新收|接[到收]|办[结理]|答复|审[结理]|发生|通过|信箱|辖区|依法|依规|为中心|引导|窗口|申请|经(?!开|济|信)|制[定发作]|印发|出台|颁布|公[开布]|收录)"
    "[一-龥](?<![未没无的我本全各网台年月日对向于从将被]))"
)
_UNIT = (
    "(?:(?<=[局委厅院署队镇乡府区县市旗科股站])(?<!城乡)|(?<=处)(?![理罚置结])|(?<=[^经承督交转领主协代收接依在待应已实]办)"
    "|(?<=部门|单位|街道|中心|公司|学校)|(?<=[管派事资研司财务服].所)(?<!师事务所)|(?<=[理出务源究法政生]所)(?<!师事务所)|(?<=办公室|办事处|委员会|管委会|参事室|研究室))"
)
UNIT = f"(?P<who>{_WORD}{{2,18}}{_UNIT})(?![^,，;；:：。、0-9]{{0,6}}以来)(?:[、和及与]{_WORD}{{2,18}}{_UNIT}){{0,8}}?"
UNIT += "(?!本级|[事案件学法]|分处理|研[机院]|信息|规章|规范|公报|公开|职能|采购|名义)(?:机关|本部)?[^,，;；:：。、0-9]{0,6}?"
"""Whoever does what comes next, `who` the first of them: 执法支队(答复申请), 河东分局、河西分局(答复申请)."""
_pattern = named(
    {
        "area": "全[省市县区州旗盟](?:各|共|一)|向[省市县区州旗盟](?:人民)?政府",
        "all over": "全[省市县区州旗盟](?!面)[^,，;；:：。0-9]*$",
        "split": "((?:[一-龥]{0,6}?(?<!城)[省市县区旗州盟镇乡](?!场|村)){0,2})(.+)",
        "office": "(?:党政|综合|政务公开|信息公开|依申请公开).{0,12}[办室科股]$|[局委厅院镇乡]办公?室?$|法院$",
        "zone": "(?:本|我|全)?(?:园区|开发区|高新区|经开区|新区|示范区|管委会)",
        "and below": "[及和与](?:其|各|所属|下属|工作|组成)*(?:部门|单位)$",
    }
)


def another(match: re.Match[str], organ: Organ) -> bool:
    """Whether the unit of `match` is neither `organ`, by a full or a shortened name, nor the office that acts for it.

    A court decides the lawsuits against the organ: 法院均驳回诉讼请求.
    """
    who = match["who"]
    if "直接" in match.group():
        return True  # 局办公室直接答复5件，其余由业务科室办理
    name = organ.name + ("人民政府办事处" if organ.kind in ("government", "township") else "")
    who = _pattern("and below").sub("", who)
    if organ.kind == "committee" and _pattern("zone").fullmatch(who):
        return False
    if who.endswith(organ.name) or _shortens(who, name) or _pattern("office").search(who):
        return False
    region, base = _split(who)
    own_region, own_base = _split(name)
    if not _shortens(region, own_region):
        return True
    return not (_shortens(base, own_base) or _shortens(own_base, base))


def of_the_area(left: str, organ: Organ | None) -> bool:
    """Whether `left` counts what came in all over the area of `organ`, the office of a government, that has told before
    what came in with itself: 我办收到申请6件。全区各部门共收到申请61件."""
    return is_office(organ) and _pattern("area").search(left) is not None


def over_the_area(left: str, organ: Organ | None) -> bool:
    """Whether `left` counts, in its last clause, what happened all over the area of `organ`, the office of a government."""
    return is_office(organ) and _pattern("all over").search(left) is not None


def is_office(organ: Organ | None) -> bool:
    """Whether `organ` is the office of a government, which reports for itself, as a department does."""
    return organ is not None and organ.name.endswith(("办公室", "办公厅"))


def _split(name: str) -> tuple[str, str]:
    """The regions that `name` begins with, and the rest."""
    match = _pattern("split").fullmatch(name)
    return (match[1], match[2]) if match else ("", name)


def _shortens(short: str, full: str) -> bool:
    """Whether `short` takes characters of `full` in their order: 住建局 of 住房和城乡建设局."""
    rest = iter(full)
    return all(character in rest for character in short)
