"""See that SurveyJS shows the questions that the interview asks, on random answers.

Usage: survey_oracle.py NODE FOLDER-OF-SURVEY-CORE [SETS]
"""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from assessor.cli.opening import open_questionnaire
from assessor.domain.answers import Answer, AnswersFile, Project, Value, row_id
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Profile, Question
from assessor.domain.sheet import STAGE, read_sheet
from assessor.exchange.surveyjs import named, surveyjs
from assessor.interview import begin

HERE = Path(__file__).parent
PROFILES: tuple[Profile, ...] = ("screening", "funding", "company", "audit")
ROW = "main"
BATCH = 50
ANSWERED = 0.75


def value_of(question: Question, dice: random.Random) -> Value | None:
    """Return a random answer; grids are left open."""
    low = question.min or 0
    high = low + 10 if question.max is None else question.max
    if question.type is Kind.SHARE:
        high = min(1, high)
    keys = [*question.choices] or ["project"]
    if question.type is Kind.MATRIX:
        return None
    if question.type is Kind.BOOL:
        return dice.random() < 0.5  # noqa: PLR2004  # heads or tails
    if question.type is Kind.MULTI:
        return tuple(dice.sample(keys, dice.randint(1, len(keys))))
    if question.type in {Kind.CHOICE, Kind.COUNTRY}:
        return dice.choice(keys)
    if question.type is Kind.LEVEL:
        return dice.randint(0, 4)
    if question.type.is_numeric:
        return dice.choice([low, high])
    return "2026-01-01" if question.type is Kind.DATE else "text"


def random_answers(
    pack: Pack, profile: Profile, dice: random.Random
) -> tuple[AnswersFile, dict[str, object]]:
    """Return random answers, for us and for SurveyJS."""
    stage = dice.choice([*pack.header.stages])
    ours: dict[str, Answer] = {}
    theirs: dict[str, object] = {named(STAGE): stage}
    for section in pack.sections:
        group = section.repeat.group if section.repeat else None
        row: dict[str, object] = {}
        for question in section.questions:
            asked = profile in question.profiles and profile in section.profiles
            if question.retired or not asked or question.id == STAGE:
                continue
            value = value_of(question, dice)
            if value is None or dice.random() > ANSWERED:
                continue
            name = row_id(question.id, group, ROW)
            ours[name] = Answer(value=value)
            held = theirs if group is None else row
            held[named(question.id)] = [*value] if isinstance(value, tuple) else value
        if group is not None:
            theirs[named(group)] = [row]
    started = begin(pack, Project(name="Random", stage=stage), profile)
    groups = dict.fromkeys(pack.groups, (ROW,))
    return started.model_copy(update={"answers": ours, "groups": groups}), theirs


def asked_here(pack: Pack, answers: AnswersFile) -> set[str]:
    """Return the questions that the interview asks."""
    return {named(standing.question) for standing in read_sheet(pack, answers)}


def compare(
    pack: Pack, profile: Profile, sets: int, node: str, folder: Path
) -> Counter[str]:
    """Return how often SurveyJS and we differ, by question."""
    survey = json.loads(surveyjs(pack, profile))
    dice = random.Random(f"{profile} {sets}")  # noqa: S311  # the same sets each time
    differ = Counter[str]()
    for start in range(0, sets, BATCH):
        drawn = [
            random_answers(pack, profile, dice) for _ in range(min(BATCH, sets - start))
        ]
        done = subprocess.run(
            [node, HERE / "survey" / "visible.cjs", folder.absolute()],
            input=json.dumps({"survey": survey, "sets": [data for _, data in drawn]}),
            capture_output=True,
            text=True,
            check=True,
        )
        for (answers, _), shown in zip(drawn, json.loads(done.stdout), strict=True):
            differ.update(asked_here(pack, answers) ^ {*shown})
    return differ


def main() -> str | None:
    """Return what is wrong, or nothing."""
    node, folder = sys.argv[1], Path(sys.argv[2])
    sets = int(sys.argv[3]) if len(sys.argv) > len(("me", "node", "folder")) else 500
    pack = open_questionnaire(None, None).pack
    for profile in PROFILES:
        differ = compare(pack, profile, sets, node, folder)
        if differ:
            return f"{profile}: SurveyJS shows others: {differ.most_common(10)}"
        print(f"{profile}: {sets} random sets of answers, no question differs")
    return None


if __name__ == "__main__":
    sys.exit(main())
