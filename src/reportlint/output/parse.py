"""What was recognised in one document, drawn: sections as a tree, tables as tables, quantities, claims, repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table as Drawn
from rich.text import Text
from rich.tree import Tree

from reportlint.output import clean
from reportlint.output.canvas import drawn
from reportlint.output.cells import cut, width
from reportlint.positions import Lines
from reportlint.values import ABSENT, EMPTY, LOST, SLASH, TEXT, VALUE, ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from reportlint.output import Style
    from reportlint.values import Cell, Report, Row, Section, Table, TableForm

_EDITIONS = {"2008": "2008年条例", "2019": "国办公开办函〔2019〕60号", "2021": "国办公开办函〔2021〕30号"}
_KINDS = {"government": "政府", "department": "部门", "township": "乡镇街道", "committee": "管委会"}
_LEVELS = {"province": "省级", "city": "市级", "county": "县级", "township": "乡级"}
_LAYOUTS = {"delimited": "制表符或竖线分隔", "lines": "一行一格", "spaced": "空格分隔", "joined": "数字相连"}
_PARTS = {"head": "（标题与前言）", "closing": "（落款及以后）", "annex": "附表：政府信息公开情况统计表"}
_REPAIRS = {
    "missing": "缺少", "extra": "多出", "doubled": "重复", "moved": "位置不对", "renamed": "写法不同",
    "renumbered": "序号不对", "foreign": "另一格式的写法",
}  # fmt: skip
_SHOWN = {
    VALUE: ("", ""), ZERO: ("", "dim"), EMPTY: ("空", "yellow"), SLASH: ("", "cyan"), TEXT: ("", "yellow"),
    LOST: ("缺", "bold red"), ABSENT: ("无", "magenta"),
}  # fmt: skip
_LEGEND = {EMPTY: "空：有格无数", LOST: "缺：文本中丢失，不知是几", ABSENT: "无：没有这一行或列"}


def page(report: Report, style: Style) -> str:
    """Everything, from the title to the notes."""
    lines = Lines(report.source.text)
    return drawn(_things(report, lines, style), style)


def _things(report: Report, lines: Lines, style: Style) -> Iterator[RenderableType]:
    yield from _head(report)
    yield _outline(report, lines)
    for table in report.tables.values():
        yield Text("")
        yield from _table(table, report, lines, style)
    form = style.forms.get(report.edition or "")
    read = {table.name for table in report.tables.values()}
    for name in [table.name for table in form.tables.values() if table.name not in read] if form else ():
        yield Text("")
        yield Text(name, "bold") + Text("  没有读到", "bold yellow")
    yield from _listed("与规定格式不同之处", _repairs(report, lines), style)
    yield from _listed("年份与日期", _times(report, lines), style)
    yield from _listed(f"正文的说法（{len(report.claims)} 个）", _claims(report, lines), style)
    yield from _listed(f"整体与其中（{len(report.parts)} 处）", _parts(report, lines), style)
    yield from _listed(f"正文的数量（{len(report.quantities)} 个）", _quantities(report, lines), style)
    told = {note for table in report.tables.values() for note in table.notes}
    yield from _listed("说明", [("", clean(note)) for note in report.notes if note not in told], style)


def _head(report: Report) -> Iterator[Text]:
    text, organ = report.source.text, report.organ
    title = "".join(text[slice(*report.title)].split()) if report.title else ""
    yield Text(clean(title) or "（没有读到标题）", "bold")
    facts = [f"年度 {report.year or '不明'}", f"格式 {_EDITIONS.get(report.edition or '', '不明')}"]
    if organ:
        kind = "、".join(filter(None, (_LEVELS.get(organ.level), _KINDS.get(organ.kind))))
        facts.append(f"机关 {clean(organ.name)}{f'（{kind}）' if kind else ''}")
    facts.append(f"编码 {report.source.encoding.upper()}")
    yield Text("   ".join(facts), "dim")
    if report.refusal:
        yield Text(f"不作核对：{clean(report.refusal[1])}", "bold yellow")
    yield Text("")


# ---------------------------------------------------------------------------------------------------------- sections


def _outline(report: Report, lines: Lines) -> Tree:
    tree = Tree(Text("章节", "bold"), guide_style="blue")
    for section in report.sections:
        if not section.title and not section.flow.text.strip():
            continue
        branch = tree.add(_section(section, lines))
        for heading in section.headings if section.id != "annex" else ():
            words = cut(clean(heading.text), 40)
            at = Text(f"  第 {lines.place(heading.start)[0]} 行", "dim")
            branch.add(Text(_numeral(heading.level, heading.number) + words) + at)
    return tree


def _numeral(level: int, number: int) -> str:
    if level > 2:
        return f"{number}."
    digits = "〇一二三四五六七八九"
    tens = "" if number < 10 else "十" if number < 20 else digits[number // 10 % 10] + "十"
    return f"（{tens}{digits[number % 10] if number % 10 else ''}）"


def _section(section: Section, lines: Lines) -> Text:
    title = clean(section.title) or _PARTS.get(section.id, section.id)
    facts = f"  第 {lines.place(section.start)[0]} 行，文字 {len(section.flow.text.strip())} 字"
    return Text(title, "yellow" if section.id.startswith("x") else "") + Text(facts, "dim")


# ------------------------------------------------------------------------------------------------------------ tables


def _table(table: Table, report: Report, lines: Lines, style: Style) -> Iterator[RenderableType]:
    form = style.forms.get(table.edition)
    known = next((known for known in form.tables.values() if known.name == table.name), None) if form else None
    first, last = lines.place(table.start)[0], lines.place(max(table.end - 1, table.start))[0]
    yield Text(table.name, "bold") + Text(
        f"  按 {_EDITIONS.get(table.edition, table.edition)} 读，第 {first} 至 {last} 行，"
        f"{_LAYOUTS[_layout(table, lines)]}",
        "dim",
    )
    for columns, rows in _blocks(table, known):
        yield _block(columns, rows, known, report, style)
    cells = [cell for row in table.rows.values() for cell in row.cells.values()]
    legend = [words for status, words in _LEGEND.items() if any(status == cell.status for cell in cells)]
    if any(cell.status == LOST and cell.number is not None for cell in cells):
        legend[legend.index(_LEGEND[LOST])] = "缺=0：文本中丢失，由总计推出"
    if legend:
        yield Text("  " + "；".join(legend), "dim")
    for note in table.notes:
        yield Text(f"  {clean(note)}", "yellow")


def _layout(table: Table, lines: Lines) -> str:
    """The layout; of a table whose values mostly have a line each, ``lines``."""
    starts = [cell.start for row in table.rows.values() for cell in row.cells.values() if cell.end > cell.start]
    if table.layout == "spaced" and len({lines.place(start)[0] for start in starts}) * 2 > len(starts):
        return "lines"
    return table.layout if table.layout in _LAYOUTS else "spaced"


def _blocks(table: Table, form: TableForm | None) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Rows that have the same columns, together."""
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for name, row in table.rows.items():
        own = form.rows.get(name, tuple(row.cells)) if form else tuple(row.cells)
        if own != columns and rows:
            yield columns, rows
            rows = []
        columns = own
        rows.append(row)
    if rows:
        yield columns, rows


