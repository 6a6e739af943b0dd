"""The verbs that compare numbers of the prose with each other, and two cells of a table."""

from __future__ import annotations

from typing import Any

import pytest

from reportlint import engine
from reportlint.check.options import Options
from reportlint.prose import parts, quantities
from reportlint.read import decode
from reportlint.values import EMPTY, VALUE, ZERO, Cell, Organ, Result
from tests import shipped
from tests.conftest import ROOT
from tests.handmade import messages, report, rule, said, section, table


def checked(text: str, body: str, message: str = "有误", **more: Any) -> Result:
    """What one rule says of a section of prose."""
    part = section("s1", text)
    counted = quantities("s1", part.flow)
    made = report(sections=(part,), quantities=counted, parts=parts("s1", part.flow, counted), **more)
    return said(made, rule(body, message=message))


REPEATED = """repeated:
  alike: %s
  verbs: {召开: 组织召开|召开, 培训: 举办|开展, 发布: 发布}
  units: [次, 场, 篇, 条]
  leading: (?:全年|我局|20[0-9]{2}年|共|累计)*
  trailing: (?:共|达)+$
  marked: 全年
  apart: 其中|[上下]半年|20[0-9]{2}年
  scoped: 网站|微信
  chapters: 主动公开
  beside: 微信
  spread: 解读$
  own: 我局
  cumulative: 累计
  words: {公开: 政务公开|政府信息公开, 略: 业务}
  general: ^信息$
  length: 2-6"""


class TestRepeated:
    @pytest.mark.parametrize(
        ("text", "alike", "found"),
        [
            ("全年召开推进会3次。加强调度，全年召开推进会5次。", "same", 1),
            ("全年召开3次推进会。加强调度，全年召开推进会5次。", "same", 1),
            ("召开政务公开联席会3次。召开政务公开联席会5次。", "same", 1),
            ("召开推进会3次。召开推进会5次。", "same", 0),
            ("召开推进会3次。召开推进会5次。", "similar", 1),
            ("全年召开推进会3次。加强调度，全年召开推进会3次。", "same", 0),
            ("全年召开推进会3次。其中，全年召开推进会5次。", "same", 0),
            ("全年召开推进会3次。2020年召开推进会5次。", "same", 0),
            ("全年召开推进会3次。全年召开推进会5场。", "same", 0),
            ("在县网站发布稿件318条。全年在县网站发布稿件381条。", "same", 1),
            ("全年在县网站发布信息318条。全年在县网站发布信息381条。", "same", 1),
            ("全年在县网站发布信息318条。全年在市网站发布信息381条。", "same", 0),
            ("在县网站发布信息318条。在县网站发布信息52条。", "similar", 0),
            ("1.财政。在县网站发布信息318条。2.规划。在县网站发布信息381条。", "same", 0),
            ("（一）主动公开。在县网站发布信息318条。在县网站发布信息381条。", "same", 1),
            ("上半年在县网站发布信息318条。下半年在县网站发布信息381条。", "same", 0),
            ("上半年，公开3项；召开推进会3次。召开推进会5次。", "similar", 0),
            ("按上半年的安排公开3项；召开推进会3次。召开推进会5次。", "similar", 1),
            ("全年召开推进会约3次。全年召开推进会5次。", "same", 0),
            ("全年召开推进会3次。累计召开推进会15次。", "similar", 0),
            ("全年举办政务公开培训3次。全年开展政府信息公开业务培训5次。", "similar", 1),
            ("全年举办政务公开培训3次。全年开展政府信息公开业务培训5次。", "same", 0),
            ("发布信息30条。发布信息50条。", "similar", 0),
            ("全年发布信息30条。全年发布信息50条。", "similar", 1),
            ("全年发布政策解读30篇。全年发布政策解读50篇。", "same", 1),
            ("全年发布政策解读30篇。推广微信。全年发布政策解读50篇。", "same", 0),
            ("全年发布政策解读1.2万篇。全年发布政策解读12046篇。", "same", 0),
            ("（一）许可。召开推进会3次。（二）处罚。召开推进会5次。", "similar", 0),
            ("各科室召开推进会3次。全年召开推进会5次。", "similar", 0),
        ],
    )
    def test_the_same_thing_twice(self, text: str, alike: str, found: int) -> None:
        assert len(checked(text, REPEATED % alike).findings) == found

    def test_the_later_statement_is_pointed_at(self) -> None:
        text = "全年召开推进会3次。加强调度，全年召开5次推进会。"
        (finding,) = checked(text, REPEATED % "same", "'{other}：{text}'").findings
        assert finding.message == "全年召开推进会3次：全年召开5次推进会"
        assert text[finding.start : finding.end] == "全年召开5次推进会"
        (earlier,) = finding.related
        assert text[earlier.start : earlier.end] == "全年召开推进会3次"

    def test_the_organ_may_name_itself(self) -> None:
        text = "青禾县林业局全年召开推进会3次。全年召开推进会5次。"
        organ = Organ("青禾县林业局", "department", "county", 0, 6)
        assert len(checked(text, REPEATED % "same", organ=organ).findings) == 1


