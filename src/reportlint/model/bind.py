"""Places the fields that follow a row's label in the row's cells, or tells that some were lost."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING

from reportlint.lex.fields import Field, cell, is_money, is_number, is_value
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import EMPTY, LOST, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_ATTEMPTS = 20_000
_FEW = 3
_LONGEST_WORD = 6
"""A longer word among values is a stray label, not what somebody put into a cell, unless it says that there is none of
something or begins with a count."""
_NONE = regex(r"[未无没]|不涉及")
_NUMBERED = regex(r"(?:\d{1,2}[.、)]|\([一二三四五六七八九十]{1,2}\))[ ]?[^\W\d]")
_COUNT = regex(r"\d+(?:\.\d+)?(?![.、)\d])")


class Bound(NamedTuple):
    """`cells` as many as the row has columns; `survivors` the values in order when some were lost; `extra` beyond."""

    cells: tuple[Cell, ...]
    survivors: tuple[Cell, ...] = ()
    extra: tuple[Cell, ...] = ()
    note: str = ""


def lost(at: int, columns: int, survivors: Sequence[Cell] = ()) -> Bound:
    """A row whose cells cannot be told apart."""
    return Bound(tuple(Cell(LOST, at, at) for _ in range(columns)), tuple(survivors))


def bind(
    fields: Sequence[Field], columns: int, units: Sequence[str], delimited: bool, summed: bool, touching: bool, at: int
) -> Bound:
    """Binds `fields` to a row of `columns` cells with the header's `units`.

    `delimited`: blanks are fields. `summed`: the last column is the total of the others. `touching`: nothing keeps the
    cells apart, so that digits are to be cut, if there is one way only (with `summed`, only one that keeps the total).
    `at`: where the row's cells would begin, for those that were lost.
    """
    kept = _with_words(fields, columns, delimited)
    values = [field for field in kept if field.text]
    if len(kept) == columns:
        return _cells(kept, units)
    if len(values) == columns:
        return _cells(values, units)
    if len(values) == columns + 1 and summed:
        joined = _joined_pair(values)
        if joined:
            return _cells(joined, units)._replace(note="split")
    if columns > _FEW and len(values) >= 2 * columns:
        return lost(at, columns)  # those of several rows
    if delimited:
        return _delimited(kept, values, columns, units, at)
    if len(values) > columns:
        return _surplus(values, columns, units)
    split = _split(values, columns, summed) if touching else None
    if split:
        return _cells(split, units)._replace(note="joined")
    return lost(at, columns, [cell(field) for field in values])


def _cells(fields: Sequence[Field], units: Sequence[str]) -> Bound:
    return Bound(tuple(cell(field, unit) for field, unit in zip(fields, units, strict=True)))


def _surplus(values: Sequence[Field], columns: int, units: Sequence[str]) -> Bound:
    """The first values, and the numbers beyond them; a sign for nil beyond them is a merged cell's."""
    beyond = tuple(cell(field) for field in values[columns:] if is_number(field.text))
    return _cells(values[:columns], units)._replace(extra=beyond)


def _with_words(fields: Sequence[Field], columns: int, delimited: bool) -> list[Field]:
    """The fields that are cells: values, blanks between tabs, and a word that stands among the values."""
    kept = [field for field in fields if is_value(field.text) or (delimited and not field.text)]
    words = [field for field in fields if field.text and not is_value(field.text)]
    if not words or len(kept) == len(fields):
        return kept
    if not any(is_value(field.text) for field in fields):
        return list(fields)
    if delimited:
        first = next(i for i, field in enumerate(fields) if is_value(field.text) or field not in words)
        within = list(fields[max(first - max(columns - len(fields) + first, 0), 0) :])
        return within if all(_of_a_cell(word.text) for word in within if word in words) else kept
    return list(fields) if len(fields) == columns and len(kept) < columns else kept


def _of_a_cell(word: str) -> bool:
    if len(word) <= _LONGEST_WORD or is_money(word) or is_counted(word):
        return True
    return _NONE.search(word) is not None and not _NUMBERED.match(word)


