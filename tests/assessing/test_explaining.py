from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing import assess
from assessor.assessing.explaining import explain
from assessor.catalogue.answers import load_answers
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling
from assessor.domain.shelf import Shelf
from assessor.errors import UsageError
from assessor.reporting.speech import speech_of

EXAMPLE = Path(__file__).parents[2] / "examples/field-sensors-funding/answers.yaml"
DAY = date(2026, 11, 21)
Told = Callable[..., str]


@pytest.fixture(scope="module")
def made(pack: Pack, shelf: Shelf) -> Assessment:
    answers = load_answers(EXAMPLE, pack)
    return assess(answers, pack, shelf, today=DAY, draws=16)


@pytest.fixture(scope="module")
def told(made: Assessment, pack: Pack) -> Told:
    def tell(name: str, language: str = "en") -> str:
        return "\n".join(explain(made, pack, name, language, speech_of(language)))

    return tell


def test_a_gate_is_told_down_to_the_rule_and_the_answers(
    told: Told, made: Assessment
) -> None:
    for name, result in made.gates.items():
        said = told(name)
        assert result.gate.when in said
        for read in result.values:
            assert read in said
        if result.ruling is Ruling.FIRED:
            assert result.gate.consequence.in_language("en") in said


def test_a_level_is_told_by_its_code_and_by_its_id(
    told: Told, made: Assessment
) -> None:
    level = made.levels[0]

    assert told(level.code) == told(level.question)
    assert level.code in told(level.code)


def test_a_derived_level_shows_the_rule_it_follows_from(
    told: Told, pack: Pack, made: Assessment
) -> None:
    derived = next(one for one in made.levels if one.derived is not None)
    rule = pack.by_id[derived.question].derive

    assert rule is not None
    assert rule.level in told(derived.code)


def test_a_total_names_every_cell_it_is_the_sum_of(
    told: Told, made: Assessment
) -> None:
    said = told("gwp")
    cells = made.footprint.scenarios["project"].cells

    for cell in cells:
        if cell.indicator == "gwp" and cell.estimate is not None:
            assert f"{cell.row}:gwp:{cell.stage}" in said


def test_a_cell_is_told_down_to_answers_and_factors(
    told: Told, made: Assessment
) -> None:
    cells = made.footprint.scenarios["project"].cells
    cell = next(
        c for c in cells if c.indicator == "gwp" and c.stage == "use" and c.trace
    )

    said = told(f"{cell.row}:gwp:use")

    assert "answer:" in said
    assert "Source: " in said


def test_a_withheld_net_effect_is_not_told(made: Assessment, pack: Pack) -> None:
    fired = {
        name: result.model_copy(update={"ruling": Ruling.FIRED})
        for name, result in made.gates.items()
        if name == "G2"
    }
    held = made.model_copy(update={"gates": {**made.gates, **fired}})

    said = "\n".join(explain(held, pack, "net.gwp", "en"))

    assert "Withheld by: G2" in said
    assert "Net effect" not in said


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "name",
    ["outcome", "gauge.measure", "A-06", "rebound", "tiny-benefit", "energy"],
)
def test_everything_that_is_printed_can_be_explained(
    told: Told, name: str, language: str
) -> None:
    assert told(name, language)
    assert told(name, "en") != told(name, "fr")


def test_every_finding_and_every_convention_can_be_explained(
    told: Told, pack: Pack
) -> None:
    names = {
        *(one.id for one in pack.findings),
        *(one.id for one in pack.conventions),
        *(one.id for one in pack.bias),
        *(one.id for one in pack.actions),
    }
    assert all(told(name) for name in names)


def test_a_name_is_found_whatever_its_case(told: Told) -> None:
    assert told("g5") == told("G5")


def test_an_unknown_name_lists_the_nearest_ones(told: Told) -> None:
    with pytest.raises(UsageError, match="CTX-03"):
        told("CTX03")


ENGLISH = (" is not known", "undated", "not stated", " used", "route:", "no range")


def test_every_step_is_told_in_french_but_for_names_and_sources(
    made: Assessment, told: Told
) -> None:
    for name, step in made.footprint.trace.items():
        said = told(name, "fr").replace(step.source, "")
        assert not [word for word in ENGLISH if word in said], name


def test_a_formula_is_told_with_its_quantities_in_words(
    made: Assessment, told: Told
) -> None:
    steps = made.footprint.trace.items()
    name = next(n for n, step in steps if step.quantity == "facility_energy")

    assert "énergie du site = énergie des machines × PUE" in told(name, "fr")
    assert name in told(name, "fr")


def test_the_outcome_says_whether_it_hangs_on_a_weight(told: Told) -> None:
    assert "moved by half" in told("outcome")
    assert "En faisant varier de moitié" in told("outcome", "fr")


def test_without_words_a_step_is_told_as_it_was_noted(
    made: Assessment, pack: Pack
) -> None:
    name = next(iter(made.footprint.trace))

    assert explain(made, pack, name, "fr")


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("gauge.claims", "en", "stands at"),
        ("gauge.claims", "fr", "est à"),
        ("three-scopes", "fr", "especté : Les trois scopes"),
        ("tiny-benefit", "en", "It is avoided where: reference.scale_level >= 3"),
        ("A-38", "en", "It is not proposed at this stage: it is meant for"),
        ("gwp", "en", "gwp:use (impact of the electricity used)"),
    ],
)
def test_each_kind_is_told_in_a_sentence_of_its_own(
    told: Told, name: str, language: str, words: str
) -> None:
    assert words in told(name, language).replace("\u00a0", " ")


def test_a_gate_that_reads_no_level_says_nothing_of_what_an_unknown_one_reads(
    told: Told,
) -> None:
    assert "reads 0 here" in told("G1")
    assert "reads 0 here" not in told("G12")
