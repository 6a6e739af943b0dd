"""Finds the characters that the matches of a pattern begin with: a search tries the pattern at no other.

`re` looks for them itself, but no deeper than the first item of a pattern or of its alternatives: where that is
``(?:一|二)十`` or a look behind, it tries the whole pattern at every character of a text.
"""

from __future__ import annotations

from typing import Any

REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_WIDE = 0x1000
"""A range of more characters than this is found nearly everywhere: nothing is gained."""


def first_characters(tree: Any) -> list[Any] | None:
    """Items of a character class, as the parser has them; None where there is no telling, or a match can be empty."""
    found = _sequence(tree)
    return None if found is None or found[1] else found[0]


def _sequence(tree: Any) -> tuple[list[Any], bool] | None:
    """What a match of the items one after the other begins with, and whether it can be empty."""
    items: list[Any] = []
    for operation, argument in tree:
        found = _item(str(operation), operation, argument)
        if found is None:
            return None
        items += found[0]
        if not found[1]:
            return items, False
    return items, True


def _item(name: str, operation: Any, argument: Any) -> tuple[list[Any], bool] | None:
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return [], True
    if name == "LITERAL":
        return [(operation, argument)], False
    if name == "IN":
        return None if any(map(_everywhere, argument)) else (list(argument), False)
    if name == "BRANCH":
        found = [_sequence(branch) for branch in argument[1]]
        if None in found:
            return None
        known = [some for some in found if some is not None]
        return [item for items, _ in known for item in items], any(empty for _, empty in known)
    if name == "SUBPATTERN":
        _, added, removed, body = argument
        return None if added or removed else _sequence(body)
    if name in REPEATS:
        least, _, body = argument
        inner = _sequence(body)
        return inner and (inner[0], inner[1] or not least)
    return _sequence(argument) if name == "ATOMIC_GROUP" else None


def _everywhere(item: Any) -> bool:
    """Whether an item of a class is nearly every character of a text."""
    kind, value = str(item[0]), item[1]
    return kind == "NEGATE" or (kind == "RANGE" and value[1] - value[0] > _WIDE)
