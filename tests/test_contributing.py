"""What CONTRIBUTING shows of the rule language really loads, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint import pack
from reportlint.rulebook import run_examples


@pytest.fixture(scope="module")
def shown(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every rule that CONTRIBUTING.md shows, a file each."""
    folder = tmp_path_factory.mktemp("rules")
    blocks = re.findall(r"```yaml\n(.*?)```", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S)
    places = {"profile": folder / "profiles", "patterns": folder / "vocabulary"}
    for number, block in enumerate(blocks):
        place = places.get(block.partition(":")[0], folder)
        place.mkdir(exist_ok=True)
        (place / f"{number}.yaml").write_text(block, encoding="utf-8")
    return folder


def test_each_kind_of_rule_loads_and_its_examples_hold(shown: Path) -> None:
    loaded = pack.load([str(shown)])
    rules = [rule for rule in loaded.rules if rule["code"].startswith("LOCAL-")]
    assert [rule["verb"] for rule in rules] == ["identity", "phrase", "phrase", "cells", "claim"]
    assert not [outcome for outcome in run_examples(loaded, rules) if outcome.problem]


def test_the_profile_loads_and_does_what_is_said_of_it(shown: Path) -> None:
    before = pack.load([str(shown)])
    after = pack.load([str(shown)], ["qinghe"])
    rules = [rule for rule in after.rules if rule["code"] == "LOCAL-06"]
    assert not [outcome.problem for outcome in run_examples(after, rules) if outcome.problem]
    severities = {rule["name"]: rule["severity"] for rule in after.rules}
    assert severities["late-township"] == "warning"
    assert severities["processing-fee-not-reported"] == "error"
    assert {"signed-after-local-deadline", "henan-decimals-fewer-than-header"} <= set(severities)
    assert "henan-decimals-note-missing" not in severities
    assert before.profiles["qinghe"]["extends"] == "henan"
