"""Tells whether a number reaches beyond the organ's own cases of the year: to those of others, or those carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases.units import of_the_area, over_the_area
from reportlint.regex import named

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place
    from reportlint.prose.resumed import Found
    from reportlint.values import Organ

_pattern = named(
    {
        # what holds 指导, 转办, 上级, 系统 or 审理 and says nothing of whose the cases are: 《指导意见》, 结转办理, 与上级不一致,
        # 公文系统, 系统梳理, 尚在审理
        "apart": "《[^《》\n]{0,80}》|结转|(?:转办|移送)0[件份宗]|与[^,，;；:：。0-9]{0,24}?(?:不一致|抵触)"
        "|(?:公文|办公|信息|管理|审批|业务|软件|网络|检索|发布|发文|登记|填报|操作)系统|[两三四五六七八九十0-9]套系统|系统(?:性|化|地|梳理|清理|开展|上线)"
        "|[尚正仍还未]在?(?:处于)?审理|在审理|审理(?:中|完|终结|结束)",
    }
)


def reach(
    frame: Layout,
    place: Place,
    entry: Entry,
    wider: Sequence[re.Pattern[str] | None],
    found: Sequence[Found],
    organ: Organ | None,
) -> str:
    """The scope of the claim that `entry` makes at `place`: ``wide`` where words of `wider` stand before it, or ``carried``."""
    left = _pattern("apart").sub("", place.left)
    if any(words is not None and words.search(left) for words in wider) or _all_over(place, entry, found, organ):
        return "wide"
    carried = entry.carried and entry.carried.search(frame.text, *frame.sentence(place.quantity.at))
    return "carried" if carried and not frame.text.endswith(("不", "未"), 0, carried.start()) else ""


def _all_over(place: Place, entry: Entry, found: Sequence[Found], organ: Organ | None) -> bool:
    """Whether an office counts all over its area at `place`: reviews and lawsuits, or applications of which it has told of
    fewer, its own, in a sentence before."""
    if entry.topic in ("复议", "诉讼"):
        return over_the_area(place.left, organ)
    if not (entry.whole and of_the_area(place.left, organ)):
        return False
    told = [one for one in found if one.entry.whole and one.entry.topic == entry.topic and one.sentence < place.low]
    return bool(told) and max(one.claim.number for one in told) < place.quantity.number
