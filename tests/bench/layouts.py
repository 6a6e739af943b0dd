"""Layouts of a table: tabs with ghosts, one cell a line, pipes, spaces, or no separator at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.draft import CLOSE, OPEN, Row, Table, bare

if TYPE_CHECKING:
    from random import Random


def filled(cells: list[str]) -> list[str]:
    """Cells that show anything (a mark alone counts: it is a place)."""
    return [cell for cell in cells if cell]


def tabs(rng: Random, table: Table, ghosts: bool = True) -> list[str]:
    """Rows of TABs; label columns that are empty may be left out, and ghost columns may trail."""
    compact = table.id == "t3" and rng.random() < 0.5
    trailing = "\t" if ghosts and rng.random() < 0.3 else ""
    lines = []
    for row in table.rows:
        lead = list(row.lead)
        if compact and row.kind == "data" and len(lead) == 3 and bare(lead[0]) and not bare(lead[2]):
            lead = [text for text in lead if bare(text)]
        lines.append("\t".join([*lead, *row.cells]) + trailing)
    return lines


def shifted(rng: Random, table: Table) -> list[str]:
    """Tabs whose labels move to the left after a page break (blank line), as converters leave them."""
    lines = tabs(rng, table)
    if table.id != "t3":
        return lines
    breaks = set(rng.sample(range(6, len(lines)), 2))
    out: list[str] = []
    for index, (line, row) in enumerate(zip(lines, table.rows, strict=True)):
        if index in breaks:
            labels = filled(row.lead)
            out += (
                ["\t".join([*labels, *row.cells, "", ""][:12]), ""]
                if rng.random() < 0.5
                else ["", "\t".join([*labels, *row.cells])]
            )
        else:
            out.append(line)
    return out


def broken(rng: Random, table: Table) -> list[str]:
    """Tabs with a page break, sometimes a page number, between two rows."""
    lines = tabs(rng, table)
    if table.id == "t3" and rng.random() < 0.4:
        lines.insert(rng.choice((1, 2)), "")
    for _ in range(2 if table.id == "t3" else 1):
        at = rng.randrange(1, len(lines))
        lines[at:at] = rng.choice(
            (
                [""],
                ["", f"- {rng.randint(2, 9)} -", ""],
                [f"— {rng.randint(2, 9)} —"],
                ["", str(rng.randint(2, 9)), ""][:1],
            )
        )
    return lines


def lines_of_cells(rng: Random, table: Table, lose: float = 0.0) -> list[str]:
    """One cell a line with blank lines between; `lose` is the share of number cells that vanish."""
    out: list[str] = []
    gap = rng.choice(([""], [""], [" ", ""], []))
    for row in table.rows:
        for label in filled(row.lead):
            out += [_folded(rng, label), *gap]
        for cell in filled(row.cells):
            if row.kind == "data" and lose and OPEN not in cell and rng.random() < lose:
                continue
            out += [_folded(rng, cell) if row.kind == "header" else cell, *gap]
    return out


def _folded(rng: Random, label: str) -> str:
    """A long header may break in two lines inside its cell."""
    if OPEN in label or len(label) < 6 or label[0] in "0123456789" or rng.random() > 0.15:
        return label
    cut = rng.randrange(2, len(label) - 1)
    return f"{label[:cut]}\n{label[cut:]}" if label[cut - 1] not in "（“(" and label[cut] not in "，。）”)" else label


def pipes(rng: Random, table: Table) -> list[str]:
    """Pipe rows: the full grid, or trimmed of empty cells, sometimes with a markdown separator."""
    style = rng.choice(("grid", "grid", "trim", "markdown"))
    lines = []
    for index, row in enumerate(table.rows):
        cells = [*row.lead, *row.cells]
        if style == "trim":
            while len(cells) > 1 and not cells[-1] and (row.kind != "data" or table.id == "t2"):
                cells.pop()
        if style == "trim" and row.kind == "block":
            lines.append(cells[0])
            continue
        lines.append("| " + " | ".join(cells) + " |")
        if style == "markdown" and index == 0:
            lines.append("|" + "---|" * len(cells))
    return lines


def one_pipe_a_cell(rng: Random, table: Table) -> list[str]:
    """Each cell on a line of its own, a pipe on the next."""
    del rng
    out: list[str] = []
    for row in table.rows:
        out.append("|")
        for cell in [*row.lead, *row.cells]:
            out += [cell, "|"] if cell else ["|"]
    return out


def spaced(rng: Random, table: Table) -> list[str]:
    """Values separated by spaces after their label, group labels on lines of their own."""
    del rng
    out: list[str] = []
    for row in table.rows:
        labels = filled(row.lead)
        cells = filled(row.cells)
        if row.kind == "data" and len(labels) > 1:
            out += labels[:-1]
            labels = labels[-1:]
        line = " ".join([*labels, *cells])
        if line:
            out.append(line)
    return out


def mixed(rng: Random, table: Table) -> list[str]:
    """As PDF text has it: some value lines stand before their label, or inside it."""
    out = _scrambled(rng, table)
    for row in table.rows if not out else table.data:
        labels, values = filled(row.lead), " ".join(filled(row.cells))
        if row.kind != "data" or table.id != "t3" or not labels:
            out += [" ".join([*labels, values]).strip()]
            continue
        out += labels[:-1]
        label = labels[-1]
        style = rng.random()
        if style < 0.55 or OPEN in label:
            out.append(f"{label} {values}")
        elif style < 0.8:
            out += [values, label]
        elif len(label) > 12:
            cut = len(label) * 2 // 3
            out += [label[:cut], values, label[cut:]]
        else:
            out += [label, values]
    return [line for line in out if line]


_SCRAMBLED = {
    "t3": (
        "申请人情况",
        "法人或其他组织",
        "（本列数据的勾稽关系为：第一项加第二项之和，等",
        "于第三项加第四项之和）",
        "自然人 社会 法律 总计",
        "商业 科研",
        "公益 服务 其他",
        "企业 机构",
        "组织 机构",
    ),
    "t4": (
        "行政复议 行政诉讼",
        "未经复议直接起诉 复议后起诉",
        "结果 结果 其他 尚未",
        "总 计",
        "维持 纠正 结果 审结 结果 结果 其他 尚未 结果 结果 其他 尚未",
        "总 计 总计",
        "维持 纠正 结果 审结 维持 纠正 结果 审结",
    ),
}


def _scrambled(rng: Random, table: Table) -> list[str]:
    """Header lines as the text layer of a PDF tears narrow cells apart, now and then."""
    touched = any(OPEN in cell for row in table.rows if row.kind == "header" for cell in [*row.lead, *row.cells])
    if table.id not in _SCRAMBLED or touched or rng.random() < 0.6:
        return []
    return list(_SCRAMBLED[table.id])


def joined(rng: Random, table: Table) -> str:
    """Everything on one line and nothing between the cells of a row."""
    gap = rng.choice(("", " ", ""))
    parts = []
    for row in table.rows:
        if row.kind == "data" and table.id == "t4":
            parts.append(" " + " ".join(filled(row.cells)))
        elif row.kind == "header":
            parts.append(" ".join([*filled(row.lead), *filled(row.cells)]) + " ")
        else:
            parts.append("".join([*filled(row.lead), *filled(row.cells)]))
    return gap.join(parts)


def without_column(table: Table) -> Table:
    """One all-zero middle column of table 3 lost in every row, as by a bad conversion; header rows keep their words."""
    if table.id != "t3":
        return table
    zero = [n for n in range(1, 6) if all(bare(row.cells[n]) == "0" for row in table.data)]
    if not zero:
        return table
    rows = [
        Row(row.id, row.kind, row.lead, row.cells[: zero[0]] + row.cells[zero[0] + 1 :]) if row.kind == "data" else row
        for row in table.rows
    ]
    return Table(table.id, rows)


def stretched(rng: Random, table: Table) -> Table:
    """Headers and group labels with spaces between their characters, as vertical cells come out."""

    def widen(text: str) -> str:
        if not text or rng.random() < 0.4 or any(char in text for char in "0123456789"):
            return text
        if rng.random() < 0.5:
            return " ".join(text) if OPEN not in text else text
        cut = rng.randrange(1, len(text)) if len(text) > 1 else 1
        return f"{text[:cut]} {text[cut:]}" if CLOSE not in text else text

    return Table(
        table.id,
        [
            Row(r.id, r.kind, [widen(t) for t in r.lead], [widen(t) if r.kind == "header" else t for t in r.cells])
            for r in table.rows
        ],
    )
