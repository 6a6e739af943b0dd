"""Puts the grammars and the rules into the wheel, with their compiled form so that nothing is compiled at the start."""

from __future__ import annotations

import sys
from compileall import compile_dir
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface[Any]):
    """Adds `reportlint/data` while a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Nothing for an sdist. An editable install reads the folders when it runs: the modules are compiled, as pip does
        it for every other one, and the pack is put where a first run would look for it.
        """
        if self.target_name != "wheel":
            return
        modules = Path(self.root, "src")
        sys.path.insert(0, str(modules))
        if version == "editable":
            compile_dir(modules, quiet=2)
            self.prepare()
            return
        from reportlint import pack, packed
        from reportlint.compile.grammar import parser

        for grammar in Path(self.root, "grammar").glob("report-*.lark"):
            parser(grammar)
        self.place = TemporaryDirectory(prefix="reportlint-build-")
        data = pack.compiled()
        profiles = data["profiles"].values()
        for item in (*data["rules"], *profiles, *(rule for profile in profiles for rule in profile["rules"])):
            item["file"] = (
                Path(item["file"]).relative_to(self.root).as_posix()
            )  # where it was built is nobody's business
        core, rest, book = packed.parted(data)
        first = packed.written({"stamp": pack.STAMP, **core})
        kept = {"pack.json": first + b"\n" + rest, "book.json": packed.written(book)}
        for name, content in kept.items():
            Path(self.place.name, name).write_bytes(content)
        for source in ("grammar", "lint_rules", *(str(Path(self.place.name, name)) for name in kept)):
            build_data["force_include"][source] = f"reportlint/data/{Path(source).name}"

    def prepare(self) -> None:
        """Keeps in the user's cache what the first runs would compile. A mistake in a rule is for these to tell."""
        from reportlint import engine, pack, read, regex
        from reportlint.check.options import Options
        from reportlint.errors import GrammarError, RuleError

        with suppress(GrammarError, RuleError):
            loaded = pack.load()
            for report in sorted(map(str, Path(self.root, "examples", "sound").glob("*.txt"))):
                engine.examine(read.decode(read.load(report, read.LIMIT), report, read.LIMIT), loaded, Options())
            regex.keep()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Drops the compiled file once the wheel holds it."""
        if place := getattr(self, "place", None):
            place.cleanup()
