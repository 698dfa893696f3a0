from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

import pytest

from assessor.assessing import assess
from assessor.domain.answers import Answer, AnswersFile, row_id
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import PROFILES, Kind, Profile, Question
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.rules.levels import level_results

DAY = date(2026, 11, 21)
DRAWS = 64
ROW = "one"
STAGES = ("ideation", "qualification", "development", "production", "use", "end")


def example(question: Question) -> object:
    given = question.example
    return list(given) if isinstance(given, tuple) else given


def sample_answers(pack: Pack) -> dict[str, object]:
    answers: dict[str, object] = {}
    for section in pack.sections:
        group = section.repeat.group if section.repeat else None
        for question in section.questions:
            name = row_id(question.id, group, ROW)
            quality = {"quality": "estimated"} if question.type.is_numeric else {}
            answers[name] = {"value": example(question), **quality}
    return answers


def sample(
    pack: Pack,
    profile: str,
    stage: str = "development",
    changes: Mapping[str, object] | None = None,
) -> AnswersFile:
    answers = {**sample_answers(pack), **(changes or {})}
    # The stage is held once, in the head of the file.
    answers.pop("project.stage", None)
    return AnswersFile.model_validate(
        {
            "pack": {"id": pack.header.id, "version": pack.header.version},
            "project": {"name": "Sample project", "stage": stage},
            "profile": profile,
            "groups": {group: [ROW] for group in pack.groups},
            "answers": answers,
        }
    )


@pytest.fixture(scope="module")
def sampled(pack: Pack, shelf: Shelf) -> Callable[..., Assessment]:
    @cache
    def of(profile: str, stage: str = "development") -> Assessment:
        answers = sample(pack, profile, stage)
        return assess(answers, pack, shelf, today=DAY, draws=DRAWS)

    return of


@pytest.mark.parametrize("profile", PROFILES)
def test_the_sample_project_is_assessed(
    sampled: Callable[..., Assessment], profile: Profile
) -> None:
    assessment = sampled(profile)

    assert assessment.footprint.scenarios["project"].totals["gwp"].estimate is not None
    assert assessment.outcome.id != "insufficient"


@pytest.mark.parametrize("stage", STAGES)
def test_the_sample_project_is_audited_at_every_stage(
    sampled: Callable[..., Assessment], stage: str
) -> None:
    assert sampled("audit", stage).levels


def test_an_audit_judges_every_level_that_applies_to_the_sample(
    pack: Pack, sampled: Callable[..., Assessment]
) -> None:
    judged = {level.code for level in sampled("audit").levels}
    every = {q.code for q in pack.questions() if q.scored}

    assert judged <= every
    # The sample trains its own model of one task: a general-purpose one is not there.
    assert every - judged == {"NE-05"}


def test_nothing_is_left_open_in_the_sample(
    pack: Pack, sampled: Callable[..., Assessment]
) -> None:
    scored = {q.id for q in pack.questions() if q.scored}

    assert [gap.id for gap in sampled("audit").gaps if gap.id in scored] == []


@pytest.mark.parametrize("profile", ["screening", "funding", "company"])
def test_what_an_audit_asks_moves_nothing_elsewhere(
    pack: Pack, shelf: Shelf, sampled: Callable[..., Assessment], profile: str
) -> None:
    # Activity data that a profile does not ask count where they are volunteered.
    audited = {
        q.id for q in pack.questions() if q.profiles == ("audit",) and q.feeds is None
    }
    unknown = {name: {"state": "unknown"} for name in audited}
    answers = sample(pack, profile, changes=unknown)

    found = assess(answers, pack, shelf, today=DAY, draws=DRAWS)

    assert found.levels == sampled(profile).levels
    assert found.gates == sampled(profile).gates
    assert found.outcome == sampled(profile).outcome
    assert found.findings == sampled(profile).findings


def test_a_level_that_facts_propose_is_not_far_from_its_example(
    sampled: Callable[..., Assessment],
) -> None:
    far = [
        (level.code, level.declared, level.derived)
        for level in sampled("audit").levels
        if level.derived is not None
        and level.declared is not None
        and abs(level.derived - level.declared) > 1
    ]
    assert far == []


def test_every_choice_of_a_fact_lets_its_level_be_proposed(pack: Pack) -> None:
    silent: list[tuple[str, str]] = []
    facts = [
        question
        for question in pack.questions()
        if question.type is Kind.CHOICE and question.profiles == ("audit",)
    ]
    told = sample(pack, "audit")
    sheet = read_sheet(pack, told)
    for fact in facts:
        levels = [
            q.id for q in pack.questions() if q.derive and fact.id in q.derive.level
        ]
        for choice in fact.choices if levels else ():
            changed = {**told.answers, fact.id: Answer(value=choice)}
            answers = told.model_copy(update={"answers": changed})
            results = level_results(read_sheet(pack, answers, before=sheet), pack, {})
            found = {level.question: level.derived for level in results}
            silent += [(fact.id, choice) for i in levels if found.get(i) is None]
    assert silent == []


def test_nothing_is_said_of_what_a_profile_does_not_ask(
    pack: Pack, shelf: Shelf
) -> None:
    # Whether a benefit is claimed is open, so whether these apply is open as well.
    unsaid = {"context.positioning": {"state": "open"}}
    answers = sample(pack, "screening", changes=unsaid)

    found = assess(answers, pack, shelf, today=DAY, draws=DRAWS).findings

    assert not {each.id for each in found} & {
        "adoption-guessed",
        "impact-made-worse",
        "smaller-rise",
    }
