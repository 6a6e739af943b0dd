"""Tells whether a sentence counts all the cases that the organ had in the year, or some of them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases.applications import SAID
from reportlint.prose.cases.plain import persons_only
from reportlint.prose.cases.table import WAYS
from reportlint.prose.cases.ways import Case, narrowed
from reportlint.prose.cases.whose import apart

if TYPE_CHECKING:
    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place
    from reportlint.values import Organ


def counts_some(frame: Layout, place: Place, entry: Entry, organ: Organ | None, year: int | None) -> bool:
    """Whether the number at `place`, claimed by `entry`, is of some cases only, not of all that the organ had in the year."""
    number, stop = place.quantity.number, place.quantity.stop
    if narrowed(WAYS.get(entry.topic, ()), Case(place.left, number, entry, year)):
        return True
    if (
        entry.whole
        and entry.topic == "申请"
        and (  # 9件申请中的…; 居民申请9件、企业申请2件
            place.behind.endswith("中的") or persons_only(place.item, frame.outer, stop)
        )
    ):
        return True
    return apart(frame, place.home, place.quantity.at, organ)


def said_of_some(words: str) -> bool:
    """Whether what is said of all applications behind `words` (均已办结) is said of some alone: carried over, of one kind."""
    return narrowed(SAID, Case(words))
