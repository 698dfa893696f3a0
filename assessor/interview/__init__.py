"""Which question is next, what an answer changes; no screen, no keyboard.

The state of an interview is the answers file and nothing else: the next question
is worked out from it, so that closing and opening again loses nothing.
"""

from assessor.interview.engine import (
    amend,
    attach,
    begin,
    record,
    set_aside,
    unknown,
    use_profile,
    withdraw,
)
from assessor.interview.path import (
    Item,
    Progress,
    find_item,
    items,
    next_item,
    previous_item,
    progress,
    section_order,
)
from assessor.interview.rows import add_row, name_scenario, remove_row
from assessor.interview.scenarios import (
    ALWAYS,
    BOARD,
    EFFECTS,
    LINES,
    Board,
    Lane,
    Row,
    activity_sections,
    board,
    place_row,
    remove_scenario,
    row_groups,
)
from assessor.interview.seeing import Recorded, seen

__all__ = [
    "ALWAYS",
    "BOARD",
    "EFFECTS",
    "LINES",
    "Board",
    "Item",
    "Lane",
    "Progress",
    "Recorded",
    "Row",
    "activity_sections",
    "add_row",
    "amend",
    "attach",
    "begin",
    "board",
    "find_item",
    "items",
    "name_scenario",
    "next_item",
    "place_row",
    "previous_item",
    "progress",
    "record",
    "remove_row",
    "remove_scenario",
    "row_groups",
    "section_order",
    "seen",
    "set_aside",
    "unknown",
    "use_profile",
    "withdraw",
]