ANSWERED = """answered:
  first: {来信: 收到|受理, 调查: 发放}
  second: {来信: 答复|办结, 调查: 收回}
  things: 来信|留言|问卷
  units: [件, 条, 份]
  unless: 结转"""


class TestAnswered:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("收到来信12件，答复13件。", 1),
            ("收到来信12件，已按期答复来信13件。", 1),
            ("收到来信12件，均已办理。共办结13件。", 1),
            ("发放问卷20份，收回问卷21份。", 1),
            ("收到来信12件，答复12件。", 0),
            ("收到来信12件，答复13条。", 0),
            ("收到来信12件，答复留言13件。", 0),
            ("收到来信12件、留言5件，答复17件。", 0),
            ("收到来信12件，上年结转1件，答复13件。", 0),
            ("收到来信12件。\n答复13件。", 0),
            ("收到来信12件。加强管理。答复13件。", 0),
            ("收到来信约12件，答复13件。", 0),
            ("收到来信12件，答复13件次。", 0),
            ("发放问卷20份，答复21份。", 0),
        ],
    )
    def test_no_more_than_came_in(self, text: str, found: int) -> None:
        assert len(checked(text, ANSWERED).findings) == found


GROWTH = "growth: {up: 增长|增加|增幅, down: 下降|减少, base: '上年|去年|由'}"


class TestGrowth:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("发布信息240条，上年为200条，同比增长35.5%。", "增长20%"),
            ("发布信息240条，较上年的200条下降20%。", "增长20%"),
            ("信息由上年的200条增加到240条，增长21%。", "增长20%"),
            ("发布信息240条（去年200条），增长3倍。", "增长0.2倍"),
            ("发布信息180条，比上年减少20条，下降20%。", "下降10%"),
            ("2021年发布信息240条，2020年发布信息200条，增幅为25%。", "增长20%"),
            ("发布信息240条，增长25%（上年200条）。", "增长20%"),
            ("发布信息240条，上年为200条，同比增长20%。", ""),
            ("发布信息240条，上年为200条，同比增长约21%。", ""),
            ("发布信息241条，上年为207条，同比增长16.4%。", ""),
            ("发布信息241条，上年为207条，同比增长16.5%。", ""),
            ("发布信息240条，同比增长35%。", ""),
            ("发布信息240条，同比增长35%，其中解读50条，上年40条。", ""),
            ("发布信息240条，上年200条；答复留言50条，同比增长35%。", ""),
            ("发布信息12.36万条，上年为10.1万条，增长22.4%。", ""),
            ("发布信息60条，上年为20条，增长2倍。", ""),
            ("满意率由上年的92%提高到96%，增长4.3%。", ""),
        ],
    )
    def test_rates(self, text: str, expected: str) -> None:
        found = messages(checked(text, GROWTH, "'{word}{expected}'"))
        assert found == ([expected] if expected else [])


UNITS = "units: {things: {信息: 信息}, units: [条, 件], double: [条/件]}"


class TestUnits:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("公开信息32条。公开信息12件。公开信息9条。", ["公开信息12件"]),
            ("公开信息32条/件。", ["公开信息32条/件"]),
            ("公开信息32条。公开文件12件。", []),
            ("公开信息32条。公开信息12条。", []),
        ],
    )
    def test_the_rarer_unit_is_told(self, text: str, found: list[str]) -> None:
        assert messages(checked(text, UNITS, "'{text}'")) == found


