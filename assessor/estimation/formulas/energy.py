"""From activity to the energy of computing.

Routes to the energy of one run, best first: a meter, mean power over time, mean power
per accelerator, thermal design power at a load, a machine of a known type.
"""

from assessor.estimation.formulas.physics import require_at_least, require_share
from assessor.estimation.graph import Formulas, Number

ENERGY = Formulas()

_GREEN_ALGORITHMS = (
    "L. Lannelongue, J. Grealey, M. Inouye, Green Algorithms, Advanced Science 2021"
)
_PATTERSON = "D. Patterson et al., Carbon emissions and large neural network training"
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


@ENERGY.add(
    unit="1", source="horizon of the assessment", yields="runs", method="per_year"
)
def runs_from_frequency(
    *, repetitions_per_year: Number, service_lifetime: Number
) -> Number:
    """Runs over the life of the service, from how often they are repeated.

    ``runs = repetitions_per_year * service_lifetime``

    Args:
        repetitions_per_year: Runs in a year. [1/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Runs over the whole life. [1]

    Examples:
        >>> runs_from_frequency(repetitions_per_year=12, service_lifetime=3)
        36
    """
    return repetitions_per_year * service_lifetime


@ENERGY.add(
    unit="kWh", source="machines held exclusively", yields="it_energy", method="idle"
)
def it_energy_with_idle(
    *, run_energy: Number, runs: Number, idle_energy: Number
) -> Number:
    """Energy of the machines over the whole life, idle time included.

    ``it_energy = run_energy * runs + idle_energy``

    Args:
        run_energy: Energy of one run. [kWh]
        runs: Runs over the whole life. [1]
        idle_energy: Energy drawn while the machines are held and idle. [kWh]

    Returns:
        Energy of the machines. [kWh]

    References:
        A. S. Luccioni, S. Viguier, A.-L. Ligozat, Estimating the carbon footprint of
        BLOOM, 2022, section 4.3.

    Examples:
        >>> it_energy_with_idle(run_energy=10.0, runs=3.0, idle_energy=5.0)
        35.0
    """
    return run_energy * runs + idle_energy


@ENERGY.add(unit="kWh", source="definition", yields="it_energy", method="busy")
def it_energy_of_runs(*, run_energy: Number, runs: Number) -> Number:
    """Energy of the machines over the whole life.

    ``it_energy = run_energy * runs``

    Args:
        run_energy: Energy of one run. [kWh]
        runs: Runs over the whole life. [1]

    Returns:
        Energy of the machines. [kWh]

    Examples:
        >>> it_energy_of_runs(run_energy=10.0, runs=3.0)
        30.0
    """
    return run_energy * runs
