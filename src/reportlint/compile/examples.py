"""Reads the examples of a rule: short patches of a sound report, or whole texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.compile.names import COLUMN, ROW, axis, look_up, sections, tables
from reportlint.compile.yamlpos import Items, Mapping, Text, nearest
from reportlint.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Lookup

    from reportlint.values import Form

CHANGES = {
    "text": "整份报告的文字，不用样本报告",
    "set": "改表中的格：{表三.总计.自然人: 5}；一行只有一列的，只写到行",
    "blank": "把整张表的数都删去：表三",
    "zero": "把整张表的数都填成 0：表三",
    "replace": "改第一处这样的文字：{原来的: 改成的}",
    "section": "把一个部分的正文整个换掉：{六: 无。}",
    "add": "在一个部分的末尾加一段话：{一: 这句话。}",
    "title": "换标题；机关、年度由它来定",
    "date": "换落款日期",
}
"""What an example may change in the sound report of an edition."""
KEYS = {
    **CHANGES,
    "edition": "只用这一版的样本报告，例如 2021；不写则规则适用的各版都试",
    "year": "当作哪一年度的报告，例如 2023",
    "expect": "bad 里写：报出的话或者所指的原文里要有这几个字",
}
"""All that may stand in an example."""


def compile_examples(node: Any, editions: list[str], forms: Lookup[str, Form]) -> dict[str, list[dict[str, Any]]]:
    """`bad` and `ok`, each a list of examples as data; raises RuleError when one of them is missing or empty."""
    if not isinstance(node, Mapping):
        node.fail("examples 下面写 bad 和 ok")
    for key in node:
        if key not in ("bad", "ok"):
            key.fail(f"examples 里不能写“{key}”", nearest(key, ("bad", "ok")))
    found = {}
    for key in ("bad", "ok"):
        items = node.get(key)
        if not isinstance(items, Items) or not items:
            if isinstance(items, Text | Mapping) and items:
                items.fail(f"{key} 下面是一列例子，每个例子前面写“- ”")
            place = node if items is None else items
            place.fail(f"examples 缺少 {key}：至少写一个{'有错的' if key == 'bad' else '没有错的'}例子")
        found[key] = [_example(item, editions, forms) for item in items]
    return found


def _example(item: Any, editions: list[str], forms: Lookup[str, Form]) -> dict[str, Any]:
    if isinstance(item, Text):
        if not item.strip():
            item.fail("例子不能是空的")
        return {"line": item.line, "snippet": str(item)}
    if not isinstance(item, Mapping):
        item.fail("一个例子是一段话，或者一组改动")
    for key in item:
        if key not in KEYS:
            key.fail(f"例子里不能写“{key}”", nearest(key, KEYS))
    if not any(key in item for key in CHANGES):
        item.fail("例子里没有写要改什么", "可以写：" + "、".join(CHANGES))
    edition = item.get("edition")
    if edition is not None and edition not in editions:
        edition.fail(f"这条规则不用于“{edition}”版", "可用的有：" + "、".join(editions))
    year = item.get("year")
    if year is not None and not re.fullmatch(r"20\d\d", _word(year)):
        year.fail("这里写四位的年份，例如 2023")
    chosen = [str(edition)] if edition else editions
    found: dict[str, Any] = {"line": item.line}
    for key, value in item.items():
        if key == "set":
            found["set"] = _each(_addresses, value, chosen, forms)
        elif key in ("section", "add"):
            found[str(key)] = _each(_bodies, value, chosen, forms)
        elif key == "replace":
            found["replace"] = _replacements(value)
        elif key in ("blank", "zero"):
            found[str(key)] = look_up(_word(value), tables(forms[chosen[0]]))[0]
        else:
            found[str(key)] = str(_word(value))
    return found


def _word(value: Any) -> Text:
    if not isinstance(value, Text):
        value.fail("这里要写一个词或一段话")
    word: Text = value
    return word


def _each(read: Callable[[Any, Form], Any], value: Any, chosen: list[str], forms: Lookup[str, Form]) -> dict[str, Any]:
    """What an example changes in the form of each edition. Where one edition alone has not what it names, that is said."""
    found: dict[str, Any] = {}
    mistakes: dict[str, RuleError] = {}
    for edition in chosen:
        try:
            found[edition] = read(value, forms[edition])
        except RuleError as mistake:
            mistakes[edition] = mistake
    for edition, first in mistakes.items():
        if found:
            others = "、".join(found)
            first.hint = f'{edition} 版的样本报告里没有，{others} 版有：这个例子加上 edition: "{[*found][-1]}"'
        raise first
    return found


def _pairs(value: Any) -> list[tuple[Text, Text]]:
    if not isinstance(value, Mapping) or not value:
        value.fail("这里写“原来的: 改成的”，每行一个")
    for replacement in value.values():
        if not isinstance(replacement, Text):
            replacement.fail("这里要写一个词或一段话")
    return list(value.items())


def _replacements(value: Any) -> list[list[str]]:
    return [[str(old), str(new)] for old, new in _pairs(value)]


def _bodies(value: Any, form: Form) -> list[list[str]]:
    return [[look_up(name, sections(form))[0], str(body)] for name, body in _pairs(value)]


def _addresses(value: Any, form: Form) -> list[list[str]]:
    found = []
    for address, written in _pairs(value):
        parts = address.split(".")
        if len(parts) not in (2, 3):
            address.fail("地址写作 表.行.列")
        words = [_part(address, part) for part in parts]
        table = form.tables[look_up(words[0], tables(form))[0]]
        row = look_up(words[1], axis(table, ROW))[0]
        column = look_up(words[2], axis(table, COLUMN))[0] if len(words) == 3 else table.rows[row][0]
        if column not in table.rows[row]:
            address.fail(f"“{words[1]}”一行没有“{words[2]}”这一列")
        found.append([table.id, row, column, str(written)])
    return found


def _part(address: Text, part: str) -> Text:
    word = Text(part)
    offset = address.index(part)
    word.file, word.line, word.column = address.file, address.line, address.column + offset
    word.inner = address.inner and address.inner + offset
    return word
