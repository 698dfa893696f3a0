"""Use of the model: ``inference.endpoints``.

A row needs at least one of: ``energy_per_year``; ``energy_per_use``;
``accelerator_energy_per_use``; ``accelerator_hours_per_year`` with ``accelerator`` or
``accelerator_power``; ``server_hours_per_year``; ``tokens_per_use`` and
``active_parameters`` of a language model; these with ``accelerator`` and
``model_flops_utilisation``, for its operations; ``images_per_use``,
``denoising_steps`` and ``step_compute`` of an image model with the same; ``task``,
for a published figure. All need ``service.lifetime``; what is told by use also
``service.uses_per_year``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assessor.domain.activity import Row
from assessor.estimation.activities.computing import (
    ANSWERS,
    SOURCES,
    Source,
    from_table,
    idle_warnings,
    is_held,
    of_card,
    sheet_of,
)
from assessor.estimation.activities.electricity import use_lines
from assessor.estimation.activities.machines import machine_lines
from assessor.estimation.activities.peaks import peak_warnings
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.activities.plausibility import energy_warnings
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.inference import INFERENCE
from assessor.estimation.formulas.kinds import KINDS
from assessor.estimation.formulas.language_models import LANGUAGE_MODELS
from assessor.estimation.formulas.machines import MACHINES
from assessor.estimation.formulas.operations import IMAGES, REQUESTS, TOKENS
from assessor.estimation.formulas.service_hours import SERVICE_HOURS
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_COMMON = Formulas(INFERENCE, SERVICE_HOURS, FACILITY, MACHINES, KINDS)
_FORMULAS = Formulas(_COMMON, LANGUAGE_MODELS)
_OF_METHOD: Mapping[str, Formulas] = {
    "flops": Formulas(_COMMON, TOKENS, REQUESTS),
    "image_model": Formulas(_COMMON, IMAGES, REQUESTS),
}
"""Formulas where hours follow from operations, apart from a fitted model's hours."""

_ANSWERS = (
    *(name for name in ANSWERS if name != "accelerator_hours"),
    "accelerator_energy_per_use",
    "accelerator_hours_per_year",
    "active_parameters",
    "batch_size",
    "bits_per_parameter",
    "card_memory",
    "denoising_steps",
    "energy_per_year",
    "host_power",
    "images_per_use",
    "model_flops_utilisation",
    "server_hours_per_year",
    "server_power",
    "share_of_uses",
    "step_compute",
    "tokens_per_use",
    "total_parameters",
)
_LLM = "inference/llm-parameters"
_COEFFICIENTS = ("alpha", "beta", "gamma")
_REQUESTS = "defaults/request-energy"
_OF_RUNS = ("model_flops_utilisation", "servers")
_ALL_USES = "share of uses not stated: all of them"


def _request_energy(activity: Activity) -> Node | None:
    task = activity.word("task")
    default = _default(activity)
    if not task and not default and activity.word("method") != "reference":
        return None
    node = activity.setting.factor(
        _REQUESTS, task or "default", "request_energy", otherwise="default"
    )
    if node is None or node.value is None or not default:
        return node
    # Named after the default of the question, so that the question is known to narrow
    # it; a task only makes the default more precise.
    return replace(node, value=replace(node.value, key=f"factor:{default}"))


def _default(activity: Activity) -> str:
    fact = activity.row.facts.get("energy_per_use")
    return "" if fact is None or fact.default is None else fact.default


def _card_memory(activity: Activity) -> Node | None:
    known = of_card("accelerators/memory", "card_memory")(activity)
    return known or activity.setting.factor(_LLM, "gpu_memory", "card_memory")


_SOURCES: Mapping[str, Source] = {
    **{name: source for name, source in SOURCES.items() if name not in _OF_RUNS},
    **{
        f"{what}_{name}": from_table(_LLM, f"{key}_{name}", f"{what}_{name}")
        for what, key in (("energy", "gpu_energy"), ("latency", "latency"))
        for name in _COEFFICIENTS
    },
    "batch_size": from_table(_LLM, "batch_size", "batch_size"),
    "bits_per_parameter": from_table(_LLM, "quantization", "bits_per_parameter"),
    "card_memory": _card_memory,
    "host_power": from_table("servers/power", "ai_server_without_gpus", "host_power"),
    "operations_per_token": from_table(
        "training/flops-rule", "inference", "operations_per_token"
    ),
    "memory_overhead": from_table(_LLM, "memory_overhead", "memory_overhead"),
    "request_energy": _request_energy,
    "share_of_uses": lambda row: row.assumed("share_of_uses", 1.0, "1", _ALL_USES),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what an endpoint adds to the inventory."""
    given = activity.given(*_ANSWERS)
    per_use = activity.stated("energy_per_use")
    if per_use is not None:
        given["energy_per_use"] = per_use
    hours = activity.answer("accelerator_hours", "request_hours")
    if hours is not None:
        given["request_hours"] = hours
    idle = activity.answer("idle_energy")
    if idle is not None and is_held(activity):
        given["idle_energy"] = idle
    formulas = _OF_METHOD.get(activity.word("method"), _FORMULAS)
    sheet = sheet_of(activity, formulas, given, _SOURCES)
    routes = {
        method: node
        for method, node in sheet.by_route("busy_energy").items()
        if method != "reference"
    }
    lines = tuple(_lines(activity, sheet))
    warnings = (
        *idle_warnings(activity, sheet),
        *energy_warnings(activity, sheet, "busy_energy", "used_hours"),
        *peak_warnings(activity, sheet),
    )
    return Worked(lines, {"busy_energy": routes}, warnings)


def _lines(activity: Activity, sheet: Sheet) -> Iterator[Line]:
    supply = activity.word("supply") or "cloud"
    phase = phase_of(activity, "inference")
    yield from use_lines(activity, sheet, phase, "datacentre", supply)
    yield from machine_lines(activity, sheet, phase, supply)
