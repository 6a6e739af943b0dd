"""Builds dist/reportlint.pyz, one file that runs with `python reportlint.pyz` where there is no network.

It is the wheel with the pure Python part of everything it needs, for Windows and Linux alike: click's colorama comes
too, and PyYAML without its C half.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent
TARGET = ROOT / "dist" / "reportlint.pyz"
LEFT_OUT = ("*.so", "*.pyd", "bin", "__pycache__", "direct_url.json", "RECORD")
START = """\
import sys

if sys.version_info < (3, 11):
    sys.exit("reportlint needs Python 3.11 or newer; this is " + sys.version.split()[0])

from reportlint.__main__ import program

if __name__ == "__main__":
    program()
"""


def build(target: Path = TARGET) -> Path:
    """Installs reportlint beside what it needs, and zips that up as `target`."""
    with TemporaryDirectory(prefix="reportlint-bundle-") as place:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
        subprocess.run([*pip, "--target", place, str(ROOT), "colorama"], check=True)
        Path(place, "__main__.py").write_text(START, encoding="utf-8")
        for pattern in LEFT_OUT:
            for path in list(Path(place).rglob(pattern)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        archive(Path(place), target)
    return target


def archive(folder: Path, target: Path) -> None:
    """Zips `folder` behind a shebang line; the same files give the same bytes."""
    with target.open("wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as bundle:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                entry = ZipInfo(path.relative_to(folder).as_posix(), (2020, 2, 2, 0, 0, 0))
                entry.external_attr = 0o644 << 16
                bundle.writestr(entry, path.read_bytes(), ZIP_DEFLATED)


if __name__ == "__main__":
    print(build(*map(Path, sys.argv[1:2])))
