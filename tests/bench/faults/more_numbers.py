"""Faults of numbers in further wordings: said twice, growth, units, answers, fees, staff, channels, shares, purchases."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.catalogue import MORE, _mark_cells, _t2
from tests.bench.faults.prose import _append
from tests.bench.faults.registry import ALL, BOTH, FORM, NEW, Plan, UnplantableError, fault

CALM = Wants(applications=True, least=20)


def _two(plan: Plan, low: int = 2, high: int = 40) -> tuple[int, int]:
    """Two different numbers."""
    first, second = plan.rng.sample(range(low, high), 2)
    return first, second


@fault("NUM-03", "info", ALL, stage=MORE)
def half_of_it_told(plan: Plan) -> None:
    first, second = plan.rng.randint(10, 60), plan.rng.randint(10, 60)
    whole = (first + second) * plan.rng.choice((2, 3)) + plan.rng.randint(1, 9)
    _append(
        plan,
        f"本年度{mark(f'刊发公开信息{whole}条')}，其中政府网站{first}条、政务微信{second}条。",
        f"全年{mark(f'更新栏目内容{whole}条')}。其中，概况类{first}条，动态类{second}条。",
        f"共{mark(f'处理群众来信{whole}封')}，其中咨询类{first}封、建议类{second}封。",
        f"{mark(f'发布解读稿件{whole}篇')}（图解{first}篇、文字{second}篇）。",
    )


@fault("NUM-04", "error", ALL, stage=MORE)
def meetings_twice(plan: Plan) -> None:
    first, second = _two(plan, 2, 20)
    _append(
        plan,
        f"全年组织召开政务公开工作推进会{first}次，压实责任。强化调度，全年组织召开政务公开工作推进会{mark(str(second))}次。",
        f"本年度举办政府信息公开业务培训班{first}期。为提高能力，本年度举办政府信息公开业务培训班{mark(str(second))}期。",
        f"{plan.facts.year}年开展政府信息公开专项检查{first}次。严格审核把关，{plan.facts.year}年开展政府信息公开专项检查"
        f"{mark(str(second))}次。",
        f"共召开政府信息公开工作领导小组会议{first}次。发挥领导小组作用，共召开政府信息公开工作领导小组会议{mark(str(second))}次。",
        f"我们全年召开{first}次政务公开联席会议，部署工作。全年召开{mark(str(second))}次政务公开联席会议。".removeprefix(
            "我们"
        ),
    )


@fault("NUM-04", "warning", ALL, stage=MORE)
def training_twice(plan: Plan) -> None:
    first, second = _two(plan, 2, 20)
    _append(
        plan,
        f"全年举办政务公开专题培训{first}场。加强队伍建设，共组织政府信息公开培训{mark(str(second))}场。",
        f"全年开展政务公开知识测试{first}次。注重学用结合，共举办政府信息公开知识测试{mark(str(second))}次。",
        f"年内组织召开政务公开工作例会{first}次。工作机制逐步完善，全年召开政府信息公开例会{mark(str(second))}次。",
        f"全年主动公开办事指南{first}项。办事公开不断深化，全年公开办事指南{mark(str(second))}项。",
    )


@fault("NUM-05", "warning", ALL, stage=MORE, accept="NUM-04")
def letters_twice(plan: Plan) -> None:
    first, second = _two(plan, 20, 900)
    _append(
        plan,
        f"全年回复网民留言{first}条。积极回应关切，共办理群众留言{mark(str(second))}条。",
        f"及时答复群众来信{first}件。严格办理时限，全年办结群众来信{mark(str(second))}件。",
        f"回复留言{first}条，有问必答。一年来，共答复网友留言{mark(str(second))}条。",
    )


def _rate(now: int, base: int, plan: Plan) -> tuple[str, str]:
    """The word and a wrong rate to one decimal."""
    right = abs(Decimal(now - base) * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    wrong = right + plan.rng.choice((Decimal("2.3"), Decimal("11"), Decimal("0.6")))
    return ("增长", "下降")[now < base], str(wrong)


@fault("NUM-08", "warning", ALL, stage=MORE, accept="NUM-06")
def wrong_growth(plan: Plan) -> None:
    base, now = _two(plan, 40, 900)
    word, wrong = _rate(now, base, plan)
    year, step = plan.facts.year, ("增加", "减少")[now < base]
    _append(
        plan,
        f"全年编发简报{now}期，去年为{base}期，同比{word}{mark(wrong)}%。",
        f"{year}年推送便民信息{now}条，{year - 1}年推送{base}条，同比{word}{mark(wrong)}%。",
        f"查阅点接待群众{now}人次，较上年{step}{abs(now - base)}人次，{word}{mark(wrong)}%。",
        f"全年回复咨询{now}件（上年{base}件），同比{word}{mark(wrong)}%。",
        f"群众查询量由上年的{base}次{step}到{now}次，{word}{mark(wrong)}%。",
        f"网站留言办理{now}件，与上年的{base}件相比{word}了{mark(wrong)}%。",
        f"全年走访企业{now}家，比上年{step}{abs(now - base)}家，同比{word}约{wrong}%。".replace(
            f"约{wrong}", mark(wrong)
        ),
    )


@fault("NUM-08", "warning", ALL, stage=MORE)
def growth_the_wrong_way(plan: Plan) -> None:
    base = plan.rng.randint(100, 300)
    now = base + plan.rng.randint(20, 90)
    rate = (Decimal(now - base) * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    _append(plan, f"全年发放宣传册{now}册，上年发放{base}册，同比下降{mark(str(rate))}%。")


@fault("NUM-11", "info", ALL, stage=MORE)
def two_units(plan: Plan) -> None:
    first, second = _two(plan, 10, 90)
    _append(
        plan,
        f"公开栏公开政务信息{first}条。查阅点公开政务信息{second}{mark('件')}。",
        f"门户网站刊登政策解读{first}篇，微信公众号刊登政策解读{second}{mark('条')}。",
        f"回复留言{first}条，督办留言{second}{mark('件')}。",
        f"整理上墙公开的政府信息{second}{mark('条/件')}。",
    )


@fault("NUM-18", "warning", ALL, stage=MORE, also="NUM-09 NUM-10 TXT-03 NUM-21")
def fractions_of_a_cent(plan: Plan) -> None:
    _append(
        plan,
        f"投入政府信息公开经费{mark('3520.4567元')}。",
        f"安排政务公开专项资金{mark('12.3456789万元')}。",
        f"查阅点设备更新支出{mark('86,500.125元')}。",
    )


@fault("NUM-19", "warning", ALL, stage=MORE, accept="NUM-01")
def more_answers_than_letters(plan: Plan) -> None:
    whole = plan.rng.randint(20, 300)
    more = mark(str(whole + plan.rng.randint(2, 40)))
    _append(
        plan,
        f"全年收到群众来信{whole}封，办结{more}封。",
        f"受理群众投诉{whole}件，均已办理。全年共办结{more}件。",
        f"收到网民留言{whole}条，已回复{more}条。",
        f"征集意见建议{whole}条，采纳{more}条。".replace("征集", "征集到"),
        f"发放满意度问卷{whole}份，收回{more}份。",
        f"回访群众{whole}人，满意{more}人。",
        f"接到群众咨询{whole}件，按期答复咨询{more}件。",
    )


@fault("NUM-20", "warning", ALL, stage=MORE, accept="NUM-02 NUM-01")
def staff_miscounted(plan: Plan) -> None:
    first, second = plan.rng.randint(1, 4), plan.rng.randint(2, 9)
    whole = mark(str(first + second + plan.rng.choice((1, 2, 3))))
    _append(
        plan,
        f"全系统从事政府信息公开工作人员{whole}名，其中专职人员{first}名、兼职人员{second}名。",
        f"政府信息公开工作人员{whole}人（专职{first}人、兼职{second}人）。",
        f"配备政务公开工作人员{whole}名。其中，专职{first}名，兼职{second}名。",
        f"从事政府信息公开工作的人员共{whole}人，专职{first}人，兼职{second}人。",
        f"现有政务公开工作人员{whole}人，分别为专职人员{first}人、兼职人员{second}人。",
    )


@fault("NUM-21", "error", NEW, needs="t2", stage=MORE, accept="NUM-02", also="NUM-09 NUM-10 TXT-03")
def information_fee_list(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    parts = [plan.rng.randint(2, 90) * 10 for _ in range(3)]
    total = mark(str(sum(parts) + plan.rng.choice((-10, 20, 100))))
    a, b, c = parts
    plan.draft.section("s6").body = [
        plan.pick(
            f"本年度共收取信息处理费{total}元，其中县水利局{a}元、县林业局{b}元、县民政局{c}元。",
            f"依法收取政府信息公开信息处理费{total}元。其中，一季度{a}元，二季度{b}元，三季度{c}元。",
            f"{plan.facts.year}年对6件政府信息公开申请收取了信息处理费{total}元。其中，县水利局1件，收取{a}元；县林业局2件，收取{b}元；县民政局3件，收取{c}元。",
            f"信息处理费收取总额{total}元（按件计收{a}元、按页计收{b}元、其他{c}元）。",
        )
    ]


@fault(
    "NUM-21", "warning", NEW, needs="t2", wants=Wants(applications=True, fees=True), stage=MORE, also="NUM-09 NUM-10"
)
def information_fee_above_all_fees(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    fee = plan.rng.randint(20, 400) * 10
    plan.draft.section("s6").body = [
        plan.pick(
            f"{plan.facts.year}年共收取政府信息公开信息处理费{mark(str(fee))}元。",
            f"全年收取信息处理费{mark(str(fee))}元，已全部缴入国库。",
            f"全年发出收费通知3件，收取信息处理费共计{mark(str(fee))}元。",
        )
    ]
    plan.cell("t2", "fees", 0, "0")


@fault("NUM-22", "info", NEW, needs="t2", stage=MORE, also="NUM-09 NUM-10 NUM-21")
def fee_with_odd_yuan(plan: Plan) -> None:
    plan.facts_with(info_fee=0, info_fee_cases=0)
    plan.compose("!no-fee-word")
    fee = mark(f"{plan.rng.randint(11, 90) * 10 + plan.rng.randint(1, 9)}")
    plan.draft.section("s6").body = [
        plan.pick(
            f"全年收取信息处理费2件，总金额{fee}元，均已缴入国库。",
            f"本年度共收取信息处理费{fee}元。",
            f"对3件申请收取政府信息公开信息处理费，合计{fee}元。",
        )
    ]


@fault("NUM-23", "warning", BOTH, stage=MORE, accept="NUM-02", also="T3-13 T3-14", wants=CALM)
def channels_missed(plan: Plan) -> None:
    web, letter, desk = plan.rng.randint(20, 60), plan.rng.randint(3, 19), plan.rng.randint(2, 9)
    whole = mark(str(web + letter + desk + plan.rng.choice((-1, 1, 2, 3))))
    _append(
        plan,
        f"受上级委托办理政府信息公开申请{whole}件，其中网上申请{web}件、邮寄申请{letter}件、现场申请{desk}件。",
        f"接收转办的政府信息公开申请{whole}件，按申请渠道分：网络{web}件，信函{letter}件，当面{desk}件。",
        f"上级转来政府信息公开申请{whole}件（在线提交{web}件、信函提交{letter}件、当面提交{desk}件）。",
    )


@fault("NUM-06", "warning", ALL, stage=MORE)
def shares_beyond_all(plan: Plan) -> None:
    a, b = plan.rng.randint(20, 50), plan.rng.randint(10, 25)
    rest = mark(str(100 - a - b + plan.rng.choice((-9, -4, 5, 12))))
    _append(
        plan,
        f"所公开的信息中，政策文件占{a}%，工作动态占{b}%，其他信息占{rest}%。",
        f"从来信内容看，咨询类占{a}%、建议类占{b}%、其他类占{rest}%。",
        f"公开的信息按类别分，规划计划占比{a}%，财政资金占比{b}%，其他占比{rest}%。",
    )


@fault("T2-18", "warning", FORM, needs="t2", stage=MORE)
def money_without_purchases(plan: Plan) -> None:
    _t2(plan, "procurement", projects=0, amount=plan.rng.randint(20000, 900000))
    if plan.draft.table("t2").row("procurement").cells[0] != "0":
        raise UnplantableError("left blank")
    _mark_cells(plan, "t2", "procurement", 0, 1)


@fault("T2-19", "info", FORM, needs="t2", stage=MORE)
def purchases_beyond_belief(plan: Plan) -> None:
    _t2(plan, "procurement", projects=plan.rng.randint(2, 9), amount=30000)
    where = plan.draft.table("t2").row("procurement")
    where.cells[1] = mark(plan.pick("8640000万元", "35000000.5万元", "960亿元"))
    plan.names.append("政府集中采购")
