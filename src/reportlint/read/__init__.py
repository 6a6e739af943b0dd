"""Bytes to `Source`: decode one document, or say in words why it cannot be read."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from reportlint.errors import why_not
from reportlint.read.markup import is_page
from reportlint.read.narrowing import narrow
from reportlint.regex import regex
from reportlint.values import Source

if TYPE_CHECKING:
    from typing import NoReturn

LIMIT = 20 * 1024 * 1024
"""The default of the largest file read, in bytes."""

TEXT_SUFFIXES = frozenset((".txt", ".md", ""))
"""What is taken for a report when a folder is walked; any other name may still be given outright."""

_OFFICE = "请在 Word 或 WPS 中打开，另存为“纯文本（.txt）”后再核对"
_PAGE = "请在浏览器中打开网页，全选、复制正文，粘贴到记事本存为 .txt 后再核对"
_OTHER_KINDS = {
    ".docx": ("Word 文档", _OFFICE),
    ".doc": ("Word 文档", _OFFICE),
    ".wps": ("WPS 文档", _OFFICE),
    ".rtf": ("RTF 文档", _OFFICE),
    ".odt": ("ODT 文档", _OFFICE),
    ".ofd": ("OFD 版式文件", "请在阅读软件中复制正文，粘贴到记事本存为 .txt 后再核对"),
    ".pdf": ("PDF 文件", "请在阅读软件中“另存为文本”，或复制正文存为 .txt 后再核对"),
    ".html": ("网页", _PAGE),
    ".htm": ("网页", _PAGE),
    ".mht": ("网页", _PAGE),
    ".xlsx": ("Excel 表格", "请在 Excel 或 WPS 中另存为“文本文件（制表符分隔）”后再核对"),
    ".xls": ("Excel 表格", "请在 Excel 或 WPS 中另存为“文本文件（制表符分隔）”后再核对"),
    ".zip": ("压缩包", "请先解压，再核对其中的文本文件"),
    ".rar": ("压缩包", "请先解压，再核对其中的文本文件"),
    ".7z": ("压缩包", "请先解压，再核对其中的文本文件"),
}
_SIGNATURES = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"))


class ReadError(Exception):
    """A document that cannot be read. `words` says why and what to do, in Chinese, without the path."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


_SURELY, _LIKELY = 20, 2
"""Chinese characters for each broken byte from which on a text is taken for damaged UTF-8."""


# ------------------------------------------------------------------------------------------------------------- reading


def read(path: str, limit: int = LIMIT) -> Source:
    """The document at `path`, or on standard input (``-``). Raises `ReadError`."""
    return decode(load(path, limit), path, limit)


def load(path: str, limit: int = LIMIT) -> bytes:
    """The bytes of the file at `path`, or of standard input, at most `limit` of them. Raises `ReadError`."""
    kind = _OTHER_KINDS.get(os.path.splitext(path)[1].lower())
    try:
        with open(path, "rb") if path != "-" else nullcontext(sys.stdin.buffer) as file:
            if kind:
                _refuse_kind(*kind)
            size = os.fstat(file.fileno()).st_size if path != "-" else 0
            data = file.read() if 0 < size <= limit else file.read(limit + 1)  # which makes room for as much
    except OSError as problem:
        if os.path.isdir(path):  # which some systems call a lack of permission
            raise ReadError("这是文件夹，不是文件") from None
        raise ReadError(why_not(problem)) from None
    except ValueError:
        raise ReadError("文件名不合法") from None
    if len(data) > limit:
        _refuse_size(limit)
    return data


def decode(data: bytes, path: str = "-", limit: int = LIMIT) -> Source:
    """The document in `data`: UTF-8, UTF-16 with a byte order mark, GB18030. Raises `ReadError`."""
    if len(data) > limit:
        _refuse_size(limit)
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            _refuse_kind(*_OTHER_KINDS[suffix])
    text, encoding, bom = _decoded(data)
    _refuse_binary(text)
    plain = narrow(text)
    if is_page(plain):
        _refuse_kind(*_OTHER_KINDS[".html"])
    return Source(path, text, plain, encoding, bom)


def rewritten(source: Source, text: str) -> Source:
    """The same document with another text."""
    return source._replace(text=text, plain=narrow(text))


def _decoded(data: bytes) -> tuple[str, str, bool]:
    """(text, encoding, with a byte order mark)."""
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data[3:], "utf-8"), "utf-8", True
    if data.startswith(b"\xff\xfe"):
        return _strictly(data[2:], "utf-16-le"), "utf-16-le", True
    if data.startswith(b"\xfe\xff"):
        return _strictly(data[2:], "utf-16-be"), "utf-16-be", True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as problem:
        return _not_utf8(data, problem.start), "gb18030", False


def _not_utf8(data: bytes, at: int) -> str:
    """The text of `data`, which is no sound UTF-8 from `at` on: GB18030, unless it is UTF-8 with a few broken bytes.

    GB18030 would read those as gibberish without complaint, so they are told by how much of the rest is Chinese.
    """
    if b"\0" in data:
        raise ReadError("不是文本文件（含有二进制数据）")
    loose = data.decode("utf-8", "replace")
    wide = sum(1 for char in loose if "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef")
    sound = wide / loose.count("\ufffd")
    if sound > _SURELY:
        raise ReadError(_broken_words("utf-8", data, at))
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        if sound > _LIKELY:
            raise ReadError(_broken_words("utf-8", data, at)) from None
        raise ReadError("不是可识别的文本：既不是 UTF-8，也不是 GBK/GB18030；请用记事本另存为 UTF-8") from None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ReadError(_broken_words(encoding, data, problem.start)) from None


def _broken_words(encoding: str, data: bytes, at: int) -> str:
    line = data[:at].decode(encoding, "replace").count("\n") + 1
    return f"文件已损坏：第 {line} 行附近有不属于 {encoding.upper()} 的字节；请重新另存为 UTF-8 文本"


def _refuse_kind(kind: str, advice: str) -> NoReturn:
    raise ReadError(f"{kind}暂不能直接读取；{advice}")


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise ReadError("不是文本文件（含有二进制数据）")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 50 > len(text):
        raise ReadError("不是文本文件（控制字符过多）")


_CONTROLS = regex(r"[\x01-\x08\x0e-\x1f\x7f]")


def _refuse_size(limit: int) -> NoReturn:
    size = f"{limit / 1024 / 1024:.3g} MB " if limit > 10_000 else f"{limit} 字节"
    raise ReadError(f"文件超过 {size}的上限；确需核对时用 --max-size 放宽")
