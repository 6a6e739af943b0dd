"""The user's cache: private, checked, and never a reason to fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint import cache

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")
KEY = "0123456789"


def entry(folder: Path) -> Path:
    cache.write(KEY, {"词": [1, 2]})
    return folder / f"{KEY}.json"


def test_what_is_written_is_read_again(own_cache: Path) -> None:
    assert cache.read(KEY) is None
    assert entry(own_cache).exists()
    assert cache.read(KEY) == {"词": [1, 2]}
    assert [path.name for path in own_cache.iterdir()] == [f"{KEY}.json"], "nothing is left aside"


@posix
def test_it_is_the_users_alone(own_cache: Path) -> None:
    file = entry(own_cache)
    assert own_cache.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


@posix
def test_a_file_that_others_can_write_is_not_trusted(own_cache: Path) -> None:
    entry(own_cache).chmod(0o666)
    assert cache.read(KEY) is None


@posix
def test_a_link_is_not_followed(own_cache: Path, tmp_path: Path) -> None:
    file = entry(own_cache)
    elsewhere = file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(elsewhere)
    assert cache.read(KEY) is None


@pytest.mark.parametrize("spoil", [
    lambda _: b"",
    lambda data: data[:-1],
    lambda data: data.replace(b"[1,2]", b"[1,3]"),
    lambda data: data.replace(KEY.encode(), b"9876543210"),
    lambda data: b"\x80\x04cos\nsystem\n" + data,
    lambda _: b"[" * 100_000,
])  # fmt: skip
def test_a_spoiled_file_is_no_file(own_cache: Path, spoil: object) -> None:
    file = entry(own_cache)
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert cache.read(KEY) is None


def test_a_place_that_cannot_be_written_is_silence(own_cache: Path) -> None:
    own_cache.write_text("a file where the folder should be")
    cache.write(KEY, {})
    assert cache.read(KEY) is None


@posix
def test_no_home_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", "nowhere")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache.folder() is None
    cache.write(KEY, {})
    assert cache.read(KEY) is None


def test_what_is_used_stays(own_cache: Path) -> None:
    path = entry(own_cache)
    os.utime(path, (1, 1))
    assert cache.read(KEY) == {"词": [1, 2]}
    assert path.stat().st_mtime > 1
    for number in range(cache.KEPT):
        cache.write(f"k{number}", number)
        os.utime(own_cache / f"k{number}.json", (number, number))
    assert path.exists()


def test_the_oldest_packs_go(own_cache: Path) -> None:
    for number in range(cache.KEPT + 3):
        cache.write(f"k{number}", number)
        os.utime(own_cache / f"k{number}.json", (number, number))
    cache.write("last", "value")
    kept = {path.stem for path in own_cache.iterdir()}
    assert len(kept) == cache.KEPT
    assert "last" in kept
    assert "k0" not in kept
