"""Named tuples whose classes are made quickly.

What `typing.NamedTuple` does while modules are imported takes a tenth of a cold start. Here annotations are left as they
are written, and what creates a tuple is compiled when it has been wanted a few times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

new = tuple.__new__
"""Makes one of the tuples that a report has hundreds of, given its class and all its fields: its own constructor takes
three times as long."""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from keyword import iskeyword
    from operator import itemgetter

    try:  # as `collections` does
        from _collections import _tuplegetter as field_getter
    except ImportError:  # pragma: no cover - Pythons other than CPython

        def field_getter(at, doc):
            """A property for the field `at`."""
            return property(itemgetter(at), doc=doc)

    _FEW = 48
    """So many of a kind are made without compiling anything, which takes as long as a hundred are slower to make."""

    class _Tuple(tuple):
        """What all of them have in common, and have of `collections.namedtuple`."""

        __slots__ = ()

        def __new__(cls, /, *args, **kwargs):
            cls._made += 1
            if cls._made > _FEW or len(args) > len(cls._fields):
                create = namedtuple(cls.__name__, cls._fields, defaults=cls._field_defaults.values()).__new__
                cls.__new__ = staticmethod(create)  # from now on without this detour
                return create(cls, *args, **kwargs)
            rest = cls._fields[len(args) :]
            values = {**cls._field_defaults, **kwargs}
            if len(kwargs) > len(rest) or not kwargs.keys() <= set(rest) or not values.keys() >= set(rest):
                cls._made = _FEW
                return cls(*args, **kwargs)  # which says what is wrong
            return tuple.__new__(cls, (*args, *map(values.__getitem__, rest)))

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            inner = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({inner})"

        def __getnewargs__(self):
            return tuple(self)

    class _Meta(type):
        """Makes of a class with annotations the tuple with these fields, its defaults and its methods."""

        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", {}))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            wrong = [field for field in fields if field.startswith("_") or iskeyword(field)]
            if wrong or tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: {wrong or 'a field without a default behind one that has one'}")
            body = {
                **namespace,
                "__slots__": (),
                "_fields": fields,
                "__match_args__": fields,
                "_field_defaults": defaults,
                "_made": 0,
            }
            body.update((field, field_getter(at, f"Field {at}")) for at, field in enumerate(fields))
            return type(name, (_Tuple,), body)

    class NamedTuple(metaclass=_Meta):
        """What a class with named fields is derived from, as from `typing.NamedTuple`."""
