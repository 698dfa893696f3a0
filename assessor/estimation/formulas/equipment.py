"""Listed equipment: the share of its making that a project uses up."""

import numpy as np

from assessor.estimation.formulas.physics import require_positive, require_share
from assessor.estimation.graph import Formulas, Number

EQUIPMENT = Formulas()
"""Embodied impact of listed equipment, by the years it serves the project."""

_SCI = "ISO/IEC 21031:2024, software carbon intensity, M = TE * TS * RS"


@EQUIPMENT.add(
    unit="1", source="Impact AI, 2022, toolbox", yields="life_share", method="real_life"
)
def life_share_of_real_life(
    *, years: Number, lifetime: Number, real_lifetime: Number
) -> Number:
    """Share of its life that equipment serves, where its real life is known.

    Equipment that serves longer than assumed counts nothing beyond; equipment that
    serves less counts its full amount over the shorter life.

    ``life_share = min(1, years / min(lifetime, real_lifetime))``

    Args:
        years: Time it serves the project. [year]
        lifetime: Time assumed when it was bought. [year]
        real_lifetime: Time it serves in the end, all uses together. [year]

    Returns:
        Share of the embodied impact to count. [0 to 1]

    Examples:
        >>> float(life_share_of_real_life(years=3.0, lifetime=5.0, real_lifetime=3.0))
        1.0
        >>> float(life_share_of_real_life(years=8.0, lifetime=5.0, real_lifetime=8.0))
        1.0
    """
    require_positive("lifetime", lifetime)
    require_positive("real lifetime", real_lifetime)
    return np.minimum(1.0, years / np.minimum(lifetime, real_lifetime))


@EQUIPMENT.add(
    unit="1", source="Impact AI, 2022, toolbox", yields="life_share", method="assumed"
)
def life_share_of_lifetime(*, years: Number, lifetime: Number) -> Number:
    """Share of its life that equipment serves; nothing beyond the life assumed.

    ``life_share = min(1, years / lifetime)``

    Args:
        years: Time it serves the project. [year]
        lifetime: Time assumed when it was bought. [year]

    Returns:
        Share of the embodied impact to count. [0 to 1]

    Examples:
        >>> float(life_share_of_lifetime(years=2.0, lifetime=5.0))
        0.4
    """
    require_positive("lifetime", lifetime)
    return np.minimum(1.0, years / lifetime)


@EQUIPMENT.add(unit="", source=_SCI, impact=True)
def equipment_impact(
    *,
    embodied: Number,
    units: Number,
    share: Number,
    life_share: Number,
    active_utilisation: Number,
) -> Number:
    """Embodied impact of listed equipment.

    ``equipment_impact = embodied * units * share * life_share / active_utilisation``

    Args:
        embodied: Embodied impact of one item. [impact]
        units: Items. [1]
        share: Share of the items that the project uses. [0 to 1]
        life_share: Share of their life. [0 to 1]
        active_utilisation: Share of the time in which they are used at all; 1 where
            ``share`` is a share of all uses. [0 to 1]

    Returns:
        Share of the embodied impact. [impact]

    Raises:
        EstimationError: A share is above 1.

    Examples:
        >>> equipment_impact(
        ...     embodied=1000.0, units=2.0, share=0.5, life_share=0.4,
        ...     active_utilisation=0.5,
        ... )
        800.0
    """
    require_share("share", share)
    require_share("active utilisation", active_utilisation)
    require_positive("active utilisation", active_utilisation)
    return embodied * units * share * life_share / active_utilisation


@EQUIPMENT.add(
    unit="", source="equipment in full in the year it is bought", impact=True
)
def equipment_bought(*, embodied: Number, units: Number, share: Number) -> Number:
    """Embodied impact of listed equipment in the year it is bought, in full.

    ``equipment_bought = embodied * units * share``

    Args:
        embodied: Embodied impact of one item. [impact]
        units: Items. [1]
        share: Share of the items that the project uses. [0 to 1]

    Returns:
        Embodied impact. [impact]

    Examples:
        >>> equipment_bought(embodied=1000.0, units=2.0, share=0.5)
        1000.0
    """
    require_share("share", share)
    return embodied * units * share
