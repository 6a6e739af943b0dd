"""What each layout of a table's text makes of its cells: golden rows of one fictional report."""

from __future__ import annotations

from functools import cache

import pytest

from reportlint.pack import Pack, load
from reportlint.parse.strays import _of_a_label
from reportlint.read import narrow
from reportlint.recognise import recognise
from reportlint.values import Report, Source, Table
from tests.drawn import Block, Cell, draw, render

ROWS = {
    "new": (21, 2, 0, 0, 0, 1, 24),
    "carry": (3, 0, 0, 0, 0, 0, 3),
    "granted": (10, 2, 0, 0, 0, 0, 12),
    "deny_4": (2, 0, 0, 0, 0, 0, 2),
    "unable_1": (9, 0, 0, 0, 0, 1, 10),
    "done": (21, 2, 0, 0, 0, 1, 24),
    "next": (3, 0, 0, 0, 0, 0, 3),
}


@cache
def pack() -> Pack:
    return load()


def blocks() -> list[Block]:
    """A report for 2023 with the figures of ROWS in table 3."""
    drawn = draw(pack().forms["2021"], 2023)
    for line in drawn[2].lines:
        row = next((cell.element.id for cell in line if cell.element and cell.element.id in ROWS), "")
        if row:
            line[-7:] = [Cell(text=str(number)) for number in ROWS[row]]
    return drawn


def read(text: str) -> Report:
    return recognise(Source("年报.txt", text, narrow(text)), pack())


def cells(report: Report, row: str) -> list[object]:
    found = report.tables["t3"].rows[row].cells.values()
    return [cell.number if cell.number is not None else cell.status for cell in found]


def text(layout: str = "tabs") -> str:
    return render(blocks(), layout, 2023)


def table(changed: str) -> Table:
    return read(changed).tables["t3"]


@pytest.mark.parametrize("layout", ["tabs", "pipes", "lines", "spaced", "vertical"])
def test_every_layout(layout: str) -> None:
    report = read(text(layout))
    for row, numbers in ROWS.items():
        assert cells(report, row) == list(numbers)


def test_digits_that_touch_are_cut_where_one_way_keeps_the_total() -> None:
    report = read(text("joined"))
    assert cells(report, "granted") == [10, 2, 0, 0, 0, 0, 12]
    assert cells(report, "carry") == [3, 0, 0, 0, 0, 0, 3]


def test_long_numbers_that_touch_are_cut_by_their_total() -> None:
    joined = text("joined").replace("予以公开102000012", "予以公开12007120120303" + "90")
    assert cells(read(joined), "granted") == ["LOST"] * 7, "several ways, or none"
    joined = text("joined").replace("予以公开102000012", "予以公开1200712012030397")
    assert cells(read(joined), "granted") == [120, 0, 7, 120, 120, 30, 397]


def test_digits_that_touch_are_not_guessed_at() -> None:
    joined = text("joined").replace("行政规范性文件000", "行政规范性文件8855698")
    row = read(joined).tables["t2"].rows["normdoc"]
    assert [cell.status for cell in row.cells.values()] == ["LOST"] * 3
    assert [cell.number for cell in row.survivors] == [8855698]


def test_numbers_kept_apart_are_never_cut() -> None:
    spaced = text("joined").replace("予以公开102000012", "予以公开 10 2 12 ")
    assert cells(read(spaced), "granted") == ["LOST"] * 7


def test_ghost_columns_of_merged_cells() -> None:
    ghosts = (
        text().replace("予以公开\t10\t", "予以公开\t\t10\t").replace("\t0\t0\t0\t0\t12\n", "\t0\t0\t0\t0\t12\t\t\n")
    )
    assert cells(read(ghosts), "granted") == [10, 2, 0, 0, 0, 0, 12]


def test_merged_cells_written_out_for_each_column() -> None:
    again = text().replace("一、本年新收政府信息公开申请数量\t", "一、本年新收政府信息公开申请数量\t" * 3)
    report = read(again)
    assert cells(report, "new") == list(ROWS["new"])
    assert not report.repairs


def test_blanks_are_no_zeros() -> None:
    blank = text().replace("\t3\t0\t0\t0\t0\t0\t3\n", "\t3\t\t\t\t\t\t3\n")
    assert cells(read(blank), "carry") == [3, *["EMPTY"] * 5, 3]


