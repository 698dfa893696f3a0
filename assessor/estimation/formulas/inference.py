"""From the use of a model to the energy of its machines."""

from assessor.estimation.formulas.physics import require_at_least, require_share
from assessor.estimation.graph import Formulas, Number

INFERENCE = Formulas()

_GREEN_ALGORITHMS = (
    "L. Lannelongue, J. Grealey, M. Inouye, Green Algorithms, Advanced Science 2021"
)
_HORIZON = "horizon of the assessment"


@INFERENCE.add(unit="1", source=_HORIZON)
def uses(
    *, uses_per_year: Number, share_of_uses: Number, service_lifetime: Number
) -> Number:
    """Uses over the life of the service.

    ``uses = uses_per_year * share_of_uses * service_lifetime``

    Args:
        uses_per_year: Uses of the service in a year. [1/year]
        share_of_uses: Share of them that concern this row. [0 to 1]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Uses. [1]

    Examples:
        >>> uses(uses_per_year=1000.0, share_of_uses=0.5, service_lifetime=3.0)
        1500.0
    """
    require_share("share of uses", share_of_uses)
    return uses_per_year * share_of_uses * service_lifetime


@INFERENCE.add(
    unit="kWh", source="metered in a year", yields="busy_energy", method="metered"
)
def busy_energy_per_year(
    *, energy_per_year: Number, service_lifetime: Number
) -> Number:
    """Energy of the machines, from what was metered in a year.

    ``busy_energy = energy_per_year * service_lifetime``

    Args:
        energy_per_year: Energy of the machines in a year. [kWh/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_per_year(energy_per_year=100.0, service_lifetime=3.0)
        300.0
    """
    require_at_least("energy per year", energy_per_year, 0)
    return energy_per_year * service_lifetime


@INFERENCE.add(
    unit="kWh", source="measured on a use", yields="busy_energy", method="per_use"
)
def busy_energy_per_use(*, energy_per_use: Number, uses: Number) -> Number:
    """Energy of the machines, from that of one use.

    ``busy_energy = energy_per_use * uses``

    Args:
        energy_per_use: Energy of the machines for one use. [kWh]
        uses: Uses over the whole life. [1]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_per_use(energy_per_use=0.5, uses=100.0)
        50.0
    """
    require_at_least("energy per use", energy_per_use, 0)
    return energy_per_use * uses


@INFERENCE.add(
    unit="kWh",
    source="metered on the accelerators alone",
    yields="busy_energy",
    method="accelerator_energy",
)
def busy_energy_of_accelerator_energy(
    *, accelerator_energy_per_use: Number, host_overhead: Number, uses: Number
) -> Number:
    """Energy of the machines, from what one use takes on the accelerators alone.

    ``busy_energy = accelerator_energy_per_use * host_overhead * uses``

    Args:
        accelerator_energy_per_use: Energy of the accelerators for one use. [kWh]
        host_overhead: Energy of the whole machine, idle reserve included, over that
            of its accelerators, at least 1. [1]
        uses: Uses over the whole life. [1]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_of_accelerator_energy(
        ...     accelerator_energy_per_use=0.5, host_overhead=1.5, uses=100.0
        ... )
        75.0
    """
    require_at_least("energy of the accelerators", accelerator_energy_per_use, 0)
    require_at_least("host overhead", host_overhead, 1)
    return accelerator_energy_per_use * host_overhead * uses


@INFERENCE.add(
    unit="kWh",
    source="measured on the accelerators",
    yields="busy_energy",
    method="accelerator_power",
)
def busy_energy_of_accelerators(
    *, accelerator_power: Number, used_hours: Number
) -> Number:
    """Energy of the machines, from the mean power measured for each accelerator.

    ``busy_energy = accelerator_power * used_hours / 1000``

    Args:
        accelerator_power: Mean power of one accelerator, with what it draws of its
            host. [W]
        used_hours: Accelerator-hours over the whole life. [h]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_of_accelerators(accelerator_power=500.0, used_hours=10.0)
        5.0
    """
    return accelerator_power * used_hours / 1000


