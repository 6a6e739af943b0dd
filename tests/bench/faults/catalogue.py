"""Faults of the wider catalogue that need the facts, the tables or the chapters."""

from __future__ import annotations

from tests.bench.draft import Table, mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import BOTH, FORM, NEW, Plan, UnplantableError, fault, other_number
from tests.bench.faults.review import FULL

MORE = "catalogue"
BIG = Wants(applications=True, least=60)


def _t2(plan: Plan, row: str, **values: int) -> None:
    plan.facts_with(t2={**plan.facts.t2, row: {**plan.facts.t2[row], **values}})


def _mark_cells(plan: Plan, table: str, row: str, *columns: int) -> None:
    where = plan.draft.table(table).row(row)
    for column in columns:
        where.cells[column] = mark(where.cells[column])
    plan.names.append(where.label)


@fault("STR-05", "warning", BOTH, needs="title", stage=MORE)
def five_parts(plan: Plan) -> None:
    for n, text in enumerate(plan.draft.preamble):
        for right, wrong in (("六个部分", "五个部分"), ("六部分", "七部分")):
            if right in text:
                plan.draft.preamble[n] = text.replace(right, mark(wrong), 1)
                return
    raise UnplantableError("no list of parts")


@fault("STR-07", "warning", NEW, stage=MORE, also="STR-09 STR-08")
def aspect_missing(plan: Plan) -> None:
    section = plan.draft.section("s1")
    at = next((n for n, part in enumerate(section.body) if str(part)[:3] in ("（四）", "四是平")), 0)
    if not at:
        raise UnplantableError("no headings")
    del section.body[at : at + (2 if len(str(section.body[at])) < 20 else 1)]
    for n, part in enumerate(section.body):
        section.body[n] = str(part).replace("（五）", "（四）").replace("五是监督", "四是监督").replace("平台", "渠道")
    section.heading = mark(section.heading)
    plan.names += ["平台建设", "总体情况"]


@fault("STR-08", "warning", BOTH, wants=Wants(kind="government"), stage=MORE, also="STR-07")
def no_word_on_assessment(plan: Plan) -> None:
    section = plan.draft.section("s1")
    for n, part in enumerate(section.body):
        text = str(part)
        if "考核" in text:
            head = text[: text.index("。") + 1] if text.startswith(("（五）", "五是")) and text.index("。") < 14 else ""
            section.body[n] = head + "明确分管负责同志和责任科室，加强业务培训，监督保障有力。"
    section.heading = mark(section.heading)
    plan.names += ["工作考核", "社会评议", "责任追究"]


@fault("STR-15", "warning", BOTH, stage=MORE, also="TXT-01")
def only_problems(plan: Plan) -> None:
    section = plan.draft.section("s5")
    text = plan.pick(
        "政策解读形式不够丰富，主动公开的深度有待拓展，工作人员力量薄弱，个别栏目更新不够及时。",
        "依申请公开答复的规范性不强，与公众互动不够充分，部分信息的公开不够全面，队伍力量薄弱。",
    )
    section.body = [mark(text)]
    plan.names.append("存在的主要问题及改进情况")


@fault("T2-12", "info", NEW, needs="t2", wants=Wants(kind="department"), stage=MORE, also="T2-08")
def too_many_documents(plan: Plan) -> None:
    if plan.facts.organ.level != "county":
        raise UnplantableError("not a county organ")
    made = plan.rng.randint(45, 120)
    _t2(plan, "normdoc", made=made, repealed=3, valid=made + 30)
    _mark_cells(plan, "t2", "normdoc", 0)


@fault("T2-18", "warning", FORM, needs="t2", stage=MORE)
def purchases_without_money(plan: Plan) -> None:
    _t2(plan, "procurement", projects=plan.rng.randint(2, 20), amount=0)
    _mark_cells(plan, "t2", "procurement", 0, 1)


