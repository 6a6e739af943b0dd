"""The rules as pages: the list of all, one explained, what became of their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.output import SEVERITY_WORDS, clean
from reportlint.output.canvas import SEVERITY_STYLES, line, written
from reportlint.output.cells import cut, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.output import Style
    from reportlint.output.canvas import Line
    from reportlint.values import Form

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


def listing(rules: Sequence[Rule], style: Style) -> str:
    """Every rule on a line, by category."""
    return written(_listing(rules, style), style)


def _listing(rules: Sequence[Rule], style: Style) -> Iterator[Line]:
    codes = max((len(rule["code"]) for rule in rules), default=0)
    names = max((len(rule["name"]) for rule in rules), default=0)
    listed = [*CATEGORIES, *{rule["category"]: 0 for rule in rules if rule["category"] not in CATEGORIES}]
    for category in listed:
        own = [rule for rule in rules if rule["category"] == category]
        if not own:
            continue
        yield line((CATEGORIES.get(category, category), "bold"), (f"（{category}，{len(own)} 条）", "dim"))
        for rule in own:
            lead = f"  {pad(rule['code'], codes)}  "
            severity = SEVERITY_WORDS[rule["severity"]]
            after = f"  {pad(rule['name'], names)}  "
            words = _first_sentence(rule["explain"])
            room = style.width - width(lead + severity + after) if style.width else 0
            if style.width and room < 20:  # too narrow for the sentence beside it
                yield line((lead, "bold"), (severity, SEVERITY_STYLES[rule["severity"]]), (after, "dim"))
                yield line("    ", cut(words, style.width - 4))
            else:
                shown = cut(words, room) if room else words
                yield line((lead, "bold"), (severity, SEVERITY_STYLES[rule["severity"]]), (after, "dim"), shown)
        yield line("")
    yield line((f"共 {len(rules)} 条规则；详见 reportlint explain 编号", "dim"))


def _first_sentence(text: str) -> str:
    sentence = clean(text).strip()
    return sentence[: sentence.index("。")] if "。" in sentence else sentence


# ------------------------------------------------------------------------------------------------------- one rule


def explain(rules: Sequence[Rule], style: Style) -> str:
    """The pages of some rules."""
    return written((text for rule in rules for text in _page(rule, style)), style)


def _page(rule: Rule, style: Style) -> Iterator[Line]:
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
    for title, key, mark, colour in (("有错的例子", "bad", "×", "red"), ("没有错的例子", "ok", "√", "green")):
        yield line("")
        yield line((title, colour))
        for example in rule["examples"][key]:
            for index, words in enumerate(_example(example, style.forms)):
                yield from _indented(words, f"  {mark} " if not index else "    ", style)
    yield line("")
    yield line((f"写在 {rule['file']} 第 {rule['line']} 行", "dim"))
    yield line("")


def _titled(title: str, words: str, style: Style) -> Iterator[Line]:
    first, *more = wrap(words, (style.width or _TEXT) - 6)
    yield line((f"{title}  ", "bold"), first)
    for text in more:
        yield line("      ", text)


def _indented(words: str, lead: str, style: Style) -> Iterator[Line]:
    for index, text in enumerate(wrap(words, (style.width or _TEXT) - width(lead))):
        yield line(lead if not index else " " * width(lead), text)


def _example(example: Mapping[str, Any], forms: Mapping[str, Form]) -> Iterator[str]:
    """What an example changes in a sound report, a line for each change."""
    if "snippet" in example:
        yield from str(example["snippet"]).strip().split("\n")
        return
    edition = example.get("edition") or next(
        (name for key in ("set", "section", "add") for name in reversed(list(example.get(key, ())))), ""
    )
    if "year" in example or "edition" in example:
        yield f"{example.get('year') or example['edition']} 年度报告"
    for key, lead in (("title", "标题："), ("date", "落款日期："), ("text", "全文：")):
        if key in example:
            yield lead + " ".join(example[key].split())
    form = forms.get(edition)
    for table, row, column, value in example.get("set", {}).get(edition, ()):
        yield f"{_address(table, row, column, form)} = {value or '（空）'}"
    for old, new in example.get("replace", ()):
        yield f"“{old}” 改为 “{new}”" if new else f"删去 “{old}”"
    for key, verb in (("section", "只写"), ("add", "添上")):
        for section, body in example.get(key, {}).get(edition, ()):
            yield f"“{_section(section, form)}”{verb}：{' '.join(body.split()) or '（空）'}"


def _address(table: str, row: str, column: str, form: Form | None) -> str:
    known = next((each for each in form.tables.values() if table in (each.id, each.name)), None) if form else None
    if not known:
        return f"{table}.{row}.{column}"
    names = [known.name, known.names.get(row, row)]
    if len(known.rows.get(row, ())) > 1:
        names.append(known.names.get(column, column))
    return ".".join(names)


def _section(wanted: str, form: Form | None) -> str:
    return next((section.name for section in form.sections if section.id == wanted), wanted) if form else wanted


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
