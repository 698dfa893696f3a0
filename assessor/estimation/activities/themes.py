"""What is not told in rows: experiments and a model made by others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assessor.domain.activity import Row
from assessor.domain.answers import State
from assessor.domain.impacts import INDICATORS, Indicator, LifeStage, Phase
from assessor.estimation.activities.computing import SOURCES, sheet_of
from assessor.estimation.activities.electricity import use_lines
from assessor.estimation.combining import together
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.services import BASE_MODEL, EXPERIMENTATION
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.lines import MISSING, NO_FACTOR, Line, Worked

_BASE_MODEL = Formulas(BASE_MODEL, FACILITY)
_ENERGY, _SHARE = "base_model.training_energy", "base_model.share"
_MIX = "base_model.grid_intensity"
_EXPERIMENTS = "experimentation"
_DISCLOSED = "model made by others: disclosed, not counted"
_COUNTED = "experiments are counted as runs: the factor for them is left out"


def base_model_lines(setting: Setting) -> Iterator[Line]:
    """Yield the share of the training of a model made by others.

    Where the energy or the share is not known it is not assessed, and stands in the
    inventory as such.
    """
    disclosed = _disclosed(setting)
    if disclosed:
        yield from disclosed
        return
    asked = [
        setting.themes[name] for name in (_ENERGY, _SHARE) if name in setting.themes
    ]
    if not any(fact.state is not State.NOT_APPLICABLE for fact in asked):
        return
    mix = setting.themes.get(_MIX)
    facts = {} if mix is None else {"grid_intensity": mix}
    row = Row(group="base_model", key="share", facts=facts)
    given = {
        "training_energy": setting.theme(_ENERGY, "training_energy"),
        "share": setting.theme(_SHARE, "share"),
    }
    sources = {
        name: source
        for name, source in SOURCES.items()
        if name in {"grid_water", "site_water"}
    }
    activity = Activity(row, setting)
    known = {name: node for name, node in given.items() if node is not None}
    sheet = sheet_of(activity, _BASE_MODEL, known, sources)
    trained = sheet.solve("facility_energy") is not None
    for line in use_lines(activity, sheet, "training", "datacentre", "cloud"):
        if trained and line.indicator == "water":
            yield replace(line, reason=f"{NO_FACTOR}: site_water")
        else:
            yield line


def _disclosed(setting: Setting) -> tuple[Line, ...]:
    """Return the lines of a model made by others that is disclosed, not counted."""
    basis = setting.themes.get("base_model.basis")
    if basis is None or basis.value != "disclosure":
        return ()
    told = setting.themes.get("base_model.disclosure")
    text = told.value if told is not None and isinstance(told.value, str) else ""
    reason = f"{_DISCLOSED}: {text}" if text else _DISCLOSED
    return tuple(
        Line(
            row="base_model[share]",
            indicator=indicator,
            phase="training",
            stage="unsplit",
            tier="datacentre",
            supply="cloud",
            state="excluded",
            reason=reason,
        )
        for indicator in INDICATORS
    )


def experiments(
    setting: Setting, rows: Sequence[Row], lines: Sequence[Line], scenario: str
) -> Worked:
    """Return experiments as a multiple of the final training, where asked for.

    Where a project only adapts a model made by others, the final training is its
    fine-tuning.

    Experiments that are counted as runs, or as the trials of a run, are better, and
    are not counted twice.

    Args:
        setting: Facts that are not in rows.
        rows: Rows of the scenario.
        lines: Their lines, training among them.
        scenario: Key of the scenario.
    """
    effort = setting.themes.get(f"{_EXPERIMENTS}.effort")
    if effort is None or effort.value != "factor":
        return Worked(())
    if any(map(_holds_trials, rows)) or any(
        line.phase == _EXPERIMENTS and line.node is not None for line in lines
    ):
        return Worked((), warnings=(_COUNTED,))
    factor = setting.theme(f"{_EXPERIMENTS}.factor", "experimentation_factor")
    return Worked(tuple(_all_experiments(lines, factor, f"{scenario}.{_EXPERIMENTS}")))


def _holds_trials(row: Row) -> bool:
    fact = row.facts.get("trials")
    return fact is not None and isinstance(fact.value, float) and fact.value > 1


def _all_experiments(
    lines: Sequence[Line], factor: Node | None, name: str
) -> Iterator[Line]:
    phase = _final_phase(lines)
    for indicator in INDICATORS:
        trained = [line for line in lines if _is_own(line, indicator, phase)]
        if not trained:
            yield _experiments(indicator, "use", (), None)
        for stage in dict.fromkeys(line.stage for line in trained):
            parts = [line for line in trained if line.stage == stage]
            nodes = [line.node for line in parts if line.node is not None]
            node = None
            if nodes and factor is not None:
                unit, suffix = INDICATORS[indicator], f":{indicator}.{stage}"
                node = _multiple(name, suffix, unit, (nodes, factor))
            yield _experiments(indicator, stage, parts, node)


def _final_phase(lines: Sequence[Line]) -> Phase:
    """Return the phase that experiments lead to: fine-tuning if nothing else is."""
    own = {line.phase for line in lines if not line.row.startswith("base_model")}
    return "training" if "training" in own else "fine_tuning"


def _is_own(line: Line, indicator: Indicator, phase: Phase) -> bool:
    return (
        line.indicator == indicator
        and line.phase == phase
        and not line.row.startswith("base_model")
    )


def _experiments(
    indicator: Indicator, stage: LifeStage, trained: Sequence[Line], node: Node | None
) -> Line:
    known = any(line.node is not None for line in trained)
    reason = f"{MISSING}: {'experimentation_factor' if known else 'training_impact'}"
    return Line(
        row=_EXPERIMENTS,
        indicator=indicator,
        phase="experimentation",
        stage=stage,
        tier="datacentre",
        supply=trained[0].supply if trained else "cloud",
        node=node,
        state="assessed" if node else "not_assessed",
        reason="" if node else reason,
    )


def _multiple(
    name: str, suffix: str, unit: str, parts: tuple[Sequence[Node], Node]
) -> Node | None:
    nodes, factor = parts
    whole = together(f"{name}.training_impact{suffix}", unit, nodes)
    return Sheet(
        name=name,
        formulas=EXPERIMENTATION,
        given={"training_impact": whole, "experimentation_factor": factor},
        fallback=lambda _: None,
        base=Sheet(name, EXPERIMENTATION, {}, lambda _: None),
        unit=unit,
        suffix=suffix,
    ).solve("experimentation_impact")
