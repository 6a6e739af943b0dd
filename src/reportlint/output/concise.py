"""One line a finding, as compilers write them: ``path:line:column: 错误 T3-01 …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITY_WORDS, accepted, clean
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.output import Style
    from reportlint.values import Result, Unverified


def entry(result: Result, _style: Style) -> str:
    """The findings of one file, then what could not be decided, a line for each reason."""
    return "".join(f"{clean(result.path)}:{line}\n" for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    if result.error:
        return  # said on standard error
    lines = Lines(result.report.source.text if result.report else "")
    for finding in result.findings:
        line, column = lines.place(finding.start)
        words = f"{finding.code} {clean(finding.message)}{accepted(finding.exempt)}"
        yield f"{line}:{column}: {SEVERITY_WORDS[finding.severity]} {words}"
    for reason, items in by_reason(result).items():
        line, column = lines.place(items[0].start)
        codes = "、".join(dict.fromkeys(item.code for item in items if item.code))
        named = f"{codes} " if codes else ""
        yield f"{line}:{column}: 未核对 {named}{clean(reason)}"


def by_reason(result: Result) -> dict[str, list[Unverified]]:
    """What could not be decided, grouped by why; rules of severity error first."""
    groups: dict[str, list[Unverified]] = {}
    for item in sorted(result.unverified, key=lambda item: item.severity != "error"):
        groups.setdefault(item.reason + accepted(item.exempt), []).append(item)
    return groups
