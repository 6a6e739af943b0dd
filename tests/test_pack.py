"""The pack: compiled once, kept, and compiled again as soon as anything that it came from has changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportlint import cache, home, pack, packed
from reportlint.errors import RuleError
from reportlint.packed import altered


@pytest.fixture
def checkout(tmp_path: Path, root: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the grammars and rules that a test may change."""
    for name in ("grammar", "lint_rules"):
        shutil.copytree(root / name, tmp_path / "checkout" / name)
    monkeypatch.setattr(home, "ROOT", str(tmp_path / "checkout"))
    return tmp_path / "checkout"


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The pack as data, compiled once for all these tests, which are about keeping it."""
    return pack.compiled()


@pytest.fixture
def builds(whole: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each time that something would be compiled."""
    made: list[object] = []

    def compiled(rules_dirs: object = ()) -> dict[str, Any]:
        made.append(rules_dirs)
        return whole

    monkeypatch.setattr(pack, "compiled", compiled)
    return made


def kept(folder: Path) -> Path:
    (file,) = (file for file in folder.iterdir() if not file.stem.endswith(pack.BOOK))
    return file


def test_it_has_every_form_and_rule(checkout: Path) -> None:
    loaded = pack.load()  # compiled here, from the copy
    assert list(loaded.forms) == ["2008", "2019", "2021"]
    assert loaded.forms["2021"].tables
    assert loaded.rules
    assert loaded.vocabulary


def test_the_second_load_compiles_nothing(checkout: Path, builds: list[object]) -> None:
    assert pack.load() == pack.load()
    assert len(builds) == 1


def test_the_kept_form_needs_neither_lark_nor_yaml() -> None:
    pack.load()
    code = "import sys; from reportlint import home, pack; pack.load(); print({'lark', 'yaml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_changed_file_is_compiled(checkout: Path, builds: list[object]) -> None:
    pack.load()
    grammar = checkout / "grammar" / "report-2021.lark"
    grammar.write_text(grammar.read_text(encoding="utf-8") + "\n// changed\n", encoding="utf-8")
    pack.load()
    assert len(builds) == 2


def test_a_change_that_keeps_size_and_time_is_seen(checkout: Path) -> None:
    before = pack._key(None, ())
    file = next((checkout / "lint_rules").rglob("*.yaml"))
    stat, data = file.stat(), bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    assert file.stat().st_size == stat.st_size
    assert pack._key(None, ()) != before


def test_another_lark_or_yaml_is_another_pack(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pack._key(None, ())
    assert pack._source("lark")
    assert pack._source("yaml")
    monkeypatch.setattr(pack, "_source", lambda _: b"newer")
    assert pack._key(None, ()) != before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'{"stamp": "other"}', b"reportlint-pack a b\n{}"])
def test_a_poisoned_cache_is_ignored(checkout: Path, own_cache: Path, builds: list[object], content: bytes) -> None:
    loaded = pack.load()
    kept(own_cache).write_bytes(content)
    assert pack.load() == loaded
    assert len(builds) == 2


def test_a_well_kept_lie_is_ignored(checkout: Path, own_cache: Path, builds: list[object]) -> None:
    """A file with the right name, owner and digest that holds something else."""
    loaded = pack.load()
    key = kept(own_cache).stem
    lies: list[object] = [[], "text", {"stamp": key}, {"stamp": key, "forms": [], "vocabulary": {}, "rules": []}, None]
    for lie in lies:
        cache.write(key, lie)
        assert pack.load() == loaded


def test_without_any_cache_it_still_loads(checkout: Path, own_cache: Path, builds: list[object]) -> None:
    own_cache.write_text("a file where the folder should be")
    assert pack.load() == pack.load()
    assert len(builds) == 2


