"""Which files a glob means."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.globs import matches, relative


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("年报.txt", "年报.txt", True),
        ("年报.txt", "2025/县/年报.txt", True),
        ("*.txt", "2025/年报.txt", True),
        ("2025", "2025/县/年报.txt", True),
        ("2025/", "2025/年报.txt", True),
        ("2025/*.txt", "2025/年报.txt", True),
        ("./2025/*.txt", "2025/年报.txt", True),
        ("2025/*.txt", "2025/县/年报.txt", False),
        ("2025/**/*.txt", "2025/县/镇/年报.txt", True),
        ("2025/**/*.txt", "2025/年报.txt", True),
        ("**/县/*.txt", "县/年报.txt", True),
        ("2025/**", "2025/县/年报.txt", True),
        ("2025/县", "2025/县/年报.txt", True),
        ("2025/县", "2025/县城/年报.txt", False),
        ("2024/*.txt", "2025/年报.txt", False),
        ("**/" * 12 + "x", "a/" * 30 + "b", False),
        ("年报[12].txt", "年报2.txt", True),
        ("*.md", "年报.txt", False),
    ],
)
def test_a_glob(pattern: str, path: str, meant: bool) -> None:
    assert matches(pattern, path) is meant


def test_paths_are_relative_to_the_folder_of_the_file_that_has_the_glob(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert relative(str(tmp_path / "a" / "年报.txt"), str(tmp_path)) == "a/年报.txt"
    assert relative(str(tmp_path / "年报.txt"), str(tmp_path / "a")) == "../年报.txt"
    assert relative("-", str(tmp_path)) == "-"
