"""From what scenarios do in a year to their difference."""

from assessor.estimation.formulas.physics import require_at_least, require_share
from assessor.estimation.graph import Formulas, Number

LINES = Formulas()
EFFECTS = Formulas()

_LIGOZAT = (
    "A.-L. Ligozat, J. Lefèvre, A. Bugeau, J. Combaz, Unraveling the hidden "
    "environmental impacts of AI solutions for environment, Sustainability 2022"
)


@LINES.add(unit="", source="quantity x factor", impact=True)
def line_impact(*, quantity_per_year: Number, line_factor: Number) -> Number:
    """Impact in a year of a line of the application domain.

    ``line_impact = quantity_per_year * line_factor``

    Args:
        quantity_per_year: Quantity as it will really be, those who do not follow
            included: litres, kWh, km. [unit/year]
        line_factor: Impact of a unit. [impact/unit]

    Returns:
        Impact. [impact/year]

    Raises:
        EstimationError: The factor is below 0: nothing is subtracted here.

    Examples:
        >>> line_impact(quantity_per_year=1000.0, line_factor=2.5)
        2500.0
    """
    require_at_least("emission factor of a line", line_factor, 0)
    return quantity_per_year * line_factor


@EFFECTS.add(unit="", source="horizon of the assessment", impact=True)
def footprint_per_year(*, footprint: Number, service_lifetime: Number) -> Number:
    """Footprint of a year, the embodied part spread over the whole life.

    ``footprint_per_year = footprint / service_lifetime``

    Args:
        footprint: Footprint over the whole life. [impact]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Footprint. [impact/year]

    Examples:
        >>> footprint_per_year(footprint=300.0, service_lifetime=3.0)
        100.0
    """
    return footprint / service_lifetime


@EFFECTS.add(unit="", source=_LIGOZAT, impact=True)
def gross_benefit(
    *, reference_impact: Number, project_impact: Number, project_effects: Number
) -> Number:
    """Gross benefit of a project: what is avoided before it is paid for.

    The equipment of the reference is in it; that of the project is its footprint.

    ``gross_benefit = reference_impact - project_impact - project_effects``

    Args:
        reference_impact: What would happen anyway, its equipment included.
            [impact/year]
        project_impact: The application with the project, its equipment apart.
            [impact/year]
        project_effects: Effects of first and second order; below 0 where they
            relieve. [impact/year]

    Returns:
        Gross benefit, below 0 where the project makes things worse. [impact/year]

    Examples:
        >>> gross_benefit(
        ...     reference_impact=100.0, project_impact=70.0, project_effects=-5.0
        ... )
        35.0
    """
    return reference_impact - project_impact - project_effects


@EFFECTS.add(unit="", source=_LIGOZAT, impact=True)
def net_benefit(
    *, gross_benefit: Number, rebound: Number, footprint_per_year: Number
) -> Number:
    """Net benefit of a project under a rebound.

    ``net_benefit = gross_benefit * (1 - rebound) - footprint_per_year``

    Args:
        gross_benefit: What is avoided. [impact/year]
        rebound: Share of it that is lost. [0 to 1]
        footprint_per_year: Whole footprint of the project. [impact/year]

    Returns:
        Above 0 where the project is better. [impact/year]

    Examples:
        >>> net_benefit(gross_benefit=100.0, rebound=0.5, footprint_per_year=30.0)
        20.0
    """
    require_share("rebound", rebound)
    return gross_benefit * (1 - rebound) - footprint_per_year


def break_even_rebound(
    *, gross_benefit: float, footprint_per_year: float
) -> float | None:
    """Rebound at which a project is neither better nor worse.

    ``break_even_rebound = 1 - footprint_per_year / gross_benefit``

    Args:
        gross_benefit: What is avoided. [impact/year]
        footprint_per_year: Whole footprint of the project. [impact/year]

    Returns:
        A share, or ``None`` where the benefit does not exceed the footprint.

    Examples:
        >>> break_even_rebound(gross_benefit=100.0, footprint_per_year=25.0)
        0.75
        >>> break_even_rebound(gross_benefit=100.0, footprint_per_year=125.0) is None
        True
    """
    if not gross_benefit > footprint_per_year:
        return None
    return 1 - footprint_per_year / gross_benefit
