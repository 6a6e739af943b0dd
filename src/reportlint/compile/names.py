"""Finds what a rule's words name in a form: tables, rows, columns, groups, sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.compile.grammar import squeeze
from reportlint.compile.yamlpos import nearest
from reportlint.kept import kept
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.compile.yamlpos import Text
    from reportlint.values import Form, TableForm

ROW, COLUMN = "行", "列"


class UnknownNameError(Exception):
    """A word that names nothing, or too much; `hint` says what might have been meant."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Names(NamedTuple):
    """The words of one kind that may be used, each with the ids that it stands for (several for a group)."""

    kind: str
    ids: Mapping[str, tuple[str, ...]]
    shown: tuple[str, ...]

    def find(self, word: str) -> tuple[str, ...]:
        """The ids that `word` names: the exact wording, else the beginning of exactly one, else a part of just one."""
        key = squeeze(word)
        if key in self.ids:
            return self.ids[key]
        begins = {ids for name, ids in self.ids.items() if key and name.startswith(key)}
        begins = begins or {ids for name, ids in self.ids.items() if len(key) > 1 and key in name}
        if len(begins) == 1:
            return begins.pop()
        if begins:
            names = "、".join(name for name in self.shown if key in squeeze(name))
            raise UnknownNameError(f"“{word}”不止一{_measure(self.kind)}，请写全", f"可能是：{names}")
        raise UnknownNameError(f"没有名为“{word}”的{self.kind}", nearest(word, self.shown))


def _measure(kind: str) -> str:
    return kind if kind in (ROW, COLUMN) else "个" + kind


@kept
def axis(table: TableForm, kind: str) -> Names:
    """The rows or columns of a table, groups included."""
    columns = dict.fromkeys(column for row in table.rows.values() for column in row)
    own: Iterable[str] = table.rows if kind == ROW else columns
    ids: dict[str, tuple[str, ...]] = {name: (name,) for name in own}
    for group, members in table.groups.items():
        if members and all(member in ids for member in members):
            ids[group] = tuple(members)
    found: dict[str, tuple[str, ...]] = {}
    for name, members in ids.items():
        found.setdefault(squeeze(table.names[name]), members)
    for element in table.elements:
        if element.id in ids:
            for word in element.words:
                found.setdefault(word, ids[element.id])
    return Names(kind, found, tuple(table.names[name] for name in ids))


@kept
def tables(form: Form) -> Names:
    """The tables of a form by name: 表二."""
    ids = {table.name: (table.id,) for table in form.tables.values()}
    return Names("表", ids, tuple(ids))


@kept
def sections(form: Form) -> Names:
    """The sections of a form by title or by their number alone (六), and the stretches before and after them."""
    found: dict[str, tuple[str, ...]] = {"开头": ("head",), "落款": ("closing",)}
    shown = []
    for section in form.sections:
        if section.role == "table":
            continue
        for word in section.words[:1] if section.role == "topic" else section.words:
            found.setdefault(word, (section.id,))
        number, separator, _ = section.name.partition("、")
        if separator:
            found[number] = (section.id,)
        shown.append(section.name)
    return Names("部分", found, (*shown, "开头", "落款"))


def look_up(word: Text, names: Names) -> tuple[str, ...]:
    """The ids that a word of a rule file names; raises RuleError at its place."""
    try:
        return names.find(word)
    except UnknownNameError as problem:
        word.fail(problem.message, problem.hint)
