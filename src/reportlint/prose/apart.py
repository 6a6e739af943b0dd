"""Tells what is counted apart from all of the organ's cases of the year: a level's, other years', one kind's, others' papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.kinds import ONE_OF_MANY, amid_one_lot, counts_one, for_one_reason, of_one_lot, persons_only
from reportlint.prose.picked import picks_out
from reportlint.prose.whom import UNIT, another
from reportlint.regex import named

if TYPE_CHECKING:
    import re

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place
    from reportlint.values import Number, Organ

_LOOK = 240
"""So many characters before a claim tell whose and of when it is."""
_HANDLED = "(?:收到|受理|新收|接收|收办|接到|办结|答复)"
_NAMES = "(?:[(（][市县区街道镇乡办园旗、]{1,8}[)）])"
_AREA = "[省市州盟县区旗镇乡]"
_OFFICES = f"(?:(?:{_AREA}(?:政府)?)?(?:直属?|级|所属|下属)各?(?:行政)?(?:部门|单位)|(?:{_AREA}?政府)?各?(?:工作)?部门)"
_PLACES = f"(?:乡镇|镇街|街镇|街道|县区|区县|市县|旗县|县市区|县(?={_NAMES})|镇(?={_NAMES})){_NAMES}?"
_AND_ALL = (
    "(?:政府|机关)?(?:以?及|和|与|、)各?(?:乡镇|镇街|街道|[县区市](?!直))[^,，;；:：。0-9]{0,16}(?:部门|单位|机构)"
)
"""With these 本级 is but one of all: 市本级、各县（区）及市直各部门."""
_UNITS = "(?:[局委厅办院署]机关|(?:[局委厅办院署]|直|下|所)属各?(?:事业|二级|基层)?(?:单位|机构|企业|学校)|二级(?:单位|机构)|派出机构)"
_SOME = (
    "(?<=[0-9]个)(?:单位|处室|科室|股室|市州|州市|县市|地市|[未没无])|(?<=[0-9]家)单位"
    "|[^,，;；:：。0-9]{1,32}等[0-9]+[个家](?:单位|处室|科室|股室|部门|乡镇|[镇乡县区村](?!级|直)|街道|社区)"
)
"""Several of them, by their number: 18个单位, 13个市州中有3个, 法规处等4个处室."""
_TOGETHER = f"(?:全年|本年度?|20[0-9]{{2}}年度?)?[,，]?全{_AREA}各级各?(?:有关|相关)?(?:部门|单位)"
"""All of them together, the government's own offices among them: 全县各级各部门."""
_LEVELS = {
    "government": f"{_OFFICES}|{_PLACES}",
    "committee": f"{_OFFICES}|{_PLACES}",
    "department": f"{_UNITS}|{_PLACES}",
}
"""By kind of organ: whom its report counts besides itself."""
_START = "(?:^|[,，;；:：]|[0-9][件起宗份例]、)"
_LEAD = "(?:其中[,，:：]?|全年|本年度?|20[0-9]{2}年度?|共?有|另有|部分|个别|[全我](?:省|市|县|区|州|盟|旗|镇|乡|局|委|厅|院)|[0-9]+个|各){0,4}"
_DOES = f"(?:{_HANDLED}|承办|发生|[作做]出|实施|查处|下达|被申请|被提起|被诉|制发|印发|制定|出台|收取|现行|废止|办理"
_DOES += "|未|没有?|无|审结|予以|不予|部分公开|(?:复议|诉讼)[^,，;；:：。0-9]{0,6}[0-9]|$)"
_LEVEL = f"{_START}(?!{_TOGETHER}){_LEAD}(?:%s)(?![^,，;；:：。]{{0,4}}[协配联][同合作])[^,，;；:：。]{{0,24}}?{_DOES}"
_NAMED = f"(?:{_START}|含|包括)(?:其中[,，:：]?|全年|本年度?|20[0-9]{{2}}年度?|共?有|另有|由){{0,3}}"
_NAMED += f"(?P<unit>{UNIT})(?:{_DOES}|(?:行政)?(?:复议|诉讼))"
_OFFICE = f"(?:政府|管委会|行署)办公?室?(?:本级|机关)?[^,，;；:：。]{{0,8}}?{_HANDLED}"
_BESIDE = f"[0-9]+[件宗份起例](?:申请)?[,，;；](?:[全我]?{_AREA}?各)?(?:{_OFFICES}|{_PLACES})[^,，;；:：。0-9]{{0,24}}?{_HANDLED}"
"""Right behind what the government has itself, what the others have: 市政府受理29件,各部门受理24件."""
_YEARS = (
    "历年[^,，;；:：。]{0,6}(?:收到|受理|共)|[^年月日度直期向今初,，;；:：。 0-9]以来"
    '|截[至止到]20[0-9]{2}年[底末][^;；。]{0,14}累计|十[二三四五六]五[”"]?(?:规划)?(?:时期|期间|以来|前[一二三四1-4两]年)|(?:19[0-9]{2}|200[0-9])年以来'
    "|(?:成立|组建|挂牌|施行|实施|建成|开通|启用|上线|改革|运行)[^,，;；:：。0-9]{0,6}?(?:至今|迄今|[至到](?:目前|20[0-9]{2}年))"
    "|20(?P<first>[0-9]{2})年(?:1?[0-9]月(?:[1-3]?[0-9]日)?)?[初底末]?起?[—–~～至到-]20(?!(?P=first))[0-9]{2}年"
    "|近(?<![为是较比创]近)[0-9两二三四五六七八九十]+年(?!来?[^,，;；。]{0,6}(?:最|首次|新高|新低))"
    "|[两二三四五六七八九十2-9](?<![近每多第0-9〇○零一二三四五六七八九].)年(?:来(?![^,，;；。]{0,6}(?:最|首次|新高|新低))|间|里|以来|合计|总计|共计?|累计)"
    "|累计[两二三四五六七八九十2-9]年|[本这上]届[^,，;；:：。0-9]{0,8}(?:以来|期间|期内)"
    "|20[0-9]{2}年?[—–~～至到、和与及-](?:20)?[0-9]{2}(?:[—–~～至到、和与及-]20[0-9]{2})*年(?!1?[0-9]月)"
)
_MONTHS = (
    "(?:1[0-2](?<![0-9至到—–~～-]..)|[1-9](?<![0-9至到—–~～-].))月份?(?![0-9底末份至到—–~～-])[^,，;；。]{0,16}?(?:(?<!依)申请(?!公开)|收到|受理|新收|接收)"
    "|月(?<!12月)(?!1日)[0-9]{1,2}日(?:之?前|以前|之?后|以后|起)[^,，;；。]{0,6}(?:收到|受理|提出|新收)"
    # up to a day amid the year, and its months or quarters: 截至9月底, 1至10月, 二季度结转三季度
    "|截[至止到](?:20[0-9]{2}年)?(?:1[01](?![0-9])|[1-9](?![0-9]))月|截[至止到](?:20[0-9]{2}年)?[一二三1-3]季度|截[至止到](?:20[0-9]{2}年)?上半年"
    "|(?<![0-9])(?:1[01]|[1-9])月?[至到—–~～-](?:1[01]|[2-9])月(?![0-9底末])|[一二三四1-4]季度[^,，;；。0-9]{0,8}(?:收到|受理|新收|结转|办结|答复)"
    "|月[0-9]{1,2}日[至到—–~～-](?:20[0-9]{2}年)?(?:1[01]|[1-9])月[0-9]{0,2}[日底末]?(?:期间)?[,，]?(?:[我本][^,，;；。0-9])?(?:共|累计)?(?:收到|受理|新收|办结|答复)"
    # those of the years before: 1月1日前收到、年内办结的2件
    "|(?:1(?<![0-9]1)月1日|20[0-9]{2}年(?!1?[0-9]月))(?:之?前|以前)[^,，;；。、0-9]{0,6}(?:收到|受理|提出|新收)"
    "|(?:假期|节假日|双休日|周末)(?:期间)?[^,，;；。0-9]{0,4}?(?:收到|受理|接|提出|新收|未|没|无|$)"
)
_WHOLE = (
    "(?<=[;；])新(?:制[定发作]|印发|出台|颁布)|(?:^|[,，;；:：])(?:(?P<sum>合计|总计|共计)|(?<!最多[,，])(?<!较多[,，])(?<!居首[,，])(?<!第一[,，])全年|本年|当年|20[0-9]{2}年(?!1?[0-9]月|以来|[—–~～至到-])"
    "|(?P<own>我[局委办厅院省市县区镇乡]|本(?:机关|局|委|办|厅|院)|全[省市县区州旗盟]))"
)


