"""The verbs that look at how a report is written: terms, signs, numbers, endings, and at what it should not hold."""

from __future__ import annotations

import pytest

from reportlint.prose.quantities import quantities
from reportlint.values import Cell, Finding, Flow, Report, Result, Row
from reportlint.values.tree import LOST, ZERO
from tests.handmade import report, rule, said, section, table


def written(text: str, ident: str = "s1") -> Report:
    """A report of one section with the quantities of its prose."""
    part = section(ident, text)
    return report(sections=(part,), quantities=quantities(ident, part.flow))


def only(result: Result) -> Finding:
    assert not result.unverified
    (finding,) = result.findings
    return finding


def quoted(text: str, body: str, message: str = "'{text}'", ident: str = "s1") -> list[str]:
    return [finding.message for finding in said(written(text, ident), rule(body, message=message)).findings]


class TestPhrase:
    LACKS = "phrase: {regex: '[一-龥]费[0-9]+元', in: 六, count: 2-, lacks: 信息处理费}"
    EMPTY = "phrase: {any: 件件有答复, table: 表三, empty: [本年新收, 上年结转]}"

    def test_wording_beside_which_other_wording_lacks(self) -> None:
        assert quoted("工本费12元，检测费30元。", self.LACKS, "'{count}'", "s6") == ["2"]
        assert not quoted("工本费12元，检测费30元。未收取信息处理费。", self.LACKS, ident="s6")
        assert not quoted("工本费12元。", self.LACKS, ident="s6")

    def test_wording_about_rows_that_are_empty(self) -> None:
        spoken = (section("s1", "做到件件有答复。"),)
        assert said(report(table("表三"), sections=spoken), rule(self.EMPTY)).findings
        assert not said(report(table("表三", {"本年新收.自然人": 1}), sections=spoken), rule(self.EMPTY)).findings
        assert not said(report(sections=spoken), rule(self.EMPTY)).findings

    @pytest.mark.parametrize(("number", "found"), [(0, 1), (3, 0)])
    def test_of_a_row_with_lost_cells_the_survivors_count(self, number: int, found: int) -> None:
        sound = table("表三")
        lost = {column: Cell(LOST, 0, 0) for column in sound.rows["new"].cells}
        survivors = (Cell(ZERO, 0, 1, 0), Cell(ZERO, 2, 3, number))
        rows = {**sound.rows, "new": Row("new", 0, 1, lost, survivors)}
        made = report(sound._replace(rows=rows), sections=(section("s1", "做到件件有答复。"),))
        assert len(said(made, rule(self.EMPTY)).findings) == found

    @pytest.mark.parametrize(("source", "found"), [("公开公开信息", 1), ("公开 公开信息", 0), ("公开\n公开信息", 1)])
    def test_a_blank_within_sets_apart(self, source: str, found: int) -> None:
        flow = Flow("公开公开信息", (0, 2), (0, source.find("公开", 1)))
        made = report(sections=(section("s1", "")._replace(flow=flow),))
        made = made._replace(source=made.source._replace(text=source, plain=source))
        body = "phrase: {regex: '([一-龥]{2})\\1', solid: yes}"
        assert len(said(made, rule(body)).findings) == found

    def test_wording_that_stands_nowhere_in_two_places(self) -> None:
        absent = rule("phrase: {any: 电话, in: [一, 六], count: 0}")
        assert said(written("请来信。"), absent).findings
        assert not said(report(sections=(section("s1", "请"), section("s6", "电话", start=1))), absent).findings


class TestSection:
    BODY = "section: {of: 四, table: missing, has: 均为0}"

    def test_words_in_place_of_a_table(self) -> None:
        assert said(written("各项均为0。", "s4"), rule(self.BODY)).findings
        assert not said(written("见图片。", "s4"), rule(self.BODY)).findings
        assert not said(report(table("表四"), sections=(section("s4", "均为0"),)), rule(self.BODY)).findings


class TestMisspelt:
    BODY = "misspelt: {terms: {结转: '转结(?!果)', 规范性文件: '规范性文(?!件)', 会商: 研究商$}}"

    def test_one_finding_names_every_term_with_the_right_one(self) -> None:
        text = "规范性文管理；上年转结3件，转结下年2件。"
        finding = only(said(written(text), rule(self.BODY, message="'{text}，{count} 处'")))
        assert finding.message == "“规范性文”疑为“规范性文件”、“转结”疑为“结转”，3 处"
        assert (finding.start, finding.end) == (0, 4)
        assert [place.start for place in finding.related] == [text.index("转结"), text.rindex("转结")]

    def test_sound_terms(self) -> None:
        assert not quoted("结转2件，转结果，规范性文件，研究商讨。", self.BODY)

    def test_many_terms_are_counted(self) -> None:
        body = "misspelt: {terms: {甲: 乙, 丙: 丁, 戊: 己, 庚: 辛}}"
        assert quoted("乙丁己辛", body) == ["“乙”疑为“甲”、“丁”疑为“丙”、“己”疑为“戊”等 4 个词"]

    def test_a_pattern_without_a_fixed_word(self) -> None:
        assert quoted("共3仵", "misspelt: {terms: {件: '(?<=[0-9])[仵俥伡俩们]'}}") == ["“仵”疑为“件”"]


