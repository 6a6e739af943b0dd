"""Reads regular expressions before they run: what is none, or would be too slow or too greedy."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportlint.compile.ambiguous import ambiguous
from reportlint.compile.yamlpos import nearest
from reportlint.firsts import REPEATS
from reportlint.read.narrowing import narrow
from reportlint.regex import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.compile.yamlpos import Text

WORDS = re.compile(r"[^\\.^$*+?{}\[\]()]+")
"""Words, or alternatives of words: most patterns are no more."""
_FAR = 200
"""A wildcard that may run farther than this crosses sentences."""


_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|[()|]", re.DOTALL)
_WHOLE = re.compile(r"\(\?(?:P|\(|[a-zA-Z-]+[:)])|\\[1-9]")
"""What one alternative of a pattern may have in common with another."""
_NAMED = re.compile(r"\(\?&([^()]+)\)")
_ENGLISH = (
    ("unterminated character set", "方括号没有配对"),
    ("unterminated subpattern", "括号没有配对"),
    ("unbalanced parenthesis", "多了一个右括号"),
    ("nothing to repeat", "?、*、+、{} 前面没有可重复的字"),
    ("multiple repeat", "?、*、+、{} 连写了两个"),
    ("min repeat greater", "次数写反了"),
    ("bad character range", "方括号里的范围写反了"),
    ("bad escape", "没有这样的反斜杠写法"),
    ("unknown extension", "没有这样的 (?… 写法"),
    ("redefinition of group", "两个组用了同一个名称"),
    ("group name", "组的名称不对"),
    ("group reference", "没有这一组"),
    ("global flags", "(?i) 一类要写在最前面"),
    ("look-behind", "(?<= 和 (?<! 里面的长度要固定"),
)
_sound: set[str] = set()
"""Patterns that were checked: most stand in several editions of a rule."""


def filled(pattern: Text, named: Mapping[str, str]) -> Text:
    """A pattern with what `named` has for the names in it: (?&平台)建设 is (?:网站|公众号)建设. Raises RuleError for one that
    there is not, or where what stands around them is no pattern.
    """
    if "(?&" not in pattern:
        return pattern

    def meant(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in named:
            pattern.fail(f"词表的 patterns 里没有“{name}”", nearest(name, named), at=match.start(1))
        return f"(?:{named[name]})"

    whole = _NAMED.sub(meant, pattern)
    check_pattern(pattern.like(_NAMED.sub(lambda match: f"(?:{'x' * (len(match.group()) - 4)})", pattern)))
    return pattern.like(whole)


def check_pattern(pattern: Text) -> None:
    """Raises RuleError where `pattern` is no regular expression, or one that may run across a document."""
    if str(pattern) in _sound or WORDS.fullmatch(pattern):
        return
    for tree in _trees(pattern):
        _check(pattern, tree, inside=False)
    _sound.add(str(pattern))


def _trees(pattern: Text) -> list[Any]:
    """The parse trees of the alternatives, as `literals` wants them, too; where that is no pattern, of what was written."""
    narrow = narrowed(pattern)
    if not _WHOLE.search(narrow):
        with suppress(re.error, OverflowError, RecursionError):
            return [parsed(part) for part in alternatives(narrow)]
    try:
        return [parsed(str(pattern))]
    except (re.error, OverflowError, RecursionError) as problem:
        at = getattr(problem, "pos", None)
        pattern.fail(f"正则表达式有误：{_in_chinese(str(getattr(problem, 'msg', problem)))}", at=at)


def _in_chinese(words: str) -> str:
    """What Python says of a pattern, in Chinese as far as it is known, its own words behind."""
    return next((f"{chinese}（{words}）" for english, chinese in _ENGLISH if english in words), words)


def alternatives(pattern: str) -> list[str]:
    """A pattern cut at each ``|`` that is in no bracket."""
    if "|" not in pattern:
        return [pattern]
    depth, cuts = 0, [-1]
    for match in _MARK.finditer(pattern):
        mark = match.group()
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and not depth:
            cuts.append(match.start())
    return [pattern[start + 1 : end] for start, end in pairwise([*cuts, len(pattern)])]


@cache
def narrowed(pattern: str) -> str:
    """The pattern for narrowed text: what the text has in narrow form, it asks for in narrow form."""
    pairs = zip(pattern, narrow(pattern), strict=True)
    return "".join([char if char == thin or char.isascii() else re.escape(thin) for char, thin in pairs])


def _check(pattern: Text, tree: Any, inside: bool) -> None:
    for operation, argument in tree:
        name = str(operation)
        if name in REPEATS:
            _, most, body = argument
            long = most > _FAR
            if long and inside:
                pattern.fail("正则表达式里重复套着重复，会很慢", "给内层或外层写上次数，例如 {0,40}")
            if long and any(str(op) == "ANY" for op, _ in body):
                pattern.fail("“.*”会一直找到段末，容易把两句话连在一起", "写上最多几个字，例如 [^。]{0,40}")
            if long and name != "POSSESSIVE_REPEAT" and ambiguous(body):
                pattern.fail(
                    "正则表达式重复的几种写法可以拼成同一段话，会很慢",
                    "去掉其中一种，或者写上次数，例如 (?:我局|我){0,3}",
                )
            _check(pattern, body, inside or long)
        else:
            if name in ("ASSERT", "ASSERT_NOT") and argument[0] < 0 and len(set(argument[1].getwidth())) > 1:
                pattern.fail(
                    "正则表达式有误：(?<= 和 (?<! 里面的长度要固定", "写成几个长度各自固定的 (?<=甲)|(?<=乙丙)"
                )
            for part in _parts(name, argument):
                _check(pattern, part, inside)


def _parts(name: str, argument: Any) -> list[Any]:
    if name == "BRANCH":
        return list(argument[1])
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return [argument[-1]]
    if name == "ATOMIC_GROUP":
        return [argument]
    return []
