"""One cause, one finding: what is wrong in one place of a sound report is told once, under the code that names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.check import check
from reportlint.check.options import Options
from reportlint.read.narrowing import narrow
from reportlint.recognise import recognise
from reportlint.values import Source
from tests.shipped import pack

SOUND = Path(__file__).resolve().parent.parent / "lint_rules" / "examples" / "2021.txt"
FEES = "行政事业性收费\t35.65"
SIX = "六、其他需要报告的事项"
NOTHING = "2023年，我局依据《政府信息公开信息处理费管理办法》收取信息处理费0元。除此之外，没有其他需要报告的事项。"
PAID = ("收取信息处理费0元", "收取信息处理费120元")
TABLE = SOUND.read_text(encoding="utf-8").partition("诉讼情况\n\n")[2].partition("\n\n五、")[0]
CASES = "1\t0\t0\t1\t2\t0\t0\t0\t0\t0\t1\t0\t0\t0\t1"


def codes(*changes: tuple[str, str]) -> list[str]:
    """The codes of what is said of the sound report with these changes, hints left out."""
    text = SOUND.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    report = recognise(Source("example", text, narrow(text)), pack())
    return [finding.code for finding in check(report, pack(), Options()).findings if finding.severity != "info"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([(SIX, ""), (NOTHING, "")], ["STR-01"]),
        ([(NOTHING, "")], ["STR-13"]),
        ([(NOTHING, "无。")], ["TXT-02"]),
        ([(FEES, "行政事业性收费\t"), PAID], ["T2-01"]),
        ([(FEES, "行政事业性收费\t—"), PAID], ["T2-03"]),
        ([(FEES, "行政事业性收费\t-35.65"), PAID], ["T2-04"]),
        ([(FEES, "行政事业性收费\t0"), PAID], ["NUM-21"]),
        ([("行政规范性文件\t3\t", "行政规范性文件\t-3\t")], ["T2-04"]),
        ([("行政规范性文件\t3\t", "行政规范性文件\t3.5\t")], ["T2-21"]),
        ([("行政规范性文件\t3\t", "行政规范性文件\t4\t"), ("行政处罚\t57", "行政处罚\t-57")], ["T2-26", "T2-04"]),
        ([("重复申请\t0\t0\t0", "重复申请\t0\t0\t-1")], ["T2-04"]),
        ([("相关政府信息\t6\t1\t0\t0\t0\t0\t7", "相关政府信息\t6\t1\t0\t0\t0\t0\t9")], ["T3-02", "T3-03"]),
        ([(CASES, CASES.replace("1\t2", "-1\t2", 1))], ["T2-04"]),
        ([(TABLE, "各项均为0。")], ["TXT-21"]),
        ([(TABLE, "")], ["STR-12"]),
    ],
)
def test_what_is_told_of_one_cause(changes: list[tuple[str, str]], told: list[str]) -> None:
    assert codes(*changes) == told


def test_an_overview_of_nothing_but_its_preamble_is_called_empty_alone() -> None:
    text = SOUND.read_text(encoding="utf-8")
    head, _, rest = text.partition("一、总体情况")
    preamble = "根据《中华人民共和国政府信息公开条例》规定编制本报告，所列数据的统计期限为全年。" * 8
    text = f"{head}一、总体情况\n\n{preamble}\n\n二、" + rest.partition("\n二、")[2]
    report = recognise(Source("example", text, narrow(text)), pack())
    told = [finding.code for finding in check(report, pack(), Options()).findings]
    assert "STR-06" in told
    assert "TXT-05" not in told


def test_a_table_without_applications() -> None:
    """What the prose says of applications is held against an empty table once a number, whatever it says of them."""
    text = re.sub(r"(?m)(?<!\d)(?:\t\d+){7}$", "\t0" * 7, SOUND.read_text(encoding="utf-8"))
    told = "2023年共收到政府信息公开申请38件，办结38件，1件结转下年度，答复率100%。"
    text = re.sub("2023年共收到政府信息公开申请38件.*", told, text)
    report = recognise(Source("example", text, narrow(text)), pack())
    result = check(report, pack(), Options(select=("T3-13", "T3-14", "TXT-09")))
    assert {finding.code for finding in result.findings} == {"T3-14"}
