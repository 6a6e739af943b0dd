"""What was recognised in one document, as JSON: the tables as data, the prose as quantities and claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint.positions import Lines

if TYPE_CHECKING:
    from reportlint.values import Cell, Number, Report, Row, Section, Table


def page(report: Report) -> str:
    """One JSON object, indented for reading."""
    return json.dumps(record(report), ensure_ascii=False, indent=1) + "\n"


def record(report: Report) -> dict[str, Any]:
    """The report as plain data; places are `line` and `column`, counted from 1."""
    text = report.source.text
    lines = Lines(text)

    def place(start: int, end: int) -> dict[str, Any]:
        line, column = lines.place(start)
        return {"line": line, "column": column, "excerpt": text[start:end]}

    organ = report.organ
    return {
        "path": report.source.path,
        "encoding": report.source.encoding,
        "title": "".join(text[slice(*report.title)].split()) if report.title else None,
        "organ": {"name": organ.name, "kind": organ.kind, "level": organ.level} if organ else None,
        "year": report.year,
        "edition": report.edition,
        "refusal": {"name": report.refusal[0], "reason": report.refusal[1]} if report.refusal else None,
        "sections": [_section(section, lines) for section in report.sections],
        "tables": [_table(table, lines, text) for table in report.tables.values()],
        "repairs": [
            {"kind": r.kind, "element": r.element, "role": r.role, "table": r.table or None}
            | {"name": r.name, "found": r.found}
            | place(r.start, r.end)
            for r in report.repairs
        ],
        "years": [{"role": mark.role, "year": mark.year} | place(mark.start, mark.end) for mark in report.years],
        "dates": [
            {"role": mark.role, "year": mark.year, "month": mark.month, "day": mark.day, "malformed": mark.malformed}
            | place(mark.start, mark.end)
            for mark in report.dates
        ],
        "quantities": [
            {"number": _number(q.number), "unit": q.unit, "approximate": q.approximate, "section": q.section}
            | place(q.start, q.end)
            for q in report.quantities
        ],
        "claims": [
            {"name": c.name, "number": _number(c.number), "unit": c.unit}
            | {"approximate": c.approximate, "scope": c.scope, "section": c.section}
            | place(c.start, c.end)
            for c in report.claims
        ],
        "parts": [
            {"whole": _number(p.whole.number), "unit": p.whole.unit, "parts": [_number(q.number) for q in p.parts]}
            | {"strict": p.strict, "section": p.section}
            | place(p.start, p.end)
            for p in report.parts
        ],
        "notes": list(report.notes),
    }


def _section(section: Section, lines: Lines) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "line": lines.place(section.start)[0],
        "end_line": lines.place(max(section.body_end - 1, section.start))[0],
        "characters": len(section.flow.text),
        "headings": [
            {"level": h.level, "number": h.number, "text": h.text, "line": lines.place(h.start)[0]}
            for h in (section.headings if section.id != "annex" else ())
        ],
    }


def _table(table: Table, lines: Lines, text: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "edition": table.edition,
        "layout": table.layout,
        "line": lines.place(table.start)[0],
        "end_line": lines.place(max(table.end - 1, table.start))[0],
        "rows": {name: _row(row, lines, text) for name, row in table.rows.items()},
        "notes": list(table.notes),
    }


def _row(row: Row, lines: Lines, text: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "line": lines.place(row.start)[0],
        "label": text[row.start : row.end],
        "cells": {name: _cell(cell, text) for name, cell in row.cells.items()},
    }
    if row.survivors:
        data["survivors"] = [text[cell.start : cell.end] for cell in row.survivors]
    if row.extra:
        data["extra"] = [text[cell.start : cell.end] for cell in row.extra]
    return data


def _cell(cell: Cell, text: str) -> dict[str, Any]:
    data: dict[str, Any] = {"status": cell.status, "number": None if cell.number is None else _number(cell.number)}
    if cell.end > cell.start:
        data["written"] = text[cell.start : cell.end]
    if cell.unit:
        data["unit"] = cell.unit
    return data


def _number(number: Number) -> int | float:
    """Decimals of these documents have few digits: the float prints the same."""
    return number if isinstance(number, int) else int(number) if number == int(number) else float(number)