@pytest.mark.parametrize("content", ["", "[]", '{"stamp": "reportlint 0.0.0 pack 1"}'])
def test_half_an_upgrade_compiles_again(
    checkout: Path, builds: list[object], content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel's pack.json that belongs to another version, or is cut short, is not believed."""
    monkeypatch.setattr(pack, "_carried", lambda *_: content.encode())
    assert pack.load().rules
    assert len(builds) == 1


def test_a_carried_pack_is_taken_as_it_is(
    checkout: Path, builds: list[object], whole: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    core, rest, book = packed.parted(whole)
    first = packed.written({"stamp": pack.STAMP, **core})
    files = {"pack.json": first + b"\n" + rest, "book.json": packed.written(book)}
    monkeypatch.setattr(pack, "_carried", lambda name="pack.json": files[name])
    assert [rule["examples"] for rule in pack.load().rules] == [rule["examples"] for rule in whole["rules"]]
    assert not builds


def test_what_is_only_read_is_kept_apart(checkout: Path, builds: list[object], whole: dict[str, Any]) -> None:
    pack.load()
    (rule, *_) = pack.load().rules
    assert "explain" not in rule
    assert rule["explain"] == whole["rules"][0]["explain"]
    assert altered(rule, severity="info")["examples"] == whole["rules"][0]["examples"]
    assert len(builds) == 1


def test_a_book_that_is_gone_is_written_again(checkout: Path, own_cache: Path, builds: list[object]) -> None:
    pack.load()
    rules = pack.load().rules
    for file in own_cache.glob(f"*{pack.BOOK}.json"):
        file.unlink()
    assert rules[0]["examples"]
    assert len(builds) == 2


def test_a_carried_pack_that_is_cut_short_is_not_believed(
    checkout: Path, builds: list[object], whole: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    core, rest, _ = packed.parted(whole)
    carried = packed.written({"stamp": pack.STAMP, **core}) + b"\n" + rest[:-1]
    monkeypatch.setattr(pack, "_carried", lambda *_: carried)
    assert pack.load().rules
    assert len(builds) == 1


def test_what_editions_have_in_common_is_kept_once(whole: dict[str, Any]) -> None:
    core, _, _ = packed.parted(whole)
    rule = next(rule for rule in core["rules"] if len(rule["options"]) > 1)
    assert len(set(rule["options"].values())) == 1
    loaded = pack.load()
    assert [rule["options"] for rule in loaded.rules] == [rule["options"] for rule in whole["rules"]]
    assert {**loaded.vocabulary, "defined": whole["vocabulary"]["defined"]} == whole["vocabulary"]


def test_what_was_parted_is_whole_again(whole: dict[str, Any]) -> None:
    core, rest, book = packed.parted(whole)
    read, explained = (json.loads(packed.written(part)) for part in (core, book))
    assert packed.whole(read, rest, explained) == json.loads(packed.written(whole))


OWN = """\
code: LOCAL-01
name: {name}
category: wording
severity: warning
editions: [2021]
message: 不要写“{{text}}”
basis: 本市要求
explain: 本市不这样写。
{verb}
examples:
  bad: [我们大力推进工作。]
  ok: [我们做了工作。]
"""
PHRASE = "phrase: {in: 正文, regex: '(?:(?&根据)要求)?大力推进'}"  # names a pattern of reportlint's own vocabulary


def refuse(*_: object) -> None:
    raise AssertionError("compiled again")


def test_rules_of_a_folder_are_put_to_those_that_are_compiled(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = pack.load()
    monkeypatch.setattr("reportlint.compile.build", refuse)
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "own.yaml").write_text(OWN.format(name="own-phrase", verb=PHRASE), encoding="utf-8")
    loaded = pack.load([str(tmp_path / "local")])
    assert [rule["name"] for rule in loaded.rules] == [*(rule["name"] for rule in own.rules), "own-phrase"]
    assert loaded.rules[0] == own.rules[0]
    assert loaded.rules[0]["examples"] == own.rules[0]["examples"]
    assert (loaded.vocabulary, loaded.forms) == (own.vocabulary, own.forms)
    assert [rule["name"] for rule in pack.load([str(tmp_path / "local")]).rules][-1] == "own-phrase"


def test_words_of_a_folder_are_put_to_those_that_there_are(checkout: Path, tmp_path: Path) -> None:
    own = pack.load()
    words = tmp_path / "local" / "vocabulary"
    words.mkdir(parents=True)
    (words / "own.yaml").write_text(
        "claims: [{name: 全年无申请, topic: 申请, phrases: [全年无申请]}]", encoding="utf-8"
    )
    loaded = pack.load([str(tmp_path / "local")])
    assert loaded.vocabulary["names"] == [*own.vocabulary["names"], "全年无申请"]
    assert loaded.rules == own.rules


def test_a_profile_may_build_on_one_of_reportlint(checkout: Path, tmp_path: Path) -> None:
    file = tmp_path / "local.yaml"
    head = "profile: local\ntitle: 本市\nbasis: 本市要求\nextends: {}\nseverity: {{STR-01: warning}}\n"
    file.write_text(head.format("shanghai"), encoding="utf-8")
    loaded = pack.load(profiles=[str(file)])
    shanghai = {rule["name"] for rule in loaded.profiles["shanghai"]["rules"]}
    assert shanghai <= {rule["name"] for rule in loaded.rules}
    file.write_text(head.format("shanghei"), encoding="utf-8")
    with pytest.raises(RuleError, match="没有名为“shanghei”的地方要求"):
        pack.load(profiles=[str(file)])


@pytest.mark.parametrize("where", ["rules", "profiles"])
def test_a_name_of_reportlint_is_taken(checkout: Path, tmp_path: Path, where: str) -> None:
    own = pack.load()
    profiles = [rule for profile in own.profiles.values() for rule in profile["rules"]]
    taken = (own.rules if where == "rules" else profiles)[0]
    file = tmp_path / "own.yaml"
    file.write_text(OWN.format(name=taken["name"], verb=PHRASE), encoding="utf-8")
    with pytest.raises(RuleError, match=f"“{taken['name']}”重复") as caught:
        pack.load([str(file)])
    assert caught.value.path == str(file)
    assert taken["file"] in caught.value.hint


def test_options_are_read_when_they_are_asked_for(whole: dict[str, Any]) -> None:
    """Most rules of a catalogue are silent about a report, and what they look for is never decoded."""
    core, rest, _ = packed.parted(whole)
    lines = packed.Lines(rest, core["check"])
    options = packed.Late(lines, core["rules"][0]["options"])
    assert "2021" in options
    assert "1999" not in options
    assert not lines._made
    assert options["2021"] is options["2021"]
    assert len(lines._made) == 1
