"""Runs of training, and of whatever is computed like it: ``training.runs``.

A row needs at least one of: ``energy``; ``average_power`` and ``duration``;
``accelerator_hours`` (or ``accelerators`` and ``duration``) with ``accelerator`` or
``accelerator_power``; ``compute`` (or ``parameters`` and ``tokens``) with
``accelerator``; ``duration`` alone, for a machine without accelerators.
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
from assessor.estimation.activities.machines import machine_lines
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.energy import ENERGY
from assessor.estimation.formulas.hours import HOURS
from assessor.estimation.formulas.machines import MACHINES
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_FORMULAS = Formulas(HOURS, ENERGY, FACILITY, MACHINES)
_ANSWERS = (
    *ANSWERS,
    "accelerators",
    "compute",
    "duration",
    "energy",
    "model_flops_utilisation",
    "parameters",
    "repetitions_per_year",
    "tokens",
)


def _runs(activity: Activity) -> Node | None:
    if activity.word("phase") == "retraining":
        return None
    return activity.assumed("runs", 1.0, "1", "repetitions not stated: one run")


_SOURCES: Mapping[str, Source] = {**SOURCES, "runs": _runs}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a run adds to the inventory."""
    given = activity.given(*_ANSWERS)
    repetitions = activity.answer("repetitions", "runs")
    if repetitions is not None and "repetitions_per_year" not in given:
        given["runs"] = repetitions
    idle = activity.answer("idle_energy")
    if idle is not None and is_held(activity):
        given["idle_energy"] = idle
    sheet = sheet_of(activity, _FORMULAS, given, _SOURCES)
    lines = tuple(_lines(activity, sheet))
    return Worked(lines, _routes(sheet), idle_warnings(activity, sheet))


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
