"""From the path on the command line to the factor tables."""

from pathlib import Path

from assessor.catalogue.factors import load_shelf
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder


def open_factors(folder: Path | None, *, odbl: bool = False) -> Shelf:
    """Read all factor tables.

    Args:
        folder: Folder of tables of the user's own, if any.
        odbl: Read the tables under the Open Database License too.
    """
    own = [] if folder is None else [folder]
    return load_shelf(data_folder("factor_db"), own=own, odbl=odbl)
