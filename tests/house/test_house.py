import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "assessor").rglob("*.py"))
LONGEST = 300
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers"}

# Where each package may be imported; a package that is not here is not used.
DOORS = {
    "argon2": ("web/",),
    "asn1crypto": ("reporting/sign",),
    "authlib": ("web/",),
    "babel": ("reporting/",),
    "cryptography": ("reporting/sign",),
    "fontTools": ("reporting/",),
    "jinja2": ("reporting/", "web/"),
    "numpy": ("assessing", "estimation/", "quantities"),
    "openpyxl": ("exchange/", "portfolio/"),
    "prompt_toolkit": ("terminal/",),
    "pydantic": ("",),
    "pyhanko": ("reporting/sign",),
    "pyhanko_certvalidator": ("reporting/sign",),
    "pypdf": ("exchange/", "reporting/drawn.py", "reporting/opened.py"),
    "psycopg": ("storage/",),
    "questionary": ("terminal/",),
    "sqlite3": ("storage/",),
    "starlette": ("web/",),
    "typer": ("cli/",),
    "uvicorn": ("web/", "cli/"),
    "weasyprint": ("reporting/pdf.py",),
    "yaml": ("notation",),
}


def place(module: Path) -> str:
    return module.relative_to(ROOT / "assessor").as_posix()


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}.{node.names[0].name}"


def outsiders(module: Path) -> set[str]:
    tops = {name.split(".")[0] for name in imported(module)}
    at_home = (sys.stdlib_module_names - DOORS.keys()) | {"assessor"}
    return tops - at_home


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > len(DOORS)


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_no_module_is_too_long(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_every_module_is_named_after_what_it_holds(module: Path) -> None:
    assert not DRAWERS & {module.stem, module.parent.name}


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_each_package_comes_in_through_its_own_door(module: Path) -> None:
    wrong = [
        name
        for name in outsiders(module)
        if not place(module).startswith(DOORS.get(name, ()))
    ]

    assert wrong == []


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_annotations_are_there_at_run_time(module: Path) -> None:
    names = set(imported(module))

    assert not names & {"__future__.annotations", "typing.TYPE_CHECKING"}
