from pathlib import Path

import pytest

from assessor.errors import StorageError
from assessor.storage.workspace_opening import open_place

SESAME = "open-sesame"


@pytest.mark.parametrize(
    "address",
    [
        f"mysql://me:{SESAME}@host/name",
        f"me:{SESAME}@host/name",
        f"postgresql://me:{SESAME} {SESAME}@host/name",
        f"postgresql://me:{SESAME}@[::1/name",
        f"postgresql://me:{SESAME}@host/name?colour=red",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    with pytest.raises(StorageError, match="cannot be read") as said:
        open_place(Path(), address)

    assert SESAME not in f"{said.value}{said.value.french}{said.value.__context__}"


def test_a_server_that_cannot_be_reached_is_named_without_its_password() -> None:
    address = f"postgresql://me:{SESAME}@127.0.0.1:1/name"

    with pytest.raises(StorageError, match=r"^127\.0\.0\.1:1/name: ") as said:
        open_place(Path(), address)

    assert SESAME not in f"{said.value}{said.value.french}{said.value.__cause__}"
    assert "hors d’atteinte" in said.value.in_language("fr")


def test_without_an_address_it_is_a_file(tmp_path: Path) -> None:
    opened = open_place(tmp_path / "workspace.sqlite")

    assert opened.name == str(tmp_path / "workspace.sqlite")
    opened.close()
