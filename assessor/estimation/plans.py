"""From the rows of an inventory to the lines of each scenario."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assessor.domain.activity import Inventory, Row
from assessor.estimation import activities
from assessor.estimation.coverage import covered
from assessor.estimation.effects import Effect, effects_of
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.lines import MISSING, Line, Purchase, Worked

PROJECT, REFERENCE = "project", "reference"
WITH_LEGACY = "with_legacy"
_FROM_ABOVE = ("top_down.hours", "cloud.accounts")
Kind = Literal["project", "reference", "today", "option"]
_KINDS: Mapping[str, Kind] = {
    "project": "project",
    "reference": "reference",
    "today": "today",
    "option": "option",
}


@dataclass(frozen=True, eq=False)
class Plan:
    """One scenario before it has values.

    Attributes:
        routes: Quantities that several routes lead to, by name of the quantity.
        tools: What read the quantity on each route, by name of the quantity.
        effects: Lines of the application domain and effects, per year.
        cards: Accelerators that its rows name.
        warnings: What is unlikely and should be confirmed.
        service: What the scenario offers.
        meets_need: How far that meets the need.
    """

    id: str
    label: str
    kind: Kind
    lines: tuple[Line, ...]
    routes: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    cards: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    service: str = ""
    meets_need: str = ""
    purchases: tuple[Purchase, ...] = ()
    tools: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def plan_all(inventory: Inventory, setting: Setting) -> dict[str, Plan]:
    """Return every scenario of an inventory; project and reference always exist.

    Rows of legacy versions count only in a scenario of their own, beside the project.
    """
    labels = {PROJECT: "", REFERENCE: "", **inventory.scenarios}
    for row in inventory.rows:
        labels.setdefault(row.scenario, "")
    plans = {
        key: _plan(key, label, inventory, setting) for key, label in labels.items()
    }
    if any(_is_legacy(row) and row.scenario == PROJECT for row in inventory.rows):
        plans[WITH_LEGACY] = _plan(
            WITH_LEGACY, "with legacy versions", inventory, setting
        )
    return plans


def _plan(key: str, label: str, inventory: Inventory, setting: Setting) -> Plan:
    source = PROJECT if key == WITH_LEGACY else key
    rows = [row for row in inventory.rows if row.scenario == source]
    if key != WITH_LEGACY:
        rows = [row for row in rows if not _is_legacy(row)]
    worked = [activities.work(Activity(row, setting), rows) for row in rows]
    lines = [line for part in worked for line in part.lines]
    warnings = [text for part in worked for text in part.warnings]
    if source == PROJECT:
        themes = activities.of_themes(setting, rows, lines, key)
        warnings += [*themes.warnings, *twice_embodied(lines), *twice_computed(lines)]
        lines = covered([*lines, *themes.lines], inventory, setting)
    option = next((row for row in rows if row.group == "scenario.options"), None)
    return Plan(
        id=key,
        label=label,
        kind=_kind(key, option),
        lines=tuple(lines),
        routes=dict(_routes(rows, worked)),
        effects=tuple(effects_of(rows, setting)),
        cards=tuple(
            dict.fromkeys(filter(None, (_word(r, "accelerator") for r in rows)))
        ),
        warnings=tuple(warnings),
        service=_word(option, "service"),
        meets_need=_word(option, "meets_need"),
        purchases=tuple(item for part in worked for item in part.purchases),
        tools={
            f"{row.group}[{row.key}].run_energy": part.tools
            for row, part in zip(rows, worked, strict=True)
            if part.tools
        },
    )


def _routes(
    rows: Sequence[Row], worked: Sequence[Worked]
) -> Iterator[tuple[str, Mapping[str, Node]]]:
    for row, part in zip(rows, worked, strict=True):
        for quantity, routes in part.routes.items():
            if len(routes) > 1:
                yield f"{row.group}[{row.key}].{quantity}", routes


def _kind(key: str, option: Row | None) -> Kind:
    if key in {PROJECT, REFERENCE, "today"}:
        return _KINDS[key]
    return _KINDS.get(_word(option, "kind"), "option")


def _word(row: Row | None, name: str) -> str:
    fact = None if row is None else row.facts.get(name)
    return fact.value if fact is not None and isinstance(fact.value, str) else ""


def _is_legacy(row: Row) -> bool:
    return _word(row, "version") == "legacy"


def twice_embodied(lines: Sequence[Line]) -> list[str]:
    """Return a warning where listed machines may also stand behind computing.

    The machines of a run or an endpoint count by their hours; machines listed as
    equipment of the same phase count by their years.
    """
    used = {line.phase for line in lines if line.stage != "use" and _computes(line)}
    listed = {
        line.row
        for line in lines
        if line.row.startswith("equipment.items") and line.phase in used
    }
    return [
        f"{row}: the machines of this phase count by their hours already; "
        "list here only what those hours leave out"
        for row in sorted(listed)
    ]


def twice_computed(lines: Sequence[Line]) -> list[str]:
    """Return a warning where one computation may be told from above and from below.

    Hours of a whole site and an account at a cloud provider hold the machines of
    their phase; runs and endpoints of the same phase may be the same machines.
    """
    used = {line.phase for line in lines if _computes(line)}
    whole = {
        line.row
        for line in lines
        if line.row.startswith(_FROM_ABOVE) and line.phase in used
    }
    return [
        f"{row}: runs or endpoints of this phase are counted too; keep only one of "
        "the two for the same machines"
        for row in sorted(whole)
    ]


def _computes(line: Line) -> bool:
    groups = ("training.runs", "inference.endpoints")
    return line.row.startswith(groups) and line.node is not None


def figures(plan: Plan, indicator: str) -> list[Node]:
    """Return the figures of a scenario for one indicator, over the whole life."""
    return [
        line.node
        for line in plan.lines
        if line.indicator == indicator and line.node is not None
    ]


def unknown_rows(plan: Plan, indicator: str) -> list[str]:
    """Return the rows whose activity is not known: nothing of them is assessed."""
    found: dict[str, bool] = {}
    for line in plan.lines:
        if line.indicator == indicator and line.state in {"assessed", "not_assessed"}:
            blank = line.node is None and line.reason.startswith(MISSING)
            found[line.row] = found.get(line.row, True) and blank
    return [row for row, blank in found.items() if blank]


def without_contract(plan: Plan) -> list[str]:
    """Return a warning where only some of the electricity has a contract stated."""
    used = [
        line
        for line in plan.lines
        if line.indicator == "gwp" and line.stage == "use" and line.node is not None
    ]
    bare = sorted(line.row for line in used if line.market is None)
    if not bare or len(bare) == len(used):
        return []
    return [f"market-based total: location-based for {', '.join(bare)}"]
