"""Reports of the years without a form that have no title, and papers with the same chapters that are none."""

from __future__ import annotations

import pytest

import reportlint

BODY = """一、概述
{year}青禾县水产局配备兼职人员2名。
二、主动公开情况
主动公开信息96条。
三、依申请公开情况
未收到申请。
四、收费及减免情况
没有收费。
五、行政复议和诉讼情况
没有发生。
六、存在的主要问题及改进情况
更新不够及时，将按月更新。
"""
LINES = """2012年，青禾县水产局政府信息公开工作有序推进，现将2012年度政府信息公开工作年度报告如下：
主动公开政府信息96条。
未收到信息公开申请，没有收费。
没有发生行政复议。
存在的不足是更新不够及时。
"""
PARTS = """编制本局2012年度政府信息公开报告，并向社会公开。
一、政务公开情况
（一）主动公开政府信息情况。2012年，我局主动公开政府信息96条。
（二）依申请公开政府信息情况。未收到政府信息公开申请。
（三）政府信息公开的收费情况。没有收取任何费用。
（四）因政府信息公开申请行政复议、提起行政诉讼情况。没有发生。
二、主要工作措施
组织学习2次。
"""
PERIOD = "统计期限自2008年5月1日《条例》施行之日起，至2008年12月31日止。\n"
TORN = f"2012年主动公开信息96条。\n{BODY[BODY.index('三、') : BODY.index('六、')]}青禾县水产局\n2013年1月9日\n"
GUIDE = """编制本指南，方便查询。
一、主动公开情况
2012年起公开的信息共9类。
二、依申请公开情况
未写明地址的不予受理。
三、收费情况
没有其他费用。
青禾县水产局
2013年3月1日
"""
NOTICE = "青禾县人民政府办公室关于编制2012年度政府信息公开工作年度报告的通知\n"


def verdict(text: str) -> tuple[str, int | None]:
    """The name of what is not verified, if all is, and the year."""
    result = reportlint.check(text)
    whole = [entry.name for entry in result.unverified if entry.code is None]
    return "".join(whole), result.year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (BODY.format(year="2012年"), 2012),
        (PERIOD + BODY.format(year=""), 2008),
        ("本报告是青禾县水产局编制的2012年度政府信息公开工作年度报告。\n" + BODY.format(year=""), 2012),
        (LINES, 2012),
        (PARTS, 2012),
        (TORN, 2012),
    ],
)
def test_report_without_a_title(text: str, year: int) -> None:
    assert verdict(text) == ("", year)


@pytest.mark.parametrize("text", [GUIDE, NOTICE + BODY.format(year="2012年"), LINES.replace("现将", "比照")])
def test_paper_that_is_no_report(text: str) -> None:
    assert verdict(text)[0] == "not-a-report"
