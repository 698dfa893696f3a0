"""What is not told in rows: experiments and a model made by others."""

from collections.abc import Iterator, Sequence

from assessor.domain.activity import Row
from assessor.domain.answers import State
from assessor.domain.impacts import INDICATORS, Indicator, LifeStage
from assessor.estimation.activities.computing import SOURCES, sheet_of
from assessor.estimation.activities.electricity import use_lines
from assessor.estimation.combining import together
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.services import BASE_MODEL, EXPERIMENTATION
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity, Setting
from assessor.estimation.lines import MISSING, Line

_BASE_MODEL = Formulas(BASE_MODEL, FACILITY)
_ENERGY, _SHARE = "base_model.training_energy", "base_model.share"
_MIX = "base_model.grid_intensity"
_EXPERIMENTS = "experimentation"


def base_model_lines(setting: Setting) -> Iterator[Line]:
    """Yield the share of the training of a model made by others.

    Where the energy or the share is not known it is not assessed, and stands in the
    inventory as such.
    """
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
    yield from use_lines(activity, sheet, "training", "datacentre", "cloud")


def experimentation_lines(setting: Setting, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield experiments as a multiple of the final training, where asked for.

    Args:
        setting: Facts that are not in rows.
        lines: Lines of the rows, training among them.
    """
    effort = setting.themes.get(f"{_EXPERIMENTS}.effort")
    if effort is None or effort.value != "factor":
        return
    factor = setting.theme(f"{_EXPERIMENTS}.factor", "experimentation_factor")
    for indicator in INDICATORS:
        trained = [line for line in lines if _is_own_training(line, indicator)]
        if not trained:
            yield _experiments(indicator, "use", (), factor)
        for stage in dict.fromkeys(line.stage for line in trained):
            parts = [line for line in trained if line.stage == stage]
            yield _experiments(indicator, stage, parts, factor)


def _is_own_training(line: Line, indicator: Indicator) -> bool:
    return (
        line.indicator == indicator
        and line.phase == "training"
        and not line.row.startswith("base_model")
    )


def _experiments(
    indicator: Indicator,
    stage: LifeStage,
    trained: Sequence[Line],
    factor: Node | None,
) -> Line:
    nodes = [line.node for line in trained if line.node is not None]
    node = None
    if nodes and factor is not None:
        node = _multiple(f":{indicator}.{stage}", INDICATORS[indicator], nodes, factor)
    reason = f"{MISSING}: {'experimentation_factor' if nodes else 'training_impact'}"
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
    suffix: str, unit: str, nodes: Sequence[Node], factor: Node
) -> Node | None:
    whole = together(f"{_EXPERIMENTS}.training_impact{suffix}", unit, nodes)
    return Sheet(
        name=_EXPERIMENTS,
        formulas=EXPERIMENTATION,
        given={"training_impact": whole, "experimentation_factor": factor},
        fallback=lambda _: None,
        base=Sheet(_EXPERIMENTS, EXPERIMENTATION, {}, lambda _: None),
        unit=unit,
        suffix=suffix,
    ).solve("experimentation_impact")