def _turns(levels: str) -> str:
    """What finds whose and of when the cases are that words come to: a `level`'s, those of several `years`, of `months`, all."""
    own = f"本级(?<!上一本级)(?<![上下]本级)(?!政府(?!信息)|人民|党委|{_AND_ALL})[^,，;；:：。]{{0,14}}?{_DOES}"
    return f"(?P<level>{own}{levels})|(?P<years>{_YEARS})|(?P<months>{_MONTHS})|{_NAMED}|{_WHOLE}"


_pattern = named(
    {
        **{
            kind: _turns(f"|{_LEVEL % f'{nouns}|{_SOME}'}" + ("" if kind == "department" else f"|{_OFFICE}"))
            for kind, nouns in _LEVELS.items()
        },
        "office": _turns(f"|{_LEVEL % _SOME}"),
        "other": _turns(f"|{_LEVEL % _SOME}|{_OFFICE}"),
        "itself": f"(?<![^,，;；:：。\n])(?:全年|本年度?|20[0-9]{{2}}年度?)?[,，]?{_AREA}(?:人民)?政府(?!各|工作|部门|信息)"
        f"[^,，;；:：。0-9]{{0,6}}?{_HANDLED}[^,，;；:：。0-9]*$",
        "beside": _BESIDE,
        # 局机关 is the bureau itself where its report tells of no units below
        "seat": "(?<![一-龥])[局委厅院署]机关",
        "below": "[局委厅院署直所下]属|[0-9]个[^,，;；:：。0-9]{0,8}(?:所|站|队|中心|分局|学校)|二级|派出|下设|分局|支队|大队|事业单位|基层",
        "names": f"(?<=[县镇]){_NAMES}",
        "own": f"全[省市县区州旗盟镇乡]|{_HANDLED}|本机关|我[局委办厅院省市县区镇乡]|本[局委办厅院省市县区镇乡]|共|总计|合计|全年|本年",
        "years": "(?:^|[,，;；:：、])(?:截至)?(?:(?P<earlier>上年|上一年|去年|往年)|(?P<year>20[0-9]{2})年(?![0-9]))(?:度|底|末)?"
        "(?!的?(?:结转|转入)(?:[^,，;；]*[0-9零]|[、和及与](?:[本当今]年|新收)))(?=的?(?:政府信息公开|信息公开|依申请公开)?(?:申请|结转|转入|收到|受理|$|[有均已也全未没无]))"
        "|(?:^|[,，;；:：、])(?:本年|当年|今年|全年|所有|以上|上述|共?收到|共?受理|共?新收)",
        # 上年结转4件,其中…: what follows is of these four
        "carried": "(?:其中)?[,，:：]?(?:[由从自将]|对于?|至于|就)?(?:上年|上一年|去年|20[0-9]{2}年)"
        "度?[末底]?(?:的|跨年)?(?:结转|转入|遗留|未办结|未答复|办理)"
        "(?:[^,，;；:：。0-9]|20[0-9]{2}年){0,16}?([0-9]+)[件宗份起例]",
        "kinds": "(?:涉及|关于|有关|针对)[^,，;；:：。、0-9]{1,24}?([0-9]+)[件宗份起例](?:申请)?中?[,，:：]"
        "|[^,，;；:：。、0-9]{1,8}(?<!各)类(?:政府信息公开)?(?:申请|事项)?([0-9]+)[件宗份起例](?:申请)?中?[,，:：]",
        "these": "(?:结转|转入|撤回|撤销|撤件|延期|补正|公开|提供|处理)[^,，;；:：。、0-9]{0,8}?的([0-9]+)[件宗份起例](?:申请)?中",
        # 信函申请20件，已全部答复
        "one": f"(?<![^,，:：])(?:由|经|通过)?(?:自然人|公民|个人|{ONE_OF_MANY})[^,，;；:：。、0-9]{{0,10}}?([0-9]+)[件宗份起例](?:申请)?[,，:：]",
        "count": "[0-9][件宗份起例]",
        "result": "(?<!信息)(?<!申请)公开|提供|处理|答复|办结|信访|举报投诉|投诉举报|重复",
        # 40件不予处理的申请中: the reasons of a result divide all that had it
        "refused": "[0-9]+[件宗份起例](?:不予公开|无法提供|不予处理|其[他它]处理)的(?:政府信息公开|信息公开|依申请公开)?申请中?[,，:：]",
        "others": "(?:其中)?[,，:：]?(?:[本当]年|20[0-9]{2}年)?度?(?:新收|收到|受理)"
        "[^,，;；:：。0-9]{0,16}[0-9]+[件宗份起例](?:申请)?中[,，:：]?",
        "new": "所有|以上|上述|收到|新收|受理|接收|本年(?!度?1?[0-9]月|初)|全年|当年|共|合计|总计",
        "segment": "[;；]",
        "clause": "[,，;；:：。\n]",
        # Applications for one thing, or by way of another organ: 收到要求公开某批复的申请, 收到上级转来的申请
        "asked": "(?:收到|受理|接到|接收)[^0-9]{0,30}?(?:(?:要求|(?<!依)申请)公开(?!政府|信息|本|我|相关|有关|的|申请)[^0-9]{2,30}的"
        "|转来|转交|移交|反映"
        "|(?:关于|有关|涉及|针对)(?!本|我|该|政府|信息|依申请|公开|要求|申请|政务|主动))|配合[^0-9]{2,14}?(?:办[理结]|[答回]复|处理|回应|反馈|受理)",
        # 办结上年结转4件、本年新收33件 are all of those done
        "done": "(?:办结|答复|办理)[^,，;；:：。0-9]{0,8}[上结][^,，;；:：。0-9]*[0-9]+[件宗份起例](?:申请)?[、和及与][^,，;；:：。0-9]*$",
        "due": "(?:应[于在当]|(?<!未)到期)[^,，;；:：。0-9]{0,12}$",
        "marking": "主动公开(?:类|文件|公文|的|有|为|是|共|占)*[0-9]+件|公开属性|公文|(?:制|印|下)?发文件?(?=[0-9])"
        "|(?:制发|印发|认定)[^,，;；。0-9]{0,8}文件",
        "case": f"(?<!依)申请(?!公开)|{_HANDLED}|办理",
        "elsewise": "(?<![^,，;；。(（均都皆])(?:均|都|皆)?(?:非|不涉及|未涉及|与)(?:因)?(?:政府)?信息公开(?:类|无关|领域|的|[)）,，。])",
        "partly": "[^;；。]{0,20}?[,，(（]?(?:其中|包括|含|涉及?)[^,，;；。0-9]{0,6}信息公开[^,，;；。0-9]{0,12}[0-9]"
        # 行政复议6件，政府信息公开类较少
        "|[^;；。]{0,20}?信息公开[^,，;；。0-9]{0,10}(?:占|较少|很少|不多|极少|个别)"
        "|(?:(?!另|此外|其中|还有|[;；。\n]).){0,40}?(?:不属于|不在|[不未][计列纳]入)[^,，;；。)）0-9]{0,8}(?:统计|本报告|本机关|表四|之列)",
        # Cases about one thing, or of one outcome: 涉及补贴的行政复议6件; 维持的5件中，有3件又起诉
        "cause": "(?:涉及?|关于|有关|针对)(?!及?(?:的|本|我|该|公开|[^,，;；。]{0,24}(?:信息|政务|依申请)公开))"
        "[^,，;；:：。、0-9]{2,24}?的?(?:行政)?(?:复议|诉讼)[^,，;；:：。0-9]*(?:[0-9]+[件起宗例]、[^,，;；:：。0-9]*)?$"
        "|(?:经复议|维持|纠正|撤销|审结|驳回|终止)[^,，;；:：。0-9]{0,6}[0-9]+[件起宗例]中[,，]?(?:又?有)?$|其[他它][^,，;；:：。0-9]{0,8}案件中[,，:：][^,，;；:：。0-9]*$",
        "passed_on": "(?:(?<!结)转办|交办|转来|移送|转送|受委托)[^,，;；。0-9]{0,12}[0-9]+[件份宗起]",
    }
)


