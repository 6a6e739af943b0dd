"""identity: arithmetic that must hold in a table, once or for each of its rows or columns."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reportlint.check import terms
from reportlint.check.context import Ranges
from reportlint.check.evaluate import bind, cells_of, decide, linear, number, truth
from reportlint.check.grid import layout
from reportlint.check.schema import Option
from reportlint.check.wordings import cell_name
from reportlint.check.words import plain
from reportlint.tuples import NamedTuple
from reportlint.values import EMPTY, Edit, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.check.context import Context
    from reportlint.check.evaluate import NumberOf, TruthOf
    from reportlint.check.grid import Grid, Range
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Number, Unverified

OPTIONS = {
    "table": Option("table", required=True, help="例如 table: 表三"),
    "each": Option("choice", choices=("row", "column", "once")),
    "rows": Option("rows"),
    "columns": Option("columns"),
    "holds": Option("truth", required=True, help="例如 holds: 本年新收 + 上年结转 == 总计 + 结转下年度"),
    "follows": Option("columns"),
    "aside": Option("text", help="差错多半如此时加的一句话，条件写在 aside_when"),
    "aside_when": Option("truth"),
}
PLACEHOLDERS = ("table", "item", "left", "right", "left_value", "right_value", "difference", "formula")


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


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """Collects the identities of a table, since one wrong cell breaks several of them."""
    options = rule.options
    table = options["table"]
    instances = _instances(options, form)
    shared.setdefault(("identity", table), {})[rule.name] = instances

    def check(context: Context) -> Iterable[Finding | Unverified]:
        grid = context.grid(table)
        if form.edition != grid.table.edition:
            other = context.plan(grid.table.edition).shared.get(("identity", table), {})
            if rule.name not in other:
                reason = f"{grid.table.name}是按 {grid.table.edition} 版格式填报的，没有这项内容"
                return (rule.undecided(reason, grid.table.start),)
        outcome = _outcome(context, grid)
        failing, unknown = outcome.failing.get(rule.name, ()), outcome.undecided.get(rule.name, ())
        return _said(rule, context, grid, failing, unknown, outcome.culprit) if failing or unknown else ()

    return check


def _said(
    rule: Rule,
    context: Context,
    grid: Grid,
    failing: Sequence[Instance],
    unknown: Sequence[Instance],
    culprit: tuple[int, Number] | None,
) -> Iterator[Finding | Unverified]:
    follows = rule.options.get("follows", ())
    for instance in [instance for instance in failing if instance.key not in follows] or failing:
        yield _finding(rule, context, grid, instance, culprit)
    if unknown:
        place, reason = _reason(context, grid, unknown)
        yield rule.undecided(reason, place, len(unknown))


def _instances(options: Any, form: Form) -> list[Instance]:
    keys = options["over"] if options.get("each") in ("row", "column") else [""]
    return [Instance(key, _bound(options, "holds", key), form, options["table"]) for key in keys]


def _bound(options: Any, name: str, key: str) -> list[Any]:
    """A condition of the rule for one of the rows or columns that it goes over, if it does."""
    each = options.get("each")
    return bind(options[name], **{each: key} if each in ("row", "column") else {})


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


def _outcome(context: Context, grid: Grid) -> Outcome:
    """What came of every identity of the table's own edition, judged once for a report."""
    return context.once(("identity", grid.table.id), lambda: _judged(context, grid))


def _judged(context: Context, grid: Grid) -> Outcome:
    rules = context.plan(grid.table.edition).shared.get(("identity", grid.table.id), {})
    failing: dict[str, list[Instance]] = {}
    undecided: dict[str, list[Instance]] = {}
    held: list[Instance] = []
    left_out: list[Instance] = []
    if grid.blank:
        undecided = dict(rules)
    else:
        env = Ranges(context, context.pack.forms[grid.table.edition])
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


def culprit(context: Context, grid: Grid) -> tuple[int, Number] | None:
    """The one cell whose change to one value mends all identities that fail, and that value."""
    return _outcome(context, grid).culprit


def judged(context: Context, grid: Grid) -> tuple[list[Instance], bool]:
    """The equations of the table's own edition, and whether some fail while none is in doubt."""
    outcome = _outcome(context, grid)
    rules = context.plan(grid.table.edition).shared.get(("identity", grid.table.id), {})
    equations = [each for instances in rules.values() for each in instances if each.equal is not None]
    return equations, bool(outcome.failing) and not outcome.undecided


