"""The forms at run time: compiled data → values, with the lookups that the recogniser needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.values import Element, Form, TableForm

if TYPE_CHECKING:
    from collections.abc import Mapping


def load(data: Mapping[str, Any]) -> Form:
    """The form in compiled `data` (what `compile.grammar.compile_form` gives)."""
    return Form(
        data["edition"],
        _element(data["title"]),
        tuple(map(_element, data["sections"])),
        {name: _table(table) for name, table in data["tables"].items()},
    )


def _element(data: Mapping[str, Any]) -> Element:
    return Element(
        data["id"], data["name"], tuple(data["words"]), data["role"], data["parent"], data["free"], data["times"]
    )


_UNITS = {"WAN": "万元", "MONEY": ""}
"""What the header of a column of money prescribes; it may name a unit where it prescribes none."""


def _table(data: Mapping[str, Any]) -> TableForm:
    elements = tuple(map(_element, data["elements"]))
    domains = {(row, column): kind for key, kind in data["domains"].items() for row, _, column in [key.partition(".")]}
    return TableForm(
        data["id"],
        data["name"],
        data["section"],
        elements,
        {row: tuple(columns) for row, columns in data["rows"].items()},
        {group: tuple(rows) for group, rows in data["groups"].items()},
        domains,
        data["names"],
        frozenset(element.id for element in elements if element.free and element.id in data["rows"]),
        {column: _UNITS[kind] for (_, column), kind in domains.items() if kind in _UNITS},
    )
