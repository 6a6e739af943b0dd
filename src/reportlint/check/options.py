"""What a check may be asked: which rules, which year."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """`select` and `ignore` hold codes and names alike; an empty `select` means every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    year: int | None = None

    def wants(self, code: str, name: str) -> bool:
        """Whether the rule takes part."""
        chosen = not self.select or code in self.select or name in self.select
        return chosen and code not in self.ignore and name not in self.ignore
