"""From one run to all runs over the life of the service."""

from assessor.estimation.graph import Formulas, Number

RUNS = Formulas()


@RUNS.add(
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


@RUNS.add(
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


@RUNS.add(unit="kWh", source="definition", yields="it_energy", method="busy")
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
