"""Tells under which heading a place of a section stands, and what that is about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.regex import named

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Lexicon

_MAYBE, _SURE, _NONE = "0", "1", "-"
"""What is a heading only if it names a topic, what is one anyway, and the topic of what is none."""
_CLOSING = frozenset(":：。\n")
"""What a heading without a number may end with."""
_NEAR = 16
"""A line of no more may be a heading of its own."""
_HEADING = 24
"""How long the words of a heading may be."""
_pattern = named(
    {
        "numbered": r"[(（一二三四五六七八九十](?:(?<=[(（])[一二三四五六七八九十]{1,2}[)）](?!项)|(?<=[^(（])[一二三四五六七八九十]?[、是])",
        "stop": "[。:：,，;；\n]",
        # 3.办理结果。 divides what stands under 依申请公开, and is of nothing else
        "within": r"\d{0,2}[.、．]?(?:申请|办理|处理|答复|结转|办结|受理|收件|新收)的?(?:情况|结果|数量|总量|进度)",
    }
)


class Regions:
    """The headings of one section, found when asked for."""

    def __init__(self, frame: Layout, lexicon: Lexicon, title: str) -> None:
        self.frame, self.lexicon, self.title = frame, lexicon, title
        self._headings: list[tuple[int, str]] | None = None
        self._titled = ""
        self._topics: dict[int, str] = {}
        """By heading, the topic of what stands under it: its own, or that of the nearest before it that has one."""

    def topic(self, at: int) -> str:
        """The topic of the heading that `at` stands under, or of the section's title."""
        headings = self._until(at)
        index = len(headings) - 1
        passed: list[int] = []
        name = _NONE
        while index >= 0 and name == _NONE:
            passed.append(index)
            known = self._topics.get(index)
            name = self._topic(headings[index][1]) if known is None else known
            index -= 1
        if name == _NONE:
            name = self._titled
        self._topics.update(dict.fromkeys(passed, name))
        return name

    def headed(self, start: int) -> str:
        """The topic of the heading that is all of the line before `start`, or ""."""
        text = self.frame.text
        line = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if start - line > _HEADING or text[start - 1 : start] != "\n":
            return ""
        headings = self._until(line)
        there = bool(headings) and headings[-1][0] == line and self._topic(headings[-1][1]) != _NONE
        return self.topic(line) if there else ""

    def _until(self, at: int) -> list[tuple[int, str]]:
        """The headings that begin no later than `at`."""
        if self._headings is None:
            self._headings = sorted((*self._numbers(), *self._lines()))
            self._titled = self.lexicon.last_topic(self.title)[0]
        return self._headings[: bisect_right(self._headings, (at, "\uffff"))]

    def _topic(self, words: str) -> str:
        """The topic of the heading `words`, "" for one of something else, or that it is no heading."""
        kind, words = words[:1], words[1:]
        name, weak = self.lexicon.last_topic(words)
        if _pattern("within").fullmatch(words):
            return _NONE
        if kind == _SURE or (name and not weak):
            return "" if weak else name
        return _NONE

    def _numbers(self) -> Iterator[tuple[int, str]]:
        """What may be numbered headings: where they begin, and their words behind a mark for how sure they are."""
        text = self.frame.text
        for match in _pattern("numbered").finditer(text):
            at, mark = match.start(), match.group()[-1]
            before = text[at - 1 : at]
            if before == "第" or (mark in "、是" and before not in "\n。;；:："):
                continue
            stop = _pattern("stop").search(text, match.end(), match.end() + _HEADING)
            words = text[match.end() : stop.start() if stop else match.end() + _HEADING]
            yield at, (_MAYBE if mark == "是" else _SURE) + words

    def _lines(self) -> Iterator[tuple[int, str]]:
        """The same of lines that may be headings without a number: 依申请公开情况。"""
        text = self.frame.text
        start = 0
        while start < len(text):
            stop = _pattern("stop").search(text, start, start + _HEADING)
            if stop and stop.group() in _CLOSING:
                words = text[start : stop.start()]
                if words.endswith(("情况", "方面", "工作")):
                    yield start, _SURE + words
                elif len(words) < _NEAR:
                    yield start, _MAYBE + words
            start = text.find("\n", start) + 1 or len(text)

    def under(self, at: int, words: re.Pattern[str]) -> bool:
        """Whether `at` stands under a heading that has any of `words`."""
        for _, heading in reversed(self._until(at)):
            if words.search(heading):
                return True
            if heading[0] == _SURE:
                return False
        return False
