"""Single steps of a migration, on answers as plain data: nothing is ever guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessor.domain.answers import Answer, Scalar
from assessor.domain.migrations import (
    Add,
    Convert,
    Drop,
    MapValues,
    Merge,
    Move,
    Reask,
    Rename,
    Split,
    Step,
    Values,
)
from assessor.domain.overlays import row_of
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.errors import QuantityError
from assessor.quantities import convert, parse_quantity

Raw = Any  # an answer as it stands in a file: a scalar, a list or a mapping
OPEN = "open"
_FULL = frozenset(Answer.model_fields)
_DIGITS = ".12g"  # what is left when the noise of binary fractions is rounded away


@dataclass
class Moving:
    """Answers on their way to another version.

    Attributes:
        answers: Answers as they stand in a file, by id.
        groups: Keys of the rows of each group.
        reviews: What reviewers said, by id.
        moves: What happened so far.
    """

    answers: dict[str, Raw]
    groups: dict[str, list[str]]
    reviews: dict[str, Raw]
    moves: list[Move] = field(default_factory=list)

    def held(self, identifier: str) -> list[str]:
        """Return the answers to a question, one a row."""
        return [name for name in self.answers if question_id(name) == identifier]

    def note(
        self, step: str, name: str, was: Raw, now: Mapping[str, Raw], reason: Text
    ) -> None:
        """Write down what happened to an answer."""
        self.moves.append(
            Move(
                step=step,
                id=name,
                to=tuple(now),
                was=_said(was),
                now=tuple(_said(one) for one in now.values()),
                reason=reason,
            )
        )


def question_id(name: str) -> str:
    """Return the id of the question that an answer is to, without its row.

    Examples:
        >>> question_id("training.runs[v2].energy")
        'training.runs.energy'
    """
    row = row_of(name)
    return name if row is None else f"{row.group}.{name.partition('].')[2]}"


def take(moving: Moving, step: Step) -> None:
    """Do one step.

    Args:
        moving: The answers, changed in place.
        step: What happens.
    """
    if isinstance(step, Rename):
        _rename(moving, step)
    elif isinstance(step, Merge):
        _merge(moving, step)
    elif isinstance(step, Add):
        moving.note("add", step.id, None, {step.id: None}, step.reason)
    else:
        for name in moving.held(step.id):
            now = dict(_changed(moving.answers[name], name, step))
            moving.note(step.do, name, moving.answers.pop(name), now, step.reason)
            moving.answers |= {one: raw for one, raw in now.items() if raw is not None}
            # What a reviewer said was about the value as it was.
            moving.reviews.pop(name, None)


def _rename(moving: Moving, step: Rename) -> None:
    if step.id in moving.groups:
        moving.groups[step.to] = moving.groups.pop(step.id)
    names = {}
    for name in moving.answers:
        row = row_of(name)
        if row is not None and row.group == step.id:
            names[name] = name.replace(f"{step.id}[", f"{step.to}[", 1)
        elif question_id(name) == step.id:
            names[name] = beside(name, step.to)
    for old, new in names.items():
        moving.note(
            "rename", old, moving.answers[old], {new: moving.answers[old]}, step.reason
        )
    moving.answers = {names.get(n, n): raw for n, raw in moving.answers.items()}
    moving.reviews = {names.get(n, n): raw for n, raw in moving.reviews.items()}


def beside(name: str, identifier: str) -> str:
    """Return the answer to another question, in the same row where it has one.

    Examples:
        >>> beside("training.runs[v2].energy", "training.runs.power")
        'training.runs[v2].power'
        >>> beside("context.a", "context.b")
        'context.b'
    """
    row = row_of(name)
    if row is None or not identifier.startswith(f"{row.group}."):
        return identifier
    return f"{row.group}[{row.key}].{identifier.removeprefix(f'{row.group}.')}"


def _changed(
    raw: Raw, name: str, step: MapValues | Convert | Split | Drop | Reask
) -> Iterator[tuple[str, Raw]]:
    """Yield what an answer becomes, by id; ``None`` for one that becomes open."""
    if isinstance(step, Reask):
        yield name, None
    elif isinstance(step, MapValues):
        yield name, _mapped(raw, step.values)
    elif isinstance(step, Convert):
        yield name, _converted(raw, step)
    elif isinstance(step, Split):
        for part in step.into:
            yield beside(name, part.id), _mapped(raw, part.values)


def _full(raw: Raw) -> dict[str, Raw]:
    """Return an answer in its full form."""
    if isinstance(raw, dict) and _FULL & raw.keys():
        return raw
    return {"state": "unknown"} if raw == "?" else {"state": "answered", "value": raw}


def _has_value(full: Mapping[str, Raw]) -> bool:
    return full.get("state", "answered") in {"answered", "planned"}


def _mapped(raw: Raw, values: Values) -> Raw:
    full = _full(raw)
    if not _has_value(full):
        return raw if values else None
    value = full.get("value")
    found: Raw
    if isinstance(value, list):
        found = [values.get(_key(one)) for one in value]
        found = None if None in found else list(dict.fromkeys(found))
    elif isinstance(value, dict):
        found = {cell: values.get(_key(one)) for cell, one in value.items()}
        found = None if None in found.values() else found
    else:
        found = values.get(_key(value))
    return None if found is None else {**full, "value": found}


def _key(value: object) -> str:
    """Return a value as the key of a mapping, which YAML here reads as text.

    Examples:
        >>> _key(True), _key(3), _key("yes")
        ('true', '3', 'yes')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


