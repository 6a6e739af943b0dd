"""Rows and cells in the words of the form, for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.kept import kept

if TYPE_CHECKING:
    from reportlint.values import Element, TableForm


@kept
def elements(form: TableForm) -> dict[str, Element]:
    """The elements of a table's form by id."""
    return {element.id: element for element in form.elements}


def row_name(form: TableForm, row: str) -> str:
    """A row in the form's words, with the group that it stands in: ``（三）不予公开 1.属于国家秘密``."""
    known = elements(form)
    element = known.get(row)
    if element is None:
        return form.names.get(row, row)
    name = element.name.partition("（区分")[0]
    group = known.get(element.parent)
    if group is not None and group.role == "group" and group.id in form.groups:
        return f"{group.name} {name}"
    return name


def cell_name(form: TableForm, row: str, column: str) -> str:
    """A cell in short, for messages: ``“予以公开”的“自然人”``."""
    return f"“{form.names[row].partition('（区分')[0]}”的“{form.names[column].partition('（单位')[0]}”"