class TestPunctuation:
    UNPAIRED = "punctuation: {fault: unpaired}"
    NARROW = "punctuation: {fault: narrow}"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("《通知(试行)》印发", []),
            ("《通知(试行》印发", ["("]),
            ("“先审后发制度", ["“"]),
            ("年度计划》和“目录”", ["》"]),
            ("做法：1)健全制度；2)加强培训", []),
            ("一)健全制度", []),
            ("(1)健全制度；(2)加强培训", []),
            ("《通知(试行》。做法：1)健全制度；2)加强培训", ["("]),
            ("青禾林草)公众号", [")"]),
            ("《关于印发〈规程〉的通知》", []),
            ("“甲“", ["“"]),
            ("(地址：一\n电话：二\n邮编：123456)", []),
            ("(地址：一\n甲\n乙\n丙\n丁)", ["("]),
        ],
    )
    def test_pairs(self, text: str, found: list[str]) -> None:
        assert quoted(text, self.UNPAIRED, "'{sign}'") == found

    def test_every_place_is_named(self) -> None:
        finding = only(said(written("甲“乙，丙》丁"), rule(self.UNPAIRED, message="'{text}，{partner}，{count}'")))
        assert finding.message == "甲“乙，丙》丁，”，2"
        assert [place.start for place in finding.related] == [5]

    @pytest.mark.parametrize(("stray", "found"), [(0, 0), (1, 1), (2, 1), (3, 0)])
    def test_a_few_half_width_signs_among_many_of_full_width(self, stray: int, found: int) -> None:
        text = "甲，" * 14 + "乙,丙" * stray + "丁"
        made = written(text.replace("，", ","))
        made = made._replace(source=made.source._replace(text=text))
        assert len(said(made, rule(self.NARROW)).findings) == found

    def test_a_page_in_half_width_is_a_style(self) -> None:
        assert not said(written("甲,乙,丙"), rule(self.NARROW)).findings


class TestEnding:
    BODY = "ending: {broken: '[一-龥]$', least: 10-, unless: 局$}"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("下一步将加强学习培训，并且提高业", True),
            ("下一步将加强学习培训，提高水平。", False),
            ("加强学习。\n没有写完", False),
            ("下一步将加强学习培训。\n青禾县林业和草原事务管理局", False),
        ],
    )
    def test_the_last_paragraph(self, text: str, found: bool) -> None:
        assert bool(quoted(text, self.BODY, "'{section}'")) == found

    def test_what_is_left_of_a_table_has_no_end(self) -> None:
        assert not quoted("下一步将加强学习培训，并且提高业", self.BODY, ident="s3")

    def test_it_quotes_the_end(self) -> None:
        assert quoted("下一步将加强学习培训，并且提高业务能力的措施还", self.BODY) == [
            "将加强学习培训，并且提高业务能力的措施还"
        ]


class TestFigure:
    @pytest.mark.parametrize(
        ("fault", "text", "found"),
        [
            ("about", "发布信息300余条、解读20篇，更新约50项", ["“300余条”、“约50项”"]),
            ("about", "培训10次以上，解读不少于30篇", []),
            ("about", "发布信息四十余条", []),
            ("numerals", "发布信息四十余条、解读二百三十五篇、会议三次、十项举措", ["“四十余条”、“二百三十五篇”"]),
            ("numerals", "发布信息40余条", []),
            ("scales", "查询56万人次，访问1634502人次", ["“56万人次”、“1634502人次”"]),
            ("scales", "投入56万元，支出1634502元，发布1634502条", []),
            ("separators", "发布1,234条，访问45678次，培训12次", ["“1,234条”、“45678次”"]),
            ("separators", "发布1,234条，访问45,678次", []),
            ("bare", "全年收到群众留言23。", ["“23”"]),
            ("bare", "全年收到群众留言23条，办理0。", []),
        ],
    )
    def test_faults(self, fault: str, text: str, found: list[str]) -> None:
        assert quoted(text, f"figure: {{fault: {fault}}}") == found

    def test_only_some_units_and_some_words(self) -> None:
        assert quoted("发布300余条，种树500余亩", "figure: {fault: about, units: [条, 件]}") == ["“300余条”"]
        assert quoted("计划发布300余条。发布50余条", "figure: {fault: about, unless: 计划}") == ["“50余条”"]
        bare = "figure: {fault: bare, after: '收到[^,，]{0,6}$'}"
        assert quoted("收到留言23，得分92。", bare) == ["“23”"]

    def test_the_numbers_of_tables_and_signatures_are_left_alone(self) -> None:
        assert not quoted("发布300余条", "figure: {fault: about}", ident="s3")
        assert not quoted("发布300余条", "figure: {fault: about}", ident="closing")

    def test_long_lists_are_cut(self) -> None:
        assert quoted("甲10余条，乙20余条，丙30余条，丁40余条", "figure: {fault: about}") == [
            "“10余条”、“20余条”、“30余条”等"
        ]


