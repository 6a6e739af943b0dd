"""How alike two wordings are."""

from __future__ import annotations

from functools import lru_cache

SIMILAR = 0.75
"""Least similarity at which a wording is an altered one, not another one (domain: FMT-08)."""


@lru_cache(4096)
def similarity(one: str, other: str, least: float = 0.0) -> float:
    """Twice the characters in common over all characters, 0 to 1; 0 where it cannot reach `least`. What was compared is
    remembered for a while: many reports have the same titles of their own."""
    total = len(one) + len(other)
    if not total or 2 * min(len(one), len(other)) < least * total:
        return 0.0
    shared = set(one) & set(other)
    if 2 * sum(map(shared.__contains__, one)) < least * total:
        return 0.0
    if one == other:
        return 1.0
    from difflib import SequenceMatcher

    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= least else 0.0
