"""From activity to the energy of computing.

Routes to the energy of one run, best first: a meter, mean power over time, mean power
per accelerator, a meter on the accelerators alone, power by parts, thermal design
power at a load, a similar run, a machine of a known type.
"""

from assessor.estimation.formulas.physics import (
    require_at_least,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

ENERGY = Formulas()

_GREEN_ALGORITHMS = (
    "L. Lannelongue, J. Grealey, M. Inouye, Green Algorithms, Advanced Science 2021"
)
_PATTERSON = "D. Patterson et al., Carbon emissions and large neural network training"
_BERTHELOT = (
    "A. Berthelot, E. Caron, M. Jay, L. Lefèvre, Estimating the environmental impact "
    "of Generative-AI services, 2024: energy in proportion to training steps"
)
_METER = "metered electricity of the machines"


@ENERGY.add(unit="kWh", source=_METER, yields="run_energy", method="metered")
def run_energy_from_meter(*, energy: Number) -> Number:
    """Energy of one run, as metered.

    ``run_energy = energy``

    Args:
        energy: Energy of the machines, hosts included. [kWh]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_meter(energy=1000.0)
        1000.0
    """
    require_at_least("energy", energy, 0)
    return energy


@ENERGY.add(
    unit="kWh", source="E. Strubell et al., 2019", yields="run_energy", method="power"
)
def run_energy_from_power(*, average_power: Number, duration: Number) -> Number:
    """Energy of one run, from the mean power of all its machines.

    ``run_energy = average_power * duration / 1000``

    Args:
        average_power: Mean power of all machines together, hosts included. [W]
        duration: Wall-clock time of one run. [h]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_power(average_power=500.0, duration=10.0)
        5.0
    """
    require_at_least("average power", average_power, 0)
    require_at_least("duration", duration, 0)
    return average_power * duration / 1000


@ENERGY.add(
    unit="kWh", source=_PATTERSON, yields="run_energy", method="accelerator_power"
)
def run_energy_from_accelerator_power(
    *, accelerator_power: Number, accelerator_hours: Number
) -> Number:
    """Energy of one run, from the mean power measured for each accelerator.

    ``run_energy = accelerator_power * accelerator_hours / 1000``

    Args:
        accelerator_power: Mean power of one accelerator, with what it draws of its
            host. [W]
        accelerator_hours: Hours of all accelerators together. [h]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_accelerator_power(
        ...     accelerator_power=400.0, accelerator_hours=100.0
        ... )
        40.0
    """
    require_at_least("accelerator power", accelerator_power, 0)
    return accelerator_power * accelerator_hours / 1000


@ENERGY.add(
    unit="kWh",
    source="metered on the accelerators alone",
    yields="run_energy",
    method="accelerator_energy",
)
def run_energy_from_accelerator_energy(
    *, accelerator_energy: Number, host_overhead: Number
) -> Number:
    """Energy of one run, from what was metered on its accelerators alone.

    ``run_energy = accelerator_energy * host_overhead``

    Args:
        accelerator_energy: Energy of all accelerators, hosts left out. [kWh]
        host_overhead: Energy of the whole machine over that of its accelerators,
            at least 1. [1]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_accelerator_energy(
        ...     accelerator_energy=100.0, host_overhead=1.5
        ... )
        150.0
    """
    require_at_least("energy of the accelerators", accelerator_energy, 0)
    require_at_least("host overhead", host_overhead, 1)
    return accelerator_energy * host_overhead


@ENERGY.add(
    unit="kWh", source=_GREEN_ALGORITHMS, yields="run_energy", method="components"
)
def run_energy_from_components(
    *, node_power: Number, servers: Number, duration: Number
) -> Number:
    """Energy of one run, from the power of its servers by their parts.

    ``run_energy = node_power * servers * duration / 1000``

    Args:
        node_power: Mean power of one server. [W]
        servers: Servers used at the same time. [1]
        duration: Wall-clock time of one run. [h]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_components(node_power=1900.0, servers=2.0, duration=10.0)
        38.0
    """
    return node_power * servers * duration / 1000


@ENERGY.add(
    unit="kWh",
    source=_GREEN_ALGORITHMS,
    yields="run_energy",
    method="design_power",
)
def run_energy_from_design_power(
    *,
    design_power: Number,
    load: Number,
    accelerator_hours: Number,
    host_overhead: Number,
) -> Number:
    """Energy of one run, from the thermal design power of its accelerators.

    ``run_energy = design_power * load * accelerator_hours * host_overhead / 1000``

    Args:
        design_power: Thermal design power of one accelerator. [W]
        load: Mean power of the accelerator over its design power. [0 to 1]
        accelerator_hours: Hours of all accelerators together. [h]
        host_overhead: Energy of the whole machine over that of its accelerators,
            at least 1. [1]

    Returns:
        Energy of one run. [kWh]

    Raises:
        EstimationError: The load is above 1 or the overhead is below 1.

    Examples:
        >>> run_energy_from_design_power(
        ...     design_power=400.0, load=0.5, accelerator_hours=10.0, host_overhead=1.5
        ... )
        3.0
    """
    require_share("load", load)
    require_at_least("host overhead", host_overhead, 1)
    return design_power * load * accelerator_hours * host_overhead / 1000


@ENERGY.add(unit="kWh", source=_BERTHELOT, yields="run_energy", method="pilot")
def run_energy_from_pilot(
    *, pilot_energy: Number, pilot_steps: Number, steps: Number
) -> Number:
    """Energy of one run, in proportion to that of a similar run.

    Steps may be optimiser steps, examples times epochs, or examples times passes
    times trials, as long as both counts are of the same thing.

    ``run_energy = pilot_energy * steps / pilot_steps``

    Args:
        pilot_energy: Energy of the machines for the run that was metered. [kWh]
        pilot_steps: Steps of that run. [1]
        steps: Steps of this run. [1]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_pilot(pilot_energy=12.0, pilot_steps=100.0, steps=250.0)
        30.0
    """
    require_at_least("energy of the similar run", pilot_energy, 0)
    require_positive("steps of the similar run", pilot_steps)
    require_positive("steps", steps)
    return pilot_energy * steps / pilot_steps


@ENERGY.add(
    unit="kWh", source="machine of a known type", yields="run_energy", method="server"
)
def run_energy_from_server(
    *, server_power: Number, servers: Number, duration: Number
) -> Number:
    """Energy of one run, from the typical power of the machines.

    ``run_energy = server_power * servers * duration / 1000``

    Args:
        server_power: Typical power of one machine. [W]
        servers: Machines used at the same time. [1]
        duration: Wall-clock time of one run. [h]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_from_server(server_power=300.0, servers=2.0, duration=10.0)
        6.0
    """
    return server_power * servers * duration / 1000
