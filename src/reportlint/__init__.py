"""Checks the annual reports on open government information that Chinese organs publish."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlint.api import Result, check

__version__ = "0.1.0"
__all__ = ["Result", "__version__", "check"]


class _Package(type(sys)):  # type: ignore[misc]  # the type of modules
    """The package, whose `check` is the function of the Python interface, though a subpackage is called so, too.

    It is loaded when it is first asked for: a start of the command line has no use for it.
    """

    @property
    def check(self) -> Any:
        """Checks one report; see `reportlint.api`."""
        return _interface("check")

    @check.setter
    def check(self, _subpackage: Any) -> None:
        """The subpackage, which Python would put here, is found by its whole name."""


def _interface(name: str) -> Any:
    from importlib import import_module

    return getattr(import_module("reportlint.api"), name)


if not TYPE_CHECKING:  # or else every name would pass for one of ours

    def __getattr__(name: str) -> Any:
        if name == "Result":
            return _interface(name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
