import pytest

from assessor.expressions import NameType, parse, satisfiable

TYPES = {
    "stage": NameType("choice", frozenset({"idea", "design"})),
    "kinds": NameType("choices", frozenset({"gpu", "cpu"})),
    "wide": NameType("choices", frozenset(map(str, range(40)))),
    "hours": NameType("number"),
    "energy": NameType("number"),
    "sober": NameType("number", level=True),
    "own": NameType("truth"),
    "name": NameType("text"),
    "runs.hours": NameType("number", many=True),
} | {f"c{n}": NameType("truth") for n in range(13)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("own", {True, False}),
        ("own or not own", {True}),
        ("own and not own", {False}),
        ("True", {True}),
        ("stage == 'idea' or stage == 'design'", {True}),
        ("stage == 'idea' and stage == 'design'", {False}),
        ("sober >= 0", {True}),
        ("sober > 3 and sober < 2", {False}),
        ("sober * 2 == 7", {False}),
        ("sober + sober > 7", {True, False}),
        ("hours > 3 and hours < 2", {False}),
        ("hours > 3 and hours < 4", {True, False}),
        ("hours <= 3 or hours > 3", {True}),
        ("hours in [1, 2] and hours > 2", {False}),
        ("name == 'x' and name == 'y'", {False}),
        ("name != 'x'", {True, False}),
        ("'gpu' in kinds and 'cpu' in kinds", {True, False}),
        ("count(kinds) > 2", {False}),
        ("any_of(runs.hours > 3)", {True, False}),
        ("known(hours) and not known(hours)", {False}),
        ("quality(hours) == 'measured'", {True, False}),
        ("coverage('a', 'b') == 'counted'", {True, False}),
        ("coalesce(own, True)", {True, False}),
        ("1 / 0 > 1", set()),
        ("hours * 2 > 3 and hours < 1", None),
        ("hours < energy and energy < hours", None),
        ("any_of(runs.hours > 3) and any_of(runs.hours < 2)", None),
        ("'1' in wide", None),
        (" and ".join(f"c{n}" for n in range(13)), None),
        ("unknown", None),
    ],
)
def test_says_which_outcomes_can_occur(text: str, expected: set[bool] | None) -> None:
    assert satisfiable(parse(text), TYPES) == expected
