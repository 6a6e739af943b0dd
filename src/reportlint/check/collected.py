"""What a section says was collected: fees one by one, or as a whole."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.prose.layout import words_before
from reportlint.regex import regex
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.values import Quantity

_TOTAL = "行政事业性收费"
PLACES = ("s6", "s1")
_CLAUSE = regex(r"[,，。;；、\n:：]|\d")
_STOP = regex(r"[。\n]")
_COLLECTED = regex(r"收取|征收|收费|收入|收缴")
_SPENT = regex(r"支出|决算|三公|经费")
_NUMBERED = regex(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]|其中|具体|包括")
_PARTIAL = regex(r"主要(?:为|是|包括|包含|有|由|来自|来源|收)|其中[,，]?主要")
_ITEM = regex(r"[一-龥]费(?:为|共|计|约)*$")
_SUM = regex(r"(?:^|[^小])(?:合计|共计|总计|累计)(?:为|收取|征收|收费|收入|收缴|金额)*$")
_SAYING = regex(r"[,，。;；\n]")
_YEAR = regex(r"20\d\d(?=年)")
_APART = regex(
    r"上年|去年|同期|[上下]半年|季度|(?<!\d)(?:[1-9]|1[01])月(?!1日|[至到-])|(?:应|待|欠)[收缴](?!尽|国库|财政)|涉[企农]|[^,，类]{1,8}(?<![各此])类行政事业性收费"
)
"""What is said of another year, of a part of it, of what was not paid, or of some of the fees."""
_UNIT = regex(r"(?<=[一-龥])(?:局|委|办|院|中心|大队|支队)(?=收取|征收|收缴|行政事业)|乡镇|各镇|各乡|街道|各部门")
"""In a government's report: who took a part of what it tells of."""
_AGAIN = regex(
    r"^(?:上述|以上|前述|上列|所列|全部|所有|这些|该)(?:各?项|[两二三四五六七八九十]项|笔|类)?(?:行政事业性|行政|事业性)?(?:收费|收入|费用|收费收入)[^费]*$"
)
"""Said again of what has been told: 上述收费356500元已全部缴库."""
_NO_FEE = regex(r"[^。;；0-9]{0,20}?(?:不属于?|不是|不在|[不未][计列纳算]入)(?!本)")
"""Behind an amount: it is no fee, or not in the figures."""
_LARGER = regex(rf"(?:元|非税收入)[,，(（:：]?主?要?(?:其中|包括|包含|含|由)[^。\n]{{0,60}}?{_TOTAL}")
_CAPTION = regex(
    rf"\s{{0,9}}(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[）)、.．]\s{{0,4}})?{_TOTAL}(?:收取|收缴|征收)?(?:情况)?[:：。]"
)
_IN_ALL = regex("总额|总金额|总计|合计")
_ALL_FEES = regex("(?:全年|本年度?|当年)(?:实际|共|总)*(?:收费|收取)(?:总?金额)?(?:共|计|为)*$")
_NEVER = regex("(?!)")
_LEAD = 60
_OTHER = regex(r"^(?:其他|其它)(?:为|共|计)*$")


class Money(NamedTuple):
    """What a section says was collected: fees one by one, those among them that are none, the whole as stated,
    what the fees are said to come to (合计), and what may be a fee or an expense by its name (培训费)."""

    items: tuple[Quantity, ...]
    others: tuple[Quantity, ...]
    wholes: tuple[Quantity, ...]
    sums: tuple[Quantity, ...]
    doubtful: tuple[Quantity, ...] = ()
    aside: tuple[Quantity, ...] = ()
    """Other amounts beside the fees."""


class _Listing(NamedTuple):
    """A sentence that lists what was collected, from `start` to `stop` of its flow."""

    start: int
    stop: int
    larger: bool
    """Fees are a part of what it tells."""
    captioned: bool
    partial: bool
    """It names some of the fees only."""


_start = attrgetter("start")


def collected(context: Context, options: Any) -> Money | None:
    """The fees that section six, or else one, itemises (two at least), or states as a whole."""
    return next((found for place in PLACES if (found := _in_section(context, place, options))), None)


def _in_section(context: Context, place: str, options: Any) -> Money | None:
    section = context.sections.get(place)
    if section is None or "元" not in section.flow.text:
        return None
    organ = context.report.organ
    reader = _Reader(section.flow.text, options, context.year, organ is not None and organ.kind == "government")
    for quantity in context.figures.get(place, ()):
        if quantity.unit == "元" and not quantity.approximate:
            reader.take(quantity)
    return reader.money()


