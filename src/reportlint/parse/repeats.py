"""Tells the labels of a table that a page has once too often, its header drawn anew, or once only, every line that stood before dropped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FEWEST_HEADERS, _MOST_HEADERS, _MOST_LEFT_OUT = 4, 40, 3
"""So many headers in a row are a table's head, and so many of its first lines may be left out on the next page."""
_FEWEST = 2
"""So many labels must be left once each: a single one may have been left out by the author."""


def lost_repeats(asked: Iterable[tuple[str, str]], found: Iterable[str]) -> frozenset[str]:
    """The labels that a form has several times, where not one of them is `found` more than once; else none.

    Each that is `asked` for comes with its role: 总计 of a row and of a column are two things.
    """
    counts = Counter(found)
    repeated = [label for (label, _), times in Counter(asked).items() if times > 1]
    once = sum(counts[label] == 1 for label in repeated)
    return frozenset(repeated if once >= _FEWEST and all(counts[label] < _FEWEST for label in repeated) else ())


def repeated_head(head: Sequence[str], body: Sequence[str]) -> frozenset[int]:
    """Which labels of a table's `body` are its `head` again, as a page has it on top; the first lines may be left out."""
    places: set[int] = set()
    if len(head) > _MOST_HEADERS:
        return frozenset()
    for first in range(min(len(head) - _FEWEST_HEADERS, _MOST_LEFT_OUT) + 1):
        again = list(head[first:])
        for i in range(len(body) - len(again) + 1):
            if body[i] == again[0] and i not in places and list(body[i : i + len(again)]) == again:
                places.update(range(i, i + len(again)))
    return frozenset(places)
