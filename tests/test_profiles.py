"""Profiles: what a file may say, what it makes of the rules, and that it is kept like everything compiled."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import pack
from reportlint.compile.profiles import compile_profiles
from reportlint.compile.rules import compile_rules
from reportlint.errors import RuleError
from reportlint.packed import Pack
from reportlint.profiles import applied, everything, files
from tests import shipped
from tests.handmade import compiled_forms

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
- code: {code}
  name: {name}
  category: wording
  severity: warning
  editions: [2021]
  phrase: {{any: 高举伟大旗帜}}
  message: 年度报告里不写口号
  basis: 本单位编制要求
  explain: 年度报告讲事实和数据。
  examples:
    bad: [我局高举伟大旗帜。]
    ok: [我局落实要求。]
"""
SOUND = """\
profile: qinghe
title: 青禾县
basis: 青禾县通知
severity:
  TXT-01: warning
  too-short: error
rules:
""" + RULE.format(code="LOCAL-01", name="slogan-left").replace("\n", "\n  ").replace("- code", "  - code").rstrip(" ")
RULES = RULE.format(code="TXT-01", name="empty") + RULE.format(code="TXT-01", name="too-short")
CHILD = """\
profile: tongyin
title: 桐荫镇
basis: 桐荫镇通知
extends: qinghe
severity: {slogan-left: info, empty: off}
"""


def compiled(folder: Path, **profiles: str) -> dict[str, dict[str, Any]]:
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    for name, text in profiles.items():
        (folder / "profiles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return compile_profiles([folder], compile_rules([folder], compiled_forms(), {}), compiled_forms(), {})


def test_a_profile_is_compiled_with_its_rules_and_severities(tmp_path: Path) -> None:
    found = compiled(tmp_path, own=SOUND)
    assert list(found) == ["qinghe"]
    assert found["qinghe"]["title"] == "青禾县"
    assert found["qinghe"]["severity"] == {"empty": "warning", "too-short": "error"}  # a name outdoes its code
    assert [(rule["name"], rule["profile"], rule["line"]) for rule in found["qinghe"]["rules"]] == [
        ("slogan-left", "qinghe", 8)
    ]


def test_another_one_may_be_built_on_it(tmp_path: Path) -> None:
    found = compiled(tmp_path, own=SOUND, child=CHILD)
    assert found["tongyin"]["extends"] == "qinghe"
    assert found["tongyin"]["severity"] == {"slogan-left": "info", "empty": "off"}


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "hint"),
    [
        ("title:", "titel:", 2, 1, "没有名为“titel”的键", "title"),
        ("title: 青禾县\n", "", 1, 1, "缺少“title”", "profile、title、basis"),
        ("title: 青禾县", "title:", 2, 7, "不能空着", ""),
        ("profile: qinghe", "profile: 青禾", 1, 10, "小写字母", ""),
        ("profile: qinghe", "profile: [a]", 1, 10, "小写字母", ""),
        ("basis: 青禾县通知", "basis: 青禾县通知\nextends: gansu", 4, 10, "没有名为“gansu”的地方要求", "qinghe"),
        ("basis: 青禾县通知", "basis: 青禾县通知\nextends: qinghe", 4, 10, "绕成了一圈：qinghe → qinghe", ""),
        ("too-short:", "to-short:", 6, 3, "没有编号或名称为“to-short”的规则", "too-short"),
        ("TXT-01:", "TXT-09:", 5, 3, "没有编号或名称为“TXT-09”的规则", "TXT-01"),
        ("too-short: error", "too-short: fatal", 6, 14, "不能写“fatal”", "off"),
        ("too-short: error", "too-short: [error]", 6, 14, "不能写", "off"),
        ("  TXT-01: warning\n  too-short: error\n", "  - TXT-01\n", 5, 3, "severity 下面写", ""),
        ("category: wording", "category: wordng", 10, 15, "category 不能写", "wording"),
        ("name: slogan-left", "name: empty", 9, 11, "规则名“empty”重复", "rules.yaml 第 1 行"),
        ("  - code: LOCAL-01", "  - 口号\n  - code: LOCAL-01", 8, 5, "一条规则是一组", ""),
    ],
)
def test_mistakes(tmp_path: Path, old: str, new: str, line: int, column: int, message: str, hint: str) -> None:
    assert old in SOUND
    with pytest.raises(RuleError) as caught:
        compiled(tmp_path, own=SOUND.replace(old, new, 1))
    problem = caught.value
    assert message in problem.message
    assert (problem.line, problem.column) == (line, column)
    assert hint in problem.hint
    assert problem.path.endswith("own.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- 甲", "一套地方要求是一组"),
        ("profile: a\ntitle: 甲\nbasis: 乙", "什么也没有要求"),
        ("profile: a\ntitle: 甲\nbasis: 乙\nrules: {a: b}", "rules 下面写规则"),
    ],
)
def test_what_is_no_profile(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        compiled(tmp_path, own=text)


def test_a_circle_and_a_name_used_twice_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="绕成了一圈：tongyin → qinghe → tongyin"):
        compiled(tmp_path, own=SOUND.replace("severity:", "extends: tongyin\nseverity:", 1), child=CHILD)
    with pytest.raises(RuleError, match="已经有名为“qinghe”的地方要求") as caught:
        compiled(tmp_path, own=SOUND, child=SOUND)
    assert "extends: qinghe" in caught.value.hint


