"""Any text whatsoever gives a report, and every span slices back to what it names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token

from reportlint.compile.grammar import parser
from reportlint.read.narrowing import narrow
from reportlint.recognise import recognise
from reportlint.values import Report, Source
from tests.drawn import LAYOUTS, draw, render
from tests.shipped import pack

ROOT = Path(__file__).resolve().parent.parent
YEARS = {"2019": 2020, "2021": 2024}


@cache
def sound(edition: str, layout: str) -> str:
    return render(draw(pack().forms[edition], YEARS[edition]), layout, YEARS[edition])


def read(text: str) -> Report:
    return recognise(Source("report.txt", text, narrow(text)), pack())


def hold_spans(report: Report) -> None:
    text = report.source.text
    spans = [(s.start, s.end) for s in report.sections] + [(s.body_start, s.body_end) for s in report.sections]
    spans += [(r.start, r.end) for r in report.repairs] + [(y.start, y.end) for y in report.years]
    spans += [(d.start, d.end) for d in report.dates] + [(q.start, q.end) for q in report.quantities]
    spans += [(c.start, c.end) for c in report.claims] + [(p.start, p.end) for p in report.parts]
    spans += [(c.start, c.end) for t in report.tables.values() for r in t.rows.values() for c in r.cells.values()]
    spans += [span for t in report.tables.values() for span in t.labels.values()]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    for section in report.sections:
        assert text[section.start : section.end] == section.title
    for table in report.tables.values():
        for row in table.rows.values():
            for cell in row.cells.values():
                if cell.number is not None and cell.status in ("VALUE", "ZERO"):
                    assert any(char.isdigit() for char in text[cell.start : cell.end])


@pytest.mark.parametrize("edition", YEARS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_lark_accepts_what_was_recognised(edition: str, layout: str) -> None:
    """The stream of what was recognised is a sentence of the grammar, says lark's own parser."""
    report = read(sound(edition, layout))
    form = pack().forms[edition]
    tokens = [(section.start, section.id.upper()) for section in report.sections if section.id.startswith("s")]
    for table in report.tables.values():
        tokens.append((table.start - 1, table.id.upper()))
        mandated = form.tables[table.id]
        tokens += [
            (table.labels[element.id][0], element.id.upper())
            for element in mandated.elements
            if not element.free and element.role in ("block", "group") and element.id in table.labels
        ]
        for name, row in table.rows.items():
            if name not in mandated.bare:
                tokens.append((row.start, name.upper()))
            tokens += [(c.start, mandated.domains[name, column]) for column, c in row.cells.items()]
    stream = ["TITLE", "PROSE"]
    for _, kind in sorted(tokens, key=lambda token: token[0]):
        stream.append(kind)
        if kind in ("S1", "S5", "S6"):
            stream.append("PROSE")
        stream += [
            element.id.upper()
            for table in form.tables.values()
            for element in table.elements
            if element.parent == kind.lower() and element.role in ("head", "column") and not element.free
        ]
    stream.append("PROSE")
    grammar = parser(ROOT / "grammar" / f"report-{edition}.lark")
    grammar.parse([Token(kind, "") for kind in stream])


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    hold_spans(read(text))


