from datetime import UTC, date, datetime
from html import escape

import pytest

from assessor.domain.answers import Answer, Evidence, Override, Review
from assessor.domain.assessment import Assessment, JournalHead
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import Disagreement
from assessor.domain.pack import Pack
from assessor.domain.wording import Text
from assessor.domain.yardsticks import Yardstick
from assessor.reporting import build, render
from assessor.reporting.view.editions import EDITIONS, EditionId
from assessor.reporting.view.model import Exhibit, Report, Table

ENERGY = "training.runs[main].energy"
AT = datetime(2026, 11, 18, 9, tzinfo=UTC)


def changed(assessment: Assessment, **fields: object) -> Assessment:
    return assessment.model_copy(update=fields)


def with_file(assessment: Assessment, **fields: object) -> Assessment:
    file = assessment.answers.model_copy(update=fields)
    return changed(assessment, answers=file)


def shown(exhibit: Exhibit | None) -> Exhibit:
    assert exhibit is not None
    return exhibit


def cells(table: Table) -> str:
    return "\n".join(" | ".join(row) for row in table.rows)


def test_evidence_is_read_both_ways(assessment: Assessment, pack: Pack) -> None:
    citing = tuple(
        one.model_copy(update={"evidence": ("E1", "E9") if one.id == ENERGY else ()})
        for one in assessment.standings
    )
    view = build(changed(assessment, standings=citing), pack, "en")
    register = shown(view.annex.evidence)
    (by_evidence,) = register.tables
    answers = [row for table in view.annex.answers for row in table.rows]

    assert [row[0].partition(" ")[0] for row in by_evidence.rows] == ["E1", "E9"]
    assert "Metered energy" in by_evidence.rows[0][1]
    assert "not in the register" in by_evidence.rows[1][0]
    assert [row[1] for row in answers if "evidence E1, E9" in row[1]] != []


def test_evidence_that_has_expired_is_said_to_have(
    assessment: Assessment, pack: Pack
) -> None:
    old = Evidence(title="Meters", expires=date(2026, 1, 1))
    view = build(with_file(assessment, evidence={"E1": old}), pack, "en")

    assert "expired on January 1, 2026" in cells(shown(view.annex.evidence).tables[0])


def test_reviews_print_with_their_verdict_and_both_values(
    assessment: Assessment, pack: Pack
) -> None:
    told = Review(
        by="A. Auditor",
        at=AT,
        verdict="changes_requested",
        text="The meter was replaced in May.",
        override=Override(value=500_000.0),
    )
    made = with_file(assessment, reviews={ENERGY: (told,)})
    review = shown(build(made, pack, "en").annex.review)
    text = "\n".join(cells(table) for table in review.tables)

    assert "Changes requested: 1" in review.lead
    assert "A. Auditor; November 18, 2026; changes requested" in text
    assert "500,000" in text
    assert "supported answers" in text


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        (None, "none was kept beside the answers file"),
        (JournalHead(records=1234, digest="ab" * 32), "1,234 records"),
    ],
)
def test_the_head_of_the_journal_stands_among_the_versions(
    assessment: Assessment, pack: Pack, journal: JournalHead | None, said: str
) -> None:
    view = build(changed(assessment, journal=journal), pack, "en")

    assert said in cells(view.annex.versions)


