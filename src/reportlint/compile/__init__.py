"""Compiles the grammars and the rules into one JSON-able value, the pack (imports lark and yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def build(grammar_dir: str, rules_dir: str) -> dict[str, Any]:
    """The pack of the forms in `grammar_dir` and of the rules, profiles and vocabulary in `rules_dir`.

    Raises `reportlint.errors.GrammarError` and `reportlint.errors.RuleError` for a mistake in a file.
    """
    from reportlint.compile.grammar import compile_form
    from reportlint.compile.vocabulary import compile_vocabulary

    forms = {form["edition"]: form for form in map(compile_form, sorted(Path(grammar_dir).glob("report-*.lark")))}
    vocabulary = compile_vocabulary(Path(rules_dir, VOCABULARY))
    return _with({"forms": forms, "vocabulary": vocabulary, "rules": [], "profiles": {}}, [Path(rules_dir)])


def extended(base: Mapping[str, Any], rules_dir: str, added: Sequence[str]) -> dict[str, Any]:
    """`base`, which is the pack of `rules_dir`, and what the folders and files `added` hold. Words may be added to the
    vocabulary, none taken away or given another sense, so what it was made of serves the rules of `base` still.

    Raises `reportlint.errors.RuleError` for a mistake in a file.
    """
    folders = [Path(folder) for folder in added]
    vocabulary = base["vocabulary"]
    if any((folder / VOCABULARY).is_dir() for folder in folders):
        from reportlint.compile.vocabulary import compile_vocabulary

        vocabulary = compile_vocabulary(*(folder / VOCABULARY for folder in (Path(rules_dir), *folders)))
    return _with({**base, "vocabulary": vocabulary}, folders)


def _with(base: Mapping[str, Any], folders: Sequence[Path]) -> dict[str, Any]:
    """`base` and the rules and profiles of `folders`."""
    from reportlint.compile.profiles import compile_profiles
    from reportlint.compile.rules import compile_rules

    forms, vocabulary, profiles = base["forms"], base["vocabulary"], base["profiles"]
    rules = [*base["rules"], *compile_rules(folders, forms, vocabulary, base["rules"], profiles)]
    profiles = {**profiles, **compile_profiles(folders, rules, forms, vocabulary, profiles)}
    return {"forms": forms, "vocabulary": vocabulary, "rules": rules, "profiles": profiles}


VOCABULARY = "vocabulary"
"""The folder of the words, within a folder of rules."""
