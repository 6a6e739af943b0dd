"""Faults of the chapters: missing, doubled, renamed, out of order, empty, or with the template's words left in."""

from __future__ import annotations

from copy import deepcopy

from tests.bench.draft import Section, Table, mark
from tests.bench.faults.registry import ALL, BOTH, Plan, UnplantableError, fault

AFTER = "STR-03 STR-05 STR-14 TXT-02 STR-13"
_NUMBERS = "一二三四五六七"


def _numberless(heading: str) -> str:
    return heading.partition("、")[2]


def _hole(plan: Plan, at: int) -> None:
    """Mark the gap before section number `at`, at the end of what stands before it and at what comes after."""
    sections = plan.draft.sections
    if at < len(sections):
        sections[at].heading = mark() + sections[at].heading
    else:
        plan.draft.signature = mark() + plan.draft.signature
    if at:
        last = sections[at - 1].body
        if last and isinstance(last[-1], str):
            last[-1] += mark()


@fault("STR-01", "error", BOTH, also=AFTER + " STR-06 STR-07 STR-08 STR-15 T3-13")
def section_missing(plan: Plan) -> None:
    at = plan.rng.choice((0, 4, 5, 5))
    plan.names.append(_numberless(plan.draft.sections[at].heading))
    del plan.draft.sections[at]
    _hole(plan, at)


@fault("STR-01", "error", BOTH, accept="STR-12", also=AFTER)
def table_section_missing(plan: Plan) -> None:
    at = plan.rng.choice((1, 2, 3))
    plan.names.append(_numberless(plan.draft.sections[at].heading))
    del plan.draft.sections[at]
    _hole(plan, at)


@fault("STR-01", "warning", BOTH, also=AFTER)
def heading_missing(plan: Plan) -> None:
    at = plan.rng.choice((1, 2, 3))
    section = plan.draft.sections[at]
    plan.names.append(_numberless(section.heading))
    plan.draft.sections[at - 1].body += section.tables()
    _hole(plan, at)
    for table in section.tables():
        row = table.rows[0]
        cells = row.lead or row.cells
        cells[0] = mark() + cells[0]
    del plan.draft.sections[at]


@fault("STR-02", "error", BOTH, accept="STR-04", also="STR-01 STR-03 STR-04 STR-05 STR-13 STR-06 STR-14")
def obsolete_chapters(plan: Plan) -> None:
    sections = plan.draft.sections
    sections[0].heading = "一、" + mark("概述")
    extra = Section(
        "extra",
        "五、" + mark(plan.pick("政府信息公开的收费及减免情况", "收费及减免情况")),
        ["本年度没有收取政府信息公开费用，无减免情况。"],
    )
    sections.insert(4, extra)
    for at in (5, 6):
        sections[at].heading = f"{_NUMBERS[at]}、{_numberless(sections[at].heading)}"
    plan.names += ["概述", "收费及减免"]


@fault("STR-03", "warning", BOTH, also="STR-01 STR-13")
def sections_exchanged(plan: Plan) -> None:
    sections = plan.draft.sections
    sections[4], sections[5] = sections[5], sections[4]
    for at in (4, 5):
        sections[at].heading = mark(sections[at].heading)


@fault("STR-03", "warning", BOTH, also="STR-01 STR-13")
def numeral_wrong(plan: Plan) -> None:
    at = plan.rng.randrange(6)
    heading = plan.draft.sections[at].heading
    wrong = plan.rng.choice([n for n in range(7) if n != at])
    plan.draft.sections[at].heading = mark(f"{_NUMBERS[wrong]}、{_numberless(heading)}")
    plan.names.append(_numberless(heading))


@fault("STR-03", "warning", BOTH, also="STR-01 STR-04")
def contents_renumbered(plan: Plan) -> None:
    for at in range(2, 6):
        section = plan.draft.sections[at]
        section.heading = mark(f"{_NUMBERS[at - 1]}、{_numberless(section.heading)}")


_RENAMED = {
    0: ("一、基本情况", "一、总体概述", "一、政务公开工作情况", "一、概述"),
    1: ("二、主动公开情况", "二、主动公开信息的情况"),
    2: ("三、依申请公开情况", "三、收到和处理申请情况"),
    3: ("四、行政复议、行政诉讼情况", "四、复议诉讼情况"),
    4: ("五、存在问题及改进情况", "五、存在的问题和下一步工作打算", "五、下一步工作", "五、存在的不足及改进措施"),
    5: ("六、其他需要汇报事项", "六、其他事项", "六、需要说明的事项"),
}


