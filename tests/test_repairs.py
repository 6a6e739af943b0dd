"""A sound text gives no repair; one mandated element taken away, doubled, moved or misspelt gives the one that names it."""

from __future__ import annotations

import pytest

from reportlint.compile.grammar import squeeze
from reportlint.read import decode
from reportlint.recognise import recognise
from reportlint.values import Element, Repair
from tests.drawn import LAYOUTS, Block, Cell, draw, render
from tests.shipped import pack

YEARS = {"2019": 2019, "2021": 2023}
CASES = [(edition, layout) for edition in YEARS for layout in LAYOUTS]


def repairs(blocks: list[Block], edition: str, layout: str) -> tuple[Repair, ...]:
    text = render(blocks, layout, YEARS[edition])
    report = recognise(decode(text.encode(), "report.txt"), pack())
    for repair in report.repairs:
        assert repair.found == "" or text[repair.start : repair.end].replace(" ", "") or repair.kind == "missing"
    return report.repairs


def drawing(edition: str) -> list[Block]:
    return draw(pack().forms[edition], YEARS[edition])


def labels(edition: str) -> list[tuple[int, int, int, Element]]:
    """(section, line, cell) of every label of the tables."""
    return [
        (s, n, c, cell.element)
        for s, block in enumerate(drawing(edition))
        for n, line in enumerate(block.lines)
        for c, cell in enumerate(line)
        if cell.element is not None
    ]


def said(found: tuple[Repair, ...]) -> list[tuple[str, str]]:
    return [(repair.kind, repair.element) for repair in found]


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_sound(edition: str, layout: str) -> None:
    assert said(repairs(drawing(edition), edition, layout)) == []


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_one_label_missing(edition: str, layout: str) -> None:
    for s, n, c, element in labels(edition):
        blocks = drawing(edition)
        line = blocks[s].lines[n]
        if element.role == "row" and not element.free:
            line[c:] = []
        else:
            line[c] = Cell(text="")
        assert said(repairs(blocks, edition, layout)) == [("missing", element.id)], (element, n, c)


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_one_label_doubled(edition: str, layout: str) -> None:
    for s, n, c, element in labels(edition):
        blocks = drawing(edition)
        line = blocks[s].lines[n]
        again = line[c:] if element.role == "row" and not element.free else line[c : c + 1]
        blocks[s].lines.insert(n + 1, list(again))
        assert said(repairs(blocks, edition, layout)) == [("doubled", element.id)], element


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_one_row_moved(edition: str, layout: str) -> None:
    for s, n, c, element in labels(edition):
        if element.role != "row" or element.free:
            continue
        blocks = drawing(edition)
        lines = blocks[s].lines
        moved = lines[n][c:]
        lines[n] = lines[n][:c]
        lines.insert(n + 3 if n + 3 <= len(lines) else n - 3, moved)
        assert said(repairs(blocks, edition, layout)) == [("moved", element.id)], element


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_one_column_moved(edition: str, layout: str) -> None:
    for s, n, c, element in labels(edition):
        blocks = drawing(edition)
        line = blocks[s].lines[n]
        if element.role == "column" and c and c + 2 < len(line) and line[c - 1].element and line[c + 2].element:
            if {cell.element.role for cell in line[c - 1 : c + 3] if cell.element} != {"column"}:
                continue
            line.insert(c + 2, line.pop(c))
            assert said(repairs(blocks, edition, layout)) == [("moved", element.id)], element


@pytest.mark.parametrize(("edition", "layout"), CASES)
def test_one_label_misspelt(edition: str, layout: str) -> None:
    all_labels = [element for *_, element in labels(edition)]
    for s, n, c, element in labels(edition):
        word = element.words[0]
        if len(word) < 4:
            continue
        for name in (element.name.replace(word[2], "囗", 1), element.name.replace(word[1], "", 1)):
            if squeeze(name) in (*element.words, *(w for e in all_labels for w in e.words)) or len(word) < 5:
                continue
            blocks = drawing(edition)
            blocks[s].lines[n][c] = Cell(element, name)
            found = repairs(blocks, edition, layout)
            assert said(found) == [("renamed", element.id)], (element, name)


@pytest.mark.parametrize("edition", YEARS)
def test_sections(edition: str) -> None:
    for i, block in enumerate(drawing(edition)):
        ident = block.heading.id
        blocks = drawing(edition)
        del blocks[i]
        assert said(repairs(blocks, edition, "tabs")) == [("missing", ident)]
        blocks = drawing(edition)
        blocks.insert(i + 1, blocks[i])
        assert said(repairs(blocks, edition, "tabs")) == [("doubled", ident)]
        blocks = drawing(edition)
        title = block.heading.name
        blocks[i] = block._replace(title=title[:4] + "的" + title[4:].replace("情况", "状况"))
        assert said(repairs(blocks, edition, "tabs")) == [("renamed", ident)]
        blocks = drawing(edition)
        blocks[i] = block._replace(title="九、" + title[2:])
        assert said(repairs(blocks, edition, "tabs")) == [("renumbered", ident)]
        blocks = drawing(edition)
        blocks.insert(i - 3, blocks.pop(i))
        assert ("moved", ident) in said(repairs(blocks, edition, "tabs"))


def test_repeated_lines_dropped() -> None:
    """A page that keeps each line once has lost the others, the author has not left them out."""
    lines = render(drawing("2021"), "tabs", YEARS["2021"]).replace("\t", "\n").split("\n")
    report = recognise(decode("\n".join(dict.fromkeys(lines)).encode(), "report.txt"), pack())
    assert len(report.tables) == 3
    assert said(report.repairs) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_misspelling_that_makes_another_label(layout: str) -> None:
    """大量重复申请 for 大量反复申请: 重复申请 is a row's label, too, but this is no second one."""
    blocks = drawing("2021")
    [(s, n, c, element)] = [each for each in labels("2021") if "反复申请" in each[3].name]
    blocks[s].lines[n][c] = Cell(element, element.name.replace("反复", "重复"))
    assert said(repairs(blocks, "2021", layout)) == [("renamed", element.id)]
