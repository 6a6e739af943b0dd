"""What several tests need: the checkout's root, a run of the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).resolve().parent.parent


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
def reportlint() -> Run:
    """Runs `python -m reportlint` with the given arguments."""

    def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reportlint", *map(str, arguments)]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]

    return run
