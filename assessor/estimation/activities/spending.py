"""What is known by its cost alone: ``spending.lines``.

A row needs ``spend``, ``unit_price`` and ``factor``; ``service.lifetime`` where it is
``per_year``. The quantity is of the lowest quality there is: whatever is said of the
price, it counts as assumed, unless a range is given.
"""

from collections.abc import Sequence

from assessor.domain.activity import Row
from assessor.domain.answers import Quality
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.activities.purchases import (
    BOUGHT,
    at_its_factor,
    purchase_sheet,
)
from assessor.estimation.formulas.spending import SPENDING
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Worked


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what an item known by its cost adds to the inventory."""
    activity = Activity(_assumed(activity.row), activity.setting)
    name = "spend_per_year" if activity.holds("per_year") else "spend"
    known = {
        name: activity.answer("spend", name),
        "unit_price": activity.answer("unit_price"),
    }
    sheet = purchase_sheet(activity, SPENDING, known)
    return at_its_factor(activity, sheet, phase_of(activity, "hosting"), BOUGHT)


def _assumed(row: Row) -> Row:
    """Return a row whose price is only assumed: money is no measure of a quantity."""
    price = row.facts.get("unit_price")
    if price is None or price.low is not None:
        return row
    assumed = price.model_copy(update={"quality": Quality.ASSUMED})
    return row.model_copy(update={"facts": {**row.facts, "unit_price": assumed}})
