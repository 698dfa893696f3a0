from collections.abc import Mapping

import pytest

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.assessment import Basis
from assessor.domain.pack import Pack
from assessor.domain.parsing import typed
from assessor.domain.sheet import Sheet, UnknownLevel, read_sheet
from assessor.expressions import ABSENT, OPEN, parse


def sheet_of(
    pack: Pack,
    answers: Mapping[str, object],
    *,
    profile: str = "funding",
    stage: str = "ideation",
    basis: Basis = "declared",
    **more: object,
) -> Sheet:
    full = {
        name: raw
        if isinstance(raw, Answer)
        else typed(pack.by_id[name.replace("[main]", "")], raw)
        for name, raw in answers.items()
    }
    data = {
        "pack": {"id": "small", "version": "0.1.0"},
        "project": {"name": "Mail", "stage": stage},
        "profile": profile,
        "groups": {"training.runs": ["main"]},
        "answers": full,
        **more,
    }
    return read_sheet(pack, AnswersFile.model_validate(data), basis=basis)


def test_an_answer_that_is_hidden_counts_nowhere(small_pack: Pack) -> None:
    energy = Answer(value=1200)
    sheet = sheet_of(
        small_pack,
        {
            "necessity.need": "Sort mail",
            "training.runs[main].method": "power_time",
            "training.runs[main].energy": energy,
        },
    )

    assert sheet.standing("training.runs[main].energy") is None
    assert parse("sum(training.runs.energy)").evaluate(sheet.environment()) in {
        0,
        ABSENT,
    }


def test_a_question_that_hangs_on_an_open_answer_is_open(small_pack: Pack) -> None:
    sheet = sheet_of(small_pack, {"necessity.need": "Sort mail"})

    assert sheet.undecided("training.runs[main].energy")
    truth = parse("any_of(training.runs.energy > 3)").truth(sheet.environment())
    assert truth is OPEN


def test_a_profile_leaves_out_what_it_does_not_ask(small_pack: Pack) -> None:
    sheet = sheet_of(small_pack, {"necessity.need": "x"}, profile="screening")

    assert "training.runs[main].pue" in sheet.unasked
    assert sheet.environment().value("audience") is ABSENT


def test_activity_data_that_were_volunteered_count(small_pack: Pack) -> None:
    volunteered = {"necessity.need": "x", "training.runs[main].pue": "1.3"}
    sheet = sheet_of(small_pack, volunteered, profile="screening")

    pue = sheet.standing("training.runs[main].pue")
    assert pue is not None
    assert pue.value == 1.3


@pytest.mark.parametrize(
    ("raw", "unknown_level", "worth"),
    [
        (3, "zero", 3),
        ("?", "zero", 0),
        ("?", "open", OPEN),
        (Answer(state="planned", value=3), "zero", 1.5),
        (Answer(state="not_applicable", justification="no choice"), "zero", ABSENT),
    ],
)
def test_worth_of_a_level(
    small_pack: Pack, raw: object, unknown_level: UnknownLevel, worth: object
) -> None:
    sheet = sheet_of(small_pack, {"necessity.alternatives": raw})

    level = sheet.level("necessity.alternatives", unknown_level=unknown_level)
    assert level == worth


def test_a_plan_counts_nothing_in_production(small_pack: Pack) -> None:
    planned = {"necessity.alternatives": Answer(state="planned", value=4)}
    sheet = sheet_of(small_pack, planned, stage="production")

    assert sheet.level("necessity.alternatives") == 0


def test_a_claim_without_evidence_is_capped_when_supported(small_pack: Pack) -> None:
    answers: dict[str, object] = {"context.volume": 4, "service.uses_per_year": 1000}
    sheet = sheet_of(small_pack, answers, profile="audit", basis="supported")

    assert sheet.level("context.volume") == 1
    uses = sheet.standing("service.uses_per_year")
    assert uses is not None
    assert uses.quality == "assumed"


@pytest.mark.parametrize(
    ("verdict", "level"), [("accepted", 1), ("changes_requested", 4)]
)
def test_the_value_of_an_accepted_review_replaces_the_answer(
    small_pack: Pack, verdict: str, level: int
) -> None:
    review = {
        "by": "A. Reader",
        "at": "2026-03-02T10:00:00Z",
        "verdict": verdict,
        "override": {"value": 1},
    }
    sheet = sheet_of(
        small_pack,
        {"necessity.alternatives": 4},
        basis="reviewed",
        reviews={"necessity.alternatives": [review]},
    )

    assert sheet.level("necessity.alternatives") == level


def test_quality_proposes_a_level(small_pack: Pack) -> None:
    measured = Answer(value=1000, quality="measured")
    sheet = sheet_of(small_pack, {"service.uses_per_year": measured})

    volume = sheet.standing("context.volume")
    assert volume is not None
    assert volume.derived == 4


def test_a_row_belongs_to_the_project_unless_it_says_otherwise(
    small_pack: Pack,
) -> None:
    sheet = sheet_of(
        small_pack,
        {
            "necessity.need": "x",
            "training.runs[main].scenario": Answer(value="reference"),
        },
    )

    assert sheet.scenario_of("training.runs", "main") == "reference"
    assert sheet.scenario_of("training.runs", "other") == "project"
