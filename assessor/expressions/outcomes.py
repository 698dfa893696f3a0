"""Whether a condition can become true or false, by trying."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, pairwise, product
from math import prod

from assessor.expressions.expression import Expression, walk
from assessor.expressions.kinds import COVERAGES, LEVELS, QUALITIES, NameType
from assessor.expressions.reading import Node
from assessor.expressions.values import OPEN, Value

_MOST = 4096
_MOST_CHOICES = 12
_OTHER_TEXT = "\0"  # differs from every text that an expression can hold


def satisfiable(
    expression: Expression, types: Mapping[str, NameType]
) -> set[bool] | None:
    """Return which of true and false can occur, or None when it was not judged.

    All combinations of choices, levels and truth values are tried, up to 4,096.
    Numbers take the constants they are compared with, and values around them.

    Args:
        expression: An expression that was checked.
        types: What its ids stand for.

    >>> from assessor.expressions.expression import parse
    >>> satisfiable(parse("a > 3 and a < 2"), {"a": NameType("number")})
    {False}
    """
    domains = _domains(expression, types)
    if domains is None or prod(map(len, domains.values())) > _MOST:
        return None
    found = set[bool]()
    for values in product(*domains.values()):
        outcome = expression.truth(_Trial(dict(zip(domains, values, strict=True))))
        if isinstance(outcome, bool):
            found.add(outcome)
        if len(found) == len((True, False)):
            return found
    return found if _is_exact(expression, types) else None


class _Trial:
    """An environment in which everything asked about is tried independently."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def value(self, name: str) -> Value:
        return self._values[name]

    def known(self, name: str) -> bool:
        return self._values[f"known({name})"] is True

    def relevant(self, name: str) -> bool:
        return self._values[f"relevant({name})"] is True

    def planned(self, name: str) -> bool:
        return self._values[f"planned({name})"] is True

    def quality(self, name: str) -> Value:
        return self._values[f"quality({name})"]

    def coverage(self, arguments: tuple[str, ...]) -> Value:
        return self._values[f"coverage({arguments})"]


def _domains(
    expression: Expression, types: Mapping[str, NameType]
) -> dict[str, list[Value]] | None:
    domains: dict[str, list[Value]] = {}
    asked_about = set[int]()
    for node in walk(expression.root):
        if node.kind == "call":
            key, domain = _asked(node)
            if key:
                domains[key] = domain
                asked_about.update(id(part) for part in node.parts)
        elif node.kind == "name" and id(node) not in asked_about:
            name = node.words[0]
            if name not in types:
                return None
            if name not in domains:
                domains[name] = _domain(expression, name, types[name])
    return domains


def _asked(node: Node) -> tuple[str, list[Value]]:
    function = node.words[0]
    if function == "coverage":
        cell = tuple(str(part.constant) for part in node.parts)
        return f"coverage({cell})", [*sorted(COVERAGES)]
    if function == "quality":
        return f"quality({node.parts[0].words[0]})", [*sorted(QUALITIES)]
    if function in {"known", "relevant", "planned"}:
        return f"{function}({node.parts[0].words[0]})", [True, False]
    return "", []


def _domain(expression: Expression, name: str, type_: NameType) -> list[Value]:
    domain = _scalars(expression, name, type_)
    if type_.many:
        domain = [(value,) for value in domain]
    return [*domain, OPEN] if "coalesce" in expression.calls else domain


def _scalars(expression: Expression, name: str, type_: NameType) -> list[Value]:
    if type_.kind == "truth":
        return [True, False]
    if type_.level:
        return [*LEVELS]
    if type_.kind == "choice":
        return [*sorted(type_.choices)]
    if type_.kind == "choices":
        return _subsets(sorted(type_.choices))
    constants = {one.constant for one in _beside(expression.root, name)}
    if type_.kind == "text":
        texts = {one for one in constants if isinstance(one, str)}
        return [*sorted(texts), _OTHER_TEXT]
    return _around({float(c) for c in constants if isinstance(c, int | float)})


def _subsets(choices: list[str]) -> list[Value]:
    if len(choices) > _MOST_CHOICES:
        return [()] * (_MOST + 1)  # more than are tried
    sizes = range(len(choices) + 1)
    return [*chain.from_iterable(combinations(choices, size) for size in sizes)]


def _around(constants: set[float]) -> list[Value]:
    """Return the constants, one value between each two, and one beyond each end."""
    points = sorted(constants or {0.0})
    between = [(low + high) / 2 for low, high in pairwise(points)]
    ends = [points[0] - 1 - abs(points[0]), points[-1] + 1 + abs(points[-1])]
    return [*points, *between, *ends]


def _beside(root: Node, name: str) -> Iterator[Node]:
    """Yield the constants of the comparisons in which a name stands."""
    for node in walk(root):
        if node.kind == "compare":
            parts = list(walk(node))
            if any(part.words == (name,) for part in parts):
                yield from (part for part in parts if part.kind == "constant")


def _is_exact(expression: Expression, types: Mapping[str, NameType]) -> bool:
    """Say whether what was not found while trying cannot occur."""
    if any(types[name].many for name in expression.names if name in types):
        return False
    return not any(_is_beyond(node, types) for node in walk(expression.root))


def _is_beyond(node: Node, types: Mapping[str, NameType]) -> bool:
    """Say whether a part computes with numbers that were only sampled."""
    if node.kind not in {"arithmetic", "call", "compare", "minus"}:
        return False
    if node.words[:1] in {("known",), ("relevant",), ("planned",), ("quality",)}:
        return False
    names = {part.words[0] for part in walk(node) if part.kind == "name"}
    sampled = [n for n in names if _is_sampled(types.get(n))]
    if node.kind == "compare":
        return len(sampled) > 1
    return bool(sampled)


def _is_sampled(type_: NameType | None) -> bool:
    return type_ is None or (type_.kind in {"number", "text"} and not type_.level)
