"""Tells what a number divides: all cases, those of one result alone, or those of several results together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place

_pattern = named(
    {
        "joined": "类?[、和及与或]",
        "among": "[件宗份起例]中[,，]",
        "behind": f"[^,，;；:：。、0-9]{{0,8}}?(?:{FAMILIES['result']})类?(?:、|或者?|和|以?及|与)(?:依法)?(?:{FAMILIES['result']})类?(?![0-9])",
    }
)


def together(found: Sequence[tuple[int, Sequence[Entry]]], end: int, entry: Entry, label: str) -> bool:
    """Whether the words of `entry`, up to `end`, are counted with another result right before them: 部分公开及不予公开9件."""
    earlier = [(stop, owner) for stop, owners in found for owner in owners if owner.result and stop < end]
    if not earlier or earlier[-1][1].name == entry.name:
        return False
    return _pattern("joined").match(label, earlier[-1][0]) is not None


def together_behind(frame: Layout, stop: int) -> bool:
    """Whether the number that ends at `stop` is of several results named behind it: 9件不予公开、无法提供."""
    return _pattern("behind").match(frame.outer, stop) is not None


def divides_another(frame: Layout, claimed: Mapping[int, Entry], stops: Set[int], place: Place, inside: int) -> bool:
    """Whether a kind of applicants or a channel divides the cases of one result alone: 予以公开14件(其中自然人12件)."""
    among = place.left.rfind("中")
    if place.home >= 0:
        at = frame.brackets[place.home].opening
    elif among > inside and _pattern("among").match(place.left, among - 1):
        owner = claimed.get(place.low + among)
        return owner is not None and not owner.whole
    elif inside >= 0:
        at = place.low + len(place.left[:inside].rstrip(",，:："))
    else:
        return False
    owner = claimed.get(at)
    if place.home < 0 or at not in stops:
        return owner is not None and owner.result
    return owner is None or not owner.whole
