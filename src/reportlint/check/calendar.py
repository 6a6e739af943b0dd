"""The dates of a report against the calendar: which are none, and a statistic period that is no whole year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.check.context import Context
    from reportlint.values import DateMark

_IN_FORCE = (2008, 5, 1)
"""Since this day there is anything to report: the first period may begin with it."""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def wrong(mark: DateMark) -> bool:
    """Whether this is no date of the calendar: 1月43日, 2月30日."""
    if mark.malformed or not 1 <= mark.month <= 12:
        return True
    leap = mark.year % 4 == 0 and (mark.year % 100 != 0 or mark.year % 400 == 0)
    least = 0 if mark.role == "closing" else 1
    return not least <= mark.day <= (29 if mark.month == 2 and leap else _DAYS[mark.month - 1])


def sound(context: Context) -> list[DateMark]:
    """The dates that are ones."""
    return context.once("dates", lambda: [mark for mark in context.report.dates if not wrong(mark)])


def days(mark: DateMark) -> int:
    """The days that have gone by, near enough for a difference of days."""
    return mark.year * 365 + mark.year // 4 + sum(_DAYS[: mark.month - 1]) + mark.day


def cut(context: Context) -> tuple[DateMark, DateMark] | None:
    """Both ends of a statistic period that is no whole year."""
    ends = {mark.role: mark for mark in sound(context)}
    start, end = ends.get("period_start"), ends.get("period_end")
    if start is None or end is None:
        return None
    begins = start[2:4] == (1, 1) or start[1:4] == _IN_FORCE
    whole = start.year == end.year and begins and end[2:4] == (12, 31)
    return None if whole else (start, end)
