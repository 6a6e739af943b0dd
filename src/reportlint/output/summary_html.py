"""A table of files and families of rules as a page of its own, to print or to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.output import called, closing, title
from reportlint.output import tally as figures
from reportlint.output.families import COLUMNS, counts, verdict
from reportlint.output.marked import plain
from reportlint.output.page import STATES, begin, end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.output import Said, Style, Tally
    from reportlint.values import Result

_HEADING = "政府信息公开工作年度报告核对情况汇总"


def top(_files: Sequence[Said], total: Tally, _style: Style) -> str:
    """The page's head, what came of the run, and the heads of the columns."""
    heads = "".join(f"<th>{word}</th>" for word in ("报告", "结论", "合计", *COLUMNS, "无法核对"))
    said = f'<p class="verdict {STATES[total.verdict]}">{plain(closing.sentence(total))}</p>'
    note = '<p class="file">每格为错误、警告的个数，空白为没有。</p>'
    return (
        f"{begin(_HEADING, sheet=True)}<header><h1>{_HEADING}</h1>{said if total.files else ''}{note}</header>\n"
        f'<nav><table class="index summary"><thead><tr>{heads}</tr></thead>\n<tbody>\n'
    )


def entry(result: Result, _style: Style) -> str:
    """The row of one file."""
    tally = figures(result)
    heading = f"{plain(title(result))}<br>" if title(result) else ""
    state = f'<td class="{STATES[result.verdict]}">{verdict(tally)}</td>'
    return (
        f'<tr><td>{heading}<span class="path">{plain(called(result.path))}</span></td>{state}{_figures(tally)}</tr>\n'
    )


def foot(tally: Tally, _style: Style) -> str:
    """The totals, and the end of the page."""
    words = f"<td>合计 {tally.files} 份</td><td>{tally.passed} 份通过</td>"
    return (
        f"</tbody>\n<tfoot><tr>{words}{_figures(tally)}</tr></tfoot></table></nav>\n{end(f'reportlint {__version__}')}"
    )


def _figures(tally: Tally) -> str:
    cells = [(tally.error, tally.warning), *(row[:2] for row in counts(tally).values())]
    undecided = f'<td class="count open">{tally.undecided or ""}</td>'
    return "".join(f'<td class="count">{_cell(*cell)}</td>' for cell in cells) + undecided


def _cell(errors: int, warnings: int) -> str:
    """Told apart by words, not by colour alone: it will be printed in black."""
    first = f'<b class="error">{errors}错</b>' if errors else ""
    return first + (f'<b class="warning">{warnings}警</b>' if warnings else "")
