"""The JSON schemas of docs/schema/: current, and in agreement with what the loaders take and refuse.

``UPDATE_SCHEMAS=1 pytest tests/test_schemas.py`` writes them anew.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from reportlint.command import schemas

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "schema"
PROFILES = sorted(ROOT.glob("lint_rules/profiles/*.yaml"))
RULES = sorted(path for path in ROOT.glob("lint_rules/*.yaml"))

EXEMPTIONS = """
- code: T3-01
  subject: 表三.本年新收.自然人
  reason: 口径不同，已经核实
  by: 李某
  until: "2026-12-31"
- code: [NUM-02, TXT]
  file: 2019/*.txt
  reason: 往年报告，不再改动
"""
CONFIG = """
select = ["T3", "NUM-09"]
fail-on = "warning"
max-size = 5
strict-exemptions = true
[[per-file]]
files = ["2019/*.txt"]
year = 2019
ignore = "TXT"
"""


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as editors read it, in which ``no`` is a word."""


Core.yaml_implicit_resolvers = {
    char: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for char, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documents(path: Path) -> Iterator[Any]:
    yield from yaml.load_all(path.read_text(encoding="utf-8"), Loader=Core)


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(schemas.pages()[f"{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def valid(name: str, data: Any) -> bool:
    return bool(validator(name).is_valid(data))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_our_own_profiles(path: Path) -> None:
    assert all(valid("profile", document) for document in documents(path))


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "某地", "basis": "通知"},
        {"profile": "某地", "title": "某地", "basis": "通知"},
        {"profile": "somewhere", "title": "某地", "basis": "通知", "severity": {"T3-01": "fatal"}},
        {"profile": "somewhere", "title": "某地", "basis": "通知", "rules": [{"code": "LOCAL-01"}]},
        {"profile": "somewhere", "title": "某地", "basis": "通知", "rule": []},
    ],
)
def test_a_profile_that_is_none(wrong: dict[str, Any]) -> None:
    assert not valid("profile", wrong)


@pytest.mark.parametrize("name", sorted(schemas.pages()))
def test_they_are_current(name: str) -> None:
    path = FOLDER / name
    if os.environ.get("UPDATE_SCHEMAS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schemas.pages()[name], encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == schemas.pages()[name]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_rules_are_valid(path: Path) -> None:
    for document in documents(path):
        assert valid("rules", document)


RULE = next(documents(RULES[0]))[0]


@pytest.mark.parametrize(
    "change", [{"severity": "grave"}, {"colour": "red"}, {"code": "x1"}, {"examples": {"bad": []}}]
)
def test_a_rule_with_a_mistake_is_not(change: dict[str, Any]) -> None:
    assert valid("rules", RULE)
    assert not valid("rules", {**RULE, **change})


def test_exemptions() -> None:
    entries = yaml.safe_load(EXEMPTIONS)
    assert valid("exemptions", entries)
    assert valid("exemptions", None)
    assert not valid("exemptions", [{**entries[0], "untill": "2026-12-31"}])
    for key in ("code", "reason", "subject"):
        assert not valid("exemptions", [{name: value for name, value in entries[0].items() if name != key}])


def test_a_configuration() -> None:
    assert valid("config", tomllib.loads(CONFIG))
    assert valid("config", {"per-file": {"2019/*.txt": {"ignore": ["TXT"]}}})
    for mistake in (
        {"fail_on": "info"},
        {"fail-on": "never"},
        {"jobs": -1},
        {"config": "x"},
        {"per-file": [{"year": 2019}]},
    ):
        assert not valid("config", mistake)
