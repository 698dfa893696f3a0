"""What scenarios do to the world: lines of the application domain and effects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor.domain.activity import Row
from assessor.domain.credits import names_a_credit
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.estimation.combining import together
from assessor.estimation.formulas.scenarios import EFFECTS, LINES
from assessor.estimation.graph import Node, Sheet
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.lines import MISSING
from assessor.estimation.variables import Variable

_ORDERS_SUMMED = ("first", "second")
_THIRD = "third"
_CREDIT = "a carbon credit or an offset is no effect of the project"
_SAVING = "an effect of first order is the impact of the equipment: it cannot save"


@dataclass(frozen=True, eq=False)
class Effect:
    """One line or one effect of a scenario, per year.

    Attributes:
        order: ``first``, ``second`` or ``third``; empty for a line.
        node: Impact of a year; ``None`` where it is not known or not counted.
        aside: Why it is not counted, whatever its value; empty where it is.
    """

    row: str
    indicator: Indicator
    order: str
    node: Node | None
    aside: str = ""


@dataclass(frozen=True, eq=False)
class NetPlan:
    """The net effect on one indicator, before it has values."""

    indicator: Indicator
    gross: Node
    footprint: Node
    net: Node
    third: Node | None


@dataclass(frozen=True, eq=False)
class Side:
    """One scenario as the net effect sees it.

    Attributes:
        effects: Its lines and effects.
        footprint: Its figures over the whole life, for one indicator.
    """

    effects: Sequence[Effect]
    footprint: Sequence[Node]


def effects_of(rows: Sequence[Row], setting: Setting) -> Iterator[Effect]:
    """Yield the lines and the effects among the rows of a scenario."""
    for row in rows:
        activity = Activity(row, setting)
        if row.group == "scenario.lines":
            aside = _CREDIT if names_a_credit(activity.word("name")) else ""
            node = None if aside else _line(activity)
            yield Effect(activity.name, "gwp", "", node, aside)
        elif row.group == "scenario.effects":
            word = activity.word("indicator")
            indicator: Indicator = next((i for i in INDICATORS if i == word), "gwp")
            order = activity.word("order") or _ORDERS_SUMMED[0]
            aside = _not_an_effect(activity, order)
            node = None if aside else activity.answer("quantity_per_year", "effect")
            yield Effect(activity.name, indicator, order, node, aside)


def set_aside(effects: Sequence[Effect]) -> list[str]:
    """Say which lines and effects are not counted, and why."""
    return [
        f"{effect.row} is not counted: {effect.aside}"
        for effect in effects
        if effect.aside
    ]


def _not_an_effect(activity: Activity, order: str) -> str:
    """Say why a row is no effect of the project; nothing where it is one."""
    words = (activity.word("name"), activity.word("category"))
    if any(names_a_credit(word) for word in words):
        return _CREDIT
    fact = activity.row.facts.get("quantity_per_year")
    quantity = None if fact is None else fact.value
    saves = isinstance(quantity, (int, float)) and quantity < 0
    if saves and order == _ORDERS_SUMMED[0]:
        return _SAVING
    return ""


def _line(activity: Activity) -> Node | None:
    quantity = activity.answer("quantity_per_year")
    factor = activity.answer("factor", "line_factor")
    known = {
        "quantity_per_year": quantity,
        "line_factor": factor,
    }
    given = {name: node for name, node in known.items() if node is not None}
    base = Sheet(activity.name, LINES, {}, lambda _: None)
    sheet = Sheet(
        name=activity.name,
        formulas=LINES,
        given=given,
        fallback=lambda _: None,
        base=base,
        unit=INDICATORS["gwp"],
        suffix=":gwp",
    )
    return sheet.solve("line_impact")


def net_plan(
    indicator: Indicator, reference: Side, project: Side, setting: Setting
) -> NetPlan | str | None:
    """Return the net effect of a project, the reason why there is none, or ``None``.

    Args:
        indicator: The indicator.
        reference: What would happen anyway.
        project: The project.
        setting: Facts that are not in rows.
    """
    mine = [_of(indicator, side.effects) for side in (reference, project)]
    if not any(not effect.aside for side in mine for effect in side):
        return None
    unknown = [
        effect.row
        for side in mine
        for effect in side
        if effect.node is None and not effect.aside and effect.order != _THIRD
    ]
    lifetime = setting.theme("service.lifetime", "service_lifetime")
    if unknown:
        return f"{MISSING}: {', '.join(unknown)}"
    if lifetime is None or not project.footprint:
        return f"{MISSING}: {'footprint' if lifetime else 'service_lifetime'}"
    sheet = _sheet(indicator, lifetime, reference, project, setting)
    gross, footprint = sheet.solve("gross_benefit"), sheet.solve("footprint_per_year")
    net = sheet.solve("net_benefit")
    if gross is None or footprint is None or net is None:
        return f"{MISSING}: {', '.join(sheet.missing('net_benefit'))}"
    third = [
        effect.node for effect in mine[1] if effect.order == _THIRD and effect.node
    ]
    name = f"net_effect.third_order:{indicator}"
    whole = together(name, INDICATORS[indicator], third) if third else None
    return NetPlan(indicator, gross, footprint, net, whole)


def _of(indicator: Indicator, effects: Sequence[Effect]) -> list[Effect]:
    return [effect for effect in effects if effect.indicator == indicator]


def _sheet(
    indicator: Indicator,
    lifetime: Node,
    reference: Side,
    project: Side,
    setting: Setting,
) -> Sheet:
    unit = INDICATORS[indicator]

    def total(name: str, parts: Sequence[Node]) -> Node:
        return together(f"net_effect.{name}:{indicator}", unit, parts)

    before = _yearly(indicator, reference, lifetime)
    given = {
        "reference_impact": total("reference_impact", before),
        "project_impact": total("project_impact", _nodes(indicator, project, "")),
        "project_effects": total(
            "project_effects", _nodes(indicator, project, *_ORDERS_SUMMED)
        ),
        "footprint": total("footprint", project.footprint),
        "service_lifetime": lifetime,
        "rebound": setting.theme("scenario.rebound", "rebound") or _no_rebound(),
    }
    base = Sheet("net_effect", EFFECTS, {}, lambda _: None)
    return Sheet(
        name="net_effect",
        formulas=EFFECTS,
        given=given,
        fallback=lambda _: None,
        base=base,
        unit=unit,
        suffix=f":{indicator}",
    )


def _yearly(indicator: Indicator, reference: Side, lifetime: Node) -> list[Node]:
    parts = _nodes(indicator, reference, "", *_ORDERS_SUMMED)
    if not reference.footprint:
        return parts
    unit = INDICATORS[indicator]
    whole = together(
        f"net_effect.reference_footprint:{indicator}", unit, reference.footprint
    )
    base = Sheet("net_effect", EFFECTS, {}, lambda _: None)
    sheet = Sheet(
        name="net_effect.reference",
        formulas=EFFECTS,
        given={"footprint": whole, "service_lifetime": lifetime},
        fallback=lambda _: None,
        base=base,
        unit=unit,
        suffix=f":{indicator}",
    )
    yearly = sheet.solve("footprint_per_year")
    return parts if yearly is None else [*parts, yearly]


def _nodes(indicator: Indicator, side: Side, *orders: str) -> list[Node]:
    return [
        effect.node
        for effect in _of(indicator, side.effects)
        if effect.node is not None and effect.order in orders
    ]


def _no_rebound() -> Node:
    return Node(
        id="net_effect.rebound",
        quantity="rebound",
        unit="1",
        origin="assumption",
        value=Variable("assumption:net_effect.rebound", 0.0, 0.0, 0.0, "share"),
        notes=("no rebound stated: none; see the stress test",),
    )
