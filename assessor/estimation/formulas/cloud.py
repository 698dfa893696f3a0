"""From the emissions of a cloud region to those of one customer, in seven steps.

1. the hardware: making, delivery and disposal of all servers of the region;
2. the month: their share by month, over an assumed life and nothing beyond it;
3. the region: its data centres together, hardware and electricity;
4. the usage: what a customer used, and the spare capacity that is kept for it;
5. the regional factor: emissions of the region over the usage of all its customers;
6. the customer: usage times that factor;
7. the views: by service, region, period and scope, from rows of their own.
"""

import numpy as np

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.graph import Formulas, Number

CUSTOMER = Formulas()
"""Steps 4 and 6: what is known of the customer."""

REGION = Formulas()
"""Steps 1 to 5: what is known of the region."""

STATEMENT = Formulas()
"""Where the supplier states the result of the six steps."""

_AZURE = (
    "Impact AI, Comment adopter une démarche green AI en entreprise, 2022, annex: "
    "the method of Microsoft Azure in seven steps"
)
_HORIZON = "horizon of the assessment"
_MONTHS = 12


@CUSTOMER.add(unit="month", source=_HORIZON)
def months(*, service_lifetime: Number) -> Number:
    """Months that are counted, where none are stated: the life of the service.

    ``months = service_lifetime * 12``

    Args:
        service_lifetime: Time the service is offered. [year]

    Returns:
        Months. [month]

    Examples:
        >>> months(service_lifetime=3.0)
        36.0
    """
    return service_lifetime * _MONTHS


@REGION.add(unit="month", source=f"{_AZURE}, step 2")
def hardware_months(
    *, hardware_lifetime: Number, hardware_age: Number, months: Number
) -> Number:
    """Months of a period in which hardware is still being written off.

    Hardware that serves longer than its assumed life counts nothing beyond it;
    hardware that is taken away earlier goes on counting until that life is over, so
    that its whole amount is counted.

    ``hardware_months = min(months, max(0, (hardware_lifetime - hardware_age) * 12))``

    Args:
        hardware_lifetime: Life that is assumed. [year]
        hardware_age: Time since it was put into service, at the beginning. [year]
        months: Months that are counted. [month]

    Returns:
        Months. [month]

    Raises:
        EstimationError: The life is not above 0.

    Examples:
        Equal, longer and shorter lives, of six years:

        >>> float(hardware_months(
        ...     hardware_lifetime=6.0, hardware_age=0.0, months=72.0
        ... ))
        72.0
        >>> float(hardware_months(
        ...     hardware_lifetime=6.0, hardware_age=6.0, months=12.0
        ... ))
        0.0
        >>> float(hardware_months(
        ...     hardware_lifetime=6.0, hardware_age=4.0, months=36.0
        ... ))
        24.0
    """
    require_positive("lifetime of the hardware", hardware_lifetime)
    require_at_least("age of the hardware", hardware_age, 0)
    left = (hardware_lifetime - hardware_age) * _MONTHS
    return np.minimum(months, np.maximum(0.0, left))


@REGION.add(unit="kgCO2e", source=f"{_AZURE}, steps 1 to 3")
def region_hardware(
    *, hardware_embodied: Number, hardware_lifetime: Number, hardware_months: Number
) -> Number:
    """Embodied emissions of a region that fall into a period.

    ``region_hardware = hardware_embodied / (hardware_lifetime * 12) * hardware_months``

    Args:
        hardware_embodied: Making, delivery and disposal of all hardware of the data
            centres of the region. [kgCO2e]
        hardware_lifetime: Life that is assumed. [year]
        hardware_months: Months in which it is still written off. [month]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> region_hardware(
        ...     hardware_embodied=7200.0, hardware_lifetime=6.0, hardware_months=1.0
        ... )
        100.0
    """
    return hardware_embodied / (hardware_lifetime * _MONTHS) * hardware_months


@REGION.add(unit="kgCO2e", source=f"{_AZURE}, step 5")
def hardware_factor(
    *, region_hardware: Number, region_usage: Number, months: Number
) -> Number:
    """Embodied emissions of a unit of usage in a region.

    ``hardware_factor = region_hardware / (region_usage * months)``

    Args:
        region_hardware: Embodied emissions of the region in the period. [kgCO2e]
        region_usage: Usage of all its customers in a month, spare capacity included.
            [unit/month]
        months: Months that are counted. [month]

    Returns:
        Emissions of a unit. [kgCO2e/unit]

    Examples:
        >>> hardware_factor(region_hardware=100.0, region_usage=1000.0, months=1.0)
        0.1
    """
    require_positive("usage of the region", region_usage)
    return region_hardware / (region_usage * months)