def apart(frame: Layout, home: int, at: int, organ: Organ | None) -> bool:
    """Whether what is claimed at `at`, in bracket `home` (−1: none), is of one level or unit, of months or of several years.

    A sentence that says nothing of whom it counts goes on with those of the sentence before it.
    """
    low, high = frame.sentence(at)
    if (
        home < 0
        and organ is not None
        and organ.kind in ("government", "committee")
        and _pattern("beside").match(frame.outer, at, high)
        and _pattern("itself").search(frame.outer, low, at)
    ):
        return True
    turn = _turn(_words(frame, low, frame.brackets[home].opening if home >= 0 else at), organ)
    if home >= 0:
        inside = _turn(frame.view(home, frame.brackets[home].opening + 1, at)[-_LOOK:], organ)
        turn = turn if inside is None else inside
    if turn is not None or low <= 0 or frame.text[low - 1] == "\n" or _pattern("own").search(frame.outer, low, at):
        return bool(turn)
    return _turn(_words(frame, frame.sentence(low - 1)[0], low - 1), organ) in ("level", "years")


def of_fewer(frame: Layout, place: Place, entry: Entry, organ: Organ | None, year: int | None) -> bool:
    """Whether the number at `place`, claimed by `entry`, is of some cases only, not of all that the organ had in the year."""
    left = place.left
    if (entry.topic == "申请" or entry.context is not None) and amid_one_lot(left[-_LOOK:], entry):
        return True
    if entry.topic == "申请":
        if entry.result and for_one_reason(left[-_LOOK:], entry):
            return True
        if entry.whole and (place.behind.endswith("中的") or of_one_kind(left)):
            return True
        if entry.whole and persons_only(place.item, frame.outer, place.quantity.stop):
            return True
        left = _pattern("refused").sub("", left[-_LOOK:]) if entry.outcome else left
        if (of_these if entry.part else of_some)(left, place.quantity.number):
            return True
    elif (entry.context is not None and of_one_cause(left)) or picks_out(
        entry.topic, left, place.quantity.number, year
    ):
        return True
    return apart(frame, place.home, place.quantity.at, organ)


