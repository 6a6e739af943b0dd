"""Commands that measure reportlint: how fast it is, and what it finds."""