class TestIdentifier:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("身份证号110101199003072316。", ["110***********2316"]),
            ("身份证号44010619870912003X。", []),
            ("编号110101199013072316。", []),
            ("编号110101199003072315。", []),
            ("备案150102021508541234号", []),
            ("身份证号1101011990030723161", []),
            ("信用代码110101199003072316", []),
        ],
    )
    def test_cards(self, text: str, found: list[str]) -> None:
        assert quoted(text, "identifier: {kind: card, unless: 信用代码}") == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("王某（13900001234）要求公开", ["139****1234"]),
            ("王某139 0000 1234来电", ["139 **** 1234"]),
            ("联系电话：13900001234。", []),
            ("申请人联系电话：13900001234。", ["139****1234"]),
            ("联系电话见首页。经查13900001234", ["139****1234"]),
            ("流量113900001234次，0000-1234567", []),
        ],
    )
    def test_mobile_telephones(self, text: str, found: list[str]) -> None:
        body = "identifier: {kind: mobile, unless: 联系|电话, but: '申请人[^。]{0,8}$'}"
        assert quoted(text, body) == found


class TestScope:
    BODY = "scope: {families: {热线: 12345|工单, 新媒体: 粉丝|阅读量}, unless: 公开专栏}"

    def test_families_with_their_first_figures(self) -> None:
        text = "公开信息20条，粉丝3万人，阅读量5万次，工单30件。"
        finding = only(said(written(text), rule(self.BODY, message="'{text}；{count}/{total}，{share}'")))
        assert finding.message == "新媒体“粉丝3万人”，热线“工单30件”；3/4，75"
        assert [place.label for place in finding.related] == ["新媒体", "热线"]

    def test_a_term_without_a_number_or_of_the_topic_itself(self) -> None:
        assert not quoted("增加粉丝，公开信息20条。公开专栏阅读量5万次，工单及时办理。", self.BODY)

    def test_each_number_once(self) -> None:
        assert quoted("12345热线工单30件。", self.BODY, "'{count}'") == ["1"]

    def test_bounds(self) -> None:
        few = "scope: {families: {热线: 工单}, least: 2-, share: 51-, of: [一]}"
        assert not quoted("工单30件。", few)
        assert quoted("工单30件，工单40件，信息2条。", few, "'{share}'") == ["66"]
        assert not quoted("工单30件，工单40件，信息2条、解读2篇、会议3次。", few)
        assert not quoted("工单30件，工单40件。", few, ident="s5")

    def test_many_families_are_counted(self) -> None:
        body = "scope: {families: {甲: 甲, 乙: 乙, 丙: 丙, 丁: 丁}}"
        assert quoted("甲1件，乙2件，丙3件，丁4件。", body) == ["甲“甲1件”，乙“乙2件”，丙“丙3件”等 4 类"]


class TestOpposite:
    BODY = (
        "opposite: {qualities: [及时, 全面], claims: '做到了[^。]{0,9}公开', denies: 公开不(?:及时|全面), unless: 将}"
    )

    def test_a_claim_and_its_denial(self) -> None:
        finding = only(
            said(written("做到了及时公开。部分公开不及时。"), rule(self.BODY, message="'{text}；{denied}；{quality}'"))
        )
        assert finding.message == "做到了及时公开；公开不及时；及时"
        assert finding.related[0].label == "“做到了及时公开”"

    @pytest.mark.parametrize(
        "text", ["做到了及时公开。公开不全面。", "公开不及时。将做到了及时公开。", "公开不及时。", "做到了及时公开。"]
    )
    def test_no_contradiction(self, text: str) -> None:
        assert not quoted(text, self.BODY)


class TestRatio:
    BODY = "ratio: {of: 政务公开, to: 信息公开, least: 4-, times: 3}"

    @pytest.mark.parametrize(
        ("text", "found"),
        [("政务公开" * 4, ["4:0"]), ("政务公开" * 4 + "信息公开" * 2, []), ("政务公开" * 3, []), ("信息公开" * 9, [])],
    )
    def test_counts(self, text: str, found: list[str]) -> None:
        assert quoted(text, self.BODY, "'{count}:{other}'") == found

    def test_the_title_weighs(self) -> None:
        text = "某局政务公开报告。" + "政务公开" * 4 + "信息公开" * 4
        made = written(text)._replace(title=(0, 8))
        finding = only(said(made, rule(self.BODY)))
        assert (finding.start, finding.where) == (0, "标题")
