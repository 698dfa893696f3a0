"""From hours of a computing centre, times what the whole centre emits for one of them.

The emissions of a centre over a year, divided by the hours it delivers, are its factor:
servers that compute and the other servers (storage, network, access), each made and
used. They are told apart where the centre publishes the four parts.
"""

from assessor.estimation.formulas.physics import require_at_least
from assessor.estimation.graph import Formulas, Number

TOP_DOWN = Formulas()

_BERTHOUD = (
    "F. Berthoud et al., Estimation de l'empreinte carbone d'une heure.coeur de "
    "calcul, UGA, CNRS, INP Grenoble, INRIA, 2020"
)


@TOP_DOWN.add(unit="kgCO2e", source=_BERTHOUD)
def compute_made(*, hours: Number, compute_manufacture: Number) -> Number:
    """Manufacture of the servers that compute, for some hours.

    ``compute_made = hours * compute_manufacture``

    Args:
        hours: Hours of cores or of accelerators. [h]
        compute_manufacture: Emissions of an hour from making these servers. [kgCO2e/h]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> compute_made(hours=1000.0, compute_manufacture=0.001)
        1.0
    """
    return _over("hours", hours, compute_manufacture)


@TOP_DOWN.add(unit="kgCO2e", source=_BERTHOUD)
def compute_used(*, hours: Number, compute_use: Number) -> Number:
    """Use of the servers that compute, for some hours.

    ``compute_used = hours * compute_use``

    Args:
        hours: Hours of cores or of accelerators. [h]
        compute_use: Emissions of an hour from the electricity of these servers, the
            site included. [kgCO2e/h]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> compute_used(hours=1000.0, compute_use=0.002)
        2.0
    """
    return _over("hours", hours, compute_use)


@TOP_DOWN.add(unit="kgCO2e", source=_BERTHOUD)
def other_made(*, hours: Number, other_manufacture: Number) -> Number:
    """Manufacture of the other servers of the site, for some hours.

    ``other_made = hours * other_manufacture``

    Args:
        hours: Hours of cores or of accelerators. [h]
        other_manufacture: Emissions of an hour from making the servers that store,
            connect and give access. [kgCO2e/h]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> other_made(hours=1000.0, other_manufacture=0.001)
        1.0
    """
    return _over("hours", hours, other_manufacture)


@TOP_DOWN.add(unit="kgCO2e", source=_BERTHOUD)
def other_used(*, hours: Number, other_use: Number) -> Number:
    """Use of the other servers of the site, for some hours.

    ``other_used = hours * other_use``

    Args:
        hours: Hours of cores or of accelerators. [h]
        other_use: Emissions of an hour from the electricity of these servers.
            [kgCO2e/h]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> other_used(hours=1000.0, other_use=0.001)
        1.0
    """
    return _over("hours", hours, other_use)


@TOP_DOWN.add(unit="kgCO2e", source=_BERTHOUD)
def site_impact(*, hours: Number, site_factor: Number) -> Number:
    """Whole impact of some hours of a computing centre, where it is not divided.

    ``site_impact = hours * site_factor``

    Args:
        hours: Hours of cores or of accelerators. [h]
        site_factor: Emissions of an hour, all servers, made and used. [kgCO2e/h]

    Returns:
        Emissions. [kgCO2e]

    Examples:
        >>> site_impact(hours=1000.0, site_factor=0.005)
        5.0
    """
    return _over("hours", hours, site_factor)


def _over(name: str, hours: Number, factor: Number) -> Number:
    require_at_least(name, hours, 0)
    require_at_least("factor of an hour", factor, 0)
    return hours * factor
