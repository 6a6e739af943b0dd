"""Aligns what a text has with what its form mandates: what is missing, extra, doubled or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Alignment(NamedTuple):
    """`pairs`: wanted index → found index, for all that is there, moved ones included. The rest are indices."""

    pairs: dict[int, int]
    missing: list[int]
    extra: list[int]
    moved: list[int]
    """Wanted indices whose counterpart stands elsewhere in the order."""


def align(wanted: Sequence[str], found: Sequence[str]) -> Alignment:
    """The fewest deviations that turn `wanted` into `found`; one that is missing here and extra there has moved."""
    pairs = _common(wanted, found)
    missing = [i for i in range(len(wanted)) if i not in pairs]
    taken = set(pairs.values())
    extra = [j for j in range(len(found)) if j not in taken]
    moved = []
    for i in list(missing):
        j = min((j for j in extra if found[j] == wanted[i]), default=None, key=lambda j: abs(j - i))
        if j is not None:
            pairs[i] = j
            missing.remove(i)
            extra.remove(j)
            moved.append(i)
    return Alignment(pairs, missing, extra, moved)


def _common(wanted: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """A longest common subsequence as pairs of indices. Equal ends are matched first, so a sound text costs nothing."""
    pairs: dict[int, int] = {}
    low, high_w, high_f = 0, len(wanted), len(found)
    while low < high_w and low < high_f and wanted[low] == found[low]:
        pairs[low] = low
        low += 1
    while high_w > low and high_f > low and wanted[high_w - 1] == found[high_f - 1]:
        high_w -= 1
        high_f -= 1
        pairs[high_w] = high_f
    rows, columns = high_w - low, high_f - low
    if not rows or not columns:
        return pairs
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below, key = best[i], best[i + 1], wanted[low + i]
        for j in range(columns - 1, -1, -1):
            if key == found[low + j]:
                here[j] = below[j + 1] + 1
            else:
                here[j] = below[j] if below[j] >= here[j + 1] else here[j + 1]
    i = j = 0
    while i < rows and j < columns:
        if wanted[low + i] == found[low + j]:
            pairs[low + i] = low + j
            i += 1
            j += 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
