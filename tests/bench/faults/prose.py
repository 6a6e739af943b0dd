"""Faults of numbers and text in the prose: parts and wholes, percentages, money, empty sections, topics left out."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import ALL, BOTH, NEW, Plan, UnplantableError, fault, other_number
from tests.bench.tables import plain

FEES = Wants(fees=True)


def _append(plan: Plan, *texts: str) -> None:
    """One of the sentences at the end of a paragraph of the first chapter (the second in 2008)."""
    section = plan.draft.sections[1 if plan.edition == "2008" else 0]
    places = [n for n, part in enumerate(section.body) if isinstance(part, str) and part.endswith("。")]
    n = plan.rng.choice(places)
    section.body[n] = f"{section.body[n]}{plan.rng.choice(texts)}"


@fault("NUM-01", "error", ALL, accept="NUM-02")
def part_of_news_too_large(plan: Plan) -> None:
    plan.compose("!listed", news1=str(sum(plan.facts.news) + plan.rng.randint(2, 300)))


@fault("NUM-01", "error", ALL, accept="NUM-02")
def one_part_too_large(plan: Plan) -> None:
    whole = plan.rng.randint(15, 400)
    part = whole + plan.rng.randint(3, 900)
    _append(
        plan,
        f"全年通过微信公众号发布信息{whole}条，其中原创信息{mark(str(part))}条。",
        f"共转发各类政务信息{whole}条。其中微博“映川发布”转发{mark(str(part))}条。",
        f"编发解读材料{whole}篇，其中图解{mark(str(part))}篇。",
    )


@fault("NUM-02", "error", ALL)
def news_do_not_add_up(plan: Plan) -> None:
    slot = plan.rng.randrange(4)
    right = plan.facts.news[slot]
    plan.compose(
        "!listed",
        **{f"news{slot}": str(other_number(plan.rng, right) if right < 8 else max(right - plan.rng.randint(1, 5), 0))},
    )


@fault("NUM-02", "error", ALL)
def three_parts(plan: Plan) -> None:
    parts = [plan.rng.randint(2, 60) for _ in range(plan.rng.randint(3, 5))]
    whole = sum(parts) + plan.rng.choice((-2, -1, 1, 2, 5))
    names = plan.rng.sample(
        ["规划计划", "财政信息", "民生保障", "环境保护", "安全生产", "教育卫生", "乡村振兴"], len(parts)
    )
    listed = "、".join(f"{name}{part}条" for name, part in zip(names, parts, strict=True))
    _append(
        plan,
        f"重点领域公开信息{mark(str(whole))}条，其中{listed}。",
        f"更新栏目信息{mark(str(whole))}条，其中，{listed.replace('、', '；')}。",
    )


@fault("NUM-02", "warning", ALL)
def two_parts(plan: Plan) -> None:
    first, second = plan.rng.randint(60, 200), plan.rng.randint(60, 200)
    whole = first + second + plan.rng.choice((-7, -3, 4, 9))
    _append(plan, f"网上发布信息{mark(str(whole))}条，其中门户网站{first}条、政务新媒体{second}条。")


@fault("NUM-06", "warning", ALL)
def wrong_percentage(plan: Plan) -> None:
    whole = plan.rng.randint(40, 900)
    part = plan.rng.randint(whole // 10, whole * 9 // 10)
    right = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    wrong = right + plan.rng.choice((Decimal("-2.4"), Decimal("0.7"), Decimal("3.1"), Decimal("9")))
    _append(
        plan,
        f"全年发布信息{whole}条，其中政策文件{part}条，占{mark(str(wrong))}%。",
        f"受理群众咨询{whole}件，其中网上咨询{part}件，占比{mark(str(wrong))}%。",
    )


@fault("NUM-07", "warning", ALL)
def more_than_all(plan: Plan) -> None:
    rate = mark(plan.pick("212.50%", "108%", "103.6%", "150%"))
    _append(
        plan,
        f"规范性文件政策解读率{rate}。",
        f"政务信息公开率达{rate}。",
        f"留言按时办结率{rate}。",
        f"群众来信答复率为{rate}。",
    )


def _money(plan: Plan, amount: Decimal, unit: str) -> str:
    return plain(amount / {"元": 1, "万元": 10000, "亿元": 100000000}[unit]) + unit


@fault("NUM-09", "error", NEW, needs="t2", wants=FEES, accept="NUM-02")
def fee_items_do_not_add_up(plan: Plan) -> None:
    amount = plan.facts.fee_items[0][1]
    step = Decimal(plan.rng.choice((570000, 1000, 90, 12345)))
    plan.compose("!fee-list", item0=_money(plan, amount + step, plan.pick("元", "万元")))


@fault("NUM-09", "error", NEW, needs="t2", wants=FEES, accept="NUM-02")
def fee_item_left_out(plan: Plan) -> None:
    if len(plan.facts.fee_items) < 3:
        raise UnplantableError("too few items")
    total, items = plan.facts.fees, plan.facts.fee_items
    plan.facts_with(fee_items=items[1:])
    plan.compose("!fee-list", fees=_money(plan, total, plan.pick("元", "万元")))


@fault("NUM-10", "error", NEW, needs="t2", wants=FEES, accept="T2-14", also="NUM-09 NUM-02")
def unit_of_total_slips(plan: Plan) -> None:
    fees = plan.facts.fees
    wrong = plan.pick(f"{plain(fees)}万元", f"{plain(fees / 10000)}元", f"{plain(fees / 10000)}亿元")
    plan.compose(*plan.rng.choice(((), ("!fee-list",))), fees=wrong)


@fault("NUM-10", "error", NEW, needs="t2", wants=FEES, accept="NUM-09 NUM-02 NUM-01", also="NUM-01")
def unit_of_item_slips(plan: Plan) -> None:
    amount = plan.facts.fee_items[0][1]
    plan.compose("!fee-list", item0=plan.pick(f"{plain(amount)}万元", f"{plain(amount / 10000)}元"))


@fault("TXT-01", "error", BOTH, also="STR-15")
def no_problems(plan: Plan) -> None:
    section = plan.draft.section("s5")
    text = plan.pick("无。", "暂无。", "无", "没有问题。", "")
    section.body = [mark(text)] if text else []
    if not section.body:
        section.heading = mark(section.heading)
    plan.names.append("存在的主要问题及改进情况")


@fault("TXT-01", "warning", BOTH, also="STR-15")
def hardly_a_problem(plan: Plan) -> None:
    section = plan.draft.section("s5")
    section.body = [
        mark(
            plan.pick(
                "存在公开不够及时的问题，今后将加以改进。",
                "公开内容不够全面，下一步加强培训。",
                "主动公开意识不强，将在今后改进。",
            )
        )
    ]
    plan.names.append("存在的主要问题及改进情况")


@fault("TXT-02", "warning", NEW)
def no_word_on_fees(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    plan.names.append("其他需要报告的事项")


@fault("OLD-01", "error", ("2008",), also="STR-14 STR-05 STR-09")
def item_of_the_law_missing(plan: Plan) -> None:
    at = plan.rng.choice((2, 3, 3, 4, 5))
    gone = plan.draft.sections.pop(at)
    if any(section.id == "annex" for section in plan.draft.sections):
        plan.draft.sections.pop()
    for n, section in enumerate(plan.draft.sections, 1):
        section.heading = f"{'一二三四五六七八'[n - 1]}、{section.heading.partition('、')[2]}"
    topic = {2: "依申请公开", 3: "收费", 4: "行政复议", 5: "问题"}[at]
    plan.names += [topic, gone.heading.partition("、")[2], "减免", "诉讼"]
    plan.draft.title += mark()