@fault("T2-19", "info", FORM, needs="t2", stage=MORE)
def cheap_purchases(plan: Plan) -> None:
    _t2(plan, "procurement", projects=plan.rng.randint(20, 50), amount=0)
    where = plan.draft.table("t2").row("procurement")
    where.cells[1] = mark("1200元")
    plan.names.append("政府集中采购")


@fault("T2-26", "error", NEW, needs="t2", accept="T3-13", also="T3-13 NUM-04", stage=MORE)
def documents_in_prose(plan: Plan) -> None:
    slot = plan.pick("made", "valid")
    row = plan.facts.t2["normdoc"]
    plan.compose(**{slot: str(other_number(plan.rng, int(row[slot]), *(int(value) for value in row.values())))})


@fault("T2-27", "warning", NEW, needs="t2", stage=MORE)
def more_published_than_decided(plan: Plan) -> None:
    _t2(plan, "penalty", decisions=plan.rng.randint(20, 900))
    number = mark(str(int(plan.facts.t2["penalty"]["decisions"]) + plan.rng.randint(5, 400)))
    section = plan.draft.section("s1")
    section.body.append(f"全年主动公开行政处罚决定信息{number}条。")
    plan.names.append("行政处罚")


@fault("T3-09", "info", BOTH, needs="t3", wants=BIG, stage=MORE, also="T3-13")
def all_refused(plan: Plan) -> None:
    t3 = dict(plan.facts.t3)
    moved = [a + b for a, b in zip(t3["granted"], t3["partial"], strict=True)]
    t3["deny.7"] = tuple(a + b for a, b in zip(t3["deny.7"], moved, strict=True))
    t3["granted"] = t3["partial"] = (0,) * 7
    plan.facts_with(t3=t3)
    _mark_cells(plan, "t3", "granted", 6)


