"""A table of files and families of rules for Excel and WPS: a line a file, every count in a cell of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import called, title
from reportlint.output import tally as figures
from reportlint.output.csv import row
from reportlint.output.families import COLUMNS, counts, verdict

if TYPE_CHECKING:
    from reportlint.output import Style, Tally
    from reportlint.values import Result

_PARTS = ("错误", "警告", "提示")
HEAD = "\ufeff" + row(
    [
        *("文件", "单位", "年度", "标题", "结论", *_PARTS, "未核对"),
        *(f"{column}{part}" for column in COLUMNS for part in _PARTS[:2]),
    ]
)


def entry(result: Result, _style: Style) -> str:
    """The line of one file."""
    report = result.report
    tally = figures(result)
    organ = report.organ.name if report and report.organ else ""
    year = (report.year or "") if report else ""
    name = called(result.path)
    return row([name, organ, year, title(result), verdict(tally), *_figures(tally)])


def foot(tally: Tally, _style: Style) -> str:
    """The totals."""
    return row([f"合计 {tally.files} 份", "", "", "", f"通过 {tally.passed} 份", *_figures(tally)])


def _figures(tally: Tally) -> list[int]:
    families = (number for found in counts(tally).values() for number in found[:2])
    return [tally.error, tally.warning, tally.info, tally.undecided, *families]