def _judge(instance: Instance, grid: Grid, env: Ranges) -> bool | None:
    if instance.equal is not None and (len(instance.left) > 1 or grid.numbers[instance.left[0]] is not None):
        try:
            return instance.equal(grid.numbers)
        except TypeError:  # a number is not known
            pass
    return decide(instance.holds, grid, instance.cells, env)


def _left_out(instance: Instance, grid: Grid) -> bool:
    """Whether the total itself was left blank: that has a finding of its own, and there is nothing to compare."""
    return any(len(side) == 1 and grid.cells[side[0]].status == EMPTY for side in (instance.left, instance.right))


def _culprit(broken: list[Instance], sound: list[Instance], grid: Grid) -> tuple[int, Number] | None:
    """The one cell and value that mend every broken equation and break none of the others."""
    if len(broken) < 2 or not all(instance.left for instance in broken):
        return None
    common = set(broken[0].cells)
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


# ----------------------------------------------------------------------------------------------------------- wording


def _finding(
    rule: Rule, context: Context, grid: Grid, instance: Instance, culprit: tuple[int, Number] | None
) -> Finding:
    form, keys, each = grid.form, grid.layout.keys, rule.options.get("each", "once")
    sides = _values(instance, grid, context)
    left, right = map(terms.known, sides)
    single = next((side for side in (instance.left, instance.right) if len(side) == 1), ())
    expected, actual = (left, right) if single and single == instance.right else (right, left)
    place = single[0] if single else instance.cells[0]
    note = ""
    if culprit is not None and culprit[0] in instance.cells:
        place, value = culprit
        was = "空白" if grid.cells[place].status == EMPTY else plain(grid.numbers[place])
        expected, actual = value, grid.numbers[place]
        note = f"把{cell_name(form, *keys[place])}由 {was} 改为 {plain(value)}，{grid.table.name}的勾稽关系就全部成立"
    elif "aside_when" in rule.options:
        likely = truth(_bound(rule.options, "aside_when", instance.key), instance.form)
        note = rule.options["aside"] if likely(Ranges(context, instance.form)) else ""
    cell = grid.cells[place]
    row, column = keys[place]
    words = {
        "table": grid.table.name,
        "item": terms.item(grid, each, instance.key, instance.cells[0]),
        "left": terms.terms(instance.ast[1], grid, each) if instance.sides else "",
        "right": terms.terms(instance.ast[2], grid, each) if instance.sides else "",
        "left_value": terms.side(sides[0]),
        "right_value": terms.side(sides[1]),
        "difference": terms.gap(*sides),
        "formula": "，".join(terms.brief(grid, i, each) for i in instance.cells),
    }
    others = [i for i in instance.cells if i != place and (grid.numbers[i] or i in single)]
    related = tuple(Place(grid.cells[i].start, grid.cells[i].end, terms.value(grid, i)) for i in others)
    return rule.finding(
        (cell.start, cell.end),
        context.cell_place(grid.table, row, column),
        words,
        expected=plain(expected) if expected is not None else None,
        actual=plain(actual) if actual is not None else None,
        difference=plain(actual - expected) if actual is not None and expected is not None else None,
        related=related,
        cells=tuple((grid.table.id, *keys[i]) for i in (place, *others)),
        note=note,
        edits=(Edit(cell.start, cell.end, plain(expected)),) if note else (),
    )


def _values(instance: Instance, grid: Grid, context: Context) -> tuple[Range, Range]:
    """What the two sides can be."""
    if instance.sides is None:
        return (None, None), (None, None)
    env = Ranges(context, context.pack.forms[grid.table.edition])
    left, right = (side(env) for side in instance.sides)
    return left, right


def _reason(context: Context, grid: Grid, instances: Sequence[Instance]) -> tuple[int, str]:
    """Where the first unknown cell stands, and why it is not known."""
    if grid.blank:
        return grid.table.start, context.why_blank(grid)
    for place in instances[0].cells:
        if grid.numbers[place] is None:
            row, column = grid.layout.keys[place]
            return grid.cells[place].start, context.why_unknown(grid, row, column)
    return grid.table.start, f"{grid.table.name}的数据不完整"
