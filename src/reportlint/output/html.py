"""One self-contained page: each report's own text with the places marked, what is said of them beside it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.fingerprint import digest
from reportlint.output import SEVERITY_WORDS, called, closing, title
from reportlint.output import tally as figures
from reportlint.output.concise import by_reason
from reportlint.output.families import verdict
from reportlint.output.marked import Spot, marked, plain
from reportlint.output.page import STATES, begin, end
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.output import Said, Style, Tally
    from reportlint.values import Finding, Result

WHOLE = True
_HEADING = "政府信息公开工作年度报告核对结果"


def top(files: Sequence[Said], total: Tally, _style: Style) -> str:
    """The page's head, the filter, and an index if there are several files."""
    several = len(files) > 1
    state = STATES[total.verdict]
    said = closing.sentence(total) if several else ""
    counts = (total.error, total.warning, total.info, sum(said.tally.undecided for said in files))
    index = "".join(map(_line, files))
    heads = "".join(f"<th>{word}</th>" for word in ("报告", "文件", "结论", "错误", "警告", "提示", "无法核对"))
    table = f'<nav><table class="index"><thead><tr>{heads}</tr></thead><tbody>{index}</tbody></table></nav>'
    verdict_line = f'<p class="verdict {state}">{plain(said)}</p>' if several else ""
    return f"{begin(_HEADING, counts)}<header><h1>{_HEADING}</h1>{verdict_line}</header>\n{table if several else ''}\n"


def foot(_tally: Tally, _style: Style) -> str:
    """The end of the page."""
    return end(f"reportlint {__version__}")


def entry(result: Result, _style: Style) -> str:
    """The article of one file."""
    name = anchor(result.path)
    report = result.report
    source = report.source.text if report else ""
    lines = Lines(source)
    tally = figures(result)
    heading = title(result) or called(result.path)
    file = f'<p class="file">文件：{plain(called(result.path))}</p>' if title(result) else ""
    said = f"无法读取：{result.error}" if result.error else closing.sentence(tally)
    spots = [
        Spot(number, finding.start, finding.end, finding.severity if not finding.exempt else "exempt", finding.related)
        for number, finding in enumerate(result.findings, 1)
    ]
    items = "".join(_finding(name, number, finding, lines) for number, finding in enumerate(result.findings, 1))
    findings = f'<ol class="findings">{items}</ol>' if items else ""
    undecided = _undecided(name, result, lines)
    body = f'<div class="text">{marked(source, lines, spots, name)}</div>' if source else ""
    aside = f'<section class="said">{findings}{undecided}</section>'
    return (
        f'<article id="{name}"><h2>{plain(heading)}</h2>{file}'
        f'<p class="verdict {STATES[result.verdict]}">{plain(said)}</p>\n'
        f'<div class="columns">{aside}\n{body}</div></article>\n'
    )


def anchor(path: str) -> str:
    """The same for the index and the article, whatever characters the path has."""
    return f"f{digest(path, 6)}"


def _line(said: Said) -> str:
    tally = said.tally
    state = STATES[tally.verdict]
    counts = "".join(
        f'<td class="count">{count or ""}</td>' for count in (tally.error, tally.warning, tally.info, tally.undecided)
    )
    link = f'<a href="#{anchor(said.path)}">{plain(said.title or called(said.path))}</a>'
    return (
        f'<tr><td>{link}</td><td class="path">{plain(called(said.path))}</td>'
        f'<td class="{state}">{verdict(tally)}</td>{counts}</tr>\n'
    )


def _finding(name: str, number: int, finding: Finding, lines: Lines) -> str:
    kind = "exempt" if finding.exempt else finding.severity
    word = "已豁免" if finding.exempt else SEVERITY_WORDS[finding.severity]
    line = lines.place(finding.start)[0]
    return (
        f'<li class="finding {kind}" id="{name}-{number}" data-n="{number}" value="{number}">'
        f'<p class="head"><a class="to" href="#{name}-{number}-t"><b class="sign {kind}" data-sign="{number}"></b>'
        f'<span class="level">{word}</span> <span class="code">{escape(finding.code)}</span>'
        f'<span class="line">第 {line} 行</span></a></p>'
        f'<p class="message">{plain(finding.message)}</p>{"".join(_details(finding))}</li>\n'
    )


def _details(finding: Finding) -> Iterator[str]:
    if finding.expected is not None and finding.actual is not None:
        apart = f' <span class="apart">相差 {plain(finding.difference)}</span>' if finding.difference else ""
        yield (
            f'<p class="change"><span>现为 <del>{plain(finding.actual) or "（空）"}</del></span> '
            f"<span>应为 <ins>{plain(finding.expected) or '（空）'}</ins></span>{apart}</p>"
        )
    if finding.where:
        yield f'<p class="where">位置：{plain(finding.where)}</p>'
    if finding.fix:
        yield f'<p class="fix">改法：{plain(finding.fix.title)}</p>'
    if finding.basis:
        yield f'<p class="basis">依据：{plain(finding.basis)}</p>'
    if finding.exempt:
        until = f"，至 {finding.exempt.until}" if finding.exempt.until else ""
        by = f"（{finding.exempt.by}{until}）" if finding.exempt.by or until else ""
        yield f'<p class="reason">豁免理由：{plain(finding.exempt.reason + by)}</p>'


def _undecided(name: str, result: Result, lines: Lines) -> str:
    items = []
    for reason, group in by_reason(result).items() if not result.error else ():
        entries = [entry for entry in group if not entry.exempt]
        if not entries:
            continue
        codes = "、".join(dict.fromkeys(entry.code for entry in entries if entry.code))
        line = lines.place(entries[0].start)[0]
        link = f'<a class="line" href="#{name}-l{line}">第 {line} 行</a>'
        shown = f'<span class="code">{escape(codes)}</span> ' if codes else ""
        items.append(f"<li>{plain(reason)} {shown}{link}</li>")
    return f'<div class="undecided"><h3>无法核对</h3><ul>{"".join(items)}</ul></div>' if items else ""
