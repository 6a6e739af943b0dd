"""How a compiled pack is kept: what every start needs, what is read when it is asked for, and what is only explained."""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.values import Form

BOOKED = ("examples", "explain", "basis", "file", "line")
"""What a check has no use for: kept apart, and read when it is asked for."""


class Rule(dict[str, Any]):
    """A rule as data; what is booked of it is looked up when first asked for."""

    __slots__ = ("book",)

    def __init__(self, data: Mapping[str, Any], book: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__(data)
        self.book = book

    def __missing__(self, key: str) -> Any:
        if key not in BOOKED:
            raise KeyError(key)
        self.update(self.book()["rules"][self["name"]])
        return self[key]


def altered(rule: Mapping[str, Any], **changes: Any) -> Mapping[str, Any]:
    """The same rule with something of it changed."""
    data = {**rule, **changes}
    return Rule(data, rule.book) if isinstance(rule, Rule) else data


class Pack(NamedTuple):
    """Everything that a check needs to know: forms by edition, the words of claims, the rules in order, profiles by
    name.
    """

    forms: Mapping[str, Form]
    vocabulary: Mapping[str, Any]
    rules: tuple[Mapping[str, Any], ...]
    profiles: Mapping[str, Mapping[str, Any]] = {}


class Lines:
    """Values in lines of JSON, each read when it is first asked for."""

    def __init__(self, data: bytes, check: int) -> None:
        """Raises ValueError if `data` is not what `check` was made of."""
        if crc32(data) != check:
            raise ValueError("the lines are not whole")
        self._lines = data.split(b"\n")
        self._made: dict[int, Any] = {}

    def __getitem__(self, number: int) -> Any:
        if number not in self._made:
            self._made[number] = json.loads(self._lines[number])
        return self._made[number]


class Late(Mapping[str, Any]):
    """Values by name that stand in lines."""

    __slots__ = ("_lines", "_numbers")

    def __init__(self, lines: Lines, numbers: Mapping[str, int]) -> None:
        self._lines, self._numbers = lines, numbers

    def __getitem__(self, name: str) -> Any:
        return self._lines[self._numbers[name]]

    def __contains__(self, name: object) -> bool:  # what it inherits would read the value
        return name in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def parted(data: Mapping[str, Any]) -> tuple[dict[str, Any], bytes, dict[str, Any]]:
    """A compiled pack in three parts: what every start needs, with what several rules or editions have in common once;
    the lines of the rules' options and of the claims about each topic; and what is only read: of the rules, by name,
    and the patterns that they may name.
    """
    vocabulary = {**data["vocabulary"]}
    book = {
        "rules": {rule["name"]: {key: rule[key] for key in BOOKED} for rule in _all_rules(data)},
        "defined": vocabulary.pop("defined"),
    }
    profiles = {
        name: {**profile, "rules": list(map(_core, profile["rules"]))} for name, profile in data["profiles"].items()
    }
    parts = {**data, "rules": list(map(_core, data["rules"])), "profiles": profiles}
    bases: list[Mapping[str, str]] = []  # which most rules share with others
    lines: dict[bytes, int] = {}
    for rule in _all_rules(parts):
        if rule["bases"] not in bases:
            bases.append(rule["bases"])
        rule["bases"] = bases.index(rule["bases"])
        rule["options"] = {
            edition: lines.setdefault(written(options), len(lines)) for edition, options in rule["options"].items()
        }
    counted = {topic: lines.setdefault(written(claims), len(lines)) for topic, claims in vocabulary["counted"].items()}
    rest = b"\n".join(lines)
    return {**parts, "vocabulary": {**vocabulary, "counted": counted}, "bases": bases, "check": crc32(rest)}, rest, book


def written(value: Any) -> bytes:
    """A value as it is kept, in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _core(rule: Mapping[str, Any]) -> dict[str, Any]:
    core = {key: value for key, value in rule.items() if key not in BOOKED}
    return {**core, "gates": once_each(rule["gates"])}


def once_each(named: Mapping[str, Any]) -> dict[str, Any]:
    """Values by name, such as those of editions; instead of one that an earlier name has, that name."""
    first = {name: next(other for other, had in named.items() if had == value) for name, value in named.items()}
    return {name: value if first[name] == name else first[name] for name, value in named.items()}


def whole(data: Any, rest: bytes, book: Mapping[str, Any]) -> dict[str, Any]:
    """The pack that was parted, made of its parts. Raises what comes of reading what is not one."""
    joined(data, rest)
    for rule in _all_rules(data):
        rule["options"] = dict(rule["options"])
        rule.update(book["rules"][rule["name"]])
    vocabulary = {**data["vocabulary"], "counted": dict(data["vocabulary"]["counted"]), "defined": book["defined"]}
    return {**{key: data[key] for key in ("forms", "rules", "profiles")}, "vocabulary": vocabulary}


def joined(data: Any, rest: bytes) -> None:
    """Puts the first two parts together again, in the first. Raises what comes of reading what is not one."""
    lines = Lines(rest, data["check"])
    data["vocabulary"]["counted"] = Late(lines, data["vocabulary"]["counted"])
    for rule in _all_rules(data):
        rule["bases"] = data["bases"][rule["bases"]]
        rule["options"] = Late(lines, rule["options"])
        gates = rule["gates"]
        for edition, gate in gates.items():
            if isinstance(gate, str):
                gates[edition] = gates[gate]


def _all_rules(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from data["rules"]
    for profile in data["profiles"].values():
        yield from profile["rules"]
