"""The shares that the prose states, each with its numerator and what it may be a share of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportlint.check.applications import column, meant, of_results, totals
from reportlint.check.portions import NAMED, PORTION, parallel, sentence_start, shared
from reportlint.check.rates import in_brackets, spelt_out
from reportlint.check.words import last_digit
from reportlint.prose.layout import LONGEST, words_before
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.values import Quantity

_APPLICATIONS = regex("申请|占(?:全部|全年|本年)?新收(?:总数|总量|数量|件数|的)")
_COMPARED = regex("(?:上一?年|去年|前年|往年)(?!.*(?:结转|转入|遗留|未))|[比较与]20[0-9]{2}年")
"""Before a number of another year: 与2022年的300件相比."""
_DONE = regex("占(?:全部|全年|本年|当年)?办结(?:总数|总量|数量|件数|数|的)")
_OTHERS = regex("诉求|来信|信件|热线|工单|留言|投诉|建议|提案|复议|诉讼|许可|处罚|公文")
"""What else is answered: a share of all answered is one of these, where the paragraph tells of them."""
_MARKING = regex("主动公开(?:类|文件|公文|的|有|为|是|共)*[0-9]+件|公开属性|公文")
"""Papers by their marking: 依申请公开21件 are no applications then."""
_LABEL = 24
"""What a number counts is said in so many characters before it."""
_PADDED = 0.05
"""With a smaller last digit than this a nought at the end only fills up."""
_NEAR = 0.2
"""A rate that misses a whole by so few points means that one; any other is of all the cases in hand."""
_MOST = 12
"""So many numbers at either end of a sentence are taken for what a share may be of."""
_OF_THESE = "其中"
"""A sentence that begins so goes on with what the one before has counted."""
_SEMICOLON = regex("[;；]")
_OUT_OF_BRACKET = regex("[^()（）]*[)）]")
_MARKS = regex("[,，、;；:：。()（）\n]")
_AMONG = regex("(?:新收|办结)[^,，、;；:：。0-9()（）]{0,16}中[,，]")
"""What opens a sentence and says what its numbers are parts of: 新收申请中，自然人申请30件，占78.9%."""
_TOTALS = regex("收到|受理|新收|收办|应办|办理|办结|答复")
_CASES = ("件", "份", "宗", "条")


class Share(NamedTuple):
    """A percentage, its numerator, what it is likely a share of, and what else it may be a share of."""

    part: Quantity
    said: Quantity
    wholes: list[Any]
    others: list[Any]


def stated(context: Context) -> Iterator[Share]:
    """Every share of which a whole is known, section by section."""
    for name, quantities in context.figures.items():
        if any(quantity.unit == "%" for quantity in quantities):
            yield from _of_section(context, context.sections[name].flow.text, quantities)


def _of_section(context: Context, text: str, quantities: list[Quantity]) -> Iterator[Share]:
    found: dict[int, list[Share]] = {}
    open_: dict[int, list[Share]] = {}
    lists = list(parallel(text, quantities))
    pairs, rated = shared(text, quantities, lists)
    bare = {part: said for part, said in in_brackets(text, quantities) if part not in pairs}
    pairs.update(bare)
    beside = {part: its for its, _ in lists for part in its}
    portions = {
        part for part, said in pairwise(quantities)
        if said.unit == "%" != part.unit and PORTION.match(text, part.stop, said.at)
    }  # fmt: skip
    portions.update(part for part in pairs if text[part.stop : part.stop + 1] in ("(", "（") and part not in bare)
    divided: dict[Quantity, list[Quantity]] = {}
    for parts in context.report.parts:
        for part in pairs.keys() & parts.parts:
            divided.setdefault(part, []).append(parts.whole)
    wholes = spelt_out(text, quantities)
    pairs.update({part: said for part, (_, said) in wholes.items()})
    for part, said in pairs.items():
        start = sentence_start(text, part.at)
        earlier = [q for q in between(quantities, start, part.at) if q.unit == part.unit]
        its = beside.get(part, [])
        near = _outermost([q for q in earlier if q.number >= part.number and not q.approximate and q not in its])
        main = [
            q.number for q in near if q not in portions and not _closed(text, start, q, part) and not _past(text, q)
        ]
        above = _before(text, start, part, quantities)
        listed = [*near, *above] if text.startswith(_OF_THESE, start) else near
        main = [whole.number for whole in divided.get(part, ()) if whole in listed] or main
        total = between(quantities, its[-1].stop, said.at) if its else []
        main = main or [q.number for q in total if q.unit == part.unit]  # 50条、30条，合计80条，分别占…
        others = [q.number for q in near] + ([sum(q.number for q in its)] if its else [])
        if part not in its and NAMED.search(text, max(said.at - 22, part.stop), said.at):
            pair = [q for q in between(quantities, start, said.at) if q.unit == part.unit and not q.approximate]
            if len(pair) == 2:  # 线上公开250条，线下公开66条，线上占比79.1%
                others += [q.number for q in pair] + [sum(q.number for q in pair)]
                main = main or others[-1:]
        apart = _outermost([q for q in earlier if q not in portions])
        others += [one.number + other.number for one, other in pairwise(apart)]
        known = totals(context) if part.unit in _CASES else []
        cases = part in rated and part.number in known
        others += [] if cases else [q.number for q in above]
        if cases or _of_applications(text, start, part, said) or of_results(context, text, part):
            others += [*known, *column(context), *_totals_above(text, start, part, quantities)]
            among = _AMONG.search(text, start, part.at)
            named = meant(context, text[part.stop : said.at]) or (meant(context, among[0]) if among else [])
            main = _nearest(part, said, known) if cases else main or named or known
        if part in wholes:
            main, others = [wholes[part][0].number], []
        share = Share(part, said, main, others)
        (found if main else open_).setdefault(start, []).append(share)
    for shares in (*found.values(), *(_by_their_sum(open_[start]) for start in open_.keys() - found.keys())):
        borne_out = any(judge(share) == ("", share.wholes[0]) for share in shares if share.part in bare)
        yield from (share for share in _alike(shares) if borne_out or share.part not in bare)


def _outermost(found: list[Quantity]) -> list[Quantity]:
    """The first and the last of many numbers: a whole is told before its parts, or right before one."""
    return found if len(found) <= 2 * _MOST else [*found[:_MOST], *found[-_MOST:]]


def _of_applications(text: str, start: int, part: Quantity, said: Quantity) -> bool:
    """Whether the sentence from `start` speaks of applications, so that a share may be one of all in the table."""
    if part.unit not in _CASES or _MARKING.search(text, start, said.stop):
        return False
    if _APPLICATIONS.search(text, start, said.stop):
        return True
    if not _DONE.search(text, part.stop, said.at):
        return False
    low = max(text.rfind("\n", 0, start), start - LONGEST, 0)
    return text.find("申请", low, start) >= 0 and not _OTHERS.search(text, low, said.at)


def _by_their_sum(shares: list[Share]) -> list[Share]:
    """Shares without a whole as those of all their parts together, if that is right for one of them."""
    whole = sum(share.part.number for share in shares)
    known = [share._replace(wholes=[whole]) for share in shares]
    alike = len({share.part.unit for share in shares}) == 1 < len(shares)
    hundred = abs(float(sum(share.said.number for share in shares)) - 100) <= float(
        min(map(last_digit, (share.said for share in shares)))
    )
    return known if alike and (hundred or any(judge(share) == ("", whole) for share in known)) else []


def _nearest(part: Quantity, said: Quantity, wholes: list[Any]) -> list[Any]:
    """The wholes that a rate can mean, being near to it; else all the cases in hand."""
    rates = {whole: float(part.number) * 100 / float(whole) for whole in wholes}
    return [whole for whole in wholes if abs(rates[whole] - float(said.number)) < _NEAR] or [max(wholes)]


def _alike(shares: list[Share]) -> Iterator[Share]:
    """The shares of one sentence; those that are right, or if none is near, all their parts together, show the base."""
    judged = [judge(share) for share in shares]
    right = [whole for verdict, whole in judged if not verdict and whole]
    wrong = len(shares) > 1 and all(verdict == "quotient" for verdict, _ in judged)
    whole = max(right, key=right.count, default=sum(share.part.number for share in shares) if wrong else 0)
    for share in shares:
        known = whole in (*share.wholes, *share.others)
        yield share._replace(wholes=[whole], others=[*share.wholes, *share.others]) if known else share


def _closed(text: str, start: int, quantity: Quantity, part: Quantity) -> bool:
    """Whether a number belongs to a bracket, or a 其中 with a semicolon, that `part` stands behind: it is no whole any more."""
    if _OUT_OF_BRACKET.match(text, quantity.stop, part.at):
        return True
    if not _SEMICOLON.search(text, quantity.stop, part.at):
        return False
    segment = _SEMICOLON.split(text[start : quantity.at])[-1]
    return _OF_THESE in segment


def _past(text: str, quantity: Quantity) -> bool:
    """Whether a number is only what this year's is compared with: 与2022年的300件相比."""
    return _COMPARED.search(words_before(text, quantity.at, _LABEL, _MARKS)) is not None


