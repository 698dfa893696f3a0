"""Why a figure is what it is, down to the answers and the factors."""

from collections.abc import Iterator, Mapping

from assessor.assessing.document import document
from assessor.assessing.explaining_words import Desk
from assessor.domain.assessment import Standing
from assessor.domain.impacts import Cell, Indicator, TraceStep
from assessor.domain.labels import labelled
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import resolve
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.quantities import said_quantity, said_unit

_INDENT = "  "
_DEEPEST = 30
_INDICATORS: Mapping[str, Text] = {
    name: Text({"en": en, "fr": fr})
    for name, en, fr in (
        ("gwp", "Climate change (GWP)", "Changement climatique (PRG)"),
        ("adpe", "Mineral resources (ADPe)", "Ressources minérales (ADPe)"),
        ("pe", "Primary energy (PE)", "Énergie primaire (PE)"),
        ("adpf", "Fossil resources (ADPf)", "Ressources fossiles (ADPf)"),
        ("water", "Water", "Eau"),
        ("energy", "Final energy", "Énergie finale"),
    )
}


def indicator_name(indicator: Indicator, language: str) -> str:
    """Return what an impact category is called."""
    return _INDICATORS[indicator].in_language(language)


def name_of(cell: Cell) -> str:
    """Return what a cell is asked for by: ``row:indicator:stage``."""
    return f"{cell.row}:{cell.indicator}:{cell.stage}"


def cells_by_name(desk: Desk) -> dict[str, list[Cell]]:
    """Return the cells of the project; machines of one row may share a name."""
    found: dict[str, list[Cell]] = {}
    for cell in desk.assessment.footprint.scenarios["project"].cells:
        found.setdefault(name_of(cell), []).append(cell)
    return found


def total(desk: Desk, indicator: Indicator) -> Iterator[str]:
    """Say what a total is the sum of, the largest part first."""
    found = desk.assessment.footprint.scenarios["project"].totals[indicator]
    name = desk.text(_INDICATORS[indicator])
    yield desk.say("total", name=name, figure=desk.estimate(found.estimate))
    if found.at_least:
        yield desk.say("at_least")
    cells = desk.assessment.footprint.scenarios["project"].cells
    mine = [(_told(desk, cell), cell) for cell in cells if cell.indicator == indicator]
    counted = [(n, c.estimate) for n, c in mine if c.estimate is not None]
    counted.sort(key=lambda pair: -abs(pair[1].central))
    if counted:
        yield desk.say("sum_of")
    for one, estimate in counted:
        yield _INDENT + desk.say("cell", name=one, figure=desk.estimate(estimate))
    for one, cell in mine:
        if cell.state == "not_assessed":
            said = desk.say("why_not", text=_reason(desk, cell))
            yield _INDENT + desk.say("cell", name=one, figure=said)
    if counted:
        yield desk.say("more")


def _told(desk: Desk, cell: Cell) -> str:
    """Return the name of a cell and, where its trace says so, what it is."""
    found = desk.assessment.footprint.trace.get(cell.trace)
    said = desk.speech.quantity(found.quantity) if found and found.formula else ""
    return f"{name_of(cell)} ({said})" if said else name_of(cell)


def figure(desk: Desk, cells: list[Cell]) -> Iterator[str]:
    """Say how one cell of the inventory was computed."""
    for cell in cells:
        shown = desk.estimate(cell.estimate)
        yield desk.say("cell", name=name_of(cell), figure=shown)
        if cell.estimate is None:
            yield desk.say("why_not", text=_reason(desk, cell))
        if cell.trace in desk.assessment.footprint.trace:
            yield from step(desk, cell.trace)


def _reason(desk: Desk, cell: Cell) -> str:
    said = desk.speech.remark(cell.reason) if cell.reason else ""
    return said or desk.say(f"cell_{cell.state}")


