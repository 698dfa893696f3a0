"""From machines to the share of their manufacture that a project uses up."""

import numpy as np

from assessor.estimation.formulas.physics import (
    HOURS_PER_YEAR,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

MACHINES = Formulas()
"""Embodied impact of servers and accelerators, by the hours they are used."""

_BLOOM = (
    "A. S. Luccioni, S. Viguier, A.-L. Ligozat, Estimating the carbon footprint of "
    "BLOOM, 2022, section 4.1"
)


@MACHINES.add(
    unit="h", source="machines held exclusively", yields="used_hours", method="held"
)
def used_hours_held(
    *, accelerators: Number, held_duration: Number, runs: Number
) -> Number:
    """Accelerator-hours of machines held exclusively, whether busy or not.

    ``used_hours = accelerators * held_duration * runs``

    Args:
        accelerators: Accelerators held. [1]
        held_duration: Wall-clock time they are held for one run. [h]
        runs: Runs over the whole life. [1]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> used_hours_held(accelerators=8.0, held_duration=100.0, runs=1.0)
        800.0
    """
    return accelerators * held_duration * runs


@MACHINES.add(unit="kWh", source="machines held exclusively")
def idle_energy(
    *,
    idle_power: Number,
    accelerators: Number,
    held_duration: Number,
    accelerator_hours: Number,
    runs: Number,
) -> Number:
    """Energy of accelerators held exclusively while they do nothing.

    ``idle_energy = idle_power * (accelerators * held_duration - accelerator_hours)
    * runs / 1000``

    Args:
        idle_power: Power of one accelerator at rest. [W]
        accelerators: Accelerators held. [1]
        held_duration: Wall-clock time they are held for one run. [h]
        accelerator_hours: Hours in which they work, of one run. [h]
        runs: Runs over the whole life. [1]

    Returns:
        Energy. [kWh]

    Examples:
        >>> float(idle_energy(
        ...     idle_power=50.0, accelerators=8.0, held_duration=100.0,
        ...     accelerator_hours=600.0, runs=1.0,
        ... ))
        10.0
    """
    idle_hours = np.maximum(0.0, accelerators * held_duration - accelerator_hours)
    return idle_power * idle_hours * runs / 1000


@MACHINES.add(unit="h", source="definition", yields="used_hours", method="busy")
def used_hours_of_runs(*, accelerator_hours: Number, runs: Number) -> Number:
    """Accelerator-hours over the whole life.

    ``used_hours = accelerator_hours * runs``

    Args:
        accelerator_hours: Accelerator-hours of one run. [h]
        runs: Runs over the whole life. [1]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> used_hours_of_runs(accelerator_hours=100.0, runs=3.0)
        300.0
    """
    return accelerator_hours * runs


@MACHINES.add(unit="h", source="definition", yields="machine_hours", method="hours")
def machine_hours_known(*, used_hours: Number) -> Number:
    """Accelerator-hours to spread embodied impact by, as they are known.

    ``machine_hours = used_hours``

    Args:
        used_hours: Accelerator-hours over the whole life. [h]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> machine_hours_known(used_hours=10.0)
        10.0
    """
    return used_hours


@MACHINES.add(
    unit="h",
    source="inverse of design power x load",
    yields="machine_hours",
    method="energy",
)
def machine_hours_from_energy(
    *, it_energy: Number, design_power: Number, load: Number, host_overhead: Number
) -> Number:
    """Accelerator-hours, from the energy the machines drew.

    ``machine_hours = it_energy * 1000 / (design_power * load * host_overhead)``

    Args:
        it_energy: Energy of the machines. [kWh]
        design_power: Thermal design power of one accelerator. [W]
        load: Mean power of the accelerator over its design power. [0 to 1]
        host_overhead: Energy of the whole machine over that of its accelerators. [1]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> machine_hours_from_energy(
        ...     it_energy=3.0, design_power=400.0, load=0.5, host_overhead=1.5
        ... )
        10.0
    """
    require_positive("design power", design_power)
    require_positive("load", load)
    return it_energy * 1000 / (design_power * load * host_overhead)


@MACHINES.add(unit="h", source="definition")
def server_hours(*, servers: Number, duration: Number, runs: Number) -> Number:
    """Hours of machines without accelerators over the whole life.

    ``server_hours = servers * duration * runs``

    Args:
        servers: Machines used at the same time. [1]
        duration: Wall-clock time of one run. [h]
        runs: Runs over the whole life. [1]

    Returns:
        Machine-hours. [h]

    Examples:
        >>> server_hours(servers=2.0, duration=10.0, runs=3.0)
        60.0
    """
    return servers * duration * runs


@MACHINES.add(
    unit="", source=_BLOOM, yields="server_impact", method="accelerators", impact=True
)
def server_impact_by_accelerator(
    *,
    server_embodied: Number,
    accelerators_per_server: Number,
    machine_hours: Number,
    lifetime: Number,
    active_utilisation: Number,
) -> Number:
    """Embodied impact of servers, accelerators apart, for the hours used.

    ``server_impact = server_embodied / accelerators_per_server * machine_hours /
    (lifetime * 8766 * active_utilisation)``

    Args:
        server_embodied: Embodied impact of a server without accelerators. [impact]
        accelerators_per_server: Accelerators that share the server. [1]
        machine_hours: Accelerator-hours. [h]
        lifetime: Time the server serves. [year]
        active_utilisation: Share of its life in which it is used. [0 to 1]

    Returns:
        Share of the embodied impact. [impact]

    Raises:
        EstimationError: A divisor is not above 0 or a share is above 1.

    Examples:
        BLOOM: 8 accelerators a server of 2,500 kg, six years, used 85 %.

        >>> round(server_impact_by_accelerator(
        ...     server_embodied=2500, accelerators_per_server=8, machine_hours=1082990,
        ...     lifetime=6, active_utilisation=0.85,
        ... ))
        7570
    """
    require_positive("accelerators per server", accelerators_per_server)
    shared = server_embodied / accelerators_per_server
    return shared * share_of_life(machine_hours, lifetime, active_utilisation)


@MACHINES.add(
    unit="", source=_BLOOM, yields="server_impact", method="servers", impact=True
)
def server_impact_by_server(
    *,
    server_embodied: Number,
    server_hours: Number,
    lifetime: Number,
    active_utilisation: Number,
) -> Number:
    """Embodied impact of servers without accelerators, for the hours used.

    ``server_impact = server_embodied * server_hours /
    (lifetime * 8766 * active_utilisation)``

    Args:
        server_embodied: Embodied impact of a server. [impact]
        server_hours: Machine-hours. [h]
        lifetime: Time the server serves. [year]
        active_utilisation: Share of its life in which it is used. [0 to 1]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        >>> server_impact_by_server(
        ...     server_embodied=1000.0, server_hours=8766.0, lifetime=5.0,
        ...     active_utilisation=0.5,
        ... )
        400.0
    """
    return server_embodied * share_of_life(server_hours, lifetime, active_utilisation)


@MACHINES.add(unit="", source=_BLOOM, impact=True)
def accelerator_impact(
    *,
    accelerator_embodied: Number,
    machine_hours: Number,
    lifetime: Number,
    active_utilisation: Number,
) -> Number:
    """Embodied impact of accelerators for the hours used.

    ``accelerator_impact = accelerator_embodied * machine_hours /
    (lifetime * 8766 * active_utilisation)``

    Args:
        accelerator_embodied: Embodied impact of one accelerator. [impact]
        machine_hours: Accelerator-hours. [h]
        lifetime: Time the accelerator serves. [year]
        active_utilisation: Share of its life in which it is used. [0 to 1]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        BLOOM: 150 kg a card, six years, used 85 %.

        >>> round(accelerator_impact(
        ...     accelerator_embodied=150, machine_hours=1082990, lifetime=6,
        ...     active_utilisation=0.85,
        ... ))
        3634
    """
    share = share_of_life(machine_hours, lifetime, active_utilisation)
    return accelerator_embodied * share


def share_of_life(hours: Number, lifetime: Number, utilisation: Number) -> Number:
    """Share of the life of a machine that some hours of use are.

    Args:
        hours: Hours of use. [h]
        lifetime: Time the machine serves. [year]
        utilisation: Share of its life in which it is used. [0 to 1]

    Raises:
        EstimationError: A divisor is not above 0 or a share is above 1.
    """
    require_positive("lifetime", lifetime)
    require_share("active utilisation", utilisation)
    require_positive("active utilisation", utilisation)
    return hours / (lifetime * HOURS_PER_YEAR * utilisation)
