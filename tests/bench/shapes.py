"""The text shapes in which a report reaches us: one draft, many ways of having been extracted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.bench import layouts, noise
from tests.bench.draft import OPEN, Draft, Section, Table, bare
from tests.bench.variants import relabelled, split_numbers
from tests.bench.wording.head import date

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.bench.facts import Facts

Liner = "Callable[[Random, Table], list[str]]"


@dataclass(frozen=True)
class Shape:
    """What a shape keeps, for deciding which faults can be seen in it."""

    name: str
    what: str
    t2: bool = True
    """The cells of table 2 come through."""
    t3: bool = True
    t4: bool = True
    blanks: bool = True
    """An empty cell can be told from a missing one."""
    grid: bool = True
    """A missing or added column can be seen."""
    title: bool = True
    dates: bool = True
    prose_lines: bool = True
    """Paragraphs are kept apart by line breaks."""
    sound: tuple[str, ...] = ("pass",)
    """Verdicts that a clean document may have."""


_LOSS = ("pass", "unverified")
SHAPES: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        Shape("A", "one cell a line", blanks=False, grid=False),
        Shape(
            "A-lost", "one cell a line, cells lost", t2=False, t3=False, t4=False, blanks=False, grid=False, sound=_LOSS
        ),
        Shape("B", "tabs with ghost columns"),
        Shape("C", "tabs, one column lost in every row of table 3", t3=False, grid=False, sound=_LOSS),
        Shape("D", "tabs, labels shifted at a page break"),
        Shape("E", "tabs, page breaks and page numbers inside tables"),
        Shape("F", "tabs, headers spaced out"),
        Shape("G", "pipes"),
        Shape("G-cell", "a pipe and a line for each cell", blanks=False, grid=False),
        Shape("H", "table 4 as a stream of numbers"),
        Shape("J", "radicals, full-width digits, split numbers"),
        Shape("L", "dates without 年 and 月", dates=False),
        Shape("M", "a web page around it"),
        Shape("N", "full width"),
        Shape("O", "label variants"),
        Shape("Q", "title given twice"),
        Shape("R", "punctuation of both widths"),
        Shape("S", "title split"),
        Shape("T", "everything on one line", blanks=False, grid=False, prose_lines=False),
        Shape(
            "U",
            "everything on one line, cells run together",
            t2=False,
            t3=False,
            t4=False,
            blanks=False,
            grid=False,
            prose_lines=False,
            sound=_LOSS,
        ),
        Shape("V", "space-separated rows", blanks=False, grid=False),
        Shape("V-mixed", "value lines before or inside their label", blanks=False, grid=False, sound=_LOSS),
        Shape("W", "no title, no preamble", title=False),
        Shape("X", "headings run into their paragraphs"),
    )
}
OLD_SHAPES = ("A", "B", "G", "J", "L", "M", "N", "Q", "R", "S", "T", "V")
"""Shapes that mean something for a report without the three tables."""

_LINERS: dict[str, Callable[[Random, Table], list[str]]] = {
    "A": layouts.lines_of_cells,
    "A-lost": lambda rng, table: layouts.lines_of_cells(rng, table, 0.3),
    "C": lambda rng, table: layouts.tabs(rng, layouts.without_column(table)),
    "D": layouts.shifted,
    "E": layouts.broken,
    "F": lambda rng, table: layouts.tabs(rng, layouts.stretched(rng, table)),
    "G": layouts.pipes,
    "G-cell": layouts.one_pipe_a_cell,
    "V": layouts.spaced,
    "V-mixed": layouts.mixed,
}


def _table_lines(rng: Random, shape: str, table: Table) -> list[str]:
    if shape == "H" and table.id == "t4":
        head = layouts.spaced(rng, Table("t4", table.rows[:-1]))
        return [*head, " ".join(layouts.filled(table.rows[-1].cells))]
    if shape in ("J", "M", "N", "Q", "R", "S", "W", "X"):
        return rng.choice((layouts.tabs, layouts.tabs, layouts.pipes))(rng, table)
    return _LINERS.get(shape, layouts.tabs)(rng, table)


def _blocks(rng: Random, shape: str, draft: Draft) -> list[list[str]]:
    """Blocks of lines; blocks are kept apart by blank lines where the shape has any."""
    blocks: list[list[str]] = []
    if shape != "W":
        blocks.append(noise.title_lines(rng, shape, draft.title))
        blocks += [[text] for text in draft.preamble]
    for section in draft.sections:
        blocks += _section(rng, shape, section)
    blocks += [[draft.signature], [draft.date]] if draft.signature or draft.date else []
    return [block for block in blocks if any(block)]


def _section(rng: Random, shape: str, section: Section) -> list[list[str]]:
    body = [[part] if isinstance(part, str) else _table_lines(rng, shape, part) for part in section.body]
    return [[section.heading], *body]


def render(rng: Random, draft: Draft, shape: str, facts: Facts) -> str:
    """The draft as text in that shape, marks kept."""
    if shape == "O":
        draft = relabelled(rng, draft)
    if shape == "L" and OPEN not in draft.date:
        draft = replace(draft, date=date(rng, facts.closing, "plain"))
    if shape == "J":
        draft = split_numbers(rng, draft)
    if shape in ("T", "U"):
        return _one_line(rng, draft, shape, facts)
    blocks = _blocks(rng, shape, draft)
    if shape in ("V", "V-mixed") or (shape == "G" and rng.random() < 0.3):
        blocks = noise.paged(rng, blocks, numbers=shape != "G")
    if shape == "X":
        blocks = noise.run_in(rng, blocks)
    between = "\n\n" if shape in ("A", "A-lost", "M") or rng.random() < 0.5 else "\n"
    text = between.join("\n".join(block) for block in blocks) + "\n"
    if shape == "M":
        text = noise.page(rng, text, draft, facts)
    return noise.TRANSFORMS.get(shape, noise.keep)(rng, text)


def _one_line(rng: Random, draft: Draft, shape: str, facts: Facts) -> str:
    parts = [draft.title, *draft.preamble]
    for section in draft.sections:
        parts.append(section.heading)
        for part in section.body:
            if isinstance(part, Table):
                parts.append(
                    " ".join(" ".join(layouts.spaced(rng, part)).split()) if shape == "T" else layouts.joined(rng, part)
                )
            else:
                parts.append(part)
    parts += [draft.signature, draft.date]
    body = " ".join(part for part in parts if part)
    if rng.random() < 0.5:
        return body + "\n"
    head = [
        f"标题: {bare(draft.title)}",
        f"发布时间: {draft.published} 10:2{rng.randint(0, 9)}",
        f"发布机构: {facts.organ.name}",
        "栏目: 政府信息公开年报",
        "=" * 20 + " 正文 " + "=" * 20,
    ]
    return "\n".join(head) + "\n" + body + "\n"
