"""Gives each row of a table the values that belong to it, in every layout that a table's text may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.bind import Bound, bind, lost
from reportlint.fields import Chunk, Field, cell, chunks, is_number, is_value
from reportlint.regex import regex
from reportlint.values import ABSENT, LOST, VALUE, ZERO, Cell, Repair, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.skeleton import Label, Skeleton
    from reportlint.values import TableForm

_WORD = re.compile(r"[^\s|]+")
_new = tuple.__new__  # a NamedTuple's own constructor takes three times as long
_FRAGMENT = regex(r"^\|[ \t]*:?-{3,}", re.M)
_HEADER_UNIT = regex(r"[^\n\t|]{0,12}?单位[:：]?\s*(亿元|万元|元)")


class _Slot(NamedTuple):
    """A row label with the chunks of text up to the next row label."""

    row: str
    label: Label
    chunks: list[Chunk]


def read_rows(
    form: TableForm, other: TableForm | None, bones: Skeleton, plain: str, start: int, end: int, layout: str
) -> tuple[Mapping[str, Row], list[str], list[Repair]]:
    """The rows of a table in the form's order, notes for the reader, and the repairs as far as rows change them."""
    reading = _Reading(form, bones, plain, start, end, layout)
    repairs = list(bones.repairs)
    rows: dict[str, Row]
    if form.bare:
        rows = reading.bare_rows()
    else:
        repairs, merged = _merged_group(form, other, bones, repairs)
        rows = reading.labelled_rows(merged)
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


