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
    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Lexicon
    from reportlint.values import Section

_NEAR = 16
"""How far behind a number its noun may begin: 收到23件政府信息公开申请."""
_RESULT = 24
"""How far before a number the result that it counts may stand."""
_MARKS = frozenset("、,，;；:：。\n") | {""}
_FOLLOWING = frozenset(("复议", "诉讼", "处理费"))
"""What a report may tell of under the heading of applications, and then go on with their results."""
_pattern = named(
    {
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
        near = self.near(low)
        if name:
            return Topic(name if name == near or name == self.regions.topic(low) else "", True)
        if near in _FOLLOWING and (result or _pattern("result").search(self.frame.outer, max(low, at - _RESULT), at)):
            return Topic(self.regions.topic(low) or near, False)  # 行政诉讼2件。不予公开的9件均说明了理由
        return Topic(near or self.regions.topic(low), False, bool(near))

    def inherited(self, start: int) -> tuple[str, str]:
        """The topics that a sentence starting at `start` may inherit: of the one before, of the heading."""
        return self.near(start), self.regions.topic(start)

    def near(self, start: int) -> str:
        """The topic that a sentence starting at `start` may inherit of the one before it, or ""."""
        if start not in self._nears:
            self._nears[start] = self._previous(start)
        return self._nears[start]

    def names(self, start: int, end: int) -> list[str]:
        """The topics of all words from `start` to `end`."""
        low = bisect_left(self._starts, start)
        return [name for _, name in self._hits[low : bisect_left(self._starts, end)]]

    def _previous(self, start: int, steps: int = 2) -> str:
        """The topic at the end of the sentence before `start`, in the same paragraph."""
        if start <= 0 or steps == 0:
            return ""
        if self.frame.text[start - 1] == "\n":
            return self.regions.headed(start)
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
