"""Lets ``python -m reportlint`` do what ``reportlint`` does."""

from __future__ import annotations

from reportlint.cli import main

main()
