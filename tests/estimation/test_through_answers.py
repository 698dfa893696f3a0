from collections.abc import Callable
from datetime import date

import pytest

from assessor.assessing import assess, document
from assessor.catalogue.answers import read_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.document import Document
from assessor.domain.facts import fact_type
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.shelf import Shelf
from assessor.errors import AssessorError
from assessor.resources import data_folder

Evaluate = Callable[..., Document]
HEAD = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: A project, stage: development}
profile: audit
groups:
  training.runs: [main]
  inference.endpoints: [web]
  scenario.effects: [less]
answers:
  activity.trains_model: true
  activity.runs_inference: true
  service.uses_per_year: 1000
  service.lifetime: 3 year
"""
RUN = """\
  training.runs[main].method: {method}
  training.runs[main].place: FRA
  training.runs[main].pue: 1.2
"""
RELIEF = """\
  training.runs[main].energy: 1000 kWh
  scenario.effects[less].name: A forest elsewhere
  scenario.effects[less].indicator: gwp
  scenario.effects[less].order: second
  scenario.effects[less].quantity_per_year: -1000000
"""


@pytest.fixture(scope="module")
def pack(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


@pytest.fixture(scope="module")
def evaluate(pack: Pack, shelf: Shelf) -> Evaluate:
    def of(method: str, **answers: str) -> Document:
        lines = [
            f"  training.runs[main].{name}: {value}" for name, value in answers.items()
        ]
        text = HEAD + RUN.format(method=method) + "\n".join(lines)
        read = read_answers(text, "project.yaml", pack)
        found = assess(read, pack, shelf, today=date(2026, 1, 1), draws=16)
        return document(found)

    return of


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("method", "fields", "first", "second"),
    [
        ("metered", ("energy",), ("1200 kWh",), ("1.2 MWh",)),
        ("metered", ("energy",), ("1200 kWh",), ("4320 MJ",)),
        (
            "power_time",
            ("average_power", "duration"),
            ("4400 W", "48 h"),
            ("4.4 kW", "2 d"),
        ),
        (
            "metered",
            ("energy", "grid_intensity"),
            ("10 kWh", "0.057 kgCO2e/kWh"),
            ("10 kWh", "57 gCO2e/kWh"),
        ),
        ("metered", ("energy", "lifetime"), ("1 kWh", "48 month"), ("1 kWh", "4 year")),
        (
            "metered",
            ("energy", "server_embodied"),
            ("1 kWh", "1200 kgCO2e"),
            ("1 kWh", "1.2 tCO2e"),
        ),
    ],
)
def test_the_unit_that_is_typed_changes_nothing(
    evaluate: Evaluate,
    method: str,
    fields: tuple[str, ...],
    first: tuple[str, ...],
    second: tuple[str, ...],
) -> None:
    one, other = (
        {
            name: total.central
            for name, total in evaluate(
                method, **dict(zip(fields, values, strict=True))
            ).totals.items()
        }
        for values in (first, second)
    )

    assert one == pytest.approx(other, rel=1e-12)


def test_no_figure_of_a_pack_goes_below_zero_but_an_effect(pack: Pack) -> None:
    below = []
    for question in pack.questions():
        fact = fact_type(question.feeds) if question.feeds else None
        if fact is None or not question.type.is_numeric:
            continue
        try:
            settle(question, typed(question, f"-1 {question.unit or ''}".strip()))
        except AssessorError:
            continue
        below.append(question.id)

    assert below == ["scenario.effects.quantity_per_year"]


def test_a_relief_elsewhere_lowers_no_footprint(
    pack: Pack, shelf: Shelf, evaluate: Evaluate
) -> None:
    plain = evaluate("metered", energy="1000 kWh")
    text = HEAD + RUN.format(method="metered") + RELIEF
    read = read_answers(text, "project.yaml", pack)
    found = document(assess(read, pack, shelf, today=date(2026, 1, 1), draws=16))

    assert found.totals == plain.totals
    assert found.market_based == plain.market_based


def test_energy_of_green_contracts_lowers_no_location_based_total(
    evaluate: Evaluate,
) -> None:
    plain = evaluate("metered", energy="1000 kWh")
    green = evaluate("metered", energy="1000 kWh", market_intensity="0 kgCO2e/kWh")

    assert green.totals["gwp"].central == plain.totals["gwp"].central
    assert green.market_based.central is not None
    assert green.market_based.central >= 0