@fault("T3-16", "info", NEW, needs="t3", wants=BIG, stage=MORE, also="T3-09")
def nearly_all_other(plan: Plan) -> None:
    t3 = dict(plan.facts.t3)
    for row in list(t3):
        if row.startswith(("granted", "partial", "deny", "unable", "noproc")):
            keep = tuple(value // 8 for value in t3[row][:6])
            gone = tuple(a - b for a, b in zip(t3[row][:6], keep, strict=True))
            t3[row] = (*keep, sum(keep))
            other = tuple(a + b for a, b in zip(t3["other.3"][:6], gone, strict=True))
            t3["other.3"] = (*other, sum(other))
    plan.facts_with(t3=t3)
    _mark_cells(plan, "t3", "other.3", 6)


@fault("T3-08", "warning", BOTH, needs="t3", wants=FULL, accept="T3-02 T3-03 T3-01", also="T3-13", stage=MORE)
def numbers_one_row_off(plan: Plan) -> None:
    data = plan.draft.table("t3").data
    at = next(n for n, row in enumerate(data) if row.id == "done")
    cells = [row.cells for row in data[at - 5 : at + 1]]
    for row, values in zip(data[at - 5 : at + 1], [cells[-1], *cells[:-1]], strict=True):
        row.cells = [mark(text) for text in values]


@fault("T3-17", "warning", BOTH, needs="t3", wants=FULL, accept="T3-13 NUM-02", also="T3-13 NUM-02 NUM-01", stage=MORE)
def applicants_in_prose(plan: Plan) -> None:
    new, carry = plan.facts.t3["new"], plan.facts.t3["carry"]
    slot = plan.pick("np", "legal")
    right = new[0] if slot == "np" else new[6] - new[0]
    pool = right + (carry[0] if slot == "np" else carry[6] - carry[0])
    plan.compose(**{slot: str(other_number(plan.rng, right, pool, pool - right))})


@fault(
    "T4-05",
    "warning",
    BOTH,
    needs="t4",
    wants=Wants(applications=False),
    accept="T4-06",
    also="T4-06 T4-03",
    stage=MORE,
)
def more_cases_than_applications(plan: Plan) -> None:
    plan.facts_with(t4={"review": (9, 1, 3, 2, 15), "direct": (6, 0, 1, 0, 7), "after": (0, 0, 0, 0, 0)})
    _mark_cells(plan, "t4", "cases", 4, 9)
    plan.names.append("行政复议")


@fault("T4-09", "info", BOTH, needs="t4", wants=Wants(applications=True, reviews=False, least=1500), stage=MORE)
def thousands_and_no_case(plan: Plan) -> None:
    _mark_cells(plan, "t4", "cases", 4, 9, 14)
    plan.names += ["行政复议", "行政诉讼"]


@fault("NUM-21", "error", NEW, needs="t2", stage=MORE, accept="NUM-02", also="NUM-09 NUM-10 TXT-03")
def information_fees_do_not_add_up(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    total = mark("2950元")
    plan.draft.section("s6").body = [f"全年共收取信息处理费{total}，其中办公室420元、规划科290元、审批科1600元。"]


@fault("NUM-22", "info", NEW, needs="t2", wants=Wants(applications=True, fees=True), stage=MORE, also="NUM-09 NUM-10")
def odd_information_fee(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    plan.draft.section("s6").body = [f"{plan.facts.year}年共收取政府信息公开信息处理费{mark('137元')}。"]


@fault("NUM-23", "warning", BOTH, needs="t3", wants=FULL, accept="NUM-02 NUM-01", also="NUM-02 NUM-01", stage=MORE)
def channels_do_not_add_up(plan: Plan) -> None:
    plan.compose(web=str(plan.facts.total("new") + plan.rng.randint(2, 30)))


@fault("TXT-03", "warning", NEW, needs="t2", wants=Wants(fees=True), accept="TXT-02", also="TXT-02", stage=MORE)
def fee_list_instead(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!fee-list")
    body = plan.draft.section("s6").body
    body[:] = [mark(str(part)) for part in body if "行政事业性收费" in str(part)]


@fault("TXT-16", "info", BOTH, accept="STR-04", also="STR-04 STR-03 STR-01", stage=MORE)
def dirt_in_heading(plan: Plan) -> None:
    section = plan.draft.section("s5")
    section.heading = mark("l") + section.heading


@fault("TXT-19", "info", BOTH, stage=MORE)
def cut_off(plan: Plan) -> None:
    section = plan.draft.section("s5")
    last = str(section.body[-1])
    section.body[-1] = last[:-6] + mark(last[-6:-3])


@fault("TXT-23", "info", BOTH, needs="title", skip="M", stage=MORE)
def no_contact(plan: Plan) -> None:
    for n, text in enumerate(plan.draft.preamble):
        at = min((text.find(word) for word in ("如对本报告", "公众如有疑问", "联系地址") if word in text), default=-1)
        plan.draft.preamble[n] = text[:at] if at >= 0 else text
    plan.draft.title += mark()
    plan.names += ["联系", "电话"]


@fault("OLD-03", "info", ("2008",), stage=MORE)
def no_statistics(plan: Plan) -> None:
    if plan.facts.year < 2014 or plan.facts.statistics:
        raise UnplantableError("before 2014 or attached")
    plan.draft.signature += mark()
    plan.names += ["统计表"]


@fault("OLD-04", "error", ("2008",), needs="t3", stage=MORE)
def statistics_do_not_add_up(plan: Plan) -> None:
    if not plan.facts.statistics:
        raise UnplantableError("no table")
    table = next(part for section in plan.draft.sections for part in section.body if isinstance(part, Table))
    label = plan.pick("3.网络", "1.按时")
    row = next(row for row in table.rows if row.label.startswith(label))
    row.cells[1] = mark(str(int(row.cells[1]) + plan.rng.randint(1, 9)))
    plan.names += ["申请数", "办结数"]
