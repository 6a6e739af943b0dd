"""Tells of whose applications a number is, where its words name one kind of applicants, and of which row the number of a kind is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place
    from reportlint.prose.resumed import Found

ALL = "总计"
"""The column of all applicants."""
_PERSONS, _BODIES, _OTHERS = "自然人", "法人或其他组织", "其他"
_LOOK = 240
"""So many characters before a number tell whose applications it counts."""
_BEFORE = 20
"""So many claims back is looked for the one that a number divides."""
COLUMNS = {
    "persons": (_PERSONS,),
    "bodies": (_BODIES,),
    "business": ("商业企业",),
    "enterprises": ("商业企业", _BODIES),
    "research": ("科研机构",),
    "charities": ("社会公益组织",),
    "lawyers": ("法律服务机构",),
    "others": (_OTHERS, _BODIES),
}
"""What columns may be meant by the words for a kind."""
LEFT = ("上年结转", "结转下年度")
"""The rows that may be meant where something is left over."""
_OF = "(?=的?(?:[0-9]+[件宗份起例])?(?:新收|结转)?(?:政府信息公开|信息公开|依申请公开)?申请(?!人)"
_OF += "|的?(?:提[出交]|递交|获得|获准|获)|[0-9])"
_pattern = named(
    {
        "segment": "[;；]",
        # 、 behind a number, too: 自然人予以公开9件、商业企业予以公开2件
        "part": "[,，:：]|(?<=[件宗份起例])、",
        "kind": "(?P<bodies>法人(?!代表|登记|库|证书|治理|名[称录]|信息|秘密|权益|的?合法)(?:(?:或者?|和|以?及|与|、)?其[他它]组织)?)"
        f"|(?P<business>商业企业)|(?P<persons>自然人|公民个人|个人{_OF})|(?P<research>科研(?:机构|院所))"
        "|(?P<charities>(?:社会)?公益组织)|(?P<lawyers>法律服务机构|律师事务所|律所)|(?P<others>其[他它]组织)"
        f"|(?<![业涉惠助帮])(?P<enterprises>企业{_OF})|(?P<anybody>公民(?!个人))",
        # what was done to make it easier for them
        "purpose": "(?:(?<!人)为了?|便于|方便|便利|保障|鼓励|引导|帮助|指导|服务)"
        "(?:[^,，;；:：。0-9]{0,6}?(?:便于|方便|便利|保障))?(?=自然人|公民|个人|法人|企业|商业|科研)",
        # what the words before the first number of a list say of all that follows it
        "head": "(?:中|里|申请|情况|结果为?|提[出交]的?|[0-9]+[件宗份起例](?:申请)?)$",
        "inside": "^(?:其中|包括|含)",
        "all": "共|总|合计|全年|全部|累计|占|所有|各类",
        "left over": "(?<!含)(?<!含上年)(?<!含上年度)(?<!连同)(?<!连同上年)(?:结转|转入|遗留|跨年|在办)",
        "result": f"{FAMILIES['result']}|向[^,，;；:：。0-9]{{0,8}}提供|撤回|补正",
    }
)


def placed(
    frame: Layout, place: Place, entry: Entry, label: str, found: Sequence[Found]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The rows and the columns of table 3 that the number at `place`, which `entry` claims by the words `label`, is of
    besides what the claim is; None where it is told of no single place."""
    if entry.topic != "申请" or place.quantity.unit == "%":
        return (), ()
    if entry.column:
        told = _rows(frame, place, found) if _kind(label) not in (None, (ALL,)) else None
        return None if told is None else (told, ())
    told = () if entry.part else _columns(frame, place, entry, label)
    return None if told is None else ((), told)


def _columns(frame: Layout, place: Place, entry: Entry, label: str) -> tuple[str, ...] | None:
    """The columns one of which the number at `place`, of a row, must be of; none is all applicants."""
    words = place.left
    if place.home >= 0:  # 自然人申请(予以公开9件、部分公开2件)
        low = frame.sentence(place.quantity.at)[0]
        words = frame.outer[low : frame.brackets[place.home].opening] + words
    *_, segment = _pattern("segment").split(words[-_LOOK:])
    if _pattern("kind").search(segment) is None and label in segment:
        return ()
    *parts, last = _pattern("part").split(segment)
    for own in (label, last):
        kind = _kind(own)
        if kind != ():
            return () if kind == (ALL,) else kind
    named = [(kind, part) for part in parts if (kind := _kind(part)) != ()]
    if not named:
        return ()
    kind, part = named[-1]
    if kind is None or ALL in kind:
        return ()
    leads = len(named) == 1 and part is parts[0] and not entry.whole and _pattern("head").search(part) is not None
    if leads and not _pattern("inside").match(part) and not _pattern("all").search(last):
        return kind
    return (*kind, ALL)


def _rows(frame: Layout, place: Place, found: Sequence[Found]) -> tuple[str, ...] | None:
    """The rows one of which the number at `place`, of a kind of applicants, must be of: "" is the row of those received, and so
    is none; None where what they divide has no row of its own."""
    low = frame.sentence(place.quantity.at)[0]
    if frame.text.startswith("其中", low) and frame.text[low - 1 : low] == "。":
        low = frame.sentence(low - 1)[0]
    before = [one for one in found[-_BEFORE:] if low <= one.sentence <= place.quantity.at and one.entry.topic == "申请"]
    told = [one for one in before if one.claim.columns or one.entry.column or one.claim.number >= place.quantity.number]
    if any(one.entry.result and not one.entry.row for one in told):
        return None
    names = dict.fromkeys(row for one in told for row in (one.claim.rows or (one.entry.row,)))
    if names:
        return () if set(names) == {""} else tuple(names)
    if _pattern("result").search(place.left):
        return None
    return LEFT if _pattern("left over").search(place.left) else ()


def _kind(words: str) -> tuple[str, ...] | None:
    """The columns of the one kind that `words` name; of all kinds where these are joined, none where there is no kind; None for
    several that are not all."""
    names = {match.lastgroup or "" for match in _pattern("kind").finditer(words)}
    names -= {"anybody"} if "persons" in names else set()
    if not names or names == {"anybody"} or _pattern("purpose").search(words):
        return ()
    if len(names) == 1:
        return COLUMNS[names.pop()]
    if not names.isdisjoint(("persons", "anybody")) and not names.isdisjoint(("bodies", "others")):
        return (ALL,)
    return None
