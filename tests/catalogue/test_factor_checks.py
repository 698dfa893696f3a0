from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.catalogue.factor_checks import attention, wrong
from assessor.catalogue.table_reads import tables_read
from assessor.resources import data_folder

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
CSV = "key,valid_from,central,low,high,source,verification,note\n"
ROWS = """\
FRA,,0.05,0.04,,a,read,
WLD,2009,0.5,0.4,,a,read,
XXX,2024,1,0.9,,a,read,
FRA,2024,0.04,,,a,unverified,
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(rows: str) -> Path:
        (tmp_path / "electricity").mkdir(exist_ok=True)
        (tmp_path / "places.yaml").write_text(PLACES, "utf-8")
        (tmp_path / "electricity" / "gwp.yaml").write_text(HEADER, "utf-8")
        (tmp_path / "electricity" / "gwp.csv").write_text(CSV + rows, "utf-8")
        return tmp_path

    return written


def test_what_deserves_attention_is_listed_with_its_lines(write: Write) -> None:
    folder = write(ROWS)
    shelf, errors = wrong(folder)
    assert shelf is not None
    assert not errors

    found = attention([("shipped", folder)], shelf, {"electricity/gwp"}, 2026)

    name = f"{folder}/electricity/gwp.csv"
    assert [str(remark) for remark in found] == [
        f"{name}:3: warning: older than 10 years: WLD",
        f"{name}:5: warning: not verified: not used: FRA",
        f"{name}:5: warning: no range: read as exact: FRA",
        f"{name}:4: warning: not a known place: XXX",
        f"{name}:2: note: undated: FRA",
    ]


def test_a_table_that_nothing_reads_is_noted(write: Write) -> None:
    folder = write("FRA,2024,0.05,0.04,,a,read,\n")
    shelf, _ = wrong(folder)
    assert shelf is not None

    (remark,) = attention([("shipped", folder)], shelf, set(), 2026)

    assert (remark.level, remark.line) == ("note", 1)
    assert remark.path.endswith("gwp.yaml")


def test_rows_of_one_kind_share_a_line_with_the_numbers_of_all(write: Write) -> None:
    folder = write("".join(f"K{n},,0.1,0.05,,a,read,\n" for n in range(8)))
    shelf, _ = wrong(folder)
    assert shelf is not None

    (remark,) = attention([("shipped", folder)], shelf, {"electricity/gwp"}, 2026)

    assert remark.text == "undated: 8 rows, lines 2-9 (K0, K1, K2, K3, K4 …)"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("FRA,2024,5,,,a,read,", "5 of FRA is outside the bounds 0 to 2"),
        ("FRA,2024,1,,,,read,", "rows.0.source: this key is missing"),
    ],
)
def test_rows_that_cannot_be_are_errors_with_their_line(
    write: Write, row: str, text: str
) -> None:
    shelf, (remark,) = wrong(write(row + "\n"))

    assert shelf is None
    assert (remark.level, remark.line) == ("error", 2)
    assert text in remark.text


def test_tables_are_read_by_figures_or_are_there_to_be_looked_up() -> None:
    names = ["electricity/pe", "iot/block-adpe", "servers/power", "phase-shares/x"]

    read = tables_read(names, None)

    assert read == {"electricity/pe", "iot/block-adpe", "servers/power"}


def test_the_tables_that_come_with_the_program_hold_nothing_lost() -> None:
    folder = data_folder("factor_db")
    shelf, errors = wrong(folder, odbl=True)
    assert shelf is not None
    assert not errors

    found = attention([("shipped", folder)], shelf, set(shelf), 2026)

    assert not [r for r in found if "not a known place" in r.text]
