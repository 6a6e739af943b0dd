"""The rules as a book in Markdown: an index, a page for each family, one for the profiles."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any

from reportlint.output import SEVERITY_WORDS
from reportlint.output.examples import changes
from reportlint.output.families import FAMILIES as COMMON
from reportlint.output.rules import CATEGORIES, FIXES, effect, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.values import Form

    Rule = Mapping[str, Any]
    Said = Mapping[tuple[str, int], str]
    """What rules say of their bad examples, by the rule's name and the line of the example."""

FAMILIES = {**COMMON, "OLD": "2018 年度以前"}
INDEX, LOCAL = "README.md", "profiles.md"
KINDS = {
    "government": "人民政府",
    "department": "部门",
    "township": "乡镇、街道",
    "committee": "管委会",
    "unknown": "不明",
}
LEVELS = {
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "township": "乡级",
    "unknown": "不明",
}
EDITIONS = {
    ("2008", "2019", "2021"): "各年度",
    ("2008", "2019"): "2020 年度以前",
    ("2008",): "2018 年度以前",
    ("2019", "2021"): "2019 年度起",
    ("2019",): "2019、2020 年度",
    ("2021",): "2021 年度起",
}
_SPECIAL = {ord(mark): f"\\{mark}" for mark in r"\`*_{}[]<>#|~&$"}


def pages(rules: Iterable[Rule], profiles: Mapping[str, Any], forms: Mapping[str, Form], said: Said) -> dict[str, str]:
    """The texts by file name. The same rules give the same texts, wherever their files lie."""
    ordered = sorted(rules, key=lambda rule: (_place(rule["code"]), rule["name"]))
    families = sorted({_family(rule) for rule in ordered if not rule.get("profile")}, key=_rank)
    found = {INDEX: _text(_index(ordered, families, profiles))}
    for family in families:
        own = [rule for rule in ordered if _family(rule) == family]
        found[f"{family}.md"] = _text(_family_page(family, own, profiles, forms, said))
    if profiles:
        found[LOCAL] = _text(_profile_page(ordered, profiles, forms, said))
    return found


