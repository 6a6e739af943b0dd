"""Reads numbers of applications that are told by the reason for a result: 16件申请属于国家秘密,依法不予公开.

Clerks put the number before the reason or behind it, and many words between. So no order of words is looked for: all that
stands around the number, up to the next number or clause, has to be made of the words of one reason, of its result, and of
words that say nothing of their own. Whatever else stands there may make it something else.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportlint.prose.cases.plain import plain
from reportlint.prose.layout import HIDDEN
from reportlint.prose.lexicon import OTHER
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry, Lexicon
    from reportlint.prose.places import Places
    from reportlint.prose.subject import Subject

_REACH = 90
"""So far from a number its words may begin or end."""
_LEAD = 42
"""So far before a number's words those may begin that name the applications of which it tells."""
_BACK = 20
"""So many numbers back in its sentence one may be a part of another."""
_MORE = "等"
"""Behind a reason it tells that there are others; before its name (过程稿等过程性信息) it closes examples."""
_pattern = named(
    {
        "clause": f"[,，;；:：。\n{HIDDEN}]",
        "number": "[0-9]+[一-龥]{1,2}$|^[0-9]+[件宗份起例]",
        "joining": "[、和及与或]|以及",
        # 9件、国家秘密3件; 9件主要是过程性信息
        "vague": "^(?:[、和及与或]|以及)|主要|多为",
        "semicolon": "[;；]",
        "sum": "(?:一共|[共累]?计|共|合计|总计|另|还)?有?",
        "amid": f"(?P<which>[^,，;；:：。、\n{HIDDEN}]{{0,40}}?)(?<!其)当?中[,，]?$",
        "all": "(?=.{0,38}(?:收|受理|办|答复|处理))(?P<which>.{1,40})申请[中里]",
        "some": "结转|延期|延长|补正|撤回|撤销|自然人|公民|个人|法人|组织|企业|机构|网|信函|邮|当面|窗口|现场|传真",
        "case": "申请(?!人)|的$|类",
        # 信访诉求6件引导至信访窗口: what was done with them
        "led on": "(?:已|均|都|皆|全部|全|依法|及时)*(?:引导|转[送交由]|移[送交]|导入|分流|告知|说明|提示|解释|释明|指引)",
        "business": "[、和及与]?(?:依法|另|还|全年|共)*(?:办理|处理|答复|接待|受理)",
        "lead": "(?:出现|发生|产生|存在|收到|接到|受理|有)?过?",
    }
)


class Told(NamedTuple):
    """What words say that are nothing but a reason, a result and filling."""

    reasons: frozenset[str]
    """The names of the claims whose reasons they give."""
    results: frozenset[str]
    """The names of the claims that count all cases of the results that they name."""
    others: bool
    """Whether they say that there are other reasons, too: 国家秘密等."""


class Reason(NamedTuple):
    """What a number counts, and where the words begin and end that tell of it."""

    entry: Entry
    start: int
    stop: int


def tell(words: Lexicon, text: str) -> Told | None:
    """What `text` says; None where it holds any other word, or a detail of a reason (人事管理) without its name."""
    at, others = 0, False
    reasons: set[str] = set()
    results: set[str] = set()
    details: list[frozenset[str]] = []
    while at < len(text):
        match = words.told.match(text, at) if words.told else None
        if match is None:
            return None
        at, word = match.end(), match.group()
        if word in words.reasons:
            others = others and bool(reasons - words.reasons[word])
            reasons |= words.reasons[word]
        elif word in words.details:
            details.append(words.details[word])
            others = others and reasons.isdisjoint(details[-1])  # 信访、举报等活动
        elif word in words.results:
            results |= words.results[word]
        others = others or word == _MORE
    if any(reasons.isdisjoint(names) for names in details):
        return None
    return Told(frozenset(reasons), frozenset(results), others)


def denied(words: Lexicon, stretch: str) -> Entry | None:
    """The reason that no application has had, as `stretch` behind a denial says: 没有(因属于国家秘密不予公开的申请)."""
    lead = _pattern("lead").match(stretch)
    stretch = stretch[lead.end() if lead else 0 :]
    told = tell(words, stretch)
    if told is None or told.others or len(told.reasons) != 1:
        return None
    entry = words.claims.by_reason(min(told.reasons))
    if told.results and told.results != entry.outcome:
        return None
    if words.last_topic(stretch)[0] not in ("", entry.topic):
        return None
    return entry if told.results or stretch.endswith(("申请", "情形", "情况", "事项")) else None


