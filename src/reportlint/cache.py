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
from typing import Any

# The same function as hashlib.blake2b, without the 3 ms that hashlib takes to load OpenSSL.
try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - Pythons other than CPython
    from hashlib import blake2b

KEPT = 32
"""Packs that stay in the folder; the oldest go first."""


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
    body = read_bytes(key)
    try:
        return None if body is None else json.loads(body)
    except (ValueError, RecursionError):
        return None


def read_bytes(key: str) -> bytes | None:
    """The bytes that were written under `key`, or None."""
    place = folder()
    if place is None:
        return None
    try:
        head, _, body = _private_bytes(os.path.join(place, f"{key}.json")).partition(b"\n")
    except (OSError, ValueError):
        return None
    return body if head == _head(key, body) else None


def write(key: str, value: Any) -> None:
    """Keep `value` under `key` if that is possible."""
    write_bytes(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def write_bytes(key: str, body: bytes) -> None:
    """Keep `body` under `key` if that is possible: written aside and renamed, readable by the user alone."""
    place = folder()
    if place is None:
        return
    aside = os.path.join(place, f"{key}.{os.getpid()}.tmp")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(_head(key, body) + b"\n" + body)
        os.replace(aside, os.path.join(place, f"{key}.json"))
        _prune(place)
    except OSError:
        with suppress(OSError):
            os.unlink(aside)


def _head(key: str, body: bytes) -> bytes:
    """The first line: enough to know half a file, or one that is not what its name says."""
    return f"reportlint-pack {key} {len(body)} {crc32(body):08x}".encode()


def _private_bytes(path: str) -> bytes:
    """The bytes of a plain file that nobody else can have written; OSError otherwise."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        state = os.fstat(file.fileno())
        foreign = os.name == "posix" and (state.st_uid != os.geteuid() or state.st_mode & 0o022)
        if foreign or not stat.S_ISREG(state.st_mode):
            raise PermissionError(path)
        return file.read()


def _prune(place: str) -> None:
    found = sorted((entry for entry in os.scandir(place) if entry.is_file()), key=lambda entry: -entry.stat().st_mtime)
    for entry in found[KEPT:]:
        os.unlink(entry.path)
