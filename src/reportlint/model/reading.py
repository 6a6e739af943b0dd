"""What reading one table's rows needs in every layout: its text, its form, and how fields become a row's cells."""

from __future__ import annotations

from functools import cache as once
from typing import TYPE_CHECKING

from reportlint.lex.fields import Chunk, Field, cell, chunks, figures, framed, is_number, is_unit, is_value
from reportlint.model.bind import Bound, balanced, bind, lost
from reportlint.regex import regex
from reportlint.tuples import NamedTuple, new
from reportlint.values import VALUE, ZERO, Cell, Repair

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportlint.parse.skeleton import Skeleton
    from reportlint.parse.strays import Label
    from reportlint.values import TableForm

_WORD = regex(r"[^\s|]+")
_HEADER_UNIT = regex(r"[^\t|]{0,12}?(?:单\s?位\s?[:：]?|[(（])\s*([百千]?\s?万?\s?元|亿\s?元)")
_LONGEST_FIGURE = 6
_BLANKS = " \t\n|"
_FEW = 3
"""More fields than these on a line are a row's cells, whatever is in them."""


@once
def _numbers(count: int) -> re.Pattern[str]:
    """So many whole numbers and nothing else: what stands in most rows, but for the blanks before them."""
    between = r"[\s|]++"
    return regex(between.join([r"(\d++)"] * count) + r"[\s|]*+")


_PAGE_NUMBER = regex(r"[1-9]\d{0,2}(?: / \d{1,3})?")
_DASHED = regex(r"[-—–] \d{1,3} [-—–]")


def _is_page(texts: Sequence[str]) -> bool:
    return len(texts) <= 3 and _PAGE_NUMBER.fullmatch(" ".join(texts)) is not None


