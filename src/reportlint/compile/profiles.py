"""Loads profiles: which rules a locality adds, switches off, or holds to be graver or lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint import form as forms_module
from reportlint.compile.rules import NAME, check_codes, compile_rule, is_profile, line, rule_files, words_of
from reportlint.compile.yamlpos import Items, Mapping, Text, load_file, nearest
from reportlint.output import SEVERITIES
from reportlint.profiles import OFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as Lookup
    from pathlib import Path

    from reportlint.compile.kinds import Words

    Rule = Lookup[str, Any]

REQUIRED = ("profile", "title", "basis")
OPTIONAL = ("extends", "severity", "rules")
FOLDER = "profiles"


def compile_profiles(
    folders: Iterable[Path], rules: Sequence[Rule], forms: Lookup[str, Any], vocabulary: Lookup[str, Any]
) -> dict[str, dict[str, Any]]:
    """Every profile by name: those of the folder ``profiles`` in `folders`, and files that are one.

    `rules` are the compiled rules that are always on. Raises RuleError for the first mistake.
    """
    nodes = _named(_nodes(folders))
    loaded = {edition: forms_module.load(data) for edition, data in forms.items()}
    words = words_of(vocabulary)
    places = {rule["name"]: f"{rule['file']} 第 {rule['line']} 行" for rule in rules}
    own = {name: _own_rules(node, loaded, words, places) for name, node in nodes.items()}
    found = {}
    for name, node in nodes.items():
        known = [*rules, *(rule for each in _lineage(name, nodes) for rule in own[each])]
        check_codes(node.get("rules", ()), known)
        found[name] = {
            "title": line(node["title"]),
            "basis": line(node["basis"]),
            "extends": str(node.get("extends", "")),
            "severity": _severities(node["severity"], known) if "severity" in node else {},
            "rules": own[name],
            "file": node.file.path,
            "line": node.line,
        }
    return found


def _nodes(folders: Iterable[Path]) -> Iterator[Any]:
    for folder in folders:
        if folder.is_dir():
            for path in rule_files(folder / FOLDER):
                yield from load_file(path)
        else:
            yield from filter(is_profile, load_file(folder))


def _named(nodes: Iterable[Any]) -> dict[str, Mapping]:
    """The profiles by name, their keys checked."""
    found: dict[str, Mapping] = {}
    for node in nodes:
        if not isinstance(node, Mapping):
            node.fail("一套地方要求是一组“键: 值”", "要有：" + "、".join(REQUIRED))
        for key in node:
            if key not in REQUIRED + OPTIONAL:
                key.fail(f"地方要求没有名为“{key}”的键", nearest(key, (*REQUIRED, *OPTIONAL)))
        for required in REQUIRED:
            if required not in node:
                node.fail(f"地方要求缺少“{required}”", "要有：" + "、".join(REQUIRED))
        if not any(key in node for key in OPTIONAL):
            node.fail("这套地方要求什么也没有要求", "可以写：" + "、".join(OPTIONAL))
        name = node["profile"]
        if not isinstance(name, Text) or not NAME.fullmatch(name):
            name.fail("profile 的名称用小写字母和数字，以短横相连，例如 gansu")
        if name in found:
            earlier = found[name]["profile"]
            name.fail(
                f"已经有名为“{name}”的地方要求（{earlier.file.path} 第 {earlier.line} 行）",
                f"另取一个名称；要在它的基础上增减，写 extends: {name}",
            )
        found[str(name)] = node
    return found


def _own_rules(node: Mapping, forms: Lookup[str, Any], words: Words, places: dict[str, str]) -> list[dict[str, Any]]:
    """The profile's rules; `places` says where a name is in use already, and learns of these."""
    items = node.get("rules", ())
    if not isinstance(items, (Items, tuple)):
        items.fail("rules 下面写规则，每条以“- code: …”开头")
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            item.fail("一条规则是一组“键: 值”")
        rule = compile_rule(item, forms, words)
        name = item["name"]
        if name in places:
            name.fail(f"规则名“{name}”重复", f"{places[name]} 已经用过")
        places[str(name)] = f"{name.file.path} 第 {name.line} 行"
        found.append({**rule, "profile": str(node["profile"])})
    return found


def _lineage(name: str, nodes: Lookup[str, Mapping]) -> list[str]:
    """The profile and those that it extends."""
    found = [name]
    while "extends" in nodes[found[-1]]:
        other = nodes[found[-1]]["extends"]
        if not isinstance(other, Text):
            other.fail("extends 只写一套地方要求的名称", "要在几套的基础上，让它们一套接一套地写 extends")
        if other not in nodes:
            other.fail(f"没有名为“{other}”的地方要求", nearest(str(other), nodes))
        if other in found:
            other.fail("extends 绕成了一圈：" + " → ".join([*found, other]))
        found.append(str(other))
    return found


def _severities(node: Any, known: Sequence[Rule]) -> dict[str, str]:
    """Names of rules with what becomes of them; what is said of a name outdoes what is said of its code."""
    if not isinstance(node, Mapping):
        node.fail("severity 下面写“编号或规则名: error、warning、info 或 off”，每行一个")
    names = {rule["name"] for rule in known}
    codes = dict.fromkeys(rule["code"] for rule in known)
    by_code: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for word, severity in node.items():
        if word not in names and word not in codes:
            word.fail(f"没有编号或名称为“{word}”的规则", nearest(word, (*codes, *sorted(names))))
        if severity not in (*SEVERITIES, OFF):
            severity.fail(f"不能写“{severity}”", "可用的有：" + "、".join((*SEVERITIES, OFF)))
        if word in names:
            by_name[str(word)] = str(severity)
        else:
            by_code.update({rule["name"]: str(severity) for rule in known if rule["code"] == word})
    return {**by_code, **by_name}
