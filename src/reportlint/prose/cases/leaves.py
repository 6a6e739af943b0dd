"""Tells of words that narrow which applications are counted whether they leave some of all, by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases.plain import every_way, plain
from reportlint.prose.cases.ways import plainly
from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    import re

    from reportlint.prose.cases.ways import Case

_pattern = named(
    {
        "any way": "各|等|多|[两二三四五六七八九十]种|不同|任何|[上下][述列]|线下|书面|公开|申请|法定|正式|[、和及与或]",
        "said of all": "20[0-9]{2}年|在[册案]的?|全(?:部|[省市县区州旗盟镇乡年局])?|各[类种项]?|所有|以上|上述|[已均仅只完]成?|依法|按[时期]",
        "left over": "结转|转[入至下]|未办结|未答复|遗留|在办",
        "with new": "新收|收到|受理|[本当]年",
        "done": "办结|答复|办理完",
        "persons alone": "自然人$|自然人提",
        "result": FAMILIES["result"],
        "outcome": "(?<!信息)(?<!申请)公开|提供|处理|答复|办结|信访|举报投诉|投诉举报|重复",
    }
)


def some_kind(match: re.Match[str], _: Case) -> bool:
    """Whether applications that are counted are of one kind: 办结简易申请."""
    return not plain(every_way(_pattern("said of all").sub("", match["which"])))


def one_way(match: re.Match[str], _: Case) -> bool:
    """Whether a channel is a single one: 从信件渠道, not 通过线上线下渠道."""
    return _pattern("any way").search(match["which"]) is None


def some(match: re.Match[str], _: Case) -> bool:
    """Whether applications that are picked out are some of all: 9件疑难申请."""
    return not plain(match["which"].replace("各类", ""))


def other_things(match: re.Match[str], _: Case) -> bool:
    """Whether applications are for another thing than information: 宅基地申请."""
    return not plain(match["which"].replace("各类", "")) and "公开" not in match["which"]


def no_result(match: re.Match[str], _: Case) -> bool:
    """Whether nothing is said of a result: those of one are counted by it."""
    return _pattern("outcome").search(match.group()) is None


def named_alone(_: re.Match[str], case: Case) -> bool:
    """Whether a result is counted by its name, not with others."""
    entry = case.entry
    return entry is not None and bool(entry.words) and _pattern("result").fullmatch(entry.words[0]) is not None


def some_amid(match: re.Match[str], case: Case) -> bool:
    """Whether what is counted amid a lot of applications is of some alone: a reason is of its result (不予公开的申请中，涉密9件),
    a result of all that were done, applicants are of all that came."""
    which = plainly(match["which"])
    if _pattern("left over").search(which):
        return _pattern("with new").search(which) is None
    if _pattern("result").search(which):
        return case.entry is None or not case.entry.result
    if _pattern("persons alone").search(which) or (
        case.entry is not None and case.entry.part and _pattern("done").search(which)
    ):
        return True
    return not plain(_pattern("said of all").sub("", which))
