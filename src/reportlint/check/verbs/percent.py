"""percent: percentages of the prose against the numbers that they are made of, and against a hundred."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportlint.check.applications import column, totals
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import Place, between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Quantity, Unverified

OPTIONS = {
    "fault": Option(
        "choice",
        required=True,
        choices=("quotient", "truncated", "limit", "shares"),
        help="quotient、truncated、limit 或 shares",
    ),
    "words": Option("regexes"),
}
PLACEHOLDERS = ("part", "whole", "unit", "said", "expected", "text", "parts", "sum")
_SHARE = regex(
    r"[,，、(]?(?:约|共|分别|均|各)?所?(?:占|比例|比重)(?:的|为|约|达|比|例|重|到|总|件|条|数|量|其中|全部|全年|本年度?|当年|年度"
    "|总体|总量|总数|新收|收到|受理|收办|答复|办结|办理|处理|发布|主动|公开|政府|信息|政务|依|申请|各类){0,12}:?$"
)
"""A share of what the sentence counts; one of something else (占全省的9%) has its whole elsewhere."""
_IN_LIST = regex(_SHARE.pattern.removeprefix("[,，、(]?"))
_APPLICATIONS = regex("申请")
_MARKING = regex("主动公开(?:类|文件|公文|的|有|为|是|共)*[0-9]+件|公开属性|公文")
"""Papers by their marking: 依申请公开21件 are no applications then."""
_PORTION = regex("[,，、(]?(?:约|共|分别|均|各)?所?(?:占|比例|比重)[^,，;；。0-9]*$")
"""What stands between a part and its percentage, whatever that is a share of."""
_RATE = regex(r"([^,，、;；:：。0-9()（）]{0,12})[,，]([一-龥]{2,6})率(?:为|达到?|约|是)*$")
"""A rate by name behind what it is of: 办结730件，办结率98.4%."""
_STOPS = "。\n"
_SEMICOLON = regex("[;；]")
_MARKS = regex("[,，、;；:：。()（）\n]")
_TOTALS = regex("收到|受理|新收|收办|应办|办理|办结|答复")
_OTHER = regex("其[他它余]")
_PERSONS = regex("自然人|公民|个人")
_BODIES = regex("法人|企业|组织|单位")
_CASES = ("件", "份", "宗", "条")


class Share(NamedTuple):
    """A percentage, its numerator, what it is likely a share of, and what else it may be a share of."""

    part: Quantity
    said: Quantity
    wholes: list[Any]
    others: list[Any]


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
        shares = context.memo.get("shares")
        if shares is None:
            shares = context.memo["shares"] = list(_shares(context))
        if fault == "shares":
            yield from _sums(rule, context, shares)
            return
        for share in shares:
            verdict, whole = _judge(share)
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
        before = re.split(r"[,，。;；、\n]", text[max(quantity.at - 16, 0) : quantity.at])[-1]
        found = words.search(before)
        if found and not re.search(r"增|升|长|降|减|同比|提高", before[found.start() :]):
            quoted = text[quantity.at - len(before) + found.start() : quantity.stop]
            yield rule.finding(
                (quantity.start, quantity.end), context.section_title(quantity.section),
                {"text": quoted, "said": plain(quantity.number)}, actual=quoted,
            )  # fmt: skip


def _sums(rule: Rule, context: Context, shares: list[Share]) -> Iterator[Finding]:
    """Lists of shares that mean to be complete and miss a hundred by more than rounding can explain."""
    wrong = {share.said for share in shares if _judge(share)[0] == "quotient"}
    for run in _runs(context):
        digits = max(len(said.written.rstrip("%％").partition(".")[2]) for said in run)
        total = sum(said.number for said in run)
        slack = len(run) * (0.5 if digits == 0 else 0.1)
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
            if not any(stop in label for stop in _STOPS) and "其中" not in label and _IN_LIST.search(label):
                run.append(quantity)
                labels.append(label)
                continue
        if len(run) > 1 and _complete(labels) and not any(said.approximate for said in run):
            yield run
        run, labels = [], []
        if quantity is not None and text:
            label = text[max(text.rfind(stop, 0, quantity.at) for stop in _STOPS) + 1 : quantity.at]
            if _IN_LIST.search(label):
                run, labels = [quantity], [label]


def _complete(labels: list[str]) -> bool:
    """Whether the parts that the shares are of are all that there are."""
    if _OTHER.search(labels[-1]):
        return True
    applicants = bool(_PERSONS.search(labels[0])) and bool(_BODIES.search(labels[1]))
    return len(labels) == 2 and applicants and not _PERSONS.search(labels[1])


def _shares(context: Context) -> Iterator[Share]:
    for name, quantities in context.figures.items():
        if any(quantity.unit == "%" for quantity in quantities):
            yield from _of_section(context, context.sections[name].flow.text, quantities)


def _of_section(context: Context, text: str, quantities: list[Quantity]) -> Iterator[Share]:
    pairs = {}
    for part, said in pairwise(quantities):
        exact = said.unit == "%" != part.unit and not (said.approximate or part.approximate)
        if exact and (_SHARE.match(text, part.stop, said.at) or _rated(text, part, said)):
            pairs[part] = said
    portions = {
        part for part, said in pairwise(quantities)
        if said.unit == "%" != part.unit and _PORTION.match(text, part.stop, said.at)
    }  # fmt: skip
    wholes: dict[Quantity, list[Quantity]] = {}
    for parts in context.report.parts:
        for part in pairs.keys() & parts.parts:
            wholes.setdefault(part, []).append(parts.whole)
    for part, said in pairs.items():
        start = max(text.rfind(stop, 0, part.at) for stop in _STOPS) + 1
        earlier = [q for q in between(quantities, start, part.at) if q.unit == part.unit]
        near = [q for q in earlier if q.number >= part.number and not q.approximate]
        main = [q.number for q in near if q not in portions and not _closed(text, start, q, part)]
        whole = [whole.number for whole in wholes.get(part, ()) if whole in near]
        main = whole or main
        about = part.unit in _CASES and _APPLICATIONS.search(text, start, said.stop) is not None
        about = about and not _MARKING.search(text, start, said.stop)
        table = totals(context) if about else []
        others = [q.number for q in near]
        said_before = [q for q in earlier if q not in portions]
        others += [one.number + other.number for one, other in pairwise(said_before)]
        others += _before(text, start, part, quantities)
        if about:
            others += [*table, *column(context), *_totals_above(text, start, part, quantities)]
        if main or table:
            yield Share(part, said, main or table, others)


def _closed(text: str, start: int, quantity: Quantity, part: Quantity) -> bool:
    """Whether a number belongs to a 其中 that a semicolon before `part` has closed: it is no whole any more."""
    if not _SEMICOLON.search(text, quantity.stop, part.at):
        return False
    segment = _SEMICOLON.split(text[start : quantity.at])[-1]
    return "其中" in segment


def _before(text: str, start: int, part: Quantity, quantities: list[Quantity]) -> list[Any]:
    """The numbers of the sentence before the one from `start`, in the same paragraph, that may be the whole."""
    if text[start - 1 : start] != "。":
        return []
    low = max(text.rfind(stop, 0, start - 1) for stop in _STOPS) + 1
    said_before = between(quantities, low, start)
    return [q.number for q in said_before if q.unit == part.unit and q.number >= part.number]


def _rated(text: str, part: Quantity, said: Quantity) -> bool:
    """Whether a percentage is called after the part before it (收回, 回收率); 100% may mean all that were due."""
    match = _RATE.match(text, part.stop, said.at)
    if match is None or said.number >= 100:
        return False
    words = _MARKS.split(text[max(part.at - 24, 0) : part.at])[-1] + match[1]
    return match[2] in words or match[2][::-1] in words


def _totals_above(text: str, start: int, part: Quantity, quantities: list[Quantity]) -> list[Any]:
    """What the paragraph says before the sentence from `start` of applications received or answered."""
    above = between(quantities, text.rfind("\n", 0, start) + 1, start)
    near = [q for q in above if q.unit == part.unit and q.number >= part.number]
    return [q.number for q in near if _TOTALS.search(_MARKS.split(text[max(q.at - 24, 0) : q.at])[-1])]


def _judge(share: Share) -> tuple[str, Any]:
    """What is wrong with a share, and the whole that comes nearest."""
    from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

    written = share.said.written.rstrip("%％")
    digits = len(written.partition(".")[2]) if "." in written else 0
    unit = Decimal(1).scaleb(-digits)
    said, part = Decimal(share.said.number), Decimal(share.part.number)
    best: tuple[Decimal, Any] | None = None
    truncated = None
    for whole in (*share.wholes, *share.others):
        if not whole:
            continue
        exact = part * 100 / Decimal(whole)
        if exact.quantize(unit, ROUND_HALF_UP) == said or abs(exact - said) <= unit / 2:
            return "", whole
        if exact.quantize(unit, ROUND_DOWN) == said:
            truncated = whole
        if whole in share.wholes and (best is None or abs(exact - said) < best[0]):
            best = abs(exact - said), whole
    if truncated is not None:
        return "truncated", truncated
    return ("quotient", best[1]) if best else ("", None)


def _rounded(share: Share, whole: Any) -> Decimal:
    from decimal import ROUND_HALF_UP, Decimal

    written = share.said.written.rstrip("%％")
    digits = len(written.partition(".")[2]) if "." in written else 0
    return (Decimal(share.part.number) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


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
