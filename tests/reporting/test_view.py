from datetime import date

import pytest

from assessor.domain.answers import State
from assessor.domain.assessment import Assessment, Sensitivity
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect, Ruling
from assessor.reporting import build
from assessor.reporting.ticks import ticks
from assessor.reporting.view.model import Report

PHASES = ("training", "inference", "hosting", "data")


def with_effects(assessment: Assessment, *effects: GateEffect) -> Assessment:
    gates = {
        name: result.model_copy(
            update={"gate": result.gate.model_copy(update={"effects": effects})}
        )
        for name, result in assessment.gates.items()
        if effects
    }
    return assessment.model_copy(update={"effects": effects, "gates": gates})


def growing_with_uses(assessment: Assessment, *phases: str) -> Assessment:
    made = assessment.footprint
    step = made.trace["training.runs[main].gwp"]
    uses = {"id": "answer:service.uses_per_year", "quantity": "uses_per_year"}
    trace = {
        **made.trace,
        "per_use.gwp": step.model_copy(
            update={"id": "per_use.gwp", "inputs": (uses["id"],)}
        ),
        uses["id"]: step.model_copy(update={**uses, "inputs": ()}),
    }
    project = made.scenarios["project"]
    cells = tuple(
        cell.model_copy(update={"trace": "per_use.gwp"})
        if cell.phase in phases
        else cell
        for cell in project.cells
    )
    scenarios = {
        **made.scenarios,
        "project": project.model_copy(update={"cells": cells}),
    }
    changed = made.model_copy(update={"scenarios": scenarios, "trace": trace})
    return assessment.model_copy(update={"footprint": changed})


def printed(view: Report) -> str:
    return repr(view)


def test_a_partial_footprint_says_so_in_the_title(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(with_effects(assessment, GateEffect.PARTIAL_FOOTPRINT), pack, "en")

    assert view.title.endswith("partial footprint")
    assert view.cover.kicker.endswith("partial footprint")


def test_the_watermark_appears_only_where_a_gate_asks(
    assessment: Assessment, pack: Pack
) -> None:
    marked = build(with_effects(assessment, GateEffect.WATERMARK), pack, "fr")

    assert marked.watermark == "Examen interne, ne pas diffuser au public"
    assert build(with_effects(assessment), pack, "fr").watermark == ""


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (GateEffect.LOCK_BENEFIT, "cannot be assessed without a reference"),
        (GateEffect.WITHHOLD_NET, "gross potential"),
        (GateEffect.REFER, "a person first has to examine"),
    ],
)
def test_the_net_effect_is_withheld_with_its_reason(
    assessment: Assessment, pack: Pack, effect: GateEffect, said: str
) -> None:
    view = build(with_effects(assessment, effect), pack, "en")

    assert said in view.comparison.withheld
    assert view.comparison.histogram is None
    assert view.comparison.stress is None
    assert view.comparison.effects is not None
    assert [row[0] for row in view.comparison.effects.rows] == [
        "Gross benefit, first and second order",
        "Third-order effects, apart",
    ]
    assert "71%" not in view.decision.net