def _converted(raw: Raw, step: Convert) -> Raw:
    full = _full(raw)
    if not _has_value(full):
        return raw
    try:
        full = _with_numbers(full, step.from_unit)
        unit = full.get("unit") or step.from_unit
        moved = {
            "value": _other(full.get("value"), unit, step),
            "range": [_other(end, unit, step) for end in full.get("range") or ()],
        }
    except (QuantityError, TypeError):
        return None
    kept = {name: one for name, one in full.items() if name not in {"unit", *moved}}
    return {
        **kept,
        **{name: one for name, one in moved.items() if one not in (None, [])},
    }


def _with_numbers(full: dict[str, Raw], unit: str) -> dict[str, Raw]:
    """Read a quantity that was typed as text, as in ``1200 h [900, 1600]``."""
    value = full.get("value")
    if not isinstance(value, str):
        return full
    read = parse_quantity(value, unit)
    bounds = {} if read.range is None else {"range": list(read.range)}
    return {**full, "value": read.value, "unit": read.unit, **bounds}


def _other(value: Raw, unit: str, step: Convert) -> float | None:
    if value is None:
        return None
    before = convert(value, unit, step.from_unit)
    if step.factor is None:
        after = convert(before, step.from_unit, step.to_unit)
    else:
        after = before * step.factor
    return float(format(after, _DIGITS))


def _merge(moving: Moving, step: Merge) -> None:
    targets: dict[str, dict[str, str]] = {}
    for identifier in step.ids:
        for name in moving.held(identifier):
            targets.setdefault(beside(name, step.to), {})[identifier] = name
    for target, names in targets.items():
        parts = {one: _full(moving.answers[name]) for one, name in names.items()}
        now = _together(parts, step)
        for name in names.values():
            was = moving.answers.pop(name)
            moving.note("merge", name, was, {target: now}, step.reason)
            moving.reviews.pop(name, None)
        if now is not None:
            moving.answers[target] = now


def _together(parts: Mapping[str, dict[str, Raw]], step: Merge) -> Raw:
    """Return the answer that several become; nothing where one of them is missing."""
    if {*parts} != {*step.ids} or not all(map(_has_value, parts.values())):
        return None
    found: Raw = None
    if step.how == "sum":
        found = _sum(list(parts.values()))
    else:
        given = {name: _key(one.get("value")) for name, one in parts.items()}
        for row in step.table:
            if all(given.get(n) == _key(v) for n, v in row.when.items()):
                found = {"value": row.value}
                break
    if found is None:
        return None
    files = [one for part in parts.values() for one in part.get("evidence") or ()]
    proof = {"evidence": list(dict.fromkeys(files))} if files else {}
    return {"state": "answered", **found, **proof}


def _sum(parts: list[dict[str, Raw]]) -> Raw:
    """Add plain numbers in one unit; anything else is not added."""
    values = [part.get("value") for part in parts]
    units = {part.get("unit") for part in parts}
    numbers = [
        v for v in values if isinstance(v, int | float) and not isinstance(v, bool)
    ]
    if len(numbers) < len(values) or len(units) > 1:
        return None
    found: dict[str, Raw] = {"value": float(format(sum(numbers), _DIGITS))}
    if None not in units:
        found["unit"] = units.pop()
    ranges = [p.get("range") or [v, v] for p, v in zip(parts, numbers, strict=True)]
    if any(part.get("range") for part in parts):
        found["range"] = [sum(ends) for ends in zip(*ranges, strict=True)]
    return found


def _said(raw: Raw) -> str:
    """Return an answer as text, for the log."""
    if raw is None:
        return OPEN
    full = _full(raw)
    if not _has_value(full):
        return str(full.get("state"))
    value: Scalar | Raw = full.get("value", full.get("range"))
    unit = f" {full['unit']}" if full.get("unit") else ""
    return visible(f"{value}{unit}", 200)
