"""Rows and values that share a line, or stand on lines of their own: value lines are matched with labels in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.lex.fields import Field, is_nil, is_value
from reportlint.model.bind import Bound, bind, lost
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.lex.fields import Chunk
    from reportlint.model.reading import Reading, Slot

_FRAGMENT = regex(r"^\|[ \t]*:?-{3,}", re.M)


def whole(reading: Reading, chunk: Chunk, width: int) -> bool:
    """Whether a line holds (nearly) all values of a row, or its blanks."""
    return (
        sum(is_value(f.text) for f in chunk.fields) >= width - 2
        or reading.blank_row(chunk)
        or (reading.layout == "delimited" and len(chunk.fields) >= width - 1)
    )


def bind_by_line(reading: Reading, slots: list[Slot]) -> dict[str, tuple[Slot, Bound]]:
    """Rows that share their line with their values are anchors; between two anchors, value lines without label go
    to labels without values, in the form's order, if there are as many of the one as of the other."""
    order = {row: i for i, row in enumerate(reading.form.rows)}
    bounds: dict[str, tuple[Slot, Bound]] = {}
    width = len(reading.present(slots[0].row))
    events: list[tuple[int, str, list[Field] | Slot]] = []
    lines = {slot.row: reading.own_line(slot) for slot in slots}
    _last_columns(lines, width)
    _strip_ghosts(lines, width)
    _strip_padding(reading, lines)
    for slot in slots:
        own = lines[slot.row]
        if own:
            bounds[slot.row] = (slot, reading.fit(slot, own))
            events.append((slot.label.hit.start, "anchor", slot))
        else:
            events.append((slot.label.hit.start, "orphan", slot))
        for chunk in slot.chunks:
            numbers = [f for f in chunk.fields if is_value(f.text)]
            if chunk.place != "after" and len(numbers) >= max(width - 1, 2):
                events.append((numbers[0].start, "line", chunk.fields))
    if len(bounds) == 0:
        events += [(fields[0].start, "line", fields) for fields in _above(reading, slots[0], width)]
    orphans = sorted((s for s in slots if s.row not in bounds), key=lambda s: order.get(s.row, 99))
    if orphans:
        _match_orphans(reading, orphans, events, order, bounds)
    for slot in slots:
        if slot.row not in bounds:
            bounds[slot.row] = (slot, _orphan(reading, slot))
    return bounds


def _above(reading: Reading, first: Slot, width: int) -> list[list[Field]]:
    """The lines of values between the header and the first row's label: of a table whose labels follow their values."""
    begin = max((x.hit.end for x in reading.bones.labels if x.hit.start < first.label.hit.start), default=reading.start)
    found = reading.chunks(begin, first.label.hit.start)
    return [chunk.fields for chunk in found if sum(is_value(f.text) for f in chunk.fields) >= width]


def _last_columns(lines: dict[str, list[Field]], width: int) -> None:
    """Where merged cells before the values were written out as blanks or signs for nil, the values are the last fields of each line."""
    rows = [fields for fields in lines.values() if fields]
    long = [fields for fields in rows if len(fields) > width]
    if {len(_stripped(fields)) for fields in rows} == {width - 1}:
        return  # a column was lost: `_strip_ghosts`
    ghosts = not any(field.text and not is_nil(field.text) for fields in long for field in fields[:-width])
    if ghosts and min(map(len, rows), default=0) == width and any(fields[-1].text for fields in long):
        for row, fields in lines.items():
            lines[row] = fields[-width:]


def _strip_ghosts(lines: dict[str, list[Field]], width: int) -> None:
    """Decides what blanks at the ends mean where every row has one value less than columns. If what comes last is
    less than the sum of the rest, it is not the total: the total is blank. Otherwise a column was lost, and the
    blanks are ghosts of merged cells; a table of zeros, one blank at the end of each row, shows no trace of that."""
    stripped = {row: _stripped(fields) for row, fields in lines.items() if fields}
    sizes = {len(fields) for fields in stripped.values()}
    if len(stripped) < 5 or sizes != {width - 1} or not all(f.text for fields in stripped.values() for f in fields):
        return
    if any(_excess(fields) < 0 for fields in stripped.values()):
        for row, fields in stripped.items():
            end = fields[-1].end
            lines[row] = [*fields, Field("", end, end)]
    elif {len(fields) for fields in lines.values() if fields} != {width} or any(
        field.text != "0" for fields in stripped.values() for field in fields
    ):
        lines.update(stripped)


def _strip_padding(reading: Reading, lines: dict[str, list[Field]]) -> None:
    """In a table cut into fragments (several lines of ``|---|``), blanks at the end of a row are padding."""
    if len(_FRAGMENT.findall(reading.plain, reading.start, reading.end)) > 1:
        for row, fields in lines.items():
            stop = len(fields)
            while stop and not fields[stop - 1].text:
                stop -= 1
            lines[row] = fields[:stop]


def _orphan(reading: Reading, slot: Slot) -> Bound:
    columns = reading.present(slot.row)
    told = any(field.text for chunk in slot.chunks if chunk.place == "after" for field in chunk.fields)
    if reading.layout == "delimited" and not told and not reading.values(slot) and not reading.in_pieces(slot):
        at = slot.label.hit.end
        return bind([Field("", at, at)], len(columns), [""] * len(columns), True, False, False, at)
    return lost(slot.label.hit.end, len(columns))


def _match_orphans(
    reading: Reading,
    orphans: list[Slot],
    events: list[tuple[int, str, list[Field] | Slot]],
    order: Mapping[str, int],
    bounds: dict[str, tuple[Slot, Bound]],
) -> None:
    events.sort(key=lambda event: event[0])
    lines: list[list[Field]] = []
    low = -1

    def close(low: int, high: int) -> None:
        waiting = [slot for slot in orphans if low < order.get(slot.row, 99) < high]
        if waiting and len(waiting) == len(lines):
            for slot, fields in zip(waiting, lines, strict=True):
                bounds[slot.row] = (slot, reading.fit(slot, fields))
            reading.notes.append(f"{reading.form.name}有{len(waiting)}行的数据与行名不在同一行，按先后次序对应")

    for _, kind, what in events:
        if kind == "line" and isinstance(what, list):
            lines.append(what)
        elif kind == "anchor" and not isinstance(what, list):
            close(low, order.get(what.row, 99))
            lines = []
            low = order.get(what.row, 99)
    close(low, 100)


def _stripped(fields: Sequence[Field]) -> list[Field]:
    start, end = 0, len(fields)
    while start < end and not fields[start].text:
        start += 1
    while end > start and not fields[end - 1].text:
        end -= 1
    return list(fields[start:end])


def _excess(fields: Sequence[Field]) -> int:
    """By how much the last value exceeds the sum of the others: below 0 it cannot be their total."""
    *parts, total = (int(f.text) if f.text.isdecimal() else 0 for f in fields)
    return total - sum(parts)
