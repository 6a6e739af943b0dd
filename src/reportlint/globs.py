"""Which files a glob of a configuration or an exemption means: paths below the folder of the file that has the glob."""

from __future__ import annotations

import os
from contextlib import suppress
from fnmatch import fnmatchcase


def relative(path: str, folder: str) -> str:
    """`path` as seen from `folder`, with ``/`` on every platform; ``-`` stays."""
    if path == "-":
        return path
    whole = os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path))
    with suppress(ValueError):  # on another drive
        whole = os.path.relpath(whole, os.path.realpath(folder or "."))
    return whole.replace(os.sep, "/")


def matches(pattern: str, path: str) -> bool:
    """Whether `pattern` means `path`: ``*`` and ``?`` within a name, ``**`` any folders; without a ``/`` in any folder.
    A pattern that names a folder means all below it.
    """
    parts = pattern.replace(os.sep, "/").removeprefix("./").rstrip("/").split("/")
    names = path.split("/")
    if len(parts) == 1:
        return any(fnmatchcase(name, parts[0]) for name in names)
    reached = {0}  # how many of the names may be used up
    for part in parts:
        if part == "**":
            reached = set(range(min(reached, default=len(names) + 1), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
    return bool(reached)  # a name or a folder above it