def _before(text: str, start: int, part: Quantity, quantities: list[Quantity]) -> list[Quantity]:
    """The numbers of the sentence before the one from `start`, in the same paragraph, that may be the whole."""
    if text[start - 1 : start] != "。":
        return []
    said_before = between(quantities, sentence_start(text, start - 1), start)
    return [q for q in said_before if q.unit == part.unit and q.number >= part.number]


def _totals_above(text: str, start: int, part: Quantity, quantities: list[Quantity]) -> list[Any]:
    """What the paragraph says before the sentence from `start` of applications received or answered."""
    low = max(start - LONGEST, 0)
    above = between(quantities, max(text.rfind("\n", low, start) + 1, low), start)
    near = [q for q in above if q.unit == part.unit and q.number >= part.number]
    return [q.number for q in near if _TOTALS.search(words_before(text, q.at, _LABEL, _MARKS))]


def judge(share: Share) -> tuple[str, Any]:
    """What is wrong with a share, and the whole that comes nearest."""
    from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

    unit = last_digit(share.said)
    said, part = Decimal(share.said.number), Decimal(share.part.number)
    if unit < _PADDED and not said % (10 * unit):
        unit *= 10  # 47.30% beside 9.2% is 47.3%
    best: tuple[Decimal, Any] | None = None
    truncated = None
    for whole in (*share.wholes, *share.others):
        if not whole:
            continue
        exact = part * 100 / Decimal(whole)
        if exact.quantize(unit, ROUND_HALF_UP) == said or abs(exact - said) <= unit / 2:
            return "", whole
        if exact.quantize(unit, ROUND_DOWN) == said and (unit < 1 or whole in share.wholes):
            truncated = whole  # without a fraction too many numbers near by would do
        if whole in share.wholes and (best is None or abs(exact - said) < best[0]):
            best = abs(exact - said), whole
    if truncated is not None:
        return "truncated", truncated
    return ("quotient", best[1]) if best else ("", None)
