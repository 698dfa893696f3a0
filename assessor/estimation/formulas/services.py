"""What is bought, taken over from others, or tried before the final run."""

from assessor.estimation.formulas.physics import require_at_least, require_share
from assessor.estimation.graph import Formulas, Number

PURCHASES = Formulas()
BASE_MODEL = Formulas()
EXPERIMENTATION = Formulas()


@PURCHASES.add(
    unit="1", source="horizon of the assessment", yields="bought", method="per_year"
)
def bought_every_year(*, quantity_per_year: Number, service_lifetime: Number) -> Number:
    """Quantity bought over the life of the service.

    ``bought = quantity_per_year * service_lifetime``

    Args:
        quantity_per_year: Quantity of a year. [unit/year]
        service_lifetime: Time the service is offered. [year]

    Returns:
        Quantity. [unit]

    Examples:
        >>> bought_every_year(quantity_per_year=10.0, service_lifetime=3.0)
        30.0
    """
    return quantity_per_year * service_lifetime


@PURCHASES.add(unit="1", source="definition", yields="bought", method="once")
def bought_once(*, quantity: Number) -> Number:
    """Quantity bought once.

    ``bought = quantity``

    Args:
        quantity: Quantity. [unit]

    Returns:
        Quantity. [unit]

    Examples:
        >>> bought_once(quantity=10.0)
        10.0
    """
    require_at_least("quantity", quantity, 0)
    return quantity


@PURCHASES.add(
    unit="", source="GHG Protocol, Scope 3 Standard: quantity x factor", impact=True
)
def purchase_impact(*, bought: Number, purchase_factor: Number) -> Number:
    """Impact of what is bought.

    ``purchase_impact = bought * purchase_factor``

    Args:
        bought: Quantity. [unit]
        purchase_factor: Impact of a unit. [impact/unit]

    Returns:
        Impact. [impact]

    Raises:
        EstimationError: The factor is below 0: nothing is subtracted here.

    Examples:
        >>> purchase_impact(bought=10.0, purchase_factor=2.0)
        20.0
    """
    require_at_least("emission factor of a purchase", purchase_factor, 0)
    return bought * purchase_factor


@BASE_MODEL.add(unit="kWh", source="share of the training of a model taken over")
def facility_energy(*, training_energy: Number, share: Number) -> Number:
    """Share of the electricity that trained a model made by others.

    ``facility_energy = training_energy * share``

    Args:
        training_energy: Electricity of the training, the site included. [kWh]
        share: Share that falls to the project. [0 to 1]

    Returns:
        Electricity. [kWh]

    Examples:
        >>> facility_energy(training_energy=1e6, share=0.001)
        1000.0
    """
    require_share("share of the base model", share)
    require_at_least("energy of the base model", training_energy, 0)
    return training_energy * share


@EXPERIMENTATION.add(
    unit="",
    source="project convention: experiments as a multiple of the final training",
    impact=True,
)
def experimentation_impact(
    *, training_impact: Number, experimentation_factor: Number
) -> Number:
    """Impact of experiments, failed runs included, beside the final training.

    ``experimentation_impact = training_impact * experimentation_factor``

    Args:
        training_impact: Impact of the final training. [impact]
        experimentation_factor: Experiments over the final training. [1]

    Returns:
        Impact. [impact]

    Examples:
        >>> experimentation_impact(training_impact=100.0, experimentation_factor=1.5)
        150.0
    """
    require_at_least("experimentation factor", experimentation_factor, 0)
    return training_impact * experimentation_factor
