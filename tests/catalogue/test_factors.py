from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.catalogue.factors import load_shelf, open_shelf
from assessor.errors import CatalogueError

PLACES = """\
holds: places
title: {en: Places, fr: Lieux}
meaning: {en: Where, fr: Où}
licence: facts
sources:
  a: {citation: A, locator: all, licence: facts}
rows:
  - {code: WLD, name: {en: World, fr: Monde}, kind: world, source: a}
  - {code: FRA, name: {en: France, fr: France}, kind: country, parent: WLD, source: a}
"""
HEADER = """\
title: {en: Intensity, fr: Intensité}
meaning: {en: Per kWh, fr: Par kWh}
unit: kgCO2e/kWh
indicator: gwp
boundary: {en: Generation, fr: Production}
licence: facts
bounds: {min: 0, max: 2}
distribution: positive
sources:
  a: {citation: "A, 2024", locator: table 1, licence: facts}
"""
ROWS = """\
rows:
  - {key: FRA, valid_from: 2024, central: 0.05, low: 0.04, high: 0.06,
     source: a, verification: read}
"""
CSV = "key,valid_from,central,low,high,source,verification,note\n"
GOOD = "FRA,2024,0.05,0.04,0.06,a,read,\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(yaml: str = HEADER, csv: str | None = None) -> Path:
        folder = tmp_path / "factor_db"
        (folder / "electricity").mkdir(parents=True, exist_ok=True)
        (folder / "places.yaml").write_text(PLACES, "utf-8")
        (folder / "electricity" / "gwp.yaml").write_text(yaml, "utf-8")
        if csv is not None:
            (folder / "electricity" / "gwp.csv").write_text(csv, "utf-8")
        return folder

    return written


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        load_shelf(folder)
    return [
        line.removeprefix(f"{folder}/electricity/")
        for line in str(caught.value).splitlines()
    ]


def test_rows_are_read_from_the_header_file_or_from_the_csv_beside_it(
    write: Write,
) -> None:
    inline = load_shelf(write(HEADER + ROWS))
    (write(HEADER) / "electricity" / "gwp.csv").write_text(CSV + GOOD)
    beside = load_shelf(write(HEADER))

    assert inline["electricity/gwp"].factors == beside["electricity/gwp"].factors
    assert inline.digest == beside.digest


def test_stages_of_an_embodied_figure_are_columns(write: Write) -> None:
    head = "key,central,source,verification,manufacture,transport,end_of_life\n"
    shelf = load_shelf(write(HEADER, head + "x,1.0,a,read,0.8,0.15,0.05\n"))

    found = shelf.at("electricity/gwp", "x")

    assert found is not None
    assert found.components is not None
    assert found.components.transport == 0.15


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("FRA,2024,,,,a,read,", "rows.1.central: this key is missing"),
        ("FRA,2024,abc,,,a,read,", "rows.1.central: a number was expected"),
        ("FRA,2024,nan,,,a,read,", "rows.1.central: a finite number was expected"),
        ("FRA,2024.5,1,,,a,read,", "rows.1.valid_from: a whole number"),
        ("FRA,2024,1,1.5,,a,read,", "rows.1: low 1.5, central 1 and high 1"),
        ("FRA,2024,3,,,a,read,", "rows.1: 3 of FRA is outside the bounds 0 to 2"),
        ("FRA,2024,1,,2.5,a,read,", "2.5 of FRA is outside the bounds"),
        ("FRA,2024,1,,,,read,", "rows.1.source: this key is missing"),
        ("FRA,2024,1,,,b,read,", "the source b of FRA is not in the header"),
        ("FRA,2024,1,,,a,seen,", "rows.1.verification: one of"),
        ("POL,2023,1,,,a,read,", "POL (2023) stands here twice"),
        ("FRA,2024,1,,a,read,", "8 cells were expected, not 7"),
    ],
)
def test_a_wrong_row_of_a_csv_file_is_named_with_its_line(
    write: Write, row: str, text: str
) -> None:
    folder = write(HEADER, f"{CSV}POL,2023,0.7,,,a,read,\n{row}\n")

    (problem,) = problems_of(folder)

    assert problem.startswith("gwp.csv:3: ")
    assert text in problem


