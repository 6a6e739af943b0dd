"""More ways of contradicting tables 3 and 4 in the prose, and of filling them in so that a reader asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.catalogue import BIG, MORE
from tests.bench.faults.more_tables import MARKED, TOPIC, quiet, say, wrong_number
from tests.bench.faults.registry import BOTH, NEW, Plan, UnplantableError, fault
from tests.bench.faults.review import CASES, FULL, PROSE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# ------------------------------------------------------------------------------------------------------------- table 3


@fault("T3-08", "warning", BOTH, needs="t3", wants=FULL, also="T3-13 T3-15", stage=MORE)
def rows_pushed_down_by_zeros(plan: Plan) -> None:
    """A row of zeros put in: the total stands in the last row, what was there is gone with it."""
    if plan.facts.total("next"):
        t3 = dict(plan.facts.t3)
        t3["carry"] = tuple(max(a - b, 0) for a, b in zip(t3["carry"][:6], t3["next"][:6], strict=True))
        t3["new"] = tuple(a - b for a, b in zip(t3["done"][:6], t3["carry"], strict=True))
        for row in ("carry", "new"):
            t3[row] = (*t3[row], sum(t3[row]))
        t3["next"] = (0,) * 7
        plan.facts_with(t3=t3)
    data = plan.draft.table("t3").data
    at = plan.rng.randrange(len(data) - 14, len(data) - 5)
    cells = [row.cells for row in data[at:]]
    for line, written in zip(data[at:], [["0"] * 7, *cells[:-1]], strict=True):
        line.cells = [mark(text) for text in written]
    done, least = plan.facts.t3["done"], plan.facts.total("done")
    if not least or sum(any(plan.facts.t3[row]) for row in plan.facts.t3 if row not in ("new", "carry", "done")) < 3:
        raise UnplantableError(f"too few results {done}")


UNCHARGED = (
    "本年度【未发出信息处理费收费通知】。",
    "{Y}年【尚未启动信息处理费收费程序】。",
    "全年发出信息处理费【收费通知0件】，收取金额0元。",
    "信息处理费收取情况：本年度【暂未开展信息处理费收取工作】。",
    "从未发出收费通知，也【不曾启动】信息处理费收费程序。",
)


@fault("T3-12", "info", NEW, needs="t3", wants=BIG, stage=MORE)
def unpaid_without_a_notice(plan: Plan) -> None:
    t3 = dict(plan.facts.t3)
    column = max(range(6), key=lambda n: t3["granted"][n])
    if t3["granted"][column] < 4:
        raise UnplantableError("no room")
    for row, step in (("granted", -2), ("other.2", 2)):
        values = [value + step * (n == column) for n, value in enumerate(t3[row][:6])]
        t3[row] = (*values, sum(values))
    plan.facts_with(t3=t3, info_fee=0, info_fee_cases=0)
    text = plan.rng.choice(UNCHARGED).replace("{Y}", str(plan.facts.year))
    plan.draft.section("s6").body = [MARKED.sub(lambda match: mark(match[1]), text)]


ONE_KIND = {
    "np": (
        "收到的政府信息公开申请【均为自然人申请】。",
        "从申请人看，政府信息公开申请【全部由自然人提出】。",
        "政府信息公开申请人【均为公民个人】。",
    ),
    "legal": (
        "收到的政府信息公开申请【均为法人申请】。",
        "从申请人看，政府信息公开申请【均由法人或其他组织提出】。",
        "政府信息公开申请【全部由企业提交，均为法人】。",
    ),
}


@fault("T3-17", "warning", BOTH, needs="t3", wants=FULL, stage=MORE)
def all_of_one_kind(plan: Plan) -> None:
    new = plan.facts.t3["new"]
    kind = plan.pick("np", "legal")
    if not (new[6] - new[0] if kind == "np" else new[0]):
        raise UnplantableError("true")
    say(plan, plan.rng.choice(ONE_KIND[kind]), TOPIC)


KINDS = (
    ("政府信息公开申请中，由公民个人提出【{n}件】。", (0,)),
    ("新收的政府信息公开申请，涉及商业企业【{n}件】。", (1,)),
    ("在收到的政府信息公开申请中，商业企业申请【{n}件】。", (1,)),
    ("从政府信息公开申请主体看，法人和其他组织【{n}件】。", (1, 2, 3, 4, 5)),
    ("收到的政府信息公开申请中，法律服务机构提出【{n}件】。", (4,)),
)


@fault("T3-17", "warning", BOTH, needs="t3", wants=FULL, accept="NUM-02", also="NUM-02 NUM-01 NUM-04 T3-13", stage=MORE)
def applicants_in_other_words(plan: Plan) -> None:
    text, columns = plan.rng.choice(KINDS)
    quiet(plan, "自然人|法人|企业")
    rows = [sum(plan.facts.t3[row][n] for n in columns) for row in ("new", "carry", "done")]
    say(plan, text, TOPIC, n=wrong_number(plan, rows[0], rows[0] + rows[1], rows[2]))


SERVICES = (
    "受理【依申请公开事项860件，其中：行政审批700件、公共服务160件】。",
    "全年办理【依申请公开128项，其中，行政许可96项、行政给付20项、其它职权12项】。",
    "本年度【依申请服务事项共860件，其中行政许可700件、行政确认160件】。",
    "【依申请公开办件1260件，其中即办件1100件】，承诺件160件。",
    "受理【依申请公开行政许可事项47件】。",
)


@fault("T3-18", "error", BOTH, also="T3-13 T3-14 NUM-02 TXT-04", stage=MORE)
def services_in_other_words(plan: Plan) -> None:
    say(plan, plan.rng.choice(SERVICES))


RESULTS = (
    ("同意公开【{n}件】。", ("granted",), ("granted", "partial")),
    ("依法予以公开的有【{n}】件。", ("granted",), ("granted", "partial")),
    ("予以公开及部分公开共【{n}】件。", ("granted", "partial"), ()),
    ("全部公开和部分公开【{n}件】。", ("granted", "partial"), ()),
    ("作出部分公开答复【{n}件】。", ("partial",), ()),
    ("答复不予公开的【{n}】件。", ("deny",), ()),
    ("本机关无法提供的【{n}】件。", ("unable",), ()),
    ("不予处理的【{n}】件。", ("noproc",), ()),
)


@fault("T3-13", "error", BOTH, needs="t3", accept="NUM-02", also=PROSE + " NUM-04", wants=FULL)
def results_in_other_words(plan: Plan) -> None:
    text, rows, also = plan.rng.choice(RESULTS)
    quiet(plan, "予以公开|部分公开|不予公开|无法提供")

    def total(names: tuple[str, ...]) -> int:
        return sum(cells[6] for row, cells in plan.facts.t3.items() if row.split(".")[0] in names)

    others = {total(rows), total(also or rows), *(total((row,)) for row in ("new", "carry", "done", "next"))}
    say(plan, "全年办理的政府信息公开申请中，" + text, TOPIC, n=wrong_number(plan, total(rows), *others))


FINISHED = (
    "收到的政府信息公开申请【均已按要求办理完成】。",
    "对收到的政府信息公开申请，目前【已全部答复完毕】。",
    "全部政府信息公开申请【均已按时办结】。",
    "政府信息公开申请【办结率达到100%】。",
    "所收政府信息公开申请【无一结转至下年】。",
    "政府信息公开申请【没有结转到下年度】的情况。",
)


@fault("T3-15", "warning", BOTH, needs="t3", accept="T3-13", also=PROSE, wants=FULL)
def finished_in_other_words(plan: Plan) -> None:
    say(plan, plan.rng.choice(FINISHED), TOPIC)


NOTHING = (
    "{Y}年，本机关【未接到任何政府信息公开申请】。",
    "本年度【没有公民、法人或其他组织向我单位提出政府信息公开申请】。",
    "全年【无政府信息公开申请】事项。",
    "本年度【未受理依申请公开政府信息】。",
    "{Y}年【未收到有关政府信息公开的申请】。",
)


@fault("T3-14", "error", BOTH, needs="t3", accept="T3-13", also=PROSE, wants=FULL)
def none_in_other_words(plan: Plan) -> None:
    quiet(plan, "申请")
    say(plan, plan.rng.choice(NOTHING).replace("{Y}", str(plan.facts.year)), TOPIC)


# ------------------------------------------------------------------------------------------------------------- table 4


def _cases(plan: Plan, review: tuple[int, ...], direct: tuple[int, ...]) -> None:
    plan.facts_with(t4={"review": review, "direct": direct, "after": (0,) * 5})
    quiet(plan, "复议|诉讼")
    where = plan.draft.table("t4").row("cases")
    for column in (4, 9):
        where.cells[column] = mark(where.cells[column])
    plan.names.append("行政复议")


@fault("T4-06", "warning", BOTH, needs="t4", wants=Wants(applications=True, least=20), stage=MORE)
def many_cases_and_no_word(plan: Plan) -> None:
    pool = plan.facts.total("new") + plan.facts.total("carry")
    if not 20 <= pool <= 600:
        raise UnplantableError("too many")
    review = pool * 35 // 100 + 3
    _cases(plan, (review, 0, 0, 0, review), (1, 0, 0, 0, 1))


@fault("T4-05", "warning", BOTH, needs="t4", wants=Wants(applications=True), also="T4-06", stage=MORE)
def more_cases_in_a_small_office(plan: Plan) -> None:
    pool = plan.facts.total("new") + plan.facts.total("carry")
    if pool > 90:
        raise UnplantableError("too many")
    _cases(plan, (pool + 2, 0, 0, 1, pool + 3), (3, 0, 0, 0, 3))


UPHELD = {
    "review": (
        "因政府信息公开被申请行政复议{review}件，【均获维持】。",
        "政府信息公开行政复议案件{review}件，复议机关【均予以维持】。",
        "因政府信息公开引起行政复议{review}件，【结果全部维持】。",
    ),
    "suits": (
        "因政府信息公开被提起行政诉讼{suits}件，【均被维持】。",
        "全年政府信息公开行政诉讼案件{suits}件，判决【结果均为维持】。",
    ),
}


@fault("T4-04", "error", BOTH, needs="t4", also="T4-03", wants=CASES)
def not_all_upheld(plan: Plan) -> None:
    t4 = plan.facts.t4
    kind = plan.pick(*UPHELD)
    groups = ("review",) if kind == "review" else ("direct", "after")
    if sum(t4[group][0] for group in groups) == sum(t4[group][4] for group in groups):
        raise UnplantableError("true")
    quiet(plan, "复议|诉讼")
    numbers = {"review": t4["review"][4], "suits": t4["direct"][4] + t4["after"][4]}
    say(plan, plan.rng.choice(UPHELD[kind]), TOPIC, **numbers)


CASES_SAID: Mapping[str, tuple[str, ...]] = {
    "review": (
        "本机关因政府信息公开被复议【{n}件】。",
        "涉及政府信息公开的行政复议案共【{n}】起。",
        "发生政府信息公开类行政复议【{n}】件。",
    ),
    "suits": (
        "本机关因政府信息公开应诉【{n}件】行政诉讼。",
        "涉及政府信息公开的行政诉讼案共【{n}】起。",
        "政府信息公开类行政诉讼【{n}】件。",
    ),
    "corrected": ("政府信息公开行政复议案件中，被纠正【{n}】件。", "政府信息公开行政复议被依法纠错【{n}】件。"),
}


@fault("T4-04", "error", BOTH, needs="t4", also="T4-03 NUM-01 NUM-02", wants=CASES)
def cases_in_other_words(plan: Plan) -> None:
    kind = plan.pick(*CASES_SAID)
    t4 = plan.facts.t4
    right = {"review": t4["review"][4], "suits": t4["direct"][4] + t4["after"][4], "corrected": t4["review"][1]}[kind]
    quiet(plan, "复议|诉讼")
    say(
        plan,
        plan.rng.choice(CASES_SAID[kind]),
        TOPIC,
        n=wrong_number(plan, right, right, t4["direct"][4], t4["after"][4]),
    )


def _denier(name: str, sentences: tuple[str, ...], groups: tuple[str, ...]) -> Callable[[Plan], None]:
    def plant(plan: Plan) -> None:
        if not sum(plan.facts.t4[group][4] for group in groups):
            raise UnplantableError("true")
        quiet(plan, "复议|诉讼")
        say(plan, plan.rng.choice(sentences), TOPIC)

    plant.__name__ = name
    return plant


fault("T4-03", "error", BOTH, needs="t4", accept="T4-04", wants=CASES)(
    _denier(
        "reviews_denied_in_other_words",
        (
            "全年【未引发行政复议】。",
            "【未出现因政府信息公开引起的行政复议】。",
            "政府信息公开方面【零复议、零诉讼】。",
            "本年度【未因政府信息公开被申请行政复议】。",
        ),
        ("review",),
    )
)
fault("T4-03", "error", BOTH, needs="t4", accept="T4-04", wants=CASES)(
    _denier(
        "suits_denied_in_other_words",
        (
            "全年【未引发行政诉讼】。",
            "【没有因政府信息公开被提起行政诉讼】。",
            "【没有发生针对政府信息公开的行政诉讼】案件。",
            "政府信息公开【行政诉讼零发生】。",
        ),
        ("direct", "after"),
    )
)
