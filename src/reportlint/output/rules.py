"""The rules as pages: the list of all, one explained, what became of their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.output import SEVERITY_WORDS, clean
from reportlint.output.canvas import SEVERITY_STYLES, line, written
from reportlint.output.cells import cut, pad, width, wrap
from reportlint.output.examples import changes
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.output import Style
    from reportlint.output.canvas import Line

    Rule = Mapping[str, Any]

CATEGORIES = {
    "structure": "结构：部分、行、列齐全有序",
    "format": "格式：版本、表头、标签",
    "value": "取值：单元格里能写什么",
    "balance": "勾稽：表内的等式",
    "unit": "单位：元、万元、亿元",
    "consistency": "一致：正文与表格、前后说法",
    "timing": "时间：日期与年份",
    "basis": "依据：法规、文号、机关名称",
    "wording": "文字",
    "series": "跨文件",
}
FIXES = {"safe": "照抄规定的写法，--fix 可以改正", "suggested": "给出改法，由人决定，不自动改"}
_TEXT = 100
"""Cells of running text when the width is not bounded."""


def listing(
    rules: Sequence[Rule], style: Style, before: Sequence[Rule] = (), profiles: Mapping[str, Any] | None = None
) -> str:
    """Every rule on a line, by category. `before`: the rules without any profile, so that what one does is marked;
    `profiles`: those that there are.
    """
    return written([*_listing(rules, style, before or rules), *_profiles(profiles or {})], style)


def _listing(rules: Sequence[Rule], style: Style, before: Sequence[Rule]) -> Iterator[Line]:
    former = {rule["name"]: rule["severity"] for rule in before}
    on = {rule["name"] for rule in rules}
    off = [rule for rule in before if rule["name"] not in on]
    shown = [_row(rule, former, on) for rule in (*rules, *off)]
    sizes = [max(map(width, column)) for column in zip(*(row[:4] for row in shown), strict=True)]
    listed = [*CATEGORIES, *{row.rule["category"]: 0 for row in shown if row.rule["category"] not in CATEGORIES}]
    for category in listed:
        own = [row for row in shown if row.rule["category"] == category]
        if not own:
            continue
        count = sum(row.rule["name"] in on for row in own)
        yield line((CATEGORIES.get(category, category), "bold"), (f"（{category}，{count} 条）", "dim"))
        for row in own:
            yield from _written(row, sizes, style)
        yield line("")
    marks = [row.mark for row in shown]
    if any(mark.strip() for mark in marks):
        words = "，".join(f"{mark} {name} {marks.count(mark)} 条" for mark, name in MARKS.items() if mark in marks)
        yield line((f"地方要求：{words}", "bold"))
    yield line((f"共 {len(rules)} 条规则；详见 reportlint explain 编号", "dim"))


class _Row(NamedTuple):
    """A rule in the list: what a profile does to it, its code, severities and name."""

    mark: str
    code: str
    severity: str
    name: str
    rule: Rule


MARKS = {"+": "增加", "→": "改动", "×": "停用"}
"""What a profile may do to a rule."""


def _row(rule: Rule, former: Mapping[str, str], on: set[str]) -> _Row:
    name, severity = rule["name"], SEVERITY_WORDS[rule["severity"]]
    if name not in on:
        mark = "×"
    elif name not in former:
        mark = "+"
    elif former[name] != rule["severity"]:
        mark, severity = "→", f"{SEVERITY_WORDS[former[name]]}→{severity}"
    else:
        mark = ""
    return _Row(mark, rule["code"], severity, name, rule)


def _written(row: _Row, sizes: Sequence[int], style: Style) -> Iterator[Line]:
    tint = "dim" if row.mark == "×" else SEVERITY_STYLES[row.rule["severity"]]
    lead = f"{pad(row.mark, max(sizes[0], 1))} {pad(row.code, sizes[1])}  "
    severity, after = pad(row.severity, sizes[2]), f"  {pad(row.name, sizes[3])}  "
    words = _first_sentence(row.rule["explain"])
    room = style.width - width(lead + severity + after) if style.width else 0
    if style.width and room < 20:  # too narrow for the sentence beside it
        yield line((lead, "bold"), (severity, tint), (after, "dim"))
        yield line("    ", cut(words, style.width - 4))
    else:
        yield line((lead, "bold"), (severity, tint), (after, "dim"), cut(words, room) if room else words)


def _profiles(profiles: Mapping[str, Any]) -> Iterator[Line]:
    if not profiles:
        return
    yield line("")
    yield line(("地方要求", "bold"), ("（平时不核对，加 --profile 名称 才核对）", "dim"))
    size = max(map(width, profiles))
    for name, profile in sorted(profiles.items()):
        yield line("  ", (pad(name, size), "bold"), f"  {profile['title']}  ", (effect(profile), "dim"))


def effect(profile: Mapping[str, Any]) -> str:
    """What a profile does, in figures."""
    severities = list(profile["severity"].values())
    off = severities.count("off")
    parts = (
        ("在 {} 的基础上", profile["extends"]),
        ("增加 {} 条", len(profile["rules"])),
        ("改动 {} 条", len(severities) - off),
        ("停用 {} 条", off),
    )
    return "，".join(words.format(count) for words, count in parts if count)


def _first_sentence(text: str) -> str:
    sentence = clean(text).strip()
    return sentence[: sentence.index("。")] if "。" in sentence else sentence


# ------------------------------------------------------------------------------------------------------- one rule


def explain(rules: Sequence[Rule], style: Style, profiles: Mapping[str, Any] | None = None) -> str:
    """The pages of some rules, with what the profiles make of them."""
    return written((text for rule in rules for text in _page(rule, style, profiles or {})), style)


def _page(rule: Rule, style: Style, profiles: Mapping[str, Any]) -> Iterator[Line]:
    tint = SEVERITY_STYLES[rule["severity"]]
    yield line((f"{SEVERITY_WORDS[rule['severity']]} {rule['code']}", tint), "  ", (rule["name"], "bold"))
    category = str(CATEGORIES.get(rule["category"], rule["category"])).partition("：")[0]
    yield line((f"{category}（{rule['category']}），适用 {'、'.join(rule['editions'])} 版格式", "dim"))
    yield line("")
    for paragraph in rule["explain"].strip().split("\n"):
        yield from _indented(paragraph, "", style)
    yield line("")
    for title, key in (("报出", "message"), ("依据", "basis")):
        yield from _titled(title, rule[key], style)
    if rule.get("fix"):
        yield from _titled("改法", FIXES[rule["fix"]], style)
    for words in local(rule, profiles):
        yield from _titled("地方", words, style)
    for title, key, mark, colour in (("有错的例子", "bad", "×", "red"), ("没有错的例子", "ok", "√", "green")):
        yield line("")
        yield line((title, colour))
        for example in rule["examples"][key]:
            for index, words in enumerate(changes(example, style.forms)):
                yield from _indented(words, f"  {mark} " if not index else "    ", style)
    yield line("")
    yield line((f"写在 {rule['file']} 第 {rule['line']} 行", "dim"))
    yield line("")


def local(rule: Rule, profiles: Mapping[str, Any]) -> Iterator[str]:
    """What profiles make of a rule, a sentence for each."""
    if own := rule.get("profile"):
        yield f"{profiles[own]['title']}的要求，加 --profile {own} 才核对" if own in profiles else own
    for name, profile in sorted(profiles.items()):
        severity = profile["severity"].get(rule["name"])
        if severity == "off":
            yield f"--profile {name}（{profile['title']}）不核对这一条"
        elif severity:
            yield f"--profile {name}（{profile['title']}）定为{SEVERITY_WORDS[severity]}"


def _titled(title: str, words: str, style: Style) -> Iterator[Line]:
    first, *more = wrap(words, (style.width or _TEXT) - 6)
    yield line((f"{title}  ", "bold"), first)
    for text in more:
        yield line("      ", text)


def _indented(words: str, lead: str, style: Style) -> Iterator[Line]:
    for index, text in enumerate(wrap(words, (style.width or _TEXT) - width(lead))):
        yield line(lead if not index else " " * width(lead), text)


# --------------------------------------------------------------------------------------------------------- examples


def examples(outcomes: Sequence[Any], style: Style) -> str:
    """What became of the examples: each that went wrong, then how many there were."""
    return written(_outcomes(outcomes, style), style)


def _outcomes(outcomes: Sequence[Any], style: Style) -> Iterator[Line]:
    wrong = [outcome for outcome in outcomes if outcome.problem]
    for outcome in wrong:
        kind = {"bad": "有错的例子", "ok": "没有错的例子"}.get(outcome.kind, outcome.kind)
        yield line(
            ("× ", "bold red"), (outcome.code, "bold"), f"  {outcome.rule}  ", (f"{outcome.file}:{outcome.line}", "dim")
        )
        yield from _indented(f"{kind}（{outcome.edition} 版）：{outcome.problem}", "  ", style)
    rules = len({outcome.rule for outcome in outcomes})
    if wrong:
        words = f"不通过：{rules} 条规则的 {len(outcomes)} 个例子中，{len(wrong)} 个不对"
        yield line((words, "bold red"))
    else:
        yield line((f"通过：{rules} 条规则的 {len(outcomes)} 个例子", "bold green"))
