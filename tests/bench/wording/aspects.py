"""总体情况 in the hands of different authors: the five aspects, run in or under headings of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.wording import traps
from tests.bench.wording.applications import applications, reviews

if TYPE_CHECKING:
    from tests.bench.wording.voice import Voice

_OPENING = (
    "{Y}年，{we}坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《条例》，围绕中心工作持续推进政府信息公开，较好完成了全年任务。",
    "{Y}年，在{upper}的坚强领导下，{organ}坚持以公开为常态、不公开为例外，深入推进政府信息公开工作，依法保障公众的知情权、参与权和监督权。",
    "{Y}年以来，{we}聚焦群众关切，规范公开内容，完善公开制度，政府信息公开工作取得新的进展，现将有关情况报告如下。",
    "{Y}年，{organ}严格执行《条例》规定，把政府信息公开作为加强自身建设的重要抓手，不断提升公开的质量和实效。",
)
NEWS = (
    "全年通过各类渠道主动公开政府信息{news}条，其中政策文件类{news0}条、工作动态类{news1}条、通知公告类{news2}条、其他信息{news3}条。",
    "{Y}年，{we}主动公开政府信息{news}条。其中，政策文件{news0}条，工作动态{news1}条，公示公告{news2}条，其他{news3}条。",
    "{Y}年共主动公开政府信息{news}条，主要包括机构职能、规划计划、财政资金、行政执法等内容。",
    "主动公开各类政府信息 {news} 条，内容涵盖政策法规、人事任免、财政预决算和重点民生领域。",
    "坚持及时、准确、全面公开，发布信息{news}条，其中政务动态{news1}条、公告公示{news2}条等。",
)
LISTED = NEWS[:2]
_NORMDOC_2021 = (
    "{Y}年制发行政规范性文件{made}件，废止{repealed}件，现行有效{valid}件。",
    "全年制定行政规范性文件{made}件、废止行政规范性文件{repealed}件，截至年底现行有效行政规范性文件{valid}件，均在专栏集中公开。",
    "加强行政规范性文件管理，本年新制发{made}件，现行有效的行政规范性文件共{valid}件。",
)
_NORMDOC_2019 = (
    "{Y}年新制作规范性文件{made}件，均已公开。",
    "全年制定规范性文件{made}件，对外公开规范性文件总数为{valid}件。",
)
_MANAGEMENT = (
    "完善信息发布审核制度，落实“先审查、后公开”要求，对拟公开信息逐条进行保密审查。",
    "健全政府信息制作、获取、保存、处理等环节的管理制度，动态调整主动公开基本目录。",
    "加强公文公开属性源头管理，做到每件公文明确公开属性，定期开展政府信息清理。",
)
PLATFORM = (
    "加强政府门户网站政府信息公开专栏建设，优化栏目设置和检索功能，规范政务新媒体运行。",
    "依托政府网站和政务公开专区建设信息公开平台，提供查阅、下载服务，方便群众获取信息。",
    "推进政府信息公开平台建设，及时维护栏目，政务新媒体账号全部纳入备案管理。",
)
GUARANTEE = (
    "将政府信息公开工作纳入年度工作考核，自觉接受社会评议，未发生需要追究责任的情形。",
    "明确分管负责同志和责任科室，开展工作考核和社会评议，全年没有出现责任追究的情况。",
    "强化监督保障，工作考核结果与评先评优挂钩，社会评议结果良好，无责任追究情况。",
)
_NAMES = (
    ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
    ("主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况"),
    ("主动公开方面", "依申请公开方面", "政府信息管理方面", "政府信息公开平台建设方面", "监督保障方面"),
)
_ORDINALS = "一二三四五"


def headed(voice: Voice, bodies: list[str]) -> list[str]:
    """The five bodies under their names, in one of the usual layouts."""
    names = voice.rng.choice(_NAMES)
    style = voice.pick("run-in", "run-in", "line", "line", "first", "colon")
    out: list[str] = []
    for ordinal, name, body in zip(_ORDINALS, names, bodies, strict=True):
        if style == "line":
            out += [f"（{ordinal}）{name}", body]
        elif style == "first":
            out.append(f"{ordinal}是{name.removesuffix('情况')}情况。{body}")
        else:
            out.append(f"（{ordinal}）{name}{'：' if style == 'colon' else '。'}{body}")
    return out


def general(voice: Voice) -> list[str]:
    """The paragraphs of section 一."""
    new_form = voice.facts.edition == "2021"
    news = voice.say(*(LISTED if voice.forced("!listed") else NEWS))
    voice.said.add("!listed")
    normdoc = (
        voice.say(*(_NORMDOC_2021 if new_form else _NORMDOC_2019))
        if voice.forced("made", "repealed", "valid") or voice.maybe(0.5)
        else ""
    )
    apply = applications(voice) + traps.trap(voice, traps.APPLYING)
    if (
        voice.forced("review", "suits", "corrected", "upheld", "direct", "after")
        or voice.forced("!no-review")
        or voice.maybe(0.6)
        or _many(voice)
    ):
        apply += reviews(voice)
    bodies = [
        voice.pick("坚持“应公开尽公开”，依法做好主动公开工作。", "突出重点领域，细化公开内容。", "")
        + news
        + traps.trap(voice, traps.DISCLOSURE),
        apply,
        voice.say(*_MANAGEMENT) + normdoc + traps.trap(voice, traps.MANAGEMENT),
        voice.say(*PLATFORM) + traps.trap(voice, traps.SERVICE),
        voice.say(*GUARANTEE) + traps.trap(voice, traps.GUARANTEE),
    ]
    return [voice.say(*_OPENING), *headed(voice, bodies)]


def _many(voice: Voice) -> bool:
    """Reviews so many that a report without a word on them would look strange."""
    return int(voice.slots["review"]) + int(voice.slots["suits"]) >= 8
