"""A table for Excel and WPS: one line a finding, and one for each rule that could not be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITY_WORDS, called, clean
from reportlint.output import tally as figures
from reportlint.output.families import verdict
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.output import Style
    from reportlint.values import Result

WHOLE = True
COLUMNS = (
    *("文件", "单位", "年度", "结论", "级别", "编号", "规则", "位置", "行"),
    *("问题", "应为", "实为", "相差", "依据", "原文", "豁免"),
)
_EXCERPT = 200
"""The longest piece of the text that is repeated."""
_RISKY = "=+-@＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula."""


def row(cells: Sequence[object]) -> str:
    """One line of the table. Its end is what Excel writes itself."""
    return ",".join(map(_cell, cells)) + "\r\n"


HEAD = "\ufeff" + ",".join(COLUMNS) + "\r\n"


def entry(result: Result, _style: Style) -> str:
    """The lines of one file; one that says so where there is nothing to say."""
    report = result.report
    common: list[object] = [
        called(result.path),
        report.organ.name if report and report.organ else "",
        (report.year or "") if report else "",
        verdict(figures(result)),
    ]
    empty: list[object] = [""] * (len(COLUMNS) - len(common))
    return "".join(row([*common, *cells]) for cells in (*_rows(result),) or (empty,))


def _rows(result: Result) -> Iterator[list[object]]:
    if result.error:
        yield ["无法读取", "", "", "", "", result.error, "", "", "", "", "", ""]
        return
    text = result.report.source.text if result.report else ""
    lines = Lines(text)
    for finding in result.findings:
        excerpt = text[finding.start : finding.end]
        yield [
            *(SEVERITY_WORDS[finding.severity], finding.code, finding.name, finding.where),
            *(lines.place(finding.start)[0], finding.message),
            *(finding.expected or "", finding.actual or "", finding.difference or "", finding.basis),
            excerpt if len(excerpt) <= _EXCERPT else excerpt[:_EXCERPT] + "…",
            finding.exempt.reason if finding.exempt else "",
        ]
    for item in result.unverified:
        exempt = item.exempt.reason if item.exempt else ""
        line = lines.place(item.start)[0]
        yield ["无法核对", item.code or "", item.name, "", line, item.reason, "", "", "", "", "", exempt]


def _cell(value: object) -> str:
    """A value in its cell: no formula, no line break; a plain number stays one, also with a sign."""
    text = clean(str(value)).strip()
    if text and text[0] in _RISKY and not _is_number(text):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',";') else text


def _is_number(text: str) -> bool:
    digits = text[1:].replace(".", "", 1)
    return text[0] in "+-" and digits.isascii() and digits.isdigit()
