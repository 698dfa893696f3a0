import re
from pathlib import Path

import pytest

from assessor.reporting.branding import load_brand
from assessor.reporting.html import templates
from assessor.reporting.own_template import (
    MOST_MEMORY,
    SECONDS,
    fill_template,
    read_template,
)
from assessor.reporting.statement import PARTS, read_statement
from tests.reporting.test_logos import SVG

PAGE = (Path(__file__).parents[2] / "docs" / "branding.md").read_text("utf-8")


def block(kind: str, holding: str) -> str:
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return next(text for text in found if holding in text)


def test_the_look_of_the_page_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "branding.yaml").write_text(block("yaml", "colours"), "utf-8")
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")

    assert load_brand(tmp_path).file.sections


def test_the_statement_of_the_page_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "statement.yaml").write_text(block("yaml", "opinion"), "utf-8")

    assert read_statement(tmp_path / "statement.yaml").opinion


def test_the_template_of_the_page_can_be_filled(tmp_path: Path) -> None:
    (tmp_path / "sheet.html.j2").write_text(block("jinja", "view"), "utf-8")
    table = {"kind": "", "caption": "a", "columns": [], "rows": [], "note": ""}
    view = {
        "cover": {"title": "Ours"},
        "decision": {"tiles": []},
        "scope": {"grid": None},
        "footprint": {"totals": table},
    }

    page = fill_template(read_template(tmp_path / "sheet.html.j2"), {"view": view})

    assert "<h1>Ours</h1>" in page


@pytest.mark.parametrize("name", templates().split(", "))
def test_every_template_that_ships_is_named(name: str) -> None:
    assert f"| `{name}` |" in PAGE


def test_limits_are_those_of_the_program() -> None:
    assert SECONDS == 5
    assert f"{MOST_MEMORY // 1_000_000} MB" in PAGE


def test_every_part_of_the_statement_is_named() -> None:
    said = " ".join(PAGE.lower().split())

    assert [name for name in PARTS if name not in said] == []