@given(st.data())
def test_mutilated_report(data: st.DataObject) -> None:
    """Pieces of a sound report in any order, with noise between them."""
    text = sound(data.draw(st.sampled_from(sorted(YEARS))), data.draw(st.sampled_from(LAYOUTS)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    order = data.draw(st.permutations(pieces))
    noise = data.draw(
        st.sampled_from(["", "\n", "\t", "|", " 0 ", "- 4 -\n", "其他", "总计\t1\t2", "二〇二四年", "（", "9" * 40])
    )
    hold_spans(read(noise.join(order)))


@given(st.text(alphabet="一二三四、0123456789\t\n|。，其中总计其他本年新收政府信息公开申请数量件（）", max_size=300))
def test_hostile_alphabet(text: str) -> None:
    hold_spans(read("三、收到和处理政府信息公开申请情况\n" + text))


def test_nothing_is_no_report() -> None:
    report = read("")
    assert report.refusal is not None
    assert report.refusal[0] == "not-a-report"


def test_two_reports_in_one_file() -> None:
    one = sound("2021", "tabs")
    other = one.replace("青禾县林业局", "云汀市档案局")
    report = read(one + "\n" + other)
    assert report.refusal is not None
    assert report.refusal[0] == "several-reports"


def test_second_copy_with_another_figure_is_not_passed_over() -> None:
    one = sound("2021", "tabs")
    at = one.index("三、收到和处理")
    figure = next(i for i, char in enumerate(one) if i > at and char == "0")
    report = read(one + "\n" + one[:figure] + "7" + one[figure + 1 :])
    assert report.refusal is not None
    assert report.refusal[0] == "several-reports"


def test_report_given_twice_on_a_page_is_not_several() -> None:
    one = sound("2021", "tabs")
    report = read(one + "\n" + one)
    assert report.refusal is None
    (again,) = report.repairs
    assert (again.kind, again.role, again.start) == ("doubled", "report", len(one) + 1)
    assert not read(one).repairs


def test_rows_of_a_table_that_stands_elsewhere_too_are_no_headings() -> None:
    one = sound("2021", "tabs")
    at, end = one.index("（本列数据"), one.index("四、政府信息公开行政复议")
    report = read(one + "\n" + one[at:end])
    assert [heading for section in report.sections for heading in section.headings if heading.start >= len(one)] == []


def test_a_sentence_that_the_page_has_cut_is_no_heading() -> None:
    said = "全年依法公开各类政府信息一百二十六条，没有因\n政府信息公开工作被申请行政复议、提起行政诉讼的情况。\n"
    one = sound("2021", "tabs")
    report = read(one.replace("二、主动公开政府信息情况", said + "二、主动公开政府信息情况", 1))
    assert not report.repairs
    assert [section.id for section in report.sections].count("s4") == 1


TITLE = "收到和处理政府信息公开申请情况"


def test_the_words_of_a_title_open_no_second_section() -> None:
    one = sound("2021", "tabs")
    index = "\n".join(re.findall(r"(?m)^[一二三四五六]、\S+$", one))
    for echo in (
        one.replace(f"三、{TITLE}", f"三、{TITLE}\n{TITLE}"),
        one.replace("二、主动公开", f"{TITLE}\n按期答复。\n二、主动公开", 1),
        one + "\n目录\n" + index,
    ):
        assert echo != one
        assert not read(echo).repairs


@pytest.mark.parametrize("other", ["依申请公开政府信息和不予公开政府信息的情况", "依申请公开情况"])
def test_a_section_of_another_name_is_found_in_a_single_line(other: str) -> None:
    one = " ".join(sound("2021", "spaces").split()).replace("。", "。 ")
    report = read(one.replace(f"三、{TITLE}", f"三、{other}"))
    assert [(repair.kind, repair.element) for repair in report.repairs] == [("renamed", "s3")]


def test_chapters_beyond_the_form_are_found_in_a_single_line() -> None:
    one = (Path(__file__).parents[1] / "examples" / "sound" / "2014.txt").read_text("utf-8").partition("附：")[0]
    chapters = re.findall(r"(?m)^[一二三四五六七]、\S+", one)
    found = [section.title for section in read(" ".join(one.split())).sections]
    assert len(chapters) > 5
    assert [title for title in found if title[1:2] == "、"] == chapters


def test_a_second_table_under_the_title_is_a_second_section() -> None:
    one = sound("2021", "tabs")
    at, end = one.index(f"三、{TITLE}"), one.index("四、政府")
    for title in (f"三、{TITLE}", TITLE):
        again = one[:end] + title + one[at + len(TITLE) + 2 : end] + one[end:]
        assert [(repair.kind, repair.element) for repair in read(again).repairs] == [("doubled", "s3")]


@pytest.mark.parametrize(
    "label", ["发布时间：", "| 发布日期 | ", "| 索引号 | 0001 | 发布时间： | ", "  • 发布日期\n      "]
)
def test_date_ends_with_its_last_sign(label: str) -> None:
    report = read(f"{label}2024-01-10 |\n\n\n" + sound("2021", "tabs"))
    (published,) = [date for date in report.dates if date.role == "published"]
    assert report.source.text[published.start : published.end] == "2024-01-10"


@pytest.mark.parametrize("told", ["现将2024年工作情况报告如下", "现将我局2024年度有关情况和2025年打算汇报如下"])
def test_year_of_what_is_told_counts_where_nothing_else_does(told: str) -> None:
    body = re.sub(r"20\d\d年?", "", sound("2021", "tabs").partition("\n")[2])
    assert read(body).year is None
    assert read(f"{told}。\n{body}").year == 2024


@pytest.mark.parametrize(("edition", "year"), [("2019", 2019), ("2021", 2021)])
@pytest.mark.parametrize("role", ["title", "period"])
def test_one_wrong_year_is_no_other_edition(edition: str, year: int, role: str) -> None:
    one = sound(edition, "tabs")
    shift = year - (read(one).year or 0)
    one = re.sub(r"20\d\d(?=年)", lambda found: str(int(found.group()) + shift), one)
    signed = re.search(r"20\d\d年\d+月\d+日\s*\Z", one)
    title, _, body = one[: signed.start() if signed else None].partition("\n")
    body = body.replace("一、总体情况\n", f"一、总体情况\n{year - 1}年10月机构改革。{year}年是新机构运行的第一年。", 1)
    if role == "title":
        title = title.replace(str(year), str(year - 1))
    else:
        body = re.sub(rf"{year}年(?=1月1日|12月31日)", f"{year - 1}年", body)
    assert read(f"{title}\n{body}").year == year
