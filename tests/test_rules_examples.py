"""Every rule's own examples hold, those of profiles too: in each edition, and with the tables in each shape."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.check.options import names
from reportlint.rulebook import SHAPES, reshaped, run_examples
from tests.shipped import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANK = ("T2-01", "T2-03", "T3-04", "T4-02", "FMT-05", "FMT-10")
"""In a table of one cell a line a blank cannot be seen, nor where a row that the form has not begins."""


def home(rule: Mapping[str, Any]) -> str:
    return Path(rule["file"]).stem


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("file", sorted({home(rule) for rule in whole().rules}))
def test_examples_of_every_rule(file: str, shape: str) -> None:
    rules = [rule for rule in whole().rules if home(rule) == file and (shape != "lines" or rule["code"] not in BLANK)]
    problems = [outcome for outcome in run_examples(whole(), rules, shape) if outcome.problem]
    assert not problems, "\n".join(
        f"{outcome.code} {outcome.rule} {outcome.kind} {outcome.edition} 第 {outcome.line} 行：{outcome.problem}"
        for outcome in problems
    )


def test_names_are_kebab_case_and_examples_differ() -> None:
    for rule in whole().rules:
        assert rule["name"] == rule["name"].lower()
        for kind in ("bad", "ok"):
            examples = [str({k: v for k, v in example.items() if k != "line"}) for example in rule["examples"][kind]]
            assert len(set(examples)) == len(examples), rule["name"]


def test_every_text_can_be_shown_on_a_gbk_console() -> None:
    for rule in whole().rules:
        for key in ("message", "basis", "explain"):
            rule[key].encode("gbk")


def test_a_code_finds_all_of_its_rules_and_a_name_one() -> None:
    assert len(names(["T3-04"], whole().rules)) == 3
    assert names(["row-total，t3-03"], whole().rules) == ("row-total",)
    assert set(names(["T4"], whole().rules)) > set(names(["T4-01"], whole().rules))
    with pytest.raises(LookupError, match="是否指 T3-"):
        names(["T3-3"], whole().rules)


def test_reshaping() -> None:
    assert reshaped("甲\n\t乙\t1\t\n丙", "pipes") == "甲\n|  | 乙 | 1 |  |\n丙"
    assert reshaped("甲\n\t乙\t1\t\n丙", "lines") == "甲\n乙\n1\n丙"
