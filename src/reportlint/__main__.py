"""The program: what ``reportlint`` and ``python -m reportlint`` start."""

from __future__ import annotations

import gc

gc.disable()  # before anything is imported: a run ends before there is anything to gain by looking for cycles

from reportlint.cli import program  # noqa: E402

__all__ = ["program"]

if __name__ == "__main__":
    program()
