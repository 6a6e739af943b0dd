"""The identities of one table judged together: which fail, and the one cell that would mend them all."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reportlint.check.context import Environment, MissingError
from reportlint.check.evaluate import cells_of, decide, linear, number, truth
from reportlint.check.grid import layout
from reportlint.check.plan import plan
from reportlint.tuples import NamedTuple
from reportlint.values import EMPTY, SLASH

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.check.context import Context
    from reportlint.check.evaluate import NumberOf, TruthOf
    from reportlint.check.grid import Grid
    from reportlint.values import Form, Number


class Instance:
    """An identity of one row or column. `left` and `right` are the places that are added up on either side when it is
    a plain equation, else empty; then `equal` compares those sums, to which a number that is not known is a TypeError.
    """

    def __init__(self, key: str, ast: list[Any], form: Form, table: str) -> None:
        self.key, self.ast, self.form = key, ast, form
        index = layout(form.tables[table]).place_of
        self.cells = tuple([index[row, column] for name, row, column in cells_of(ast) if name == table])
        self.left: tuple[int, ...] = ()
        self.right: tuple[int, ...] = ()
        if ast[0] == "eq":
            both = linear(ast[1]), linear(ast[2])
            if both[0] and both[1] and all(cell[0] == table for cell in both[0] + both[1]):
                self.left, self.right = (tuple([index[row, column] for _, row, column in side or ()]) for side in both)
        self.equal = _equal(self.left, self.right) if self.left else None

    @cached_property
    def holds(self) -> TruthOf:
        """Whether it holds, whatever is unknown: what most plain equations are never asked."""
        return truth(self.ast, self.form)

    @cached_property
    def sides(self) -> tuple[NumberOf, NumberOf] | None:
        """What stands left and right of a comparison."""
        if self.ast[0] not in ("eq", "le", "ge", "lt", "gt"):
            return None
        return number(self.ast[1], self.form), number(self.ast[2], self.form)


class Outcome(NamedTuple):
    """What came of the identities of one table: failing and undecided instances by rule, and the one cell whose change
    to one value would mend all that fail (place, value), if there is one.
    """

    failing: dict[str, list[Instance]]
    undecided: dict[str, list[Instance]]
    culprit: tuple[int, Number] | None


def _equal(left: tuple[int, ...], right: tuple[int, ...]) -> Callable[[list[Any]], bool]:
    """The function that compares the sums over two sets of places."""
    if len(left) == 1 and len(right) > 1:
        (single,), several = left, itemgetter(*right)
        return lambda numbers: bool(numbers[single] == sum(several(numbers)))
    if len(left) > 1 and len(right) > 1:
        here, there = itemgetter(*left), itemgetter(*right)
        return lambda numbers: bool(sum(here(numbers)) == sum(there(numbers)))
    return lambda numbers: bool(sum([numbers[i] for i in left]) == sum([numbers[i] for i in right]))


# ------------------------------------------------------------------------------------------------------------ outcome


def identities(shared: dict[Any, Any], table: str) -> dict[str, list[Instance]]:
    """The identities of a table by rule, among what the rules of one edition share: one wrong cell breaks several."""
    found: dict[str, list[Instance]] = shared.setdefault(("identity", table), {})
    return found


def outcome(context: Context, grid: Grid) -> Outcome:
    """What came of every identity of the table's own edition, judged once for a report."""
    return context.once(("identity", grid.table.id), lambda: _outcome(context, grid))


def culprit(context: Context, grid: Grid) -> tuple[int, Number] | None:
    """The one cell whose change to one value mends all identities that fail, and that value."""
    return outcome(context, grid).culprit


def judged(context: Context, grid: Grid) -> tuple[list[Instance], bool]:
    """The equations of the table's own edition, and whether some fail while none is in doubt."""
    found = outcome(context, grid)
    rules = identities(plan(context.pack, grid.table.edition).shared, grid.table.id)
    equations = [each for instances in rules.values() for each in instances if each.equal is not None]
    return equations, bool(found.failing) and not found.undecided


def _outcome(context: Context, grid: Grid) -> Outcome:
    rules = identities(plan(context.pack, grid.table.edition).shared, grid.table.id)
    failing: dict[str, list[Instance]] = {}
    undecided: dict[str, list[Instance]] = {}
    held: list[Instance] = []
    left_out: list[Instance] = []
    if grid.blank:
        undecided = dict(rules)
    else:
        env = Environment(context, context.pack.forms[grid.table.edition])
        for name, instances in rules.items():
            for instance in instances:
                answer = _judge(instance, grid, env)
                if answer is None:
                    undecided.setdefault(name, []).append(instance)
                elif answer:
                    held.append(instance)
                elif _left_out(instance, grid):
                    left_out.append(instance)
                else:
                    failing.setdefault(name, []).append(instance)
    broken = [instance for instances in failing.values() for instance in instances]
    if broken:
        broken += left_out
    doubtful = held + [instance for instances in undecided.values() for instance in instances]
    return Outcome(failing, undecided, _culprit(broken, doubtful, grid) if broken else None)


def _judge(instance: Instance, grid: Grid, env: Environment) -> bool | None:
    if instance.equal is not None and (len(instance.left) > 1 or grid.numbers[instance.left[0]] is not None):
        try:
            return instance.equal(grid.numbers)
        except TypeError:  # a number is not known
            pass
    try:
        return decide(instance.holds, grid, instance.cells, env)
    except MissingError:  # another table that this identity asks for; the others do not
        return None


def _left_out(instance: Instance, grid: Grid) -> bool:
    """Whether the total itself was left blank: that has a finding of its own, and there is nothing to compare."""
    return any(len(side) == 1 and grid.cells[side[0]].status == EMPTY for side in (instance.left, instance.right))


def _culprit(broken: list[Instance], sound: list[Instance], grid: Grid) -> tuple[int, Number] | None:
    """The one cell and value that mend every broken equation and break none of the others; where one alone is broken, the
    cell that has a sign instead of a number."""
    if not all(instance.left for instance in broken):
        return None
    common = set(broken[0].cells)
    if len(broken) == 1:
        common = {place for place in common if grid.cells[place].status == SLASH}
    for instance in broken[1:]:
        common &= set(instance.cells)
    found = []
    for place in common:
        if any(place in instance.cells for instance in sound) or grid.numbers[place] is None:
            continue
        values = {_mended(instance, place, grid) for instance in broken}
        value = values.pop()
        if not values and value is not None and (value >= 0 or place in grid.layout.signed) and value == int(value):
            found.append((place, value))
    return found[0] if len(found) == 1 else None


def _mended(instance: Instance, place: int, grid: Grid) -> Number | None:
    """The value of the cell `place` that makes the equation hold; None where it stands on both sides or unknown."""
    numbers = grid.numbers
    weight = instance.left.count(place) - instance.right.count(place)
    sides = [[numbers[i] for i in side] for side in (instance.left, instance.right)]
    if abs(weight) != 1 or None in sides[0] or None in sides[1]:
        return None
    surplus = sum(sides[0]) - sum(sides[1])  # type: ignore[arg-type]
    return numbers[place] - weight * surplus  # type: ignore[operator]
