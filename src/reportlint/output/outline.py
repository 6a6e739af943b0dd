"""The mandated outline of a document against the one found, as a diff: what the structure findings say, in one look."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reportlint.output import clean
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.values import Element, Form, Repair, Report

_WORDS = {
    "missing": "缺少",
    "extra": "多出",
    "doubled": "重复",
    "moved": "位置不对",
    "renamed": "与规定不一致",
    "renumbered": "序号不对",
    "foreign": "另一格式的写法",
}
_GONE = frozenset(("missing", "moved", "renamed", "renumbered", "foreign"))
"""Kinds whose mandated wording gets a ``-``."""
_IN_PLACE = frozenset(("missing", "renamed", "renumbered"))
"""Kinds whose ``+``, if any, stands right below."""


class Mark(NamedTuple):
    """One line: `sign` is ``-`` (mandated), ``+`` (found), a blank (both) or ``…`` (lines left out)."""

    sign: str
    depth: int
    text: str
    note: str = ""


class _Item(NamedTuple):
    table: str
    element: Element
    depth: int
    start: int
    """Where it was found, or -1."""


def outline(report: Report, form: Form, repairs: Sequence[Repair]) -> list[Mark]:
    """The diff: every section, of the tables only what is near a repair."""
    items = list(_items(report, form))
    own: dict[int, list[Repair]] = {}
    after: dict[int, list[Repair]] = {}
    for repair in repairs:
        if repair.kind == "foreign" and repair.found == repair.name:
            for index in _divided(items, repair):
                own.setdefault(index, []).append(
                    repair._replace(kind="missing", name=items[index].element.name, found="")
                )
            continue
        if repair.role == "table":
            continue
        index = _index(items, repair) if repair.kind in _GONE else -1
        if index >= 0:
            own.setdefault(index, []).append(repair)
        if index < 0 or repair.kind not in _IN_PLACE:
            after.setdefault(_before(items, repair), []).append(repair)
    marks: list[Mark] = []
    for index in range(-1, len(items)):
        if index >= 0:
            marks += _element(items[index], own.get(index, []))
        marks += [_found(repair, items[max(index, 0)]) for repair in after.get(index, ())]
    return _folded(marks)


def _items(report: Report, form: Form) -> Iterator[_Item]:
    starts = {section.id: section.start for section in report.sections if section.title}
    for section in form.sections:
        yield _Item("", section, 0, starts.get(section.id, -1))
        for table in form.tables.values():
            if table.section != section.id:
                continue
            found = next((known for known in report.tables.values() if known.name == table.name), None)
            labels: Mapping[str, tuple[int, int]] = found.labels if found else {}
            parents = {element.id: element.parent for element in table.elements}
            for element in table.elements:
                if element.role != "caption":
                    yield _Item(table.name, element, _depth(element, parents), labels.get(element.id, (-1, -1))[0])


def _depth(element: Element, parents: Mapping[str, str]) -> int:
    depth, parent = 1, element.parent
    while parent in parents and depth < 4 and parents[parent] != parent:
        depth, parent = depth + 1, parents[parent]
    return depth


def _index(items: Sequence[_Item], repair: Repair) -> int:
    """The item that a repair is about; where headers repeat, the one after `repair.parent`. -1: none."""
    same = [i for i, item in enumerate(items) if _key(item) == (repair.table, repair.element)]
    placed = (i for i in same if i and items[i - 1].element.name == repair.parent)
    return next(placed, same[0] if same else -1)


def _divided(items: Sequence[_Item], repair: Repair) -> list[int]:
    """The items into which the form divides what stands there undivided."""
    return [i for i, item in enumerate(items) if item.table == repair.table and item.element.parent == repair.element]


def _key(item: _Item) -> tuple[str, str]:
    return item.table, item.element.id


def _before(items: Sequence[_Item], repair: Repair) -> int:
    """The index of the last item found before the place of `repair`, or -1."""
    best, place = -1, -1
    for index, item in enumerate(items):
        if place < item.start <= repair.start and _key(item) != (repair.table, repair.element):
            best, place = index, item.start
    return best


def _element(item: _Item, repairs: Sequence[Repair]) -> list[Mark]:
    name = clean(item.element.name)
    if not repairs:
        return [Mark(" ", item.depth, name)]
    marks = [Mark("-", item.depth, name, _WORDS["missing"] if repairs[0].kind == "missing" else "")]
    found = [repair for repair in repairs if repair.kind in _IN_PLACE and repair.found]
    return [*marks, *(Mark("+", item.depth, clean(repair.found), _WORDS[repair.kind]) for repair in found)]


def _found(repair: Repair, item: _Item) -> Mark:
    depth = 0 if not repair.table else max(item.depth, 1)
    return Mark("+", depth, clean(repair.found or repair.name), _WORDS.get(repair.kind, repair.kind))


def _folded(marks: Sequence[Mark]) -> list[Mark]:
    """Below section level, lines that are far from any change become one ``…``; a table without any is left out."""
    out: list[Mark] = []
    changed = False
    for index, mark in enumerate(marks):
        if mark.depth == 0:
            changed = any(later.sign != " " for later in takewhile(lambda later: later.depth, marks[index + 1 :]))
            out.append(mark)
        elif any(near.depth and near.sign != " " for near in marks[max(index - 1, 0) : index + 2]):
            out.append(mark)
        elif changed and out[-1].sign != "…":
            out.append(Mark("…", mark.depth, ""))
    return out