def _text(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _family(rule: Rule) -> str:
    return str(rule["code"]).rpartition("-")[0]


def _rank(family: str) -> tuple[int, str]:
    return (list(FAMILIES).index(family) if family in FAMILIES else len(FAMILIES), family)


def _place(code: str) -> tuple[tuple[int, str], int]:
    family, _, number = code.rpartition("-")
    return _rank(family), int(number)


def _title(family: str) -> str:
    return f"{FAMILIES[family]}（{family}）" if family in FAMILIES else family


def _page_of(rule: Rule) -> str:
    return LOCAL if rule.get("profile") else f"{_family(rule)}.md"


def _link(rule: Rule) -> str:
    """To the rule's heading, by the anchor that Markdown readers make of it."""
    return f"{_page_of(rule)}#{rule['code'].lower()}-{rule['name']}"


# -------------------------------------------------------------------------------------------------------------- index


def _index(rules: Sequence[Rule], families: Sequence[str], profiles: Mapping[str, Any]) -> Iterator[str]:
    always = [rule for rule in rules if not rule.get("profile")]
    yield "# 规则目录"
    yield ""
    yield f"共 {len(always)} 条规则。轻重：**错误**要改；**警告**请核实，确有原因可以不改；**提示**供参考。"
    yield "同一编号下可以有几条规则，它们的轻重、适用的格式或查法不同。"
    yield ""
    for family in families:
        own = [rule for rule in always if _family(rule) == family]
        yield f"- [{_title(family)}]({family}.md)：{len(own)} 条"
    if profiles:
        yield f"- [地方要求]({LOCAL})：{len(profiles)} 套，平时不核对"
    for family in families:
        own = [rule for rule in always if _family(rule) == family]
        yield from _table(_title(family), own)
    if added := [rule for rule in rules if rule.get("profile")]:
        yield from _table("地方要求", added)


def _table(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield "| 编号 | 名称 | 轻重 | 年度 | 类别 | 依据 |"
    yield "|---|---|---|---|---|---|"
    for rule in rules:
        cells = (
            f"[{rule['code']}]({_link(rule)})",
            rule["name"] + (f"（{rule['profile']}）" if rule.get("profile") else ""),
            SEVERITY_WORDS[rule["severity"]],
            _editions(rule),
            _category(rule),
            plain(rule["basis"]),
        )
        yield f"| {' | '.join(cells)} |"


def _editions(rule: Rule) -> str:
    return EDITIONS.get(tuple(rule["editions"]), "、".join(rule["editions"]))


def _category(rule: Rule) -> str:
    return str(CATEGORIES.get(rule["category"], rule["category"])).partition("：")[0]


# -------------------------------------------------------------------------------------------------------------- pages


def _family_page(
    family: str, rules: Sequence[Rule], profiles: Mapping[str, Any], forms: Mapping[str, Form], said: Said
) -> Iterator[str]:
    yield f"# {_title(family)}"
    yield ""
    yield f"[规则目录]({INDEX})"
    if elsewhere := [rule for rule in rules if rule.get("profile")]:
        links = "、".join(f"[{rule['code']} {rule['name']}]({_link(rule)})" for rule in elsewhere)
        yield ""
        yield f"平时不核对的：{links}"
    for rule in rules:
        if not rule.get("profile"):
            yield from _rule(rule, profiles, forms, said)


def _rule(
    rule: Rule, profiles: Mapping[str, Any], forms: Mapping[str, Form], said: Said, heading: str = "##"
) -> Iterator[str]:
    yield ""
    yield f"{heading} {rule['code']} {rule['name']}"
    yield ""
    yield f"**{SEVERITY_WORDS[rule['severity']]}**　{_blanked(rule['message'])}"
    yield ""
    for paragraph in rule["explain"].strip().split("\n"):
        if paragraph.strip():
            yield plain(paragraph)
            yield ""
    yield f"- 依据：{plain(rule['basis'])}"
    yield f"- 适用：{_whom(rule)}"
    yield f"- 类别：{_category(rule)}"
    if rule.get("fix"):
        yield f"- 改法：{FIXES[rule['fix']]}"
    for words in local(rule, profiles):
        yield f"- 地方要求：{plain(words)}"
    for title, kind in (("有错的例子", "bad"), ("没有错的例子", "ok")):
        yield ""
        yield f"{title}："
        yield ""
        for example in rule["examples"][kind]:
            yield from _example(example, forms, said.get((rule["name"], example["line"]), "") if kind == "bad" else "")


def _example(example: Mapping[str, Any], forms: Mapping[str, Form], told: str) -> Iterator[str]:
    first, *more = (plain(words) for words in changes(example, forms))
    yield f"- {first}" + ("；" if more and not first.endswith("：") else "")
    for number, words in enumerate(more, 1):
        yield f"  {words}" + ("；" if number < len(more) else "")
    if told:
        yield ""
        yield f"  > 报出：{plain(told)}"
        yield ""


def _whom(rule: Rule) -> str:
    """Which reports the rule is for, in words."""
    wanted = rule.get("concerns", {})
    low, high = wanted.get("years", (None, None))
    if low and high:
        years = f"{low} 年度" if low == high else f"{low}—{high} 年度"
    else:
        years = f"{low} 年度起" if low else f"{high} 年度以前" if high else _editions(rule)
    found = [years]
    kinds = "、".join(KINDS[kind] for kind in wanted.get("kind", ()))
    levels = "、".join(LEVELS[level] for level in wanted.get("level", ()))
    if kinds:
        found.append(f"机关：{kinds}")
    if levels:
        found.append(f"级别：{levels}")
    for key, words in (("named", "名称符合"), ("unless", "名称不符合")):
        if key in wanted:
            found.append(f"{words} `{wanted[key]['pattern']}`")
    return "；".join(found)


def _blanked(message: str) -> str:
    """The message with dots for what is filled in."""
    return plain("".join(text + ("…" if field is not None else "") for text, field, _, _ in Formatter().parse(message)))


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return " ".join(text.split()).translate(_SPECIAL)


# ----------------------------------------------------------------------------------------------------------- profiles


def _profile_page(
    rules: Sequence[Rule], profiles: Mapping[str, Any], forms: Mapping[str, Form], said: Said
) -> Iterator[str]:
    yield "# 地方要求"
    yield ""
    yield f"[规则目录]({INDEX})"
    yield ""
    yield "各地在全国的格式之外另有要求。这些规则平时不核对，用 `--profile 名称` 才核对，可以同时用几套，后写的为准："
    yield ""
    yield "```text"
    yield f"reportlint check --profile {min(profiles)} 年报.txt"
    yield f"reportlint rules --profile {min(profiles)}"
    yield "```"
    yield ""
    yield "| 名称 | 地方 | 做什么 | 来源 |"
    yield "|---|---|---|---|"
    for name, profile in sorted(profiles.items()):
        yield f"| {name} | {plain(profile['title'])} | {effect(profile)} | {plain(profile['basis'])} |"
    known = {rule["name"]: rule for rule in rules}
    for name, profile in sorted(profiles.items()):
        yield ""
        yield f"## {plain(profile['title'])}（{name}）"
        for changed, severity in sorted(profile["severity"].items()):
            rule = known[changed]
            words = (
                "不核对" if severity == "off" else f"{SEVERITY_WORDS[rule['severity']]}改为{SEVERITY_WORDS[severity]}"
            )
            yield ""
            yield f"- [{rule['code']} {changed}]({_link(rule)})：{words}"
        for rule in rules:
            if rule.get("profile") == name:
                yield from _rule(rule, profiles, forms, said, "###")
