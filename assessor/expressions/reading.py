"""From text to a tree of nodes: limits first, then the parser, then the grammar."""

import ast
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assessor.expressions.limits import (
    ABOUT_A_NAME,
    AGGREGATES,
    FUNCTIONS,
    check_limits,
    refuse,
)

_NODES = 400
_DEPTH = 100
_LARGEST = 10**300
_DECIMALS = 9

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}

Kind = Literal[
    "constant",
    "name",
    "list",
    "and",
    "or",
    "not",
    "compare",
    "arithmetic",
    "minus",
    "if",
    "call",
]


@dataclass(frozen=True, slots=True)
class Node:
    """One part of an expression.

    Attributes:
        kind: What the part is.
        words: A name, a function, or the signs of a comparison or an operation.
        parts: The operands, in the order they are written; of ``x if c else y``
            the condition first.
        constant: The value of a constant.
        at: The character where the part begins, from 1.
    """

    kind: Kind
    at: int
    words: tuple[str, ...] = ()
    parts: tuple["Node", ...] = ()
    constant: bool | float | int | str | None = None


def read(text: str) -> Node:
    """Read an expression.

    Args:
        text: The expression on one line.

    Raises:
        ExpressionError: The text is not in the language, or beyond its limits.

    >>> read("not a.b").parts[0].words
    ('a.b',)
    """
    check_limits(text)
    try:
        parsed = ast.parse(text, mode="eval")
    except SyntaxError as error:
        refuse(text, error.offset or 1, "the expression breaks off or is misspelt")
    except (RecursionError, MemoryError, ValueError):
        refuse(text, 1, "the expression is too complex")
    return _Reader(text).node(parsed.body, 0)


class _Reader:
    """Turns Python's tree into nodes and refuses everything else."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes = 0
        self._readers: dict[type[ast.expr], Callable[..., Node]] = {
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.Attribute: self._name,
            ast.List: self._list,
            ast.BoolOp: self._logic,
            ast.UnaryOp: self._sign,
            ast.BinOp: self._arithmetic,
            ast.Compare: self._compare,
            ast.IfExp: self._choice,
            ast.Call: self._call,
        }

    def node(self, source: ast.expr, depth: int, *, listed: bool = False) -> Node:
        """Read one part; lists only where they are allowed."""
        self._nodes += 1
        at = source.col_offset + 1
        if self._nodes > _NODES or depth > _DEPTH:
            allowed = f"at most {_NODES} parts, {_DEPTH} deep"
            refuse(self._text, at, "too many parts", allowed)
        reader = self._readers.get(type(source))
        if reader is None:
            refuse(self._text, at, "this is not part of the language")
        if isinstance(source, ast.List) and not listed:
            allowed = "a list stands after 'in' or in any_of, all_of, count, sum, …"
            refuse(self._text, at, "a list is not allowed here", allowed)
        return reader(source, at, depth + 1)

    def _constant(self, source: ast.Constant, at: int, _: int) -> Node:
        value = source.value
        if not isinstance(value, bool | int | float | str):
            refuse(self._text, at, "this is not part of the language")
        if isinstance(value, int | float) and not self._is_small(value):
            refuse(self._text, at, "the number is too large", "finite numbers only")
        return Node("constant", at, constant=value)

    @staticmethod
    def _is_small(value: float) -> bool:
        return value < _LARGEST and math.isfinite(value)

    def _name(self, source: ast.Name | ast.Attribute, at: int, _: int) -> Node:
        name = ast.unparse(source)
        if name in {"true", "false"}:
            return Node("constant", at, constant=name == "true")
        if not re.fullmatch(r"\w+(\.\w+)*", name):
            refuse(self._text, at, "only ids have a dot", "an id such as data.volume")
        if name in FUNCTIONS:
            allowed = f"{name}(…), or another id"
            refuse(self._text, at, f"{name} is a function", allowed)
        return Node("name", at, (name,))

    def _list(self, source: ast.List, at: int, depth: int) -> Node:
        parts = tuple(self.node(item, depth) for item in source.elts)
        return Node("list", at, parts=parts)

    def _logic(self, source: ast.BoolOp, at: int, depth: int) -> Node:
        parts = tuple(self.node(value, depth) for value in source.values)
        return Node("and" if isinstance(source.op, ast.And) else "or", at, parts=parts)

    def _sign(self, source: ast.UnaryOp, at: int, depth: int) -> Node:
        part = self.node(source.operand, depth)
        if isinstance(source.op, ast.Not):
            return Node("not", at, parts=(part,))
        if not isinstance(source.op, ast.USub):
            refuse(self._text, at, "this sign is not part of the language")
        self._check_numeric(part)
        return Node("minus", at, parts=(part,))

    def _arithmetic(self, source: ast.BinOp, at: int, depth: int) -> Node:
        sign = _ARITHMETIC.get(type(source.op))
        if sign is None:
            refuse(self._text, at, "this operation is not part of the language")
        parts = (self.node(source.left, depth), self.node(source.right, depth))
        for part in parts:
            self._check_numeric(part)
        return Node("arithmetic", at, (sign,), parts)

    def _check_numeric(self, part: Node) -> None:
        if part.kind == "constant" and isinstance(part.constant, bool | str):
            allowed = "only numbers are added, subtracted, multiplied and divided"
            refuse(self._text, part.at, f"{part.constant!r} in arithmetic", allowed)

    def _compare(self, source: ast.Compare, at: int, depth: int) -> Node:
        signs = tuple(_COMPARISONS.get(type(op), "") for op in source.ops)
        if "" in signs:
            refuse(self._text, at, "this comparison is not part of the language")
        if len(signs) > 1 and any(sign.endswith("in") for sign in signs):
            refuse(self._text, at, "'in' in a chain", "join comparisons with 'and'")
        parts = [self.node(source.left, depth)]
        for sign, right in zip(signs, source.comparators, strict=True):
            parts.append(self.node(right, depth, listed=sign.endswith("in")))
        return Node("compare", at, signs, tuple(parts))

    def _choice(self, source: ast.IfExp, at: int, depth: int) -> Node:
        order = (source.test, source.body, source.orelse)
        return Node("if", at, parts=tuple(self.node(part, depth) for part in order))

    def _call(self, source: ast.Call, at: int, depth: int) -> Node:
        name = source.func.id if isinstance(source.func, ast.Name) else ""
        if name not in FUNCTIONS or source.keywords:
            refuse(self._text, at, "this call is not part of the language")
        listed = name in AGGREGATES
        parts = tuple(self.node(a, depth, listed=listed) for a in source.args)
        wrong = _wrong_arguments(name, parts)
        if wrong:
            refuse(self._text, at, f"{name} was called wrongly", wrong)
        return Node("call", at, (name,), parts)


def _wrong_arguments(name: str, parts: tuple[Node, ...]) -> str:
    kinds = [part.kind for part in parts]
    if name in ABOUT_A_NAME and kinds != ["name"]:
        return f"{name}(…) takes one id"
    if name == "coverage":
        texts = all(isinstance(part.constant, str) for part in parts)
        return "" if texts and parts else "coverage(…) takes texts"
    if name == "abs" and len(parts) != 1:
        return "abs(…) takes one number"
    if name == "round" and not _is_rounding(parts):
        return f"round(…) takes a number and perhaps 0 to {_DECIMALS} decimals"
    return "" if parts else f"{name}(…) takes at least one value"


def _is_rounding(parts: tuple[Node, ...]) -> bool:
    if len(parts) == 1:
        return True
    return len(parts) == len(("number", "decimals")) and parts[1].constant in set(
        range(_DECIMALS + 1)
    )
