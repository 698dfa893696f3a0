"""The rows of repeated groups, and the scenarios, whose rows have a label."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from assessor.domain.answers import Answer
from assessor.domain.refusals import RefusedError, Why
from assessor.domain.sheet import OPTIONS, Sheet
from assessor.domain.visible import short
from assessor.errors import AnswerError
from assessor.interview.seeing import Recorded, seen

_KEY = re.compile(r"[^a-z0-9_]+")
_LONGEST_KEY = 34  # leaves room for the number of a namesake
_LONGEST_NAME = 200
_ALWAYS = ("project", "reference")


def add_row(sheet: Sheet, group: str, name: str) -> tuple[str, Recorded]:
    """Add a row to a group and return its key.

    Args:
        sheet: The answers so far.
        group: Name of the group.
        name: What the person calls the row; the key is made from it. For a scenario
            that exists but is not described yet, its key.

    Raises:
        AnswerError: If there is no such group, it is full, or the name too long.
    """
    section = sheet.pack.groups.get(group)
    if section is None or section.repeat is None:
        message = f"There is no group {group}."
        raise AnswerError(message)
    keys = sheet.answers.groups.get(group, ())
    if len(keys) >= section.repeat.max:
        raise RefusedError(Why.FULL, given=len(keys), group=section.title)
    label = " ".join(name.split())
    if len(label) > _LONGEST_NAME:
        raise RefusedError(Why.LONG, given=len(label), bound=_LONGEST_NAME)
    scenarios = sheet.answers.scenarios
    update: dict[str, Any] = {}
    if group != OPTIONS:
        key = _free_key(label, keys, group)
    elif label in scenarios and label not in keys:
        key = label
    else:
        key = _free_key(label, (*keys, *scenarios), group)
        update["scenarios"] = {**scenarios, key: label}
    update["groups"] = {**sheet.answers.groups, group: (*keys, key)}
    return key, seen(sheet, sheet.answers.model_copy(update=update))


def name_scenario(sheet: Sheet, key: str, label: str) -> Recorded:
    """Give a scenario the label that the report prints.

    Raises:
        AnswerError: If there is no such scenario, or the label is too long.
    """
    label = " ".join(label.split())
    if key not in sheet.answers.scenarios:
        raise RefusedError(Why.SCENARIO, given=short(key))
    if len(label) > _LONGEST_NAME:
        raise RefusedError(Why.LONG, given=len(label), bound=_LONGEST_NAME)
    scenarios = {**sheet.answers.scenarios, key: label}
    return seen(sheet, sheet.answers.model_copy(update={"scenarios": scenarios}))


def remove_row(sheet: Sheet, group: str, key: str | None = None) -> Recorded:
    """Remove a row with its answers, or say that a group has no row.

    Args:
        sheet: The answers so far.
        group: Name of the group.
        key: Key of the row; ``None`` records that there is none to add.
    """
    keys = tuple(k for k in sheet.answers.groups.get(group, ()) if k != key)
    prefix = f"{group}[{key}]."
    answers = {
        k: v for k, v in sheet.answers.answers.items() if not k.startswith(prefix)
    }
    update: dict[str, Any] = {
        "groups": {**sheet.answers.groups, group: keys},
        "answers": answers,
    }
    if group == OPTIONS:
        update["scenarios"] = _scenarios_without(sheet, key, answers)
    return seen(sheet, sheet.answers.model_copy(update=update))


def _scenarios_without(
    sheet: Sheet, key: str | None, answers: Mapping[str, Answer]
) -> dict[str, str]:
    """Return the scenarios less one, unless it always exists or a row is in it."""
    scenarios = sheet.answers.scenarios
    used = {
        answer.value
        for identifier, answer in answers.items()
        if identifier.endswith("].scenario")
    }
    if key in _ALWAYS or key in used:
        return dict(scenarios)
    return {name: label for name, label in scenarios.items() if name != key}


def _free_key(name: str, taken: tuple[str, ...], group: str) -> str:
    """Make a key that a row and a scenario may both have."""
    plain = key_of(name, group)
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}_{number}", number + 1
    return key


def key_of(name: str, group: str) -> str:
    """Return the key that a row is given for a name, if it is free.

    Examples:
        >>> key_of("Entraînement 2", "training.runs")
        'entrainement_2'
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    plain = _KEY.sub("_", bare).strip("_")
    if not plain or not plain[0].isalpha():
        plain = f"{group.rpartition('.')[2]}_{plain}"
    return plain[:_LONGEST_KEY].rstrip("_")
