"""From stored and carried data to energy and embodied impact."""

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.graph import Formulas, Number

STORAGE = Formulas()
NETWORK = Formulas()

_CLOUD_CARBON = "Cloud Carbon Footprint, methodology, storage"
_SWD = "Sustainable Web Design Model, version 4: operation of networks"
_ADEME = "ADEME, Impact CO2, digital uses: mean impact per GB carried"


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
