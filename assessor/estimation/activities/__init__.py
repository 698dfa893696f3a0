"""What each kind of activity needs, and the lines it adds to the inventory."""

from collections.abc import Callable, Mapping, Sequence

from assessor.domain.activity import Row
from assessor.estimation.activities import (
    cloud,
    edge,
    equipment,
    inference,
    layers,
    network,
    purchases,
    spending,
    storage,
    terminals,
    themes,
    top_down,
    training,
)
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.lines import Line, Worked

Work = Callable[[Activity, Sequence[Row]], Worked]

_WORK: Mapping[str, Work] = {
    "cloud.accounts": cloud.work,
    "edge.devices": edge.work,
    "equipment.items": equipment.work,
    "inference.endpoints": inference.work,
    "network.flows": network.work,
    "purchases.lines": purchases.work,
    "spending.lines": spending.work,
    "storage.stores": storage.work,
    "terminals.devices": terminals.work,
    "top_down.hours": top_down.work,
    "training.runs": training.work,
}

GROUPS = frozenset(_WORK)
"""Groups of rows that add to the inventory."""


def work(activity: Activity, rows: Sequence[Row]) -> Worked:
    """Return what a row adds to the inventory of its scenario.

    Args:
        activity: The row.
        rows: All rows of the scenario.
    """
    known = _WORK.get(activity.row.group)
    return Worked(()) if known is None else known(activity, rows)


def of_themes(
    setting: Setting, rows: Sequence[Row], lines: Sequence[Line], scenario: str
) -> Worked:
    """Return what is not told in rows.

    It is a model made by others, experiments, and layers of training.

    Args:
        setting: Facts that are not in rows.
        rows: The rows of the scenario.
        lines: Their lines.
        scenario: Its key.
    """
    experiments = themes.experiments(setting, rows, lines, scenario)
    base_model = tuple(themes.base_model_lines(setting))
    told = (*lines, *base_model)
    untold = layers.layer_lines(setting, rows, told)
    return Worked(
        (*base_model, *experiments.lines, *untold), warnings=experiments.warnings
    )
