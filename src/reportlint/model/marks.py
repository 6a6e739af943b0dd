"""Dates with the role that they play: publication, statistic period, signature; and those that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.lex.flow import without_pages
from reportlint.regex import named
from reportlint.tuples import NamedTuple
from reportlint.values import DateMark

if TYPE_CHECKING:
    import re

    from reportlint.values.said import DateRole

_CN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "元": "1",
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
}
_CN_YEAR = r"二[〇○零OＯ0][一二三四五六七八九〇○零OＯ]{2}"
YEAR = rf"(?:20\s?\d\s?\d|{_CN_YEAR})"
_DAY = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = _DAY.replace("|", "|元|")
_SOURCES = {
    "date": rf"({YEAR})\s*(?:年|[-./])\s*{_MONTH}\s*(?:月|[-./])\s*{_DAY}(?:\s*[日号])?",
    "month": rf"({YEAR})\s?年\s?{_MONTH}\s?月()(?=[^\S\n]{{0,9}}\)?[^\S\n]{{0,99}}(?:\n|\Z))",
    "period": (
        rf"({YEAR})\s*(?:年度?|[./-])?\s*\(?\s*(\d{{1,2}})\s*[月./-]?\s*(\d{{1,2}})?\s*日?\s*(?:(?:\d{{1,2}}|零)[时点])?\s*"
        rf"(?:[(（]?[^\d。;；\n()（）]{{0,16}}(?:施行|实施)[^\d。;；\n()（）]{{0,3}}[)）]?)?(?:起|开始|始)?\s*[,，]?\s*"
        rf"(?:截?至|到|止于|—+|-+|－|~|～)\s*(?:({YEAR})\s*[年./-]?\s*|(?:当年|同年)\s*)?(\d{{1,2}})\s*[月./-]\s*(?:(\d{{1,2}})\s*日?)?"
    ),
    # behind two dates of a preamble: these are what is told of
    "told of": r"[)）]?\s?的?[^。，,;；:：\n\d]{0,16}(?:工作|情况|数据)",
    "published": r"(?P<written>成文|生成|产生|形成|制作|印发|制发|签发|制定|发文|落款|编制|起草|撰写)?[^\S\n]?(?:时间|日期)[:\s|]{0,12}$",
    # what makes a date one end of what was counted: 统计时间:…, 截至…, …至2019年12月31日
    "up to": r"(?:(?:统计|起止|起始|截止|截至)(?:时间|日期)?[:\s]{0,4}|[日号\d起]\s{0,4}(?:至|到|[—~-]{1,4})\s{0,4})$",
    "on to": rf"\s{{0,4}}(?:\d{{1,2}}[时点])?起?[,，]?\s{{0,4}}(?:至|到|[—~-]{{1,4}})\s{{0,4}}(?:{YEAR}|\d{{1,2}}\s?(?:月|[./-]\s?\d)|[当同]?年)",
    # a day whose figures a line break has cut: 12月3⏎1日
    "cut day": r"(?<=月\d)([^\S\n]{0,3}\n[^\S\n]{0,3})(\d)(?=\s{0,3}日)",
    "stop": "[。；;]",
    "end of line": r"(?:[^\S\n]|[-()（）])*(?:\n|\Z)",
    "end of line with verb": r"[^\S\n]*(?:公布|发布|公开)(?:[^\S\n]|[)）])*(?:\n|\Z)",
    "sentence": "[。，,;；:]",
    "sentence or list": "[。，,;；:、]",
}


_pattern = named(_SOURCES)


def year(text: str) -> int:
    """2024, ２０２４ (narrowed) or 二〇二四."""
    digits = "".join(_CN_DIGITS.get(char, char) for char in text if not char.isspace())
    return int(digits) if digits.isdecimal() else 0


def number(text: str) -> int:
    """A day or month in figures or Chinese numerals (十一, 二十三)."""
    if text.isdecimal():
        return int(text)
    tens, found, units = text.rpartition("十")
    if not found:
        return int("".join(_CN_DIGITS.get(c, "") for c in text) or 0)
    return (int(_CN_DIGITS.get(tens, "1")) if tens else 1) * 10 + (int(_CN_DIGITS.get(units, "0")) if units else 0)


_ORGANS = (
    "政府", "局", "厅", "委", "委员会", "办公室", "办事处", "街道", "管委会", "中心", "院", "署", "处", "部", "队", "社", "镇", "乡",
    "市", "县", "区",
)  # fmt: skip
"""Last words of organs' names."""
_PERIODS = ("统计", "报告期", "期限", "数据", "时限", "周期", "期间", "起", "涵盖", "时间范围")
"""Words beside two dates that make them a period."""
_LONGEST_NAME = 30
_BEFORE = 20
"""The label of a date (印发时间) and the blanks and bars between them are no longer."""
_LINE = 120
"""A line of a year alone is no longer, the blanks behind it included."""


class Closing(NamedTuple):
    """The end of the document: where the signature begins, its organ and date."""

    start: int
    organ: tuple[int, int] | None
    date: DateMark | None


def dates_in_head(plain: str, start: int, end: int) -> list[DateMark]:
    """Dates before section one: of publication (after 发布时间 …) and the one under the title, in brackets or alone.

    The day of writing (成文日期) stands for that of publication, unless this is given, in the same year.
    """
    marks: list[DateMark] = []
    written: list[DateMark] = []
    for match in _pattern("date").finditer(plain, start, end):
        if _counted(plain, start, match):
            continue
        before = plain[max(match.start() - _BEFORE, start) : match.start()]
        published = _pattern("published").search(before)
        line_start = plain.rfind("\n", 0, match.start()) + 1
        opens = not plain[line_start : match.start()].strip(" \t(（")
        if published or (opens and _pattern("end of line with verb").match(plain, match.end())):
            mark = _date("published", match)
            (written if published and published["written"] else marks).append(mark)
        elif opens and _pattern("end of line").match(plain, match.end()):
            marks.append(_date("closing", match))
    given = {mark.year for mark in marks if mark.role == "published"}
    return [mark for mark in written if mark.year not in given] + marks


