import pytest

from assessor.domain.answers import Answer, Quality, State
from tests.terminal.conftest import (
    DOWN,
    ENTER,
    QUIT,
    SPACE,
    UP,
    Play,
)


@pytest.mark.parametrize(
    ("identifier", "keys", "value"),
    [
        ("project.stage", [DOWN, DOWN, ENTER], "production"),
        ("audience.readers", [SPACE, DOWN, SPACE, ENTER], ("internal", "press")),
        ("audience.readers", [ENTER, ENTER], ()),
        ("context.volume", ["3", ENTER], 3),
        ("context.volume", [UP, UP, UP, ENTER], 4),
        ("necessity.need", ["Sort mail faster.", ENTER], "Sort mail faster."),
    ],
)
def test_each_kind_of_question_takes_its_answer(
    small: Play, identifier: str, keys: list[str], value: object
) -> None:
    small.started()

    small.type(*keys, only=(identifier,))

    assert small.answer(identifier).value == value


@pytest.mark.parametrize(
    ("identifier", "keys", "value"),
    [
        ("activity.trains_model", ["1", ENTER], True),
        ("activity.trains_model", ["2", ENTER], False),
        ("context.functional_unit", ["One reply", ENTER], "One reply"),
        ("necessity.stop_date", ["2027-01-31", ENTER], "2027-01-31"),
        ("context.role", ["6", ENTER], "funder"),
    ],
)
def test_each_kind_of_question_of_the_shipped_pack_takes_its_answer(
    full: Play, identifier: str, keys: list[str], value: object
) -> None:
    full.started()

    full.type(*keys, only=(identifier,))

    assert full.answer(identifier).value == value


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("1200", "en", Answer(value=1200.0)),
        ("1 200,5 MWh [1000, 1500]", "fr", (1200.5, "MWh", (1000.0, 1500.0))),
        ("1,200", "en", Answer(value=1200.0)),
        ("1,200", "fr", Answer(value=1.2)),
        ("900-1600 kWh", "en", (None, None, (900.0, 1600.0))),
    ],
)
def test_quantities_are_read_in_the_style_of_the_language(
    small: Play, typed: str, language: str, expected: object
) -> None:
    file = small.started(
        necessity__need=Answer(value="Mail"),
    )
    small.write(
        file.model_copy(
            update={
                "groups": {"training.runs": ("main",)},
                "answers": {
                    **file.answers,
                    "training.runs[main].method": Answer(value="metered"),
                },
            }
        )
    )

    small.type(typed, ENTER, ENTER, ENTER, language=language, only=("*.energy",))

    found = small.answer("training.runs[main].energy")
    if isinstance(expected, Answer):
        assert found.value == expected.value
    else:
        assert (found.value, found.unit, found.range) == expected


def test_a_figure_that_feeds_the_result_is_asked_how_it_is_known(small: Play) -> None:
    small.started()

    small.type("1200", ENTER, "1", ENTER, only=("service.uses_per_year",))

    assert small.answer("service.uses_per_year").quality is Quality.MEASURED


def test_a_screening_does_not_ask_how_a_figure_is_known(small: Play) -> None:
    small.started("screening")

    shown = small.type("1200", ENTER, only=("service.uses_per_year",))

    assert "How do you know" not in shown
    assert small.answer("service.uses_per_year").value == 1200


@pytest.mark.parametrize(
    ("typed", "place"),
    [("France", "FRA"), ("fra", "FRA"), ("icelan", "ISL"), ("cote d'iv", "CIV")],
)
def test_a_place_is_found_by_part_of_its_name(
    small: Play, typed: str, place: str
) -> None:
    file = small.started(necessity__need=Answer(value="Mail"))
    small.write(file.model_copy(update={"groups": {"training.runs": ("main",)}}))

    small.type(typed, ENTER, only=("*.place",))

    assert small.answer("training.runs[main].place").value == place


