"""Factor tables and places, from their folders.

A table is ``<topic>/<name>.yaml``: a header, and its rows either under ``rows`` or in
``<name>.csv`` beside it. A file whose first line is ``holds: places`` holds places.

Tables of the user's own lie in folders of the same form. A table of theirs that has
the id of one that comes with the program adds to it, and speaks alone for the keys
it holds. What lies under ``odbl`` in the folder of the program is under the Open
Database License: it is read on request only, and fills in keys that no other table
holds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assessor.catalogue.cache import keep, kept, key_of
from assessor.catalogue.factor_files import (
    WrongFileError,
    holds_places,
    read_places,
    read_table,
    sentences_of,
    strays,
)
from assessor.domain.lookups import Origin
from assessor.domain.places import Place, Places
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.errors import CatalogueError

ODBL = "odbl"


def load_shelf(
    folder: Path,
    *,
    own: Sequence[Path] = (),
    odbl: bool = False,
    only: Collection[str] | None = None,
) -> Shelf:
    """Read all factor tables and places of a folder.

    Args:
        folder: The folder of the tables that come with the program.
        own: Folders of the user's own tables; the last one wins.
        odbl: Read the tables under the Open Database License too.
        only: Ids of the tables to read; all where it is not given.

    Raises:
        CatalogueError: Something is wrong; all problems of all files are listed.
    """
    problems = [stray for place in (folder, *own) for stray in strays(place)]
    opened = _Opened(_stacks(folder, own, odbl=odbl))
    tables: dict[str, FactorTable] = {}
    for table in opened:
        if only is not None and table not in only:
            continue
        try:
            tables[table] = opened.read(table)
        except WrongFileError as wrong:
            problems += wrong.problems
    places = None
    try:
        places = _all_places(folder, own, odbl=odbl)
    except WrongFileError as wrong:
        problems += wrong.problems
    if problems or places is None:
        raise CatalogueError("\n".join(problems))
    return Shelf(tables, places)


def open_shelf(folder: Path, *, own: Sequence[Path] = (), odbl: bool = False) -> Shelf:
    """Open folders of factor tables; each table is read when it is first used.

    The user's own tables are read at once, so that what is wrong in them is said.

    Args:
        folder: The folder of the tables that come with the program.
        own: Folders of the user's own tables; the last one wins.
        odbl: Read the tables under the Open Database License too.

    Raises:
        CatalogueError: A table of the user's own or the places are wrong, or later a
            table that is used.
    """
    opened = _Opened(_stacks(folder, own, odbl=odbl), folder)
    problems = [stray for place in own for stray in strays(place)]
    for table in opened.own:
        try:
            opened.read(table)
        except WrongFileError as wrong:
            problems += wrong.problems
    if problems:
        raise CatalogueError("\n".join(problems))
    try:
        return Shelf(opened, _all_places(folder, own, odbl=odbl))
    except WrongFileError as wrong:
        raise CatalogueError(str(wrong)) from wrong


def table_paths(folder: Path) -> dict[str, Path]:
    """Return the headers of the tables of a folder, by id.

    Args:
        folder: A folder of tables; what lies under ``odbl`` there is not named.
    """
    found = {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted(folder.rglob("*.yaml"))
        if not holds_places(path)
    }
    return {
        table: path for table, path in found.items() if not table.startswith(f"{ODBL}/")
    }


_KEPT = TypeAdapter(dict[str, str])
"""The JSON of each table, so that only those that are used are made models of."""
_Stack = list[tuple[Origin, Path]]
"""The files of one table, first the one that comes with the program."""


def _stacks(folder: Path, own: Iterable[Path], *, odbl: bool) -> dict[str, _Stack]:
    folders: list[tuple[Origin, Path]] = [("shipped", folder)]
    if odbl:
        folders.append(("odbl", folder / ODBL))
    folders += [("user", place) for place in own]
    found: dict[str, _Stack] = {}
    for origin, place in folders:
        for table, path in table_paths(place).items():
            found.setdefault(table, []).append((origin, path))
    return dict(sorted(found.items()))


class _Opened(Mapping[str, FactorTable]):
    """The tables of some folders, each read once, when it is asked for.

    Args:
        stacks: The files of each table.
        folder: Folder of the tables that come with the program, which are looked up
            among what was kept; nothing is kept where it is absent.
    """

    def __init__(self, stacks: dict[str, _Stack], folder: Path | None = None) -> None:
        self._stacks = stacks
        self._read: dict[str, FactorTable] = {}
        self._shipped = {
            table: stack[0][1]
            for table, stack in stacks.items()
            if folder is not None and len(stack) == 1 and stack[0][0] == "shipped"
        }
        self._folder = folder

    @cached_property
    def _key(self) -> str | None:
        return self._key_now()

    def _key_now(self) -> str | None:
        if self._folder is None:
            return None
        headers = self._shipped.values()
        rows = [path.with_suffix(".csv") for path in headers]
        files = [*headers, *(path for path in rows if path.exists())]
        return key_of("factors", sorted(files), self._folder)

    @cached_property
    def _kept(self) -> dict[str, str]:
        """The JSON of each table that comes with the program, if it was kept."""
        content = kept(self._key)
        try:
            return {} if content is None else _KEPT.validate_json(content)
        except ValidationError:
            return {}

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Ids of the tables that are the user's own, or add to another."""
        return tuple(
            table
            for table, files in self._stacks.items()
            if any(origin == "user" for origin, _ in files)
        )

    def read(self, table: str) -> FactorTable:
        """Read a table with what is laid over it and under it.

        Raises:
            WrongFileError: Something is wrong in one of its files.
        """
        if table not in self._read:
            found = self._from_kept(table)
            self._read[table] = found or _stacked(table, self._stacks[table])
            if found is None:
                self._keep()
        return self._read[table]

    def _from_kept(self, table: str) -> FactorTable | None:
        content = self._kept.get(table)
        try:
            return FactorTable.model_validate_json(content) if content else None
        except ValidationError:
            return None

    def _keep(self) -> None:
        """Keep the tables that come with the program once all of them were read."""
        if not self._shipped or not self._shipped.keys() <= self._read.keys():
            return
        if self._key is None or self._key_now() != self._key:
            return
        tables = {table: self._read[table] for table in self._shipped}
        with suppress(ValueError):
            texts = {name: table.model_dump_json() for name, table in tables.items()}
            keep(self._key, _KEPT.dump_json(texts))

    def __getitem__(self, table: str) -> FactorTable:
        try:
            return self.read(table)
        except WrongFileError as wrong:
            raise CatalogueError(str(wrong)) from wrong

    def __contains__(self, table: object) -> bool:
        return table in self._stacks

    def __iter__(self) -> Iterator[str]:
        return iter(self._stacks)

    def __len__(self) -> int:
        return len(self._stacks)


def _stacked(table: str, files: _Stack) -> FactorTable:
    (origin, path), *others = files
    base = read_table(table, path, origin=origin)
    if not others:
        return base
    read = [read_table(table, one, origin=whose, under=base) for whose, one in others]
    above = [layer for layer in reversed(read) if layer.origin == "user"]
    below = [layer for layer in read if layer.origin != "user"]
    return base.layered(tuple(above), tuple(below))


def _all_places(folder: Path, own: Iterable[Path], *, odbl: bool) -> Places:
    entries: list[Place] = []
    problems: list[str] = []
    inside = folder / ODBL
    for path in _files(folder, *own):
        if not holds_places(path) or (inside in path.parents and not odbl):
            continue
        try:
            entries += read_places(path)
        except WrongFileError as wrong:
            problems += wrong.problems
    if problems:
        raise WrongFileError(problems)
    try:
        return Places(entries=tuple(entries))
    except ValidationError as error:
        whole = sentences_of(folder / "places.yaml", error)
        raise WrongFileError(whole) from error


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.yaml"))
