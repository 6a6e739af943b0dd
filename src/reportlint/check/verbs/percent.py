"""percent: percentages of the prose against the numbers that they are made of, and against a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import compiled
from reportlint.check.portions import SHARE, STOPS, sentence_start
from reportlint.check.schema import Option
from reportlint.check.shares import judge, stated
from reportlint.check.words import last_digit, plain
from reportlint.prose.layout import words_before
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.check.shares import Share
    from reportlint.values import Finding, Form, Quantity, Unverified

ABOUT = "正文里的百分数，与旁边的数算一算"
OPTIONS = {
    "fault": Option(
        "choice",
        required=True,
        choices=("quotient", "truncated", "limit", "shares"),
        help="quotient：占比与数不符；truncated：没有四舍五入；limit：不会超过 100% 的超过了；shares：各项占比之和不是 100%",
    ),
    "words": Option("regexes", help="哪些率不会超过 100%，例如 words: 办结率|答复率"),
}
DEMANDS = {"fault=limit": ("words",), "words": ("fault=limit",)}
PLACEHOLDERS = {
    "part": "其中一项的数",
    "whole": "总数",
    "unit": "单位",
    "said": "所说的百分数",
    "expected": "应当是百分之几",
    "text": "原话",
    "parts": "各项占比，以 + 相连",
    "sum": "各项占比之和",
}
FILLS = {
    "part": "fault=quotient|truncated",
    "whole": "fault=quotient|truncated",
    "unit": "fault=quotient|truncated",
    "said": "fault!=shares",
    "expected": "fault=quotient|truncated",
    "text": "fault=limit",
    "parts": "fault=shares",
    "sum": "fault=shares",
}
_IN_LIST = regex(SHARE.pattern.removeprefix("[,，、(]?"))
_OTHER = regex("其[他它余]")
_MARKS = regex("[,，。;；、\n]")
_CHANGE = regex("增|升|长|降|减|同比|提高")
_RISE = 24
_RAISED = regex(r"[由从][0-9.]{1,6}%(?:提高|提升|上升|增加|增长|升|增)(?:到|至|为)$")
"""What leads from one value of a rate to the next is no longer than `_RISE`: 由71%提高到85%."""
_PERSONS = regex("自然人|公民|个人")
_BODIES = regex("法人|(?<!商业)企业|(?<!公益)组织|单位")
_ANOTHER = regex(
    "[,，;；、](?:其中|另有|还有)?[^,，;；、。0-9]{0,12}(?:自然人|公民|个人|法人|企业|机构|组织|单位|律|其他)[^,，;；、。0-9]{0,6}[0-9]"
)
"""Behind a list of applicants' shares, applicants that are told by their number alone."""


def needs(*_: object) -> list[str]:
    """Percentages are what it is about."""
    return ["%"]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """quotient: a share that no whole at hand explains; truncated: cut off instead of rounded; limit: above 100 %;
    shares: those of all the parts do not sum to 100 %.
    """
    fault = rule.options["fault"]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        if fault == "limit":
            yield from _limits(rule, context)
            return
        shares = context.once("shares", lambda: list(stated(context)))
        if fault == "shares":
            yield from _sums(rule, context, shares)
            return
        for share in shares:
            verdict, whole = judge(share)
            if verdict == fault:
                yield _finding(rule, context, share, whole)

    del form, shared
    return check


def _limits(rule: Rule, context: Context) -> Iterator[Finding]:
    words = compiled(rule.options["words"])
    for quantity in _shared(context):
        if quantity.number <= 100:
            continue
        text = context.sections[quantity.section].flow.text
        raised = _RAISED.search(text, max(quantity.at - _RISE, 0), quantity.at)
        before = words_before(text, raised.start() if raised else quantity.at, 16, _MARKS)
        found = words.search(before)
        if found and not _CHANGE.search(before, found.start()):
            low = (raised.start() if raised else quantity.at) - len(before) + found.start()
            quoted = text[low : quantity.stop]
            yield rule.finding(
                (quantity.start, quantity.end), context.section_title(quantity.section),
                {"text": quoted, "said": plain(quantity.number)}, actual=quoted,
            )  # fmt: skip


def _sums(rule: Rule, context: Context, shares: list[Share]) -> Iterator[Finding]:
    """Lists of shares that mean to be complete and miss a hundred by more than rounding can explain."""
    wrong = {share.said for share in shares if judge(share)[0] == "quotient"}
    for run in _runs(context):
        total = sum(said.number for said in run)
        slack = len(run) * (0.5 if min(map(last_digit, run)) == 1 else 0.1)
        if abs(float(total) - 100) <= slack + 1e-9 or not wrong.isdisjoint(run):
            continue
        words = {"parts": " + ".join(f"{plain(said.number)}%" for said in run), "sum": plain(total)}
        yield rule.finding(
            (run[0].start, run[-1].end),
            context.section_title(run[0].section),
            words,
            expected="100%",
            actual=f"{words['sum']}%",
            difference=f"{plain(total - 100)}%",
        )


def _shared(context: Context) -> Iterator[Quantity]:
    """All percentages."""
    return (quantity for its in context.figures.values() for quantity in its if quantity.unit == "%")


def _runs(context: Context) -> Iterator[list[Quantity]]:
    """The exact shares of one sentence that divide one whole: two kinds of applicants, or a list that ends in 其他."""
    run: list[Quantity] = []
    labels: list[str] = []
    for quantity in (*_shared(context), None):
        text = context.sections[quantity.section].flow.text if quantity else ""
        if run and quantity is not None and quantity.section == run[-1].section:
            label = text[run[-1].stop : quantity.at]
            if not any(stop in label for stop in STOPS) and "其中" not in label and _IN_LIST.search(label):
                run.append(quantity)
                labels.append(label)
                continue
        if len(run) > 1 and _complete(labels) and not any(said.approximate for said in run):
            behind = context.sections[run[-1].section].flow.text
            if not _ANOTHER.match(behind, run[-1].stop):
                yield run
        run, labels = [], []
        if quantity is not None and text:
            label = text[sentence_start(text, quantity.at) : quantity.at]
            if _IN_LIST.search(label):
                run, labels = [quantity], [label]


def _complete(labels: list[str]) -> bool:
    """Whether the parts that the shares are of are all that there are."""
    if _OTHER.search(labels[-1]):
        return True
    applicants = bool(_PERSONS.search(labels[0])) and bool(_BODIES.search(labels[1]))
    return len(labels) == 2 and applicants and not _PERSONS.search(labels[1])


def _rounded(share: Share, whole: Any) -> Decimal:
    from decimal import ROUND_HALF_UP, Decimal

    return (Decimal(share.part.number) * 100 / Decimal(whole)).quantize(last_digit(share.said), ROUND_HALF_UP)


def _finding(rule: Rule, context: Context, share: Share, whole: Any) -> Finding:
    said, part = share.said, share.part
    expected = _rounded(share, whole)
    words = {
        "part": plain(part.number),
        "whole": plain(whole),
        "unit": part.unit,
        "said": plain(said.number),
        "expected": plain(expected),
    }
    return rule.finding(
        (said.start, said.end),
        context.section_title(said.section),
        words,
        expected=f"{words['expected']}%",
        actual=f"{words['said']}%",
        related=(Place(part.start, part.end, f"{words['part']}{part.unit}"),),
    )
