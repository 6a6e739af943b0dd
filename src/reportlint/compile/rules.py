"""Loads rule files: each rule is checked whole and compiled, for every edition it holds for, to JSON-able data."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportlint import form as forms_module
from reportlint.compile.cases import check_fix, check_message
from reportlint.compile.examples import compile_examples
from reportlint.compile.kinds import CODE, Words, codes, texts
from reportlint.compile.mistakes import Mistakes
from reportlint.compile.schema import compile_concerns, compile_options
from reportlint.compile.verbs import verbs
from reportlint.compile.yamlpos import Items, Mapping, Text, load_file, nearest
from reportlint.errors import RuleError
from reportlint.output import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as Lookup

    from reportlint.compile.yamlpos import Node
    from reportlint.values import Form

    Rule = Lookup[str, Any]

REQUIRED = ("code", "name", "category", "severity", "editions", "message", "basis", "explain", "examples")
OPTIONAL = ("fix", "silences", "organ", "years")
CATEGORIES = (
    "structure", "format", "value", "balance", "unit", "consistency", "timing", "basis", "wording", "series",
)  # fmt: skip
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SUFFIXES = (".yaml", ".yml")
APART = ("vocabulary", "profiles", "examples")
"""Folders beside the rules that hold something else, or rules that are off unless asked for."""


def compile_rules(
    folders: Sequence[Path],
    forms: Lookup[str, Any],
    vocabulary: Lookup[str, Any],
    known: Sequence[Rule] = (),
    profiles: Lookup[str, Any] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Every rule of the YAML files in `folders` (or files), in order. Raises RuleError for the first mistake of each.

    `forms` are compiled forms by edition; `vocabulary` names the claims that rules may ask about; `known` are the rules
    and `profiles` the profiles that there are already.
    """
    loaded = {edition: forms_module.load(data) for edition, data in forms.items()}
    words = words_of(vocabulary)
    rules: list[dict[str, Any]] = []
    places = places_of(known, profiles)
    nodes: list[Any] = []
    mistakes = Mistakes()
    with mistakes.gathered():  # one in the YAML itself: nothing behind it can be read
        for node in _nodes(folders):
            with mistakes.gathered():
                rules.append(_rule(node, loaded, words, places))
                nodes.append(node)
    mistakes.tell()
    check_codes(nodes, [*known, *rules])
    return rules


def places_of(rules: Iterable[Rule], profiles: Lookup[str, Any]) -> dict[str, str]:
    """Where the names of rules are in use."""
    every = (*rules, *(rule for profile in profiles.values() for rule in profile["rules"]))
    return {rule["name"]: f"{rule['file']} 第 {rule['line']} 行" for rule in every}


def _rule(node: Node, forms: Lookup[str, Form], words: Words, places: dict[str, str]) -> dict[str, Any]:
    """One rule of a file; `places` says where a name is in use already, and learns of its own."""
    if not isinstance(node, Mapping):
        node.fail("一条规则是一组“键: 值”")
    if is_profile(node):
        node.key("profile").fail("这是一套地方要求，不是规则", "放进 profiles 文件夹，或者用 --profile 指定这个文件")
    return newly_named(compile_rule(node, forms, words), node["name"], places)


def newly_named(rule: dict[str, Any], name: Text, places: dict[str, str]) -> dict[str, Any]:
    """The rule, whose name nothing among `places` has."""
    if name in places:
        name.fail(f"规则名“{name}”重复", f"{places[name]} 已经用过")
    places[str(name)] = f"{name.file.path} 第 {name.line} 行"
    return rule


def check_codes(nodes: Iterable[Mapping], rules: Iterable[Lookup[str, Any]]) -> None:
    """Raises RuleError for a code that a rule names (it silences its findings, or leaves something to it) and none of
    `rules` has.
    """
    codes = dict.fromkeys(rule["code"] for rule in rules)
    mistakes = Mistakes()
    for node in nodes:
        with mistakes.gathered():
            for code in _codes_named(node):
                if code not in codes:
                    code.fail(f"没有编号为“{code}”的规则", nearest(code, codes))
    mistakes.tell()


def _codes_named(node: Mapping) -> Iterator[Text]:
    if "silences" in node:
        yield from texts(node["silences"])
    verb = _verb(node)
    for key, option in verbs()[verb].OPTIONS.items():
        if option.kind == "codes" and key in node[verb]:
            yield from texts(node[verb][key])


def words_of(vocabulary: Lookup[str, Any]) -> Words:
    """What of a compiled vocabulary rules may name."""
    return Words(tuple(dict.fromkeys(vocabulary.get("names", ()))), vocabulary.get("defined", {}))


def _nodes(folders: Iterable[Path]) -> Iterable[Node]:
    for folder in folders:
        found = folder.is_dir() and any((folder / apart).is_dir() for apart in APART)
        for path in rule_files(folder):
            for document in load_file(path):
                found = True
                if folder.is_dir() or not is_profile(document):
                    yield from document if isinstance(document, Items) else [document]
        if not found:
            words = "里面没有规则（规则写在 .yaml 或 .yml 文件里）" if folder.is_dir() else "文件是空的"
            raise RuleError(str(folder), 0, 0, words)


def rule_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, but for what stands apart; what is hidden is somebody else's."""
    if folder.is_file():
        return [folder]
    within = ((path, path.relative_to(folder).parts) for path in sorted(folder.rglob("*")))
    return [
        path
        for path, parts in within
        if path.suffix.lower() in SUFFIXES and parts[0] not in APART and not any(p.startswith(".") for p in parts)
    ]


