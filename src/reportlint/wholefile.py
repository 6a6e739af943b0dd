"""A file that is there whole or not at all: written beside its place and renamed at the end."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import IO

from reportlint.errors import WriteError

_WORDS = {
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "文件夹不存在",
    errno.EACCES: "没有写入权限，或文件正被其他程序打开",
    errno.EPERM: "没有写入权限，或文件正被其他程序打开",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "这是一个文件",
    errno.EBADF: "已经关闭",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "文件名太长",
}


class WholeFile:
    """Takes bytes for `path`. Until `close`, what stood there stays; after `abandon` too, and nothing else is left.

    A device or a pipe, which cannot be replaced, is written to directly. Every method raises `WriteError`.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._target = os.path.realpath(path)  # a link goes on pointing to where it points
        self._aside = ""
        try:
            self._file = self._open()
        except OSError as problem:
            raise self._error(problem) from None

    def _open(self) -> IO[bytes]:
        if os.path.exists(self.path) and (self.path.startswith("/dev/") or not os.path.isfile(self.path)):
            return open(self.path, "wb")  # refused by the system if it is a folder
        with suppress(FileNotFoundError):
            os.stat(self._target)  # a name that cannot be, or a folder that is closed, is told of now
        if os.path.isfile(self._target):
            with open(self._target, "ab"):
                pass  # a file that may not be written to is not replaced either
        folder = os.path.dirname(self._target)
        for number in range(100):
            name = os.path.join(folder, f".reportlint-{os.getpid()}-{number}.tmp")
            with suppress(FileExistsError):
                file = open(name, "xb")  # noqa: SIM115 - open for the whole run
                self._aside = name
                return file
        raise FileExistsError(errno.EEXIST, "旁边有太多未写完的临时文件")

    def write(self, data: bytes) -> None:
        """Adds `data`."""
        try:
            self._file.write(data)
        except OSError as problem:
            self.abandon()
            raise self._error(problem) from None

    def close(self) -> None:
        """Puts the whole file in its place."""
        try:
            self._file.flush()
            if self._aside:
                os.fsync(self._file.fileno())
            self._file.close()
            if self._aside:
                self._like(self._target)
                os.replace(self._aside, self._target)
        except OSError as problem:
            self.abandon()
            raise self._error(problem) from None

    def _like(self, path: str) -> None:
        """Gives the new file the owner and mode of the one at `path`, as far as that may be done."""
        try:
            before = os.stat(path)
        except OSError:
            return
        if hasattr(os, "chown"):
            for owner in (-1, before.st_uid):  # the group may be ours to give where the owner is not
                with suppress(OSError):
                    os.chown(self._aside, owner, before.st_gid)
        with suppress(OSError):
            os.chmod(self._aside, before.st_mode & 0o7777)

    def abandon(self) -> None:
        """Leaves everything as it was."""
        with suppress(OSError):
            self._file.close()
        if self._aside:
            with suppress(OSError):
                os.unlink(self._aside)

    def _error(self, problem: OSError) -> WriteError:
        return WriteError(f"无法写入 {self.path}：{reason(problem)}")


def reason(problem: OSError) -> str:
    """Why something could not be written, in Chinese."""
    return _WORDS.get(problem.errno or 0) or f"写入失败（{problem.strerror or problem}）"
