"""The title of the report, and whose report it is: name, kind and level of the organ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.model.marks import year
from reportlint.regex import named
from reportlint.tuples import NamedTuple
from reportlint.values import Organ

if TYPE_CHECKING:
    import re


class Title(NamedTuple):
    """One title: its span, the organ's part, and its year."""

    start: int
    end: int
    organ_start: int
    organ_end: int
    year: int
    step: bool = False
    """Whether it is but a step of the way to the page: of the report's kind and year, and nobody's."""


_SEAT = r"(?:20\d\d|二[〇○零OＯ0][一二三四五六七八九〇○零OＯ]{2})"
_NAME = r"(?:政府信息主动|政府信息|政务信息|政务|信息)公开"
_FORM = r"(?:(?:工作)?总结(?:及|和|暨)(?:年度)?(?:工作)?报告|年度工作报告|年度报告|工作报告|情况报告|报告|年报|工作总结|总结)"
_ASIDE = r"\([^()\d。,;:、]{1,8}\)"
"""A second name beside the first: 档案局(馆)."""
_HOUSE = "(?<=[局厅委院署会府])机关"
"""Behind a name, where the house itself reports: 某局机关."""
_SOURCES = {
    "piece": r"\S+",
    # 某局2023年政府信息公开工作年度报告; 2023年某局…; 某局政府信息公开工作2023年度报告; 某局…年度报告(2023年)
    "whole": (
        rf"(?:标题|题名|信息名称|名?称)?:?《?(?:关于)?(?P<organ>(?:[^。,;:、《》(?!]|{_ASIDE}){{0,40}}?)(?:关于)?(?P<year>{_SEAT})(?:-20\d\d)?年?度?"
        rf"(?P<inner>[^。,;:、《》(年月日]{{0,30}}?)(?:{_NAME})(?:工作)?(?:情况)?的?(?P<form>{_FORM})》?(?:\(.{{0,20}}\))?"
    ),
    "late": (
        rf"(?:标题|题名|信息名称|名?称)?:?《?(?:关于)?(?P<organ>(?:[^。,;:、《》(?!\d]|{_ASIDE}){{2,40}}?)(?:{_NAME})(?:工作)?(?:情况)?的?"
        rf"(?:(?P<year>{_SEAT})年?度?{_FORM}|{_FORM}》?\((?P<after>{_SEAT})年?度?\))》?"
    ),
    "run": rf"{_FORM}(?=根据|按照|依照|依据|为|本报告|本年度|现将|一、|来源|发布|《中华)",
    "region": (
        r"(?P<province>.{2,7}?(?:省|自治区))?(?P<city>[^县区旗]{1,9}?(?:自治州|地区|盟|(?<!城)市))?"
        r"(?P<county>.{1,8}?(?:自治县|县|旗|区|(?<!城)市))?"
    ),
    "suffix": (
        rf"(?:政府|局|厅|委|会|办|办公室|中心|院|署|处|站|部|队|社|镇|乡|街道?|市|县|区|旗|省|州|盟|海关|馆|所|校|行|库|支行|公司)(?:{_HOUSE})?(?:{_ASIDE})?$"
    ),
    "aside": rf"(?:{_HOUSE})?(?:{_ASIDE})?$",
    # what a sentence of the preamble says that it makes public: 现公布某局2023年政府信息公开工作年度报告
    "named": (
        rf"(?:公布|发布|编制|编写|形成|撰写|公开(?=《)|向社会公开)(?:的|了)?\s?《?(?P<organ>(?:(?!公开|公布|发布|报告|我|本|有关|关于)[一-龥]){{3,30}}?(?:{_ASIDE})?)"
        rf"{_SEAT}年?度?的?(?:{_NAME})(?:工作)?(?:情况)?的?{_FORM}"
    ),
    # behind an entry of a list of reports: …年度报告 2023-01-19
    "dated": r"[^\n\d]{0,9}(20\d\d)[-./年]\d{1,2}[-./月]\d",
    "date": r"20\d\d([-./])\d{1,2}\1\d{1,2}",
    # what is no part of a name before a blank, or all of one: 云汀市政府 林业局, 云汀市公告 林业局
    "apart": r"公开|公告|报告|新闻|首页|网|^附$|(?:政府|局|厅|委|会|办公室|办事处|中心|院|馆|署|街道|[镇乡])$|[^一-龥]",
    "no organ": r"(?:现|特|将|向|编制|发布|公布|本|我|全|各|首页|根据|按照|当前|您|来源|20\d\d)",
}
_pattern = named(_SOURCES)
_LONGEST_PIECE, _LONGEST_TITLE, _MOST_PIECES = 70, 60, 4
# the last words of names, by the kind of the organ
_TOWNSHIPS = ("街道办事处", "街道办", "街道", "街", "镇", "乡", "苏木")
_COMMITTEES = ("管委会", "管理委员会", "开发区", "试验区", "实验区", "新区", "示范区", "高新区", "园区")
_GAP = 2
"""What cuts a name is no wider."""
_REGIONS = ("省", "自治区", "自治州", "地区", "盟", "市", "县", "旗", "区")
_LONGEST_REGION = 12
_DEPARTMENTS = (
    "局", "厅", "委", "办公室", "办公厅", "中心", "院", "署", "处", "站", "部", "队", "社", "库", "馆", "所", "会", "办",
)  # fmt: skip


