"""parts: what 其中 lists of a whole: no part above it, and all of them together the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.applications import received, totals
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.prose.layout import LONGEST, words_before
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Parts, Quantity, Unverified

ABOUT = "正文里“总数……其中……”的总数与各项"
OPTIONS = {
    "fault": Option(
        "choice",
        required=True,
        choices=("exceeds", "sum", "over"),
        help="exceeds：其中一项比总数大；sum：各项之和不等于总数；over：各项之和比总数大",
    ),
    "of": Option(
        "choices",
        choices=("all", "pair", "some"),
        help="看哪些列举：all 说明列全了的，pair 两项分完的，some 只举了几项的",
    ),
    "gap": Option("range", help="各项之和比总数少百分之几才报，例如 gap: -30"),
    "about": Option("regexes", help="总数前后写了什么，例如 about: 信息处理费"),
    "members": Option("regexes", help="每一项的名称里都有什么，例如 members: 专职|兼职"),
    "leaves": Option("codes", help="让给哪些更具体的规则"),
    "unless": Option("regexes", help="总数前面有这些词的不看"),
}
DEMANDS = {"gap": ("fault=sum",)}
PLACEHOLDERS = {
    "whole": "总数",
    "unit": "单位",
    "part": "那一项的数",
    "parts": "各项的数，以 + 相连",
    "sum": "各项之和",
    "difference": "相差多少",
}
FILLS = {"part": "fault=exceeds"}
_AT_LEAST = regex("[余多逾超]|突破|以上|不少于|不低于|至少")
_AT_MOST = regex("近|不足|以内")
_RANGE = regex("[-—–~～至到]")
_CASES = ("件", "份", "宗", "条", "起")
_CHANNEL = regex("网|信函|来函|邮|当面|到场|现场|窗口|传真|依申请公开系统|平台(?=依?申请|提[交出])")
"""What divides the cases that came in, not those that were answered."""
_MARK = regex("[,，、;；:：。()（）\n0-9]")
_SENTENCE = regex("[。\n]")


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """exceeds: one part is more than the whole; sum: the parts do not add up; over: they add up to more.

    `gap` is the shortfall in percent of the whole that is still a fault; one that begins above 0 leaves its lower end,
    and every sentence that holds a plainer fault, to other rules. `about` and `members` narrow a rule to some wholes
    and parts; a rule that `leaves` codes does not look at what their rules look at.
    """
    options = rule.options
    kinds = options.get("of", ("all", "pair", "some"))
    judge = _exceeds if options["fault"] == "exceeds" else _sum
    narrow = shared.setdefault("parts", {})
    if "about" in options or "members" in options:
        narrow.setdefault(rule.code, []).append((kinds, options))
    codes = options.get("leaves", ())

    def check(context: Context) -> Iterator[Finding | Unverified]:
        told: set[tuple[str, int]] = set()
        for parts in context.report.parts:
            if parts.strict not in kinds or _left_out(context, parts.whole, options):
                continue
            if not _concerned(context, parts, options):
                continue
            others = (entry for code in codes for entry in narrow.get(code, ()))
            if any(parts.strict in of and _concerned(context, parts, its) for of, its in others):
                continue
            if options.get("gap", (0,))[0]:
                place = _sentence(context, parts)
                if place in told or place in _plainly_wrong(context):
                    continue
                found = list(judge(rule, context, parts))
                told |= {place} if found else set()
                yield from found
                continue
            yield from judge(rule, context, parts)

    del form
    return check


def _left_out(context: Context, whole: Quantity, options: Any) -> bool:
    """Whether the words before the whole say that another rule looks at it."""
    if "unless" not in options:
        return False
    text = context.sections[whole.section].flow.text
    return bool(compiled(options["unless"]).search(text[max(whole.at - 20, 0) : whole.at]))


def _concerned(context: Context, parts: Parts, options: Any) -> bool:
    """Whether the words around the whole and those of every part are such as the rule is about."""
    if "about" not in options and "members" not in options:
        return True
    text, whole = context.sections[parts.section].flow.text, parts.whole
    if "about" in options:
        first = min(whole.at, parts.parts[0].at)
        around = _SENTENCE.split(text[max(first - 30, 0) : whole.at])[-1] + "#" + text[whole.stop : whole.stop + 16]
        if not compiled(options["about"]).search(around):
            return False
    if "members" not in options:
        return True
    members = compiled(options["members"])
    return all(members.search(_label(text, part)) for part in parts.parts)


def _label(text: str, part: Quantity) -> str:
    """What a part is called: the words before its number, or behind it where there are none."""
    before = words_before(text, part.at, 24, _MARK)
    return before or _MARK.split(text[part.stop : part.stop + 16], maxsplit=1)[0]


def _sentence(context: Context, parts: Parts) -> tuple[str, int]:
    """The sentence of a whole, as its section and where it ends."""
    text, stop = context.sections[parts.section].flow.text, parts.whole.stop
    end = text.find("。", stop, stop + LONGEST)
    return parts.section, end if end >= 0 else min(stop + LONGEST, len(text))


def _plainly_wrong(context: Context) -> set[tuple[str, int]]:
    """The sentences in which parts are plainly too many."""
    return context.once("too many", lambda: {_sentence(context, its) for its in context.report.parts if _wrong(its)})


def _wrong(parts: Parts) -> bool:
    """Whether the parts are plainly too many: what other rules tell."""
    most = _bounds(parts.whole)[1]
    return most is not None and (
        any(_above(parts.whole, part) for part in parts.parts) or (parts.strict != "some" and _total(parts)[0] > most)
    )


def _bounds(quantity: Quantity) -> tuple[Any, Any]:
    """The least and the most that a number can mean: 余 is at least, 近 at most, 约 a tenth either way, 12.36万 rounded.

    None: there is no bound. Counts written out are exact.
    """
    number: Any = quantity.number
    half = quantity.half
    slack = half if half > 1 else 0
    if not quantity.approximate:
        return number - slack, number + slack
    if _AT_LEAST.search(quantity.written):
        return number, number + slack + 10 ** _zeros(number)
    if _AT_MOST.search(quantity.written):
        return None, number + slack
    tenth = abs(number) // 10 + 1
    return number - tenth - slack, (None if _RANGE.search(quantity.written) else number + tenth + slack)


def _zeros(number: Any) -> int:
    """How many noughts a number ends in: 300余 is less than 400."""
    digits = str(int(number))
    return len(digits) - len(digits.rstrip("0"))


def _total(parts: Parts) -> tuple[Any, Any]:
    """The bounds of all parts together."""
    lows, highs = zip(*(_bounds(part) for part in parts.parts), strict=True)
    return sum(low or 0 for low in lows), None if None in highs else sum(highs)


def _above(whole: Quantity, part: Quantity) -> bool:
    low, high = _bounds(part)[0], _bounds(whole)[1]
    return low is not None and high is not None and low > high


def _exceeds(rule: Rule, context: Context, parts: Parts) -> Iterator[Finding]:
    whole = parts.whole
    above = [part for part in parts.parts if _above(whole, part)]
    if above:
        part = max(above, key=lambda part: part.number)
        yield _finding(rule, context, parts, part, part.number - whole.number, (part.start, part.end))


def _sum(rule: Rule, context: Context, parts: Parts) -> Iterator[Finding]:
    whole = parts.whole
    if any(_above(whole, part) for part in parts.parts):
        return
    low, high = _total(parts)
    least, most = _bounds(whole)
    over = most is not None and low > most
    under = least is not None and high is not None and high < least and not any(p.approximate for p in parts.parts)
    under = under and len(parts.parts) > 1
    if not over and (not under or rule.options["fault"] == "over"):
        return
    difference = sum(part.number for part in parts.parts) - whole.number
    text = context.sections[parts.section].flow.text
    fees = "费" in words_before(text, whole.at, 40, _SENTENCE)
    channels = all(_CHANNEL.search(_label(text, part)) for part in parts.parts)
    known = received(context) if channels else totals(context)
    all_in_one = any(part.number == whole.number for part in parts.parts)  # 38件(新收38件、结转3件) are no others
    if whole.unit in _CASES and not fees and difference + whole.number in known and not all_in_one:
        return  # the parts are those of another number, which the sentence does not give
    if not over and "gap" in rule.options:
        lowest, highest = rule.options["gap"]
        share = -difference * 100
        if share <= (lowest or 0) * whole.number or (highest is not None and share > highest * whole.number):
            return
    yield _finding(rule, context, parts, parts.parts[0], difference, (whole.start, whole.end))


def _finding(
    rule: Rule, context: Context, parts: Parts, part: Quantity, difference: Any, span: tuple[int, int]
) -> Finding:
    whole = parts.whole
    total = sum(part.number for part in parts.parts)
    single = rule.options["fault"] == "exceeds"
    words = {
        "whole": plain(whole.number),
        "unit": whole.unit,
        "part": plain(part.number),
        "parts": " + ".join(plain(part.number) for part in parts.parts),
        "sum": plain(total),
        "difference": plain(abs(difference)),
    }
    related = [Place(part.start, part.end, f"其中 {plain(part.number)}{part.unit}") for part in parts.parts]
    if single:
        related = [Place(whole.start, whole.end, f"总数 {plain(whole.number)}{whole.unit}")]
    return rule.finding(
        span,
        context.section_title(parts.section),
        words,
        expected=plain(whole.number) if single else plain(total),
        actual=plain(part.number) if single else plain(whole.number),
        difference=plain(difference) if single else plain(-difference),
        related=tuple(related),
    )
