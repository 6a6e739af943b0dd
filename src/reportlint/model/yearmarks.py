"""Years with the role that they play: subject of a sentence, name of a report, caption of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.marks import YEAR, year
from reportlint.regex import named
from reportlint.values import YearMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.values import Section

_pattern = named(
    {
        "subject": rf"(?:^|[\n。；;!]|(?:情况|方面|工作):)[ \t]*(?:截至|截止)?({YEAR})年(?!(?:政务|政府信息)?公开工作要点)",
        "mention": rf"({YEAR})\s*年度?[^。，,;；:《》\n]{{0,24}}公开[^。，,;；:《》\n]{{0,8}}年度(?:工作)?报告(?!格式)",
        "told": rf"现将[^。，,;；:\n]{{0,24}}?({YEAR})\s*年[^。，,;；:\n]{{0,30}}如下",
        "caption": rf"统计表\s{{0,9}}[(（]?\s{{0,9}}({YEAR})\s{{0,9}}年度?",
        # the year before a table's name on a line of its own, and above its only column of figures
        "named": (
            rf"[^\S\n]{{0,20}}(?:附[件表]?\s?\d?\s?[:.、]?)?[^\d\n。，,;:《》|]{{0,24}}"
            rf"({YEAR})年度?[^\n。，,;《》|\d]{{0,24}}统计表[ \t]{{0,20}}(?:\n|$)"
        ),
        "column": rf"指标[\s|]{{1,9}}(?:计量)?单位[\s|]{{1,9}}({YEAR})[ ]?年度?(?![\s|]{{0,9}}{YEAR})(?=[ \t|]*(?:\n|$))",
        "table head": (
            rf"(?<!\d)({YEAR})\s?年度?\s?\)?[\s|]{{1,60}}(?:第二十条|信息内容|\(?本列数据|申请人情况|行政复议(?=[\s|]))"
        ),
        "above": r"(?:\n|情况)[^\S\n]{0,99}[(|#*]{0,4}[^\S\n]{0,99}$",
        "last line": rf"(?m:^)[^\S\n]{{0,99}}[(（]?({YEAR})年度[)）]?\s{{0,99}}$",
    }
)
_LINE = 120
"""A line of a year or a caption alone is no longer, the blanks behind it included."""


def subjects(section: Section) -> list[YearMark]:
    """Years that open a sentence of `section`."""
    marks = []
    flow = section.flow
    for match in _pattern("subject").finditer(flow.text):
        start, end = flow.span(match.start(1), match.end(1) + 1)
        marks.append(YearMark("subject", year(match.group(1)), start, end))
    return marks


def mentions(plain: str, start: int, end: int) -> list[YearMark]:
    """The report in a sentence, with its year: by its own name (编制了《…2023年政府信息公开工作年度报告》), or as what is told
    (现将2023年有关情况报告如下)."""
    found = [match for name in ("mention", "told") for match in _pattern(name).finditer(plain, start, end)]
    return [YearMark("mention", year(match.group(1)), *match.span(1)) for match in found]


def captions(plain: str, start: int, end: int) -> list[YearMark]:
    """Years in the caption of a table, above its column, or between the heading of its section and its first line."""
    found = []
    if plain.find("统计表", start, end) >= 0:
        found = [match.span(1) for match in _pattern("caption").finditer(plain, start, end)]
        found += _named(plain, start, end)
    if plain.find("指标", start, end) >= 0:
        found += [match.span(1) for match in _pattern("column").finditer(plain, start, end)]
    if "年度" in plain[max(end - _LINE, start) : end] and (last := _pattern("last line").search(plain, start, end)):
        found.append(last.span(1))
    found += [
        match.span(1)
        for match in _pattern("table head").finditer(plain, start, end)
        if _pattern("above").search(plain, max(match.start() - _LINE, 0), match.start())
    ]
    return [YearMark("caption", year(plain[first:last]), first, last) for first, last in found]


def _named(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The year before the name of a table that has a line to itself."""
    at = plain.find("统计表", start, end)
    while at >= 0:
        line = plain.rfind("\n", max(at - _LINE, start), at) + 1
        match = _pattern("named").match(plain, line, end) if line else None
        if match:
            yield match.span(1)
        at = plain.find("统计表", at + 1, end)
