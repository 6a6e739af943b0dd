"""Compiles `vocabulary/*.yaml` into plain data; a mistake is an error with its place and the nearest known word."""

from __future__ import annotations

import re
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlint.compile.kinds import texts
from reportlint.compile.patterns import check_pattern, filled
from reportlint.compile.wordings import compile_wordings
from reportlint.compile.yamlpos import Items, Mapping, Text, load_file, nearest
from reportlint.prose.lexicon import KINDS, PATTERNS, PLACES, SETS, SWITCHES

if TYPE_CHECKING:
    from reportlint.compile.yamlpos import Node

_WORDS = (
    "silent", "silent_titles", "versus", "plans", "guards", "denials", "not_denials", "wide", "area", "oversight", "business",
    "resets", "fillers", "totals", "tails", "around",
)  # fmt: skip
_KINDS = ("units", *KINDS)
_LISTS = (*KINDS, "words", *PATTERNS, *SETS)
_KEYS = ("name", "topic", *_LISTS, *SWITCHES, *PLACES, "value")


_SIGN = frozenset("()|")
_CHOICE = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
"""Choices within a word."""
_MOST = 500
"""So many words one with choices may stand for."""


def compile_vocabulary(*directories: str | Path) -> dict[str, Any]:
    """The vocabulary of all YAML files in `directories`, in order: lists of words, topics, claims, as patterns.

    Later files add to earlier ones. Raises `reportlint.errors.RuleError` for the first mistake.
    """
    result: dict[str, Any] = {key: [] for key in _WORDS} | {"topics": {}, "claims": [], "patterns": {}}
    claims: list[Mapping] = []
    for directory in directories:
        folder = Path(directory)
        for path in sorted(folder.glob("*.y*ml")) if folder.is_dir() else ():
            for document in load_file(path):
                _add(result, claims, document)
    names = [str(claim["name"]) for claim in claims if "name" in claim]
    result["claims"] = [_claim(claim, result["topics"], names) for claim in claims]
    return compile_wordings(result)


def _add(result: dict[str, Any], claims: list[Mapping], document: Node) -> None:
    if not isinstance(document, Mapping):
        document.fail("词表是一组“键: 值”")
    known = (*_WORDS, "topics", "claims", "patterns")
    for key, value in document.items():
        if key in _WORDS:
            result[key] += [word for word in _words(value) if word not in result[key]]
        elif key == "topics":
            if not isinstance(value, Mapping):
                value.fail("topics 是一组“主题: [词, …]”")
            for topic, words in value.items():
                _topic(result["topics"], topic, words)
        elif key == "patterns":
            if not isinstance(value, Mapping):
                value.fail("patterns 是一组“名称: 正则表达式”")
            for name, pattern in value.items():
                _define(result["patterns"], name, pattern)
        elif key == "claims":
            if not isinstance(value, Items):
                value.fail("claims 是一个列表，每条以“- name:”开头")
            for claim in value:
                if not isinstance(claim, Mapping):
                    claim.fail("一条说法是一组“键: 值”，以 name 开头")
                claims.append(claim)
        else:
            key.fail(f"词表没有“{key}”这一项", nearest(key, known))


def _topic(topics: dict[str, list[str]], topic: Text, words: Node) -> None:
    owners = {word: name for name, members in topics.items() for word in members}
    for word in _words(words):
        owner = owners.get(str(word), str(topic))
        if owner != topic:
            word.fail(f"“{word}”已经属于主题“{owner}”")
        if "…" in word:
            word.fail("主题的词不能带“…”")
        topics.setdefault(str(topic), [])
        if word not in topics[topic]:
            topics[topic].append(str(word))


