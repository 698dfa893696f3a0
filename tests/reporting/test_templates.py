import re
from pathlib import Path

import pytest

from assessor.resources import data_folder

FOLDER = data_folder("report_templates")
TEMPLATES = sorted(FOLDER.rglob("*.j2"))
SHEETS = sorted(FOLDER.rglob("*.css"))


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def without_quoted_values(text: str) -> str:
    return re.sub(r'="[^"]*(?:\{\{[^}]*\}\}[^"]*)*"', "", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_nothing_escapes_escaping(template: Path) -> None:
    text = template.read_text("utf-8")

    assert not re.search(r"\|\s*safe|autoescape|Markup|\bstyle=|<script|\bon\w+=", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_attribute_is_quoted(template: Path) -> None:
    tags = re.findall(r"<[a-z][^>]*>", without_quoted_values(template.read_text()))

    assert [tag for tag in tags if "=" in tag or "{{" in tag] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_links_stay_inside_the_page(template: Path) -> None:
    text = template.read_text("utf-8")

    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', text))
    assert "src=" not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_style_sheets_use_shipped_files_only(sheet: Path) -> None:
    for address in re.findall(r"url\(([^)]*)\)|@import", sheet.read_text("utf-8")):
        scheme, _, path = address.strip("\"'").partition(":")
        assert scheme == "asset"
        assert (FOLDER / path).is_file()


def test_fonts_come_with_their_licences_and_stay_small() -> None:
    fonts = FOLDER / "fonts"

    assert {p.name for p in fonts.glob("LICENSE*")} == {
        "LICENSE-DejaVu.txt",
        "LICENSE-SourceSans3.md",
    }
    assert sum(p.stat().st_size for p in fonts.glob("*.ttf")) < 1_500_000
