"""The facts that the estimator reads: a closed vocabulary, each with one unit.

A question of a pack feeds one of these facts (``feeds:``). Several packs may feed
the same fact in their own words; the estimator knows no question. The names are
those of life-cycle assessment and carbon accounting; each fact has one unit.
"""

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


def _number(unit: str) -> FactType:
    return FactType(kind="positive", unit=unit)


def _exact(unit: str) -> FactType:
    return FactType(kind="positive", unit=unit, exact=True)


def _words(*words: str) -> FactType:
    return FactType(kind="word", words=words)


_SHARE = FactType(kind="share", unit="1")
_SIGNED = FactType(kind="signed", unit="1/year")
_WORD = FactType(kind="word")
_TRUTH = FactType(kind="truth")
_PHASE = _words(
    "data",
    "experimentation",
    "training",
    "fine_tuning",
    "retraining",
    "hosting",
    "inference",
    "retirement",
)
_SUPPLY = _words("owned", "colocation", "cloud", "user")

_PLACED: dict[str, FactType] = {
    "name": _WORD,
    "supply": _SUPPLY,
    "place": _WORD,
    "cloud_zone": _WORD,
    "year": _exact("1"),
    "grid_intensity": _number("kgCO2e/kWh"),
    "market_intensity": _number("kgCO2e/kWh"),
    "pue": _number("1"),
    "site": _words("hyperscale", "other", "facility_metered"),
    "wue": _number("L/kWh"),
}
_EMBODIED: dict[str, FactType] = {
    "accelerator": _WORD,
    "accelerator_hours": _number("h"),
    "accelerators_per_server": _exact("1"),
    "accelerator_embodied": _number("kgCO2e"),
    "server": _WORD,
    "server_embodied": _number("kgCO2e"),
    "lifetime": _number("year"),
    "active_utilisation": _SHARE,
    "ownership": _words("shared", "exclusive"),
    "idle_energy": _number("kWh"),
}
_COMPUTE: dict[str, FactType] = {
    "load": _SHARE,
    "host_overhead": _number("1"),
    "average_power": _number("W"),
    "accelerator_power": _number("W"),
    "design_power": _number("W"),
    "peak_flops": _number("FLOP/s"),
    "servers": _exact("1"),
}

FACTS: dict[str, dict[str, FactType]] = {
    "service": {
        "uses_per_year": _number("1/year"),
        "lifetime": _exact("year"),
        "start_year": _exact("1"),
    },
    "experimentation": {
        "effort": _words("counted_in_runs", "factor"),
        "factor": _number("1"),
    },
    "base_model": {
        "training_energy": _number("kWh"),
        "share": _SHARE,
        "grid_intensity": _number("kgCO2e/kWh"),
    },
    "training.runs": {
        **_PLACED,
        **_EMBODIED,
        **_COMPUTE,
        "phase": _PHASE,
        "method": _words(
            "metered", "power_time", "accelerator_hours", "flops", "duration"
        ),
        "energy": _number("kWh"),
        "duration": _number("h"),
        "accelerators": _exact("1"),
        "parameters": _number("1"),
        "tokens": _number("1"),
        "compute": _number("FLOP"),
        "model_flops_utilisation": _SHARE,
        "repetitions": _exact("1"),
        "repetitions_per_year": _number("1/year"),
        "version": _words("used", "legacy"),
    },
    "inference.endpoints": {
        **_PLACED,
        **_EMBODIED,
        **_COMPUTE,
        "method": _words(
            "energy_per_use", "energy_per_year", "accelerator_hours", "reference"
        ),
        "energy_per_use": _number("kWh"),
        "energy_per_year": _number("kWh/year"),
        "accelerator_hours_per_year": _number("h/year"),
        "task": _words("text", "image", "video", "other"),
        "share_of_uses": _SHARE,
    },
    "storage.stores": {
        **_PLACED,
        "phase": _PHASE,
        "volume": _number("TB"),
        "copies": _exact("1"),
        "medium": _words("ssd", "hdd"),
        "drive_capacity": _number("TB"),
        "years": _number("year"),
    },
    "network.flows": {
        "name": _WORD,
        "phase": _PHASE,
        "access": _words("fixed", "mobile"),
        "place": _WORD,
        "data_per_use": _number("GB"),
        "data_per_year": _number("GB/year"),
        "box_counted": _TRUTH,
    },
    "terminals.devices": {
        "name": _WORD,
        "device": _WORD,
        "place": _WORD,
        "year": _exact("1"),
        "time_per_use": _number("h"),
        "hours_per_year": _number("h/year"),
        "share_of_uses": _SHARE,
        "power": _number("W"),
        "lifetime": _number("year"),
    },
    "edge.devices": {
        "name": _WORD,
        "device": _WORD,
        "place": _WORD,
        "year": _exact("1"),
        "units": _exact("1"),
        "power": _number("W"),
        "hours_per_year": _number("h/year"),
        "lifetime": _number("year"),
        "embodied": _number("kgCO2e"),
    },
    "equipment.items": {
        "name": _WORD,
        "phase": _PHASE,
        "equipment": _WORD,
        "supply": _SUPPLY,
        "status": _words("new", "refurbished", "existing", "shared"),
        "units": _exact("1"),
        "share": _SHARE,
        "years": _number("year"),
        "lifetime": _number("year"),
        "real_lifetime": _number("year"),
        "active_utilisation": _SHARE,
        "embodied": _number("kgCO2e"),
    },
    "purchases.lines": {
        "name": _WORD,
        "phase": _PHASE,
        "category": _words("travel", "services", "materials", "other"),
        "quantity": _number("1"),
        "quantity_unit": _WORD,
        "factor": _number("kgCO2e"),
        "factor_source": _WORD,
        "per_year": _TRUTH,
    },
    "scenario.options": {
        "kind": _words("project", "reference", "today", "option"),
        "service": _WORD,
        "meets_need": _words("fully", "partly", "no"),
    },
    "scenario.lines": {
        "name": _WORD,
        "quantity_per_year": _number("1/year"),
        "quantity_unit": _WORD,
        "factor": _number("kgCO2e"),
        "factor_source": _WORD,
        "adoption": _SHARE,
    },
    "scenario.effects": {
        "name": _WORD,
        "indicator": _words("gwp", "adpe", "pe", "adpf", "water", "energy"),
        "quantity_per_year": _SIGNED,
        "order": _words("first", "second", "third"),
        "category": _WORD,
        "evidence_kind": _words(
            "none", "literature", "simulation", "pilot", "controlled"
        ),
    },
    "scenario": {"rebound": _SHARE},
}
"""Fact types by group (or by theme, where there are no rows) and field.

``average_power`` is that of all machines of a row together, ``accelerator_power`` that
of one accelerator with what it draws of its host. ``energy`` is that of one run, hosts
included. ``energy_per_use`` is that of the machines, without the overhead of the site.
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
