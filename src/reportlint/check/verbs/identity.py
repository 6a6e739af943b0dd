"""identity: arithmetic that must hold in a table, once or for each of its rows or columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check import terms
from reportlint.check.balance import Instance, identities, outcome
from reportlint.check.context import Environment, MissingError
from reportlint.check.evaluate import bind, cells_of, truth
from reportlint.check.plan import plan
from reportlint.check.schema import Option
from reportlint.check.wordings import cell_name
from reportlint.check.words import plain
from reportlint.values import EMPTY, SLASH, Edit, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.check.context import Context
    from reportlint.check.grid import Grid, Range
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Number, Unverified

ABOUT = "表中各格应当成立的等式、不等式，逐行、逐列或者只算一次"
OPTIONS = {
    "table": Option("table", required=True, help="例如 table: 表三"),
    "each": Option("choice", choices=("row", "column", "once"), help="对每一行、每一列，还是只算一次（不写就是）"),
    "rows": Option("rows", help="each: row 时只算这些行"),
    "columns": Option("columns", help="each: column 时只算这些列"),
    "holds": Option("truth", required=True, help="例如 holds: 本年新收 + 上年结转 == 总计 + 结转下年度"),
    "follows": Option("columns", help="这些列错了多半是别的列错了：别的列也不成立时不另报，例如 follows: 总计"),
    "aside": Option("text", help="差错多半如此时加的一句话，条件写在 aside_when"),
    "aside_when": Option("truth", help="什么时候加 aside 这句话"),
}
DEMANDS = {
    "rows": ("each=row",),
    "columns": ("each=column",),
    "follows": ("each=column",),
    "aside": ("aside_when",),
    "aside_when": ("aside",),
}
FIX = "suggested"
PLACEHOLDERS = {
    "table": "表名",
    "item": "哪一行或者哪一列",
    "left": "左边各项和各是多少",
    "right": "右边各项和各是多少",
    "left_value": "左边是多少",
    "right_value": "右边是多少",
    "difference": "相差多少",
    "formula": "用到的各格和各是多少",
}
FILLS = {"item": "each=row|column"}


def mistakes(options: Mapping[str, Any], form: Form) -> Iterator[tuple[str, str]]:
    """Arithmetic of other tables alone, or of none: there would be no cell to point at."""
    if not any(table == options["table"] for table, _, _ in cells_of(options["holds"])):
        yield "holds", f"holds 里没有用到{form.tables[options['table']].name}的单元格"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """Collects the identities of a table, since one wrong cell breaks several of them."""
    options = rule.options
    table = options["table"]
    instances = _instances(options, form)
    identities(shared, table)[rule.name] = instances

    def check(context: Context) -> Iterable[Finding | Unverified]:
        grid = context.grid(table)
        edition = grid.table.edition
        if edition != form.edition and rule.name not in identities(plan(context.pack, edition).shared, table):
            reason = f"{grid.table.name}是按 {edition} 版格式填报的，没有这项内容"
            return (rule.undecided(reason, grid.table.start),)
        came = outcome(context, grid)
        failing, unknown = came.failing.get(rule.name, ()), came.undecided.get(rule.name, ())
        return _said(rule, context, grid, failing, unknown, came.culprit) if failing or unknown else ()

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


# ----------------------------------------------------------------------------------------------------------- wording


def _finding(
    rule: Rule, context: Context, grid: Grid, instance: Instance, culprit: tuple[int, Number] | None
) -> Finding:
    form, keys, each = grid.form, grid.layout.keys, rule.options.get("each", "once")
    sides = _values(instance, grid, context)
    left, right = map(terms.known, sides)
    single = next((side for side in (instance.left, instance.right) if len(side) == 1), ())
    # of two sums that differ, neither is what should stand in some cell
    expected, actual = (
        (left, right) if single and single == instance.right else (right, left) if single else (None, None)
    )
    place = single[0] if single else instance.cells[0]
    note = ""
    mends = culprit is not None and culprit[0] in instance.cells
    if culprit is not None and mends:
        place, value = culprit
        was = _stands(context, grid, place)
        expected, actual = value, grid.numbers[place]
        note = f"把{cell_name(form, *keys[place])}由 {was} 改为 {plain(value)}，{grid.table.name}的勾稽关系就全部成立"
    elif "aside_when" in rule.options:
        likely = truth(_bound(rule.options, "aside_when", instance.key), instance.form)
        note = rule.options["aside"] if likely(Environment(context, instance.form)) else ""
    cell = grid.cells[place]
    row, column = keys[place]
    words = {
        "table": grid.table.name,
        "item": terms.item(grid, each, instance.key, instance.cells[0]),
        "left": terms.terms(instance.ast[1], grid, each, context.grid) if instance.sides else "",
        "right": terms.terms(instance.ast[2], grid, each, context.grid) if instance.sides else "",
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
        difference=_difference(*((actual, expected) if single or mends else (left, right))),
        related=related,
        cells=tuple((grid.table.id, *keys[i]) for i in (place, *others)),
        note=note,
        edits=(Edit(cell.start, cell.end, plain(expected)),) if mends else (),
    )


def _difference(one: Number | None, other: Number | None) -> str | None:
    return None if one is None or other is None else plain(one - other)


def _stands(context: Context, grid: Grid, place: int) -> str:
    """What a cell holds, as a message says it."""
    cell = grid.cells[place]
    if cell.status == SLASH:
        return f"“{context.report.source.text[cell.start : cell.end]}”"
    return "空白" if cell.status == EMPTY else plain(grid.numbers[place])


def _values(instance: Instance, grid: Grid, context: Context) -> tuple[Range, Range]:
    """What the two sides can be."""
    if instance.sides is None:
        return (None, None), (None, None)
    env = Environment(context, context.pack.forms[grid.table.edition])
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
    elsewhere = [cell for cell in cells_of(instances[0].ast) if cell[0] != grid.table.id]
    try:
        return grid.table.start, context.why_any_unknown(elsewhere)
    except MissingError as missing:
        return missing.start, str(missing)
