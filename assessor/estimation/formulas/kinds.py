"""Making of servers of a known kind of which only the energy is known."""

from assessor.estimation.formulas.machines import share_of_life
from assessor.estimation.formulas.physics import require_positive
from assessor.estimation.graph import Formulas, Number

KINDS = Formulas()


@KINDS.add(unit="h", source="inverse of power x time")
def typical_hours(*, it_energy: Number, kind_power: Number) -> Number:
    """Machine-hours, from the energy that servers of a known kind drew.

    ``typical_hours = it_energy * 1000 / kind_power``

    Args:
        it_energy: Energy of the machines. [kWh]
        kind_power: Typical power of such a server. [W]

    Returns:
        Machine-hours. [h]

    Examples:
        >>> typical_hours(it_energy=3.0, kind_power=300.0)
        10.0
    """
    require_positive("power of the server", kind_power)
    return it_energy * 1000 / kind_power


@KINDS.add(
    unit="",
    source="machine of a known type",
    yields="server_impact",
    method="kind",
    impact=True,
)
def server_impact_by_kind(
    *,
    server_embodied: Number,
    typical_hours: Number,
    lifetime: Number,
    active_utilisation: Number,
) -> Number:
    """Embodied impact of servers without accelerators, for the hours of their energy.

    ``server_impact = server_embodied * typical_hours / (lifetime * 8766 *
    active_utilisation)``

    Args:
        server_embodied: Embodied impact of a server. [impact]
        typical_hours: Machine-hours that explain the energy. [h]
        lifetime: Time the server serves. [year]
        active_utilisation: Share of its life in which it is used. [0 to 1]

    Returns:
        Share of the embodied impact. [impact]

    Examples:
        >>> server_impact_by_kind(
        ...     server_embodied=1000.0, typical_hours=8766.0, lifetime=5.0,
        ...     active_utilisation=0.5,
        ... )
        400.0
    """
    share = share_of_life(typical_hours, lifetime, active_utilisation)
    return server_embodied * share
