"""Everything that can be said against the factor tables, for the terminal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assessor.catalogue.factor_checks import Remark, attention, wrong
from assessor.catalogue.factors import ODBL
from assessor.catalogue.packs import load_pack
from assessor.catalogue.table_reads import tables_read
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.clock import today
from assessor.cli.opening import SHIPPED_PACK
from assessor.domain.lookups import Origin
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.resources import data_folder


@dataclass(frozen=True)
class Checked:
    """Tables with what is said against them; no tables where one cannot be read."""

    shelf: Shelf | None
    remarks: tuple[Remark, ...]

    @property
    def summary(self) -> str:
        """Say in one line how much there is and how much is remarked."""
        shelf: Mapping[str, FactorTable] = self.shelf or {}
        rows = sum(
            len(layer.factors) for table in shelf.values() for layer in table.layers
        )
        levels = Counter(remark.level for remark in self.remarks)
        return (
            f"Sound: {rows} rows in {len(shelf)} tables; "
            f"{levels['warning']} warnings, {levels['note']} notes."
        )


def checked(factors: Path | None, *, odbl: bool) -> Checked:
    """Check the tables of the user's own, or else those of the program.

    Args:
        factors: Folder of the user's own tables.
        odbl: Look at the tables under the Open Database License too.
    """
    shipped = data_folder("factor_db")
    own = [] if factors is None else [factors]
    shelf, errors = wrong(shipped, own, odbl=odbl)
    if shelf is None:
        return Checked(None, tuple(errors))
    folders: list[tuple[Origin, Path]] = [("user", folder) for folder in own]
    if not own:
        folders = [("shipped", shipped)]
    if odbl and not own:
        folders.append(("odbl", shipped / ODBL))
    pack = load_pack(data_folder("questionnaires") / SHIPPED_PACK, Vocabularies(shelf))
    found = attention(folders, shelf, tables_read(shelf, pack), today().year)
    return Checked(shelf, tuple(found))
