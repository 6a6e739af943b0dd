"""Where the numbered rows of the statistical table begin, also where a number is run together with the value before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = regex(
    r"(?P<block>\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、(?=[\u4e00-\u9fff]{3}))"
    r"|(?<![\d.,])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,12})[.、](?=\s*[\u4e00-\u9fff])"
)
_VALUE = regex(r"(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3})+)?")


def rows(plain: str, start: int, end: int) -> Iterator[int]:
    """The offsets in `plain[start:end]` at which the number of a row begins, in order.

    Rows are numbered 1, 2, 3 … anew in every block, and once more behind 其中. What stands before the number that is due is a
    value: `41.当面申请数` is a 4 and row 1. From a number that is not due on, nothing is known up to the next list.
    """
    last: int | None = None
    outer: int | None = None
    for match in _MARKS.finditer(plain, start, end):
        if match["block"]:
            last, outer = 0, None
            continue
        digits = match["digits"]
        due = [number + 1 for number in (last, outer) if number is not None and _ends(digits, number + 1)]
        if not due and digits != "1":
            last = outer = None
            continue
        if not due:
            last, outer = 1, last
        else:
            outer = outer if due[0] - 1 == last else None
            last = due[0]
        yield match.end("digits") - len(str(last))


def _ends(digits: str, number: int) -> bool:
    """Whether they are this number, or a value and then this number."""
    value = digits.removesuffix(str(number))
    return value != digits and bool(_VALUE.fullmatch(value))
