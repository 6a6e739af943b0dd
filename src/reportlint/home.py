"""Where the grammars and reportlint's own rules lie: in the wheel, a checkout, or a zipped bundle."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
"""Where the wheel and the bundle carry `grammar`, `lint_rules` and `pack.json`."""
ROOT = DATA if os.path.isdir(DATA) else os.path.dirname(os.path.dirname(HERE))
"""The folder of `grammar` and `lint_rules`: that, or a checkout's root."""
LOADER: Any = globals()["__loader__"]
"""Opens what lies beside this module, which in a bundle is no file but a part of one."""


@contextmanager
def sources() -> Iterator[tuple[str, str]]:
    """The folders of the grammars and of reportlint's own rules; from a zipped bundle they are unpacked meanwhile."""
    archive = getattr(LOADER, "archive", None)
    if archive is None:
        yield os.path.join(ROOT, "grammar"), os.path.join(ROOT, "lint_rules")
        return
    from tempfile import TemporaryDirectory
    from zipfile import ZipFile

    inside = os.path.relpath(DATA, archive).replace(os.sep, "/")
    with TemporaryDirectory(prefix="reportlint-") as place, ZipFile(archive) as bundle:
        bundle.extractall(place, [name for name in bundle.namelist() if name.startswith(inside)])
        yield os.path.join(place, inside, "grammar"), os.path.join(place, inside, "lint_rules")
