"""Reads the quantities of the prose: number, unit, place, and how exact it is meant to be (domain: numbers).

Everything that merely contains digits is left out: years and dates, article and document numbers, ordinals, telephone
numbers, addresses, titles in 《》, set phrases (一网通办, 三公经费, 12345热线).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.prose.layout import LONGEST
from reportlint.prose.numerals import DIGITS, exponent, numeral, shift
from reportlint.prose.writings import UNIT_NAMES, writing
from reportlint.values import Quantity

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from typing import TypeAlias

    from reportlint.values import Flow, Number

    _Value: TypeAlias = tuple[Number, Number, bool, int, int]
    """A number as read, before its unit is known: number, half, whether it is approximate, where it begins and ends."""

_ONE_UNITS = frozenset(("件", "条", "份", "篇", "期", "宗", "起", "封", "例", "人次"))
"""With a single Chinese digit only these make a count: 三件 is one, 三类 and 四个 are turns of phrase."""
_DIVIDING = ("其中", "分别", "包括")
"""Where one of these divides a number, its parts are counts even with a single Chinese digit: 十二场，其中…五场、…四场."""
_PARTS = 12
"""So many parts back the number that is divided is looked for."""
_CLOSING = frozenset("、,，;；。)）!！?？\n")

_ABOUT_BEFORE = (
    "约", "近", "逾", "超", "超过", "突破", "大约", "大概", "接近", "将近", "不少于", "不低于", "至少", "不足",
)  # fmt: skip
_NOT_ABOUT = ("附近", "最近", "就近", "临近", "邻近", "公约", "节约", "签约", "预约", "制约", "集约", "大约束")
_LETTERS = "\u3400"
_ODD = frozenset("第前约近逾超过破于少低足概")
"""Before a number these may make it an ordinal or an approximate one."""
_STOPS = frozenset(',，。;；)）\n、!！?？”"')
_LONGEST = 18
"""More digits than this are no count."""
_SERVICE_NUMBERS = frozenset(("110", "114", "119", "120", "122", "12123"))
_NO_COUNT = ("电话", "传真", "邮编", "邮政", "热线", "专线", "编码", "账号", "QQ", "号码")


def quantities(section_id: str, flow: Flow) -> tuple[Quantity, ...]:
    """Every quantity of the flow of section `section_id`, in order.

    `number` is an int, or a Decimal where there are fractions; 万 and 亿 are multiplied out. `half` is 0 for a plain
    count, which is exact, else half a unit of the last digit written (12.36万 → 50, 元 and % → 0.5). A range gives its
    lower end, marked approximate. A number without a unit before punctuation has the unit "".
    """
    text = flow.text
    titles = "《" in text
    found: list[Quantity] = []
    bare: list[_Value] = []
    for match in writing().finditer(text):
        unit, chinese = match.group("unit", "hanunit")
        at, stop = match.span()
        value: _Value | None
        if unit and text[at - 1 : at] >= _LETTERS and _simple(text, at, stop - len(unit)):
            value = int(text[at : stop - len(unit)]), 0, False, at, stop
        elif chinese:
            value = _chinese(match, text, found)
        else:
            value = _arabic(match, text)
        if value is None or (titles and _in_title(text, value[3])):
            bare.clear()
            continue
        unit = unit or chinese or ""
        if bare and bare[-1][4] + 1 != at:
            bare.clear()
        alone = value[1] > 1 and not text[value[4] + 1 : value[4] + 2].isdecimal()  # 微信20.2万、微博12.6万
        if not unit and text[value[4] : value[4] + 1] in ("、", "和", "与") and not alone and _listed(text, value[3]):
            bare.append(value)
            continue
        unit = UNIT_NAMES.get(unit, unit)
        if bare:  # 分别为12、30、25件: the unit of the last is that of all
            found += (_quantity(section_id, flow, earlier, unit) for earlier in bare)
            bare.clear()
        found.append(_quantity(section_id, flow, value, unit))
    return tuple(found)


def _simple(text: str, at: int, end: int) -> bool:
    """Whether a number behind a Chinese character is nothing but digits and nothing about it needs a second look."""
    digits = text[at:end]
    return digits.isdecimal() and digits[0] != "0" and digits != "1" and len(digits) < 9 and text[at - 1] not in _ODD


def _in_title(text: str, at: int) -> bool:
    title = text.rfind("《", max(0, at - 60), at)
    return title >= 0 and text.find("》", title, at) < 0


def _quantity(section: str, flow: Flow, value: _Value, unit: str) -> Quantity:
    number, half, approximate, at, stop = value
    if half == 0 and unit in ("元", "%"):
        half = shift(5, -1)
    pieces, origins = flow.pieces, flow.origins
    piece = bisect_right(pieces, at) - 1
    start = origins[piece] + at - pieces[piece]
    if piece + 1 < len(pieces) and pieces[piece + 1] < stop:
        piece = bisect_right(pieces, stop - 1) - 1
    end = origins[piece] + stop - pieces[piece]
    return Quantity(number, unit, start, end, section, at, stop, half, approximate, flow.text[at:stop])


def _listed(text: str, at: int) -> bool:
    """Whether the bare number at `at` can be a member of a list with one unit, not the number of a paragraph."""
    return at > 0 and text[at - 1] not in "\n。;；(" and text[at - 1 : at] > " "


def _about_before(text: str, at: int) -> int:
    """How many characters before `at` make the number an approximate one (约, 近, 超过)."""
    if text[at - 1 : at] not in "约近逾超过破于少低足概" or text[at - 2 : at] in _NOT_ABOUT:
        return 0
    return max((len(word) for word in _ABOUT_BEFORE if text.endswith(word, 0, at)), default=0)


# ------------------------------------------------------------------------------------------------------ Arabic digits


def _arabic(match: re.Match[str], text: str) -> _Value | None:
    """The value of a number in digits, or None when it counts nothing."""
    at, stop = match.span()
    rest, point, upper, more, scale, low, low_scale, more2, unit, about = match.group(
        "rest", "point", "upper", "more", "scale", "low", "lowscale", "more2", "unit", "about"
    )
    whole = text[at] + rest
    if len(rest) > 2 and not rest.isdigit():
        whole = whole.replace(",", "").replace("，", "").replace(" ", "")
    if _excluded(text, at, stop, whole, point, unit) or (
        not unit and not _stands_alone(text, at, stop, whole, scale or point)
    ):
        return None
    power = exponent(scale)
    digits = int(whole)
    if point:
        power -= len(point) - 1
        digits = int(whole + point[1:])
    if text[at - 1 : at] == "-" and text[at - 2 : at - 1] in ("长", "幅", "为", "比", "达", "率"):
        digits = -digits
    number = shift(digits, power)
    half = shift(5, power - 1) if scale or point else 0
    if low:
        number += shift(int(low), exponent(low_scale))
        half = shift(5, exponent(low_scale) - 1)
    before = _about_before(text, at)
    return number, half, bool(before or more or more2 or about or upper), at - before, stop


def _excluded(text: str, at: int, stop: int, whole: str, point: str | None, unit: str | None) -> bool:
    """Whether the digits belong to something that is no quantity, by the characters around them."""
    if len(whole) > _LONGEST or (point and len(point) > _LONGEST) or (whole[0] == "0" and len(whole) > 1):
        return True
    if at:
        before = text[at - 1]
        if before in "第〔[@#&=_+×*" or (before.isascii() and before.isalpha()):
            return True
        if before in "-.:/" and at > 1 and text[at - 2].isascii() and text[at - 2].isalnum():
            return True
        if before == "前" and text[at - 2 : at] not in ("目前", "当前", "此前", "之前", "以前", "年前"):
            return True
    after = text[stop : stop + 1]
    if unit:
        return unit == "件" and whole == "1" and after == "事"
    return bool(after) and ((after.isascii() and after.isalpha()) or after in "@+-./×*:")


def _stands_alone(text: str, at: int, stop: int, whole: str, exact: str | None) -> bool:
    """Whether a number without unit still counts something: it follows words and ends at punctuation."""
    if stop < len(text) and text[stop] not in _STOPS and text[stop] not in "和与":
        return False
    if exact:
        return True
    before = text[max(0, at - 8) : at]
    if len(whole) > 7 or not before or (before[-1] in ' \t\n(。;；“"《、' and not _in_list(text, at)):
        return False
    if whole in _SERVICE_NUMBERS or (len(whole) == 5 and whole.startswith("12")):
        return False
    if len(whole) == 4 and whole[:2] in ("19", "20"):
        return False
    return not any(word in before for word in _NO_COUNT)


def _in_list(text: str, at: int) -> bool:
    return text[at - 1] == "、" and at > 1 and text[at - 2].isdigit()


# --------------------------------------------------------------------------------------------------- Chinese numerals


def _chinese(match: re.Match[str], text: str, found: Sequence[Quantity]) -> _Value | None:
    """The value of a number in Chinese numerals, or None when it counts nothing; `found` are the quantities before it."""
    at, stop = match.span()
    rest, more, scale, unit, about = match.group("han", "hanmore", "hanscale", "hanunit", "hanabout")
    first = text[at]
    if (
        (text[at - 1 : at] in _NOT_BEFORE and not (text[at - 1] == "数" and first in _DIGITS))
        or text[stop : stop + 1] in ("事", "龙", "线")
        or text[stop : stop + 2] == "小组"
        or (not rest and first == "一" and text[stop : stop + 1] == "一")  # 一件一档: each case a file of its own
    ):
        return None
    if first in "百千万亿" and not more and text[at - 1 : at] not in _ABOUT_ROUND:
        return None
    if (
        not rest
        and not more
        and first in DIGITS
        and unit not in _ONE_UNITS
        and not _divided(text, at, stop, unit, found)
    ):
        return None
    number = numeral(first + rest)
    if number is None:
        return None
    before = _about_before(text, at)
    approximate = bool(more or about or before or first in "百千万亿")
    return shift(number, exponent(scale)), 0, approximate, at - before, stop


def _divided(text: str, at: int, stop: int, unit: str, found: Sequence[Quantity]) -> bool:
    """Whether a single Chinese digit is divided (九场，其中…), or closes a part of what is."""
    if text.startswith("其中", stop) or (text[stop : stop + 1] in _CLOSING and text.startswith("其中", stop + 1)):
        return True
    if stop < len(text) and text[stop] not in _CLOSING:
        return False
    for earlier in reversed(found[-_PARTS:]):
        between = text[earlier.stop : at]
        if len(between) > LONGEST or "。" in between or "\n" in between:
            return False
        if earlier.unit == unit and any(word in between for word in _DIVIDING):
            return True
    return False


_ABOUT_ROUND = frozenset("近上约逾超过")
"""百件 alone is a turn of phrase, 近百件 a count."""
_DIGITS = frozenset("一二三四五六七八九")
"""数十件 are several tens, 决定数三十件 thirty."""
_NOT_BEFORE = frozenset("第每同某任各逐该头另前数几统唯专之新国进点周")
