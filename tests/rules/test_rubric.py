from datetime import date

import pytest

from assessor.domain.calls import Rubric
from assessor.domain.wording import plain
from assessor.expressions import ABSENT, OPEN, Unsettled
from assessor.rules.rubric import Ranking, points, rank


def rubric(*weights: float) -> Rubric:
    return Rubric.model_validate(
        {
            "title": plain("Points"),
            "reason": plain("Because."),
            "author": plain("A fund"),
            "since": date(2026, 1, 1),
            "criteria": [
                {
                    "id": name,
                    "title": plain(name),
                    "question": f"need.{name}",
                    "points": (0, 1, 4, 8, 10),
                    "weight": weight,
                }
                for name, weight in zip("abc", weights, strict=False)
            ],
        }
    )


def ranked(rule: Rubric, **levels: tuple[float | Unsettled, ...]) -> Ranking:
    def of(given: tuple[float | Unsettled, ...]) -> dict[str, float | Unsettled]:
        return {
            f"need.{name}": level for name, level in zip("abc", given, strict=False)
        }

    results = {
        name: points(rule, of(given).__getitem__) for name, given in levels.items()
    }
    return rank(results)


@pytest.mark.parametrize(
    ("level", "interval"),
    [(3, (8, 8)), (1.5, (2.5, 2.5)), (OPEN, (0, 10)), (4, (10, 10))],
)
def test_a_level_is_worth_what_the_funder_says(
    level: float | Unsettled, interval: tuple[float, float]
) -> None:
    result = points(rubric(1), lambda _: level)

    assert (result.low, result.high) == interval
    assert result.most == 10


def test_what_does_not_apply_leaves_points_and_most() -> None:
    levels: dict[str, float | Unsettled] = {"need.a": 3, "need.b": ABSENT}

    result = points(rubric(1, 2), levels.__getitem__)

    assert (result.low, result.high, result.most) == (8, 8, 10)


def test_equal_points_share_a_place() -> None:
    found = ranked(rubric(1), one=(3,), two=(3,), three=(1,))

    assert [(place.name, place.number) for place in found.places] == [
        ("one", 1),
        ("two", 1),
        ("three", 3),
    ]


def test_an_order_that_every_weight_leaves_alone_holds() -> None:
    assert ranked(rubric(1, 1), one=(4, 4), two=(1, 1)).holds


def test_the_weight_that_an_order_hangs_on_is_named_with_who_moves() -> None:
    found = ranked(rubric(1, 1, 0.1), one=(4, 0, 0), two=(0, 3, 0))

    assert [place.name for place in found.places] == ["one", "two"]
    assert not found.holds
    assert {swing.criterion: swing.moved for swing in found.swings} == {
        "a": ("one", "two"),
        "b": ("one", "two"),
        "c": (),
    }


def test_an_open_level_ranks_at_its_worst() -> None:
    found = ranked(rubric(1), known=(1,), unknown=(OPEN,))

    assert [place.name for place in found.places] == ["known", "unknown"]
