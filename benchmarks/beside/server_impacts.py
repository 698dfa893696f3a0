"""Embodied and use impacts of servers: ours beside those of BoaviztAPI in process."""

import numpy as np
from beside.ratios import at_least, medians, within
from boaviztapi.compute.impacts_computation import compute_single_impact
from boaviztapi.data.archetype import get_server_archetype
from boaviztapi.data.factor_provider import get_impact_factor
from boaviztapi.dto.component import CPU, RAM, Disk, PowerSupply
from boaviztapi.dto.device import Server
from boaviztapi.dto.device.device import ConfigurationServer, mapper_server
from boaviztapi.dto.usage import UsageServer
from boaviztapi.models.device.server import DeviceServer
from numpy.typing import NDArray

from assessor.estimation.formulas.electricity import use_impact
from assessor.estimation.formulas.equipment import equipment_impact
from assessor.estimation.formulas.parts import embodied_of_server

COUNT = 200
GOAL, EQUAL = 10.0, 1e-6
HOURS = 8760.0
LIFE = 35_040.0  # the archetype's, in hours
CRITERIA = ("gwp", "adp", "pe")
PLACE = "FRA"
ARCHETYPE = get_server_archetype("platform_compute_medium")
Columns = dict[str, NDArray[np.float64]]


def drawn(count: int) -> Columns:
    """Return servers that differ in all that is told of them."""
    generator = np.random.default_rng(2026)
    return {
        "processors": generator.integers(1, 5, count).astype(float),
        "die_area": generator.uniform(200, 1100, count),
        "modules": generator.integers(2, 17, count).astype(float),
        "capacity": generator.choice([16.0, 32.0, 64.0], count),
        "density": generator.uniform(0.7, 2.3, count),
        "drives": generator.integers(1, 5, count).astype(float),
        "drive": generator.choice([480.0, 960.0, 1920.0], count),
        "drive_density": generator.uniform(20, 120, count),
        "supplies": generator.integers(1, 3, count).astype(float),
        "supply_mass": generator.uniform(1, 5, count),
        "power": generator.uniform(100, 800, count),
    }


def _device(values: dict[str, float]) -> DeviceServer:
    parts = ConfigurationServer(
        cpu=CPU(units=int(values["processors"]), die_size=values["die_area"]),
        ram=[
            RAM(
                units=int(values["modules"]),
                capacity=values["capacity"],
                density=values["density"],
            )
        ],
        disk=[
            Disk(
                units=int(values["drives"]),
                type="ssd",
                capacity=values["drive"],
                density=values["drive_density"],
            )
        ],
        power_supply=PowerSupply(
            units=int(values["supplies"]), unit_weight=values["supply_mass"]
        ),
    )
    usage = UsageServer(avg_power=values["power"], usage_location=PLACE)
    return mapper_server(Server(configuration=parts, usage=usage), archetype=ARCHETYPE)


def theirs(servers: Columns) -> NDArray[np.float64]:
    """Return embodied and use impacts over a year by BoaviztAPI, one by one."""
    found = []
    names = list(servers)
    for row in zip(*(column.tolist() for column in servers.values()), strict=True):
        device = _device(dict(zip(names, row, strict=True)))
        found.append(
            [
                compute_single_impact(device, phase, criterion, HOURS).value
                for criterion in CRITERIA
                for phase in ("embedded", "use")
            ]
        )
    return np.array(found).T


def _factor(item: str, criterion: str, name: str = "impact") -> float:
    return float(get_impact_factor(item=item, impact_type=criterion)[name])


def factors(criterion: str) -> dict[str, float]:
    """Return the factors of BoaviztAPI under our names, read once."""
    example = _device({name: float(column[0]) for name, column in drawn(1).items()})
    rack = get_impact_factor(item="case", impact_type=criterion)["rack"]["impact"]
    return {
        "processor_base": _factor("cpu", criterion),
        "processor_per_area": _factor("cpu", criterion, "die_impact"),
        "module": _factor("ram", criterion),
        "memory_die": _factor("ram", criterion, "die_impact"),
        "drive": _factor("ssd", criterion),
        "drive_die": _factor("ssd", criterion, "die_impact"),
        "supply": _factor("power_supply", criterion),
        "frame": float(rack)
        + _factor("motherboard", criterion)
        + _factor("assembly", criterion),
        "grid": float(example.usage.elec_factors[criterion].value),
    }


def ours(servers: Columns, known: dict[str, dict[str, float]]) -> NDArray[np.float64]:
    """Return the same figures for all servers at once, by our formulas."""
    memory = servers["modules"] * servers["capacity"]
    store = servers["drives"] * servers["drive"]
    energy = servers["power"] * HOURS / 1000
    found: list[NDArray[np.float64]] = []
    for of in known.values():
        per_memory = of["memory_die"] / servers["density"]
        per_memory += of["module"] / servers["capacity"]
        per_store = of["drive_die"] / servers["drive_density"]
        per_store += of["drive"] / servers["drive"]
        embodied = embodied_of_server(
            server_frame=of["frame"],
            power_supply_per_mass=of["supply"],
            power_supply_mass=servers["supplies"] * servers["supply_mass"],
            processors=servers["processors"],
            processor_base=of["processor_base"],
            processor_per_area=of["processor_per_area"],
            die_area=servers["die_area"],
            memory=memory,
            memory_factor=per_memory,
            ssd=store,
            ssd_factor=per_store,
            hard_discs=0.0,
            hard_disc_factor=0.0,
        )
        made = equipment_impact(
            embodied=embodied,
            units=1.0,
            share=1.0,
            life_share=HOURS / LIFE,
            active_utilisation=1.0,
        )
        used = use_impact(facility_energy=energy, grid_factor=of["grid"])
        found += [np.asarray(made), np.asarray(used)]
    return np.array(found)


def main() -> None:
    """Print the difference and the ratio."""
    servers = drawn(COUNT)
    known = {criterion: factors(criterion) for criterion in CRITERIA}
    off = float(np.max(np.abs(ours(servers, known) / theirs(servers) - 1)))
    within(f"{COUNT} servers, greatest difference from BoaviztAPI", off, EQUAL)
    their_time, our_time = medians(
        lambda: theirs(servers), lambda: ours(servers, known)
    )
    name = f"{COUNT} servers, ours all at once, BoaviztAPI one by one as it offers"
    at_least(name, their_time / our_time, GOAL)
    print("  (BoaviztAPI also works out its bounds; ours are those of the draws)")
