"""Tells what only looks like the organ's cases: papers by their marking, cases of other business, what others passed on."""

from __future__ import annotations

from reportlint.regex import named

_pattern = named(
    {
        "marking": "主动公开(?:类|文件|公文|的|有|为|是|共|占)*[0-9]+件|公开属性|公文|(?:制|印|下)?发文件?(?=[0-9])"
        "|(?:制发|印发|认定)[^,，;；。0-9]{0,8}文件",
        "case": "(?<!依)申请(?!公开)|(?:收到|受理|新收|接收|收办|接到|办结|答复|办理)(?![^,，;；。0-9]{0,8}(?:文件?[0-9]|公文|公开属性))",
        "elsewise": "(?<![^,，;；。(（均都皆])(?:均|都|皆)?(?:非|不是|不属于|不涉及|未涉及|不涉|与)(?:因)?(?:政府)?信息公开"
        "(?:工作)?(?:类|案件|事项|引[发起]|无关|领域|的|[)）,，;；。]|$)"
        # 均涉及征地，没有因政府信息公开引起的
        "|(?:均|都|皆|全部)(?:涉及|因|系|与|属于)(?![^,，;；。0-9]{0,16}(?:公开|答复))[^,，;；。0-9]{2,20}[,，;；]"
        "(?:没有|无|未发生|未有)(?:发生)?(?:因|涉及?)(?:政府)?信息公开",
        "partly": "[^;；。]{0,20}?[,，(（](?:其中|但)?[仅只]有?[0-9]+[件起宗](?:涉及?|属于?|为|是|因)[^,，;；。0-9]{0,6}信息公开"
        "|[^;；。]{0,20}?[,，(（]?(?:其中|包括|含|涉及?)[^,，;；。0-9]{0,6}信息公开[^,，;；。0-9]{0,12}[0-9]"
        # 行政复议6件，政府信息公开类较少
        "|[^;；。]{0,20}?信息公开[^,，;；。0-9]{0,10}(?:占|较少|很少|不多|极少|个别)"
        "|(?:(?!另|此外|其中|还有|[;；。\n]).){0,40}?(?:不属于|不在|[不未][计列纳]入)[^,，;；。)）0-9]{0,8}(?:统计|本报告|本机关|表四|之列)",
        # 上年未审结的2件…，本年新增3件: whether the table counts the two again is for nobody to say; 5件（含上年结转2件） are told
        "left over": "(?<![含括])(?<!其中)(?:上一?年|去年|往年|20(?P<year>[0-9]{2})年)度?[末底]?的?[^,，;；:：。、0-9]{0,8}?"
        "(?:结转|转入|遗留|延续|未审结|未办结|未结|未审理)[^,，;；:：。、0-9]{0,16}[0-9]+[件起宗例]",
        "new": "新增|新收|新发|新的|(?:[本今当]年度?|20[0-9]{2}年度?)[^共,，;；。0-9]{0,8}(?:收到|发生|受理|被)",
        "passed on": "(?:(?<!结)转办|交办|转来|移送|转送|受委托)[^,，;；。0-9]{0,12}[0-9]+[件份宗起]",
        "none": "(?:未|没有|没|无)[^,，;；:：。、0-9]{0,6}$",
        # 部门文件, 其他政策性文件: papers of another kind; a bare 文件 is what the words before are about
        "papers": "(?:的|共|各类|有关|相关|上述|以上|此类|该类|其|新|等){0,4}(?P<which>[^,，;；:：。、0-9]{0,16}?)文件(?![一-龥])",
    }
)


def marked(left: str) -> bool:
    """Whether what `left` leads to are official papers by their marking, not applications by their result."""
    if "公开" not in left:
        return False
    found = _pattern("marking").search(left)
    return found is not None and _pattern("case").search(left) is None


def passed_on(words: str) -> bool:
    """Whether `words` count what others passed on."""
    return _pattern("passed on").search(words) is not None


def told_apart(text: str, stop: int, low: int, high: int, year: int | None) -> bool:
    """Whether the sentence from `low` to `high` says that its reviews are not about disclosure (均非信息公开类), or of those
    counted before `stop` that only some are, or none (行政复议11件，其中信息公开类3件); or tells of older ones besides."""
    if "信息公开" in text[low:high] and _pattern("elsewise").search(text, low, high) is not None:
        return True
    return _pattern("partly").match(text, stop, high) is not None or _beside_left_over(text, low, high, year)


def _beside_left_over(text: str, low: int, high: int, year: int | None) -> bool:
    """Whether the sentence tells of reviews left over from before `year`, the report's, and of new ones besides."""
    found = _pattern("left over").finditer(text, low, high)
    if all(match["year"] and year and int(match["year"]) == year % 100 for match in found):
        return False
    return _pattern("new").search(text, low, high) is not None


def not_one(left: str, figure: str) -> bool:
    """Whether the `figure` 一 behind `left` says that there was none: 没有一件, 未发生一起."""
    return figure == "一" and _pattern("none").search(left) is not None


def other_papers(words: str, behind: str) -> bool:
    """Whether `words`, right before a number, or those `behind` it name papers other than the organ's rules: 印发乡政府文件41份."""
    for match in (_pattern("papers").search(words), _pattern("papers").fullmatch(behind)):
        if match is not None and match["which"] and not match["which"].endswith("规范性"):
            return True
    return False
