"""Tells where one list of counted things ends and the next begins, and whether it adds up; the words that lists have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.layout import HIDDEN
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Number, Quantity

FAMILIES = {
    "applicant": "自然人|公民|个人|法人|企业|科研|公益|法律服务",
    "channel": "网络|网上|在线(?!访谈|解读|直播|培训|答|调查|征|互动|咨询)|线上申请|信函|邮[寄递]|快递|来函|当面|到场|现场|窗口|传真|邮件"
    "|依申请(?:公开)?(?:系统|平台)|(?:系统|平台)(?=依?申请|提[交出])",
    "result": "予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理|其它处理|不存在|非本[机单部局]|不属于本|不掌握"
    "|属于已主动公开",
    "origin": "新收|上年度?[^,，、;；。]{0,4}(?:结转|转结|转入|遗留|延续)|20[0-9]{2}年度?(?:结转|转结|转入)",
    "status": "已?办结|答复|结转|转下年|转入下|顺延",
    "suit": "复议后|未经复议|直接(?:提起|起诉)",
    "verdict": "维持|纠正|纠错|审结|其[他它]结果",
}
"""Ways of dividing the same cases: 自然人15件,法人5件,已办结18件 are two lists, not one."""
FLOW = ("origin", "status")
"""Families that say how far cases have come: never members of a list that divides them by anything else."""

EVEN = "(?:仅|单|光)?[^,，。;；:：、0-9()（）\\n]{2,14}[便就](?:有|达|占|发布|公开|推送|收到)了?"
"""What sets one part against its whole: 全年推送1360篇，仅视频便有475篇."""

pattern = named(
    {
        "clause": "[,，;；:：]",
        "mark": "[,，;；:：、。]",
        "semicolon": "[;；]",
        "bare": "(?:其中|有|为|共|是|包括|含)*",
        "versus": "同比|环比|较|比上|比20[0-9]{2}年|相比|去年|增加|减少|增长|下降|上升|回落"
        "|(?<!结转)上年(?!度?[^,，、]{0,4}(?:结转|转结|转入|延续|遗留|接转))",
        "extreme": "最[高低大小]|平均|[人户]均",
        "total": "总共|总计|合计|共计|累计|全年|全部|^均|^共|^另|^还",
        "remainder": "其[他它余].*(?:共计?|合计|总计|累计)$",
        "running": "累计|总计|历年|目前|至今|迄今|截至",
        "inner": "其中|[,，](?:当中|内有|内含|含|包括|包含)",
        "open": "等|左右等|[、,，;；和及](?:其[余他它](?![^,，;；、。]*[0-9])|另|还有|以及)|、[^,，;；。、0-9]{1,20}[0-9]",
        "verb": "^(?:受理|办理|制作)|召开|举办|举行|(?<!社会|其他|其它|公益|基层)(?<!党)组织"
        "|开展|参加|参与|接受|回应|收到|印发|出台|发布|刊[登载发]|推送|编发"
        "|转[载发]|涉及|公布|公开(?![网栏类]|属性|平台|专栏|目录|指南)",
        "given": "公[开布]|发布|推送|编发|印发|出台|刊[登载发]|转[载发]",
        "taken": "收到|接[到收受]|受理|回复|答复|办[理结]|参[加与]|召开|举[办行]|开展",
        "loose": "主要|重点|例如|比如",
        "totality": "全部|总共|共|合计|总计|[^,，]*的$|[^,，]*中[,，]",
        "include": f"[,，:：]?(?:其中|当中|含|包括|包含|内[含有设]|涵盖|{EVEN})",
        "channels": "通过|利用|依托|借助|运用|在.{1,20}(?:网站|平台|公众号|微博|微信)",
        "other": "其[他它余]",
        "ended": "失效|废止|撤销|修[订改正]|到期",
        "kind": "商业企业|科研机构|社会公益|公益组织|法律服务",
        "rest": "其[他它余]|未|正在|尚",
        "outlet": "网|微信|微博|公众号|公报|公开栏|公示栏|公告栏|宣传栏|新媒体|平台|报刊|报纸|电视|广播|抖音|客户端|查阅",
        "share": rf"(?:[,，]?(?:约|各|分别)?占[^,，、;；。]*|{HIDDEN})+",
        "organ": "(?:局|委|委员会|办|办公室|厅|院|署|队|所|站|中心|镇|乡|街道|街道办|办事处|集团|公司|部门|单位|政府|管委会)"
        "(?:系统|机关)?(?:分别)?(?:收到|受理|办理|发布|公开|制发|报送|共|各|为)*$",
        "doubled": "同步|同时|转载|转发|重复|交叉|多个渠道|不同渠道|多种渠道|同一(?:条)?信息",
        "of": "[,，(（]?(?:约|各|分别)?占[^,，、;；。()（）0-9]*([0-9]+(?:\\.[0-9]+)?)%",
        "money": "[0-9][0-9.,]{0,15}[万亿]?元",
        "apart": "[;；](?:另|还有)",
        "unfilled": f"[NnXx×_*□{HIDDEN}][条件次篇份期场个]",
        # 其余5村各1处: it is told how often, not how many together
        "each": "(?:[各每]|每[^,，、0-9]{1,3})(?:有|为|设[有置]?|办|举办|召?开|开展|建|配备?|发|约)*$",
        "column": "(?:政府|政务)?信息公开|政务公开",
        "name": '“[^”]{0,16}”|"[^"]{0,16}"',
        "carried": "[、和及与]?结转",
        "joint": "^(?:以及|[和及与])",
        "joined": "(?:以及|[和及与])[^0-9]{0,24}[0-9].*|(?:[两三四五六七八九]个?(?:部分|方面|类))?(?:组成|构成)$",
        "thing": "(?:信息|公[示告]|文件|类)$",
        "reason": "是?(?:因|由于|属于?|系|为|不属于|涉及)",
        "adopted": "采用|录用|刊用|选用|被[^0-9]{0,10}(?:报道|刊[登发载]|转[发载])",
        "made": "^(?:[两三四五六七八]个?(?:部分|方面|类))?(?:组成|构成)",
        # what goes out by other ways may stand beside a whole that went out by one
        "remaining": "其[他它余](?![^0-9]*(?:渠道|平台|媒体|方式|形式|途径|网站|部门|单位|[局镇乡县市区]))",
        "noun": "(?:的)?(?:信息|申请|案件|文件)?",
        "family": "|".join(f"(?P<{name}>{words})" for name, words in FAMILIES.items()),
    }
)
_LISTED = 4
"""So many segments make a list that a comma may interrupt."""


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
    """Whether an element without number, or with a blank for it, stands between it and the item before."""

    leading: bool
    """Whether the number comes before the words: 11件按期办结."""
    plain: bool
    """Whether nothing is said of it but its name: 门户网站193条."""
    family: str
    """How its words divide, or empty."""
    head: bool
    """Whether it is divided itself: 提案52件，其中主办41件."""


def family(words: str) -> str:
    """How the words of a number divide cases, or empty."""
    match = pattern("family").search(words)
    return (match.lastgroup or "") if match else ""


def divide(items: list[Item], opened: str, inner: bool, most: Number) -> Iterator[list[Item]]:
    """The separate lists among `items`: apart by ``;``, by what they divide, by where the number stands.

    `opened` is the mark behind what opens the list, `inner` whether that stands in a list itself, which goes on at ``;``,
    `most` the whole.
    """
    segments: list[list[Item]] = []
    for item in items:
        if not segments or item.joiner == ";":
            segments.append([])
        segments[-1].append(item)
    if (
        len(segments) > 1
        and all(len(segment) == 1 for segment in segments)
        and not inner
        and (alike(items, opened, most) or nearly(items, most))
    ):
        segments = [items]
    elif not inner and (whole := _heads(segments, most) or (_interrupted(segments) if opened else [])):
        segments = [whole]
    for segment in segments:
        group: list[Item] = []
        known = ""
        for item in segment:
            other = item.family and item.family != known and (known or item.family in FLOW)
            if group and (other or item.leading != group[-1].leading):
                yield group
                group, known = [], ""
            group.append(item)
            known = known or item.family
        yield group


def _heads(segments: Sequence[list[Item]], most: Number) -> list[Item]:
    """The members that ``;`` divides and that are divided themselves behind a comma, where they alone make `most`, the whole:
    复议7件，维持6件，未审结1件；诉讼4件，维持2件，未审结2件."""
    heads = [segment[0] for segment in segments]
    divided = len(segments) > 1 and any(len(segment) > 1 for segment in segments)
    return heads if divided and sum(item.quantity.number for item in heads) == most else []


def _interrupted(segments: Sequence[list[Item]]) -> list[Item]:
    """The one list that ``;`` divides but for a single comma: 机构6条；人事30条，人事解读4条；应急18条."""
    items = [item for segment in segments for item in segment]
    if len(segments) < _LISTED or len(items) != len(segments) + 1:
        return []
    if any(item.family or item.leading or not item.plain or pattern("verb").search(item.label) for item in items):
        return []
    return items


def alike(items: Sequence[Item], opened: str, most: Number) -> bool:
    """Whether members that ``;`` divides are of one list: 其中：网络申请3件；信函申请5件, but not 其中主办29件；提案52件."""
    if opened == ":" or ("" not in (kinds := {item.family for item in items}) and len(kinds) == 1):
        return True
    if not opened and (len(items) < 3 or any(item.quantity.number > most for item in items)):
        return False
    endings = {(item.tail if item.leading else item.label)[-1:] for item in items}
    if len(endings) == 1 or pattern("other").search(items[-1].label):
        return True
    return bool(opened) and len(items) > 2 and not any(pattern("verb").search(item.label) for item in items)


def nearly(items: Sequence[Item], whole: Number) -> bool:
    """Whether three members or more, each nothing but named, come so near to the `whole` that they must be meant as all of it."""
    total: Number = sum(item.quantity.number for item in items)
    if len(items) < 3 or not -whole <= 10 * (total - whole) <= whole:
        return False
    named = (item.plain and item.label and _unquoted(item.label) for item in items)
    return all(label and (pattern("thing").search(label) or not pattern("verb").search(label)) for label in named)


def cuts(items: Sequence[Item], most: Number) -> Iterator[int]:
    """Where the list may have ended already: after 、 comes a comma, after one way of dividing or naming another.

    What is more than `most`, the whole, and divided itself or done otherwise is no member.
    """
    for index in range(1, len(items)):
        item, before = items[index], {item.family for item in items[:index]}
        closing = index == len(items) - 1 and item.quantity.number <= most and pattern("remaining").match(item.label)
        looser = index > 1 and item.joiner == "," and items[index - 1].joiner == "、" and not closing
        other = index > 1 and len(before) == 1 and "" not in before and item.family not in before
        other = other and not pattern("other").match(item.label)
        if looser or other or turns(items, index, item.quantity.number > most):
            yield index


def turns(items: Sequence[Item], index: int, above: bool = False) -> bool:
    """Whether a member is a clause of its own, as the first one is not: 负责人出席2场，参加访谈6场; 主办29件，提案52件，其中…

    Where the first one tells what was given out, so is what came in: 发布动态32条，…，收到留言56条.
    """
    first, item = items[0], items[index]
    if above and item.head:
        return True
    if item.family or item.leading or item.joiner not in (",", ";") or pattern("other").search(item.label):
        return False
    verb, own = pattern("verb").search(_unquoted(item.label)), pattern("verb").search(_unquoted(first.label))
    if own is not None and pattern("given").fullmatch(own.group()) and pattern("taken").match(item.label):
        return True
    return verb is not None and (own is None or (above and verb.start() == 0 < own.start()))


def _unquoted(label: str) -> str:
    """Without the names of accounts and columns: “青禾发布”微信公众号 publishes nothing by its name, nor does 信息公开年报."""
    if "公开" in label:
        label = pattern("column").sub("", label)
    return pattern("name").sub("", label) if "“" in label or '"' in label else label


def fits(whole: Quantity, items: Sequence[Item]) -> bool:
    """Whether the parts can add up to the whole as far as they are exact."""
    counts = [item.quantity for item in items]
    total: Number = sum(count.number for count in counts)
    if whole.approximate or any(count.approximate for count in counts):
        return whole.approximate or total <= whole.number
    # 元 and % are exact among themselves
    slack: Number = sum(count.half for count in (whole, *counts) if count.half > 1)
    return -slack <= total - whole.number <= slack
