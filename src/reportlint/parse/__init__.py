"""Tokens → tree, by a form: what is there, and what is missing, extra, doubled, moved, renamed or renumbered."""
