from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting import Layout, build, render, report
from assessor.reporting.branding import Brand, load_brand
from assessor.reporting.colours import contrast
from tests.reporting.test_logos import PNG, SVG

FILE = """\
format: 1
name: Regional fund (illustrative)
colours: {accent: "#7a3b12", heading: "#3a1d0b"}
logo: logo.svg
cover: {en: Read under call 2027., fr: Lu au titre de l’appel 2027.}
sections:
  - title: {en: How files are read, fr: Lecture des dossiers}
    text:
      en: "Two <b>officers</b> read.\\n\\nThe committee meets."
      fr: "Deux personnes lisent.\\n\\nLe comité se réunit."
"""
WRONG = {
    "pale": ('accent: "#7a3b12"', 'accent: "#9ec5d5"', "contrast of 1.8 to 1 with"),
    "no colour": ('"#7a3b12"', "red", "branding.yaml:3"),
    "a style sheet": ('"#7a3b12"', '"#7a3b12; } p { display: none"', "yaml:3"),
    "a path": ("logo: logo.svg", "logo: ../logo.svg", "branding.yaml:4"),
    "no such logo": ("logo: logo.svg", "logo: other.png", "cannot be read"),
    "unknown": ("name:", "watermark: no\nname:", "watermark"),
    "one language": ("en: Read under call 2027., ", "", "en"),
    "no YAML": ("format: 1", "format: [", "branding.yaml:"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "branding.yaml").write_text(FILE, "utf-8")
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")
    return tmp_path


@pytest.fixture
def brand(folder: Path) -> Brand:
    return load_brand(folder)


def test_a_report_wears_the_look_and_keeps_what_it_says(
    assessment: Assessment, pack: Pack, brand: Brand
) -> None:
    view = build(assessment, pack, "en")

    page, plain = render(view, Layout(brand=brand)), render(view)

    assert "Read under call 2027." in page
    assert "Two &lt;b&gt;officers&lt;/b&gt; read." in page
    assert "Added by Regional fund (illustrative)" in page
    assert "<title>Regional fund (illustrative), logo</title>" in page
    assert "#7a3b12" in page
    assert "#7a3b12" not in plain
    for said in (view.watermark, view.cover.outcome.title, *view.speech.cautions[:2]):
        assert page.count(said) == plain.count(said) > 0


def test_colours_of_gates_and_watermark_are_out_of_reach(brand: Brand) -> None:
    for kept in (".red", ".amber", ".refer", ".watermark", ".warn", "display"):
        assert kept not in brand.css


def test_a_picture_travels_in_the_pdf(
    folder: Path, assessment: Assessment, pack: Pack
) -> None:
    (folder / "logo.png").write_bytes(PNG)
    text = FILE.replace("logo.svg", "logo.png")
    (folder / "branding.yaml").write_text(text, "utf-8")
    layout = Layout("card", brand=load_brand(folder))

    made = report(assessment, pack, language="fr", layout=layout)

    assert b"/Image" in made
    assert b"/Interpolate true" not in made  # PDF/A allows no smoothing


@pytest.mark.parametrize(("given", "instead", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(
    folder: Path, given: str, instead: str, told: str
) -> None:
    (folder / "branding.yaml").write_text(FILE.replace(given, instead), "utf-8")

    with pytest.raises(ReportError, match=told):
        load_brand(folder)


def test_a_folder_without_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"there is no branding\.yaml"):
        load_brand(tmp_path)


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_contrast_lies_between_none_and_that_of_black_on_white(colour: str) -> None:
    found = contrast(colour, "#ffffff")

    assert 1 <= found <= 21.0001
    assert found == contrast("#ffffff", colour)
