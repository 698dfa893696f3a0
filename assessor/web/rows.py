"""Rows of groups and scenarios: added, named, removed."""

from starlette.responses import Response

from assessor.domain.sheet import OPTIONS, Sheet
from assessor.interview import (
    Manner,
    Recorded,
    add_row,
    attempt,
    board,
    find_item,
    name_scenario,
    remove_row,
    remove_scenario,
)
from assessor.web.answering import after, keep
from assessor.web.leaves import anchor, leaf_of, leaves
from assessor.web.naming import scenario_said
from assessor.web.plans import Figures
from assessor.web.results import SoFar
from assessor.web.roles import Act
from assessor.web.running import known_of, total_said
from assessor.web.visit import Visit


def change_rows(visit: Visit) -> Response:
    """Add a row to a group, remove one, or say that there is none."""
    sent = visit.sent
    group, row, do = sent("group"), sent("row"), sent("do")
    item = find_item(visit.sheet, group)
    if item is None or item.question is not None:
        w = visit.words
        return visit.say(422, w("refused"), w("not_asked"))
    if not visit.may(Act.ANSWER, item.section.id):
        return visit.not_yours()
    keys: list[str] = []
    if do == "add":
        held = keep(visit, "rows", lambda sheet: _added(visit, sheet, group, keys))
    elif do == "remove" and row in visit.sheet.answers.groups.get(group, ()):
        held = keep(visit, "rows", lambda sheet: remove_row(sheet, group, row))
    elif do == "none":
        held = keep(visit, "rows", lambda sheet: remove_row(sheet, group))
    else:
        w = visit.words
        return visit.say(422, w("refused"), w("not_asked"))
    now = after(visit, held)
    leaf = leaf_of(leaves(now.sheet), group)
    place = f"#r-{anchor(keys[-1])}" if keys else "#rows"
    where = now.project_path("s", leaf.name if leaf else "") + place
    return now.go(where, done="removed" if do == "remove" else "")


def _added(visit: Visit, sheet: Sheet, group: str, keys: list[str]) -> Recorded:
    """Add a row and, where rows have a name of their own, give it."""
    name = visit.sent("name")
    key, recorded = add_row(sheet, group, name)
    keys.append(key)
    named = f"{group}[{key}].name"
    if name and find_item(recorded.sheet, named) is not None:
        manner = Manner(at=visit.house.now())
        found = attempt(recorded.sheet, named, name, manner)
        return found.recorded or recorded
    return recorded


def options(visit: Visit, so_far: SoFar) -> Response:
    """Show the scenarios side by side.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    found = so_far.result.totals if so_far.result else {}
    totals = {
        key: (Figures(*total_said(visit, total)), total is not None and total.at_least)
        for key in visit.sheet.answers.scenarios
        for total in [found.get(key)]
    }
    seen = board(visit.sheet)
    pages = leaves(visit.sheet)
    links = {
        group: leaf.name
        for group in (OPTIONS, "scenario.lines", "scenario.effects")
        if (leaf := leaf_of(pages, group)) is not None
    }
    return visit.page(
        "options",
        board=seen,
        names={key: scenario_said(visit, key) for key in visit.sheet.answers.scenarios},
        totals=totals,
        links=links,
        pages=pages,
        known=known_of(visit, so_far),
    )


def change_options(visit: Visit) -> Response:
    """Name a scenario, add one, or remove one."""
    sent = visit.sent
    do, key, name = sent("do"), sent("key"), sent("name")
    described = find_item(visit.sheet, OPTIONS)
    within = described.section.id if described is not None else ""
    if not visit.may(Act.ANSWER, within):
        return visit.not_yours()
    if do == "name":
        keep(visit, "scenarios", lambda sheet: name_scenario(sheet, key, name))
    elif do == "add" and name and described is not None:
        keep(visit, "rows", lambda sheet: add_row(sheet, OPTIONS, name)[1])
    elif do == "remove" and key in visit.sheet.answers.scenarios:
        keep(visit, "scenarios", lambda sheet: remove_scenario(sheet, key))
    else:
        return visit.say(422, visit.words("refused"), visit.words("not_asked"))
    return visit.go(visit.project_path("options"), done="saved")
