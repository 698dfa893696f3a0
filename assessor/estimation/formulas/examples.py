"""From the cost of one example to that of a whole search.

The cost of one example, times the examples of the data set, times the combinations of
hyper-parameters that are tried, times the passes over the data (epochs). Where the
epochs are left out the result is that of a single pass, and says so.
"""

from assessor.estimation.formulas.physics import require_at_least, require_positive
from assessor.estimation.graph import Formulas, Number

EXAMPLES = Formulas()

_SCHWARTZ = (
    "R. Schwartz, J. Dodge, N. A. Smith, O. Etzioni, Green AI, 2020, equation 1: "
    "cost = example x data set x hyper-parameters"
)
_PASSES = f"{_SCHWARTZ}; times the passes over the data"


@EXAMPLES.add(unit="1", source=_PASSES, yields="examples_read", method="epochs")
def examples_read_with_epochs(
    *, examples: Number, trials: Number, epochs: Number
) -> Number:
    """Examples that are read in all.

    ``examples_read = examples * trials * epochs``

    Args:
        examples: Examples in the data set. [1]
        trials: Combinations of hyper-parameters that are tried, at least one. [1]
        epochs: Passes over the data in one trial. [1]

    Returns:
        Examples. [1]

    Raises:
        EstimationError: There are no data to train on, or no trial or pass.

    Examples:
        >>> examples_read_with_epochs(examples=1000.0, trials=5.0, epochs=3.0)
        15000.0
    """
    require_positive("examples, the data that a model is trained on,", examples)
    require_positive("trials", trials)
    require_positive("epochs", epochs)
    return examples * trials * epochs


@EXAMPLES.add(unit="1", source=_SCHWARTZ, yields="examples_read", method="one_pass")
def examples_read_once(*, examples: Number, trials: Number) -> Number:
    """Examples that are read in all, where the passes over them are not known.

    It is the least that is possible: one pass.

    ``examples_read = examples * trials``

    Args:
        examples: Examples in the data set. [1]
        trials: Combinations of hyper-parameters that are tried, at least one. [1]

    Returns:
        Examples. [1]

    Examples:
        >>> examples_read_once(examples=1000.0, trials=5.0)
        5000.0
    """
    require_positive("examples, the data that a model is trained on,", examples)
    require_positive("trials", trials)
    return examples * trials


@EXAMPLES.add(unit="kWh", source=_SCHWARTZ, yields="run_energy", method="examples")
def run_energy_of_examples(*, example_energy: Number, examples_read: Number) -> Number:
    """Energy of one run, from that of one example.

    ``run_energy = example_energy * examples_read``

    Args:
        example_energy: Energy of the machines for one example, read once. [kWh]
        examples_read: Examples that are read in all. [1]

    Returns:
        Energy of one run. [kWh]

    Examples:
        >>> run_energy_of_examples(example_energy=0.002, examples_read=15000.0)
        30.0
    """
    require_at_least("energy of one example", example_energy, 0)
    return example_energy * examples_read


@EXAMPLES.add(unit="FLOP", source=_SCHWARTZ, yields="compute", method="examples")
def compute_of_examples(*, example_compute: Number, examples_read: Number) -> Number:
    """Operations of one run, from those of one example.

    ``compute = example_compute * examples_read``

    Args:
        example_compute: Operations to learn from one example once. [FLOP]
        examples_read: Examples that are read in all. [1]

    Returns:
        Operations of one run. [FLOP]

    Examples:
        >>> compute_of_examples(example_compute=1e9, examples_read=15000.0)
        15000000000000.0
    """
    require_positive("operations of one example", example_compute)
    return example_compute * examples_read
