"""Faults of law, names, years and dates."""

from __future__ import annotations

import re

from tests.bench.draft import bare, mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import ALL, BOTH, NEW, Plan, UnplantableError, fault
from tests.bench.wording.head import NOTICES, chinese_number, chinese_year, date

YEARS_ALSO = "DATE-05 STR-05 BAS-08"
_PERIOD = re.compile(r"\d{4}\s*年\s*1\s*月\s*1\s*日.{0,6}?(?:\d{4}\s*年)?\s*12\s*月\s*31\s*日")


@fault("BAS-01", "warning", BOTH, needs="title", also="BAS-02")
def wrong_document_number(plan: Plan) -> None:
    right = NOTICES[plan.edition]
    year, number = ("2021", "30") if plan.edition == "2021" else ("2019", "60")
    wrong = plan.pick(
        f"国办公开办〔{year}〕{number}号",
        f"国办公开函〔{year}〕{number}号",
        f"国办公开办函〔{int(year) - 1}〕{number}号",
        f"国办公开办函〔{year}〕{int(number) + 1}号",
        f"国公开办函〔{year}〕{number}号",
    )
    plan.swap(right, wrong)


@fault("BAS-02", "warning", NEW, needs="title", also="BAS-01")
def notice_of_2019(plan: Plan) -> None:
    plan.swap(NOTICES["2021"], NOTICES["2019"])


@fault("BAS-02", "warning", BOTH, needs="title", also="BAS-01")
def law_of_2008(plan: Plan) -> None:
    old = plan.pick("国务院令第711号", "第五十条")
    plan.swap(old, "国务院令第492号" if old.startswith("国") else plan.pick("第三十一条", "第三十二条"))


@fault("BAS-03", "error", ALL, needs="title", also=YEARS_ALSO)
def year_of_title(plan: Plan) -> None:
    draft, year = plan.draft, plan.facts.year
    draft.title = draft.title.replace(str(year), mark(str(year - 1)))


@fault("BAS-03", "error", ALL, needs="title dates", accept="DATE-05", also=YEARS_ALSO)
def year_of_period(plan: Plan) -> None:
    year = str(plan.facts.year)
    for n, text in enumerate(plan.draft.preamble):
        match = _PERIOD.search(text)
        if match:
            wrong = match[0].replace(year, str(int(year) - 1))
            plan.draft.preamble[n] = text[: match.start()] + mark(wrong) + text[match.end() :]
            return
    raise UnplantableError("no period")


@fault("BAS-03", "error", ALL, needs="title dates", accept="DATE-05", also=YEARS_ALSO)
def first_year_of_period(plan: Plan) -> None:
    year = str(plan.facts.year)
    for n, text in enumerate(plan.draft.preamble):
        match = _PERIOD.search(text)
        if match and match[0].count(year) == 2:
            wrong = match[0].replace(year, str(int(year) - 1), 1)
            plan.draft.preamble[n] = text[: match.start()] + mark(wrong) + text[match.end() :]
            return
    raise UnplantableError("no period of two years")


@fault("BAS-03", "error", ("2008",), also=YEARS_ALSO)
def year_of_caption(plan: Plan) -> None:
    section = plan.draft.sections[-1]
    if section.id != "annex":
        raise UnplantableError("no table")
    section.heading = section.heading.replace(f"{plan.facts.year}年度", mark(f"{plan.facts.year - 1}年度"))


@fault("BAS-03", "warning", ALL, skip="W", also=YEARS_ALSO + " NUM-08")
def year_of_body(plan: Plan) -> None:
    year, we = plan.facts.year, plan.facts.organ.self_names
    first = plan.draft.sections[0]
    for section in (plan.draft.sections[plan.rng.choice((0, 0, 4))], first):
        for n, part in enumerate(section.body):
            if isinstance(part, str) and re.match(rf"{year}年，(?:{'|'.join(we)}|{plan.facts.organ.name}|在)", part):
                section.body[n] = mark(str(year - 1)) + part[4:]
                return
    raise UnplantableError("no such sentence")


