"""Dates that are none: a figure too many or too few, no day of the calendar, or never filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.marks import YEAR
from reportlint.regex import named
from reportlint.values import DateMark

if TYPE_CHECKING:
    from collections.abc import Sequence

_pattern = named(
    {
        "malformed": (
            r"20(?<!\d20)(?:\d{2}(?:1[0-2]|[1-9])月\s?\d{1,2}\s?日|\d{4,5}(?=年?\s?\d{0,2}\s?月?\s?\d{0,2}\s?日)|\d{5}(?=日)|"
            r"\d{2}年\d{1,2}月?\d{3,}日|\d{2}年\d{3,4}日|\d{3}(?=年\d{1,2}月)|\d{2}年\d{1,2}日(?!以?内)|\d{2}年\d{1,2}月\d{1,2}(?=止))"
        ),
        # what a malformed date must have in it: most reports are done with after this look
        "figures": r"20\d{4}|20\d{2,4}月|20\d{3}年|月\d{3,}日|年\d+日|月\d{1,2}止",
        "dropped": r"\d(?<![\d.〕)].)(?:(?<=2)0\d{2}(?=[,，])|(?<!月.)\d{1,7}(?=日)|(?<!\S.)(?<=2)0\d{3,6}(?=[^\S\n]{0,99}(?m:$)))",
        # a whole day of which nothing but 年, or 年 and 月, is gone: 20231月1日, 202311日至1231日
        "bereft": r"20(?<!\d20)\d\d(?:(?:1[0-2]|[1-9])月\d{1,2}|\d{2,4})日|[至到](?:1[0-2]|[1-9])\d{1,2}日",
        # a signature whose day, month or year was to be filled in
        "unfilled": (
            rf"(?m:^)[^\S\n]{{0,99}}(?:[一-龥()]{{2,30}}[^\S\n]{{1,99}})?"
            rf"((?:{YEAR}|20\d?)?[^\S\n]{{0,9}}年[^\S\n]{{0,20}}(?:\d{{1,2}}|[元一二三四五六七八九十]{{1,2}})?[^\S\n]{{0,20}}月[^\S\n]{{0,20}}日)[^\S\n]{{0,99}}(?m:$)"
        ),
        "rest": r"年?\s?\d{0,2}\s?月?\s?\d{0,2}\s?日?",
    }
)
_DROPPED, _BEREFT = 3, 2
"""So many dates without 年 or 月, or whole days without, mean that the characters were lost on the way, not by the author."""


def malformed(plain: str, start: int, end: int) -> list[DateMark]:
    """Dates with a figure too many or too few (202020年12月31日); none where the text has lost 年, 月 and 日 throughout."""
    if not _pattern("figures").search(plain, start, end):
        return []
    for lost, most in (("dropped", _DROPPED), ("bereft", _BEREFT)):
        if len(_pattern(lost).findall(plain, start, end)) >= most:
            return []
    return [
        DateMark("malformed", 0, 0, 0, m.start(), _date_end(plain, m.end()), True)
        for m in _pattern("malformed").finditer(plain, start, end)
    ]


def impossible(plain: str, dates: Sequence[DateMark]) -> list[DateMark]:
    """Those of `dates` whose month or day no calendar has (2023年3月41日), or that end without 日 (2023年3月4)."""
    return [
        date._replace(role="malformed", malformed=True)
        for date in dates
        if not 1 <= date.month <= 12 or not 0 <= date.day <= 31 or _cut_short(plain[date.start : date.end], date)
    ]


def _cut_short(written: str, date: DateMark) -> bool:
    return date.role == "closing" and date.day > 0 and "月" in written and written.rstrip()[-1] not in "日号"


def unfilled(plain: str, start: int, end: int) -> list[DateMark]:
    """The date of a signature that was never filled in (2023年 月 日)."""
    if "月" not in plain[start:end]:
        return []
    found = _pattern("unfilled").finditer(plain, start, end)
    return [DateMark("malformed", 0, 0, 0, *match.span(1), malformed=True) for match in found]


def _date_end(plain: str, end: int) -> int:
    match = _pattern("rest").match(plain, end, end + 14)
    return match.end() if match else end
