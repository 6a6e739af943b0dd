"""The vocabulary as data: adding a claim, and what is said of a mistake in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportlint.check.turned import turned
from reportlint.compile.kinds import Words
from reportlint.compile.rules import words_of
from reportlint.compile.vocabulary import compile_vocabulary
from reportlint.errors import RuleError
from reportlint.pack import load
from reportlint.prose import read_prose
from reportlint.prose.cases.applicants import COLUMNS, LEFT
from reportlint.values import Claim, Flow, Section
from tests.handmade import rule

OWN = Path(__file__).parents[1] / "lint_rules" / "vocabulary"

ADDED = """
topics:
  指南: [公开指南]
claims:
- name: 更新指南
  topic: 指南
  units: [次]
  words: [更新, 修订]
"""


def add(folder: Path, text: str) -> Path:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_it_is_plain_data() -> None:
    compiled = compile_vocabulary(OWN)
    assert json.loads(json.dumps(compiled)) == compiled


def test_a_claim_can_be_added_in_yaml(tmp_path: Path) -> None:
    vocabulary = compile_vocabulary(OWN, add(tmp_path, ADDED))
    flow = Flow("全年收到政府信息公开申请2件,更新政府信息公开指南3次。", (0,), (0,))
    claims = read_prose([Section("s1", "", 0, 0, 0, 0, flow)], vocabulary)[1]
    assert [(claim.name, claim.number) for claim in claims] == [("收到申请", 2), ("更新指南", 3)]


def test_a_word_may_hold_choices(tmp_path: Path) -> None:
    added = ADDED.replace("[更新, 修订]", "[(更新|修订)政府信息公开(指南|目录|)]")
    assert added != ADDED
    vocabulary = compile_vocabulary(OWN, add(tmp_path, added))
    (claim,) = (one for members in vocabulary["counted"].values() for one in members if one["name"] == "更新指南")
    assert claim["words"] == [f"{verb}政府信息公开{noun}" for verb in ("更新", "修订") for noun in ("指南", "目录", "")]


def test_a_pattern_may_be_named_and_used_by_others(tmp_path: Path) -> None:
    added = "patterns:\n  网站: 门户|网站\n  平台: (?&网站)|公众号\n"
    words = words_of(compile_vocabulary(OWN, add(tmp_path, added)))
    assert words.patterns["平台"] == "(?:门户|网站)|公众号"
    made = rule("phrase: {in: 正文, regex: '(?&平台)建设'}", words=words)
    assert made["options"]["2021"]["regex"]["pattern"] == "(?:(?:门户|网站)|公众号)建设"


def test_a_named_pattern_may_be_a_list_of_alternatives(tmp_path: Path) -> None:
    added = "patterns:\n  网站: [门户, 网站]\n  平台: ['(?&网站)群', [公众号|微博, 公报]]\n"
    words = words_of(compile_vocabulary(OWN, add(tmp_path, added)))
    assert words.patterns["平台"] == "(?:门户|网站)群|公众号|微博|公报"


def test_every_named_pattern_of_ours_is_in_use() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in OWN.parent.rglob("*.yaml"))
    assert not [name for name in words_of(compile_vocabulary(OWN)).patterns if f"(?&{name})" not in written]


@pytest.mark.parametrize(
    ("pattern", "column", "message"),
    [
        ("(?&平抬)建设", 29, "没有“平抬”"),
        ("(?&平台)[建设", 32, "方括号没有配对"),
        ("(?:(?&平台)+){300,}", 25, "重复套着重复"),
    ],
)
def test_a_mistake_around_a_named_pattern_is_told_at_its_place(pattern: str, column: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        rule(f"phrase: {{in: 正文, regex: '{pattern}'}}", words=Words(patterns={"平台": "门户[^。]{0,300}"}))
    assert message in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("patterns: [甲]\n", 1, 11, "patterns"),
        ("patterns:\n  甲: {乙: 丙}\n", 2, 3, "后面写一条正则表达式"),
        ("patterns:\n  甲: []\n", 2, 3, "后面写一条正则表达式"),
        ("patterns:\n  甲: [乙, (丙]\n", 2, 10, "括号没有配对"),
        ("patterns:\n  甲: (乙\n", 2, 6, "括号没有配对"),
        ("patterns:\n  甲: (?&乙)\n", 2, 9, "没有“乙”"),
        ("patterns:\n  (甲): 乙\n", 2, 3, "不能有括号"),
        ("claim:\n- name: 甲\n", 1, 1, "词表没有“claim”这一项"),
        ("claims:\n- name: 甲\n  unit: [件]\n", 3, 3, "说法没有“unit”这一项"),
        ("claims:\n- name: 甲\n  topic: 申情\n  units: [件]\n  words: [收到]\n", 3, 10, "没有名为“申情”的主题"),
        ("claims:\n- name: 甲\n  words: [收到]\n", 2, 3, "三者要有且只有一个"),
        ("claims:\n- name: 甲\n  units: [件]\n", 2, 3, "words"),
        ("claims:\n- units: [件]\n  words: [收到]\n", 2, 3, "缺少 name"),
        ("claims:\n- name: 甲\n  denied: [申请]\n  whole: maybe\n", 4, 10, "yes 或 no"),
        ("claims:\n- name: 甲\n  denied: [申请]\n  value: 半\n", 4, 10, "整数"),
        ("claims:\n- name: 甲\n  units: [件]\n  words: [收到]\n  follows: [乙]\n", 5, 13, "没有名为“乙”的说法"),
        ("topics:\n  甲: [申请]\n  乙: [申请]\n", 3, 7, "已经属于主题“甲”"),
        ("topics: [申请]\n", 1, 9, "topics"),
        ("silent: [s5, 甲(乙|丙]\n", 1, 14, "放在一对括号里"),
        ("silent: [甲(乙(丙|)|)]\n", 1, 10, "不再套括号"),
        ("silent: [甲(乙)]\n", 1, 10, "用“|”分开"),
        ("silent: [(甲|)(乙|)]\n", 1, 10, "词不能为空"),
        (f"silent: [甲{'(乙|丙)' * 9}]\n", 1, 10, "超过 500 个词"),
        ("claims:\n  name: 甲\n", 2, 3, "列表"),
        ("claims:\n- 甲\n", 2, 3, "一条说法"),
        ("- 甲\n", 1, 1, "词表"),
        ("silent: [s5, []]\n", 1, 14, "应为一个词"),
        ("silent: ['']\n", 1, 10, "不能为空"),
        ("topics:\n  甲: [申…请]\n", 2, 7, "不能带"),
        ("plans: […申请]\n", 1, 9, "开头"),
        ("silent: {s5: s6}\n", 1, 9, "列表"),
        ("claims:\n- name: [甲]\n  denied: [乙]\n", 2, 9, "应为一个词"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(RuleError, match=message) as caught:
        compile_vocabulary(add(tmp_path, text))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.path.endswith("own.yaml")


def test_the_rows_and_columns_of_claims_are_those_of_both_forms() -> None:
    forms = [load().forms[edition] for edition in ("2019", "2021")]
    claims = [claim for members in compile_vocabulary(OWN)["counted"].values() for claim in members]
    rows = {*LEFT, *(claim["row"] for claim in claims if "row" in claim)}
    columns = {label for labels in COLUMNS.values() for label in labels}
    columns |= {claim["column"] for claim in claims if "column" in claim}
    claim = Claim("", 0, "件", 0, 0, "s1")
    places = [claim._replace(rows=(row,)) for row in rows] + [claim._replace(columns=(column,)) for column in columns]
    options = {"is": [["cell", "t3", "new", "total"]]}
    for form in forms:
        for place in places:
            assert turned(options, form, place) is not None, place


def test_a_rule_asks_for_the_column_that_a_claim_is_of() -> None:
    form = load().forms["2021"]
    options = {
        "is": [["cell", "t3", "granted", "total"]],
        "holds": ["eq", ["cell", "t3", "new", "total"], ["num", "0"]],
    }
    claim = Claim("", 0, "件", 0, 0, "s1", columns=("科研机构",))
    assert turned(options, form, claim) == {
        "is": [["cell", "t3", "granted", "res"]],
        "holds": ["eq", ["cell", "t3", "new", "res"], ["num", "0"]],
    }
    assert turned(options, form, claim._replace(columns=("乡镇",))) is None


def test_a_rule_asks_for_any_of_the_rows_that_a_claim_is_of() -> None:
    form = load().forms["2021"]
    options = {"is": [["cell", "t3", "new", "np"], ["cell", "t3", "done", "np"]]}
    claim = Claim("", 0, "件", 0, 0, "s1", rows=("结转下年度", "不予处理"))
    refused = [["cell", "t3", f"noproc_{number}", "np"] for number in range(1, 6)]
    after = {"is": [["cell", "t3", "next", "np"], ["sum", refused]], "carried": ()}
    assert turned(options, form, claim) == after
    besides = turned(options, form, claim._replace(rows=("", "结转下年度")))
    assert besides is not None
    assert besides["is"] == [*options["is"], ["cell", "t3", "next", "np"]]
