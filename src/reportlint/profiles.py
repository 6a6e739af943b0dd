"""Applies profiles to a pack: local requirements that add rules, switch some off, make others graver or lighter."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.packed import altered
from reportlint.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.packed import Pack

OFF = "off"


def files(wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of the profiles `wanted` that are given as files."""
    return tuple(word for word in wanted if word.endswith((".yaml", ".yml")) or os.path.basename(word) != word)


def applied(pack: Pack, wanted: Sequence[str]) -> Pack:
    """The pack with the rules that are on when the profiles `wanted` are; of several the later one wins.

    Raises LookupError, in Chinese and with the names that there are, for a profile that is not among them.
    """
    rules = {rule["name"]: rule for rule in pack.rules}
    severities: dict[str, str] = {}
    for name in _chain(pack, wanted):
        rules.update({rule["name"]: rule for rule in pack.profiles[name]["rules"]})
        severities.update(pack.profiles[name]["severity"])
    on = (
        rule if severities.get(name, rule["severity"]) == rule["severity"] else altered(rule, severity=severities[name])
        for name, rule in rules.items()
        if severities.get(name) != OFF
    )
    return pack._replace(rules=tuple(on))


def everything(pack: Pack) -> Pack:
    """The pack with the rules of all its profiles beside those that are always on."""
    rules = {rule["name"]: rule for rule in pack.rules}
    for profile in pack.profiles.values():
        rules.update({rule["name"]: rule for rule in profile["rules"]})
    return pack._replace(rules=tuple(rules.values()))


def _chain(pack: Pack, wanted: Sequence[str]) -> Iterator[str]:
    """The names of the profiles, each behind those that it extends."""
    for word in wanted:
        for name in _meant(pack, word):
            line = [name]
            while pack.profiles[line[-1]]["extends"]:
                line.append(pack.profiles[line[-1]]["extends"])
            yield from reversed(line)


def _meant(pack: Pack, word: str) -> list[str]:
    """The profiles that a name or the path of a file stands for."""
    if word in pack.profiles:
        return [word]
    if files((word,)):
        path = os.path.realpath(word)
        found = [name for name, profile in pack.profiles.items() if os.path.realpath(profile["file"]) == path]
        if not found:
            raise LookupError(f"{word} 里没有地方要求：要写 profile、title 和 basis")
        return found
    known = "、".join(sorted(pack.profiles))
    file = f"./{word}.yaml" if word.isalnum() else "./gansu.yaml"
    raise LookupError(
        f"没有名为 {word} 的地方要求{nearest(word, pack.profiles)}\n可用的有：{known}；也可以给出文件，如 {file}"
    )
