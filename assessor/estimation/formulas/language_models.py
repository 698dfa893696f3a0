"""From a request to a language model to the energy and time of its machines.

The coefficients were fitted on the benchmark ML.ENERGY, one kind of card and one
kind of serving software; real batches are often smaller than those of a benchmark.
"""

import numpy as np

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.graph import Formulas, Number

LANGUAGE_MODELS = Formulas()

_ECOLOGITS = (
    "S. Rincé, A. Banse, EcoLogits: evaluating the environmental impacts of "
    "generative AI, JOSS 2025; coefficients of version 0.11.3"
)
_BILLION = 1e9


@LANGUAGE_MODELS.add(unit="Wh", source=_ECOLOGITS)
def token_energy(
    *,
    energy_alpha: Number,
    energy_beta: Number,
    energy_gamma: Number,
    active_parameters: Number,
    batch_size: Number,
) -> Number:
    """Energy of one accelerator for one token produced.

    ``token_energy = energy_alpha * exp(energy_beta * batch_size) *
    active_parameters / 1e9 + energy_gamma``

    Args:
        energy_alpha: Coefficient. [Wh/token/10^9 parameters]
        energy_beta: Coefficient. [1/request]
        energy_gamma: Coefficient. [Wh/token]
        active_parameters: Parameters at work for a token. [1]
        batch_size: Requests served together. [1]

    Returns:
        Energy. [Wh/token]

    Examples:
        >>> float(token_energy(
        ...     energy_alpha=2e-6, energy_beta=0.0, energy_gamma=4e-5,
        ...     active_parameters=10e9, batch_size=32.0,
        ... ))
        6e-05
    """
    require_positive("active parameters", active_parameters)
    require_at_least("batch size", batch_size, 1)
    slope = energy_alpha * np.exp(energy_beta * batch_size)
    return slope * (active_parameters / _BILLION) + energy_gamma


@LANGUAGE_MODELS.add(unit="s", source=_ECOLOGITS)
def token_latency(
    *,
    latency_alpha: Number,
    latency_beta: Number,
    latency_gamma: Number,
    active_parameters: Number,
    batch_size: Number,
) -> Number:
    """Time between two tokens of an answer.

    ``token_latency = latency_alpha * active_parameters / 1e9 + latency_beta *
    batch_size + latency_gamma``

    Args:
        latency_alpha: Coefficient. [s/token/10^9 parameters]
        latency_beta: Coefficient. [s/token/request]
        latency_gamma: Coefficient. [s/token]
        active_parameters: Parameters at work for a token. [1]
        batch_size: Requests served together. [1]

    Returns:
        Time. [s/token]

    Examples:
        >>> token_latency(
        ...     latency_alpha=0.001, latency_beta=0.0005, latency_gamma=0.25,
        ...     active_parameters=10e9, batch_size=30.0,
        ... )
        0.275
    """
    return (
        latency_alpha * (active_parameters / _BILLION)
        + latency_beta * batch_size
        + latency_gamma
    )


@LANGUAGE_MODELS.add(unit="1", source="a dense model: every parameter is at work")
def total_parameters(*, active_parameters: Number) -> Number:
    """Parameters of a model that says only how many are at work.

    ``total_parameters = active_parameters``

    Args:
        active_parameters: Parameters at work for a token. [1]

    Returns:
        Parameters in memory. [1]

    Examples:
        >>> total_parameters(active_parameters=7e9)
        7000000000.0
    """
    return active_parameters


@LANGUAGE_MODELS.add(unit="1", source=_ECOLOGITS)
def request_accelerators(
    *,
    memory_overhead: Number,
    total_parameters: Number,
    bits_per_parameter: Number,
    card_memory: Number,
) -> Number:
    """Accelerators that hold the model: a power of two.

    ``request_accelerators = 2 ^ ceil(log2(memory_overhead * total_parameters *
    bits_per_parameter / 8e9 / card_memory))``, at least one

    Args:
        memory_overhead: Memory needed over that of the parameters. [1]
        total_parameters: Parameters in memory. [1]
        bits_per_parameter: Size of a parameter. [bit]
        card_memory: Memory of one accelerator. [GB]

    Returns:
        Accelerators. [1]

    Examples:
        A model of 405 billion parameters of 16 bits needs 972 GB, 12.15 cards:

        >>> float(request_accelerators(
        ...     memory_overhead=1.2, total_parameters=405e9, bits_per_parameter=16.0,
        ...     card_memory=80.0,
        ... ))
        16.0
    """
    require_positive("memory of a card", card_memory)
    needed = memory_overhead * total_parameters * bits_per_parameter / 8 / _BILLION
    return np.maximum(1.0, np.exp2(np.ceil(np.log2(needed / card_memory))))


@LANGUAGE_MODELS.add(unit="h", source=_ECOLOGITS)
def request_hours(
    *,
    tokens_per_use: Number,
    token_latency: Number,
    request_accelerators: Number,
    batch_size: Number,
) -> Number:
    """Accelerator-hours of one request, its share of a batch.

    ``request_hours = tokens_per_use * token_latency * request_accelerators /
    batch_size / 3600``

    Args:
        tokens_per_use: Tokens produced for one use. [1]
        token_latency: Time between two tokens. [s]
        request_accelerators: Accelerators that hold the model. [1]
        batch_size: Requests served together. [1]

    Returns:
        Accelerator-hours. [h]

    Examples:
        >>> request_hours(
        ...     tokens_per_use=360.0, token_latency=0.1, request_accelerators=2.0,
        ...     batch_size=10.0,
        ... )
        0.002
    """
    require_at_least("tokens per use", tokens_per_use, 0)
    return tokens_per_use * token_latency * request_accelerators / batch_size / 3600


@LANGUAGE_MODELS.add(unit="kWh", source=_ECOLOGITS)
def modelled_energy(
    *,
    tokens_per_use: Number,
    token_energy: Number,
    request_accelerators: Number,
    host_power: Number,
    request_hours: Number,
    accelerators_per_server: Number,
) -> Number:
    """Energy of the machines for one request, hosts included.

    ``modelled_energy = (tokens_per_use * token_energy * request_accelerators +
    host_power * request_hours / accelerators_per_server) / 1000``

    Args:
        tokens_per_use: Tokens produced for one use. [1]
        token_energy: Energy of one accelerator for one token. [Wh]
        request_accelerators: Accelerators that hold the model. [1]
        host_power: Power of a server without its accelerators. [W]
        request_hours: Accelerator-hours of one request. [h]
        accelerators_per_server: Accelerators that share the server. [1]

    Returns:
        Energy. [kWh]

    Examples:
        >>> modelled_energy(
        ...     tokens_per_use=1000.0, token_energy=0.001, request_accelerators=2.0,
        ...     host_power=800.0, request_hours=0.01, accelerators_per_server=8.0,
        ... )
        0.003
    """
    cards = tokens_per_use * token_energy * request_accelerators
    return (cards + host_power * request_hours / accelerators_per_server) / 1000