class TestParts:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("工作人员7人，其中专职2人、兼职6人。", ["2 + 6"]),
            ("工作人员7人，其中专职2人、兼职5人。", []),
            ("工作人员7人，其中党员2人、群众6人。", []),
            ("志愿者7人，其中专职2人、兼职6人。", []),
        ],
    )
    def test_narrow_rules(self, text: str, found: list[str]) -> None:
        body = "parts: {fault: sum, about: 工作人员, members: 专职|兼职}"
        assert messages(checked(text, body, "'{parts}'")) == found

    def test_a_wide_rule_leaves_what_a_narrow_one_has(self) -> None:
        text = "工作人员7人，其中专职2人、兼职6人。公开信息9条，其中动态3条、公告7条。"
        part = section("s1", text)
        counted = quantities("s1", part.flow)
        made = report(sections=(part,), quantities=counted, parts=parts("s1", part.flow, counted))
        narrow = rule("parts: {fault: sum, members: 专职|兼职}", message="窄") | {"code": "NUM-20"}
        wide = rule("parts: {fault: sum, leaves: NUM-20}", message="宽")
        assert messages(said(made, wide, narrow)) == ["窄", "宽"]

    def test_a_gap_that_begins_above_nothing(self) -> None:
        body = "parts: {fault: sum, of: pair, gap: 25-80}"
        assert len(checked("公开信息100条，其中网站30条、微信20条。", body).findings) == 1
        assert not checked("公开信息100条，其中网站50条、微信25条。", body).findings
        assert not checked("公开信息100条，其中网站90条、微信25条。", body).findings
        assert not checked("公开信息100条，其中网站10条、微信5条。", body).findings


class TestBaseOfShares:
    def test_wrong_shares_of_one_sentence_have_their_sum_as_base(self) -> None:
        """The table has 23 more on hand than were received, so that each alone might be nearer to another base."""
        text = (ROOT / "examples" / "sound" / "2025.txt").read_text(encoding="utf-8")
        told = "全年政府信息公开申请中，自然人申请286件，占74.8%；法人和其他组织申请61件，占13.1%。"
        before, heading, behind = text.partition("\n二、主动公开政府信息情况")
        result = engine.examine(
            decode(f"{before}{told}{heading}{behind}".encode(), "甲.txt", 10**6), shipped.pack(), Options()
        )
        said = [finding.message for finding in result.findings if finding.code == "NUM-06"]
        assert [message.partition("应为")[0] for message in said] == ["286件占 347件", "61件占 347件"]


class TestShares:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("自然人占85%，法人占25%。", ["85% + 25% = 110"]),
            ("动态占40%，公告占30%，其他占20%。", ["40% + 30% + 20% = 90"]),
            ("动态占33.3%，公告占33.3%，其他占33.3%。", []),
            ("动态占33%，公告占33%，其他占33%。", []),
            ("动态占40%，公告占30%。", []),
            ("自然人占85%。法人占25%。", []),
            ("自然人约占85%，法人占近25%。", []),
            ("自然人占全省的85%，法人占全省的25%。", []),
        ],
    )
    def test_all_shares_make_a_hundred(self, text: str, found: list[str]) -> None:
        assert messages(checked(text, "percent: {fault: shares}", "'{parts} = {sum}'")) == found


class TestAverage:
    @staticmethod
    def purchases(projects: Cell, amount: Cell) -> list[str]:
        made = table("表二", {"政府集中采购.采购项目数量": projects, "政府集中采购.采购总金额": amount}, edition="2019")
        options = "of: 表二.政府集中采购.采购总金额, by: 表二.政府集中采购.采购项目数量"
        alone = rule(f"average: {{{options}, fault: alone}}", "2019", "alone")
        amount_rule = rule(f"average: {{{options}, fault: amount, within: 1000-1000000}}", "2019", "amount")
        return messages(said(report(made, year=2019, edition="2019"), alone, amount_rule))

    @pytest.mark.parametrize(
        ("projects", "amount", "found"),
        [
            (Cell(VALUE, 0, 1, 3), Cell(ZERO, 2, 3, 0), ["alone"]),
            (Cell(ZERO, 0, 1, 0), Cell(VALUE, 2, 3, 5, "万元"), ["alone"]),
            (Cell(ZERO, 0, 1, 0), Cell(ZERO, 2, 3, 0), []),
            (Cell(EMPTY, 0, 1), Cell(VALUE, 2, 3, 5, "万元"), []),
            (Cell(VALUE, 0, 1, 3), Cell(VALUE, 2, 3, 5, "万元"), []),
            (Cell(VALUE, 0, 1, 3), Cell(VALUE, 2, 3, 500, "元"), ["amount"]),
            (Cell(VALUE, 0, 1, 3), Cell(VALUE, 2, 3, 500), []),
            (Cell(VALUE, 0, 1, 3), Cell(VALUE, 2, 3, 900, "万元"), ["amount"]),
        ],
    )
    def test_projects_and_money(self, projects: Cell, amount: Cell, found: list[str]) -> None:
        assert self.purchases(projects, amount) == found
