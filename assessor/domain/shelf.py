"""All factor tables together, and where to turn when one lacks a row."""

import difflib
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessor.domain.factors import key_parts
from assessor.domain.lookups import Fallback, Lookup
from assessor.domain.places import Places
from assessor.domain.tables import FactorTable
from assessor.domain.wording import Text
from assessor.errors import CatalogueError


@dataclass(frozen=True, eq=False)
class Shelf(Mapping[str, FactorTable]):
    """Factor tables by id, with the places they hold for.

    Attributes:
        tables: The tables; a mapping may load each on first use.
        places: Countries and cloud zones, each below another.
    """

    tables: Mapping[str, FactorTable]
    places: Places

    def __getitem__(self, table: str) -> FactorTable:
        return self.tables[table]

    def __contains__(self, table: object) -> bool:
        return table in self.tables

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of all tables that are not the user's own."""
        return _digest(table for table in self._layers() if table.origin != "user")

    @property
    def own_digest(self) -> str:
        """SHA-256 over the digests of the user's own tables; empty without any."""
        own = [table for table in self._layers() if table.origin == "user"]
        return _digest(own) if own else ""

    def _layers(self) -> Iterator[FactorTable]:
        for table in sorted(self):
            yield from self[table].layers

    def table(self, table: str) -> FactorTable:
        """Return a table by its id.

        Raises:
            CatalogueError: There is no such table.
        """
        if table in self.tables:
            return self.tables[table]
        near = difflib.get_close_matches(table, self.tables, 1)
        hint = f"did you mean {near[0]}?" if near else "check the id"
        message = f"there is no factor table {table}: {hint}"
        raise CatalogueError(message)

    def label(self, table: str, key: str) -> Text | None:
        """Return what readers are shown for a key: its words, or the name of a place.

        Args:
            table: Id of the table.
            key: Key of a row.

        Raises:
            CatalogueError: There is no such table.
        """
        places = self.places.by_code
        parts = (part for part in key_parts(key) if part in places)
        names = {part: places[part].name for part in parts}
        return self.table(table).label(key, names)

    def at(
        self,
        table: str,
        key: str,
        year: int | None = None,
        *,
        otherwise: str | None = None,
        allow_unverified: bool = False,
    ) -> Lookup | None:
        """Look up a factor.

        Args:
            table: Id of the table.
            key: Key of the row.
            year: Year of the activity. [year]
            otherwise: Key to take, with a note, where the first has no row.
            allow_unverified: Also take a row of ``key`` that is not verified.

        Raises:
            CatalogueError: There is no such table.
        """
        rows = self.table(table)
        found = rows.at(key, year, allow_unverified=allow_unverified)
        if found is not None or otherwise is None:
            return found
        generic = rows.at(otherwise, year)
        if generic is None:
            return None
        return generic.after(Fallback(kind="generic", asked=key, used=otherwise))

    def at_place(
        self, table: str, place: str, year: int | None = None, *, prefix: str = ""
    ) -> Lookup | None:
        """Look up a factor of a place, or of the next wider place that has one.

        Args:
            table: Id of the table.
            place: Code of a cloud zone, a country, a region or the world.
            year: Year of the activity. [year]
            prefix: What keys of the table carry before the place, as in ``fixed:``.

        Raises:
            CatalogueError: There is no such table.
        """
        rows = self.table(table)
        for code in self.places.chain(place):
            found = rows.at(prefix + code, year)
            if found is not None:
                missed = Fallback(kind="other_place", asked=place, used=code)
                return found if code == place else found.after(missed)
        return None


def _digest(tables: Iterable[FactorTable]) -> str:
    text = "\n".join(f"{table.id} {table.digest}" for table in tables)
    return hashlib.sha256(text.encode()).hexdigest()
