"""Holds a rule against what its verb says of cases: which option asks for which, what a message may be filled with."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

from reportlint.compile.yamlpos import Items, nearest

if TYPE_CHECKING:
    from reportlint.compile.yamlpos import Mapping, Text

SAFETIES = ("safe", "suggested")
FIX = "fix"
"""How a verb calls the key of the rule among its options."""


def check_demands(verb: Any, node: Mapping) -> None:
    """Raises RuleError for options that lack what they need, or are not looked at where they stand."""
    name = verb.__name__.rpartition(".")[2]
    for key, wanted in getattr(verb, "DEMANDS", {}).items():
        option, _, words = key.partition("=")
        if option not in node or (words and not set(_words(node[option])) & set(words.split("|"))):
            continue
        for case in wanted:
            if not holds(case, verb, node):
                said = f"{option}: {words}" if words else option
                node.key(option).fail(f"{name} 写了 {said}，还要写 {in_words(case)}", _helped(verb, case))


def check_fix(rule: Mapping, verb: Any, body: Mapping) -> str:
    """How sure one can be of what the verb proposes; raises RuleError where it proposes nothing of the kind."""
    if FIX not in rule:
        return ""
    name, fix, most = verb.__name__.rpartition(".")[2], rule[FIX], getattr(verb, "FIX", "")
    if fix not in SAFETIES:
        fix.fail("fix 写 safe（照抄规定的写法，可以自动改）或 suggested（只作建议）", nearest(fix, SAFETIES))
    if not most:
        rule.key(FIX).fail(f"{name} 给不出改法，不能写 fix", "删去这一行")
    if fix == SAFETIES[0] and most != fix:
        fix.fail(f"{name} 的改法是一个数，数从来不自动改", "写 suggested")
    for case in getattr(verb, "DEMANDS", {}).get(FIX, ()):
        if not holds(case, verb, body):
            rule.key(FIX).fail(f"{name} 在{when(case)}才给得出改法", _helped(verb, case))
    return str(fix)


def check_message(message: Text, verb: Any, body: Mapping) -> None:
    """Raises RuleError for places in a message that nothing would be filled into."""
    try:
        fields = [field for _, field, _, _ in Formatter().parse(message) if field is not None]
    except ValueError:
        message.fail("message 里的花括号不成对")
    fills = getattr(verb, "FILLS", {})
    there = [name for name in verb.PLACEHOLDERS if name not in fills or holds(fills[name], verb, body)]
    for field in fields:
        at = message.find("{" + field) + 1
        if field not in verb.PLACEHOLDERS:
            message.fail(f"message 里没有“{{{field}}}”可填", nearest(field, there), at=at, length=len(field))
        if field not in there:
            only = f"{when(fills[field])}才有“{{{field}}}”可填"
            message.fail(only, "可用的有：" + "、".join(there), at=at, length=len(field))


def holds(case: str, verb: Any, node: Mapping) -> bool:
    """Whether a case is that of the options in `node`. Where choices are left open, all may be meant."""
    option, sign, words = case.partition("=")
    named = set(words.split("|"))
    if not sign:
        return any(name in node for name in option.split("|"))
    if option.endswith("!"):
        return option[:-1] not in node or named.isdisjoint(_words(node[option[:-1]]))
    if option not in node:
        return bool(verb.OPTIONS[option].kind == "choices")
    return set(_words(node[option])) <= named


def in_words(case: str) -> str:
    """A case as one writes it in a rule."""
    option, sign, words = case.partition("=")
    return f"{option}: {' 或 '.join(words.split('|'))}" if sign else " 或 ".join(option.split("|"))


def when(case: str) -> str:
    """The same as a condition."""
    option, sign, words = case.partition("=")
    if option.endswith("!"):
        return f"{option[:-1]} 不是 {' 和 '.join(words.split('|'))} 时"
    return f"{in_words(case)} 时" if sign else f"写了 {in_words(case)} 时"


def _words(value: Any) -> list[str]:
    return [str(word) for word in value] if isinstance(value, Items) else [str(value)]


def _helped(verb: Any, case: str) -> str:
    option = case.partition("=")[0].rstrip("!").partition("|")[0]
    return str(verb.OPTIONS[option].help)
