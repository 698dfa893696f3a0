"""From the operations of a request to the hours of accelerators.

A forward pass takes about two operations for each active parameter and token; an image
takes the operations of one denoising step as many times as there are steps.
"""

from assessor.estimation.formulas.physics import (
    require_at_least,
    require_positive,
    require_share,
)
from assessor.estimation.graph import Formulas, Number

TOKENS = Formulas()
"""Operations of a language model, by its size and its answers."""

IMAGES = Formulas()
"""Operations of an image model, by its steps."""

REQUESTS = Formulas()
"""Hours of accelerators, from the operations of one use."""

_KAPLAN = "J. Kaplan et al., Scaling laws for neural language models, 2020, section 2.1"
_PATTERSON = "D. Patterson et al., Carbon emissions and large neural network training"
_DIFFUSION = (
    "R. Rombach et al., High-resolution image synthesis with latent diffusion models, "
    "2022: one pass of the network for each denoising step"
)


@TOKENS.add(unit="FLOP", source=_KAPLAN, yields="request_compute", method="tokens")
def request_compute_of_tokens(
    *, operations_per_token: Number, active_parameters: Number, tokens_per_use: Number
) -> Number:
    """Floating-point operations of one use of a language model.

    ``request_compute = operations_per_token * active_parameters * tokens_per_use``

    Args:
        operations_per_token: Operations for a parameter and a token, 2 for a forward
            pass. [FLOP]
        active_parameters: Parameters at work for a token. [1]
        tokens_per_use: Tokens of one use. [1]

    Returns:
        Operations of one use. [FLOP]

    Examples:
        >>> request_compute_of_tokens(
        ...     operations_per_token=2.0, active_parameters=1e9, tokens_per_use=500.0
        ... )
        1000000000000.0
    """
    require_positive("active parameters", active_parameters)
    require_at_least("tokens per use", tokens_per_use, 0)
    return operations_per_token * active_parameters * tokens_per_use


@IMAGES.add(unit="FLOP", source=_DIFFUSION, yields="request_compute", method="images")
def request_compute_of_images(
    *, step_compute: Number, denoising_steps: Number, images_per_use: Number
) -> Number:
    """Floating-point operations of one use of an image model.

    ``request_compute = step_compute * denoising_steps * images_per_use``

    Args:
        step_compute: Operations of one denoising step of one image, twice those of
            the network where it is guided by a text. [FLOP]
        denoising_steps: Steps to make one image. [1]
        images_per_use: Images of one use. [1]

    Returns:
        Operations of one use. [FLOP]

    Examples:
        >>> request_compute_of_images(
        ...     step_compute=1e12, denoising_steps=50.0, images_per_use=4.0
        ... )
        200000000000000.0
    """
    require_positive("operations of a step", step_compute)
    require_positive("denoising steps", denoising_steps)
    require_at_least("images per use", images_per_use, 0)
    return step_compute * denoising_steps * images_per_use


@REQUESTS.add(unit="h", source=_PATTERSON, yields="request_hours", method="flops")
def request_hours_of_compute(
    *, request_compute: Number, model_flops_utilisation: Number, peak_flops: Number
) -> Number:
    """Accelerator-hours of one use, from its operations.

    ``request_hours = request_compute / (model_flops_utilisation * peak_flops * 3600)``

    Args:
        request_compute: Operations of one use. [FLOP]
        model_flops_utilisation: Share of the peak that serving reaches, over all hours
            the accelerators are held for it. [0 to 1]
        peak_flops: Peak of one accelerator at the precision used. [FLOP/s]

    Returns:
        Accelerator-hours of one use. [h]

    Raises:
        EstimationError: The utilisation is above 1, or a divisor is not above 0.

    Examples:
        >>> request_hours_of_compute(
        ...     request_compute=3.6e14, model_flops_utilisation=0.1, peak_flops=1e14
        ... )
        0.01
    """
    require_share("model FLOPs utilisation", model_flops_utilisation)
    require_positive("model FLOPs utilisation", model_flops_utilisation)
    require_positive("peak FLOP/s", peak_flops)
    return request_compute / (model_flops_utilisation * peak_flops * 3600)
