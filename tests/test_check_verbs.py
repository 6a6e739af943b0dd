"""The verbs that look at words, dates, sections and the form: what they find, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from reportlint.values import (
    EMPTY,
    LOST,
    SLASH,
    VALUE,
    Cell,
    Claim,
    DateMark,
    Heading,
    Organ,
    Parts,
    Quantity,
    Repair,
    Row,
    YearMark,
)
from tests.handmade import messages, report, rule, said, section, table

ALL = "'2008', '2019', '2021'"


class TestPhrase:
    @pytest.mark.parametrize(
        ("body", "text", "found"),
        [
            ("any: [一站式, 一网通办]", "推行一网通办改革。", ["一网通办"]),
            ("any: 表格如下", "表格如下，请查收。", ["表格如下"]),
            ("regex: 国办公开办〔2019〕", "按照国办公开办(2019)60号", ["国办公开办(2019)"]),
            ("{regex: 网站, unless: 关闭}", "网站已经关闭。", []),
            ("{regex: 网站, unless: 关闭}", "旧网站已经关闭。新网站上线。", ["网站"]),
            ("{any: 网站, count: 2-}", "网站上线。", []),
            ("{regex: 网站, after: 关闭了$}", "关闭了网站。", ["网站"]),
            ("{regex: 网站, after: 关闭了$}", "开通了网站。", []),
            ("{regex: '(?P<年>20\\d\\d)年', where: 年 < 年度 - 5}", "2010年建成，2020年改版。", ["2010年"]),
        ],
    )
    def test_what_is_found_and_what_excuses_it(self, body: str, text: str, found: list[str]) -> None:
        body = body if body.startswith("{") else f"{{{body}}}"
        result = said(report(sections=(section("s1", text),)), rule(f"phrase: {body}", message="'{text}'"))
        assert messages(result) == found

    def test_one_finding_points_at_the_first_and_names_the_rest(self) -> None:
        result = said(report(sections=(section("s1", "甲网站，乙网站，丙网站"),)), rule("phrase: {any: 网站}"))
        (finding,) = result.findings
        assert (finding.start, finding.end) == (1, 3)
        assert [place.start for place in finding.related] == [5, 9]

    def test_it_quotes_the_author(self) -> None:
        made = report(sections=(section("s1", "按照国办公开办(2021)30号"),))
        made = made._replace(source=made.source._replace(text="按照国办公开办〔２０２１〕30号"))
        assert messages(said(made, rule("phrase: {any: '国办公开办(2021)30号'}", message="'{text}'"))) == [
            "国办公开办〔２０２１〕30号"
        ]

    def test_a_label_with_a_blank_in_it_is_one_word(self) -> None:
        found = table("表二")
        made = report(found._replace(end=6))
        made = made._replace(source=made.source._replace(text="行 政处罚书", plain="行 政处罚书"))
        assert not messages(said(made, rule("phrase: {regex: (?<!行政)处罚书, in: 表格}")))
        assert messages(said(made, rule("phrase: {regex: 行政处罚, in: 表格}", message="'{text}'"))) == ["行政处罚"]

    def test_wording_that_stands_nowhere(self) -> None:
        absent = rule("phrase: {any: 电话, in: 全文, count: 0, belongs: 开头}")
        (finding,) = said(report(sections=(section("head", "请来信。"), section("s1", "好", start=4))), absent).findings
        assert (finding.start, finding.end) == (4, 4)
        assert not said(report(sections=(section("head", "电话1234"),)), absent).findings

    def test_or_each_for_itself(self) -> None:
        result = said(report(sections=(section("s1", "甲网站，乙网站"),)), rule("phrase: {any: 网站, each: match}"))
        assert len(result.findings) == 2

    def test_only_where_it_is_looked_for(self) -> None:
        sections = (section("s1", "网站"), section("s6", "网站", start=2))
        result = said(report(sections=sections), rule("phrase: {any: 网站, in: 六}"))
        assert [finding.start for finding in result.findings] == [2]


class TestSection:
    def test_length_counts_characters_without_punctuation(self) -> None:
        short = rule("section: {of: 五, length: 0-3}", message="'{length}'")
        assert messages(said(report(sections=(section("s5", "暂，无。"),)), short)) == ["2"]
        assert not messages(said(report(sections=(section("s5", "暂无问题。"),)), short))

    def test_sentences_that_do_not_count(self) -> None:
        body = rule("section: {of: 一, length: 0-3, without: 条例}", message="'{length}'")
        assert messages(said(report(sections=(section("s1", "根据条例编制。很好。"),)), body)) == ["2"]

    def test_a_wording_owed_by_one_of_several(self) -> None:
        owed = rule("section: {of: [一, 六], lacks: 处理费}")
        assert said(report(sections=(section("s1", "好"), section("s6", "无"))), owed).findings
        assert not said(report(sections=(section("s1", "未收处理费"), section("s6", "无"))), owed).findings

    def test_topics_that_it_owes_are_named_together(self) -> None:
        owes = rule(
            "section: {of: 一, owes: {平台: 平台|网站, 监督: 考核, 管理: 登记}, without: 目录}", message="'{missing}'"
        )
        assert messages(said(report(sections=(section("s1", "网站改版。考核目录。"),)), owes)) == ["监督、管理"]
        assert not messages(said(report(sections=(section("s1", "网站，登记，考核"),)), owes))

    def test_how_much_of_it_is_made_of_such_sentences(self) -> None:
        formulae = rule("section: {of: 一, made_of: 指导, share: 26-}", message="'{share}'")
        assert messages(said(report(sections=(section("s1", "以此为指导。公开三条。"),)), formulae)) == ["55"]
        assert not messages(said(report(sections=(section("s1", "指导。全年主动公开信息三百条。"),)), formulae))
        assert not messages(said(report(sections=(section("s1", ""),)), formulae))

    def test_few_of_them_or_many(self) -> None:
        many = rule("section: {of: 一, owes: {平台: 平台, 监督: 考核}, missing: 2-}")
        assert not messages(said(report(sections=(section("s1", "平台"),)), many))
        assert messages(said(report(sections=(section("s1", "好"),)), many))

    def test_a_table_that_is_not_there(self) -> None:
        lacks = rule("section: {of: 三, table: missing, doubt: 附件}")
        assert said(report(sections=(section("s3", "无"),)), lacks).findings
        assert not said(report(table("表三"), sections=(section("s3", "无"),)), lacks).findings
        result = said(report(sections=(section("s3", "见附件"),)), lacks)
        assert not result.findings
        assert "人工核对" in result.unverified[0].reason


class TestWhomItConcerns:
    @pytest.mark.parametrize(
        ("keys", "found"),
        [
            ("organ: {kind: department, level: [county, city]}", True),
            ("organ: {kind: [government, unknown]}", False),
            ("organ: {named: 公安|林业}", True),
            ("organ: {named: 林业, unless: 青禾}", False),
            ("years: 2021-", True),
            ("years: -2020", False),
            ("years: 2019-2021", True),
            ("years: 2020", False),
        ],
    )
    def test_organs_and_years(self, keys: str, found: bool) -> None:
        made = report(sections=(section("s1", "网站"),), organ=Organ("青禾县林业局", "department", "county", 0, 6))
        assert bool(said(made, rule(f"{keys}\nphrase: {{any: 网站}}")).findings) == found

    def test_an_organ_that_is_not_known(self) -> None:
        made = report(sections=(section("s1", "网站"),))
        assert said(made, rule("organ: {kind: unknown, level: unknown}\nphrase: {any: 网站}")).findings


class TestForm:
    def test_kinds_and_roles(self) -> None:
        repairs = (
            Repair("missing", "s6", "section", "六、其他", "", 9, 9),
            Repair("renamed", "made", "column", "本年制发件数", "本年制件数", 3, 8, "表二"),
        )
        body = rule("form: {kind: renamed, table: 表二}", message="'{found} {name}'")
        assert messages(said(report(repairs=repairs), body)) == ["本年制件数 本年制发件数"]
        assert len(said(report(repairs=repairs), rule("form: {kind: missing, role: section}")).findings) == 1

    def test_a_table_of_another_form_should_have_other_headers(self) -> None:
        made = report(table("表二", edition="2019"), edition="2021", repairs=(
            Repair("foreign", "t2", "table", "表二", "本年新制作数量", 3, 8, "表二"),
        ))  # fmt: skip
        (finding,) = said(made, rule("form: {kind: foreign, role: table}")).findings
        assert (finding.actual, finding.expected) == ("本年新制作数量", "本年制发件数、本年废止件数、现行有效件数")
        assert finding.where.endswith(" 表二")
        assert not finding.where.endswith("表二 表二")

    def test_a_row_that_should_be_three(self) -> None:
        repair = Repair("foreign", "other", "row", "（六）其他处理", "（六）其他处理", 3, 8, "表三")
        (finding,) = said(report(table("表三"), repairs=(repair,)), rule("form: {kind: foreign}")).findings
        assert finding.actual == "（六）其他处理"
        assert finding.expected is not None
        assert finding.expected.startswith("1.申请人")
        assert finding.expected.endswith("3.其他")

    @pytest.mark.parametrize(
        ("found", "name"),
        [("重复的申请", "重复申请"), ("2.重复的申请", "2.重复申请")],
    )
    def test_a_label_is_held_against_the_label_alone(self, found: str, name: str) -> None:
        repair = Repair("renamed", "noproc_2", "row", "2.重复申请", found, 3, 8, "表三")
        body = rule("form: {kind: renamed}", message="'{name}'")
        assert messages(said(report(table("表三"), repairs=(repair,)), body)) == [name]

    def test_what_is_missing_in_one_place_is_one_finding(self) -> None:
        repairs = tuple(Repair("missing", i, "row", i, "", 5, 5, "表三") for i in ("deny_1", "deny_2"))
        (finding,) = said(
            report(repairs=repairs), rule("form: {kind: missing, table: 表三}", message="'{count}'")
        ).findings
        assert finding.message == "2"


class TestClaim:
    CLAIM = rule(
        "claim: {of: 收到申请, is: 表三.本年新收.总计, carried: 表三.本年新收.总计 + 表三.上年结转.总计}",
        message="'{said} {is} {difference}'",
        claims=("收到申请",),
    )

    @pytest.mark.parametrize(
        ("number", "more", "found"),
        [
            (23, {}, []),
            (24, {}, ["24 23 1"]),
            (25, {"scope": "carried"}, []),
            (25, {}, ["25 23 2"]),
            (99, {"scope": "wide"}, []),
            (20, {"approximate": True}, []),
            (90, {"approximate": True}, ["90 23 67"]),
        ],
    )
    def test_numbers(self, number: int, more: dict[str, Any], found: list[str]) -> None:
        values = {"本年新收.总计": 23, "上年结转.总计": 2}
        claims = (Claim("收到申请", number, "件", 0, 2, "s1", **more),)
        assert messages(said(report(table("表三", values), claims=claims), self.CLAIM)) == found

    @pytest.mark.parametrize(("unit", "found"), [("件", ["9"]), ("人次", [])])
    def test_only_in_the_units_that_are_asked_for(self, unit: str, found: list[str]) -> None:
        cases = rule("claim: {of: 收到申请, is: 表三.本年新收.总计, unit: [件, 份]}", "2021", "'{said}'", ("收到申请",))
        made = report(table("表三", {"本年新收.总计": 8}), claims=(Claim("收到申请", 9, unit, 0, 2, "s1"),))
        assert messages(said(made, cases)) == found

    def test_a_blank_cell_is_not_contradicted(self) -> None:
        claims = (Claim("收到申请", 5, "件", 0, 2, "s1"),)
        columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
        values = {f"本年新收.{column}": "" for column in columns} | {"上年结转.总计": 2}
        assert not said(report(table("表三", values), claims=claims), self.CLAIM).findings

    @pytest.mark.parametrize(("number", "found"), [(23, []), (32, ["32 23 9"])])
    def test_a_blank_total_is_the_sum_of_its_row(self, number: int, found: list[str]) -> None:
        values = {"本年新收.自然人": 21, "本年新收.商业企业": 2, "本年新收.科研机构": "", "本年新收.总计": ""}
        claims = (Claim("收到申请", number, "件", 0, 2, "s1"),)
        assert messages(said(report(table("表三", values), claims=claims), self.CLAIM)) == found

    def test_cells_that_came_through_without_their_places_are_told(self) -> None:
        lost = {c: Cell(LOST, 5, 5) for c in ("upheld", "corrected", "otherwise", "pending", "total")}
        rows = {"review": Row("review", 0, 4, lost, (Cell(VALUE, 6, 7, 2), Cell(VALUE, 8, 9, 2)))}
        denied = rule(
            "claim: {of: 未发生复议, holds: 全部(表四.行政复议) == 0}", message="'{address}'", claims=("未发生复议",)
        )
        claims = (Claim("未发生复议", 0, "", 0, 2, "s1"),)
        (finding,) = said(report(table("表四", rows=rows), claims=claims), denied).findings
        assert finding.message == "表四“行政复议”一行读到 2 个数，其中不为 0 的是 2、2"
        assert [place.start for place in finding.related] == [6, 8]

    @pytest.mark.parametrize(
        ("number", "findings", "unverified"), [(4, 0, 0), (9, 0, 1), (0, 0, 1), (2, 1, 0), (7, 1, 0), (30, 1, 0)]
    )
    def test_a_column_that_is_lost_may_have_been_another(self, number: int, findings: int, unverified: int) -> None:
        columns = {"自然人": 30, "商业企业": 2, "科研机构": 9, "社会公益组织": 4, "法律服务机构": 0, "总计": 45}
        values: dict[str, object] = {f"本年新收.{column}": value for column, value in columns.items()}
        made = table("表三", values | {"本年新收.其他": Cell(LOST, 5, 5, 0)})
        body = "claim: {of: 社会公益组织申请, is: 表三.本年新收.社会公益组织}"
        claims = (Claim("社会公益组织申请", number, "件", 0, 2, "s1"),)
        result = said(report(made, claims=claims), rule(body, claims=("社会公益组织申请",)))
        assert (len(result.findings), len(result.unverified)) == (findings, unverified)

    def test_without_the_table_it_is_undecided(self) -> None:
        result = said(report(claims=(Claim("收到申请", 5, "件", 0, 2, "s1"),)), self.CLAIM)
        assert [entry.reason for entry in result.unverified] == ["没有读到表三"]


class TestCells:
    SIGNS = rule("cells: {table: 表四, status: 斜线, beside: [斜线]}", message="'{count}'")

    def test_a_table_of_signs_is_not_blank_but_not_right(self) -> None:
        found = table("表四")
        rows = {
            name: row._replace(cells={c: Cell(SLASH, i, i + 1) for i, c in enumerate(row.cells)})
            for name, row in found.rows.items()
        }
        sums = rule("identity: {table: 表四, each: row, holds: 总计 == 结果维持 + 结果纠正 + 其他结果 + 尚未审结}")
        result = said(report(found._replace(rows=rows)), self.SIGNS, sums)
        assert messages(result) == ["15"]
        assert not result.unverified

    @pytest.mark.parametrize(
        ("count", "blanks", "found", "undecided"),
        [("1-10", 0, [], 1), ("1-10", 2, ["2"], 0), ("3-", 0, [], 0), ("3-", 2, [], 1), ("1-2", 3, [], 0)],
    )
    def test_a_lost_cell_may_have_been_blank(self, count: str, blanks: int, found: list[str], undecided: int) -> None:
        made = table("表四")
        review = made.rows["review"]
        cells = [Cell(LOST, 5, 5), *[Cell(EMPTY, 6, 6)] * blanks]
        cells += list(review.cells.values())[len(cells) :]
        rows = {**made.rows, "review": review._replace(cells=dict(zip(review.cells, cells, strict=True)))}
        blank = rule(f"cells: {{table: 表四, status: 空白, count: {count}, digits: yes}}", message="'{count}'")
        result = said(report(made._replace(rows=rows)), blank)
        assert ([finding.message for finding in result.findings], len(result.unverified)) == (found, undecided)
        assert result.cells == 14

    def test_a_table_that_is_missing_belongs_behind_its_heading(self) -> None:
        sections = (
            section("s1", "好" * 40),
            section("s4", "无", "四、", start=40)._replace(end=42),
            section("s5", "无"),
        )
        (entry,) = said(report(sections=sections), self.SIGNS).unverified
        assert (entry.reason, entry.start) == ("没有读到表四", 42)


class TestDates:
    LATE = rule("organ: {kind: department}\ndate: {is: late, after: 01-31}", ALL, "'{date} {deadline}'")

    @pytest.mark.parametrize(
        ("day", "kind", "found"),
        [
            ((2022, 1, 31), "department", []),
            ((2022, 2, 1), "department", ["2022年2月1日 2022年1月31日"]),
            ((2022, 2, 1), "government", []),
            ((2022, 13, 1), "department", []),
        ],
    )
    def test_past_the_day_that_its_kind_of_organ_has(
        self, day: tuple[int, int, int], kind: str, found: list[str]
    ) -> None:
        made = report(dates=(DateMark("closing", *day, 0, 9),), organ=Organ("某局", kind, "county", 0, 2))
        assert messages(said(made, self.LATE)) == found

    def test_a_period_that_is_not_the_whole_year(self) -> None:
        partial = rule("date: {is: partial}", ALL)
        ends = DateMark("period_start", 2021, 1, 1, 0, 9), DateMark("period_end", 2021, 11, 30, 10, 20)
        (finding,) = said(report(dates=ends), partial).findings
        assert (finding.start, finding.end) == (0, 20)
        assert not said(report(dates=(ends[0], ends[1]._replace(month=12, day=31))), partial).findings

    @pytest.mark.parametrize(("month", "day"), [(2, 30), (13, 1), (1, 43), (4, 31)])
    def test_days_that_the_calendar_has_not(self, month: int, day: int) -> None:
        made = report(dates=(DateMark("closing", 2022, month, day, 0, 9),))
        assert said(made, rule("date: {is: malformed}", ALL)).findings

    def test_what_is_expected_of_a_late_date_is_no_certain_day(self) -> None:
        made = report(dates=(DateMark("closing", 2022, 2, 1, 0, 9),), organ=Organ("某局", "department", "", 0, 2))
        assert [finding.expected for finding in said(made, self.LATE).findings] == ["不晚于2022年1月31日"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("2020年,我局坚持公开。网站改版。", 1),
            ("2020年收到的申请为17件。", 0),
            ("2020年,我局收到17件。2021年收到23件。", 0),
            ("2020年,我局收到17件,2021年23件。", 0),
        ],
    )
    def test_a_sentence_that_opens_with_last_year(self, text: str, found: int) -> None:
        body = "year: {role: subject, off: last, only: '^.{4}年,', unless: ['^.{4}年[^。]*20\\d\\d', '。20\\d\\d年']}"
        made = report(sections=(section("s1", text),), years=(YearMark("subject", 2020, 0, 5),))
        assert len(said(made, rule(body, ALL)).findings) == found

    def test_years_in_a_role(self) -> None:
        marks = (YearMark("title", 2021, 0, 4), YearMark("period", 2020, 5, 9), YearMark("period", 2020, 12, 16))
        wrong = rule("year: {role: [title, period]}", ALL, "'{role} {found} {year}'")
        (finding,) = said(report(years=marks), wrong).findings
        assert finding.message == "统计期限 2020 2021"
        assert len(finding.related) == 1


class TestParts:
    @staticmethod
    def parts(whole: int, *parts: int, strict: str = "all", **more: Any) -> Parts:
        made = [Quantity(n, "条", i * 5, i * 5 + 2, "s1", 0, 2, **more) for i, n in enumerate((whole, *parts))]
        return Parts(made[0], tuple(made[1:]), strict, 0, 99, "s1")

    @pytest.mark.parametrize(
        ("body", "parts", "found"),
        [
            ("fault: exceeds", parts(285, 1160, strict="some"), 1),
            ("fault: exceeds", parts(1160, 285, strict="some"), 0),
            ("fault: sum, of: all", parts(47, 17, 12, 16), 1),
            ("fault: sum, of: all", parts(45, 17, 12, 16), 0),
            ("fault: sum, of: all", parts(47, 17, 12, 16, approximate=True), 0),
            ("fault: sum, of: all", parts(47, 99, 1), 0),
            ("fault: sum, of: pair, gap: 0-25", parts(100, 60, 30, strict="pair"), 1),
            ("fault: sum, of: pair, gap: 0-25", parts(100, 30, 10, strict="pair"), 0),
            ("fault: sum, of: pair, gap: 0-25", parts(100, 90, 20, strict="pair"), 1),
        ],
    )
    def test_too_many_too_few_or_as_many_as_the_whole(self, body: str, parts: Parts, found: int) -> None:
        made = report(sections=(section("s1", "全年"),), parts=(parts,))
        assert len(said(made, rule(f"parts: {{{body}}}")).findings) == found


class TestTitle:
    def test_the_corrected_title_is_shown(self) -> None:
        text = "林业局２０２１年政府信息公开工作年度报告青禾县林业局坚持公开。"
        plain = text.replace("２０２１", "2021")
        made = report(
            sections=(section("s1", "青禾县林业局坚持公开。", start=20),), organ=Organ("林业局", "department", "", 0, 3)
        )
        made = made._replace(title=(0, 20), source=made.source._replace(text=text, plain=plain))
        (finding,) = said(made, rule("title: {lacks: region}", ALL)).findings
        assert finding.actual == "林业局２０２１年政府信息公开工作年度报告"
        assert finding.expected == "青禾县林业局２０２１年政府信息公开工作年度报告"


class TestNumbering:
    def test_a_heading_that_runs_on_is_cut(self) -> None:
        text = "（二）制度建设情况〔上〕。全年修订制度3项，" + "好" * 90
        headings = (Heading(2, 2, text[3:].replace("〔上〕", "(上)"), 0, len(text)),)
        made = report(sections=(section("s1", text)._replace(headings=headings),))
        (finding,) = said(made, rule("numbering: {level: 2}", message="'{heading}'")).findings
        assert finding.message == "制度建设情况〔上〕"
        assert finding.end - finding.start < 30

    @pytest.mark.parametrize(
        ("numbers", "found"),
        [((1, 2, 3), []), ((2, 3), ["二 一"]), ((1, 3), ["三 二"]), ((1, 2, 2), ["二 三"]), ((1, 2, 1, 2), [])],
    )
    def test_level_two(self, numbers: tuple[int, ...], found: list[str]) -> None:
        headings = tuple(Heading(2, number, "标题", i, i + 1) for i, number in enumerate(numbers))
        made = report(sections=(section("s1", "好")._replace(headings=headings),))
        assert messages(said(made, rule("numbering: {level: 2}", message="'{found} {expected}'"))) == found
