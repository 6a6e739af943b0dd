"""cells: what single cells of a table may hold, by status, wording or number; one finding a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import AT_LEAST_ONE, within
from reportlint.check.evaluate import truth
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.wordings import cell_name
from reportlint.check.words import SCALES, WAN, plain
from reportlint.values import EMPTY, LOST, SLASH, TEXT, VALUE, ZERO, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.grid import Grid
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Cell, Finding, Form, Number, Source, Unverified

STATUSES = {"空白": EMPTY, "斜线": SLASH, "文字": TEXT, "零": ZERO, "数值": VALUE}
EXTRA = "多余"
DOMAINS = {"件数": "COUNT", "增减": "SIGNED", "金额": "MONEY", "万元": "WAN"}
NO_UNIT = "none"
KINDS = 4096
"""So many ways of writing are remembered."""
PLAIN_ZERO = (ZERO, "0", "", 0, 0)
SHOWN = 3
_DECIMALS = {"pattern": r"保留\s?(?:[至到]小数点后\s?([0-9一二两三四五六])\s?位|([0-9一二两三四五六])\s?位小数)"}
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}

ABOUT = "表中单个的格能填什么：按填写情况、写法、单位、大小来找，一张表报一条"
OPTIONS = {
    "table": Option("tables", required=True, help="例如 table: 表三；全部表格写 all"),
    "rows": Option("rows", help="只看这些行"),
    "columns": Option("columns", help="只看这些列"),
    "status": Option("choices", choices=(*STATUSES, EXTRA), help="格里是什么；多余是一行里多出来的数"),
    "beside": Option("choices", choices=tuple(STATUSES), help="同一张表里还有这样的格才报"),
    "domain": Option("choices", choices=tuple(DOMAINS), help="只看填这种数的格"),
    "written": Option("raw", help="格里照原样写的是什么，例如 written: '^0\\d'"),
    "unlike": Option("raw", help="写成这样的不算"),
    "unit": Option("texts", help="数后面带的单位；不带单位写 none"),
    "where": Option("truth", choices=("值", "小数位", "表头小数位"), help="例如 where: 值 < 0"),
    "count": Option("range", help="一张表里有几格才报，例如 count: 11-"),
    "digits": Option("flag", help="yes：表里有数才报；no：整张表没有一个数才报"),
}
PLACEHOLDERS = {
    "table": "表名",
    "count": "有几格",
    "cells": "哪几格（行 × 列）",
    "value": "第一格里写的",
    "yuan": "第一格的金额，以元计",
    "wan": "第一格的金额，以万元计",
    "unit": "第一格的单位",
}
FILLS = {
    "value": "status=斜线|文字|零|数值|多余",
    "yuan": "status=零|数值|多余",
    "wan": "status=零|数值|多余",
    "unit": "status=零|数值|多余",
}


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding for all cells of a table that are as the rule describes."""
    options = rule.options
    wanted = options["table"]
    sorter = shared.setdefault("cells", _Sorter())
    test = _Test(options, form)
    number = sorter.add(test)

    def check(context: Context) -> Iterable[Finding | Unverified]:
        hits = context.once("cells", lambda: _hits(context, sorter)).get(number)
        absent = [name for name in wanted if name not in context.report.tables]
        if not (hits or absent):
            return ()
        return [
            *_missing(rule, context, absent),
            *(_judged(rule, context, test, {name: hits[name] for name in wanted if name in hits}) if hits else ()),
        ]

    return check


def _missing(rule: Rule, context: Context, tables: list[str]) -> Iterator[Unverified]:
    for name in tables:
        missing = context.missing(name)
        yield rule.undecided(str(missing), missing.start)


