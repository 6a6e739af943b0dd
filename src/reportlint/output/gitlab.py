"""GitLab's code quality report: one JSON list for the run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint.output.concise import by_reason
from reportlint.output.json import digest, fingerprint
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.output import Style, Tally
    from reportlint.values import Result

WHOLE = True
HEAD = "[\n"
JOINT = ",\n"

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def foot(_tally: Tally, _style: Style) -> str:
    """The close of the list."""
    return "\n]\n"


def entry(result: Result, _style: Style) -> str:
    """The entries of one file; what is exempt is none."""
    return JOINT.join(json.dumps(item, ensure_ascii=False) for item in _items(result))


def _items(result: Result) -> Iterator[dict[str, Any]]:
    if result.error:
        yield _item(result.path, 1, "unreadable", f"无法读取：{result.error}", "blocker", result.error)
        return
    text = result.report.source.text if result.report else ""
    lines = Lines(text)
    seen: dict[str, int] = {}
    for finding in result.findings:
        print_ = fingerprint(finding, text, seen)
        if not finding.exempt:
            line = lines.place(finding.start)[0]
            words = f"{finding.code} {finding.message}"
            yield _item(result.path, line, finding.code, words, _SEVERITIES[finding.severity], print_)
    for reason, items in by_reason(result).items():
        counting = [item for item in items if not item.exempt]
        for code in dict.fromkeys(item.code or item.name for item in counting):
            first = next(item for item in counting if (item.code or item.name) == code)
            severity = "major" if first.severity == "error" else "info"
            line = lines.place(first.start)[0]
            yield _item(result.path, line, code, f"{code} 无法核对：{reason}", severity, f"{code}\x1f{reason}")


def _item(path: str, line: int, name: str, words: str, severity: str, told_by: str) -> dict[str, Any]:
    """GitLab takes two entries of one fingerprint for one fault, so the path is part of it."""
    return {
        "description": words,
        "check_name": name,
        "fingerprint": digest(f"{path}\x1f{told_by}", 16),
        "severity": severity,
        "location": {"path": path.removeprefix("./"), "lines": {"begin": line}},
    }