def test_a_column_lost_from_every_row_is_taken_as_0() -> None:
    lines = [
        "\t".join(line.split("\t")[:-5] + line.split("\t")[-4:])
        if line.count("\t") >= 7 and "自然人" not in line
        else line
        for line in text().split("\n")
    ]
    found = table("\n".join(lines))
    assert cells(read("\n".join(lines)), "granted") == [10, 2, 0, 0, 0, 0, 12]
    assert any("按0计" in note for note in found.notes)


def test_cells_lost_from_some_rows_are_not_placed() -> None:
    lost = text("lines").replace("10\n\n2\n\n0\n\n0\n\n0\n\n0\n\n12", "10\n\n2\n\n12")
    report = read(lost)
    assert cells(report, "granted") == ["LOST"] * 7
    assert [cell.number for cell in report.tables["t3"].rows["granted"].survivors] == [10, 2, 12]


def test_values_on_the_line_before_their_label() -> None:
    apart = text("spaced").replace("（一）予以公开 10 2 0 0 0 0 12", "10 2 0 0 0 0 12\n（一）予以公开")
    assert cells(read(apart), "granted") == [10, 2, 0, 0, 0, 0, 12]


def test_a_label_cut_by_its_values() -> None:
    cut = text("spaced").replace("4.保护第三方合法权益 2 0 0 0 0 0 2", "4.保护第三方\n2 0 0 0 0 0 2\n合法权益")
    report = read(cut)
    assert cells(report, "deny_4") == list(ROWS["deny_4"])
    assert not report.repairs


@pytest.mark.parametrize(
    "around",
    [
        "2023年，我局共收到自然人申请21件、商业企业申请2件，予以公开12件，重复申请0件。\n",
        "表3 收到和处理政府信息公开申请情况（单位：件）\n",
        "2023年度收到和处理政府信息公开申请情况表\n",
        "收到和处理政府信息公开申请情况\n",
        "\t".join(["收到和处理政府信息公开申请情况"] * 8) + "\n",
        "附表2：申请办理情况统计表（单位：件）\n",
        "申请人情况如下\n",
        "青禾县林业和草原局2023年予以公开、部分公开和不予公开情况\n",
        "本年新收政府信息公开申请数量21件，上年结转2件，见下表\n",
    ],
)
def test_prose_and_captions_are_no_labels(around: str) -> None:
    heading = "三、收到和处理政府信息公开申请情况\n\n"
    report = read(text().replace(heading, heading + around))
    assert not report.repairs
    assert cells(report, "new") == list(ROWS["new"])


def test_a_page_number_inside_the_table() -> None:
    paged = text("lines").replace("（三）不予公开", "- 4 -\n\n（三）不予公开")
    report = read(paged)
    assert not report.repairs
    assert cells(report, "granted") == list(ROWS["granted"])


def test_a_contents_page_is_no_second_report() -> None:
    titles = "\n".join(f"{block.heading.name} {i}" for i, block in enumerate(blocks(), 1))
    report = read(text().replace("一、总体情况\n", f"目录\n\n{titles}\n\n一、总体情况\n", 1))
    assert not report.repairs


def test_a_word_in_a_cell() -> None:
    word = text().replace("\t10\t2\t0\t0\t0\t0\t12\n", "\t若干\t2\t0\t0\t0\t0\t12\n")
    assert cells(read(word), "granted") == ["TEXT", 2, 0, 0, 0, 0, 12]


def test_spaces_inside_a_number_of_a_cell() -> None:
    spaced = text().replace("\t10\t2\t0\t0\t0\t0\t12\n", "\t1 0\t2\t0\t0\t0\t0\t12\n")
    assert cells(read(spaced), "granted")[0] == 10


@pytest.mark.parametrize(
    ("words", "piece"), [("处理其政府信息公开申请", True), ("行政检查事项", False), ("法人小计", False)]
)
def test_a_piece_of_a_label_is_no_row_of_its_own(words: str, piece: bool) -> None:
    """A narrow column cuts long labels; what is left of one must not be taken for a row that the form has not."""
    assert _of_a_label(load().forms["2021"].tables["t3"], words) == piece