def test_the_net_effect_is_printed_where_no_gate_withholds_it(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(with_effects(assessment), pack, "en")

    assert view.comparison.withheld == ""
    assert "better in 71% of the draws" in view.comparison.net
    assert "A rebound of 43%" in view.comparison.net
    assert "not robust" in view.comparison.net
    assert view.comparison.stress is not None
    assert [row[0] for row in view.comparison.stress.rows] == ["0%", "45%", "100%"]


def test_the_stress_gate_withholds_the_share_of_draws(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(with_effects(assessment, GateEffect.STRESS_TEST), pack, "en")

    assert "71%" not in view.comparison.net
    assert view.comparison.histogram is not None
    assert "%" not in view.comparison.histogram.text
    assert view.comparison.stress is not None
    assert {row[3] for row in view.comparison.stress.rows} == {"withheld"}


def test_a_sign_that_fails_the_stress_test_is_treated_as_not_shown(
    assessment: Assessment, pack: Pack
) -> None:
    effect = assessment.footprint.net_effects["gwp"]
    negative = effect.net.model_copy(update={"central": -1.0})
    failing = effect.model_copy(
        update={
            "stress": tuple(
                p.model_copy(update={"net": negative}) for p in effect.stress
            )
        }
    )
    footprint = assessment.footprint.model_copy(
        update={"net_effects": {"gwp": failing}}
    )
    stressed = with_effects(
        assessment.model_copy(update={"footprint": footprint}), GateEffect.STRESS_TEST
    )
    view = build(stressed, pack, "en")

    assert "the sign is not robust" in view.comparison.withheld
    assert view.comparison.histogram is None
    assert view.comparison.stress is not None
    assert view.card.extended.rows[4][1].startswith("locked by gate")


def test_an_effect_of_a_gate_that_may_fire_names_that_gate(
    assessment: Assessment, pack: Pack
) -> None:
    locked = with_effects(assessment, GateEffect.LOCK_BENEFIT)
    possible = {
        name: result.model_copy(update={"ruling": Ruling.POSSIBLE})
        for name, result in locked.gates.items()
        if name == "G1"
    }
    view = build(locked.model_copy(update={"gates": possible}), pack, "en")

    assert "(gate G1, possible)" in view.comparison.withheld


def test_field_ten_of_the_card_is_locked_by_its_gate(
    assessment: Assessment, pack: Pack
) -> None:
    locked = build(with_effects(assessment, GateEffect.LOCK_BENEFIT), pack, "en")
    free = build(with_effects(assessment), pack, "en")

    assert locked.card.extended.rows[4][1].startswith("locked by gate")
    assert free.card.extended.rows[4][1].startswith("gross potential per year")
    assert free.card.locked == ""


def test_unknown_volumes_leave_figures_per_use_only(
    assessment: Assessment, pack: Pack
) -> None:
    scaled = growing_with_uses(assessment, *PHASES)
    view = build(with_effects(scaled, GateEffect.PER_USE_ONLY), pack, "en")

    assert "36\u00a0t" not in printed(view)
    assert view.footprint.phases is None
    assert view.footprint.fixed is None
    assert view.decision.tiles[2].value == "4.0\u00a0g CO₂e"


def test_a_part_that_does_not_hang_on_the_uses_is_printed_with_its_total(
    assessment: Assessment, pack: Pack
) -> None:
    scaled = growing_with_uses(assessment, "inference")
    view = build(with_effects(scaled, GateEffect.PER_USE_ONLY), pack, "en")

    assert "36\u00a0t" not in printed(view)
    assert [tile.value for tile in view.decision.tiles[:3]] == ["not printed"] * 3
    assert view.decision.made_of[0].text == "22\u00a0t CO₂e"
    assert view.decision.made_of[1].text == "1.6\u00a0g CO₂e, central value"
    assert view.footprint.fixed is not None
    assert view.footprint.fixed.rows[-1][:2] == (
        "Sum of these parts",
        "22\u00a0t CO₂e",
    )
    assert view.footprint.splits == ()
    assert view.comparison.table is None


def test_one_sentence_says_what_an_unknown_volume_withholds(
    assessment: Assessment, pack: Pack
) -> None:
    scaled = growing_with_uses(assessment, "inference")
    view = build(with_effects(scaled, GateEffect.PER_USE_ONLY), pack, "en")
    said = view.decision.volume

    assert said.startswith("The number of uses is not known (gate G")
    assert said in {gate.text for gate in view.cover.gates}
    assert view.footprint.lead.endswith(said)


def test_a_training_without_a_service_keeps_its_total(
    assessment: Assessment, pack: Pack
) -> None:
    project = assessment.footprint.scenarios["project"]
    units = project.functional_units.model_copy(
        update={"per_use": {}, "per_year": {}, "uses_per_year": None}
    )
    scenarios = {"project": project.model_copy(update={"functional_units": units})}
    footprint = assessment.footprint.model_copy(update={"scenarios": scenarios})
    training = assessment.model_copy(update={"footprint": footprint})
    view = build(with_effects(training, GateEffect.PER_USE_ONLY), pack, "en")

    assert view.decision.tiles[0].value == "36\u00a0t CO₂e"
    assert view.decision.tiles[2].value == "not printed"
    assert view.footprint.phases is not None


def test_totals_that_leave_something_out_read_partial(
    assessment: Assessment, pack: Pack
) -> None:
    rows = build(assessment, pack, "en").footprint.totals.rows

    assert rows[0][1] == "partial: 36\u00a0t CO₂e"
    assert rows[5][1] == "430\u00a0MWh"
    assert rows[3][1] == "not assessed"


def test_the_bars_sum_to_the_total(assessment: Assessment, pack: Pack) -> None:
    bars = build(assessment, pack, "en").footprint.phases

    assert bars is not None
    assert sum(sum(bar.parts) for bar in bars.bars) == pytest.approx(36_000)


def test_a_median_or_mean_far_from_the_headline_is_named(
    assessment: Assessment, pack: Pack
) -> None:
    notes = build(assessment, pack, "en").uncertainty.notes

    assert any("mean of 41" in note for note in notes)


def test_a_level_stands_beside_its_words_and_what_the_data_give(
    assessment: Assessment, pack: Pack
) -> None:
    part = build(assessment, pack, "en").parts[1]

    assert part.levels[0].level == "level 2 of 4"
    assert part.levels[0].text == "Partial or informal practice"
    assert "the data give level 1" in part.levels[0].state
    assert part.flag.startswith("25% of the weight")


def test_an_unknown_level_shows_the_interval_it_counts_as(
    assessment: Assessment, pack: Pack
) -> None:
    left = [how for part in build(assessment, pack, "en").parts for how, _ in part.left]

    assert "not known (counted as 0 to 4)" in left


def test_wordings_in_use_are_listed_apart_from_those_mentioned(
    assessment: Assessment, pack: Pack
) -> None:
    speech = build(assessment, pack, "en").speech

    assert len(speech.used) == 1
    assert "in force since September 27, 2026" in speech.used[0].force
    assert speech.mentioned is not None
    assert len(speech.mentioned.rows) == 1


def test_a_prohibited_wording_is_quoted_in_the_chapter_of_claims_only(
    assessment: Assessment, pack: Pack
) -> None:
    sentence = assessment.claims[0].sentence
    standings = tuple(
        s.model_copy(update={"value": f"We say: {sentence} Always.", "note": sentence})
        if isinstance(s.value, str)
        else s
        for s in assessment.standings
    )
    project = assessment.answers.project.model_copy(update={"summary": sentence})
    answers = assessment.answers.model_copy(update={"project": project})
    view = build(
        assessment.model_copy(update={"standings": standings, "answers": answers}),
        pack,
        "en",
    )
    elsewhere = (view.cover, view.parts, view.annex, view.card, view.comparison)

    assert view.speech.used[0].sentence == sentence
    assert "carbon neutral" not in repr(elsewhere)
    assert "We say: [prohibited wording, listed" in repr(view.annex)


def test_what_may_be_said_carries_figure_date_and_scope(
    assessment: Assessment, pack: Pack
) -> None:
    may = build(assessment, pack, "en").speech.may

    assert any(
        "November 20, 2026" in line and "[26\u00a0to\u00a050]" in line and "82%" in line
        for line in may
    )


def test_cautions_are_always_printed(assessment: Assessment, pack: Pack) -> None:
    for effects in ((), (GateEffect.WATERMARK,)):
        cautions = build(with_effects(assessment, *effects), pack, "en").speech.cautions
        assert len(cautions) == 7 + len(effects)
        assert "not legal advice" in cautions[-1]


def test_without_sufficiency_the_plan_carries_a_note(
    assessment: Assessment, pack: Pack
) -> None:
    kept = tuple(a for a in assessment.actions if "sufficiency" not in a.families)
    poorer = assessment.model_copy(update={"actions": kept})

    assert build(assessment, pack, "en").plan.note == ""
    assert "sufficiency" in build(poorer, pack, "en").plan.note


def test_factors_are_listed_with_id_check_source_and_licence(
    assessment: Assessment, pack: Pack
) -> None:
    annex = build(assessment, pack, "en").annex

    name = "Carbon intensity of electricity by country: France"
    assert annex.factors is not None
    assert annex.factors.rows[0] == (
        f"F1 {name} (no 2022 value; 2023 used)\nelectricity/gwp#FRA",
        "0.057\u00a0kg CO₂e/kWh\n[0.052 to 0.063]",
        "transcribed, S1",
    )
    assert annex.factor_sources is not None
    assert annex.factor_sources.rows == (
        ("S1 RTE, Bilan électrique 2023, table 4", "Etalab 2.0"),
    )


def test_remarks_without_french_words_are_left_to_the_table(
    assessment: Assessment, pack: Pack
) -> None:
    trace = {
        name: step.model_copy(update={"notes": ("undated", "read off a chart")})
        for name, step in assessment.footprint.trace.items()
    }
    changed = assessment.model_copy(
        update={"footprint": assessment.footprint.model_copy(update={"trace": trace})}
    )
    french = build(changed, pack, "fr").annex.factors
    english = build(changed, pack, "en").annex.factors

    assert french is not None
    assert "(sans date)\n" in french.rows[0][0]
    assert english is not None
    assert "(undated; read off a chart)\n" in english.rows[0][0]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Carbon intensity of electricity by country: France"),
        ("fr", "Intensité carbone de l’électricité par pays\u00a0: France"),
    ],
)
def test_factors_have_the_title_of_their_table_in_charts(
    assessment: Assessment, pack: Pack, language: str, name: str
) -> None:
    view = build(assessment, pack, language)

    assert view.uncertainty.tornado is not None
    assert name in [row.label for row in view.uncertainty.tornado.rows]
    assert name in [point.title for point in view.decision.movers]


