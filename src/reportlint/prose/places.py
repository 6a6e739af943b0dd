"""The surroundings of a number in its sentence: the words before it, behind it, and those that it shares with others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.prose.cases.years import year_told
from reportlint.prose.layout import HIDDEN, Layout
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Quantity

_MARKS = "、,，;；:：" + HIDDEN
_BETWEEN = "、,，和与及"
"""What stands between numbers in a row."""
_ROW = 12
"""So many numbers may share their words one by one."""
_REACH = 60
"""How much of the words behind a number is looked at."""
_SHARING = ("别", "各", "均", "为", "是", "有", "达")
"""What words that several numbers share may end in: 分别为, 各."""
_pattern = named(
    {
        "clause": "[,，;；:：。\n]",
        "mark": "[、,，;；:：。\n]",
        "filler": "[、,，;；:：和及与]?(?:其中|全年|总共|总计|合计|共计|累计|数量|总数|总量|分别|一共"
        "|共|总|计|为|有|达到?|约|已|都|均|是|的)*",
        # 3件申请尚在办理，结转2024年: what becomes of them is told in a clause of its own
        "onward": "[^,，;；:：。、\n]{0,24}[,，](?:已|均|需|将|全部|依法|按规定){0,3}"
        "(?:(?:结转|转入|顺延)[至入到]?(?:下|次|20)|[于在]20[0-9]{2}年)[^,，;；:：。、\n]{0,16}",
        "shared": "(?:分别(?:为|是|有|达)?|(?P<each>(?:各|均)(?:为|有|是)?))$",
        # 法人、其他组织 are one kind of applicants
        "joiner": "(?<!法人)[、和与及,，]|[、和与及,，](?!其[他它]组织)",
        "member": "(?<!法人)(?:、|(?<![总共平温缓])和(?!谐)|(?<!参)与(?!会)|(?<![涉以普顾])及(?!时)|以及)"
        "|(?<=法人)(?:、|和|与|及)(?!其[他它]组织)",
        # 收到申请由上年的9件增至12件: it is the second that is the year's
        "grown": "[,，]?(?:增|升|降|减|增加|增长|上升|减少|下降|回落|提高)[至到为]",
        "from": "(?P<words>[^HIDDEN]{2,40}?)[,，]?[由从](?:(?:上一?年|去年|20[0-9]{2}年)度?(?:同期)?的?)?".replace(
            "HIDDEN", HIDDEN
        ),
        # 收到申请比上年增加3件，达到12件: here, too
        "rate": "[,，]?(?:同比)?(?:增长|增幅|增加|上升|下降|降幅|减少)[了约为达]?",
        "reached": "(?:总数|总量|数量)?(?:达|达到|[增升降减]至|(?:增加|增长|上升|减少|下降|回落)[至到])",
        "above": "(?P<words>[^HIDDEN]{2,40}?)[,，]?(?:同比|[较比与同](?:上一?年|去年|20[0-9]{2}年)度?(?:同期)?(?:相比)?)[,，]?"
        "(?:增加|增长|上升|减少|下降|多|少)[了约]?".replace("HIDDEN", HIDDEN),
        "each_of": "分别(?!为|是|有|达|共|计)(?P<verb>[^、和与及]+)$",
    }
)


class Place(NamedTuple):
    """A number with its surroundings; brackets are left out of all words."""

    quantity: Quantity
    home: int
    """The bracket that it stands in, or −1."""
    low: int
    """Where its sentence or bracket begins."""
    start: int
    """Where the words right before it begin."""
    item: str
    """Those words, since the last number or clause."""
    behind: str
    """The words after it, up to the next number or clause."""
    left: str
    """Everything before it in its sentence or bracket."""


class Places:
    """The places of all numbers of one section, each found when asked for."""

    def __init__(self, frame: Layout, counted: Sequence[Quantity]) -> None:
        self.frame, self.counted = frame, counted
        self._places: dict[int, Place] = {}
        self.bounds = [self._around(quantity.at) for quantity in counted]
        """Of each number: the bracket around it, or −1, and start and end of its inside, else of the sentence."""
        self._firsts: list[int] = []
        """Of each number: the first of those side by side with it."""
        for index in range(len(counted)):
            self._firsts.append(self._firsts[-1] if index and self._joined(index) else index)
        self._counts = Counter(self._firsts)
        """By the first: how many stand side by side."""

    def _around(self, at: int) -> tuple[int, int, int]:
        home = self.frame.home(at)
        if home < 0:
            return home, *self.frame.sentence(at)
        bracket = self.frame.brackets[home]
        return home, bracket.opening + 1, bracket.closing

    def place(self, index: int) -> Place:
        """The surroundings of the number `index`."""
        known = self._places.get(index)
        if known is None:
            known = self._places[index] = self._find(index)
        return known

    def _find(self, index: int) -> Place:
        quantity = self.counted[index]
        at, stop = quantity.at, quantity.stop
        home, low, end = self.bounds[index]
        left = self.frame.view(home, low, at)
        item = _item(left, self._last(index, home, low) - low)
        if index + 1 < len(self.counted):
            end = min(end, self.counted[index + 1].at)
        behind = self.frame.view(home, stop, min(end, stop + _REACH))
        mark = _pattern("mark").search(behind)
        behind = behind[: mark.start()] if mark else behind
        onward = _pattern("onward").match(self.frame.outer, stop, min(end, stop + _REACH)) if home < 0 else None
        behind = onward.group() if onward else behind
        start = at - len(item.lstrip(_MARKS))
        if index and item[-1:] in ("至", "到", "为", "达"):
            first = self.place(index - 1)
            if index > 1 and first.quantity.unit == "%" and _pattern("rate").fullmatch(first.item):
                first = self.place(index - 2)
            told = first.home == home and first.left.endswith(first.item) and _compared(first.item, item)
            if told:
                start, item, left = first.start, told, first.left[: len(first.left) - len(first.item) + len(told)]
        return Place(quantity, home, low, start, item.replace(HIDDEN, ""), behind.replace(HIDDEN, ""), left)

    def _last(self, index: int, home: int, low: int) -> int:
        """Where the last number before, in the same sentence and bracket, ends; `low` if there is none."""
        for earlier in range(index - 1, max(index - 21, -1), -1):
            if self.counted[earlier].stop <= low:
                break
            if self.bounds[earlier][0] == home:
                return self.counted[earlier].stop
        return low

    def before(self, place: Place) -> Iterator[str]:
        """The words that may tell the year of a number: those before it, and before its bracket or its 其中."""
        yield place.left
        frame = self.frame
        low, _ = frame.sentence(place.quantity.at)
        if year_told(place.left):
            return
        if place.home >= 0:
            yield frame.outer[low : frame.brackets[place.home].opening]
        elif frame.text.startswith("其中", low) and frame.text[low - 1 : low] == "。":
            yield frame.outer[frame.sentence(low - 1)[0] : low]

    def rest(self, place: Place) -> str:
        """All that stands behind a number in its clause, other numbers included."""
        stop = place.quantity.stop
        behind = self.frame.outer[stop : min(self.frame.sentence(stop)[1], stop + _REACH)]
        return _pattern("clause").split(behind, maxsplit=1)[0]

    def labels(self, index: int, place: Place) -> list[str]:
        """The words that speak of the number `index` at `place`: those before it; with 分别为 its share of them, with 各 each of them."""
        first = self._firsts[index]
        item = place.item if first == index else self.place(first).item
        if not item.endswith(_SHARING):
            return [place.item]
        match = _pattern("shared").search(item)
        if match is None:
            return [place.item]
        labels = [label for label in _pattern("joiner").split(item[: match.start()]) if label]
        if match["each"]:
            return labels or [place.item]
        count = self._counts[first]
        return [labels[index - first - count]] if len(labels) >= count else [place.item]

    def members(self, index: int) -> tuple[list[str], int]:
        """Of numbers in a row that share their words one by one, the words of each, and which of them `index` is.

        制发、废止文件3件、2件 has them before it, 许可9件、处罚4件，分别公开8件、3件 with the numbers before; no words there
        leave it open what is counted. Without such a row there are none.
        """
        first = self._firsts[index]
        count, item = self._counts[first], self.place(first).item
        if count > _ROW:
            return [], 0
        if count > 1:
            members = _pattern("member").split(item)
            if len(members) == count and not item.endswith(_SHARING):
                return members, index - first
        each = _pattern("each_of").match(item.lstrip(_MARKS)) if "分别" in item else None
        if each is None:
            return [], 0
        earlier = range(max(first - count, 0), first)
        names = [self.place(k).item.lstrip(_MARKS) for k in earlier if self.bounds[k] == self.bounds[first]]
        return [name + each["verb"] for name in names] if len(names) == count else [""] * count, index - first

    def shared_start(self, index: int) -> int:
        """Where the words begin that a number shares with those beside it."""
        return self.place(self._firsts[index]).start

    def _joined(self, index: int) -> bool:
        """Whether a number stands side by side with the one before it: 12件、3件."""
        at, last = self.counted[index].at, self.counted[index - 1].stop
        return at - last == 1 and self.frame.text[last] in _BETWEEN


def _compared(first: str, second: str) -> str:
    """What the second of two numbers counts, by the words before each, where the first tells what there was or what is more."""
    for between, before in (("grown", "from"), ("reached", "above")):
        if _pattern(between).fullmatch(second) and (words := _pattern(before).fullmatch(first)):
            return words["words"]
    return ""


def _item(left: str, last: int) -> str:
    """The words right before a number that has `left` before it.

    `last` is where the number before it ends, 0 if there is none. The words of a clause without number count, too,
    where only fillers stand between: 收到政府信息公开申请，共23件.
    """
    raw = left[last:]
    clauses = _pattern("clause").split(raw)
    if last and len(clauses) > 1:
        clauses[0] = ""
    item = clauses[-1]
    if last and len(clauses) == 1 and "、" in raw[1:] and raw[0] != "、":
        item = raw[raw.index("、") :]
    if len(clauses) > 1 and clauses[-2] and _pattern("filler").fullmatch(item):
        return left[len(left) - len(item) - 1 - len(clauses[-2]) :]
    return item
