"""Finds repeats that can cut one text in several ways: tried on a text that does not fit, they double with each word."""

from __future__ import annotations

from typing import Any

from reportlint.firsts import REPEATS

_MOST, _LONGEST = 300, 24
"""So many words, of so many characters, a repeat is looked into; beyond that nothing is said."""

Word = tuple[Any, ...]
"""One set of characters a place: the ranges that it has, and whether it is all but these."""
Chars = tuple[tuple[tuple[int, int], ...], bool]


def ambiguous(body: Any) -> bool:
    """Whether some text is made of the words that `body` matches in more than one way (Sardinas and Patterson's test)."""
    words = _sequence(body)
    if words is None:
        return False
    code = list(dict.fromkeys(word for word in words if word))
    tails: set[Word] = set()
    for number, one in enumerate(code):
        for other in code[number + 1 :]:
            tails |= _tails(one, other)
    known: set[Word] = set()
    while tails - known:
        if () in tails:
            return True
        known |= tails
        tails = {tail for left in tails for word in code for tail in _tails(left, word)}
        if len(known) > _MOST:
            return False
    return () in tails


def _tails(one: Word, other: Word) -> set[Word]:
    """What is left of the longer of two words where it can begin with the shorter."""
    if any(not _meet(here, there) for here, there in zip(one, other, strict=False)):
        return set()
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return {longer[len(shorter) :]}


def _meet(one: Chars, other: Chars) -> bool:
    """Whether some character is in both sets."""
    (ranges, without), (others, excluded) = one, other
    if without and excluded:
        return True
    if without or excluded:
        inside, outside = (others, ranges) if without else (ranges, others)
        return any(not any(low <= a and b <= high for low, high in outside) for a, b in inside)
    return any(a <= high and low <= b for a, b in ranges for low, high in others)


def _sequence(tree: Any) -> list[Word] | None:
    """All words that match; None where they are too many, or hang on what stands around them."""
    words: list[Word] = [()]
    for operation, argument in tree:
        found = _item(str(operation), argument)
        if found is None or len(words) * len(found) > _MOST:
            return None
        words = [left + right for left in words for right in found]
        if any(len(word) > _LONGEST for word in words):
            return None
    return words


def _item(name: str, argument: Any) -> list[Word] | None:
    if name == "LITERAL":
        return [((((argument, argument),), False),)]
    if name == "NOT_LITERAL":
        return [((((argument, argument),), True),)]
    if name == "IN":
        chars = _class(argument)
        return None if chars is None else [(chars,)]
    if name == "BRANCH":
        found = [_sequence(branch) for branch in argument[1]]
        return None if None in found else [word for words in found for word in words or ()]
    if name == "SUBPATTERN":
        return _sequence(argument[-1])
    if name in REPEATS and name != "POSSESSIVE_REPEAT":
        least, most, body = argument
        inner = _sequence(body)
        if inner is None or most > _LONGEST or len(inner) ** most > _MOST:
            return None
        return [word for times in range(least, most + 1) for word in _power(inner, times)]
    return None


def _power(words: list[Word], times: int) -> list[Word]:
    found: list[Word] = [()]
    for _ in range(times):
        found = [left + right for left in found for right in words]
    return found


_DIGITS = (48, 57)


def _class(items: Any) -> Chars | None:
    ranges: list[tuple[int, int]] = []
    for operation, value in items:
        name = str(operation)
        if name == "LITERAL":
            ranges.append((value, value))
        elif name == "RANGE":
            ranges.append(value)
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            ranges.append(_DIGITS)
        elif name != "NEGATE":
            return None
    return tuple(ranges), str(items[0][0]) == "NEGATE"