def _turn(words: str, organ: Organ | None) -> str | None:
    """Whose the cases are that `words` come to: "" for all of the organ's own, None where nothing is said of it."""
    kind = "office" if organ is None else organ.kind if organ.kind in _LEVELS else "other"
    if organ is not None and kind != "department" and organ.name.endswith(("办公室", "办公厅")):
        kind = "department"
    found: str | None = None
    for match in _pattern(kind).finditer(words):
        turn = match.lastgroup
        if turn == "unit" and (organ is None or not another(match, organ)):
            found = found or ""  # named beside others, it is one of them: 市直部门废止3件，市政府废止5件
        elif turn == "sum":
            found = "" if found in ("level", "unit") else found
        elif turn == "own":
            found = found if found in ("years", "months") else ""
        else:
            found = turn or ""
    return found


def _words(frame: Layout, low: int, at: int) -> str:
    """The words before `at`, those in brackets hidden but for names: 县（市、区）."""
    low = max(low, at - _LOOK)
    words = frame.outer[low:at]
    for match in _pattern("names").finditer(frame.text, low, at) if words != frame.text[low:at] else ():
        words = words[: match.start() - low] + match.group() + words[match.end() - low :]
    if "机关" in words and _pattern("seat").search(words) and _pattern("below").search(frame.text) is None:
        words = _pattern("seat").sub("", words)
    return words


