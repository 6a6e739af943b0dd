"""Numbers that a sentence adds up itself behind them: 月报12期、季报4期，共16期."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.values import Number, Quantity

_ENDINGS = "计共为是有"
_MOST, _LONGEST = 12, 30
"""So many members are looked at, with at most so many characters between two of them."""
_pattern = named(
    {
        "total": "[^,，。;；:：、0-9()（）\n]{0,6}[,，]?(?:(?:工作)?人员)?"
        "(?:(?P<two>[两二]者|两项|两类)|三者|三项|以上|(?P<many>[三四五六七八九])个?(?:渠道|平台|载体|途径|方面))?(?:合计|共计|总计|共)(?:为|是|有)?",
        "between": "[^,，。;；:：、()（）\n]{0,8}[,，、和及与][^。;；:：()（）\n]*",
        "unlike": "上年|去年|往年|较|比|新增|增加|减少|增至|新建|新设|改建|改造|撤|关停|取消|注销|升级|更新|每|均|约"
        "|同步|同时|转载|转发|重复|累计|原有|现有|另",
        "joint": "[、和及与]",
    }
)


def announced(text: str, counted: Sequence[Quantity]) -> Iterator[tuple[int, int, int]]:
    """Where in `counted` the totals stand that follow their parts at once, and of how many at least and at most."""
    for index in range(2, len(counted)):
        last, whole = counted[index - 1 : index + 1]
        if last.unit != whole.unit or whole.approximate or text[whole.at - 1] not in _ENDINGS:
            continue
        said = _pattern("total").fullmatch(text, last.stop, whole.at)
        if said is not None:
            many = "二三四五六七八九".index(said["many"]) + 2 if said["many"] else 2 if said["two"] else 0
            yield index, many or 2, many or _MOST


def summed(
    frame: Layout, counted: Sequence[Quantity], totals: Iterable[tuple[int, int, int]]
) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Each of the `totals` with the numbers before it that make it, or else come near it."""
    for index, least, most in totals:
        whole, members = counted[index], _members(frame, counted[:index], most)
        nearest = _nearest(whole.number, [member.number for member in members], least)
        if nearest and not any(member.approximate or member.half > 1 for member in members):
            yield whole, tuple(reversed(members[:nearest]))


def _nearest(whole: Number, numbers: Sequence[Number], least: int) -> int:
    """How many of the `numbers`, at `least` so many, come nearest to the `whole`; 0 if none is near."""
    gaps: dict[int, Any] = {count: abs(sum(numbers[:count]) - whole) for count in range(least, len(numbers) + 1)}
    if not gaps:
        return 0
    count = min(gaps, key=lambda count: gaps[count])
    return count if gaps[count] * 4 <= whole and whole > max(numbers[:count]) else 0


def _members(frame: Layout, before: Sequence[Quantity], most: int) -> list[Quantity]:
    """The numbers side by side that end at the last of `before`, the last first; none where they are not of one kind."""
    last, home = before[-1], frame.home(before[-1].at)
    found, at = [last], last.at
    for quantity in reversed(before[:-1]):
        if quantity.stop == at and quantity.unit != last.unit:
            at = quantity.at
            continue
        between = _pattern("between").fullmatch(frame.text, quantity.stop, at)
        if between is None or at - quantity.stop > _LONGEST or quantity.unit != last.unit or len(found) == most:
            break
        if frame.home(quantity.at) != home:
            break
        found.append(quantity)
        at = quantity.at
    start = max(frame.sentence(at)[0], at - 12)
    unlike = _pattern("unlike").search(frame.text, start, last.stop) or frame.text.find("其中", at, last.stop) >= 0
    return [] if unlike else found
