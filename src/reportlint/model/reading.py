"""What reading one table's rows needs in every layout: its text, its form, and how fields become a row's cells."""

from __future__ import annotations

from functools import cache as once
from typing import TYPE_CHECKING

from reportlint.lex.fields import Chunk, Field, cell, is_number, is_value
from reportlint.model.bind import Bound, bind
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import VALUE, ZERO, Cell

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportlint.parse.skeleton import Skeleton
    from reportlint.parse.strays import Label
    from reportlint.values import TableForm

_WORD = regex(r"[^\s|]+")
_HEADER_UNIT = regex(r"[^\n\t|]{0,12}?(?:单位[:：]?|[(（])\s*(亿元|万元|元)")
_LONGEST_FIGURE = 6
_BLANKS = " \t\r\n|"


@once
def _numbers(count: int) -> re.Pattern[str]:
    """So many whole numbers and nothing else: what stands in most rows, but for the blanks before them."""
    between = r"[\s|]++"
    return regex(between.join([r"(\d++)"] * count) + r"[\s|]*+")


_new = tuple.__new__  # a NamedTuple's own constructor takes three times as long


class Slot(NamedTuple):
    """A row label with the chunks of text up to the next row label."""

    row: str
    label: Label
    chunks: list[Chunk]


class Reading:
    """One table's text from `start` to `end` with the labels found in it; `notes` collects what the reader should know,
    `dropped` the columns that have neither header nor values."""

    def __init__(self, form: TableForm, bones: Skeleton, plain: str, start: int, end: int, layout: str) -> None:
        self.form, self.bones, self.plain = form, bones, plain
        self.start, self.end, self.layout = start, end, layout
        self.delimited = layout in ("delimited", "celled")
        self.dropped: frozenset[str] = frozenset()
        self.notes: list[str] = []
        self.units = self._header_units()

    def _header_units(self) -> dict[str, str]:
        """Column of money → unit that its header gives: what the author wrote there, else what the form has."""
        units = dict(self.form.units)
        for label in self.bones.labels if units else ():
            if label.element.id in units:
                stated = _HEADER_UNIT.match(self.plain, label.hit.core, min(label.hit.end + 24, self.end))
                if stated:
                    units[label.element.id] = stated.group(1)
        return units

    def plain_cells(self, start: int, end: int, columns: Sequence[str]) -> list[Cell] | None:
        """The cells of `columns`, if between `start` and `end` there is a number for each and nothing else."""
        units = self.units
        first = end - len(self.plain[start:end].lstrip(_BLANKS))
        whole = _numbers(len(columns)).fullmatch(self.plain, first, end)
        if whole is not None:
            own = [units.get(column, "") for column in columns] if units else [""] * len(columns)
            return [
                _new(Cell, (VALUE if number else ZERO, start, end, number, unit, 0))
                for (start, end), number, unit in zip(whole.regs[1:], map(int, whole.groups()), own, strict=True)
            ]
        found = list(_WORD.finditer(self.plain, start, end))
        if len(found) != len(columns):
            return None
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

    def present(self, row: str) -> list[str]:
        """The columns of `row` but those whose header is missing and for which no row has a value."""
        columns = self.form.rows.get(row) or next(iter(self.form.rows.values()))
        return [column for column in columns if column not in self.dropped]

    dropped: frozenset[str] = frozenset()

    def fit(self, slot: Slot, fields: Sequence[Field]) -> Bound:
        """The fields as the cells of the slot's row."""
        columns = self.present(slot.row)
        units = [self.units.get(column, "") for column in columns]
        fields = self.without_extra(list(fields), columns)
        summed = "total" in columns
        at = slot.label.hit.end
        return bind(fields, len(columns), units, self.delimited, summed, self.touching(fields, at), at)

    def touching(self, fields: Sequence[Field], at: int) -> bool:
        """Whether the values follow their label, and each other, without anything between them."""
        if not fields:
            return False
        if self.layout == "joined":  # two blanks or more are the author's own: what lies between them is whole
            return (
                len(fields) == 1
                or any(len(field.text) > _LONGEST_FIGURE for field in fields)
                or any(field.text.startswith("0") and field.text != "0" for field in fields)
            )
        between = self.plain[at : fields[0].start]
        return len(between) <= 1 and not between.isspace()

    def without_extra(self, fields: list[Field], columns: Sequence[str]) -> list[Field]:
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

    def values(self, slot: Slot) -> list[Field]:
        """Every field of a slot that a cell may hold."""
        return [f for chunk in slot.chunks for f in chunk.fields if is_value(f.text)]

    def own_line(self, slot: Slot) -> list[Field]:
        """The fields on the label's own line, if they are a row's."""
        for chunk in slot.chunks:
            if chunk.place == "after" and (self.blank_row(chunk) or self._has_values(chunk)):
                return chunk.fields
        return []

    def _has_values(self, chunk: Chunk) -> bool:
        signs = sum(is_value(field.text) for field in chunk.fields)
        return signs > 2 or any(is_number(field.text) for field in chunk.fields)

    def blank_row(self, chunk: Chunk) -> bool:
        """Whether a line holds nothing but blank cells."""
        return self.layout == "delimited" and len(chunk.fields) > 3 and not any(f.text for f in chunk.fields)
