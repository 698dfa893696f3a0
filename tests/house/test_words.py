import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "node_modules",
}
# In two halves, so that this file does not hold what it looks for.
FOREIGN = [
    "/wo" + "rk/",
    "seed " + "00",
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb." + "debian.org",
    "archive." + "ubuntu.com",
]


def files() -> Iterator[Path]:
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in MADE]
        for name in names:
            if not name.startswith(".coverage"):
                yield Path(folder, name)


@pytest.mark.parametrize("word", FOREIGN)
def test_the_project_speaks_of_itself_alone(word: str) -> None:
    wanted = word.encode()
    found = [p for p in files() if p.is_file() and wanted in p.read_bytes().lower()]

    assert [str(path.relative_to(ROOT)) for path in found] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements.runtime.lock"])
def test_lock_names_packages_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    assert "==" in text
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_run_time_lock_is_part_of_the_whole_lock() -> None:
    whole, part = (
        {
            line.split(" ")[0]
            for line in (ROOT / name).read_text("utf-8").splitlines()
            if "==" in line
        }
        for name in ("requirements.lock", "requirements.runtime.lock")
    )

    assert part <= whole
