"""What a person reads: excerpts with their carets, tables cut to what matters, the outline, the closing line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import output
from reportlint.output import Style, closing, concise, github, tally, text
from reportlint.output.cells import cut, pad, width, wrap
from reportlint.output.excerpt import excerpts
from reportlint.output.outline import outline
from reportlint.output.tablecut import tablecut
from reportlint.positions import Lines
from reportlint.values import Repair, Result
from tests import made
from tests.ran import full

LINES = st.text(st.sampled_from("青禾县2022年，。“”ab \t—…\u3000\u200b\x1b\U0001f600"), max_size=120)


def drawn(result: Result, **style: Any) -> str:
    """An entry as text."""
    return text.entry(result, Style(forms=made.forms())._replace(**style))


class TestEntry:
    def test_a_finding_stands_alone(self) -> None:
        assert (
            drawn(made.result()._replace(findings=made.faults()[:1], unverified=()), width=80)
            == """\
错误 T3-01  intake-outcome-balance
  “总计”一列：本年新收 12 + 上年结转 0 = 12，办理结果总计 9 + 结转下年度
  2 = 11，相差 1 件
  → 青禾.txt:22:19  三、收到和处理政府信息公开申请情况 表三 （七）总计 × 总计
    │
    │ 表三                              总计
 17 │ 一、本年新收政府信息公开申请数量    12
 18 │ 二、上年结转政府信息公开申请数量     0
 22 │ （七）总计                           9
    │                                      ^
 23 │ 四、结转下年度继续办理               2
    │
  - 现为 11
  + 应为 12   （相差 -1）
  依据：国办公开办函〔2021〕30号 表三注

"""
        )

    def test_a_long_line_is_cut_around_the_span(self) -> None:
        assert (
            drawn(made.result()._replace(findings=made.faults()[1:2], unverified=()), width=80)
            == """\
警告 NUM-06  applications-contradict-table
  正文称收到申请 12 件，办理结果只有 9 件，“均已按期办结”与表三不符
  → 青禾.txt:5:80  一、总体情况
    │
  5 │ …媒体公开84条；全年收到政府信息公开申请12件，均已按期办结，未发生因政府…
    │                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 17 │ 一、本年新收政府信息公开申请数量  9  2  0  0  1  0  12
    │                                                     -- 表三 本年新收
    │
  依据：条例第五十条

"""
        )

    def test_structure_is_drawn_once_as_a_diff(self) -> None:
        said = drawn(made.result()._replace(findings=made.structure(), unverified=()), width=80)
        assert said.count("规定的结构") == 1
        assert (
            said[said.index("规定的结构") :]
            == """\
规定的结构（-）与本文（+）
    一、总体情况
    二、主动公开政府信息情况
      …
        本年制发件数
  -     本年废止件数
  +     本年度止件数   （与规定不一致）
        现行有效件数
        …
    三、收到和处理政府信息公开申请情况
    四、政府信息公开行政复议、行政诉讼情况
  - 五、存在的主要问题及改进情况
  + 五、存在问题及改进情况   （与规定不一致）
  - 六、其他需要报告的事项   （缺少）

"""
        )

    def test_what_could_not_be_decided_is_grouped_by_why(self) -> None:
        assert (
            drawn(made.result()._replace(findings=()))
            == """\
无法核对
  表四没有识别到
    T4-01（3 处）、T4-02（15 处）

