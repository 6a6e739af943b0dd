"""What each layout of a table's text makes of its cells: golden rows of one fictional report."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reportlint.packed import Pack
from reportlint.parse.strays import _of_a_label
from reportlint.read.narrowing import narrow
from reportlint.recognise import recognise
from reportlint.values import LOST, TEXT, VALUE, Report, Source, Table
from tests.drawn import Block, Cell, draw, render
from tests.shipped import pack

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = {
    "new": (21, 2, 0, 0, 0, 1, 24),
    "carry": (3, 0, 0, 0, 0, 0, 3),
    "granted": (10, 2, 0, 0, 0, 0, 12),
    "deny_4": (2, 0, 0, 0, 0, 0, 2),
    "unable_1": (9, 0, 0, 0, 0, 1, 10),
    "done": (21, 2, 0, 0, 0, 1, 24),
    "next": (3, 0, 0, 0, 0, 0, 3),
}


def blocks() -> list[Block]:
    """A report for 2023 with the figures of ROWS in table 3."""
    drawn = draw(pack().forms["2021"], 2023)
    for line in drawn[2].lines:
        row = next((cell.element.id for cell in line if cell.element and cell.element.id in ROWS), "")
        if row:
            line[-7:] = [Cell(text=str(number)) for number in ROWS[row]]
    return drawn


def read(text: str, by: Pack | None = None) -> Report:
    return recognise(Source("年报.txt", text, narrow(text)), by or pack())


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


def test_a_remark_in_a_label_that_names_the_label_again() -> None:
    label = "1.属于国家秘密"
    remarked = text().replace(label, f"{label}（标有密级的，一般属于国家秘密）")
    report = read(remarked)
    assert cells(report, "deny_1") == [0] * 7
    assert not [repair for repair in report.repairs if repair.kind == "extra"]


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


def test_numbers_in_blank_cells_one_cell_a_line() -> None:
    report = read(re.sub(r"(行政处罚\n+)\d+\n", r"\g<1>26\n0\n4\n", text("lines")))
    penalty = report.tables["t2"].rows["penalty"]
    assert [cell.number for cell in (*penalty.cells.values(), *penalty.extra)] == [26, 0, 4]


@pytest.mark.parametrize("between", [" ", "|", " | "])
@pytest.mark.parametrize("prose", ["", "网站公布行政许可、行政处罚等信息96条，清理行政规范性文件3件。"])
def test_a_table_begins_where_a_wording_is_no_part_of_a_sentence(prose: str, between: str) -> None:
    sound = text().replace("二、主动公开政府信息情况\n", "").replace("一、总体情况\n", f"一、总体情况\n{prose}")
    report = read(re.sub(r"[\t\n]+", between, sound))
    assert [(repair.kind, repair.element) for repair in report.repairs] == [("missing", "s2")]
    assert report.source.text[report.tables["t2"].start :].startswith("第二十条第（一）项")


@pytest.mark.parametrize("header", ["(单位：\n元）", "（单\n位：元）", "（单 位：百 元）"])
def test_a_unit_that_a_narrow_header_cuts(header: str) -> None:
    table = read(re.sub(r"（单位：万元）", header, text())).tables["t2"]
    assert table.rows["fees"].cells["amount"].unit == "".join(header.split()).strip("）").rpartition("：")[2]


def test_a_caption_above_a_table_of_few_lines() -> None:
    heading = "四、政府信息公开行政复议、行政诉讼情况\n"
    report = read(text().replace(heading, heading + "\n表四：行政复议、行政诉讼情况\n"))
    assert not report.repairs
    nil = re.sub(r"(?<=\t尚未审结\t总计\n).*\n", "\t".join(["--"] * 15) + "\n", report.source.text)
    assert nil != report.source.text
    assert not read(nil).repairs


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
    ("words", "numbered", "piece"),
    [
        ("处理其政府信息公开申请", False, True),
        ("要求行政机关确认", True, True),
        ("其他情形", False, True),
        ("其他情形", True, False),
        ("行政检查事项", False, False),
        ("法人小计", False, False),
    ],
)
def test_a_piece_of_a_label_is_no_row_of_its_own(words: str, numbered: bool, piece: bool) -> None:
    """A narrow column cuts long labels; what is left of one must not be taken for a row that the form has not."""
    assert _of_a_label(pack().forms["2021"].tables["t3"], words, numbered) == piece


_ADDED = "行政检查\t7\n"


def _added(layout: str) -> str:
    """A report whose table 2 has a row that the form does not have, in `layout`."""
    whole = text("tabs").replace("行政强制\t", _ADDED + "行政强制\t")
    start, end = whole.index("第二十条第（一）项"), whole.index("三、收到和处理")
    body = whole[start:end].replace(
        "\t", {"tabs": "\t", "pipes": "|", "lines": "\n", "spaced": " ", "joined": ""}[layout]
    )
    return whole[:start] + body + whole[end:]


@pytest.mark.parametrize("before", ["tabs", "pipes", "lines", "spaced", "joined"])
@pytest.mark.parametrize("after", ["tabs", "pipes", "lines", "spaced", "joined"])
def test_what_was_read_before_changes_nothing(before: str, after: str) -> None:
    first, other = (pack()._replace(forms=dict(pack().forms)) for _ in "ab")  # packs that have read nothing yet
    alone = read(_added(after), first)
    read(_added(before), other)
    assert read(_added(after), other) == alone


@pytest.mark.parametrize(
    "label",
    [
        "小计",
        "9.合计",
        "（三）小计",
        "**小计**",
        "4.信息不存在",
        "9.其他情形",
        "三、本年度办理结果\t（三）不予公开\t小计",
    ],
)
@pytest.mark.parametrize("between", ["\t", " | ", "\n"])
def test_a_row_that_the_form_does_not_have(label: str, between: str) -> None:
    whole = text("tabs")
    row = f"{label}\t2\t0\t0\t0\t0\t0\t2\n"
    whole = whole.replace("（四）无法提供", row + "（四）无法提供")
    start, end = whole.index("一、本年新收"), whole.index("四、政府信息公开行政复议")
    report = read(whole[:start] + whole[start:end].replace("\t", between) + whole[end:])
    assert [repair.kind for repair in report.repairs if repair.role != "group"] == ["extra"]
    for name, numbers in ROWS.items():
        assert cells(report, name) == list(numbers)


def _between(changed: str) -> tuple[int, int]:
    return changed.index("第二十条第（一）项"), changed.index("五、存在的主要问题")


def _tabled(changed: str) -> str:
    """The tabbed tables of a report as those of a web page."""
    start, end = _between(changed)
    rows = []
    for line in changed[start:end].split("\n"):
        cells = "".join(f'<td colspan="2">{cell}</td>' for cell in line.split("\t"))
        rows.append(
            f"<tr>{cells}</tr>"
            if "\t" in line or line.startswith("第")
            else f"</table>\n{line}\n<table>"
            if line
            else ""
        )
    return changed[:start] + "<table>" + "".join(rows) + "</table>\n" + changed[end:]


@pytest.mark.parametrize(
    "change",
    [
        _tabled,
        lambda t: _tabled(t).replace("</td>", "</td>\n\t").replace("<tr>", "\r\n<tr>\n  "),
        lambda t: t.replace("行政规范性文件\t", "行政规范<br>性文件\t").replace(
            "法人或其他组织\t", "法人或其他<br/>组织\t"
        ),
        lambda t: t.replace("\t", "&nbsp;\t&nbsp;"),
        lambda t: t.replace("\t\t", "\tnan\tnan\t").replace("\t\n", "\tNone\n"),
        lambda t: t.replace("第二十条第（一）项", "第二十条第（一）项\tUnnamed: 1\tUnnamed: 2"),
        lambda t: t.replace("（四）无法提供", "<!-- page 5 -->\n（四）无法提供"),
    ],
)
def test_what_a_converter_leaves_is_blank(change: Callable[[str], str]) -> None:
    report = read(change(text("tabs")))
    assert [repair for repair in report.repairs if repair.role != "group"] == []
    for row, numbers in ROWS.items():
        assert cells(report, row) == list(numbers)
    assert {
        c.status for table in report.tables.values() for row in table.rows.values() for c in row.cells.values()
    } <= {"VALUE", "ZERO"}


_PAGES = ["5", "12", "5 / 9", "[5]", "- 5 -", "· 5 ·", "~ 5 ~", "Page 5 of 9", "第 5 页 共 9 页"]


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("layout", ["tabs", "pipes", "spaced"])
def test_a_page_number_between_two_lines_of_a_table(layout: str, page: str) -> None:
    sound = text(layout)
    start, end = _between(sound)
    wanted = [row.cells for table in read(sound).tables.values() for row in table.rows.values()]
    for match in re.finditer("\n", sound[start:end]):
        at = start + match.end()
        report = read(sound[:at] + page + "\n" + sound[at:])
        assert not report.repairs
        found = [row for table in report.tables.values() for row in table.rows.values()]
        assert not any(row.extra or row.survivors for row in found)
        numbers = [[cell.number for cell in row.cells.values()] for row in found]
        assert numbers == [[cell.number for cell in row.values()] for row in wanted], sound[at - 20 : at + 20]


@pytest.mark.parametrize("nil", ["--", "——", "/"])
@pytest.mark.parametrize("layout", ["tabs", "pipes", "spaced"])
def test_a_row_of_nil_is_no_rule_line(layout: str, nil: str) -> None:
    ruled = text(layout)
    if layout == "pipes":
        ruled = ruled.replace("| 结果维持", "| --- | --- |\n| 结果维持", 1)
    report = read(re.sub(r"(?<![\d.])0(?![\d.])", nil, ruled))
    assert {cell.status for row in report.tables["t4"].rows.values() for cell in row.cells.values()} == {"SLASH"}
    assert cells(report, "deny_1") == ["SLASH"] * 7


def test_blanks_before_the_values_and_a_blank_at_the_end() -> None:
    whole = text("tabs").replace(
        "一、本年新收政府信息公开申请数量\t21\t2\t0\t0\t0\t1\t24",
        "一、本年新收政府信息公开申请数量\t21\t2\t0\t0\t0\t1\t",
    )
    for label in (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（七）总计",
        "四、结转下年度继续办理",
    ):
        whole = whole.replace(label + "\t", label + "\t\t\t")
    assert cells(read(whole), "new") == [21, 2, 0, 0, 0, 1, "EMPTY"]
    assert cells(read(whole), "carry") == [3, 0, 0, 0, 0, 0, 3]


_CROSSED = {
    "upright": "\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t3\t0\t1\t\t4\n"
    "行政诉讼-未经复议直接起诉\t1\t0\t0\t2\t3\n复议后起诉\t0\t0\t5\t0\t5\n",
    "lying": "\t行政复议\t未经复议直接起诉\t复议后起诉\n"
    "结果维持\t3\t1\t0\n结果纠正\t0\t0\t0\n其他结果\t1\t0\t5\n尚未审结\t\t2\t0\n总计\t4\t3\t5\n",
}


@pytest.mark.parametrize("drawn", _CROSSED)
@pytest.mark.parametrize("between", ["\t", "|"])
def test_a_merged_header_written_as_one_label_for_each_row(drawn: str, between: str) -> None:
    whole = text("tabs")
    start = whole.index("\n", whole.index("四、政府信息公开行政复议")) + 1
    end = whole.index("五、存在的主要问题")
    report = read(whole[:start] + _CROSSED[drawn].replace("\t", between) + whole[end:])
    found = {row: [cell.number for cell in line.cells.values()] for row, line in report.tables["t4"].rows.items()}
    assert found == {"review": [3, 0, 1, None, 4], "direct": [1, 0, 0, 2, 3], "after": [0, 0, 5, 0, 5]}
    assert [repair.kind for repair in report.repairs if repair.role in ("row", "column")] == []


def test_values_beside_the_first_piece_of_their_label() -> None:
    whole = text("pipes")
    label = next(line for line in whole.split("\n") if "二、上年结转" in line)
    before, after = label.split("上年结转政府信息公开申请数量")
    changed = read(
        whole.replace(label, f"{before}上年结转{after}\n| 政府信息公开 |" + "  |" * 7 + "\n| 申请数量 |" + "  |" * 7)
    )
    assert cells(changed, "carry") == [3, 0, 0, 0, 0, 0, 3]


@pytest.mark.parametrize("layout", ["tabs", "pipes", "spaced", "lines"])
def test_letters_that_a_scanner_reads_for_figures(layout: str) -> None:
    scanned = re.sub(r"(?<![\d.])0(?![\d.])", "O", text(layout)).replace("10", "lO")
    report = read(scanned)
    assert not report.repairs
    for row, numbers in ROWS.items():
        assert cells(report, row) == list(numbers)
    assert {cell.number for row in report.tables["t4"].rows.values() for cell in row.cells.values()} == {0}


def _lined() -> tuple[str, list[str], str]:
    """A report up to the rows of its table 3, their lines, and what comes after."""
    whole = text("spaced")
    start, end = whole.index("一、本年新收"), whole.index("四、政府信息公开行政复议")
    return whole[:start], [line for line in whole[start:end].split("\n") if line], whole[end:]


def _parted(line: str) -> tuple[str, str]:
    words = line.split()
    return " ".join(words[:-7]), " ".join(words[-7:])


@pytest.mark.parametrize("between", [" ", "\n"])
def test_values_before_their_labels_row_after_row(between: str) -> None:
    head, lines, tail = _lined()
    rows = [between.join(reversed(_parted(line))) for line in lines]
    report = read(head + "\n".join(rows) + "\n" + tail)
    for row, numbers in ROWS.items():
        assert cells(report, row) in (list(numbers), ["LOST"] * 7)


def test_values_column_after_column_are_no_row() -> None:
    head, lines, tail = _lined()
    parted = [_parted(line) for line in lines]
    columns = zip(*(values.split() for _, values in parted), strict=True)
    values = "\n".join(value for column in columns for value in column)
    report = read(head + "\n".join(label for label, _ in parted) + "\n" + values + "\n" + tail)
    assert {cell.status for row in report.tables["t3"].rows.values() for cell in row.cells.values()} == {"LOST"}


def test_a_column_too_many_in_a_merged_header() -> None:
    whole = text("tabs")
    zeros = "0" + "\t0" * 14
    assert whole.count(zeros) == 1
    report = read(whole.replace(zeros, "3\t0\t1\t1\t1\t6" + "\t0" * 10))
    assert {cell.status for row in report.tables["t4"].rows.values() for cell in row.cells.values()} == {"LOST"}


def test_signs_in_merged_cells_are_no_values() -> None:
    whole = text("tabs")
    for label in ("一、本年新收政府信息公开申请数量", "（一）予以公开", "（七）总计", "四、结转下年度继续办理"):
        whole = whole.replace(label + "\t", label + "\t-\t-\t")
    report = read(re.sub(r"(行政许可\t\d+)[^\n]*", r"\1\t/\t/", whole))
    for row, numbers in ROWS.items():
        assert cells(report, row) == list(numbers)
    assert report.tables["t2"].rows["license"].extra == ()


def test_a_page_number_glued_to_a_row() -> None:
    sound = text("spaced")
    for label in ("（一）予以公开", "5.属于三类内部事务信息", "四、结转下年度继续办理"):
        glued = re.sub(rf"({label}[^\n]*)", r"\1 - 2 -", sound)
        assert glued != sound
        report = read(glued)
        assert cells(report, "granted") == list(ROWS["granted"])
        assert not any(row.extra or row.survivors for row in report.tables["t3"].rows.values())


LAYOUTS = ["tabs", "pipes", "lines", "spaced"]


def disclosed(layout: str, written: str) -> Report:
    """The report with `written` as what table 2 has under 行政许可."""
    whole, count = re.subn(r"(行政许可[\s|]+)0", lambda match: match[1] + written, text(layout))
    assert count == 1
    return read(whole)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("written", ["见附件", "约318", "318*", "31（含延续12）", "近万", "若干", "0.5成", "？"])
def test_words_in_the_only_cell_of_a_row(layout: str, written: str) -> None:
    report = disclosed(layout, written)
    found = report.tables["t2"].rows["license"].cells["decisions"]
    assert (found.status, report.source.text[found.start : found.end]) == (TEXT, written)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("written", ['"318"', "**318**", "“318”", "318（件）", "318件", "￥318"])
def test_what_stands_around_a_number(layout: str, written: str) -> None:
    assert disclosed(layout, written).tables["t2"].rows["license"].cells["decisions"].number == 318


@pytest.mark.parametrize("layout", ["lines", "spaced"])
def test_what_stands_behind_a_label_is_not_always_its_cell(layout: str) -> None:
    assert disclosed(layout, "行政检查").tables["t2"].rows["license"].cells["decisions"].status == LOST


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("written", ["10（含上年1件）", "9+1", "3/4", "10*", "9,其中网络5"])
def test_a_number_and_more_in_a_row_of_table_3(layout: str, written: str) -> None:
    whole = re.sub(r"((?:一）予以公开)[\s|]+)10(?=[\s|])", lambda match: match[1] + written, text(layout))
    assert cells(read(whole), "granted") == [TEXT, *ROWS["granted"][1:]]


@pytest.mark.parametrize("layout", ["tabs", "pipes"])
def test_a_row_of_words(layout: str) -> None:
    whole = re.sub(r"(四、结转下年度继续办理[\s|]+)3(?=[\s|])", r"\1见附件", text(layout))
    assert whole != text(layout)
    last = re.sub(r"(?<=见附件)(?:[ |\t]+\d+)+", lambda match: re.sub(r"\d+", "同上", match[0]), whole)
    assert cells(read(last), "next") == [TEXT] * 7


def test_a_quotation() -> None:
    quoted = read("".join(f"> {line}\n" for line in text("tabs").split("\n")))
    for row, numbers in ROWS.items():
        assert cells(quoted, row) == list(numbers)
    assert {cell.number for row in quoted.tables["t4"].rows.values() for cell in row.cells.values()} == {0}


@pytest.mark.parametrize("mark", ["## ", "### **", "\n#"])
@pytest.mark.parametrize("cut", ["\n|\n", " | ", "\t"])
def test_the_mark_of_a_heading_is_in_no_cell(mark: str, cut: str) -> None:
    whole = text("tabs").replace("\t", cut)
    for block in blocks():
        whole = whole.replace(f"\n\n{block.heading.name}\n", f" {mark}{block.heading.name}\n")
    assert mark + "四、" in whole
    report = read(whole)
    assert cells(report, "next") == list(ROWS["next"])
    assert {cell.number for row in report.tables["t4"].rows.values() for cell in row.cells.values()} == {0}


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("人民币41.5万元", Decimal("41.5"), "万元"),
        ("约41.5万元（含服务类）", Decimal("41.5"), "万元"),
        ("共计 415,000元整", 415000, "元"),
        ("41.5（万元）", Decimal("41.5"), "万元"),
        ("货物类11万元、服务类30.5万元", None, ""),
        ("人民币肆拾壹万伍仟元", None, ""),
    ],
)
@pytest.mark.parametrize("line", ["政府集中采购\t6\t{}\t", "| 政府集中采购 | 6 | {} | |"])
def test_words_around_an_amount(written: str, number: object, unit: str, line: str) -> None:
    whole = render(draw(pack().forms["2019"], 2020), "tabs", 2020)
    report = read(whole.replace("政府集中采购\t0\t0", line.format(written)))
    projects, amount = report.tables["t2"].rows["procurement"].cells.values()
    assert (projects.number, amount.number, amount.unit) == (6, number, unit)
    assert amount.status == (VALUE if number else TEXT)


def test_a_cell_lost_beside_blanks_of_merged_cells() -> None:
    """With blanks that merged labels leave before the numbers, one number less is no blank for the first column."""
    lines = [line.split("\t") for line in text("tabs").split("\n")]
    grid = [
        [*[*line[:-7], "", ""][:3], *line[-7:]] if len(line) > 7 and line[-1].isdecimal() else line for line in lines
    ]
    whole = "\n".join(map("\t".join, grid))
    assert cells(read(whole), "new") == list(ROWS["new"])
    row = next(line for line in whole.split("\n") if line.startswith("一、本年新收"))
    assert cells(read(whole.replace(row, row.rpartition("\t")[0])), "new") == ["LOST"] * 7
