from typing import get_args

from assessor.domain.assessment import OutcomeId
from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.portfolio.committee import ORDER, Committee, Pins, gather
from assessor.portfolio.entry import Refused
from tests.portfolio.conftest import MakeEntry, points

PINS = Pins(
    pack="small",
    pack_version="0.1.0",
    pack_sha256="0" * 64,
    factors_sha256="0" * 64,
    program_version="0.1.0",
    draws=64,
)


def test_every_outcome_has_its_place_in_the_order() -> None:
    assert set(ORDER) == set(get_args(OutcomeId))


def test_submissions_are_sorted_by_outcome_then_evidence_then_name(
    call: Call, small_pack: Pack, entry: MakeEntry
) -> None:
    found = [
        entry("d", outcome="refer", evidence=1.0),
        entry("c", evidence=None),
        entry("b", evidence=0.2),
        entry("a", evidence=0.2),
        entry("e", evidence=0.9),
        entry("f", outcome="proceed", evidence=0.0),
    ]

    committee = gather(call, small_pack, found, PINS)

    assert [one.name for one in committee.entries] == ["f", "e", "a", "b", "c", "d"]


def test_only_what_may_be_compared_has_a_place(
    call: Call, small_pack: Pack, entry: MakeEntry
) -> None:
    found = [
        entry("first", points=points(10, 0)),
        entry("second", points=points(4, 4)),
        entry("aside", points=points(10, 10), comparable=False),
    ]

    ranking = gather(call, small_pack, found, PINS).ranking

    assert ranking is not None
    assert [(one.name, one.number) for one in ranking.places] == [
        ("first", 1),
        ("second", 2),
    ]
    assert not ranking.holds


def test_without_points_there_is_no_ranking(
    call: Call, small_pack: Pack, entry: MakeEntry
) -> None:
    assert gather(call, small_pack, [entry("a")], PINS).ranking is None


def test_what_could_not_be_read_is_kept_apart(
    call: Call, small_pack: Pack, entry: MakeEntry
) -> None:
    bad = Refused(name="bad", file="submissions/bad.yaml", problem="not YAML")

    committee = gather(call, small_pack, [bad, entry("good")], PINS)

    assert [one.name for one in committee.entries] == ["good"]
    assert committee.refused == (bad,)
    assert Committee.model_validate_json(committee.model_dump_json()) == committee
