"""Power of a server from its parts, or from the time it spends at each load."""

import numpy as np

from assessor.estimation.formulas.physics import (
    require_at_least,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

PROCESSORS = Formulas()
"""Power of a processor at a load, and of a server over a profile of loads."""

WITH_CARDS = Formulas()
"""Power of servers that hold accelerators."""

WITHOUT_CARDS = Formulas()
"""Power of servers that hold none."""

_GREEN_ALGORITHMS = (
    "L. Lannelongue, J. Grealey, M. Inouye, Green Algorithms, Advanced Science 2021"
)
_CURVE = "Teads Engineering, power of processors at 0, 10, 50 and 100 % of load"
_LOW, _HALF = 0.1, 0.5


@PROCESSORS.add(unit="W", source=_CURVE)
def cpu_power(
    *,
    cpu_design_power: Number,
    cpu_load: Number,
    curve_idle: Number,
    curve_low: Number,
    curve_half: Number,
    curve_full: Number,
) -> Number:
    """Mean power of one processor, from its design power and its load.

    The curve is straight between the four loads it is known at.

    ``cpu_power = cpu_design_power * curve(cpu_load)``

    Args:
        cpu_design_power: Thermal design power of one processor. [W]
        cpu_load: Mean load. [0 to 1]
        curve_idle: Power over design power at rest. [1]
        curve_low: The same at a load of 10 %. [1]
        curve_half: The same at a load of 50 %. [1]
        curve_full: The same at full load. [1]

    Returns:
        Power. [W]

    Examples:
        Half way between the loads of 10 % and 50 %:

        >>> round(float(cpu_power(
        ...     cpu_design_power=100.0, cpu_load=0.3, curve_idle=0.1, curve_low=0.3,
        ...     curve_half=0.7, curve_full=1.0,
        ... )))
        50
    """
    require_at_least("design power of the processor", cpu_design_power, 0)
    require_share("load of the processor", cpu_load)
    curve = (
        curve_idle
        + (curve_low - curve_idle) * np.clip(cpu_load / _LOW, 0, 1)
        + (curve_half - curve_low) * np.clip((cpu_load - _LOW) / (_HALF - _LOW), 0, 1)
        + (curve_full - curve_half) * np.clip((cpu_load - _HALF) / (1 - _HALF), 0, 1)
    )
    return cpu_design_power * curve


@PROCESSORS.add(unit="W", source=_CURVE, method="profile")
def server_power(  # noqa: PLR0913  # as many as physics needs
    *,
    time_idle: Number,
    time_low: Number,
    time_half: Number,
    time_full: Number,
    power_idle: Number,
    power_low: Number,
    power_half: Number,
    power_full: Number,
) -> Number:
    """Mean power of a server, from the time it spends at each load.

    ``server_power = (time_idle * power_idle + time_low * power_low + time_half *
    power_half + time_full * power_full) / (time_idle + time_low + time_half +
    time_full)``

    Args:
        time_idle: Share of the time at rest. [0 to 1]
        time_low: Share of the time at a load of 10 %. [0 to 1]
        time_half: Share of the time at a load of 50 %. [0 to 1]
        time_full: Share of the time at full load. [0 to 1]
        power_idle: Power at rest. [W]
        power_low: Power at a load of 10 %. [W]
        power_half: Power at a load of 50 %. [W]
        power_full: Power at full load. [W]

    Returns:
        Power. [W]

    Examples:
        >>> round(server_power(
        ...     time_idle=0.2, time_low=0.1, time_half=0.55, time_full=0.15,
        ...     power_idle=36, power_low=77, power_half=182, power_full=260,
        ... ))
        154
    """
    whole = time_idle + time_low + time_half + time_full
    require_positive("time at all loads together", whole)
    return (
        time_idle * power_idle
        + time_low * power_low
        + time_half * power_half
        + time_full * power_full
    ) / whole


@WITH_CARDS.add(unit="W", source=_GREEN_ALGORITHMS, yields="node_power")
def node_power_with_cards(  # noqa: PLR0913  # as many as physics needs
    *,
    accelerators_per_server: Number,
    design_power: Number,
    load: Number,
    cpus: Number,
    cpu_power: Number,
    memory: Number,
    memory_power: Number,
    other_power: Number,
) -> Number:
    """Mean power of one server, from its parts.

    ``node_power = accelerators_per_server * design_power * load + cpus * cpu_power +
    memory * memory_power + other_power``

    Args:
        accelerators_per_server: Accelerators in the server. [1]
        design_power: Thermal design power of one accelerator. [W]
        load: Mean power of the accelerator over its design power. [0 to 1]
        cpus: Processors in the server. [1]
        cpu_power: Mean power of one processor. [W]
        memory: Memory installed. [GB]
        memory_power: Power of a gigabyte of memory. [W/GB]
        other_power: Power of the other parts. [W]

    Returns:
        Power. [W]

    Examples:
        >>> node_power_with_cards(
        ...     accelerators_per_server=8.0, design_power=400.0, load=0.5, cpus=2.0,
        ...     cpu_power=100.0, memory=100.0, memory_power=0.5, other_power=50.0,
        ... )
        1900.0
    """
    require_share("load", load)
    require_at_least("design power", design_power, 0)
    cards = accelerators_per_server * design_power * load
    return cards + cpus * cpu_power + memory * memory_power + other_power


@WITHOUT_CARDS.add(unit="W", source=_GREEN_ALGORITHMS, yields="node_power")
def node_power_without_cards(
    *,
    cpus: Number,
    cpu_power: Number,
    memory: Number,
    memory_power: Number,
    other_power: Number,
) -> Number:
    """Mean power of one server without accelerators, from its parts.

    ``node_power = cpus * cpu_power + memory * memory_power + other_power``

    Args:
        cpus: Processors in the server. [1]
        cpu_power: Mean power of one processor. [W]
        memory: Memory installed. [GB]
        memory_power: Power of a gigabyte of memory. [W/GB]
        other_power: Power of the other parts. [W]

    Returns:
        Power. [W]

    Examples:
        >>> node_power_without_cards(
        ...     cpus=2.0, cpu_power=100.0, memory=100.0, memory_power=0.5,
        ...     other_power=50.0,
        ... )
        300.0
    """
    require_at_least("memory", memory, 0)
    return cpus * cpu_power + memory * memory_power + other_power


@WITH_CARDS.add(
    unit="h", source="definition", yields="accelerator_hours", method="servers"
)
def accelerator_hours_of_servers(
    *, servers: Number, accelerators_per_server: Number, duration: Number
) -> Number:
    """Hours of all accelerators together, from the servers that hold them.

    ``accelerator_hours = servers * accelerators_per_server * duration``

    Args:
        servers: Servers that run at the same time. [1]
        accelerators_per_server: Accelerators in each. [1]
        duration: Wall-clock time of one run. [h]

    Returns:
        Accelerator-hours of one run. [h]

    Examples:
        >>> accelerator_hours_of_servers(
        ...     servers=2, accelerators_per_server=8, duration=10
        ... )
        160
    """
    return servers * accelerators_per_server * duration
