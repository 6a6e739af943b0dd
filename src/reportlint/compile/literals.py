"""Finds the words one of which must stand wherever a pattern matches: a rule sleeps until there is one of them."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import Any

from reportlint.compile.patterns import WORDS, alternatives
from reportlint.firsts import REPEATS
from reportlint.regex import parsed

_MOST_WORDS = 100
"""So many words at most are looked for in place of a pattern."""
_COMMON = frozenset(
    (
        "20", "公开", "信息", "政府", "政府信息", "信息公开", "府信息公开", "政府信息公开", "政务公开", "主动公开", "申请", "依申请",
        "依申请公开", "年度报告", "收到", "办理", "答复", "发布", "更新", "公布", "制发", "文件", "部分", "方面", "以下",
        "以上", "上述", "作为", "及时", "行政", "100%", "工作", "制度", "机制", "质量", "情况", "关于", "组织", "培训", "解读", "业务",
        "无法", "公开申请",
    )
)  # fmt: skip
"""Words that stand in most reports: to look for them tells nothing."""


@cache
def literals(pattern: str) -> tuple[str, ...]:
    """Strings one of which stands in every match; empty when there is no telling.

    Alternatives are read one by one: the parser would part what they begin with (答覆|答腹 is 答[覆腹] to it).
    """
    if WORDS.fullmatch(pattern):
        words = set(pattern.split("|"))
        return tuple(sorted(words)) if all(words) else ()
    parts = alternatives(pattern)
    if len(parts) > 1:
        with suppress(re.error):  # one that refers to a group of another
            each = [literals(part) for part in parts]
            return tuple(sorted({word for words in each for word in words})) if all(each) else ()
    tree = parsed(pattern)
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(_needs(tree) or ()))


def _needs(tree: Any) -> set[str] | None:
    """The best set of literals that a sequence offers."""
    best = _runs(tree)
    if best is None or min(map(_rarity, best)) < 2:  # hardly worth looking for
        best = max(filter(None, (best, _spelt_out(tree))), key=_worth, default=None)
    return best


def _runs(tree: Any) -> set[str] | None:
    """The best set of literals that a sequence offers: its runs, and those of its parts."""
    best: set[str] | None = None
    run = ""

    def offer(words: set[str] | None) -> None:
        nonlocal best
        if words and all(words) and (best is None or _worth(words) > _worth(best)):
            best = words

    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        offer({run} if run else None)
        run = ""
        if name == "BRANCH":
            branches = [_needs(branch) for branch in argument[1]]
            offer({word for words in branches for word in words or ()} if all(branches) else None)
        elif name == "SUBPATTERN" and not argument[1] & re.IGNORECASE:
            offer(_needs(argument[-1]))
        elif name in REPEATS and argument[0] > 0:
            offer(_needs(argument[2]))
        elif name == "IN" and 0 < len(argument) <= 4 and all(str(op) == "LITERAL" for op, _ in argument):
            offer({chr(char) for _, char in argument})
    offer({run} if run else None)
    return best


def _worth(words: set[str]) -> float:
    """What a set of words is worth: the longer all are, the rarer; the more there are, the longer it takes to look."""
    return min(map(_rarity, words)) - len(words) / 100


def _rarity(word: str) -> float:
    return 1.5 if word in _COMMON else len(word)


def _spelt_out(tree: Any) -> set[str] | None:
    """The best set of words that single characters of a sequence make together: 我局 and 本局 of [我本]局."""
    best: set[str] | None = None
    run = {""}
    for operation, argument in [*tree, ("END", None)]:
        spelt = _spelt(str(operation), argument)
        longer = _joined(run, spelt) if spelt is not None else None
        if longer is not None:
            run = longer
            continue
        if str(operation) in REPEATS:  # as many as there must be; nothing is known of what follows
            once = _spelt_sequence(argument[2])
            for _ in range(min(argument[0], 2) if once else 0):
                run = _joined(run, once or set()) or run
        if min(map(len, run)) > 1 and (best is None or _worth(run) > _worth(best)):
            best = run
        run = {""}
    return best


def _joined(heads: set[str], tails: set[str]) -> set[str] | None:
    """Each of the heads with each of the tails; None where they are too many."""
    return {head + tail for head in heads for tail in tails} if len(heads) * len(tails) <= _MOST_WORDS else None


def _spelt(name: str, argument: Any) -> set[str] | None:
    """All that a part of a pattern can match, where that is some words; what has no width is the empty word."""
    if name == "LITERAL":
        return {chr(argument)}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    if name == "IN":
        return {chr(char) for _, char in argument} if all(str(op) == "LITERAL" for op, _ in argument) else None
    if name == "SUBPATTERN" and not argument[1] & re.IGNORECASE:
        return _spelt_sequence(argument[-1])
    if name == "BRANCH":
        words = [_spelt_sequence(branch) for branch in argument[1]]
        return None if None in words else {word for some in words for word in some or ()}
    return None


def _spelt_sequence(tree: Any) -> set[str] | None:
    run = {""}
    for operation, argument in tree:
        spelt = _spelt(str(operation), argument)
        longer = None if spelt is None else _joined(run, spelt)
        if longer is None:
            return None
        run = longer
    return run