def _block(columns: Sequence[str], rows: Sequence[Row], form: TableForm | None, report: Report, style: Style) -> Drawn:
    names = form.names if form else {}
    labels = {element.id: element.name for element in form.elements} if form else {}
    piece = 8 if len(columns) < 5 else 2 if 0 < style.width < 100 else 4
    heads = [_stacked(names.get(column, column), piece) for column in columns]
    text = report.source.text
    survivors = any(row.survivors for row in rows)
    grid = Drawn(box=None, padding=(0, 0, 0, 2), header_style="blue")
    room = style.width - sum(max(map(width, head.split("\n"))) + 2 for head in heads) - 2 - 24 * survivors
    grid.add_column("", no_wrap=True)
    for head in heads:
        grid.add_column(head, justify="right", no_wrap=True, vertical="bottom")
    if survivors:
        grid.add_column("读到的数", no_wrap=True, vertical="bottom")
    above: list[str] = []
    for row in rows:
        groups = _groups(row.id, form)
        for depth, group in enumerate(groups):
            if group not in above:
                grid.add_row(Text("  " * depth + _label(group, labels), "dim"))
        above = groups
        label = "  " * len(groups) + _label(row.id, labels)
        cells = [_cell(row.cells[column], text) if column in row.cells else Text("") for column in columns]
        if survivors:
            cells.append(Text(" ".join(clean(text[cell.start : cell.end]).strip() for cell in row.survivors), "dim"))
        grid.add_row(Text(cut(label, max(room, 16)) if style.width else label), *cells)
    return grid


