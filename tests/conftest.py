import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_opening import open_place

HERE = Path(__file__).parent
SMALL_PACK = HERE / "packs" / "small"
# Tests of data, documents and hostile input run whole reports on lines that others
# have run already: measuring those lines again would take minutes. Elsewhere the mark
# unmeasured says the same of a test or of a file.
UNMEASURED = {
    HERE / name
    for name in ("cases", "claims", "docs", "examples", "fuzz", "hostile", "packs")
}
# What the program keeps for its next start, kept away from the one who runs tests.
os.environ["XDG_CACHE_HOME"] = str(HERE.parent / "build" / "cache")
# A machine that is busy with other things is no defect, and what fails today failed
# or passed yesterday too. --hypothesis-profile=searching looks for new examples.
settings.register_profile(
    "searching", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("steady", settings.get_profile("searching"), derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write stored results again: examples, published versions",
    )
    parser.addoption(
        "--database",
        default="",
        help="keep workspaces in this PostgreSQL database, made empty for each test",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    needs_server = fnmatch(str(collection_path), "*/tests/*_postgres.py")
    return True if needs_server and not config.getoption("--database") else None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--database"):
        items[:] = [
            item for item in items if "place" in getattr(item, "fixturenames", ())
        ]
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.unmeasured)  # the same lines a hundred times
    for module in {item.getparent(pytest.Module) for item in items}:
        if module is not None and UNMEASURED & {*module.path.parents}:
            module.add_marker(pytest.mark.unmeasured)


@contextmanager
def untraced() -> Iterator[None]:
    # The mark no_cover of pytest-cov does nothing in a worker of pytest-xdist, where
    # one measure lies below another and goes on when the upper one stops.
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    # What is made for the whole session is measured, whichever test asks first.
    if fixturedef.scope == "session" or not is_unmeasured(request.node):
        return (yield)
    with untraced():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    if not is_unmeasured(item):
        return (yield)
    with untraced():
        return (yield)


def is_unmeasured(node: pytest.Collector | pytest.Item) -> bool:
    return node.get_closest_marker("unmeasured") is not None


class Place:
    """Where the workspace of a test is kept, opened as often as it likes."""

    def __init__(self, path: Path, address: str) -> None:
        self.path = path
        self.address = address
        self.opened: list[Database] = []
        if address:
            empty(address)

    def open(self) -> Database:
        self.opened.append(open_place(self.path, self.address))
        return self.opened[-1]

    def close(self) -> None:
        for database in self.opened:
            database.close()


def empty(address: str) -> None:
    from psycopg import connect  # noqa: PLC0415  # an extra

    with connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS assessor CASCADE")


def place_of(request: pytest.FixtureRequest, folder: Path) -> Place:
    address = str(request.config.getoption("--database"))
    return Place(folder / "workspace.sqlite", address)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    made = place_of(request, tmp_path)
    yield made
    made.close()


@pytest.fixture
def database(place: Place) -> Database:
    return place.open()


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
