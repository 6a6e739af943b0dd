"""Leaves out lines with the words of a section's title that open no section: contents, lists, captions, sub-headings."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reportlint.parse.heads import CLOSE
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.heads import Head
    from reportlint.values import Element

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
    tabled = [_has_table(plain, heads, i) for i in range(len(heads))]
    properly: dict[str, bool] = {}
    """Sections that have a heading with their own number: whether a table stands under one of these."""
    for i, head in enumerate(heads):
        if _proper(head, order):
            properly[head.id] = properly.get(head.id, False) or tabled[i]
    kept: list[Head] = []
    referring: set[str] = set()
    for i, head in enumerate(heads):
        echo = i > 0 and heads[i - 1].id == head.id and not head.number
        above = echo and not plain[heads[i - 1].end : head.start].strip(" \t\n*|")
        annexed = tabled[i] and head.id in referring
        again = head.id in properly and not _proper(head, order) and not (tabled[i] and properly[head.id])
        if head.id and i + 1 < len(heads) and _refers(plain, heads, i):
            referring.add(head.id)
        if not head.id or not (annexed or above or again):
            kept.append(head)
    return kept


def _proper(head: Head, order: Sequence[str]) -> bool:
    """Whether a heading has its section's number."""
    return bool(head.id) and head.number == order.index(head.id) + 1


def _without_parts(heads: list[Head], order: Sequence[str]) -> list[Head]:
    """Leaves out unknown titles that count from one on within a section (六、…, in it 一、… and 二、…). Where sections are
    out of order, the number that follows the section's own may be the next one's."""
    kept: list[Head] = []
    within, last, beyond = False, 0, 0
    following = _following(heads)
    seen: set[str] = set()
    for i, head in enumerate(heads):
        again = head.id in seen
        seen.add(head.id)
        if within and head.number == last + 1 != beyond and (not head.id or again):
            last += 1
            if not head.id:
                continue
        else:
            sure = _proper(head, order) and following[i] == "".join(order[head.number : head.number + 1])
            within = sure or (bool(head.id) and head.number > 1)
            last, beyond = 0, 0 if sure else head.number + 1
        kept.append(head)
    return kept


def _following(heads: Sequence[Head]) -> list[str]:
    """For each heading, the next section that another one opens; empty behind the last."""
    found: list[str] = []
    known = other = ""
    for head in reversed(heads):
        if head.id and head.id != known:
            known, other = head.id, known
        found.append(other if head.id else known)
    return found[::-1]


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
    times = Counter(head.id for head in heads)
    for i, head in enumerate(heads):
        near_next = i + 1 < len(heads) and heads[i + 1].start - head.end < CLOSE
        near_last = i > 0 and head.start - heads[i - 1].end < CLOSE
        if not ((near_next or near_last) and times[head.id] > 1):
            kept.append(head)
    return kept
