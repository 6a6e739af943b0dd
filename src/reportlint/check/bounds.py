"""Numbers against the bounds that a rule sets: ``3-``, ``1-10``, ``-5``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_LEAST_ONE = (1, None)
"""The bounds of a count for which the rule sets none."""


def within(number: int, bounds: Sequence[int | None] | None) -> bool:
    """Whether a number is from the lower to the upper bound; either may be open, and so may both."""
    low, high = bounds or (None, None)
    return (low is None or low <= number) and (high is None or number <= high)
