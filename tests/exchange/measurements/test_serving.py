import pytest

from assessor.domain.answers import AnswersFile, Quality
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.exchange.measurements import (
    MeasurementError,
    enter_measured,
    in_use,
    read_measured,
)
from assessor.exchange.measurements.model import Figure, Measured
from tests.exchange.measurements.conftest import FILES, NOON


def run(energy: str, duration: str = "", field: str = "energy") -> Measured:
    figures = [
        Figure("method", "metered"),
        Figure(field, energy, quality=Quality.MEASURED),
        Figure("place", "FRA"),
        *([Figure("duration", duration)] if duration else []),
    ]
    return Measured("training.runs", "Chat", tuple(figures))


def told(measured: Measured) -> dict[str, object]:
    return {figure.to: figure.raw for figure in measured.figures}


@pytest.mark.parametrize(
    ("energy", "uses", "found"),
    [
        ("5 kWh", 1000, "0.005 kWh"),
        ("5 kWh [4, 8]", 1000, "0.005 kWh [0.004, 0.008]"),
        ("1 MWh", 4, "250 kWh"),
    ],
)
def test_over_a_number_of_uses_the_energy_of_one_is_known(
    energy: str, uses: float, found: str
) -> None:
    assert told(in_use(run(energy), uses)) == {
        "method": "energy_per_use",
        "energy_per_use": found,
        "place": "FRA",
    }


@pytest.mark.parametrize(
    ("duration", "found", "quality"),
    [
        ("8766 h", "5 kWh/year", Quality.MEASURED),
        ("876.6 h", "50 kWh/year", Quality.ESTIMATED),
        ("87.66 h", "500 kWh/year", Quality.ESTIMATED),
    ],
)
def test_over_a_time_the_energy_of_a_year_is_a_sample_or_the_year(
    duration: str, found: str, quality: Quality
) -> None:
    figures = {f.to: f for f in in_use(run("5 kWh", duration)).figures}

    assert figures["energy_per_year"].raw == found
    assert figures["energy_per_year"].quality is quality
    assert "stand for a year" in str(figures["energy_per_year"].said)
    assert "duration" not in figures


def test_cards_alone_need_a_number_of_uses() -> None:
    cards = run("5 kWh", "100 h", "accelerator_energy")

    with pytest.raises(MeasurementError, match="cards alone"):
        in_use(cards)
    assert told(in_use(cards, 500))["accelerator_energy_per_use"] == "0.01 kWh"


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (run("5 kWh"), "over what time"),
        (Measured("training.runs", "Jobs", ()), "no measured energy"),
        (Measured("cloud.accounts", "Bill", (Figure("energy", "1 kWh"),)), "no meas"),
    ],
)
def test_what_says_nothing_of_a_model_in_use_is_refused(
    measured: Measured, said: str
) -> None:
    with pytest.raises(MeasurementError, match=said):
        in_use(measured)


@pytest.mark.parametrize("name", ["power-watts.csv", "codecarbon-emissions.csv"])
def test_a_file_becomes_a_place_where_the_model_answers(
    pack: Pack, blank: object, name: str
) -> None:
    assert callable(blank)
    answers = blank("company")
    assert isinstance(answers, AnswersFile)
    found = [
        (source, kind, tuple(in_use(one, 100) for one in rows))
        for source, kind, rows in read_measured([FILES / name])
    ]

    imported = enter_measured(read_sheet(pack, answers), found, at=NOON)

    assert imported.problems == ()
    (row,) = imported.rows
    given = imported.answers.answers
    assert row.startswith("inference.endpoints[")
    assert given[f"{row}.method"].value == "energy_per_use"
    assert given[f"{row}.energy_per_use"].evidence == ("E1",)
    assert given[f"{row}.energy_per_use"].source == f"import:{found[0][1].name}"
    assert given["activity.runs_inference"].value is True
