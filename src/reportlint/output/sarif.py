"""SARIF 2.1.0, for code scanning and the viewers of editors: one run, its results as they come, its rules at the end."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportlint import __version__
from reportlint.fingerprint import fingerprint
from reportlint.output import SEVERITIES
from reportlint.output.concise import by_reason
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.output import Rule, Style, Tally
    from reportlint.values import Exemption, Finding, Fix, Result

_LINKING = {ord(mark): f"\\{mark}" for mark in "\\[]"}
LEVELS = {"error": "error", "warning": "warning", "info": "note"}

WHOLE = True
HEAD = """{"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
"version": "2.1.0",
"runs": [{"columnKind": "unicodeCodePoints",
"results": [
"""
JOINT = ",\n"


def foot(tally: Tally, style: Style) -> str:
    """What closes the run: how it went, the tool and its rules."""
    driver = {
        "name": "reportlint",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(code, rules) for code, rules in _by_code(style.rules).items()],
    }
    unread = [
        {
            "level": "error",
            "message": {"text": f"无法读取：{words}"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
        }
        for path, words in tally.problems
    ]
    invocation = {"executionSuccessful": not unread, "toolExecutionNotifications": unread}
    return f'\n],\n"invocations": [{_text(invocation)}],\n"tool": {_text({"driver": driver})}}}]}}\n'


def entry(result: Result, style: Style) -> str:
    """The results of one file. One that cannot be read has none: it is told of in the run's notifications."""
    return JOINT.join(map(_text, _results(result, style))) if result.report else ""


# ------------------------------------------------------------------------------------------------------------ results


def _results(result: Result, style: Style) -> Iterator[dict[str, Any]]:
    assert result.report
    text = result.report.source.text
    lines = Lines(text)
    index = {code: number for number, code in enumerate(_by_code(style.rules))}
    seen: dict[str, int] = {}
    for finding in result.findings:
        yield _finding(finding, result.path, text, lines, index, seen)
    yield from _undecided(result, lines, index)


def _finding(
    finding: Finding, path: str, text: str, lines: Lines, index: dict[str, int], seen: dict[str, int]
) -> dict[str, Any]:
    data: dict[str, Any] = {
        **_named(finding.code, index),
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(_message(finding))},
        "locations": [
            {
                "physicalLocation": _physical(path, finding.start, finding.end, text, lines),
                "logicalLocations": [{"fullyQualifiedName": finding.where}],
            }
        ],
        "partialFingerprints": {"reportlint/v1": fingerprint(finding, text, seen)},
        "suppressions": _suppressions(finding.exempt),
        "properties": {"name": finding.name, "category": finding.category, "basis": finding.basis},
    }
    if finding.related:
        data["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(path, place.start, place.end, text, lines),
                "message": {"text": _plain(place.label)},
            }
            for number, place in enumerate(finding.related, 1)
        ]
    if finding.fix:
        data["fixes"] = [_fix(finding.fix, path, lines)]
    return data


def _undecided(result: Result, lines: Lines, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Results of kind ``open``, which is SARIF's word for a rule that could not be decided, one for each rule and reason.

    As notifications they would be lost: code scanning and most viewers show results alone, and a report that could not
    be checked would look like one without faults.
    """
    text = result.report.source.text if result.report else ""
    for reason, items in by_reason(result).items():
        for code in dict.fromkeys(item.code or item.name for item in items):
            of_code = [item for item in items if (item.code or item.name) == code]
            first = of_code[0]
            count = sum(item.count for item in of_code)
            yield {
                **_named(code, index),
                "kind": "open",
                "level": "none",
                "message": {"text": _plain(f"无法核对：{reason}")},
                "locations": [{"physicalLocation": _physical(result.path, first.start, first.start, text, lines)}],
                "suppressions": _suppressions(first.exempt),
                "properties": {"name": first.name, "severity": first.severity, "count": count},
            }


def _plain(text: str) -> str:
    """`text` as a message says it, where brackets may make a link (SARIF 2.1.0, 3.11.6): none of the report's words do."""
    return text.translate(_LINKING)


def _named(code: str, index: dict[str, int]) -> dict[str, Any]:
    return {"ruleId": code, "ruleIndex": index[code]} if code in index else {"ruleId": code}


def _message(finding: Finding) -> str:
    """The message alone would not say what a viewer without `properties` has no place for."""
    parts = [finding.message]
    if finding.expected is not None and finding.actual is not None:
        parts.append(f"现为 {finding.actual or '（空）'}，应为 {finding.expected or '（空）'}")
    if finding.basis:
        parts.append(f"依据：{finding.basis}")
    return "\n".join(parts)


def _suppressions(exempt: Exemption | None) -> list[dict[str, Any]]:
    """Empty where there is none: if one result of a run says so, all have to."""
    if not exempt:
        return []
    more = {key: value for key, value in exempt._asdict().items() if value and key != "reason"}
    return [{"kind": "external", "status": "accepted", "justification": exempt.reason, "properties": more}]


def _fix(fix: Fix, path: str, lines: Lines) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end, lines), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path), "replacements": replacements}
    return {
        "description": {"text": fix.title},
        "artifactChanges": [change],
        "properties": {"safety": fix.safety},
    }


def _physical(path: str, start: int, end: int, text: str, lines: Lines) -> dict[str, Any]:
    region = _region(start, end, lines)
    if end > start:
        region["snippet"] = {"text": text[start:end]}
    return {"artifactLocation": _artifact(path), "region": region}


def _region(start: int, end: int, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(start)
    end_line, end_column = lines.place(max(end, start))
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> dict[str, Any]:
    return {"uri": uri(path)}


def uri(path: str, separator: str = os.sep) -> str:
    """A path as a relative reference, or as a ``file:`` URI if it is absolute; standard input is ``stdin``."""
    if path == "-":
        return "stdin"
    if separator == "\\":
        path = path.replace("\\", "/")
        if path[1:3] == ":/":
            return f"file:///{path[:2]}{quote(path[2:], errors='surrogateescape')}"
        if path.startswith("//"):
            return f"file:{quote(path, errors='surrogateescape')}"
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    quoted = quote(path, errors="surrogateescape")
    return f"file://{quoted}" if path.startswith("/") else quoted


# -------------------------------------------------------------------------------------------------------------- rules


def _by_code(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Several rules may share a code, which is what results go by."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule["code"], []).append(rule)
    return found


def _rule(code: str, rules: Sequence[Rule]) -> dict[str, Any]:
    explained = list(dict.fromkeys(rule["explain"].strip() for rule in rules))
    bases = list(dict.fromkeys(rule["basis"].strip() for rule in rules))
    gravest = min((rule["severity"] for rule in rules), key=SEVERITIES.index)
    categories = list(dict.fromkeys(rule["category"] for rule in rules))
    parts = (f"**{rule['name']}**\n\n{rule['explain'].strip()}\n\n依据：{rule['basis'].strip()}" for rule in rules)
    return {
        "id": code,
        "name": rules[0]["name"],
        "shortDescription": {"text": _first(explained[0])},
        "fullDescription": {"text": "\n".join(explained)},
        "help": {
            "text": "\n".join([*explained, *(f"依据：{basis}" for basis in bases)]),
            "markdown": "\n\n".join(parts),
        },
        "defaultConfiguration": {"level": LEVELS[gravest]},
        "properties": {"category": categories[0], "tags": categories},
    }


def _first(text: str) -> str:
    """The first sentence."""
    return text.partition("\n")[0].partition("。")[0] + "。"


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
