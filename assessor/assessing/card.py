"""The climate performance model card as data: what every form of it is written from.

References:
    D. Hershcovich et al., "Towards Climate Awareness in NLP Research", EMNLP 2022.
    Green Software Foundation, "Software Carbon Intensity for AI".
"""

from collections.abc import Iterator

from assessor.assessing.volume import Dependence, dependence
from assessor.domain.answers import State
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.card import Amount, Hardware, Mix, ModelCard, Scores
from assessor.domain.impacts import Indicator, ScenarioResult
from assessor.domain.rules import GateEffect
from assessor.rules.gates import acts

MINIMUM = (
    "transparency.model_public",
    "transparency.training_time",
    "transparency.experiments_time",
    "transparency.hardware_power",
    "transparency.location",
)
POWER = "transparency.hardware_power"
COMMENTS = ("transparency.comments", "transparency.exclusions")
SCORES = (
    "transparency.sci_consumer",
    "transparency.sci_provider",
    "transparency.sci_boundary",
)
MAKING = ("training", "fine_tuning")
_GIVEN = {State.ANSWERED, State.PLANNED}
_LOCKS = (GateEffect.LOCK_BENEFIT, GateEffect.WITHHOLD_NET)


def model_card(assessment: Assessment) -> ModelCard:
    """Lay the card of an assessment out as data.

    Args:
        assessment: What was assessed.
    """
    project = assessment.footprint.scenarios["project"]
    hanging = dependence(project, assessment.footprint.trace)
    effects = assessment.footprint.net_effects
    locked = locking(assessment)
    told = effects.get("gwp") if not locked else None
    return ModelCard(
        stated=_stated(assessment),
        comments=next(
            (name for name in COMMENTS if _standing(assessment, name) is not None), ""
        ),
        energy=phase_amount(project, ("training",), "energy"),
        mixes=mixes(assessment),
        final_model=phase_amount(project, ("training",), "gwp"),
        made=phase_amount(project, MAKING, "gwp"),
        making=tuple(phase for phase in MAKING if _parts(project, "gwp").get(phase)),
        experiments=phase_amount(project, ("experimentation",), "gwp"),
        benefit=None if told is None else told.gross,
        locked_by=locked,
        not_public=_acting(assessment, GateEffect.WATERMARK),
        scores=_scores(assessment, project, hanging),
        total=_total(assessment, project, hanging),
        hardware=tuple(_hardware(assessment)),
        places=_places(assessment),
    )


def mixes(assessment: Assessment) -> tuple[Mix, ...]:
    """Return the carbon intensities that figures were computed with, each once.

    Args:
        assessment: What was assessed.
    """
    found = {
        Mix(intensity=step.central, row=step.table)
        for step in assessment.footprint.trace.values()
        if step.unit == "kgCO2e/kWh" and not isinstance(step.central, str)
        if step.origin in {"factor", "answer", "default"}
    }
    return tuple(sorted(found, key=lambda mix: (mix.intensity, mix.row)))


def phase_amount(
    project: ScenarioResult, phases: tuple[str, ...], indicator: Indicator
) -> Amount | None:
    """Return what phases of the project amount to, or nothing where none is assessed.

    The range is given for one phase: ranges of several do not add.

    Args:
        project: The scenario.
        phases: The phases.
        indicator: The indicator.
    """
    parts, total = _parts(project, indicator), project.totals.get(indicator)
    held = [phase for phase in phases if phase in parts]
    if not held or total is None:
        return None
    ranges = next(
        (
            split.ranges
            for split in project.splits
            if split.indicator == indicator and split.axis == "phase"
        ),
        {},
    )
    low, high = ranges.get(held[0], (None, None)) if len(held) == 1 else (None, None)
    return Amount(
        central=sum(parts[phase] for phase in held),
        low=low,
        high=high,
        unit=total.unit,
        at_least=any(
            cell.state == "not_assessed"
            for cell in project.cells
            if cell.indicator == indicator and cell.phase in phases
        ),
    )


def per_inference(assessment: Assessment, hanging: Dependence) -> Amount | None:
    """Return the climate impact of one inference, its own phase only. [kgCO2e].

    Nothing is returned where a gate holds figures per use back.

    Args:
        assessment: What was assessed.
        hanging: What its rows have to do with the number of uses.
    """
    project = assessment.footprint.scenarios["project"]
    held = GateEffect.PER_USE_ONLY in assessment.effects
    units = project.functional_units
    if held and hanging.fixed | hanging.mixed:
        return None
    if units.uses_per_year is None or units.lifetime is None:
        return None
    uses = units.uses_per_year.central * units.lifetime.central
    central = _parts(project, "gwp").get("inference")
    if not central or not uses:
        return None
    return Amount(central=central / uses, unit="kgCO2e")