def test_a_profile_among_the_rules_is_told_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(RuleError, match="不是规则") as caught:
        compile_rules([tmp_path], compiled_forms(), {})
    assert "profiles" in caught.value.hint
    assert compile_rules([tmp_path / "own.yaml"], compiled_forms(), {}) == []  # named as a file, it is none


# ------------------------------------------------------------------------------------------------------ what it makes


def rule(name: str, severity: str = "warning") -> dict[str, str]:
    return {"code": "TXT-01", "name": name, "severity": severity}


def profile(extends: str = "", rules: tuple[str, ...] = (), **severity: str) -> dict[str, Any]:
    return {"extends": extends, "rules": [rule(name) for name in rules], "severity": severity, "file": "a.yaml"}


@pytest.fixture
def made() -> Pack:
    profiles = {
        "one": profile(rules=("new",), old="info"),
        "two": profile("one", old="off", new="error"),
        "three": profile(old="error"),
    }
    return Pack({}, {}, (rule("old"), rule("other")), profiles)


def on(loaded: Pack) -> dict[str, str]:
    return {each["name"]: each["severity"] for each in loaded.rules}


def test_rules_are_added_changed_and_switched_off(made: Pack) -> None:
    assert on(applied(made, ["one"])) == {"old": "info", "other": "warning", "new": "warning"}
    assert on(applied(made, ["two"])) == {"other": "warning", "new": "error"}
    assert on(made) == {"old": "warning", "other": "warning"}, "the pack itself is as it was"


def test_of_several_the_later_one_wins(made: Pack) -> None:
    assert on(applied(made, ["two", "three"])) == {"old": "error", "other": "warning", "new": "error"}
    assert on(applied(made, ["three", "two"])) == {"other": "warning", "new": "error"}


def test_everything_has_the_rules_of_all_profiles_once(made: Pack) -> None:
    assert on(everything(everything(made))) == {"old": "warning", "other": "warning", "new": "warning"}


def test_an_unknown_one_is_told_with_the_nearest(made: Pack) -> None:
    with pytest.raises(LookupError, match="没有名为 thre 的地方要求，是否指 three？\n可用的有：one、three、two"):
        applied(made, ["thre"])


def test_what_is_a_file_looks_like_one() -> None:
    assert files(["gansu", "own.yaml", "here/own", "a.yml"]) == ("own.yaml", "here/own", "a.yml")


# ----------------------------------------------------------------------------------------------------- loaded and kept


def test_one_of_a_rules_folder_and_one_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "rules" / "profiles").mkdir(parents=True)
    inside = tmp_path / "rules" / "profiles" / "qinghe.yaml"
    inside.write_text(SOUND.replace("  too-short: error\n", ""), encoding="utf-8")
    outside = tmp_path / "tongyin.yaml"
    outside.write_text(CHILD.replace(", empty: off", ""), encoding="utf-8")
    found = on(pack.load([str(tmp_path / "rules")], ["qinghe"]))
    assert (found["slogan-left"], found["problems-empty"]) == ("warning", "warning")
    assert on(pack.load([str(inside)], [str(outside)]))["slogan-left"] == "info"


def test_a_file_without_a_profile_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(RULE.format(code="LOCAL-01", name="slogan-left"), encoding="utf-8")
    with pytest.raises(LookupError, match="里没有地方要求"):
        pack.load((), [str(file)])


def test_a_changed_profile_is_compiled_again_and_an_old_one_is_kept(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "qinghe.yaml"
    file.write_text(SOUND.replace("  too-short: error\n", ""), encoding="utf-8")
    first = pack.load((), [str(file)])
    with monkeypatch.context() as patch:
        patch.setattr(pack, "compiled", None)  # whatever would be compiled from here on is a mistake
        assert pack.load((), [str(file)]) == first
    file.write_text(SOUND.replace("  too-short: error\n", "").replace("TXT-01: warning", "TXT-01: off"), "utf-8")
    assert "problems-empty" in on(first)
    assert "problems-empty" not in on(pack.load((), [str(file)]))


def test_a_kept_profile_needs_no_yaml() -> None:
    pack.load()
    code = (
        "import sys; from reportlint import pack; pack.load((), ['gansu']); print({'lark', 'yaml'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize("name", sorted(shipped.pack().profiles))
def test_each_one_of_ours_changes_something(name: str) -> None:
    before = shipped.pack()
    after = applied(before, [name])
    assert on(after) != on(before)
    for key in ("title", "basis"):
        before.profiles[name][key].encode("gbk")
    assert before.profiles[name]["file"].endswith(f"{name}.yaml"), "a profile is found by its file's name"
