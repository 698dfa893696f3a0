import os
from pathlib import Path

import pytest

from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder

SMALL_PACK = Path(__file__).parent / "packs" / "small"
# What the program keeps for its next start, kept away from the one who runs tests.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).parents[1] / "build" / "cache")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write stored results again: examples, published versions",
    )


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return open_shelf(data_folder("factor_db"))


@pytest.fixture(scope="session")
def small_pack(shelf: Shelf) -> Pack:
    return load_pack(SMALL_PACK, Vocabularies(shelf))


@pytest.fixture(scope="session")
def pack(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))