def locking(assessment: Assessment) -> tuple[str, ...]:
    """Return the gates that keep a benefit from being accepted.

    Args:
        assessment: What was assessed.
    """
    gates = _acting(assessment, *_LOCKS)
    failed = any(
        effect.fails_test for effect in assessment.footprint.net_effects.values()
    )
    tested = _acting(assessment, GateEffect.STRESS_TEST) if failed else ()
    return tuple(dict.fromkeys((*gates, *tested)))


def _acting(assessment: Assessment, *effects: GateEffect) -> tuple[str, ...]:
    return tuple(
        name
        for name, result in assessment.gates.items()
        if acts(result) and {*effects} & {*result.gate.effects} & {*assessment.effects}
    )


def _standing(assessment: Assessment, name: str) -> Standing | None:
    found = next((each for each in assessment.standings if each.id == name), None)
    return found if found is not None and found.state in _GIVEN else None


def _stated(assessment: Assessment) -> dict[str, Standing]:
    names = (*MINIMUM, *COMMENTS, *SCORES)
    found = {name: _standing(assessment, name) for name in names}
    return {name: each for name, each in found.items() if each is not None}


def _parts(project: ScenarioResult, indicator: Indicator) -> dict[str, float]:
    for split in project.splits:
        if split.indicator == indicator and split.axis == "phase":
            return split.parts
    return {}


def _scores(
    assessment: Assessment, project: ScenarioResult, hanging: Dependence
) -> Scores:
    made = phase_amount(project, MAKING, "gwp")
    compute = _operations(assessment, project)
    per_operation = None
    if made is not None and compute:
        per_operation = Amount(central=made.central / compute, unit="kgCO2e/FLOP")
    return Scores(
        consumer=per_inference(assessment, hanging),
        provider=made,
        provider_per_operation=per_operation,
    )


def _operations(assessment: Assessment, project: ScenarioResult) -> float:
    """Return the operations of all training rows, 0 where one is not known. [FLOP]."""
    trace = assessment.footprint.trace
    rows = {
        cell.row
        for cell in project.cells
        if cell.phase in MAKING and cell.estimate is not None
    }
    total = 0.0
    for row in sorted(rows):
        found = trace.get(f"answer:{row}.compute") or trace.get(f"{row}.compute")
        runs = trace.get(f"answer:{row}.runs") or trace.get(f"{row}.runs")
        if found is None or isinstance(found.central, str):
            return 0.0
        times = 1.0 if runs is None or isinstance(runs.central, str) else runs.central
        total += found.central * times
    return total


def _total(
    assessment: Assessment, project: ScenarioResult, hanging: Dependence
) -> Amount | None:
    total = project.totals.get("gwp")
    held = GateEffect.PER_USE_ONLY in assessment.effects
    if total is None or total.estimate is None:
        return None
    if held and hanging.scaled | hanging.mixed:
        return None
    return Amount(
        central=total.estimate.central,
        low=total.estimate.low,
        high=total.estimate.high,
        unit=total.unit,
        at_least=total.at_least,
    )


def _training_rows(assessment: Assessment) -> Iterator[str]:
    """Yield the training rows of the project itself, scenarios left out."""
    project = assessment.footprint.scenarios["project"]
    mine = {cell.row for cell in project.cells if cell.phase in MAKING}
    rows = assessment.answers.groups.get("training.runs", ())
    yield from (row for row in rows if f"training.runs[{row}]" in mine)


def _hardware(assessment: Assessment) -> Iterator[Hardware]:
    for row in _training_rows(assessment):
        model = _open_value(assessment, f"training.runs[{row}].accelerator")
        count = _open_value(assessment, f"training.runs[{row}].accelerators")
        if isinstance(model, str):
            number = count if isinstance(count, int | float) else None
            yield Hardware(model=model, count=number)


def _places(assessment: Assessment) -> tuple[str, ...]:
    found = (
        _open_value(assessment, f"training.runs[{row}].place")
        for row in _training_rows(assessment)
    )
    return tuple(dict.fromkeys(place for place in found if isinstance(place, str)))


def _open_value(assessment: Assessment, name: str) -> object:
    """Return what was answered, unless it is confidential."""
    found = _standing(assessment, name)
    return None if found is None or found.confidential else found.value
