"""What is known by its cost alone: ``spending.lines``.

A row needs ``spend``, ``unit_price`` and ``factor``; ``service.lifetime`` where it is
``per_year``. The quantity is of the lowest quality there is: whatever is said of the
price, it counts as assumed, unless a range is given.
"""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.answers import Quality
from assessor.domain.impacts import INDICATORS
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.spending import SPENDING
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_SOURCES: Mapping[str, Source] = {"service_lifetime": SOURCES["service_lifetime"]}
_BOUGHT = "3.1"


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what an item known by its cost adds to the inventory."""
    activity = Activity(_assumed(activity.row), activity.setting)
    name = "spend_per_year" if activity.holds("per_year") else "spend"
    known = {
        name: activity.answer("spend", name),
        "unit_price": activity.answer("unit_price"),
    }
    given = {key: node for key, node in known.items() if node is not None}
    sheet = sheet_of(activity, SPENDING, given, _SOURCES)
    factor = activity.answer("factor", "purchase_factor")
    factors = {} if factor is None else {"purchase_factor": factor}
    impacts = impact_sheet(activity, sheet, "gwp", factors)
    node = impacts.solve("purchase_impact")
    reason = "" if node else missing(impacts, "purchase_impact")
    lines = [
        Line(
            row=activity.name,
            indicator=indicator,
            phase=phase_of(activity, "hosting"),
            stage="unsplit",
            tier="other",
            supply="cloud",
            node=node if indicator == "gwp" else None,
            state="assessed" if node and indicator == "gwp" else "not_assessed",
            reason=reason if indicator == "gwp" else f"{NO_FACTOR}: purchase_factor",
            category=_BOUGHT,
        )
        for indicator in INDICATORS
    ]
    return Worked(tuple(lines))


def _assumed(row: Row) -> Row:
    """Return a row whose price is only assumed: money is no measure of a quantity."""
    price = row.facts.get("unit_price")
    if price is None or price.low is not None:
        return row
    assumed = price.model_copy(update={"quality": Quality.ASSUMED})
    return row.model_copy(update={"facts": {**row.facts, "unit_price": assumed}})
