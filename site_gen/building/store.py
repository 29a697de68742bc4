"""One file of `.cache/` in which results lie: whatever is wrong with it, it is done without.

All that one build writes is one transaction: killed at any moment, the file holds what the build
before left. Rows are believed only with their digest.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from errno import EISDIR
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

_VERSION = 2
_SIZE = sha256().digest_size
_PAGE = 1 << 16
"""Bytes of a page: the vectors of a large site are read sooner from large ones."""
# A place is never given twice: another command may still know what stood there.
_TABLES = (
    "create table makers (engine blob)",
    "create table heads (number integer primary key autoincrement, kind text, name blob, content blob)",
    "create table rests (place integer primary key autoincrement, kind text, content blob)",
    "create table records (kind text primary key, content blob)",
)

_DAMAGED = {
    sqlite3.SQLITE_ERROR,  # other tables than ours
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_MISMATCH,
}


_encode_into = msgspec.msgpack.Encoder().encode_into


class Block(NamedTuple):
    """The heads of some results of one function."""

    number: int
    keys: list[bytes]
    places: list[int]
    """Where the rests stand; 0 where there is none."""
    heads: list[Any]


class Store:
    """Rows in the file *path*, as far as that can be read and written, all of them of one *engine*."""

    def __init__(self, path: Path | None, engine: bytes) -> None:
        self.path = path
        self.passing: list[int] = []
        """Places of rests that are not to outlast the build."""
        self.spare: dict[bytes, bytes] = {}
        """Rests that are not in the file, by key."""
        self.file: sqlite3.Connection | None = None
        if path is not None:
            self.file = self._trying(lambda: _open(path, engine))

    def blocks(self, kind: str, name: bytes, heads: Any) -> list[Block]:
        """The blocks of the function *name*; nothing at all if one is damaged, or of another of its *kind*.

        Those others are its earlier selves, which knew other settings.
        """
        found: list[Block] = []
        decoder = msgspec.msgpack.Decoder(tuple[list[bytes], list[int], heads])
        for number, content in self._ask("select number, content from heads where kind = ?", (kind,)):
            payload = _unseal(name, content)
            block = None if payload is None else _decoded(decoder, payload)
            if block is None:
                self._do("delete from heads where kind = ?", (kind,))
                self._do("delete from rests where kind = ?", (kind,))
                return []
            found.append(Block(number, *block))
        return found

    def put_block(self, kind: str, name: bytes, block: Block) -> None:
        """Write a block."""
        payload = msgspec.msgpack.encode((block.keys, block.places, block.heads))
        order = "insert into heads (kind, name, content) values (?, ?, ?)"
        self._do(order, (kind, name, _seal(name, payload)))

    def forget(self, numbers: Iterable[int], places: Iterable[int]) -> None:
        """Take blocks and rests away."""
        for number in numbers:
            self._do("delete from heads where number = ?", (number,))
        for place in places:
            self._do("delete from rests where place = ?", (place,))

    def put_rest(self, kind: str, key: bytes, rest: bytes) -> int:
        """Write the rest of a result of a function of *kind*, and say where."""
        done = self._do("insert into rests (kind, content) values (?, ?)", (kind, _seal(key, rest)))
        if done is None or done.lastrowid is None:
            self.spare[key] = rest
            return 0
        return done.lastrowid

    def rest(self, key: bytes, place: int) -> bytes | memoryview | None:
        """The rest that stands at *place*; None where it was lost."""
        if key in self.spare:
            return self.spare[key]
        rows = self._ask("select content from rests where place = ?", (place,))
        return _unseal(key, rows[0][0]) if rows else None

    def record(self, kind: str, key: bytes) -> memoryview | None:
        """The record of *kind*, if it was written under *key*."""
        rows = self._ask("select content from records where kind = ?", (kind,))
        return _unseal(key, rows[0][0]) if rows else None

    def put_record(self, kind: str, key: bytes, record: object) -> None:
        """Write a record in place of the one of its *kind*."""
        # Behind room for the seal: the vectors of a large site need not be there once more to be sealed.
        content = bytearray(_SIZE)
        # In the order given: a sorted mapping would not be the one that was handed over.
        _encode_into(record, content, _SIZE)
        with memoryview(content) as view:
            view[:_SIZE] = _check(key, view[_SIZE:])
        order = "insert or replace into records values (?, zeroblob(?))"
        done = self._do(order, (kind, len(content)))
        file = self.file
        if done is not None and file is not None and done.lastrowid is not None:
            row = done.lastrowid
            # Handed over as a whole, it would be copied twice.
            self._trying(lambda: _pour(file, row, content))

    def commit(self) -> None:
        """Let everything that was written last; others may write from now on."""
        for place in self.passing:
            self._do("delete from rests where place = ?", (place,))
        self.passing = []
        file = self.file
        if file is not None:
            self._trying(file.commit)

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        file, self.file = self.file, None
        if file is not None:
            with suppress(sqlite3.Error):
                file.close()

    def _ask(self, question: str, given: Sequence[object] = ()) -> list[Any]:
        file = self.file
        return [] if file is None else self._trying(lambda: file.execute(question, given).fetchall()) or []

    def _do(self, order: str, given: Sequence[object]) -> sqlite3.Cursor | None:
        """What came of it; None where it was not done."""
        file = self.file
        return None if file is None else self._trying(lambda: _execute(file, order, given))

    def _trying(self, act: Callable[[], T]) -> T | None:
        """What *act* gives; None, and no file from now on, where the file does not let it."""
        try:
            return act()
        except (sqlite3.Error, OSError, UnicodeError, OverflowError) as wrong:
            self.close()
            if self.path is not None and _is_damaged(wrong):
                _put_away(self.path)
            return None


def _open(path: Path, engine: bytes) -> sqlite3.Connection:
    if not path.parent.is_dir():
        path.parent.mkdir()
        path.with_name(".gitignore").write_text("*\n", encoding="utf-8")  # it is for nobody's archive
    for beside in ("", "-wal", "-shm", "-journal"):
        if not _is_file(path.with_name(path.name + beside)):
            raise OSError(EISDIR, "no file", str(path))  # a pipe would never end
    file = sqlite3.connect(path, timeout=0.2, isolation_level=None, check_same_thread=False)
    try:
        _prepare(file, engine)
    except BaseException:
        file.close()
        raise
    return file


def _is_file(path: Path) -> bool:
    """Whether a file stands at *path*, or nothing."""
    return not os.path.lexists(path) or path.is_file()


def _execute(file: sqlite3.Connection, order: str, given: Sequence[object]) -> sqlite3.Cursor:
    if not file.in_transaction:
        file.execute("begin immediate")
    return file.execute(order, given)


def _pour(file: sqlite3.Connection, row: int, content: bytearray) -> None:
    with file.blobopen("records", "content", row) as blob:
        blob.write(content)


def _prepare(file: sqlite3.Connection, engine: bytes) -> None:
    file.execute(f"pragma page_size = {_PAGE}")
    _write_ahead(file)
    file.execute("pragma synchronous = off")  # what a power cut spoils is found by its digest
    (version,) = file.execute("pragma user_version").fetchone()
    if version != _VERSION or file.execute("select engine from makers").fetchall() != [(engine,)]:
        file.execute("begin immediate")
        for (name,) in file.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        ).fetchall():
            file.execute(f'drop table "{name}"')
        for table in _TABLES:
            file.execute(table)
        file.execute("insert into makers values (?)", (engine,))
        file.execute(f"pragma user_version = {_VERSION}")
        file.execute("commit")
        if file.execute("pragma page_size").fetchone() != (_PAGE,):
            _widen(file)


def _write_ahead(file: sqlite3.Connection) -> None:
    for mode in ("wal", "delete"):  # not every network drive takes the first
        with suppress(sqlite3.OperationalError):
            file.execute(f"pragma journal_mode = {mode}")
            break


def _widen(file: sqlite3.Connection) -> None:
    """Give the pages of a new file to an older one in which nothing is left."""
    with suppress(sqlite3.OperationalError):  # somebody else is reading it
        file.execute("pragma journal_mode = delete")
        file.execute(f"pragma page_size = {_PAGE}")
        file.execute("vacuum")
    _write_ahead(file)


def _is_damaged(wrong: Exception) -> bool:
    """Whether the file itself is at fault, and not its folder, its disk, another build or ourselves."""
    match wrong:
        case sqlite3.ProgrammingError() | sqlite3.InterfaceError() | OSError():
            return False
        case UnicodeError() | OverflowError():  # names that are no UTF-8, places that are no places
            return True
        case _:
            return getattr(wrong, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGED


def _put_away(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):  # then the next build does without it as well
            path.with_name(name).unlink()


def _seal(key: bytes, payload: bytes) -> bytes:
    return _check(key, payload) + payload


def _unseal(key: bytes, content: object) -> memoryview | None:
    if not isinstance(content, bytes):
        return None
    payload = memoryview(content)[_SIZE:]
    return payload if content[:_SIZE] == _check(key, payload) else None


def _check(key: bytes, payload: bytes | memoryview) -> bytes:
    # Of large rows processors make this one faster than any other.
    check = sha256(key)
    check.update(payload)
    return check.digest()


def _decoded(decoder: msgspec.msgpack.Decoder[T], payload: bytes | memoryview) -> T | None:
    try:
        return decoder.decode(payload)
    except msgspec.MsgspecError:
        return None
