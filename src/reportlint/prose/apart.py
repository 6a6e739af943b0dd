"""Tells what is counted apart from the organ's own cases of the year: one unit's, those of all years, papers by marking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.prose.layout import Layout
    from reportlint.values import Organ

_HANDLED = "(?:收到|受理|新收|接收|收办|接到|办结|答复)"
_pattern = named(
    {
        "unit": f"(?<!上一)(?<![上下])本级(?!政府|人民|党委)[^,，;；:：。]{{0,10}}?{_HANDLED}",
        "office": f"(?:政府|管委会|行署)办公?室?(?:本级|机关)?[^,，;；:：。]{{0,8}}?{_HANDLED}",
        "years": "历年[^,，;；:：。]{0,6}(?:收到|受理|共)|(?:布|施|行|展|立|建|通|线|用|任|革|发|始|订|修改|修正)以来"
        "|截[至止到]20[0-9]{2}年[底末][^;；。]{0,14}累计",
        "own": f"全[省市县区州旗盟镇乡]|{_HANDLED}|本机关|我[局委办厅院省市县区镇乡]|本[局委办厅院省市县区镇乡]|共|总计|合计|全年|本年",
        "marking": "主动公开(?:类|文件|公文|的|有|为|是|共|占)*[0-9]+件|公开属性|公文|(?:制|印|下)?发文件?(?=[0-9])"
        "|(?:制发|印发|认定)[^,，;；。0-9]{0,8}文件",
        "case": f"(?<!依)申请(?!公开)|{_HANDLED}|办理",
        "elsewise": "(?<![^,，;；。(（均都皆])(?:均|都|皆)?(?:非|不涉及|未涉及|与)(?:因)?(?:政府)?信息公开(?:类|无关|领域|的|[)）,，。])",
        "partly": "[^;；。]{0,20}?[,，(（]?(?:其中|包括|含|涉及?)[^,，;；。0-9]{0,6}信息公开[^,，;；。0-9]{0,12}[0-9]",
        "passed_on": "(?:转办|交办|转来|移送|转送|受委托)[^,，;；。0-9]{0,12}[0-9]+[件份宗起]",
    }
)


def apart(frame: Layout, home: int, low: int, left: str, organ: Organ | None) -> bool:
    """Whether a number with `left` before it in its sentence, from `low`, is of one unit or of several years.

    A sentence that says nothing of whom it counts goes on with those of the sentence before it.
    """
    if _elsewhere(left, organ):
        return True
    if home >= 0 or low <= 0 or frame.text[low - 1] == "\n" or _pattern("own").search(left):
        return False
    return _elsewhere(frame.outer[slice(*frame.sentence(low - 1))], organ)


def _elsewhere(words: str, organ: Organ | None) -> bool:
    if ("本级" in words and _pattern("unit").search(words)) or _pattern("years").search(words):
        return True
    if organ is None or organ.kind == "department" or organ.name.endswith(("办公室", "办公厅")):
        return False
    return _pattern("office").search(words) is not None


def marked(left: str) -> bool:
    """Whether what `left` leads to are official papers by their marking, not applications by their result."""
    if "公开" not in left:
        return False
    found = _pattern("marking").search(left)
    return found is not None and _pattern("case").search(left) is None


def passed_on(words: str) -> bool:
    """Whether `words` count what others passed on."""
    return _pattern("passed_on").search(words) is not None


def elsewise(text: str, low: int, high: int) -> bool:
    """Whether the sentence from `low` to `high` says that its cases are not about disclosure: 均非信息公开类."""
    return "信息公开" in text[low:high] and _pattern("elsewise").search(text, low, high) is not None


def partly(text: str, at: int, high: int) -> bool:
    """Whether only some of the cases counted at `at` are about disclosure: 行政复议11件，其中信息公开类3件."""
    return _pattern("partly").match(text, at, high) is not None
