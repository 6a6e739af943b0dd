"""What a rule reads is its own: beside another rule of its verb it says what it says alone."""

from __future__ import annotations

import pytest

from reportlint.prose import parts, quantities
from reportlint.values import VALUE, Cell, Report
from tests.handmade import report, rule, said, section, table

CONTENTS = """contents:
  fault: number
  said: (?P<数>[五六七])个(?P<章>部分)
  about: 本报告%s
  names: {%s}"""
SCOPE = "scope: {families: {办件: 办件}%s}"
AMOUNT = "amount: {of: 表二.行政事业性收费, fault: total, items: 费%s}"
REPEATED = """repeated:
  alike: similar
  verbs: {召开: 召开}
  units: [次]
  leading: (?:全年)*
  trailing: 共$
  marked: 全年
  apart: %s
  scoped: 各科室
  chapters: 主动公开
  beside: 微信
  spread: 解读
  own: 我局
  length: 2-6"""


def written(ident: str, text: str) -> Report:
    """A report with one section, and 30 (万元) of fees in its table."""
    part = section(ident, text)
    counted = quantities(ident, part.flow)
    fees = table("表二", {"行政事业性收费.本年收费金额（单位：万元）": Cell(VALUE, 5, 7, 30, "万元")})
    return report(fees, sections=(part,), quantities=counted, parts=parts(ident, part.flow, counted))


@pytest.mark.parametrize(
    ("ident", "text", "speaks", "silent"),
    [
        ("s1", "全年办件3件。", SCOPE % "", SCOPE % ", unless: 全年"),
        ("s1", "全年办件3件。其他事项多。", SCOPE % "", SCOPE % ", amid: 全年"),
        ("s1", "公开信息9条，其中办件2条、人事7条。", SCOPE % "", SCOPE % ", parts_of: 公开信息"),
        ("head", "本报告共五个部分。", CONTENTS % ("", "一: 总体"), CONTENTS % ("由", "一: 总体")),
        ("s6", "收取登记费124500元、木材检疫费215800元。", AMOUNT % "", AMOUNT % ", unless: 检疫"),
        ("s6", "收取登记费300000元、木材检疫费40000元。", AMOUNT % "", AMOUNT % ", not_fees: 检疫"),
        ("s1", "召开例会3次。召开例会5次。", REPEATED % "上半年", REPEATED % "上半年\n  unless: 例会"),
        (
            "s1",
            "召开例会3次。我处召开例会5次。",
            REPEATED % "上半年\n  itself: 我处",
            REPEATED % "我处\n  itself: 我处",
        ),
    ],
)
def test_what_one_rule_leaves_out_another_may_tell(ident: str, text: str, speaks: str, silent: str) -> None:
    one, other = rule(speaks), rule(silent)
    made = written(ident, text)
    assert [finding.name for finding in said(made, one, other).findings] == ["rule-0"]
    assert [finding.name for finding in said(made, other, one).findings] == ["rule-1"]


def test_names_are_read_by_each_rule_with_its_own_words() -> None:
    known = "一: 总体, 二: 主动公开, 三: 依申请, 四: 复议"
    text = "本报告由总体情况、主动公开情况、依申请情况、复议情况五个部分组成。"
    few, many = (rule(CONTENTS % ("", names)) for names in ("一: 总体, 二: 主动公开, 三: 依申请", known + ", 五: 问题"))
    messages = [
        {f.name: f.message for f in said(written("head", text), *rules).findings}
        for rules in ((few, many), (many, few))
    ]
    assert messages[0]["rule-1"].endswith("没有“五、存在的主要问题及改进情况”")
    assert messages[0] == {"rule-0": messages[1]["rule-1"], "rule-1": messages[1]["rule-0"]}