def test_the_trace_says_where_what_it_uses_is_found(
    assessment: Assessment, pack: Pack
) -> None:
    annex = build(assessment, pack, "en").annex

    assert [table.rows for table in annex.trace] == [
        (
            (
                "gwp",
                "metered_energy [energy] x carbon_intensity [F1]",
                "24,692.2\u00a0kg CO₂e\n[21,000 to 29,000]",
            ),
        )
    ]
    answers = [row for table in annex.answers for row in table.rows]
    (energy,) = (row[1] for row in answers if row[0].endswith(" energy"))
    assert energy.startswith("433,196\u00a0kWh\n")


def test_levels_that_the_data_settle_are_not_called_open(
    assessment: Assessment, pack: Pack
) -> None:
    first = assessment.levels[0]
    derived = first.model_copy(
        update={"declared": None, "derived": 3, "low": 3, "high": 3}
    )
    standings = tuple(
        s.model_copy(update={"state": State.OPEN, "value": None, "derived": None})
        if s.question == first.question
        else s
        for s in assessment.standings
    )
    view = build(
        assessment.model_copy(
            update={
                "levels": (derived, *assessment.levels[1:]),
                "standings": standings,
            }
        ),
        pack,
        "en",
    )

    assert view.parts[0].levels[0].level == "level 3 of 4, settled by the data"
    assert view.parts[0].levels[0].text == "Written and applied"
    assert all(first.question not in table.note for table in view.annex.answers)


