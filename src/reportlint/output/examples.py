"""Says in words what an example of a rule changes in a sound report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.values import Form

LONG = 160
"""Characters of a text that are shown; an example that is about length need not be read whole."""
WHOLE = {"blank": "全部留空", "zero": "全部填 0"}


def changes(example: Mapping[str, Any], forms: Mapping[str, Form]) -> Iterator[str]:
    """A line for each change; a sentence that is added to the report, as it is."""
    if "snippet" in example:
        yield from map(shortened, str(example["snippet"]).strip().split("\n"))
        return
    edition = example.get("edition") or next(
        (name for key in ("set", "section", "add") for name in reversed(list(example.get(key, ())))), ""
    )
    form = forms.get(edition)
    if "year" in example or "edition" in example:
        yield f"{example['year']} 年度的报告：" if "year" in example else f"{example['edition']} 版格式的报告："
    for key, lead in (("title", "标题写成："), ("date", "落款日期写成："), ("text", "全文：")):
        if key in example:
            yield lead + shortened(example[key])
    for table, row, column, value in example.get("set", {}).get(edition, ()):
        yield f"{_address(table, row, column, form)}{f'填“{value}”' if value else '空着'}"
    for key, words in WHOLE.items():
        if key in example:
            yield f"{_table(example[key], form or next(iter(forms.values()), None))}{words}"
    for old, new in example.get("replace", ()):
        yield f"“{shortened(old)}”改为“{shortened(new)}”" if new else f"删去“{shortened(old)}”"
    for key, verb in (("section", "只写"), ("add", "添上")):
        for section, body in example.get(key, {}).get(edition, ()):
            yield f"“{_section(section, form)}”{verb}：{shortened(body) or '（空）'}"


def shortened(text: str) -> str:
    """A text on one line: its line ends and tabs told, not shown, and its end left out when it is long."""
    text = text.strip().replace("\n\n", "\n").replace("\n", "（换行）").replace("\t", "（下一格）")
    return text if len(text) <= LONG else f"{text[: LONG - 40]}……（共 {len(text)} 字）"


def _address(table: str, row: str, column: str, form: Form | None) -> str:
    known = next((each for each in form.tables.values() if table in (each.id, each.name)), None) if form else None
    if not known:
        return f"{table}.{row}.{column}"
    found = f"{known.name}“{known.names.get(row, row)}”一行"
    return f"{found}“{known.names.get(column, column)}”一列" if len(known.rows.get(row, ())) > 1 else found


def _table(wanted: str, form: Form | None) -> str:
    return next((each.name for each in form.tables.values() if each.id == wanted), wanted) if form else wanted


def _section(wanted: str, form: Form | None) -> str:
    return next((section.name for section in form.sections if section.id == wanted), wanted) if form else wanted