def _count(chunks: Sequence[Chunk]) -> int:
    return sum(is_value(field.text) for chunk in chunks for field in chunk.fields)


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
        self.frame = framed(plain[start:end]) if self.delimited else (False, False)
        self.dropped: frozenset[str] = frozenset()
        self.notes: list[str] = []
        self.units = self._header_units()

    def chunks(self, start: int, end: int) -> list[Chunk]:
        """What stands between two labels, line by line."""
        return list(chunks(self.plain, start, end, self.layout, self.frame))

    def without_unit(self) -> list[Repair]:
        """The headers of money that should give a unit, where neither they nor anything else in the table does."""
        found = []
        for label in self.bones.labels if any(self.form.units.values()) else ():
            element, hit = label
            if self.form.units.get(element.id) and not self._stated_unit(label):
                span = self.plain[hit.start : hit.end], hit.start, hit.end
                found.append(Repair("renamed", element.id, element.role, element.name, *span, self.form.name))
        return [] if found and "元" in self.plain[self.start : self.end] else found

    def _stated_unit(self, label: Label) -> str:
        stated = _HEADER_UNIT.match(self.plain, label.hit.core, min(label.hit.end + 24, self.end))
        return "".join(stated.group(1).split()) if stated else ""

    def _header_units(self) -> dict[str, str]:
        """Column of money → unit that its header gives: what the author wrote there, else what the form has."""
        units = dict(self.form.units)
        for label in self.bones.labels if units else ():
            if label.element.id in units:
                units[label.element.id] = self._stated_unit(label) or units[label.element.id]
        return units

    def plain_cells(self, start: int, end: int, columns: Sequence[str]) -> list[Cell] | None:
        """The cells of `columns`, if between `start` and `end` there is a number for each and nothing else."""
        units = self.units
        first = end - len(self.plain[start:end].lstrip(_BLANKS))
        whole = _numbers(len(columns)).fullmatch(self.plain, first, end)
        if whole is not None:
            own = [units.get(column, "") for column in columns] if units else [""] * len(columns)
            return [
                new(Cell, (VALUE if number else ZERO, start, end, number, unit, 0))
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
                cells.append(new(Cell, (VALUE if number else ZERO, start, end, number, unit, 0)))
            elif is_number(word):
                cells.append(cell(Field(figures(word), start, end), unit))
            else:
                return None
        return cells

    def present(self, row: str) -> list[str]:
        """The columns of `row` but those whose header is missing and for which no row has a value."""
        columns = self.form.rows.get(row) or next(iter(self.form.rows.values()))
        return [column for column in columns if column not in self.dropped]

    def fit(self, slot: Slot, fields: Sequence[Field]) -> Bound:
        """The fields as the cells of the slot's row."""
        columns = self.present(slot.row)
        units = [self.units.get(column, "") for column in columns]
        fields = self.without_extra(list(fields), columns)
        if len(columns) == 1:
            fields = self._unmerged(slot, fields)
        summed = "total" in columns
        at = slot.label.hit.end
        if self.delimited and fields and not fields[0].text and self._short(slot, fields, len(columns)):
            return lost(at, len(columns), [cell(field) for field in fields if field.text])
        return bind(fields, len(columns), units, self.delimited, summed, self.touching(fields, at), at)

    def _short(self, slot: Slot, fields: Sequence[Field], count: int) -> bool:
        """Whether the row has blanks, and a line with fewer cells than nearly all rows: which of its cells is missing, and
        which blank is the form's own, cannot be told."""
        if sum(bool(field.text) for field in fields) >= count:
            return False
        widths = [self._width(label.hit.start) for label in self.bones.labels if label.element.role == "row"]
        usual = max(widths, key=widths.count)
        return self._width(slot.label.hit.start) < usual and 4 * widths.count(usual) >= 3 * len(widths)

    def _width(self, at: int) -> int:
        """How many tabs or bars are on the line around `at`."""
        end = self.plain.find("\n", at, self.end)
        line = self.plain[self.plain.rfind("\n", 0, at) + 1 : self.end if end < 0 else end]
        return line.count("\t") or line.count("|")

    def without_pages(self, found: Sequence[Chunk], count: int) -> list[Chunk]:
        """`found` without a page number, which stands on a line of its own or ends one: what has a shape of one, if without
        it there are as many values as columns. Several are a column of numbers."""
        every = list(found)
        if _count(every) <= count:
            return every
        pages = [chunk for chunk in every if chunk.place == "line" and _is_page([f.text for f in chunk.fields])]
        rest = every if len(pages) > 1 else [chunk for chunk in every if chunk not in pages]
        if _count(rest) > count:
            rest = [
                chunk._replace(fields=chunk.fields[:-3])
                if len(chunk.fields) > 3 and _DASHED.fullmatch(" ".join(field.text for field in chunk.fields[-3:]))
                else chunk
                for chunk in rest
            ]
        return rest if _count(rest) == count else every

    def with_units(self, found: Sequence[Chunk]) -> list[Chunk]:
        """`found` with a unit that stands alone on a line put behind the number above it."""
        kept: list[Chunk] = []
        for chunk in found:
            words = [field.text for field in chunk.fields if field.text]
            above = [field for field in kept[-1].fields if is_number(field.text)] if kept else []
            if len(words) == 1 and is_unit(words[0]) and above and above[-1].text[-1].isdigit():
                fields = kept[-1].fields
                at = fields.index(above[-1])
                united = above[-1]._replace(text=above[-1].text + words[0])
                kept[-1] = kept[-1]._replace(fields=[*fields[:at], united, *fields[at + 1 :]])
            else:
                kept.append(chunk)
        return kept

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

    def _unmerged(self, slot: Slot, fields: list[Field]) -> list[Field]:
        """The value of a row of one cell, where the merged cell is repeated for each column that it spans. A repeated 0
        may be what an older table had there, unless the header is repeated, too."""
        values = [field for field in fields if is_value(field.text)]
        if len(values) < 2 or len({field.text for field in values}) > 1:
            return fields
        return values[:1] if values[0].text != "0" or self._merged_header(slot) else fields

    def _merged_header(self, slot: Slot) -> bool:
        """Whether the last header of a column before a row is repeated for several columns."""
        hits = [x.hit for x in self.bones.labels if x.element.role == "column" and x.hit.end <= slot.label.hit.start]
        return bool(hits) and any(mark in self.plain[hits[-1].core : hits[-1].end] for mark in "\t|")

    def values(self, slot: Slot) -> list[Field]:
        """Every field of a slot that a cell may hold."""
        return [f for chunk in slot.chunks for f in chunk.fields if is_value(f.text)]

    def own_line(self, slot: Slot) -> list[Field]:
        """The fields on the label's own line, if they are a row's; those beside a piece of a label are none without values."""
        for i, chunk in enumerate(slot.chunks):
            cells = self.layout == "delimited" and len(chunk.fields) > _FEW and not self.in_pieces(slot)
            if chunk.place == "after" and (cells or self._has_values(chunk)):
                wrapped = self._wrapped(slot, chunk, slot.chunks[i + 1 : i + 2])
                return wrapped or self.without_pages([chunk], len(self.present(slot.row)))[0].fields
        return []

    def _wrapped(self, slot: Slot, chunk: Chunk, rest: Sequence[Chunk]) -> list[Field]:
        """The values of a row whose total stands alone on the next line; none if it is not the total."""
        if not rest or rest[0].place != "line" or len(rest[0].fields) != 1:
            return []
        values = [field for field in (*chunk.fields, *rest[0].fields) if field.text]
        whole = len(values) == len(self.present(slot.row)) and balanced([field.text for field in values])
        return values if whole else []

    def in_pieces(self, slot: Slot) -> bool:
        """Whether the label stands on several lines of its cell: the values may be beside another piece of it."""
        hit = slot.label.hit
        return sum(map(str.isalnum, self.plain[hit.core : hit.end])) < len(hit.word)

    def _has_values(self, chunk: Chunk) -> bool:
        signs = sum(is_value(field.text) for field in chunk.fields)
        return signs > 2 or any(is_number(field.text) for field in chunk.fields)

    def blank_row(self, chunk: Chunk) -> bool:
        """Whether a line holds nothing but blank cells."""
        return self.layout == "delimited" and len(chunk.fields) > _FEW and not any(f.text for f in chunk.fields)
