from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.rules import Ruling
from assessor.domain.sheet import read_sheet
from assessor.expressions import ABSENT, OPEN, Value, Values
from assessor.rules.findings import contradictions, findings
from assessor.rules.levels import level_results

Packs = Callable[..., Pack]
WORDS = {"en": "a", "fr": "b"}


def _finding(identifier: str, when: str, severity: str) -> dict[str, object]:
    return {
        "id": identifier,
        "severity": severity,
        "part": "CTX",
        "title": WORDS,
        "advice": WORDS,
        "when": when,
        "examples": [{"values": {}, "ruling": "clear"}] * 2,
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, [Ruling.FIRED]),
        (4, []),
        (OPEN, [Ruling.POSSIBLE]),
        (ABSENT, []),
    ],
)
def test_a_finding_speaks_when_it_holds_or_may_hold(
    pack_of: Packs, value: Value, said: list[Ruling]
) -> None:
    pack = pack_of({"a.level": {}}, findings=[_finding("f", "a.level < 2", "low")])
    found = findings(pack, Values({"a.level": value}))
    assert [finding.ruling for finding in found] == said


def test_certain_findings_come_first_and_severe_ones_before_light_ones(
    pack_of: Packs,
) -> None:
    rules = [
        _finding("maybe", "b.level < 2", "high"),
        _finding("light", "a.level < 2", "low"),
        _finding("severe", "a.level < 2", "high"),
    ]
    pack = pack_of({"a.level": {}, "b.level": {}}, findings=rules)
    found = findings(pack, Values({"a.level": 0}))
    assert [finding.id for finding in found] == ["severe", "light", "maybe"]


@pytest.mark.parametrize(
    ("declared", "settles", "found"), [(4, True, 1), (1, True, 0), (4, False, 0)]
)
def test_a_level_declared_above_what_figures_settle_is_a_finding(
    pack_of: Packs,
    answers_of: Callable[..., AnswersFile],
    declared: int,
    settles: bool,
    found: int,
) -> None:
    derive = {"level": "3 if net.robust else 1", "settles": settles}
    pack = pack_of({"a.level": {"derive": derive, "code": "RS-10"}})
    sheet = read_sheet(pack, answers_of({"a.level": declared}))
    levels = level_results(sheet, pack, {"net.robust": False})
    results = contradictions(pack, levels)
    assert len(results) == found
    assert all(r.title.in_language("en").startswith("RS-10:") for r in results)
