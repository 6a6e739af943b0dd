"""shift: figures of a table that stand one row off, so that moving them back restores every identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.balance import judged
from reportlint.check.schema import Option
from reportlint.check.wordings import row_name
from reportlint.check.words import plain
from reportlint.tuples import NamedTuple
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.check.balance import Instance
    from reportlint.check.context import Context
    from reportlint.check.grid import Grid
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Number

ABOUT = "表中的数填错了一行，移回去等式就都成立"
OPTIONS = {
    "table": Option("table", required=True, help="例如 table: 表三"),
    "above": Option("rows", help="它们上面、也可能错行的各行"),
    "rows": Option("rows", required=True, help="可能错行的各行，从上到下"),
    "total": Option("rows", required=True, help="其中的合计行"),
}
PLACEHOLDERS = {"table": "表名", "total": "数填错了行的那一行", "row": "它的数填在了哪一行", "value": "填的是多少"}
_LEAST, _RESULTS = 3, 2
"""A total below this, or of fewer rows, comes out right by chance."""


class Move(NamedTuple):
    """Rows `first` to `last` (by index) stand one row too high (`up`), or too low; what has no place in them at one end
    stands at the other, or is `lost`: a blank row has pushed it out. Row `aim` is the one to tell of."""

    first: int
    last: int
    up: bool
    aim: int
    lost: bool = False

    @property
    def found(self) -> int:
        """Where the figures of row `aim` stand."""
        if self.up:
            return self.aim - 1 if self.aim > self.first else self.last
        return self.aim + 1 if self.aim < self.last else self.first

    def back(self, rows: list[list[Number]]) -> list[list[Number]]:
        """The rows moved back; what falls off one end comes in at the other."""
        block = rows[self.first : self.last + 1]
        block = [block[-1], *block[:-1]] if self.up else [*block[1:], block[0]]
        return [*rows[: self.first], *block, *rows[self.last + 1 :]]


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """A total that is none of the rows."""
    if options["total"][0] not in options["rows"]:
        yield "total", "total 要是 rows 里的一行"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding where the identities of the table fail as it is and all hold after one move."""
    options = rule.options

    def check(context: Context) -> Iterator[Finding]:
        grid = context.grid(options["table"])
        equations, broken = judged(context, grid)
        above = [row for row in options.get("above", ()) if row in grid.form.rows]
        rows = above + [row for row in options["rows"] if row in grid.form.rows]
        if not broken or any(row not in grid.form.rows for row in options["total"]):
            return
        places = [[grid.layout.place_of[row, column] for column in grid.form.rows[row]] for row in rows]
        numbers = [[grid.numbers[place] for place in line] for line in places]
        if any(number is None for line in numbers for number in line):
            return
        total = rows.index(options["total"][0])
        results = slice(len(above), total)
        for move in _moves(len(above), total, len(rows)):
            if _mends(move, numbers, places, grid, equations, results):  # type: ignore[arg-type]
                yield _finding(rule, context, grid, rows, move)
                return

    del form, shared
    return check


def _moves(top: int, total: int, count: int) -> Iterator[Move]:
    """What may have happened, the fewest rows first: the total changed places with what follows it, rows down to the
    total or beyond it went a line down or up, or so did rows from above the `top` of the results.
    """
    last = min(total + 1, count - 1)
    if last > total:
        yield Move(total, last, False, total)
    for first in range(total - 1, top - 1, -1):
        for end in dict.fromkeys((total, last)):
            yield Move(first, end, False, total)
            yield Move(first, end, True, total)
    for end in range(top, total):
        for first in range(top - 1, -1, -1):
            yield Move(first, end, False, first)
            yield Move(first, end, True, first)
    for first in range(total - 2, top - 1, -1):
        for end in dict.fromkeys((total, last)):
            yield Move(first, end, False, end - 1, lost=True)


def _mends(
    move: Move,
    rows: list[list[Number]],
    places: list[list[int]],
    grid: Grid,
    equations: Sequence[Instance],
    results: slice,
) -> bool:
    """Whether all identities hold after the move, and not for want of numbers."""
    if move.lost and not _pushed_out(move, rows):
        return False
    moved = move.back(rows)
    if max(moved[results.stop]) < _LEAST or sum(any(line) for line in moved[results]) < _RESULTS:
        return False
    numbers = list(grid.numbers)
    for line, values in zip(places, moved, strict=True):
        for place, value in zip(line, values, strict=True):
            numbers[place] = value
    if move.lost and not _restored(numbers, places[move.last], equations):
        return False
    return all(each.equal(numbers) for each in equations if each.equal is not None)


def _pushed_out(move: Move, rows: list[list[Number]]) -> bool:
    """Whether a row of noughts stands above several that are not, down to the last."""
    block = rows[move.first + 1 : move.last]
    return not any(rows[move.first]) and any(rows[move.last]) and sum(any(line) for line in block) >= _RESULTS


def _restored(numbers: list[Number | None], lost: list[int], equations: Sequence[Instance]) -> bool:
    """Whether the figures that were pushed out of the row `lost` follow from the others; they are put there."""
    for place in lost:
        for each in equations:
            if [*each.left, *each.right].count(place) == 1 and sum(other in each.cells for other in lost) == 1:
                numbers[place] = 0
                left, right = (sum(numbers[i] or 0 for i in side) for side in (each.left, each.right))
                numbers[place] = right - left if place in each.left else left - right
                break
        else:
            return False
    return all((numbers[place] or 0) >= 0 for place in lost)


def _finding(rule: Rule, context: Context, grid: Grid, rows: list[str], move: Move) -> Finding:
    found = rows[move.found]
    columns = grid.form.rows[found]
    places = [grid.layout.place_of[found, column] for column in columns]
    first = next((place for place in places if grid.numbers[place]), places[0])
    aim = [grid.layout.place_of[rows[move.aim], column] for column in columns]
    words = {
        "table": grid.table.name,
        "total": row_name(grid.form, rows[move.aim]),
        "row": row_name(grid.form, found),
        "value": plain(grid.numbers[places[-1]]),
    }
    cells = [grid.cells[place] for place in (first, *aim)]
    return rule.finding(
        (cells[0].start, cells[0].end),
        context.cell_place(grid.table, found),
        words,
        related=(Place(cells[1].start, cells[-1].end, words["total"]),),
        cells=tuple((grid.table.id, *grid.layout.keys[place]) for place in (*places, *aim)),
    )