def _label(wanted: str, labels: Mapping[str, str]) -> str:
    """As the form words it, without what it adds in brackets."""
    name = labels.get(wanted, wanted)
    return name[:1] + name[1:].partition("（")[0]


def _groups(row: str, form: TableForm | None) -> list[str]:
    """The groups that a row stands in, the widest first."""
    parents = {element.id: element.parent for element in form.elements} if form else {}
    groups = {element.id for element in form.elements if element.role == "group"} if form else set()
    found: list[str] = []
    parent = parents.get(row, "")
    while parent in groups and parent not in found:
        found.insert(0, parent)
        parent = parents.get(parent, "")
    return found


def _stacked(name: str, piece: int) -> str:
    """A header in lines of `piece` characters, without what it says in brackets."""
    name = name.partition("（")[0]
    piece = max(piece, len(name) if len(name) < 4 else 0)
    return "\n".join(name[at : at + piece] for at in range(0, len(name), piece))


def _cell(cell: Cell, text: str) -> Text:
    word, tint = _SHOWN.get(cell.status, ("", ""))
    if cell.status == LOST and cell.number is not None:
        word = f"缺={cell.number}"
    return Text(word or cut(clean(text[cell.start : cell.end]).strip(), 14), tint)


# ------------------------------------------------------------------------------------------------------------- lists


def _listed(title: str, found: Iterable[tuple[str, str]], style: Style) -> Iterator[RenderableType]:
    entries = list(found)
    if not entries:
        return
    yield Text("")
    yield Text(title, "bold")
    size = max(len(place) for place, _ in entries)
    for place, words in entries:
        lead = f"  {place:>{size}}  " if size else "  "
        yield Text(lead, "dim") + Text(cut(words, style.width - len(lead)) if style.width else words)


def _at(start: int, lines: Lines) -> str:
    return ":".join(map(str, lines.place(start)))


def _repairs(report: Report, lines: Lines) -> Iterator[tuple[str, str]]:
    for repair in report.repairs:
        words = f"{repair.table or '章节'} {_REPAIRS.get(repair.kind, repair.kind)}：{clean(repair.name)}"
        if repair.found and repair.found != repair.name:
            words += f" ← {clean(repair.found)}"
        yield _at(repair.start, lines), words


_ROLES = {
    "title": "标题",
    "head": "页首",
    "period": "统计期限",
    "caption": "表头",
    "subject": "正文",
    "told": "正文",
    "closing": "落款",
    "mention": "提到的报告",
    "published": "发布",
    "malformed": "",
    "period_start": "期限起",
    "period_end": "期限止",
}


def _times(report: Report, lines: Lines) -> Iterator[tuple[str, str]]:
    times = [(mark.start, f"{_ROLES[mark.role]} {mark.year}年") for mark in report.years]
    for mark in report.dates:
        parts = zip((mark.year, mark.month, mark.day), "年月日", strict=True)
        written = "".join(f"{part or '?'}{unit}" for part, unit in parts if part or mark.malformed)
        wrong = "（格式不对）" if mark.malformed else ""
        times.append((mark.start, f"{_ROLES[mark.role]}日期 {written}{wrong}"))
    for start, words in sorted(times):
        yield _at(start, lines), words


def _claims(report: Report, lines: Lines) -> Iterator[tuple[str, str]]:
    scopes = {"wide": "（口径较宽）", "carried": "（含上年结转）"}
    for claim in report.claims:
        quoted = clean(report.source.text[claim.start : claim.end])
        about = "约 " if claim.approximate else ""
        words = f"{claim.name} {about}{claim.number} {claim.unit}{scopes.get(claim.scope, '')}   “{quoted}”"
        yield _at(claim.start, lines), words


def _parts(report: Report, lines: Lines) -> Iterator[tuple[str, str]]:
    kinds = {"all": "应合计", "pair": "应合计", "some": "各不超过"}
    for found in report.parts:
        listed = "、".join(part.written or str(part.number) for part in found.parts)
        whole = found.whole.written or found.whole.number
        yield _at(found.start, lines), f"{whole} 其中 {listed}（{kinds.get(found.strict, found.strict)}）"


def _quantities(report: Report, lines: Lines) -> Iterator[tuple[str, str]]:
    for quantity in report.quantities:
        plain = f"{quantity.number}{quantity.unit}"
        written = f"   “{clean(quantity.written)}”" if quantity.written not in ("", plain) else ""
        yield _at(quantity.start, lines), f"{'约 ' if quantity.approximate else ''}{plain}{written}"
