"""From the path on the command line to the factor tables."""

from pathlib import Path

from assessor.catalogue.factors import load_shelf
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder


def open_factors(folder: Path | None) -> Shelf:
    """Read all factor tables.

    Args:
        folder: Folder of the tables; the shipped one if absent.
    """
    return load_shelf(folder or data_folder("factor_db"))
