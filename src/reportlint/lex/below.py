"""Tells what stands right below a word on a page, in the column of a table that has been drawn with blanks."""

from __future__ import annotations

from reportlint.regex import regex

_GAP = "  "
_CELL = regex(r"[^\W\d_]+(?=\s{2}|\s*$)")
_WIDE = "\u2e80"
"""From this character on they are two columns wide."""
_FAR = 200


def word_below(plain: str, start: int, end: int) -> str:
    """The word on the next line below `plain[start:end]`, if both are all that their lines have in this column; else empty."""
    line = plain.rfind("\n", max(start - _FAR, 0), start) + 1
    stop = plain.find("\n", end, end + _FAR)
    if not line or stop < 0 or plain[end : end + 2].strip() or not _apart(plain[line:start]):
        return ""
    column, at = _width(plain[line:start]), stop + 1
    following = plain.find("\n", at, at + _FAR)
    text = plain[at : following if following >= 0 else at + _FAR]
    place = passed = 0
    while place < len(text) and passed < column:
        passed += _width(text[place])
        place += 1
    cell = _CELL.match(text, place) if passed == column and _apart(text[:place]) else None
    return cell.group() if cell else ""


def _apart(before: str) -> bool:
    """Whether a word begins a cell: what stands on its line before it is far off."""
    return before.endswith(_GAP)


def _width(text: str) -> int:
    return sum(2 if char >= _WIDE else 1 for char in text)
