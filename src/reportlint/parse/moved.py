"""What stands out of order in a table: columns of a merged header, rows, and blocks and groups with all their rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.parse.align import align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.strays import Label
    from reportlint.values import Element, TableForm


def columns_within(form: TableForm, free: Sequence[Element]) -> list[Element]:
    """Columns of a merged header that have an order: those of one group (法人或其他组织), or of rows without a label."""
    grouped = {column for below in form.groups.values() for column in below}
    return list(dict.fromkeys(e for e in free if e.role == "column" and (e.times > 1 or e.id in grouped)))


def columns_moved(columns: Sequence[Element], labels: Sequence[Label]) -> list[Element]:
    """Which of the `columns`, all of which are there, stand out of order. The first keeps its place: what stands before it
    is another header."""
    if not columns:
        return []
    found = [
        label.element.id for label in sorted(labels, key=lambda label: label.hit.start) if label.element in columns
    ]
    once, times = found[: len(columns)], columns[0].times
    if found == once * times:  # one order in all that the header repeats
        times, found = 1, once
    wanted = list(columns[::-1]) * times
    return [wanted[i] for i in align([element.id for element in wanted], found[::-1]).moved]


def without_rows(
    moved: list[Element], ordered: Sequence[Element], labels: Sequence[Label], plain: str
) -> list[Element]:
    """`moved` without the rows and headers of blocks and groups that have moved as a whole, without those of these that
    have but made way, and without what a layout has put elsewhere. (A group alone is a merged cell, which stands in the
    middle of the rows that it spans.)"""
    if not moved:
        return moved
    moved = [element for element in moved if element.role != "row" or not _heaped(element, labels, plain)]
    whole = [element for element in moved if _is_whole(element, moved, ordered)]
    place = {label.element: label.hit.start for label in labels}
    stands = sorted(whole, key=lambda element: place[element])
    shifted = [whole[i] for i in align([element.id for element in whole], [element.id for element in stands]).moved]
    within = {element.id for element in whole}
    alone = [e for e in moved if e.role != "group" and e not in whole and e.parent not in within]
    told = shifted or whole
    return [element for element in moved if element in alone or element in told]


def _heaped(row: Element, labels: Sequence[Label], plain: str) -> bool:
    """Whether no value stands between the label of a row and that of another: a page that was taken apart has labels of
    several lines in heaps, whose order is that of the lines."""
    rows = sorted((label.hit for label in labels if label.element.role == "row"), key=lambda hit: hit.start)
    own = next(label.hit for label in labels if label.element is row)
    beside = [pair for pair in pairwise(rows) if own in pair]
    return any(not any(map(str.isdigit, plain[one.end : other.start])) for one, other in beside)


def _is_whole(element: Element, moved: Sequence[Element], ordered: Sequence[Element]) -> bool:
    """Whether all rows of a block or group have moved with it: its headers are those of other blocks, too."""
    below = [other for other in ordered if other.parent == element.id and other.role == "row"]
    return bool(below) and all(other in moved for other in below)