def _judged(rule: Rule, context: Context, test: _Test, hits: Mapping[str, list[int]]) -> Iterator[Finding | Unverified]:
    options = rule.options
    bounds = options.get("count", AT_LEAST_ONE)
    for name, places in hits.items():
        grid = context.grid(name)
        if "digits" in options and options["digits"] == grid.blank:
            continue
        found = list(_cells(grid, places, options))
        if test.header:
            header = _header_decimals(context, grid)
            found = [entry for entry in found if test.true_of(entry[2], header)]
        lost = [entry for entry in found if entry[2].status == LOST]
        found = [entry for entry in found if entry[2].status != LOST]
        if not within(len(found), bounds):
            if len(found) < (bounds[0] or 0) <= len(found) + len(lost):
                row, column, cell = lost[0]
                yield rule.undecided(context.why_unknown(grid, row, column), cell.start)._replace(count=len(lost))
            continue
        if "beside" in options and {STATUSES[word] for word in options["beside"]}.isdisjoint(
            cell.status for cell in grid.cells
        ):
            continue
        yield _finding(rule, context, grid, found)


def _cells(grid: Grid, places: list[int], options: Any) -> Iterator[tuple[str, str, Cell]]:
    """The cells at `places`, as (row, column, cell); column is empty for a value beyond the mandated ones."""
    if EXTRA in options.get("status", ()):
        rows = options.get("rows")
        for row in grid.table.rows.values():
            if rows is None or row.id in rows:
                yield from ((row.id, "", cell) for cell in row.extra)
    yield from ((*grid.layout.keys[place], grid.cells[place]) for place in sorted(places))


class _Test:
    """Which cells a rule is about."""

    def __init__(self, options: Any, form: Form) -> None:
        wanted = options.get("status")
        self.tables = options["table"]
        self.statuses = {STATUSES[word] for word in wanted if word != EXTRA} if wanted else None
        self.extra = bool(wanted) and EXTRA in wanted
        self.rows, self.columns = options.get("rows"), options.get("columns")
        self.domains = {DOMAINS[word] for word in options["domain"]} if "domain" in options else None
        self.units = options.get("unit")
        self.holds = truth(options["where"], form) if "where" in options else None
        self.header = "表头小数位" in str(options.get("where"))
        self.written = compiled(options["written"]) if "written" in options else None
        self.unlike = compiled(options["unlike"]) if "unlike" in options else None

    def fits(self, status: str, written: str, unit: str, number: Number | None, decimals: int) -> bool:
        """Whether a cell with this in it may be one; what the header says of decimals is left open. One that was lost may
        have been blank."""
        if status == LOST:
            return number is None and self.statuses is not None and EMPTY in self.statuses
        if self.statuses is not None and status not in self.statuses:
            return False
        if self.units is not None and (unit or NO_UNIT) not in self.units:
            return False
        if self.written is not None and not (written and self.written.search(written)):
            return False
        if self.unlike is not None and self.unlike.search(written):
            return False
        if self.holds is None:
            return True
        env = {"值": (number, number), "小数位": (decimals, decimals), "表头小数位": (None, None)}
        answer = self.holds(env) if number is not None else False
        return answer is None if self.header and not answer else bool(answer)

    def true_of(self, cell: Cell, header: int | None) -> bool:
        """Whether the condition holds of a cell, under a header that asks for so many decimals."""
        number, decimals = cell.number, cell.decimals
        env = {"值": (number, number), "小数位": (decimals, decimals), "表头小数位": (header, header)}
        return self.holds is not None and bool(self.holds(env))

    def takes(self, grid: Grid, place: int) -> bool:
        """Whether the rule looks at the cell in this place."""
        row, column = grid.layout.keys[place]
        return (
            (self.rows is None or row in self.rows)
            and (self.columns is None or column in self.columns)
            and (self.domains is None or grid.layout.domains[place] in self.domains)
        )


class _Sorter:
    """All tests of an edition. What is written alike is judged alike: most cells of most reports were met before."""

    def __init__(self) -> None:
        self.tests: list[_Test] = []
        self.known: dict[str, dict[Any, tuple[int, ...]]] = {}

    def add(self, test: _Test) -> int:
        """The number of the test."""
        self.tests.append(test)
        return len(self.tests) - 1

    def of(self, table: str) -> dict[Any, tuple[int, ...]]:
        """What is known of the cells of a table."""
        known = self.known.setdefault(table, {})
        if len(known) > KINDS:
            known.clear()
        return known

    def fitting(self, table: str, kind: tuple[str, str, str, Number | None, int]) -> tuple[int, ...]:
        """The tests that a cell of a table with this in it may pass."""
        found = tuple(n for n, test in enumerate(self.tests) if table in test.tables and test.fits(*kind))
        self.known[table][kind] = found
        return found


