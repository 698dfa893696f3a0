"""Terminals of users and devices in the field."""

import numpy as np

from assessor.estimation.formulas.physics import (
    require_at_least,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

TERMINALS = Formulas()
EDGE = Formulas()
BATTERIES = Formulas()
SPARE_BATTERIES = Formulas()
"""Batteries of devices whose power supply holds a first one."""

_DAYS_PER_YEAR = 365.25
_TIME_SHARE = (
    "A. Berthelot, E. Caron, M. Jay, L. Lefèvre, Estimating the environmental impact "
    "of Generative-AI services, CIRP LCE 2024"
)
_POWER = "power x time"


@TERMINALS.add(unit="h", source="definition", yields="used_time", method="per_year")
def used_time_per_year(*, hours_per_year: Number, service_lifetime: Number) -> Number:
    """Time of all terminals together, from that of a year.

    ``used_time = hours_per_year * service_lifetime``

    Args:
        hours_per_year: Hours of all terminals in a year. [h/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Time. [h]

    Examples:
        >>> used_time_per_year(hours_per_year=100.0, service_lifetime=3.0)
        300.0
    """
    return hours_per_year * service_lifetime


@TERMINALS.add(unit="h", source="definition", yields="used_time", method="per_use")
def used_time_per_use(
    *,
    time_per_use: Number,
    uses_per_year: Number,
    share_of_uses: Number,
    service_lifetime: Number,
) -> Number:
    """Time of all terminals together, from that of a use.

    ``used_time = time_per_use * uses_per_year * share_of_uses * service_lifetime``

    Args:
        time_per_use: Time of one use. [h]
        uses_per_year: Uses of the service in a year. [1/year]
        share_of_uses: Share of uses on such terminals. [0 to 1]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Time. [h]

    Examples:
        >>> used_time_per_use(
        ...     time_per_use=0.5, uses_per_year=100.0, share_of_uses=0.2,
        ...     service_lifetime=3.0,
        ... )
        30.0
    """
    require_share("share of uses", share_of_uses)
    return time_per_use * uses_per_year * share_of_uses * service_lifetime


@TERMINALS.add(unit="kWh", source=_POWER, yields="device_energy")
def device_energy_of_terminals(*, used_time: Number, power: Number) -> Number:
    """Energy of terminals while they are used.

    ``device_energy = used_time * power / 1000``

    Args:
        used_time: Time of all terminals together. [h]
        power: Power of one terminal in use. [W]

    Returns:
        Energy. [kWh]

    Examples:
        >>> device_energy_of_terminals(used_time=100.0, power=50.0)
        5.0
    """
    require_at_least("power", power, 0)
    return used_time * power / 1000


@TERMINALS.add(unit="", source=_TIME_SHARE, yields="device_impact", impact=True)
def device_impact_by_time(
    *, device_embodied: Number, used_time: Number, lifetime: Number, daily_use: Number
) -> Number:
    """Embodied impact of terminals, by their share of active time.

    ``device_impact = device_embodied * used_time / (lifetime * 365.25 * daily_use)``

    Args:
        device_embodied: Embodied impact of one terminal. [impact]
        used_time: Time of all terminals together. [h]
        lifetime: Time a terminal serves. [year]
        daily_use: Active use of a terminal for all purposes. [h/day]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        >>> device_impact_by_time(
        ...     device_embodied=80.0, used_time=365.25, lifetime=2.0, daily_use=4.0
        ... )
        10.0
    """
    require_positive("lifetime", lifetime)
    require_positive("daily use", daily_use)
    return device_embodied * used_time / (lifetime * _DAYS_PER_YEAR * daily_use)


@EDGE.add(unit="kWh", source=_POWER, yields="device_energy")
def device_energy_of_fleet(
    *, power: Number, hours_per_year: Number, units: Number, service_lifetime: Number
) -> Number:
    """Energy of a fleet of devices.

    ``device_energy = power * hours_per_year * units * service_lifetime / 1000``

    Args:
        power: Mean power of one device. [W]
        hours_per_year: Time one device runs in a year. [h/year]
        units: Devices in service. [1]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Energy. [kWh]

    Examples:
        >>> device_energy_of_fleet(
        ...     power=2.0, hours_per_year=1000.0, units=10.0, service_lifetime=3.0
        ... )
        60.0
    """
    require_at_least("power", power, 0)
    require_at_least("hours per year", hours_per_year, 0)
    return power * hours_per_year * units * service_lifetime / 1000


@EDGE.add(unit="1", source="lives of a device over those of the service")
def device_lives(*, service_lifetime: Number, lifetime: Number) -> Number:
    """Devices made for each one in service, over the life of the service.

    A device made for the service counts in full even where the service ends before
    it, and is replaced where the service outlives it.

    ``device_lives = max(1, service_lifetime / lifetime)``

    Args:
        service_lifetime: Time the service is offered. [year]
        lifetime: Time a device serves. [year]

    Returns:
        Devices, at least one. [1]

    Examples:
        >>> float(device_lives(service_lifetime=10.0, lifetime=4.0))
        2.5
        >>> float(device_lives(service_lifetime=2.0, lifetime=4.0))
        1.0
    """
    require_positive("lifetime", lifetime)
    return np.maximum(1.0, service_lifetime / lifetime)


@EDGE.add(unit="", source="devices made for the service", impact=True)
def device_impact(
    *, device_embodied: Number, units: Number, device_lives: Number
) -> Number:
    """Embodied impact of a fleet of devices.

    ``device_impact = device_embodied * units * device_lives``

    Args:
        device_embodied: Embodied impact of one device. [impact]
        units: Devices in service. [1]
        device_lives: Devices made for each one in service. [1]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> device_impact(device_embodied=10.0, units=100.0, device_lives=1.5)
        1500.0
    """
    require_at_least("units", units, 0)
    return device_embodied * units * device_lives


@BATTERIES.add(unit="1", source="life of the service over that of a battery")
def batteries(
    *, units: Number, service_lifetime: Number, battery_life: Number
) -> Number:
    """Batteries that a fleet of devices uses up over the life of the service.

    Every device is given one, and it is replaced where the service outlives it.

    ``batteries = units * max(1, service_lifetime / battery_life)``

    Args:
        units: Devices in service. [1]
        service_lifetime: Time the service is offered. [year]
        battery_life: Time one battery lasts. [year]

    Returns:
        Batteries. [1]

    Raises:
        EstimationError: A battery lasts no time.

    Examples:
        >>> float(batteries(units=10.0, service_lifetime=6.0, battery_life=2.0))
        30.0
    """
    require_positive("life of a battery", battery_life)
    return units * np.maximum(1.0, service_lifetime / battery_life)


@SPARE_BATTERIES.add(
    unit="1",
    source="batteries beyond the one that each device holds",
    yields="batteries",
    method="beyond_first",
)
def batteries_beyond_first(
    *,
    units: Number,
    service_lifetime: Number,
    battery_life: Number,
    device_lives: Number,
) -> Number:
    """Batteries beyond the one that the making of each device holds already.

    ``batteries = units * max(0, service_lifetime / battery_life - device_lives)``

    Args:
        units: Devices in service. [1]
        service_lifetime: Time the service is offered. [year]
        battery_life: Time one battery lasts. [year]
        device_lives: Devices made for each one in service. [1]

    Returns:
        Batteries. [1]

    Examples:
        >>> float(batteries_beyond_first(
        ...     units=10.0, service_lifetime=6.0, battery_life=2.0, device_lives=1.0
        ... ))
        20.0
    """
    require_positive("life of a battery", battery_life)
    beyond = service_lifetime / battery_life - device_lives
    return units * np.maximum(0.0, beyond)


@BATTERIES.add(unit="", source="batteries made for the service", impact=True)
def battery_impact(*, batteries: Number, battery_embodied: Number) -> Number:
    """Embodied impact of the batteries of a fleet.

    ``battery_impact = batteries * battery_embodied``

    Args:
        batteries: Batteries over the life of the service. [1]
        battery_embodied: Embodied impact of one battery. [impact]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> battery_impact(batteries=30.0, battery_embodied=0.5)
        15.0
    """
    require_at_least("embodied impact of a battery", battery_embodied, 0)
    return batteries * battery_embodied
