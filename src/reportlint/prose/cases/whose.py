"""Tells whose cases a number counts, and of when: the organ's own of the year, or those of a level, a unit, of months, of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases.times import MONTHS, YEARS
from reportlint.prose.cases.units import UNIT, another, is_office
from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.prose.layout import Layout
    from reportlint.values import Organ

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
_UNITS = "(?:[局委厅办院署]机关|(?:[局委厅办院署]|直|下|所)属各?(?:事业|二级|基层)?(?:单位|机构|企业|学校)|二级(?:单位|机构))"
_AGENCIES = "派出机[构关]|代管(?:的)?(?:街道|乡镇|镇)|(?:所属|下属|直属)?事业单位(?!法人)"
_SOME = (
    "(?<=[0-9]个)(?:单位|处室|科室|股室|市州|州市|县市|地市|[未没无])|(?<=[0-9]家)单位"
    "|[^,，;；:：。0-9]{1,32}等[0-9]+[个家](?:单位|处室|科室|股室|部门|乡镇|[镇乡县区村](?!级|直)|街道|社区)"
)
"""Several of them, by their number: 18个单位, 13个市州中有3个, 法规处等4个处室."""
_TOGETHER = f"(?:全年|本年度?|20[0-9]{{2}}年度?)?[,，]?全{_AREA}各级各?(?:有关|相关)?(?:部门|单位)"
"""All of them together, the government's own offices among them: 全县各级各部门."""
_LEVELS = {
    "government": f"{_OFFICES}|{_PLACES}|{_AGENCIES}",
    "committee": f"{_OFFICES}|{_PLACES}|{_AGENCIES}",
    "department": f"{_UNITS}|{_PLACES}|{_AGENCIES}|全{_AREA}各级(?:行政机关|政府机关|政府)",
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
_GOT = "(?:收到|受理|新收|接收)"
_SPLIT = (
    f"(?:本单位|本机关|(?:[我本]|{_AREA})?[局委厅院办]机关|本级|{_AREA}(?:人民)?政府)[^,，;；。0-9]{{0,6}}?{_GOT}[^;；。]{{0,60}}?"
    f"[,，;；](?:另|此外|而)?(?:(?:所属|下属|直属|派出|代管)|[^,，;；。0-9]{{1,10}}?(?:分局|支队|大队|执法队|街道|办公室|中心|事业单位))"
    f"[^,，;；。0-9]{{0,6}}?{_GOT}(?![^,，;；。0-9]{{0,12}}(?:咨询|投诉|信访|热线|建议|提案|案件|复议|诉讼|来电|来信|举报))[^,，;；。0-9]{{0,12}}[0-9]"
)
"""What the organ has and what a unit of its own has, one beside the other: 本单位收到11件；所属执法队收到3件. Whether the table
has both is for nobody to say."""
_WHOLE = (
    "(?<=[;；])新(?:制[定发作]|印发|出台|颁布)|(?:^|[,，;；:：])(?:(?P<sum>合计|总计|共计)|(?<!最多[,，])(?<!较多[,，])(?<!居首[,，])(?<!第一[,，])全年|本年|当年|20[0-9]{2}年(?!1?[0-9]月|以来|[—–~～至到-])"
    "|(?P<own>我[局委办厅院省市县区镇乡]|本(?:机关|局|委|办|厅|院)|全[省市县区州旗盟]))"
)


def _turns(levels: str) -> str:
    """What finds whose and of when the cases are that words come to: a `level`'s, those of several `years`, of `months`, all."""
    own = f"本级(?<!上一本级)(?<![上下]本级)(?!政府(?!信息)|人民|党委|{_AND_ALL})[^,，;；:：。]{{0,14}}?{_DOES}"
    return f"(?P<level>{own}{levels})|(?P<years>{YEARS})|(?P<months>{MONTHS})|{_NAMED}|{_WHOLE}"


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
        "split": _SPLIT,
        "total": "合计|总计|共计|两者|[两二三]项|全年共",
        # 局机关 is the bureau itself where its report tells of no units below
        "seat": "(?<![一-龥])[局委厅院署]机关",
        "below": "[局委厅院署直所下]属|[0-9]个[^,，;；:：。0-9]{0,8}(?:所|站|队|中心|分局|学校)|二级|派出|下设|分局|支队|大队|事业单位|基层",
        "names": f"(?<=[县镇]){_NAMES}",
        "own": f"全[省市县区州旗盟镇乡]|{_HANDLED}|本机关|我[局委办厅院省市县区镇乡]|本[局委办厅院省市县区镇乡]|共|总计|合计|全年|本年",
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
    split = _pattern("split").search(frame.outer, low, high)
    if split is not None and _pattern("total").search(frame.outer, split.end(), at) is None:
        return True
    turn = _turn(_words(frame, low, frame.brackets[home].opening if home >= 0 else at), organ)
    if home >= 0:
        inside = _turn(frame.view(home, frame.brackets[home].opening + 1, at)[-_LOOK:], organ)
        turn = turn if inside is None else inside
    if turn is not None or low <= 0 or frame.text[low - 1] == "\n" or _pattern("own").search(frame.outer, low, at):
        return bool(turn)
    return _turn(_words(frame, frame.sentence(low - 1)[0], low - 1), organ) in ("level", "years")


def _turn(words: str, organ: Organ | None) -> str | None:
    """Whose the cases are that `words` come to: "" for all of the organ's own, None where nothing is said of it."""
    kind = "office" if organ is None else organ.kind if organ.kind in _LEVELS else "other"
    if is_office(organ):
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
