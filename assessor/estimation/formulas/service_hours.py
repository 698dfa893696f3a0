"""Hours of machines over the life of a service."""

from assessor.estimation.formulas.physics import require_at_least
from assessor.estimation.graph import Formulas, Number

SERVICE_HOURS = Formulas()

_HORIZON = "horizon of the assessment"


@SERVICE_HOURS.add(unit="h", source=_HORIZON, yields="server_hours")
def server_hours_of_years(
    *, server_hours_per_year: Number, service_lifetime: Number
) -> Number:
    """Hours of machines without accelerators over the life of the service.

    ``server_hours = server_hours_per_year * service_lifetime``

    Args:
        server_hours_per_year: Hours of all machines in a year. [h/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Machine-hours. [h]

    Examples:
        >>> server_hours_of_years(server_hours_per_year=8766.0, service_lifetime=2.0)
        17532.0
    """
    require_at_least("hours of servers", server_hours_per_year, 0)
    return server_hours_per_year * service_lifetime


@SERVICE_HOURS.add(unit="h", source=_HORIZON, yields="used_hours", method="per_year")
def used_hours_of_years(
    *, accelerator_hours_per_year: Number, service_lifetime: Number
) -> Number:
    """Accelerator-hours over the life of the service.

    ``used_hours = accelerator_hours_per_year * service_lifetime``

    Args:
        accelerator_hours_per_year: Hours of all accelerators in a year. [h/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> used_hours_of_years(
        ...     accelerator_hours_per_year=8766.0, service_lifetime=2.0
        ... )
        17532.0
    """
    return accelerator_hours_per_year * service_lifetime


@SERVICE_HOURS.add(unit="h", source="definition", yields="used_hours", method="per_use")
def used_hours_of_uses(*, request_hours: Number, uses: Number) -> Number:
    """Accelerator-hours over the life of the service, from those of a use.

    ``used_hours = request_hours * uses``

    Args:
        request_hours: Accelerator-hours of one use. [h]
        uses: Uses over the whole life. [1]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> used_hours_of_uses(request_hours=0.5, uses=100.0)
        50.0
    """
    require_at_least("accelerator-hours of a use", request_hours, 0)
    return request_hours * uses