class _Reader:
    """Tells of one amount after the other what it is: a fee, one of another kind, the whole of them, what they come to."""

    def __init__(self, text: str, options: Any, year: int, governs: bool) -> None:
        self._text, self._year, self._governs = text, year, governs
        self._named = compiled(options["items"])
        self._unless, self._no_fee, self._unsure = (
            compiled(options[key]) if key in options else _NEVER for key in ("unless", "not_fees", "doubtful")
        )
        self._sentences = _listings(text)
        self._partial = False
        self._found: dict[str, list[Quantity]] = {field: [] for field in Money._fields}

    def take(self, quantity: Quantity) -> None:
        """Puts an amount where it belongs, if it stands in a sentence on what was collected."""
        number = bisect_right(self._sentences, quantity.at, key=_start) - 1
        if number < 0 or quantity.at >= self._sentences[number].stop:
            return
        role = self._role(quantity, self._sentences[number])
        if role:
            self._found[role].append(quantity)
        if role == "others":
            self._found["items"].append(quantity)

    def money(self) -> Money | None:
        """What all of them make, if there is anything to hold against each other."""
        found = self._found
        if self._partial or len(found["items"]) - len(found["others"]) < 2:
            found = {**found, "items": [], "others": [], "sums": [], "doubtful": []}
        if not found["items"] and not found["wholes"]:
            return None
        return Money(**{field: tuple(amounts) for field, amounts in found.items()})

    def _role(self, quantity: Quantity, sentence: _Listing) -> str:
        """The field of `Money` that an amount of a `sentence` belongs to, or none. `others` are among the items, too."""
        text, listed = self._text, bool(self._found["items"])
        words = label_of(text, quantity.at)
        said = words_before(text, quantity.at, _LEAD, _SAYING)
        if self._unless.search(words) or _apart(said, self._year):
            return "aside"
        if _TOTAL not in words and sentence.larger:
            return ""  # beside fees in a larger whole: 非税收入900万元，其中行政事业性收费300万元、专项收入600万元
        if self._unsure.search(words):
            return "doubtful"
        captioned = (_IN_ALL.search(words) and sentence.captioned) or (
            _ALL_FEES.search(words) and _TOTAL in text[sentence.start : sentence.stop]
        )
        units = self._governs and _UNIT.search(said) is not None
        if listed or units or not (_TOTAL in words or captioned):
            if _SUM.search(words) or ((listed or self._found["wholes"]) and _AGAIN.search(words)):
                return "sums"
            if listed and _OTHER.search(words):
                return "items"
        if not self._named.search(words):
            return ""
        in_all = _TOTAL in words and not units and not _ITEM.search(words.rpartition(_TOTAL)[2])
        if in_all or (captioned and not listed):
            return "wholes"
        self._partial = self._partial or units or sentence.partial or text.startswith("等", quantity.stop)
        none = self._no_fee.search(words) or _NO_FEE.match(text, quantity.stop)
        return "others" if none else "items"


def _apart(said: str, year: int) -> bool:
    """Whether what is `said` before an amount makes it none of what was collected in all of `year`."""
    years = _YEAR.findall(said)
    return (bool(years) and str(year) not in years) or _APART.search(said) is not None


def _listings(text: str) -> list[_Listing]:
    """The sentences on what was collected, and those that go on with their list, by a number, by 其中, or right under the
    caption."""
    found = []
    start, leads, captioned = 0, False, False
    for stop in [*(match.end() for match in _STOP.finditer(text)), len(text)]:
        said = text[start:stop]
        goes_on = (leads and bool(_NUMBERED.match(said))) or captioned
        captioned = _CAPTION.fullmatch(said) is not None
        leads = goes_on or (bool(_COLLECTED.search(said)) and not _SPENT.search(said))
        if leads:
            larger = _TOTAL in said and bool(_LARGER.search(said))
            found.append(_Listing(start, stop, larger, bool(_CAPTION.match(said)), bool(_PARTIAL.search(said))))
        start = stop
    return found


def stated(context: Context, named: re.Pattern[str]) -> Iterator[Quantity]:
    """The amounts in sections six and one that `named` leads up to, from the beginning of their sentence."""
    for place in PLACES:
        for quantity in context.figures.get(place, ()):
            if quantity.unit == "元" and not quantity.approximate:
                text = context.sections[place].flow.text
                before = words_before(text, quantity.at, _LEAD, _STOP)
                if named.search(before):
                    yield quantity


def label_of(text: str, at: int) -> str:
    """The words right before an amount, in its clause, or before its colon."""
    return words_before(text, at - 1 if text[at - 1 : at] in (":", "：") else at, 40, _CLAUSE)
