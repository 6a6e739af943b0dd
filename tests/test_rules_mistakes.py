"""What a rule asks of its verb and the verb cannot give is told when the rule loads, not when it first meets a report."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from reportlint import engine, fix, pack
from reportlint.check.options import Options
from reportlint.cli import app
from reportlint.compile.rules import compile_rules
from reportlint.compile.verbs import verbs
from reportlint.errors import RuleError
from reportlint.packed import Pack
from reportlint.read.narrowing import narrow
from reportlint.rulebook import run_examples
from reportlint.values import Result, Source
from tests.handmade import compiled_forms

CLAIMS = ("收到申请", "公开许可决定", "作出许可决定", *(f"说法{n}" for n in range(20)))
SOUND = (Path(__file__).parent.parent / "lint_rules" / "examples" / "2021.txt").read_text(encoding="utf-8")
RULE = """\
- code: LOCAL-01
  name: a-local-rule
  category: consistency
  severity: warning
  editions: [2021]
  {verb}
  message: "{message}"
  basis: 本县要点
  explain: 本县的要求。
  examples: {{bad: [坏], ok: [好]}}
"""


def load(folder: Path, verb: str, message: str = "不符") -> None:
    (folder / "local.yaml").write_text(RULE.format(verb=verb, message=message), encoding="utf-8")
    compile_rules([folder], compiled_forms(), {"names": CLAIMS})


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("date: {is: late}", "date 写了 is: late，还要写 after"),
        ("date: {is: early, after: 01-31}", "date 写了 after，还要写 is: late"),
        ("percent: {fault: limit}", "还要写 words"),
        ("average: {of: 表二.行政许可, by: 表二.行政处罚, fault: amount}", "还要写 within"),
        ("average: {of: 表二.行政许可, by: 表二.行政处罚, fault: alone}", "同一张表的同一行"),
        ("amount: {of: 表二.行政许可 + 表二.行政处罚, fault: cell, items: 费}", "只写一个单元格"),
        ("phrase: {regex: 甲, empty: 本年新收}", "还要写 table"),
        ("phrase: {any: 甲, regex: 乙}", "只能写一个"),
        ("phrase: {regex: 'x*'}", "可以一个字也没有"),
        ("phrase: {any: 甲, where: 年 == 年度}", "不知道“年”是多少"),
        ("section: {of: 一}", "section 要写明"),
        ("section: {of: 一, lacks: 甲, owes: {乙: 丙}}", "不能和 lacks 写在一起"),
        ("section: {of: 一, length: -20, missing: 2}", "还要写 owes"),
        ("aspect: {of: 一, fault: apart, heads: {甲: 乙}, words: {丙: 丁}}", "words 里没有“甲”"),
        ("contents: {said: 个部分, about: 报告, names: {一: 总体}, fault: chapters}", "还要写 beside"),
        ("statistics: {whole: 收到申请数, prose: 收到申请}", "不知道说的是多少"),
        ("whose: {roles: {网站: 登录网站}, is: foreign}", "不知道哪一段是机关名称"),
        ("unlikely: {when: 表三.总计.总计 > 9, shows: 3}", "要用到一个单元格"),
        ("identity: {table: 表四, holds: 表三.总计.总计 > 0}", "没有用到表四的单元格"),
        ("identity: {table: 表三, rows: 总计, holds: 总计.总计 > 0}", "还要写 each: row"),
        ("identity: {table: 表三, holds: 总计.总计 > 本年新收.总计 / 0}", "不能除以 0"),
        ("identity: {table: 表三, holds: 表9.总计.总计 > 0}", "没有名为“表9”的表"),
        ("shift: {table: 表三, rows: [予以公开], total: 总计}", "total 要是 rows 里的一行"),
        ("claim: {of: 收到申请, holds: 所述 > 0, carried: 1}", "还要写 is"),
        ("claim: {of: 收到申请, holds: 数目 > 0}", "“数目”前没有表名"),
        ("silences: NOPE-99\n  phrase: {any: 甲}", "没有编号为“NOPE-99”的规则"),
        ("parts: {fault: sum, leaves: NOPE-99}", "没有编号为“NOPE-99”的规则"),
        ("parts: {fault: sum, leaves: 其他规则}", "这里写规则编号"),
        ("fix: safe\n  phrase: {any: 甲}", "phrase 在写了 expected 时才给得出改法"),
        ("fix: safe\n  misspelt: {terms: {林长制: 林掌制}}", "misspelt 给不出改法"),
        ("fix: safe\n  identity: {table: 表三, holds: 总计.总计 > 0}", "数从来不自动改"),
        ("fix: safe\n  year: {role: title}", "数从来不自动改"),
        ("fix: suggested\n  form: {kind: extra}", "才给得出改法"),
    ],
)
def test_options_that_lack_what_they_need(tmp_path: Path, verb: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, verb)
    assert words in caught.value.message
    assert caught.value.line >= 6


@pytest.mark.parametrize(
    ("verb", "message", "words"),
    [
        ("date: {is: absent}", "写的是 {date}", "is 不是 absent 时才有"),
        ("date: {is: late, after: 01-31}", "相差 {days} 天", "is: apart 时才有“{days}”可填"),
        ("form: {kind: [missing, renamed]}", "写成{found}", "才有“{found}”可填"),
        ("section: {of: 一, length: -20}", "没有{missing}", "写了 owes 时才有"),
        ("parts: {fault: sum}", "有一项是 {part}", "fault: exceeds 时才有"),
        ("cells: {table: 表三, status: 空白}", "写的是{value}", "才有“{value}”可填"),
        ("phrase: {any: 甲, count: 0}", "没有{text}", "才有“{text}”可填"),
        ("phrase: {any: 甲}", "应为{expected}", "写了 expected 时才有"),
        ("identity: {table: 表三, holds: 总计.总计 > 0}", "{item}不对", "才有“{item}”可填"),
    ],
)
def test_places_that_nothing_would_be_filled_into(tmp_path: Path, verb: str, message: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, verb, message)
    assert words in caught.value.message
    assert caught.value.line == 7


def test_a_name_that_is_near_to_none_is_told_with_those_that_share_its_words(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, "claim: {of: 行政许可, holds: 所述 > 0}")
    assert "公开许可决定、作出许可决定" in caught.value.hint
    with pytest.raises(RuleError) as caught:
        load(tmp_path, "phrase: {in: 正闻, any: 甲}")
    assert caught.value.hint == "最接近的是：正文"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:我局|我|局)+名列前茅", "可以拼成同一段话"),
        ("(?:甲?乙?)*丙", "可以拼成同一段话"),
        ("(?:[一-龥]{1,3})*丙", "可以拼成同一段话"),
        ("(甲", "括号没有配对"),
        ("甲**", "连写了两个"),
        ("[甲", "方括号没有配对"),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        load(tmp_path, f"phrase: {{regex: '{pattern}'}}")


@pytest.mark.parametrize("pattern", ["(?:我局|我)+名列前茅", r"(?:\d{1,3},)*件", "(?:[一二]甲|一乙)+", "(?:[^。]甲)+"])
def test_patterns_that_cut_a_text_in_one_way_only(tmp_path: Path, pattern: str) -> None:
    load(tmp_path, f"phrase: {{regex: '{pattern}'}}")


BOMB = "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (f"a: &a [{','.join('x' * 10)}]\n{BOMB}", (6, 4), "展开的内容太多"),
        ("- &x\n  code: A-01\n  examples: *x\n", (1, 3), "用在了它自己里面"),
        ("[" * 70 + "]" * 70, (1, 61), "套得太深"),
        ("[" * 3000 + "]" * 3000, (1, 61), "套得太深"),
        ("a: 1\n---\n" + "- " * 3000 + "甲\n", (3, 121), "套得太深"),
        ("- code: 甲\x00乙\n", (1, 10), "看不见的字符"),
        ("- null: 3\n", (1, 3), "键不能空着"),
        ("- code: A-01\n  message: {text}不是这样写\n", (2, 12), "要加引号"),
    ],
)
def test_files_that_are_hard_to_read(tmp_path: Path, text: str, place: tuple[int, int], words: str) -> None:
    (tmp_path / "local.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=words) as caught:
        compile_rules([tmp_path], compiled_forms(), {})
    assert (caught.value.line, caught.value.column) == place
    assert len(str(caught.value)) < 700


def test_expressions_that_are_nested_too_deep(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="括号套得太深"):
        load(tmp_path, f"identity: {{table: 表三, holds: '{'(' * 3000}1{')' * 3000} == 1'}}")


def test_an_example_that_one_edition_has_no_place_for(tmp_path: Path) -> None:
    text = RULE.format(verb="phrase: {any: 甲}", message="不符").replace("[2021]", "all")
    (tmp_path / "local.yaml").write_text(text.replace("bad: [坏]", "bad: [{add: {一: 甲}}]"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rules([tmp_path], compiled_forms(), {})
    assert caught.value.hint == '2008 版的样本报告里没有，2019、2021 版有：这个例子加上 edition: "2021"'


def loaded(folder: Path, verb: str, message: str, examples: str) -> Pack:
    text = RULE.format(verb=verb, message=message).replace("{bad: [坏], ok: [好]}", examples)
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    return pack.load([str(folder)])


def problems(folder: Path, verb: str, message: str, examples: str) -> list[str]:
    found = loaded(folder, verb, message, examples)
    return [outcome.problem for outcome in run_examples(found, [r for r in found.rules if r["code"] == "LOCAL-01"])]


def test_an_example_that_the_rule_is_not_for(tmp_path: Path) -> None:
    said = problems(tmp_path, "years: 2030-\n  phrase: {any: 甲}", "不符", "{bad: [甲。], ok: [好]}")
    assert said[0].startswith("没有报出来（规则写了 years，而例子的报告是 2023 年度的")
    said = problems(tmp_path, "organ: {kind: township}\n  phrase: {any: 甲}", "不符", "{bad: [甲。], ok: [好]}")
    assert "kind: department，level: county" in said[0]


def test_an_identity_that_reaches_into_another_table(tmp_path: Path) -> None:
    verb = "identity: {table: 表四, each: once, holds: 行政复议.总计 <= 表三.总计.总计}"
    examples = "{bad: [{set: {表四.行政复议.总计: 99}, expect: '99：表三“总计”的“总计” 38'}], ok: [{set: {表四.行政复议.总计: 2}}]}"
    assert problems(tmp_path, verb, "{left_value}：{right}", examples) == ["", ""]


def test_a_claim_is_told_with_what_it_was_held_against(tmp_path: Path) -> None:
    verb = "claim: {of: 收到申请, holds: 所述 <= 表三.本年新收.总计 - 1}"
    examples = "{bad: [{add: {一: 全年收到政府信息公开申请99件。}, expect: '37，多 62'}], ok: [{set: {表三.本年新收.总计: 77}}]}"
    assert problems(tmp_path, verb, "{is}，多 {difference}", examples)[0] == ""


@pytest.mark.parametrize(
    ("regex", "expected", "there", "safety"),
    [
        (r"\d{1,6}条", "9999条", "全年公开信息286条。", "suggested"),
        (r"林掌制\d{1,3}", "林长制", "推行林掌制12项。", "suggested"),
        ("林掌制", "林长制", "推行林掌制12项。", "safe"),
        ("青政发〔2020〕9号", "青政发〔2021〕12号", "按照青政发〔2020〕9号执行。", "safe"),
    ],
)
def test_a_safe_fix_never_changes_a_figure(tmp_path: Path, regex: str, expected: str, there: str, safety: str) -> None:
    verb = f"fix: safe\n  phrase: {{regex: '{regex}', expected: {expected}}}"
    found = loaded(tmp_path, verb, "不符", f"{{bad: [{there}], ok: [好]}}")
    text = SOUND.replace("\n二、主动公开", f"\n{there}\n二、主动公开", 1)

    def examine(text: str) -> Result:
        return engine.examine(Source("a.txt", text, narrow(text)), found, Options(select=("a-local-rule",)))

    result = examine(text)
    assert {finding.fix.safety for finding in result.findings if finding.fix} == {safety}
    _, mended = fix.mend(result, examine)
    assert (mended.after != text) == (safety == "safe")


def test_every_verb_says_what_it_is_about_and_every_option_what_it_does() -> None:
    for name, verb in verbs().items():
        for key, option in verb.OPTIONS.items():
            assert option.help, f"{name}: {key}"
        assert all(verb.PLACEHOLDERS.values()), name
        assert set(getattr(verb, "FILLS", {})) <= set(verb.PLACEHOLDERS), name
        cases = [*getattr(verb, "DEMANDS", {}), *getattr(verb, "FILLS", {}).values()]
        cases += [case for wanted in getattr(verb, "DEMANDS", {}).values() for case in wanted]
        for case in cases:
            option, sign, words = case.partition("=")
            named = [option.rstrip("!")] if sign else option.split("|")
            assert set(named) <= {*verb.OPTIONS, "fix"}, f"{name}: {case}"
            choices = verb.OPTIONS[named[0]].choices if sign else ()
            assert not choices or set(words.split("|")) <= set(choices), f"{name}: {case}"


def run(*arguments: str) -> int:
    return app.main(list(arguments), prog_name="reportlint", standalone_mode=False) or 0


def test_rules_of_a_folder_are_tried_wherever_the_option_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded(tmp_path, "phrase: {any: 甲乙丙丁}", "不符", "{bad: [甲乙丙丁。], ok: [好]}")
    for arguments in (("--rules", str(tmp_path), "test"), ("test", "--rules", str(tmp_path))):
        run("rules", *arguments)
        assert "1 条规则的 2 个例子" in capsys.readouterr().out


def test_a_profile_is_no_folder_of_rules(tmp_path: Path) -> None:
    profile = tmp_path / "local.yaml"
    profile.write_text("profile: qinghe\ntitle: 青禾县\nbasis: 通知\nseverity: {TXT-02: error}\n", encoding="utf-8")
    report = tmp_path / "a.txt"
    report.write_text(SOUND, encoding="utf-8")
    with pytest.raises(click.UsageError, match="用 --profile"):
        run("check", "--isolated", "--rules", str(profile), str(report))
    assert run("check", "--isolated", "--profile", str(profile), str(report)) == 0


def test_a_verb_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    run("explain", "date")
    said = capsys.readouterr().out
    assert "after（月-日）要和 is: late 一起写" in said
    assert "{days} 相差几天（is: apart 时才有）" in said


def test_every_rule_with_a_mistake_is_told_of_at_once(tmp_path: Path) -> None:
    wrong = [RULE.format(verb=f"phrase: {{any: {word}, regex: 乙}}", message="不符") for word in ("甲", "丙")]
    sound = RULE.format(verb="phrase: {any: 丁}", message="不符").replace("a-local-rule", "another-local-rule")
    (tmp_path / "local.yaml").write_text(wrong[0] + sound, encoding="utf-8")
    (tmp_path / "more.yaml").write_text(wrong[1] + "- code: [", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rules([tmp_path], compiled_forms(), {"names": CLAIMS})
    told = str(caught.value)
    assert told.count("只能写一个") == 1, "a file that is no YAML has no rules yet"
    assert "YAML 写法有误" in told
    (tmp_path / "more.yaml").write_text(wrong[1], encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rules([tmp_path], compiled_forms(), {"names": CLAIMS})
    assert [(Path(m.path).name, m.line) for m in (caught.value, *caught.value.others)] == [
        ("local.yaml", 6),
        ("more.yaml", 6),
    ]


def test_of_very_many_mistakes_the_first_are_shown(tmp_path: Path) -> None:
    rule = RULE.format(verb="phrase: {any: 甲, regex: 乙}", message="不符")
    (tmp_path / "local.yaml").write_text(rule * 13, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rules([tmp_path], compiled_forms(), {"names": CLAIMS})
    told = str(caught.value)
    assert told.count("只能写一个") == 10
    assert told.endswith("……另有 3 条规则有误")
