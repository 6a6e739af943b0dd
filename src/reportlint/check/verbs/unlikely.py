"""unlikely: figures of the tables that fit the form and yet ask for a word of explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.context import Environment
from reportlint.check.evaluate import cells_of, number, truth
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.terms import value as told
from reportlint.check.words import plain
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Number, Unverified

ABOUT = "表中的数合乎格式，但是少见，要有一句说明"
OPTIONS = {
    "when": Option("truth", required=True, help="例如 when: 表三.总计.总计 >= 1000 且 全部(表四.行政复议) == 0"),
    "shows": Option("values", required=True, help="要在说明里写出的数，第一个所在的格是问题的位置"),
    "unsaid": Option("regexes", help="正文里有这样的话，就不必再问"),
}
PLACEHOLDERS = {
    "first": "shows 的第一个数",
    "second": "shows 的第二个数",
    "third": "shows 的第三个数",
    "share": "第一个数是第二个的百分之几",
}
_ORDER = ("first", "second", "third")


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Numbers that stand nowhere, or are more than a message can name."""
    if not cells_of(options["shows"][0]):
        yield "shows", "shows 的第一个数要用到一个单元格，说明才有位置"
    if len(options["shows"]) > len(_ORDER):
        yield "shows", f"shows 最多写 {len(_ORDER)} 个数"


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding, where the first of the numbers shown stands, when the condition holds and the prose is silent."""
    options = rule.options
    when = truth(options["when"], form)
    shown = [number(ast, form) for ast in options["shows"]]
    cells = list(dict.fromkeys(cell for ast in (options["when"], *options["shows"]) for cell in cells_of(ast)))
    stands = list(dict.fromkeys(cell for ast in options["shows"] for cell in cells_of(ast)))
    unsaid = options.get("unsaid")
    tables = list(dict.fromkeys(table for table, _, _ in cells))

    def check(context: Context) -> Iterator[Finding | Unverified]:
        env = Environment(context, form)
        answer = None if any(context.grid(table).blank for table in tables) else when(env)
        if answer is False or (unsaid and compiled(unsaid).search(context.prose)):
            return
        if answer is None:
            yield rule.undecided(context.why_any_unknown(cells), context.grid(stands[0][0]).table.start)
        else:
            yield _finding(
                rule, context, stands, [low if low == high else None for low, high in (of(env) for of in shown)]
            )

    del shared
    return check


def _finding(rule: Rule, context: Context, stands: list[tuple[str, str, str]], numbers: list[Number | None]) -> Finding:
    words = {name: plain(value) for name, value in zip(_ORDER, numbers, strict=False)}
    if len(numbers) > 1 and numbers[0] is not None and numbers[1]:
        words["share"] = plain(round(numbers[0] * 100 / numbers[1]))
    places, addresses = [], []
    for table, row, column in stands:
        grid = context.grid(table)
        place = grid.layout.place_of.get((row, column))
        if place is not None:
            row, column = grid.layout.keys[place]
            places.append(Place(grid.cells[place].start, grid.cells[place].end, told(grid, place)))
            addresses.append((table, row, column))
    first = addresses[0]
    return rule.finding(
        (places[0].start, places[0].end),
        context.cell_place(context.grid(first[0]).table, *first[1:]),
        words,
        related=tuple(places[1:]),
        cells=tuple(address for address in addresses if address[0] == first[0]),
    )
