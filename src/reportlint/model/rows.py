"""Gives each row of a table the values that belong to it, in every layout that a table's text may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.lex.fields import Field, is_number, is_value
from reportlint.model.bare import bare_rows
from reportlint.model.bind import Bound, lost
from reportlint.model.crossed import crossed_rows
from reportlint.model.lines import bind_by_line, whole
from reportlint.model.reading import Reading, Slot
from reportlint.regex import regex
from reportlint.values import ABSENT, LOST, VALUE, ZERO, Cell, Repair, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.lex.fields import Chunk
    from reportlint.parse.skeleton import Skeleton
    from reportlint.values import TableForm

_FILLED = regex(r"\d|[见详附若待暂未不近约余超略?]")
_CROWDED = 2
"""So many rows may have more values than columns by accident."""


def read_rows(
    form: TableForm, other: TableForm | None, bones: Skeleton, plain: str, start: int, end: int, layout: str
) -> tuple[Mapping[str, Row], list[str], list[Repair]]:
    """The rows of a table in the form's order, notes for the reader, and the repairs as far as rows change them."""
    reading = Reading(form, bones, plain, start, end, layout)
    repairs = list(bones.repairs)
    rows: dict[str, Row]
    if form.bare:
        rows = crossed_rows(reading)
        if rows:
            repairs = [r for r in repairs if r.kind != "missing" or r.role != "column"]
        else:
            rows = bare_rows(reading)
    else:
        repairs, merged = _merged_group(form, other, bones, repairs)
        rows = labelled_rows(reading, merged)
        repairs += reading.without_unit()
    return rows, reading.notes, repairs


def _merged_group(
    form: TableForm, other: TableForm | None, bones: Skeleton, repairs: list[Repair]
) -> tuple[list[Repair], str]:
    """A group all of whose rows are missing, and which is a row in the other edition's form, is that row: one repair."""
    absent = {element.id for element in bones.absent}
    for group, below in form.groups.items():
        if other and group in other.rows and below and absent.issuperset(below):
            label = next((label for label in bones.labels if label.element.id == group), None)
            if label is None:
                continue
            kept = [r for r in repairs if not (r.kind == "missing" and r.element in below)]
            found = Repair(
                "foreign", group, "row", label.element.name, label.hit.word, label.hit.start, label.hit.end, form.name
            )
            return [*kept, found], group
    return repairs, ""


def labelled_rows(reading: Reading, merged: str) -> dict[str, Row]:
    """The rows that follow their labels; `merged`: a group that stands as one row."""
    plain = {} if reading.bones.repairs else _plain_rows(reading)
    if plain:
        return plain
    slots = _slots(reading, merged)
    bounds = _bind(reading, slots)
    _lost_column(reading, bounds)
    _crowded(reading, bounds)
    rows: dict[str, Row] = {}
    for row, columns in reading.form.rows.items():
        if row in bounds:
            slot, bound = bounds[row]
            hit = slot.label.hit
            cells = dict(zip(reading.present(row), bound.cells, strict=True))
            everything = {c: cells.get(c) or Cell(ABSENT, hit.end, hit.end) for c in columns}
            rows[row] = Row(row, hit.start, hit.end, everything, bound.survivors, bound.extra)
        else:
            place = next((r.start for r in reading.bones.repairs if r.element == row), reading.end)
            rows[row] = Row(row, place, place, {c: Cell(ABSENT, place, place) for c in columns})
    if merged and merged in bounds:
        slot, bound = bounds[merged]
        cells = dict(zip(reading.present(merged), bound.cells, strict=True))
        rows[merged] = Row(merged, slot.label.hit.start, slot.label.hit.end, cells, bound.survivors, bound.extra)
    return rows


def _plain_rows(reading: Reading) -> dict[str, Row]:
    """The rows of a table without any deviation and with a number in each cell, the way of most tables; else none."""
    labels = reading.bones.labels
    stops = [*(label.hit.start for label in labels[1:]), reading.end]
    found: dict[str, Row] = {}
    for label, stop in zip(labels, stops, strict=True):
        row, hit = label.element.id, label.hit
        columns = reading.form.rows.get(row)
        if columns is None or label.element.role != "row":
            continue
        cells = reading.plain_cells(hit.end, stop, columns)
        if cells is None:
            return {}
        found[row] = Row(row, hit.start, hit.end, dict(zip(columns, cells, strict=True)))
    return {row: found[row] for row in reading.form.rows} if len(found) == len(reading.form.rows) else {}


def _slots(reading: Reading, merged: str) -> list[Slot]:
    """Row labels with what follows them, in the order of the text; the labels of groups and blocks divide, too."""
    marks = [(label.hit, label) for label in reading.bones.labels] + [(hit, None) for hit in reading.bones.strays]
    marks.sort(key=lambda mark: mark[0].start)
    ends = [*(hit.start for hit, _ in marks[1:]), reading.end]
    slots: list[Slot] = []
    for (hit, label), stop in zip(marks, ends, strict=True):
        if label is None:
            continue
        ident, role = label.element.id, label.element.role
        if (role == "row" and ident in reading.form.rows) or (merged and ident == merged):
            slots.append(Slot(ident, label, reading.chunks(min(hit.end, stop), stop)))
        elif slots and role == "group":
            found = reading.chunks(min(hit.end, stop), stop)
            slots[-1].chunks.extend(chunk._replace(place="line") for chunk in found)
    return slots


