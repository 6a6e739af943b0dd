"""Compiles the grammars and the rules into one JSON-able value, the pack (imports lark and yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def build(grammar_dir: str, rule_dirs: Sequence[str]) -> dict[str, Any]:
    """The pack of the forms in `grammar_dir` and of the rules, profiles and vocabulary in `rule_dirs`.

    Raises `reportlint.errors.GrammarError` and `reportlint.errors.RuleError` for a mistake in a file.
    """
    from reportlint.compile.grammar import compile_form
    from reportlint.compile.profiles import compile_profiles
    from reportlint.compile.rules import compile_rules
    from reportlint.compile.vocabulary import compile_vocabulary

    forms = {form["edition"]: form for form in map(compile_form, sorted(Path(grammar_dir).glob("report-*.lark")))}
    folders = [Path(folder) for folder in rule_dirs]
    vocabulary = compile_vocabulary(*(folder / "vocabulary" for folder in folders))
    rules = compile_rules(folders, forms, vocabulary)
    profiles = compile_profiles(folders, rules, forms, vocabulary)
    del vocabulary["defined"]  # which stand in the rules now
    return {"forms": forms, "vocabulary": vocabulary, "rules": rules, "profiles": profiles}