@fault("BAS-03", "warning", ALL, also=YEARS_ALSO + " TXT-22")
def year_of_named_report(plan: Plan) -> None:
    organ, year = plan.facts.organ.name, plan.facts.year
    wrong = mark(f"《{organ}{year - 1}年政府信息公开工作年度报告》")
    section = plan.draft.sections[0]
    section.body.append(
        f"{year}年，按要求认真编制了{wrong}。" if plan.rng.random() < 0.5 else f"按时编制并公开{wrong}，接受社会监督。"
    )


@fault("BAS-07", "warning", ALL, needs="title", wants=Wants(kind="department"), also="DATE-07")
def title_without_region(plan: Plan) -> None:
    organ = plan.facts.organ
    plan.draft.title = plan.draft.title.replace(organ.name, mark(organ.short))


@fault("BAS-07", "warning", BOTH, needs="title", also="DATE-07")
def title_of_another_form(plan: Plan) -> None:
    wrong = plan.pick(
        "政府信息公开年度工作报告", "政务公开工作年度报告", "信息公开年报", "政府信息公开工作总结", "政务公开年度报告"
    )
    plan.draft.title = plan.draft.title.replace("政府信息公开工作年度报告", mark(wrong))


def _close(plan: Plan, day: tuple[int, int, int], *, dated: bool = True) -> None:
    plan.facts_with(closing=day, published=day)
    plan.draft.date = mark(date(plan.rng, day))
    if dated:
        plan.draft.published = "{}-{:02}-{:02}".format(*day)
    plan.names.append("{}-{:02}-{:02}".format(*day))


@fault("DATE-01", "warning", BOTH, needs="dates", wants=Wants(kind="department"), also="DATE-06")
def department_late(plan: Plan) -> None:
    _close(plan, (plan.facts.year + 1, plan.rng.randint(2, 5), plan.rng.randint(1, 28)))


@fault("DATE-01", "warning", BOTH, needs="dates", wants=Wants(kind="government"), also="DATE-06")
def government_late(plan: Plan) -> None:
    _close(plan, (plan.facts.year + 1, plan.rng.randint(4, 6), plan.rng.randint(1, 28)))


@fault("DATE-01", "info", BOTH, needs="dates", wants=Wants(kind="township"), also="DATE-06")
def township_late(plan: Plan) -> None:
    _close(plan, (plan.facts.year + 1, plan.rng.randint(2, 3), plan.rng.randint(1, 28)))


@fault("DATE-02", "error", ALL, needs="dates", accept="BAS-03", also="DATE-06 OLD-02")
def dated_in_the_year(plan: Plan) -> None:
    month = plan.rng.choice((1, 1, 2, 12))
    _close(plan, (plan.facts.year, month, plan.rng.randint(3, 28)))


@fault("DATE-03", "warning", ALL, needs="dates", also="DATE-08 DATE-01")
def malformed_date(plan: Plan) -> None:
    year, month, day = plan.facts.closing
    text = plan.pick(
        f"{year}{month}月{day}日",
        f"{str(year)[:2]}{year}年{month}月{day}日",
        f"{year}{month:02}{day:02}日",
        f"{year}年{month}月{day + 31}日",
        f"{year}年1{month + 2}月{day}日",
        f"{year}年2月30日",
    )
    plan.draft.date = mark(text)


@fault("DATE-05", "error", ALL, needs="title dates", accept="BAS-03", also="STR-05")
def period_too_short(plan: Plan) -> None:
    for n, text in enumerate(plan.draft.preamble):
        match = _PERIOD.search(text)
        if match:
            wrong = match[0]
            if plan.rng.random() < 0.6:
                end = plan.pick("11月30日", "12月30日", "12月25日", "10月31日")
                wrong = re.sub(r"12\s*月\s*31\s*日$", end, wrong)
            else:
                wrong = re.sub(r"1\s*月\s*1\s*日", plan.pick("2月1日", "3月1日", "1月10日"), wrong, count=1)
            plan.draft.preamble[n] = text[: match.start()] + mark(wrong) + text[match.end() :]
            return
    raise UnplantableError("no period")


@fault("OLD-02", "error", ("2008",), needs="dates", also="DATE-01 DATE-06")
def old_report_late(plan: Plan) -> None:
    _close(plan, (plan.facts.year + 1, plan.rng.randint(4, 8), plan.rng.randint(1, 28)))


__all__ = ["bare", "chinese_number", "chinese_year"]
