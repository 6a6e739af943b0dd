"""Tells the labels of a table that a page lost because it dropped every line that stood there before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
