"""The facts that the estimator reads: a closed vocabulary, each with one unit.

A question of a pack feeds one of these facts (``feeds:``). Several packs may feed
the same fact in their own words; the estimator knows no question. The names are
those of life-cycle assessment and carbon accounting; each fact has one unit.
"""

from assessor.domain.fact_kinds import (
    CLOUD_ACCOUNT,
    COMPUTE,
    EMBODIED,
    EXAMPLES,
    GRID,
    IMAGE_MODEL,
    LANGUAGE_MODEL,
    LAYERS,
    NODE,
    PARTS,
    PHASE,
    PLACED,
    SHARE,
    SIGNED,
    SUPPLY,
    TOP_DOWN,
    TRUTH,
    WORD,
    FactKind,
    FactType,
    exactly,
    number,
    words,
)

__all__ = ["FACTS", "FactKind", "FactType", "fact_type"]

FACTS: dict[str, dict[str, FactType]] = {
    "service": {
        "uses_per_year": number("1/year"),
        "lifetime": exactly("year"),
        "start_year": exactly("1"),
    },
    "layers": dict.fromkeys(LAYERS, words("counted", "excluded", "unknown")),
    "experimentation": {
        "effort": words("counted_in_runs", "factor"),
        "factor": number("1"),
    },
    "base_model": {
        "basis": words("share", "disclosure"),
        "disclosure": WORD,
        "training_energy": number("kWh"),
        "share": SHARE,
        "grid_intensity": number("kgCO2e/kWh"),
    },
    "training.runs": {
        **PLACED,
        **GRID,
        **EMBODIED,
        **COMPUTE,
        **NODE,
        "phase": PHASE,
        "method": words(
            "metered",
            "power_time",
            "accelerator_hours",
            "flops",
            "duration",
            "accelerator_energy",
            "components",
            "profile",
            "pilot",
            "examples",
        ),
        "energy": number("kWh"),
        "energy_tool": WORD,
        "second_energy": exactly("kWh"),
        "second_tool": WORD,
        "accelerator_energy": number("kWh"),
        "pilot_energy": number("kWh"),
        "pilot_steps": exactly("1"),
        "steps": number("1"),
        **EXAMPLES,
        "duration": number("h"),
        "accelerators": exactly("1"),
        "parameters": number("1"),
        "tokens": number("1"),
        "compute": number("FLOP"),
        "compute_rule": words("training", "recomputed", "adapters"),
        "model_flops_utilisation": SHARE,
        "repetitions": exactly("1"),
        "repetitions_per_year": number("1/year"),
        "version": words("used", "legacy"),
        "layer": words(*LAYERS),
    },
    "inference.endpoints": {
        **PLACED,
        **GRID,
        **EMBODIED,
        **COMPUTE,
        **LANGUAGE_MODEL,
        **IMAGE_MODEL,
        "phase": PHASE,
        "method": words(
            "energy_per_use",
            "energy_per_year",
            "accelerator_hours",
            "accelerator_energy",
            "server_hours",
            "language_model",
            "flops",
            "image_model",
            "reference",
        ),
        "energy_per_use": number("kWh"),
        "accelerator_energy_per_use": number("kWh"),
        "server_hours_per_year": number("h/year"),
        "server_power": number("W"),
        "energy_per_year": number("kWh/year"),
        "accelerator_hours_per_year": number("h/year"),
        "task": words("text", "image", "video", "other"),
        "share_of_uses": SHARE,
    },
    "storage.stores": {
        **PLACED,
        "phase": PHASE,
        "volume": number("TB"),
        "copies": exactly("1"),
        "medium": words("ssd", "hdd"),
        "drive_capacity": number("TB"),
        "years": number("year"),
    },
    "network.flows": {
        "name": WORD,
        "phase": PHASE,
        "access": words("fixed", "mobile"),
        "supply": SUPPLY,
        "place": WORD,
        "basis": words("volume", "lines"),
        "lines": exactly("1"),
        "line_share": SHARE,
        "data_per_use": number("GB"),
        "data_per_year": number("GB/year"),
        "box_counted": TRUTH,
    },
    "terminals.devices": {
        "name": WORD,
        "device": WORD,
        "supply": SUPPLY,
        "place": WORD,
        "year": exactly("1"),
        "time_per_use": number("h"),
        "hours_per_year": number("h/year"),
        "share_of_uses": SHARE,
        "power": number("W"),
        "lifetime": number("year"),
    },
    "edge.devices": {
        "name": WORD,
        "device": WORD,
        "place": WORD,
        "year": exactly("1"),
        "units": exactly("1"),
        "power": number("W"),
        "hours_per_year": number("h/year"),
        "lifetime": number("year"),
        "embodied": number("kgCO2e"),
        "power_source": words("grid", "battery", "rechargeable"),
        "battery_embodied": number("kgCO2e"),
        "battery_life": number("year"),
    },
    "equipment.items": {
        "name": WORD,
        "phase": PHASE,
        "equipment": WORD,
        "supply": SUPPLY,
        "status": words("new", "refurbished", "existing", "shared"),
        "units": exactly("1"),
        "share": SHARE,
        "years": number("year"),
        "lifetime": number("year"),
        "real_lifetime": number("year"),
        "active_utilisation": SHARE,
        "embodied": number("kgCO2e"),
        **PARTS,
    },
    "purchases.lines": {
        "name": WORD,
        "phase": PHASE,
        "category": words("travel", "services", "materials", "other"),
        "quantity": number("1"),
        "quantity_unit": WORD,
        "factor": number("kgCO2e"),
        "factor_source": WORD,
        "per_year": TRUTH,
    },
    "spending.lines": {
        "name": WORD,
        "phase": PHASE,
        "spend": exactly("1"),
        "unit_price": number("1"),
        "unit": WORD,
        "factor": number("kgCO2e"),
        "factor_source": WORD,
        "per_year": TRUTH,
    },
    "top_down.hours": TOP_DOWN,
    "cloud.accounts": CLOUD_ACCOUNT,
    "scenario.options": {
        "kind": words("project", "reference", "today", "option"),
        "service": WORD,
        "meets_need": words("fully", "partly", "no"),
    },
    "scenario.lines": {
        "name": WORD,
        "quantity_per_year": number("1/year"),
        "quantity_unit": WORD,
        "factor": number("kgCO2e"),
        "factor_source": WORD,
    },
    "scenario.effects": {
        "name": WORD,
        "indicator": words("gwp", "adpe", "pe", "adpf", "water", "energy"),
        "quantity_per_year": SIGNED,
        "order": words("first", "second", "third"),
        "category": WORD,
        "evidence_kind": words(
            "none", "literature", "simulation", "pilot", "controlled"
        ),
    },
    "scenario": {"rebound": SHARE},
}
"""Fact types by group (or by theme, where there are no rows) and field.

``average_power`` is that of all machines of a row together, ``accelerator_power`` that
of one accelerator with what it draws of its host. ``energy`` is that of one run, hosts
included. ``energy_per_use`` is that of the machines, without the overhead of the site.
``accelerator_energy`` is that of the accelerators alone, hosts left out.
``second_energy`` is what another tool read of the same run as ``energy``.
"""


def fact_type(name: str) -> FactType | None:
    """Return the type of a fact by its full name, or ``None`` if there is none.

    Examples:
        >>> fact_type("training.runs.energy").unit
        'kWh'
        >>> fact_type("training.runs.colour") is None
        True
    """
    group, _, field = name.rpartition(".")
    return FACTS.get(group, {}).get(field)
