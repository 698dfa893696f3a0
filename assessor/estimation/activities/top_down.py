"""Hours of a computing centre with a factor of its own: ``top_down.hours``.

A row needs ``hours``, and the four parts of the factor (``compute_manufacture``,
``compute_use``, ``other_manufacture``, ``other_use``) or ``site_factor`` alone. The
servers that compute stand in the data centre, the other servers of the site in the
tier of what is left.
"""

from collections.abc import Iterator, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, LifeStage, Tier
from assessor.estimation.activities.computing import sheet_of
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.top_down import TOP_DOWN
from assessor.estimation.graph import Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_FACTORS = ("compute_manufacture", "compute_use", "other_manufacture", "other_use")
_WHOLE: tuple[tuple[str, LifeStage, Tier], ...] = (
    ("site_impact", "unsplit", "datacentre"),
)
_PARTS: tuple[tuple[str, LifeStage, Tier], ...] = (
    ("compute_made", "manufacture", "datacentre"),
    ("compute_used", "use", "datacentre"),
    ("other_made", "manufacture", "other"),
    ("other_used", "use", "other"),
)


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what hours of a computing centre add to the inventory."""
    given = activity.given("hours", "site_factor", *_FACTORS)
    sheet = sheet_of(activity, TOP_DOWN, given, {})
    divided = any(name in given for name in _FACTORS)
    return Worked(tuple(_lines(activity, sheet, _PARTS if divided else _WHOLE)))


def _lines(
    activity: Activity,
    sheet: Sheet,
    parts: Sequence[tuple[str, LifeStage, Tier]],
) -> Iterator[Line]:
    phase = phase_of(activity, "training")
    supply = activity.word("supply") or "cloud"
    for indicator in INDICATORS:
        for quantity, stage, tier in parts:
            if indicator == "energy" and stage == "manufacture":
                continue
            node = sheet.solve(quantity) if indicator == "gwp" else None
            reason = f"{NO_FACTOR}: site_factor"
            if indicator == "gwp":
                reason = "" if node else missing(sheet, quantity)
            yield Line(
                row=activity.name,
                indicator=indicator,
                phase=phase,
                stage=stage,
                tier=tier,
                supply=supply,
                node=node,
                state="assessed" if node else "not_assessed",
                reason=reason,
            )
