"""claim: what the prose says in numbers against what the tables say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reportlint.check.balance import culprit
from reportlint.check.context import Environment, MissingError
from reportlint.check.evaluate import COMPARISONS, cells_of, certain, decide, linear, number, truth
from reportlint.check.grid import layout
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.survivors import came_through, survivors
from reportlint.check.together import in_parts
from reportlint.check.turned import turned
from reportlint.check.wordings import cell_name
from reportlint.check.words import plain
from reportlint.prose.layout import words_before
from reportlint.regex import regex
from reportlint.values import EMPTY, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.check.context import Context
    from reportlint.check.evaluate import NumberOf
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Claim, Form, Number, Unverified

SIGNS = {"==": "eq", "<=": "le", ">=": "ge", "<": "lt", ">": "gt"}
SAID = "所述"
_CLAUSE = regex(r"[。，,；;：:]")
_BEFORE = 40

ABOUT = "正文用数说的事（说法）与表中的数"
OPTIONS = {
    "of": Option("claims", required=True, help="哪种说法，例如 of: 收到申请"),
    "is": Option("values", choices=(SAID,), help="应当是多少；写几个的，等于其中一个就对"),
    "carried": Option("values", choices=(SAID,), help="连上年结转一起说时，这些数也算对"),
    "beside": Option("claims", help="同一部分有这些说法时，carried 的值也算对，例如 beside: 收到申请"),
    "holds": Option("truth", choices=(SAID,), help="应当成立的条件，例如 holds: 所述 <= 表三.本年新收.总计"),
    "when": Option("truth", choices=(SAID,), help="这时才核对，例如 when: 所述 > 0"),
    "compare": Option("choice", choices=tuple(SIGNS), help="所述与 is 怎样比，不写是 =="),
    "scope": Option(
        "choice", choices=("own", "wide", "any"), help="own：本机关的数（不写就是）；wide：全市、全系统的数；any：都看"
    ),
    "each": Option("choice", choices=("claim", "report"), help="report：几处说法合为一条"),
    "unit": Option("texts", help="只看用这些单位的"),
    "written": Option("regexes", help="这句话里有这些词的才看"),
    "unless": Option("regexes", help="这句话里有这些词的不看"),
}
REQUIRES_ONE = ("is", "holds")
DEMANDS = {"carried": ("is",), "beside": ("carried",), "compare": ("is",)}
PLACEHOLDERS = {
    "text": "正文的原话",
    "whose": "只说一类申请人的，是哪一类：（自然人）",
    "said": "所说的数",
    "unit": "单位",
    "is": "应当是多少：is 的第一个，或者 holds 里与所述比的数",
    "address": "表中各格是多少",
    "difference": "相差多少",
}
FILLS = {"is": "is|holds", "difference": "is|holds"}


def wakes(options: Mapping[str, Any]) -> list[list[str]]:
    """The claims that the rule is about."""
    return [["claim", name] for name in options["of"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """Compares every claim of the names asked for; it is right when any of the values agrees."""
    tests: dict[Any, _Test | None] = {((), ()): _Test(rule, form, rule.options)}
    names = rule.options["of"]
    scope = rule.options.get("scope", "own")
    written, unless = (compiled(rule.options[key]) if key in rule.options else None for key in ("written", "unless"))

    def worded(context: Context, claim: Claim) -> bool:
        """Whether the clause that makes the claim is worded as the rule asks."""
        if written is None and unless is None:
            return True
        plain = context.report.source.plain
        before = words_before(plain, claim.start, _BEFORE, _CLAUSE)
        said = "".join((before + plain[claim.start : claim.end]).split())
        return (written is None or bool(written.search(said))) and not (unless is not None and unless.search(said))

    def test_of(claim: Claim) -> _Test | None:
        """The test for the rows or columns of `claim`; None if the form has none of them."""
        key = claim.rows, claim.columns
        if key not in tests:
            options = turned(rule.options, form, claim)
            tests[key] = _Test(rule, form, options) if options is not None else None
        return tests[key]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        seen: dict[Any, list[Claim]] = {}
        alike: dict[Any, list[Claim]] = {}
        for name in names:
            for claim in context.claims.get(name, ()):
                if (scope == "any" or (claim.scope == "wide") == (scope == "wide")) and worded(context, claim):
                    alike.setdefault((name, claim.rows, claim.columns), []).append(claim)
        for key, claims in alike.items():
            test = test_of(claims[0])
            if test is None:
                continue
            parts = set(in_parts(claims, context.report.source.plain, partial(test.plainly_right, context)))
            for claim in claims:
                if claim not in parts and not test.plainly_right(context, claim):
                    seen.setdefault((*key, claim.number), []).append(claim)
        told = [one for claims in seen.values() if (test := test_of(claims[0])) for one in test(context, claims)]
        yield from _joined(told) if rule.options.get("each") == "report" else told

    del shared
    return check


def _joined(told: Sequence[Finding | Unverified]) -> Iterator[Finding | Unverified]:
    """`told` with the findings as one, the first in the text, the others beside it."""
    found = sorted((one for one in told if isinstance(one, Finding)), key=lambda finding: finding.start)
    yield from (one for one in told if not isinstance(one, Finding))
    if found:
        others = dict.fromkeys(Place(other.start, other.end, "又一处") for other in found[1:])
        yield found[0]._replace(related=(*found[0].related, *others))


class _Test:
    """A claim rule with its expressions prepared."""

    def __init__(self, rule: Rule, form: Form, options: Mapping[str, Any]) -> None:
        self.rule, self.form = rule, form
        self.when = truth(options["when"], form) if "when" in options else None
        self.holds = truth(options["holds"], form) if "holds" in options else None
        self.values = [number(ast, form) for ast in options.get("is", ())]
        self.carried = [number(ast, form) for ast in options.get("carried", ())]
        trees = [
            *options.get("is", ()),
            *options.get("carried", ()),
            *([options["holds"]] if "holds" in options else ()),
        ]
        self.cells = list(dict.fromkeys(cell for tree in trees for cell in cells_of(tree)))
        self.shown = cells_of(options.get("holds") or options["is"][0])
        holds = options.get("holds", [""])
        self.bound = number(holds[2], form) if holds[0] in SIGNS.values() and holds[1] == ["var", SAID] else None
        """What `holds` compares the claim with, where it does no more."""
        self.compare = COMPARISONS[SIGNS[options.get("compare", "==")]]
        self.sums: list[tuple[str, tuple[int, ...], Number | None]] = (
            [(*_places(ast, form), None) for ast in options.get("is", ())] if "compare" not in options else []
        )
        if "holds" in options and options["holds"][0] == "eq" and options["holds"][2][0] == "num":
            self.sums = [(*_places(options["holds"][1], form), number(options["holds"][2], form)({})[0])]

    def plainly_right(self, context: Context, claim: Claim) -> bool:
        """Whether a sum of cells is what the claim says, to the letter: most claims are right."""
        for table, places, wanted in self.sums:
            found = context.report.tables.get(table)
            if found is None or found.edition != self.form.edition or context.grid(table).blank:
                return False
            numbers = [context.grid(table).numbers[place] for place in places]
            if None not in numbers and sum(numbers) == (  # type: ignore[arg-type]
                claim.number if wanted is None else wanted
            ):
                return bool(places)
        return False

    def __call__(self, context: Context, claims: list[Claim]) -> Iterator[Finding | Unverified]:
        claim = claims[0]
        if "unit" in self.rule.options and claim.unit not in self.rule.options["unit"]:
            return
        env = Environment(context, self.form, {SAID: (claim.number, claim.number)})
        values = self.values + (self.carried if self._carried(context, claim) else [])
        try:
            concerned = self.when(env) if self.when is not None else True
            answer = self._decide(context, claim, values, env) if concerned else concerned is False or None
        except MissingError as missing:
            yield self.rule.undecided(str(missing), claim.start, len(claims))
            return
        if answer is None:
            yield self.rule.undecided(context.why_any_unknown(self.cells), claim.start, len(claims))
        elif not answer and self._right_but_for(context, claim):
            yield self.rule.undecided("表中有一格按勾稽关系应更正，更正后与正文相符", claim.start, len(claims))
        elif not answer:
            yield self._finding(context, claims, env)

    def _right_but_for(self, context: Context, claim: Claim) -> bool:
        """Whether the claim is right with the one cell corrected that the identities of the table say is wrong."""
        for table, places, wanted in self.sums:
            grid = context.grid(table) if table in context.report.tables else None
            wrong = culprit(context, grid) if grid is not None and places and wanted is None else None
            if grid is None or wrong is None or wrong[0] not in places:
                continue
            numbers = [wrong[1] if place == wrong[0] else grid.numbers[place] for place in places]
            if None not in numbers and sum(numbers) == claim.number:  # type: ignore[arg-type]
                return True
        return False

    def _carried(self, context: Context, claim: Claim) -> bool:
        """Whether the values of `carried` are right, too: the claim says so, or what its section says besides it."""
        if not self.carried:
            return False
        others = (other for name in self.rule.options.get("beside", ()) for other in context.claims.get(name, ()))
        return claim.scope == "carried" or any(other.section == claim.section for other in others)

    def _decide(self, context: Context, claim: Claim, values: Sequence[NumberOf], env: Environment) -> bool | None:
        def agrees(env: Any) -> bool | None:
            if self.holds is not None:
                return self.holds(env)
            answers = [self._agrees(claim, value(env)) for value in values]
            return True if True in answers else None if None in answers else False

        tables = dict.fromkeys(table for table, _, _ in self.cells)
        if len(tables) != 1:
            return agrees(env)
        grid = context.grid(next(iter(tables)))
        if grid.blank:
            return None
        if grid.table.edition != self.form.edition:
            return agrees(env)
        places = [grid.layout.place_of[row, column] for _, row, column in self.shown]
        if (
            self.holds is None
            and any(grid.cells[i].status == EMPTY and i not in grid.summed for i in places)
            and not any(grid.numbers[i] for i in places if i in grid.summed)
        ):
            return True  # the blank has a finding of its own
        cells = [grid.layout.place_of[row, column] for _, row, column in self.cells]
        return certain(decide(agrees, grid, cells, env), agrees, grid, env)

    def _agrees(self, claim: Claim, value: Any) -> bool | None:
        """Whether the claim agrees with a value: to the digits written (of a share perhaps cut off), or within a tenth."""
        slack = claim.number // 10 + 1 if claim.approximate else claim.half
        low, high = value
        if self.compare is COMPARISONS["eq"]:
            said, above = claim.number, slack + (claim.half if claim.unit == "%" else 0)
            if (low is not None and low > said + above) or (high is not None and high < said - slack):
                return False
            return True if low == high and low is not None else None
        least = claim.number + slack if self.compare in (COMPARISONS["ge"], COMPARISONS["gt"]) else claim.number - slack
        return self.compare((least, least), value)

    def _finding(self, context: Context, claims: list[Claim], env: Environment) -> Finding:
        claim = claims[0]
        text = context.report.source.text
        low, high = self.values[0](env) if self.values else (None, None)
        value = low if low == high else None
        gap = claim.number - value if value is not None else None
        low, high = self.bound(env) if self.bound is not None else (low, high)
        beyond = claim.number - low if low is not None and low == high else None
        related = [Place(other.start, other.end, "又一处") for other in claims[1:]]
        shown: list[str] = []
        for table, row, column in self.shown:
            grid = context.grid(table)
            place = grid.layout.place_of.get((row, column))
            if place is None or (len(self.shown) > 2 and not grid.numbers[place]):
                continue
            cell, (row, column) = grid.cells[place], grid.layout.keys[place]
            if grid.numbers[place] is None:
                continue
            named = f"{grid.table.name}{cell_name(grid.form, row, column)}"
            related.append(Place(cell.start, cell.end, f"{named} = {plain(grid.numbers[place])}"))
            if shown:
                named = named.removeprefix(grid.table.name)
            blank = "（空白，按同行各格合计）" if place in grid.summed else ""
            shown.append(f"{named}{blank}是 {plain(grid.numbers[place])}")
        if not shown:
            related += came_through(context, self.shown)
        words = {
            "text": "".join(text[claim.start : claim.end].split()),
            "whose": f"（{claim.columns[0]}）" if claim.columns else "",
            "said": plain(claim.number),
            "unit": claim.unit,
            "is": plain(low if low == high else None),
            "address": "、".join(shown) if shown else survivors(context, self.shown),
            "difference": plain(beyond).lstrip("-"),
        }
        return self.rule.finding(
            (claim.start, claim.end),
            context.section_title(claim.section),
            words,
            expected=plain(value) if value is not None else None,
            actual=plain(claim.number),
            difference=plain(gap) if gap is not None else None,
            related=tuple(related),
        )


def _places(ast: list[Any], form: Form) -> tuple[str, tuple[int, ...]]:
    """The table and the places that a plain sum of its cells adds up; no places when it is none."""
    cells = linear(ast)
    tables = {table for table, _, _ in cells or ()}
    if not cells or len(tables) != 1:
        return "", ()
    table = tables.pop()
    index = layout(form.tables[table]).place_of
    return table, tuple(index[row, column] for _, row, column in cells)