def test_a_convention_that_moves_the_outcome_is_named(
    assessment: Assessment, pack: Pack
) -> None:
    moving = [
        Sensitivity(convention=name, holds=False, outcome="proceed")
        for name in ("weights", "weights.NE-01")
    ]
    table = build(
        assessment.model_copy(update={"sensitivities": tuple(moving)}), pack, "en"
    ).results.sensitivity

    assert table is not None
    assert table.rows[0][0].startswith("Weights of questions")
    assert table.rows[1][0].startswith("weight of NE-01 How far")
    assert table.note.endswith(": 0 of 2.")


def test_the_widths_of_a_table_fill_it(assessment: Assessment, pack: Pack) -> None:
    view = build(with_effects(assessment), pack, "fr")
    tables = [view.footprint.totals, view.footprint.units, view.results.table]

    assert all(sum(c.width for c in table.columns) == 100 for table in tables)


def test_an_empty_assessment_still_gives_a_report(
    assessment: Assessment, pack: Pack
) -> None:
    project = assessment.footprint.scenarios["project"]
    bare = project.model_copy(
        update={
            "totals": {},
            "splits": (),
            "cells": (),
            "functional_units": project.functional_units.model_copy(
                update={
                    "per_use": {},
                    "per_year": {},
                    "whole_life": {},
                    "uses_per_year": None,
                    "lifetime": None,
                }
            ),
            "market_based": project.market_based.model_copy(update={"estimate": None}),
        }
    )
    empty = assessment.model_copy(
        update={
            "standings": tuple(
                s.model_copy(update={"state": State.OPEN, "value": None})
                for s in assessment.standings
            ),
            "gaps": (),
            "check_first": (),
            "claims": (),
            "actions": (),
            "findings": (),
            "coverage": {},
            "made_on": date(2026, 1, 1),
            "footprint": Footprint(
                scenarios={"project": bare}, trace={}, shares=(), draws=4096, seed="0"
            ),
        }
    )
    view = build(with_effects(empty), pack, "fr")

    assert view.footprint.lead.startswith("L’empreinte n’est pas évaluée")
    assert view.scope.grid is None
    assert view.speech.may[0].startswith("Qu’une évaluation est en cours")


@pytest.mark.parametrize(
    ("least", "most"), [(0, 1), (0, 0), (-3e-9, 2e-9), (1e7, 3e12), (-21, 44)]
)
def test_ticks_cover_their_span(least: float, most: float) -> None:
    marks = ticks(least, most)

    assert 2 <= len(marks) <= 9
    assert marks[0] <= least
    assert marks[-1] >= most
