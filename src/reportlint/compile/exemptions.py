"""Loads a file of exemptions: what is accepted, in the form's words, with every mistake at its line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.check.options import names as rule_names
from reportlint.compile.names import COLUMN, ROW, UnknownNameError, axis, sections, tables
from reportlint.compile.yamlpos import Items, Mapping, Text, load_file, nearest
from reportlint.errors import ExemptionError, RuleError
from reportlint.exempt import Entry, Subject
from reportlint.fingerprint import squeezed
from reportlint.tuples import NamedTuple
from reportlint.values import Exemption

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Lookup

    from reportlint.values import Form

KEYS = {
    "code": "规则的编号或名称，如 T3-01",
    "subject": "在哪里：表三.予以公开.自然人、表三.予以公开、表三，或部分：六、其他需要报告的事项",
    "quote": "原文里的话；空白不计",
    "file": "哪些文件：通配符，相对于本文件所在的文件夹，如 2025/*.txt",
    "reason": "为什么可以接受",
    "by": "谁决定的",
    "until": "有效期至，如 2026-12-31；到期后不再豁免",
}
"""What an exemption may say."""
REQUIRED = ("code", "reason")
ANY_OF = ("subject", "quote", "file")
LISTS = ("code", "file", "by")
"""Keys that may have several values."""


class Exemptions(NamedTuple):
    """A file of exemptions. `unknown`: what is to be said of those whose rule is not known."""

    entries: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()


def load(path: str, shown: str, forms: Lookup[str, Form], rules: Iterable[Lookup[str, Any]]) -> Exemptions:
    """The exemptions of the file at `path`, called `shown` in messages. Raises ExemptionError for the first mistake."""
    rules = tuple(rules)
    entries: list[Entry] = []
    unknown: list[str] = []
    try:
        for document in load_file(Path(path)):
            if isinstance(document, Text) and not document:
                continue
            for node in document if isinstance(document, Items) else [document]:
                entry, problems = _entry(node, shown, forms, rules)
                entries.append(entry)
                unknown += problems
    except RuleError as mistake:
        raise ExemptionError(shown, mistake.line, mistake.column, mistake.message, mistake.text, mistake.hint) from None
    return Exemptions(tuple(entries), tuple(unknown))


def _entry(
    node: Any, shown: str, forms: Lookup[str, Form], rules: Iterable[Lookup[str, Any]]
) -> tuple[Entry, list[str]]:
    """One exemption, and what is to be said of the codes in it that are not known."""
    _check_keys(node)
    words = {str(key): _words(node[key]) for key in node}
    named: set[str] = set()
    unknown = []
    for word in words["code"]:
        try:
            named.update(rule_names([word], rules))
        except LookupError as mistake:
            unknown.append(f"{shown}:{word.line}:{word.column}: {mistake}")
    exemption = Exemption(
        str(words["reason"][0]).strip(),
        "、".join(word.strip() for word in words.get("by", ())),
        _until(node["until"]) if "until" in node else "",
        f"{shown}:{node.line}",
    )
    subject = _subject(words["subject"][0], forms) if "subject" in words else {}
    quote = squeezed(words["quote"][0]) if "quote" in words else ""
    files = tuple(word.strip() for word in words.get("file", ()))
    about = (word.strip() for key in ("code", *ANY_OF) for word in words.get(key, ()))
    return Entry(frozenset(named), subject, quote, files, exemption, " ".join(about)), unknown


def _check_keys(node: Any) -> None:
    if not isinstance(node, Mapping):
        node.fail("一条豁免是一组“键: 值”，前面加“- ”", "可写的键：" + "、".join(KEYS))
    for key in node:
        if key not in KEYS:
            key.fail(f"豁免没有名为“{key}”的键", nearest(key, KEYS))
        if key not in LISTS and isinstance(node[key], Items):
            node[key].fail(f"{key} 只写一个；另一处另写一条豁免")
    for required in REQUIRED:
        if required not in node:
            node.fail(f"豁免缺少“{required}”：{KEYS[required]}")
    if not any(key in node for key in ANY_OF):
        node.fail("要写明豁免的是哪一处：subject、quote 或 file", "；".join(f"{key} {KEYS[key]}" for key in ANY_OF))


def _text(value: Any) -> Text:
    if isinstance(value, Text) and value.strip():
        return value
    value.fail("这里不能空着" if isinstance(value, Text) else "这里要写一个词或一句话")
    raise AssertionError


def _words(value: Any) -> list[Text]:
    if isinstance(value, Items) and not value:
        value.fail("这里不能空着")
    return [_text(item) for item in value] if isinstance(value, Items) else [_text(value)]


def _until(value: Any) -> str:
    text = _text(value)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        text.fail("日期写作 2026-12-31")
    return day.isoformat()


def _subject(word: Text, forms: Lookup[str, Form]) -> dict[str, Subject]:
    """The place by edition, in those whose form has it."""
    found: dict[str, Subject] = {}
    problem: tuple[UnknownNameError, str] | None = None
    for edition in sorted(forms):
        try:
            found[edition] = _place(word, forms[edition])
        except UnknownNameError as mistake:
            problem = mistake, edition
    if not found and problem:
        word.fail(problem[0].message, problem[0].hint)
    return found


def _place(word: str, form: Form) -> Subject:
    """``表三.予以公开.自然人``, ``表三.予以公开``, ``表三.*.总计``, ``表三``, or a section by number or title."""
    first, _, rest = word.partition(".")
    if not first.strip().startswith("表"):
        return Subject(section=sections(form).find(word)[0])
    table = form.tables[tables(form).find(first)[0]]
    row, _, column = rest.rpartition(".") if "." in rest else (rest, "", "")
    try:
        rows = axis(table, ROW).find(row) if row not in ("", "*") else ()
        columns = axis(table, COLUMN).find(column) if column else ()
    except UnknownNameError as mistake:
        try:
            rows, columns = axis(table, ROW).find(rest), ()  # a row whose name has a dot in it: 1.属于国家秘密
        except UnknownNameError:
            raise mistake from None
    return Subject("", table.id, rows, columns, table.section.lower())