def _bind(reading: Reading, slots: list[Slot]) -> dict[str, tuple[Slot, Bound]]:
    widths = {len(reading.form.rows.get(slot.row, ())) for slot in slots}
    width = max(widths, default=0)
    _drop_missing_columns(reading, slots, width)
    if width > 3 and reading.layout in ("delimited", "spaced"):
        full = sum(1 for slot in slots for chunk in slot.chunks if whole(reading, chunk, width))
        if full * 2 >= len(slots):
            return bind_by_line(reading, slots)
    return {slot.row: (slot, _bind_gap(reading, slot)) for slot in slots}


def _drop_missing_columns(reading: Reading, slots: list[Slot], width: int) -> None:
    """A column whose header is missing is absent, if the rows have one value less for it."""
    gone = [e.id for e in reading.bones.absent if e.role == "column"]
    if width > 3 and gone:
        short = sum(1 for slot in slots if len(reading.values(slot)) == width - len(gone))
        if short * 2 > len(slots):
            reading.dropped = frozenset(gone)


def _bind_gap(reading: Reading, slot: Slot) -> Bound:
    found = reading.without_pages(reading.with_units(slot.chunks), len(reading.present(slot.row)))
    fields = [field for chunk in found for field in _useful(reading, chunk)]
    if not any(is_value(field.text) for field in fields):
        fields = _in_words(reading, fields, len(reading.present(slot.row)))
    return reading.fit(slot, fields)


def _in_words(reading: Reading, fields: Sequence[Field], columns: int) -> list[Field]:
    """What somebody wrote into the cells of a row instead of numbers. Where nothing draws cells, any stray line may stand
    behind a label: then as many words as cells, all of which speak of a number or of where it stands."""
    words = [field for field in fields if field.text]
    if reading.layout == "delimited" or (len(words) == columns and all(_FILLED.search(w.text) for w in words)):
        return list(fields)
    return [field for field in fields if not field.text]


def _useful(reading: Reading, chunk: Chunk) -> list[Field]:
    if chunk.place == "after" or not reading.delimited:
        return [f for f in chunk.fields if chunk.place != "before" or is_number(f.text)]
    if not any((is_number if chunk.place == "before" else is_value)(f.text) for f in chunk.fields):
        return []
    return chunk.fields


def _lost_column(reading: Reading, bounds: dict[str, tuple[Slot, Bound]]) -> None:
    """A constant deficit of one middle column: taken as 0 where in every row the parts present make the total."""
    deficits = [(slot.row, bound) for slot, bound in bounds.values() if bound.survivors]
    if not deficits:
        return
    _note_lost(reading, deficits)
    columns = reading.present(deficits[0][0])
    if len(columns) < 4 or len(deficits) < len(bounds) or len(bounds) < 5 or "total" not in columns:
        return
    for _, bound in deficits:
        numbers = [c.number for c in bound.survivors]
        if len(numbers) != len(columns) - 1 or any(c.status not in (VALUE, ZERO) for c in bound.survivors):
            return
        if sum(n for n in numbers[:-1] if n is not None) != numbers[-1]:
            return
    for row, bound in deficits:
        slot = bounds[row][0]
        *parts, total = bound.survivors
        gone = Cell(LOST, total.start, total.start, 0)
        bounds[row] = (slot, Bound((*parts, gone, total)))
    reading.notes[-1:] = [f"{reading.form.name}各行均少一列数据，其余各列之和等于总计，缺失的一列按0计"]


def _crowded(reading: Reading, bounds: dict[str, tuple[Slot, Bound]]) -> None:
    """A row or two with one value more than columns: a number came apart, and which is not known. (A column that the
    form does not have shows in most rows, or by its header.)
    """
    crowded = [row for row, (_, bound) in bounds.items() if len(bound.extra) == 1 and "total" in reading.present(row)]
    if len(crowded) > _CROWDED or len(bounds) < 5 or reading.bones.extra_columns:
        return
    for row in crowded:
        slot, bound = bounds[row]
        bounds[row] = (slot, lost(slot.label.hit.end, len(bound.cells), (*bound.cells, *bound.extra)))
        reading.notes.append(f"{reading.form.name}“{slot.label.element.name}”一行多出一个数，未参与核对")


def _note_lost(reading: Reading, deficits: list[tuple[str, Bound]]) -> None:
    count = sum(len(bound.cells) - len(bound.survivors) for _, bound in deficits)
    reading.notes.append(f"{reading.form.name}有{len(deficits)}行数据不全，少读到{count}个数，未参与核对")
