"""Patterns of rules at run time: compiled once, and tried only where a literal that they need occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

_compiled: dict[str, re.Pattern[str]] = {}


def needed(patterns: Iterable[Mapping[str, Any]]) -> list[str]:
    """Words one of which must stand where any of the patterns matches; none where one of them needs no word."""
    words: list[list[str]] = [data["needs"] for data in patterns]
    return [word for some in words for word in some] if all(words) else []


def compiled(data: Mapping[str, Any]) -> re.Pattern[str]:
    """The pattern of compiled data ``{"pattern": …, "needs": […]}``."""
    pattern: str = data["pattern"]
    found = _compiled.get(pattern)
    if found is None:
        found = _compiled[pattern] = regex(pattern)
    return found


def may_match(data: Mapping[str, Any], text: str) -> bool:
    """Whether one of the literals that the pattern needs stands in `text`."""
    return holds(data["needs"], text)


def holds(words: Sequence[str], text: str) -> bool:
    """Whether one of `words` stands in `text`, or there are none to stand there."""
    for word in words:
        if word in text:
            return True
    return not words