@fault("STR-04", "warning", BOTH, accept="STR-02", also="STR-01")
def section_renamed(plan: Plan) -> None:
    at = plan.rng.choice((0, 1, 2, 3, 4, 4, 5, 5))
    plan.names.append(_numberless(plan.draft.sections[at].heading))
    plan.draft.sections[at].heading = mark(plan.rng.choice(_RENAMED[at]))


@fault("STR-06", "error", BOTH, also="STR-07 STR-08 STR-13 TXT-02")
def general_part_empty(plan: Plan) -> None:
    section = plan.draft.section("s1")
    section.heading = mark(section.heading)
    text = plan.pick(
        "",
        "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。",
        f"{plan.facts.year}年工作情况报告如下。",
    )
    section.body = [text] if text else []
    plan.names.append("总体情况")


def _numbered(plan: Plan) -> list[tuple[Section, int]]:
    out = [
        (section, n)
        for section in plan.draft.sections
        for n, part in enumerate(section.body)
        if isinstance(part, str) and section.id == "s1" and part[:1] == "（" and part[2:3] == "）"
    ]
    if len(out) < 5:
        raise UnplantableError("no numbered headings")
    return out


@fault("STR-09", "info", BOTH, also="STR-07 STR-10")
def sub_number_broken(plan: Plan) -> None:
    places = _numbered(plan)
    at = plan.rng.randrange(1, 5)
    section, n = places[at]
    wrong = plan.rng.choice([number for number in range(6) if number != at])
    text = str(section.body[n])
    section.body[n] = mark(f"（{_NUMBERS[wrong]}）") + text[3:]


@fault("STR-09", "info", BOTH, also="STR-07 STR-10")
def first_number_missing(plan: Plan) -> None:
    section, n = _numbered(plan)[0]
    section.body[n] = str(section.body[n])[3:]
    section, n = _numbered_rest(plan)[0]
    section.body[n] = mark(str(section.body[n])[:3]) + str(section.body[n])[3:]


def _numbered_rest(plan: Plan) -> list[tuple[Section, int]]:
    section = plan.draft.section("s1")
    return [(section, n) for n, part in enumerate(section.body) if isinstance(part, str) and part.startswith("（二）")]


@fault("STR-11", "error", BOTH, also="STR-14")
def instruction_left(plan: Plan) -> None:
    section = plan.draft.section(plan.pick("s2", "s3", "s4"))
    section.body.insert(0, mark(plan.pick("该部分以表格形式报告。表格如下：", "该部分以表格形式报告。", "表格如下：")))


@fault("STR-11", "error", ALL)
def placeholder_left(plan: Plan) -> None:
    text = plan.pick(
        "XX局高度重视政府信息公开工作。",
        "（此处填写工作亮点）",
        "全年召开专题会议××次。",
        "（文字描述，收取信息处理费情况在此处报告。）",
        "XX年共组织培训XX次。",
    )
    sections = [section for section in plan.draft.sections if section.body and isinstance(section.body[-1], str)]
    plan.rng.choice(sections).body.append(mark(text))


@fault("STR-12", "error", BOTH, skip="M", also="STR-13 FMT-06 T3-13")
def table_absent(plan: Plan) -> None:
    section = plan.draft.section(plan.pick("s2", "s3", "s4"))
    section.body = []
    section.heading = mark(section.heading)
    plan.names.append(_numberless(section.heading).strip("\ue001"))


@fault("STR-13", "error", BOTH, also="STR-03 TXT-01 NUM-04 XD-05")
def section_twice(plan: Plan) -> None:
    at = plan.rng.choice((2, 4, 5))
    copy = deepcopy(plan.draft.sections[at])
    copy.heading = mark(copy.heading)
    plan.draft.sections.insert(at + 1, copy)


@fault("STR-13", "error", BOTH, also="TXT-02")
def last_section_empty(plan: Plan) -> None:
    section = plan.draft.section("s6")
    section.body = []
    section.heading = mark(section.heading)


__all__ = ["Table"]
