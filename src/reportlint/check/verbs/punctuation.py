"""punctuation: brackets and quotation marks without a partner, and half-width signs strayed among full-width ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.schema import Option
from reportlint.check.stretches import around
from reportlint.regex import regex
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.check.context import Context
    from reportlint.check.plan import Check, Rule
    from reportlint.values import Finding, Flow, Form, Unverified

ABOUT = "括号、引号不成对，全角文字里混入半角标点"
OPTIONS = {
    "fault": Option(
        "choice",
        required=True,
        choices=("unpaired", "narrow"),
        help="unpaired：括号、引号不成对；narrow：混入了半角标点",
    ),
}
PLACEHOLDERS = {"text": "前后的话", "sign": "那个符号", "partner": "缺的另一半，或者应有的全角符号", "count": "有几处"}
PAIRS = (("(", ")"), ("“", "”"), ("《", "》"), ("〈", "〉"), ("「", "」"), ("『", "』"))
_NUMBER = regex(r"(?:^|[^0-9A-Za-z一-龥/.:~—-]|(?<!\d):)(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])$")
"""What stands before the bracket of a numbering that has only one: 1) 2) 3)."""
_FURNITURE = regex(r"字[体号]|打印|分享|浏览|点击|收藏|关闭|扫一扫")
_ENDS = ("head", "closing")
"""Sections in which the page's own lines stand: 【字体：大 中 小】."""
_WRITTEN = {"[": "]", "【": "】", "〔": "〕", "〖": "〗", "［": "］"}
"""Other brackets than those that all are narrowed to, with their partners."""
_FARTHEST, _BREAKS = 300, 3
"""A pair encloses no more characters, and no more ends of paragraphs (a contact in lines of its own)."""
_AROUND = 12
_LINE = 60
"""So far to either side a line of the page is looked at."""
_FULL = {",": "，", ";": "；", ":": "："}
_RARE, _USUAL = 2, 12
"""So few half-width signs among so many full-width ones have strayed; more are the style of the page."""


def prepare(rule: Rule, form: Form, shared: dict[object, object]) -> Check:
    """One finding a report, for the first place, the others beside it. Sections that hold a table are passed over:
    what is left of a table there is no prose."""
    tables = form.tabled
    faulty = _unpaired if rule.options["fault"] == "unpaired" else _narrow

    def check(context: Context) -> Iterator[Finding | Unverified]:
        flows = [(section.id, section.flow) for section in context.spoken if section.id not in tables]
        found = list(faulty(context, flows))
        if found:
            yield _finding(rule, context, found)

    del shared
    return check


def _unpaired(context: Context, flows: list[tuple[str, Flow]]) -> Iterator[tuple[str, Flow, int]]:
    """Brackets and quotation marks whose partner is nowhere near."""
    source = context.report.source.text
    for name, flow in flows:
        text = flow.text
        alone: list[int] = []
        other = {m.start() for m in regex("[()]").finditer(text) if source[flow.at(m.start())] not in "()（）"}
        for left, right in PAIRS:
            if text.count(left) or text.count(right):
                alone += _alone(text, left, right, other)
        if name in _ENDS:
            alone = [at for at in alone if not _FURNITURE.search(text, *around(text, at, at, "\n", _LINE))]
        yield from ((name, flow, at) for at in sorted(alone))


def _alone(text: str, left: str, right: str, other: set[int]) -> list[int]:
    """Those of `left` and `right` without a partner. `other` are the brackets written in another way (〔〕), which rather go
    together: in (青林办〔20235号) it is 〔 that has none."""
    waiting: list[int] = []
    alone = []
    for match in regex(f"[{left}{right}]").finditer(text):
        at = match.start()
        if match.group() == left:
            waiting.append(at)
            continue
        numbered = right == ")" and _NUMBER.search(text, max(at - 4, 0), at)
        if numbered and (not waiting or at - waiting[-1] > 1 + len(numbered.group().lstrip("("))):
            continue
        if len(waiting) > 1 and (waiting[-1] in other) != (at in other) == (waiting[-2] in other):
            alone.append(waiting.pop())
        if waiting and at - waiting[-1] <= _FARTHEST and text.count("\n", waiting[-1], at) <= _BREAKS:
            waiting.pop()
        else:
            alone.append(at)
    return alone + waiting


def _narrow(context: Context, flows: list[tuple[str, Flow]]) -> Iterator[tuple[str, Flow, int]]:
    """Half-width , ; : between Chinese characters of a text that is written in full width."""
    source = context.report.source.text
    full = 0
    strays = []
    for name, flow in flows:
        if name == "head":  # what stands there is the page's as much as the author's
            continue
        for match in regex(r"[,;:](?<=[一-龥].)(?=[一-龥])").finditer(flow.text):
            if source[flow.at(match.start())] == match.group():
                strays.append((name, flow, match.start()))
                if len(strays) > _RARE:
                    return
            else:
                full += 1
    if full >= _USUAL:
        yield from strays


def _finding(rule: Rule, context: Context, found: list[tuple[str, Flow, int]]) -> Finding:
    pairs = (*PAIRS, *_WRITTEN.items())
    partners = dict(pairs) | {right: left for left, right in pairs} | _FULL
    name, flow, at = found[0]
    sign = flow.text[at]
    start, stop = max(at - _AROUND, 0), min(at + _AROUND, len(flow.text))
    start = flow.text.rfind("\n", start, at) + 1 or start
    stop = next((end for end in [flow.text.find("\n", at, stop)] if end >= 0), stop)
    written = context.quote(flow, at, at + 1)
    spans = [each.span(place, place + 1) for _, each, place in found]
    partner = partners.get(written, partners[sign])
    return rule.finding(
        spans[0],
        context.section_title(name),
        {
            "text": context.quote(flow, start, stop),
            "sign": written,
            "partner": {"(": "（", ")": "）"}.get(partner, partner),
            "count": len(found),
        },
        related=tuple(Place(*span, "又一处") for span in spans[1:]),
    )
