"""What can be wrong with an expression, found when the data are loaded."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from assessor.expressions.expression import Expression
from assessor.expressions.kinds import (
    COVERAGES,
    LEVELS,
    PLURALS,
    QUALITIES,
    NameKind,
    NameType,
)
from assessor.expressions.limits import ABOUT_A_NAME
from assessor.expressions.reading import Node


@dataclass(frozen=True)
class _Found:
    """What a part of an expression gives."""

    type: NameType
    group: str = ""
    constant: bool | float | int | str | None = None


_TRUTH = _Found(NameType("truth"))
_NUMBER = _Found(NameType("number"))


def check(
    expression: Expression,
    types: Mapping[str, NameType],
    *,
    want: NameKind = "truth",
) -> list[str]:
    """Return what is wrong with an expression, as sentences; nothing if all is well.

    Args:
        expression: The expression.
        types: What the ids stand for that the expression may use.
        want: What the whole expression must give.

    >>> from assessor.expressions.expression import parse
    >>> check(parse("data.volme > 3"), {"data.volume": NameType("number")})
    ['data.volme is not known here: did you mean data.volume?']
    """
    checker = _Checker(types)
    found = checker.find(expression.root)
    if found and found.type.many:
        checker.problem(
            "the result is a list: use any_of, all_of, count, sum, min, max"
        )
    elif found and found.type.kind != want:
        given = PLURALS[found.type.kind]
        checker.problem(f"the result is {given}, {PLURALS[want]} was expected")
    return list(dict.fromkeys(checker.problems))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that suggests the nearest known names, or nothing."""
    near = difflib.get_close_matches(name, known, 3)
    return f": did you mean {' or '.join(near)}?" if near else ""