def _counted(plain: str, start: int, match: re.Match[str]) -> bool:
    """Whether the date is the first or the last day of what was counted, and nothing was done on it."""
    before = plain[max(match.start() - 12, start) : match.start()]
    return bool(_pattern("up to").search(before) or _pattern("on to").match(plain, match.end()))


def _date(role: DateRole, match: re.Match[str]) -> DateMark:
    y, m, d = match.groups()
    day = number(d)
    return DateMark(role, year(y), number(m), day, *match.span(), malformed=bool(d) and not day)


def period(plain: str, first: int, end: int) -> list[DateMark]:
    """Both ends of the statistic period, if `plain[:end]` states one, page numbers aside; `first` is where section one
    begins."""
    plain = _pattern("cut day").sub(r"\2\1", plain[:end])
    found = _period(plain, first)
    if found and "\n" not in plain[found[0].start : found[1].end]:
        return found
    return _period(without_pages(plain), first)


def _period(plain: str, first: int) -> list[DateMark]:
    for match in _pattern("period").finditer(plain):
        around = plain[max(0, match.start() - 40) : match.start()] + plain[match.end() : match.end() + 12]
        if not (any(word in around for word in _PERIODS) or (match.start() < first and _opens_a_year(plain, match))):
            continue
        y1, m1, d1, y2, m2, d2 = match.groups()
        begins = year(y1)
        last = year(y2) if y2 else begins
        split = match.start(2) - 1
        days = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
        return [  # 1月至12月: from the first day to the last
            DateMark(
                "period_start", begins, int(m1), int(d1 or 1), match.start(), match.end(3) if d1 else match.end(2) + 1
            ),
            DateMark(
                "period_end",
                last,
                int(m2),
                int(d2) if d2 else days.get(int(m2), 31),
                match.start(4) if y2 else max(split, match.start(5)),
                match.end(),
            ),
        ]
    return []


def _opens_a_year(plain: str, match: re.Match[str]) -> bool:
    """Whether two dates of a preamble are a year from its first day, or what is told of begins on it."""
    if (int(match[2]), int(match[3] or 1)) != (1, 1):
        return False
    return (int(match[5]), match[6]) == (12, "31") or bool(_pattern("told of").match(plain, match.end()))


def closing(plain: str, start: int, end: int) -> Closing:
    """The signature at the end of `plain[start:end]`: the last date of the text that stands alone or after an organ."""
    found = _last_date(plain, start, end) or _last_month(plain, start, end)
    if found is None:
        return _unsigned(plain, start, end)
    line_start = max(plain.rfind("\n", start, found.start()) + 1, start)
    organ: tuple[int, int] | None = None
    parts = _pattern("stop").split(plain[line_start : found.start()])
    before = parts[-1].strip(" \t()（）")
    first = line_start
    if not before and len(parts) > 1:  # 。某某局。2021年1月9日 behind other text
        first = found.start()
        name = parts[-2].strip()
        if 2 < len(name) <= _LONGEST_NAME and name.endswith(_ORGANS):
            first = plain.rindex(name, line_start, found.start())
            organ = (first, first + len(name))
    elif before:
        at = plain.rindex(before, line_start, found.start())
        first = at - plain[line_start:at].endswith(("(", "（"))
        organ = (at, at + len(before))
    else:
        stop = line_start - 1
        while stop > start and organ is None:
            begin = max(plain.rfind("\n", start, stop) + 1, start)
            text = plain[begin:stop].strip()
            if text:
                if len(text) <= 30 and not _pattern("sentence").search(text):
                    at = plain.index(text, begin)
                    organ, first = (at, at + len(text)), begin
                break
            stop = begin - 1
    return Closing(first, organ, _date("closing", found))


def _last_date(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The last date that ends its line and stands there alone, or behind a few words without a comma; else the last one
    of a line that says no more than that the report was made public on that day."""
    found = said = None
    for match in _pattern("date").finditer(plain, start, end):
        ends = _pattern("end of line").match(plain, match.end(), end)
        if not (ends or _pattern("end of line with verb").match(plain, match.end(), end)):
            continue
        if _counted(plain, start, match):
            continue
        near = max(match.start() - _LINE, start)
        line = max(plain.rfind("\n", near, match.start()) + 1, near)
        before = _pattern("stop").split(plain[line : match.start()])[-1].strip()
        if ends and len(before) < _LONGEST_NAME and not any(comma in before for comma in "，,"):
            found = match
        elif not ends and before in ("", "("):
            said = match
    return found or said


def _last_month(plain: str, start: int, end: int) -> re.Match[str] | None:
    """A date without its day, alone on a line behind which no sentence follows."""
    behind = max(plain.rfind("。", start, end) + 1, start)
    for match in _pattern("month").finditer(plain, behind, end):
        near = max(match.start() - _LINE, start)
        if not plain[max(plain.rfind("\n", near, match.start()) + 1, near) : match.start()].strip(" \t("):
            return match
    return None


def _unsigned(plain: str, start: int, end: int) -> Closing:
    """The closing without a date: a last line that is no sentence and names an organ."""
    text = plain[start:end].rstrip()
    begin = text.rfind("\n") + 1
    line = text[begin:].strip()
    if begin and 2 < len(line) <= 30 and not _pattern("sentence or list").search(line) and line.endswith(_ORGANS):
        at = start + text.index(line, begin)
        return Closing(at, (at, at + len(line)), None)
    return Closing(end, None, None)
