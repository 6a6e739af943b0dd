"""The Python interface: what docs/api.md shows works, and the values are those of the JSON."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import reportlint
from reportlint import pack
from tests.conftest import ROOT, Run

OWN_RULE = """
code: LOCAL-01
name: own-slogan
category: wording
severity: warning
editions: all
phrase: {in: [正文], any: [再上新台阶]}
message: 套话
basis: 本单位要求
explain: 不写套话。
examples: {bad: [工作再上新台阶。], ok: [工作有进展。]}
"""
FAULTY = ROOT / "examples" / "faults" / "numbers.txt"


def plain(value: Any) -> Any:
    """Named tuples as the JSON has them."""
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items() if key != "data"}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def test_what_the_page_shows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    [example] = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.S)
    exec(example, {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("fail 20")
    assert all(re.match(r"\d+ NUM-\d\d .", line) for line in lines[1:])
    assert len(lines) > 3


@pytest.mark.parametrize("path", ["examples/faults/structure.txt", "examples/sound/2014.txt", "没有.txt"])
def test_the_values_are_those_of_the_json(path: str, monkeypatch: pytest.MonkeyPatch, reportlint_: Run) -> None:
    monkeypatch.chdir(ROOT)
    [file] = json.loads(reportlint_("check", "--isolated", "-f", "json", path).stdout)["files"]
    result = reportlint.check(path)
    assert result.to_dict() == file
    assert {key: value for key, value in plain(result).items() if key in file} == file


@pytest.fixture
def reportlint_(reportlint: Run) -> Run:
    """The command line; its usual name is the package's here."""
    return reportlint


def test_a_text_and_its_file_are_the_same(tmp_path: Path) -> None:
    text = FAULTY.read_text(encoding="utf-8")
    assert reportlint.check(text).findings == reportlint.check(FAULTY).findings
    assert reportlint.check(text.replace("\n", " ")).path == "-"
    assert reportlint.check(tmp_path / "没有.txt").error == "文件不存在"
    assert reportlint.check("").verdict == "unverified"


def test_a_long_lived_process_makes_the_rules_once(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN_RULE, encoding="utf-8")
    assert pack.shared() is pack.shared()
    assert pack.shared([str(own)]) is pack.shared([str(own)])
    assert pack.shared([str(own)]) is not pack.shared()
    assert pack.shared((), ["gansu"]) is pack.shared((), ["gansu"]) is not pack.shared()
    before = pack.shared([str(own)])
    own.write_text(OWN_RULE.replace("warning", "info"), encoding="utf-8")
    assert pack.shared([str(own)]) != before


def test_what_can_be_asked_for(tmp_path: Path) -> None:
    assert {finding.code for finding in reportlint.check(FAULTY, select="NUM-02").findings} == {"NUM-02"}
    assert {finding.code for finding in reportlint.check(FAULTY, select="NUM-02、NUM-09").findings} <= {
        "NUM-02",
        "NUM-09",
    }
    with pytest.raises(ValueError, match="按 select 和 ignore，没有一条规则要核对"):
        reportlint.check(FAULTY, select=["NUM"], ignore=["NUM"])
    with pytest.raises(TypeError, match="year 要写整数"):
        reportlint.check(FAULTY, year="2025")  # type: ignore[arg-type]
    assert reportlint.check(FAULTY, year=2020).edition == "2019"
    with pytest.raises(LookupError, match="是否指 NUM-02"):
        reportlint.check(FAULTY, select=["NUM-2"])
    with pytest.raises(FileNotFoundError):
        reportlint.check(FAULTY, rules=[tmp_path / "没有"])
    (tmp_path / "a.yaml").write_text("code: X-01", encoding="utf-8")
    with pytest.raises(reportlint_errors().RuleError):
        reportlint.check(FAULTY, rules=tmp_path)


def reportlint_errors() -> Any:
    from reportlint import errors

    return errors


ORDERS = (
    "import reportlint; f = reportlint.check; import reportlint.check.options; assert reportlint.check is f",
    "import reportlint.cli, reportlint.engine, reportlint; assert reportlint.check('nix').error",
    "from reportlint import check, Result; assert isinstance(check('nix'), Result)",
    "import reportlint, sys; assert not {'reportlint.api', 'json', 'click'} & set(sys.modules)",
    "import reportlint, sys; reportlint.check('甲\\n乙', select='T3', profile='gansu'); assert 'click' not in sys.modules",
    "from reportlint.check import check; import reportlint; assert reportlint.check is not check",
)


@pytest.mark.parametrize("code", ORDERS)
def test_check_is_the_function_whatever_was_imported_before(code: str) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_there_is_no_more_than_that() -> None:
    assert reportlint.__all__ == ["Result", "__version__", "check"]
    with pytest.raises(AttributeError):
        _ = reportlint.chekc  # type: ignore[attr-defined]
    assert (Path(reportlint.__file__).parent / "py.typed").is_file()
