"""From levels and facts to a conclusion, on one basis."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.assessment import LevelResult
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet
from assessor.expressions import Value
from assessor.rules.facts import level_facts
from assessor.rules.gates import Readings, rulings
from assessor.rules.levels import settled, shares
from assessor.rules.outcome import GAUGE_THRESHOLD, Verdict, decide


@dataclass(frozen=True)
class Bench:
    """Everything one conclusion hangs on, so that any of it can be moved.

    Attributes:
        levels: Level of each scored question that applies.
        facts: Figures and claims that rules read besides answers.
        threshold: Below it a gauge puts conditions. [0 to 1]
    """

    pack: Pack
    sheet: Sheet
    levels: tuple[LevelResult, ...]
    facts: Mapping[str, Value]
    threshold: float = GAUGE_THRESHOLD

    def readings(self) -> Readings:
        """Return how rules read the answers, the facts and the levels that count."""
        return Readings.of_sheet(
            self.sheet,
            {**level_facts(self.levels), **self.facts, **settled(self.levels)},
        )


def conclude(bench: Bench) -> Verdict:
    """Return what the gates and the gauges lead to."""
    gates = bench.pack.gates
    return decide(
        gates,
        rulings(gates, bench.readings()),
        shares(bench.levels),
        threshold=bench.threshold,
    )
