"""Draws a form of the grammar as a report in every layout: the sound text of the property tests, and its mutations.

A drawing is a list of blocks: prose, or a table as lines of cells. A cell is a label (an element of the form), a value
or a blank, so that a test can take one away, double it, move it or misspell it, and then ask for the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportlint.values import Element, Form, TableForm

LAYOUTS = ("tabs", "pipes", "lines", "spaced", "joined", "vertical")
PROSE = {
    "s1": "{year}年，青禾县林业局依法推进政府信息公开工作，全年主动公开政府信息若干，办理平台运行平稳，未发生泄密事件。"
    "本年度未收到政府信息公开申请，未发生行政复议和行政诉讼。政府信息管理、平台建设和监督保障各项工作按计划完成。",
    "s5": "存在的主要问题是解读形式不够丰富、个别栏目更新不及时。下一步将丰富解读形式，按月检查栏目更新，改进公开质量。",
    "s6": "本年度没有收取信息处理费。",
}


class Cell(NamedTuple):
    """A label (`element`), or a value or blank (`text`)."""

    element: Element | None = None
    text: str = ""


class Block(NamedTuple):
    """A section: its heading, then prose or the lines of a table."""

    heading: Element
    prose: str
    lines: list[list[Cell]]
    title: str = ""


def draw(form: Form, year: int) -> list[Block]:
    """The form with a 0 in every cell."""
    tables = {table.section: table for table in form.tables.values()}
    return [
        Block(
            section,
            PROSE.get(section.id, "").format(year=year),
            _lines(tables[section.id]) if section.id in tables else [],
        )
        for section in form.sections
    ]


def _lines(table: TableForm) -> list[list[Cell]]:
    elements = [element for element in table.elements if element.role != "caption"]
    if all(element.free for element in elements):
        return _bare(table, elements)
    lines: list[list[Cell]] = []
    head = {element.id: element for element in elements if element.free}
    if head:
        top = [e for e in head.values() if e.role in ("note", "head")]
        group = next(e for e in head.values() if e.role == "group")
        inner = table.groups[group.id]
        columns = [e for e in head.values() if e.role == "column"]
        lines.append([Cell(e) for e in top])
        lines.append([Cell(columns[0]), Cell(group), Cell(columns[-1])])
        lines.append([Cell(head[name]) for name in inner])
    pending: list[Cell] = []
    for element in (e for e in elements if not e.free):
        if element.role in ("head", "column"):
            if lines and lines[-1] and lines[-1][-1].element is not None and lines[-1][0].element.role == "head":  # type: ignore[union-attr]
                lines[-1].append(Cell(element))
            else:
                lines.append([Cell(element)])
        elif element.role == "block":
            lines.append([Cell(element)])
        elif element.role == "group":
            pending.append(Cell(element))
        else:
            lines.append([*pending, Cell(element), *(Cell(text="0") for _ in table.rows[element.id])])
            pending = []
    return lines


def _bare(table: TableForm, elements: list[Element]) -> list[list[Cell]]:
    by_id = {element.id: element for element in elements}
    rows = [by_id[row] for row in table.rows]
    groups = [by_id[group] for group in table.groups]
    columns = [by_id[column] for column in next(iter(table.rows.values()))]
    first = [row for row in rows if not any(row.id in table.groups[g.id] for g in groups)]
    rest = [row for row in rows if row not in first]
    return [
        [Cell(e) for e in (*first, *groups)],
        [*(Cell(c) for c in columns), *(Cell(row) for row in rest)],
        [Cell(c) for _ in rest for c in columns],
        [Cell(text="0") for row in table.rows for _ in table.rows[row]],
    ]


def wording(cell: Cell) -> str:
    return cell.text if cell.element is None else cell.text or cell.element.name


def render(blocks: list[Block], layout: str, year: int, organ: str = "青禾县林业局") -> str:
    """The report as text in `layout`."""
    head = f"{organ}{year}年政府信息公开工作年度报告\n\n根据有关规定编制本报告，数据统计期限自{year}年1月1日起至{year}年12月31日止。\n\n"
    parts = [head]
    for block in blocks:
        parts.append(f"{block.title or block.heading.name}\n\n")
        parts.append(f"{block.prose}\n\n" if block.prose else _table(block.lines, layout) + "\n\n")
    return "".join(parts) + f"{organ}\n\n{year + 1}年1月20日\n"


def _table(lines: list[list[Cell]], layout: str) -> str:
    cells = [[wording(cell) for cell in line] for line in lines]
    if layout == "tabs":
        return "\n".join("\t".join(line) for line in cells)
    if layout == "pipes":
        return "\n".join("| " + " | ".join(line) + " |" for line in cells)
    if layout == "lines":
        return "\n\n".join(text for line in cells for text in line if text)
    if layout == "spaced":
        return "\n".join(" ".join(text for text in line if text) for line in cells)
    if layout == "joined":
        return "".join(text for line in cells for text in line)
    return "\n".join("\t".join(" ".join(text) if len(text) == 4 else text for text in line) for line in cells)
