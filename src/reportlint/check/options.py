"""What a check may be asked: which rules, which year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.chinese import nearest
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


def names(given: Iterable[str], rules: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of those `rules` that are meant by the words `given`, apart by commas: codes, names, families of codes.

    Raises LookupError, in Chinese and with the nearest known word, for a word that means none.
    """
    wanted = [part for text in given for part in map(str.strip, text.replace("，", ",").split(",")) if part]
    if not wanted:
        return ()
    known: dict[str, set[str]] = {}
    words: list[str] = []
    for rule in rules:
        words += (rule["code"], rule["name"])
        for word in (rule["code"], rule["name"], rule["code"].partition("-")[0]):
            known.setdefault(word.lower(), set()).add(rule["name"])
    chosen: set[str] = set()
    for word in wanted:
        if word.lower() not in known:
            raise LookupError(f"没有编号或名称为 {word} 的规则{_meant(word, words)}")
        chosen |= known[word.lower()]
    return tuple(sorted(chosen))


def _meant(word: str, words: list[str]) -> str:
    """What may have been meant: ``T3-1`` is T3-01 before it is anything else."""
    head, _, number = word.upper().partition("-")
    padded = f"{head}-{number.zfill(2)}"
    return f"，是否指 {padded}？" if number and padded in words else nearest(word, words)
