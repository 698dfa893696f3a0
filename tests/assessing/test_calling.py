import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing.calling import assess_in_call, fill
from assessor.assessing.document import document
from assessor.assessing.dossier import travelling
from assessor.catalogue.calls import load_call
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import AnswersFile, Quality
from assessor.domain.calls import Call, CallResult
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError

PACK = Path(__file__).parents[1] / "packs" / "small-fund"
CALL = """\
format: 1
id: small-call
title: {en: A small call, fr: Un petit appel}
funder: A fund
pack: {id: small-fund, version: 1.0.0, folder: pack, sha256: "PACK"}
factors: {sha256: "FACTORS"}
as_of: 2026-06-01
horizon: 5
profile: fund
stages: [production]
mandatory:
  cells: [training/datacentre]
  answers: [small_fund.jobs]
defaults:
  training.runs.pue: 1.5 [1.2, 1.8]
rubric:
  title: {en: Points, fr: Points}
  reason: {en: Need first., fr: Le besoin d’abord.}
  author: {en: The fund, fr: Le fonds}
  since: 2026-01-01
  criteria:
    - id: need
      title: {en: Need, fr: Besoin}
      question: necessity.alternatives
      points: [0, 1, 4, 8, 10]
      weight: 2
    - id: sharing
      title: {en: Sharing, fr: Partage}
      question: small_fund.sharing
      points: [0, 2, 5, 8, 10]
"""
GIVEN: dict[str, object] = {
    "necessity.need": {"value": "Sort mail"},
    "necessity.alternatives": {"value": 3},
    "service.uses_per_year": {"value": 1000.0},
    "training.runs[a].method": {"value": "metered"},
    "training.runs[a].energy": {"value": 1200.0},
    "training.runs[a].place": {"value": "FRA"},
    "small_fund.jobs": {"value": 2},
}


@pytest.fixture(scope="module")
def pack(shelf: Shelf) -> Pack:
    return load_pack(PACK, Vocabularies(shelf))


@pytest.fixture
def path(tmp_path: Path, pack: Pack, shelf: Shelf) -> Path:
    path = tmp_path / "call.yaml"
    text = CALL.replace("PACK", pack.digest).replace("FACTORS", shelf.digest)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def call(path: Path, pack: Pack) -> Call:
    return load_call(path, pack)


def submission(pack: Pack, changed: Mapping[str, object] | None = None) -> AnswersFile:
    given = {**GIVEN, **(changed or {})}
    return AnswersFile.model_validate(
        {
            "pack": {"id": pack.header.id, "version": pack.header.version},
            "project": {"name": "A", "stage": "production"},
            "profile": "fund",
            "groups": {"training.runs": ["a"]},
            "answers": {name: one for name, one in given.items() if one is not None},
        }
    )


def said(call: Call, pack: Pack, shelf: Shelf, answers: AnswersFile) -> CallResult:
    made = assess_in_call(answers, pack, shelf, call, draws=16)
    assert made.call is not None
    return made.call


def without_horizon(found: CallResult) -> list[str]:
    texts = [reason.in_language("en") for reason in found.reasons]
    return [text for text in texts if "horizon" not in text]


