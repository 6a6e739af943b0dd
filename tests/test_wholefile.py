"""Files are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.errors import WriteError, why_not
from reportlint.wholefile import WholeFile, reason


def test_it_is_in_its_place_at_the_end_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    file = WholeFile(str(path))
    file.write(b"1")
    assert not path.exists()
    file.write(b"2")
    file.close()
    assert path.read_bytes() == b"12"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_what_stood_there_stays_until_then(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    file = WholeFile(str(path))
    file.write(b"new")
    assert path.read_bytes() == b"old"
    file.close()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_abandoned_it_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    file = WholeFile(str(path))
    file.write(b"new")
    file.abandon()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "a.csv"
    try:
        link.symlink_to(tmp_path / "there" / "b.csv")
    except OSError:
        pytest.skip("no links here")
    file = WholeFile(str(link))
    file.close()
    assert link.is_symlink()
    assert (tmp_path / "there" / "b.csv").exists()


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    files = [WholeFile(str(tmp_path / name)) for name in "ab"]
    for number, file in enumerate(files):
        file.write(b"%d" % number)
    for file in files:
        file.close()
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"0", b"1"]


@pytest.mark.parametrize(("name", "words"), [("", "文件夹"), ("no/a.csv", "文件夹不存在"), ("x" * 300, "文件名太长")])
def test_where_nothing_can_be_written(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(WriteError, match=words):
        WholeFile(str(tmp_path / name))
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk here")
def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    file = WholeFile("/dev/full")
    with pytest.raises(WriteError, match="无法写入 /dev/full：磁盘已满"):
        file.write(b"x" * 100_000)
    file = WholeFile("/dev/full")
    file.write(b"x")
    with pytest.raises(WriteError, match="磁盘已满"):
        file.close()


@pytest.mark.parametrize(
    ("number", "words"), [(5, "读取失败：磁盘、网络或终端出错"), (9, "已经关闭"), (99999, "读取失败（odd）")]
)
def test_why_a_file_cannot_be_read_is_said_in_chinese(number: int, words: str) -> None:
    assert why_not(OSError(number, "odd")) == words


def test_an_odd_reason_is_given_as_it_is() -> None:
    assert reason(OSError("odd")) == "写入失败（odd）"
