"""A report of the years 2008 to 2018: free chapters, every item of article 32 told, sometimes the statistical table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.draft import Row, Section, Table
from tests.bench.wording import aspects, rest, traps
from tests.bench.wording.applications import reviews

if TYPE_CHECKING:
    from tests.bench.wording.voice import Voice

_OPENING = (
    "{Y}年，{we}认真贯彻落实《条例》，健全工作机制，扎实推进政府信息公开，各项工作有序开展，较好地保障了公众的知情权。",
    "{Y}年，在{upper}的领导下，{organ}加强组织领导，完善制度建设，政府信息公开工作稳步推进。",
)
_NONE = ("{Y}年，{we}未收到政府信息公开申请，也没有不予公开政府信息的情况。", "全年没有收到政府信息公开申请。")
_SOME = (
    "{Y}年，{we}共收到政府信息公开申请{pool}件，已全部办结，其中同意公开{agreed}件、不同意公开{refused}件、其他{rest}件。",
    "全年受理政府信息公开申请{pool}件，均已按期答复，答复率100%。",
)
_FREE = (
    "{Y}年，{we}未收取任何费用，没有减免情况。",
    "{we}向公众提供政府信息均不收费，全年无政府信息公开收费及减免情况。",
    "依申请提供政府信息收取费用0元，减免0元。",
)
_CHAPTERS = (
    (
        "概述",
        "主动公开政府信息情况",
        "依申请公开政府信息和不予公开政府信息情况",
        "政府信息公开的收费及减免情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ),
    (
        "概述",
        "主动公开情况",
        "依申请公开办理情况",
        "收费及减免情况",
        "行政复议和行政诉讼情况",
        "主要问题和改进措施",
        "其他需要说明的事项",
    ),
)


def chapters(voice: Voice) -> list[Section]:
    """The chapters, numbered 一 to 七."""
    pool = int(voice.slots["pool"])
    refused = pool // 5
    agreed = pool // 2
    voice.slots |= {"agreed": str(agreed), "refused": str(refused), "rest": str(pool - refused - agreed)}
    news = voice.say(*(aspects.LISTED if voice.forced("!listed") else aspects.NEWS))
    voice.said.add("!listed")
    bodies: list[list[str]] = [
        [voice.say(*_OPENING) + voice.say(*aspects.GUARANTEE) + traps.trap(voice, traps.GUARANTEE)],
        [news + voice.say(*aspects.PLATFORM) + traps.trap(voice, traps.DISCLOSURE)],
        [voice.say(*(_SOME if pool else _NONE)) + traps.trap(voice, traps.APPLYING)],
        [voice.say(*_FREE)],
        [reviews(voice)],
        rest.problems(voice),
        [voice.say(*rest.NOTHING)],
    ]
    names = voice.rng.choice(_CHAPTERS)
    out = [
        Section(f"c{n}", f"{'一二三四五六七'[n - 1]}、{name}", list(body))
        for n, (name, body) in enumerate(zip(names, bodies, strict=True), 1)
    ]
    if voice.facts.statistics:
        out.append(Section("annex", f"政府信息公开情况统计表（{voice.facts.year}年度）", [statistics(voice)]))
    return out


def statistics(voice: Voice) -> Table:
    """An abridged statistical table: indicator, unit, number."""
    slots = voice.slots
    web, letter, desk = slots["web"], slots["letter"], slots["desk"]
    carried = int(slots["carry"])
    if carried:
        web = str(int(web) + carried)
    lines = [
        ("一、主动公开情况", "——", "——"),
        ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", slots["news"]),
        ("其中：主动公开规范性文件数", "条", slots["made"]),
        ("制发规范性文件总数", "件", slots["made"]),
        ("三、依申请公开情况", "——", "——"),
        ("（一）收到申请数", "件", slots["pool"]),
        ("1.当面申请数", "件", desk),
        ("2.传真申请数", "件", "0"),
        ("3.网络申请数", "件", web),
        ("4.信函申请数", "件", letter),
        ("（二）申请办结数", "件", slots["pool"]),
        ("1.按时办结数", "件", slots["pool"]),
        ("2.延期办结数", "件", "0"),
        ("四、行政复议数量", "件", slots["review"]),
        ("五、行政诉讼数量", "件", slots["suits"]),
        ("七、依申请公开信息收取的费用", "万元", "0"),
    ]
    rows = [Row("head", "header", ["统计指标"], ["单位", "统计数"])]
    rows += [Row(f"row.{n}", "data", [name], [unit, value]) for n, (name, unit, value) in enumerate(lines)]
    return Table("old", rows)
