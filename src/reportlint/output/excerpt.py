"""The lines that a finding points at, cut to the width, with the cells to be marked under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import clean
from reportlint.output.cells import width
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.positions import Lines

    Span = tuple[int, int]

_GAP = "  "
"""What stands for a tab."""


class Mark(NamedTuple):
    """What is to be marked: `span` is which of those asked for, `left` and `length` are cells of the drawn line."""

    span: int
    left: int
    length: int


class Excerpt(NamedTuple):
    """`line` is its number, `shown` its text as drawn. `more`: lines of the first span that are not shown."""

    line: int
    shown: str
    marks: tuple[Mark, ...]
    more: int = 0


def excerpts(text: str, lines: Lines, spans: Sequence[Span], cells: int, sure: int | None = None) -> list[Excerpt]:
    """Each source line once, if all of its spans fit into `cells`, else once for each span. Spans from the `sure`-th on
    are marked only where there is room for them on a line that is drawn anyway.
    """
    sure = len(spans) if sure is None else sure
    trimmed = [_trimmed(text, *span) for span in spans]
    groups: dict[int, list[int]] = {}
    for index, (start, _) in enumerate(trimmed):
        number = lines.place(start)[0]
        if index < sure or number in groups:
            groups.setdefault(number, []).append(index)
    found: list[Excerpt] = []
    for indices in groups.values():
        wanted = [index for index in indices if index < sure]
        attempts = [indices[:count] for count in range(len(indices), len(wanted) - 1, -1)]
        tries = (_excerpt(text, lines, {i: trimmed[i] for i in attempt}, cells) for attempt in attempts)
        together = next(filter(None, tries), None)
        if together:
            found.append(together)
        else:
            found += filter(None, (_excerpt(text, lines, {i: trimmed[i]}, cells) for i in wanted))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in "\r\n\t ":
        start += 1
    return start, end


def _excerpt(text: str, lines: Lines, spans: dict[int, Span], cells: int) -> Excerpt | None:
    """The line of these spans with a mark under each; None when several do not fit into it."""
    room = max(cells, 24) - 4  # … at either side
    number = lines.place(min(start for start, _ in spans.values()))[0]
    first, last = lines.span(number)
    within = {index: (min(start, last), min(max(start, end), last)) for index, (start, end) in spans.items()}
    start, stop = min(start for start, _ in within.values()), max(end for _, end in within.values())
    inside = _drawn(text[start:stop])
    if width(inside) > room:
        if len(spans) > 1:
            return None
        before, inside, after = "…" if text[first:start].strip() else "", _head(inside, room), ""
    else:
        sides = _drawn(text[first:start]).lstrip(), _drawn(text[stop:last]).rstrip()
        before, after = _around(*sides, room - width(inside))
    shown = (before + inside + after).rstrip()
    marks = []
    for index, (left, right) in sorted(within.items(), key=lambda item: item[1]):
        at = width(before) + width(_drawn(text[start:left]))
        length = min(width(_drawn(text[left:right])), width(before) + width(inside) - at)
        marks.append(Mark(index, at, max(length, 1)))
    begin, end = next(iter(spans.values()))
    return Excerpt(number, shown, tuple(marks), lines.place(max(end - 1, begin))[0] - number)


def _drawn(text: str) -> str:
    """One line as it is shown: tabs as gaps, nothing that acts on the terminal; ghost columns do not pile up."""
    while "\t\t\t" in text:
        text = text.replace("\t\t\t", "\t\t")
    return clean(text.replace("\t", _GAP))


def _around(before: str, after: str, room: int) -> tuple[str, str]:
    """As much of both sides as there is room for, the left side taking a third when both are long."""
    left, right = width(before), width(after)
    if left + right <= room:
        return before, after
    right = max(min(right, room * 2 // 3), room - left)
    left = room - right
    return _tail(before, left), _head(after, right)


def _head(text: str, cells: int) -> str:
    """The beginning of `text` in `cells`, then …"""
    if width(text) <= cells:
        return text
    used = 0
    for at, char in enumerate(text):
        used += width(char)
        if used > cells:
            return text[:at] + "…"
    return text


def _tail(text: str, cells: int) -> str:
    """The end of `text` in `cells`, after …"""
    if width(text) <= cells:
        return text
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += width(text[at])
        if used > cells:
            return "…" + text[at + 1 :]
    return text
