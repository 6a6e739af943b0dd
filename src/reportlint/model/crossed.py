"""Rows of a table with a merged header (表四) that was drawn with its labels beside the values, each named once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.lex.fields import cell, is_value
from reportlint.values import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.lex.fields import Field
    from reportlint.lex.labels import Hit
    from reportlint.model.reading import Reading


def crossed_rows(reading: Reading) -> dict[str, Row]:
    """The rows, if the columns stand once above and each row before its values, or the other way round; else none."""
    if not reading.bones.absent:
        return {}
    rows = list(reading.form.rows)
    columns = list(dict.fromkeys(column for names in reading.form.rows.values() for column in names))
    found: dict[str, list[Hit]] = {}
    for label in reading.bones.labels:
        found.setdefault(label.element.id, []).append(label.hit)
    if any(len(found.get(name, ())) != 1 for name in (*rows, *columns)):
        return {}
    places = {name: hits[0] for name, hits in found.items()}
    upright = _beside(reading, places, columns, rows)
    lying = {} if upright else _beside(reading, places, rows, columns)
    if not upright and not lying:
        return {}
    cells = upright or {(row, column): field for (column, row), field in lying.items()}
    return {
        row: Row(row, places[row].start, places[row].end, {name: cell(cells[row, name]) for name in names})
        for row, names in reading.form.rows.items()
    }


def _beside(
    reading: Reading, places: dict[str, Hit], heads: Sequence[str], sides: Sequence[str]
) -> dict[tuple[str, str], Field]:
    """(side, head) → the field, if all `heads` come first and each of `sides` is followed by one value for each."""
    heads = sorted(heads, key=lambda name: places[name].start)
    if places[heads[-1]].start > min(places[name].start for name in sides):
        return {}
    starts = sorted(label.hit.start for label in reading.bones.labels)
    table: dict[tuple[str, str], Field] = {}
    for side in sides:
        begin = places[side].end
        stop = next((start for start in starts if start >= begin), reading.end)
        gap = reading.without_pages(reading.chunks(begin, stop), len(heads))
        fields = [
            field
            for chunk in gap
            for field in chunk.fields
            if is_value(field.text) or (reading.delimited and chunk.place == "after" and not field.text)
        ]
        if len(fields) != len(heads):
            return {}
        table.update({(side, head): field for head, field in zip(heads, fields, strict=True)})
    return table
