"""Travel, services, materials and the rest, each with a factor: ``purchases.lines``.

A row needs ``quantity`` and ``factor``; ``service.lifetime`` where it is ``per_year``.
"""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.services import PURCHASES
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_SOURCES: Mapping[str, Source] = {"service_lifetime": SOURCES["service_lifetime"]}
_CATEGORIES = {"travel": "3.6"}
_BOUGHT = "3.1"


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a purchase adds to the inventory."""
    name = "quantity_per_year" if activity.holds("per_year") else "quantity"
    quantity = activity.answer("quantity", name)
    given = {} if quantity is None else {name: quantity}
    sheet = sheet_of(activity, PURCHASES, given, _SOURCES)
    factor = activity.answer("factor", "purchase_factor")
    factors = {} if factor is None else {"purchase_factor": factor}
    impacts = impact_sheet(activity, sheet, "gwp", factors)
    node = impacts.solve("purchase_impact")
    reason = "" if node else missing(impacts, "purchase_impact")
    lines = [
        Line(
            row=activity.name,
            indicator=indicator,
            phase=phase_of(activity, "data"),
            stage="unsplit",
            tier="other",
            supply="cloud",
            node=node if indicator == "gwp" else None,
            state="assessed" if node and indicator == "gwp" else "not_assessed",
            reason=reason if indicator == "gwp" else f"{NO_FACTOR}: purchase_factor",
            category=_CATEGORIES.get(activity.word("category"), _BOUGHT),
        )
        for indicator in INDICATORS
    ]
    return Worked(tuple(lines))
