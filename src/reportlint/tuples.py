"""Named tuples whose annotations are left as they are written.

What `typing.NamedTuple` makes of annotations while modules are imported takes a tenth of a cold start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _OWN = frozenset(("__annotations__", "__module__", "__qualname__", "__dict__", "__weakref__", "__slots__"))

    class _Meta(type):
        """Makes of a class with annotations the tuple with these fields, its defaults and its methods."""

        def __new__(mcs, name, bases, namespace):
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            fields = namespace.get("__annotations__", {})
            defaults = [namespace[field] for field in fields if field in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            for key, value in namespace.items():
                if key not in _OWN and key not in fields:
                    setattr(made, key, value)
            made.__annotations__ = fields
            made.__qualname__ = namespace["__qualname__"]
            return made

    class NamedTuple(metaclass=_Meta):
        """What a class with named fields is derived from, as from `typing.NamedTuple`."""
