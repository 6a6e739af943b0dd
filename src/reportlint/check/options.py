"""What a check may be asked: which rules, which year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.suggest import nearest
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Options(NamedTuple):
    """`select` and `ignore` hold codes and names alike; an empty `select` means every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    year: int | None = None

    def wants(self, code: str, name: str) -> bool:
        """Whether the rule takes part."""
        chosen = not self.select or code in self.select or name in self.select
        return chosen and code not in self.ignore and name not in self.ignore

    def among(self, rules: Iterable[Mapping[str, Any]]) -> Options:
        """These options, if they leave any of the `rules` to run: nothing checked is nothing passed. Raises ValueError."""
        if not any(self.wants(rule["code"], rule["name"]) for rule in rules):
            raise ValueError("按 select 和 ignore，没有一条规则要核对")
        return self


def words(given: Iterable[str]) -> list[str]:
    """The words that are given, several in one text apart by commas: ``,``, ``，``, ``、``."""
    parts = (part for text in given for part in text.replace("，", ",").replace("、", ",").split(","))
    return [part for part in map(str.strip, parts) if part]


def names(given: Iterable[str], rules: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of those `rules` that are meant by the words `given`: codes, names, families of codes.

    Raises LookupError, in Chinese and with the nearest known word, for a word that means none.
    """
    wanted = words(given)
    if not wanted:
        return ()
    known: dict[str, set[str]] = {}
    spelt: list[str] = []
    for rule in rules:
        spelt += (rule["code"], rule["name"])
        for word in (rule["code"], rule["name"], rule["code"].partition("-")[0]):
            known.setdefault(word.lower(), set()).add(rule["name"])
    chosen: set[str] = set()
    for word in wanted:
        if word.lower() not in known:
            raise LookupError(f"没有编号或名称为 {word} 的规则{_meant(word, spelt)}")
        chosen |= known[word.lower()]
    return tuple(sorted(chosen))


def _meant(word: str, spelt: list[str]) -> str:
    """What may have been meant: ``T3-1`` is T3-01 before it is anything else."""
    head, _, number = word.upper().partition("-")
    padded = f"{head}-{number.zfill(2)}"
    return f"，是否指 {padded}？" if number and padded in spelt else nearest(word, spelt)
