"""Reads a list of counted things: its members, where one list ends and the next begins, how complete it means to be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.prose.layout import HIDDEN
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.values import Number, Quantity

FAMILIES = {
    "applicant": "自然人|公民|个人|法人|企业|科研|公益|法律服务",
    "channel": "网络|网上|信函|邮寄|来函|当面|现场|窗口|传真|邮件",
    "result": "予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理|其它处理|不存在",
    "status": "已?办结|答复",
}
"""Ways of dividing the same cases: 自然人15件,法人5件,已办结18件 are two lists, not one."""

pattern = named(
    {
        "clause": "[,，;；:：]",
        "mark": "[,，;；:：、。]",
        "semicolon": "[;；]",
        "bare": "(?:其中|有|为|共|是|包括|含)*",
        "versus": "同比|环比|较|比上|相比|去年|增加|减少|增长|下降|上升|回落"
        "|上年(?!度?[^,，、]{0,4}(?:结转|转结|转入|延续|遗留|接转))",
        "extreme": "最[高低大小]|平均|[人户]均",
        "total": "总共|总计|合计|共计|累计|全年|全部|^均|^共|^另|^还",
        "open": "等|左右等|[、,，;；和及](?:其[余他它](?![^,，;；、。]*[0-9])|另|还有|以及)|、[^,，;；。、0-9]{1,20}[0-9]",
        "turn": "[^0-9]{0,12}?(?P<verb>回应|召开|举办|举行|组织|开展)",
        "loose": "主要|重点|例如|比如",
        "totality": "全部|总共|共|合计|总计|[^,，]*的$|[^,，]*中[,，]",
        "include": "[,，:：]?(?:其中|含|包括|包含)",
        "channels": "通过|利用|依托|借助|运用|在.{1,20}(?:网站|平台|公众号|微博|微信)",
        "other": "其[他它余]",
        "outlet": "网|微信|微博|公众号|公报|公开栏|公示栏|公告栏|宣传栏|新媒体|平台|报刊|报纸|电视|广播|抖音|客户端|查阅",
        "share": rf"(?:[,，]?(?:约|各|分别)?占[^,，、;；。]*|{HIDDEN})+",
        "organ": "(?:局|委|委员会|办|办公室|厅|院|署|队|所|站|中心|镇|乡|街道|街道办|办事处|集团|公司|部门|单位|政府|管委会)"
        "(?:系统|机关)?(?:分别)?(?:收到|受理|办理|发布|公开|制发|报送|共|各|为)*$",
        "doubled": "同步|同时|转载|转发|重复",
        "noun": "(?:的)?(?:信息|申请|案件|文件)?",
        "family": "|".join(f"(?P<{name}>{words})" for name, words in FAMILIES.items()),
    }
)
_MARKS = frozenset("、,，;；:：。")
_CASES = frozenset(("件", "宗", "起", "份", "笔", "例"))


class Item(NamedTuple):
    """A quantity of a list with its surroundings."""

    quantity: Quantity
    joiner: str
    """The strongest mark between it and the item before: ``;`` ``,`` ``、`` or nothing."""
    label: str
    """The words before it, since the last mark."""
    tail: str
    """The words after it, up to the next mark."""
    gap: bool
    """Whether an element without number stands between it and the item before."""

    leading: bool
    """Whether the number comes before the words: 11件按期办结."""
    plain: bool
    """Whether nothing is said of it but its name: 门户网站193条."""
    family: str
    """How its words divide, or empty."""


def _item(quantity: Quantity, joiner: str, label: str, tail: str, gap: bool) -> Item:
    leading = bool(tail) and pattern("bare").fullmatch(label) is not None
    plain = not leading and (not tail or pattern("noun").fullmatch(tail) is not None)
    family = pattern("family").search(tail if leading else label)
    return Item(quantity, joiner, label, tail, gap, leading, plain, (family.lastgroup or "") if family else "")


def items_of(frame: Layout, home: int, start: int, end: int, listed: Sequence[Quantity], unit: str) -> Iterator[Item]:
    """The members of `unit` that the list opening at `start` has; `listed` are the quantities of its stretch.

    It ends at a summing word (共, 均, 另有), at another unit's clause; what a further 其中 divides is left out.
    """
    last, foreign, nested, first, opening = start, False, False, True, ""
    ends = _paid(listed)
    for quantity in listed:
        if quantity.unit != unit and (quantity.at in ends or quantity.stop in ends.values()):
            continue
        before = frame.view(home, last, quantity.at)
        clauses = pattern("clause").split(before)
        nested = (nested and not pattern("semicolon").search(before)) or (not first and "其中" in before)
        if nested:
            last = quantity.stop
            continue
        words = pattern("mark").split(before)[-1]
        if pattern("versus").search(clauses[-1]) or pattern("extreme").search(words):
            continue
        turn = None if first else pattern("turn").match(words)
        if turn and pattern("semicolon").search(before) and turn["verb"] not in opening:
            return
        if not first and (pattern("total").search(words) or (foreign and not pattern("semicolon").search(before))):
            return
        if quantity.unit != unit:
            foreign = not first
            continue
        label, stop = words.replace(HIDDEN, ""), ends.get(quantity.at, quantity.stop)
        behind = frame.view(home, stop, min(end, stop + 40))
        tail = "" if behind[:1] in _MARKS else pattern("mark").split(behind, maxsplit=1)[0].replace(HIDDEN, "")
        gap = len(clauses) > 2 and not (first or foreign) and _clauses(pattern("share").sub("", before)) > 1
        yield _item(quantity, _joiner(before), label, tail, gap)
        opening = opening or label + tail
        first, foreign, last = False, False, quantity.stop


def _paid(listed: Sequence[Quantity]) -> dict[int, int]:
    """Where cases begin that have their money right behind them (1件200元: one member, in either unit), and where that ends."""
    return {
        one.at: other.stop
        for one, other in pairwise(listed)
        if one.stop == other.at and one.unit in _CASES and other.unit == "元" and other.half < 1
    }


def _joiner(between: str) -> str:
    """The strongest mark in the words between two members."""
    marks = set(between)
    if not marks.isdisjoint(";；"):
        return ";"
    if not marks.isdisjoint(",，"):
        return ","
    return "" if marks.isdisjoint("、和及与") else "、"


def _clauses(words: str) -> int:
    return len(pattern("clause").findall(words))


def divide(items: list[Item]) -> Iterator[list[Item]]:
    """The separate lists among `items`: apart by ``;``, by what they divide, by where the number stands."""
    segments: list[list[Item]] = []
    for item in items:
        if not segments or item.joiner == ";":
            segments.append([])
        segments[-1].append(item)
    if len(segments) > 1 and all(len(segment) == 1 for segment in segments):
        segments = [items]
    for segment in segments:
        group: list[Item] = []
        family = ""
        for item in segment:
            other = bool(family and item.family and item.family != family)
            if group and (other or item.leading != group[-1].leading):
                yield group
                group, family = [], ""
            group.append(item)
            family = family or item.family
        yield group


def cuts(items: Sequence[Item]) -> Iterator[int]:
    """Where the list may have ended already: after 、 comes a comma, after one way of dividing something else."""
    for index in range(2, len(items)):
        before = {item.family for item in items[:index]}
        if (items[index].joiner == "," and items[index - 1].joiner == "、") or (
            len(before) == 1 and "" not in before and items[index].family not in before
        ):
            yield index


def fits(whole: Quantity, items: Sequence[Item]) -> bool:
    """Whether the parts can add up to the whole as far as they are exact."""
    counts = [item.quantity for item in items]
    total: Number = sum(count.number for count in counts)
    if whole.approximate or any(count.approximate for count in counts):
        return whole.approximate or total <= whole.number
    # 元 and % are exact among themselves
    slack: Number = sum(count.half for count in (whole, *counts) if count.half > 1)
    return -slack <= total - whole.number <= slack


def strictness(whole: Quantity, items: Sequence[Item], lead: str, after: str) -> str:
    """``all``, ``pair`` or ``some``, from the words that open the list, its members, and what follows it."""
    count = len(items)
    total: Number = sum(item.quantity.number for item in items)
    sound = fits(whole, items)
    if pattern("open").match(after) or pattern("loose").search(lead) or any(item.gap for item in items):
        return "some"
    if any(quantity.approximate for quantity in (whole, *(item.quantity for item in items))) and sound:
        return "some"
    if all(item.leading for item in items):
        return "all" if count > 2 and all(item.joiner in "、;" for item in items[1:]) else "some"
    if not all(item.plain for item in items):
        return "some"
    last = items[-1]
    if count > 2 or (count == 2 and pattern("other").search(last.label)):
        if sound or pattern("other").search(last.label) or all(item.family for item in items):
            return "all"
        outlets = sum(1 for item in items if pattern("outlet").search(item.label))
        if 2 * outlets >= count and any(item.quantity.number == whole.number for item in items):
            return "some"  # the same things by several ways: 网站73条、微信73条
        if total < whole.number and all(pattern("organ").search(item.label) for item in items):
            return "pair"  # the departments with most of them, or all
        if total > whole.number and any(pattern("doubled").search(item.label) for item in items):
            return "some"
        channels = sum(1 for item in items if pattern("channels").search(item.label))
        partial = total * 2 < whole.number or (total < whole.number and pattern("include").match(lead))
        return "some" if 2 * channels >= count or partial else "all"
    closed = pattern("share").sub("", after)
    return "pair" if count == 2 and (not closed or closed[0] in ";；。") else "some"
