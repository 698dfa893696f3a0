"""From stored and carried data to energy and embodied impact."""

import numpy as np

from assessor.estimation.formulas.physics import (
    require_at_least,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

STORAGE = Formulas()
NETWORK = Formulas()
LINES = Formulas()
"""Networks by subscription rather than by data carried."""

_CLOUD_CARBON = "Cloud Carbon Footprint, methodology, storage"
_SWD = "Sustainable Web Design Model, version 4: operation of networks"
_ADEME = "ADEME, Impact CO2, digital uses: mean impact per GB carried"
_MONTHS = 12
_PER_LINE = (
    "ADEME and Arcep, method of article 13 of the AGEC act: allocation to a line"
)


@STORAGE.add(unit="TBy", source="definition")
def stored(*, volume: Number, copies: Number, years: Number) -> Number:
    """Data kept, copies included, over time.

    ``stored = volume * copies * years``

    Args:
        volume: Data before copies. [TB]
        copies: Copies kept, the first included. [1]
        years: Time they are kept. [year]

    Returns:
        Data times time. [TB year]

    Examples:
        >>> stored(volume=10.0, copies=3.0, years=2.0)
        60.0
    """
    require_at_least("volume", volume, 0)
    require_at_least("copies", copies, 1)
    return volume * copies * years


@STORAGE.add(unit="kWh", source=_CLOUD_CARBON)
def it_energy(*, stored: Number, storage_energy: Number) -> Number:
    """Energy of storage media.

    ``it_energy = stored * storage_energy``

    Args:
        stored: Data times time, copies included. [TB year]
        storage_energy: Energy of a terabyte in a year. [kWh/TB/year]

    Returns:
        Energy of the media. [kWh]

    Examples:
        >>> it_energy(stored=60.0, storage_energy=10.0)
        600.0
    """
    return stored * storage_energy


@STORAGE.add(
    unit="", source=_CLOUD_CARBON, yields="medium_impact", method="by_TB", impact=True
)
def medium_impact_by_capacity(
    *, stored: Number, medium_embodied: Number, lifetime: Number
) -> Number:
    """Embodied impact of storage media, per terabyte.

    ``medium_impact = stored * medium_embodied / lifetime``

    Args:
        stored: Data times time, copies included. [TB year]
        medium_embodied: Embodied impact of a terabyte of the medium. [impact/TB]
        lifetime: Time the medium serves. [year]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        >>> medium_impact_by_capacity(stored=60.0, medium_embodied=50.0, lifetime=5.0)
        600.0
    """
    require_positive("lifetime", lifetime)
    return stored * medium_embodied / lifetime


@STORAGE.add(
    unit="",
    source=_CLOUD_CARBON,
    yields="medium_impact",
    method="by_drive",
    impact=True,
)
def medium_impact_by_drive(
    *, stored: Number, drive_embodied: Number, drive_capacity: Number, lifetime: Number
) -> Number:
    """Embodied impact of storage media, per drive.

    ``medium_impact = stored / drive_capacity * drive_embodied / lifetime``

    Args:
        stored: Data times time, copies included. [TB year]
        drive_embodied: Embodied impact of one drive, whatever its size. [impact]
        drive_capacity: Capacity of one drive. [TB]
        lifetime: Time the drive serves. [year]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        >>> medium_impact_by_drive(
        ...     stored=60.0, drive_embodied=30.0, drive_capacity=10.0, lifetime=5.0
        ... )
        36.0
    """
    require_positive("drive capacity", drive_capacity)
    require_positive("lifetime", lifetime)
    return stored / drive_capacity * drive_embodied / lifetime


@NETWORK.add(
    unit="GB", source="horizon of the assessment", yields="carried", method="per_year"
)
def carried_per_year(*, data_per_year: Number, service_lifetime: Number) -> Number:
    """Data carried over the life of the service, from that of a year.

    ``carried = data_per_year * service_lifetime``

    Args:
        data_per_year: Data carried in a year. [GB/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Data. [GB]

    Examples:
        >>> carried_per_year(data_per_year=100.0, service_lifetime=3.0)
        300.0
    """
    require_at_least("data per year", data_per_year, 0)
    return data_per_year * service_lifetime


@NETWORK.add(
    unit="GB", source="horizon of the assessment", yields="carried", method="per_use"
)
def carried_per_use(
    *, data_per_use: Number, uses_per_year: Number, service_lifetime: Number
) -> Number:
    """Data carried over the life of the service, from that of a use.

    ``carried = data_per_use * uses_per_year * service_lifetime``

    Args:
        data_per_use: Data carried for one use. [GB]
        uses_per_year: Uses of the service in a year. [1/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Data. [GB]

    Examples:
        >>> carried_per_use(data_per_use=0.5, uses_per_year=100.0, service_lifetime=3.0)
        150.0
    """
    require_at_least("data per use", data_per_use, 0)
    return data_per_use * uses_per_year * service_lifetime


@NETWORK.add(unit="", source=_ADEME, impact=True)
def network_impact(*, carried: Number, network_factor: Number) -> Number:
    """Impact of networks over their whole life cycle.

    ``network_impact = carried * network_factor``

    Args:
        carried: Data. [GB]
        network_factor: Impact of the networks per gigabyte carried. [impact/GB]

    Returns:
        Impact. [impact]

    Examples:
        An hour of high-definition video, 3 GB over a fixed line:

        >>> round(network_impact(carried=3.0, network_factor=0.00926934695867389), 8)
        0.02780804
    """
    return carried * network_factor


@NETWORK.add(unit="kWh", source=_SWD)
def network_use(*, carried: Number, network_energy: Number) -> Number:
    """Electricity of networks while they carry data.

    ``network_use = carried * network_energy``

    Args:
        carried: Data. [GB]
        network_energy: Electricity of the networks per gigabyte carried. [kWh/GB]

    Returns:
        Energy. [kWh]

    Examples:
        >>> network_use(carried=100.0, network_energy=0.05)
        5.0
    """
    return carried * network_energy


@LINES.add(unit="1", source="data of the service over the data of its lines")
def line_share(
    *, data_per_year: Number, lines: Number, subscription_traffic: Number
) -> Number:
    """Share of some lines that the service takes, from the data it carries.

    ``line_share = min(1, data_per_year / (lines * subscription_traffic))``

    Args:
        data_per_year: Data carried for the service in a year. [GB/year]
        lines: Subscriptions. [1]
        subscription_traffic: Data that a line carries in a year for all purposes.
            [GB/line/year]

    Returns:
        Share. [0 to 1]

    Examples:
        >>> float(line_share(
        ...     data_per_year=240.0, lines=1.0, subscription_traffic=2400.0
        ... ))
        0.1
    """
    require_positive("lines", lines)
    require_positive("traffic of a line", subscription_traffic)
    return np.minimum(1.0, data_per_year / (lines * subscription_traffic))


@LINES.add(
    unit="", source=_PER_LINE, yields="network_impact", method="lines", impact=True
)
def network_impact_of_lines(
    *,
    lines: Number,
    line_share: Number,
    subscription_factor: Number,
    service_lifetime: Number,
) -> Number:
    """Impact of networks over their whole life cycle, by subscription.

    ``network_impact = lines * line_share * subscription_factor * 12 *
    service_lifetime``

    Args:
        lines: Subscriptions. [1]
        line_share: Share of them that the service takes. [0 to 1]
        subscription_factor: Impact of one line in a month. [impact/line/month]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Impact. [impact]

    Examples:
        >>> network_impact_of_lines(
        ...     lines=10.0, line_share=0.5, subscription_factor=4.0,
        ...     service_lifetime=2.0,
        ... )
        480.0
    """
    require_at_least("lines", lines, 0)
    require_share("share of the lines", line_share)
    return lines * line_share * subscription_factor * _MONTHS * service_lifetime
