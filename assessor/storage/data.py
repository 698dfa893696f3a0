"""Answers as the plain data of their file, and what changed between two of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assessor.domain.answers import Answer, AnswersFile, StatedAction
from assessor.storage.journal import OUTSIDE, Patch, Record

Data = dict[str, object]
Before = tuple[AnswersFile, Mapping[str, object]]
_WHOLE = (
    "pack",
    "project",
    "profile",
    "factors",
    "scenarios",
    "groups",
    "reviews",
    "evidence",
    "actions",
    "submission",
    "conditions",
    "part",
)


_OPTIONAL = {"groups", "factors", "actions"}
# Written without what is not said in them.
_BRIEF = ("reviews", "evidence", "submission", "conditions", "part")


def as_data(
    answers: AnswersFile, order: Sequence[str], before: Before | None = None
) -> Data:
    """Return answers as the plain data of their file, in the order of the pack.

    Args:
        answers: The answers.
        order: Question ids in the order of the pack.
        before: Nearly the same answers with their plain data, of which what did not
            change since is taken.
    """
    was, written = before or (None, {})
    kept = written.get("answers")
    known = kept if was is not None and isinstance(kept, dict) else {}
    given = was.answers if was is not None else {}
    unchanged = was is not None and _only_answers_differ(was, answers)
    data: Data = _written(written) if unchanged else _whole(answers)
    if unchanged and known.keys() == answers.answers.keys():
        names = list(known)
    else:
        names = _arranged(answers.answers, answers.groups, order)
    data["answers"] = {
        name: known[name]
        if name in known and answers.answers[name] is given.get(name)
        else _answer(answers.answers[name])
        for name in names
    }
    return data


def _only_answers_differ(before: AnswersFile, after: AnswersFile) -> bool:
    """Whether nothing but answers is another; it is told by what a copy shares."""
    return all(
        getattr(before, name) is getattr(after, name) for name in ("format", *_WHOLE)
    )


def _written(data: Mapping[str, object]) -> Data:
    return {name: data[name] for name in ("format", *_WHOLE) if name in data}


def _whole(answers: AnswersFile) -> Data:
    """Return all but the answers."""
    dumped = answers.model_dump(mode="json", exclude={"answers", *_BRIEF})
    dumped |= answers.model_dump(
        mode="json", include={*_BRIEF}, exclude_defaults=True, exclude_none=True
    )
    dumped["actions"] = {
        name: _stated(action) for name, action in answers.actions.items()
    }
    data: Data = {"format": answers.format}
    for name in _WHOLE:
        held = dumped.get(name)
        if held or name not in {*_OPTIONAL, *_BRIEF}:
            data[name] = held
    return data


def _arranged(
    names: Iterable[str], groups: Mapping[str, Sequence[str]], order: Sequence[str]
) -> list[str]:
    """Put answers in the order of the pack, row after row."""
    rank, first = _ranks(tuple(order))

    def where(identifier: str) -> tuple[int, int, int]:
        row, bracket, field = identifier.partition("].")
        if not bracket:
            return rank.get(identifier, len(rank)), 0, 0
        group, _, key = row.partition("[")
        keys = list(groups.get(group, ()))
        number = keys.index(key) if key in keys else len(keys)
        start = first.get(group, len(rank))
        return start, number, rank.get(f"{group}.{field}", len(rank))

    return sorted(names, key=where)


@lru_cache(maxsize=8)
def _ranks(order: tuple[str, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the place of each question, and of the first one of each group."""
    rank = {name: place for place, name in enumerate(order)}
    first: dict[str, int] = {}
    for name, place in rank.items():
        first.setdefault(name.rpartition(".")[0], place)
    return rank, first


def _answer(answer: Answer) -> dict[str, object]:
    full = answer.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return {"state": answer.state.value, **full}


def _stated(action: StatedAction) -> dict[str, object]:
    given = action.model_dump(mode="json", exclude_defaults=True, exclude={"set"})
    changed = {name: _answer(answer) for name, answer in action.set.items()}
    return {**given, "set": changed} if changed else given


def difference(before: Mapping[str, object], after: Mapping[str, object]) -> Patch:
    """Return the patch that leads from one file to another."""
    patch: Patch = {
        name: after.get(name)
        for name in _WHOLE
        if not _same(before.get(name), after.get(name))
    }
    old, new = before.get("answers"), after.get("answers")
    was = old if isinstance(old, dict) else {}
    now = new if isinstance(new, dict) else {}
    for identifier in [*now, *(name for name in was if name not in now)]:
        if not _same(was.get(identifier), now.get(identifier)):
            patch[f"answers/{identifier}"] = now.get(identifier)
    return patch


def _same(one: object, other: object) -> bool:
    """Whether two values are written the same; 1, 1.0 and true are not."""
    return one is other or json.dumps(one) == json.dumps(other)


def replay(records: Iterable[Record], order: Sequence[str]) -> Data:
    """Return what the file holds after all the records of a journal."""
    data: Data = {}
    for record in records:
        data = patched({} if record.what == OUTSIDE else data, record.patch, order)
    return data


def patched(data: Mapping[str, object], patch: Patch, order: Sequence[str]) -> Data:
    """Return data with a patch applied, in the order of the pack."""
    result: Data = {"format": 1, **data}
    held = result.get("answers")
    answers: dict[str, object] = dict(held) if isinstance(held, dict) else {}
    for name, value in patch.items():
        identifier = name.removeprefix("answers/")
        if identifier != name and value is None:
            answers.pop(identifier, None)
        elif identifier != name:
            answers[identifier] = value
        elif value is None:
            result.pop(name, None)
        else:
            result[name] = value
    groups = result.get("groups")
    names = _arranged(answers, groups if isinstance(groups, dict) else {}, order)
    result["answers"] = {name: answers[name] for name in names}
    keys = ("format", *_WHOLE, "answers")
    return {name: result[name] for name in keys if name in result}


def project_of(data: Mapping[str, object]) -> str:
    """Return the name of the project that a file holds; empty without one."""
    project = data.get("project")
    return str(project.get("name", "")) if isinstance(project, dict) else ""


def belong_together(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two states of a file can be of one project: its name or an answer stays.

    Args:
        one: A state.
        other: Another one, perhaps after an edit by hand.

    Examples:
        >>> one = {"project": {"name": "A"}, "answers": {"a": {"value": 1}}}
        >>> belong_together(one, {**one, "project": {"name": "B"}})
        True
        >>> belong_together(one, {"project": {"name": "B"}, "answers": {}})
        False
    """
    if project_of(one) == project_of(other):
        return True
    before, after = one.get("answers"), other.get("answers")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return False
    return any(name in after and _same(after[name], before[name]) for name in before)
