"""Embodied impact of equipment from its parts: processors, servers, cards."""

import math

import numpy as np

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.graph import Formulas, Number

PROCESSOR = Formulas()
SERVER = Formulas()
CARD = Formulas()

_UBA = (
    "German Environment Agency (UBA), Green Cloud Computing, Texte 94/2021, by way of "
    "BoaviztAPI 2.5.0"
)
_ADEME = "ADEME 2026; Falk et al. 2025, parametric model of graphics cards"
_MM2_PER_CM2 = 100


@PROCESSOR.add(unit="", source=_UBA, yields="parts_embodied", impact=True)
def embodied_of_processor(
    *, processor_base: Number, processor_per_area: Number, die_area: Number
) -> Number:
    """Embodied impact of a processor, from the area of its dies.

    ``parts_embodied = processor_base + processor_per_area * die_area``

    Args:
        processor_base: What a processor takes whatever its size. [impact]
        processor_per_area: Impact of a square millimetre of dies. [impact/mm2]
        die_area: Area of all dies. [mm2]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> embodied_of_processor(
        ...     processor_base=9.0, processor_per_area=0.02, die_area=1000.0
        ... )
        29.0
    """
    require_at_least("area of the dies", die_area, 0)
    return processor_base + processor_per_area * die_area


@SERVER.add(unit="", source=_UBA, yields="parts_embodied", impact=True)
def embodied_of_server(  # noqa: PLR0913  # as many as physics needs
    *,
    server_frame: Number,
    power_supply_per_mass: Number,
    power_supply_mass: Number,
    processors: Number,
    processor_base: Number,
    processor_per_area: Number,
    die_area: Number,
    memory: Number,
    memory_factor: Number,
    ssd: Number,
    ssd_factor: Number,
    hard_discs: Number,
    hard_disc_factor: Number,
) -> Number:
    """Embodied impact of a server without accelerators, the sum of its parts.

    ``parts_embodied = server_frame + power_supply_per_mass * power_supply_mass +
    processors * (processor_base + processor_per_area * die_area) + memory *
    memory_factor + ssd * ssd_factor + hard_discs * hard_disc_factor``

    Args:
        server_frame: Main board, case and assembly. [impact]
        power_supply_per_mass: Impact of a kilogram of power supply. [impact/kg]
        power_supply_mass: Mass of the power supplies. [kg]
        processors: Processors. [1]
        processor_base: What a processor takes whatever its size. [impact]
        processor_per_area: Impact of a square millimetre of dies. [impact/mm2]
        die_area: Area of all dies of one processor. [mm2]
        memory: Memory installed. [GB]
        memory_factor: Impact of a gigabyte of memory. [impact/GB]
        ssd: Capacity of the solid-state drives. [TB]
        ssd_factor: Impact of a terabyte of them. [impact/TB]
        hard_discs: Hard discs. [1]
        hard_disc_factor: Impact of one hard disc. [impact]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> embodied_of_server(
        ...     server_frame=200.0, power_supply_per_mass=20.0, power_supply_mass=5.0,
        ...     processors=2.0, processor_base=10.0, processor_per_area=0.02,
        ...     die_area=1000.0, memory=100.0, memory_factor=1.5, ssd=2.0,
        ...     ssd_factor=50.0, hard_discs=1.0, hard_disc_factor=30.0,
        ... )
        640.0
    """
    return (
        server_frame
        + power_supply_per_mass * power_supply_mass
        + processors * (processor_base + processor_per_area * die_area)
        + memory * memory_factor
        + ssd * ssd_factor
        + hard_discs * hard_disc_factor
    )


def wafer_area(
    area: Number, kerf: Number, diameter: Number, defect_density: Number
) -> Number:
    """Area of wafer that one good die takes, cuts, edges and rejects included.

    ``A = (sqrt(area) + kerf)^2``; dies per wafer ``pi d^2 / 4A - pi d / sqrt(2A)``;
    share of good ones ``exp(-sqrt(A defect_density))``.

    Args:
        area: Area of the die. [mm2]
        kerf: Width of the cut between two dies. [mm]
        diameter: Diameter of the wafer. [mm]
        defect_density: Defects of the wafer. [1/cm2]

    Returns:
        Area. [mm2]

    Raises:
        EstimationError: No die of this size fits on the wafer.

    Examples:
        The die of an H100, 814 mm2:

        >>> round(float(wafer_area(814, 0.2, 300, 0.1)))
        2808
    """
    cut = (np.sqrt(area) + kerf) ** 2
    wafer = math.pi * diameter**2 / 4
    dies = wafer / cut - math.pi * diameter / np.sqrt(2 * cut)
    require_positive("dies that fit on a wafer", dies)
    good = np.exp(-np.sqrt(cut / _MM2_PER_CM2 * defect_density))
    found: Number = wafer / (dies * good)
    return found


