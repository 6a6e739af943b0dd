"""A page in Markdown, for a pull request or a reply letter: the files in a table, then each with its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITY_WORDS, called, clean, closing, title
from reportlint.output import tally as figures
from reportlint.output.concise import by_reason
from reportlint.output.families import verdict
from reportlint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.output import Said, Style, Tally
    from reportlint.values import Finding, Result

WHOLE = True
_SPECIAL = {ord(char): f"\\{char}" for char in "\\`*_[]|~"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
_HEADING = "# 政府信息公开工作年度报告核对意见\n"


def top(files: Sequence[Said], total: Tally, _style: Style) -> str:
    """The heading; of several files the verdicts in a table."""
    if len(files) < 2:
        return f"{_HEADING}\n"
    rows = [
        (_name(said.path), text(said.title), verdict(said.tally), *_counts(said.tally))
        for said in files
    ]  # fmt: skip
    table = _table(("文件", "报告", "结论", "错误", "警告", "提示", "无法核对"), rows)
    return f"{_HEADING}\n{text(closing.sentence(total))}。\n\n{table}\n"


def entry(result: Result, _style: Style) -> str:
    """The section of one file."""
    return "\n".join(_blocks(result)) + "\n"


def text(words: str) -> str:
    """Plain text that stays plain: nothing in it is markup, ends a cell, or calls a user or an issue by name."""
    words = clean(words).strip().translate(_SPECIAL)
    for char in "@#":
        words = words.replace(char, f"{char}\u2060")  # a word joiner: nothing is seen
    return words


def _blocks(result: Result) -> Iterator[str]:
    heading = title(result)
    yield f"## {text(heading) or _name(result.path)}\n"
    if heading:
        yield f"文件：{_name(result.path)}\n"
    yield f"**{text(closing.sentence(figures(result)))}**\n"
    if result.error:
        yield f"{text(result.error)}\n"
        return
    lines = Lines(result.report.source.text if result.report else "")
    counting = [finding for finding in result.findings if not finding.exempt]
    if counting:
        rows = [_row(number, finding, lines) for number, finding in enumerate(counting, 1)]
        yield _table(("序号", "级别", "编号", "行", "问题", "现为", "应为", "依据"), rows)
    undecided = list(_undecided(result, lines))
    if undecided and result.rules:
        yield "无法核对，请人工核对：\n"
        yield "\n".join(undecided) + "\n"
    exempt = [finding for finding in result.findings if finding.exempt]
    if exempt:
        yield "已豁免：\n"
        yield "\n".join(_exempt(finding, lines) for finding in exempt) + "\n"


def _row(number: int, finding: Finding, lines: Lines) -> tuple[str, ...]:
    place = f"（{finding.where}）" if finding.where else ""
    differs = finding.expected is not None and finding.actual is not None
    return (
        *(str(number), SEVERITY_WORDS[finding.severity], finding.code, str(lines.place(finding.start)[0])),
        text(finding.message + place),
        *(text((finding.actual if differs else "") or ("（空）" if differs else "")), text(finding.expected or "")),
        text(finding.basis),
    )


def _undecided(result: Result, lines: Lines) -> Iterator[str]:
    for reason, items in by_reason(result).items():
        counting = [item for item in items if not item.exempt]
        codes = "、".join(dict.fromkeys(item.code or item.name for item in counting))
        if counting:
            yield f"- {text(reason)}：{text(codes)}（第 {lines.place(counting[0].start)[0]} 行）"


def _exempt(finding: Finding, lines: Lines) -> str:
    assert finding.exempt
    by = f"（{finding.exempt.by}）" if finding.exempt.by else ""
    words = f"{finding.code} 第 {lines.place(finding.start)[0]} 行：{finding.message}——{finding.exempt.reason}{by}"
    return f"- {text(words)}"


def _counts(tally: Tally) -> tuple[str, ...]:
    return tuple(str(count or "") for count in (tally.error, tally.warning, tally.info, tally.undecided))


def _name(path: str) -> str:
    return text(called(path))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
