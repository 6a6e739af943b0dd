"""What a verb says of its options, so that a mistake in a rule shows when the rule loads.

A verb is a module with these names; what is said of *cases* is written ``is=late|early`` (the option has only these
choices), ``is!=absent`` (it has not this one) or ``length|owes`` (one of these options is there).

- ``ABOUT``: what it finds, for rule authors. ``OPTIONS``: each option by its name; ``REQUIRES_ONE``: options one of which must be there.
- ``DEMANDS``: by option or case, the cases that it asks for: what it needs, or where alone it is looked at.
- ``PLACEHOLDERS``: what a message may have filled in, each with what it is; ``FILLS``: by placeholder, the case in which
  there is something to fill in, where that is not always so.
- ``FIX``: the most that a rule may call what the verb proposes to write, ``safe`` or ``suggested``; without it the verb
  proposes nothing. A verb that proposes figures never has ``safe``.
- ``mistakes(options, form)``: what else is wrong with compiled options, as the name of one and the words.
"""

from __future__ import annotations

import re
from typing import Any

from reportlint.tuples import NamedTuple


class Option(NamedTuple):
    """One option of a verb.

    `kind` is how its value is read: ``text texts flag number range choice choices date regexes named dated raw words
    truth value values cell table tables rows columns sections places claims``.
    """

    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    """For choices: the words allowed. For expressions: the variables that may stand in them."""
    help: str = ""


def groups_of(pattern: str) -> set[str]:
    """The names of the groups of a regular expression."""
    return set(re.findall(r"\(\?P<(\w+)>", pattern))


def variables_of(ast: list[Any]) -> set[str]:
    """The variables of a tree of `compile.expressions`."""
    if ast[0] == "var":
        return {ast[1]}
    lists = [part for part in ast[1:] if isinstance(part, list) and part]
    return {
        name
        for part in lists
        for child in ([part] if isinstance(part[0], str) else part)
        for name in variables_of(child)
    }