def is_profile(node: Node) -> bool:
    """Whether a document is a profile; one that is named as a file is no mistake among rules."""
    return isinstance(node, Mapping) and "profile" in node


def compile_rule(node: Mapping, forms: Lookup[str, Form], words: Words) -> dict[str, Any]:
    """One rule as data: its words, and its options for each edition."""
    known = verbs()
    for key in node:
        if key not in REQUIRED + OPTIONAL and key not in known:
            key.fail(f"规则没有名为“{key}”的键", nearest(key, (*REQUIRED, *OPTIONAL, *known)))
    for required in REQUIRED:
        if required not in node:
            node.fail(f"规则缺少“{required}”", "一条规则要有：" + "、".join(REQUIRED) + "，和一个动词")
    verb = _verb(node)
    module = known[verb]
    said = {word: line(node[word]) for word in REQUIRED if word not in ("basis", "editions", "examples")}
    _check_words(node)
    editions = _editions(node["editions"], forms)
    bases = _bases(node["basis"], editions)
    body = node[verb]
    if not isinstance(body, Mapping):
        body.fail(f"{verb} 后面要写它的选项，每行一个“选项: 值”", "可用的有：" + "、".join(module.OPTIONS))
    options = dict(_options(module, body, editions, forms, words))
    fix = check_fix(node, module, body)
    check_message(node["message"], module, body)
    return {
        **said,
        "basis": _in_words(bases),
        "bases": bases,
        "editions": editions,
        "verb": verb,
        "options": options,
        "gates": {edition: _gate(module, options[edition], forms[edition]) for edition in editions},
        "silences": codes(node["silences"]) if "silences" in node else [],
        "concerns": compile_concerns(node),
        "fix": fix,
        "examples": compile_examples(node["examples"], editions, forms),
        "file": node.file.path,
        "line": node.line,
    }


def _options(
    verb: Any, body: Mapping, editions: list[str], forms: Lookup[str, Form], words: Words
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The options for each edition. Where one edition alone has not what they name, that is said."""
    mistakes: dict[str, RuleError] = {}
    for edition in editions:
        try:
            yield edition, compile_options(verb, body, forms[edition], words)
        except RuleError as mistake:
            mistakes[edition] = mistake
    for edition, found in mistakes.items():
        if others := [name for name in editions if name not in mistakes]:
            if found.message.startswith("没有"):
                found.hint = f"{edition} 版的格式里没有，{'、'.join(others)} 版有：editions 写 [{', '.join(others)}]"
            else:
                found.hint = f"{found.hint}（{edition} 版；{'、'.join(others)} 版不用改，可以分成两条规则）"
        raise found


def _gate(verb: Any, options: dict[str, Any], form: Form) -> dict[str, Any]:
    """What a report must have for the rule to have something to say: a signal (`wakes`), a word (`needs`)."""
    gate: dict[str, Any] = {}
    if hasattr(verb, "wakes"):
        gate["wakes"] = verb.wakes(options)
    if hasattr(verb, "needs") and (words := verb.needs(options, form)):
        gate["needs"] = words
    return gate


def line(value: Node) -> str:
    """A sentence, or whatever may not be empty; raises RuleError for anything else."""
    if not isinstance(value, Text):
        value.fail("这里要写一句话", "以 { 或 [ 开头的话要加引号")
    if not value.strip():
        value.fail("这里不能空着")
    return value.strip()


def _bases(value: Node, editions: Sequence[str]) -> dict[str, str]:
    """What the rule goes back to, by the report year from which it does, the last first: one text, or one a year."""
    if not isinstance(value, Mapping):
        return {min(editions): line(value)}
    for year in value:
        if not re.fullmatch(r"20\d\d", year):
            year.fail("这里写从哪一年度起，例如 2021")
    years = sorted(value, reverse=True)
    if years[-1] > min(editions):
        years[-1].fail(f"{min(editions)} 年度的报告没有依据", f"写上 {min(editions)}: …")
    return {str(year): line(value[year]) for year in years}


def _in_words(bases: Lookup[str, str]) -> str:
    """All of them in one text."""
    if len(bases) == 1:
        return next(iter(bases.values()))
    return "；".join(f"{year} 年度起：{text}" for year, text in bases.items())


def _verb(node: Mapping) -> str:
    found = [key for key in node if key in verbs()]
    if not found:
        node.fail("规则缺少动词，不知道要检查什么", "动词有：" + "、".join(verbs()))
    if len(found) > 1:
        found[1].fail(f"一条规则只能有一个动词，已经有“{found[0]}”")
    return str(found[0])


def _check_words(node: Mapping) -> None:
    if not CODE.fullmatch(node["code"]):
        node["code"].fail("编号写作 T3-01、LOCAL-01：大写字母和数字，一个短横，两三位数")
    if not NAME.fullmatch(node["name"]):
        node["name"].fail("规则名用小写英文单词，以短横相连，例如 fee-items-contradict-table")
    for key, allowed in (("severity", SEVERITIES), ("category", CATEGORIES)):
        word = node[key]
        if word not in allowed:
            word.fail(f"{key} 不能写“{word}”", nearest(word, allowed) or "可用的有：" + "、".join(allowed))


def _editions(value: Any, forms: Lookup[str, Form]) -> list[str]:
    words = list(value) if isinstance(value, Items) else [value]
    if words == ["all"]:
        return sorted(forms)
    for word in words:
        if not isinstance(word, Text) or word not in forms:
            word.fail(f"没有“{word}”这一版格式", "可用的有：" + "、".join([*sorted(forms), "all"]))
    if not words:
        value.fail("这里不能空着", "可用的有：" + "、".join([*sorted(forms), "all"]))
    return [str(word) for word in words]