class _Checker:
    """Finds the type of each part; an unknown part is None and says no more."""

    def __init__(self, types: Mapping[str, NameType]) -> None:
        self.problems: list[str] = []
        self._types = types
        self._finders: dict[str, Callable[[Node], _Found | None]] = {
            "constant": self._constant,
            "name": self._name,
            "list": self._list,
            "and": self._logic,
            "or": self._logic,
            "not": self._logic,
            "compare": self._compare,
            "arithmetic": self._arithmetic,
            "minus": self._arithmetic,
            "if": self._choice,
            "call": self._call,
        }

    def problem(self, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(sentence)

    def find(self, node: Node) -> _Found | None:
        """Return what a part gives, after checking it."""
        return self._finders[node.kind](node)

    @staticmethod
    def _constant(node: Node) -> _Found:
        kind: NameKind = "number"
        if isinstance(node.constant, bool):
            kind = "truth"
        elif isinstance(node.constant, str):
            kind = "text"
        return _Found(NameType(kind), constant=node.constant)

    def _name(self, node: Node) -> _Found | None:
        name = node.words[0]
        type_ = self._types.get(name)
        if type_ is None:
            self.problem(f"{name} is not known here{nearest(name, self._types)}")
            return None
        return _Found(type_, name.rpartition(".")[0] if type_.many else "")

    def _list(self, node: Node) -> _Found | None:
        found = [self.find(part) for part in node.parts]
        first = next((one for one in found if one), None)
        for one in found:
            if first and one:
                self._check_same(first, one, "a list holds")
        return replace(first, type=replace(first.type, many=True)) if first else None

    def _logic(self, node: Node) -> _Found:
        found = [self.find(part) for part in node.parts]
        for one, part in zip(found, node.parts, strict=True):
            if one and one.type.kind != "truth":
                self.problem(
                    f"'{node.kind}' joins truth values, "
                    f"{_shown(part)} is {PLURALS[one.type.kind]}"
                )
        return self._joined(_TRUTH, found)

    def _joined(self, result: _Found, found: list[_Found | None]) -> _Found:
        """Return a result row by row if an operand has rows, of one group only."""
        groups = {one.group for one in found if one and one.type.many}
        if len(groups) > 1:
            names = " and ".join(sorted(groups))
            self.problem(f"lists of two groups cannot be joined row by row: {names}")
        if not groups:
            return result
        return _Found(replace(result.type, many=True), min(groups))

    def _compare(self, node: Node) -> _Found:
        if node.words[0].endswith("in"):
            return self._membership(node)
        found = [self.find(part) for part in node.parts]
        for sign, left, right in zip(node.words, found, found[1:], strict=False):
            if left and right:
                self._check_pair(sign, left, right)
        return self._joined(_TRUTH, [_row_wise(one) for one in found])

    def _membership(self, node: Node) -> _Found:
        left, right = node.parts
        item = self.find(left)
        if right.kind == "list":
            for part in right.parts:
                one = self.find(part)
                if item and one:
                    self._check_pair("==", item, one)
            return self._joined(_TRUTH, [_row_wise(item)])
        items = self.find(right)
        if items and not (items.type.many or items.type.kind == "choices"):
            self.problem(f"'in' needs a list, {_shown(right)} is a single value")
        elif items and item:
            self._check_pair("==", item, items)
        rows = items if items and items.type.kind == "choices" else None
        return self._joined(_TRUTH, [_row_wise(item), rows])

    def _check_pair(self, sign: str, left: _Found, right: _Found) -> None:
        if sign not in {"==", "!="}:
            self._check_order(left, right)
        else:
            self._check_same(left, right, "a comparison joins")
        for one, other in ((left, right), (right, left)):
            self._check_constant(one, other)

    def _check_order(self, left: _Found, right: _Found) -> None:
        for one in (left, right):
            if one.type.kind != "number":
                given = PLURALS[one.type.kind]
                self.problem(f"only numbers have an order, here stands {given}")

    def _check_same(self, left: _Found, right: _Found, what: str) -> None:
        kinds = [_family(one) for one in (left, right)]
        if kinds[0] != kinds[1]:
            names = " and ".join(PLURALS[one.type.kind] for one in (left, right))
            self.problem(f"{what} values of one kind, here stand {names}")

    def _check_constant(self, one: _Found, other: _Found) -> None:
        constant, type_ = one.constant, other.type
        if isinstance(constant, str) and type_.kind in {"choice", "choices"}:
            if constant not in type_.choices:
                known = ", ".join(sorted(type_.choices)) or "none"
                self.problem(
                    f"{constant!r} is not among the choices ({known})"
                    + nearest(constant, type_.choices)
                )
        elif type_.level and isinstance(constant, int | float) and _off(constant):
            self.problem(f"a level goes from 0 to 4, not {constant}")

    def _arithmetic(self, node: Node) -> _Found:
        found = [self.find(part) for part in node.parts]
        for one, part in zip(found, node.parts, strict=True):
            self._check_number(one, part)
        constant = found[0].constant if found[0] else None
        if node.kind == "minus" and isinstance(constant, int | float):
            return replace(_NUMBER, constant=-constant)
        return self._joined(_NUMBER, found)

    def _check_number(self, one: _Found | None, part: Node) -> None:
        if one and one.type.kind != "number":
            given = PLURALS[one.type.kind]
            self.problem(f"only numbers are computed with, {_shown(part)} is {given}")

    def _choice(self, node: Node) -> _Found | None:
        condition, then, otherwise = (self.find(part) for part in node.parts)
        if condition and condition.type.kind != "truth":
            given = PLURALS[condition.type.kind]
            self.problem(f"after 'if' stands {given}, a truth value was expected")
        return self._alternatives([then, otherwise], [condition])

    def _alternatives(
        self, found: list[_Found | None], others: list[_Found | None]
    ) -> _Found | None:
        first = next((one for one in found if one), None)
        if first is None:
            return None
        for one in found:
            if one:
                self._check_same(first, one, "alternatives are")
        kind = first.type.kind
        choices = frozenset[str]().union(*(one.type.choices for one in found if one))
        result = _Found(NameType(kind, choices))
        return self._joined(result, [*found, *others])

    def _call(self, node: Node) -> _Found | None:
        name = node.words[0]
        found = [self.find(part) for part in node.parts]
        if name == "coverage":
            return _Found(NameType("choice", COVERAGES))
        if name in ABOUT_A_NAME:
            is_quality = name == "quality"
            return _Found(NameType("choice", QUALITIES)) if is_quality else _TRUTH
        if name == "coalesce":
            return self._alternatives(found, [])
        if name in {"any_of", "all_of"}:
            self._check_truths(name, found)
            return _TRUTH
        if name == "count":
            return _NUMBER
        return self._numeric_call(node, found)

    def _check_truths(self, name: str, found: list[_Found | None]) -> None:
        for one in found:
            if one and one.type.kind != "truth":
                given = PLURALS[one.type.kind]
                self.problem(f"{name} takes truth values, here stands {given}")

    def _numeric_call(self, node: Node, found: list[_Found | None]) -> _Found:
        for one, part in zip(found, node.parts, strict=True):
            self._check_number(one, part)
        if node.words[0] in {"abs", "round"}:
            return self._joined(_NUMBER, found)
        return _NUMBER


def _off(level: float) -> bool:
    return not LEVELS[0] <= level <= LEVELS[-1]


def _family(one: _Found) -> str:
    return "text" if one.type.kind in {"choice", "choices"} else one.type.kind


def _row_wise(one: _Found | None) -> _Found | None:
    """Return a set of choices as the list that comparing it gives."""
    if one and one.type.kind == "choices":
        return replace(one, type=replace(one.type, many=True))
    return one


def _shown(node: Node) -> str:
    if node.kind == "constant":
        return repr(node.constant)
    return node.words[0] if node.kind == "name" else f"the part at {node.at}"
