"""Tells of reviews and lawsuits whether they are the organ's own, about disclosure: by their words, or by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    import re

    from reportlint.prose.places import Place
    from reportlint.prose.subject import Subject
    from reportlint.values import Organ

_BESIDE = 14
"""How near words stand that belong together: 政府信息公开领域行政复议."""
_JUDGES = ("司法", "法院", "法制", "复议")
"""In the name of an organ that decides cases against others."""
_OWN = (
    "(?:全年|本年度?|当年|年内|20[0-9]{2}年度?|我[局委办厅院省市县区镇乡]|本(?:机关|单位|[局委办厅院])"
    "|共计?|累计|仅|只|另?有|发生|引发|出现|产生|新增)*"
)
"""What stands before the name of a bare count: nothing that says of what."""
_COLUMN = "(?:结果维持|结果纠正|其[他它]结果|尚未审结)[0-9]"
_pattern = named(
    {
        "clause": "[,，;；:：。\n]",
        "settled": "[未已][审办]结|[正尚仍]在?[审办]理|在审|未结案",
        "handled": "受理|办理|审理|审结|新收|收到|接收|立案|办结|化解|代理|应诉",
        "all": "[,，](?:均|都|皆|全部)?(?:为|系|是|因|由|属|涉及|针对)",
        "received": f"{_OWN}(?:收到|接到)(?:行政)?复议",
        # 因政府信息公开引发的行政争议中，行政复议5件，…: all that follows is about them
        "opening": "[^,，;；:：。、0-9]{0,16}(?:争议|纠纷|案件|复议|诉讼)(?:中|方面|情况)?[,，:：](?!全[省市县区年])",
        "elsewhere": "代理|指导|其[他它][^结]|上年|去年|其中[^,，;；]{0,12}(?:信息|政务)公开",
        "court": "出庭应诉|负责人出庭",
        "both": "复议[、和及与]?(?:行政)?诉讼",
        "headed": "信息公开[^。]{0,10}(?:复议|诉讼)",
        # 行政复议6件，政府信息公开类占三成: of how many of them it speaks
        "some": "[0-9占]|比例|少量|部分|为主|主要|过半|近半|一半|三分|多数",
        "of some": "(?:其中|包括|含|涉及|属于|有关|仅|只)[^,，;；。]{0,12}$",
        "denied": "(?:没有|未|无|不存在)[^,，;；:：。、0-9]{0,20}$",
        "bare": f"{_OWN}(?:收到|接到)?(?P<passive>被)?(?:申请|提起|提出)?(?:行政)?(?:复议|诉讼)(?:案件?|申请)?(?:共计?|合计|总计|数量?|为|有)*",
        "lead": f"{_OWN}$",
        "case": "(?:复议|诉讼)案?件?共?(?P<of>[0-9]+[件宗起份例])"
        "|(?P<those>[0-9]+[件宗起份例])(?:行政)?(?:复议|诉讼)(?!案?件?(?:被|尚|正|仍|在|未|已))",
        "count": "[0-9]+[件宗起份例]",
        # the columns of table 4, two of them at least; one column of its lawsuits
        "labels": f"{_COLUMN}[^。]{{0,24}}?{_COLUMN}|未经复议直接起诉|复议后(?:又|再)?起诉",
        "for others": "受理|办理|审理|代理|指导|立案|作为(?:行政)?复议机关|其[他它](?!结果)|上年|去年|一审|二审|全[省市县区州旗系]",
        "wider": "受理|办理|审理|新收|收到|接收|立案|代理|应诉|指导|全[年市县区省州旗系]|其[他它]|上年|去年|其中[^,，;；]{0,12}(?:信息|政务)公开",
        # brought against the organ's own answers, whoever else decides cases here
        "against": "不服|被(?!告)|申请人|引[发起]|支持我|[我本][局委办厅院]",
    }
)


class Ours:
    """What the sentences of one section say of whose cases they tell."""

    def __init__(self, subject: Subject) -> None:
        self.subject, self.frame, self.lexicon = subject, subject.frame, subject.lexicon

    def speaks_of(
        self,
        words: re.Pattern[str],
        topic: str,
        place: Place,
        followed: bool,
        amid: bool,
        first: bool,
        organ: Organ | None,
    ) -> bool:
        """Whether a number about `topic` is about `words`, too: by its clause, else by what its sentence has come to.

        `followed`: it comes right after another number that is; `amid`: the sentence before counts applications;
        `first`: nothing before has told how many there are, or else a bare number is of others, too. What an organ
        handles for others (受理行政复议案件120件) is its own only where the clause or the words before it say so.
        """
        clause = _pattern("clause").split(place.left)[-1]
        if words.search(clause) or words.search(place.behind) or words.search(self.subject.title):
            return True
        for match in words.finditer(place.left):
            near = self.lexicon.topics.findall(place.left, match.end(), match.end() + _BESIDE)
            if any(self.lexicon.topic_of[word] == topic for word in near) or _pattern("opening").match(
                place.left, match.end()
            ):
                return True
        stop = place.quantity.stop
        start, end = self.frame.sentence(place.quantity.at)
        behind = _pattern("all").search(self.frame.text, stop, end)
        if behind and words.search(self.frame.text, behind.end(), min(behind.end() + _BESIDE, end)):
            return True
        judge = organ is None or organ.kind == "government" or any(word in organ.name for word in _JUDGES)
        if _pattern("handled").search(clause) and (judge or not _pattern("received").match(clause)):
            return followed and _pattern("settled").search(clause) is not None
        if followed or self._as_in_the_table(start, end):
            return True
        if _pattern("court").search(self.frame.text, start, end):
            return False
        if self.subject.regions.topic(start) == topic or (
            not judge and self.subject.regions.under(start, _pattern("both"))
        ):
            return True
        if self.subject.regions.under(start, _pattern("headed")):
            return True
        if (
            amid
            or self.subject.near(start) == "申请"
            or any(name == "申请" for name in self.subject.names(start, place.quantity.at))
        ):
            return True
        bare = self._bare(place, clause)
        told = self._told_behind(words, topic, stop, end)
        headed = self.subject.regions.topic(start) == "申请"
        if told is not None or not (bare or headed) or not first:
            return told is True and not bare
        # a government decides reviews, but no lawsuits; those brought against it may be of any business
        sued = topic == "诉讼" and (organ is None or organ.kind == "government")
        if bare == "named" and judge and not sued:
            return False
        business, oversight = self.lexicon.business, self.lexicon.oversight
        if business is not None and business.search(self.frame.text, start, end):
            return False
        if not bare:
            return _pattern("against").search(clause) is not None
        if headed or self._other_kind(words, topic, start, place.quantity.at):
            return True
        return not (bare == "named" and sued) and oversight is not None and self.subject.regions.under(start, oversight)

    def _as_in_the_table(self, start: int, end: int) -> bool:
        """Whether a sentence tells of cases in the words of table 4, and of none that the organ decides or defends for others:
        行政复议方面，结果维持28件，结果纠正5件."""
        if not _pattern("labels").search(self.frame.text, start, end):
            return False
        business = self.lexicon.business
        other = business is not None and business.search(self.frame.text, start, end)
        return not other and not _pattern("for others").search(self.frame.text, start, end)

    def _told_behind(self, words: re.Pattern[str], topic: str, stop: int, end: int) -> bool | None:
        """What the sentence says of `words` behind a number: True, that such cases are about them; False, that some may be;
        None if it says nothing of cases, as it may under a heading of applications: 行政诉讼2件均胜诉，信息公开更加规范."""
        text, told = self.frame.text, None
        for found in words.finditer(text, stop, end):
            if _pattern("denied").search(text, stop, found.start()):
                continue
            if _pattern("some").search(text, found.end(), end) or _pattern("of some").search(text, stop, found.start()):
                return False
            if topic in self.subject.names(found.end(), min(found.end() + _BESIDE, end)):
                told = True
            elif self.subject.regions.topic(stop) != "申请":
                return False
        return told

    def _other_kind(self, words: re.Pattern[str], topic: str, start: int, at: int) -> bool:
        """Whether the sentence from `start` goes on with lawsuits where the one before told of reviews, or the reverse."""
        text, business = self.frame.text, self.lexicon.business
        if start == 0 or text[start - 1] != "。":
            return False
        low, end = self.frame.sentence(start - 1)
        if _pattern("elsewhere").search(text, low, at) or (business is not None and business.search(text, low, end)):
            return False
        return topic not in self.subject.names(low, end) and self._opens(words, low, end)

    def goes_on(self, words: re.Pattern[str], start: int, at: int) -> bool:
        """Whether the sentence from `start` goes on, up to `at`, about the cases that the one before has told of: after
        因政府信息公开被申请行政复议5件 what became of 5件行政复议; a number of other cases is not of these."""
        text = self.frame.text
        if start == 0 or text[start - 1] != "。":
            return False
        low, end = self.frame.sentence(start - 1)
        business = self.lexicon.business
        for stretch in ((low, end), (start, at)):
            if _pattern("wider").search(text, *stretch) or (business is not None and business.search(text, *stretch)):
                return False
        if not self._opens(words, low, end):
            return False
        counts = [match["of"] or match["those"] for match in _pattern("case").finditer(text, start, at)]
        told = {match.group() for match in _pattern("count").finditer(text, low, end)}
        return told.issuperset(counts)

    def _opens(self, words: re.Pattern[str], low: int, end: int) -> bool:
        """Whether the first reviews or lawsuits that the sentence from `low` to `end` tells of are those of `words`."""
        first = words.search(self.frame.text, low, end)
        if first is None or not {"复议", "诉讼"}.isdisjoint(self.subject.names(low, first.start())):
            return False
        return not {"复议", "诉讼"}.isdisjoint(self.subject.names(first.end(), min(first.end() + _BESIDE, end)))

    def _bare(self, place: Place, clause: str) -> str:
        """Whether nothing but the name of the cases stands beside a number: "passive" where they are brought against the organ
        (被申请), "named" where they are only named, else ""."""
        counted = clause + place.behind if _pattern("lead").match(clause) else clause
        bare = _pattern("bare").fullmatch(counted) or (counted != clause and _pattern("bare").match(counted))
        return "" if not bare else "passive" if bare["passive"] else "named"