def of_another_year(left: str, year: int | None) -> bool:
    """Whether what is said behind `left` is said of another year than `year`, the report's: 上年无结转."""
    spoken = None
    for match in _pattern("years").finditer(left[-_LOOK:]):
        spoken = match["earlier"] or (match["year"] if year else None)
    return spoken is not None and spoken != str(year)


def of_some(left: str, number: Number | None = None) -> bool:
    """Whether what follows `left`, `number` cases or all, is said of cases carried over or of one kind alone."""
    *earlier, segment = _pattern("segment").split(left[-_LOOK:])
    if of_one_lot(segment, number):
        return True
    match = _pattern("carried").match(segment)
    if match is None and _pattern("others").match(segment):
        return any(_pattern("carried").match(other) for other in earlier)  # 上年结转2件中…；本年新收7件中…
    if match is None:
        kinds = [match for match in _pattern("kinds").finditer(segment) if not _pattern("result").search(match.group())]
        match = kinds[0] if len(kinds) == 1 else _one(segment)
    if match is None or _pattern("new").search(segment, match.end()):
        return False
    return number is None or number <= int(match[match.lastindex or 1])


def of_these(left: str, number: Number) -> bool:
    """Whether `number`, a part, is one of some cases that are named right before the list: 上年结转的5件中，自然人4件."""
    segment = _pattern("segment").split(left[-_LOOK:])[-1]
    if of_one_lot(segment, number):
        return True
    match = _pattern("these").search(segment)
    return match is not None and number <= int(match[1]) and not _pattern("new").search(segment, match.end())


