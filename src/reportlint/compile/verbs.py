"""Knows the verbs that rules may use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from reportlint.check import verbs as verbs_package

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Verbs(Mapping[str, Any]):
    """The modules of `reportlint.check.verbs` by name: a verb is registered by being there. Each is imported when it is
    asked for, since a pack of few rules needs few of them.
    """

    def __init__(self) -> None:
        modules = iter_modules(verbs_package.__path__)
        self._names = dict.fromkeys(module.name for module in modules if not module.name.startswith("_"))

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return import_module(f"{verbs_package.__name__}.{name}")

    def __contains__(self, name: object) -> bool:  # what it inherits would import the module
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def verbs() -> Mapping[str, Any]:
    """The verbs that there are."""
    return _Verbs()
