"""The title of the report, and whose report it is: name, kind and level of the organ."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.model.marks import year
from reportlint.regex import regex
from reportlint.values import Organ

if TYPE_CHECKING:
    from collections.abc import Mapping

_CN_YEAR = r"二[〇○零OＯ0][一二三四五六七八九〇○零OＯ]{2}"


class Title(NamedTuple):
    """One title: its span, the organ's part, and its year."""

    start: int
    end: int
    organ_start: int
    organ_end: int
    year: int


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        "piece": regex(r"\S+"),
        "title": regex(
            rf"(20\d\d|{_CN_YEAR})(?:-20\d\d)?年?度?([^。,;:、《年月日]{{0,30}}?公开[^。,;:、《年月日]{{0,12}}?|[^。,;:、《年月日]{{0,6}})"
            r"(年度报告|年度工作报告|工作报告|情况报告|报告|年报|工作总结|总结|工作情况)(?:\(|$|(?=根据|按照|为|本报告|依据|现将|一、|来源|发布|\d{4}-))"
        ),
        "lead": regex(r"^.*[。,;:!?》>]|^(?:标题|题名|名称|当前位置|关于|公布)[:]?"),
        "region": regex(
            r"(?P<province>.{2,7}?(?:省|自治区))?(?P<city>[^县区旗]{1,9}?(?:自治州|地区|盟|(?<!城)市))?(?P<county>.{1,8}?(?:自治县|县|旗|区|市))?"
        ),
    }


_SUFFIX = regex(
    r"(?:人民政府|政府|局|厅|委员会|委|办公室|办|中心|管委会|院|署|处|站|部|队|社|镇|乡|街道|办事处|市|县|区|旗|省|州|盟)$"
)
_NOT_ORGAN = regex(r"^(?:现|特|将|向|编制|发布|公布|本|我|全|各|首页|根据|按照)")


def find_titles(plain: str, start: int, end: int) -> list[Title]:
    """The titles in `plain[start:end]` (what stands before section one), each bounded by white space."""
    pieces = [(m.start(), m.group()) for m in _patterns()["piece"].finditer(plain, start, end)]
    if not pieces:
        return []
    text = "".join(piece for _, piece in pieces)
    if "报" not in text and "总结" not in text and "情况" not in text:
        return []
    starts = []
    length = 0
    for _, piece in pieces:
        starts.append(length)
        length += len(piece)
    stops = {begin + len(piece) for begin, (_, piece) in zip(starts, pieces, strict=True)}
    titles = []
    for match in _patterns()["title"].finditer(text):
        tail = match.end(3)
        if text[tail : tail + 1] == "》":
            continue  # the report's name inside a sentence
        if (
            tail not in stops
            and text[tail : tail + 1] not in ("(", "")
            and not re.match(r"根据|按照|为|本报告|依据|现将|一、|来源|发布|\d{4}-", text[tail : tail + 4])
        ):
            continue
        if "公开" not in match.group(2) and "公开" not in text[max(match.start() - 24, 0) : match.start()]:
            continue
        title = _title(plain, pieces, starts, match)
        if title:
            titles.append(title)
    return titles


def _title(plain: str, pieces: list[tuple[int, str]], starts: list[int], match: re.Match[str]) -> Title | None:
    def origin(index: int) -> int:
        at = max(i for i, begin in enumerate(starts) if begin <= index)
        return pieces[at][0] + index - starts[at]

    at = max(i for i, begin in enumerate(starts) if begin <= match.start())
    place, piece = pieces[at]
    lead = piece[: match.start() - starts[at]]
    begin = place
    cut = _patterns()["lead"].match(lead)
    if cut and cut.group().endswith("《"):
        return None  # the report's name inside a sentence
    if cut:
        begin += cut.end()
        lead = lead[cut.end() :]
    inner = re.match(r"[^公]{3,30}?(?=政府信息公开|政务公开)", match.group(2))
    if not lead and inner:
        first = origin(match.start(2))
        return Title(
            begin,
            origin(match.end(3) - 1) + 1,
            first,
            origin(match.start(2) + inner.end() - 1) + 1,
            year(match.group(1)),
        )
    if not lead and at and not cut:
        previous_place, previous = pieces[at - 1]
        same = plain.count("\n", previous_place, place) <= 3
        if same and _SUFFIX.search(previous) and len(previous) <= 30 and not re.search(r"[。,;:、]", previous):
            begin, lead = previous_place, previous
    end = origin(match.end(3) - 1) + 1
    if lead and (_NOT_ORGAN.match(lead) or len(lead) > 40):
        return None
    return Title(begin, end, begin, begin + len(lead), year(match.group(1)))


def organ(name: str, start: int, end: int) -> Organ:
    """What the name tells about the organ."""
    return Organ(name, *_kind(name), start, end)


def _kind(name: str) -> tuple[str, str]:
    level = _level(name)
    if re.search(r"(?:街道办事处|街道办|街道|镇|乡|苏木)(?:人民政府)?$|(?:镇|乡)人民政府$", name):
        return "township", "township"
    if re.search(r"(?:人民政府|政府)$", name):
        return "government", level
    if re.search(r"(?:管委会|管理委员会|开发区|试验区|实验区|新区|示范区|高新区|园区)$", name):
        return "committee", level
    if re.search(r"(?:省|自治区|自治州|地区|盟|市|县|旗|区)$", name) and len(name) <= 12:
        return "government", level
    if re.search(r"(?:局|厅|委|委员会|办公室|办公厅|中心|院|署|处|站|部|队|社|库|馆|所|会|分局|支队|办)$", name):
        return "department", level
    return "", level


def _level(name: str) -> str:
    match = _patterns()["region"].match(name)
    if not match:
        return ""
    if match["county"]:
        return "county" if not match["county"].endswith("市") or match["city"] else "city"
    if match["city"]:
        return "city"
    return "province" if match["province"] else ""
