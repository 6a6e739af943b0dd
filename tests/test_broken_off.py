"""A text that breaks off: what should follow there was not read, which is not to say that the report lacks it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint

SOUND = (Path(__file__).parent.parent / "lint_rules" / "examples" / "2021.txt").read_text(encoding="utf-8")


def until(words: str) -> reportlint.Result:
    """What is said of a sound report that ends with `words`."""
    return reportlint.check(SOUND[: SOUND.index(words) + len(words)])


def said(result: reportlint.Result) -> set[str]:
    return {finding.code for finding in result.findings}


def undecided(result: reportlint.Result) -> dict[str, str]:
    return {entry.code: entry.reason for entry in result.unverified if entry.code and "正文到" in entry.reason}


@pytest.mark.parametrize("last", ["2.重复申请", "3.危及“三安全一稳定”\t0\t0", "行政许可\t412"])
def test_within_a_table(last: str) -> None:
    result = until(last)
    assert "FMT-06" not in said(result)
    assert "中间为止" in undecided(result)["FMT-06"]
    assert "STR-01" in said(result), "of the sections that follow nothing was read, either"


@pytest.mark.parametrize("last", ["三、", "三、收到和处理", "三、收到和处理政府信息公开申请情况"])
def test_behind_a_heading(last: str) -> None:
    result = until("\n" + last)
    assert said(result) >= {"STR-01"}
    assert not said(result) & {"STR-04", "STR-12"}
    assert "STR-12" in undecided(result)
    assert ("STR-04" in undecided(result)) == (last != "三、收到和处理政府信息公开申请情况")


def test_a_row_left_out_of_a_whole_report_is_missing() -> None:
    assert "FMT-06" in said(reportlint.check(SOUND.replace("\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n", "")))


def test_last_heading_that_says_something_else_is_altered() -> None:
    altered = SOUND[: SOUND.index("六、其他需要报告的事项")] + "六、其他需要汇报的事项"
    assert "STR-04" in said(reportlint.check(altered))