"""
        )

    def test_nothing_to_say_is_nothing(self) -> None:
        assert drawn(made.clean_result()) == ""

    def test_several_files_have_their_verdict_in_the_headline(self) -> None:
        said = drawn(made.result(), many=True)
        assert said.startswith("■ 青禾.txt  不通过：2 个错误，4 个警告；2 条规则无法核对\n")
        assert drawn(made.clean_result(), many=True) == "■ 云汀.txt  通过：核对 96 条规则、175 个数据\n"

    @pytest.mark.parametrize("cells", [40, 60, 80, 120])
    def test_no_line_is_wider_than_the_terminal(self, cells: int) -> None:
        said = drawn(made.result(), width=cells, many=True) + drawn(full("县" * 9 + ".txt"), width=cells, many=True)
        whole = [line for line in said.splitlines() if line.startswith("  → ") or (cells < 60 and " │ " in line)]
        assert (
            max(width(line) for line in said.splitlines() if line not in whole) <= cells
        )  # places and cells stay whole

    def test_only_characters_that_gbk_has(self) -> None:
        drawn(made.result(), width=80, many=True).encode("gbk")

    def test_colours_are_there_only_when_asked_for(self) -> None:
        plain, coloured = drawn(made.result(), width=80), drawn(made.result(), width=80, color=True)
        assert "\x1b" not in plain
        assert "\x1b[1;31m错误 T3-01\x1b[0m" in coloured
        assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()] == plain.splitlines()

    def test_the_document_cannot_act_on_the_terminal(self) -> None:
        fault = made.faults()[1]._replace(message="引用\x1b[2J了", where="\x07处\n")
        source = made.report().source._replace(text=made.TEXT.replace("全年收到", "\x1b]0;x"))
        said = drawn(Result("a\x1b.txt", made.report()._replace(source=source), (fault,), (), 9, 9), width=80)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said)


class TestExcerpt:
    @given(LINES, st.data())
    def test_the_caret_stands_under_the_span(self, line: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(line)))
        end = data.draw(st.integers(start, len(line)))
        cells = data.draw(st.integers(24, 100))
        [cutting] = excerpts(line, Lines(line), [(start, end)], cells)
        [mark] = cutting.marks
        assert width(cutting.shown) <= cells
        assert mark.left + mark.length <= cells
        assert not re.search(r"[\x00-\x1f]", cutting.shown)
        at, char = 0, -1
        for char, shown in enumerate(cutting.shown):  # noqa: B007
            if at >= mark.left:
                break
            at += width(shown)
        spanned = line[start:end].lstrip(" \t")
        if spanned and spanned[0] in "青禾县年" and mark.left < width(cutting.shown):
            assert cutting.shown[char] == spanned[0]

    def test_several_lines_are_counted(self) -> None:
        [cutting] = excerpts("一\n二\n三\n", Lines("一\n二\n三\n"), [(0, 5)], 40)
        assert cutting == (1, "一", ((0, 0, 2),), 2)

    def test_ghost_columns_do_not_pile_up(self) -> None:
        line = "\t\t\t\t行政许可\t\t\t\t\t12\t"
        [cutting] = excerpts(line, Lines(line), [(line.index("1"), line.index("2") + 1)], 40)
        assert cutting == (1, "行政许可    12", ((0, 12, 2),), 0)

    def test_spans_of_one_line_stand_together_while_they_fit(self) -> None:
        line = "共47项，其中许可17项、确认12项。"
        spans = [(1, 4), (8, 11), (14, 17)]
        [together] = excerpts(line, Lines(line), spans, 60)
        assert together == (1, line, ((0, 2, 4), (1, 14, 4), (2, 24, 4)), 0)
        assert len(excerpts(line, Lines(line), spans, 24)) == 3


class TestTablecut:
    def cut(self, *cells: tuple[str, str]) -> list[str]:
        finding = made.faults()[0]._replace(cells=tuple(("表三", row, column) for row, column in cells))
        report = made.report()
        return [line.text for line in tablecut(finding, report, made.forms(), Lines(report.source.text), 76)]

    def test_one_row_with_many_columns_is_turned(self) -> None:
        columns = made.forms()["2021"].tables["t3"].rows["granted"]
        assert self.cut(*(("granted", column) for column in columns))[:3] == [
            "表三          （一）予以公开",
            "自然人                     6",
            "商业企业                   1",
        ]

    def test_zeros_of_a_long_column_are_summed_up(self) -> None:
        rows = made.forms()["2021"].tables["t3"].rows
        lines = self.cut(*((row, "oth") for row in rows))
        assert lines[-1] == "（其余 7 项均为 0，另有 6 项未列出）"
        assert lines[1].split() == ["（二）部分公开", "没有"]

    def test_without_the_table_there_is_nothing(self) -> None:
        finding = made.faults()[0]._replace(cells=(("表四", "review", "total"),))
        assert tablecut(finding, made.report(), made.forms(), Lines(made.TEXT), 76) == []


class TestOutline:
    def marks(self, kind: str, element: str, found: str, start: int) -> list[str]:
        repair = made.structure()[0].repair
        assert repair
        names = {section.id: section.name for section in made.forms()["2021"].sections}
        repair = repair._replace(
            kind=kind, element=element, name=names.get(element, ""), found=found, start=start, table="", role="section"
        )
        marks = outline(made.report(), made.forms()["2021"], [repair])
        return [mark.sign + mark.text[:6] for mark in marks]

    def test_a_moved_section_leaves_one_place_and_stands_at_another(self) -> None:
        at = made.at("五、存在问题")[1]
        marks = self.marks("moved", "s2", "二、主动公开政府信息情况", at)
        assert [mark[:2] for mark in marks] == [" 一", "-二", " 三", " 四", " 五", "+二", " 六"]

    def test_an_extra_section_stands_where_it_was_found(self) -> None:
        assert self.marks("extra", "", "附：说明", made.at("三、收到")[0] - 1)[2] == "+附：说明"


class TestCells:
    @given(LINES, st.integers(12, 60))
    def test_wrapping_loses_nothing_but_blanks(self, words: str, cells: int) -> None:
        lines = wrap(words, cells)
        assert "".join("".join(lines).split()) == "".join(output.clean(words).split())
        assert all(width(line) <= cells for line in lines)

    def test_no_line_begins_with_a_comma(self) -> None:
        assert wrap("青禾县林业局，云汀市档案局", 12) == ["青禾县林业", "局，云汀市档", "案局"]

    @given(LINES, st.integers(4, 40))
    def test_cut_and_pad_keep_to_the_cells(self, words: str, cells: int) -> None:
        words = output.clean(words)
        assert width(cut(words, cells)) <= cells
        assert width(pad(cut(words, cells), cells)) == cells


class TestClosing:
    def said(self, *results: Result) -> str:
        tally = output.Tally()
        for result in results:
            tally = tally.plus(output.tally(result))
        return closing.sentence(tally)

    def test_errors_fail_it_and_what_is_undecided_is_told_beside(self) -> None:
        assert self.said(made.result()) == "不通过：2 个错误，4 个警告；2 条规则无法核对（表四没有识别到）"

    def test_warnings_leave_it_passed(self) -> None:
        assert self.said(made.clean_result()) == "通过：核对 96 条规则、175 个数据"
        warned = made.clean_result()._replace(findings=made.faults()[1:])
        assert self.said(warned) == "通过：核对 96 条规则、175 个数据；2 个警告"

    def test_unverified(self) -> None:
        assert self.said(made.result()._replace(findings=())) == "无法核对：2 条规则无法核对（表四没有识别到）"

    def test_several(self) -> None:
        assert self.said(made.result(), made.clean_result()) == ("共 2 份：1 份不通过，1 份通过；2 个错误，4 个警告")


class TestLines:
    def test_concise_is_a_line_a_finding(self) -> None:
        lines = concise.entry(made.result(), Style()).splitlines()
        assert lines[2] == "青禾.txt:12:11: 警告 T2-03 “行政规范性文件 × 本年废止件数”是空白，没有发生的应填 0"
        assert lines[-1] == "青禾.txt:25:1: 未核对 T4-01、T4-02 表四没有识别到"

    def test_github_escapes_what_would_end_a_property(self) -> None:
        fault = made.faults()[0]._replace(message="100%\n以\x1b[2J上", basis="", where="")
        said = github.entry(made.result("a,b:c.txt")._replace(findings=(fault,), unverified=()), Style())
        assert said == (
            "::error file=a%2Cb%3Ac.txt,line=22,col=19,endLine=22,endColumn=20,"
            "title=T3-01 intake-outcome-balance::100%25%0A以□[2J上\n"
        )


class TestRoom:
    TEXT = "一共10条，其中甲类1条、乙类2条、丙类3条、丁类5条。"

    def test_further_places_are_marked_where_there_is_room(self) -> None:
        spans = [(2, 5), (10, 12), (15, 17), (20, 22), (25, 27)]
        (drawn,) = excerpts(self.TEXT, Lines(self.TEXT), spans, 80, sure=4)
        assert [mark.span for mark in drawn.marks] == [0, 1, 2, 3, 4]

    def test_but_not_on_a_line_of_their_own(self) -> None:
        text = "一共10条，\n其中甲类1条。"
        (drawn,) = excerpts(text, Lines(text), [(2, 5), (11, 13)], 80, sure=1)
        assert [mark.span for mark in drawn.marks] == [0]

    def test_nor_where_the_line_is_too_long(self) -> None:
        text = self.TEXT.replace("、丁", "、" + "好" * 60 + "丁")
        (drawn,) = excerpts(text, Lines(text), [(2, 5), (10, 12), (85, 87)], 60, sure=2)
        assert [mark.span for mark in drawn.marks] == [0, 1]

    def test_a_sum_is_not_torn_apart(self) -> None:
        assert [line[-3:] for line in wrap("表三 本年新收 × 商业企业 = 176", 28)] == ["商业企", "176"[-3:]]


def test_a_row_that_should_be_divided_shows_what_is_missing() -> None:
    table = next(table for table in made.report().tables.values() if table.name == "表三")
    repair = Repair("foreign", "other", "row", "（六）其他处理", "（六）其他处理", table.end, table.end, "表三")
    marks = outline(made.report(), made.forms()["2021"], [repair])
    assert [mark.text[:2] for mark in marks if mark.sign == "-"] == ["1.", "2.", "3."]
    assert not [mark for mark in marks if mark.sign == "+"]


def test_the_closing_line_counts_what_is_listed() -> None:
    lighter = made.result().unverified[0]._replace(code="T4-09", name="lighter", severity="warning")
    result = made.result()._replace(unverified=(*made.result().unverified, lighter))
    assert closing.sentence(tally(result)).endswith("；3 条规则无法核对，其中 2 条影响结论（表四没有识别到）")
    assert closing.sentence(tally(made.result())).endswith("；2 条规则无法核对（表四没有识别到）")
