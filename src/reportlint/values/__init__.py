"""The values that pass between the stages: immutable, without behaviour beyond looking something up.

Every position is an offset into `Source.text`, the text as the author wrote it: `start` is the first code point,
`end` the one after the last. Lines and columns are derived at the edge (`positions.Lines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.values.findings import (
    BASELINE,
    CRASHED,
    FOLD,
    Edit,
    Exemption,
    Finding,
    Fix,
    Mended,
    Place,
    Result,
    Unverified,
    folded,
)
from reportlint.values.forms import Element, Form, TableForm
from reportlint.values.said import CASES, Claim, DateMark, Organ, Parts, Quantity, Report, YearMark, between
from reportlint.values.text import Flow, Source
from reportlint.values.tree import (
    ABSENT,
    ASIDE,
    EMPTY,
    LOST,
    SLASH,
    TEXT,
    VALUE,
    ZERO,
    Cell,
    Heading,
    Repair,
    Row,
    Section,
    Table,
)

if TYPE_CHECKING:
    from reportlint.values.text import Number

__all__ = [
    "ABSENT",
    "ASIDE",
    "BASELINE",
    "CASES",
    "CRASHED",
    "EMPTY",
    "FOLD",
    "LOST",
    "SLASH",
    "TEXT",
    "VALUE",
    "ZERO",
    "Cell",
    "Claim",
    "DateMark",
    "Edit",
    "Element",
    "Exemption",
    "Finding",
    "Fix",
    "Flow",
    "Form",
    "Heading",
    "Mended",
    "Number",
    "Organ",
    "Parts",
    "Place",
    "Quantity",
    "Repair",
    "Report",
    "Result",
    "Row",
    "Section",
    "Source",
    "Table",
    "TableForm",
    "Unverified",
    "YearMark",
    "between",
    "folded",
]
