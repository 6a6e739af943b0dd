"""What several tests need: the checkout's root, runs of the command line in this process and in one of its own."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from reportlint import cli
from reportlint import pack as packs
from reportlint.packed import Pack


class Ran(NamedTuple):
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str

    @property
    def codes(self) -> dict[str, list[str]]:
        """The codes that were found, by file."""
        return {
            Path(file["path"]).name: [finding["code"] for finding in file["findings"]]
            for file in json.loads(self.out)["files"]
        }


Cli = Callable[..., Ran]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parent.parent
LOAD = packs.load


def pytest_collection_finish() -> None:
    """Garbage is looked for seldom: most of what the tests make is kept for the next one, and to go through it costs a
    fifth of their time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """A folder of published reports beside the checkout, which not everybody has."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no real reports at hand")
    return folder


@pytest.fixture(scope="session", autouse=True)
def one_pack() -> Iterator[None]:
    """Runs of the command line in this process share what is shipped, as a long-lived process does: thousands of packs
    would be kept otherwise. A test that puts something in the place of `load` is given that.
    """

    def load(rules_dirs: Sequence[str] = (), profiles: Sequence[str] = ()) -> Pack:
        return (packs.shared if packs.load is LOAD else packs.load)(rules_dirs, profiles)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportlint.command.wanted.packs", SimpleNamespace(load=load))
        yield


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder for this test alone."""
    base = tmp_path / "cache"
    base.mkdir()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(base))
    monkeypatch.setattr("sys.platform", "linux" if sys.platform == "darwin" else sys.platform)
    return base / "reportlint"


@pytest.fixture
def command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs the command line in this process, with nothing in the environment that it minds."""
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "REPORTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["reportlint", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        assert isinstance(stop.value.code, int)
        return Ran(stop.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def reportlint() -> Run:
    """Runs `python -m reportlint` with the given arguments."""

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reportlint", *map(str, arguments)]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]

    return run
