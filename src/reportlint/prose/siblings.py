"""Tells whether a number is itself one of several side by side, and so no whole of what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.layout import words_before
from reportlint.prose.lists import family, pattern
from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.counts import Prose
    from reportlint.prose.layout import Layout
    from reportlint.values import Quantity

CHANGE = "(?:增加|增长|上升|提高|提升|扩大|扩充|扩展|减少|下降|降低|压减|压缩|精简|回落|增|升|降|减)"
"""What says that a number has changed."""
_LABEL = 24
"""What a number counts is said in so many characters before it."""
_pattern = named(
    {
        "mark": "[,，;；:：、。()（）\n0-9]",
        "some": f"类[^,，]{{0,8}}(?:申请|案件|事项)|{CHANGE}(?:了)?[到至为]$",
        "portion": "[,，(（]?约?(?:分别|各)?占",
    }
)


def beside(prose: Prose, home: int, begin: int, end: int, wholes: Sequence[Quantity]) -> int:
    """Where a list behind 其中 stops: at the semicolon behind which its whole goes on to be one of several: 予以公开71件，其中在线
    答复的26件；部分公开9件."""
    match = pattern("semicolon").search(prose.frame.outer, begin, end) if wholes else None
    if match is None or prose.frame.outer[begin : begin + 1] in (":", "："):
        return end
    within, behind = prose.between(home, begin, match.start()), prose.between(home, match.end(), end)[:1]
    kind = _kind(prose.frame, wholes[0])
    apart = kind and any(_kind(prose.frame, one) == kind for one in behind)
    return match.start() if apart and not any(_kind(prose.frame, one) == kind for one in within) else end


def _kind(frame: Layout, quantity: Quantity) -> str:
    """What the words before a number divide by: cases, outlets, departments."""
    words = words_before(frame.text, quantity.at, _LABEL, _pattern("mark"))
    return family(words) or next((kind for kind in ("outlet", "organ") if pattern(kind).search(words)), "")


def of_some(prose: Prose, quantity: Quantity) -> bool:
    """Whether a number is that of some cases alone, no whole of results in the next sentence: 采矿类申请增至38件; 各县办结58件，占75%."""
    frame = prose.frame
    clause = pattern("clause").split(frame.text[frame.sentence(quantity.at)[0] : quantity.at])[-1]
    return (
        _pattern("some").search(clause) is not None or _pattern("portion").match(frame.text, quantity.stop) is not None
    )
