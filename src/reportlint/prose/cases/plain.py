"""Tells whether words mean all applications, or those of one kind alone: 收到公民申请, but not 收到外籍人士申请."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.prose.lexicon import Entry
    from reportlint.prose.places import Place

PERSONS = "(?:公民|自然人|个人|群众|公众|市民|村民|居民|社会(?!公益|组织))"
BODIES = "企业|商业企业|法人|科研机构|公益组织|社会公益组织|律师|律所|法律服务机构"
CHANNELS = "信函|邮寄|来函|网络|网上|网站|当面|现场|窗口|传真|电子邮件|邮箱"
ONE_OF_MANY = f"{BODIES}|{CHANNELS}"
"""A kind of applicants other than persons, or a channel."""
_PLAIN = "应收到受理接悉新办处发生产出现存在提交登记有过任何一件例起宗份0-9相关此该类这各公民法人和或者及与以其他它组织个群众社会自然市村居企业单位"
_PLAIN += "申请机构员的政府务依向对本我省县区州旗乡镇局委厅院内年度书面来正式增、,，"
_PLAIN += "开信息获取递提供要求了曾并已结答复回完毕有效合规总共累计主体广大辖界方面形途径渠道通任街村馆所站中心队室校关于上转妥善积极认"
"""What words before 申请 are made of that say nothing of which applications."""
ONE_APPLICANT = "(?:该|同一|某|(?<![0-9十])[一1](?:名|位|个)|个别|少数)(?:申请人|公司|企业|个人|当事人|群众|居民|村民|市民|自然人|公民|律师)"
ONE_APPLICANT += "|(?<![一-龥])申请人(?=[一-龥]某)"
"""A single applicant."""
_pattern = named(
    {
        # 登记申请 is for a registration
        "plain": f"(?!.*(?<![并已])登记$)(?:全[省市县区州旗盟镇乡]各?级?|各级|行政机关|[{_PLAIN}])*",
        "to all": "向(?:全?[省市县区州旗盟镇乡])?各?级(?:行政机关|机关|政府|部门|单位)|单位和个人",
        # 收到书面及网上申请: all, by whatever way
        "ways": "(?:书面|纸质|线下)[和及与或、]?(?:网[上络]|线上|电子)|(?:网[上络]|线上|电子)[和及与或、]?(?:书面|纸质|线下)",
        "one": f"(?:{ONE_OF_MANY})(?!.*[和及或与])",
        # before the name of what is counted, and behind it
        "lead": "(?:全年|[本今当]年度?|年内|20[0-9]{2}年度?|我[局委办厅院省市县区镇乡]|本(?:机关|单位|[局委办厅院])|目前|现|截至年[末底]|年[末底]"
        "|(?:政府)?信息公开申请|共|累计|另外?|还|尚|仍|有|针?对|围绕|的|[,，、;；:：])*",
        "count": "(?:共计?|合计|总计|累计|为|有|是|[:：])*$",
        # a number of all opens its sentence
        "opening": "(?!.*(?:[0-9][件份宗起例]|类|关于|有关|涉|方面|中[,，]|不|撤|补正)).{0,24}",
        "named": "[,，、]?(?:其中|另有|还有|共有?|有)?[,，]?(?P<which>[^,，;；:：。、0-9]{1,24}?)的?申请",
        "noun": "(?P<which>(?:(?!通过)[^,，;；:：。、0-9“”]){1,16}?)申请",
        # 3万余件不动产登记业务: of other business
        "business": "(?:(?!申请|公开|答复|复议|诉讼|行政机关|相关)[^,，;；:：。、0-9“”]){0,12}(?:业务|(?<!已)登记|许可证?|工单|审批|备案|证照|办件)$",
        "persons": f"{PERSONS}[^,，;；:：。、0-9]{{0,12}}$",
        "bodies": "[^,，;；:：。、0-9]{0,6}[,，、;；和及与]"
        f"(?:以及|另|还有|有|由|来自|收到|受理)*(?:{BODIES}|社会组织|其他组织)[^,，;；:：。、0-9]{{0,14}}[0-9]",
    }
)


def plain(words: str) -> bool:
    """Whether `words`, that lead to 申请, leave it all applications."""
    words = _pattern("to all").sub("", words)
    return _pattern("plain").fullmatch(words) is not None and _pattern("one").match(words) is None


def every_way(words: str) -> str:
    """`words` without the ways by which applications come where they are all of them: 书面或网上."""
    return _pattern("ways").sub("", words)


def alone(place: Place, entry: Entry) -> bool:
    """Whether nothing but the words of `entry`, before its number or behind it, stand at `place`: 政府信息公开申请38件."""
    if entry.whole and _pattern("opening").fullmatch(place.left.removesuffix(place.item)) is None:
        return False
    if entry.after is not None:
        return (
            bool(place.item)
            and _pattern("lead").fullmatch(place.item) is not None
            and entry.after.match(place.behind) is not None
        )
    item = _pattern("count").sub("", place.item)
    own = [word for word in entry.words if item.endswith(word)]
    return not place.behind and any(_pattern("lead").fullmatch(item.removesuffix(word)) for word in own)


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


def counts_business(behind: str) -> bool:
    """Whether `behind`, right behind a number, names other business than disclosure: 3万件不动产登记业务."""
    return _pattern("business").match(behind) is not None


def persons_only(label: str, text: str, stop: int) -> bool:
    """Whether `label`, the words of a number that ends at `stop`, means persons as one kind of applicants among others:
    收到居民申请9件、企业申请2件, but not 收到群众申请9件."""
    return _pattern("persons").search(label) is not None and _pattern("bodies").match(text, stop) is not None
