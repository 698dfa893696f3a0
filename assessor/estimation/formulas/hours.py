"""From a run of training to the hours of its accelerators."""

from assessor.estimation.formulas.physics import require_positive, require_share
from assessor.estimation.graph import Formulas, Number

HOURS = Formulas()

_KAPLAN = "J. Kaplan et al., Scaling laws for neural language models, 2020, section 2.1"
_PATTERSON = "D. Patterson et al., Carbon emissions and large neural network training"


@HOURS.add(unit="h", source="definition", yields="accelerator_hours", method="count")
def accelerator_hours_from_duration(
    *, accelerators: Number, duration: Number
) -> Number:
    """Hours of all accelerators together, from wall-clock time.

    ``accelerator_hours = accelerators * duration``

    Args:
        accelerators: Accelerators that run at the same time. [1]
        duration: Wall-clock time of one run. [h]

    Returns:
        Accelerator-hours of one run. [h]

    Examples:
        >>> accelerator_hours_from_duration(accelerators=8, duration=10)
        80
    """
    return accelerators * duration


@HOURS.add(unit="FLOP", source=_KAPLAN)
def compute(
    *, operations_per_token: Number, parameters: Number, tokens: Number
) -> Number:
    """Floating-point operations to train a transformer.

    ``compute = operations_per_token * parameters * tokens``

    Args:
        operations_per_token: Operations for a parameter and a token: 6 for a whole
            training, 8 where activations are computed again, 4 for adapters on
            frozen weights. [FLOP]
        parameters: Parameters that are active for a token. [1]
        tokens: Tokens the model is trained on. [1]

    Returns:
        Operations of one run. [FLOP]

    Raises:
        EstimationError: There are no parameters, or no data to train on.

    Examples:
        >>> compute(operations_per_token=6, parameters=1e9, tokens=1e9)
        6e+18
    """
    require_positive("parameters", parameters)
    require_positive("tokens, the data that a model is trained on,", tokens)
    return operations_per_token * parameters * tokens


@HOURS.add(unit="h", source=_PATTERSON, yields="accelerator_hours", method="flops")
def accelerator_hours_from_compute(
    *, compute: Number, model_flops_utilisation: Number, peak_flops: Number
) -> Number:
    """Hours of all accelerators together, from the operations of a run.

    ``accelerator_hours = compute / (model_flops_utilisation * peak_flops * 3600)``

    Args:
        compute: Operations of one run. [FLOP]
        model_flops_utilisation: Share of the peak used by the model, over all hours
            billed. [0 to 1]
        peak_flops: Peak of one accelerator at the precision used. [FLOP/s]

    Returns:
        Accelerator-hours of one run. [h]

    Raises:
        EstimationError: The utilisation is above 1, or a divisor is not above 0.

    Examples:
        >>> accelerator_hours_from_compute(
        ...     compute=3.6e18, model_flops_utilisation=0.5, peak_flops=1e14
        ... )
        20.0
    """
    require_share("model FLOPs utilisation", model_flops_utilisation)
    require_positive("model FLOPs utilisation", model_flops_utilisation)
    require_positive("peak FLOP/s", peak_flops)
    return compute / (model_flops_utilisation * peak_flops * 3600)
