"""Values of nodes: central, at the ends of each input, and over the draws, at once.

Every value is a number, where it carries no uncertainty, or one array that holds the
central value, then the value with each input at its low and at its high end (the
others central), then the draws.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assessor.domain.impacts import Estimate
from assessor.errors import EstimationError
from assessor.estimation.draws import Draws, sample
from assessor.estimation.graph import Node, Number
from assessor.estimation.variables import Variable

_LOW, _MEDIAN, _HIGH = 0.025, 0.5, 0.975


def reachable(nodes: Iterable[Node]) -> dict[int, Node]:
    """Return nodes and all they are computed from, inputs first.

    Args:
        nodes: Where to start.

    Returns:
        The nodes by identity.
    """
    found: dict[int, Node] = {}
    pending = [*nodes]
    while pending:
        node = pending[-1]
        before = [part for part in node.inputs if id(part) not in found]
        if before:
            pending += before
        else:
            found[id(node)] = pending.pop()
    return found


@dataclass(eq=False)
class Evaluation:
    """The values of a set of nodes.

    Attributes:
        keys: Names of the uncertain inputs, sorted.
        count: How many draws. [1]
        salt: Put before the name of each input, for another set of draws.
    """

    keys: tuple[str, ...]
    count: int
    salt: str = ""
    _places: dict[str, int] = field(default_factory=dict)
    _rows: Iterator[Draws] = field(default_factory=lambda: iter(()))
    _centres: dict[int, float] = field(default_factory=dict)
    _values: dict[int, Number] = field(default_factory=dict)
    _inputs: dict[Variable, Number] = field(default_factory=dict)
    _kept: list[Node] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, key in enumerate(self.keys):
            self._places[key] = 1 + 2 * number

    @classmethod
    def of(cls, nodes: Iterable[Node], count: int, salt: str = "") -> "Evaluation":
        """Evaluate nodes and all they are computed from.

        Args:
            nodes: What is wanted.
            count: How many draws. [1]
            salt: Put before the name of each input, for another set of draws.
        """
        kept = list(nodes)
        ordered = list(reachable(kept).values())
        keys = {
            node.value.key
            for node in ordered
            if node.value is not None and not node.value.is_exact
        }
        evaluation = cls(keys=tuple(sorted(keys)), count=count, salt=salt)
        evaluation._evaluate(ordered, {id(node) for node in kept})
        return evaluation

    def _evaluate(self, ordered: Sequence[Node], wanted: set[int]) -> None:
        """Evaluate nodes, inputs first, and forget what nothing needs any more.

        What stays lies in one block, so that the memory of what goes is used again:
        asking for new memory would take longer than the arithmetic.
        """
        length = 1 + 2 * len(self.keys) + self.count
        self._rows = iter(np.empty((len(self.keys) + len(wanted), length)))
        uses = Counter(id(part) for node in ordered for part in node.inputs)
        for node in ordered:
            value, key = self.value(node), id(node)
            self._centres[key] = self.central(value)
            if key in wanted and node.inputs and isinstance(value, np.ndarray):
                row = self._values[key] = next(self._rows)
                row[:] = value
            for part in node.inputs:
                name = id(part)
                uses[name] -= 1
                if not uses[name] and part.inputs and name not in wanted:
                    self._values.pop(name, None)

    def centre(self, node: Node) -> float:
        """Return the value of a node at central inputs."""
        known = self._centres.get(id(node))
        return self.central(self.value(node)) if known is None else known

    def value(self, node: Node) -> Number:
        """Return the value of a node whose inputs were evaluated."""
        known = self._values.get(id(node))
        if known is not None:
            return known
        value = self._compute(node)
        self._values[id(node)] = value
        self._kept.append(node)  # an id is only good while its node lives
        return value

    def _compute(self, node: Node) -> Number:
        if node.value is not None:
            known = self._inputs.get(node.value)
            if known is None:
                known = self._inputs[node.value] = self._input(node.value)
            return known
        if node.formula is None:
            return math.nan
        found = self._values
        values = []
        for part in node.inputs:
            known = found.get(id(part))
            values.append(self.value(part) if known is None else known)
        named = dict(zip(node.formula.needs, values, strict=False))
        try:
            return node.formula.function(*values[len(named) :], **named)
        except EstimationError as error:
            raise error.within(node.id) from error

    def _input(self, variable: Variable) -> Number:
        if variable.is_exact:
            return variable.central
        first = 1 + 2 * len(self.keys)
        found = next(self._rows, None)
        column = np.empty(first + self.count) if found is None else found
        column[:first] = variable.central
        place = self._places[variable.key]
        column[place] = max(variable.low, variable.floor)
        column[place + 1] = min(variable.high, variable.ceiling)
        sample(variable, self.count, self.salt, into=column[first:])
        return column

    def central(self, number: Number) -> float:
        """Return the central value."""
        return float(number[0]) if isinstance(number, np.ndarray) else float(number)

    def draws(self, number: Number) -> Draws:
        """Return the draws."""
        if isinstance(number, float | int):
            return np.full(self.count, float(number))
        return number[1 + 2 * len(self.keys) :]

    def ends(self, number: Number, key: str) -> tuple[float, float]:
        """Return the values with one input at its low and at its high end."""
        if isinstance(number, float | int):
            return float(number), float(number)
        place = self._places[key]
        return float(number[place]), float(number[place + 1])

    def width(self, number: Number) -> float:
        """Return the upper end of the 95 % interval over the lower one, at least 1."""
        if isinstance(number, float | int):
            return 1.0
        ordered = np.sort(self.draws(number))
        low, high = percentile(ordered, _LOW), percentile(ordered, _HIGH)
        return high / low if low > 0 else 1.0

    def estimate(self, number: Number, unit: str) -> Estimate:
        """Return a figure with its interval."""
        if isinstance(number, float | int):
            value = float(number)
            return Estimate(
                unit=unit,
                central=value,
                median=value,
                mean=value,
                low=value,
                high=value,
            )
        return summary(self.draws(number), float(number[0]), unit)


def summary(draws: Draws, central: float, unit: str) -> Estimate:
    """Return what a set of draws says of a figure.

    The standard error of a percentile comes from the order statistics around it: the
    rank of a percentile has the variance ``n p (1 - p)``, which for stratified draws
    is an upper bound.

    Args:
        draws: The draws, in ``unit``.
        central: Value at central inputs, in ``unit``.
        unit: Unit.

    References:
        H. A. David, H. N. Nagaraja, Order Statistics, 3rd edition, section 7.1.
    """
    ordered = np.sort(draws)
    low, median, high = (percentile(ordered, share) for share in (_LOW, _MEDIAN, _HIGH))
    return Estimate(
        unit=unit,
        central=central,
        median=median,
        mean=float(ordered.mean()),
        low=low,
        high=high,
        error=max(_standard_error(ordered, share) for share in (_LOW, _HIGH)),
    )


def percentile(ordered: NDArray[np.float64], share: float) -> float:
    """Return a percentile of sorted draws, between the two draws around it.

    Args:
        ordered: Draws in order.
        share: Share of draws below. [0 to 1]

    Examples:
        >>> percentile(np.array([0.0, 1.0, 2.0, 3.0]), 0.5)
        1.5
    """
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    step = place - below
    return float(ordered[below] * (1 - step) + ordered[above] * step)


def _standard_error(ordered: NDArray[np.float64], share: float) -> float:
    count = len(ordered)
    ranks = math.sqrt(count * share * (1 - share))
    place = share * (count - 1)
    last = count - 1
    below = ordered[max(0, math.floor(place - ranks))]
    above = ordered[min(last, math.ceil(place + ranks))]
    return float(above - below) / 2


def add(numbers: Sequence[Number]) -> Number:
    """Return the sum of values, draw by draw; 0 of none.

    Examples:
        >>> add([1.0, 2.0])
        3.0
    """
    total: Number = 0.0
    for number in numbers:
        if isinstance(total, np.ndarray):
            total += number  # an array of our own: new memory would take longer
        else:
            total = total + number
    return total
