"""docs/rules is what the rules say now, whole, and its links lead somewhere.

``UPDATE_DOCS=1 pytest tests/test_docs.py`` writes it anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from reportlint.compile.examples import KEYS as EXAMPLE
from reportlint.compile.rules import OPTIONAL, REQUIRED
from reportlint.compile.verbs import verbs
from reportlint.output.catalogue import pages, plain
from reportlint.output.examples import LONG, shortened
from reportlint.rulebook import catalogue, language
from tests.shipped import pack, whole

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


@cache
def book() -> dict[str, str]:
    return catalogue(pack())


def test_the_catalogue_is_current() -> None:
    if os.environ.get("UPDATE_DOCS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path in FOLDER.glob("*.md"):
            path.unlink()
        for name, text in book().items():
            (FOLDER / name).write_text(text, encoding="utf-8", newline="")
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*")}
    stale = sorted(name for name in there | book() if there.get(name) != book().get(name))
    assert not stale, f"docs/rules is not what the rules say: {stale}. Run UPDATE_DOCS=1 pytest tests/test_docs.py"


def test_every_rule_has_its_place() -> None:
    text = "\n".join(book().values())
    for rule in whole().rules:
        assert len(re.findall(rf"(?m)^##+ {rule['code']} {rule['name']}$", text)) == 1
        assert plain(rule["basis"]) in book()["README.md"]


def test_links_lead_to_headings() -> None:
    for text in book().values():
        for name, anchor in re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", text):
            headings = re.findall(r"(?m)^##+ (.+)$", book()[name])
            assert not anchor or anchor in {heading.lower().replace(" ", "-") for heading in headings}


def test_every_bad_example_tells_what_is_said_of_it() -> None:
    bad = sum(len(rule["examples"]["bad"]) for rule in whole().rules)
    assert "\n".join(book().values()).count("  > 报出：") == bad


def test_order_and_places_of_files_do_not_matter() -> None:
    turned = [{**rule, "file": "elsewhere", "line": 1} for rule in reversed(whole().rules)]
    turned_profiles = dict(reversed(list(pack().profiles.items())))
    assert pages(turned, turned_profiles, pack().forms, {}) == pages(whole().rules, pack().profiles, pack().forms, {})


def test_nothing_of_this_machine_is_in_it() -> None:
    for text in book().values():
        assert str(FOLDER.parent.parent) not in text
        assert "lint_rules" not in text


def test_marks_of_markdown_are_shown_as_they_are() -> None:
    assert plain("**一是** a|b <br>&nbsp; `c`\n d") == r"\*\*一是\*\* a\|b \<br\>\&nbsp; \`c\` d"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲\n\n乙\t丙 ", "甲（换行）乙（下一格）丙"),
        ("字" * LONG, "字" * LONG),
        ("字" * (LONG + 1), "字" * (LONG - 40) + "……（共 161 字）"),
    ],
)
def test_texts_stand_on_one_line(text: str, words: str) -> None:
    assert shortened(text) == words


LANGUAGE = FOLDER.parent / "language.md"


def test_the_reference_of_the_language_is_current() -> None:
    by_hand, _, written = LANGUAGE.read_text(encoding="utf-8").partition(language.BEGIN)
    if os.environ.get("UPDATE_DOCS"):
        written = "\n" + language.reference(pack())
        LANGUAGE.write_text(by_hand + language.BEGIN + written, encoding="utf-8", newline="")
    assert written == "\n" + language.reference(pack()), "Run UPDATE_DOCS=1 pytest tests/test_docs.py"


def test_the_reference_has_every_key_verb_option_and_placeholder() -> None:
    text = LANGUAGE.read_text(encoding="utf-8")
    for key in (*REQUIRED, *OPTIONAL, *EXAMPLE):
        assert f"| `{key}` |" in text, key
    for name, verb in verbs().items():
        part = text.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
        for key in verb.OPTIONS:
            assert f"| `{key}` |" in part, f"{name}: {key}"
        for key in verb.PLACEHOLDERS:
            assert f"| `{{{key}}}` |" in part, f"{name}: {key}"
            assert f"{{{key}}}" in language.page(name)
    for kind in {option.kind for verb in verbs().values() for option in verb.OPTIONS.values()}:
        assert kind in language.KINDS
