"""Travel, services, materials and the rest, each with a factor: ``purchases.lines``.

A row needs ``quantity`` and ``factor``; ``service.lifetime`` where it is ``per_year``.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, Phase
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.services import PURCHASES
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_SOURCES: Mapping[str, Source] = {"service_lifetime": SOURCES["service_lifetime"]}
_CATEGORIES = {"travel": "3.6"}
BOUGHT: Final = "3.1"
"""Category of scope 3: purchased goods and services."""


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a purchase adds to the inventory."""
    name = "quantity_per_year" if activity.holds("per_year") else "quantity"
    sheet = purchase_sheet(
        activity, PURCHASES, {name: activity.answer("quantity", name)}
    )
    category = _CATEGORIES.get(activity.word("category"), BOUGHT)
    return at_its_factor(activity, sheet, phase_of(activity, "data"), category)


def purchase_sheet(
    activity: Activity, formulas: Formulas, known: Mapping[str, Node | None]
) -> Sheet:
    """Return a sheet that leads to the quantity bought.

    Args:
        activity: The row.
        formulas: Formulas to solve with.
        known: Answers of the row, by the name that the formulas give them.
    """
    given = {name: node for name, node in known.items() if node is not None}
    return sheet_of(activity, formulas, given, _SOURCES)


def at_its_factor(
    activity: Activity, sheet: Sheet, phase: Phase, category: str
) -> Worked:
    """Return the lines of a quantity times the factor that the row states.

    Args:
        activity: The row, with ``factor`` [kgCO2e/unit] if it is known.
        sheet: What leads to the quantity bought.
        phase: Phase that the purchase belongs to.
        category: Category of scope 3.
    """
    factor = activity.answer("factor", "purchase_factor")
    factors = {} if factor is None else {"purchase_factor": factor}
    impacts = impact_sheet(activity, sheet, "gwp", factors)
    node = impacts.solve("purchase_impact")
    reason = "" if node else missing(impacts, "purchase_impact")
    lines = [
        Line(
            row=activity.name,
            indicator=indicator,
            phase=phase,
            stage="unsplit",
            tier="other",
            supply="cloud",
            node=node if indicator == "gwp" else None,
            state="assessed" if node and indicator == "gwp" else "not_assessed",
            reason=reason if indicator == "gwp" else f"{NO_FACTOR}: purchase_factor",
            category=category,
        )
        for indicator in INDICATORS
    ]
    return Worked(tuple(lines))
