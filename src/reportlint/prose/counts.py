"""The numbers of a flow that count something, to be asked for by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.prose.layout import Layout
    from reportlint.values import Quantity


class Prose(NamedTuple):
    """The counts of one flow, in order."""

    frame: Layout
    counted: Sequence[Quantity]
    ats: Sequence[int]

    def between(self, home: int, start: int, end: int) -> list[Quantity]:
        """The counts from `start` to `end` at the level of bracket `home`."""
        found = self.counted[bisect_left(self.ats, start) : bisect_left(self.ats, end)]
        return [quantity for quantity in found if self.frame.home(quantity.at) == home]

    def last(self, home: int, start: int, end: int, most: int) -> list[Quantity]:
        """The last of these, no more than `most`: what stands between may be as long as the text."""
        found: list[Quantity] = []
        for index in range(bisect_left(self.ats, end) - 1, -1, -1):
            if len(found) == most or self.ats[index] < start:
                break
            if self.frame.home(self.ats[index]) == home:
                found.append(self.counted[index])
        return found[::-1]
