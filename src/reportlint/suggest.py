"""What may have been meant: the most similar of the words that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否指 …？`` with the most similar of the known words, or nothing."""
    meant = closest(word, known)
    return f"，是否指 {meant}？" if meant else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The most similar of the known words, or nothing."""
    from difflib import get_close_matches

    spelt = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), spelt, 1, 0.6)
    return spelt[close[0]] if close else ""
