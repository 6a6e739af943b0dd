"""Holds the headings of a document against the sections of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.parse.align import align
from reportlint.values import Repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.heads import Head
    from reportlint.values import Element


def section_repairs(heads: Sequence[Head], sections: Sequence[Element], end: int) -> list[Repair]:
    """What the headings deviate from the form in: missing, doubled, moved, renamed, renumbered."""
    known = [head for head in heads if head.id]
    by_id = {section.id: section for section in sections}
    order = [section.id for section in sections]
    result = align(order, [head.id for head in known])
    repairs = []

    def add(kind: str, section: Element, head: Head | None, place: int = 0) -> None:
        index = order.index(section.id)
        start, stop = (head.start, head.end) if head else (place, place)
        repairs.append(
            Repair(
                kind, section.id, "section", section.name, head.title if head else "", start, stop, "",
                sections[index - 1].name if index else "",
            )
        )  # fmt: skip

    for i in result.missing:
        later = [known[j].start for k, j in result.pairs.items() if k > i and k not in result.moved]
        earlier = [known[j].end for k, j in result.pairs.items() if k < i and k not in result.moved]
        add("missing", sections[i], None, min(later) if later and min(later) > max(earlier, default=0) else end)
    for j in result.extra:
        add("doubled", by_id[known[j].id], known[j])
    for i in result.moved:
        add("moved", sections[i], known[result.pairs[i]])
    numbered = any(head.number for head in known)
    for i, j in result.pairs.items():
        head = known[j]
        if not head.exact:
            add("renamed", sections[i], head)
        if numbered and head.number != i + 1 and i not in result.moved:
            add("renumbered", sections[i], head)
    return sorted(repairs, key=lambda repair: repair.start)
