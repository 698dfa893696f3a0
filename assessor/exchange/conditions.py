"""Conditions of a questionnaire in the two-valued logic of survey programs.

Our conditions have four values; survey programs know two and an empty answer. Each
condition is therefore split into "is true", "is false" and "is absent", three plain
conditions over the answers; what is none of them is open. A question shows where its
condition *is true*, as it does here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Profile, Question, Section
from assessor.domain.sheet import STAGE
from assessor.errors import ExchangeError
from assessor.exchange.plain_conditions import (
    FALSE,
    SIGNS,
    TRUE,
    TURNED,
    Constant,
    Plain,
    all_of,
    any_of,
    negated,
)
from assessor.expressions import parse, tree
from assessor.expressions.operations import compare

_YES = True
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True)
class Split:
    """A condition as three plain ones; what is none of them is open."""

    true: Plain
    false: Plain
    absent: Plain


class Conditions:
    """The conditions of a pack for one profile.

    Args:
        pack: The questionnaire.
        profile: The profile; names of questions it does not ask are absent.
    """

    def __init__(self, pack: Pack, profile: Profile) -> None:
        self.pack = pack
        self.profile = profile
        self._shown: dict[str, Split] = {}

    def shown(self, question: Question) -> Split:
        """Return when a question is asked.

        Args:
            question: The question.

        Raises:
            ExchangeError: Its condition has no counterpart in a survey program.
        """
        if question.id not in self._shown:
            section = self.pack.section_of[question.id]
            self._shown[question.id] = self._asked(section, question)
        return self._shown[question.id]

    def _asked(self, section: Section, question: Question) -> Split:
        if (
            self.profile not in question.profiles
            or self.profile not in section.profiles
        ):
            return Split(FALSE, FALSE, TRUE)
        group = section.repeat.group if section.repeat else ""
        splits = [
            self._split(tree(parse(text)), group)
            for text in (section.when, question.when)
            if text is not None
        ]
        return Split(
            true=all_of(*(split.true for split in splits)),
            false=FALSE,
            absent=any_of(*(any_of(s.false, s.absent) for s in splits)),
        )

    def _split(self, node: object, group: str) -> Split:
        if not isinstance(node, tuple):
            raise ExchangeError(_unsupported(node))
        splitters: dict[str, Callable[[tuple[object, ...], str], Split]] = {
            "and": self._and,
            "or": self._or,
            "not": self._not,
            "compare": self._compare,
            "call": self._call,
            "name": self._truth,
            "constant": _constant,
        }
        splitter = splitters.get(str(node[0]))
        if splitter is None:
            raise ExchangeError(_unsupported(node))
        return splitter(node, group)

    def _and(self, node: tuple[object, ...], group: str) -> Split:
        parts = [self._split(part, group) for part in node[1:]]
        return Split(
            true=all_of(
                *(any_of(part.true, part.absent) for part in parts),
                any_of(*(part.true for part in parts)),
            ),
            false=any_of(*(part.false for part in parts)),
            absent=all_of(*(part.absent for part in parts)),
        )

    def _or(self, node: tuple[object, ...], group: str) -> Split:
        parts = [self._split(part, group) for part in node[1:]]
        return Split(
            true=any_of(*(part.true for part in parts)),
            false=all_of(
                *(any_of(part.false, part.absent) for part in parts),
                any_of(*(part.false for part in parts)),
            ),
            absent=all_of(*(part.absent for part in parts)),
        )

    def _not(self, node: tuple[object, ...], group: str) -> Split:
        part = self._split(node[1], group)
        return Split(part.false, part.true, part.absent)

    def _truth(self, node: tuple[object, ...], group: str) -> Split:
        return self._against(str(node[1]), "==", _YES, group)

    def _compare(self, node: tuple[object, ...], group: str) -> Split:
        sign, left, right = (*node[1:], None, None)[:3]
        if len(node) != len(("compare", "sign", "left", "right")):
            raise ExchangeError(_unsupported(node))
        if sign in {"in", "not in"}:
            found = self._member(left, right, group)
            turned = Split(found.false, found.true, found.absent)
            return turned if sign == "not in" else found
        one, other = _is_name(left), _is_name(right)
        if isinstance(left, tuple) and left[:2] == ("call", "coalesce"):
            return self._fallback(left, str(sign), _value(right), group)
        if one and not other:
            return self._against(one, str(sign), _value(right), group)
        if other and not one:
            return self._against(other, _MIRRORED[str(sign)], _value(left), group)
        raise ExchangeError(_unsupported(node))

    def _member(self, item: object, items: object, group: str) -> Split:
        several = _is_name(items)
        if several:
            shown = self._visible(several, group)
            constant = _value(item)
            return Split(
                all_of(shown.true, Plain("holds", name=several, constant=constant)),
                all_of(
                    shown.true,
                    Plain("known", name=several),
                    Plain("lacks", name=several, constant=constant),
                ),
                shown.absent,
            )
        name = _is_name(item)
        if not name or not isinstance(items, tuple) or items[0] != "list":
            raise ExchangeError(_unsupported(items))
        each = [self._against(name, "==", _value(one), group) for one in items[1:]]
        return Split(
            any_of(*(part.true for part in each)),
            reduce(all_of, (part.false for part in each), TRUE),
            any_of(*(part.absent for part in each)),
        )

    def _against(self, name: str, sign: str, constant: Constant, group: str) -> Split:
        if name == "profile":
            same = (self.profile == constant) == (sign == "==")
            return Split(TRUE, FALSE, FALSE) if same else Split(FALSE, TRUE, FALSE)
        name = STAGE if name == "stage" else name
        shown = self._visible(name, group)
        base = all_of(shown.true, Plain("known", name=name))
        return Split(
            all_of(base, Plain("compare", (), name, SIGNS[sign], constant)),
            all_of(base, Plain("compare", (), name, TURNED[sign], constant)),
            shown.absent,
        )

    def _call(self, node: tuple[object, ...], group: str) -> Split:
        if node[1] in {"any_of", "all_of"}:
            return self._several(node, group)
        name = _is_name(node[2]) if len(node) > len(("call", "function")) else ""
        if node[1] not in {"known", "relevant"} or not name:
            raise ExchangeError(_unsupported(node))
        shown = self._visible(name, group)
        if node[1] == "relevant":
            return Split(_not_absent(shown), shown.absent, FALSE)
        known = all_of(shown.true, Plain("known", name=name))
        return Split(
            known, any_of(negated(shown.true), Plain("empty", name=name)), FALSE
        )

    def _several(self, node: tuple[object, ...], group: str) -> Split:
        parts: list[object] = []
        for part in node[2:]:
            listed = isinstance(part, tuple) and part[0] == "list"
            parts += part[1:] if listed and isinstance(part, tuple) else [part]
        join = self._or if node[1] == "any_of" else self._and
        return join(("", *parts), group)

    def _fallback(
        self, call: tuple[object, ...], sign: str, constant: Constant, group: str
    ) -> Split:
        """Compare an answer, or a value that stands in where there is none."""
        name = _is_name(call[2])
        if not name or len(call) != len(("call", "coalesce", "name", "value")):
            raise ExchangeError(_unsupported(call))
        found = self._against(name, sign, constant, group)
        shown = self._visible(name, group)
        lacking = any_of(negated(shown.true), Plain("empty", name=name))
        same = compare(sign, _value(call[3]), constant) is True
        return Split(
            any_of(found.true, lacking) if same else found.true,
            found.false if same else any_of(found.false, lacking),
            FALSE,
        )

    def _visible(self, name: str, group: str) -> Split:
        question = self.pack.by_id.get(name)
        if question is None:
            raise ExchangeError(_unsupported(name))
        section = self.pack.section_of[name]
        if section.repeat is not None and section.repeat.group != group:
            raise ExchangeError(_unsupported(f"{name}, asked once a row"))
        if question.type is Kind.MATRIX:
            raise ExchangeError(_unsupported(f"{name}, a grid"))
        return self.shown(question)


def _constant(node: tuple[object, ...], _group: str) -> Split:
    true = node[1] is True
    return Split(TRUE, FALSE, FALSE) if true else Split(FALSE, TRUE, FALSE)


def _not_absent(shown: Split) -> Plain:
    return negated(shown.absent)


def _is_name(node: object) -> str:
    named = isinstance(node, tuple) and node[0] == "name"
    return str(node[1]) if named and isinstance(node, tuple) else ""


def _value(node: object) -> Constant:
    if isinstance(node, tuple) and node[0] == "constant":
        value = node[1]
        if isinstance(value, bool | int | float | str):
            return value
    raise ExchangeError(_unsupported(node))


def _unsupported(node: object) -> str:
    return (
        f"{node!s:.80} has no counterpart in a survey program: only answers compared "
        "with fixed values, known and relevant can be exported"
    )