def is_counted(word: str) -> bool:
    """Whether a word begins with a number that is no label's."""
    return _COUNT.match(word) is not None


def _delimited(kept: list[Field], values: list[Field], columns: int, units: Sequence[str], at: int) -> Bound:
    """More or fewer delimited fields than columns: ghost columns of merged cells, or a lost column."""
    if not values:
        blank = kept[:columns] or [Field("", at, at)]
        blank += [Field("", blank[-1].end, blank[-1].end)] * (columns - len(blank))
        return Bound(tuple(cell(field, unit)._replace(status=EMPTY) for field, unit in zip(blank, units, strict=True)))
    fields = list(kept)
    while len(fields) > columns and not fields[-1].text:
        fields.pop()
    while len(fields) > columns and not fields[0].text:
        fields.pop(0)
    if len(values) > columns:
        return _surplus(values, columns, units)
    middle = fields[1:-1]
    if len(fields) > columns > 1 and not any(field.text for field in middle):
        return _cells([fields[0], *middle[: columns - 2], fields[-1]], units)
    if len(fields) == columns:
        return _cells(fields, units)
    return lost(at, columns, [cell(field) for field in values])


def _joined_pair(values: list[Field]) -> list[Field] | None:
    """The one way to join two neighbours (`2 0` for 20) so that the total is the sum of the rest."""
    found = []
    for i in range(len(values) - 1):
        first, second = values[i], values[i + 1]
        if first.text.isdecimal() and second.text.isdecimal() and first.text != "0":
            joined = [*values[:i], Field(first.text + second.text, first.start, second.end), *values[i + 2 :]]
            if balanced([field.text for field in joined]):
                found.append(joined)
    return found[0] if len(found) == 1 else None


def balanced(texts: Sequence[str]) -> bool:
    """Whether the last number is the sum of the others."""
    return all(text.isdecimal() for text in texts) and sum(map(int, texts[:-1])) == int(texts[-1])


_DIGITS = regex(r"\d+")


def _split(values: list[Field], columns: int, summed: bool) -> list[Field] | None:
    """The only way to cut digits that touch into `columns` numbers, or None where there are several (or none); with
    `summed`, one by which the last is the total, but where each digit must be a number."""
    if not values or any(not _DIGITS.fullmatch(field.text) for field in values):
        return None
    digits = "".join(field.text for field in values)
    ends = list(accumulate(len(field.text) for field in values))
    found = list(islice(_cuts(digits, ends, columns, summed and columns < len(digits)), 2))
    if len(found) != 1:
        return None
    places = [field.start + i for field in values for i in range(len(field.text))]
    return [Field(digits[a:b], places[a], places[b - 1] + 1) for a, b in pairwise([0, *found[0]])]


def _cuts(digits: str, ends: Sequence[int], columns: int, summed: bool) -> Iterator[list[int]]:
    """The ways to cut `digits` into numbers, as the ends of the numbers: a number begins with 0 only if it is 0, and none
    goes across one of `ends`; with `summed`, the last is the sum of the others. None after so many attempts.
    """
    attempts = 0
    waiting: list[tuple[int, int, list[int]]] = [(0, 0, [])]
    while waiting:
        at, total, cuts = waiting.pop()
        attempts += 1
        if attempts > _MOST_ATTEMPTS:
            yield from ([], [])  # too many to tell: as good as several
            return
        left = columns - len(cuts)
        hard = bisect_right(ends, at)
        if left == 1:
            last = int(digits[at:]) if hard == len(ends) - 1 and (digits[at] != "0" or at == len(digits) - 1) else -1
            if last >= 0 and (not summed or last == total):
                yield [*cuts, len(digits)]
            continue
        most = at + 1 if digits[at] == "0" else ends[hard]
        most = min(most, len(digits) - left + 1)
        if len(ends) - hard > left:
            continue
        waiting += [(end, total + int(digits[at:end]), [*cuts, end]) for end in range(most, at, -1)]