class _Reading:
    def __init__(self, form: TableForm, bones: Skeleton, plain: str, start: int, end: int, layout: str) -> None:
        self.form, self.bones, self.plain = form, bones, plain
        self.start, self.end, self.layout = start, end, layout
        self.delimited = layout in ("delimited", "celled")
        self.notes: list[str] = []
        self.absent = {element.id for element in bones.absent}
        self.units = self._units()

    def _units(self) -> dict[str, str]:
        """Column id → unit that its header gives; the author's own where the header states another."""
        units = dict(self.form.units)
        for label in self.bones.labels if units else ():
            if label.element.id in units:
                stated = _HEADER_UNIT.match(self.plain, label.hit.core, min(label.hit.end + 24, self.end))
                if stated:
                    units[label.element.id] = stated.group(1)
        return units

    def _columns(self, row: str) -> tuple[str, ...]:
        return self.form.rows[row]

    # ------------------------------------------------------------------------------- rows without label (表四)

    def bare_rows(self) -> dict[str, Row]:
        """The values stand together, after or among the headers: they are cut by the number of columns of each row."""
        names = [(row, column) for row, columns in self.form.rows.items() for column in columns]
        last = max((label.hit.end for label in self.bones.labels), default=self.start)
        plain = self._plain_cells(last, self.end, [column for _, column in names])
        if plain:
            bound, at = Bound(tuple(plain)), plain[0].start
        else:
            fields, at = self._loose_fields(len(names))
            touching = self.layout == "joined" or len(fields) == 1
            bound = bind(fields, len(names), [""] * len(names), self.delimited, False, touching, at)
        cells = dict(zip(names, bound.cells, strict=True))
        labels = {label.element.id: label.hit for label in self.bones.labels}
        rows = {}
        for row, columns in self.form.rows.items():
            hit = labels.get(row)
            span = (hit.start, hit.end) if hit else (at, at)
            rows[row] = Row(row, *span, {c: cells[row, c] for c in columns}, bound.survivors, bound.extra)
        return rows

    def _loose_fields(self, columns: int) -> tuple[list[Field], int]:
        """The fields of the lines that hold values, in order, and where they begin."""
        hits = sorted((label.hit.start, label.hit.end) for label in self.bones.labels)
        found: list[Field] = []
        blank: list[Field] = []
        at = self.start
        places = [*hits, (self.end, self.end)]
        for (_, begin), (stop, _) in zip(places, places[1:], strict=False):
            for chunk in chunks(self.plain, max(begin, at), max(stop, at), self.layout):
                values = [f for f in chunk.fields if is_value(f.text)]
                words = [f for f in chunk.fields if f.text and not is_value(f.text)]
                if stop == self.end and self._among_values(values, words, found):
                    values = [f for f in chunk.fields if f.text]
                    words = []
                if values and not words:
                    keep = values if chunk.place == "before" or not self.delimited else chunk.fields
                    found.extend(keep)
                elif self.delimited and not any(f.text for f in chunk.fields) and len(chunk.fields) >= columns:
                    blank = chunk.fields
            at = max(at, stop)
        last = hits[-1][1] if hits else self.start
        return found or blank, found[0].start if found else last

    def _among_values(self, values: Sequence[Field], words: Sequence[Field], found: Sequence[Field]) -> bool:
        """Whether `words` are what somebody wrote into cells: a few short ones beside or between numbers."""
        return (
            bool(words) and len(words) <= 3 and max(len(f.text) for f in words) <= 4 and bool(len(values) > 3 or found)
        )

    # ------------------------------------------------------------------------------------------- rows with label

    def labelled_rows(self, merged: str) -> dict[str, Row]:
        bounds = {} if self.bones.repairs else self._plain_rows()
        if not bounds:
            slots = self._slots(merged)
            bounds = self._bind(slots)
            self._lost_column(slots, bounds)
        rows: dict[str, Row] = {}
        for row, columns in self.form.rows.items():
            if row in bounds:
                slot, bound = bounds[row]
                hit = slot.label.hit
                cells = dict(zip(self._present(row), bound.cells, strict=True))
                everything = {c: cells.get(c) or Cell(ABSENT, hit.end, hit.end) for c in columns}
                rows[row] = Row(row, hit.start, hit.end, everything, bound.survivors, bound.extra)
            else:
                place = next((r.start for r in self.bones.repairs if r.element == row), self.end)
                rows[row] = Row(row, place, place, {c: Cell(ABSENT, place, place) for c in columns})
        if merged and merged in bounds:
            slot, bound = bounds[merged]
            cells = dict(zip(self._present(merged), bound.cells, strict=True))
            rows[merged] = Row(merged, slot.label.hit.start, slot.label.hit.end, cells, bound.survivors, bound.extra)
        return rows

    def _plain_rows(self) -> dict[str, tuple[_Slot, Bound]]:
        """The rows of a table without any deviation and with a whole number in each cell: the way of most tables."""
        labels = self.bones.labels
        stops = [*(label.hit.start for label in labels[1:]), self.end]
        bounds: dict[str, tuple[_Slot, Bound]] = {}
        for label, stop in zip(labels, stops, strict=True):
            columns = self.form.rows.get(label.element.id)
            if columns is None or label.element.role != "row":
                continue
            cells = self._plain_cells(label.hit.end, stop, columns)
            if cells is None:
                return {}
            bounds[label.element.id] = (_Slot(label.element.id, label, []), Bound(tuple(cells)))
        return bounds

    def _plain_cells(self, start: int, end: int, columns: Sequence[str]) -> list[Cell] | None:
        """The cells of `columns`, if between `start` and `end` there is a number for each and nothing else."""
        found = list(_WORD.finditer(self.plain, start, end))
        if len(found) != len(columns):
            return None
        units = self.units
        cells = []
        for match, column in zip(found, columns, strict=True):
            word = match.group()
            start, end = match.span()
            unit = units.get(column, "") if units else ""
            if word.isdecimal():
                number = int(word)
                cells.append(_new(Cell, (VALUE if number else ZERO, start, end, number, unit, 0)))
            elif is_number(word):
                cells.append(cell(Field(word, start, end), unit))
            else:
                return None
        return cells

    def _present(self, row: str) -> list[str]:
        """The columns of `row` but those whose header is missing and for which no row has a value."""
        columns = self.form.rows.get(row) or next(iter(self.form.rows.values()))
        return [column for column in columns if column not in self.dropped]

    dropped: frozenset[str] = frozenset()

    def _slots(self, merged: str) -> list[_Slot]:
        """Row labels with what follows them, in the order of the text; the labels of groups and blocks divide, too."""
        marks = [(label.hit, label) for label in self.bones.labels] + [(hit, None) for hit in self.bones.strays]
        marks.sort(key=lambda mark: mark[0].start)
        ends = [*(hit.start for hit, _ in marks[1:]), self.end]
        slots: list[_Slot] = []
        for (hit, label), stop in zip(marks, ends, strict=True):
            if label is None:
                continue
            ident, role = label.element.id, label.element.role
            if (role == "row" and ident in self.form.rows) or (merged and ident == merged):
                slots.append(_Slot(ident, label, list(chunks(self.plain, min(hit.end, stop), stop, self.layout))))
            elif slots and role == "group":
                found = chunks(self.plain, min(hit.end, stop), stop, self.layout)
                slots[-1].chunks.extend(chunk._replace(place="line") for chunk in found)
        return slots

    def _bind(self, slots: list[_Slot]) -> dict[str, tuple[_Slot, Bound]]:
        widths = {len(self.form.rows.get(slot.row, ())) for slot in slots}
        width = max(widths, default=0)
        self._drop_missing_columns(slots, width)
        if width > 3 and self.layout in ("delimited", "spaced"):
            whole = sum(1 for slot in slots for chunk in slot.chunks if self._whole(chunk, width))
            if whole * 2 >= len(slots):
                return self._bind_by_line(slots)
        return {slot.row: (slot, self._bind_gap(slot)) for slot in slots}

    def _whole(self, chunk: Chunk, width: int) -> bool:
        """Whether a line holds (nearly) all values of a row, or its blanks."""
        return (
            sum(is_value(f.text) for f in chunk.fields) >= width - 2
            or self._blank_row(chunk)
            or (self.layout == "delimited" and len(chunk.fields) >= width - 1)
        )

    def _drop_missing_columns(self, slots: list[_Slot], width: int) -> None:
        """A column whose header is missing is absent, if the rows have one value less for it."""
        gone = [e.id for e in self.bones.absent if e.role == "column"]
        if width > 3 and gone:
            short = sum(1 for slot in slots if len(self._values(slot)) == width - len(gone))
            if short * 2 > len(slots):
                self.dropped = frozenset(gone)

    def _values(self, slot: _Slot) -> list[Field]:
        return [f for chunk in slot.chunks for f in chunk.fields if is_value(f.text)]

    def _own_line(self, slot: _Slot) -> list[Field]:
        """The fields on the label's own line, if they are a row's."""
        for chunk in slot.chunks:
            if chunk.place == "after" and (any(is_number(f.text) for f in chunk.fields) or self._blank_row(chunk)):
                return chunk.fields
        return []

    def _blank_row(self, chunk: Chunk) -> bool:
        return self.layout == "delimited" and len(chunk.fields) > 3 and not any(f.text for f in chunk.fields)

    def _fit(self, slot: _Slot, fields: Sequence[Field]) -> Bound:
        columns = self._present(slot.row)
        units = [self.units.get(column, "") for column in columns]
        fields = self._without_extra(list(fields), columns)
        summed = "total" in columns
        at = slot.label.hit.end
        return bind(fields, len(columns), units, self.delimited, summed, self._touching(fields, at), at)

    def _touching(self, fields: Sequence[Field], at: int) -> bool:
        """Whether the values follow their label, and each other, without anything between them."""
        if not fields or self.layout == "joined":
            return bool(fields)
        between = self.plain[at : fields[0].start]
        return len(between) <= 1 and not between.isspace()

    def _without_extra(self, fields: list[Field], columns: Sequence[str]) -> list[Field]:
        """Leaves out the field of a column that the form does not have (法人小计): the one without which the rest sum up
        to the total, else the one at the place of its header."""
        count = len(columns)
        cells = [field for field in fields if is_value(field.text) or (self.delimited and not field.text)]
        values = [field for field in cells if field.text]
        if len(self.bones.extra_columns) != 1 or len(cells) <= count:
            return fields
        before = self.bones.extra_columns[0]
        own = columns.index(before) + 1 if before in columns else count - 1
        if len(values) == count + 1:
            for k in (own, *range(count + 1)):
                rest = [int(f.text) if f.text.isdecimal() else 0 for i, f in enumerate(values) if i != k]
                if sum(rest[:-1]) == rest[-1]:
                    return values[:k] + values[k + 1 :]
        return cells[:own] + cells[own + 1 :]

    def _bind_gap(self, slot: _Slot) -> Bound:
        fields = [field for chunk in slot.chunks for field in self._useful(chunk)]
        return self._fit(slot, fields)

    def _useful(self, chunk: Chunk) -> list[Field]:
        if chunk.place == "after" or not self.delimited:
            return [f for f in chunk.fields if not chunk.place == "before" or is_number(f.text)]
        if chunk.place == "before" and not any(is_number(f.text) for f in chunk.fields):
            return []
        return chunk.fields if any(f.text for f in chunk.fields) else []

    def _bind_by_line(self, slots: list[_Slot]) -> dict[str, tuple[_Slot, Bound]]:
        """Rows that share their line with their values are anchors; between two anchors, value lines without label go
        to labels without values, in the form's order, if there are as many of the one as of the other."""
        order = {row: i for i, row in enumerate(self.form.rows)}
        bounds: dict[str, tuple[_Slot, Bound]] = {}
        width = len(self._present(slots[0].row))
        events: list[tuple[int, str, list[Field] | _Slot]] = []
        lines = {slot.row: self._own_line(slot) for slot in slots}
        self._strip_ghosts(lines, width)
        self._strip_padding(lines)
        for slot in slots:
            own = lines[slot.row]
            if own:
                bounds[slot.row] = (slot, self._fit(slot, own))
                events.append((slot.label.hit.start, "anchor", slot))
            else:
                events.append((slot.label.hit.start, "orphan", slot))
            for chunk in slot.chunks:
                numbers = [f for f in chunk.fields if is_value(f.text)]
                if chunk.place != "after" and len(numbers) >= max(width - 1, 2):
                    events.append((numbers[0].start, "line", chunk.fields))
        orphans = sorted((s for s in slots if s.row not in bounds), key=lambda s: order.get(s.row, 99))
        if orphans:
            self._match_orphans(orphans, events, order, bounds)
        for slot in slots:
            if slot.row not in bounds:
                bounds[slot.row] = (slot, self._orphan(slot))
        return bounds

    def _strip_ghosts(self, lines: dict[str, list[Field]], width: int) -> None:
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

    def _strip_padding(self, lines: dict[str, list[Field]]) -> None:
        """In a table cut into fragments (several lines of ``|---|``), blanks at the end of a row are padding."""
        if len(_FRAGMENT.findall(self.plain, self.start, self.end)) > 1:
            for row, fields in lines.items():
                stop = len(fields)
                while stop and not fields[stop - 1].text:
                    stop -= 1
                lines[row] = fields[:stop]

    def _orphan(self, slot: _Slot) -> Bound:
        columns = self._present(slot.row)
        if self.layout == "delimited" and not self._values(slot):
            at = slot.label.hit.end
            return bind([Field("", at, at)], len(columns), [""] * len(columns), True, False, False, at)
        return lost(slot.label.hit.end, len(columns))

    def _match_orphans(
        self,
        orphans: list[_Slot],
        events: list[tuple[int, str, list[Field] | _Slot]],
        order: Mapping[str, int],
        bounds: dict[str, tuple[_Slot, Bound]],
    ) -> None:
        events.sort(key=lambda event: event[0])
        lines: list[list[Field]] = []
        low = -1

        def close(low: int, high: int) -> None:
            waiting = [slot for slot in orphans if low < order.get(slot.row, 99) < high]
            if waiting and len(waiting) == len(lines):
                for slot, fields in zip(waiting, lines, strict=True):
                    bounds[slot.row] = (slot, self._fit(slot, fields))
                self.notes.append(f"{self.form.name}有{len(waiting)}行的数据与行名不在同一行，按先后次序对应")

        for _, kind, what in events:
            if kind == "line" and isinstance(what, list):
                lines.append(what)
            elif kind == "anchor" and isinstance(what, _Slot):
                close(low, order.get(what.row, 99))
                lines = []
                low = order.get(what.row, 99)
        close(low, 100)

    def _lost_column(self, slots: list[_Slot], bounds: dict[str, tuple[_Slot, Bound]]) -> None:
        """A constant deficit of one middle column: taken as 0 where in every row the parts present make the total."""
        deficits = [(slot.row, bound) for slot, bound in bounds.values() if bound.survivors]
        if not deficits:
            return
        self._note_lost(deficits)
        columns = self._present(deficits[0][0])
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
        self.notes[-1:] = [f"{self.form.name}各行均少一列数据，其余各列之和等于总计，缺失的一列按0计"]

    def _note_lost(self, deficits: list[tuple[str, Bound]]) -> None:
        count = sum(len(bound.cells) - len(bound.survivors) for _, bound in deficits)
        self.notes.append(f"{self.form.name}有{len(deficits)}行数据不全，少读到{count}个数，未参与核对")


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
