"""What the command line names, as a list of files."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path

import pytest

from reportlint.run.discover import discover


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a little of everything, as the current one."""
    for name in (
        "b/青禾.txt", "b/云汀.MD", "b/c/README", "b/.hidden.txt", "b/.git/x.txt", "b/~$青禾.txt", "b/照片.png",
        "b/年报.docx", "b/附件.docx", "a.txt", "[2022].txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(*arguments: str) -> list[str]:
    return [target.path.replace("\\", "/") for target in discover(arguments).files]


@pytest.mark.usefixtures("folder")
class TestDiscover:
    def test_a_folder_gives_the_kinds_that_can_be_read(self) -> None:
        assert paths("b") == ["b/云汀.MD", "b/青禾.txt", "b/c/README"]

    def test_what_cannot_be_read_is_counted(self) -> None:
        assert discover(["b"]).passed_over == {".png": 1, ".docx": 2}

    def test_what_is_found_was_not_named(self) -> None:
        assert not any(target.named for target in discover(["b"]).files)

    def test_order_stays_and_repeats_go(self) -> None:
        assert paths("b/青禾.txt", "a.txt", "b", "./a.txt") == ["b/青禾.txt", "a.txt", "b/云汀.MD", "b/c/README"]

    def test_found_first_and_named_later_is_named(self) -> None:
        named = [target.named for target in discover(["b", "b/青禾.txt"]).files if "青禾" in target.path]
        assert named == [True]

    def test_a_named_file_may_be_hidden_or_of_any_kind(self) -> None:
        assert paths("b/.hidden.txt", "b/年报.docx") == ["b/.hidden.txt", "b/年报.docx"]

    def test_globs_are_spelt_out(self) -> None:
        assert paths("b/*.txt") == ["b/青禾.txt"]
        assert paths("b/**/R*") == ["b/c/README"]
        assert len(paths("b/**")) == 6

    @pytest.mark.parametrize("pattern", ["**/*.txt", "b/**/*.txt", "./**/**/*.txt", "**", "{}/**/*.txt", "*/**/c/*"])
    def test_two_stars_go_where_the_standard_library_goes(self, folder: Path, pattern: str) -> None:
        pattern = pattern.format(folder)
        expected = {os.path.normpath(name) for name in glob(pattern, recursive=True) if os.path.isfile(name)}
        assert {os.path.normpath(name) for name in paths(pattern)} == {
            name for name in expected if not os.path.basename(name).startswith("~")
        }

    def test_two_stars_go_through_no_link(self, folder: Path) -> None:
        try:
            (folder / "b" / "c" / "回路").symlink_to("..")
            (folder / "b" / "自身").symlink_to(".")
        except OSError:
            pytest.skip("no links here")
        assert paths("b/**/*.txt") == ["b/青禾.txt"]
        assert len(paths("b/**")) == 6

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
    def test_a_pipe_is_read_where_it_is_named_alone(self) -> None:
        os.mkfifo("b/管道.txt")
        assert paths("b/*.txt", "b") == ["b/青禾.txt", "b/云汀.MD", "b/c/README"]
        assert paths("b/管道.txt") == ["b/管道.txt"]

    def test_a_file_may_be_called_like_a_glob(self) -> None:
        assert paths("[2022].txt") == ["[2022].txt"]

    @pytest.mark.parametrize(("name", "words"), [("无.txt", "不存在"), ("无*.txt", "没有与此匹配")])
    def test_what_is_not_there_is_a_problem_of_its_own(self, name: str, words: str) -> None:
        [target] = discover([name]).files
        assert words in target.problem

    def test_standard_input_comes_once(self) -> None:
        assert paths("-", "a.txt", "-") == ["-", "a.txt"]
