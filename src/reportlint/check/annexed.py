"""The statistical table that is annexed to reports for years up to 2018, read as labelled numbers."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any

from reportlint.check.numbered import rows
from reportlint.regex import named, regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_HEADER = 200
"""So far into the table its header may reach."""
_UNITS = "条|件|次|篇|个|人次|人|份|宗|项|万元"
_pattern = named(
    {
        "value": rf"(?:\([^()]{{0,60}}\))?[\s|]*+(?:\(?(?:{_UNITS})\)?)?[\s|]*+(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})"
        rf"(?![\d.、,])(?:{_UNITS})?(?P<next>[\s|]++\d+(?![\d.、]))?",
        "unread": rf"(?:\([^()]{{0,60}}\))?[\s|]*+(?:{_UNITS})?(?:[\s|]*+\d[\d,]*(?![\d.、])){{0,2}}",
        "marks": r"其中|-\s*\d+\s*-|\([^()]{0,60}\)|[(]?[一二三四五六七八九十\d]{1,2}[).、]|[\s|:：]",
        "row": r"[\s|]*+(?:其中:?)?[\s|]*+(?:(?P<block>\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、)|"
        r"\(?(?P<item>\d{1,2})[.、)](?!\d))?[\s|]*+(?P<label>[^\s|]{2,40}+)",
        "another": r"总|行政|办结|申诉|举报|投诉|费|人员|机构|会议|培训",
        "character": r"\(\?<[!=][^()]*\)|[\u4e00-\u9fff、]",
    }
)


class Annexed(NamedTuple):
    """The statistical table: the plain text and where in it, how many columns of numbers, where numbered rows begin."""

    plain: str
    start: int
    end: int
    columns: int
    rows: list[int]


class Item(NamedTuple):
    """A labelled number; None where it was not read for certain."""

    label: str
    number: int | None
    start: int
    end: int
    behind: int
    blank: bool = False
    """Nothing stands behind the label."""


def annexed(plain: str, start: int, end: int) -> Annexed:
    """The table that stands from `start` to `end` of a text."""
    columns = _columns(plain[start : start + _HEADER])
    return Annexed(plain, start, end, columns, list(rows(plain, start, end)))


def items(table: Annexed, pattern: str) -> Iterator[tuple[str, Item]]:
    """The numbers that stand behind a label, each with the name of the group of `pattern` that it is for."""
    for match in _spaced(pattern).finditer(table.plain, table.start, table.end):
        yield match.lastgroup or "", _item(table, match)


def parts_of(
    table: Annexed, whole: Item, parts: Sequence[str], also: str = "", inner: str = ""
) -> tuple[list[Item], bool]:
    """The parts that follow the whole, up to the first line that is none, and whether they are all there is. `also` may
    be among them, and so may `inner`, which does not count."""
    plain = table.plain
    patterns = [_spaced(pattern) for pattern in (*parts, also, inner) if pattern]
    last_part, passed_over = len(parts), len(patterns) - 1 if inner else -1
    read: dict[int, Item] = {}
    others: list[Item] = []
    at = last = whole.behind
    while True:
        hits = [(m.start(), -m.end(), n, m) for n, pattern in enumerate(patterns) if (m := pattern.search(plain, at))]
        if not hits:
            break
        start, _, n, match = min(hits, key=lambda hit: hit[:3])
        if n in read or _pattern("marks").sub("", plain[at:start]):
            break
        item = _item(table, match)
        if n < last_part:
            read[n] = item
        elif n != passed_over:
            others.append(item)
        at, last = item.behind, at
    complete = all(n in read for n in range(last_part)) and not _goes_on(plain, last, at)
    return [*read.values(), *others], complete


def _columns(header: str) -> int:
    """How many columns of numbers there are: with 累计 behind the year two, before it none that is sure; the serial number
    of the next row is one, too."""
    total = header.find("累计")
    if "序号" in header:
        return 2 if total < 0 else 0
    if total < 0:
        return 1
    return 2 if "年" in header[:total].removesuffix("历年") else 0


@cache
def _spaced(pattern: str) -> re.Pattern[str]:
    """A label's pattern, blanks and line breaks allowed between its characters."""
    return regex(_pattern("character").sub(_wide, pattern))


def _wide(match: Any) -> str:
    return match.group() if len(match.group()) > 1 else rf"(?:{match.group()}\s*)"


def _item(table: Annexed, match: Any) -> Item:
    """The number behind a label, where it can be but one."""
    plain, columns, rows = table.plain, table.columns, table.rows
    label = "".join(match.group().split())
    end = match.start() + len(match.group().rstrip())
    row = bisect_left(rows, match.end())
    next_row = rows[row] if row < len(rows) else len(plain)
    found = _pattern("value").match(plain, match.end(), next_row)
    written = found["value"] if found else ""
    clear = found and columns and (columns == 2) == bool(found["next"]) and (written == "0" or written[0] != "0")
    if not found or not clear:
        behind = _pattern("unread").match(plain, match.end(), next_row)
        stop = behind.end() if behind else match.end()
        return Item(label, None, match.start(), end, stop, not any(map(str.isdigit, plain[match.end() : stop])))
    return Item(label, int(written.replace(",", "")), *found.span("value"), found.end())


def _goes_on(plain: str, last: int, at: int) -> bool:
    """Whether the row at `at` belongs with the one at `last`, the last that was read, by its number or, without one,
    by its words."""
    row, before = _pattern("row").match(plain, at), _pattern("row").match(plain, last)
    if row is None or before is None or "数" not in row["label"]:
        return False
    if row["item"] or before["item"]:
        return bool(row["item"] and before["item"]) and int(row["item"]) == int(before["item"]) + 1
    if row["block"] or before["block"]:
        return bool(row["block"] and before["block"]) and row["block"][-1] == before["block"][-1]
    return not _pattern("another").search(row["label"])
