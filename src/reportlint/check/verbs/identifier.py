"""identifier: numbers that name a private person: identity cards, mobile telephones outside of the contact details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.patterns import compiled
from reportlint.check.schema import Option
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Flow, Form, Unverified

ABOUT = "个人的身份证号、手机号"
OPTIONS = {
    "kind": Option("choice", required=True, choices=("card", "mobile"), help="card（身份证号）或 mobile（手机号）"),
    "unless": Option("regexes", help="前面是这些词时，号码不是个人的，例如 unless: 统一社会信用代码|联系电话"),
    "but": Option("regexes", help="前面是这些词时，号码是个人的，不管 unless，例如 but: 申请人"),
}
DEMANDS = {"but": ("unless",)}
PLACEHOLDERS = {"text": "第一个号码，中间几位已遮去", "count": "有几个"}
_PATTERNS = {  # a figure first, then what may not stand before it: so `re` looks for figures alone
    "card": r"[1-9](?<![0-9A-Za-z].)\d{16}[0-9Xx](?![0-9A-Za-z])",
    "mobile": r"1(?<![0-9A-Za-z.+-]1)[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])",
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BEFORE, _BEHIND = 30, 14
_DAYS = 31
_DIGITS = regex(r"\d")


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding for all; the numbers are not printed in full."""
    options = rule.options
    pattern = _PATTERNS[options["kind"]]

    def check(context: Context) -> Iterator[Finding | Unverified]:
        found = []
        for section in context.spoken:
            text = section.flow.text
            for match in regex(pattern).finditer(text):
                if options["kind"] == "card" and not _is_card(match.group()):
                    continue
                before = text[max(match.start() - _BEFORE, 0) : match.start()].rpartition("。")[2]
                behind = text[match.end() : match.end() + _BEHIND].partition("。")[0]
                named = "but" in options and compiled(options["but"]).search(before)
                if "unless" in options and not named and compiled(options["unless"]).search(f"{before} {behind}"):
                    continue
                found.append((section.id, section.flow, match))
        if found:
            yield _finding(rule, context, found)

    del form, shared
    return check


def _is_card(number: str) -> bool:
    """Whether the region, the birthday and the check digit are such as an identity card has (GB 11643)."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not 11 <= int(number[:2]) <= 83 or not 1900 <= year <= 2100 or not 1 <= month <= 12 or not 1 <= day <= _DAYS:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECKS[total % 11] == number[17].upper()


def _finding(rule: Rule, context: Context, found: list[tuple[str, Flow, re.Match[str]]]) -> Finding:
    spans = [flow.span(*match.span()) for _, flow, match in found]
    number = found[0][2].group()
    masked = number[:3] + _DIGITS.sub("*", number[3:-4]) + number[-4:]
    return rule.finding(
        spans[0],
        context.section_title(found[0][0]),
        {"text": masked, "count": len(found)},
        related=tuple(Place(*span, "又一处") for span in spans[1:]),
    )
