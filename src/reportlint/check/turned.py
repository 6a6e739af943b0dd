"""Turns what a rule asks of all applicants, or of what was received, to the columns or the rows that a claim is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.evaluate import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportlint.values import Claim, Form, TableForm

    Ast = list[Any]


def turned(options: Mapping[str, Any], form: Form, claim: Claim) -> Mapping[str, Any] | None:
    """`options` of a rule for `claim`, for which one of its rows or columns is enough; None where the form has one not."""
    given: Sequence[Ast] = options.get("is", ())
    held: Sequence[Ast] = (options["holds"],) if "holds" in options else ()
    cells = [cell for tree in (*given, *held) for cell in cells_of(tree)]
    if not cells:
        return options
    table, first = form.tables[cells[0][0]], cells[0][1]
    if claim.columns:
        across = dict.fromkeys(column for columns in table.rows.values() for column in columns)
        return _each(options, [_turn(2, _ids(table, label, across)) for label in claim.columns])
    of_first = [tree for tree in given if all(row == first for _, row, _ in cells_of(tree))]
    if not of_first:
        return options
    turns = [_turn(1, _ids(table, label, table.rows)) for label in claim.rows if label]
    result = _each({"is": of_first}, turns)
    if result is None:
        return None
    return {**options, "is": [*(given if "" in claim.rows else ()), *result["is"]], "carried": ()}


def _each(options: Mapping[str, Any], turns: Sequence[Callable[[Ast], Ast] | None]) -> Mapping[str, Any] | None:
    """`options` with every tree turned each way."""
    ways = [turn for turn in turns if turn is not None]
    if len(ways) < len(turns):
        return None
    lists: dict[str, Any] = {
        key: [turn(tree) for turn in ways for tree in options[key]] for key in ("is", "carried") if key in options
    }
    if "holds" in options:
        held = [turn(options["holds"]) for turn in ways]
        lists["holds"] = held[0] if len(held) == 1 else ["or", held]
    return {**options, **lists}


def _turn(axis: int, ids: Sequence[str]) -> Callable[[Ast], Ast] | None:
    """What gives a tree with `ids` in the place of each cell's row (1) or column (2)."""

    def turn(tree: Ast) -> Ast:
        if tree[0] == "cell":
            cells: list[Ast] = [["cell", tree[1], *((name, tree[3]) if axis == 1 else (tree[2], name))] for name in ids]
            return cells[0] if len(cells) == 1 else ["sum", cells]
        return [
            part if not isinstance(part, list) or not part
            else turn(part) if isinstance(part[0], str)
            else [turn(child) for child in part]
            for part in tree
        ]  # fmt: skip

    return turn if ids else None


def _ids(table: TableForm, label: str, axis: Iterable[str]) -> tuple[str, ...]:
    """The rows or columns, of those on `axis`, that `label` names, or begins to name; several for a group."""
    own: dict[str, tuple[str, ...]] = {name: (name,) for name in axis}
    own |= {group: members for group, members in table.groups.items() if members and own.keys() >= set(members)}
    found = [members for name, members in own.items() if table.names[name].startswith(label)]
    exact = [members for name, members in own.items() if table.names[name] == label]
    return next(iter(exact or found), ())
