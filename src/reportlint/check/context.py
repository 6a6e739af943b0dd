"""One report as the verbs see it: sections and tables by id, prose in one piece, places in words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint.check.grid import Grid, grid, layout
from reportlint.check.spotting import pairs_of
from reportlint.check.wordings import row_name
from reportlint.values import ABSENT, ASIDE, EMPTY, LOST

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from reportlint.check.grid import Range
    from reportlint.packed import Pack
    from reportlint.values import Claim, Flow, Form, Quantity, Report, Section, Table, TableForm


T = TypeVar("T")
PLACES = {"head": "开头", "closing": "落款", "annex": "附表：政府信息公开情况统计表"}
"""How the parts of a document are called that are no sections."""


class MissingError(LookupError):
    """A table that a rule needs and the report has not; the message is the reason, `start` where it belongs."""

    def __init__(self, reason: str, start: int) -> None:
        super().__init__(reason)
        self.start = start


class Context:
    """A report under check."""

    def __init__(self, report: Report, pack: Pack) -> None:
        self.report, self.pack = report, pack
        self.edition = report.edition or ""
        self.year = report.year or 0
        self.said: dict[str, list[str]] = {}
        """By rule, those of the words that it waits for that stand in the prose."""
        self._grids: dict[str, Grid] = {}
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` works out about this report, at the first call with this key. What depends on the options of a
        rule is kept under `Rule.reading`."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by id; of one given twice, the first."""
        found: dict[str, Section] = {}
        for section in self.report.sections:
            found.setdefault(section.id, section)
        return found

    @cached_property
    def chapters(self) -> dict[str, list[Section]]:
        """Where chapters have any title: by topic, those whose title has a word of it."""
        plain = self.report.source.plain
        titles = [("".join(plain[s.start : s.end].split()), s) for s in self.report.sections if s.title]
        return {
            element.id: [section for title, section in titles if any(word in title for word in element.words)]
            for element in self.pack.forms[self.edition].sections
            if element.role == "topic"
        }

    @cached_property
    def topics(self) -> dict[str, Section]:
        """By topic, the last of its chapters."""
        return {topic: chapters[-1] for topic, chapters in self.chapters.items() if chapters}

    def form(self, table: Table) -> TableForm:
        """The form by which `table` was read."""
        return self.pack.forms[table.edition].tables[table.id]

    def grid(self, table: str) -> Grid:
        """The cells of a table for arithmetic. Raises MissingError when the report has no such table."""
        known = self._grids.get(table)
        if known is None:
            found = self.report.tables.get(table)
            if found is None:
                raise self.missing(table)
            known = self._grids[table] = grid(found, self.form(found))
        return known

    def missing(self, table: str) -> MissingError:
        """That the report has no such table: it belongs behind the heading of its section."""
        form = self.pack.forms[self.edition].tables.get(table)
        section = self.sections.get(form.section) if form else None
        name = self.table_name(table)
        absent = [repair.start for repair in self.report.repairs if repair.element == (form.section if form else "")]
        start = section.end if section else absent[0] if absent else len(self.report.source.text)
        return MissingError(f"没有读到{name}", start)

    @cached_property
    def figures(self) -> dict[str, list[Quantity]]:
        """The quantities of each of `sections`, in the order of its flow."""
        found: dict[str, list[Quantity]] = {}
        sections = self.sections
        alone = len(sections) == len(self.report.sections)
        for quantity in self.report.quantities:
            section = sections[quantity.section]
            if alone or section.start <= quantity.start < section.end:
                found.setdefault(section.id, []).append(quantity)
        return found

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """The claims of the prose by name."""
        found: dict[str, list[Claim]] = {}
        for claim in self.report.claims:
            found.setdefault(claim.name, []).append(claim)
        return found

    @cached_property
    def signals(self) -> set[tuple[str, str]]:
        """What there is in this report that rules wait for: claims, repairs, units of numbers, parts of the document."""
        report = self.report
        found = {("claim", claim.name) for claim in report.claims}
        found.update([("repair", repair.kind) for repair in report.repairs])
        found.update([("unit", quantity.unit) for quantity in report.quantities])
        found.update([("section", section.id) for section in report.sections])
        return found

    def ends_at(self, offset: int) -> bool:
        """Whether nothing stands behind `offset`: a text that breaks off there tells nothing of what should follow."""
        return offset >= self._written

    @cached_property
    def _written(self) -> int:
        """Where the last word of the text ends."""
        return len(self.report.source.plain.rstrip())

    def quote(self, flow: Flow, start: int, end: int) -> str:
        """A stretch of a flow in the words of the author, whose brackets and figures a flow has made alike."""
        text = self.report.source.text
        written = "".join([text[flow.at(index)] for index in range(start, end)])
        return " ".join(written.split())

    def table_name(self, table: str) -> str:
        """``表三``."""
        for form in self.pack.forms.values():
            if table in form.tables:
                return form.tables[table].name
        return table

    def rest_of(self, section: Section) -> Iterator[Section]:
        """What follows a section and is its own, cut up: chapters that no form knows, and what stands under a line like
        the heading of a section that comes later; never a chapter on a topic."""
        sections = self.report.sections
        later = [other.id for other in sections]
        for place in range(sections.index(section) + 1, len(sections)):
            ident = sections[place].id
            if not ident.startswith("x") and ident not in later[place + 1 :]:
                break
            if sections[place] in self.topics.values():
                break
            yield sections[place]

    @cached_property
    def spoken(self) -> list[Section]:
        """The sections with any prose, but for the signature and the annexed table."""
        return [s for s in self.report.sections if s.flow.text and s.id not in ASIDE]

    @cached_property
    def prose(self) -> str:
        """All flows in one string, for a quick look whether a word occurs at all."""
        return "\n".join([section.flow.text for section in self.report.sections])

    @cached_property
    def pairs(self) -> set[int]:
        """Every two characters of the prose that follow each other, as `Spotter` looks for them."""
        return pairs_of(self.prose)

    # ------------------------------------------------------------------------------------------------ places in words

    def section_title(self, section: str) -> str:
        """A section's title as written, else as its form has it."""
        found = self.sections.get(section)
        if found is not None and found.title:
            return " ".join("".join(map(str.strip, found.title.split("\n"))).split())
        if section in PLACES:
            return PLACES[section]
        return next((e.name for e in self.pack.forms[self.edition].sections if e.id == section), "")

    def place(self, section: str, heading: str = "") -> str:
        """`where` for something in the prose of a section."""
        return " ".join(part for part in (self.section_title(section), heading) if part)

    def cell_place(self, table: Table, row: str = "", column: str = "") -> str:
        """`where` for a cell, a row or a whole table: ``三、… 表三 （三）不予公开 1.属于国家秘密 × 自然人``."""
        form = self.form(table)
        parts = [self.section_title(form.section.lower()), table.name]
        if row:
            parts.append(row_name(form, row))
        if column:
            parts += ["×", form.names[column]]
        return " ".join(part for part in parts if part)

    def why_unknown(self, grid: Grid, row: str, column: str) -> str:
        """The reason for which a cell takes no part in arithmetic."""
        name, cells = grid.table.name, grid.table.rows.get(row)
        label = row_name(grid.form, row)
        status = grid.cells[grid.layout.place_of[row, column]].status
        if cells is not None and cells.survivors:
            count = sum(found.survivors == cells.survivors for found in grid.table.rows.values())
            wanted = len(grid.form.rows[row]) * count
            if len(cells.survivors) > wanted:
                told = f"有 {len(cells.survivors)} 个数，多于 {wanted} 格，可能是一个数被拆成了两格"
                return f"{name}“{label}”一行{told}，未参与核对"
            return f"{name}“{label}”一行仅读到 {len(cells.survivors)}/{wanted} 个数，未参与核对"
        if status == ABSENT:
            return f"{name}没有“{label} × {grid.form.names[column]}”这一格，未参与核对"
        if status == LOST:
            return f"{name}“{label}”一行有数据没有读到，未参与核对"
        if status == EMPTY:
            return f"{name}“{label}”一行没有填总计，别的格也有没读到的，未参与核对"
        return f"{name}“{label} × {grid.form.names[column]}”里写的不是数，未参与核对"

    def why_blank(self, grid: Grid) -> str:
        """The reason for which no number of a table takes part."""
        if any(cell.status == LOST for cell in grid.cells):
            return f"{grid.table.name}的数读不出各属于哪一格"
        return f"{grid.table.name}没有填写任何数字"

    def why_any_unknown(self, cells: Sequence[tuple[str, str, str]]) -> str:
        """The reason for which the first unknown one of some cells (table, row, column) takes no part."""
        for table, row, column in cells:
            grid = self.grid(table)
            if grid.blank:
                return self.why_blank(grid)
            place = grid.layout.place_of.get((row, column))
            if place is None:
                return f"{grid.table.name}是按 {grid.table.edition} 版格式填报的，没有这项内容"
            if grid.numbers[place] is None:
                return self.why_unknown(grid, row, column)
        for table in dict.fromkeys(table for table, _, _ in cells):
            if any(cell.status == LOST for cell in self.grid(table).cells):
                return f"{self.grid(table).table.name}各行都少读到一列，是哪一列不能确定，未参与核对"
        return "表格数据不完整"

    def section_at(self, offset: int) -> str:
        """The id of the section that `offset` of the source lies in."""
        found = "head"
        for section in self.report.sections:
            if section.start <= offset:
                found = section.id
        return found


