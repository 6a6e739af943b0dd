"""cells: what single cells of a table may hold, by status, wording or number; one finding a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.context import cell_name
from reportlint.check.evaluate import truth
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.values import EMPTY, SLASH, TEXT, VALUE, ZERO, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.grid import Grid
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Cell, Finding, Form, Unverified

STATUSES = {"空白": EMPTY, "斜线": SLASH, "文字": TEXT, "零": ZERO, "数值": VALUE}
EXTRA = "多余"
DOMAINS = {"件数": "COUNT", "增减": "SIGNED", "金额": "MONEY", "万元": "WAN"}
NO_UNIT = "none"
SHOWN = 3
_DECIMALS = {"pattern": r"保留\s?([0-9一二三四五六])\s?位小数"}

OPTIONS = {
    "table": Option("tables", required=True, help="例如 table: 表三；全部表格写 all"),
    "rows": Option("rows"),
    "columns": Option("columns"),
    "status": Option("choices", choices=(*STATUSES, EXTRA)),
    "beside": Option("choices", choices=tuple(STATUSES)),
    "domain": Option("choices", choices=tuple(DOMAINS)),
    "written": Option("raw"),
    "unlike": Option("raw"),
    "unit": Option("texts"),
    "where": Option("truth", choices=("值", "小数位", "表头小数位")),
    "count": Option("range"),
    "digits": Option("flag"),
    "organ": Option("choices", choices=("government", "department", "township", "committee")),
    "level": Option("choices", choices=("province", "city", "county", "township")),
}
PLACEHOLDERS = ("table", "count", "cells", "value", "yuan", "wan", "header")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding for all cells of a table that are as the rule describes."""
    options = rule.options
    low, high = options.get("count", (1, None))
    fits = _Test(options, form)

    def check(context: Context) -> Iterator[Finding | Unverified]:
        if not _concerns(context, options):
            return
        for name in options["table"]:
            if name not in context.report.tables:
                yield rule.undecided(f"没有读到{context.table_name(name)}", len(context.report.source.text))
                continue
            grid = context.grid(name)
            if "digits" in options and options["digits"] == grid.blank:
                continue
            places = _matching(context, grid, options, fits)
            if len(places) < low or (high is not None and len(places) > high):
                continue
            if "beside" in options and not any(
                kind[0] == STATUSES[word] for kind in context.kinds(grid) for word in options["beside"]
            ):
                continue
            yield _finding(rule, context, grid, places)

    del shared
    return check


def _concerns(context: Context, options: Any) -> bool:
    """Whether the organ that reports is of the kind and level that the rule is for; an unknown one is not."""
    organ = context.report.organ
    kind, level = (organ.kind, organ.level) if organ else ("", "")
    return ("organ" not in options or kind in options["organ"]) and (
        "level" not in options or level in options["level"]
    )


def _matching(context: Context, grid: Grid, options: Any, fits: _Test) -> list[tuple[str, str, Cell]]:
    """The cells that fit, as (row, column, cell); column is empty for a value beyond the mandated ones."""
    rows, columns, domains = options.get("rows"), options.get("columns"), fits.domains
    keys, cells, known = grid.layout.keys, grid.cells, grid.form.domains
    header = _header_decimals(context, grid) if fits.header else None
    found = [
        place
        for (status, written, _), places in context.kinds(grid).items()
        if fits(status, written, cells[places[0]], header)
        for place in places
        if (rows is None or keys[place][0] in rows)
        and (columns is None or keys[place][1] in columns)
        and (domains is None or known.get(keys[place]) in domains)
    ]
    extra = [(row.id, "", cell) for row in grid.table.rows.values() for cell in row.extra] if fits.extra else []
    return extra + [(*keys[place], cells[place]) for place in sorted(found)]


class _Test:
    """Whether a cell is as a rule describes; cells that are written alike are judged once."""

    def __init__(self, options: Any, form: Form) -> None:
        wanted = options.get("status")
        self.statuses = {STATUSES[word] for word in wanted if word != EXTRA} if wanted else None
        self.extra = bool(wanted) and EXTRA in wanted
        self.domains = {DOMAINS[word] for word in options["domain"]} if "domain" in options else None
        self.units = options.get("unit")
        self.holds = truth(options["where"], form) if "where" in options else None
        self.header = "表头小数位" in str(options.get("where"))
        self.written = compiled(options["written"]) if "written" in options else None
        self.unlike = compiled(options["unlike"]) if "unlike" in options else None

    def __call__(self, status: str, written: str, cell: Cell, header: int | None) -> bool:
        if self.statuses is not None and status not in self.statuses:
            return False
        if self.units is not None and (cell.unit or NO_UNIT) not in self.units:
            return False
        if self.written is not None and not (written and self.written.search(written)):
            return False
        if self.unlike is not None and self.unlike.search(written):
            return False
        if self.holds is None:
            return True
        number, decimals = cell.number, cell.decimals
        env = {"值": (number, number), "小数位": (decimals, decimals), "表头小数位": (header, header)}
        return number is not None and bool(self.holds(env))


def _header_decimals(context: Context, grid: Grid) -> int | None:
    """The n of 保留n位小数 in the table's header, if it says so."""
    match = compiled(_DECIMALS).search(context.report.source.plain, grid.table.start, grid.table.end)
    if match is None:
        return None
    return int(match.group(1)) if match.group(1).isdigit() else "一二三四五六".index(match.group(1)) + 1


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
        "wan": plain(_scaled(first, True)),
        "yuan": plain(_scaled(first, False)),
    }
    related = tuple(
        Place(cell.start, cell.end, cell_name(grid.form, row, column) if column else grid.form.names[row])
        for row, column, cell in places[1:]
    )
    return rule.finding(
        (first.start, first.end),
        context.cell_place(grid.table, row, column),
        words,
        actual=words["value"] or None,  # type: ignore[arg-type]
        related=related,
        cells=tuple((grid.table.id, row, column) for row, column, _ in places if column),
    )


def _scaled(cell: Cell, wan: bool) -> Any:
    """The amount of a money cell in 万元 or 元."""
    from decimal import Decimal

    if cell.number is None:
        return None
    factor = {"元": 1, "万元": 10_000, "万": 10_000, "亿元": 100_000_000, "亿": 100_000_000}.get(cell.unit, 1)
    amount = Decimal(cell.number) * factor
    return amount / 10_000 if wan else amount
