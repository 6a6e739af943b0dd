"""answered: more things dealt with than there were: 收到来信120件，答复130件."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.clauses import Said, numbers, quote, span
from reportlint.check.patterns import compiled, needed
from reportlint.check.schema import Option
from reportlint.check.words import plain
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Unverified

ABOUT = "办的比收的还多：收到来信120件，答复130件"
OPTIONS = {
    "first": Option("named", required=True, help="先有多少，例如 first: {来信: 收到|受理}"),
    "second": Option("named", required=True, help="其中办了多少，名称与 first 相同，例如 second: {来信: 答复|办结}"),
    "things": Option("regexes", required=True, help="是什么，例如 things: 来信|留言"),
    "units": Option("texts", required=True, help="只看这些单位的数，例如 units: [件, 条]"),
    "unless": Option("regexes", help="句中有这些词就不比较，例如 unless: 上年结转"),
    "among": Option("choice", choices=("yes",), help="yes：“其中”列出的部分也比较"),
}
PLACEHOLDERS = {
    "text": "说办了多少的原话",
    "first": "说先有多少的原话",
    "said": "办了多少",
    "unit": "单位",
    "difference": "多出多少",
}
_FILLER = "(?:已|均|都|全部|共|总共|共计|合计|计|累计|按时|按期|及时|依法|全年|其中|现已|目前|截至目前|实际|各类|有效)*"
_ALL = ("共", "总共", "合计", "总计", "累计", "全年共")
_APART = regex("[;；](?!其中|[包另]?[含括有]|上年|去年)")
"""What stands behind such a semicolon is about something else."""
_TAIL = "(?:了|率|数|数量|的|为|有|达|共|计|共计|合计|全部|总数)*$"


def needs(options: Mapping[str, Any], _: Form) -> list[str]:
    """Words one of which must stand where something came in."""
    return needed(options["first"].values())


def wakes(options: Mapping[str, Any]) -> list[list[str]]:
    """Numbers in the units that are asked for."""
    return [["unit", unit] for unit in options["units"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """One finding where a number of things answered is above what the same or the next sentence says came in."""
    options = rule.options
    units, among = frozenset(options["units"]), "among" in options
    behind = {name: regex(f"^{_FILLER}(?:{data['pattern']})") for name, data in options["second"].items()}

    def check(context: Context) -> Iterator[Finding | Unverified]:
        divided = {part for parts in context.report.parts for part in parts.parts}
        for listed in numbers(context).values():
            counts = [s for s in listed if s.quantity.unit in units and (among or s.quantity not in divided)]
            known: set[tuple[int, str, str]] = set()
            for index, said in enumerate(counts):
                name, word = _name(options["first"], said.before)
                again = said.low, word, said.quantity.unit
                if not name or said.quantity.approximate or again in known:
                    continue  # what comes in twice in a sentence is answered together
                known.add(again)
                answer = _answer(said, counts[index + 1 :], behind[name], options)
                if answer is not None:
                    yield _finding(rule, context, said, answer)

    del form, shared
    return check


def _name(patterns: Mapping[str, Any], words: str) -> tuple[str, str]:
    """The first of named patterns that `words` hold, and by which word."""
    found = ((name, compiled(data).search(words)) for name, data in patterns.items())
    return next(((name, match.group()) for name, match in found if match), ("", ""))


def _answer(said: Said, later: list[Said], behind: Any, options: Any) -> Said | None:
    """What the same sentence or the next one says was done with these things, if that is more than there were."""
    things = compiled(options["things"])
    named = things.findall(said.before) or _told(said, things, options)
    if not named or _mixed(said, said, options):
        return None
    thing = named[-1]
    total = said.quantity.number
    for other in later:
        between = said.text[said.quantity.stop : other.start]
        if other.low > said.high + 1 or "\n" in between or other.quantity.unit != said.quantity.unit:
            return None
        if _mixed(said, other, options):
            return None
        match = behind.match(other.before)
        if match is None:
            total += other.quantity.number  # something else that came in, or a part: its answers may be among them
            if other.quantity.approximate:
                return None
            continue
        rest = other.before[match.end() :]
        named = things.findall(rest)
        # a sentence of its own may speak of something else, unless it counts all up
        together = other.low == said.low or other.before.startswith(_ALL)
        same = named[-1] == thing if named else together and regex(_TAIL).match(rest) is not None
        if not same or other.quantity.approximate or other.quantity.number <= total or _clipped(other):
            return None
        return other
    return None


def _told(said: Said, things: Any, options: Any) -> list[str]:
    """What the sentence has named before a number that only a word leads to: 发放问卷500份，回收480份."""
    bare = any(compiled(data).fullmatch(said.before) for data in options["first"].values())
    named = things.findall(said.left) if bare else []
    return named if len(set(named)) == 1 else []


def _mixed(said: Said, other: Said, options: Any) -> bool:
    """Whether what is said from the one number to the other speaks of other years' things, too."""
    if "unless" not in options:
        return False
    low, end = said.low, _APART.search(said.text, other.quantity.stop, other.high)
    for match in _APART.finditer(said.text, low, said.start):
        low = match.end()
    return compiled(options["unless"]).search(said.text[low : end.start() if end else other.high]) is not None


def _clipped(said: Said) -> bool:
    """Whether the number is of persons' times or the like: 答复130件次 is no 130件."""
    return said.text.startswith(("次", "(次", "（次"), said.quantity.stop)


def _finding(rule: Rule, context: Context, first: Said, second: Said) -> Finding:
    here, there = second.quantity, first.quantity
    words = {
        "text": quote(context, second),
        "first": quote(context, first),
        "said": plain(here.number),
        "unit": here.unit,
        "difference": plain(here.number - there.number),
    }
    return rule.finding(
        span(context, second),
        context.section_title(here.section),
        words,
        expected=f"不超过 {plain(there.number)}{there.unit}",
        actual=f"{plain(here.number)}{here.unit}",
        difference=plain(here.number - there.number),
        related=(Place(*span(context, first), f"{plain(there.number)}{there.unit}"),),
    )
