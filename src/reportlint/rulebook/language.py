"""The language of rules as its authors need it: what each verb finds, its options, what a message can be filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.concerns import KEYS as CONCERNS
from reportlint.compile.cases import in_words, when
from reportlint.compile.examples import KEYS as EXAMPLE
from reportlint.compile.expressions import ALL, FUNCTIONS
from reportlint.compile.kinds import PLACES
from reportlint.compile.names import sections
from reportlint.compile.rules import words_of
from reportlint.compile.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.check.schema import Option
    from reportlint.packed import Pack

KINDS = {
    "text": "一句话",
    "texts": "一个或几个词",
    "flag": "yes 或 no",
    "number": "一个数",
    "range": "范围：3-、1-10、-5",
    "choice": "选一个",
    "choices": "选一个或几个",
    "date": "月-日",
    "regexes": "正则表达式，一个或几个",
    "raw": "正则表达式，一个或几个，照原文（全角就是全角）",
    "named": "名称: 正则表达式，每行一个",
    "dated": "年份: 正则表达式，每行一个",
    "words": "一个或几个词",
    "truth": "条件",
    "value": "算式",
    "values": "一个或几个算式",
    "cell": "一个单元格",
    "codes": "一个或几个规则编号",
    "table": "一张表",
    "tables": "一张或几张表；all 是全部",
    "rows": "一行或几行",
    "columns": "一列或几列",
    "sections": "一个或几个部分",
    "places": "一个或几个地方",
    "claims": "一种或几种说法",
}
"""How the value of an option is written, by its kind."""
BEGIN = "<!-- 以下由程序写成：UPDATE_DOCS=1 pytest tests/test_docs.py -->\n"
"""What stands above this in the reference is written by hand."""


def reference(pack: Pack) -> str:
    """The part of the reference that follows from the program: names and verbs."""
    return "\n".join([*_names(pack), *_verbs()]) + "\n"


def page(name: str) -> str:
    """One verb, for the screen."""
    verb = verbs()[name]
    lines = [f"动词 {name}", "", verb.ABOUT, "", "选项"]
    lines += [f"  {key}（{_value(option)}）{_words(verb, key, option)}" for key, option in verb.OPTIONS.items()]
    lines += ["", "message 里可以填入的"]
    lines += [f"  {{{key}}} {words}{_only(verb, key)}" for key, words in verb.PLACEHOLDERS.items()]
    return "\n".join([*lines, "", _fix(verb), ""])


def _names(pack: Pack) -> Iterator[str]:
    yield "## 名称"
    yield ""
    yield "在哪里找（`in`）：" + "、".join([*PLACES, "开头", "落款"]) + "，或者一个部分。"
    yield ""
    for edition, form in sorted(pack.forms.items()):
        yield f"- {edition} 版的部分：" + "；".join(sections(form).shown)
    yield ""
    yield f"算式里的函数：{'、'.join((*FUNCTIONS, ALL))}。"
    yield ""
    yield f"说法（`claim` 的 `of` 等）：{'、'.join(words_of(pack.vocabulary).claims)}。"
    yield ""
    yield "### 例子里可以写的"
    yield ""
    yield from _table(("键", "写什么"), ((f"`{key}`", words) for key, words in EXAMPLE.items()))
    yield "### organ 里可以写的"
    yield ""
    rows = ((f"`{key}`", _value(option), option.help) for key, option in CONCERNS.items())
    yield from _table(("键", "写什么", "说明"), rows)


def _verbs() -> Iterator[str]:
    known = verbs()
    yield "## 动词"
    yield ""
    yield from _table(("动词", "找什么"), ((f"[{name}](#{name})", verb.ABOUT) for name, verb in known.items()))
    for name, verb in known.items():
        yield f"### {name}"
        yield ""
        yield f"{verb.ABOUT}。{_fix(verb)}"
        yield ""
        rows = ((f"`{key}`", _value(option), _words(verb, key, option)) for key, option in verb.OPTIONS.items())
        yield from _table(("选项", "写什么", "说明"), rows)
        filled = ((f"`{{{key}}}`", words + _only(verb, key)) for key, words in verb.PLACEHOLDERS.items())
        yield from _table(("填入", "是什么"), filled)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""


def _value(option: Option) -> str:
    if option.kind in ("choice", "choices"):
        return f"{KINDS[option.kind]}：{'、'.join(option.choices)}"
    if option.choices:
        return f"{KINDS[option.kind]}，可以用 {'、'.join(option.choices)}"
    return KINDS[option.kind]


def _words(verb: Any, key: str, option: Option) -> str:
    """What is said of an option: whether it must be there, what it asks for, what it does."""
    demands = getattr(verb, "DEMANDS", {})
    alone = [in_words(case) for case in demands.get(key, ())]
    others = [
        f"{case.partition('=')[2]} 要写 {in_words(wanted)}"
        for case, cases in demands.items()
        if case.startswith(f"{key}=")
        for wanted in cases
    ]
    one_of = getattr(verb, "REQUIRES_ONE", ())
    must = "必须写。" if option.required else f"{'、'.join(one_of)} 至少写一个。" if key in one_of else ""
    also = f"要和 {'、'.join(alone)} 一起写。" if alone else ""
    return f"{must}{also}{option.help}{'；' if others else ''}{'；'.join(others)}"


def _only(verb: Any, key: str) -> str:
    case = getattr(verb, "FILLS", {}).get(key)
    return f"（{when(case)}才有）" if case else ""


def _fix(verb: Any) -> str:
    most = getattr(verb, "FIX", "")
    if not most:
        return "不给改法，不能写 fix。"
    cases = "、".join(map(when, getattr(verb, "DEMANDS", {}).get("fix", ())))
    return f"{cases}可以写 fix: {'safe 或 suggested' if most == 'safe' else most}。"
