"""Prints every regular expression in use as JSON, each with the module or rule that has it; run by test_hostile.py."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import reportlint
from reportlint import regex as kept

SEEN: dict[tuple[str, int], str] = {}


def note(pattern: str, flags: int, depth: int = 2) -> None:
    name: str = sys._getframe(depth).f_globals["__name__"]
    if name != kept.__name__:
        SEEN.setdefault((pattern, int(flags)), name)


def watch() -> None:
    """From here on, what goes through `reportlint.regex` is noted."""
    compiled = kept.regex

    def regex(pattern: str, flags: int = 0) -> Any:
        note(pattern, flags)
        return compiled(pattern, flags)

    def named(patterns: Mapping[str, str]) -> Callable[[str], Any]:
        for pattern in patterns.values():
            note(pattern, 0)
        return lambda name: compiled(patterns[name])

    def lazy(pattern: str) -> Any:
        note(pattern, 0)
        return compiled(pattern)

    kept.regex, kept.named, kept.lazy = regex, named, lazy  # type: ignore[assignment]


def inside(data: Any) -> Iterator[str]:
    """The patterns in the options of a rule."""
    if isinstance(data, dict):
        if {"pattern", "needs"} == set(data):
            yield data["pattern"]
        for value in data.values():
            yield from inside(value)
    elif isinstance(data, list):
        for value in data:
            yield from inside(value)


def main() -> None:
    watch()
    for module in walk_packages(reportlint.__path__, "reportlint."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    from reportlint import pack
    from reportlint.check.options import Options
    from reportlint.engine import examine
    from reportlint.profiles import everything
    from reportlint.prose.lexicon import lexicon
    from reportlint.read.narrowing import narrow
    from reportlint.values import Source

    loaded = everything(pack.load())
    for path in sorted(Path(__file__).resolve().parent.parent.joinpath("examples").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        examine(Source(path.name, text, narrow(text)), loaded, Options())  # some are put together when first used
    for topic in loaded.vocabulary["counted"]:
        lexicon(loaded.vocabulary).claims.counted(topic)
    for rule in loaded.rules:
        for pattern in inside([*rule["options"].values(), rule["concerns"]]):
            SEEN[pattern, 0] = f"rule {rule['name']}"
    sys.stdout.write(json.dumps([[pattern, flags, owner] for (pattern, flags), owner in SEEN.items()]))


if __name__ == "__main__":
    main()
