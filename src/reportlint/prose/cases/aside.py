"""Tells what only looks like the organ's cases: papers by their marking, cases of other business, what others passed on."""

from __future__ import annotations

from reportlint.regex import named

_pattern = named(
    {
        "marking": "主动公开(?:类|文件|公文|的|有|为|是|共|占)*[0-9]+件|公开属性|公文|(?:制|印|下)?发文件?(?=[0-9])"
        "|(?:制发|印发|认定)[^,，;；。0-9]{0,8}文件",
        "case": "(?<!依)申请(?!公开)|(?:收到|受理|新收|接收|收办|接到|办结|答复)|办理",
        "elsewise": "(?<![^,，;；。(（均都皆])(?:均|都|皆)?(?:非|不涉及|未涉及|与)(?:因)?(?:政府)?信息公开(?:类|无关|领域|的|[)）,，。])",
        "partly": "[^;；。]{0,20}?[,，(（]?(?:其中|包括|含|涉及?)[^,，;；。0-9]{0,6}信息公开[^,，;；。0-9]{0,12}[0-9]"
        # 行政复议6件，政府信息公开类较少
        "|[^;；。]{0,20}?信息公开[^,，;；。0-9]{0,10}(?:占|较少|很少|不多|极少|个别)"
        "|(?:(?!另|此外|其中|还有|[;；。\n]).){0,40}?(?:不属于|不在|[不未][计列纳]入)[^,，;；。)）0-9]{0,8}(?:统计|本报告|本机关|表四|之列)",
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


def elsewise(text: str, low: int, high: int) -> bool:
    """Whether the sentence from `low` to `high` says that its cases are not about disclosure: 均非信息公开类."""
    return "信息公开" in text[low:high] and _pattern("elsewise").search(text, low, high) is not None


def partly(text: str, at: int, high: int) -> bool:
    """Whether only some of the cases counted at `at` are about disclosure, or none: 行政复议11件，其中信息公开类3件."""
    return _pattern("partly").match(text, at, high) is not None


def not_one(left: str, figure: str) -> bool:
    """Whether the `figure` 一 behind `left` says that there was none: 没有一件, 未发生一起."""
    return figure == "一" and _pattern("none").search(left) is not None


def other_papers(words: str, behind: str) -> bool:
    """Whether `words`, right before a number, or those `behind` it name papers other than the organ's rules: 印发乡政府文件41份."""
    for match in (_pattern("papers").search(words), _pattern("papers").fullmatch(behind)):
        if match is not None and match["which"] and not match["which"].endswith("规范性"):
            return True
    return False
