"""Finds what the prose claims that a table, or another sentence, also states (domain: narrative and table).

Which words claim what stands in `lint_rules/vocabulary`; here is only how they are read: a number belongs to the topic
that its sentence has come to, and to the nearest word before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.prose.denials import worded
from reportlint.prose.layout import HIDDEN, Layout, layout
from reportlint.prose.lexicon import Entry, Lexicon, lexicon
from reportlint.prose.subject import Subject, Topic
from reportlint.regex import regex
from reportlint.values import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from reportlint.values import Organ, Quantity, Section

_FAR, _FURTHER = 16, 30
"""How far before a number its word may end: in a list, and in a sentence of its own."""
_MARKS = "、,，;；:：" + HIDDEN


class Place(NamedTuple):
    """A number that may be claimed, with its surroundings."""

    quantity: Quantity
    home: int
    low: int
    """Where its sentence or bracket begins."""
    start: int
    """Where the words right before it begin."""
    item: str
    """Those words, since the last number or clause."""
    behind: str
    """The words after it, up to the next number or clause."""
    left: str
    """Everything before it in its sentence or bracket."""


class Found(NamedTuple):
    """A claim with the sentence that it stands in and the entry that found it."""

    sentence: int
    entry: Entry
    claim: Claim


_PATTERNS = {
    "clause": "[,，;；:：。\n]",
    "mark": "[、,，;；:：。\n]",
    "semicolon": "[;；]",
    "filler": "[、,，;；:：和及与]?(?:其中|全年|总共|总计|合计|共计|累计|数量|总数|总量|分别|一共"
    "|共|总|计|为|有|达到?|约|已|都|均|是|的)*",
    "count": "(?:其中|总共|总计|合计|共计|累计|数量|总数|总量|分别|一共|共|总|计|为|有|达到?|约|已|都|均|是|的|了|情况|[:：、])+$",
    "year": r"20\d\d(?=年)",
    "shared": "(?:分别(?:为|是|有|达)?|(?P<each>(?:各|均)(?:为|有|是)?))$",
    "joiner": "[、和与及,，]",
    "others": r"(?:收到|受理|收办|接收)[^,，;；]*?\d",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return regex(_PATTERNS[name])


def claims(
    sections: Sequence[Section],
    quantities: Sequence[Quantity],
    vocabulary: Mapping[str, Any],
    organ: Organ | None = None,
    year: int | None = None,
) -> tuple[Claim, ...]:
    """Every claim of the prose, in the order of the text.

    `organ` tells whether 全市 goes beyond its own cases (it does for a department); with `year`, the report's, numbers
    that a sentence gives for another year are left out.
    """
    words = lexicon(vocabulary)
    area = words.area if organ is not None and organ.kind == "department" else None
    found: list[Claim] = []
    for section in sections:
        if section.id in words.silent or (words.silent_titles and words.silent_titles.search(section.title)):
            continue
        frame = layout(section.flow.text)
        subject = Subject(section, frame, words)
        counted = [quantity for quantity in quantities if quantity.section == section.id]
        reader = _Reader(section, frame, subject, words, counted)
        numbers = list(_settled(reader.read(area, year)))
        claimed = {(one.sentence, one.entry.name) for one in numbers}
        found += (one.claim for one in numbers)
        found += worded(section, frame, subject, words, claimed)
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _settled(found: Sequence[Found]) -> Iterator[Found]:
    """Without those of one name that one sentence gives with several numbers: they are parts of something."""
    numbers: dict[tuple[int, str], set[Any]] = {}
    for one in found:
        numbers.setdefault((one.sentence, one.entry.name), set()).add(one.claim.number)
    return (one for one in found if len(numbers[one.sentence, one.entry.name]) == 1)


def _item(left: str, last: int) -> tuple[str, bool]:
    """The words right before a number that has `left` before it, and whether it comes first (5件予以公开、3件部分公开).

    `last` is where the number before it ends, 0 if there is none. The words of a clause without number count, too,
    where only fillers stand between: 收到政府信息公开申请，共23件.
    """
    raw = left[last:]
    clauses = _pattern("clause").split(raw)
    if last and len(clauses) > 1:
        clauses[0] = ""
    item = clauses[-1]
    if last and len(clauses) == 1 and "、" in raw[1:] and raw[0] != "、":
        item = raw[raw.index("、") :]
    filler = _pattern("filler").fullmatch(item) is not None
    if filler and len(clauses) > 1 and clauses[-2]:
        return left[len(left) - len(item) - 1 - len(clauses[-2]) :], False
    return item, filler


class _Reader:
    """Reads the numbers of one section."""

    def __init__(
        self, section: Section, frame: Layout, subject: Subject, words: Lexicon, counted: Sequence[Quantity]
    ) -> None:
        self.section, self.frame, self.subject, self.words, self.counted = section, frame, subject, words, counted
        self._places: dict[int, Place] = {}

    def read(self, area: re.Pattern[str] | None, year: int | None) -> list[Found]:
        """The claims of all numbers; `area` are words that reach beyond the organ, `year` is the report's."""
        words, found = self.words, list[Found]()
        for index, quantity in enumerate(self.counted):
            if quantity.unit not in words.units:
                continue
            home, low, _ = self._bounds(quantity.at)
            topic = self.subject.of(home, low, quantity.at, quantity.stop)
            if topic.name not in words.counted and "分别" not in self.frame.text[low : quantity.at]:
                continue
            place = self.place(index)
            if self._foreign(place, year):
                continue
            before = found[-1].entry if found and found[-1].sentence == low else None
            for label in self._labels(index):
                shared = label is not place.item
                entry, end = self._entry(place, label, self._topic(label, topic) if shared else topic, before)
                if entry is not None:
                    start = self._clause_start(index) if shared else place.start
                    found.append(Found(low, entry, self._claim(entry, place, start, quantity.stop + end, area)))
        return found

    def place(self, index: int) -> Place:
        """The surroundings of the number `index`."""
        if index in self._places:
            return self._places[index]
        quantity = self.counted[index]
        at, stop = quantity.at, quantity.stop
        home, low, end = self._bounds(at)
        left = self.frame.view(home, low, at)
        last = low
        for earlier in range(index - 1, -1, -1):
            if self.counted[earlier].stop <= low:
                break
            if self.frame.home(self.counted[earlier].at) == home:
                last = self.counted[earlier].stop
                break
        item, first = _item(left, last - low)
        if index + 1 < len(self.counted):
            end = min(end, self.counted[index + 1].at)
        behind = _pattern("mark" if first else "clause").split(
            self.frame.view(home, stop, min(end, stop + 60)), maxsplit=1
        )[0]
        start = at - len(item.lstrip(_MARKS))
        place = Place(quantity, home, low, start, item.replace(HIDDEN, ""), behind.replace(HIDDEN, ""), left)
        self._places[index] = place
        return place

    def _bounds(self, at: int) -> tuple[int, int, int]:
        """The bracket around `at`, and start and end of its inside, else of the sentence."""
        home = self.frame.home(at)
        if home < 0:
            low, end = self.frame.sentence(at)
            return home, low, end
        return home, self.frame.brackets[home].opening + 1, self.frame.brackets[home].closing

    def _foreign(self, place: Place, year: int | None) -> bool:
        """Whether the number is of another year, a plan or a comparison."""
        words = self.words
        if (words.versus and words.versus.search(place.item)) or (words.plans and words.plans.search(place.item)):
            return True
        years = _pattern("year").findall(place.left) if year else []
        return bool(years) and int(years[-1]) != year

    def _labels(self, index: int) -> list[str]:
        """The words that speak of a number: those before it; with 分别为 its share of them, with 各 each."""
        place = self.place(index)
        first = index
        while first and self._joined(first):
            first -= 1
        item = self.place(first).item
        match = _pattern("shared").search(item)
        if match is None:
            return [place.item]
        labels = [label for label in _pattern("joiner").split(item[: match.start()]) if label]
        if match["each"]:
            return labels or [place.item]
        last = index
        while last + 1 < len(self.counted) and self._joined(last + 1):
            last += 1
        count = last - first + 1
        return [labels[index - first - count]] if len(labels) >= count else [place.item]

    def _joined(self, index: int) -> bool:
        """Whether a number stands side by side with the one before it: 12件、3件."""
        return 0 < self.counted[index].at - self.counted[index - 1].stop < 2

    def _clause_start(self, index: int) -> int:
        while index and self._joined(index):
            index -= 1
        return self.place(index).start

    def _topic(self, label: str, topic: Topic) -> Topic:
        name, weak = self.words.last_topic(label)
        return Topic(name, True) if name and not weak else topic

    def _entry(self, place: Place, label: str, topic: Topic, before: Entry | None) -> tuple[Entry | None, int]:
        """The entry that claims the number, and how many characters behind the number belong to its words."""
        words = self.words
        if topic.name not in words.counted:
            return None, 0
        finder = words.finder(topic.name, place.quantity.unit)
        reset = words.resets.search(label) if words.resets else None
        if reset:
            label = label[reset.end() :]
        found = list(finder.pattern.finditer(label))
        if not found and label[:1] in ("、", "和", "及"):
            first = _pattern("clause").split(place.left)[-1].replace(HIDDEN, "")
            label = re.split(r"\d", first, maxsplit=1)[0] + label
            found = list(finder.pattern.finditer(label))
        noun = len(_pattern("count").sub("", label))
        ends = label[:noun].endswith(words.tails[topic.name])
        for match in reversed(found):
            if match.end() < noun and not ends:
                break
            for entry in finder.owners[match.group()]:
                far = len(label) - match.end() > (_FURTHER if entry.whole else _FAR)
                if not far and self._allowed(entry, place, label, topic, before):
                    return entry, 0
        return self._behind(place, topic, before) if place.behind else (None, 0)

    def _behind(self, place: Place, topic: Topic, before: Entry | None) -> tuple[Entry | None, int]:
        """The entry whose words stand behind the number."""
        found = []
        for entry in self.words.counted[topic.name]:
            match = entry.after.search(place.behind) if entry.after and place.quantity.unit in entry.units else None
            if match:
                found.append((match.start(), -match.end(), entry))
        for _, end, entry in sorted(found, key=lambda one: one[:2]):
            if self._allowed(entry, place, place.behind, topic, before):
                return entry, -end
        return None, 0

    def _allowed(self, entry: Entry, place: Place, words: str, topic: Topic, before: Entry | None) -> bool:
        if (entry.sections and self.section.id not in entry.sections) or (
            entry.without and entry.without.search(words)
        ):
            return False
        if entry.unless and entry.unless.search(self.frame.outer, *self.frame.sentence(place.quantity.at)):
            return False
        if entry.follows and (before is None or before.name not in entry.follows):
            return False
        inside = place.left.rfind("其中")
        if inside >= 0 and _pattern("semicolon").search(place.left, inside):
            inside = -1
        if entry.whole and (place.home >= 0 or (inside >= 0 and not (before is not None and before.part))):
            return False
        if entry.whole and not topic.own:
            totals = self.words.totals
            if not topic.near or totals is None or not totals.search(words):
                return False
        if inside >= 0 and not entry.part and _pattern("others").search(place.left, inside):
            return False
        if entry.context is None or place.quantity.number == 0:
            return True
        return self.subject.speaks_of(entry.context, place.home, place.low, place.quantity.stop)

    def _claim(self, entry: Entry, place: Place, start: int, stop: int, area: re.Pattern[str] | None) -> Claim:
        quantity, words = place.quantity, self.words
        low, high = self.section.flow.span(start, stop)
        scope = ""
        if (words.wide and words.wide.search(place.left)) or (area and area.search(place.left)):
            scope = "wide"
        elif entry.carried:
            scope = "carried" if entry.carried.search(self.frame.text, *self.frame.sentence(quantity.at)) else ""
        return Claim(
            entry.name, quantity.number, quantity.unit, low, high, self.section.id,
            quantity.approximate, quantity.half, scope,
        )  # fmt: skip
