"""Where the parts of a report stand: tables at its end, titles over several lines, pages that cut lines."""

from __future__ import annotations

import re

import pytest

from tests.test_tables import ROWS, cells, read, text

TABLED = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")


def at_the_end(captions: tuple[str, str, str], signed: bool) -> str:
    """A report whose sections refer to tables at its end, behind the signature or before it."""
    report, tables = text(), ""
    for heading, caption in zip(TABLED, captions, strict=True):
        body = re.search(rf"{heading}\n\n(.*?\n)(?=\n[三四五]、)", report, re.S)
        assert body
        report = report.replace(body.group(1), "详见所附表格。\n")
        tables += f"{caption}\n{body.group(1)}"
    closing = report.rindex("\n青禾县林业局")
    return f"{report}\n{tables}" if signed else f"{report[:closing]}\n{tables}{report[closing:]}"


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(
    "captions",
    [
        ("表1", "表2", "表3"),
        ("附件1\n青禾县林业局2023年主动公开情况统计表", "附件2", "附件3\n行政复议、行政诉讼情况"),
        (
            "附表一：主动公开政府信息情况表",
            "附表二：收到和处理政府信息公开申请情况表",
            "附表三：行政复议和行政诉讼情况表",
        ),
        tuple(title[2:] for title in TABLED),
        ("附件：\n" + TABLED[0], *TABLED[1:]),
    ],
)
def test_tables_at_the_end(captions: tuple[str, str, str], signed: bool) -> None:
    report = read(at_the_end(captions, signed))
    assert not report.repairs
    assert set(report.tables) == {"t2", "t3", "t4"}
    assert all(cells(report, row) == list(numbers) for row, numbers in ROWS.items())
    assert not report.tables["t2"].rows["fees"].extra
    assert report.sections[-1].id == "closing"
    six = next(section for section in report.sections if section.id == "s6")
    assert "".join(six.flow.text.split()).removesuffix("附件:") == "本年度没有收取信息处理费。"


def test_prose_elsewhere_with_the_words_of_a_table_is_no_table() -> None:
    said = "行政复议结果维持1件，结果纠正0件，其他结果0件，尚未审结0件；未经复议直接起诉0件，复议后起诉0件。\n"
    pictured = re.sub(rf"({TABLED[2]}\n\n).*?\n(?=\n五、)", r"\1详见图片。\n", text(), flags=re.S)
    report = read(pictured.replace("\n二、", f"{said}\n二、", 1))
    assert "t4" not in report.tables


def cut(report: str, width: int) -> str:
    """The report with lines of `width` characters at most, rows of tables aside."""
    return "\n".join(
        line if "\t" in line else "\n".join(line[at : at + width] for at in range(0, max(len(line), 1), width))
        for line in report.split("\n")
    )


@pytest.mark.parametrize("width", [18, 19, 22, 30])
def test_narrow_pages(width: int) -> None:
    said = "全年主动公开政府信息1386条，办理行政许可10286件；其余事项按季公开。" * 5
    whole = text().replace("各项工作按计划完成。", f"各项工作按计划完成。{said}")
    narrow = read(cut(whole, width))
    assert not narrow.repairs
    for before, after in zip(read(whole).sections[1:], narrow.sections[1:], strict=True):
        assert (before.id, before.flow.text) == (after.id, after.flow.text)


@pytest.mark.parametrize("page", ["- 1 -", "12"])
@pytest.mark.parametrize("at", ["2023年12月", "年12月31日", "月1日起"])
def test_a_page_number_inside_the_period(page: str, at: str) -> None:
    report = read(text().replace(at, f"\n{page}\n{at}", 1))
    assert [date[1:4] for date in report.dates if date.role.startswith("period")] == [(2023, 1, 1), (2023, 12, 31)]


def test_a_list_goes_on_behind_a_semicolon() -> None:
    report = read(text().replace("办理平台运行平稳", "予以公开12件，占75%；\n不予公开4件，占25%"))
    one = next(section for section in report.sections if section.id == "s1")
    assert "占75%;不予公开" in one.flow.text


def test_all_sections_under_numbers_in_brackets() -> None:
    report = read(re.sub(r"(?m)^([一二三四五六])、(?=\S+$)", r"（\1）", text()))
    assert not report.repairs
    assert [section.id for section in report.sections] == ["head", "s1", "s2", "s3", "s4", "s5", "s6", "closing"]
