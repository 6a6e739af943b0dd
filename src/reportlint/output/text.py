"""What a person reads: each finding stands alone, with its place, an excerpt, what stands and what should, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITY_WORDS, Tally, accepted, called, clean, closing
from reportlint.output import tally as figures
from reportlint.output.canvas import SEVERITY_STYLES, VERDICT_STYLES, line, written
from reportlint.output.cells import cut, width, wrap
from reportlint.output.concise import by_reason
from reportlint.output.excerpt import excerpts
from reportlint.output.outline import outline
from reportlint.output.tablecut import holds, tablecut
from reportlint.positions import Lines
from reportlint.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.output import Style
    from reportlint.output.canvas import Line
    from reportlint.output.excerpt import Excerpt
    from reportlint.values import Finding, Repair, Report, Result

_EXCERPT = 110
"""Cells of an excerpt when the width is not bounded."""
_RELATED = 3
"""Further places drawn; the rest are marked where there is room for them, or named by line."""
_MARKED = 8
_NOTE = 18
"""Cells that an element of the outline leaves for what is said of it."""
_SIGNS = {"-": "red", "+": "green", " ": "", "…": "dim"}


def entry(result: Result, style: Style) -> str:
    """One file: findings in the order of the text, structure first; then what could not be decided."""
    count = figures(result)
    lines = list(_body(result, style))
    if style.many:
        lines = [*_head(result, closing.sentence(count._replace(reasons=()) if lines else count), style), *lines]
    return written(lines, style)


def foot(tally: Tally, style: Style) -> str:
    """The closing line."""
    if not tally.files or tally.files == tally.unreadable:
        return ""
    return written(
        [line((text, VERDICT_STYLES[tally.verdict])) for text in wrap(closing.sentence(tally), style.width)],
        style,
    )


def _head(result: Result, said: str, style: Style) -> Iterator[Line]:
    """The file among others, and what is to be said of it in one sentence."""
    name, tint = f"■ {clean(called(result.path))}", VERDICT_STYLES[result.verdict]
    if not style.width or width(name) + 2 + width(said) <= style.width:
        yield line((name, "bold"), "  ", (said, tint))
        return
    yield line((name, "bold"))
    for text in wrap(said, style.width - 2):
        yield line("  ", (text, tint))


def _body(result: Result, style: Style) -> Iterator[Line]:
    report = result.report
    if result.error or report is None or report.refusal:
        return  # the closing line, or standard error, says it all
    if result.findings:
        lines = Lines(report.source.text)
        structure = [finding for finding in result.findings if _outlined(finding)]
        for finding in structure:
            yield from _heading(finding, result, lines, style)
            yield from _tail(finding, style)
            yield line("")
        yield from _outline(structure, report, style)
        for finding in result.findings:
            if not _outlined(finding):
                yield from _finding(finding, result, report, lines, style)
                yield line("")
    yield from _unverified(result, style)


def _outlined(finding: Finding) -> bool:
    """Whether the outline shows it: a table in another form is no matter of single lines."""
    return finding.repair is not None and finding.repair.role != "table"


# ------------------------------------------------------------------------------------------------------- one finding


def _finding(finding: Finding, result: Result, report: Report, lines: Lines, style: Style) -> Iterator[Line]:
    yield from _heading(finding, result, lines, style)
    related = [place for place in finding.related if not finding.cells or not holds(finding, report, place.start)]
    shown, rest = related[:_RELATED], related[_RELATED:]
    starts = [finding.start, *(place.start for place in finding.related)]
    gutter = max(len(str(lines.place(start)[0])) for start in starts) + 1
    room = (style.width or _EXCERPT) - gutter - 3
    tint = SEVERITY_STYLES[finding.severity]
    cells = tablecut(finding, report, style.forms, lines, room) if finding.cells else []
    yield _ruled(gutter)
    for number, text, left, length in cells:
        yield _ruled(gutter, str(number or ""), text)
        if length:
            yield _marked(gutter, [(left, "^" * length, tint)])
    sure = shown if cells else [Place(finding.start, finding.end, ""), *shown]
    places = [*sure, *rest[:_MARKED]]
    drawn = excerpts(report.source.text, lines, [(place.start, place.end) for place in places], room, len(sure))
    for excerpt in drawn:
        yield _ruled(gutter, str(excerpt.line), excerpt.shown)
        yield from _underlined(excerpt, places, bool(cells), tint, gutter, room)
    marked = {mark.span for excerpt in drawn for mark in excerpt.marks}
    others = [lines.place(place.start)[0] for number, place in enumerate(rest, len(sure)) if number not in marked]
    for text in wrap(_elsewhere(others, {excerpt.line for excerpt in drawn}), room):
        if text:
            yield _ruled(gutter, "", text)
    yield _ruled(gutter)
    yield from _tail(finding, style)


def _elsewhere(lines: list[int], drawn: set[int]) -> str:
    """Where the places are that were not drawn."""
    near = sum(line in drawn for line in lines)
    far = [line for line in lines if line not in drawn]
    return "；".join(
        filter(None, (f"同一行另有 {near} 处" if near else "", f"另见第 {_numbers(far)} 行" if far else ""))
    )


def _numbers(lines: list[int]) -> str:
    """``3、5-8``."""
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(f"{low}" if low == high else f"{low}-{high}" for low, high in runs)


def _heading(finding: Finding, result: Result, lines: Lines, style: Style) -> Iterator[Line]:
    tint = SEVERITY_STYLES[finding.severity]
    head, note = f"{SEVERITY_WORDS[finding.severity]} {finding.code}", f"{finding.name}{accepted(finding.exempt)}"
    beside = not style.width or width(head) + 2 + width(note) <= style.width
    yield line((head, tint), "  ", (note if beside else "", "dim"))
    for text in [] if beside else wrap(note, style.width - 2):
        yield line("  ", (text, "dim"))
    for text in wrap(finding.message, style.width and style.width - 2):
        yield line("  ", (text, "bold"))
    row, column = lines.place(finding.start)
    place, where = f"{clean(called(result.path))}:{row}:{column}", clean(finding.where)
    if style.width and width(place) + width(where) + 6 > style.width:
        yield line("  ", ("→ ", "blue"), place)
        place = ""
        for text in wrap(where, style.width - 4):
            yield line("    ", (text, "blue"))
    else:
        yield line("  ", ("→ ", "blue"), place, "  ", (where, "blue"))


def _underlined(
    drawn: Excerpt, places: Sequence[Place], all_related: bool, tint: str, gutter: int, room: int
) -> Iterator[Line]:
    """The marks under a line: ``^`` for what the finding points at, ``-`` for the related, then what those are."""
    marks, labels = [], []
    for span, left, length in drawn.marks:
        main = span == 0 and not all_related
        marks.append((left, ("^" if main else "-") * length, tint if main else "blue"))
        labels.append(clean(places[span].label))
    named = list(dict.fromkeys(filter(None, labels)))
    said = "、".join(named)
    if drawn.more:
        said = f"{said}（共 {drawn.more + 1} 行）"
    end = max(left + len(mark) for left, mark, _ in marks)
    owner = max((left for (left, _, _), label in zip(marks, labels, strict=True) if label), default=marks[-1][0])
    if not said:
        yield _marked(gutter, marks)
    elif owner == marks[-1][0] and end + 1 + width(said) <= room:
        yield _marked(gutter, [*marks, (end + 1, said, "blue")])
    else:
        yield _marked(gutter, marks)
        for text in _lines(named, room) if width(said) > room else [said]:
            yield _marked(gutter, [(max(min(owner, room - width(text)), 0), text, "blue")])


def _lines(labels: Sequence[str], room: int) -> list[str]:
    """Labels in as few lines as they fit into, each whole if it can be."""
    found: list[str] = []
    for label in labels:
        longer = f"{found[-1]}、{label}" if found else label
        if found and width(longer) <= room:
            found[-1] = longer
        else:
            found += wrap(label, room)
    return found


def _ruled(gutter: int, number: str = "", text: str = "") -> Line:
    return line((f"{number:>{gutter}} │ ", "blue"), text)


def _marked(gutter: int, marks: Sequence[tuple[int, str, str]]) -> Line:
    """A line with each mark at its cell; where two overlap the later gives way."""
    parts: list[str | tuple[str, str]] = [(f"{'':>{gutter}} │ ", "blue")]
    at = 0
    for left, mark, tint in marks:
        shown = mark[max(at - left, 0) :]
        parts += [" " * (left - at), (shown, tint)]
        at = max(at, left) + width(shown)
    return line(*parts)


def _tail(finding: Finding, style: Style) -> Iterator[Line]:
    room = style.width and style.width - 9
    if finding.actual is not None and finding.expected is not None:
        change = f"   （相差 {finding.difference}）" if finding.difference else ""
        if finding.fix and finding.fix.safety == "safe":
            change += "   （--fix 可以改正）"
        yield from _side("- 现为 ", finding.actual, "red", "", room)
        yield from _side("+ 应为 ", finding.expected, "green", clean(change), room)
    if finding.basis:
        first, *more = wrap(finding.basis, room)
        yield line("  ", ("依据：", "dim"), (first, "dim"))
        for text in more:
            yield line("        ", (text, "dim"))


def _side(head: str, text: str, tint: str, note: str, room: int) -> Iterator[Line]:
    """What stands or should, with a note behind it, or below where there is no room."""
    *rows, last = wrap(text or "（空）", room)
    beside = not room or width(last) + width(note) <= room
    margins = ["  " + head, *[" " * 9] * len(rows)]
    for margin, row in zip(margins, rows, strict=False):
        yield line((margin + row, tint))
    yield line((margins[-1] + last, tint), (note if beside else "", "dim"))
    for row in [] if beside else wrap(note, room):
        yield line(" " * 9, (row, "dim"))


# --------------------------------------------------------------------------------------------- structure, undecided


def _repairs(finding: Finding, report: Report) -> list[Repair]:
    """The repairs behind a finding, which may stand for several places."""
    own = finding.repair
    starts = {finding.start, *(place.start for place in finding.related)}
    alike = [repair for repair in report.repairs if own and repair.kind == own.kind and repair.start in starts]
    return [repair for repair in alike if repair != own] + ([own] if own else [])


def _outline(structure: list[Finding], report: Report, style: Style) -> Iterator[Line]:
    form = style.forms.get(report.edition or "")
    repairs = [repair for finding in structure for repair in _repairs(finding, report)]
    if not form or not repairs:
        return
    yield line(("规定的结构（-）与本文（+）", "bold"))
    for mark in outline(report, form, repairs):
        margin = " " * (2 * mark.depth + 2)
        room = (style.width or _EXCERPT) - 2 - len(margin)
        text = cut("…" if mark.sign == "…" else mark.text, max(room - _NOTE, min(room, 20)))
        note = f"   （{mark.note}）" if mark.note else ""
        beside = width(text) + width(note) <= room
        sign, tint = mark.sign.replace("…", " "), _SIGNS[mark.sign] or "none"
        yield line("  ", (f"{sign}{margin[1:]}{text}", tint), (note if beside else "", "dim"))
        if not beside:
            yield line("  ", margin, (note.strip(), "dim"))
    yield line("")


def _unverified(result: Result, style: Style) -> Iterator[Line]:
    groups = by_reason(result)
    if not groups:
        return
    yield line(("无法核对", VERDICT_STYLES["unverified"]))
    for reason, items in groups.items():
        for text in wrap(reason, style.width and style.width - 4):
            yield line("  ", text)
        codes: dict[str, int] = {}
        for item in items:
            codes[item.code or item.name] = codes.get(item.code or item.name, 0) + item.count
        named = "、".join(f"{code}（{count} 处）" if count > 1 else code for code, count in codes.items())
        for text in wrap(named, style.width and style.width - 4):
            yield line("    ", (text, "dim"))
    yield line("")
