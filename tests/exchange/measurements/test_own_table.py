import io

import pytest
from openpyxl import Workbook

from assessor.domain.answers import Quality
from assessor.exchange.measurements import FORMATS, MeasurementError, format_of
from assessor.exchange.measurements.model import Figure, Source
from assessor.exchange.measurements.source_files import source_of

FRENCH = """\
Nom;Énergie [MWh];Outil;Pays;Année;Prix;Qualité
Essai 1;1,2;CodeCarbon 2.3;FRA;2026;12;mesuré
Essai 2;0,5;compteur;FRA;2026;3;
"""
HOURS = "Run,GPU hours,GPU,Country\nmain,1200,A100-SXM-80GB,FRA\n"


def figures_of(text: str, number: int = 0) -> dict[str, Figure]:
    rows = FORMATS["table"].read(Source("runs.csv", text))
    return {figure.to: figure for figure in rows[number].figures}


@pytest.mark.parametrize("text", [FRENCH, HOURS])
def test_a_table_with_names_and_amounts_is_seen_as_one(text: str) -> None:
    assert format_of(Source("runs.csv", text)).name == "table"


@pytest.mark.parametrize(
    ("text", "field", "raw"),
    [
        (FRENCH, "method", "metered"),
        (FRENCH, "energy", "1.2 MWh"),
        (FRENCH, "energy_tool", "CodeCarbon 2.3"),
        (FRENCH, "place", "FRA"),
        (FRENCH, "year", "2026"),
        (HOURS, "method", "accelerator_hours"),
        (HOURS, "accelerator_hours", "1200 h"),
        (HOURS, "accelerator", "A100-SXM-80GB"),
    ],
)
def test_each_heading_fills_its_field(text: str, field: str, raw: str) -> None:
    assert figures_of(text)[field].raw == raw


def test_quality_is_that_of_the_row_else_estimated() -> None:
    qualities = [figures_of(FRENCH, n)["energy"].quality for n in (0, 1)]
    assert qualities == [Quality.MEASURED, Quality.ESTIMATED]


def test_a_heading_that_is_not_known_is_said_to_be_unread() -> None:
    (remark,) = FORMATS["table"].read(Source("runs.csv", FRENCH))[0].remarks
    assert remark.in_language("en") == "runs.csv: columns that are not read: Prix"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name;Price\nmain;12\n", "no column of energy or of accelerator-hours"),
        ("Name;Energy\nmain;\n", "runs.csv:2: neither energy nor accelerator-hours"),
        ("Name;Energy;Quality\nmain;1;good\n", "the quality “good” is none of"),
        ("Name;Energy;Électricité\nmain;1;2\n", "two columns hold energy"),
    ],
)
def test_a_table_that_says_too_little_or_twice_is_refused(text: str, said: str) -> None:
    with pytest.raises(MeasurementError, match=said):
        FORMATS["table"].read(Source("runs.csv", text))


def workbook(*rows: tuple[str | float, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_first_sheet_of_a_workbook_is_read_like_its_csv() -> None:
    content = workbook(("Name", "Energy [kWh]"), ("main", 1200.5))
    source = source_of("runs.xlsx", content)
    (row,) = format_of(source).read(source)
    assert {figure.to: figure.raw for figure in row.figures}["energy"] == "1200.5 kWh"


def test_a_formula_that_was_never_calculated_is_refused() -> None:
    content = workbook(("Name", "Energy [kWh]"), ("main", "=1200+1"))
    with pytest.raises(MeasurementError, match="cell B2 holds a formula"):
        source_of("runs.xlsx", content)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(MeasurementError, match=r"is no \.xlsx workbook"):
        source_of("runs.ods", b"PK\x03\x04 and nothing more")
