"""What a verb says of its options, so that a mistake in a rule shows when the rule loads."""

from __future__ import annotations

from reportlint.tuples import NamedTuple


class Option(NamedTuple):
    """One option of a verb.

    `kind` is how its value is read: ``text texts flag number range choice choices date regexes named dated raw words
    truth value values table tables rows columns sections places claims``.
    """

    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    """For choices: the words allowed. For expressions: the variables that may stand in them."""
    help: str = ""
