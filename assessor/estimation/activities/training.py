"""Runs of training, and of whatever is computed like it: ``training.runs``.

A row needs at least one of: ``energy``; ``average_power`` and ``duration``;
``accelerator_hours`` (or ``accelerators`` and ``duration``) with ``accelerator`` or
``accelerator_power``; ``compute`` (or ``parameters`` and ``tokens``) with
``accelerator``; ``accelerator_energy``; ``pilot_energy``, ``pilot_steps`` and
``steps``; ``example_energy``, or ``example_compute`` with ``accelerator``, and
``examples``; ``duration`` with ``cpus`` and ``memory``, or with the time at each load;
``duration`` alone, for a machine without accelerators.
"""

from collections.abc import Iterator, Mapping, Sequence

from assessor.domain.activity import Row
from assessor.estimation.activities.computing import (
    ANSWERS,
    SOURCES,
    Source,
    idle_warnings,
    is_held,
    sheet_of,
)
from assessor.estimation.activities.electricity import use_lines
from assessor.estimation.activities.machines import machine_lines, uses_accelerators
from assessor.estimation.activities.meters import (
    SECOND,
    both_read,
    second_meter,
    tools_of,
)
from assessor.estimation.activities.peaks import peak_warnings
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.activities.plausibility import (
    data_warnings,
    energy_warnings,
    server_warnings,
)
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.energy import ENERGY
from assessor.estimation.formulas.examples import EXAMPLES
from assessor.estimation.formulas.hours import HOURS
from assessor.estimation.formulas.kinds import KINDS
from assessor.estimation.formulas.machines import MACHINES
from assessor.estimation.formulas.nodes import PROCESSORS, WITH_CARDS, WITHOUT_CARDS
from assessor.estimation.formulas.runs import RUNS
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_PLAIN = Formulas(HOURS, ENERGY, RUNS, PROCESSORS, FACILITY, MACHINES, KINDS)
_OF_EXAMPLES = Formulas(EXAMPLES, _PLAIN)
_WITH_CARDS = Formulas(_PLAIN, WITH_CARDS)
_WITHOUT_CARDS = Formulas(_PLAIN, WITHOUT_CARDS)
_ANSWERS = (
    *ANSWERS,
    "accelerator_energy",
    "accelerators",
    "compute",
    "duration",
    "energy",
    "epochs",
    "example_compute",
    "example_energy",
    "examples",
    "model_flops_utilisation",
    "parameters",
    "pilot_energy",
    "pilot_steps",
    "repetitions_per_year",
    "steps",
    "tokens",
    "trials",
)


_BY_EXAMPLE = ("example_compute", "example_energy")
_RULES = "training/flops-rule"


_ONE_TRIAL = "combinations of hyper-parameters not stated: one"


def _runs(activity: Activity) -> Node | None:
    if activity.word("phase") == "retraining":
        return None
    return activity.assumed("runs", 1.0, "1", "repetitions not stated: one run")


def _operations_per_token(activity: Activity) -> Node | None:
    rule = activity.word("compute_rule") or "training"
    return activity.setting.factor(_RULES, rule, "operations_per_token")


_SOURCES: Mapping[str, Source] = {
    **SOURCES,
    "operations_per_token": _operations_per_token,
    "runs": _runs,
    "trials": lambda row: row.assumed("trials", 1.0, "1", _ONE_TRIAL),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a run adds to the inventory."""
    given = activity.given(*_ANSWERS)
    repetitions = activity.answer("repetitions", "runs")
    if repetitions is not None and "repetitions_per_year" not in given:
        given["runs"] = repetitions
    idle = activity.answer("idle_energy")
    if idle is not None and is_held(activity):
        given["idle_energy"] = idle
    second = second_meter(activity, given)
    if second is not None:
        given["energy"] = both_read(given["energy"], second)
    sheet = sheet_of(activity, _formulas(activity), given, _SOURCES)
    lines = tuple(_lines(activity, sheet))
    warnings = (
        *idle_warnings(activity, sheet),
        *energy_warnings(activity, sheet, "run_energy", "accelerator_hours"),
        *server_warnings(activity, sheet, "run_energy"),
        *data_warnings(activity),
        *peak_warnings(activity, sheet),
    )
    routes = _routes(sheet)
    if second is not None:
        routes["run_energy"] = {**routes["run_energy"], SECOND: second}
    return Worked(lines, routes, warnings, tools=tools_of(activity))


def _formulas(activity: Activity) -> Formulas:
    """Return the formulas that apply; parts of servers only where they are told."""
    if any(activity.answer(name) is not None for name in _BY_EXAMPLE):
        return _OF_EXAMPLES
    if activity.answer("memory") is None:
        return _PLAIN
    return _WITH_CARDS if uses_accelerators(activity) else _WITHOUT_CARDS


def _lines(activity: Activity, sheet: Sheet) -> Iterator[Line]:
    phase = phase_of(activity, "training")
    supply = activity.word("supply") or "cloud"
    yield from use_lines(activity, sheet, phase, "datacentre", supply)
    yield from machine_lines(activity, sheet, phase, supply)


def _routes(sheet: Sheet) -> dict[str, dict[str, Node]]:
    energy = sheet.by_route("run_energy")
    hours = sheet.by_route("accelerator_hours")
    counted = sheet.given.get("accelerator_hours")
    if counted is not None:
        hours = {"counted": counted, **hours}
    return {"run_energy": energy, "accelerator_hours": hours}
