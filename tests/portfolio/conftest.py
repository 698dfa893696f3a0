from collections.abc import Callable
from datetime import date

import pytest

from assessor.domain.calls import (
    Call,
    CallFactors,
    CallPack,
    Criterion,
    CriterionResult,
    Rubric,
    RubricResult,
)
from assessor.domain.impacts import Estimate
from assessor.domain.wording import Text, plain
from assessor.portfolio.entry import Entry

MakeEntry = Callable[..., Entry]
RUBRIC = Rubric(
    title=plain("Points of the fund"),
    reason=plain("Need first."),
    author=plain("Committee"),
    since=date(2026, 9, 1),
    criteria=(
        Criterion(
            id="need",
            title=plain("The need is shown"),
            question="necessity.need_level",
            points=(0, 1, 4, 8, 10),
        ),
        Criterion(
            id="sharing",
            title=plain("Others can use it"),
            question="necessity.sharing",
            points=(0, 1, 4, 8, 10),
        ),
    ),
)


def points(need: float, sharing: float) -> RubricResult:
    results = tuple(
        CriterionResult(
            id=one.id,
            title=one.title,
            question=one.question,
            low=worth,
            high=worth,
            most=10,
            weight=1,
        )
        for one, worth in zip(RUBRIC.criteria, (need, sharing), strict=True)
    )
    return RubricResult(
        title=RUBRIC.title,
        reason=RUBRIC.reason,
        author=RUBRIC.author,
        since=RUBRIC.since,
        low=need + sharing,
        high=need + sharing,
        most=20,
        criteria=results,
    )


@pytest.fixture
def entry() -> MakeEntry:
    def of(name: str, **changes: object) -> Entry:
        usual = {
            "name": name,
            "file": f"submissions/{name}/answers.yaml",
            "project": f"Project {name}",
            "organisation": "A town (illustrative)",
            "language": "fr",
            "outcome": "conditions",
            "declared": "conditions",
            "supported": "conditions",
            "fired": ("G5",),
            "possible": (),
            "footprint": Estimate(
                unit="kgCO2e", central=1200, median=1200, mean=1250, low=900, high=1900
            ),
            "held_back": False,
            "at_least": True,
            "assessed": 0.8,
            "coverage": 0.5,
            "evidence": 0.25,
            "given": 30,
            "claimed": 12,
            "missing": (Text({"en": "How long?", "fr": "Combien de temps ?"}),),
            "comparable": True,
            "reasons": (),
        }
        return Entry.model_validate({**usual, **changes})

    return of


@pytest.fixture
def call() -> Call:
    digest = "0" * 64
    return Call(
        id="small-call",
        title=Text({"en": "Small call", "fr": "Petit appel"}),
        funder="A fund (illustrative)",
        pack=CallPack(id="small", version="0.1.0", sha256=digest),
        factors=CallFactors(sha256=digest),
        as_of=date(2026, 11, 21),
        horizon=5,
        profile="funding",
        rubric=RUBRIC,
    )
