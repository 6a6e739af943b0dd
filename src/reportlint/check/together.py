"""Tells which claims a sentence makes in parts: 甲处收到12件，乙处收到19件 are right where the table has 31."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.values import Claim

_STOP = regex(r"[。\n]")


def in_parts(claims: Sequence[Claim], plain: str, right: Callable[[Claim], bool]) -> Iterator[Claim]:
    """Those of `claims`, of one name and in the order of `plain`, that only together are what is `right`."""
    start = 0
    for stop in range(1, len(claims) + 1):
        if stop < len(claims) and _STOP.search(plain, claims[stop - 1].end, claims[stop].start) is None:
            continue
        parts = claims[start:stop]
        start = stop
        if len(parts) > 1 and right(parts[0]._replace(number=sum(claim.number for claim in parts))):
            yield from parts
