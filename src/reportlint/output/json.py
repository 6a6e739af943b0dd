"""The run as one JSON object, one line a file: the contract that other programs hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint import __version__
from reportlint.output import title
from reportlint.positions import Lines

# The same function as hashlib.blake2b, without the time that hashlib takes to load OpenSSL.
try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - Pythons other than CPython
    from hashlib import blake2b

if TYPE_CHECKING:
    from reportlint.output import Style, Tally
    from reportlint.values import Finding, Fix, Result, Unverified

HEAD = f'{{"reportlint": "{__version__}",\n"files": ['
JOINT = ",\n"


def foot(tally: Tally, _style: Style) -> str:
    """The close of the object, with the summary."""
    summary = {
        "files": tally.files,
        "pass": tally.passed,
        "fail": tally.failed,
        "unverified": tally.unverified,
        "error": tally.error,
        "warning": tally.warning,
        "info": tally.info,
    }
    return f'],\n"summary": {_text(summary)}}}\n'


def entry(result: Result, _style: Style) -> str:
    """One file's object."""
    return _text(record(result))


def record(result: Result) -> dict[str, Any]:
    """One file as plain data, keys in the contract's order."""
    report = result.report
    text = report.source.text if report else ""
    lines = Lines(text)
    seen: dict[str, int] = {}
    data: dict[str, Any] = {
        "path": result.path,
        "title": title(result) or None,
        "organ": report.organ.name if report and report.organ else None,
        "year": report.year if report else None,
        "edition": report.edition if report and not report.refusal else None,
        "verdict": result.verdict,
        "findings": [_finding(finding, text, lines, seen) for finding in result.findings],
        "unverified": [_unverified(item, lines) for item in result.unverified],
        "checked": {"rules": result.rules, "cells": result.cells},
    }
    if result.error:
        data["error"] = result.error
    return data


def _finding(finding: Finding, text: str, lines: Lines, seen: dict[str, int]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        **_span(finding.start, finding.end, text, lines),
        "where": finding.where,
        "expected": finding.expected,
        "actual": finding.actual,
        "difference": finding.difference,
        "related": [{**_span(place.start, place.end, text, lines), "label": place.label} for place in finding.related],
        "basis": finding.basis,
        "fix": _fix(finding.fix, lines) if finding.fix else None,
        "fingerprint": fingerprint(finding, text, seen),
        "exempt": finding.exempt._asdict() if finding.exempt else None,
    }


def _span(start: int, end: int, text: str, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(start)
    end_line, end_column = lines.place(end)
    return {
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "excerpt": text[start:end],
    }


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    edits = []
    for edit in fix.edits:
        line, column = lines.place(edit.start)
        end_line, end_column = lines.place(edit.end)
        edits.append(
            {"line": line, "column": column, "end_line": end_line, "end_column": end_column, "text": edit.text}
        )
    return {"title": fix.title, "safety": fix.safety, "edits": edits}


def _unverified(item: Unverified, lines: Lines) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": item.name,
        "severity": item.severity,
        "reason": item.reason,
        "line": lines.place(item.start)[0],
        "count": item.count,
        "exempt": item.exempt._asdict() if item.exempt else None,
    }


def fingerprint(finding: Finding, text: str, seen: dict[str, int]) -> str:
    """The same for the same fault when the file is moved or lines are added above; repeats are numbered."""
    excerpt = "".join(text[finding.start : finding.end].split())
    parts = (finding.code, finding.name, finding.where, excerpt, finding.expected or "", finding.actual or "")
    joined = "\x1f".join(parts)
    seen[joined] = ordinal = seen.get(joined, 0) + 1
    return digest(f"{joined}\x1f{ordinal}", 10)


def digest(text: str, size: int) -> str:
    """A short name for a text: `size` bytes in hexadecimal."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
