"""The rules and profiles that the user names, as values; a name that there is not is a mistake of usage."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from reportlint import pack as packs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.packed import Pack

    Rule = Mapping[str, Any]


def pack(rules_dirs: tuple[str, ...], profiles: tuple[str, ...] = ()) -> Pack:
    """The pack with the rules that are on when these profiles are."""
    there(rules_dirs, profiles)
    try:
        return packs.load(rules_dirs, profiles)
    except LookupError as problem:
        raise click.UsageError(str(problem)) from None


def unfiltered(rules_dirs: tuple[str, ...], profiles: tuple[str, ...] = ()) -> Pack:
    """The pack with the rules that are always on, whatever profiles there are."""
    from reportlint.profiles import files

    there(rules_dirs, profiles)
    return packs.load((*rules_dirs, *files(profiles)))


def names(given: Iterable[str], pack: Pack) -> tuple[str, ...]:
    """The names of the rules that are meant by codes, names and families of codes."""
    from reportlint.check.options import names as named

    given = tuple(given)
    try:
        return named(given, pack.rules)
    except LookupError as problem:
        elsewhere = "".join(_elsewhere(given, pack))
        words = str(problem).partition("，是否指")[0] if elsewhere else str(problem)
        raise click.UsageError(words + elsewhere) from None


def _elsewhere(given: Iterable[str], pack: Pack) -> Iterator[str]:
    """Where rules that are asked for stand, if they are in a profile that is not on."""
    from reportlint.check.options import words

    wanted = {word.lower() for word in words(given)}
    on = {word.lower() for rule in pack.rules for word in (rule["code"], rule["name"])}
    for name, profile in sorted(pack.profiles.items()):
        own = {word for rule in profile["rules"] for word in (rule["code"], rule["name"])}
        if found := sorted(word for word in own if word.lower() in wanted - on):
            yield f"\n{'、'.join(found)} 是地方要求里的规则，加 --profile {name} 才核对"


def at(paths: Sequence[str]) -> tuple[Pack, list[Rule]]:
    """A pack with the rules that stand in these files and folders, and those rules; without any all there are."""
    from reportlint.home import sources
    from reportlint.profiles import everything

    with sources() as (_, folder):
        own = os.path.realpath(folder)
        others = tuple(path for path in paths if not _is_below(path, own))
    found = everything(pack(others))
    rules = [rule for rule in found.rules if not paths or any(_is_below(rule["file"], path) for path in paths)]
    if not rules:
        raise click.UsageError("没有可运行的例子：给出的文件或文件夹里没有规则")
    return found, rules


def are_verbs(words: Iterable[str]) -> bool:
    """Whether all words are verbs of the language of rules."""
    from pkgutil import iter_modules

    from reportlint.check import verbs

    return {*words} <= {module.name for module in iter_modules(verbs.__path__)}


def _is_below(path: str, folder: str) -> bool:
    """Whether a file or folder is another one or in it."""
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(os.path.join(folder, ""))


def no_profiles(rules_dirs: tuple[str, ...], pack: Pack) -> None:
    """Raises UsageError for a file that is a profile: as rules it would change nothing."""
    files = {os.path.realpath(profile["file"]) for profile in pack.profiles.values()}
    for path in rules_dirs:
        if os.path.realpath(path) in files:
            raise click.UsageError(f"{path} 是一套地方要求，不是规则：用 --profile {path}")


def there(rules_dirs: tuple[str, ...], profiles: tuple[str, ...] = ()) -> None:
    """Raises UsageError for a file or folder that is not there."""
    for path in rules_dirs:
        if not os.path.exists(path):
            raise click.UsageError(f"规则文件或文件夹不存在：{path}")
    if not profiles:
        return
    from reportlint.profiles import files

    for path in files(profiles):
        if not os.path.isfile(path):
            raise click.UsageError(f"地方要求的文件不存在：{path}")
