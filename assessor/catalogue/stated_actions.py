"""The reduction actions of an answers file: what was decided, and their size."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from assessor.catalogue.answer_faults import at
from assessor.catalogue.answer_reading import raise_for
from assessor.catalogue.overlays import check_overlay
from assessor.domain.answers import MOST_ROWS, Answer, AnswersFile, StatedAction
from assessor.domain.overlays import Overlay, row_of
from assessor.domain.pack import Pack
from assessor.domain.visible import short
from assessor.errors import CatalogueError
from assessor.notation import Document, problems

_SIZE = ("set", "scale", "drop")
_FIELDS = (*StatedAction.model_fields, *Answer.model_fields)
_LISTED = 100


def stated_actions(
    document: Document, stated: Mapping[str, Any], answers: AnswersFile, pack: Pack
) -> dict[str, StatedAction]:
    """Check the reduction actions of an answers file.

    The size of an action is a what-if over the answers given, and checked as one.

    Args:
        document: The answers file.
        stated: What stands under ``actions``.
        answers: The rest of the file.
        pack: The pack with the actions.

    Returns:
        The actions by id, in the order of the file.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    found: list[str] = []
    kept: dict[str, StatedAction] = {}
    if len(stated) > MOST_ROWS:
        said = f"{len(stated)} are given; at most {MOST_ROWS} are read"
        raise_for([at(document, ("actions",), "actions", said)])
    known = {action.id for action in pack.actions}
    for name, raw in stated.items():
        if name not in known:
            said = "the questionnaire has no such action; expected an id such as A-01"
            found.append(
                at(document, ("actions", name), f"actions.{short(name)}", said)
            )
            continue
        try:
            kept[name] = _action(document, name, raw, (answers, pack))
        except CatalogueError as error:
            found += str(error).splitlines()
        else:
            found += _faults(document, name, kept, answers)
    raise_for(found)
    return kept


def _action(
    document: Document, name: str, raw: object, over: tuple[AnswersFile, Pack]
) -> StatedAction:
    given = raw if isinstance(raw, dict) else {}
    size = {key: given[key] for key in _SIZE if key in given}
    head = {k: v for k, v in given.items() if k not in _SIZE} if given else raw
    found: list[str] = []
    action, overlay = None, None
    try:
        action = StatedAction.model_validate(head)
    except ValidationError as error:
        errors: Any = [
            {**one, "loc": ("actions", name, *one["loc"])}
            for one in error.errors(include_url=False)[:_LISTED]
        ]
        found += problems(document, errors, _FIELDS)
    try:
        answers, pack = over
        if size:
            overlay = check_overlay(_alone(document, name, size), pack, answers)
    except CatalogueError as error:
        found += str(error).splitlines()
    if found or action is None:
        raise CatalogueError("\n".join(found))
    return action if overlay is None else _sized(action, overlay)


def _sized(action: StatedAction, overlay: Overlay) -> StatedAction:
    return action.model_copy(
        update={
            "set": dict(overlay.set),
            "scale": dict(overlay.scale),
            "drop": overlay.drop,
        }
    )


def _alone(document: Document, name: str, size: Mapping[str, object]) -> Document:
    """Return the size of an action as a what-if of its own, with its lines."""
    place = ("actions", name)
    lines = {
        where[2:]: line for where, line in document.lines.items() if where[:2] == place
    }
    data = {"format": 1, "overlay": name, **size}
    return Document(data, {(): document.line_of(place), **lines}, document.path)


def _faults(
    document: Document,
    name: str,
    actions: Mapping[str, StatedAction],
    answers: AnswersFile,
) -> Iterator[str]:
    action = actions[name]
    where = ("actions", name)
    for one in action.evidence:
        if one not in answers.evidence:
            said = f"evidence {short(one)} is not listed under “evidence:”"
            yield at(document, (*where, "evidence"), f"actions.{name}", said)
    gone = {row for other, one in actions.items() if other != name for row in one.drop}
    for changed in (*action.set, *action.scale):
        row = row_of(changed)
        if row is not None and f"{row.group}[{row.key}]" in gone:
            said = f"{changed}: an action before this one drops its row"
            yield at(document, where, f"actions.{name}", said)
