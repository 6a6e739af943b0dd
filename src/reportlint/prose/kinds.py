"""Tells whether words mean all applications, or those of one kind alone: 收到公民申请, but not 收到外籍人士申请."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.lists import FAMILIES
from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.prose.lexicon import Entry
    from reportlint.values import Number

PERSONS = "(?:公民|自然人|个人|群众|公众|市民|村民|居民|社会(?!公益|组织))"
_BODIES = "企业|商业企业|法人|科研机构|公益组织|社会公益组织|律师|律所|法律服务机构"
_CHANNELS = "信函|邮寄|来函|网络|网上|网站|当面|现场|窗口|传真|电子邮件|邮箱"
ONE_OF_MANY = f"{_BODIES}|{_CHANNELS}"
"""A kind of applicants other than persons, or a channel."""
_PLAIN = "应收到受理接悉新办处发生产出现存在提交登记有过任何一件例起宗份0-9相关此该类这各公民法人和或者及与以其他它组织个群众社会自然市村居企业单位"
_PLAIN += "申请机构员的政府务依向对本我省县区州旗乡镇局委厅院内年度书面来正式增、,，"
_PLAIN += "开信息获取递提供要求了曾并已结答复回完毕有效合规总共累计主体广大辖界方面形途径渠道通任街村馆所站中心队室校关于上转妥善积极认"
"""What words before 申请 are made of that say nothing of which applications."""
ONE_APPLICANT = "(?:该|同一|某|(?<![0-9十])[一1](?:名|位|个)|个别|少数)(?:申请人|公司|企业|个人|当事人|群众|居民|村民|市民|自然人|公民|律师)"
ONE_APPLICANT += "|(?<![一-龥])申请人(?=[一-龥]某)"
"""A single applicant."""
_LOTS, _LAST = ("theirs", "channel", "things", "picked", "hard"), ("picked", "hard", "prolonged")
"""Lots of cases; and those that 均已办结 is said of, the last that came."""
_HANDLED = "收到|受理|新收|接收|收办|接到|收悉|登记|办结|答复|办理|处理|回复"
_pattern = named(
    {
        # 登记申请 is for a registration
        "plain": f"(?!.*(?<![并已])登记$)(?:全[省市县区州旗盟镇乡]各?级?|各级|行政机关|[{_PLAIN}])*",
        "to all": "向(?:全?[省市县区州旗盟镇乡])?各?级(?:行政机关|机关|政府|部门|单位)|单位和个人",
        # 收到书面及网上申请: all, by whatever way
        "ways": "(?:书面|纸质|线下)[和及与或、]?(?:网[上络]|线上|电子)|(?:网[上络]|线上|电子)[和及与或、]?(?:书面|纸质|线下)",
        "one": f"(?:{ONE_OF_MANY})(?!.*[和及或与])",
        "counted": f"(?:{_HANDLED})(?:登记(?=政府|信息|依申请))?"
        "(?P<which>[^,，;；:：。0-9]{1,24}?)(?:政府信息|信息公开|依申请|(?<!出版物)公开|申请)",
        "named": "[,，、]?(?:其中|另有|还有|共有?|有)?[,，]?(?P<which>[^,，;；:：。、0-9]{1,24}?)的?申请",
        # 该申请人一年内提交申请16件, 上级机关转来申请9件: what follows is of these
        "theirs": f"(?:(?:{ONE_APPLICANT})(?:[^,，;；:：。、0-9]|[0-9]{{1,2}}年内){{0,24}}?(?:提交|提出|递交|邮寄|寄来|申请公开)"
        "|转来|转交|移交|移送|(?<!结)转办|交办)[^,，;；:：。、0-9]{0,16}?(?P<of>[0-9]+)[件宗份起例]",
        # 受理宅基地申请18件，办结16件: none of them has to do with disclosure
        "things": f"(?:{_HANDLED})(?P<which>[^,，;；:：。、0-9]{{1,16}}?)的?申请[^,，;；:：。、0-9公]{{0,6}}(?P<of>[0-9]+)[件宗份起例]",
        # 对9件疑难申请会商后答复
        "picked": "(?P<of>[0-9]+)[件宗份起例](?P<which>[^,，;；:：。、0-9]{1,16}?)的?申请(?!人)",
        "hard": "(?P<which>模拟|测试|演练|疑难|复杂|重大|敏感|典型|涉众|历史遗留)"
        "[^,，;；:：。、0-9]{0,8}?申请[^,，;；:：。、0-9]{0,4}(?P<of>[0-9]+)[件宗份起例]",
        "channel": f"(?:{_CHANNELS}|快递|特快专递|EMS)[^,，;；:：。、0-9]{{0,12}}(?P<of>[0-9]+)[件宗份起例]",
        "prolonged": "(?:延长(?:了?答复|办理)?(?:期限|时限)|延期(?:答复|办理))[^,，;；:：。、0-9]{0,6}(?P<of>[0-9]+)[件宗份起例]",
        # 征地类申请中, 科教股承办的9件申请中, 结转下年的申请主要为: what follows is of these
        "amid": "(?<![^,，;；:：。])(?:在|从|其中)?(?P<which>[^,，;；:：。]{1,36}?)的?(?:[0-9]+[件宗份起例])?"
        "(?:(?:政府)?信息公开|依申请公开)?申请(?:件|事项|案件)?(?:[0-9]+[件宗份起例])?(?:中(?![心介止旬断])|主要|大多|多[为是系])",
        # 转至其他机关的政府信息公开申请合计9件
        "noun of all": "(?<![^,，;；:：。])(?P<which>(?:[^,，;；:：。0-9]|20[0-9]{2}年){1,36}?)的(?:政府信息公开|信息公开|依申请公开)?申请"
        "(?:合计|共计|总计|共|有|为|数量|数|[:：])*$",
        # 从信件渠道收到申请: those by one channel
        "one way": "(?:从|由|经|通过|以)(?P<which>[^,，;；:：。0-9]{1,14}?)(?:渠道|途径|方式|入口|端口)"
        "(?:新?收到|受理|接收|接到)[^,，;；:：。0-9]*$",
        "any way": "各|等|多|[两二三四五六七八九十]种|不同|任何|[上下][述列]|线下|书面|公开|申请|法定|正式|[、和及与或]",
        "however": "^[^,，;；:：。]*(?:等|种)(?:渠道|方式|形式|途径)",
        "said of all": "20[0-9]{2}年|在[册案]的?|全(?:部|[省市县区州旗盟镇乡年局])?|各[类种项]?|所有|以上|上述|[已均仅只完]成?|依法|按[时期]",
        "left over": "结转|转[入至下]|未办结|未答复|遗留|在办",
        "with new": "新收|收到|受理|[本当]年",
        "done": "办结|答复|办理完",
        "persons alone": "自然人$|自然人提",
        "result": FAMILIES["result"],
        "reason": "(?:^|[,，;；:：。])(?:其中|有|另有)?[,，]?(?:因(?!此|而|(?:各|种|多)种)|由于(?!(?:各|种|多)种)|鉴于"
        "|对于?(?:涉|属于|需要|要求|不)|为(?:了)?(?:保护|维护|避免|防止))"
        "(?!工作)(?![^;；。]{0,60}等)[^,，;；:：。0-9]{2,40}(?:[,，][^,，;；:：。0-9]{0,12})?$"
        "|(?:补正|同意|会商|协商|复议|诉讼|征求[^,，;；:：。0-9]{0,8}意见)(?:之|以)?后[^,，;；:：。0-9]{0,12}$",
        "count": "[0-9][件宗份起例]",
        "all": "以上|上述|所有|收到|新收|受理|接收|[本全当]年|共有?[0-9]|合计|总计",
        "those": "(?:申请)?(?:中|[,，:：]?其中)[^;；]*",
        "clause": "[,，;；:：。\n]",
        "none": "(?:未|没有|没|无)[^,，;；:：。、0-9]{0,6}$",
        "noun": "(?P<which>(?:(?!通过)[^,，;；:：。、0-9“”]){1,16}?)申请",
        "persons": f"{PERSONS}[^,，;；:：。、0-9]{{0,12}}$",
        # 部门文件, 其他政策性文件: papers of another kind; a bare 文件 is what the words before are about
        "papers": "(?:的|共|各类|有关|相关|上述|以上|此类|该类|其|新|等){0,4}(?P<which>[^,，;；:：。、0-9]{0,16}?)文件(?![一-龥])",
        "bodies": "[^,，;；:：。、0-9]{0,6}[,，、;；和及与]"
        f"(?:以及|另|还有|有|由|来自|收到|受理)*(?:{_BODIES}|社会组织|其他组织)[^,，;；:：。、0-9]{{0,14}}[0-9]",
    }
)


def plain(words: str) -> bool:
    """Whether `words`, that lead to 申请, leave it all applications."""
    words = _pattern("to all").sub("", words)
    return _pattern("plain").fullmatch(words) is not None and _pattern("one").match(words) is None


def counts_one(left: str) -> bool:
    """Whether the last clause of `left` counts applications of one kind, or by one channel: 办结简易申请."""
    way = _pattern("one way").search(left)
    if way is not None and _pattern("any way").search(way["which"]) is None:
        return True
    clause = _pattern("however").sub("", _pattern("clause").split(left)[-1])
    noun = _pattern("noun of all").search(clause)
    named = [*_pattern("counted").finditer(clause), *((noun,) if noun else ())]
    return any(not plain(every_way(_pattern("said of all").sub("", match["which"]))) for match in named)


def every_way(words: str) -> str:
    """`words` without the ways by which applications come where they are all of them: 书面或网上."""
    return _pattern("ways").sub("", words)


def of_one_lot(segment: str, number: Number | None) -> bool:
    """Whether `number`, or all that is said behind `segment`, is of one lot of cases that it has counted: those of one
    applicant or by one channel, those passed on, those for a thing of its own, or some that are picked out."""
    for kind in _LOTS if number is not None else (*_LOTS, *_LAST):
        found = list(_pattern(kind).finditer(segment))
        for match in found if kind != "channel" or len(found) == 1 else ():
            if number is not None and number > int(match["of"]):
                continue
            if kind in ("things", "picked") and not _picks(kind, match["which"]):
                continue
            first = kind != "channel" and _pattern("count").search(segment, 0, match.start()) is None
            first = first or (number is None and kind in _LAST)
            those = _pattern("those").fullmatch(segment, match.end()) is not None
            if (first or those) and _pattern("all").search(segment, match.end()) is None:
                return True
    return False


def _picks(kind: str, which: str) -> bool:
    """Whether `which`, said of applications that are counted, leaves some or quite other ones."""
    return not plain(which.replace("各类", "")) and not (kind == "things" and "公开" in which)


def amid_one_lot(left: str, entry: Entry) -> bool:
    """Whether what `entry` counts behind `left` is of one lot of applications: 征地类申请中，予以公开9件.

    A reason is of its result (不予公开的申请中，涉密9件), a result of all that were done, applicants are of all that came.
    """
    found = list(_pattern("amid").finditer(left)) if "申请" in left else []
    if not found or _pattern("all").search(left, found[-1].end()):
        return False
    which = _pattern("however").sub("", found[-1]["which"])
    if _pattern("left over").search(which):
        return _pattern("with new").search(which) is None
    if _pattern("result").search(which):
        return not entry.result
    if _pattern("persons alone").search(which) or (entry.part and _pattern("done").search(which)):
        return True
    return not plain(_pattern("said of all").sub("", which))


def for_one_reason(left: str, entry: Entry) -> bool:
    """Whether the result that `entry` counts behind `left` is had for one reason alone: 因涉及商业秘密，依法不予公开9件."""
    if not entry.words or _pattern("result").fullmatch(entry.words[0]) is None:
        return False
    return _pattern("reason").search(left) is not None


def names_one(label: str) -> bool:
    """Whether `label`, all that stands before a number, names applications of one kind: 企业申请6件均已办结."""
    match = _pattern("named").fullmatch(label)
    return match is not None and not plain(match["which"].removesuffix("的"))


def leads_to_one(words: str) -> bool:
    """Whether `words`, behind who applied or how, come to applications of one kind: 自然人(提交的征地类申请)."""
    which, noun, _ = words.partition("申请")
    return bool(noun) and not plain(which)


def counts_picked(behind: str) -> bool:
    """Whether `behind`, right behind a number, names applications that are picked out: 12件疑难申请办结."""
    match = _pattern("noun").match(behind)
    return match is not None and not plain(match["which"])


def not_one(left: str, figure: str) -> bool:
    """Whether the `figure` 一 behind `left` says that there was none: 没有一件, 未发生一起."""
    return figure == "一" and _pattern("none").search(left) is not None


def other_papers(words: str, behind: str) -> bool:
    """Whether `words`, right before a number, or those `behind` it name papers other than the organ's rules: 印发乡政府文件41份."""
    for match in (_pattern("papers").search(words), _pattern("papers").fullmatch(behind)):
        if match is not None and match["which"] and not match["which"].endswith("规范性"):
            return True
    return False


def persons_only(label: str, text: str, stop: int) -> bool:
    """Whether `label`, the words of a number that ends at `stop`, means persons as one kind of applicants among others:
    收到居民申请9件、企业申请2件, but not 收到群众申请9件."""
    return _pattern("persons").search(label) is not None and _pattern("bodies").match(text, stop) is not None
