"""Sections 五 and 六 in the hands of different authors: problems with measures, fees and other matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.wording import traps
from tests.bench.wording.voice import money

if TYPE_CHECKING:
    from tests.bench.wording.voice import Voice

_PROBLEMS = (
    ("政策解读形式不够丰富", "丰富解读形式，综合运用图表、视频等方式提高解读实效"),
    ("主动公开的深度和广度有待拓展", "围绕重点领域梳理公开事项，细化公开内容"),
    ("依申请公开答复的规范性需要进一步提高", "加强业务会商，统一答复文书的格式和标准"),
    ("从事信息公开工作的人员力量薄弱", "充实工作队伍，定期组织业务培训"),
    ("个别栏目更新不够及时", "建立栏目更新提醒机制，按月开展自查"),
    ("与公众的互动交流还不充分", "拓宽意见征集渠道，及时反馈公众意见采纳情况"),
    ("信息发布审核机制还不够健全", "完善三审三校制度，压实审核责任"),
)
_LEAD = (
    "{Y}年，{we}政府信息公开工作取得了一定成效，但仍存在一些不足：",
    "对照《条例》要求和群众期待，{we}政府信息公开工作还存在以下问题：",
    "虽然工作取得一定进展，但还存在一些薄弱环节，主要表现在：",
)
_TURN = (
    "针对上述问题，下一步{we}将采取以下措施加以改进：",
    "{Z}年，{we}将重点从以下几个方面改进：",
    "下一步，{we}将着力做好以下工作：",
)
_ORDINALS = "一二三四五"
NO_FEE = (
    "{Y}年，{we}未收取政府信息公开信息处理费。",
    "本年度未产生信息处理费收费事项，收取信息处理费0元。",
    "按照《政府信息公开信息处理费管理办法》，{Y}年{we}没有收取信息处理费。无其他需要报告的事项。",
    "{we}{Y}年度收取信息处理费0件，总金额0元。",
    "收取信息处理费情况：无。",
    "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），全年发出收费通知0件，收取金额0元，信息处理费为零。",
    "{Y}年度{we}依申请提供政府信息未收取任何信息处理费用。没有其他需要报告的事项。",
    "全年无政府信息公开信息处理费收费情况。",
    "（一）信息处理费收取情况。本年度暂未开展信息处理费收取工作。",
)
FEE = (
    "{Y}年，{we}发出信息处理费收费通知{cases}件，共收取政府信息公开信息处理费{fee}元。",
    "全年收取信息处理费{cases}件，总金额{fee}元，均已缴入国库。",
    "按照《政府信息公开信息处理费管理办法》，本年度对{cases}件申请收取信息处理费，合计{fee}元。",
)
NOTHING = ("无。", "无其他需要报告的事项。", "本年度没有需要报告的其他事项。", "{Y}年，{we}无其他需要报告的事项。")
OTHER = (
    "做好建议提案办理结果公开，全年公开人大代表建议和政协委员提案复文{few}件。",
    "开展政府开放日活动{few}次，邀请群众代表参加。",
    "落实《{Y}年政务公开工作要点》，细化分解任务18项并全部完成。",
    "无其他需要报告的事项。",
    "",
    "",
)


def problems(voice: Voice) -> list[str]:
    """The paragraphs of section 五."""
    pairs = voice.rng.sample(_PROBLEMS, voice.rng.randint(2, 3))
    bad = [f"{n}是{what}" for n, (what, _) in zip(_ORDINALS, pairs, strict=False)]
    good = [f"{n}是{how}。" for n, (_, how) in zip(_ORDINALS, pairs, strict=False)]
    first, second = voice.say(*_LEAD) + "；".join(bad) + "。", voice.say(*_TURN) + "".join(good)
    second += traps.trap(voice, traps.PLANS, 0.2)
    if voice.maybe(0.3):
        return ["（一）存在的主要问题", first, "（二）改进情况", second]
    return [first + second] if voice.maybe(0.4) else [first, second]


def fee_list(voice: Voice, stop: str = "。") -> str:
    """Every fee with its amount; the sum agrees with table 2."""
    unit = voice.pick("元", "元", "")
    voice.slots |= {f"item{n}": money(voice.rng, amount, unit) for n, (_, amount) in enumerate(voice.facts.fee_items)}
    items = [voice.fill(f"{name}{{item{n}}}") for n, (name, _) in enumerate(voice.facts.fee_items)]
    if voice.maybe(0.35):
        return "；".join(f"{n}、{item}" for n, item in enumerate(items, 1)) + stop
    return "、".join(items) + stop


def fees(voice: Voice, listed: bool | None = None) -> str:
    """A sentence on all 行政事业性收费, with or without its items."""
    total = money(voice.rng, voice.facts.fees)
    voice.slots["fees"] = total
    if voice.forced("!fee-list", "item0", "item1"):
        voice.said.add("!fee-list")
        listed = True
    listed = voice.maybe(0.5) if listed is None else listed
    lead = voice.say(
        "{Y}年，{we}共收取行政事业性收费{fees}", "全年行政事业性收费总额{fees}", "本年度征收行政事业性收费合计{fees}"
    )
    if not listed:
        return lead + "。"
    return lead + voice.pick("，其中：", "，具体为：", "。其中，") + fee_list(voice)


def other(voice: Voice) -> list[str]:
    """The paragraphs of section 六."""
    voice.slots |= {
        "cases": str(voice.facts.info_fee_cases),
        "fee": str(voice.facts.info_fee),
        "few": str(voice.rng.randint(2, 9)),
    }
    if voice.facts.edition != "2021":
        return [voice.say(*NOTHING) if voice.maybe(0.6) else voice.say(*OTHER[:3])]
    if lie := voice.lie("!no-fee-word", *NOTHING, *OTHER[:3]):
        return [lie]
    unpaid = voice.facts.t3["other.2"][-1]
    free = [words for words in NO_FEE if not (unpaid and ("收费通知0" in words or "开展" in words))]
    text = voice.say(*FEE) if voice.facts.info_fee else voice.say(*free)
    out = [text + voice.say(*OTHER) if not voice.maybe(0.2) else text]
    if voice.facts.fee_items and (voice.forced("fees", "!fee-list", "item0", "item1") or voice.maybe(0.3)):
        out.append(fees(voice))
    return out
