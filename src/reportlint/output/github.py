"""Annotations for GitHub Actions: ``::error file=…,line=…,col=…::message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import accepted, clean
from reportlint.output.concise import by_reason
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.output import Style
    from reportlint.values import Result

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def entry(result: Result, _style: Style) -> str:
    """The annotations of one file."""
    return "".join(f"{line}\n" for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    if result.error:
        yield _annotation("error", {"file": result.path, "title": "无法读取"}, result.error)
        return
    lines = Lines(result.report.source.text if result.report else "")
    for finding in result.findings:
        line, column = lines.place(finding.start)
        end_line, end_column = lines.place(finding.end)
        place: dict[str, str | int] = {"file": result.path, "line": line, "col": column, "endLine": end_line}
        if end_line == line:  # columns over several lines are refused
            place["endColumn"] = max(end_column, column)
        place["title"] = f"{finding.code} {finding.name}"
        words = [
            finding.message + accepted(finding.exempt),
            finding.where,
            f"依据：{finding.basis}" if finding.basis else "",
        ]
        yield _annotation(
            "notice" if finding.exempt else _LEVELS[finding.severity], place, "\n".join(filter(None, words))
        )
    for reason, items in by_reason(result).items():
        level = "warning" if items[0].severity == "error" and not items[0].exempt else "notice"
        codes = "、".join(dict.fromkeys(item.code for item in items if item.code))
        where: dict[str, str | int] = {"file": result.path, "line": lines.place(items[0].start)[0], "title": "无法核对"}
        yield _annotation(level, where, f"{codes}：{reason}" if codes else reason)


def _annotation(level: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return "%0A".join(map(clean, text.replace("%", "%25").split("\n")))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
