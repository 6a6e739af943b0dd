"""A mistake in a rule file is told with file, line, column, the line itself and the nearest known name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from reportlint.compile.rules import compile_rules
from reportlint.errors import RuleError
from tests.handmade import compiled_forms

if TYPE_CHECKING:
    from typing import Any

SOUND = """\
- code: LOCAL-01
  name: more-handled-than-received
  category: balance
  severity: error
  editions: [2019, 2021]
  identity:
    table: 表三
    each: column
    holds: 本年新收 + 上年结转 >= 总计
  message: "{item}相差 {difference}"
  basis: 条例第五十条
  explain: 办结的不会多于收到的。
  examples:
    bad:
      - set: {表三.总计.自然人: 999}
    ok:
      - set: {表三.总计.自然人: 0}
"""


def load(folder: Path, text: str) -> list[dict[str, Any]]:
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    return compile_rules([folder], compiled_forms(), {"names": ["收到申请"]})


def test_a_sound_rule_is_compiled_for_each_of_its_editions(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, SOUND)
    assert rule["name"] == "more-handled-than-received"
    assert set(rule["options"]) == {"2019", "2021"}
    assert rule["options"]["2021"]["over"] == ["np", "biz", "res", "pub", "law", "oth", "total"]
    assert rule["line"] == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "hint"),
    [
        ("severity: error", "severtiy: error", 4, 3, "没有名为“severtiy”的键", "severity"),
        ("severity: error", "severity: fatal", 4, 13, "severity 不能写“fatal”", "error"),
        ("category: balance", "category: balence", 3, 13, "category 不能写", "balance"),
        ("[2019, 2021]", "[2019, 2020]", 5, 20, "没有“2020”这一版格式", "2021"),
        ("code: LOCAL-01", "code: local1", 1, 9, "编号写作", ""),
        ("more-handled-than-received", "More Handled", 2, 9, "规则名用小写英文单词", ""),
        ("  identity:\n", "  identiti:\n", 6, 3, "没有名为“identiti”的键", "identity"),
        ("    each: column", "    eech: column", 8, 5, "identity 没有名为“eech”的选项", "each"),
        ("each: column", "each: colum", 8, 11, "不能写“colum”", "column"),
        ("table: 表三", "table: 表五", 7, 12, "没有名为“表五”的表", "表三"),
        ("    table: 表三\n", "", 7, 5, "identity 缺少选项“table”", "表三"),
        ("本年新收 + 上年", "本年新首 + 上年", 9, 12, "没有名为“本年新首”的行", "本年新收"),
        ("上年结转 >=", "上年结转 >= )", 9, 27, "读不下去", ""),
        (">= 总计", "+ 总计", 9, 12, "这里要写一个条件", ""),
        ("+ 上年结转", "# 上年结转", 9, 12, "这里要写一个条件", ""),
        ("{difference}", "{diference}", 10, 23, "没有“{diference}”可填", "difference"),
        ("  basis: 条例第五十条\n", "", 1, 3, "规则缺少“basis”", ""),
        ("  explain: 办结的不会多于收到的。\n", "  explain:\n", 12, 11, "这里不能空着", ""),
        ("    ok:\n      - set: {表三.总计.自然人: 0}\n", "", 14, 5, "examples 缺少 ok", ""),
        ("- set: {表三.总计.自然人: 999}", "- sett: {表三.总计.自然人: 999}", 15, 9, "例子里不能写“sett”", "set"),
        ("表三.总计.自然人: 999", "表三.总计.自燃人: 999", 15, 21, "没有名为“自燃人”的列", "自然人"),
        ("  basis", "  severity: info\n  basis", 11, 3, "键“severity”重复", "第 4 行"),
        ("basis: 条例", "basis: [条例", 11, 10, "方括号没有配对", ""),
        ("basis: 条例", 'basis: "条例', 11, 10, "引号没有配对", ""),
        ("severity: error", "severity：error", 4, 3, "缺少冒号", ""),
        ("  basis", "\tbasis", 11, 1, "YAML 写法有误", ""),
        ("editions: [2019, 2021]", "editions: all", 7, 12, "没有名为“表三”的表", "editions 写 [2019, 2021]"),
        ("    bad:\n      - set: {表三.总计.自然人: 999}", "    bad: 一句话", 14, 10, "前面写“- ”", ""),
        ("  basis", "  years: 2022-2019\n  basis", 11, 10, "范围写反了", ""),
    ],
)
def test_mistakes(tmp_path: Path, old: str, new: str, line: int, column: int, message: str, hint: str) -> None:
    assert old in SOUND
    with pytest.raises(RuleError) as caught:
        load(tmp_path, SOUND.replace(old, new, 1))
    problem = caught.value
    assert message in problem.message
    assert (problem.line, problem.column) == (line, column)
    assert hint in problem.hint
    assert problem.path.endswith("local.yaml")


def test_a_folder_without_rules(tmp_path: Path) -> None:
    (tmp_path / "规则.txt").write_text(SOUND, encoding="utf-8")
    (tmp_path / ".备份.yaml").write_text("code: [", encoding="utf-8")
    with pytest.raises(RuleError, match="里面没有规则"):
        compile_rules([tmp_path], compiled_forms(), {})
    (tmp_path / "规则.YAML").write_text(SOUND, encoding="utf-8")
    assert len(compile_rules([tmp_path], compiled_forms(), {})) == 1


def test_the_message_shows_the_line_and_a_caret_under_the_place(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, SOUND.replace("+ 上年结转", "+ 去年结转"))
    *_, line, caret, hint = str(caught.value).split("\n")
    assert line == "  9 │     holds: 本年新收 + 去年结转 >= 总计"
    assert caret == "    │ " + " " * (11 + 8 + 3) + "^"
    assert "上年结转" in hint


def test_a_name_may_be_used_once(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="规则名“more-handled-than-received”重复"):
        load(tmp_path, SOUND + SOUND)


def test_words_of_yaml_stay_words(tmp_path: Path) -> None:
    """`on`, `no`, 12:30 and 1_000 are what they look like."""
    (rule,) = load(tmp_path, SOUND.replace("条例第五十条", "on").replace("办结的不会多于收到的。", "12:30:45"))
    assert (rule["basis"], rule["explain"]) == ("on", "12:30:45")


def test_a_basis_of_its_own_for_later_years(tmp_path: Path) -> None:
    both = SOUND.replace("basis: 条例第五十条", "basis: {2021: 函〔2021〕30号, 2019: 条例第五十条}")
    (rule,) = load(tmp_path, both)
    assert rule["bases"] == {"2021": "函〔2021〕30号", "2019": "条例第五十条"}
    assert rule["basis"] == "2021 年度起：函〔2021〕30号；2019 年度起：条例第五十条"
    for wrong, words in (("{2021: 函}", "2019 年度的报告没有依据"), ("{那年: 函}", "从哪一年度起")):
        with pytest.raises(RuleError, match=words):
            load(tmp_path, SOUND.replace("basis: 条例第五十条", f"basis: {wrong}"))


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_bytes("说明: 规则".encode("gb18030"))
    with pytest.raises(RuleError, match="UTF-8"):
        compile_rules([tmp_path], compiled_forms(), {})


CLAIM = """\
- code: LOCAL-02
  name: received-as-said
  category: consistency
  severity: warning
  editions: [2021]
  claim: {of: 收到申情, is: 表三.本年新收.总计}
  message: 不符
  basis: 条例
  explain: 说明。
  examples: {bad: [坏], ok: [好]}
