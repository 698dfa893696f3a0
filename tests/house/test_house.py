import ast
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "assessor").rglob("*.py"))
LONGEST = 300
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers"}

# Where each package may be imported; a package that is not here is not used.
DOORS = {
    "argon2": ("web/",),
    "asn1crypto": ("reporting/sign",),
    "authlib": ("web/oidc.py",),
    "babel": ("reporting/",),
    "cryptography": ("reporting/sign",),
    "fontTools": ("reporting/",),
    "httpx": ("web/oidc.py",),
    "jinja2": ("reporting/", "web/"),
    "joserfc": ("web/oidc.py",),
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
    "weasyprint": ("typesetting/",),
    "yaml": ("notation",),
}


def place(module: Path) -> str:
    return module.relative_to(ROOT / "assessor").as_posix()


@cache
def imported(module: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(f"{node.module}.{node.names[0].name}")
    return frozenset(names)


def outsiders(module: Path) -> set[str]:
    tops = {name.split(".")[0] for name in imported(module)}
    at_home = (sys.stdlib_module_names - DOORS.keys()) | {"assessor"}
    return tops - at_home


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > len(DOORS)


def test_no_module_is_too_long() -> None:
    lengths = {place(m): len(m.read_text("utf-8").splitlines()) for m in MODULES}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [place(m) for m in MODULES if DRAWERS & {m.stem, m.parent.name}] == []


def test_each_package_comes_in_through_its_own_door() -> None:
    wrong = [
        f"{place(module)}: {name}"
        for module in MODULES
        for name in outsiders(module)
        if not place(module).startswith(DOORS.get(name, ()))
    ]

    assert wrong == []


def test_annotations_are_there_at_run_time() -> None:
    late = {"__future__.annotations", "typing.TYPE_CHECKING"}

    assert [place(module) for module in MODULES if late & imported(module)] == []