def _define(patterns: dict[str, str], name: Text, value: Node) -> None:
    """A pattern that others may name, or a list of alternatives, themselves made of those that were defined before it."""
    if name in patterns or isinstance(value, Mapping) or not value:
        name.fail(f"“{name}”已经写过" if name in patterns else "后面写一条正则表达式，或者几条的列表")
    if not _SIGN.isdisjoint(name):
        name.fail("名称里不能有括号和“|”")
    wholes = [filled(pattern, patterns) for pattern in texts(value)]
    for whole in wholes:
        check_pattern(whole)
    patterns[str(name)] = "|".join(wholes)


def _words(value: Node) -> list[Text]:
    """The words of a list, or one alone; one with choices stands for every word that they make."""
    if isinstance(value, Text):
        value = value or value.fail("至少要写一个词")
    elif not isinstance(value, Items):
        value.fail("应为一个词，或词的列表 [词, …]")
    words = [word for item in (value if isinstance(value, Items) else [value]) for word in _spelt_out(item)]
    for word in words:
        if not word.strip("…"):
            word.fail("词不能为空")
        if word[0] == "…":
            word.fail("词不能以“…”开头")
    return words


def _spelt_out(word: Node) -> list[Text]:
    """Every word that one with choices stands for: 复议(案件|)零发生 is 复议案件零发生 and 复议零发生."""
    if not isinstance(word, Text):
        word.fail("应为一个词")
    if _SIGN.isdisjoint(word):
        return [word]
    parts = _CHOICE.split(word)
    for part in parts[::2]:
        if not _SIGN.isdisjoint(part):
            word.fail("可选的写法放在一对括号里，用“|”分开，括号里面不再套括号", "例如 复议(案件|)零发生")
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    if prod(map(len, choices)) > _MOST:
        word.fail(f"这些写法合起来超过 {_MOST} 个词", "拆成几个词写")
    return [word.like("".join(chosen)) for chosen in product(*choices)]


def _claim(claim: Mapping, topics: dict[str, list[str]], names: list[str]) -> dict[str, Any]:
    """One claim as plain data, checked; `names` are those of all claims."""
    for wrong in claim:
        if wrong not in _KEYS:
            wrong.fail(f"说法没有“{wrong}”这一项", nearest(wrong, _KEYS))
    given: dict[str, Any] = {str(key): value for key, value in claim.items()}
    if not given.get("name"):
        claim.fail("缺少 name：规则用它来指这条说法")
    kinds = [kind for kind in _KINDS if kind in given]
    if len(kinds) != 1:
        claim.fail("units（带数字）、denied（否定）、phrases（直说）三者要有且只有一个")
    if kinds == ["units"] and given.keys().isdisjoint(("words", "after", "reason")):
        claim.fail("带数字的说法要写 words（数字前的词）、after（数字后的词）或 reason（理由）")
    result: dict[str, Any] = {"name": str(_text(given["name"]))}
    if "topic" in given:
        topic = _text(given["topic"])
        if topic not in topics or topic.endswith("?"):
            topic.fail(f"没有名为“{topic}”的主题", nearest(topic, [name for name in topics if not name.endswith("?")]))
        result["topic"] = str(topic)
    for key in _LISTS:
        if key in given:
            result[key] = [str(word) for word in _words(given[key])]
    for key in SWITCHES:
        if key in given:
            result[key] = _switch(_text(given[key]))
    for key in PLACES:
        if key in given:
            result[key] = str(_text(given[key]))
    if "value" in given:
        value = _text(given["value"])
        if not value.isdecimal():
            value.fail("value 应为一个整数")
        result["value"] = int(value)
    for key in ("beside", "follows", "unless_claimed", "outcome"):
        for name in _words(given[key]) if key in given else ():
            if name not in names:
                name.fail(f"没有名为“{name}”的说法", nearest(name, names))
    return result


def _text(value: Node) -> Text:
    if not isinstance(value, Text):
        value.fail("应为一个词")
    return value


def _switch(value: Text) -> bool:
    if value not in ("yes", "no"):
        value.fail("应为 yes 或 no")
    return value == "yes"