@CARD.add(unit="mm2", source=_ADEME)
def chip_area(
    *, die_area: Number, kerf: Number, wafer_diameter: Number, defect_density: Number
) -> Number:
    """Area of wafer that the compute die of a card takes.

    ``chip_area = wafer_area(die_area)``

    Args:
        die_area: Area of the die. [mm2]
        kerf: Width of the cut between two dies. [mm]
        wafer_diameter: Diameter of the wafer. [mm]
        defect_density: Defects of the wafer. [1/cm2]

    Returns:
        Area, losses included. [mm2]

    Examples:
        >>> float(chip_area(
        ...     die_area=814.0, kerf=0.2, wafer_diameter=300.0, defect_density=0.1
        ... )) > 814
        True
    """
    require_positive("area of the die", die_area)
    return wafer_area(die_area, kerf, wafer_diameter, defect_density)


@CARD.add(unit="mm2", source=_ADEME)
def memory_area(
    *,
    card_memory: Number,
    memory_area_per_gigabyte: Number,
    memory_dies: Number,
    kerf: Number,
    wafer_diameter: Number,
    defect_density: Number,
) -> Number:
    """Area of wafer that the memory of a card takes.

    ``memory_area = memory_dies * wafer_area(card_memory * memory_area_per_gigabyte /
    memory_dies)``

    Args:
        card_memory: Memory of the card. [GB]
        memory_area_per_gigabyte: Area of a gigabyte. [mm2/GB]
        memory_dies: Dies that hold it. [1]
        kerf: Width of the cut between two dies. [mm]
        wafer_diameter: Diameter of the wafer. [mm]
        defect_density: Defects of the wafer. [1/cm2]

    Returns:
        Area, losses included. [mm2]

    Examples:
        The memory of an H100, 80 GB in six:

        >>> round(float(memory_area(
        ...     card_memory=80.0, memory_area_per_gigabyte=15.5, memory_dies=6.0,
        ...     kerf=0.2, wafer_diameter=300.0, defect_density=0.1,
        ... )))
        2343
    """
    require_positive("dies of memory", memory_dies)
    die = card_memory * memory_area_per_gigabyte / memory_dies
    return memory_dies * wafer_area(die, kerf, wafer_diameter, defect_density)


@CARD.add(unit="", source=_ADEME, yields="parts_embodied", impact=True)
def embodied_of_card(  # noqa: PLR0913  # as many as physics needs
    *,
    chip_area: Number,
    chip_factor: Number,
    memory_area: Number,
    memory_chip_factor: Number,
    board_area: Number,
    board_factor: Number,
    casing_mass: Number,
    casing_factor: Number,
    heatsink_mass: Number,
    heatsink_factor: Number,
    card_mass: Number,
    upstream_factor: Number,
    end_of_life_factor: Number,
    by_ship: Number,
    ship_factor: Number,
    by_truck: Number,
    truck_factor: Number,
    by_plane: Number,
    plane_factor: Number,
) -> Number:
    """Embodied impact of an accelerator card, the sum of its parts.

    ``parts_embodied = chip_area * chip_factor + memory_area * memory_chip_factor +
    board_area * board_factor + casing_mass * casing_factor + heatsink_mass *
    heatsink_factor + card_mass * (upstream_factor + end_of_life_factor + by_ship *
    ship_factor + by_truck * truck_factor + by_plane * plane_factor)``

    Args:
        chip_area: Wafer of the compute die. [mm2]
        chip_factor: Impact of it. [impact/mm2]
        memory_area: Wafer of the memory. [mm2]
        memory_chip_factor: Impact of it. [impact/mm2]
        board_area: Circuit board. [cm2]
        board_factor: Impact of it. [impact/cm2]
        casing_mass: Casing. [kg]
        casing_factor: Impact of it. [impact/kg]
        heatsink_mass: Heat sink. [kg]
        heatsink_factor: Impact of it. [impact/kg]
        card_mass: Whole card. [kg]
        upstream_factor: Transport of its parts. [impact/kg]
        end_of_life_factor: Treatment after use. [impact/kg]
        by_ship: Distance by ship. [km]
        ship_factor: Impact of it. [impact/kg/km]
        by_truck: Distance by truck. [km]
        truck_factor: Impact of it. [impact/kg/km]
        by_plane: Distance by plane. [km]
        plane_factor: Impact of it. [impact/kg/km]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> embodied_of_card(
        ...     chip_area=1000.0, chip_factor=0.05, memory_area=1000.0,
        ...     memory_chip_factor=0.2, board_area=200.0, board_factor=0.05,
        ...     casing_mass=1.0, casing_factor=8.0, heatsink_mass=1.0,
        ...     heatsink_factor=6.0, card_mass=2.0, upstream_factor=0.5,
        ...     end_of_life_factor=1.5, by_ship=0.0, ship_factor=1.0, by_truck=0.0,
        ...     truck_factor=1.0, by_plane=0.0, plane_factor=1.0,
        ... )
        278.0
    """
    carried = by_ship * ship_factor + by_truck * truck_factor + by_plane * plane_factor
    return (
        chip_area * chip_factor
        + memory_area * memory_chip_factor
        + board_area * board_factor
        + casing_mass * casing_factor
        + heatsink_mass * heatsink_factor
        + card_mass * (upstream_factor + end_of_life_factor + carried)
    )
