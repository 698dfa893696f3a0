"""From the energy of machines to the impacts of electricity."""

from assessor.estimation.formulas.physics import require_at_least
from assessor.estimation.graph import Formulas, Number

FACILITY = Formulas()
"""Electricity of machines in a data centre, whose building draws more than they do."""

DELIVERED = Formulas()
"""Electricity of machines that stand alone."""

_PUE = "ISO/IEC 30134-2, power usage effectiveness"
_SCI = "ISO/IEC 21031:2024, software carbon intensity, O = E * I"
_WUE = "ISO/IEC 30134-9, water usage effectiveness"


@FACILITY.add(unit="kWh", source=_PUE)
def facility_energy(*, it_energy: Number, pue: Number) -> Number:
    """Energy the data centre draws for the machines.

    ``facility_energy = it_energy * pue``

    Args:
        it_energy: Energy of the machines. [kWh]
        pue: Energy of the facility over that of its machines, at least 1. [1]

    Returns:
        Energy drawn from the grid. [kWh]

    Raises:
        EstimationError: ``pue`` is below 1.

    Examples:
        1000 kWh at a PUE of 1.5 on a grid of 101 g/kWh are 151.5 kg:

        >>> energy = facility_energy(it_energy=1000, pue=1.5)
        >>> use_impact(facility_energy=energy, grid_factor=0.101)
        151.5
    """
    require_at_least("PUE", pue, 1)
    return it_energy * pue


@FACILITY.add(unit="", source=_SCI, impact=True)
def use_impact(*, facility_energy: Number, grid_factor: Number) -> Number:
    """Impact of the electricity of a facility.

    ``use_impact = facility_energy * grid_factor``

    Args:
        facility_energy: Energy drawn from the grid. [kWh]
        grid_factor: Impact of a unit of electricity. [impact/kWh]

    Returns:
        Impact of use. [impact]

    Examples:
        >>> use_impact(facility_energy=200.0, grid_factor=0.5)
        100.0
    """
    return facility_energy * grid_factor


@FACILITY.add(unit="kgCO2e", source="GHG Protocol Scope 2 Guidance, market-based")
def market_impact(*, facility_energy: Number, market_factor: Number) -> Number:
    """Greenhouse gases of the electricity of a facility under its contracts.

    ``market_impact = facility_energy * market_factor``

    Args:
        facility_energy: Energy drawn from the grid. [kWh]
        market_factor: Emissions per unit under the contract. [kgCO2e/kWh]

    Returns:
        Market-based emissions. [kgCO2e]

    Examples:
        >>> market_impact(facility_energy=200.0, market_factor=0.0)
        0.0
    """
    return facility_energy * market_factor


@FACILITY.add(unit="L", source=_WUE)
def water_use(
    *,
    it_energy: Number,
    site_water: Number,
    facility_energy: Number,
    grid_water: Number,
) -> Number:
    """Water of cooling on site and of making the electricity.

    ``water_use = it_energy * site_water + facility_energy * grid_water``

    Args:
        it_energy: Energy of the machines. [kWh]
        site_water: Water of the site per energy of its machines. [L/kWh]
        facility_energy: Energy drawn from the grid. [kWh]
        grid_water: Water per unit of electricity. [L/kWh]

    Returns:
        Water. [L]

    Examples:
        >>> water_use(
        ...     it_energy=100.0, site_water=0.5, facility_energy=120.0, grid_water=2.0
        ... )
        290.0
    """
    return it_energy * site_water + facility_energy * grid_water


@DELIVERED.add(unit="", source=_SCI, impact=True, yields="use_impact")
def use_impact_of_device(*, device_energy: Number, grid_factor: Number) -> Number:
    """Impact of the electricity of a device outside a data centre.

    ``use_impact = device_energy * grid_factor``

    Args:
        device_energy: Energy drawn from the grid. [kWh]
        grid_factor: Impact of a unit of electricity. [impact/kWh]

    Returns:
        Impact of use. [impact]

    Examples:
        >>> use_impact_of_device(device_energy=10.0, grid_factor=0.5)
        5.0
    """
    return device_energy * grid_factor


@DELIVERED.add(unit="L", source=_WUE, yields="water_use")
def water_use_of_device(*, device_energy: Number, grid_water: Number) -> Number:
    """Water of making the electricity of a device.

    ``water_use = device_energy * grid_water``

    Args:
        device_energy: Energy drawn from the grid. [kWh]
        grid_water: Water per unit of electricity. [L/kWh]

    Returns:
        Water. [L]

    Examples:
        >>> water_use_of_device(device_energy=10.0, grid_water=2.0)
        20.0
    """
    return device_energy * grid_water
