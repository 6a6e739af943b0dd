"""Reads the values of options, each kind that a verb may declare by a function of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlint.check.patterns import needed
from reportlint.compile.expressions import Scope, compile_expression
from reportlint.compile.literals import literals
from reportlint.compile.names import COLUMN, ROW, axis, look_up, sections, tables
from reportlint.compile.patterns import check_pattern, filled, narrowed
from reportlint.compile.yamlpos import Items, Mapping, Text, akin, nearest
from reportlint.read.narrowing import narrow
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Lookup

    from reportlint.check.schema import Option
    from reportlint.compile.yamlpos import Node
    from reportlint.values import Form

PLACES = {
    "正文": "prose", "标题": "headings", "小标题": "subheadings", "表格": "tables", "全文": "text", "题目": "title",
}  # fmt: skip
"""Where a phrase may be looked for, besides the sections."""
YES, NO = ("yes", "true", "是"), ("no", "false", "否")
_RANGE = re.compile(r"(?=.*\d)(\d*)(?:\s*[-~至]\s*(\d*))?$")
_DATE = re.compile(r"(\d{1,2})-(\d{1,2})$")
CODE = re.compile(r"[A-Z][A-Z0-9]*-\d{2,3}")


class Words(NamedTuple):
    """What of the vocabulary rules may name: its claims, and its patterns, which are all that they come to."""

    claims: tuple[str, ...] = ()
    patterns: Lookup[str, str] = {}


class Env(NamedTuple):
    """What the options of one rule are compiled against."""

    form: Form
    words: Words
    node: Mapping
    table: str = ""
    each: str = ""


def text(value: Node) -> Text:
    """The words of a value; raises RuleError where it is no word or empty, as all readers do for what they cannot read."""
    if not isinstance(value, Text):
        value.fail("这里要写一个词或一句话")
    if not value.strip():
        value.fail("这里不能空着")
    return value


def texts(value: Any) -> list[Text]:
    """The words of a list and of the lists in it, or one alone."""
    return [word for item in value for word in texts(item)] if isinstance(value, Items) and value else [text(value)]


def _choice(value: Any, option: Option, _: Env) -> str:
    word = text(value)
    if word not in option.choices:
        word.fail(f"不能写“{word}”", nearest(word, option.choices))
    return str(word)


def _choices(value: Any, option: Option, env: Env) -> list[str]:
    return [_choice(word, option, env) for word in texts(value)]


def codes(value: Any, _: Any = None, __: Any = None) -> list[str]:
    """Codes of rules."""
    words = texts(value)
    for word in words:
        if not CODE.fullmatch(word):
            word.fail("这里写规则编号，例如 [STR-01, STR-04]")
    return [str(word) for word in words]


def _flag(value: Any, _: Option, __: Env) -> bool:
    word = text(value)
    if word not in YES + NO:
        word.fail("这里写 yes 或 no")
    return word in YES


def _number(value: Any, _: Option, __: Env) -> str:
    word = text(value)
    if not re.fullmatch(r"-?\d+(\.\d+)?", word):
        word.fail("这里要写一个数")
    return str(word)


def _range(value: Any, _: Option, __: Env) -> list[int | None]:
    """``3`` (from 3 on is ``3-``), ``1-10``, ``11-``, ``-5``."""
    word = text(value)
    match = _RANGE.match(word.strip())
    if not match:
        word.fail("范围写作 1-10，或者 11-（11 以上）")
    low, high = match.groups()
    least = int(low) if low else None
    most = least if high is None else int(high) if high else None
    if least is not None and most is not None and least > most:
        word.fail(f"范围写反了：{least} 大于 {most}")
    return [least, most]


def _date(value: Any, _: Option, __: Env) -> list[int]:
    word = text(value)
    match = _DATE.match(word.strip())
    if not match or not 1 <= int(match.group(1)) <= 12 or not 1 <= int(match.group(2)) <= 31:
        word.fail("日期写作 月-日，例如 01-31")
    return [int(match.group(1)), int(match.group(2))]


def _pattern(value: Any, env: Env | None) -> str:
    """A regular expression, checked, with those of the vocabulary in their places."""
    pattern = text(value)
    if env is not None:
        pattern = filled(pattern, env.words.patterns)
    check_pattern(pattern)
    return pattern


def _regex(value: Any, _: Option, env: Env) -> dict[str, Any]:
    """A pattern and the literals one of which must stand in any text that it matches (none: it may match anywhere)."""
    narrow = narrowed(_pattern(value, env))
    return {"pattern": narrow, "needs": [*literals(narrow)]}


def _words(value: Any, _: Option, __: Env) -> dict[str, Any]:
    """Plain words as a pattern, the longest first."""
    words = sorted({narrow(str(word)) for word in texts(value)}, key=lambda word: (-len(word), word))
    return {"pattern": "|".join(map(re.escape, words)), "needs": words}


def _raw(value: Any, _: Option, env: Env) -> dict[str, Any]:
    """Patterns for the text as the author wrote it, wide characters and all."""
    return {"pattern": "|".join(f"(?:{_pattern(item, env)})" for item in texts(value)), "needs": []}


def _regexes(value: Any, option: Option, env: Env) -> dict[str, Any]:
    patterns = [_regex(item, option, env) for item in texts(value)]
    joined = "|".join(f"(?:{item['pattern']})" for item in patterns) if len(patterns) > 1 else patterns[0]["pattern"]
    return {"pattern": joined, "needs": needed(patterns)}


def _named(value: Any, option: Option, env: Env) -> dict[str, Any]:
    """Patterns by name."""
    if not isinstance(value, Mapping) or not value:
        value.fail("这里写“名称: 正则表达式”，每行一个")
    return {str(name): _regexes(patterns, option, env) for name, patterns in value.items()}


def _dated(value: Any, option: Option, env: Env) -> dict[str, Any]:
    """Patterns by the year that bounds them."""
    found = _named(value, option, env)
    for year in value:
        if not re.fullmatch(r"20\d\d", year):
            year.fail('这里写四位的年份，例如 "2021"')
    return found


def _table(_: Any, __: Option, env: Env) -> str:
    return env.table


def _tables(value: Any, _: Option, env: Env) -> list[str]:
    words = texts(value)
    if words == ["all"]:
        return list(env.form.tables)
    return [look_up(word, tables(env.form))[0] for word in words]


def _axis(kind: str) -> Callable[[Any, Option, Env], list[str]]:
    def read(value: Any, _: Option, env: Env) -> list[str]:
        names = [env.table] if env.table else _tables(env.node.get("table") or env.node["tables"], _, env)
        found: dict[str, None] = {}
        for word in texts(value):
            for name in names:
                found.update(dict.fromkeys(look_up(word, axis(env.form.tables[name], kind))))
        return list(found)

    return read


def _sections(value: Any, _: Option, env: Env) -> list[str]:
    return list(dict.fromkeys(name for word in texts(value) for name in look_up(word, sections(env.form))))


def _places(value: Any, _: Option, env: Env) -> list[str]:
    names = sections(env.form)
    known = names._replace(
        kind="地方",
        ids={**names.ids, **{word: (place,) for word, place in PLACES.items()}},
        shown=(*names.shown, *PLACES),
    )
    return list(dict.fromkeys(name for word in texts(value) for name in look_up(word, known)))


def _claims(value: Any, _: Option, env: Env) -> list[str]:
    words = texts(value)
    for word in words:
        known = env.words.claims
        if known and word not in known:
            word.fail(f"没有名为“{word}”的说法", nearest(word, known) or akin(word, known))
    return [str(word) for word in words]


def _expression(truth: bool) -> Callable[[Any, Option, Env], Any]:
    def read(value: Any, option: Option, env: Env) -> Any:
        scope = Scope(env.form, env.table, env.each if env.each in ("row", "column") else "", option.choices)
        return compile_expression(text(value), scope, truth)

    return read


def _cell(value: Any, option: Option, env: Env) -> Any:
    """One cell, and nothing else."""
    found = _expression(False)(value, option, env)
    if found[0] != "cell":
        value.fail("这里只写一个单元格，例如 表二.行政事业性收费")
    return found


def _values(value: Any, option: Option, env: Env) -> list[Any]:
    return [_expression(False)(each, option, env) for each in texts(value)]


KINDS: Lookup[str, Callable[[Any, Option, Env], Any]] = {
    "text": lambda value, _, __: str(text(value)),
    "texts": lambda value, _, __: [str(each) for each in texts(value)],
    "flag": _flag,
    "number": _number,
    "range": _range,
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "regexes": _regexes,
    "named": _named,
    "dated": _dated,
    "raw": _raw,
    "words": _words,
    "truth": _expression(True),
    "value": _expression(False),
    "values": _values,
    "cell": _cell,
    "codes": codes,
    "table": _table,
    "tables": _tables,
    "rows": _axis(ROW),
    "columns": _axis(COLUMN),
    "sections": _sections,
    "places": _places,
    "claims": _claims,
}