"""


def test_an_unknown_claim_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, CLAIM)
    assert "没有名为“收到申情”的说法" in caught.value.message
    assert "收到申请" in caught.value.hint


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("上年结转.*件", "一直找到段末"),
        ("([一二]+)+件", "重复套着重复"),
        ("(一", "正则表达式有误"),
        ("(?<=甲|乙丙)丁", "长度要固定"),
    ],
)
def test_patterns_that_would_run_away_are_refused(tmp_path: Path, pattern: str, message: str) -> None:
    text = CLAIM.replace("claim: {of: 收到申情, is: 表三.本年新收.总计}", f"phrase: {{regex: '{pattern}'}}")
    with pytest.raises(RuleError, match=message):
        load(tmp_path, text)


@pytest.mark.parametrize("path", sorted((Path(__file__).parent.parent / "lint_rules").rglob("*.yaml")), ids=str)
def test_our_own_files_are_read_alike_with_and_without_the_c_half_of_yaml(path: Path) -> None:
    """The offline bundle has PyYAML without it, and the two differ in what a plain ``?`` may be."""
    text = path.read_text(encoding="utf-8")
    slow, fast = (list(yaml.load_all(text, loader)) for loader in (yaml.BaseLoader, yaml.CBaseLoader))
    assert slow == fast
