"""Where an impact stands in the accounts of the organisation."""

from collections.abc import Mapping
from typing import Literal

from assessor.domain.impacts import LifeStage

Scope = Literal[1, 2, 3]
Supply = Literal["owned", "colocation", "cloud", "user"]

_OWNED: Mapping[LifeStage, tuple[Scope, str]] = {
    "manufacture": (3, "3.2"),
    "transport": (3, "3.4"),
    "use": (2, "2"),
    "end_of_life": (3, "3.5"),
    "unsplit": (3, "3.2"),
}
_CATEGORY_OF_SUPPLIER: Mapping[str, str] = {
    "colocation": "3.8",
    "cloud": "3.1",
    "user": "3.11",
}


def scope_of(supply: str, stage: LifeStage) -> tuple[Scope, str]:
    """Return the scope and the category of an impact.

    Machines that the organisation owns: their electricity is scope 2, their making
    is capital goods (3.2), their delivery 3.4 and their end of life 3.5. What is
    bought as a service is 3.1 whatever the stage; the electricity of machines placed
    at a host's is that of leased assets (3.8) and their making remains 3.2; what
    users draw and wear out is use of sold products (3.11).

    Args:
        supply: ``owned``, ``colocation``, ``cloud`` or ``user``.
        stage: Life-cycle stage.

    Examples:
        >>> scope_of("owned", "use"), scope_of("cloud", "use")
        ((2, '2'), (3, '3.1'))
        >>> scope_of("colocation", "manufacture")
        (3, '3.2')

    References:
        GHG Protocol, Scope 2 Guidance, 2015; Corporate Value Chain (Scope 3) Standard,
        2011, chapter 5.
    """
    if supply == "owned" or (supply == "colocation" and stage != "use"):
        return _OWNED[stage]
    return 3, _CATEGORY_OF_SUPPLIER.get(supply, "3.1")