def step(desk: Desk, name: str) -> Iterator[str]:
    """Say how one step of the trace was computed, and each step below it."""
    yield from _step(desk, name, 0, set())


def _step(desk: Desk, name: str, depth: int, seen: set[str]) -> Iterator[str]:
    found = desk.assessment.footprint.trace.get(name)
    if found is None:
        return
    indent = _INDENT * depth
    said = desk.speech.quantity(found.quantity) if found.formula else ""
    called = desk.say("step_named", said=said, name=name) if said else name
    line = desk.say("step", name=called, figure=_figure(desk, found))
    if name in seen:
        yield f"{indent}{line} {desk.say('shown_once')}"
        return
    seen.add(name)
    origin = desk.say("semicolon").join(_origin(desk, found))
    yield f"{indent}{line} ({origin})"
    for note in filter(None, (desk.remark(name, one) for one in found.notes)):
        yield f"{indent}{_INDENT}{note}"
    if depth < _DEEPEST:
        for below in found.inputs:
            yield from _step(desk, below, depth + 1, seen)


def _figure(desk: Desk, found: TraceStep) -> str:
    if isinstance(found.central, str):
        return found.central
    many = found.central not in {0, 1}
    unit = said_unit(found.unit, desk.language, many=many) if found.unit else "1"
    shown = f"{desk.number(found.central)} {unit}".removesuffix(" 1")
    if found.low is None or found.high is None or found.low == found.high:
        return shown
    low, high = desk.number(found.low), desk.number(found.high)
    return f"{shown} [{desk.say('range', low=low, high=high)}]"


def _origin(desk: Desk, found: TraceStep) -> Iterator[str]:
    yield desk.say(f"origin_{found.origin}")
    if found.formula:
        yield desk.say("formula", text=desk.speech.relation(found.formula))
    if found.table:
        yield desk.say("table", text=found.table)
    if found.source:
        source = desk.speech.remark(found.source) if found.formula else ""
        yield desk.say("source", text=source or found.source)


def net(desk: Desk, indicator: Indicator) -> Iterator[str]:
    """Say what the net effect is made of, or which gates withhold it."""
    found = document(desk.assessment).net_effect[indicator]
    yield desk.say("gross", figure=desk.estimate(found.gross))
    if found.footprint is not None and found.net is not None:
        yield desk.say("footprint", figure=desk.estimate(found.footprint))
        yield desk.say("net", figure=desk.estimate(found.net))
    if found.withheld_by:
        yield desk.say("withheld", names=", ".join(found.withheld_by))


def _value(desk: Desk, question: Question, value: object) -> str:
    if question.type is Kind.LEVEL and isinstance(value, int):
        level = desk.pack.levels_of(question)[value]
        return f"{value} ({desk.text(level)})"
    if question.type.is_numeric and isinstance(value, int | float):
        return said_quantity(value, question.unit or "1", desk.language)
    known = resolve(question, desk.assessment.answers)
    return visible(labelled(known, value, desk.language))


def answer(desk: Desk, standing: Standing) -> Iterator[str]:
    """Say what was answered, and how it enters the figures."""
    question = desk.pack.by_id[standing.question]
    asked = desk.asked(question)
    yield desk.say("answered", name=standing.id, text=asked)
    yield desk.say("state", text=desk.say(f"state_{standing.state.value}"))
    if standing.value is not None:
        yield desk.say("value", text=_value(desk, question, standing.value))
    call = desk.assessment.call
    if call is not None and standing.id in call.defaults:
        yield desk.say("of_call", name=call.id)
    if standing.justification:
        yield desk.say("justified", text=standing.justification)
    if standing.evidence:
        yield desk.say("evidence", names=", ".join(standing.evidence))
    if question.why is not None:
        yield desk.say("reason", text=desk.text(question.why))
    drawn = f"answer:{standing.id}"
    if drawn in desk.assessment.footprint.trace:
        yield from step(desk, drawn)