def test_a_place_that_fits_several_is_asked_again(small: Play) -> None:
    file = small.started(necessity__need=Answer(value="Mail"))
    small.write(file.model_copy(update={"groups": {"training.runs": ("main",)}}))

    shown = small.type("united", ENTER, " kingdom", ENTER, only=("*.place",))

    assert "fits several" in shown
    assert small.answer("training.runs[main].place").value == "GBR"


def test_what_was_refused_is_kept_to_be_corrected(small: Play) -> None:
    small.started("screening")

    shown = small.type("-3", ENTER, "\x7f\x7f", "12", ENTER, only=("service.*",))

    assert "the least that is possible" in shown
    assert small.answer("service.uses_per_year").value == 12


def test_refusals_speak_the_language_of_the_interview(small: Play) -> None:
    small.started("screening")

    shown = small.type("abc", ENTER, QUIT, only=("service.*",), language="fr")

    assert "n’est pas un nombre" in shown


def test_an_unlikely_value_is_confirmed(small: Play) -> None:
    small.started("screening")

    shown = small.type("1e13", ENTER, ENTER, only=("service.*",))

    assert "outside the usual" in shown
    assert small.answer("service.uses_per_year").value == 1e13


def test_an_unlikely_value_is_corrected(small: Play) -> None:
    small.started("screening")

    small.type("1e13", ENTER, "2", ENTER, "\x7f" * 4, "12", ENTER, only=("service.*",))

    assert small.answer("service.uses_per_year").value == 12


def test_the_answer_already_given_is_proposed(small: Play) -> None:
    small.started("screening", service__uses_per_year=Answer(value=1200))

    shown = small.type(ENTER, only=("service.*",))

    assert "now: 1200" in shown
    assert small.answer("service.uses_per_year").value == 1200


def test_a_level_above_what_the_facts_propose_is_justified(small: Play) -> None:
    volume = Answer(value=1200, quality=Quality.ESTIMATED)
    small.started(service__uses_per_year=volume)

    shown = small.type("3", ENTER, "Two sources agree", ENTER, only=("context.volume",))

    assert "propose level 1" in shown
    assert small.answer("context.volume").justification == "Two sources agree"


def test_the_grid_is_confirmed_row_by_row(full: Play) -> None:
    full.started()
    rows = 8

    full.type(*[ENTER] * rows, only=("context.coverage",))

    value = full.answer("context.coverage").value
    assert isinstance(value, dict)
    assert set(value.values()) == {"unknown"}


def test_a_row_of_the_grid_is_left_out_with_a_reason(full: Play) -> None:
    full.started()

    full.type("4", ENTER, "No data work", ENTER, *[ENTER] * 7, only=("*.coverage",))

    value = full.answer("context.coverage").value
    assert isinstance(value, dict)
    assert value["data/datacentre"] == "excluded: No data work"
    assert value["training/datacentre"] == "unknown"


def test_cells_of_the_grid_are_answered_one_by_one(full: Play) -> None:
    full.started()
    cells = [ENTER] * 4

    full.type("2", ENTER, "4", ENTER, *cells, *[ENTER] * 7, only=("context.coverage",))

    value = full.answer("context.coverage").value
    assert isinstance(value, dict)
    assert value["data/datacentre"] == "not_applicable"


def test_pasted_text_of_several_lines_stays_one_answer(small: Play) -> None:
    small.started()
    pasted = "\x1b[200~first line\nsecond line\x1b[201~"

    small.type(pasted, ENTER, only=("necessity.need",))

    assert small.answer("necessity.need").value == "first line\nsecond line"


def test_a_very_long_text_is_taken_whole(small: Play) -> None:
    small.started()
    long = "word " * 4000

    small.type(f"\x1b[200~{long}\x1b[201~", ENTER, only=("necessity.need",))

    assert small.answer("necessity.need").value == long.strip()
    assert small.answer("necessity.need").state is State.ANSWERED
