from typing import Any

import pytest
from pydantic import TypeAdapter

from assessor.catalogue.moving import Moving, take
from assessor.domain.migrations import Step

STEP: TypeAdapter[Step] = TypeAdapter(Step)
WHY = {"en": "Because.", "fr": "Parce que."}
MAP = {"do": "map_values", "id": "a.one", "values": {"old": "new", "true": "yes"}}
DAYS = {"do": "convert", "id": "a.one", "from_unit": "h", "to_unit": "d"}
YEAR = {**DAYS, "from_unit": "h", "to_unit": "h/year", "factor": 12}
SPLIT = {
    "do": "split",
    "id": "a.one",
    "into": [{"id": "a.two", "values": {"both": True}}, {"id": "a.three"}],
}
TABLE = {
    "do": "merge",
    "ids": ["a.one", "a.two"],
    "to": "a.both",
    "table": [{"when": {"a.one": True, "a.two": "x"}, "value": "high"}],
}
SUM = {"do": "merge", "ids": ["a.one", "a.two"], "to": "a.sum", "how": "sum"}
RENAME = {"do": "rename", "id": "a.one", "to": "b.other"}
GROUP = {"do": "rename", "id": "runs.of", "to": "jobs.of"}
ASIDE = {"state": "not_applicable", "justification": "No."}


def moved(answers: dict[str, Any], step: dict[str, Any]) -> Moving:
    moving = Moving(dict(answers), {"runs.of": ["a"]}, {"a.one": [{"by": "x"}]})
    take(moving, STEP.validate_python({**step, "reason": WHY}))
    return moving


@pytest.mark.parametrize(
    ("answers", "step", "now"),
    [
        ({"a.one": "1200 h [900, 1600]"}, RENAME, {"b.other": "1200 h [900, 1600]"}),
        (
            {"runs.of[a].one": 1},
            {"do": "rename", "id": "runs.of.one", "to": "runs.of.two"},
            {"runs.of[a].two": 1},
        ),
        ({"runs.of[a].one": 1, "a.one": 2}, GROUP, {"jobs.of[a].one": 1, "a.one": 2}),
        ({"a.one": "old"}, MAP, {"a.one": {"state": "answered", "value": "new"}}),
        ({"a.one": True}, MAP, {"a.one": {"state": "answered", "value": "yes"}}),
        ({"a.one": "other"}, MAP, {}),
        ({"a.one": ["old", "other"]}, MAP, {}),
        (
            {"a.one": ["old", True]},
            MAP,
            {"a.one": {"state": "answered", "value": ["new", "yes"]}},
        ),
        (
            {"a.one": {"x/y": "old"}},
            MAP,
            {"a.one": {"state": "answered", "value": {"x/y": "new"}}},
        ),
        ({"a.one": "?"}, MAP, {"a.one": "?"}),
        ({"a.one": ASIDE}, MAP, {"a.one": ASIDE}),
        (
            {"a.one": {"state": "planned", "value": "old", "evidence": ["E1"]}},
            MAP,
            {"a.one": {"state": "planned", "value": "new", "evidence": ["E1"]}},
        ),
        ({"a.one": 48}, DAYS, {"a.one": {"state": "answered", "value": 2.0}}),
        (
            {"a.one": "48 h [24, 72]"},
            DAYS,
            {"a.one": {"state": "answered", "value": 2.0, "range": [1.0, 3.0]}},
        ),
        ({"a.one": {"value": 3, "unit": "d"}}, DAYS, {"a.one": {"value": 3.0}}),
        ({"a.one": 10}, YEAR, {"a.one": {"state": "answered", "value": 120.0}}),
        ({"a.one": "much"}, DAYS, {}),
        ({"a.one": "both"}, SPLIT, {"a.two": {"state": "answered", "value": True}}),
        ({"a.one": "else"}, SPLIT, {}),
        (
            {"a.one": True, "a.two": "x"},
            TABLE,
            {"a.both": {"state": "answered", "value": "high"}},
        ),
        ({"a.one": True, "a.two": "y"}, TABLE, {}),
        ({"a.one": True}, TABLE, {}),
        ({"a.one": True, "a.two": "?"}, TABLE, {}),
        (
            {"a.one": 1, "a.two": 2.5},
            SUM,
            {"a.sum": {"state": "answered", "value": 3.5}},
        ),
        (
            {"a.one": {"value": 1, "range": [0, 2], "evidence": ["E1"]}, "a.two": 2},
            SUM,
            {
                "a.sum": {
                    "state": "answered",
                    "value": 3.0,
                    "range": [2, 4],
                    "evidence": ["E1"],
                }
            },
        ),
        ({"a.one": 1, "a.two": {"value": 2, "unit": "d"}}, SUM, {}),
        ({"a.one": 1, "a.two": "2 h"}, SUM, {}),
        ({"a.one": 1, "a.two": 2}, {"do": "drop", "id": "a.one"}, {"a.two": 2}),
        ({"a.one": 1}, {"do": "reask", "id": "a.one"}, {}),
        ({}, {"do": "add", "id": "a.one"}, {}),
    ],
)
def test_a_step_moves_answers_and_guesses_nothing(
    answers: dict[str, Any], step: dict[str, Any], now: dict[str, Any]
) -> None:
    assert moved(answers, step).answers == now


@pytest.mark.parametrize(
    ("answers", "step", "was", "to", "now"),
    [
        ({"a.one": 1}, RENAME, "1", ("b.other",), ("1",)),
        ({"a.one": "other"}, MAP, "other", ("a.one",), ("open",)),
        ({"a.one": "48 h"}, DAYS, "48 h", ("a.one",), ("2.0",)),
        ({"a.one": "both"}, SPLIT, "both", ("a.two", "a.three"), ("True", "open")),
        ({"a.one": 1}, {"do": "drop", "id": "a.one"}, "1", (), ()),
        (
            {"a.one": "?"},
            {"do": "reask", "id": "a.one"},
            "unknown",
            ("a.one",),
            ("open",),
        ),
        ({}, {"do": "add", "id": "a.one"}, "open", ("a.one",), ("open",)),
    ],
)
def test_every_move_is_written_down_with_its_reason(
    answers: dict[str, Any],
    step: dict[str, Any],
    was: str,
    to: tuple[str, ...],
    now: tuple[str, ...],
) -> None:
    [move] = moved(answers, step).moves

    assert (move.was, move.to, move.now) == (was, to, now)
    assert move.reason.root == WHY


def test_a_group_that_is_renamed_keeps_its_rows() -> None:
    assert moved({"runs.of[a].one": 1}, GROUP).groups == {"jobs.of": ["a"]}


@pytest.mark.parametrize(
    ("step", "kept"), [(RENAME, ["b.other"]), (MAP, []), (DAYS, []), (GROUP, ["a.one"])]
)
def test_a_review_follows_an_id_but_not_another_value(
    step: dict[str, Any], kept: list[str]
) -> None:
    assert [*moved({"a.one": 3}, step).reviews] == kept