@pytest.mark.parametrize(
    ("old", "new", "line", "text"),
    [
        ("unit: kgCO2e/kWh\n", "", 11, "FRA has no unit"),
        ("indicator: gwp", "indicator: co2", 4, "indicator: one of"),
        (", fr: Intensité", "", 1, "title: a text lacks its fr wording"),
        ("min: 0, max", "min: 3, max", 7, "the lower bound 3 is above the upper 2"),
        ("licence: facts\n", "", 1, "licence: this key is missing"),
        ("unit:", "units: x\nunit:", 3, "did you mean unit?"),
        ("  a: {", "  b: {citation: B, locator: c, licence: d}\n  a: {", 10, "names"),
        ("high: 0.06", "hihg: 0.06", 12, "did you mean high?"),
        ("central: 0.05", "central: 0.07", 12, "are not in order"),
        ("key: FRA, ", "", 12, "rows.0.key: this key is missing"),
        ("key: FRA", "key: FRA, key: POL", 12, "key"),
        ("title:", "title: &a", 1, "anchor"),
    ],
)
def test_a_wrong_header_or_inline_row_is_named_with_its_line(
    write: Write, old: str, new: str, line: int, text: str
) -> None:
    problems = problems_of(write((HEADER + ROWS).replace(old, new, 1)))

    assert any(
        problem.startswith(f"gwp.yaml:{line}: ") and text in problem
        for problem in problems
    ), problems


@pytest.mark.parametrize(
    ("yaml", "csv", "text"),
    [
        (HEADER, None, "gwp.yaml:1: rows: expected either here or in a CSV file"),
        (HEADER + ROWS, CSV + GOOD, "gwp.yaml:11: rows: expected either here or"),
        (HEADER, CSV, "gwp.csv:1: rows: at least one row was expected"),
        (HEADER, "key,colour\n", "gwp.csv:1: the column colour is not known"),
        (HEADER, "key,key\n", "gwp.csv:1: the column key is not known or stands"),
        (HEADER, CSV + '"FRA', "gwp.csv:1: this is not a CSV file in UTF-8"),
        ("- 1\n", None, "gwp.yaml:1: a mapping (key: value) was expected"),
    ],
)
def test_a_file_of_the_wrong_form_is_named(
    write: Write, yaml: str, csv: str | None, text: str
) -> None:
    problems = problems_of(write(yaml, csv))

    assert any(problem.startswith(text) for problem in problems), problems


def test_a_csv_file_that_is_not_text_is_named(write: Write) -> None:
    folder = write(HEADER, CSV)
    (folder / "electricity" / "gwp.csv").write_bytes(b"key\n\xff\xfe\x00")

    assert "this is not a CSV file in UTF-8" in problems_of(folder)[0]


def test_a_csv_file_without_header_file_is_named(write: Write) -> None:
    folder = write(HEADER + ROWS)
    (folder / "electricity" / "pe.csv").write_text(CSV + GOOD)

    assert problems_of(folder) == [
        "pe.csv:1: no pe.yaml stands beside it: add its header"
    ]


def test_all_problems_of_all_files_are_shown_at_once(write: Write) -> None:
    folder = write(HEADER, f"{CSV}FRA,2024,9,,,a,read,\nPOL,2024,8,,,b,read,\n")
    (folder / "electricity" / "pe.yaml").write_text("title: 1\n")
    (folder / "places.yaml").write_text(PLACES.replace("parent: WLD", "parent: XYZ"))

    problems = "\n".join(problems_of(folder))

    for text in ("gwp.csv:2: ", "gwp.csv:3: ", "pe.yaml:1: ", "places.yaml:1: "):
        assert text in problems


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("code: FRA", "code: France", "rows.1.code"),
        (", fr: Monde", "", "a text lacks its fr wording"),
        ("kind: world, source: a", "kind: world, source: b", "sources: b"),
        ("code: FRA", "code: WLD", "WLD stands here twice"),
    ],
)
def test_wrong_places_are_named(write: Write, old: str, new: str, text: str) -> None:
    folder = write(HEADER + ROWS)
    (folder / "places.yaml").write_text(PLACES.replace(old, new, 1))

    assert any("places.yaml:" in one and text in one for one in problems_of(folder))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="there is no such folder"):
        load_shelf(tmp_path / "nowhere")


def test_only_the_tables_asked_for_are_read(write: Write) -> None:
    folder = write(HEADER + ROWS)
    (folder / "electricity" / "pe.yaml").write_text("title: 1\n")

    assert list(load_shelf(folder, only={"electricity/gwp"})) == ["electricity/gwp"]


def test_an_opened_shelf_reads_a_table_when_it_is_first_used(write: Write) -> None:
    folder = write(HEADER + ROWS)
    (folder / "electricity" / "pe.yaml").write_text("title: 1\n")
    shelf = open_shelf(folder)

    assert list(shelf) == ["electricity/gwp", "electricity/pe"]
    assert shelf.at("electricity/gwp", "FRA", 2024) is not None
    assert shelf["electricity/gwp"] is shelf["electricity/gwp"]
    with pytest.raises(CatalogueError, match=r"pe.yaml:1: "):
        shelf.at("electricity/pe", "FRA")
