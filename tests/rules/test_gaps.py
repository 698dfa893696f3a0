from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile, State
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.rules.gaps import gaps
from assessor.rules.levels import level_results

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
Footprints = Callable[..., Footprint]


def test_gaps_are_the_questions_that_are_open_or_unknown(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    pack = pack_of({"a.level": {}, "b.level": {}, "c.level": {}, "d.level": {}})
    answers = answers_of({"a.level": 2, "b.level": "?", "c.level": "n/a"})
    found = gaps(pack, read_sheet(pack, answers).standings, (), footprint_of())
    assert [(gap.id, gap.state) for gap in found] == [
        ("b.level", State.UNKNOWN),
        ("d.level", State.OPEN),
    ]


def test_what_is_not_assessed_goes_before_what_varies_before_what_weighs(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    number = {"type": "number", "part": "NE"}
    pack = pack_of(
        {
            "a.light": {"weight": 1},
            "a.heavy": {"weight": 1.5, "code": "CTX-03", "holder": ["it"]},
            "b.place": number,
            "b.pue": {**number, "missing": "defaults/pue#unknown_site"},
            "c.energy": {**number, "feeds": "training.energy"},
            "c.required": {**number, "required": {"funding": True}},
        }
    )
    footprint = footprint_of(
        [{"row": "c", "state": "not_assessed", "reason": "missing: energy"}],
        shares=[
            _share("answer:b.place", 0.2),
            _share("factor:defaults/pue#unknown_site", 0.7),
        ],
    )
    found = gaps(pack, read_sheet(pack, answers_of({})).standings, (), footprint)
    assert [gap.id for gap in found] == [
        "c.energy",
        "b.pue",
        "b.place",
        "a.heavy",
        "a.light",
        "c.required",
    ]
    heavy = found[3]
    assert (heavy.code, heavy.holder, heavy.weight) == ("CTX-03", ("it",), 1.5)


def test_a_level_that_figures_settle_is_no_gap(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    derive = {"level": "3 if net.robust else 1", "settles": True}
    pack = pack_of({"a.level": {"derive": derive}, "b.level": {}})
    sheet = read_sheet(pack, answers_of({}))
    levels = level_results(sheet, pack, {"net.robust": True})
    found = gaps(pack, sheet.standings, levels, footprint_of())
    assert [gap.id for gap in found] == ["b.level"]


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        ([{"row": "coverage[training/datacentre]", "state": "not_assessed"}], True),
        ([{"row": "training.runs[main]", "state": "assessed"}], False),
        ([], False),
    ],
)
def test_what_decides_on_figures_comes_first_while_some_are_missing(
    pack_of: Packs,
    answers_of: Answers,
    footprint_of: Footprints,
    cells: list[dict[str, str]],
    first: bool,
) -> None:
    needed = {"part": "NE", "required": {"funding": True}}
    energy = {"type": "number", "feeds": "training.energy", "when": "b.trains"}
    pack = pack_of(
        {
            "a.level": {"weight": 1.5},
            "b.trains": {"type": "bool", **needed},
            "c.energy": {**energy, **needed},
        }
    )
    standings = read_sheet(pack, answers_of({})).standings
    found = gaps(pack, standings, (), footprint_of(cells))
    assert [gap.id for gap in found][:: 1 if first else -1] == ["b.trains", "a.level"]


def _share(key: str, share: float) -> dict[str, object]:
    return {"key": key, "share": share, "low": 0, "high": 1, "answerable": True}