class Environment(dict[str, Any]):
    """What the numbers of tables and variables can be, the tables in the places that `form` gives their cells, worked
    out when asked for. Raises MissingError for a table that the report has not."""

    def __init__(self, context: Context, form: Form, variables: Mapping[str, Range] | None = None) -> None:
        super().__init__(variables or {})
        self.context, self.form = context, form

    def __missing__(self, table: str) -> Any:
        grid = self.context.grid(table)
        ranges: Any = grid.ranges()
        if grid.table.edition != self.form.edition:
            ranges = _moved(grid, self.form.tables[table])
        self[table] = ranges
        return ranges


def _moved(grid: Grid, form: TableForm) -> list[Range]:
    """The ranges of a table in the places of another form; a group that `grid` has in one row stands in its first row."""
    ranges, place_of = grid.ranges(), grid.layout.place_of
    member_of = {name: group for group, members in form.groups.items() for name in members}
    moved: list[Range] = []
    for row, column in layout(form).keys:
        group = member_of.get(row, "")
        if (row, column) in place_of:
            moved.append(ranges[place_of[row, column]])
        elif (group, column) in place_of:
            moved.append(ranges[place_of[group, column]] if form.groups[group][0] == row else (0, 0))
        else:
            moved.append((0, None))
    return moved