class Reasons:
    """The reasons in one section, found when asked for."""

    def __init__(self, frame: Layout, subject: Subject, words: Lexicon, places: Places) -> None:
        self.frame, self.subject, self.words, self.places = frame, subject, words, places
        self._names = [match.start() for match in words.names.finditer(frame.text)] if words.names else []
        self._taken = 0
        """Where the words end that the last number has behind it."""

    def of(self, index: int, claimed: Mapping[int, Entry]) -> Reason | None:
        """What the number `index` counts, where that is told by a reason; the numbers before it are `claimed`."""
        at, stop = self.places.counted[index].at, self.places.counted[index].stop
        near = bisect_left(self._names, at - _REACH)
        if near == len(self._names) or self._names[near] > stop + _REACH:
            return None
        earlier = self._earlier(index)
        if self._divides_another(index, earlier, claimed):
            return None
        listed = any(stop in claimed and claimed[stop].result for stop in earlier)
        home, low, high = self.places.bounds[index]
        if self.frame.text.find("分别", low, at) >= 0 and (shared := self._shared(index, home, low, listed)):
            return shared
        start = self._start(index, home, low, at)
        end = self._end(index, home, stop, high)
        before, behind = self.frame.text[start:at], self.frame.text[stop:end]
        if home >= 0 and start == low and end == high and self._only_counts(before + behind):
            at = self.frame.brackets[home].opening  # 保护第三方合法权益(共7件)
            home, low = self.frame.brackets[home].parent, self.frame.sentence(at)[0]
            start = self._start(index, home, low, at)
            before, behind = self.frame.text[start:at], ""
        said = tell(self.words, before)
        if said is not None and not said.reasons and self.frame.text[start - 1] in ")）":
            start, said = self._beyond(index, home, low, start, before, said)
        if said is not None and said.reasons:
            led = _pattern("led on").match(behind)
            behind = "" if led else _pattern("joining").split(behind, maxsplit=1)[0]
        says = tell(self.words, behind)
        if said is None or says is None or (said.reasons and says.reasons):
            return None
        results = said.results | says.results
        told: Told | None
        if said.reasons:
            end, told = stop, said._replace(results=results)
        elif says.reasons:
            if said.results or _pattern("vague").search(behind):  # 不予公开3件均为执法案卷: all that were refused
                return None
            listed, start, told = True, at, self._with_result(says._replace(results=results), end)
        else:
            end, start, told = stop, *self._clause_before(low, start, before, results)
        named = listed or _pattern("case").search(before) is not None or _pattern("case").search(behind) is not None
        entry = self._entry(told, at)
        named = named or bool(told and told.results)
        about = entry is not None and self._about(home, low, start, before + behind, named, listed)
        if entry is None or not about or self._amid_some(low, start):
            return None
        self._taken = max(end, self._taken)
        return Reason(entry, start, end)

    def _shared(self, index: int, home: int, low: int, listed: bool) -> Reason | None:
        """What the number `index` counts where several share their words: 信访类和重复申请分别为9件、4件."""
        place = self.places.place(index)
        label, *others = self.places.labels(index, place)
        if others or label is place.item:
            return None
        entry = self._entry(tell(self.words, label.lstrip("，,")), place.quantity.at)
        start = self.places.shared_start(index)
        named = listed or _pattern("case").search(label) is not None
        if entry is None or self._amid_some(low, start) or not self._about(home, low, start, label, named, listed):
            return None
        return Reason(entry, start, place.quantity.stop)

    def _earlier(self, index: int) -> list[int]:
        """Where the numbers of cases before the number `index` in its sentence end, the last one first."""
        low, _ = self.frame.sentence(self.places.counted[index].at)
        last = self.places.counted[max(0, index - _BACK) : index][::-1]
        return [one.stop for one in last if one.stop > low and one.unit in self.words.units]

    def _divides_another(self, index: int, earlier: Sequence[int], claimed: Mapping[int, Entry]) -> bool:
        """Whether the number `index` is, or may be, a part of one that is nobody's claim: 发出补正通知9件,其中2件逾期未补正."""
        last, at = earlier[0] if earlier else -1, self.places.counted[index].at
        if last < 0 or last in claimed or _pattern("semicolon").search(self.frame.outer, last, at):
            return False
        label = _pattern("clause").split(self.frame.outer[max(0, last - _LEAD) : last])[-1]
        label = _pattern("number").sub("", label)
        if (told := tell(self.words, label)) and told.reasons:  # 不掌握或者没有现成信息的9件
            return False
        if not label:  # 9件不予处理的申请中,…; 47件办结申请中,…
            behind = _pattern("clause").split(self.frame.outer[last : last + _LEAD], maxsplit=1)[0]
            amid = _pattern("all").fullmatch(behind)
            return not (amid and plain(amid["which"])) and not behind.startswith(tuple(self.words.results))
        return not ("申请" in label and plain(label)) and all(word not in label for word in self.words.results)

    def _amid_some(self, low: int, start: int) -> bool:
        """Whether the words at `start` stand behind those that name some of the applications: 征地类申请中,…"""
        amid = _pattern("amid").search(self.frame.outer[max(low, start - _LEAD) : start])
        if amid is None:
            return False
        which = _pattern("number").sub("", amid["which"])
        return tell(self.words, which) is None and (not plain(which) or _pattern("some").search(which) is not None)

    def _start(self, index: int, home: int, low: int, at: int) -> int:
        """Where the words before `at` begin: behind the last number or mark, or what the last number has taken."""
        for earlier in map(self.places.counted.__getitem__, range(index - 1, -1, -1)):
            if earlier.stop <= low or earlier.unit in self.words.units:
                low = max(low, earlier.stop)
                break
        low = max(low, min(self._taken, at))
        marks = list(_pattern("clause").finditer(self.frame.view(home, low, at)))
        return low + marks[-1].end() if marks else low

    def _beyond(self, index: int, home: int, low: int, start: int, before: str, said: Told) -> tuple[int, Told | None]:
        """`said`, with the words before the bracket that ends at `start`, where that only names an example: 执法案卷(卷宗)不予公开9件."""
        inside = self.frame.home(start - 2)
        opening = self.frame.brackets[inside].opening if inside >= 0 else -1
        if opening < low or not self.frame.text[opening + 1 : start - 1].isalpha():
            return start, said
        first = self._start(index, home, low, opening)
        told = tell(self.words, self.frame.text[first:opening] + before)
        return (first, told) if told is not None and told.reasons else (start, said)

    def _end(self, index: int, home: int, stop: int, high: int) -> int:
        """Where the words behind the number `index` end: before the next number or mark."""
        for later in map(self.places.counted.__getitem__, range(index + 1, len(self.places.counted))):
            if later.at >= high or later.unit in self.words.units:
                high = min(high, later.at)
                break
        mark = _pattern("clause").search(self.frame.view(home, stop, high))
        return stop + mark.start() if mark else high

    def _only_counts(self, text: str) -> bool:
        told = tell(self.words, text)
        return told is not None and not told.reasons and not told.results

    def _with_result(self, told: Told, end: int) -> Told:
        """`told`, of several reasons, with the result that the clause behind `end` gives: 16件属于重复申请等,不予处理."""
        if not told.others or told.results or self.frame.text[end : end + 1] not in (",", "，"):
            return told
        mark = _pattern("clause").search(self.frame.outer, end + 1)
        behind = tell(self.words, self.frame.outer[end + 1 : mark.start() if mark else None])
        return told if behind is None or behind.reasons else told._replace(results=behind.results)

    def _clause_before(self, low: int, start: int, before: str, results: frozenset[str]) -> tuple[int, Told | None]:
        """What the clause before the one that begins at `start` tells of a number there: 因属于执法案卷,对16件申请不予公开."""
        if (
            start <= low
            or self.frame.text[start - 1] not in ",，"
            or not (results or _pattern("sum").fullmatch(before))
        ):
            return start, None
        first = low
        for mark in _pattern("clause").finditer(self.frame.outer, low, start - 1):
            first = mark.end()
        told = tell(self.words, self.frame.outer[first : start - 1])
        if told is None or not told.reasons or (told.results and results):
            return start, None
        return first, told._replace(results=told.results | results)

    def _entry(self, told: Told | None, at: int) -> Entry | None:
        """The claim of what is `told`: of its only reason, or, where there are others, of their result, if the sentence around
        `at` has it but once."""
        if told is None or len(told.results) > 1:
            return None
        if told.others:
            name = min(told.results, default="")
            once = name and self.frame.text.count(name, *self.frame.sentence(at)) <= 1
            return self.words.claims.by_result(name) if once else None
        entry = self.words.claims.by_reason(min(told.reasons)) if len(told.reasons) == 1 else None
        return entry if entry is not None and told.results <= entry.outcome else None

    def _about(self, home: int, low: int, start: int, words: str, named: bool, listed: bool) -> bool:
        """Whether `words` from `start` are about applications: they say so, or what they stand behind or under does; words that
        may be of other things (信访) need that a result or applications are `named`. Other business that they stand behind may
        be the reason of one before them that is `listed`: 按信访途径分流的7件；不掌握的4件."""
        own, weak = self.words.last_topic(words)
        if own == "申请" and not weak:
            return True
        topic = self.subject.before(home, low, start)
        if own == OTHER and _pattern("business").match(words):  # 办理信访9件
            return False
        beside = listed and own in ("", "申请")
        if beside and (topic.name == OTHER or any(word in words for word in self.words.results)):
            return named
        if topic.name != "申请" and (topic.own or self.subject.regions.topic(self.frame.sentence(start)[0]) != "申请"):
            return False
        return named or (own in ("", "申请") and topic.name == "申请")
