"""What each stretch of the prose is about: its topic, from its own words, the sentence before, or its heading."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportlint.prose.lexicon import OTHER, WEAK
from reportlint.prose.lists import FAMILIES
from reportlint.prose.regions import Regions
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Lexicon
    from reportlint.prose.places import Place
    from reportlint.values import Organ, Section

_NEAR = 16
"""How far behind a number its noun may begin: 收到23件政府信息公开申请."""
_RESULT = 24
"""How far before a number the result that it counts may stand."""
_BESIDE = 14
"""How near words stand that belong together: 政府信息公开领域行政复议."""
_MARKS = frozenset("、,，;；:：。\n") | {""}
_JUDGES = ("司法", "法院", "法制", "复议")
"""In the name of an organ that decides cases against others."""
_FOLLOWING = frozenset(("复议", "诉讼", "处理费"))
"""What a report may tell of under the heading of applications, and then go on with their results."""
_OWN = (
    "(?:全年|本年度?|当年|年内|20[0-9]{2}年度?|我[局委办厅院省市县区镇乡]|本(?:机关|单位|[局委办厅院])"
    "|共计?|累计|仅|只|另?有|发生|引发|出现|产生|新增)*"
)
"""What stands before the name of a bare count: nothing that says of what."""
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
        "wider": "受理|办理|审理|新收|收到|接收|立案|代理|应诉|指导|全[年市县区省州旗系]|其[他它]|上年|去年|其中[^,，;；]{0,12}(?:信息|政务)公开",
        # brought against the organ's own answers, whoever else decides cases here
        "against": "不服|被(?!告)|申请人|引[发起]|支持我|[我本][局委办厅院]",
        "result": FAMILIES["result"],
        "result_behind": f"的?(?:申请)?[^,，;；:：。、0-9]{{0,6}}?(?:{FAMILIES['result']})",
        "noun": "的?申请(?!人|表格|材料|信息)",
        "joint": "[,，;；:：。、\n]|并|且|全部(?!为|是|系|由|属)",
    }
)


class Topic(NamedTuple):
    """A topic, or "" where there is none."""

    name: str
    own: bool
    """Whether the sentence itself speaks of it."""
    near: bool = True
    """Whether it or the one before does, not only the heading."""


class Subject:
    """The topics of one section, found when asked for."""

    def __init__(self, section: Section, frame: Layout, lexicon: Lexicon) -> None:
        self.frame, self.lexicon, self.title = frame, lexicon, section.title
        self._hits = [
            (match.start(), lexicon.topic_of[match.group()]) for match in lexicon.topics.finditer(frame.outer)
        ]
        self._starts = [start for start, _ in self._hits]
        self.regions = Regions(frame, lexicon, section.title)
        self._nears: dict[int, str] = {}

    def of(self, home: int, low: int, at: int, stop: int) -> Topic:
        """The topic of the number at `at` to `stop` in the sentence, or bracket `home`, from `low`.

        Words behind count where the number comes first; else the last topic word of the sentence before it decides;
        else what the sentence inherits.
        """
        result = False
        if self.frame.text[stop : stop + 1] not in _MARKS:
            noun = self.frame.view(home, stop, stop + _NEAR)
            joint = _pattern("joint").search(noun)
            result = _pattern("result_behind").match(noun) is not None
            name, weak = self.lexicon.last_topic(noun[: joint.start()] if joint else noun)
            clause = max(low, self._clause(home, low, at))
            told = name == OTHER and _pattern("result").search(self.frame.outer, clause, at)  # 不予处理的3件是信访诉求
            if name and not told and not self._last(home, clause, at)[0]:
                if not weak:
                    return Topic(name, True)
                before = self.before(home, low, at, result)
                if not _pattern("noun").match(noun):
                    return before
                over = before.name == "诉讼" and not before.own and self.regions.topic(low) == name  # a lawsuit is none
                return Topic(name, True) if before.name == name or over else before
        return self.before(home, low, at, result)

    def before(self, home: int, low: int, at: int, result: bool = False) -> Topic:
        """The topic that the sentence, or bracket `home`, from `low` has come to at `at`; with `result`, that is said of a
        result of applications.
        """
        name, weak = self._last(home, low, at)
        if name and not weak:
            return Topic(name, True)
        if home >= 0:
            bracket = self.frame.brackets[home]
            start = (
                self.frame.brackets[bracket.parent].opening + 1
                if bracket.parent >= 0
                else self.frame.sentence(bracket.opening)[0]
            )
            return self.before(bracket.parent, start, bracket.opening)
        near = self._near(low)
        if name:
            return Topic(name if name == near or name == self.regions.topic(low) else "", True)
        if near in _FOLLOWING and (result or _pattern("result").search(self.frame.outer, max(low, at - _RESULT), at)):
            return Topic(self.regions.topic(low) or near, False)  # 行政诉讼2件。不予公开的9件均说明了理由
        return Topic(near or self.regions.topic(low), False, bool(near))

    def inherited(self, start: int) -> tuple[str, str]:
        """The topics that a sentence starting at `start` may inherit: of the one before, of the heading."""
        return self._near(start), self.regions.topic(start)

    def _near(self, start: int) -> str:
        if start not in self._nears:
            self._nears[start] = self._previous(start)
        return self._nears[start]

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
        if words.search(clause) or words.search(place.behind) or words.search(self.title):
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
        if followed:
            return True
        if _pattern("court").search(self.frame.text, start, end):
            return False
        if self.regions.topic(start) == topic or (not judge and self.regions.under(start, _pattern("both"))):
            return True
        if self.regions.under(start, _pattern("headed")):
            return True
        if amid or self._near(start) == "申请" or any(name == "申请" for name in self._names(start, place.quantity.at)):
            return True
        bare = self._bare(place, clause)
        told = self._told_behind(words, topic, stop, end)
        headed = self.regions.topic(start) == "申请"
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
        return not (bare == "named" and sued) and oversight is not None and self.regions.under(start, oversight)

    def _told_behind(self, words: re.Pattern[str], topic: str, stop: int, end: int) -> bool | None:
        """What the sentence says of `words` behind a number: True, that such cases are about them; False, that some may be;
        None if it says nothing of cases, as it may under a heading of applications: 行政诉讼2件均胜诉，信息公开更加规范."""
        text, told = self.frame.text, None
        for found in words.finditer(text, stop, end):
            if _pattern("denied").search(text, stop, found.start()):
                continue
            if _pattern("some").search(text, found.end(), end) or _pattern("of some").search(text, stop, found.start()):
                return False
            if topic in self._names(found.end(), min(found.end() + _BESIDE, end)):
                told = True
            elif self.regions.topic(stop) != "申请":
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
        return topic not in self._names(low, end) and self._opens(words, low, end)

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
        if first is None or not {"复议", "诉讼"}.isdisjoint(self._names(low, first.start())):
            return False
        return not {"复议", "诉讼"}.isdisjoint(self._names(first.end(), min(first.end() + _BESIDE, end)))

    def _bare(self, place: Place, clause: str) -> str:
        """Whether nothing but the name of the cases stands beside a number: "passive" where they are brought against the organ
        (被申请), "named" where they are only named, else ""."""
        counted = clause + place.behind if _pattern("lead").match(clause) else clause
        bare = _pattern("bare").fullmatch(counted) or (counted != clause and _pattern("bare").match(counted))
        return "" if not bare else "passive" if bare["passive"] else "named"

    def _names(self, start: int, end: int) -> list[str]:
        low = bisect_left(self._starts, start)
        return [name for _, name in self._hits[low : bisect_left(self._starts, end)]]

    def _previous(self, start: int, steps: int = 2) -> str:
        """The topic at the end of the sentence before `start`, in the same paragraph."""
        if start <= 0 or steps == 0 or self.frame.text[start - 1] == "\n":
            return ""
        low, end = self.frame.sentence(start - 1)
        name, weak = self._last(-1, low, end)
        if name and (not weak or name == self.regions.topic(start)):
            return name
        earlier = self._previous(low, steps - 1)
        return earlier if not name or earlier == name else ""

    def _last(self, home: int, start: int, end: int) -> tuple[str, bool]:
        """The last topic word from `start` to `end` at the level of bracket `home`, and whether it is a weak one."""
        if home >= 0:
            return self.lexicon.last_topic(self.frame.view(home, start, end))
        weak = ""
        for index in range(bisect_left(self._starts, end) - 1, -1, -1):
            at, name = self._hits[index]
            if at < start:
                break
            if not name.endswith(WEAK):
                return name, False
            weak = weak or name[:-1]
        return weak, bool(weak)

    def _clause(self, home: int, low: int, at: int) -> int:
        left = self.frame.view(home, max(low, at - 40), at)
        return at - len(_pattern("joint").split(left)[-1])
