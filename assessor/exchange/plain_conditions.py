"""Conditions with two values, as survey programs know them."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["=", "!=", "<", "<=", ">", ">="]
TURNED: dict[str, Sign] = {
    "==": "!=",
    "!=": "=",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}
SIGNS: dict[str, Sign] = {
    "==": "=",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}
Constant = bool | float | str


@dataclass(frozen=True)
class Plain:
    """A condition with two values.

    Attributes:
        kind: ``all``, ``any``, ``known`` (an answer is there), ``empty``,
            ``compare``, ``holds`` and ``lacks`` (among several choices).
        parts: Of ``all`` and ``any``; no part is true, or false.
        name: Id of the question that is looked at.
        sign: Of a comparison.
        constant: What it is compared with.
    """

    kind: Literal["all", "any", "known", "empty", "compare", "holds", "lacks"]
    parts: tuple["Plain", ...] = ()
    name: str = ""
    sign: Sign = "="
    constant: Constant = ""


TRUE, FALSE = Plain("all"), Plain("any")


def all_of(*parts: Plain) -> Plain:
    """Return whether all parts hold, the plain cases worked out."""
    return _joined("all", TRUE, FALSE, parts)


def any_of(*parts: Plain) -> Plain:
    """Return whether some part holds, the plain cases worked out."""
    return _joined("any", FALSE, TRUE, parts)


def _joined(
    kind: Literal["all", "any"],
    neutral: Plain,
    deciding: Plain,
    parts: tuple[Plain, ...],
) -> Plain:
    kept: dict[Plain, None] = {}
    for part in parts:
        inner = part.parts if part.kind == kind else (part,)
        kept.update(dict.fromkeys(inner))
    if deciding in kept:
        return deciding
    kept.pop(neutral, None)
    found = tuple(kept)
    return found[0] if len(found) == 1 else Plain(kind, found) if found else neutral


def negated(plain: Plain) -> Plain:
    """Return a plain condition turned round; an empty answer makes no sign hold.

    Args:
        plain: The condition.
    """
    if plain.kind in {"all", "any"}:
        turn = any_of if plain.kind == "all" else all_of
        return turn(*map(negated, plain.parts))
    if plain.kind in {"known", "empty"}:
        other: Literal["known", "empty"] = "empty" if plain.kind == "known" else "known"
        return Plain(other, name=plain.name)
    if plain.kind in {"holds", "lacks"}:
        kind: Literal["holds", "lacks"] = "lacks" if plain.kind == "holds" else "holds"
        return Plain(kind, name=plain.name, constant=plain.constant)
    sign = "==" if plain.sign == "=" else plain.sign
    turned = Plain("compare", (), plain.name, TURNED[sign], plain.constant)
    return any_of(Plain("empty", name=plain.name), turned)
