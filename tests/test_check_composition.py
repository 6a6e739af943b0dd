"""The verbs that look at what a report is made of: parts counted, aspects treated, annexes announced, old tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.values import Claim, Section
from tests.handmade import messages, report, rule, said, section

if TYPE_CHECKING:
    pass


def told(text: str, body: str, message: str, ident: str = "s1") -> list[str]:
    """What a rule with this `body` says of a report with this section."""
    return messages(said(report(sections=(section(ident, text),)), rule(body, message=message)))


NAMES = "names: {一: 总体, 二: 主动公开, 三: 依申请, 四: 复议|诉讼, 五: 问题, 六: 其他}"
SAID = "said: '(?:(?P<数>[五六七])个(?P<章>部分)|(?P<数2>[五六])方面|组成)', about: '报告(?:由|共)'"


class TestContents:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("本报告共五个部分。", ["五个部分 五 六"]),
            ("本报告共六个部分。", []),
            ("本报告由思想、组织等五方面组成。", []),
            ("工作报告提出五个部分。", []),
            ("本报告由甲组成。会议分七个部分。", []),
        ],
    )
    def test_the_number(self, text: str, found: list[str]) -> None:
        body = f"contents: {{{SAID}, {NAMES}, fault: number}}"
        assert told(text, body, "'{text} {said} {wanted}'", "head") == found

    def test_the_number_of_what_is_listed(self) -> None:
        body = f"contents: {{{SAID}, {NAMES}, fault: number}}"
        text = "本报告由总体情况、主动公开、依申请公开、复议诉讼、其他事项等五方面组成。"
        (message,) = told(text, body, "'{text}'", "head")
        assert message == "五方面。列出的名称里没有“五、存在的主要问题及改进情况”"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (
                "由总体情况、主动公开情况、依申请情况、复议、诉讼情况、存在的问题六个部分组成。",
                ["“六、其他需要报告的事项”"],
            ),
            ("由总体情况、主动公开情况、依申请情况、复议、诉讼情况、存在的问题、其他事项六个部分组成。", []),
            ("由总体情况和主动公开情况、依申请情况、复议情况、存在的问题组成。", ["“六、其他需要报告的事项”"]),
            ("由总体情况、主动公开情况、依申请情况等六个部分组成。", []),
            ("由总体情况、主动公开情况、依申请情况、复议情况、存在的问题、名词情况六个部分组成。", []),
        ],
    )
    def test_the_names(self, text: str, found: list[str]) -> None:
        body = f"contents: {{{SAID}, {NAMES}, fault: names}}"
        assert told("本报告" + text, body, "'{missing}'", "head") == found


HEADS = "heads: {平台: 平台建设, 监督: 监督保障, 管理: 信息管理}"
WORDS = "words: {平台: 网站|平台, 监督: 考核, 管理: 审核}"


class TestAspect:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("网站改版。逐条审核。", ["监督"]),
            ("网站改版。逐条审核。考核通报。", []),
            ("（一）信息管理。很好。（二）监督保障。很好。", ["平台"]),
            ("信息管理方面，很好。\n监督保障：很好。\n平台建设\n很好。", []),
            ("一是信息管理。\n二是平台建设情况\n三是监督保障。", []),
            ("提到信息管理和监督保障，但没有下文。", ["平台、监督、管理"]),
        ],
    )
    def test_what_is_missing(self, text: str, found: list[str]) -> None:
        assert told(text, f"aspect: {{of: 一, fault: missing, {HEADS}, {WORDS}}}", "'{missing}'") == found

    def test_only_where_so_many_have_headings(self) -> None:
        body = f"aspect: {{of: 一, fault: missing, headed: 2-, {HEADS}, {WORDS}}}"
        assert told("网站改版。逐条审核。", body, "'{missing}'") == []
        assert told("（一）信息管理。很好。（二）平台建设。很好。", body, "'{missing}'") == ["监督"]

    def test_sentences_that_do_not_count(self) -> None:
        body = f"aspect: {{of: 一, fault: missing, without: 指导, {HEADS}, {WORDS}}}"
        assert told("网站由县里指导。审核、考核。", body, "'{missing}'") == ["平台"]

    def test_chapters_that_no_form_knows_are_part_of_it(self) -> None:
        owes = rule(f"aspect: {{of: 一, fault: missing, {HEADS}, {WORDS}}}", message="'{missing}'")
        more = section("x1", "审核、考核", start=3, title="二、平台建设")
        assert messages(said(report(sections=(section("s1", "很好。"),)), owes)) == ["平台、监督、管理"]
        assert not messages(said(report(sections=(section("s1", "很好。"), more)), owes))

    def test_so_is_what_stands_under_the_likeness_of_a_later_heading(self) -> None:
        body = f"aspect: {{of: 一, fault: missing, {HEADS}, {WORDS}}}"
        cut = (section("s1", "很好。"), section("s4", "网站、审核、考核", start=3), section("s4", "无", start=11))
        assert not messages(said(report(sections=cut), rule(body)))
        assert messages(said(report(sections=cut[:2]), rule(body)))

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("（一）信息管理。走访群众。（二）平台建设。网站改版。", ["信息管理"]),
            ("（一）信息管理。审核信息，走访群众。", []),
            ("（一）信息管理。接待群众。", []),
            ("（一）信息管理。\n一是走访群众。\n二是逐条审核。\n（二）平台建设。网站。", []),
            ("三是信息管理。走访群众。\n（四）平台建设。审核。", ["信息管理"]),
            ("一是信息管理。走访群众。\n（二）监督保障。审核走访。", ["信息管理", "监督保障"]),
        ],
    )
    def test_what_stands_under_a_heading(self, text: str, found: list[str]) -> None:
        body = f"aspect: {{of: 一, fault: apart, beside: 走访, {HEADS}, {WORDS}}}"
        assert told(text, body, "'{heading}'") == found


class TestAnnounced:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("数据见附件。", ["见附件"]),
            ("数据见附件。\n附件：统计表", []),
            ("数据见附件。数字也见附件。", ["见附件"]),
            ("按通知要求，见附件。", []),
            ("很好。", []),
        ],
    )
    def test_what_does_not_follow(self, text: str, found: list[str]) -> None:
        assert told(text, "announced: {regex: 见附件, kept: '附件', unless: 通知}", "'{text}'") == found

    def test_an_annex_keeps_it(self) -> None:
        body = rule("announced: {regex: 见附件, kept: 附件列表}")
        parts = (section("s1", "见附件。"), section("annex", "表", start=4))
        assert said(report(sections=parts[:1]), body).findings
        assert not said(report(sections=parts), body).findings


PARTS = "parts: {网络: 网络申请数, 信函: 信函申请数}"


def table_of(
    rows: str, prose: str = "很好。", claims: tuple[Claim, ...] = ()
) -> tuple[tuple[Section, ...], tuple[Claim, ...]]:
    """The sections of a report with an annexed table."""
    return (section("x1", prose), section("annex", rows, start=len(prose))), claims


class TestStatistics:
    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ("收到申请数\t件\t9\n1.网络申请数\t件\t5\n2.信函申请数\t件\t3\n", ["9 8 1"]),
            ("收到申请数\t件\t9\n1.网络申请数\t件\t6\n2.信函申请数\t件\t3\n", []),
            ("收到申请数\n件\n9\n1.网络\n申请数\n件\n5\n2.信函申请数\n件\n3\n", ["9 8 1"]),
            ("| 收到申请数 | 件 | 9 |\n| 其中：1.网络申请数 | 件 | 5 |\n| 2.信函申请数 | 件 | 3 |", ["9 8 1"]),
            ("收到申请数(含转办)\t件\t1,009\n网络申请数\t件\t5\n信函申请数\t件\t3\n", ["1009 8 1001"]),
            ("收到申请数\t件\t9\n1.网络申请数\t件\t5\n", []),
            ("收到申请数\t件\t9\n1.网络申请数\t件\t5\n2.当面申请数\t件\t1\n3.信函申请数\t件\t3\n", []),
            ("收到申请数\t件\t9\n1.网络申请数\t件\t5\n四、信函申请数\t件\t4\n", []),
            ("收到申请数\t件\t9\n1.网络申请数\t件\t9\n2.信函申请数\t件\t\n", []),
            ("收到申请数 件 9\n- 1 -\n1.网络申请数 件 5\n2.信函申请数 件 3\n", ["9 8 1"]),
            ("2014年度 历年累计\n收到申请数 件 9 20\n1.网络申请数 件 5 9\n2.信函申请数 件 3 1\n", ["9 8 1"]),
        ],
    )
    def test_parts_that_do_not_make_up_the_whole(self, rows: str, found: list[str]) -> None:
        made, _ = table_of(rows)
        body = f"statistics: {{whole: 收到申请数, {PARTS}}}"
        sums = rule(body, "2008", "'{value} {sum} {difference}'")
        assert messages(said(report(sections=made, edition="2008", year=2014), sums)) == found

    @pytest.mark.parametrize(
        "rows",
        [
            "收到申请数\t件\t\n1.网络申请数\t件\t5\n2.信函申请数\t件\t3\n",
            "收到申请数\t件\t9\n1.网络申请数\t件\t\n2.信函申请数\t件\t3\n",
            "2014年度 历年累计 收到申请数 件 920 网络申请数 件 59 信函申请数 件 31",
            "历年累计 2014年度 收到申请数 件 9 20 网络申请数 件 5 9 信函申请数 件 3 1",
        ],
    )
    def test_a_number_that_was_not_read(self, rows: str) -> None:
        made, _ = table_of(rows)
        result = said(
            report(sections=made, edition="2008"), rule(f"statistics: {{whole: 收到申请数, {PARTS}}}", "2008")
        )
        assert not result.findings
        assert "没有读清" in result.unverified[0].reason

    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ("三、申请(一)收到申请数件91.网络申请数件52.信函申请数件4四、行政复议数量件0", []),
            ("三、申请(一)收到申请数件91.网络申请数件52.信函申请数件3四、行政复议数量件0", ["9 8 1"]),
            ("三、申请(一)收到申请数件1211.网络申请数件1202.信函申请数件3(二)办结数", ["121 123 2"]),
            ("三、申请(一)收到申请数件1,2041.网络申请数件1,2002.信函申请数件4(二)办结数", []),
        ],
    )
    def test_a_table_run_together(self, rows: str, found: list[str]) -> None:
        """The number of the next row is known: what stands before it is the value."""
        made, _ = table_of(rows)
        sums = rule(f"statistics: {{whole: 收到申请数, {PARTS}}}", "2008", "'{value} {sum} {difference}'")
        result = said(report(sections=made, edition="2008", year=2014), sums)
        assert (messages(result), result.unverified) == (found, ())

    def test_others_and_what_is_counted_elsewhere(self) -> None:
        rows = "答复数 件 9\n1.同意数 件 5\n2.不同意数 件 2\n其中：1.国家秘密 件 2\n2.商业秘密 件 0\n3.不存在数 件 2\n"
        body = "statistics: {whole: 答复数, parts: {同意: (?<!不)同意数, 不同意: 不同意数}, also: 不存在数, inner: 国家秘密|商业秘密}"
        made, _ = table_of(rows)
        assert not said(report(sections=made, edition="2008"), rule(body, "2008")).findings
        made, _ = table_of(rows.replace("不存在数 件 2", "不存在数 件 1"))
        (finding,) = said(report(sections=made, edition="2008"), rule(body, "2008", "'{parts}'")).findings
        assert finding.message == "5 + 2 + 1"
        assert len(finding.related) == 3

    def test_the_prose(self) -> None:
        body = "statistics: {whole: 主动公开数, prose: '公开信息(?P<数>\\d+)条'}"
        differs = rule(body, "2008", "'{text} {value}'")
        rows = "主动公开数 条 120\n"
        made, _ = table_of(rows, "公开信息100条。")
        (finding,) = said(report(sections=made, edition="2008"), differs).findings
        assert (finding.message, finding.start) == ("公开信息100条 120", 0)
        made, _ = table_of(rows, "公开信息100条。公开信息120条。")
        assert not said(report(sections=made, edition="2008"), differs).findings
        assert not said(report(sections=made[:1], edition="2008"), differs).findings

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("公开：网站70条，微信30条。", ["微信30条 20"]),
            ("公开：网站70条，微信20条。", []),
            ("2013年公开：微信30条。", []),
            ("截至年底公开：微信30条。", []),
            ("解读：微信30条。", []),
        ],
    )
    def test_rows_that_the_prose_names(self, text: str, found: list[str]) -> None:
        body = (
            "statistics: {whole: '(?P<web>网站公开数)|(?P<chat>微信公开数)', unless: 解读, "
            "prose: '(?:(?P<web>网站)|(?P<chat>微信))(?P<数>\\d+)条'}"
        )
        made, _ = table_of("1.网站公开数 条 70\n2.微信公开数 条 20\n", text)
        differs = rule(body, "2008", "'{text} {value}'")
        assert messages(said(report(sections=made, edition="2008", year=2014), differs)) == found

    @pytest.mark.parametrize(
        ("claim", "found"),
        [
            (Claim("收到申请", 8, "件", 0, 2, "x1"), ["8 9"]),
            (Claim("收到申请", 9, "件", 0, 2, "x1"), []),
            (Claim("收到申请", 8, "件", 0, 2, "x1", approximate=True), []),
            (Claim("收到申请", 8, "件", 0, 2, "x1", scope="wide"), []),
        ],
    )
    def test_claims(self, claim: Claim, found: list[str]) -> None:
        made, claims = table_of("收到申请数 件 9\n", claims=(claim,))
        differs = rule("statistics: {whole: 收到申请数, said: 收到申请}", "2008", "'{said} {value}'", ("收到申请",))
        assert messages(said(report(sections=made, claims=claims, edition="2008"), differs)) == found
