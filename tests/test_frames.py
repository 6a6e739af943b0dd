"""Blank cells at the edge of a row: only what the other rows have there tells whether a bar ends a cell or the row."""

from __future__ import annotations

import re

import pytest

from reportlint.read.indexed import without_index
from tests.test_tables import ROWS, cells, read, text

BLANK = [21, 2, 0, 0, 0, 1, "EMPTY"]
NEW = "一、本年新收政府信息公开申请数量"


def framed(left: str, right: str, between: str = "|") -> str:
    """The report with bars between cells, and with what stands at either end of a row."""
    lines = text("tabs").split("\n")
    return "\n".join(left + line.replace("\t", between) + right if "\t" in line else line for line in lines)


def reviewed(whole: str) -> list[object]:
    found = [cell for row in read(whole).tables["t4"].rows.values() for cell in row.cells.values()]
    return [cell.status if cell.number is None else cell.number for cell in found]


@pytest.mark.parametrize("between", ["|", " | ", "| "])
@pytest.mark.parametrize(("left", "right"), [("", ""), ("|", "|"), ("|", ""), ("", "|")])
def test_a_blank_total(left: str, right: str, between: str) -> None:
    whole = framed(left, right, between)
    row = next(line for line in whole.split("\n") if NEW in line)
    for row_id, numbers in ROWS.items():
        assert cells(read(whole), row_id) == list(numbers)
    report = read(whole.replace(row, re.sub(r"24(?=[ |]*$)", "", row)))
    assert cells(report, "new") == BLANK
    assert cells(report, "carry") == list(ROWS["carry"])
    report = read(whole.replace(row, re.sub(r"24(?=[ |]*$)", "", row.rstrip("|").rstrip())))
    assert cells(report, "carry") == list(ROWS["carry"])


@pytest.mark.parametrize("between", ["|", " | ", "\t"])
def test_no_total_in_any_row(between: str) -> None:
    whole = framed("", "", between)
    for numbers in ROWS.values():
        line = between.join(map(str, numbers))
        whole = whole.replace(line, line.removesuffix(str(numbers[-1])))
    assert cells(read(whole), "new") == BLANK


@pytest.mark.parametrize("between", ["|", " | "])
def test_blanks_at_the_beginning_of_a_row_without_label(between: str) -> None:
    zeros, blanks = between.join("0" * 15), between.join(" " * 5 + "0" * 10)
    assert zeros in framed("", "", between)
    assert reviewed(framed("", "", between).replace(zeros, blanks)) == ["EMPTY"] * 5 + [0] * 10


def test_a_row_of_blanks_among_tables_of_one_row_each() -> None:
    whole = text("pipes")
    start, end = whole.index("\n", whole.index("四、政府信息公开行政复议")), whole.index("五、存在的主要问题")
    head = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
    heads = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    rows = ("| 1 | 0 | 2 | 0 | 3 |", "|  |  |  |  |  |", "| 0 | 0 | 4 | 0 | 4 |")
    drawn = "\n".join(f"| {name} |  |  |  |  |\n{head}{row}\n" for name, row in zip(heads, rows, strict=True))
    assert reviewed(f"{whole[:start]}\n{drawn}\n{whole[end:]}") == [1, 0, 2, 0, 3, *["EMPTY"] * 5, 0, 0, 4, 0, 4]


def test_a_drawn_box() -> None:
    whole = re.sub(r"^\|.*\|$", lambda row: f"├──┼──┤\n{row.group().replace('|', '│')}", text("pipes"), flags=re.M)
    report = read(whole)
    assert not report.repairs
    assert {row: cells(report, row) for row in ROWS} == {row: list(numbers) for row, numbers in ROWS.items()}
    assert reviewed(whole) == [0] * 15


def test_a_label_with_a_number_is_no_word_in_a_cell() -> None:
    whole = text("pipes")
    row = next(line for line in whole.split("\n") if "2.没有现成信息需要另行制作" in line)
    broken = row.replace("2.没有现成信息需要另行制作", "2.没有现成信息需要")
    rest = "| " + "另行制作" + " |" * (row.count("|") - 1)
    report = read(whole.replace(row, f"{broken}\n{rest}"))
    assert cells(report, "unable_2") == [0] * 7
    assert not report.repairs