def find_titles(plain: str, start: int, end: int) -> list[Title]:
    """The titles in `plain[start:end]` (what stands before section one): a line, a few short lines, or a stretch between
    blanks that is the name of a report and nothing else."""
    if "公开" not in plain[start:end]:
        return []
    pieces = [(m.start(), m.group()) for m in _pattern("piece").finditer(plain, start, end)]
    titles: list[Title] = []
    steps: list[Title] = []
    at = 0
    while at < len(pieces):
        title, used = _title_at(plain, pieces, at)
        if title and title.organ_start == title.organ_end and at and _on_the_way(plain, pieces, at):
            steps.append(title._replace(step=True))
        elif title:
            titles.append(title)
        at += used
    return titles or steps


def without_listed(plain: str, titles: list[Title]) -> list[Title]:
    """`titles` without those that a page lists above the report, which is the last: entries with a date of the year after
    their own, and reports of several years."""
    own = titles[-1:]
    others = {title.year for title in titles} - {title.year for title in own}
    kept = []
    for title in titles[:-1]:
        date = _pattern("dated").match(plain, title.end) if title.year in others else None
        if title.year not in others or not (len(others) > 1 or (date and int(date.group(1)) == title.year + 1)):
            kept.append(title)
    return kept + own


def named_in(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a sentence of `plain[start:end]` names whose report it makes public."""
    for match in _pattern("named").finditer(plain, start, end):
        if _pattern("suffix").search(match["organ"]) and not _pattern("no organ").match(match["organ"]):
            return match.span("organ")
    return None


def _title_at(plain: str, pieces: list[tuple[int, str]], at: int) -> tuple[Title | None, int]:
    """The title that begins at piece `at`, if one does, and how many pieces to go on; the longest wins."""
    if at and _goes_on(plain, pieces, at - 1):
        return None, 1  # the rest of a sentence
    text = ""
    best: tuple[Title | None, int] = (None, 1)
    for used in range(1, _MOST_PIECES + 5):
        if at + used > len(pieces):
            break
        piece = pieces[at + used - 1][1]
        if _pattern("date").fullmatch(piece):
            break
        cut = _pattern("run").search(piece) if "报" in piece or "总结" in piece else None
        text += piece[: cut.end()] if cut else piece
        if len(text) > _LONGEST_TITLE:
            break
        for name in ("whole", "late") if "公开" in text else ():
            match = _pattern(name).fullmatch(text)
            if match:
                title = _title(pieces, at, match)
                if title:
                    best = (title, used)
                break
        if cut:
            break
    return best


def _on_the_way(plain: str, pieces: list[tuple[int, str]], at: int) -> bool:
    """Whether the piece is a step of the way to the page: 首页 >> 年度报告 | 2023年度报告."""
    place, piece = pieces[at - 1]
    return piece[-1] in ">|»›" and "\n" not in plain[place : pieces[at][0]]


def _goes_on(plain: str, pieces: list[tuple[int, str]], at: int) -> bool:
    """Whether the piece is the beginning of a sentence that its line goes on with."""
    place, piece = pieces[at]
    following = pieces[at + 1][0]
    return "\n" not in plain[place:following] and (piece[-1] in ",、《" or len(piece) > _LONGEST_PIECE)


def _title(pieces: list[tuple[int, str]], at: int, match: re.Match[str]) -> Title | None:
    def origin(index: int) -> int:
        for place, piece in pieces[at:]:
            if index < len(piece):
                return place + index
            index -= len(piece)
        return place + index  # behind the last piece

    groups = match.groupdict()
    first, last = match.span("organ")
    name = match["organ"].removesuffix("关于")
    last = first + len(name)
    inner = (groups.get("inner") or "").strip()
    if not name and len(inner) > 2:
        first = match.start("inner")
        last = first + len(inner)
        name = inner
    if name and not _names(match, name, pieces, at):
        return None
    begin = origin(match.start("organ") if match.start("organ") < match.end("organ") else match.start("year"))
    number = year(groups.get("year") or groups.get("after") or "")
    end = origin(match.end() - 1) + 1
    if not name:
        return Title(begin, end, begin, begin, number)
    return Title(begin, end, origin(first), origin(last - 1) + 1, number)


def _names(match: re.Match[str], name: str, pieces: list[tuple[int, str]], at: int) -> bool:
    """Whether `name`, the words before the year, may be an organ's: it stands within the first piece, or goes over blanks
    that part no names, and if it is all of that piece, its last word is one of an organ."""
    end, first = match.end("organ"), len(pieces[at][1])
    if _pattern("no organ").match(name) or any(mark in name for mark in "/>|"):
        return False
    if end > first and not _blanks_within(*match.span("organ"), pieces, at):
        return False
    return end < first or bool(_pattern("suffix").search(name))


def _blanks_within(start: int, end: int, pieces: list[tuple[int, str]], at: int) -> bool:
    """Whether blanks or line ends cut the name from `start` to `end`, which begins with its region: 云汀市水 务局."""
    begun = ""
    for (place, piece), (following, after) in pairwise(pieces[at:]):
        part = piece if begun else piece[start:]
        begun += part
        known = _level(begun) or len(begun) == 1
        if (
            not known
            or following - place - len(piece) > _GAP
            or after.startswith(begun)
            or _pattern("apart").search(part)
        ):
            break
        if start + len(begun) + len(after) >= end:
            return True
    return False


def organ(name: str, start: int, end: int) -> Organ:
    """What the name tells about the organ."""
    return Organ(name, *_kind(name), start, end)


def _kind(name: str) -> tuple[str, str]:
    level = _level(name)
    name = _pattern("aside").sub("", name)
    if name.removesuffix("人民政府").endswith(_TOWNSHIPS):
        return "township", "township"
    if name.endswith(("政府办公厅", "政府办公室")):
        return "", level  # it reports for the government, too
    if name.endswith(("政府", "行政公署")):
        return "government", level
    if name.endswith(_COMMITTEES):
        return "committee", level
    if name.endswith(_REGIONS) and len(name) <= _LONGEST_REGION:
        return "government", level
    if name.endswith(_DEPARTMENTS):
        return "department", level
    return "", level


def _level(name: str) -> str:
    match = _pattern("region").match(name)
    if not match:
        return ""
    if match["county"]:
        return "county" if not match["county"].endswith("市") or match["city"] else "city"
    if match["city"]:
        return "city"
    return "province" if match["province"] else ""