@INFERENCE.add(
    unit="kWh", source=_GREEN_ALGORITHMS, yields="busy_energy", method="design_power"
)
def busy_energy_by_design_power(
    *, design_power: Number, load: Number, used_hours: Number, host_overhead: Number
) -> Number:
    """Energy of the machines, from the design power of their accelerators.

    ``busy_energy = design_power * load * used_hours * host_overhead / 1000``

    Args:
        design_power: Thermal design power of one accelerator. [W]
        load: Mean power of the accelerator over its design power. [0 to 1]
        used_hours: Accelerator-hours over the whole life. [h]
        host_overhead: Energy of the whole machine over that of its accelerators,
            at least 1. [1]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_by_design_power(
        ...     design_power=400.0, load=0.5, used_hours=10.0, host_overhead=1.5
        ... )
        3.0
    """
    require_share("load", load)
    require_at_least("host overhead", host_overhead, 1)
    return design_power * load * used_hours * host_overhead / 1000


@INFERENCE.add(
    unit="kWh",
    source="machine of a known type",
    yields="busy_energy",
    method="server",
)
def busy_energy_of_servers(*, server_power: Number, server_hours: Number) -> Number:
    """Energy of machines without accelerators, from their power and their time.

    ``busy_energy = server_power * server_hours / 1000``

    Args:
        server_power: Mean power of one machine. [W]
        server_hours: Machine-hours over the whole life. [h]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_of_servers(server_power=300.0, server_hours=10.0)
        3.0
    """
    require_at_least("power of the server", server_power, 0)
    return server_power * server_hours / 1000


@INFERENCE.add(
    unit="kWh",
    source="model of a request to a language model",
    yields="busy_energy",
    method="language_model",
)
def busy_energy_by_model(*, modelled_energy: Number, uses: Number) -> Number:
    """Energy of the machines, from the size of the model and of its answers.

    ``busy_energy = modelled_energy * uses``

    Args:
        modelled_energy: Energy of the machines for one request. [kWh]
        uses: Uses over the whole life. [1]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_by_model(modelled_energy=0.5, uses=100.0)
        50.0
    """
    return modelled_energy * uses


@INFERENCE.add(
    unit="kWh",
    source="published energy of such a request",
    yields="busy_energy",
    method="reference",
)
def busy_energy_by_reference(
    *, request_energy: Number, uses: Number, pue: Number
) -> Number:
    """Energy of the machines, from a published figure for such a request.

    Published figures hold the overhead of the site: it is taken out here and comes
    back with the PUE, so that it counts once.

    ``busy_energy = request_energy / 1000 * uses / pue``

    Args:
        request_energy: Energy of one request, the site included. [Wh]
        uses: Uses over the whole life. [1]
        pue: Energy of the facility over that of its machines, at least 1. [1]

    Returns:
        Energy of the machines over the whole life. [kWh]

    Examples:
        >>> busy_energy_by_reference(request_energy=3.0, uses=1000.0, pue=1.5)
        2.0
    """
    require_at_least("PUE", pue, 1)
    return request_energy / 1000 * uses / pue


@INFERENCE.add(
    unit="kWh", source="machines held exclusively", yields="it_energy", method="idle"
)
def it_energy_with_idle(*, busy_energy: Number, idle_energy: Number) -> Number:
    """Energy of the machines, idle time included.

    ``it_energy = busy_energy + idle_energy``

    Args:
        busy_energy: Energy of the machines at work. [kWh]
        idle_energy: Energy drawn while the machines are held and idle. [kWh]

    Returns:
        Energy of the machines. [kWh]

    Examples:
        >>> it_energy_with_idle(busy_energy=30.0, idle_energy=5.0)
        35.0
    """
    return busy_energy + idle_energy


@INFERENCE.add(unit="kWh", source="definition", yields="it_energy", method="busy")
def it_energy_at_work(*, busy_energy: Number) -> Number:
    """Energy of the machines where idle time is shared with others.

    ``it_energy = busy_energy``

    Args:
        busy_energy: Energy of the machines at work. [kWh]

    Returns:
        Energy of the machines. [kWh]

    Examples:
        >>> it_energy_at_work(busy_energy=30.0)
        30.0
    """
    return busy_energy
