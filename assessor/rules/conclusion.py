"""From levels and facts to a conclusion, on one basis."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessor.domain.assessment import LevelResult
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GaugeId
from assessor.domain.rules import Ruling
from assessor.domain.sheet import Sheet
from assessor.expressions import Value
from assessor.rules.facts import level_facts
from assessor.rules.gates import Readings, rulings
from assessor.rules.levels import settled, shares
from assessor.rules.outcome import Verdict, decide


@dataclass(frozen=True)
class Bench:
    """Everything one conclusion hangs on, so that any of it can be moved.

    Attributes:
        levels: Level of each scored question that applies.
        facts: Figures and claims that rules read besides answers.
        threshold: Below it a gauge puts conditions. [0 to 1]
        given: Rulings of gates that nothing moved here has a hold on.
    """

    pack: Pack
    sheet: Sheet
    levels: tuple[LevelResult, ...]
    facts: Mapping[str, Value]
    threshold: float
    given: Mapping[str, Ruling] = field(default_factory=dict)

    @cached_property
    def gauges(self) -> Mapping[GaugeId, tuple[float, float]]:
        """Each gauge as a share of its best result, at worst and at best. [0 to 1]."""
        return shares(self.levels)

    @cached_property
    def verdict(self) -> Verdict:
        """What the gates and the gauges lead to, concluded once."""
        return conclude(self)

    def readings(self) -> Readings:
        """Return how rules read the answers, the facts and the levels that count."""
        return Readings.of_sheet(
            self.sheet,
            {
                **level_facts(self.levels, self.gauges),
                **self.facts,
                **settled(self.levels),
            },
        )


def conclude(bench: Bench) -> Verdict:
    """Return what the gates and the gauges lead to."""
    gates = bench.pack.gates
    return decide(
        gates,
        rulings(gates, bench.readings(), bench.given),
        bench.gauges,
        threshold=bench.threshold,
    )
