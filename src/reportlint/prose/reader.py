"""Reads the numbers of a section as claims.

A number belongs to the topic that its sentence has come to, and to the nearest word before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.prose.cases import counts_some
from reportlint.prose.cases.applicants import placed
from reportlint.prose.cases.aside import marked, not_one, other_papers, told_apart
from reportlint.prose.cases.plain import alone, counts_business, counts_picked, leads_to_one, names_one
from reportlint.prose.cases.reach import reach
from reportlint.prose.cases.years import of_another, of_the_past, opens_in_another, relative
from reportlint.prose.divided import divides_another, of_all, together, together_behind, without_examples
from reportlint.prose.layout import HIDDEN, Layout
from reportlint.prose.lexicon import OTHER, Entry, Lexicon
from reportlint.prose.ours import Ours
from reportlint.prose.places import Place, Places
from reportlint.prose.reasons import Reasons
from reportlint.prose.resumed import Found, accompanied, amid_applications, flows, resumes, still_told
from reportlint.prose.subject import Subject, Topic
from reportlint.regex import named
from reportlint.values import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.values import Organ, Quantity, Section

_FAR, _FURTHER = 16, 30
"""How far before a number its word may end: in a list, and in a sentence of its own."""
_BEFORE = 12
"""So many claims back in a sentence are remembered."""
_PAPERS = frozenset(("规章", "规范性文件"))
_COUNTING = frozenset("中计量数别部仅只共总为有达到约已都均是的了况:：、")
"""What a word that only counts (共, 分别为) ends with."""
_pattern = named(
    {
        "semicolon": "[;；]",
        "clause": "[,，;；:：。\n]",
        "digit": "[0-9]",
        "count": "(?:其中|全部|仅|只|总共|总计|合计|共计|累计|数量|总数|总量|分别|一共|共|总|计|为|有|达到?|约|已|都|均|是|的|了|情况|[:：、,，])+$",
        "sub": "主要|包括|其中|多[为是因]|等其[他它余]",
        "others": "(?:收到|受理|收办|接收)[^,，;；]*?[0-9]",
        "object": "(?:的|涉及|关于)?[^,，;；:：。、()（）0-9]{0,12}?(?:申请(?!人)|复议|诉讼|规范性文件|规章)",
        "lead": "(?:被|已经?|尚|仍|正|获|作出|由|经|(?:人民)?法院|(?:行政)?复议机[关构])*",
    }
)


class Reader:
    """Reads the numbers of one section."""

    def __init__(
        self,
        section: Section,
        frame: Layout,
        subject: Subject,
        words: Lexicon,
        counted: Sequence[Quantity],
        organ: Organ | None,
        silent: bool = False,
    ) -> None:
        """`silent`: only what may stand in this section by its name is claimed."""
        self.silent = silent
        self.section, self.frame, self.subject, self.words = section, frame, subject, words
        self.places, self.organ = Places(frame, counted), organ
        self.ours = Ours(subject)
        self.reasons = Reasons(frame, subject, words, self.places)
        self._found: list[Found] = []
        self._last: tuple[int, re.Pattern[str] | None] = -1, None
        """The sentence of the last claim, and what that had to be about."""
        self._stops = {quantity.stop for quantity in counted}
        self._claimed: dict[int, Entry] = {}
        """By where a number ends, the entry that claims it."""
        self._past = -1
        """Where the last number of another year ends."""
        self._year: int | None = None

    def read(self, area: re.Pattern[str] | None, year: int | None) -> list[Found]:
        """The claims of all numbers; `area` are words that reach beyond the organ, `year` is the report's."""
        words, found = self.words, self._found
        places, self._year = self.places, year
        for index, quantity in enumerate(places.counted):
            if quantity.unit not in words.units or quantity.average:
                continue
            home, low, _ = places.bounds[index]
            told = self.reasons.of(index, self._claimed)
            if told is not None and self._counts(told.entry, places.place(index)):
                self._add(low, told.entry, places.place(index), "", (told.start, told.stop), area)
                continue
            topic = self._divided(home) or self.subject.of(home, low, quantity.at, quantity.stop)
            if topic.name == OTHER and still_told(self.frame, places, self._claimed, index, topic.own):
                topic = Topic("申请", topic.own)
            if (
                quantity.unit not in words.units_of.get(topic.name, ())
                and "分别" not in self.frame.text[low : quantity.at]
            ):
                continue
            place = places.place(index)
            if self._foreign(place):
                continue
            before = [one.entry for one in found[-_BEFORE:] if one.sentence == low] if found else []
            members, which = places.members(index)
            if not all(self._named(member, topic, quantity.unit) for member in members):
                continue
            for label in members[which : which + 1] or places.labels(index, place):
                shared = label is not place.item
                entry, end = self._entry(place, label, self._topic(label, topic) if shared else topic, before)
                if entry is not None and not counts_some(self.frame, place, entry, self.organ, self._year):
                    start = places.shared_start(index) if shared else place.start
                    self._last = low if home < 0 else self.frame.sentence(quantity.at)[0], entry.context
                    self._add(low, entry, place, label, (start, quantity.stop + end), area)
        return found

    def _add(
        self, low: int, entry: Entry, place: Place, label: str, span: tuple[int, int], area: re.Pattern[str] | None
    ) -> None:
        """Adds what `entry` claims of the number at `place` in the sentence from `low`, unless it is told of no single place."""
        self._claimed[place.quantity.stop] = entry
        told = placed(self.frame, place, entry, label, self._found)
        if told is not None:
            claim = self._claim(entry, place, *span, area)._replace(rows=told[0], columns=told[1])
            self._found.append(Found(low, entry, claim))

    def _counts(self, entry: Entry, place: Place) -> bool:
        """Whether `entry`, a reason, counts the cases that the organ had in the year."""
        if place.quantity.unit not in entry.units or place.quantity.average or self._foreign(place):
            return False
        allowed = self._allowed(entry, place, "", Topic(entry.topic, True), ())
        return allowed and not counts_some(self.frame, place, entry, self.organ, self._year)

    def _divided(self, home: int) -> Topic | None:
        """The topic of a number in bracket `home` behind one result of applications: it tells of their reasons."""
        owner = self._claimed.get(self.frame.brackets[home].opening) if home >= 0 else None
        return Topic(owner.topic, True) if owner is not None and owner.result else None

    def _foreign(self, place: Place) -> bool:
        """Whether the number is of another year or unit, a plan or a comparison."""
        words = self.words
        item = place.item
        listed = item[:1] == "、" and self._past == place.start - len(item) + len(item.lstrip("、"))
        if listed or of_the_past(item):
            self._past = place.quantity.stop
            return True
        if words.foreign and words.foreign.search(item):
            return True
        if place.quantity.number == 1 and not_one(place.left, self.frame.text[place.quantity.at]):
            return True
        year = self._year
        return of_another(place.left, year) or any(opens_in_another(words, year) for words in self.places.before(place))

    def _named(self, label: str, topic: Topic, unit: str) -> bool:
        """Whether `label` has any words of a claim in `unit`."""
        return bool(self.words.finder(self._topic(label, topic).name, unit).find(label))

    def _topic(self, label: str, topic: Topic) -> Topic:
        name, weak = self.words.last_topic(label)
        return Topic(name, True) if name and not weak else topic

    def _entry(self, place: Place, label: str, topic: Topic, before: Sequence[Entry]) -> tuple[Entry | None, int]:
        """The entry that claims the number, and how many characters behind the number belong to its words."""
        words = self.words
        if topic.name not in words.units_of:
            return None, 0
        finder = words.finder(topic.name, place.quantity.unit)
        label = without_examples(label, self.frame, place.quantity.at, words.totals)
        reset = words.resets.search(label) if words.resets else None
        if reset:
            label = label[reset.end() :]
        if words.fillers:
            label = words.fillers.sub("", label)
        label = relative(label, self._year)
        found = finder.find(label)
        if not found and label[:1] in ("、", "和", "及") and words.last_topic(label) == (topic.name, False):
            first = _pattern("clause").split(place.left)[-1].replace(HIDDEN, "")
            label = _pattern("digit").split(first, maxsplit=1)[0] + label
            found = finder.find(label)
        if found:
            count = _pattern("count").search(label) if label[-1:] in _COUNTING else None
            noun = count.start() if count else len(label)
            ends = found[-1][0] >= noun or label.endswith(words.tails[topic.name], 0, noun)
        for end, entries in reversed(found):
            if end < noun and not ends:
                break
            if end < noun and _pattern("sub").search(label, end, noun):
                break
            for entry in entries:
                beyond = len(label) - end > (_FURTHER if entry.whole else _FAR) or self._ends_otherwise(entry, place)
                beyond = beyond or (entry.part and leads_to_one(label[end:]))
                beyond = beyond or (topic.name in _PAPERS and other_papers(label[end:noun], place.behind))
                beyond = beyond or (entry.whole and topic.name == "申请" and counts_business(place.behind))
                if beyond or not self._allowed(entry, place, label, topic, before):
                    continue
                return (None if entry.result and together(found, end, entry, label) else entry), 0
        return self._behind(place, topic, before) if place.behind else (None, 0)

    def _behind(self, place: Place, topic: Topic, before: Sequence[Entry]) -> tuple[Entry | None, int]:
        """The entry whose words stand behind the number."""
        found = []
        finder = self.words.finder(topic.name, place.quantity.unit)
        if finder.behind is None or not finder.behind.search(place.behind):
            return None, 0
        behind = relative(place.behind, self._year)
        for entry in self.words.claims.counted(topic.name):
            match = entry.after.search(behind) if entry.after and place.quantity.unit in entry.units else None
            if match:
                found.append((match.start(), -match.end(), entry))
        for _, end, entry in sorted(found, key=lambda one: one[:2]):
            if entry.whole and entry.topic == "申请" and (names_one(place.item) or counts_picked(behind)):
                continue
            if entry.result and together_behind(self.frame, place.quantity.stop):
                continue
            if entry.context and entry.without and entry.without.search(self.places.rest(place)):
                continue
            if self._allowed(entry, place, relative(place.item, self._year) + behind, topic, before):
                return entry, max(-end, len(place.behind))
        return None, 0

    def _ends_otherwise(self, entry: Entry, place: Place) -> bool:
        """Whether the words right behind the number, the last of its clause, make it something else: 行政复议2件维持."""
        behind = place.behind
        if not behind or behind[0] == "、" or entry.without is None:
            return False
        lead = _pattern("lead").match(behind) if entry.context else None
        if not entry.without.match(behind, lead.end() if lead else 0) and not entry.without.match(behind):
            return False
        end = place.quantity.stop + len(behind)
        return "、" in behind or not self.frame.text[end : end + 1].isdigit()

    def _allowed(self, entry: Entry, place: Place, words: str, topic: Topic, before: Sequence[Entry]) -> bool:
        if (entry.sections or self.silent) and self.section.id not in entry.sections:
            return False
        if entry.without and entry.without.search(words.lstrip("、")):
            return False
        if not entry.whole and marked(place.left):
            return False
        sentence = self.frame.sentence(place.quantity.at)
        if entry.unless and entry.unless.search(self.frame.outer, *sentence):
            return False
        if entry.among and not entry.among.search(self.frame.outer, *sentence):
            return False
        if (entry.bare and not alone(place, entry)) or not accompanied(self.frame, place, entry, self._found):
            return False
        alike = [other.name for other in before if place.quantity.unit in other.units]
        if entry.follows and not (alike and alike[-1] in entry.follows):
            return False
        if entry.beside and not entry.beside <= self._beside(place):
            return False
        inside = place.left.rfind("其中")
        if entry.part and divides_another(self.frame, self._claimed, self._stops, place, inside):
            return False
        if inside >= 0 and _pattern("semicolon").search(place.left, inside):
            inside = -1
        within = place.home >= 0 or (inside >= 0 and not (before and before[-1].part))
        if entry.whole and within and not of_all(self.frame, self._claimed, place, inside, entry.name):
            return False
        if entry.whole and not topic.own:
            totals = self.words.totals
            told = within or "新收" in words or any(other.whole for other in before)
            told = told or (totals is not None and totals.search(words) is not None)
            told = (topic.near and told) or flows(self.frame, place)
            if not (told or resumes(self.frame, place, self._found[-_BEFORE:])):
                return False
        if inside >= 0 and not entry.part and _pattern("others").search(place.left, inside):
            return False
        if entry.context is None or place.quantity.number == 0:
            return True
        if told_apart(self.frame.text, place.quantity.stop, *sentence, self._year):
            return False
        if entry.sequel and self.ours.goes_on(entry.context, sentence[0], place.quantity.at):
            return True
        followed = self._last == (sentence[0], entry.context)
        amid = amid_applications(self.frame, sentence[0], self.subject.regions.topic(sentence[0]), self._found)
        first = all(one.entry.name != entry.name for one in self._found)
        return self.ours.speaks_of(entry.context, entry.topic, place, followed, amid, first, self.organ)

    def _beside(self, place: Place) -> set[str]:
        """The names of the claims before a number in its sentence, also of those before its bracket."""
        starts = place.low, self.frame.sentence(place.quantity.at)[0]
        return {one.entry.name for one in self._found[-_BEFORE:] if one.sentence in starts}

    def _claim(self, entry: Entry, place: Place, start: int, stop: int, area: re.Pattern[str] | None) -> Claim:
        quantity, words = place.quantity, self.words
        flow = self.section.flow
        low = flow.at(start)
        if stop == quantity.stop and not words.last_topic(place.item)[0]:
            noun = _pattern("object").match(self.frame.text, stop)
            stop = noun.end() if noun else stop  # 接到2件政府信息公开申请
        high = quantity.end if stop == quantity.stop else flow.span(start, stop)[1]
        scope = reach(self.frame, place, entry, (words.wide, area), self._found, self.organ)
        return Claim(
            entry.name, quantity.number, quantity.unit, low, high, self.section.id,
            quantity.approximate, quantity.half, scope,
        )  # fmt: skip
