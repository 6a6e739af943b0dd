"""Reports made by hand for the tests of rules and verbs: sound by default, with what a test wants changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint import form as forms_module
from reportlint.check import check
from reportlint.check.options import Options
from reportlint.compile.grammar import compile_form
from reportlint.compile.kinds import Words
from reportlint.compile.names import COLUMN, ROW, axis
from reportlint.compile.rules import compile_rule
from reportlint.compile.yamlpos import Mapping, load_text
from reportlint.packed import Pack
from reportlint.values import EMPTY, VALUE, ZERO, Cell, Flow, Report, Row, Section, Source, Table

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup

    from reportlint.values import Form, Result

GRAMMAR = Path(__file__).parent.parent / "grammar"
RULE = """
code: LOCAL-01
name: a-rule
category: balance
severity: error
editions: [{editions}]
{body}
message: {message}
basis: 条例第五十条
explain: 说明。
examples: {{bad: [坏], ok: [好]}}
"""


@cache
def compiled_forms() -> dict[str, Any]:
    return {edition: compile_form(GRAMMAR / f"report-{edition}.lark") for edition in ("2008", "2019", "2021")}


@cache
def forms() -> dict[str, Form]:
    return {edition: forms_module.load(data) for edition, data in compiled_forms().items()}


def rule(
    body: str, edition: str = "2021", message: str = "有误", claims: tuple[str, ...] = (), words: Words | None = None
) -> dict[str, Any]:
    """A compiled rule around the verb in `body`."""
    (node,) = load_text("rule.yaml", RULE.format(body=body, editions=edition, message=message))
    assert isinstance(node, Mapping)
    return compile_rule(node, forms(), words or Words(claims))


def pack(*rules: dict[str, Any]) -> Pack:
    return Pack(forms(), {}, tuple({**rule, "name": f"rule-{i}"} for i, rule in enumerate(rules)))


def cell(value: object, start: int = 0) -> Cell:
    if isinstance(value, Cell):
        return value
    written = str(value)
    if written == "":
        return Cell(EMPTY, start, start)
    number = int(written)
    return Cell(VALUE if number else ZERO, start, start + len(written), number)


def table(
    name: str, values: Lookup[str, object] | None = None, edition: str = "2021", rows: Lookup[str, Row] | None = None
) -> Table:
    """A table of zeros with some `values` by address (``本年新收.自然人``), or whole `rows` by id."""
    form = next(form for form in forms()[edition].tables.values() if form.name == name)
    placed = {}
    for address, value in (values or {}).items():
        row, _, column = address.partition(".")
        placed[axis(form, ROW).find(row)[0], axis(form, COLUMN).find(column)[0]] = value
    made = {}
    start = 0
    for row, columns in form.rows.items():
        cells = {}
        for column in columns:
            cells[column] = cell(placed.get((row, column), 0), start)
            start += 10
        made[row] = (rows or {}).get(row) or Row(row, start, start + 1, cells)
        start += 10
    return Table(form.id, form.name, edition, 0, start, made, {}, "delimited")


def section(ident: str, text: str, title: str = "", start: int = 0) -> Section:
    """A section whose flow is its text, one for one, from `start` of the source."""
    return Section(ident, title, start, start, start, start + len(text), Flow(text, (0,), (start,)))


def report(*tables: Table, year: int = 2021, edition: str = "2021", **parts: Any) -> Report:
    empty: dict[str, Any] = {
        "title": None, "organ": None, "sections": (), "repairs": (), "years": (), "dates": (), "quantities": (),
        "claims": (), "parts": (), "notes": (),
    }  # fmt: skip
    text = "".join(part.flow.text for part in parts.get("sections", ())) or " " * 5000
    return Report(
        Source("a.txt", text, text), year, edition, tables={table.id: table for table in tables}, **(empty | parts)
    )


def said(report: Report, *rules: dict[str, Any]) -> Result:
    return check(report, pack(*rules), Options())


def messages(result: Result) -> list[str]:
    """What is found, in words; nothing may have been left undecided."""
    assert not result.unverified
    return [finding.message for finding in result.findings]
