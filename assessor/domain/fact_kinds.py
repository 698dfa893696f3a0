"""Kinds of facts, and the facts that several groups of rows share."""

from typing import Literal

from assessor.domain.model import Model

FactKind = Literal["positive", "share", "signed", "word", "truth"]


class FactType(Model):
    """What a fact holds.

    Attributes:
        kind: ``positive``, ``share`` (0 to 1) and ``signed`` are numbers.
        unit: Unit the estimator computes in; empty for words and truths.
        words: The words allowed; empty where any word is (a place, a card, a name).
        exact: A count, a date or a horizon: it carries no uncertainty of its own
            unless a range or a quality of ``estimated`` or ``assumed`` is given.
    """

    kind: FactKind
    unit: str = ""
    words: tuple[str, ...] = ()
    exact: bool = False


def number(unit: str) -> FactType:
    """Return a positive number in a unit."""
    return FactType(kind="positive", unit=unit)


def exactly(unit: str) -> FactType:
    """Return a count, a date or a horizon in a unit."""
    return FactType(kind="positive", unit=unit, exact=True)


def words(*allowed: str) -> FactType:
    """Return a word among some."""
    return FactType(kind="word", words=allowed)


SHARE = FactType(kind="share", unit="1")
SIGNED = FactType(kind="signed", unit="1/year")
WORD = FactType(kind="word")
TRUTH = FactType(kind="truth")
PHASE = words(
    "data",
    "experimentation",
    "training",
    "fine_tuning",
    "retraining",
    "hosting",
    "inference",
    "retirement",
)
SUPPLY = words("owned", "colocation", "cloud", "user")

PLACED: dict[str, FactType] = {
    "name": WORD,
    "supply": SUPPLY,
    "place": WORD,
    "cloud_zone": WORD,
    "year": exactly("1"),
    "grid_intensity": number("kgCO2e/kWh"),
    "market_intensity": number("kgCO2e/kWh"),
    "pue": number("1"),
    "site": words("hyperscale", "other", "facility_metered"),
    "wue": number("L/kWh"),
}
GRID: dict[str, FactType] = {
    "grid_mix": WORD,
    "grid_adpe": number("kgSbeq/kWh"),
    "grid_pe": number("MJ/kWh"),
    "grid_water": number("L/kWh"),
    "dynamic_ratio": number("1"),
}
EMBODIED: dict[str, FactType] = {
    "accelerator": WORD,
    "accelerator_hours": number("h"),
    "accelerators_per_server": exactly("1"),
    "accelerator_embodied": number("kgCO2e"),
    "accelerator_adpe": number("kgSbeq"),
    "accelerator_pe": number("MJ"),
    "server": WORD,
    "server_embodied": number("kgCO2e"),
    "server_adpe": number("kgSbeq"),
    "server_pe": number("MJ"),
    "lifetime": number("year"),
    "active_utilisation": SHARE,
    "ownership": words("shared", "exclusive"),
    "idle_energy": number("kWh"),
}
COMPUTE: dict[str, FactType] = {
    "load": SHARE,
    "host_overhead": number("1"),
    "average_power": number("W"),
    "accelerator_power": number("W"),
    "design_power": number("W"),
    "peak_flops": number("FLOP/s"),
    "servers": exactly("1"),
}

_LOADS = ("idle", "low", "half", "full")
NODE: dict[str, FactType] = {
    "cpu": WORD,
    "cpus": exactly("1"),
    "cpu_design_power": number("W"),
    "cpu_load": SHARE,
    "cpu_power": number("W"),
    "memory": number("GB"),
    "memory_power": number("W/GB"),
    "other_power": number("W"),
    **{f"time_{load}": SHARE for load in _LOADS},
    **{f"power_{load}": number("W") for load in _LOADS},
}
LANGUAGE_MODEL: dict[str, FactType] = {
    "tokens_per_use": number("1"),
    "active_parameters": number("1"),
    "total_parameters": number("1"),
    "batch_size": number("1"),
    "bits_per_parameter": exactly("1"),
    "card_memory": exactly("GB"),
    "host_power": number("W"),
}
PARTS: dict[str, FactType] = {
    "parts": words("processor", "card", "server"),
    "processors": exactly("1"),
    "die_area": number("mm2"),
    "memory": number("GB"),
    "ssd": number("TB"),
    "hard_discs": exactly("1"),
    "case": words("rack", "blade"),
    "power_supply_mass": number("kg"),
    "card_memory": exactly("GB"),
    "memory_dies": exactly("1"),
    "board_area": number("cm2"),
    "casing_mass": number("kg"),
    "heatsink_mass": number("kg"),
    "card_mass": number("kg"),
    "by_ship": number("km"),
    "by_truck": number("km"),
    "by_plane": number("km"),
}
IMAGE_MODEL: dict[str, FactType] = {
    "model_flops_utilisation": SHARE,
    "images_per_use": number("1"),
    "denoising_steps": exactly("1"),
    "step_compute": number("FLOP"),
}
EXAMPLES: dict[str, FactType] = {
    "example_energy": number("kWh"),
    "example_compute": number("FLOP"),
    "examples": exactly("1"),
    "trials": exactly("1"),
    "epochs": exactly("1"),
}
LAYERS = ("initial", "version", "company", "user")
"""Layers of training, each on top of the one before."""

TOP_DOWN: dict[str, FactType] = {
    "name": WORD,
    "phase": PHASE,
    "supply": SUPPLY,
    "basis": words("core", "accelerator"),
    "hours": number("h"),
    "detail": words("parts", "whole"),
    "site_factor": number("kgCO2e/h"),
    "compute_manufacture": number("kgCO2e/h"),
    "compute_use": number("kgCO2e/h"),
    "other_manufacture": number("kgCO2e/h"),
    "other_use": number("kgCO2e/h"),
    "factor_source": WORD,
}
CLOUD_ACCOUNT: dict[str, FactType] = {
    "name": WORD,
    "phase": PHASE,
    "cloud_zone": WORD,
    "detail": words("customer", "factor", "region"),
    "months": exactly("month"),
    "customer_use": number("kgCO2e/month"),
    "customer_hardware": number("kgCO2e/month"),
    "customer_usage": number("1/month"),
    "usage_overhead": number("1"),
    "use_factor": number("kgCO2e"),
    "hardware_factor": number("kgCO2e"),
    "region_usage": number("1/month"),
    "region_use": number("kgCO2e/month"),
    "hardware_embodied": number("kgCO2e"),
    "hardware_lifetime": number("year"),
    "hardware_age": number("year"),
    "basis": words("location", "market", "unknown"),
    "factor_source": WORD,
}
