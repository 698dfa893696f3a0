"""From money to a quantity, by a unit price that the user enters."""

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.formulas.services import PURCHASES
from assessor.estimation.graph import Formulas, Number

SPENDING = Formulas(PURCHASES)

_SOURCE = "GHG Protocol, Scope 3 Standard: average-data method from spend and price"


@SPENDING.add(unit="1", source=_SOURCE, yields="quantity_per_year")
def quantity_of_spend_per_year(*, spend_per_year: Number, unit_price: Number) -> Number:
    """Quantity that the money of a year buys.

    ``quantity_per_year = spend_per_year / unit_price``

    Args:
        spend_per_year: Money spent in a year. [currency/year]
        unit_price: Price of a unit, in the same currency. [currency/unit]

    Returns:
        Quantity. [unit/year]

    Raises:
        EstimationError: Money is below 0, or the price is not above 0.

    Examples:
        >>> quantity_of_spend_per_year(spend_per_year=1800.0, unit_price=0.2)
        9000.0
    """
    require_at_least("money spent", spend_per_year, 0)
    require_positive("unit price", unit_price)
    return spend_per_year / unit_price


@SPENDING.add(unit="1", source=_SOURCE, yields="quantity")
def quantity_of_spend(*, spend: Number, unit_price: Number) -> Number:
    """Quantity that money buys once.

    ``quantity = spend / unit_price``

    Args:
        spend: Money spent. [currency]
        unit_price: Price of a unit, in the same currency. [currency/unit]

    Returns:
        Quantity. [unit]

    Raises:
        EstimationError: Money is below 0, or the price is not above 0.

    Examples:
        >>> quantity_of_spend(spend=1800.0, unit_price=0.2)
        9000.0
    """
    require_at_least("money spent", spend, 0)
    require_positive("unit price", unit_price)
    return spend / unit_price
