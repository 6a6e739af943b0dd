"""More faults of names, law and time: organs of other places, old programmes, mangled formulae, dates that are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import ALL, BOTH, NEW, Plan, UnplantableError, fault
from tests.bench.organs import COUNTIES

if TYPE_CHECKING:
    from collections.abc import Callable

MORE = "catalogue"
_MARKED = re.compile(r"【(.*?)】")
DEPARTMENT, TOWNSHIP = Wants(kind="department"), Wants(kind="township")
FOREIGN = (
    "公众可登录【{place}自然资源局】网站查阅政府信息公开指南。",
    "【{place}{office}】认真落实政府信息公开审核制度，按月开展自查。",
    "公开指南和公开目录可在【{place}人民政府】门户网站查询下载。",
    "申请人可与【{place}{office}】办公室联系，了解办理进度。",
    "按照要求，【{place}{office}】及时调整了主动公开目录。",
    "编制了【{place}{office}】{Y}年政府信息公开工作年度报告。",
    "通过微信公众号“【{place}发布】”公开信息{lot}条。",
    "{Y}年，【{place}{office}】严格执行政府信息公开保密审查制度。",
)
ALIEN_OFFICES = ("商务局", "体育局", "档案局", "招商局")
LED = (
    "{Y}年，{organ}在县委、县政府及【{own}】的领导下，扎实开展政府信息公开工作。",
    "{Y}年，{organ}在【{own}】的坚强领导下，稳步推进政府信息公开。",
    "{organ}在市委、市政府和【{own}】的正确领导下，完成了全年公开任务。",
)
LED_DEPARTMENT = (
    *LED,
    "在县委、县政府和【{own}】的统一领导下，各科室通力配合，政府信息公开有序开展。",
    "一年来，在上级和【{own}】的具体指导下，公开水平稳步提升。",
)
WIDE = (
    "统筹规划【全{unit}】政务公开工作。",
    "及时调整【{unit}政务公开领导小组】成员。",
    "{Y}年，【全{unit}受理依申请公开】{lot}项。",
    "全面提升了【全{unit}】政务公开工作水平。",
    "定期通报，确保【全{unit}】政府信息公开工作落实到位。",
    "【全{unit}共收到政府信息公开申请】{lot}件。",
    "成立【{unit}政府信息公开工作领导小组】，明确职责。",
    "【全{unit}主动公开政府信息{lot}】条。",
    "组织协调【全{unit}】信息公开工作，压实责任。",
)


def _put(plan: Plan, sentence: str, section: int = 0, **words: object) -> None:
    """Adds the sentence, 【…】 marked, to a paragraph of a chapter."""
    if plan.edition == "2008":
        section = 1 if section == 0 else -2
    body = [part for part in plan.draft.sections if part.id != "annex"][section].body
    facts = plan.facts
    slots = {"Y": facts.year, "X": facts.year - 1, "organ": facts.organ.name, "lot": plan.rng.randint(11, 90)} | words
    text = sentence.format_map({key: str(value) for key, value in slots.items()})
    places = [n for n, part in enumerate(body) if isinstance(part, str) and part.endswith("。")]
    if not places:
        raise UnplantableError("no paragraph")
    n = plan.rng.choice(places)
    body[n] = str(body[n]) + _MARKED.sub(lambda match: mark(match[1]), text)


def _sentences(code: str, severity: str, editions: tuple[str, ...], *texts: str, name: str, also: str = "") -> None:
    """Register a fault made by one added sentence."""

    def planter(plan: Plan) -> None:
        _put(plan, plan.rng.choice(texts))

    planter.__name__ = name
    register: Callable[[Callable[[Plan], None]], object] = fault(code, severity, editions, also=also, stage=MORE)
    register(planter)


@fault("BAS-04", "error", ALL, wants=DEPARTMENT, stage=MORE)
def organ_of_another_county(plan: Plan) -> None:
    if plan.facts.organ.level != "county":
        raise UnplantableError("not a county organ")
    _put(plan, plan.rng.choice(FOREIGN), place="石门岭县", office=plan.pick(*ALIEN_OFFICES, plan.facts.organ.short))


@fault("BAS-04", "error", ALL, wants=Wants(kind="government"), stage=MORE)
def organ_of_another_county_in_a_government(plan: Plan) -> None:
    if plan.facts.organ.level != "county":
        raise UnplantableError("a city has counties")
    _put(plan, plan.rng.choice(FOREIGN), place="石门岭县", office=plan.pick(*ALIEN_OFFICES, "人民政府"))


@fault("BAS-04", "error", ALL, wants=TOWNSHIP, stage=MORE)
def another_township(plan: Plan) -> None:
    _put(plan, plan.rng.choice(FOREIGN[1:]), place="枣林坪镇", office="人民政府")


@fault("BAS-04", "warning", ALL, wants=DEPARTMENT, stage=MORE)
def organ_of_another_city(plan: Plan) -> None:
    _put(plan, plan.rng.choice((FOREIGN[0], FOREIGN[3])), place="鹤鸣市", office=plan.pick(*ALIEN_OFFICES))
    if plan.facts.organ.short == "自然资源局":
        raise UnplantableError("may be its superior")


@fault("BAS-04", "warning", ALL, wants=Wants(kind="committee"), stage=MORE)
def organ_of_another_city_in_a_zone(plan: Plan) -> None:
    _put(plan, plan.rng.choice((FOREIGN[0], FOREIGN[3])), place="鹤鸣市", office=plan.pick(*ALIEN_OFFICES))


@fault("BAS-04", "warning", ALL, wants=TOWNSHIP, stage=MORE)
def town_calls_itself_a_bureau(plan: Plan) -> None:
    _put(
        plan,
        plan.pick("{Y}年度【我局】收到申请公开的要求0件。", "【我局】按季更新公开目录。", "【我委】高度重视审核。"),
    )


@fault("BAS-04", "warning", ALL, wants=DEPARTMENT, stage=MORE)
def bureau_calls_itself_a_town(plan: Plan) -> None:
    organ = plan.facts.organ
    if not organ.name.endswith("局"):
        raise UnplantableError("not a bureau")
    said = [str(part) for section in plan.draft.sections for part in section.body]
    if not any(word in text for text in said for word in ("我局", "本局", "全局")):
        raise UnplantableError("nothing to compare with")
    _put(plan, plan.pick("【我镇】按季更新公开目录。", "加强培训，【我街道】专人负责。", "{Y}年，【我委】依法答复。"))


@fault("BAS-05", "warning", ALL, wants=DEPARTMENT, stage=MORE)
def led_by_itself(plan: Plan) -> None:
    organ = plan.facts.organ
    _put(plan, plan.rng.choice(LED_DEPARTMENT), own=plan.pick(organ.name, organ.short, organ.region[-1] + organ.short))


@fault("BAS-05", "warning", ALL, stage=MORE)
def any_organ_led_by_itself(plan: Plan) -> None:
    organ = plan.facts.organ
    _put(plan, plan.rng.choice(LED[:2]), own=organ.short if organ.kind != "committee" else "管理委员会")


@fault("BAS-06", "warning", ALL, wants=DEPARTMENT, stage=MORE, also="T3-13 T3-14 T3-18 NUM-04")
def speaks_for_the_area(plan: Plan) -> None:
    if "审批" in plan.facts.organ.name:
        raise UnplantableError("its office")
    unit = "县" if plan.facts.organ.region.endswith("县") else plan.pick("市", "区")
    _put(plan, plan.rng.choice(WIDE), unit=unit)


@fault("BAS-06", "warning", ALL, wants=TOWNSHIP, stage=MORE, also="T3-13 T3-14 T3-18 NUM-04")
def township_speaks_for_the_area(plan: Plan) -> None:
    _put(plan, plan.rng.choice(WIDE), unit=plan.pick("县", "市"))


_sentences(
    "BAS-08",
    "warning",
    BOTH,
    "认真落实《【{X}年政务公开工作要点】》，细化任务分工。",
    "对照《【{X}年政务公开工作要点】》逐项抓好落实。",
    "根据《【{X}年全省政务公开工作要点】》，制定本单位实施方案。",
    "围绕《【{X}年县政务公开工作要点】分解表》，明确责任科室。",
    "按照国务院办公厅【{X}年政务公开工作要点】，加强重点领域公开。",
    "印发《【{X}年政府信息公开工作要点】》。",
    "研究制定《【{X}年度政务公开工作实施方案】》。",
    "将【{X}年政务公开重点任务】纳入考核。",
    name="old_programme",
)
_sentences(
    "BAS-09",
    "info",
    NEW,
    "与县【国土资源局】建立会商机制。",
    "依托市【卫计委】网站公开信息。",
    "会同县【环保局】、县【工商局】公开抽查结果。",
    "【食品药品监督管理局】提供的信息已全部公开。",
    "组织学习《【物权法】》《政府信息公开条例》。",
    "与【安监局】联合公布检查结果。",
    name="old_name",
)
_sentences(
    "BAS-10",
    "warning",
    BOTH,
    "深入学习贯彻【党的十九大、二中、三中、四中全会精神】。",
    "认真学习贯彻【四中全会重要思想】，推进政府信息公开。",
    "以【习近平新时代特色社会主义思想】为指导，完善制度。",
    "坚持以【习近平新时代中国特色社会主义】为指导，主动作为。",
    "全面落实【党的十九大四中】全会精神。",
    "学习贯彻【党的十九大和二中、三中全会】精神。",
    "以【习近平新时代中国社会主义思想】武装头脑。",
    name="mangled_formula",
)


@fault("BAS-10", "warning", ("2019",), stage=MORE)
def formula_of_a_later_year(plan: Plan) -> None:
    words = (
        "【党的二十大精神】",
        "【十九届五中、六中】全会精神",
        "【党的二十届三中】全会精神",
        "【二十大和二十届】二中全会精神",
    )
    _put(plan, "深入学习贯彻" + plan.rng.choice(words) + "。")


@fault("BAS-01", "warning", ALL, stage=MORE)
def law_misnamed(plan: Plan) -> None:
    _put(
        plan,
        plan.pick(
            "认真学习《【中华人民共和国政府信息公开工作条例】》，规范答复。",
            "依据《【中华人民共和国信息公开条例】》开展自查。",
            "宣传《中华人民共和国【政府信息公开条列】》。",
        ),
    )


@fault("DATE-04", "info", ALL, needs="title", stage=MORE)
def no_period(plan: Plan) -> None:
    for n, text in enumerate(plan.draft.preamble):
        parts = [part for part in text.split("。") if "统计" not in part]
        plan.draft.preamble[n] = "。".join(parts)
    plan.draft.title += mark()
    plan.names += ["统计期限", "统计"]


@fault("DATE-06", "info", ALL, needs="dates title", stage=MORE, also="DATE-01 OLD-02")
def published_weeks_later(plan: Plan) -> None:
    if not plan.draft.date or plan.facts.closing[1] > 1 or plan.facts.closing[2] > 15:
        raise UnplantableError("no room")
    day = plan.facts.closing[2] + plan.rng.randint(9, 14)
    published = f"{plan.facts.closing[0]}-01-{day:02}"
    plan.draft.date = mark(plan.draft.date)
    plan.draft.published = published
    plan.draft.preamble.insert(0, f"发布日期：{published}")
    plan.names.append(published)


@fault("DATE-07", "warning", ALL, needs="title", stage=MORE, also="BAS-04")
def another_signature(plan: Plan) -> None:
    place = plan.rng.choice([county for county in COUNTIES if county != plan.facts.organ.region])
    plan.draft.signature = mark(f"{place}{plan.pick('档案局', '体育局', '商务局')}")


@fault("DATE-07", "warning", ALL, needs="title", wants=DEPARTMENT, stage=MORE, also="BAS-04")
def another_department_signs(plan: Plan) -> None:
    office = plan.pick("体育局", "商务局", "招商局", "档案局")
    plan.draft.signature = mark(plan.facts.organ.region + office)


@fault("DATE-08", "info", ALL, needs="dates", skip="M T U", stage=MORE)
def no_date(plan: Plan) -> None:
    plan.draft.date = ""
    plan.draft.signature += mark()
    plan.names += ["落款", "日期"]


_sentences(
    "DATE-09",
    "warning",
    ALL,
    "【去年以来】，在门户网站公开信息45条。",
    "【去年】，我单位共更新栏目18个。",
    "完善机制。【去年以来】共开展培训3次。",
    "【去年】，通过专栏公开信息80条。",
    name="last_year",
)
_sentences(
    "DATE-09",
    "info",
    ALL,
    "【今年以来】，共更新栏目信息80条。",
    "【截至目前】，政务新媒体发布信息120条。",
    "【今年】，调整公开目录2次。",
    "【截止目前】累计发布信息320条。",
    "【年内将】建成统一平台。",
    "【今年】上半年完成网站改版。",
    name="this_year",
)
