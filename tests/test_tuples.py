"""Named tuples of our own making do what the standard library's do."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from reportlint.tuples import NamedTuple


class Ours(NamedTuple):
    """A cell."""

    row: str
    column: str
    number: int | None = None
    """What it holds."""
    unit: str = ""

    @property
    def place(self) -> str:
        return self.row + self.column

    def held(self) -> bool:
        return self.number is not None


class Theirs(typing.NamedTuple):
    """A cell."""

    row: str
    column: str
    number: int | None = None
    unit: str = ""


@pytest.mark.parametrize("_round", range(12))
def test_it_is_made_alike(_round: int) -> None:
    """The first few times, and when it has been compiled."""
    for arguments, named in ((("a", "b"), {}), (("a",), {"column": "b", "unit": "件"}), (("a", "b", 3, "件"), {})):
        ours, theirs = Ours(*arguments, **named), Theirs(*arguments, **named)  # type: ignore[arg-type]
        assert tuple(ours) == tuple(theirs)
        assert ours._asdict() == theirs._asdict()
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (Ours._fields, Ours.__doc__, Ours.__match_args__) == (Theirs._fields, Theirs.__doc__, Theirs.__match_args__)


def test_it_has_fields_methods_and_the_ways_of_a_tuple() -> None:
    cell = Ours("a", "b", 3)
    assert (cell.row, cell.number, cell.place, cell.held(), Ours("a", "b").held()) == ("a", 3, "ab", True, False)
    assert tuple(cell) == ("a", "b", 3, "")
    assert hash(cell) == hash(("a", "b", 3, ""))
    assert cell._replace(number=4) == Ours("a", "b", 4)
    assert tuple(Ours._make("abcd")) == ("a", "b", "c", "d")
    match cell:
        case Ours(row, column):
            assert (row, column) == ("a", "b")


def test_it_can_be_copied_and_sent_to_another_process() -> None:
    cell = Ours("a", "b", 3)
    for again in (copy.copy(cell), copy.deepcopy(cell), pickle.loads(pickle.dumps(cell))):
        assert again == cell
        assert type(again) is Ours


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (lambda: Ours(), TypeError),  # type: ignore[call-arg]
        (lambda: Ours("a", "b", 3, "", 5), TypeError),  # type: ignore[call-arg]
        (lambda: Ours("a", "b", size=1), TypeError),  # type: ignore[call-arg]
        (lambda: Ours("a", row="b", column="c"), TypeError),  # type: ignore[misc]
        (lambda: Ours("a", unit="件"), TypeError),  # type: ignore[call-arg]
        (lambda: Ours("a", "b")._replace(size=1), ValueError),  # type: ignore[call-arg]
        (lambda: Ours._make("abc"), TypeError),
        (lambda: setattr(Ours("a", "b"), "row", "c"), AttributeError),
        (lambda: setattr(Ours("a", "b"), "size", 1), AttributeError),
    ],
)
@pytest.mark.parametrize("made", [0, 100])
def test_misuse_is_an_error(
    wrong: typing.Callable[[], object], problem: type[Exception], made: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ours, "_made", made, raising=False)
    monkeypatch.setattr(Ours, "__new__", Ours.__mro__[1].__new__)
    with pytest.raises(problem):
        wrong()


def test_a_class_that_cannot_be_one_is_an_error() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class Behind(NamedTuple):
            first: int = 0
            second: str  # type: ignore[misc]

    with pytest.raises(TypeError, match="_private"):

        class Private(NamedTuple):
            _private: int  # type: ignore[misc]
