"""Rows of activity data, and the facts that they carry."""

from collections.abc import Mapping

from assessor.domain.answers import Quality, State
from assessor.domain.facts import FactKind
from assessor.domain.model import Model


class Fact(Model):
    """One fact of one row, as answered or as drawn from a default.

    Attributes:
        key: Name of the draw: ``answer:training.runs[main].energy``, or
            ``factor:defaults/pue#unknown_site`` where a default stands in. Facts of
            the same key are the same draw.
        value: Central value of a number in the unit of its type, or the word, or
            the truth; ``None`` where only a range is known.
        low: Lower bound of a 95 % interval, where one was given.
        high: Upper bound of a 95 % interval, where one was given.
        default: Table row that stands in for an open or unknown answer.
    """

    name: str
    key: str
    kind: FactKind
    value: float | str | bool | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    quality: Quality | None = None
    state: State = State.ANSWERED
    default: str | None = None


class Row(Model):
    """One row of activity: a training run, an endpoint, a store.

    Attributes:
        group: Group of ``FACTS``, as in ``training.runs``.
        key: Key of the row in its group.
        scenario: Scenario the row belongs to.
        facts: Facts by field, as in ``energy``. An open or unknown fact without a
            default is present with value ``None`` and its state.
    """

    group: str
    key: str
    scenario: str = "project"
    facts: dict[str, Fact]


class Inventory(Model):
    """Everything the estimator reads of one project.

    Attributes:
        rows: Rows of all groups and scenarios.
        themes: Facts that are not in rows, by full name: ``service.uses_per_year``.
        scenarios: Label by scenario.
        year: Year used where a row states none. [calendar year]
        coverage: State of each cell of the coverage grid, by ``phase/tier``.
        uses_in_3_years: Uses a year that are expected in the fourth year of service.
            [1/year]
        uses_at_scale: Uses a year at full scale. [1/year]
        efficiency_trend: How far the energy of one use is told to fall each year; it
            enters no total. [0 to 1]
        rebound: Rebound at which a net effect is tested. [0 to 1]
    """

    rows: tuple[Row, ...]
    themes: Mapping[str, Fact]
    scenarios: Mapping[str, str]
    year: int
    rebound: float
    coverage: Mapping[str, str] = {}
    uses_in_3_years: float | None = None
    uses_at_scale: float | None = None
    efficiency_trend: float | None = None
