"""Where the sentences and brackets of a flow begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    import re

HIDDEN = "\0"
"""Stands in `Layout.outer` for each character of a bracket."""
LONGEST = 2000
"""A sentence longer than this is read in stretches: what stands farther apart is no longer said together."""
_DEPTH, _WIDTH = 4, 1000
"""Brackets nested deeper or reaching further are no prose."""
_pattern = named(
    {
        "tokens": r"[()（）]",
        "innermost": r"[(（][^()（）\n]*[)）]",
        "ends": r"[。!?！？\n]",
        # （二）依申请公开 2023年收到…: a heading without a mark of its own, before what opens a sentence
        "run in": r"[)）.．、](?:(?<=[(（][一二三四五六七八九十][)）])|(?<=[。\n][一二三四五六七八九十0-9][.．、]))"
        "(?:主动公开|依申请公开|政府信息管理|(?:政府信息公开)?平台建设|监督保障)(?:政府信息)?(?:工作)?(?:情况|方面)?"
        "(?=20[0-9]{2}年|全年|本年|今年|年内|截至|截止|我[局委办厅院省市县区镇乡]|本(?:机关|单位|[局委办厅院])"
        "|全[省市县区镇乡]|[省市县区镇乡](?:人民)?政府|上年|(?:共|新|累计)*(?:收到|新收|受理)|[作做]出|办理|答复|[0-9]|依申请公开)",
    }
)


class Bracket(NamedTuple):
    """A bracket: where its characters stand (`closing` −1: it never closes), the index of the closed one around it or −1."""

    opening: int
    closing: int
    parent: int


class Layout(NamedTuple):
    """The frame of one flow, computed once for all who read it."""

    text: str
    outer: str
    """The text with its brackets hidden, character for character."""
    ends: list[int]
    """Offsets of the characters that end a sentence."""
    brackets: tuple[Bracket, ...]
    openings: tuple[int, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end (its full stop excluded) of the sentence around `at`."""
        index = bisect_left(self.ends, at)
        start = self.ends[index - 1] + 1 if index else 0
        return start, self.ends[index] if index < len(self.ends) else len(self.text)

    def home(self, at: int) -> int:
        """The index of the innermost bracket around `at`, or −1."""
        if not self.openings:
            return -1
        index = bisect_right(self.openings, at) - 1
        while index >= 0 and self.brackets[index].closing < at:
            index = self.brackets[index].parent
        return index

    def view(self, home: int, start: int, end: int) -> str:
        """``text[start:end]`` as it reads at the level of bracket `home`: the brackets inside are hidden."""
        if home < 0:
            return self.outer[start:end]
        shown = self.text[start:end]
        for _ in range(_DEPTH):
            if "(" not in shown and "（" not in shown:
                break
            shown = _pattern("innermost").sub(lambda match: HIDDEN * len(match.group()), shown)
        return shown


@lru_cache(maxsize=16)
def layout(text: str) -> Layout:
    """The frame of `text`; the last ones are kept, since several readers ask in turn."""
    if "(" not in text and "（" not in text:
        return Layout(text, text, _sentence_ends(text, text), (), ())
    openings: list[int] = []
    closings: list[int] = []
    parents: list[int] = []
    stack: list[int] = []
    outer: list[str] = []
    done = last = 0
    for match in _pattern("tokens").finditer(text):
        at = match.start()
        if stack and text.find("\n", last, at) >= 0:
            stack.clear()  # no bracket reaches over a paragraph
        last = at
        if text[at] in "(（":
            if len(stack) < _DEPTH:
                openings.append(at)
                closings.append(-1)
                parents.append(stack[-1] if stack else -1)
                stack.append(len(openings) - 1)
        elif stack:
            index = stack.pop()
            if at - openings[index] > _WIDTH:
                continue
            closings[index] = at
            if not stack:
                outer += text[done : openings[index]], HIDDEN * (at + 1 - openings[index])
                done = at + 1
    outer.append(text[done:])
    for index, parent in enumerate(parents):  # what never closes is around nothing
        if parent >= 0 and closings[parent] < 0:
            parents[index] = parents[parent]
    hidden = "".join(outer)
    brackets = tuple(map(Bracket, openings, closings, parents))
    return Layout(text, hidden, _sentence_ends(hidden, text), brackets, tuple(openings))


def words_before(text: str, at: int, reach: int, mark: re.Pattern[str]) -> str:
    """The words right before `at`, those behind the last `mark` among the last `reach` characters."""
    return mark.split(text[max(at - reach, 0) : at])[-1]


def _sentence_ends(outer: str, text: str) -> list[int]:
    ends = [match.start() for match in _pattern("ends").finditer(outer)]
    headings = [match.end() - 1 for match in _pattern("run in").finditer(text)]
    ends = sorted([*ends, *headings]) if headings else ends
    if len(outer) < LONGEST:
        return ends
    for last, at in pairwise((0, *ends, len(outer))):
        if at - last > LONGEST:
            ends += range(last + LONGEST, at, LONGEST)
    return sorted(ends)
