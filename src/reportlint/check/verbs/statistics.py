"""statistics: the labelled numbers of the annexed statistical table, against each other and against the prose."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from reportlint.check.annexed import annexed, items, parts_of
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option, groups_of
from reportlint.check.stretches import around
from reportlint.check.words import plain as shown
from reportlint.regex import named
from reportlint.values import ASIDE, Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.check.annexed import Item
    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Form, Section, Unverified

    Stated = tuple[int, int, int]
    """A number, and where it is said."""

ABOUT = "2018 年度以前的附表（统计表）：各分项之和，与正文的数"
OPTIONS = {
    "whole": Option("regexes", required=True, help="统计表里的一项，例如 whole: 收到申请数"),
    "parts": Option("named", help="它的各个分项，例如 parts: {当面: 当面申请数, 网络: 网络申请数}"),
    "also": Option("regexes", help="也要加上的别的分项"),
    "inner": Option("regexes", help="夹在中间、不加的分项"),
    "said": Option("claims", help="与正文的哪种说法核对，例如 said: 收到申请"),
    "prose": Option("regexes", help="与正文怎样的话核对，数写作 (?P<数>\\d+)"),
    "of": Option("sections", help="prose 只看这几章，例如 of: 依申请公开政府信息"),
    "unless": Option("regexes", help="句中有这些词的不核对"),
}
REQUIRES_ONE = ("parts", "said", "prose")
DEMANDS = {"also": ("parts",), "inner": ("parts",), "of": ("prose",), "unless": ("prose",)}
PLACEHOLDERS = {
    "whole": "统计表里那一项的名称",
    "value": "统计表里的数",
    "parts": "各个分项的数，以 + 相连",
    "sum": "各个分项之和",
    "difference": "相差多少",
    "text": "正文的原话",
    "said": "正文说的数",
}
FILLS = {"parts": "parts", "sum": "parts", "text": "said|prose", "said": "said|prose"}
_NUMBER = "数"
"""The groups of `prose` whose names begin so hold what is said."""
_pattern = named({"elsewhen": r"上一?年|去年|历年|截[至止]|以来|自20\d\d年", "year": r"20\d\d(?=年)"})


def mistakes(options: Mapping[str, Any], _: Form) -> Iterator[tuple[str, str]]:
    """Two things to compare with, and patterns that do not say where their number is."""
    if "parts" in options and ("said" in options or "prose" in options):
        yield "parts", "parts 不能和 said、prose 写在一起"
    if "prose" in options and not any(name.startswith(_NUMBER) for name in groups_of(options["prose"]["pattern"])):
        yield "prose", f"prose 里没有 (?P<{_NUMBER}>…)，不知道说的是多少"


def wakes(_: object) -> list[list[str]]:
    """The statistical table."""
    return [["section", "annex"]]


def prepare(rule: Rule, form: Form, shared: dict[Any, Any]) -> Check:
    """With `parts`, a finding where they do not make up the whole; else one where the prose says another number than
    the table, and nowhere the same. Where `whole` has groups, each is a row of its own, and so named in `prose`."""
    options = rule.options
    parts = [data["pattern"] for data in options.get("parts", {}).values()]
    also, inner = (options[key]["pattern"] if key in options else "" for key in ("also", "inner"))

    def check(context: Context) -> Iterator[Finding | Unverified]:
        plain, annex = context.report.source.plain, context.sections["annex"]
        table = context.once("statistics", lambda: annexed(plain, annex.start, annex.body_end))
        found = items(table, options["whole"]["pattern"])
        if "parts" in options:
            for _, whole in islice(found, 1):
                yield from _sum(rule, context, whole, *parts_of(table, whole, parts, also, inner))
            return
        wholes: dict[str, Item] = {}
        for row, whole in found:
            wholes.setdefault(row, whole)
        if wholes:
            said = _said(rule, context)
            for row, whole in wholes.items():
                yield from _compared(rule, context, whole, said.get(row, ()))

    del form, shared
    return check


def _sum(
    rule: Rule, context: Context, whole: Item, items: list[Item], complete: bool
) -> Iterator[Finding | Unverified]:
    if len(items) < 2:
        return
    if whole.number is None or any(item.number is None for item in items):
        blank = all(item.blank or item.number is not None for item in items)
        if blank and whole.number == sum(item.number or 0 for item in items):
            return
        reason = f"统计表“{whole.label}”或其分项的数没有读清，未参与核对"
        yield rule.undecided(reason, whole.start)
        return
    numbers = [item.number or 0 for item in items]
    difference = whole.number - sum(numbers)
    if not difference or (difference > 0 and not complete):
        return
    words = {
        "whole": whole.label,
        "value": shown(whole.number),
        "parts": " + ".join(shown(number) for number in numbers),
        "sum": shown(sum(numbers)),
        "difference": shown(abs(difference)),
    }
    yield rule.finding(
        (whole.start, whole.end),
        context.section_title("annex"),
        words,
        expected=shown(sum(numbers)),
        actual=shown(whole.number),
        difference=shown(difference),
        related=tuple(Place(item.start, item.end, f"{item.label} = {shown(item.number)}") for item in items),
    )


def _said(rule: Rule, context: Context) -> dict[str, list[Stated]]:
    """What the prose says in numbers, by the group of `whole` that is the row."""
    options = rule.options
    found: dict[str, list[Stated]] = {}
    for name in options.get("said", ()):
        for claim in context.claims.get(name, ()):
            if (
                not claim.approximate
                and claim.scope == ""
                and not (claim.rows or claim.columns)
                and claim.number == int(claim.number)
            ):
                found.setdefault("", []).append((int(claim.number), claim.start, claim.end))
    if "prose" in options:
        for section in _chapters(options, context):
            for match in compiled(options["prose"]).finditer(section.flow.text):
                if _of_the_year(options, context, match):
                    groups = {name: text for name, text in match.groupdict().items() if text is not None}
                    number = next(groups.pop(name) for name in [*groups] if name.startswith(_NUMBER))
                    place = section.flow.span(*match.span())
                    found.setdefault("".join(groups), []).append((int(number.replace(",", "")), *place))
    return found


def _chapters(options: Any, context: Context) -> list[Section]:
    if "of" in options:
        return [section for name in options["of"] for section in context.chapters.get(name, ())]
    return [section for section in context.report.sections if section.id not in ASIDE]


def _of_the_year(options: Any, context: Context, match: re.Match[str]) -> bool:
    """Whether the sentence is, up to the number, of the report's year alone."""
    start, _ = around(match.string, match.end() - 1, match.end(), "。；;\n")
    sentence = match.string[start : match.end()]
    if _pattern("elsewhen").search(sentence) or ("unless" in options and compiled(options["unless"]).search(sentence)):
        return False
    years = _pattern("year").findall(sentence)
    return not years or not context.year or int(years[-1]) == context.year


def _compared(rule: Rule, context: Context, whole: Item, found: Sequence[Stated]) -> Iterator[Finding]:
    """The prose says other numbers of this than the table, and nowhere the same."""
    if whole.number is None or not found or any(number == whole.number for number, _, _ in found):
        return
    if sum({start: number for number, start, _ in found}.values()) == whole.number:
        return  # told in parts
    number, start, end = found[0]
    words = {
        "whole": whole.label,
        "value": shown(whole.number),
        "text": " ".join(context.report.source.text[start:end].split()),
        "said": shown(number),
        "difference": shown(abs(number - whole.number)),
    }
    where = context.section_title(context.section_at(start))
    related = (Place(whole.start, whole.end, f"统计表 {whole.label} = {shown(whole.number)}"),)
    yield rule.finding((start, end), where, words, expected=shown(whole.number), actual=shown(number), related=related)
