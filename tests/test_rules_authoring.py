"""What a rule author who knows no Python can add in YAML alone, as CONTRIBUTING.md shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportlint import pack
from reportlint.packed import Pack
from reportlint.rulebook import run_examples

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = """\
code: LOCAL-0{n}
name: {name}
category: {category}
severity: warning
editions: [2021]
basis: 本市关于做好年度报告编制工作的通知
explain: 本市的要求。
"""
RULES = {
    "more-in-force-than-made": """
category: balance
identity:
  table: 表二
  each: row
  rows: [规章, 行政规范性文件]
  holds: 现行有效 >= 本年制发
message: "{item}：现行有效 {left_value} 少于本年制发 {right_value}"
examples:
  bad:
    - set: {表二.行政规范性文件.本年制发: 30}
  ok:
    - set: {表二.行政规范性文件.本年制发: 16}
""",
    "obsolete-header": """
category: format
phrase:
  in: 表格
  any: [主动公开规范性文件数, 告知作出更改补充数]
message: 表格里有 2014 年统计表的“{text}”
examples:
  bad:
    - replace: {行政许可: 告知作出更改补充数}
  ok:
    - 全年主动公开规范性文件数量较上年增加。
""",
    "empty-phrase": """
category: wording
phrase:
  any: [取得了显著成效, 得到了社会各界一致好评]
  unless: 考核|评估
message: 套话“{text}”请换成事实
examples:
  bad:
    - 政务公开工作取得了显著成效。
  ok:
    - 经第三方评估，公开工作取得了显著成效。
""",
    "applications-counted-in-items": """
category: unit
phrase:
  regex: 政府信息公开申请(?P<数>\\d+)[项条个]
  where: 数 > 0
message: 申请以件计，文中是“{text}”
examples:
  bad:
    - 收到政府信息公开申请12项。
  ok:
    - 收到政府信息公开申请38件。
""",
    "fee-too-large": """
category: unit
cells:
  table: 表二
  rows: 行政事业性收费
  where: 值 > 5000
message: 收费 {value} 万元偏大，请核对单位
examples:
  bad:
    - set: {表二.行政事业性收费: 35650}
  ok:
    - set: {表二.行政事业性收费: 35.65}
""",
    "punishments-as-said": """
category: consistency
phrase:
  regex: 公开行政处罚(?:决定|信息)?(?P<数>\\d+)[件条]
  where: 数 > 表二.行政处罚
message: 正文公开的行政处罚（{text}）多于表二
examples:
  bad:
    - 全年公开行政处罚决定58件。
  ok:
    - 全年公开行政处罚决定57件。
""",
    "handled-as-said": """
category: consistency
claim:
  of: 办结申请
  is: 表三.总计.总计
message: 正文说办结 {said} 件，表三是 {is} 件
examples:
  bad:
    - 全年共办结政府信息公开申请35件。
  ok:
    - 全年共办结政府信息公开申请38件。
""",
}


def document(number: int, name: str) -> str:
    body = RULES[name].lstrip()
    category, _, rest = body.partition("\n")
    head = HEAD.format(n=number, name=name, category=category.removeprefix("category: "))
    return "---\n" + head + rest


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder: Path = tmp_path_factory.mktemp("local")
    text = "".join(document(number, name) for number, name in enumerate(RULES))
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    return pack.load([str(folder)])


def named(loaded: Pack, name: str) -> Mapping[str, Any]:
    return next(rule for rule in loaded.rules if rule["name"] == name)


@pytest.mark.parametrize("name", RULES)
def test_its_examples_hold(loaded: Pack, name: str) -> None:
    outcomes = list(run_examples(loaded, [named(loaded, name)]))
    assert len(outcomes) == 2
    assert [outcome.problem for outcome in outcomes] == ["", ""]


def test_a_wrong_example_is_told(loaded: Pack) -> None:
    rule = named(loaded, "handled-as-said")
    swapped = {**rule, "examples": {"bad": rule["examples"]["ok"], "ok": rule["examples"]["bad"]}}
    problems = [outcome.problem for outcome in run_examples(loaded, [swapped])]
    assert problems == ["没有报出来", "不该报的报了：正文说办结 35 件，表三是 38 件"]