def test_a_bracket_that_closes_on_the_next_line() -> None:
    whole = text("tabs")
    row = next(line for line in whole.split("\n") if "（二）部分公开" in line)
    changed = row.replace("其他情形）", "其他情形\n）").replace("（二）", '"（二）').replace("）\t", '）"\t')[:-1]
    assert cells(read(whole.replace(row, changed)), "partial") == [0] * 6 + ["EMPTY"]


@pytest.mark.parametrize("between", ["\t", " | ", ","])
def test_the_row_numbers_of_a_data_frame(between: str) -> None:
    whole, found = text("tabs").split("\n"), []
    while whole:
        table = []
        while whole and "\t" in whole[0]:
            table.append(whole.pop(0).split("\t"))
        if table:
            width = max(map(len, table))
            found.append(between.join(["", *map(str, range(width))]))
            found += [between.join([str(i), *row, *[""] * (width - len(row))]) for i, row in enumerate(table)]
        else:
            found.append(whole.pop(0))
    numbered = "\n".join(found)
    assert f"0{between}" in numbered
    report = read(numbered)
    assert {row: cells(report, row) for row in ROWS} == {row: list(numbers) for row, numbers in ROWS.items()}
    assert not report.repairs


@pytest.mark.parametrize(
    "lines",
    ["\t0\t1\t2\n规章\t0\t1\t2", "\t0\t1\t2\n0\t1\t2\t3\n1\t1\t2\t3\n0\t1\t1\t1", "\t0\t2\t4\n0\t1\n1\t2\n2\t3\n"],
)
def test_figures_that_number_nothing(lines: str) -> None:
    assert without_index(f"表\n{lines}\n") == f"表\n{lines}\n"


def test_nil_in_every_cell_below_a_header_without_a_rule() -> None:
    whole = framed("", "", " | ")
    assert reviewed(whole.replace(" | ".join("0" * 15), " | ".join(["--"] * 15))) == ["SLASH"] * 15
    zeros = " | ".join("0" * 15)
    assert reviewed(whole.replace(zeros, " | ".join(["--"] * 15) + "\n" + zeros)) == [0] * 15


@pytest.mark.parametrize("layout", ["tabs", "pipes", "spaced"])
@pytest.mark.parametrize(
    ("gone", "element"), [("（七）总计", "done"), ("3.其他", "other_3"), ("1.属于国家秘密", "deny_1")]
)
def test_a_row_that_is_missing_below_a_repeated_header(layout: str, gone: str, element: str) -> None:
    whole = text(layout)
    lines = whole.split("\n")
    first = next(i for i, line in enumerate(lines) if "申请人情况" in line)
    head = "\n".join(lines[first : next(i for i, line in enumerate(lines) if NEW in line)])
    for row in ("6.属于四类过程性信息", "四、结转下年度"):
        line = next(line for line in lines if row in line)
        again = whole.replace(line, f"{head}\n{line}")
        assert not read(again).repairs
        assert {row: cells(read(again), row) for row in ROWS} == {row: list(numbers) for row, numbers in ROWS.items()}
        label = next(line for line in lines if gone in line)
        kept = label.partition(gone)[0].strip("| \t")
        (missing,) = read(again.replace(label, kept)).repairs
        assert (missing.kind, missing.element) == ("missing", element)


@pytest.mark.parametrize("between", [" ", "\u2028", "\n"])
def test_the_number_of_a_misspelt_label_is_none_of_the_cell_before(between: str) -> None:
    start, end = text("spaced").index("一、本年新收"), text("spaced").index("四、政府信息公开行政复议")
    whole = text("spaced")[:start] + text("spaced")[start:end].replace("\n", between) + text("spaced")[end:]
    report = read(whole.replace("2.没有现成信息", "2.没有现存信息"))
    assert cells(report, "unable_1") == list(ROWS["unable_1"])
    assert cells(report, "unable_2") == [0] * 7
    (renamed,) = report.repairs
    assert renamed.found == "没有现存信息需要另行制作"
