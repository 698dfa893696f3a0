"""An expression, compiled once into closures."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from assessor.expressions import operations as op
from assessor.expressions.limits import plain
from assessor.expressions.reading import Node, read
from assessor.expressions.values import Environment, Truth, Unsettled, Value

Closure = Callable[[Environment], Value]
_AGGREGATES: dict[str, Callable[[list[Value]], Value]] = {
    "any_of": lambda values: op.disjunction(op.elements(values)),
    "all_of": lambda values: op.conjunction(op.elements(values)),
    "count": op.count,
    "sum": op.total,
    "min": partial(op.extreme, min),
    "max": partial(op.extreme, max),
}
_ROW_BY_ROW: dict[str, Callable[..., Value]] = {
    "abs": op.absolute,
    "round": op.rounded,
    "coalesce": op.coalesce,
}


class Expression:
    """A condition or a figure of the rules.

    Attributes:
        text: The expression as it was written, on one line.
        names: Every id in it, also those only asked about, as in ``known(id)``.
        calls: Every function in it.
        root: Its tree.
    """

    __slots__ = ("_closure", "calls", "names", "root", "text")

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.root = read(self.text)
        nodes = list(walk(self.root))
        self.names = frozenset(n.words[0] for n in nodes if n.kind == "name")
        self.calls = frozenset(n.words[0] for n in nodes if n.kind == "call")
        self._closure = _compiled(self.root)

    def evaluate(self, env: Environment) -> Value:
        """Return the value in an environment; never raises.

        >>> from assessor.expressions.values import Values
        >>> Expression("sum(runs.hours) * 2").evaluate(Values({"runs.hours": (1, 2)}))
        6
        """
        return self._closure(env)

    def truth(self, env: Environment) -> Truth:
        """Return true, false, open or absent; a rule fires only on true."""
        return op.truth(self._closure(env))

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


@lru_cache(maxsize=8192)
def parse(text: str) -> Expression:
    """Return the expression that a text stands for, compiled once.

    Raises:
        ExpressionError: The text is not in the language, or beyond its limits.
    """
    return Expression(text)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the order they are written."""
    yield node
    for part in node.parts:
        yield from walk(part)


def tree(expression: Expression) -> tuple[object, ...]:
    """Return the expression as nested tuples, for exporters.

    >>> tree(parse("not a.b and c > 1"))
    ('and', ('not', ('name', 'a.b')), ('compare', '>', ('name', 'c'), ('constant', 1)))
    """
    return _tuples(expression.root)


def _tuples(node: Node) -> tuple[object, ...]:
    if node.kind == "constant":
        return (node.kind, node.constant)
    return (node.kind, *node.words, *map(_tuples, node.parts))


def _compiled(node: Node) -> Closure:
    if node.kind == "constant":
        return _constant(node)
    if node.kind == "name":
        name = node.words[0]
        return lambda env: env.value(name)
    if node.kind == "call":
        return _call(node)
    parts = [_compiled(part) for part in node.parts]
    if node.kind == "list":
        return lambda env: tuple(part(env) for part in parts)
    if node.kind == "compare":
        return _comparison(node.words, parts)
    return _operation(node, parts)


def _constant(node: Node) -> Closure:
    value = node.constant
    if value is None:  # pragma: no cover -- the reader gives every constant a value
        raise AssertionError
    return lambda _: value


def _operation(node: Node, parts: list[Closure]) -> Closure:
    function: Callable[..., Value]
    if node.kind == "if":
        function = _either
    elif node.kind == "and":
        function = _all
    elif node.kind == "or":
        function = _any
    elif node.kind == "not":
        function = op.negation
    elif node.kind == "minus":
        function = op.minus
    else:
        function = partial(op.arithmetic, node.words[0])
    return lambda env: op.lift(function, *[part(env) for part in parts])


def _all(*values: Value) -> Value:
    return op.conjunction(values)


def _any(*values: Value) -> Value:
    return op.disjunction(values)


def _either(condition: Value, then: Value, otherwise: Value) -> Value:
    chosen = op.truth(condition)
    if isinstance(chosen, Unsettled):
        return chosen
    return then if chosen else otherwise


def _comparison(signs: tuple[str, ...], parts: list[Closure]) -> Closure:
    if signs[0].endswith("in"):
        return _membership(parts[0], parts[1], negated=signs[0] == "not in")

    if len(signs) == 1:
        left, right = parts
        one = partial(op.compare, signs[0])
        return lambda env: op.lift(one, left(env), right(env))

    def compared(*values: Value) -> Value:
        pairs = zip(signs, values, values[1:], strict=False)
        return op.chain([op.compare(sign, a, b) for sign, a, b in pairs])

    return lambda env: op.lift(compared, *[part(env) for part in parts])


def _membership(item: Closure, items: Closure, *, negated: bool) -> Closure:
    def found(env: Environment) -> Value:
        rows = items(env)
        result = op.lift(lambda one: op.contains(one, rows), item(env))
        return op.lift(op.negation, result) if negated else result

    return found


def _call(node: Node) -> Closure:
    name = node.words[0]
    if name == "coverage":
        cell = tuple(str(part.constant) for part in node.parts)
        return lambda env: env.coverage(cell)
    if name in {"known", "relevant", "planned", "quality"}:
        return _about(name, node.parts[0].words[0])
    parts = [_compiled(part) for part in node.parts]
    if name in _AGGREGATES:
        aggregate = _AGGREGATES[name]
        return lambda env: aggregate([part(env) for part in parts])
    function = _ROW_BY_ROW[name]
    return lambda env: op.lift(function, *[part(env) for part in parts])


def _about(function: str, name: str) -> Closure:
    if function == "known":
        return lambda env: env.known(name)
    if function == "relevant":
        return lambda env: env.relevant(name)
    if function == "planned":
        return lambda env: env.planned(name)
    return lambda env: env.quality(name)