def test_a_submission_that_keeps_to_the_call_has_no_reason_against_it(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    found = said(call, pack, shelf, submission(pack))

    assert without_horizon(found) == []
    assert "small pack" not in found.title.in_language("en")


def test_a_pack_that_does_not_ask_for_how_long_cannot_meet_a_horizon(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    found = said(call, pack, shelf, submission(pack))

    assert not found.comparable
    assert [r.in_language("fr") for r in found.reasons] == [
        (
            "On ne sait pas sur quelle durée le service est évalué ; l’appel fixe un "
            "horizon de 5 ans."
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("as_of: 2026-06-01", "as_of: 2026-06-01", ""),
        ("version: 1.0.0", "version: 1.1.0", "another questionnaire: small-fund 1.0.0"),
        ('sha256: "', 'sha256: "0', ""),
        ("profile: fund", "profile: audit", "in the profile “Fund”"),
        ("[production]", "[ideation]", "at the stage “Production”"),
        ("[training/datacentre]", "[inference/network]", "is not counted: inference/"),
        ("answers: [small_fund.jobs]", "answers: [necessity.need]", ""),
        ("answers: [small_fund.jobs]", "share: 0.9", "% of the parts that apply"),
    ],
)
def test_each_departure_from_the_call_is_a_reason(
    path: Path, pack: Pack, shelf: Shelf, old: str, new: str, reason: str
) -> None:
    if new.endswith('"0'):
        text = path.read_text("utf-8").replace(pack.digest, "0a" * 32)
        reason = "content of the questionnaire is not the one"
    else:
        text = path.read_text("utf-8").replace(old, new, 1)
    if "audit" in new:
        text = text.partition("rubric:")[0].replace(
            "  answers: [small_fund.jobs]\n", ""
        )
    path.write_text(text, "utf-8")

    found = without_horizon(said(load_call(path, pack), pack, shelf, submission(pack)))

    assert len(found) == (1 if reason else 0), found
    assert all(reason in text for text in found)


@pytest.mark.parametrize("state", ["open", "unknown"])
def test_a_mandatory_answer_that_is_missing_is_a_reason(
    call: Call, pack: Pack, shelf: Shelf, state: str
) -> None:
    answers = submission(pack, {"small_fund.jobs": {"state": state}})

    found = without_horizon(said(call, pack, shelf, answers))

    assert found == [
        "An answer that the call makes mandatory is missing: How many jobs?"
    ]


def test_other_factors_and_another_day_are_reasons(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    other = call.factors.model_copy(update={"sha256": "0b" * 32})
    changed = call.model_copy(update={"factors": other})

    found = without_horizon(said(changed, pack, shelf, submission(pack)))

    assert len(found) == 1
    assert found[0].startswith("The emission factors are not those the call pins")


def test_the_day_is_that_of_the_call(call: Call, pack: Pack, shelf: Shelf) -> None:
    made = assess_in_call(submission(pack), pack, shelf, call, draws=16)

    assert made.made_on == date(2026, 6, 1)


def test_defaults_stand_for_what_is_open_or_unknown_and_are_named(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    unknown = submission(pack, {"training.runs[a].pue": {"state": "unknown"}})
    results = [
        assess_in_call(answers, pack, shelf, call, draws=16)
        for answers in (submission(pack), unknown)
    ]
    totals = [
        made.footprint.scenarios["project"].totals["gwp"].estimate for made in results
    ]
    filled = results[0].answers.answers["training.runs[a].pue"]

    assert totals[0] == totals[1]
    assert filled.quality is Quality.ASSUMED
    assert filled.source == "call:small-call"
    assert [made.call.defaults for made in results if made.call] == [
        ("training.runs[a].pue",)
    ] * 2


def test_a_default_does_not_replace_what_the_applicant_gives(
    call: Call, pack: Pack
) -> None:
    given = submission(pack, {"training.runs[a].pue": {"value": 1.1}})

    filled = fill(given, pack, call)

    assert filled.names == ()
    assert filled.answers == given


def test_points_are_an_interval_where_a_level_is_open(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    rubric = said(call, pack, shelf, submission(pack)).rubric

    assert rubric is not None
    assert (rubric.low, rubric.high, rubric.most) == (16, 26, 30)


def test_the_document_says_whether_a_result_may_be_compared(
    call: Call, pack: Pack, shelf: Shelf
) -> None:
    made = assess_in_call(submission(pack), pack, shelf, call, draws=16)
    data = document(made).model_dump(mode="json")["call"]

    assert data["comparable"] is False
    assert {"en", "fr"} == data["reasons"][0].keys()
    assert data["rubric"]["author"]["fr"] == "Le fonds"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("id: small-fund,", "id: other,", "call.yaml:5: pack.id: the questionnaire"),
        ("profile: fund", "profile: found", "call.yaml:9: profile: there is no.*fund"),
        ("[production]", "[use]", "call.yaml:10: stages.0: there is no stage use"),
        ("training/datacentre", "training/moon", "cells.0: there is no cell"),
        ("small_fund.jobs]", "small_fund.job]", "answers.0: .*small_fund.jobs"),
        ("training.runs.pue:", "necessity.need:", "belongs to the applicant"),
        ("1.5 [1.2, 1.8]", "0.5", "defaults.training.runs.pue: .*0.5"),
        ("1.5 [1.2, 1.8]", "'?'", "a default has a value"),
        ("question: small_fund.sharing", "question: small_fund.jobs", "has no level"),
        ("id: sharing", "id: need", "the id need is used twice"),
        ("[0, 2, 5, 8, 10]", "[0, 0, 0, 0, 0]", "points: at least one level"),
        ("[0, 2, 5, 8, 10]", "[0, 2]", "criteria.1.points"),
        ("horizon: 5", "horizon: 0", "call.yaml:8: horizon"),
        ("horizon: 5", "horizn: 5", "did you mean horizon"),
    ],
)
def test_a_call_file_that_is_wrong_is_refused_with_its_line(
    path: Path, pack: Pack, old: str, new: str, where: str
) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(CatalogueError, match=where):
        load_call(path, pack)


def test_the_call_travels_with_the_report_so_that_it_can_be_computed_again(
    path: Path, call: Call, pack: Pack, shelf: Shelf
) -> None:
    made = assess_in_call(submission(pack), pack, shelf, call, draws=16)
    files = travelling(made, pack, language="en", answers=b"", call=path.read_bytes())

    assert files["call.yaml"] == path.read_bytes()
    assert "call.yaml" in json.loads(files["dossier.json"])["made"]["files"]