def _one(segment: str) -> re.Match[str] | None:
    """The only applications that `segment` counts, where they are of one kind or came by one channel."""
    match = _pattern("one").search(segment)
    if match is None or len(_pattern("count").findall(segment)) > 1:
        return None
    return match


def of_one_kind(left: str) -> bool:
    """Whether the applications that `left` counts are those for one thing, passed on, one of two lots done, or due by a day."""
    left = left[-_LOOK:]
    if _pattern("asked").search(_pattern("clause").split(left)[-1]) or counts_one(left):
        return True
    return any(_pattern(kind).search(left) for kind in ("done", "due"))


def of_one_cause(left: str) -> bool:
    """Whether the reviews or lawsuits that `left` counts are those about one thing, or among those of one outcome."""
    return _pattern("cause").search(left[-_LOOK:]) is not None


def marked(left: str) -> bool:
    """Whether what `left` leads to are official papers by their marking, not applications by their result."""
    if "公开" not in left:
        return False
    found = _pattern("marking").search(left)
    return found is not None and _pattern("case").search(left) is None


def passed_on(words: str) -> bool:
    """Whether `words` count what others passed on."""
    return _pattern("passed_on").search(words) is not None


def elsewise(text: str, low: int, high: int) -> bool:
    """Whether the sentence from `low` to `high` says that its cases are not about disclosure: 均非信息公开类."""
    return "信息公开" in text[low:high] and _pattern("elsewise").search(text, low, high) is not None


def partly(text: str, at: int, high: int) -> bool:
    """Whether only some of the cases counted at `at` are about disclosure, or none: 行政复议11件，其中信息公开类3件."""
    return _pattern("partly").match(text, at, high) is not None
