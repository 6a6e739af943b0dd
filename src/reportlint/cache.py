"""Keeps compiled packs in the user's own cache folder; whatever goes wrong there is silence, never an error.

A file is a line ``reportlint-pack KEY LENGTH CHECKSUM`` and a JSON text, or what else can run nothing when it is read (no
pickle). It is used only if it is ours alone (owner and mode) and whole, as its first line tells.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from binascii import crc32
from contextlib import suppress
from threading import get_ident
from time import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# The same function as hashlib.blake2b, without the 3 ms that hashlib takes to load OpenSSL.
try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - Pythons other than CPython
    from hashlib import blake2b

_STALE = 86_400
"""Seconds after which a file that is still used is marked as such."""
_CHUNK = 1 << 16
KEPT = 64
"""Files that stay in the folder, three or so for a pack; those go first that were used the longest ago."""


def digest(data: bytes) -> str:
    """40 hexadecimal digits that no other text will have."""
    return blake2b(data, digest_size=20).hexdigest()


def folder() -> str | None:
    """Where this platform keeps what programs can make again, or None when the user has no such place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, "reportlint") if os.path.isabs(base) else None


def read(key: str) -> Any:
    """What was written under `key`, or None."""
    return read_with_rest(key)[0]


def read_with_rest(key: str) -> tuple[Any, Rest | None]:
    """What was written under `key`, or None, and what stands behind it."""
    place = folder()
    if place is None:
        return None, None
    try:
        path = os.path.join(place, f"{key}.json")
        rest = Rest(path)
        body = rest.first(key)
        if body is None:
            return None, None
        if rest.written < time() - _STALE:
            os.utime(path)
        return json.loads(body), rest
    except (OSError, ValueError, RecursionError):
        return None, None


def write(key: str, value: Any, rest: bytes = b"") -> None:
    """Keep `value` under `key`, and `rest` behind it, if that is possible: written aside and renamed, readable by the
    user alone."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    place = folder()
    if place is None:
        return
    aside = os.path.join(place, f"{key}.{os.getpid()}-{get_ident()}.tmp")
    with suppress(OSError):
        os.makedirs(place, mode=0o700, exist_ok=True)
        try:
            with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(_head(key, body) + b"\n" + body + rest)
            os.replace(aside, os.path.join(place, f"{key}.json"))
        except OSError:
            os.unlink(aside)  # ours alone: its name has this thread's number
            return
        _prune(place)


def _head(key: str, body: bytes) -> bytes:
    """The first line: enough to know half a file, or one that is not what its name says."""
    return f"reportlint-pack {key} {len(body)} {crc32(body):08x}".encode()


class Rest:
    """A plain file that nobody else can have written, OSError otherwise: its first part, and then any piece of the rest.
    It stays open, for the pieces are read when they are wanted, from all processes that come of this one.
    """

    def __init__(self, path: str) -> None:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, flags)
        self._start = 0
        state = os.fstat(self._file)
        self.written = state.st_mtime
        foreign = os.name == "posix" and (state.st_uid != os.geteuid() or state.st_mode & 0o022)
        if foreign or not stat.S_ISREG(state.st_mode):
            raise PermissionError(path)

    def __del__(self, close: Callable[[int], None] = os.close) -> None:  # `os` may be gone when the program ends
        if hasattr(self, "_file"):
            close(self._file)

    def first(self, key: str) -> bytes | None:
        """What stands under `key`; None if it is not whole. ValueError, too, if it is nothing of ours."""
        data = os.read(self._file, _CHUNK)
        head, _, body = data.partition(b"\n")
        length = int(head.split(b" ")[2]) if head.count(b" ") == 3 else -1
        while length - len(body) > 0 and (more := os.read(self._file, length - len(body))):
            body += more
        self._start = len(head) + 1 + length
        body = body[: max(length, 0)]
        return body if head == _head(key, body) else None

    def whole(self) -> bytes:
        """All that stands there behind the first part."""
        return self.piece(0, os.fstat(self._file).st_size - self._start)

    def piece(self, start: int, stop: int) -> bytes:
        """What stands there behind the first part, as far as there is anything."""
        if hasattr(os, "pread"):
            return os.pread(self._file, stop - start, self._start + start)
        os.lseek(self._file, self._start + start, os.SEEK_SET)
        return os.read(self._file, stop - start)


def _prune(place: str) -> None:
    found = sorted((entry for entry in os.scandir(place) if entry.is_file()), key=lambda entry: -entry.stat().st_mtime)
    for entry in found[KEPT:]:
        os.unlink(entry.path)
