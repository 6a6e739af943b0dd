"""Numbers that a sentence adds up itself behind them: 月报12期、季报4期，共16期."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.prose.layout import words_before
from reportlint.prose.lists import family
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.values import Number, Quantity

_ENDINGS = frozenset("计共为是有了达到开布送发取收办展息动用")
_DONE = "(?:主动)?(?:公开|发布|推送|制发|编发|举办|开展|召开|收取|征收)(?:政府|政务|各类)?(?:信息|活动|费用)?"
"""What may be said of the numbers once more where they are added up: 累计公开3542条."""
_MOST, _LONGEST = 12, 30
"""So many members are looked at, with at most so many characters between two of them."""
_pattern = named(
    {
        "total": "[^,，。;；:：、0-9()（）\n]{0,6}[,，]?(?:(?:工作)?人员)?"
        "(?:(?P<two>[两二](?:者|项|类|种|部分|(?:个|种)?(?:渠道|方式))|双方)|三者"
        "|(?P<many>[三四五六七八九])(?:项|类|种|者|部分|[大个种]{0,2}(?:渠道|平台|载体|途径|方面|方式|类别|领域|板块|部门|单位))|以上|各[类项])?"
        f"(?:(?:(?:合计|共计|总计|[一总]?共)(?:为|是|有)?|(?P<loose>累计|(?:合计|共计|总计|一?共|累计){_DONE}))(?:了|达到?)?)",
        "between": "[^,，。;；:：、()（）\n]{0,8}[,，、和及与][^。;；:：()（）\n]*",
        "unlike": "上年|去年|往年|较|比|新增|增加|减少|增至|新建|新设|改建|改造|撤|关停|取消|注销|升级|更新|每|均|约"
        "|各[0-9]|同步|同时|转载|转发|重复|累计|原有|现有|另",
        "all": "(?:已?全部|均已?|都已?)(?:按[时期])?[办答回]",
        "besides": "[,，]?[(（]?(?:均|都)?(?:含|包含|包括)",
        "mark": "[,，、;；:：。()（）\n0-9]",
    }
)


class Total(NamedTuple):
    """A number that may be the sum of those before it: its place among the counts, of how many at least and at most,
    and whether it is told in words that may mean more than these (累计, 共发布)."""

    place: int
    least: int
    most: int
    loose: bool
    over: bool = False
    """Whether it may only be too large, being perhaps some of them alone."""


def announced(text: str, counted: Sequence[Quantity]) -> Iterator[Total]:
    """The totals among `counted` that follow their parts at once."""
    for index in range(2, len(counted)):
        last, whole = counted[index - 1 : index + 1]
        if _pattern("all").match(text, whole.stop) and text[last.stop : whole.at] in (",", "，"):
            yield Total(index, 2, _MOST, loose=False, over=True)  # 建议22件、提案17件，39件全部办复
            continue
        if last.unit != whole.unit or whole.approximate or text[whole.at - 1] not in _ENDINGS:
            continue
        said = _pattern("total").fullmatch(text, last.stop, whole.at)
        if said is not None:
            many = "二三四五六七八九".index(said["many"]) + 2 if said["many"] else 2 if said["two"] else 0
            yield Total(index, many or 2, many or _MOST, said["loose"] is not None)


def summed(
    frame: Layout, counted: Sequence[Quantity], totals: Iterable[Total]
) -> Iterator[tuple[Quantity, tuple[Quantity, ...], str]]:
    """Each of the `totals` with the numbers before it that make it, or else come near it, and how strictly they must."""
    for total in totals:
        whole = counted[total.place]
        if _pattern("besides").match(frame.text, whole.stop):
            continue  # it has something that is not among them
        members = _members(frame, counted[: total.place], total.most)
        numbers = [member.number for member in members]
        nearest = _nearest(whole.number, numbers, total.least, 10 if total.loose else 4)
        if not nearest and not total.loose and len(members) >= total.least and _one_way(frame, members):
            nearest = _nearest(whole.number, numbers, len(members), 2, above=True)
        if total.over and whole.number <= sum(numbers[:nearest]):
            continue
        if nearest and not any(member.approximate for member in members):
            yield whole, tuple(reversed(members[:nearest])), "all" if nearest > 2 and not total.loose else "pair"


def _one_way(frame: Layout, members: Sequence[Quantity]) -> bool:
    """Whether all members divide cases in one way, so that they are what is added up: 网上申请15件，快递7件，合计22件."""
    kinds = {family(words_before(frame.text, member.at, _LONGEST, _pattern("mark"))) for member in members}
    return len(kinds) == 1 and not kinds.isdisjoint(("applicant", "channel"))


def _nearest(whole: Number, numbers: Sequence[Number], least: int, share: int, *, above: bool = False) -> int:
    """How many of the `numbers`, at `least` so many, come nearest to the `whole`; 0 if none misses less than a `share` of it, or
    one is more than it and may not be `above`."""
    gaps: dict[int, Any] = {count: abs(sum(numbers[:count]) - whole) for count in range(least, len(numbers) + 1)}
    if not gaps:
        return 0
    count = min(gaps, key=lambda count: gaps[count])
    return count if gaps[count] * share <= whole and (above or whole > max(numbers[:count])) else 0


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
