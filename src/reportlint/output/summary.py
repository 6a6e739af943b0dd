"""A table of files and families of rules for the terminal: a line a file, as it comes, its name last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import called, clean
from reportlint.output import tally as figures
from reportlint.output.canvas import VERDICT_STYLES, line, written
from reportlint.output.cells import pad, wrap
from reportlint.output.families import COLUMNS, counts, verdict

if TYPE_CHECKING:
    from reportlint.output import Style, Tally
    from reportlint.output.canvas import Line
    from reportlint.values import Result

_CELL = 6
_LAST = 8
_FIRST = 9


def _heads() -> str:
    names = "".join(pad(name, _CELL, right=True) for name in ("合计", *COLUMNS))
    return f"{pad('结论', _FIRST)}{names}{pad('未核对', _LAST, right=True)}  文件"


HEAD = f"{_heads()}\n"
_WHOLE = 100
"""Cells from which on a line holds all columns and a name."""


def head(style: Style) -> str:
    """The names of the columns; where there is no room for all, each line tells what it has."""
    return HEAD if _has_room(style) else f"{pad('结论', _FIRST)}{pad('合计', _CELL, right=True)}  文件\n"


def entry(result: Result, style: Style) -> str:
    """The line of one file."""
    name = clean(called(result.path))
    tally = figures(result)
    return written(_lines(verdict(tally), tally, name, style), style)


def foot(tally: Tally, style: Style) -> str:
    """The totals, and how to read a cell."""
    if not tally.files:
        return ""
    total = _lines("合计", tally, f"共 {tally.files} 份，{tally.passed} 份通过", style)
    return written([*total, line(("每栏为 错误/警告 的个数；·：没有。", "dim"))], style)


def _has_room(style: Style) -> bool:
    return not style.width or style.width >= _WHOLE


def _lines(head: str, tally: Tally, name: str, style: Style) -> list[Line]:
    if _has_room(style):
        return [_line(head, tally, name)]
    total = _counted(tally.error, tally.warning)
    said = [f"{key} {_counted(*row[:2])}" for key, row in counts(tally).items() if any(row[:2])]
    said += [f"未核对 {tally.undecided}"] * bool(tally.undecided)
    margin = " " * (_FIRST + _CELL + 2)
    first, *more = wrap(name, style.width - len(margin))
    rows = [*more, *(wrap("  ".join(said), style.width - len(margin)) if said else ())]
    lead = (pad(head, _FIRST), VERDICT_STYLES[tally.verdict])
    return [line(lead, pad(total, _CELL, right=True), f"  {first}"), *(line(margin, (row, "dim")) for row in rows)]


def _line(head: str, tally: Tally, name: str) -> Line:
    cells = [(tally.error, tally.warning), *(row[:2] for row in counts(tally).values())]
    shown = [_counted(errors, warnings) for errors, warnings in cells]
    undecided = str(tally.undecided) if tally.undecided else "·"
    body = "".join(pad(text, _CELL, right=True) for text in shown) + pad(undecided, _LAST, right=True)
    return line((pad(head, _FIRST), VERDICT_STYLES[tally.verdict]), body, f"  {name}")


def _counted(errors: int, warnings: int) -> str:
    return f"{errors}/{warnings}" if errors or warnings else "·"