@REGION.add(unit="kgCO2e", source=f"{_AZURE}, step 5")
def use_factor(*, region_use: Number, region_usage: Number) -> Number:
    """Emissions of electricity and fuel of a unit of usage in a region.

    ``use_factor = region_use / region_usage``

    Args:
        region_use: Electricity and fuel of the data centres of the region in a month.
            [kgCO2e/month]
        region_usage: Usage of all its customers in a month, spare capacity included.
            [unit/month]

    Returns:
        Emissions of a unit. [kgCO2e/unit]

    Examples:
        >>> use_factor(region_use=300.0, region_usage=1000.0)
        0.3
    """
    require_positive("usage of the region", region_usage)
    return region_use / region_usage


@CUSTOMER.add(unit="1", source=f"{_AZURE}, step 4")
def charged_usage(
    *, customer_usage: Number, usage_overhead: Number, months: Number
) -> Number:
    """Usage of a customer with its part of the spare capacity.

    ``charged_usage = customer_usage * (1 + usage_overhead) * months``

    Args:
        customer_usage: What the customer used in a month. [unit/month]
        usage_overhead: Spare capacity over usage. [1]
        months: Months that are counted. [month]

    Returns:
        Usage. [unit]

    Examples:
        >>> charged_usage(customer_usage=40.0, usage_overhead=0.25, months=2.0)
        100.0
    """
    require_at_least("usage of the customer", customer_usage, 0)
    require_at_least("spare capacity", usage_overhead, 0)
    return customer_usage * (1 + usage_overhead) * months


@CUSTOMER.add(
    unit="kgCO2e", source=f"{_AZURE}, step 6", yields="use_share", method="factor"
)
def use_share_of_usage(*, charged_usage: Number, use_factor: Number) -> Number:
    """Electricity and fuel that fall to a customer.

    ``use_share = charged_usage * use_factor``

    Args:
        charged_usage: Usage with its part of the spare capacity. [unit]
        use_factor: Emissions of a unit. [kgCO2e/unit]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> use_share_of_usage(charged_usage=50.0, use_factor=0.3)
        15.0
    """
    require_at_least("factor of the region", use_factor, 0)
    return charged_usage * use_factor


@CUSTOMER.add(
    unit="kgCO2e", source=f"{_AZURE}, step 6", yields="hardware_share", method="factor"
)
def hardware_share_of_usage(
    *, charged_usage: Number, hardware_factor: Number
) -> Number:
    """Embodied emissions that fall to a customer.

    ``hardware_share = charged_usage * hardware_factor``

    Args:
        charged_usage: Usage with its part of the spare capacity. [unit]
        hardware_factor: Emissions of a unit. [kgCO2e/unit]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> hardware_share_of_usage(charged_usage=50.0, hardware_factor=0.1)
        5.0
    """
    require_at_least("factor of the region", hardware_factor, 0)
    return charged_usage * hardware_factor


@STATEMENT.add(
    unit="kgCO2e", source=f"{_AZURE}, step 7", yields="use_share", method="statement"
)
def use_share_of_statement(*, customer_use: Number, months: Number) -> Number:
    """Electricity and fuel as the supplier states them for the customer.

    ``use_share = customer_use * months``

    Args:
        customer_use: Emissions of a month. [kgCO2e/month]
        months: Months that are counted. [month]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> use_share_of_statement(customer_use=15.0, months=2.0)
        30.0
    """
    require_at_least("emissions stated by the supplier", customer_use, 0)
    return customer_use * months


@STATEMENT.add(
    unit="kgCO2e",
    source=f"{_AZURE}, step 7",
    yields="hardware_share",
    method="statement",
)
def hardware_share_of_statement(*, customer_hardware: Number, months: Number) -> Number:
    """Embodied emissions as the supplier states them for the customer.

    ``hardware_share = customer_hardware * months``

    Args:
        customer_hardware: Emissions of a month. [kgCO2e/month]
        months: Months that are counted. [month]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> hardware_share_of_statement(customer_hardware=5.0, months=2.0)
        10.0
    """
    require_at_least("emissions stated by the supplier", customer_hardware, 0)
    return customer_hardware * months
