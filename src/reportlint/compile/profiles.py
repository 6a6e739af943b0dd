"""Loads profiles: which rules a locality adds, switches off, or holds to be graver or lighter."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportlint import form as forms_module
from reportlint.compile.rules import (
    NAME,
    check_codes,
    compile_rule,
    is_profile,
    line,
    newly_named,
    places_of,
    rule_files,
    words_of,
)  # fmt: skip
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
    folders: Iterable[Path],
    rules: Sequence[Rule],
    forms: Lookup[str, Any],
    vocabulary: Lookup[str, Any],
    known: Lookup[str, Any] = MappingProxyType({}),
) -> dict[str, dict[str, Any]]:
    """Every profile by name: those of the folder ``profiles`` in `folders`, and files that are one.

    `rules` are the compiled rules that are always on, `known` the profiles that there are already. Raises RuleError for
    the first mistake.
    """
    nodes = _named(_nodes(folders), known)
    loaded = {edition: forms_module.load(data) for edition, data in forms.items()}
    words = words_of(vocabulary)
    places = places_of(rules, known)
    found = {
        name: {
            "title": line(node["title"]),
            "basis": line(node["basis"]),
            "extends": str(node.get("extends", "")),
            "severity": {},
            "rules": _own_rules(node, loaded, words, places),
            "file": node.file.path,
            "line": node.line,
        }
        for name, node in nodes.items()
    }
    every = {**known, **found}
    for name, node in nodes.items():
        on = [*rules, *(rule for each in _lineage(name, nodes, known) for rule in every[each]["rules"])]
        check_codes(node.get("rules", ()), on)
        if "severity" in node:
            found[name]["severity"] = _severities(node["severity"], on)
    return found


def _nodes(folders: Iterable[Path]) -> Iterator[Any]:
    for folder in folders:
        if folder.is_dir():
            for path in rule_files(folder / FOLDER):
                yield from load_file(path)
        else:
            yield from filter(is_profile, load_file(folder))


def _named(nodes: Iterable[Any], known: Lookup[str, Any]) -> dict[str, Mapping]:
    """The profiles by name, which none of `known` has, their keys checked."""
    found: dict[str, Mapping] = {}
    places = {name: f"{profile['file']} 第 {profile['line']} 行" for name, profile in known.items()}
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
        if name in places:
            name.fail(
                f"已经有名为“{name}”的地方要求（{places[name]}）",
                f"另取一个名称；要在它的基础上增减，写 extends: {name}",
            )
        places[str(name)] = f"{name.file.path} 第 {name.line} 行"
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
        rule = newly_named(compile_rule(item, forms, words), item["name"], places)
        found.append({**rule, "profile": str(node["profile"])})
    return found


def _lineage(name: str, nodes: Lookup[str, Mapping], known: Lookup[str, Any]) -> list[str]:
    """The profile and those that it extends."""
    found = [name]
    while "extends" in nodes.get(found[-1], ()):
        other = nodes[found[-1]]["extends"]
        if not isinstance(other, Text):
            other.fail("extends 只写一套地方要求的名称", "要在几套的基础上，让它们一套接一套地写 extends")
        if other not in nodes and other not in known:
            other.fail(f"没有名为“{other}”的地方要求", nearest(str(other), (*known, *nodes)))
        if other in found:
            other.fail("extends 绕成了一圈：" + " → ".join([*found, other]))
        found.append(str(other))
    while extended := known.get(found[-1], {}).get("extends"):
        found.append(extended)
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
