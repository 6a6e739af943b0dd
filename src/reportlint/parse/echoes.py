"""Leaves out lines with the words of a section's title that open no section: contents, lists, captions, sub-headings."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.headings import Head
    from reportlint.values import Element

CLOSE = 30
"""Headings that follow each other this closely, three in a row, are a table of contents."""
_LEAST_CONTENTS = 3
_CELL = regex(r"(?<![^\s|])\d[\d.,]*(?![^\s|])")
_FEW_CELLS = 4
"""Figures that stand alone; prose has fewer."""
_LONGEST_REFERENCE = 60


def without_echoes(plain: str, heads: list[Head], sections: Sequence[Element]) -> list[Head]:
    """`heads` without those of a table of contents before or behind the sections, and without captions of tables and
    sub-headings that say again what a section is called."""
    order = [section.id for section in sections]
    heads = _without_parts(heads, order)
    known = [head.id for head in heads if head.id]
    if len(set(known)) == len(known):
        return heads
    heads = _without_index(_without_contents(plain, heads))
    return _without_captions(plain, heads, order)


def _without_contents(plain: str, heads: list[Head]) -> list[Head]:
    """Leaves out a table of contents: three or more headings in a row without a sentence between them, all of which
    come again later."""
    again = len(heads)
    for i, head in enumerate(heads):
        if head.id and any(other.id == head.id for other in heads[:i]):
            again = i
            break
    listed = heads[:again]
    later = {head.id for head in heads[again:] if head.id}
    if again == len(heads) or len(listed) < _LEAST_CONTENTS or not {h.id for h in listed if h.id} <= later:
        return heads
    if any("。" in plain[a.end : b.start] for a, b in pairwise(listed)):
        return heads
    return heads[again:]


def _without_index(heads: list[Head]) -> list[Head]:
    """Leaves out a page's index behind the report: its last headings, close together, all of which came before."""
    first = len(heads)
    while first and heads[first - 1].id and (first == len(heads) or heads[first].start - heads[first - 1].end < CLOSE):
        first -= 1
    listed = {head.id for head in heads[first:]}
    if len(listed) < _LEAST_CONTENTS or not listed <= {head.id for head in heads[:first]}:
        return heads
    return heads[:first]


def _without_captions(plain: str, heads: list[Head], order: Sequence[str]) -> list[Head]:
    """Leaves out a title said again, by itself right behind its heading or elsewhere under another number than the
    section's own: the caption of a table or a sub-heading. One more table under it makes it a section all the same,
    unless the section has none and refers to an annex."""
    kept: list[Head] = []
    for i, head in enumerate(heads):
        same = [j for j, other in enumerate(heads) if other.id == head.id and j != i] if head.id else []
        own = order.index(head.id) + 1 if same else 0
        proper = [j for j in same if heads[j].number == own != head.number]
        annexed = _has_table(plain, heads, i) and any(j < i and _refers(plain, heads, j) for j in same)
        above = not head.number and i - 1 in same and not plain[heads[i - 1].end : head.start].strip(" \t\r\n*|")
        if (
            annexed
            or above
            or (proper and not (_has_table(plain, heads, i) and any(_has_table(plain, heads, j) for j in proper)))
        ):
            continue
        kept.append(head)
    return kept


def _without_parts(heads: list[Head], order: Sequence[str]) -> list[Head]:
    """Leaves out unknown titles that count from one on within a section (六、…, in it 一、… and 二、…)."""
    kept: list[Head] = []
    within, last = False, 0
    for i, head in enumerate(heads):
        if within and head.number == last + 1 and (not head.id or any(other.id == head.id for other in heads[:i])):
            last += 1
            if not head.id:
                continue
        else:
            within, last = _goes_on(heads, i, order), 0
        kept.append(head)
    return kept


def _goes_on(heads: Sequence[Head], index: int, order: Sequence[str]) -> bool:
    """Whether the heading at `index` has its section's number, and the next known one is that of the next section."""
    head = heads[index]
    if not head.id or head.number != order.index(head.id) + 1:
        return False
    following = next((other.id for other in heads[index + 1 :] if other.id and other.id != head.id), "")
    return following == "".join(order[head.number : head.number + 1])


def _has_table(plain: str, heads: Sequence[Head], index: int) -> bool:
    """Whether figures stand alone between the heading at `index` and the next."""
    end = heads[index + 1].start if index + 1 < len(heads) else len(plain)
    return sum(1 for _ in islice(_CELL.finditer(plain, heads[index].end, end), _FEW_CELLS)) == _FEW_CELLS


def _refers(plain: str, heads: Sequence[Head], index: int) -> bool:
    """Whether all that stands under the heading at `index` is where to look (详见附件1。)."""
    body = plain[heads[index].end : heads[index + 1].start].strip()
    return len(body) <= _LONGEST_REFERENCE and ("见" in body or "附" in body)


def without_lists(heads: list[Head]) -> list[Head]:
    """Leaves out enumerations of the titles inside a sentence (本报告包括：一、…二、…)."""
    kept = []
    for i, head in enumerate(heads):
        near_next = i + 1 < len(heads) and heads[i + 1].start - head.end < CLOSE
        near_last = i > 0 and head.start - heads[i - 1].end < CLOSE
        if not ((near_next or near_last) and any(h.id == head.id and h is not head for h in heads)):
            kept.append(head)
    return kept