def _hits(context: Context, sorter: _Sorter) -> dict[int, dict[str, list[int]]]:
    """By test and table, the places of the cells that pass it."""
    found: dict[int, dict[str, list[int]]] = {}
    for name in context.report.tables:
        grid = context.grid(name)
        for place, tests in _sorted(grid, context.report.source, sorter):
            for number in tests:
                if sorter.tests[number].takes(grid, place):
                    found.setdefault(number, {}).setdefault(name, []).append(place)
        if any(row.extra for row in grid.table.rows.values()):
            for number, test in enumerate(sorter.tests):
                if test.extra and name in test.tables:
                    found.setdefault(number, {}).setdefault(name, [])
    return found


def _sorted(grid: Grid, source: Source, sorter: _Sorter) -> list[tuple[int, tuple[int, ...]]]:
    """The places of cells that may pass a test, with the tests."""
    text = source.text
    table = grid.table.id
    known = sorter.of(table)
    zero = known.get(PLAIN_ZERO)
    if zero is None:
        zero = sorter.fitting(table, PLAIN_ZERO)
    found = []
    for place, (status, start, end, number, unit, decimals) in enumerate(grid.cells):
        if status == ZERO and end - start == 1 and text[start] == "0" and not unit:
            tests: tuple[int, ...] | None = zero
        else:
            written = _written(source, start, end) if status == TEXT else text[start:end]
            kind = status, written, unit, number, decimals
            tests = known.get(kind)
            if tests is None:
                tests = sorter.fitting(table, kind)
        if tests:
            found.append((place, tests))
    return found


def _written(source: Source, start: int, end: int) -> str:
    """What stands in a cell as written, but for the form of its characters: ⼆ and 萬 are 二 and 万."""
    pairs = zip(source.plain[start:end], source.text[start:end], strict=True)
    return "".join(narrow if "一" <= narrow <= "龥" else char for narrow, char in pairs)


def _header_decimals(context: Context, grid: Grid) -> int | None:
    """The n of 保留n位小数 in the table's header, if it says so."""
    match = compiled(_DECIMALS).search(context.report.source.plain, grid.table.start, grid.table.end)
    if match is None:
        return None
    digit = match.group(1) or match.group(2)
    return _DIGITS.get(digit) or int(digit)


def _finding(rule: Rule, context: Context, grid: Grid, places: list[tuple[str, str, Cell]]) -> Finding:
    text = context.report.source.text
    row, column, first = places[0]
    named = [
        cell_name(grid.form, row, column) if column else f"“{grid.form.names[row]}”一行多出的“{text[c.start : c.end]}”"
        for row, column, c in places[:SHOWN]
    ]
    words = {
        "table": grid.table.name,
        "count": len(places),
        "cells": "、".join(named) + ("等" if len(places) > SHOWN else ""),
        "value": text[first.start : first.end].strip(),
        "unit": first.unit,
        "wan": plain(_scaled(first, True)),
        "yuan": plain(_scaled(first, False)),
    }
    related = tuple(
        Place(cell.start, cell.end, cell_name(grid.form, row, column) if column else grid.form.names[row])
        for row, column, cell in places[1:]
    )
    finding = rule.finding(
        (first.start, first.end),
        context.cell_place(grid.table, row, column),
        words,
        actual=words["value"] or None,  # type: ignore[arg-type]
        related=related,
        cells=tuple((grid.table.id, row, column) for row, column, _ in places if column),
    )
    if len(places) == 1:
        return finding
    return finding._replace(members=tuple(_finding(rule, context, grid, [place]) for place in places))


def _scaled(cell: Cell, wan: bool) -> Any:
    """The amount of a money cell in 万元 or 元."""
    from decimal import Decimal

    if cell.number is None:
        return None
    amount = Decimal(cell.number) * SCALES.get(cell.unit, 1)
    return amount / WAN if wan else amount
