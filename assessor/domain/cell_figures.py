"""One cell of the inventory as ``evaluate --json`` prints it."""

from assessor.domain.impacts import INDICATORS, Cell, Indicator
from assessor.domain.model import Model


class CellFigure(Model):
    """One cell of the inventory."""

    indicator: Indicator
    row: str
    phase: str
    stage: str
    tier: str
    scope: int
    category: str
    state: str
    central: float | None
    low: float | None
    high: float | None
    unit: str
    reason: str
    trace: str


def cell_figure(cell: Cell) -> CellFigure:
    """Flatten a cell of the inventory."""
    estimate = cell.estimate
    return CellFigure(
        indicator=cell.indicator,
        row=cell.row,
        phase=cell.phase,
        stage=cell.stage,
        tier=cell.tier,
        scope=cell.scope,
        category=cell.category,
        state=cell.state,
        central=None if estimate is None else estimate.central,
        low=None if estimate is None else estimate.low,
        high=None if estimate is None else estimate.high,
        unit=INDICATORS[cell.indicator],
        reason=cell.reason,
        trace=cell.trace,
    )
