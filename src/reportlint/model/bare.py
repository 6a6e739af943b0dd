"""Rows that have no label beside their values (表四): the values are cut by the number of columns of each row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.lex.fields import Field, is_value
from reportlint.model.bind import Bound, bind, is_counted, lost
from reportlint.values import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.lex.fields import Chunk
    from reportlint.model.reading import Reading
    from reportlint.values import Cell

_MOST_WORDS = 3
_LONGEST_WORD = 4


def bare_rows(reading: Reading) -> dict[str, Row]:
    """The values stand together, after or among the headers: they are cut by the number of columns of each row."""
    names = [(row, column) for row, columns in reading.form.rows.items() for column in columns]
    last = max((label.hit.end for label in reading.bones.labels), default=reading.start)
    plain = reading.plain_cells(last, reading.end, [column for _, column in names])
    if plain:
        bound, at = Bound(tuple(plain)), plain[0].start
    else:
        fields, at = _loose_fields(reading, len(names))
        touching = reading.layout == "joined" or len(fields) == 1
        bound = bind(fields, len(names), [""] * len(names), reading.delimited, False, touching, at)
        if bound.extra and not _balanced(reading, bound.cells):
            bound = lost(at, len(names))  # one too many stands among them, and which is not known
    cells = dict(zip(names, bound.cells, strict=True))
    labels = {label.element.id: label.hit for label in reading.bones.labels}
    rows = {}
    for row, columns in reading.form.rows.items():
        hit = labels.get(row)
        span = (hit.start, hit.end) if hit else (at, at)
        rows[row] = Row(row, *span, {c: cells[row, c] for c in columns}, bound.survivors, bound.extra)
    return rows


def _balanced(reading: Reading, cells: Sequence[Cell]) -> bool:
    """Whether the total of each row is the sum of the rest."""
    numbers = iter([cell.number for cell in cells])
    rows = [[next(numbers) for _ in columns] for columns in reading.form.rows.values()]
    return all(None not in row and sum(n for n in row[:-1] if n is not None) == row[-1] for row in rows)


def _loose_fields(reading: Reading, columns: int) -> tuple[list[Field], int]:
    """The fields of the lines that hold values, in order, and where they begin."""
    hits = sorted((label.hit.start, label.hit.end) for label in reading.bones.labels)
    found: list[Chunk] = []
    blanks: list[Chunk] = []
    at = reading.start
    places = [*hits, (reading.end, reading.end)]
    for (_, begin), (stop, _) in pairwise(places):
        for chunk in reading.chunks(max(begin, at), max(stop, at)):
            values = [f for f in chunk.fields if is_value(f.text)]
            words = [f for f in chunk.fields if f.text and not is_value(f.text)]
            if stop == reading.end and _among_values(values, words, found):
                values = [f for f in chunk.fields if f.text]
                words = []
            if values and not words:
                keep = values if chunk.place == "before" or not reading.delimited else chunk.fields
                found.append(chunk._replace(fields=keep))
            elif reading.delimited and not any(f.text for f in chunk.fields):
                blanks.append(chunk)
        at = max(at, stop)
    last = hits[-1][1] if hits else reading.start
    fields = [field for chunk in reading.without_pages(found, columns) for field in chunk.fields]
    fields += _blank(reading, blanks, columns - len(fields), columns)
    fields.sort(key=lambda field: field.start)
    return fields, fields[0].start if fields else last


def _blank(reading: Reading, lines: Sequence[Chunk], wanted: int, columns: int) -> list[Field]:
    """The cells of `lines` without a value, if as many as are `wanted` stand on lines that have a row's cells each, or all
    of them on one line."""
    widths = {len(names) for names in reading.form.rows.values()}
    fields = [field for line in lines if line.place == "line" and len(line.fields) in widths for field in line.fields]
    if len(fields) == wanted:
        return fields
    whole = [line.fields for line in lines if len(line.fields) >= columns == wanted]
    return whole[-1] if whole else []


def _among_values(values: Sequence[Field], words: Sequence[Field], found: Sequence[Chunk]) -> bool:
    """Whether `words` are what somebody wrote into cells: a few that begin with a number, or short ones beside or between
    numbers."""
    if not words or len(words) > _MOST_WORDS:
        return False
    short = len(values) > _MOST_WORDS or found
    return all(is_counted(f.text) or (short and len(f.text) <= _LONGEST_WORD) for f in words)