def test_tables_of_the_project_s_own_have_their_digest(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(changed(assessment, own_factors_digest="cd" * 32), pack, "en")

    assert "cd" * 32 in cells(view.annex.versions)


def test_an_assessment_ends_after_a_year_or_with_its_evidence(
    assessment: Assessment, pack: Pack
) -> None:
    soon = Evidence(title="Contract", expires=date(2027, 3, 1))
    by_year = shown(build(assessment, pack, "en").limits.validity)
    by_proof = build(with_file(assessment, evidence={"E1": soon}), pack, "en")

    assert "November 20, 2027" in by_year.lead
    assert "March 1, 2027" in shown(by_proof.limits.validity).lead
    assert len(by_year.points) >= 6


def test_three_figures_are_walked_from_their_inputs(
    assessment: Assessment, pack: Pack
) -> None:
    walked = shown(build(assessment, pack, "en").annex.by_hand)
    total = walked.tables[-1]

    assert len(walked.tables) == 3
    assert total.rows[-1][0] == "Total"
    assert all(row[-1] for table in walked.tables for row in table.rows)


def test_a_factor_and_a_method_have_the_names_of_their_tables(
    assessment: Assessment, pack: Pack
) -> None:
    named = Text({"en": "France, mean of the year", "fr": "France, moyenne de l’année"})
    use = FactorUse(
        step="factor:electricity/gwp#FRA",
        table="electricity/gwp",
        title=Text({"en": "Electricity", "fr": "Électricité"}),
        key="FRA",
        label=named,
        origin="shipped",
        valid_from=None,
        low=0.04,
        central=0.05,
        high=0.06,
        unit="kgCO2e/kWh",
        source="-",
        licence="-",
        verification="read",
    )
    apart = Disagreement(
        subject="embodied", unit="kgCO2e", values={"m": 1.0}, labels={"m": named}
    )
    footprint = assessment.footprint.model_copy(update={"disagreements": (apart,)})
    view = build(
        changed(assessment, factors_used=(use,), footprint=footprint), pack, "fr"
    )

    assert view.annex.factors is not None
    assert "France, moyenne de l’année" in cells(view.annex.factors)
    assert view.uncertainty.disagreements is not None
    assert "France, moyenne de l’année" in cells(view.uncertainty.disagreements)


def test_totals_are_held_against_a_person_the_earth_and_a_country(
    assessment: Assessment, pack: Pack
) -> None:
    stick = Yardstick(
        kind="budget",
        indicator="gwp",
        over="per_year",
        quotient=0.002,
        name=Text({"en": "National budgets", "fr": "Budgets nationaux"}),
        key=Text({"en": "France", "fr": "France"}),
        central=5e6,
        unit="kgCO2e/year",
        valid_from=2024,
        source="decree",
    )
    view = build(changed(assessment, yardsticks=(stick,)), pack, "fr")
    (held,) = (
        x for x in view.footprint.exhibits if x.title.startswith("L’empreinte rapp")
    )

    assert held.tables[0].rows[0][0] == "Budgets nationaux, France, 2024 (Par an)"
    assert held.tables[0].rows[0][3] == "0,0020"
    assert "decree" in held.notes[0]


def test_credits_stand_apart_and_are_said_not_to_be_deducted(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(assessment, pack, "en")

    assert view.footprint.exhibits[-1].title == "Credits and offsets, apart"
    assert "none was deducted" in view.footprint.exhibits[-1].lead


@pytest.mark.parametrize(
    ("profile", "edition"),
    [
        ("funding", "funder"),
        ("company", "company"),
        ("audit", "auditor"),
        ("x", "full"),
    ],
)
def test_the_edition_is_that_of_the_profile(
    assessment: Assessment, pack: Pack, profile: str, edition: str
) -> None:
    assert build(changed(assessment, profile=profile), pack, "en").edition == edition


def pages(assessment: Assessment, pack: Pack) -> dict[EditionId, tuple[Report, str]]:
    made = {}
    for edition in EDITIONS:
        view = build(assessment, pack, "en", edition)
        made[edition] = view, render(view)
    return made


def test_editions_hold_the_same_chapters_in_another_order(
    assessment: Assessment, pack: Pack
) -> None:
    orders = [tuple(view.order) for view, _ in pages(assessment, pack).values()]

    assert len(set(orders)) == len(EDITIONS)
    assert len({frozenset(order) for order in orders}) == 1


def test_no_edition_drops_what_a_gate_asks_for(
    assessment: Assessment, pack: Pack
) -> None:
    file = {"answers": {**assessment.answers.answers, ENERGY: Answer(value=1.0)}}
    for view, page in pages(with_file(assessment, **file), pack).values():
        assert view.watermark
        assert page.count(view.watermark) >= 1
        for gate in view.cover.gates:
            assert gate.title in page
        for caution in view.speech.cautions:
            assert caution in page
        assert view.card.locked in page
        assert view.comparison.withheld in page


def test_only_the_long_editions_print_every_step(
    assessment: Assessment, pack: Pack
) -> None:
    printed = {
        edition: "Three of them are set out" not in page
        for edition, (_, page) in pages(assessment, pack).items()
    }

    assert printed == {"full": True, "funder": False, "company": False, "auditor": True}


def test_a_range_that_is_drawn_stands_in_the_unit_that_was_typed(
    assessment: Assessment, pack: Pack
) -> None:
    key = f"answer:{ENERGY}"
    step = next(iter(assessment.footprint.trace.values())).model_copy(
        update={"id": key, "unit": "kWh", "low": 400_000.0, "high": 460_000.0}
    )
    trace = {**assessment.footprint.trace, key: step}
    footprint = assessment.footprint.model_copy(update={"trace": trace})
    typed = {ENERGY: Answer(value=433.196, unit="MWh")}
    made = with_file(changed(assessment, footprint=footprint), answers=typed)

    printed = "\n".join(map(cells, build(made, pack, "en").annex.answers))

    assert "drawn: 400 to 460\u00a0MWh" in printed


def test_the_id_of_a_question_is_set_small_in_its_cell(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(assessment, pack, "en")
    (asked,) = (
        row[0]
        for table in view.annex.answers
        for row in table.rows
        if row[0].endswith(" energy")
    )

    cell = f"{escape(asked.removesuffix('energy'))}<small>energy</small></th>"
    assert cell in render(view)
